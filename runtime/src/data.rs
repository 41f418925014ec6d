//! Values of a program: how they are written to the wire, read from it, and printed in texts (LANGUAGE §4.4, §12).

use crate::delta::{ChangeKind, Written};
use crate::json::JsonWriter;
use crate::list::List;
use crate::rules::Wrong;
use serde_json::Value;

mod bytes;
mod json;
pub mod serde;
mod time;

pub use json::Json;
pub use time::{Date, DateTime, Duration, Weekday};

/// A value of a program.
pub trait Data: Clone + PartialEq + Send + Sync + 'static {
    /// Whether private fields can be in it, so that its two forms differ.
    const HIDES: bool = false;

    /// Writes it in the form that `out` takes; private fields are left out on the wire.
    fn write(&self, out: &mut JsonWriter);

    /// Reads what arrived, strictly.
    fn read(value: &Value) -> Result<Self, DecodeError>;

    /// Reads what the server itself has stored, private fields included. What arrives never gets here.
    fn restore(value: &Value) -> Result<Self, DecodeError> {
        Self::read(value)
    }

    /// Prints it as it stands inside of another value: texts with their quotes.
    fn print(&self, out: &mut String);

    /// Checks the rules of the records in it (`where … else "…"`). Records with rules have their own; nobody asks a value that can have none.
    ///
    /// # Errors
    /// Fails if a rule itself fails, as events do.
    fn check(&self, _wrong: &mut Wrong) -> crate::Result<()> {
        Ok(())
    }

    /// What has changed from one value to another; none if they are equal. What is equal and no part of the change stays the old one, since equal maps and
    /// sets may differ in their order, which a page sees.
    fn diff(old: &Self, new: &mut Self) -> Option<ChangeKind> {
        if old == new {
            new.clone_from(old);
            return None;
        }
        Some(ChangeKind::Set(Written::new(new)))
    }

    /// Prints it as it stands in a hole of a text.
    fn print_plain(&self, out: &mut String) {
        self.print(out);
    }

    /// Writes it where it may be missing, which `null` says.
    fn write_some(&self, out: &mut JsonWriter) {
        self.write(out);
    }

    /// Reads it where it may be missing.
    fn read_some(value: &Value) -> Result<Self, DecodeError> {
        Self::read(value)
    }
}

/// What does not decode, and where in the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError {
    /// The way to it from the whole, for example `.title` or `[3].done`.
    pub path: String,
    /// What was expected.
    pub expected: &'static str,
}

impl DecodeError {
    /// Something else than `expected` was found.
    pub fn expected(expected: &'static str) -> DecodeError {
        DecodeError {
            path: String::new(),
            expected,
        }
    }

    /// The same, seen from the field around it.
    pub fn in_field(mut self, name: &str) -> DecodeError {
        self.path.insert_str(0, &format!(".{name}"));
        self
    }

    /// The same, seen from the list around it.
    pub fn at_index(mut self, index: usize) -> DecodeError {
        self.path.insert_str(0, &format!("[{index}]"));
        self
    }
}

impl std::fmt::Display for DecodeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.path.is_empty() {
            write!(f, "expected {}", self.expected)
        } else {
            write!(f, "expected {} at {}", self.expected, self.path)
        }
    }
}

impl std::error::Error for DecodeError {}

/// The fields of a record that arrives: exactly `names`, no more and no fewer.
pub fn read_fields<'v>(
    value: &'v Value,
    names: &[&str],
) -> Result<&'v serde_json::Map<String, Value>, DecodeError> {
    let object = value
        .as_object()
        .ok_or(DecodeError::expected("an object"))?;
    for name in names {
        if !object.contains_key(*name) {
            return Err(DecodeError::expected("a value").in_field(name));
        }
    }
    match object.keys().find(|key| !names.contains(&key.as_str())) {
        Some(unknown) => Err(DecodeError::expected("no such field").in_field(unknown)),
        None => Ok(object),
    }
}

/// One field of a record that arrives.
pub fn read_field<T: Data>(
    object: &serde_json::Map<String, Value>,
    name: &str,
) -> Result<T, DecodeError> {
    let value = object.get(name).unwrap_or(&Value::Null);
    T::read(value).map_err(|error| error.in_field(name))
}

/// One field of a record that was stored.
pub fn restore_field<T: Data>(
    object: &serde_json::Map<String, Value>,
    name: &str,
) -> Result<T, DecodeError> {
    let value = object.get(name).unwrap_or(&Value::Null);
    T::restore(value).map_err(|error| error.in_field(name))
}

