//! Writing JSON straight into text, up to a limit.

use crate::delta::Form;
use std::fmt::Write;

/// Writes JSON. Beyond its limit it writes nothing more, so that asking "is the value smaller than this?" costs no more than the answer.
#[derive(Debug, Clone)]
pub struct JsonWriter {
    /// The text so far.
    pub text: String,
    limit: usize,
    form: Form,
}

impl Default for JsonWriter {
    fn default() -> JsonWriter {
        JsonWriter::new()
    }
}

impl JsonWriter {
    /// Without a limit.
    pub fn new() -> JsonWriter {
        JsonWriter::with_limit(usize::MAX)
    }

    /// Stops once more than `limit` bytes are written.
    pub fn with_limit(limit: usize) -> JsonWriter {
        JsonWriter {
            text: String::new(),
            limit,
            form: Form::Wire,
        }
    }

    /// Takes values in this form.
    pub fn in_form(mut self, form: Form) -> JsonWriter {
        self.form = form;
        self
    }

    /// Whether private fields are written as well.
    pub fn is_whole(&self) -> bool {
        self.form == Form::Whole
    }

    /// Whether more than the limit was written; what is there then is cut off.
    pub fn is_full(&self) -> bool {
        self.text.len() > self.limit
    }

    /// What was written.
    pub fn into_text(self) -> String {
        self.text
    }

    /// What was written so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Writes JSON that is already text.
    pub fn raw(&mut self, json: &str) {
        self.text.push_str(json);
    }

    /// Writes a whole number.
    pub fn integer(&mut self, number: impl itoa::Integer) {
        self.text.push_str(itoa::Buffer::new().format(number));
    }

    /// Writes anything that prints as JSON.
    pub fn display(&mut self, value: impl std::fmt::Display) {
        // Writing into a String cannot fail.
        let _ = write!(self.text, "{value}");
    }

    /// Writes a text with its quotes.
    pub fn string(&mut self, text: &str) {
        if self.is_full() {
            return;
        }
        self.text.push('"');
        let mut plain = 0;
        for (at, byte) in text.bytes().enumerate() {
            if byte >= 0x20 && byte != b'"' && byte != b'\\' {
                continue;
            }
            self.text.push_str(text.get(plain..at).unwrap_or_default());
            plain = at + 1;
            match byte {
                b'"' => self.text.push_str("\\\""),
                b'\\' => self.text.push_str("\\\\"),
                b'\n' => self.text.push_str("\\n"),
                b'\r' => self.text.push_str("\\r"),
                b'\t' => self.text.push_str("\\t"),
                _ => self.display(format_args!("\\u{byte:04x}")),
            }
        }
        self.text.push_str(text.get(plain..).unwrap_or_default());
        self.text.push('"');
    }
}
