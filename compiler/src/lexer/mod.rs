//! From text to tokens.
//!
//! Takes the text of one file, gives tokens in which every bracket has its partner and only those line breaks are left that end something (LANGUAGE §2).
//! Comments are kept beside them. Knows no grammar.

mod error;
mod text;
mod token;

use error::LexError;
pub use error::UNITS;
pub use token::{Lexeme, RESERVED_WORDS, SYMBOLS, Token};

use crate::ast::Number;
use crate::diagnostics::Diagnostic;
use crate::source::{SourceId, Span};
use logos::{Lexer, Logos};
use smol_str::SmolStr;
use token::Raw;

/// How deep brackets and texts may stand inside each other. The parser goes down one call for each level or so, so this also bounds its stack.
pub const MAX_DEPTH: usize = 96;

/// The tokens of a file and what stands between them.
#[derive(Debug, Clone, Default)]
pub struct Lexed {
    /// Tokens in order; the last one is a `NewLine` unless there are none.
    pub tokens: Vec<Lexeme>,
    /// Documentation: index of the token before which it stands, and its lines without `///`.
    pub docs: Vec<(u32, SmolStr)>,
    /// Comments, documentation included, in order.
    pub comments: Vec<Span>,
    /// Regions in which brackets did not match; what the parser finds wrong inside of them follows from that.
    pub unmatched: Vec<Span>,
}

/// Reads the tokens of a file.
pub fn lex(source: SourceId, text: &str) -> (Lexed, Vec<Diagnostic>) {
    let mut lexing = Lexing {
        source,
        text,
        raw: Raw::lexer(text),
        lexed: Lexed::default(),
        open: Vec::new(),
        line_break: None,
        doc: String::new(),
        errors: Vec::new(),
    };
    lexing.read(Until::End);
    lexing.finish();
    let diagnostics = lexing.errors.iter().map(LexError::to_diagnostic).collect();
    (lexing.lexed, diagnostics)
}

/// What ends a run of tokens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Until {
    /// The end of the file.
    End,
    /// The `}` of a hole; the index of the open bracket.
    HoleClose(usize),
}

/// An open bracket.
struct Open {
    index: usize,
    bracket: char,
}

struct Lexing<'s> {
    source: SourceId,
    text: &'s str,
    raw: Lexer<'s, Raw>,
    lexed: Lexed,
    open: Vec<Open>,
    line_break: Option<Span>,
    doc: String,
    errors: Vec<LexError>,
}

