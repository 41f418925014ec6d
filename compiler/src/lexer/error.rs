//! What can be wrong with the letters of a program, and the words for it.

use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;

/// A mistake of the lexer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LexError {
    /// A text literal without its closing quote; the opening one, and where the line ends.
    UnclosedText { open: Span, end: Span },
    /// A hole without its `}`.
    UnclosedHole { open: Span, end: Span },
    /// A line break inside a hole.
    LineBreakInHole { open: Span, at: Span },
    /// A bracket without its partner.
    UnclosedBracket {
        open: Span,
        bracket: char,
        end: Span,
    },
    /// A closing bracket that closes nothing.
    StrayBracket { at: Span, bracket: char },
    /// `\q`
    BadEscape { at: Span },
    /// `\u{…}` that names no character.
    BadCodePoint { at: Span },
    /// `#12`
    BadColor { at: Span },
    /// A character that no token begins with.
    UnknownCharacter { at: Span, character: char },
    /// `'text'`
    SingleQuotes { at: Span },
    /// `12parsecs`
    UnknownUnit { at: Span, unit: String },
    /// `10% 3`: a percentage followed by an operand.
    PercentOrRemainder { at: Span },
    /// `"""` with text behind it on its line.
    LongTextOnOneLine { at: Span },
    /// `/* … */`
    BlockComment { at: Span },
    /// Too many brackets or texts inside each other.
    TooDeep { at: Span, limit: usize },
}

/// The units of numbers (LANGUAGE §18.6).
pub const UNITS: &[&str] = &[
    "ms", "s", "m", "h", "d", "w", "px", "rem", "em", "vh", "vw", "fr", "deg", "%", "kb", "mb",
    "gb",
];

impl LexError {
    /// Whether a bracket lacks its partner.
    pub(super) fn is_of_brackets(&self) -> bool {
        matches!(
            self,
            LexError::UnclosedBracket { .. } | LexError::StrayBracket { .. }
        )
    }

    /// The words.
    pub fn to_diagnostic(&self) -> Diagnostic {
        match self {
            LexError::UnclosedText { open, end } => Diagnostic::new(
                Code::UNCLOSED_TEXT,
                *open,
                "text literal is not closed",
            )
            .remark("opened here")
            .also(*end, "the line ends here")
            .help("close it with `\"`; a text over several lines stands between `\"\"\"`"),
            LexError::UnclosedHole { open, end } => Diagnostic::new(
                Code::UNCLOSED_HOLE,
                *open,
                "hole in a text is not closed",
            )
            .remark("opened here")
            .also(*end, "the text ends here")
            .help("close it with `}`, or write `\\{` for a brace"),
            LexError::LineBreakInHole { open, at } => Diagnostic::new(
                Code::LINE_BREAK_IN_HOLE,
                *at,
                "line break inside a hole",
            )
            .also(*open, "the hole opens here")
            .help("close the hole with `}` on the same line, or write `\\{` for a brace"),
            LexError::UnclosedBracket { open, bracket, end } => Diagnostic::new(
                Code::UNCLOSED_BRACKET,
                *open,
                format!("`{bracket}` is not closed"),
            )
            .remark("opened here")
            .also(*end, "expected to be closed before this")
            .help(format!("add `{}`", partner(*bracket))),
            LexError::StrayBracket { at, bracket } => Diagnostic::new(
                Code::STRAY_BRACKET,
                *at,
                format!("`{bracket}` closes nothing"),
            )
            .help("remove it, or open its partner before it")
            .fix(*at, ""),
            LexError::BadEscape { at } => Diagnostic::new(
                Code::BAD_ESCAPE,
                *at,
                "unknown escape in a text",
            )
            .help("the escapes are `\\n` `\\t` `\\\"` `\\\\` `\\{` `\\}` and `\\u{1F980}`"),
            LexError::BadCodePoint { at } => Diagnostic::new(
                Code::BAD_CODE_POINT,
                *at,
                "this names no character",
            )
            .help("write one to six hex digits of a Unicode character, as in `\\u{1F980}`"),
            LexError::BadColor { at } => Diagnostic::new(
                Code::BAD_COLOR,
                *at,
                "a colour has 3, 4, 6 or 8 hex digits",
            )
            .help("for example `#3e63dd` or `#fff`"),
            LexError::UnknownCharacter { at, character } => Diagnostic::new(
                Code::UNKNOWN_CHARACTER,
                *at,
                match character.is_control() || matches!(character, '\u{a0}' | '\u{feff}' | '\u{200b}') {
                    true => format!("`U+{:04X}` has no meaning here", u32::from(*character)),
                    false => format!("`{character}` has no meaning here"),
                },
            )
            .help(match character {
                '&' => "\"and\" is written `&&`",
                '`' | '“' | '”' | '„' | '‘' | '’' | '«' | '»' => "texts stand in double quotes, `\"`",
                '×' => "\"times\" is written `*`",
                '≠' => "\"unequal\" is written `!=`",
                '≤' => "\"at most\" is written `<=`",
                '≥' => "\"at least\" is written `>=`",
                '–' | '—' | '−' => "the minus sign is written `-`",
                '\u{a0}' | '\u{feff}' | '\u{200b}' => "it cannot be seen; remove it, or write a space in its place",
                _ => "names are written with the letters a to z, digits and `_`; other characters stand in texts",
            }),
            LexError::SingleQuotes { at } => Diagnostic::new(
                Code::SINGLE_QUOTES,
                *at,
                "texts stand in double quotes",
            )
            .help("write `\"` in place of `'`"),
            LexError::UnknownUnit { at, unit } => Diagnostic::new(
                Code::UNKNOWN_UNIT,
                *at,
                format!("unknown unit `{unit}`"),
            )
            .help(format!("the units are {}", UNITS.join(" "))),
            LexError::PercentOrRemainder { at } => Diagnostic::new(
                Code::PERCENT_OR_REMAINDER,
                *at,
                "a percentage cannot be followed by a value",
            )
            .help("for the remainder put a space before `%`"),
            LexError::LongTextOnOneLine { at } => Diagnostic::new(
                Code::LONG_TEXT_ON_ONE_LINE,
                *at,
                "a line break is missing behind `\"\"\"`",
            )
            .help("the lines of the text stand between the lines with `\"\"\"`; a text on one line stands in `\"`"),
            LexError::BlockComment { at } => Diagnostic::new(
                Code::BLOCK_COMMENT,
                *at,
                "there are no `/* */` comments",
            )
            .help("begin each line of the comment with `//`"),
            LexError::TooDeep { at, limit } => Diagnostic::new(
                Code::NESTING_TOO_DEEP,
                *at,
                format!("nested more than {limit} deep"),
            )
            .help("give the inner part a name: a `let`, a `fn` or a component"),
        }
    }
}

/// The bracket that closes `bracket`.
fn partner(bracket: char) -> char {
    match bracket {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}
