//! Looking at tokens, taking them, reporting and recovering: what every construct's parser is made of.

use super::Tokens;
use super::error::ParseError;
use crate::ast::Name;
use crate::diagnostics::Diagnostic;
use crate::lexer::{Lexed, Lexeme, Token};
use crate::source::{SourceId, Span};
use smol_str::SmolStr;
use std::collections::HashMap;

/// What is known while a file is read.
pub(super) struct Reading<'t> {
    source: SourceId,
    tokens: &'t [Lexeme],
    docs: HashMap<u32, &'t SmolStr>,
    unmatched: &'t [Span],
    end: usize,
    errors: Vec<ParseError>,
}

impl<'t> Reading<'t> {
    pub(super) fn new(source: SourceId, lexed: &'t Lexed, end: usize) -> Reading<'t> {
        Reading {
            source,
            tokens: &lexed.tokens,
            docs: lexed.docs.iter().map(|(at, doc)| (*at, doc)).collect(),
            unmatched: &lexed.unmatched,
            end,
            errors: Vec::new(),
        }
    }

    /// The mistakes in words. What stands where brackets do not match follows from that and is left out.
    pub(super) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.errors
            .iter()
            .filter(|error| {
                let at = error.at();
                !self
                    .unmatched
                    .iter()
                    .any(|region| region.start <= at.start && at.start <= region.end)
            })
            .map(ParseError::to_diagnostic)
            .collect()
    }
}

/// Marks a construct that could not be read; the mistake is already reported.
pub(super) struct Failed;

/// What the parser of a construct gives.
pub(super) type Parsed<T> = Result<T, Failed>;

