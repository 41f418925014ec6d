//! The one layout of programs.
//!
//! Takes the text of a file, gives the same program as it is meant to be laid out: steps of two spaces, lines of [`WIDTH`] columns, comments where they were.
//! What an author has broken behind an opening bracket stays broken; everything else is joined if it fits. What has a mistake is left as it stands.

mod declarations;
mod entries;
mod exprs;
mod items;

use crate::ast::Name;
use crate::diagnostics::Severity;
use crate::doc::{Doc, text};
use crate::lexer::{self, Lexed, Lexeme, Token};
use crate::parser;
use crate::source::{SourceId, Span};

/// How wide lines are where that is possible.
pub const WIDTH: usize = 100;
const STEP: usize = 2;

/// How often a text with mistakes is laid out before it is left alone.
const ROUNDS: usize = 4;

/// Lays out the text of a file.
pub fn format(source: &str) -> String {
    let mut formatted = match laid_out(source) {
        LaidOut::Right(formatted) => return formatted,
        LaidOut::Wrong(formatted) => formatted,
    };
    // A new layout may let more of it be read, and that be laid out as well.
    for _ in 0..ROUNDS {
        let (LaidOut::Right(again) | LaidOut::Wrong(again)) = laid_out(&formatted);
        if again == formatted {
            return formatted;
        }
        formatted = again;
    }
    source.to_owned()
}

/// A text that was laid out once.
enum LaidOut {
    /// It has no mistakes.
    Right(String),
    /// Some of it was left as it stood.
    Wrong(String),
}

fn laid_out(source: &str) -> LaidOut {
    let id = SourceId(0);
    let (lexed, mut diagnostics) = lexer::lex(id, source);
    let (file, found) = parser::parse_lexed(id, &lexed, source.len());
    diagnostics.extend(found);
    let wrong: Vec<Span> = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .map(|diagnostic| diagnostic.primary.span)
        .chain(lexed.unmatched.iter().copied())
        .collect();
    let is_wrong = !wrong.is_empty();
    let mut formatter = Formatter {
        text: source,
        lexed: &lexed,
        next_comment: 0,
        wrong,
    };
    let doc = formatter.file(&file);
    let formatted = doc.layout(WIDTH, STEP).text;
    // What recovery has skipped may stand anywhere; a text of which a token would be lost is left alone.
    if is_wrong && !(has_same_letters(source, &formatted) && has_same_tokens(&lexed, &formatted)) {
        return LaidOut::Wrong(source.to_owned());
    }
    match is_wrong {
        true => LaidOut::Wrong(formatted),
        false => LaidOut::Right(formatted),
    }
}

/// Whether two texts differ in spaces, line breaks and commas alone.
fn has_same_letters(before: &str, after: &str) -> bool {
    let letters = |c: &char| !c.is_whitespace() && *c != ',';
    before
        .chars()
        .filter(letters)
        .eq(after.chars().filter(letters))
}

/// Whether `formatted` has the tokens of `before`: line breaks stand for commas, and neither counts beside a bracket.
fn has_same_tokens(before: &Lexed, formatted: &str) -> bool {
    let (after, _) = lexer::lex(SourceId(0), formatted);
    let kept = |lexed: &Lexed| -> Vec<Token> {
        let mut kept: Vec<Token> = Vec::new();
        for Lexeme { token, span, .. } in &lexed.tokens {
            let separates = |token: &Token| matches!(token, Token::NewLine | Token::Comma);
            match token {
                // Brackets that are missing were put in without a width.
                _ if span.start == span.end => {}
                Token::NewLine | Token::Comma => {
                    if kept
                        .last()
                        .is_some_and(|last| !separates(last) && !last.opens())
                    {
                        kept.push(Token::NewLine);
                    }
                }
                token => {
                    if token.closes() && kept.last().is_some_and(separates) {
                        kept.pop();
                    }
                    kept.push(token.clone());
                }
            }
        }
        kept
    };
    kept(before) == kept(&after) && before.comments.len() == after.comments.len()
}

/// What is known while a file is laid out.
struct Formatter<'s> {
    text: &'s str,
    lexed: &'s Lexed,
    /// Index of the first comment that is not placed yet.
    next_comment: usize,
    /// Where something is wrong, but for what lies in a member that is left as it stands.
    wrong: Vec<Span>,
}

impl<'s> Formatter<'s> {
    /// The text between two offsets.
    fn between(&self, start: u32, end: u32) -> &'s str {
        self.text
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    /// What stands at `span`, as it is.
    fn verbatim(&self, span: Span) -> Doc {
        let kept = self.between(span.start, span.end);
        if kept.contains('\r') {
            return text(kept.replace("\r\n", "\n"));
        }
        text(kept)
    }

    fn name(&self, name: &Name) -> Doc {
        self.verbatim(name.span)
    }

    /// The bracket that is the first token at or behind `offset`, with its partner.
    fn bracket_at(&self, offset: u32, bracket: &Token) -> Option<Brackets> {
        let tokens = &self.lexed.tokens;
        let index = tokens.partition_point(|lexeme| lexeme.span.start < offset);
        let open = tokens.get(index).filter(|open| open.token == *bracket)?;
        let close = tokens.get(open.partner as usize)?;
        Some(Brackets {
            open: open.span.end,
            close: close.span.start,
        })
    }

    /// The pair of brackets whose last one ends at `end`.
    fn bracket_before(&self, end: u32) -> Option<Brackets> {
        let tokens = &self.lexed.tokens;
        let index = tokens.partition_point(|lexeme| lexeme.span.end < end);
        let close = tokens.get(index)?;
        let open = tokens.get(close.partner as usize)?;
        Some(Brackets {
            open: open.span.end,
            close: close.span.start,
        })
    }
}

/// A pair of brackets: where the opening one ends, and where the closing one begins.
#[derive(Clone, Copy)]
struct Brackets {
    open: u32,
    close: u32,
}

impl Brackets {
    /// Those of a node that begins and ends with one.
    fn of(span: Span) -> Brackets {
        Brackets {
            open: span.start.saturating_add(1),
            close: span.end.saturating_sub(1),
        }
    }

    /// Where the closing bracket ends.
    fn end(self) -> u32 {
        self.close.saturating_add(1)
    }
}
