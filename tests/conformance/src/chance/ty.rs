//! Types of the language.

use super::draw::Draw;
use std::fmt::{Display, Formatter, Result};

/// A type of data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// One without parts, by its name; records and enums of the declarations too.
    Plain(&'static str),
    /// `List<T>`
    List(Box<Type>),
    /// `T?`
    Option(Box<Type>),
    /// `Map<K, V>`
    Map(&'static str, Box<Type>),
    /// `Set<T>`
    Set(&'static str),
}

/// Types without parts.
const PLAIN: [&str; 14] = [
    "Int", "Int", "Float", "Float", "Bool", "Text", "Text", "Duration", "Date", "DateTime",
    "Point", "Size", "Shape", "Json",
];

/// Types of keys.
const KEYS: [&str; 3] = ["Int", "Text", "Size"];

/// Types of which `<` is known.
pub const ORDERED: [&str; 7] = [
    "Int", "Float", "Text", "Duration", "Date", "DateTime", "Size",
];

impl Type {
    /// Any type that is not deeper.
    pub fn any(draw: &mut Draw, depth: usize) -> Type {
        if depth == 0 || !draw.one_in(3) {
            return Type::Plain(draw.of(&PLAIN));
        }
        match draw.below(7) {
            // What makes lists of options leaves out those that are `none`.
            0..=2 => Type::any(draw, depth - 1).value().list(),
            3 => Type::Map(draw.of(&KEYS), Box::new(Type::any(draw, depth - 1).value())),
            4 => Type::Set(draw.of(&KEYS)),
            // An option of an option is one, and one of Json needs its type to be written.
            _ => match Type::any(draw, depth - 1) {
                inner @ (Type::Option(_) | Type::Plain("Json")) => inner,
                inner => Type::Option(Box::new(inner)),
            },
        }
    }

    /// What is in an option, else the type itself.
    pub fn value(self) -> Type {
        match self {
            Type::Option(inner) => *inner,
            other => other,
        }
    }

    /// `List<T>` of this type.
    pub fn list(&self) -> Type {
        Type::List(Box::new(self.clone()))
    }
}

impl Display for Type {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Type::Plain(name) => f.write_str(name),
            Type::List(item) => write!(f, "List<{item}>"),
            Type::Option(inner) => write!(f, "{inner}?"),
            Type::Map(key, value) => write!(f, "Map<{key}, {value}>"),
            Type::Set(item) => write!(f, "Set<{item}>"),
        }
    }
}
