//! Bytes: in base64 on the wire.

use super::{Data, DecodeError};
use crate::json::JsonWriter;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use serde_json::Value;

impl Data for Bytes {
    fn write(&self, out: &mut JsonWriter) {
        out.string(&STANDARD.encode(self));
    }

    fn read(value: &Value) -> Result<Self, DecodeError> {
        value
            .as_str()
            .and_then(|text| STANDARD.decode(text).ok())
            .map(Bytes::from)
            .ok_or(DecodeError::expected("bytes in base64"))
    }

    fn print(&self, out: &mut String) {
        STANDARD.encode(self).print(out);
    }
}
