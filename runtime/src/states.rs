//! The seam between a compiled program and the session that runs it: one object-safe trait, which generated code implements, and what passes through it.

use crate::data;
use serde_json::Value;
use std::fmt;

pub use crate::failure::Failure;
pub use crate::json::JsonWriter;

/// A compiled program.
#[derive(Clone, Copy)]
pub struct Program {
    /// Makes the states of a new tab, with their defaults.
    pub new_tab: fn() -> Box<dyn States>,
    /// Hash over names and types of events and cells: what a page must have in common with the program.
    pub contract: &'static str,
    /// The version of this crate that the program was generated for.
    pub version: &'static str,
    /// What was emitted for the browser: everything under `web/`.
    pub assets: &'static [Asset],
}

/// A file of the app.
#[derive(Debug, Clone, Copy)]
pub struct Asset {
    /// Relative to `web/`, with `/`: `pages/Home.js`.
    pub path: &'static str,
    /// All of it.
    pub contents: &'static [u8],
}

/// All states of one tab. Generated code implements it; the session drives it.
pub trait States: Send {
    /// Runs an event inside the tab's owner.
    ///
    /// # Errors
    /// The event does not exist, its arguments do not fit, or it failed. The caller then calls [`States::rollback`].
    fn call(&mut self, event: &str, args: &[Value]) -> Result<(), CallError>;

    /// Ends the transaction: appends the changes of the watched cells, in wire form, and forgets what would undo them.
    fn commit(&mut self, out: &mut Outgoing);

    /// Undoes everything since the last commit.
    fn rollback(&mut self);

    /// From now on these cells are watched, and no others. Appends the values of those that were not watched before: an object, name to value.
    fn watch(&mut self, cells: &[String], out: &mut JsonWriter);
}

/// Why an event did not run to its end.
#[derive(Debug, Clone, PartialEq)]
pub enum CallError {
    /// There is no such event.
    UnknownEvent,
    /// The arguments do not fit the parameters.
    BadArguments(DecodeError),
    /// The event has failed.
    Failed(Failure),
}

/// What is wrong with a value from the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError(pub String);

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a commit gives: changes and effects, each a list of items separated by commas, without the brackets.
#[derive(Debug, Default)]
pub struct Outgoing {
    /// The changes.
    pub changes: JsonWriter,
    /// The effects.
    pub effects: JsonWriter,
}

impl From<Failure> for CallError {
    fn from(failure: Failure) -> CallError {
        CallError::Failed(failure)
    }
}

impl From<data::DecodeError> for CallError {
    fn from(error: data::DecodeError) -> CallError {
        CallError::BadArguments(DecodeError(error.to_string()))
    }
}

/// One turn of a tab: what its events collect besides changes.
#[derive(Debug, Default)]
pub struct Turn {
    effects: JsonWriter,
    depth: usize,
}

impl Turn {
    /// How deep events may call each other.
    pub const MAX_DEPTH: usize = 64;

    /// Asks the browser to do something once the event has committed; `args` are JSON.
    pub fn effect(&mut self, name: &str, args: &[String]) {
        if !self.effects.text.is_empty() {
            self.effects.raw(",");
        }
        self.effects.raw("[");
        self.effects.string(name);
        for arg in args {
            self.effects.raw(",");
            self.effects.raw(arg);
        }
        self.effects.raw("]");
    }

    /// Asks the browser to run an event of a client state once the event has committed; `args` are JSON.
    pub fn call_browser(&mut self, event: &str, args: &[String]) {
        let args = format!("[{}]", args.join(","));
        self.effect("call", &[data_text(event), args]);
    }

    /// Enters an event.
    ///
    /// # Errors
    /// Fails if events call each other more than [`Self::MAX_DEPTH`] deep.
    pub fn enter(&mut self) -> crate::Result<()> {
        self.depth += 1;
        if self.depth > Self::MAX_DEPTH {
            return Err(Failure::unknown("events call each other too deep"));
        }
        Ok(())
    }

    /// Leaves an event.
    pub fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// Ends the turn and gives its effects.
    pub fn end(&mut self) -> JsonWriter {
        self.depth = 0;
        std::mem::take(&mut self.effects)
    }
}

/// A text as JSON.
fn data_text(text: &str) -> String {
    let mut json = JsonWriter::new();
    json.string(text);
    json.into_text()
}

/// How many arguments arrived.
pub fn expect_arguments(args: &[Value], count: usize) -> Result<(), data::DecodeError> {
    if args.len() == count {
        Ok(())
    } else {
        Err(data::DecodeError::expected("another number of arguments"))
    }
}

/// Begins the next item of a list whose items are separated by commas.
pub fn separate(out: &mut JsonWriter) {
    if !out.text.is_empty() && !out.text.ends_with(['{', '[']) {
        out.raw(",");
    }
}
