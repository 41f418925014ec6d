//! Json as a value of a program.

use super::{Data, DecodeError};
use crate::json::JsonWriter;
use crate::list::List;
use crate::map::Map;
use serde_json::Value;

/// Any JSON. The fields of an object stand in order of their names.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A number, always finite.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(List<Json>),
    /// An object.
    Object(Map<String, Json>),
}

impl Json {
    /// A number as it is on the wire: those that JSON cannot write are texts.
    pub fn number(value: f64) -> Json {
        if value.is_finite() {
            Json::Number(value)
        } else {
            Json::Text(crate::library::float::to_text(&value))
        }
    }

    /// An object with these fields.
    pub fn object(fields: Map<String, Json>) -> Json {
        let mut entries: Vec<(String, Json)> = fields.into_iter().collect();
        entries.sort_by(|(left, _), (right, _)| left.cmp(right));
        Json::Object(entries.into())
    }

    fn write_plain(&self, out: &mut JsonWriter) {
        match self {
            // As ECMAScript prints it; on the wire the sign counts.
            Json::Number(value) if *value == 0.0 => out.raw("0"),
            Json::List(items) => {
                out.raw("[");
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.raw(",");
                    }
                    item.write_plain(out);
                }
                out.raw("]");
            }
            Json::Object(fields) => {
                out.raw("{");
                for (index, (name, value)) in fields.iter().enumerate() {
                    if index > 0 {
                        out.raw(",");
                    }
                    out.string(name);
                    out.raw(":");
                    value.write_plain(out);
                }
                out.raw("}");
            }
            other => other.write(out),
        }
    }

    /// As compact JSON.
    pub fn to_text(&self) -> String {
        let mut out = JsonWriter::new();
        self.write_plain(&mut out);
        out.into_text()
    }
}

impl From<&Value> for Json {
    fn from(value: &Value) -> Json {
        match value {
            Value::Null => Json::Null,
            Value::Bool(value) => Json::Bool(*value),
            Value::Number(number) => Json::number(number.as_f64().unwrap_or(f64::NAN)),
            Value::String(text) => Json::Text(text.clone()),
            Value::Array(items) => Json::List(items.iter().map(Json::from).collect()),
            Value::Object(fields) => Json::object(
                fields
                    .iter()
                    .map(|(name, value)| (name.clone(), Json::from(value)))
                    .collect(),
            ),
        }
    }
}

impl From<Value> for Json {
    fn from(value: Value) -> Json {
        Json::from(&value)
    }
}

impl From<&Json> for Value {
    fn from(json: &Json) -> Value {
        match json {
            Json::Null => Value::Null,
            Json::Bool(value) => Value::Bool(*value),
            Json::Number(value)
                if value.fract() == 0.0 && value.abs() <= crate::int::MAX as f64 =>
            {
                Value::from(*value as i64)
            }
            Json::Number(value) => Value::from(*value),
            Json::Text(text) => Value::String(text.clone()),
            Json::List(items) => items.iter().map(Value::from).collect(),
            Json::Object(fields) => fields
                .iter()
                .map(|(name, value)| (name.clone(), Value::from(value)))
                .collect(),
        }
    }
}

impl From<Json> for Value {
    fn from(json: Json) -> Value {
        Value::from(&json)
    }
}

impl Data for Json {
    fn write(&self, out: &mut JsonWriter) {
        match self {
            Json::Null => out.raw("null"),
            Json::Bool(value) => value.write(out),
            Json::Number(value) => value.write(out),
            Json::Text(text) => text.write(out),
            Json::List(items) => items.write(out),
            Json::Object(fields) => {
                out.raw("{");
                for (index, (name, value)) in fields.iter().enumerate() {
                    if out.is_full() {
                        return;
                    }
                    if index > 0 {
                        out.raw(",");
                    }
                    out.string(name);
                    out.raw(":");
                    value.write(out);
                }
                out.raw("}");
            }
        }
    }

    fn read(value: &Value) -> Result<Self, DecodeError> {
        Ok(Json::from(value))
    }

    fn print(&self, out: &mut String) {
        out.push_str(&self.to_text());
    }

    // `none` is `null`, so that a value needs another form: its Null is no `none`.
    fn write_some(&self, out: &mut JsonWriter) {
        out.raw("[");
        self.write(out);
        out.raw("]");
    }

    fn read_some(value: &Value) -> Result<Self, DecodeError> {
        match value.as_array().map(Vec::as_slice) {
            Some([value]) => Json::read(value),
            _ => Err(DecodeError::expected("a list of one")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delta::to_json;
    use serde_json::json;

    #[test]
    fn fields_stand_in_order_of_their_names() {
        let json = Json::from(json!({"b": [1, 2.5, -0.0], "a": {"10": null, "9": true}}));
        assert_eq!(
            json.to_text(),
            r#"{"a":{"10":null,"9":true},"b":[1,2.5,0]}"#
        );
        assert_eq!(
            to_json(&json),
            r#"{"a":{"10":null,"9":true},"b":[1,2.5,-0]}"#
        );
    }

    #[test]
    fn null_in_an_option_is_not_none() {
        assert_eq!(to_json(&Some(Json::Null)), "[null]");
        assert_eq!(to_json(&None::<Json>), "null");
        assert_eq!(Option::<Json>::read(&json!([null])), Ok(Some(Json::Null)));
        assert_eq!(Option::<Json>::read(&json!(null)), Ok(None));
        assert!(Option::<Json>::read(&json!(1)).is_err());
    }
}