impl Lexing<'_> {
    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.source, start..end)
    }

    /// Reads tokens until the end or until the hole around them closes.
    fn read(&mut self, until: Until) {
        while let Some(raw) = self.raw.next() {
            let range = self.raw.span();
            let span = self.span(range.start, range.end);
            match raw {
                Ok(Raw::LineBreak) => {
                    if let Until::HoleClose(open) = until {
                        self.break_hole(open, span);
                        return;
                    }
                    self.line_break.get_or_insert(span);
                }
                Ok(Raw::Comment) => self.comment(span),
                Ok(Raw::Lower) => {
                    let slice = self.raw.slice();
                    let token = Token::word(slice).unwrap_or_else(|| Token::Name(slice.into()));
                    self.push(token, span);
                }
                Ok(Raw::Upper) => {
                    let name = SmolStr::new(self.raw.slice());
                    self.push(Token::UpperName(name), span);
                }
                Ok(Raw::Number) => self.number(span),
                Ok(Raw::Color) => self.color(span),
                Ok(Raw::Quote) => self.text_literal(span, text::Quotes::One),
                Ok(Raw::LongQuote) => self.text_literal(span, text::Quotes::Three),
                Ok(Raw::BraceClose) => {
                    if let Until::HoleClose(open) = until
                        && self.open.len() == open + 1
                    {
                        self.close(Token::HoleClose, span);
                        return;
                    }
                    self.close(Token::BraceClose, span);
                }
                Ok(Raw::ParenClose) => self.close(Token::ParenClose, span),
                Ok(Raw::BracketClose) => self.close(Token::BracketClose, span),
                Ok(Raw::ParenOpen) => self.open(Token::ParenOpen, '(', span),
                Ok(Raw::BracketOpen) => self.open(Token::BracketOpen, '[', span),
                Ok(Raw::BraceOpen) => self.open(Token::BraceOpen, '{', span),
                Ok(Raw::Slash) if self.raw.remainder().starts_with('*') => {
                    self.block_comment(range.start)
                }
                Ok(raw) => {
                    if let Some(token) = raw.symbol() {
                        self.push(token, span);
                    }
                }
                Err(()) => self.unknown(range.start),
            }
        }
        if let Until::HoleClose(open) = until {
            self.unclosed_hole(open);
        }
    }

    /// Adds a token, and before it the line break that counts.
    fn push(&mut self, token: Token, span: Span) {
        if let Some(line_break) = self.line_break.take() {
            let in_round = matches!(
                self.open.last(),
                Some(Open {
                    bracket: '(' | '[',
                    ..
                })
            );
            let goes_on = match self.lexed.tokens.last() {
                None => true,
                Some(before) => before.token == Token::NewLine || before.token.continues_after(),
            };
            if !in_round && !goes_on && !token.continues_before() {
                self.add(Token::NewLine, line_break);
            }
        }
        if !self.doc.is_empty() {
            let index = u32::try_from(self.lexed.tokens.len()).unwrap_or(u32::MAX);
            self.lexed
                .docs
                .push((index, SmolStr::new(self.doc.trim_end())));
            self.doc.clear();
        }
        self.add(token, span);
    }

    fn add(&mut self, token: Token, span: Span) {
        let partner = u32::try_from(self.lexed.tokens.len()).unwrap_or(u32::MAX);
        self.lexed.tokens.push(Lexeme {
            token,
            span,
            partner,
        });
    }

    fn comment(&mut self, span: Span) {
        self.lexed.comments.push(span);
        let slice = self.raw.slice();
        if let Some(doc) = slice.strip_prefix("///")
            && !doc.starts_with('/')
        {
            self.doc
                .push_str(doc.strip_prefix(' ').unwrap_or(doc).trim_end());
            self.doc.push('\n');
        }
    }

    fn block_comment(&mut self, start: usize) {
        let rest = self.raw.remainder();
        let length = rest.find("*/").map_or(rest.len(), |at| at + 2);
        self.raw.bump(length);
        let at = self.span(start, start + 2);
        self.errors.push(LexError::BlockComment { at });
    }

    fn number(&mut self, span: Span) {
        let slice = self.raw.slice();
        let rest = self.raw.remainder();
        let letters = rest.len()
            - rest
                .trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_')
                .len();
        let mut unit = None;
        if letters > 0 {
            let name = rest.get(..letters).unwrap_or_default();
            if UNITS.contains(&name) {
                unit = Some(SmolStr::new(name));
            } else {
                let at = self.span(span.range().end, span.range().end + letters);
                self.errors.push(LexError::UnknownUnit {
                    at,
                    unit: name.to_owned(),
                });
            }
            self.raw.bump(letters);
        } else if let Some(behind) = rest.strip_prefix('%') {
            let glued_on =
                behind.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '(');
            if !glued_on {
                unit = Some(SmolStr::new_static("%"));
                self.raw.bump(1);
                let operand = behind.trim_start_matches([' ', '\t']);
                let is_operand = operand.len() < behind.len()
                    && operand
                        .starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '(');
                if is_operand {
                    let at = self.span(span.range().end, span.range().end + 1);
                    self.errors.push(LexError::PercentOrRemainder { at });
                    // Read as the remainder, which is what was meant, so that nothing else is wrong with it.
                    let digits = number_of(slice, None);
                    self.push(Token::Number(digits), span);
                    self.push(Token::Percent, at);
                    return;
                }
            }
        }
        let end = self.raw.span().end;
        let span = self.span(span.range().start, end);
        self.push(Token::Number(number_of(slice, unit)), span);
    }

    fn color(&mut self, span: Span) {
        let digits = self.raw.slice().trim_start_matches('#');
        let is_color =
            matches!(digits.len(), 3 | 4 | 6 | 8) && digits.bytes().all(|b| b.is_ascii_hexdigit());
        if !is_color {
            self.errors.push(LexError::BadColor { at: span });
        }
        let digits = if is_color { digits } else { "000000" };
        self.push(Token::Color(digits.into()), span);
    }

    fn unknown(&mut self, start: usize) {
        let character = self.text.get(start..).and_then(|rest| rest.chars().next());
        let Some(character) = character else { return };
        let end = start + character.len_utf8();
        // logos may have taken less than the character; what is left of it must not be read again.
        let taken = self.raw.span().end;
        self.raw.bump(end.saturating_sub(taken));
        let at = self.span(start, end);
        if character == '\'' {
            let rest = self.raw.remainder();
            let length = rest.find(['\'', '\n']).map_or(0, |at| {
                if rest[at..].starts_with('\'') {
                    at + 1
                } else {
                    0
                }
            });
            if length > 0 {
                self.raw.bump(length);
                let at = self.span(start, end + length);
                self.errors.push(LexError::SingleQuotes { at });
                self.push(Token::TextOpen, at.at_start());
                self.push(Token::TextClose, at.at_end());
                return;
            }
        }
        self.errors
            .push(LexError::UnknownCharacter { at, character });
    }

    fn open(&mut self, token: Token, bracket: char, span: Span) {
        if self.open.len() == MAX_DEPTH {
            self.errors.push(LexError::TooDeep {
                at: span,
                limit: MAX_DEPTH,
            });
        }
        if self.open.len() >= MAX_DEPTH {
            // Skipped, so that what follows the stages never goes deeper than the limit.
            self.raw.bump(self.raw.remainder().len());
            return;
        }
        self.push(token, span);
        self.open.push(Open {
            index: self.lexed.tokens.len() - 1,
            bracket,
        });
    }

    fn close(&mut self, token: Token, span: Span) {
        let (opener, bracket) = match token {
            Token::ParenClose => ('(', ')'),
            Token::BracketClose => ('[', ']'),
            Token::HoleClose => ('"', '}'),
            _ => ('{', '}'),
        };
        let Some(depth) = self.open.iter().rposition(|open| open.bracket == opener) else {
            self.errors
                .push(LexError::StrayBracket { at: span, bracket });
            return;
        };
        // A bracket must not close one outside of the hole that it stands in.
        if self
            .open
            .iter()
            .skip(depth + 1)
            .any(|open| open.bracket == '"')
        {
            self.errors
                .push(LexError::StrayBracket { at: span, bracket });
            return;
        }
        while self.open.len() > depth + 1 {
            self.close_missing(span);
        }
        self.push(token, span);
        self.pair();
    }

    /// Closes the innermost bracket, whose partner is missing, before `at`.
    fn close_missing(&mut self, at: Span) {
        let Some(open) = self.open.last() else { return };
        let Some(opened) = self.lexed.tokens.get(open.index).map(|lexeme| lexeme.span) else {
            return;
        };
        let bracket = open.bracket;
        let token = match bracket {
            '(' => Token::ParenClose,
            '[' => Token::BracketClose,
            '"' => Token::HoleClose,
            _ => Token::BraceClose,
        };
        if bracket != '"' {
            self.errors.push(LexError::UnclosedBracket {
                open: opened,
                bracket,
                end: at,
            });
        }
        self.lexed.unmatched.push(opened.to(at));
        self.push(token, at.at_start());
        self.pair();
    }

    /// Makes the last token the partner of the innermost open bracket.
    fn pair(&mut self) {
        let close = self.lexed.tokens.len() - 1;
        if let Some(open) = self.open.pop() {
            if let Some(lexeme) = self.lexed.tokens.get_mut(open.index) {
                lexeme.partner = u32::try_from(close).unwrap_or(u32::MAX);
            }
            if let Some(lexeme) = self.lexed.tokens.get_mut(close) {
                lexeme.partner = u32::try_from(open.index).unwrap_or(u32::MAX);
            }
        }
    }

    fn finish(&mut self) {
        let end = self.span(self.text.len(), self.text.len());
        while !self.open.is_empty() {
            self.close_missing(end);
        }
        self.doc.clear();
        if self
            .lexed
            .tokens
            .last()
            .is_some_and(|last| last.token != Token::NewLine)
        {
            self.add(Token::NewLine, end);
        }
    }
}

fn number_of(slice: &str, unit: Option<SmolStr>) -> Number {
    Number {
        digits: slice.chars().filter(|&c| c != '_').collect(),
        is_float: slice.contains(['.', 'e', 'E']),
        unit,
    }
}
