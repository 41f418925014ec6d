//! Cases of the language, run on both sides. `cases/` has those that are written by hand; others are the examples
//! of the library's chapters, or are made by chance. All of them are one program, which is
//! compiled for the server and for the browser; each must give the same on both sides, byte for byte, or fail for the same reason.

rxl::app!();

pub mod case;
pub mod corpus;
pub mod examples;

use rxl::{Data, JsonWriter, Outgoing, States};
use std::panic::catch_unwind;
use std::path::Path;

/// A case and how it is run in Rust.
pub struct Case {
    /// Where it comes from.
    pub origin: &'static str,
    /// Its code.
    pub code: &'static str,
    /// What must come out, if it is known.
    pub expected: Option<&'static str>,
    /// How it is run.
    pub run: Run,
}

/// How a case is run.
pub enum Run {
    /// The value, and its text.
    Value(fn() -> String, fn() -> String),
    /// An event of the state.
    Event(fn(&mut app::Tab) -> rxl::Result<()>),
}

/// The cases of the program.
pub mod table {
    use super::{Case, Run, app, value};

    include!(concat!(env!("OUT_DIR"), "/table.rs"));
}

/// What was made for the browser, with the driver that runs it.
pub const OUT: &str = env!("OUT_DIR");

/// The folder of this package.
pub fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A value as it is sent, or why there is none.
fn value<T: Data>(value: rxl::Result<T>) -> String {
    match value {
        Ok(value) => rxl::delta::to_json(&value),
        Err(failure) => format!("! {}", failure.message),
    }
}

impl Case {
    /// What comes out on the server, and for a value its text in a hole.
    pub fn run(&self) -> (String, Option<String>) {
        let panicked = |_| "! it panics".to_owned();
        match self.run {
            Run::Value(value, text) => (
                catch_unwind(value).unwrap_or_else(panicked),
                Some(catch_unwind(text).unwrap_or_else(panicked)),
            ),
            Run::Event(event) => (
                catch_unwind(|| changed(event)).unwrap_or_else(panicked),
                None,
            ),
        }
    }
}

/// The vars of the state that an event changes.
fn changed(event: fn(&mut app::Tab) -> rxl::Result<()>) -> String {
    let vars = case::vars(include_str!("../cases/members.rxl"));
    let read = |tab: &mut app::Tab| -> Vec<String> {
        let vars = vars.iter();
        vars.map(|var| {
            let mut json = JsonWriter::new();
            tab.watch(&[format!("OnServer.{var}")], &mut json);
            tab.watch(&[], &mut JsonWriter::new());
            let object = json.into_text();
            let start = format!("{{\"OnServer.{var}\":").len();
            object
                .get(start..object.len() - 1)
                .unwrap_or_default()
                .to_owned()
        })
        .collect()
    };
    let mut tab = app::Tab::new();
    let before = read(&mut tab);
    let mut out = Outgoing::default();
    if let Err(failure) = event(&mut tab) {
        tab.rollback(&mut out);
        let undone = match before == read(&mut tab) {
            true => "",
            false => " (and not all is undone)",
        };
        return format!("! {}{undone}", failure.message);
    }
    tab.commit(&mut out);
    let after = read(&mut tab);
    let entries: Vec<String> = vars
        .iter()
        .zip(before.iter().zip(&after))
        .filter(|(_, (before, after))| before != after)
        .map(|(var, (_, after))| format!("{var:?}:{after}"))
        .collect();
    format!("{{{}}}", entries.join(","))
}
