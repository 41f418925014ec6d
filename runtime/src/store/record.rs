//! What is stored of a tab, as text: JSON objects, one for a snapshot and one for each commit after it.
//!
//! Both hold the number of the last event handled, the sequence number of the last message, and messages that the page may not have. A snapshot holds all
//! vars and where the page is, a commit the changes of vars, and where the page is if it has moved.

use super::StoredTab;
use crate::delta::{Form, apply};
use crate::json::JsonWriter;
use crate::protocol::MAX_NUMBER;
use crate::states::{States, separate};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// A tab between two transactions, without its vars.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment<'a> {
    /// The number of the last event handled.
    pub last: u64,
    /// The sequence number of the last message.
    pub seq: u64,
    /// The page shown.
    pub page: &'a str,
    /// Its path and query.
    pub address: &'a str,
    /// Whether these two are others than what was stored before.
    pub has_moved: bool,
}

/// A snapshot; `frames` are the last messages.
pub(crate) fn snapshot<'f>(
    moment: Moment<'_>,
    frames: impl Iterator<Item = &'f str>,
    states: &mut dyn States,
) -> String {
    let mut out = JsonWriter::new().in_form(Form::Whole);
    begin(moment, true, frames, &mut out);
    out.raw(",\"vars\":{");
    states.vars(&mut |name, var| {
        separate(&mut out);
        out.string(name);
        out.raw(":");
        var.write(&mut out);
    });
    out.raw("}}");
    out.into_text()
}

/// A commit; `frames` are the last messages, `changes` those of vars, separated by commas.
pub(crate) fn commit<'f>(
    moment: Moment<'_>,
    frames: impl Iterator<Item = &'f str>,
    changes: &str,
) -> String {
    let mut out = JsonWriter::new();
    begin(moment, moment.has_moved, frames, &mut out);
    out.raw(",\"changes\":[");
    out.raw(changes);
    out.raw("]}");
    out.into_text()
}

fn begin<'f>(
    moment: Moment<'_>,
    says_where: bool,
    frames: impl Iterator<Item = &'f str>,
    out: &mut JsonWriter,
) {
    let Moment { last, seq, .. } = moment;
    out.display(format_args!("{{\"last\":{last},\"seq\":{seq}"));
    if says_where {
        out.raw(",\"page\":");
        out.string(moment.page);
        out.raw(",\"address\":");
        out.string(moment.address);
    }
    out.raw(",\"frames\":[");
    for frame in frames {
        separate(out);
        out.raw(frame);
    }
    out.raw("]");
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Record<'a> {
    last: u64,
    seq: u64,
    /// In a commit only if it is another one than before, as is the address.
    page: Option<String>,
    address: Option<String>,
    #[serde(borrow)]
    frames: Vec<&'a RawValue>,
    #[serde(default)]
    vars: Map<String, Value>,
    #[serde(default)]
    changes: Vec<Value>,
}

/// A tab as it was after its last commit.
#[derive(Debug)]
pub(crate) struct Restored {
    pub last: u64,
    pub seq: u64,
    pub page: String,
    pub address: String,
    /// The last messages, the one with the number `seq` at the end.
    pub frames: Vec<String>,
    pub vars: Map<String, Value>,
}

/// Reads what is stored.
///
/// # Errors
/// Says what cannot be understood.
pub(crate) fn read(stored: &StoredTab) -> Result<Restored, String> {
    let parse = |text| match serde_json::from_str::<Record<'_>>(text) {
        Ok(record) if record.last > MAX_NUMBER || record.seq > MAX_NUMBER => {
            Err("a number is too large".to_owned())
        }
        Ok(record) => Ok(record),
        Err(error) => Err(error.to_string()),
    };
    let first = parse(&stored.snapshot)?;
    let mut tab = Restored {
        last: first.last,
        seq: first.seq,
        page: first.page.ok_or("a snapshot has no page")?,
        address: first.address.ok_or("a snapshot has no address")?,
        frames: texts(&first.frames),
        vars: first.vars,
    };
    for commit in &stored.commits {
        let commit = parse(commit)?;
        if commit.seq < tab.seq || commit.last < tab.last {
            return Err("a commit counts back".to_owned());
        }
        for change in &commit.changes {
            apply(&mut tab.vars, change)?;
        }
        // Messages follow each other without gaps; what is behind a gap is of no use.
        if commit.seq - tab.seq != commit.frames.len() as u64 {
            tab.frames.clear();
        }
        tab.frames.extend(texts(&commit.frames));
        tab.last = commit.last;
        tab.seq = commit.seq;
        tab.page = commit.page.unwrap_or(tab.page);
        tab.address = commit.address.unwrap_or(tab.address);
    }
    Ok(tab)
}

fn texts(frames: &[&RawValue]) -> Vec<String> {
    frames.iter().map(|frame| frame.get().to_owned()).collect()
}

/// Gives vars their stored values. One that is not stored, or does not fit its type any more, keeps its default; the latter are named, with what is wrong.
pub(crate) fn restore(states: &mut dyn States, vars: &Map<String, Value>) -> Vec<String> {
    let mut unfit = Vec::new();
    states.vars(&mut |name, var| {
        if let Some(value) = vars.get(name)
            && let Err(error) = var.restore(value)
        {
            unfit.push(format!("`{name}`: {error}"));
        }
    });
    unfit
}
