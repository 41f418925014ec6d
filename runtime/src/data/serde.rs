//! Values of a program for Rust that speaks serde: files, databases, HTTP. They look as they do on the wire; private fields are left out, and take their
//! defaults when a value is read; where one has no default, the value is refused.

use super::Data;
use crate::json::JsonWriter;
use ::serde::de::Error as _;
use serde_json::Value;

#[doc(hidden)]
pub use ::serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Writes a value to any format.
///
/// # Errors
/// Those of the format.
pub fn serialize<T: Data, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    let mut json = JsonWriter::new();
    value.write(&mut json);
    let mut written = serde_json::Deserializer::from_str(json.text());
    serde_transcode::transcode(&mut written, to)
}

/// Reads a value from a format that describes itself, as strictly as what arrives from a browser.
///
/// # Errors
/// Says what does not fit, and where in the value.
pub fn deserialize<'de, T: Data, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    T::read(&Value::deserialize(from)?).map_err(D::Error::custom)
}

/// Lets serde write and read a type by its [`Data`].
#[macro_export]
macro_rules! serde_by_data {
    ($name:ident $(<$($param:ident: $bound:path),+>)?) => {
        impl $(<$($param: $bound),+>)? $crate::data::serde::Serialize for $name $(<$($param),+>)? {
            fn serialize<S: $crate::data::serde::Serializer>(&self, to: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::data::serde::serialize(self, to)
            }
        }

        impl<'de $($(, $param: $bound)+)?> $crate::data::serde::Deserialize<'de> for $name $(<$($param),+>)? {
            fn deserialize<D: $crate::data::serde::Deserializer<'de>>(from: D) -> ::core::result::Result<Self, D::Error> {
                $crate::data::serde::deserialize(from)
            }
        }
    };
}

mod types {
    use crate::data::{Color, Data, Date, DateTime, Duration, Json, Length, Route, Weekday};
    use crate::list::List;
    use crate::map::{Key, Map, Set};

    serde_by_data!(Color);
    serde_by_data!(Date);
    serde_by_data!(DateTime);
    serde_by_data!(Duration);
    serde_by_data!(Json);
    serde_by_data!(Length);
    serde_by_data!(Route);
    serde_by_data!(Weekday);
    serde_by_data!(List<T: Data>);
    serde_by_data!(Map<K: Key, V: Data>);
    serde_by_data!(Set<T: Key>);
}
