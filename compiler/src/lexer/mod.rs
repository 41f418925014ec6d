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
    /// Regions in which something was wrong already: brackets that did not match, characters left out. What the parser finds wrong inside of them follows from that.
    pub unmatched: Vec<Span>,
}

/// Reads the tokens of a file.
pub fn lex(source: SourceId, text: &str) -> (Lexed, Vec<Diagnostic>) {
    let (mut lexed, mut errors) = read(source, text, false);
    if errors.iter().any(LexError::is_of_brackets) {
        // Brackets alone do not say which of them is wrong; the layout of the lines mostly does.
        let (by_layout, found) = read(source, text, true);
        // Several mistakes may cancel out for brackets alone. Far more of them means that this text has no layout.
        if found.len() <= 2 * errors.len() + 1 {
            (lexed, errors) = (by_layout, found);
        }
    }
    let diagnostics = errors.iter().map(LexError::to_diagnostic).collect();
    (lexed, diagnostics)
}

fn read(source: SourceId, text: &str, by_layout: bool) -> (Lexed, Vec<LexError>) {
    let mut lexing = Lexing {
        source,
        text,
        by_layout,
        raw: Raw::lexer(text),
        lexed: Lexed::default(),
        open: Vec::new(),
        line_break: None,
        doc: String::new(),
        given_up: Vec::new(),
        is_too_deep: false,
        errors: Vec::new(),
    };
    if text.starts_with('\u{feff}') {
        // A byte order mark says nothing that UTF-8 does not say.
        lexing.raw.bump('\u{feff}'.len_utf8());
    }
    lexing.read(Until::End);
    lexing.finish();
    (lexing.lexed, lexing.errors)
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
    /// Whether lines and their indentation say where brackets end; a second try, after brackets did not match.
    by_layout: bool,
    raw: Lexer<'s, Raw>,
    lexed: Lexed,
    open: Vec<Open>,
    line_break: Option<Span>,
    doc: String,
    /// Ends of the lines whose rest was swallowed by a text that is not closed; what is open on such a line as well says nothing more.
    given_up: Vec<usize>,
    /// Whether the rest of the file was left out.
    is_too_deep: bool,
    errors: Vec<LexError>,
}

impl Lexing<'_> {
    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.source, start..end)
    }

    /// Reads tokens until the end or until the hole around them closes.
    fn read(&mut self, until: Until) {
        loop {
            if let Until::HoleClose(open) = until
                && let Some(end) = self.line_end()
            {
                if self.closes_below() {
                    self.line_break_in_hole(open, end);
                    self.raw.next();
                    continue;
                }
                // The line break stays: it ends every text and hole that is open on the line.
                self.break_hole(open, end);
                return;
            }
            let Some(raw) = self.raw.next() else { return };
            let range = self.raw.span();
            let span = self.span(range.start, range.end);
            match raw {
                Ok(Raw::LineBreak) => {
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
    }

    /// Adds a token, and before it the line break that counts.
    fn push(&mut self, token: Token, span: Span) {
        if self.by_layout && !token.closes() {
            let column = self.indentation(span);
            self.close_by_layout(span, |indentation| indentation >= column);
        }
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
        let rest = self.raw.remainder();
        let line = rest.find('\n').unwrap_or(rest.len());
        self.lexed.unmatched.push(self.span(start, end + line));
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
            self.given_up.push(self.text.len());
            self.is_too_deep = true;
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
        if self.by_layout {
            let column = self.indentation(span);
            self.close_by_layout(span, |indentation| indentation > column);
        }
        let depth = self.open.iter().rposition(|open| open.bracket == opener);
        let Some(depth) = depth.filter(|depth| {
            !(self.by_layout && token == Token::BraceClose && self.is_out_of_layout(*depth, span))
        }) else {
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

    /// Closes the brackets whose lines are indented so that they cannot go on at `at`, if that is the first token of a line.
    fn close_by_layout(&mut self, at: Span, is_over: impl Fn(usize) -> bool) {
        let Some(line_break) = self.line_break else {
            return;
        };
        while let Some(open) = self.open.last()
            && open.bracket != '"'
            && let Some(opened) = self.lexed.tokens.get(open.index)
            && is_over(self.indentation(opened.span))
        {
            self.close_missing(at);
            self.line_break = Some(line_break);
        }
    }

    /// How far the line of `at` is indented.
    fn indentation(&self, at: Span) -> usize {
        let before = self.text.get(..at.range().start).unwrap_or_default();
        let line = self.text.get(before.rfind('\n').map_or(0, |at| at + 1)..);
        let line = line.unwrap_or_default();
        line.len() - line.trim_start_matches([' ', '\t']).len()
    }

    /// Whether a `}` stands behind other things on its line and would close a `{` of a line above.
    fn is_out_of_layout(&self, depth: usize, at: Span) -> bool {
        let first = self.line_break.is_some();
        let behind_closing = self
            .lexed
            .tokens
            .last()
            .is_some_and(|last| last.token.closes());
        let opened = self
            .open
            .get(depth)
            .and_then(|open| self.lexed.tokens.get(open.index))
            .map_or(0..0, |lexeme| lexeme.span.range());
        let between = self.text.get(opened.start..at.range().start);
        !first && !behind_closing && between.is_some_and(|text| text.contains('\n'))
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
        let is_known = self.is_too_deep || self.is_given_up(opened);
        if bracket != '"' && !is_known {
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

    /// Whether a text swallowed the rest of the line that `at` stands on.
    fn is_given_up(&self, at: Span) -> bool {
        let rest = self.text.get(at.range().start..).unwrap_or_default();
        let end = self.text.len() - rest.len() + rest.find('\n').unwrap_or(rest.len());
        self.given_up.contains(&end)
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
