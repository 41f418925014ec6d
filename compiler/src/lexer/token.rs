//! The tokens of the language, and what logos sees of them.

use crate::ast::Number;
use crate::source::Span;
use logos::Logos;
use smol_str::SmolStr;

/// A token with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Lexeme {
    /// What it is.
    pub token: Token,
    /// Where.
    pub span: Span,
    /// For a bracket the index of its partner; for every other token its own index.
    pub partner: u32,
}

macro_rules! tokens {
    (words { $($word:ident = $word_text:literal,)* } symbols { $($symbol:ident = $symbol_text:literal,)* }) => {
        /// A token.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Token {
            /// A lower-case name; `_` is one.
            Name(SmolStr),
            /// An upper-case name.
            UpperName(SmolStr),
            /// A number with its unit.
            Number(Number),
            /// The digits of a colour.
            Color(SmolStr),
            /// The quote that opens a text literal.
            TextOpen,
            /// A piece of a text literal, escapes resolved.
            Piece(SmolStr),
            /// `{` inside a text literal.
            HoleOpen,
            /// `}` that closes a hole.
            HoleClose,
            /// The quote that closes a text literal.
            TextClose,
            /// One or more line breaks that count.
            NewLine,
            /// A `;`, which the language does not have.
            Semicolon,
            $(#[doc = concat!("`", $word_text, "`")] $word,)*
            $(#[doc = concat!("`", $symbol_text, "`")] $symbol,)*
        }

        /// The reserved words.
        pub const RESERVED_WORDS: &[&str] = &[$($word_text,)*];

        /// The operators and brackets.
        pub const SYMBOLS: &[&str] = &[$($symbol_text,)*];

        impl Token {
            /// The reserved word `text`.
            pub fn word(text: &str) -> Option<Token> {
                match text {
                    $($word_text => Some(Token::$word),)*
                    _ => None,
                }
            }

            /// A reserved word or a symbol as it is written.
            pub fn fixed_text(&self) -> Option<&'static str> {
                match self {
                    $(Token::$word => Some($word_text),)*
                    $(Token::$symbol => Some($symbol_text),)*
                    Token::Semicolon => Some(";"),
                    _ => None,
                }
            }

            /// Whether it is a reserved word.
            pub fn is_word(&self) -> bool {
                matches!(self, $(Token::$word)|*)
            }
        }

        /// What logos tells apart; the insides of text literals are read by hand.
        #[derive(Logos, Debug, Clone, Copy, PartialEq)]
        #[logos(skip r"[ \t\r]+")]
        pub(super) enum Raw {
            #[token("\n")]
            LineBreak,
            #[regex(r"//[^\n]*", allow_greedy = true)]
            Comment,
            #[regex(r"[a-z_][A-Za-z0-9_]*")]
            Lower,
            #[regex(r"[A-Z][A-Za-z0-9_]*")]
            Upper,
            #[regex(r"[0-9][0-9_]*(\.[0-9][0-9_]*)?([eE][+-]?[0-9]+)?")]
            Number,
            #[regex(r"#[0-9A-Za-z]*")]
            Color,
            #[token("\"")]
            Quote,
            #[token("\"\"\"")]
            LongQuote,
            #[token(";")]
            Semicolon,
            $(#[token($symbol_text)] $symbol,)*
        }

        impl Raw {
            /// The token, for what is the same in both.
            pub(super) fn symbol(self) -> Option<Token> {
                match self {
                    $(Raw::$symbol => Some(Token::$symbol),)*
                    Raw::Semicolon => Some(Token::Semicolon),
                    _ => None,
                }
            }
        }
    };
}

tokens! {
    words {
        Let = "let",
        Mut = "mut",
        If = "if",
        Else = "else",
        For = "for",
        In = "in",
        While = "while",
        Match = "match",
        Return = "return",
        Break = "break",
        Continue = "continue",
        True = "true",
        False = "false",
        None = "none",
        SelfState = "self",
        Fn = "fn",
        Try = "try",
        Assert = "assert",
        Requires = "requires",
    }
    symbols {
        ParenOpen = "(",
        ParenClose = ")",
        BracketOpen = "[",
        BracketClose = "]",
        BraceOpen = "{",
        BraceClose = "}",
        Comma = ",",
        Dot = ".",
        OptionalDot = "?.",
        Colon = ":",
        Bar = "|",
        Assign = "=",
        AddAssign = "+=",
        SubtractAssign = "-=",
        MultiplyAssign = "*=",
        DivideAssign = "/=",
        FatArrow = "=>",
        Arrow = "->",
        AndAnd = "&&",
        OrOr = "||",
        Coalesce = "??",
        Equal = "==",
        NotEqual = "!=",
        Less = "<",
        LessOrEqual = "<=",
        Greater = ">",
        GreaterOrEqual = ">=",
        Plus = "+",
        Minus = "-",
        Star = "*",
        Slash = "/",
        Percent = "%",
        Range = "..",
        Not = "!",
        Question = "?",
    }
}

impl Token {
    /// Whether a line that ends with it goes on (LANGUAGE §2.7 b).
    pub(super) fn continues_after(&self) -> bool {
        use Token::*;
        matches!(
            self,
            ParenOpen
                | BracketOpen
                | BraceOpen
                | HoleOpen
                | Comma
                | Dot
                | OptionalDot
                | Colon
                | Bar
                | Assign
                | AddAssign
                | SubtractAssign
                | MultiplyAssign
                | DivideAssign
                | FatArrow
                | Arrow
                | AndAnd
                | OrOr
                | Coalesce
                | Equal
                | NotEqual
                | Less
                | LessOrEqual
                | GreaterOrEqual
                | Plus
                | Minus
                | Star
                | Slash
                | Percent
                | Range
                | Not
        )
    }

    /// Whether a line that begins with it goes on with the one before (LANGUAGE §2.7 c).
    pub(super) fn continues_before(&self) -> bool {
        use Token::*;
        matches!(
            self,
            ParenClose
                | BracketClose
                | Comma
                | Dot
                | OptionalDot
                | Colon
                | Bar
                | Assign
                | AddAssign
                | SubtractAssign
                | MultiplyAssign
                | DivideAssign
                | FatArrow
                | Arrow
                | AndAnd
                | OrOr
                | Coalesce
                | Equal
                | NotEqual
                | Less
                | Greater
                | LessOrEqual
                | GreaterOrEqual
                | Plus
                | Star
                | Slash
                | Percent
                | Range
                | Else
                | Requires
        )
    }

    /// Whether it is an opening bracket.
    pub fn opens(&self) -> bool {
        use Token::*;
        matches!(self, ParenOpen | BracketOpen | BraceOpen | HoleOpen)
    }

    /// Whether it is a closing bracket.
    pub fn closes(&self) -> bool {
        use Token::*;
        matches!(self, ParenClose | BracketClose | BraceClose | HoleClose)
    }

    /// How a message names it.
    pub fn describe(&self) -> String {
        match self {
            Token::Name(name) | Token::UpperName(name) => format!("`{name}`"),
            Token::Number(number) => match &number.unit {
                Some(unit) => format!("`{}{unit}`", number.digits),
                None => format!("`{}`", number.digits),
            },
            Token::Color(digits) => format!("`#{digits}`"),
            Token::TextOpen | Token::Piece(_) => "a text".to_owned(),
            Token::TextClose => "the end of the text".to_owned(),
            Token::HoleOpen => "`{`".to_owned(),
            Token::HoleClose => "the end of the hole".to_owned(),
            Token::NewLine => "the end of the line".to_owned(),
            other => match other.fixed_text() {
                Some(text) if other.is_word() => format!("the word `{text}`"),
                Some(text) => format!("`{text}`"),
                None => "this".to_owned(),
            },
        }
    }
}