/// The variant that arrives: its name, and its fields if it has some.
pub fn read_variant(value: &Value) -> Result<(&str, &[Value]), DecodeError> {
    const EXPECTED: DecodeError = DecodeError {
        path: String::new(),
        expected: "a variant",
    };
    match value {
        Value::String(name) => Ok((name, &[])),
        Value::Object(object) => {
            let mut entries = object.iter();
            match (entries.next(), entries.next()) {
                (Some((name, Value::Array(fields))), None) if !fields.is_empty() => {
                    Ok((name, fields))
                }
                _ => Err(EXPECTED),
            }
        }
        _ => Err(EXPECTED),
    }
}

/// One field of a variant that arrives.
pub fn read_item<T: Data>(items: &[Value], index: usize) -> Result<T, DecodeError> {
    let value = items.get(index).unwrap_or(&Value::Null);
    T::read(value).map_err(|error| error.at_index(index))
}

/// One field of a variant that was stored.
pub fn restore_item<T: Data>(items: &[Value], index: usize) -> Result<T, DecodeError> {
    let value = items.get(index).unwrap_or(&Value::Null);
    T::restore(value).map_err(|error| error.at_index(index))
}

impl Data for bool {
    fn write(&self, out: &mut JsonWriter) {
        out.raw(if *self { "true" } else { "false" });
    }

    fn read(value: &Value) -> Result<Self, DecodeError> {
        value
            .as_bool()
            .ok_or(DecodeError::expected("true or false"))
    }

    fn print(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

impl Data for i64 {
    fn write(&self, out: &mut JsonWriter) {
        out.integer(*self);
    }

    fn read(value: &Value) -> Result<Self, DecodeError> {
        let whole = value.as_i64().or_else(|| {
            // `1e3` and `5.0` are whole numbers as well.
            let float = value.as_f64()?;
            (float.fract() == 0.0 && float.abs() <= crate::int::MAX as f64).then_some(float as i64)
        });
        whole
            .filter(|number| number.abs() <= crate::int::MAX)
            .ok_or(DecodeError::expected("a whole number within ±(2^53 − 1)"))
    }

    fn print(&self, out: &mut String) {
        out.push_str(&self.to_string());
    }
}

impl Data for f64 {
    fn write(&self, out: &mut JsonWriter) {
        if self.is_finite() {
            if *self == 0.0 && self.is_sign_negative() {
                out.raw("-0");
            } else {
                out.raw(ryu_js::Buffer::new().format(*self));
            }
        } else {
            out.string(&crate::library::float::to_text(self));
        }
    }

    fn read(value: &Value) -> Result<Self, DecodeError> {
        match value {
            Value::Number(number) => number.as_f64().ok_or(DecodeError::expected("a number")),
            Value::String(text) => match text.as_str() {
                "NaN" => Ok(f64::NAN),
                "Infinity" => Ok(f64::INFINITY),
                "-Infinity" => Ok(f64::NEG_INFINITY),
                _ => Err(DecodeError::expected("a number")),
            },
            _ => Err(DecodeError::expected("a number")),
        }
    }

    fn print(&self, out: &mut String) {
        out.push_str(&crate::library::float::to_text(self));
    }
}

impl Data for String {
    fn write(&self, out: &mut JsonWriter) {
        out.string(self);
    }

    fn read(value: &Value) -> Result<Self, DecodeError> {
        value
            .as_str()
            .map(str::to_owned)
            .ok_or(DecodeError::expected("a text"))
    }

    fn print(&self, out: &mut String) {
        out.push('"');
        for character in self.chars() {
            match character {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '{' => out.push_str("\\{"),
                '}' => out.push_str("\\}"),
                '\n' => out.push_str("\\n"),
                '\t' => out.push_str("\\t"),
                other => out.push(other),
            }
        }
        out.push('"');
    }

    fn print_plain(&self, out: &mut String) {
        out.push_str(self);
    }
}

/// Checks the rules of items, which have their numbers for names.
pub(crate) fn check_all<'v, T: Data>(
    items: impl Iterator<Item = &'v T>,
    wrong: &mut Wrong,
) -> crate::Result<()> {
    for (index, item) in items.enumerate() {
        wrong.within(&index.to_string(), |wrong| item.check(wrong))?;
    }
    Ok(())
}

impl<T: Data> Data for Option<T> {
    fn check(&self, wrong: &mut Wrong) -> crate::Result<()> {
        self.as_ref().map_or(Ok(()), |value| value.check(wrong))
    }

    const HIDES: bool = T::HIDES;

