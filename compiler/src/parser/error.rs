//! What can be wrong with the shape of a program, and the words for it: the only place that words a syntax error.

use super::cursor::Separator;
use crate::diagnostics::{Code, Diagnostic};
use crate::lexer::Token;
use crate::source::Span;
use smol_str::SmolStr;

/// A mistake of the parser.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum ParseError {
    /// Something else was expected.
    Unexpected {
        wanted: &'static str,
        found: Option<Token>,
        next: Option<Token>,
        at: Span,
    },
    /// A reserved word where a name should stand.
    ReservedWord { word: &'static str, at: Span },
    /// A lower-case name where an upper-case one should stand, or the other way.
    WrongCase {
        name: SmolStr,
        wanted: &'static str,
        upper: bool,
        at: Span,
    },
    /// Two items on one line.
    SameLine { found: Option<Token>, at: Span },
    /// Two entries without a comma.
    MissingComma { found: Option<Token>, at: Span },
    /// `;`
    Semicolon { at: Span },
    /// A block behind what is no name or call.
    BlockAfterExpression { at: Span },
    /// `a < b < c`
    Chained { at: Span, range: bool },
    /// `null`, `and`, `===`, … of other languages
    Foreign {
        word: SmolStr,
        instead: &'static str,
        at: Span,
    },
    /// A word before a member that does not belong there.
    MisplacedWord {
        word: SmolStr,
        place: &'static str,
        at: Span,
    },
    /// What stands at the top of a file and declares nothing.
    NotADeclaration { found: Option<Token>, at: Span },
    /// A text with holes where a plain one is needed.
    HoleNotAllowed { place: &'static str, at: Span },
    /// A state or component that has an event without a body, and the like.
    MissingBody { what: &'static str, at: Span },
    /// `fn f()` without `->`
    MissingResult { name: SmolStr, at: Span },
    /// `let x` without a value
    MissingValue { name: SmolStr, at: Span },
    /// Positional argument behind a named one.
    PositionalAfterNamed { at: Span },
    /// An assignment where a value is needed.
    AssignmentAsValue { at: Span },
    /// `if c { }` where the brace is missing.
    MissingBlock {
        what: &'static str,
        found: Option<Token>,
        at: Span,
    },
    /// A status other than 404.
    BadStatus { at: Span },
}

impl ParseError {
    pub(super) fn unexpected(
        wanted: &'static str,
        found: Option<Token>,
        next: Option<Token>,
        at: Span,
    ) -> ParseError {
        match (&found, &next) {
            (Some(Token::Semicolon), _) => ParseError::Semicolon { at },
            _ => ParseError::Unexpected {
                wanted,
                found,
                next,
                at,
            },
        }
    }

    pub(super) fn not_separated(
        separator: Separator,
        found: Option<Token>,
        next: Option<Token>,
        at: Span,
    ) -> ParseError {
        if found == Some(Token::Semicolon) {
            return ParseError::Semicolon { at };
        }
        if let Some(Token::Name(word)) = &found
            && let Some(instead) = foreign_operator(word)
        {
            return ParseError::Foreign {
                word: word.clone(),
                instead,
                at,
            };
        }
        if found == Some(Token::Assign) && next == Some(Token::Assign) {
            return ParseError::Foreign {
                word: "===".into(),
                instead: "write `==`",
                at,
            };
        }
        match (separator, &found) {
            (Separator::Line, Some(Token::BraceOpen)) => ParseError::BlockAfterExpression { at },
            (Separator::Line, _) => ParseError::SameLine { found, at },
            (_, Some(Token::Assign)) => ParseError::Unexpected {
                wanted: "`,` or the end",
                found,
                next,
                at,
            },
            _ => ParseError::MissingComma { found, at },
        }
    }

    /// Where it stands.
    pub(super) fn at(&self) -> Span {
        match self {
            ParseError::Unexpected { at, .. }
            | ParseError::ReservedWord { at, .. }
            | ParseError::WrongCase { at, .. }
            | ParseError::SameLine { at, .. }
            | ParseError::MissingComma { at, .. }
            | ParseError::Semicolon { at }
            | ParseError::BlockAfterExpression { at }
            | ParseError::Chained { at, .. }
            | ParseError::Foreign { at, .. }
            | ParseError::MisplacedWord { at, .. }
            | ParseError::NotADeclaration { at, .. }
            | ParseError::HoleNotAllowed { at, .. }
            | ParseError::MissingBody { at, .. }
            | ParseError::MissingResult { at, .. }
            | ParseError::MissingValue { at, .. }
            | ParseError::PositionalAfterNamed { at }
            | ParseError::AssignmentAsValue { at }
            | ParseError::MissingBlock { at, .. }
            | ParseError::BadStatus { at } => *at,
        }
    }

    /// The words.
    pub(super) fn to_diagnostic(&self) -> Diagnostic {
        let at = self.at();
        match self {
            ParseError::Unexpected { wanted, found, .. } => Diagnostic::new(
                Code::UNEXPECTED_TOKEN,
                at,
                format!("expected {wanted}, found {}", describe(found.as_ref())),
            )
            .remark(format!("{wanted} should stand here")),
            ParseError::ReservedWord { word, .. } => Diagnostic::new(
                Code::RESERVED_WORD,
                at,
                format!("`{word}` is a word of the language and cannot be a name"),
            )
            .help(format!("take another name, for example `{word}_value`")),
            ParseError::WrongCase {
                name,
                wanted,
                upper,
                ..
            } => {
                let (rule, better) = if *upper {
                    ("begins with an upper-case letter", pascal_case(name))
                } else {
                    ("begins with a lower-case letter", snake_case(name))
                };
                Diagnostic::new(
                    Code::WRONG_CASE,
                    at,
                    format!("{wanted} {rule}, unlike `{name}`"),
                )
                .help(format!("write `{better}`"))
                .fix(at, better)
            }
            ParseError::SameLine { found, .. } => Diagnostic::new(
                Code::SAME_LINE,
                at,
                format!("expected the end of the line, found {}", describe(found.as_ref())),
            )
            .help("begin a new line here; each statement and each element has a line of its own"),
            ParseError::MissingComma { found, .. } => Diagnostic::new(
                Code::MISSING_COMMA,
                at,
                format!("expected `,`, found {}", describe(found.as_ref())),
            )
            .help("put a `,` before it"),
            ParseError::Semicolon { .. } => Diagnostic::new(
                Code::SEMICOLON,
                at,
                "there is no `;` in this language",
            )
            .help("end the line instead")
            .fix(at, ""),
            ParseError::BlockAfterExpression { .. } => Diagnostic::new(
                Code::BLOCK_AFTER_EXPRESSION,
                at,
                "only a name or a call takes a block",
            )
            .help("begin a new line before `{`, or remove the block"),
            ParseError::Chained { range, .. } => Diagnostic::new(
                Code::CHAINED,
                at,
                if *range {
                    "ranges do not chain"
                } else {
                    "comparisons do not chain"
                },
            )
            .help(if *range {
                "put the inner range in brackets or give it a name"
            } else {
                "compare twice and join with `&&`, as in `a < b && b < c`"
            }),
            ParseError::Foreign { word, instead, .. } => Diagnostic::new(
                Code::FOREIGN_WORD,
                at,
                format!("`{word}` has no meaning in this language"),
            )
            .help((*instead).to_owned()),
            ParseError::MisplacedWord { word, place, .. } => Diagnostic::new(
                Code::MISPLACED_WORD,
                at,
                format!("`{word}` cannot stand before {place}"),
            )
            .help("remove it"),
            ParseError::NotADeclaration { found, .. } => Diagnostic::new(
                Code::NOT_A_DECLARATION,
                at,
                format!("expected a declaration, found {}", describe(found.as_ref())),
            )
            .help(
                "a file holds `use`, `const`, `fn`, `type`, `enum`, `state`, `component`, `page`, `app`, `style` and `test`",
            ),
            ParseError::HoleNotAllowed { place, .. } => Diagnostic::new(
                Code::HOLE_NOT_ALLOWED,
                at,
                format!("{place} is a plain text without holes"),
            )
            .help("write `\\{` for a brace"),
            ParseError::MissingBody { what, .. } => Diagnostic::new(
                Code::MISSING_BODY,
                at,
                format!("{what} needs a block"),
            )
            .help("add `{ … }` behind it"),
            ParseError::MissingResult { name, .. } => Diagnostic::new(
                Code::MISSING_RESULT,
                at,
                format!("function `{name}` does not say what it gives"),
            )
            .help("write its type behind `->`, as in `fn double(n: Int) -> Int { n * 2 }`"),
            ParseError::MissingValue { name, .. } => Diagnostic::new(
                Code::MISSING_VALUE,
                at,
                format!("`{name}` needs a value"),
            )
            .help("write `=` and the value behind the name"),
            ParseError::PositionalAfterNamed { .. } => Diagnostic::new(
                Code::POSITIONAL_AFTER_NAMED,
                at,
                "an argument without a name stands behind one with a name",
            )
            .help("put arguments without names first, or give this one its name"),
            ParseError::AssignmentAsValue { .. } => Diagnostic::new(
                Code::ASSIGNMENT_AS_VALUE,
                at,
                "an assignment has no value",
            )
            .help("compare with `==`, or assign on a line of its own; a handler that assigns stands in `{ }`"),
            ParseError::MissingBlock { what, found, .. } => Diagnostic::new(
                Code::MISSING_BLOCK,
                at,
                format!("expected `{{` behind {what}, found {}", describe(found.as_ref())),
            )
            .help("the body stands between `{` and `}`"),
            ParseError::BadStatus { .. } => Diagnostic::new(
                Code::BAD_STATUS,
                at,
                "the only page with a status is the one for 404",
            )
            .help("write an address such as `\"/about\"`, or `404`"),
        }
    }
}

fn describe(token: Option<&Token>) -> String {
    token.map_or_else(|| "the end of the file".to_owned(), Token::describe)
}

/// What other languages call an operator.
fn foreign_operator(word: &str) -> Option<&'static str> {
    match word {
        "and" => Some("write `&&`"),
        "or" => Some("write `||`"),
        "is" => Some("write `==`"),
        "elif" | "elsif" => Some("write `else if`"),
        "then" => Some("a block in `{ }` stands behind the condition"),
        _ => None,
    }
}

/// What other languages call a value, a declaration or a statement.
pub(super) fn foreign_word(word: &str) -> Option<&'static str> {
    match word {
        "null" | "nil" | "undefined" => {
            Some("write `none`; a type that can be without a value ends in `?`")
        }
        "not" => Some("write `!`"),
        "function" | "def" | "func" => Some("write `fn`"),
        "var" => Some("write `let mut`"),
        "class" | "struct" | "interface" => Some("write `type`"),
        "switch" => Some("write `match`"),
        "import" | "from" | "require" => Some("write `use file.{Name}`"),
        "elif" | "elsif" => Some("write `else if`"),
        _ => None,
    }
}

fn pascal_case(name: &str) -> String {
    name.split('_')
        .map(|word| {
            let mut characters = word.chars();
            characters
                .next()
                .map(|first| first.to_uppercase().chain(characters).collect::<String>())
                .unwrap_or_default()
        })
        .collect()
}

fn snake_case(name: &str) -> String {
    let mut text = String::new();
    for (index, character) in name.chars().enumerate() {
        if character.is_uppercase() && index > 0 && !text.ends_with('_') {
            text.push('_');
        }
        text.extend(character.to_lowercase());
    }
    text
}
