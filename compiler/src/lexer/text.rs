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
                self.unclosed_text(open, position);
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
                    self.unclosed_text(open, position);
                    return;
                }
                '\n' => {
                    piece.push('\n');
                    self.raw.bump(1);
                    self.skip_indentation(&indentation);
                }
                '\r' if rest.starts_with("\r\n") => self.raw.bump(1),
                '\\' => self.escape(&mut piece),
                // At the end of the line it opens the block behind a text that is not closed.
                '{' if quotes == Quotes::One && is_last_of_line(rest) => self.raw.bump(1),
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

    /// Ends a text whose closing quote is missing. Inside of a hole it was that quote which opened this text: then the hole is what was not closed.
    fn unclosed_text(&mut self, open: Span, end: usize) {
        let hole = self.open.iter().rposition(|open| open.bracket == '"');
        let at = self.span(end, end);
        if !self.given_up.contains(&end) {
            self.given_up.push(end);
            self.errors
                .push(match hole.and_then(|depth| self.opened(depth)) {
                    Some(hole) => LexError::UnclosedHole {
                        open: hole,
                        end: open,
                    },
                    None => LexError::UnclosedText { open, end: at },
                });
        }
        self.push(Token::TextClose, at);
        if hole.is_none() {
            self.close_line(at);
            let line = self.text.get(..end).unwrap_or_default().trim_end();
            if let Some(before) = line.strip_suffix('{') {
                let brace = self.span(before.len(), line.len());
                self.open(Token::BraceOpen, '{', brace);
            }
        }
    }

    /// Closes the round and square brackets of a line whose rest a text has swallowed, and what they hold.
    fn close_line(&mut self, at: Span) {
        let first = self.open.iter().position(|open| {
            let opened = self.lexed.tokens.get(open.index).map(|lexeme| lexeme.span);
            matches!(open.bracket, '(' | '[') && opened.is_some_and(|at| self.is_given_up(at))
        });
        while first.is_some_and(|first| self.open.len() > first) {
            self.close_missing(at);
        }
    }

    /// Where the line ends, if nothing stands before that.
    pub(super) fn line_end(&self) -> Option<usize> {
        let rest = self.raw.remainder().trim_start_matches([' ', '\t', '\r']);
        (rest.is_empty() || rest.starts_with('\n')).then(|| self.text.len() - rest.len())
    }

    /// Whether the hole at hand closes on a line below, and its text behind it: then it is read on, since that is what was meant.
    pub(super) fn closes_below(&self) -> bool {
        let rest = self.raw.remainder();
        let close = rest.find(['}', '{', '"']).filter(|&at| {
            rest.get(at..).is_some_and(|rest| rest.starts_with('}'))
                && rest.get(..at).is_some_and(|hole| !hole.contains("\n\n"))
        });
        close
            .and_then(|at| rest.get(at..)?.lines().next())
            .is_some_and(|line| line.contains('"'))
    }

    /// Reports a line break in the hole at `depth` of the open brackets, once for each hole.
    pub(super) fn line_break_in_hole(&mut self, depth: usize, end: usize) {
        let at = self.span(end, end);
        let open = self.opened(depth).unwrap_or(at);
        let is_known = matches!(self.errors.last(), Some(LexError::LineBreakInHole { open: known, .. }) if *known == open);
        if !is_known {
            self.errors.push(LexError::LineBreakInHole { open, at });
        }
    }

    /// Ends the hole at `depth` of the open brackets at the end of its line.
    pub(super) fn break_hole(&mut self, depth: usize, end: usize) {
        let at = self.span(end, end);
        let opened = self.opened(depth).unwrap_or(at);
        if !self.given_up.contains(&end) {
            self.given_up.push(end);
            self.errors.push(if end == self.text.len() {
                LexError::UnclosedHole {
                    open: opened,
                    end: at,
                }
            } else {
                LexError::LineBreakInHole { open: opened, at }
            });
        }
        self.abandon_hole(depth, opened, at);
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

/// Whether nothing stands on the line behind the character at hand.
fn is_last_of_line(rest: &str) -> bool {
    let behind = rest.lines().next().and_then(|line| line.get(1..));
    behind.is_none_or(|behind| behind.trim().is_empty())
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
