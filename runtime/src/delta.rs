//! Changes of a value by path: as the wire has them, and as a store has them, which also sees what is private.

mod apply;

pub use apply::apply;

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
    /// A private field of a record; what leads through it never leaves the server.
    Private(&'static str),
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

/// For whom a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For a page: private fields are left out.
    Wire,
    /// For the server's own store: all of it.
    Whole,
}

/// A value as JSON, in both forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    wire: String,
    /// Where it differs.
    whole: Option<String>,
}

impl Written {
    /// A value.
    pub fn new<T: Data>(value: &T) -> Written {
        Written {
            wire: to_json(value),
            whole: T::HIDES.then(|| {
                let mut out = JsonWriter::new().in_form(Form::Whole);
                value.write(&mut out);
                out.into_text()
            }),
        }
    }

    fn get(&self, form: Form) -> &str {
        match (form, &self.whole) {
            (Form::Whole, Some(whole)) => whole,
            _ => &self.wire,
        }
    }
}

/// What happened; values are JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeKind {
    /// A new value.
    Set(Written),
    /// A text grew by this piece, a JSON text.
    Append(String),
    /// `removed` items at `index` were replaced by these.
    Splice {
        /// Where.
        index: usize,
        /// How many went.
        removed: usize,
        /// What came.
        inserted: Vec<Written>,
    },
    /// A value was put for a key of a map, or an item into a set.
    Put {
        /// The key or the item.
        key: String,
        /// The value; none in a set.
        value: Option<Written>,
    },
    /// The entry for a key of a map, or an item of a set, was taken out.
    Remove(String),
}

/// A value as JSON, in the form of the wire.
pub fn to_json<T: Data>(value: &T) -> String {
    let mut out = JsonWriter::new();
    value.write(&mut out);
    out.into_text()
}

impl Change {
    /// A change of a var as a whole.
    pub fn of_all(kind: ChangeKind) -> Change {
        Change {
            path: Vec::new(),
            kind,
        }
    }

    /// Whether it has a place in this form.
    pub fn is_in(&self, form: Form) -> bool {
        let is_private = |step: &Step| matches!(step, Step::Private(_));
        form == Form::Whole || !self.path.iter().any(is_private)
    }

    /// Roughly how many bytes it takes in this form, without its path.
    pub fn size(&self, form: Form) -> usize {
        match &self.kind {
            ChangeKind::Set(value) => value.get(form).len() + 8,
            ChangeKind::Append(json) => json.len() + 8,
            ChangeKind::Splice { inserted, .. } => {
                let inserted = inserted.iter().map(|item| item.get(form).len() + 1);
                inserted.sum::<usize>() + 16
            }
            ChangeKind::Put { key, value } => {
                key.len() + value.as_ref().map_or(0, |value| value.get(form).len()) + 8
            }
            ChangeKind::Remove(key) => key.len() + 8,
        }
    }

    /// Writes `[path, …]` for the var with this name.
    pub fn write(&self, cell: &str, form: Form, out: &mut JsonWriter) {
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
                    Step::Field(name) | Step::Private(name) => out.string(name),
                    Step::Key(key) => out.display(format_args!("{{\"key\":{key}}}")),
                }
            }
            out.raw("]");
        }
        match &self.kind {
            ChangeKind::Set(value) => {
                out.raw(",");
                out.raw(value.get(form));
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
                out.display(format_args!(",\"splice\",{index},{removed},["));
                for (index, item) in inserted.iter().enumerate() {
                    if index > 0 {
                        out.raw(",");
                    }
                    out.raw(item.get(form));
                }
                out.raw("]");
            }
            ChangeKind::Put { key, value } => {
                out.display(format_args!(",\"put\",{key}"));
                if let Some(value) = value {
                    out.raw(",");
                    out.raw(value.get(form));
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
    let inserted = middle.iter().map(Written::new).collect();
    *new = old.part(0, same_start);
    new.append(middle);
    new.append(old.part(old.len() - same_end, old.len()));
    Some(ChangeKind::Splice {
        index: same_start,
        removed: old.len() - same_start - same_end,
        inserted,
    })
}
