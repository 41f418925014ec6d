//! The insides of text literals: pieces with escapes resolved, and holes that carry tokens of their own.

use super::error::LexError;
use super::{Lexing, Open, Token, Until};
use crate::source::Span;
use smol_str::SmolStr;

/// How a text literal is quoted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    /// `"…"`
    One,
    /// `"""` on lines of their own.
    Three,
}

impl Lexing<'_> {
    /// Reads a text literal whose opening quote was just taken.
    pub(super) fn text_literal(&mut self, open: Span, quotes: Quotes) {
        self.push(Token::TextOpen, open);
        let indentation = match quotes {
            Quotes::One => String::new(),
            Quotes::Three => self.begin_long(open),
        };
        let mut piece = String::new();
        let mut piece_start = open.range().end.max(self.position());
        loop {
            let position = self.position();
            let rest = self.raw.remainder();
            let Some(character) = rest.chars().next() else {
                self.end_piece(&mut piece, piece_start);
                let end = self.span(position, position);
                self.errors.push(LexError::UnclosedText { open, end });
                self.push(Token::TextClose, end);
                return;
            };
            match character {
                '"' if quotes == Quotes::One => {
                    self.end_piece(&mut piece, piece_start);
                    self.raw.bump(1);
                    let close = self.span(position, position + 1);
                    self.push(Token::TextClose, close);
                    return;
                }
                '"' if rest.starts_with("\"\"\"") => {
                    // The last line break and the indentation of the closing quotes are no part of the text.
                    let kept = piece.trim_end_matches([' ', '\t']).len();
                    piece.truncate(kept);
                    if piece.ends_with('\n') {
                        piece.pop();
                    }
                    self.end_piece(&mut piece, piece_start);
                    self.raw.bump(3);
                    let close = self.span(position, position + 3);
                    self.push(Token::TextClose, close);
                    return;
                }
                '\n' if quotes == Quotes::One => {
                    self.end_piece(&mut piece, piece_start);
                    let end = self.span(position, position);
                    self.errors.push(LexError::UnclosedText { open, end });
                    self.push(Token::TextClose, end);
                    return;
                }
                '\n' => {
                    piece.push('\n');
                    self.raw.bump(1);
                    self.skip_indentation(&indentation);
                }
                '\r' if rest.starts_with("\r\n") => self.raw.bump(1),
                '\\' => self.escape(&mut piece),
                '{' => {
                    self.end_piece(&mut piece, piece_start);
                    self.hole(position);
                    piece_start = self.position();
                }
                _ => {
                    piece.push(character);
                    self.raw.bump(character.len_utf8());
                }
            }
        }
    }

    /// Where the next character stands.
    fn position(&self) -> usize {
        self.text.len() - self.raw.remainder().len()
    }

    fn end_piece(&mut self, piece: &mut String, start: usize) {
        if !piece.is_empty() {
            let span = self.span(start, self.position());
            self.push(Token::Piece(SmolStr::new(piece.as_str())), span);
            piece.clear();
        }
    }

    /// Takes the rest of the line of the opening `"""` and gives the indentation of the closing one.
    fn begin_long(&mut self, open: Span) -> String {
        let rest = self.raw.remainder();
        let line = rest.split('\n').next().unwrap_or_default();
        if line.trim().is_empty() && rest.len() > line.len() {
            self.raw.bump(line.len() + 1);
        } else {
            self.errors.push(LexError::LongTextOnOneLine { at: open });
        }
        let rest = self.raw.remainder();
        let indentation = closing_quotes(rest)
            .and_then(|at| rest.get(..at))
            .map(|text| text.rsplit('\n').next().unwrap_or_default())
            .filter(|line| line.trim().is_empty())
            .unwrap_or_default()
            .to_owned();
        self.skip_indentation(&indentation);
        indentation
    }

    fn skip_indentation(&mut self, indentation: &str) {
        let rest = self.raw.remainder();
        let shared = rest
            .bytes()
            .zip(indentation.bytes())
            .take_while(|(left, right)| left == right)
            .count();
        self.raw.bump(shared);
    }

    fn escape(&mut self, piece: &mut String) {
        let start = self.position();
        let rest = self.raw.remainder();
        let mut characters = rest.chars().skip(1);
        let Some(character) = characters.next() else {
            self.raw.bump(1);
            return;
        };
        let plain = match character {
            'n' => Some('\n'),
            't' => Some('\t'),
            '"' | '\\' | '{' | '}' => Some(character),
            _ => None,
        };
        if let Some(plain) = plain {
            piece.push(plain);
            self.raw.bump(2);
            return;
        }
        if let Some(digits) = rest.strip_prefix("\\u{")
            && let Some(length) = digits.find(['}', '"', '\n'])
            && digits[length..].starts_with('}')
        {
            let parsed = u32::from_str_radix(&digits[..length], 16).ok();
            let found = parsed.filter(|_| length <= 6).and_then(char::from_u32);
            let taken = "\\u{".len() + length + 1;
            if found.is_none() {
                let at = self.span(start, start + taken);
                self.errors.push(LexError::BadCodePoint { at });
            }
            piece.push(found.unwrap_or('\u{FFFD}'));
            self.raw.bump(taken);
            return;
        }
        if character == '\n' {
            self.raw.bump(1);
            let at = self.span(start, start + 1);
            self.errors.push(LexError::BadEscape { at });
            return;
        }
        let taken = 1 + character.len_utf8();
        let at = self.span(start, start + taken);
        self.errors.push(LexError::BadEscape { at });
        piece.push(character);
        self.raw.bump(taken);
    }

    fn hole(&mut self, start: usize) {
        self.raw.bump(1);
        let span = self.span(start, start + 1);
        if self.open.len() >= super::MAX_DEPTH {
            self.open(Token::HoleOpen, '"', span);
            return;
        }
        self.push(Token::HoleOpen, span);
        self.open.push(Open {
            index: self.lexed.tokens.len() - 1,
            bracket: '"',
        });
        self.read(Until::HoleClose(self.open.len() - 1));
    }

    /// Ends the hole at `depth` of the open brackets at a line break; the text ends there as well, and says nothing more.
    pub(super) fn break_hole(&mut self, depth: usize, at: Span) {
        let opened = self.opened(depth).unwrap_or(at);
        self.errors
            .push(LexError::LineBreakInHole { open: opened, at });
        self.abandon_hole(depth, opened, at);
    }

    /// Ends the hole at `depth` of the open brackets at the end of the file.
    pub(super) fn unclosed_hole(&mut self, depth: usize) {
        let end = self.span(self.text.len(), self.text.len());
        if let Some(opened) = self.opened(depth) {
            self.errors
                .push(LexError::UnclosedHole { open: opened, end });
            self.abandon_hole(depth, opened, end);
        }
    }

    fn opened(&self, depth: usize) -> Option<Span> {
        let index = self.open.get(depth)?.index;
        self.lexed.tokens.get(index).map(|lexeme| lexeme.span)
    }

    fn abandon_hole(&mut self, depth: usize, opened: Span, at: Span) {
        self.lexed.unmatched.push(opened.to(at.at_end()));
        while self.open.len() > depth {
            let token = match self.open.last().map(|open| open.bracket) {
                Some('(') => Token::ParenClose,
                Some('[') => Token::BracketClose,
                Some('"') => Token::HoleClose,
                _ => Token::BraceClose,
            };
            self.push(token, at.at_start());
            self.pair();
        }
    }
}

/// Where the `"""` stands that closes a long text.
fn closing_quotes(rest: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + rest.get(from..)?.find("\"\"\"")?;
        let escapes = rest[..at].bytes().rev().take_while(|&b| b == b'\\').count();
        if escapes % 2 == 0 {
            return Some(at);
        }
        from = at + 1;
    }
}
