//! Identifiers and literals of JavaScript: reserved words, escaping, names that are free.

use smol_str::{SmolStr, format_smolstr};
use std::collections::BTreeSet;

/// Words that cannot name a variable of a module, with the globals that emitted code relies on.
const RESERVED: &[&str] = &[
    "Infinity",
    "NaN",
    "arguments",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "default",
    "delete",
    "do",
    "else",
    "enum",
    "eval",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "function",
    "if",
    "implements",
    "import",
    "in",
    "instanceof",
    "interface",
    "let",
    "new",
    "null",
    "package",
    "private",
    "protected",
    "public",
    "return",
    "static",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "undefined",
    "var",
    "void",
    "while",
    "with",
    "yield",
];

/// Whether it cannot name a variable.
pub fn is_reserved(name: &str) -> bool {
    RESERVED.binary_search(&name).is_ok()
}

/// Whether it is an ASCII identifier; reserved words are, as names of properties.
pub fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    let starts = |char: char| char.is_ascii_alphabetic() || char == '_' || char == '$';
    chars.next().is_some_and(starts) && chars.all(|char| starts(char) || char.is_ascii_digit())
}

/// `wanted`, or with a `_` or a number behind it the first that is neither reserved nor taken.
pub fn free(wanted: &str, is_taken: impl Fn(&str) -> bool) -> SmolStr {
    let first = match is_reserved(wanted) {
        true => format_smolstr!("{wanted}_"),
        false => SmolStr::new(wanted),
    };
    if !is_taken(&first) {
        return first;
    }
    (2u32..)
        .map(|number| format_smolstr!("{wanted}_{number}"))
        .find(|name| !is_taken(name))
        .unwrap_or(first)
}

/// Names that are taken, scope by scope. A name that is visible is never declared again further in, so nothing is ever hidden and no initialiser meets
/// the variable that it is to fill.
#[derive(Debug, Clone)]
pub struct Scopes {
    scopes: Vec<BTreeSet<SmolStr>>,
}

impl Scopes {
    /// Opens a scope.
    pub fn enter(&mut self) {
        self.scopes.push(BTreeSet::new());
    }

    /// Closes the innermost scope.
    pub fn leave(&mut self) {
        self.scopes.pop();
    }

    /// Whether no scope is open but the first one.
    pub fn is_outermost(&self) -> bool {
        self.scopes.len() < 2
    }

    /// Declares a name like `wanted` in the outermost scope.
    pub fn declare_outermost(&mut self, wanted: &str, outside: &BTreeSet<SmolStr>) -> SmolStr {
        let name = self.free(wanted, outside);
        if let Some(scope) = self.scopes.first_mut() {
            scope.insert(name.clone());
        }
        name
    }

    /// Declares a name like `wanted` in the innermost scope. `outside` are names that are visible from everywhere.
    pub fn declare(&mut self, wanted: &str, outside: &BTreeSet<SmolStr>) -> SmolStr {
        let name = self.free(wanted, outside);
        if let Some(scope) = self.scopes.last_mut() {
            scope.insert(name.clone());
        }
        name
    }
}

impl Scopes {
    fn free(&self, wanted: &str, outside: &BTreeSet<SmolStr>) -> SmolStr {
        free(wanted, |name| {
            outside.contains(name) || self.scopes.iter().any(|scope| scope.contains(name))
        })
    }
}

impl Default for Scopes {
    /// One scope, empty.
    fn default() -> Scopes {
        Scopes {
            scopes: vec![BTreeSet::new()],
        }
    }
}

/// `"text"`
pub fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for char in text.chars() {
        match char {
            '"' => quoted.push_str("\\\""),
            _ => escape(char, &mut quoted),
        }
    }
    quoted.push('"');
    quoted
}

/// The inside of `` `…` ``.
pub fn template_text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '`' => escaped.push_str("\\`"),
            '$' if chars.peek() == Some(&'{') => escaped.push_str("\\$"),
            _ => escape(char, &mut escaped),
        }
    }
    escaped
}

fn escape(char: char, out: &mut String) {
    match char {
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        // Line ends for JavaScript, and what would turn the rest of the line around for a reader.
        '\u{2028}'
        | '\u{2029}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => {
            out.push_str(&format!("\\u{{{:x}}}", u32::from(char)));
        }
        control if control.is_control() => {
            out.push_str(&format!("\\u{{{:x}}}", u32::from(control)));
        }
        other => out.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_words_are_sorted() {
        assert!(RESERVED.is_sorted());
    }

    #[test]
    fn a_taken_name_gets_a_number_and_a_reserved_one_an_underscore() {
        let mut scopes = Scopes::default();
        let mut declare = |wanted, enters| {
            if enters {
                scopes.enter();
            }
            let name = scopes.declare(wanted, &BTreeSet::from(["total".into()]));
            if enters {
                scopes.leave();
            }
            name
        };
        assert_eq!(declare("title", false), "title");
        assert_eq!(declare("title", true), "title_2");
        assert_eq!(declare("title", false), "title_2");
        assert_eq!(declare("class", false), "class_");
        assert_eq!(declare("class", false), "class_2");
        assert_eq!(declare("total", false), "total_2");
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(quote("a\"b\\\n\u{2028}é"), "\"a\\\"b\\\\\\n\\u{2028}é\"");
        assert_eq!(template_text("`${x} $5"), "\\`\\${x} $5");
    }
}
