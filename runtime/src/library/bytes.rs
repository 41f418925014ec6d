//! Methods of Bytes.

use bytes::Bytes;

/// How many there are.
pub fn length(bytes: &Bytes) -> i64 {
    bytes.len() as i64
}

/// The text that they are in UTF-8.
pub fn to_text(bytes: &Bytes) -> Option<String> {
    String::from_utf8(bytes.to_vec()).ok()
}