    fn write(&self, out: &mut JsonWriter) {
        match self {
            Some(value) => value.write_some(out),
            None => out.raw("null"),
        }
    }

    fn read(value: &Value) -> Result<Self, DecodeError> {
        match value {
            Value::Null => Ok(None),
            value => T::read_some(value).map(Some),
        }
    }

    fn restore(value: &Value) -> Result<Self, DecodeError> {
        match value {
            Value::Null => Ok(None),
            value if T::HIDES => T::restore(value).map(Some),
            value => T::read_some(value).map(Some),
        }
    }

    fn print(&self, out: &mut String) {
        match self {
            Some(value) => value.print(out),
            None => out.push_str("none"),
        }
    }

    fn print_plain(&self, out: &mut String) {
        match self {
            Some(value) => value.print_plain(out),
            None => out.push_str("none"),
        }
    }
}

impl<T: Data> Data for List<T> {
    fn check(&self, wrong: &mut Wrong) -> crate::Result<()> {
        check_all(self.iter(), wrong)
    }

    const HIDES: bool = T::HIDES;

    fn diff(old: &Self, new: &mut Self) -> Option<ChangeKind> {
        crate::delta::diff_lists(old, new)
    }

    fn write(&self, out: &mut JsonWriter) {
        out.raw("[");
        for (index, item) in self.iter().enumerate() {
            if out.is_full() {
                return;
            }
            if index > 0 {
                out.raw(",");
            }
            item.write(out);
        }
        out.raw("]");
    }

    fn read(value: &Value) -> Result<Self, DecodeError> {
        read_list(value, T::read)
    }

    fn restore(value: &Value) -> Result<Self, DecodeError> {
        read_list(value, T::restore)
    }

    fn print(&self, out: &mut String) {
        out.push('[');
        for (index, item) in self.iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            item.print(out);
        }
        out.push(']');
    }
}

fn read_list<T: Data>(
    value: &Value,
    read: fn(&Value) -> Result<T, DecodeError>,
) -> Result<List<T>, DecodeError> {
    let items = value.as_array().ok_or(DecodeError::expected("a list"))?;
    let items = items.iter().enumerate();
    items
        .map(|(index, item)| read(item).map_err(|error| error.at_index(index)))
        .collect()
}

impl<T: Data, E: Data> Data for Result<T, E> {
    fn check(&self, wrong: &mut Wrong) -> crate::Result<()> {
        match self {
            Ok(value) => value.check(wrong),
            Err(error) => error.check(wrong),
        }
    }

    const HIDES: bool = T::HIDES || E::HIDES;

    fn write(&self, out: &mut JsonWriter) {
        match self {
            Ok(value) => {
                out.raw("{\"ok\":");
                value.write(out);
            }
            Err(error) => {
                out.raw("{\"err\":");
                error.write(out);
            }
        }
        out.raw("}");
    }

    fn read(value: &Value) -> Result<Self, DecodeError> {
        read_result(value, T::read, E::read)
    }

    fn restore(value: &Value) -> Result<Self, DecodeError> {
        read_result(value, T::restore, E::restore)
    }

    fn print(&self, out: &mut String) {
        match self {
            Ok(value) => {
                out.push_str("ok(");
                value.print(out);
            }
            Err(error) => {
                out.push_str("err(");
                error.print(out);
            }
        }
        out.push(')');
    }
}

fn read_result<T, E>(
    value: &Value,
    ok: fn(&Value) -> Result<T, DecodeError>,
    err: fn(&Value) -> Result<E, DecodeError>,
) -> Result<Result<T, E>, DecodeError> {
    let mut entries = value.as_object().into_iter().flatten();
    match (entries.next(), entries.next()) {
        (Some((name, value)), None) if name == "ok" => {
            ok(value).map(Ok).map_err(|error| error.in_field("ok"))
        }
        (Some((name, value)), None) if name == "err" => {
            err(value).map(Err).map_err(|error| error.in_field("err"))
        }
        _ => Err(DecodeError::expected("`ok` or `err`")),
    }
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name(pub String);

            impl Data for $name {
                fn write(&self, out: &mut JsonWriter) {
                    out.string(&self.0);
                }

                fn read(value: &Value) -> Result<Self, DecodeError> {
                    String::read(value).map($name)
                }

                fn print(&self, out: &mut String) {
                    out.push_str(&self.0);
                }
            }
        )*
    };
}

texts! {
    /// A colour as CSS writes it.
    Color;
    /// A length as CSS writes it.
    Length;
    /// The address of a page.
    Route;
}