/// The cursor over the tokens.
pub(super) trait Cursor<'t> {
    /// Index of the next token.
    fn index(&mut self) -> usize;
    /// The token `ahead` places on; 0 is the next one.
    fn token(&mut self, ahead: usize) -> Option<&'t Token>;
    /// The token behind the partner of the next token, a bracket.
    fn behind_partner(&mut self) -> Option<&'t Token>;
    /// Where the token `ahead` places on stands.
    fn span(&mut self, ahead: usize) -> Span;
    /// Where the next token stands.
    fn here(&mut self) -> Span {
        self.span(0)
    }
    /// From `start` to the end of the last token taken.
    fn since(&mut self, start: Span) -> Span;
    /// Takes a token.
    fn take(&mut self) -> Option<&'t Lexeme>;
    /// Goes to the token with this index.
    fn go_to(&mut self, index: usize);
    /// Index of the partner of the token at `index`.
    fn partner(&mut self, index: usize) -> usize;
    /// Documentation before the next token.
    fn docs(&mut self) -> Option<SmolStr>;
    /// Reports a mistake.
    fn report(&mut self, error: ParseError);

    /// Whether the next token is this one.
    fn at(&mut self, token: &Token) -> bool {
        self.token(0) == Some(token)
    }

    /// Takes the next token if it is this one.
    fn eat(&mut self, token: &Token) -> Option<Span> {
        if self.at(token) {
            self.take().map(|lexeme| lexeme.span)
        } else {
            None
        }
    }

    /// Takes this token or reports that it is missing.
    fn expect(&mut self, token: &Token, wanted: &'static str) -> Parsed<Span> {
        match self.eat(token) {
            Some(span) => Ok(span),
            None => Err(self.unexpected(wanted)),
        }
    }

    /// Reports that something else was expected here.
    fn unexpected(&mut self, wanted: &'static str) -> Failed {
        let at = self.here();
        let found = self.token(0).cloned();
        let next = self.token(1).cloned();
        self.report(ParseError::unexpected(wanted, found, next, at));
        Failed
    }

    /// Whether the next token is the name `word`, a word that is no reserved one.
    fn at_word(&mut self, word: &str) -> bool {
        matches!(self.token(0), Some(Token::Name(name)) if name == word)
    }

    /// Takes the name `word`.
    fn eat_word(&mut self, word: &str) -> Option<Span> {
        if self.at_word(word) {
            self.take().map(|lexeme| lexeme.span)
        } else {
            None
        }
    }

    /// Takes line breaks.
    fn skip_lines(&mut self) {
        while self.eat(&Token::NewLine).is_some() {}
    }

    /// A lower-case name.
    fn name(&mut self, wanted: &'static str) -> Parsed<Name> {
        match self.token(0) {
            Some(Token::Name(text)) => {
                let span = self.here();
                self.take();
                Ok(Name {
                    text: text.clone(),
                    span,
                })
            }
            Some(token) if token.is_word() => {
                let at = self.here();
                let word = token.fixed_text().unwrap_or_default();
                self.report(ParseError::ReservedWord { word, at });
                let stands_as_name = matches!(
                    self.token(1),
                    Some(
                        Token::Colon
                            | Token::Assign
                            | Token::ParenOpen
                            | Token::BraceOpen
                            | Token::Comma
                            | Token::ParenClose
                    )
                );
                if !stands_as_name {
                    return Err(Failed);
                }
                self.take();
                Ok(Name {
                    text: word.into(),
                    span: at,
                })
            }
            Some(Token::UpperName(text)) => {
                let at = self.here();
                let text = text.clone();
                self.report(ParseError::WrongCase {
                    name: text.clone(),
                    wanted,
                    upper: false,
                    at,
                });
                self.take();
                Ok(Name { text, span: at })
            }
            _ => Err(self.unexpected(wanted)),
        }
    }

    /// An upper-case name.
    fn upper_name(&mut self, wanted: &'static str) -> Parsed<Name> {
        match self.token(0) {
            Some(Token::UpperName(text)) => {
                let span = self.here();
                self.take();
                Ok(Name {
                    text: text.clone(),
                    span,
                })
            }
            Some(Token::Name(text)) => {
                let at = self.here();
                let text = text.clone();
                self.report(ParseError::WrongCase {
                    name: text.clone(),
                    wanted,
                    upper: true,
                    at,
                });
                self.take();
                Ok(Name { text, span: at })
            }
            _ => Err(self.unexpected(wanted)),
        }
    }

    /// How many mistakes were reported so far.
    fn reported(&mut self) -> usize;

    /// Goes on behind a mistake: to the next separator of this depth, or to the bracket that closes it.
    fn recover(&mut self, separator: Separator) {
        loop {
            let index = self.index();
            match self.token(0) {
                None | Some(Token::NewLine) => return,
                Some(Token::Comma) if separator != Separator::Line => return,
                Some(
                    Token::ParenClose | Token::BracketClose | Token::BraceClose | Token::HoleClose,
                ) => return,
                Some(
                    Token::ParenOpen
                    | Token::BracketOpen
                    | Token::BraceOpen
                    | Token::TextOpen
                    | Token::HoleOpen,
                ) => {
                    let partner = self.partner(index);
                    self.go_to(partner.max(index) + 1);
                }
                Some(_) => {
                    self.take();
                }
            }
        }
    }
}

impl<'t> Cursor<'t> for Tokens<'t, '_> {
    fn index(&mut self) -> usize {
        *self.cursor().inner()
    }

