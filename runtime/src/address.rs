//! Addresses of pages, made from their parameters.

use crate::data::{Data, Route};
use crate::list::List;

/// An address in the making.
#[derive(Debug, Default)]
pub struct Address {
    path: String,
    query: String,
}

impl Address {
    /// `/`
    pub fn new() -> Address {
        Address::default()
    }

    /// Adds a part between slashes.
    pub fn segment<T: Data>(&mut self, value: &T) {
        self.path.push('/');
        push_encoded(&mut self.path, &text(value));
    }

    /// Adds several parts.
    pub fn rest(&mut self, values: &List<String>) {
        for value in values.iter() {
            self.segment(value);
        }
    }

    /// Adds a parameter of the query.
    pub fn query<T: Data>(&mut self, name: &str, value: &T) {
        self.query
            .push(if self.query.is_empty() { '?' } else { '&' });
        self.query.push_str(name);
        self.query.push('=');
        push_encoded(&mut self.query, &text(value));
    }

    /// The whole.
    pub fn finish(self) -> Route {
        let path = if self.path.is_empty() {
            "/"
        } else {
            &self.path
        };
        Route(format!("{path}{}", self.query))
    }
}

fn text<T: Data>(value: &T) -> String {
    let mut text = String::new();
    value.print_plain(&mut text);
    text
}

/// Percent-encodes everything but what RFC 3986 calls unreserved.
fn push_encoded(out: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
}
