//! Methods of Json.

use crate::data::{Data, Json};
use crate::list::List;
use crate::map::Map;
use serde_json::Value;

/// The JSON in a text.
pub fn parse(text: String) -> Result<Json, String> {
    serde_json::from_str::<Value>(&text)
        .map(Json::from)
        .map_err(|_| "the text is no JSON".to_owned())
}

/// Any data in the form of the wire.
pub fn of<T: Data>(value: T) -> Json {
    // What is written is JSON.
    serde_json::from_str::<Value>(&crate::delta::to_json(&value)).map_or(Json::Null, Json::from)
}

/// As compact JSON.
pub fn to_text(json: &Json) -> String {
    json.to_text()
}

/// A field of an object.
pub fn field(json: &Json, name: String) -> Option<Json> {
    match json {
        Json::Object(fields) => fields.get(&name).cloned(),
        _ => None,
    }
}

/// An item of a list.
pub fn at(json: &Json, i: i64) -> Option<Json> {
    match json {
        Json::List(items) => super::list::get(items, i),
        _ => None,
    }
}

/// The text that it is.
pub fn as_text(json: &Json) -> Option<String> {
    match json {
        Json::Text(text) => Some(text.clone()),
        _ => None,
    }
}

/// The whole number that it is.
pub fn as_int(json: &Json) -> Option<i64> {
    let value = as_float(json)?;
    (value.fract() == 0.0)
        .then(|| crate::int::from_float(value).ok())
        .flatten()
}

/// The number that it is.
pub fn as_float(json: &Json) -> Option<f64> {
    match json {
        Json::Number(value) => Some(*value),
        _ => None,
    }
}

/// The Bool that it is.
pub fn as_bool(json: &Json) -> Option<bool> {
    match json {
        Json::Bool(value) => Some(*value),
        _ => None,
    }
}

/// The list that it is.
pub fn as_list(json: &Json) -> Option<List<Json>> {
    match json {
        Json::List(items) => Some(items.clone()),
        _ => None,
    }
}

/// The fields of the object that it is.
pub fn as_object(json: &Json) -> Option<Map<String, Json>> {
    match json {
        Json::Object(fields) => Some(fields.clone()),
        _ => None,
    }
}
