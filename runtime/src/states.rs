//! The seam between a compiled program and the session that runs it: one object-safe trait, which generated code implements, and what passes through it.

use serde_json::Value;
use std::fmt;

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

/// A failure of an event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Failure {
    /// What went wrong; worded for people if it is known.
    pub message: String,
    /// The event that failed.
    pub event: String,
    /// Names the failure in the log.
    pub id: String,
    /// Whether the program has worded it for people (`fail(text)`).
    pub known: bool,
}

/// JSON in the making.
#[derive(Debug, Default)]
pub struct JsonWriter {
    /// The text so far.
    pub text: String,
}

/// What a commit gives: changes and effects, each a list of items separated by commas, without the brackets.
#[derive(Debug, Default)]
pub struct Outgoing {
    /// The changes.
    pub changes: JsonWriter,
    /// The effects.
    pub effects: JsonWriter,
}
