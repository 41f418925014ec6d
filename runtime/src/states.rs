//! The seam between a compiled program and the session that runs it: one object-safe trait, which generated code implements, and what passes through it.

use crate::background::{Job, Start};
use crate::context::{Context, EventContext};
use crate::data;
use serde_json::Value;
use std::any::Any;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

pub use crate::failure::Failure;
pub use crate::json::JsonWriter;
pub use crate::var::Stored;

/// A compiled program.
#[derive(Clone)]
pub struct Program {
    /// Makes the states of a new tab, with their defaults.
    pub new_tab: Arc<dyn Fn() -> Box<dyn States> + Send + Sync>,
    /// Hash over names and types of events and cells: what a page must have in common with the program.
    pub contract: &'static str,
    /// The version of this crate that the program was generated for.
    pub version: &'static str,
    /// The events that may call Rust, in order: a request stands behind them.
    pub requests: &'static [&'static str],
    /// The background events that begin when the states of a tab are made.
    pub starts: &'static [&'static str],
    /// The events that run before the states of a tab are dropped.
    pub stops: &'static [&'static str],
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
pub trait States: Any + Send {
    /// Begins a transaction.
    fn begin(&mut self, context: Context);

    /// Runs an event inside the tab's owner. It fails if the event does not exist, if its arguments do not fit, or by itself; the caller then calls
    /// [`States::rollback`].
    fn call<'a>(&'a mut self, event: &'a str, args: &'a [Value]) -> Running<'a>;

    /// Appends the changes since the last preview, without ending the transaction.
    fn preview(&mut self, out: &mut Outgoing);

    /// Ends the transaction: appends the changes of the watched cells, in wire form, and forgets what would undo them.
    fn commit(&mut self, out: &mut Outgoing);

    /// Undoes everything since the last commit. Appends what takes previews back.
    fn rollback(&mut self, out: &mut Outgoing);

    /// From now on these cells are watched, and no others. Appends the values of those that were not watched before: an object, name to value;
    /// behind it, if values of some have failed, a comma and an object, name to failure.
    fn watch(&mut self, cells: &[String], out: &mut JsonWriter);

    /// Shows all vars, by name, in order of declaration.
    fn vars(&mut self, visit: &mut dyn FnMut(&'static str, &mut dyn Stored));
}

/// An event that runs.
pub type Running<'a> = Pin<Box<dyn Future<Output = Result<(), CallError>> + Send + 'a>>;

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
    /// The changes, for the page.
    pub changes: JsonWriter,
    /// The changes of all vars, for the store.
    pub stored: JsonWriter,
    /// The effects.
    pub effects: JsonWriter,
    /// What happens to background events.
    pub jobs: Vec<Job>,
}

impl Outgoing {
    /// Whether there is nothing to tell the page.
    pub fn is_empty(&self) -> bool {
        self.changes.text.is_empty() && self.effects.text.is_empty()
    }
}

impl Program {
    /// Whether a request stands behind this event.
    pub(crate) fn needs_request(&self, event: &str) -> bool {
        self.requests.binary_search(&event).is_ok()
    }

    /// Whether something happens at the beginning or the end of a tab, which then must not be forgotten.
    pub(crate) fn has_hooks(&self) -> bool {
        !self.starts.is_empty() || !self.stops.is_empty()
    }
}

impl Outgoing {
    /// Appends an effect that sends the page to an address.
    pub(crate) fn redirect(&mut self, location: &str) {
        let mut turn = Turn::default();
        turn.effect("redirect", &[data_text(location), "false".to_owned()]);
        separate(&mut self.effects);
        self.effects.raw(&turn.effects.text);
    }
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

/// How far a transaction was.
#[derive(Debug)]
pub struct TurnMark {
    effects: usize,
    jobs: usize,
    depth: usize,
}

/// One transaction of a tab: what has started it, and what its events collect besides changes.
#[derive(Debug, Default)]
pub struct Turn {
    context: Context,
    effects: JsonWriter,
    jobs: Vec<Job>,
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

    /// The beginning of a transaction.
    pub fn new(context: Context) -> Turn {
        Turn {
            context,
            ..Turn::default()
        }
    }

    /// What has started it.
    pub fn context(&self) -> Context {
        self.context.clone()
    }

    /// The path of the address that the calling tab shows.
    pub fn path(&self) -> String {
        self.context.path().to_owned()
    }

    /// Starts a background event once the transaction has committed.
    pub fn start(&mut self, start: Start) {
        self.jobs.push(Job::Start(start));
    }

    /// Ends what the tab has started of a background event, once the transaction has committed.
    pub fn cancel(&mut self, event: &'static str) {
        self.jobs.push(Job::Cancel(event));
    }

    /// Shows the tab what has changed so far.
    pub async fn flush(&mut self, mut preview: Outgoing) -> crate::Result<()> {
        preview.effects = std::mem::take(&mut self.effects);
        if !preview.is_empty() {
            if let Some(previews) = self.context.previews() {
                previews.push(preview);
            }
            tokio::task::yield_now().await;
        }
        Ok(())
    }

    /// Takes the effects of an event that is written in Rust.
    pub fn absorb(&mut self, context: EventContext) {
        if !context.effects.effects.text.is_empty() {
            separate(&mut self.effects);
            self.effects.raw(&context.effects.effects.text);
        }
    }

    /// Asks the other side to run an event once this one has committed: the browser one of a client state; `args` are JSON.
    pub fn call_other_side(&mut self, event: &str, args: &[String]) {
        let args = format!("[{}]", args.join(","));
        #[cfg(feature = "testing")]
        if let Some(watch) = crate::trial::watch::current() {
            return self.effect("call", &[data_text(event), args, watch.to_string()]);
        }
        self.effect("call", &[data_text(event), args]);
    }

    /// What brings back what it has collected by now.
    pub fn mark(&self) -> TurnMark {
        TurnMark {
            effects: self.effects.text.len(),
            jobs: self.jobs.len(),
            depth: self.depth,
        }
    }

    /// Forgets what it has collected since then.
    pub fn back_to(&mut self, mark: TurnMark) {
        #[cfg(feature = "testing")]
        crate::trial::watch::forget(mark.effects);
        self.effects.text.truncate(mark.effects);
        self.jobs.truncate(mark.jobs);
        self.depth = mark.depth;
    }

    /// How far its effects are.
    #[cfg(feature = "testing")]
    pub(crate) fn effects_length(&self) -> usize {
        self.effects.text.len()
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

    /// Ends the transaction well: gives what it has collected.
    pub fn end(&mut self, out: &mut Outgoing) {
        self.depth = 0;
        self.context = Context::default();
        out.effects.raw(&std::mem::take(&mut self.effects).text);
        out.jobs.append(&mut self.jobs);
    }

    /// Ends the transaction badly: forgets what it has collected.
    pub fn abort(&mut self) {
        self.depth = 0;
        self.context = Context::default();
        self.effects = JsonWriter::default();
        self.jobs.clear();
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
