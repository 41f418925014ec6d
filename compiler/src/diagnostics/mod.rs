//! What the compiler tells a person: a code, words, places and a way to mend it.
//!
//! Stages make [`Diagnostic`]s from their own error enums (`<stage>/error.rs`) and push them into a list; rendering is in [`render`], the
//! registry of codes in [`codes`], the long explanations in `explain/`.

pub mod codes;
pub mod render;

pub use codes::Code;

use crate::source::Span;

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is emitted.
    Error,
    /// A lint; the program compiles.
    Warning,
}

/// A place with a short remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// Lower case, no full stop; may be empty.
    pub message: String,
}

/// A replacement that mends the program; shown as help, applied by editors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The text to replace; empty to insert.
    pub span: Span,
    /// What to put there.
    pub replacement: String,
}

/// One message about one mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its code in the registry.
    pub code: Code,
    /// Error or warning.
    pub severity: Severity,
    /// What is wrong: lower case, no final full stop, names in backticks.
    pub message: String,
    /// The smallest span responsible, with a remark.
    pub primary: Label,
    /// Other places that help to understand.
    pub secondary: Vec<Label>,
    /// What to change, one sentence each.
    pub help: Vec<String>,
    /// A replacement, if the mend is mechanical.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A diagnostic at `span` with the severity that the registry gives `code`.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: code.severity(),
            message: message.into(),
            primary: Label {
                span,
                message: String::new(),
            },
            secondary: Vec::new(),
            help: Vec::new(),
            fix: None,
        }
    }

    /// Puts a remark beside the primary span.
    pub fn remark(mut self, message: impl Into<String>) -> Diagnostic {
        self.primary.message = message.into();
        self
    }

    /// Points at a smaller part of what it is about.
    pub fn pointing_at(mut self, span: Span) -> Diagnostic {
        self.primary.span = span;
        self
    }

    /// Adds another place.
    pub fn also(mut self, span: Span, message: impl Into<String>) -> Diagnostic {
        self.secondary.push(Label {
            span,
            message: message.into(),
        });
        self
    }

    /// Says what to change.
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help.push(help.into());
        self
    }

    /// Offers a replacement.
    pub fn fix(mut self, span: Span, replacement: impl Into<String>) -> Diagnostic {
        self.fix = Some(Fix {
            span,
            replacement: replacement.into(),
        });
        self
    }

    /// Adds "did you mean" for the primary span, with the fix, if there is a near name.
    pub fn suggest(self, nearest: Option<&str>) -> Diagnostic {
        match nearest {
            Some(name) => {
                let span = self.primary.span;
                self.help(format!("did you mean `{name}`?")).fix(span, name)
            }
            None => self,
        }
    }
}

/// Whether any of `diagnostics` is an error.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity == Severity::Error)
}

/// Puts diagnostics into the order of the source; of equal ones the first stays.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by_key(|diagnostic| (diagnostic.primary.span, diagnostic.code));
    diagnostics.dedup();
}