    fn token(&mut self, ahead: usize) -> Option<&'t Token> {
        let index = self.index() + ahead;
        self.state().0.tokens.get(index).map(|lexeme| &lexeme.token)
    }

    fn behind_partner(&mut self) -> Option<&'t Token> {
        let index = self.index();
        let partner = self.partner(index);
        self.state()
            .0
            .tokens
            .get(partner + 1)
            .map(|lexeme| &lexeme.token)
    }

    fn span(&mut self, ahead: usize) -> Span {
        let index = self.index() + ahead;
        let reading = &self.state().0;
        match reading.tokens.get(index) {
            Some(lexeme) => lexeme.span,
            None => Span::new(reading.source, reading.end..reading.end),
        }
    }

    fn since(&mut self, start: Span) -> Span {
        let index = self.index();
        match index
            .checked_sub(1)
            .and_then(|last| self.state().0.tokens.get(last))
        {
            Some(lexeme) if lexeme.span.end >= start.start => start.to(lexeme.span),
            _ => start,
        }
    }

    fn take(&mut self) -> Option<&'t Lexeme> {
        self.next_ref()
    }

    fn go_to(&mut self, index: usize) {
        while self.index() < index && self.next_ref().is_some() {}
    }

    fn partner(&mut self, index: usize) -> usize {
        self.state()
            .0
            .tokens
            .get(index)
            .map_or(index, |lexeme| lexeme.partner as usize)
    }

    fn docs(&mut self) -> Option<SmolStr> {
        let index = u32::try_from(self.index()).unwrap_or(u32::MAX);
        self.state().0.docs.get(&index).map(|doc| (*doc).clone())
    }

    fn report(&mut self, error: ParseError) {
        self.state().0.errors.push(error);
    }

    fn reported(&mut self) -> usize {
        self.state().0.errors.len()
    }
}

/// What separates the entries of a bracketed list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    /// `,`
    Comma,
    /// `,` or a line break
    CommaOrLine,
    /// A line break alone.
    Line,
}

/// Reads the entries between the bracket at hand and its partner, both included. An entry that could not be read becomes `broken`.
pub(super) fn bracketed<'t, T>(
    input: &mut Tokens<'t, '_>,
    separator: Separator,
    mut entry: impl FnMut(&mut Tokens<'t, '_>) -> Parsed<T>,
    mut broken: impl FnMut(Span) -> Option<T>,
) -> (Vec<T>, Span) {
    let open = input.here();
    let index = input.index();
    let end = input.partner(index);
    input.take();
    let mut entries = Vec::new();
    loop {
        input.skip_lines();
        if input.index() >= end || input.token(0).is_none() {
            break;
        }
        let start = input.here();
        let before = input.index();
        let reported = input.reported();
        match entry(input) {
            Ok(value) => {
                entries.push(value);
                let is_whole = input.reported() == reported;
                separate(input, separator, end, is_whole);
                if input.index() == before {
                    // Always goes on, whatever stands here.
                    let partner = input.partner(before);
                    input.go_to(partner.max(before) + 1);
                }
            }
            Err(Failed) => {
                if input.index() == before {
                    // Always goes on, whatever stands here.
                    let partner = input.partner(before);
                    input.go_to(partner.max(before) + 1);
                }
                if input.index() < end {
                    input.recover(separator);
                }
                let span = input.since(start);
                entries.extend(broken(span));
                if separator != Separator::Line {
                    input.eat(&Token::Comma);
                }
            }
        }
    }
    input.go_to(end + 1);
    // Most lists are short, and trees live long: what later stages walk over stays small.
    entries.shrink_to_fit();
    (entries, input.since(open))
}

/// Takes what must stand between two entries, or reports that it is missing; not behind an entry in which something was wrong already.
fn separate(input: &mut Tokens<'_, '_>, separator: Separator, end: usize, is_whole: bool) {
    if input.index() >= end {
        return;
    }
    let found = match (separator, input.token(0)) {
        (Separator::Comma | Separator::CommaOrLine, Some(Token::Comma)) => true,
        (Separator::CommaOrLine | Separator::Line, Some(Token::NewLine)) => true,
        (_, None) => return,
        _ => false,
    };
    if found {
        input.take();
        return;
    }
    let at = input.here();
    let found = input.token(0).cloned();
    let next = input.token(1).cloned();
    if is_whole {
        input.report(ParseError::not_separated(separator, found, next, at));
    }
    input.recover(separator);
    if separator != Separator::Line {
        input.eat(&Token::Comma);
    }
}
