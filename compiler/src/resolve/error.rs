//! What can be wrong with names, and the words for it.

use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;
use smol_str::SmolStr;

/// A mistake with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ResolveError {
    /// Nothing of this name; what it was looked for as.
    Unknown {
        what: Kind,
        name: SmolStr,
        at: Span,
        nearest: Option<SmolStr>,
    },
    /// Two declarations of one name in one place.
    Duplicate {
        name: SmolStr,
        place: &'static str,
        first: Option<Span>,
        at: Span,
    },
    /// A core type declared anew.
    CoreType { name: SmolStr, at: Span },
    /// `use` of a file that is not there.
    MissingFile { path: String, at: Span },
    /// `use` of a name that the file does not have.
    MissingImport {
        name: SmolStr,
        file: SmolStr,
        at: Span,
        nearest: Option<SmolStr>,
        names: Vec<SmolStr>,
    },
    /// A word or construct that comes later.
    NotYet { what: String, at: Span },
    /// An upper-case name that means another kind of thing.
    WrongKind {
        name: SmolStr,
        is: &'static str,
        wanted: &'static str,
        at: Span,
    },
    /// More than one `app`.
    SecondApp { first: Span, at: Span },
}

/// What a name was looked for as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Name,
    Type,
    Element,
    UpperName,
}

impl ResolveError {
    /// The words.
    pub(super) fn to_diagnostic(&self) -> Diagnostic {
        match self {
            ResolveError::Unknown {
                what,
                name,
                at,
                nearest,
            } => {
                let (code, kind, remark) = match what {
                    Kind::Name => (Code::UNKNOWN_NAME, "name", "not declared here or around it"),
                    Kind::Type => (
                        Code::UNKNOWN_TYPE,
                        "type",
                        "no type of this name is declared or brought by `use`",
                    ),
                    Kind::Element => (
                        Code::UNKNOWN_ELEMENT,
                        "element or function",
                        "neither an element nor a function, event or slot",
                    ),
                    Kind::UpperName => (
                        Code::UNKNOWN_UPPER_NAME,
                        "name",
                        "no state, component, page, type, constant or variant of this name is declared or brought by `use`",
                    ),
                };
                Diagnostic::new(code, *at, format!("unknown {kind} `{name}`"))
                    .remark(remark)
                    .suggest(nearest.as_deref())
            }
            ResolveError::Duplicate {
                name,
                place,
                first,
                at,
            } => {
                let diagnostic = Diagnostic::new(
                    Code::DUPLICATE_NAME,
                    *at,
                    format!("`{name}` is declared twice in {place}"),
                )
                .remark("declared again here")
                .help("give one of them another name");
                match first {
                    Some(first) => diagnostic.also(*first, "declared first here"),
                    None => diagnostic,
                }
            }
            ResolveError::CoreType { name, at } => Diagnostic::new(
                Code::CORE_TYPE,
                *at,
                format!("`{name}` is a type of the language and cannot be declared anew"),
            )
            .help("take another name"),
            ResolveError::MissingFile { path, at } => Diagnostic::new(
                Code::MISSING_FILE,
                *at,
                format!("there is no file `{path}`"),
            )
            .help("the path counts from the folder of the root file, with `.` between folders"),
            ResolveError::MissingImport {
                name,
                file,
                at,
                nearest,
                names,
            } => {
                let diagnostic = Diagnostic::new(
                    Code::MISSING_IMPORT,
                    *at,
                    format!("`{file}.rxl` declares no `{name}`"),
                )
                .suggest(nearest.as_deref());
                if names.is_empty() || nearest.is_some() {
                    diagnostic
                } else {
                    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
                    diagnostic.help(format!("it declares {}", names.join(", ")))
                }
            }
            ResolveError::NotYet { what, at } => Diagnostic::new(
                Code::NOT_YET,
                *at,
                format!("{what} is not yet in this version"),
            ),
            ResolveError::WrongKind {
                name,
                is,
                wanted,
                at,
            } => Diagnostic::new(
                Code::WRONG_KIND,
                *at,
                format!("`{name}` is {is}, not {wanted}"),
            ),
            ResolveError::SecondApp { first, at } => {
                Diagnostic::new(Code::SECOND_APP, *at, "a program has one `app`")
                    .also(*first, "the first one stands here")
                    .help("join their settings")
            }
        }
    }
}
