//! Changes of a value by path, in the form of the wire.

use crate::data::Data;
use crate::json::JsonWriter;
use crate::list::List;

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// An item of a list.
    Index(usize),
    /// A field of a record.
    Field(&'static str),
    /// The value for a key of a map; the key as JSON.
    Key(String),
}

/// One change: where, and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The way from the var to the place.
    pub path: Vec<Step>,
    /// What happened there.
    pub kind: ChangeKind,
}

/// What happened; values are JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeKind {
    /// A new value.
    Set(String),
    /// A text grew by this piece, a JSON text.
    Append(String),
    /// `removed` items at `index` were replaced by these.
    Splice {
        /// Where.
        index: usize,
        /// How many went.
        removed: usize,
        /// What came.
        inserted: Vec<String>,
    },
    /// A value was put for a key of a map, or an item into a set.
    Put {
        /// The key or the item.
        key: String,
        /// The value; none in a set.
        value: Option<String>,
    },
    /// The entry for a key of a map, or an item of a set, was taken out.
    Remove(String),
}

/// A value as JSON.
pub fn to_json<T: Data>(value: &T) -> String {
    let mut out = JsonWriter::new();
    value.write(&mut out);
    out.into_text()
}

impl Change {
    /// Roughly how many bytes it takes on the wire, without its path.
    pub fn size(&self) -> usize {
        match &self.kind {
            ChangeKind::Set(json) | ChangeKind::Append(json) => json.len() + 8,
            ChangeKind::Splice { inserted, .. } => {
                inserted.iter().map(|json| json.len() + 1).sum::<usize>() + 16
            }
            ChangeKind::Put { key, value } => key.len() + value.as_ref().map_or(0, String::len) + 8,
            ChangeKind::Remove(key) => key.len() + 8,
        }
    }

    /// Writes `[path, …]` for the cell with this name.
    pub fn write(&self, cell: &str, out: &mut JsonWriter) {
        out.raw("[");
        if self.path.is_empty() {
            out.string(cell);
        } else {
            out.raw("[");
            out.string(cell);
            for step in &self.path {
                out.raw(",");
                match step {
                    Step::Index(index) => out.display(index),
                    Step::Field(name) => out.string(name),
                    Step::Key(key) => out.display(format_args!("{{\"key\":{key}}}")),
                }
            }
            out.raw("]");
        }
        match &self.kind {
            ChangeKind::Set(json) => {
                out.raw(",");
                out.raw(json);
            }
            ChangeKind::Append(piece) => {
                out.raw(",\"append\",");
                out.raw(piece);
            }
            ChangeKind::Splice {
                index,
                removed,
                inserted,
            } => {
                out.display(format_args!(
                    ",\"splice\",{index},{removed},[{}]",
                    inserted.join(",")
                ));
            }
            ChangeKind::Put { key, value } => {
                out.display(format_args!(",\"put\",{key}"));
                if let Some(value) = value {
                    out.raw(",");
                    out.raw(value);
                }
            }
            ChangeKind::Remove(key) => out.display(format_args!(",\"remove\",{key}")),
        }
        out.raw("]");
    }
}

/// The change that makes `new` of `old` where both are lists: what is the same at both ends stays the old one, the middle is replaced.
pub fn diff_lists<T: Data>(old: &List<T>, new: &mut List<T>) -> Option<ChangeKind> {
    let mut pairs = old.iter().zip(new.iter());
    let same_start = pairs.position(|(a, b)| a != b);
    let same_start = same_start.unwrap_or(old.len().min(new.len()));
    if same_start == old.len() && same_start == new.len() {
        new.clone_from(old);
        return None;
    }
    let left = (old.len() - same_start).min(new.len() - same_start);
    let same_end = (0..left)
        .take_while(|at| old.get(old.len() - 1 - at) == new.get(new.len() - 1 - at))
        .count();
    let middle = new.part(same_start, new.len() - same_end);
    let inserted = middle.iter().map(to_json).collect();
    *new = old.part(0, same_start);
    new.append(middle);
    new.append(old.part(old.len() - same_end, old.len()));
    Some(ChangeKind::Splice {
        index: same_start,
        removed: old.len() - same_start - same_end,
        inserted,
    })
}
