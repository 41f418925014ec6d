//! Patterns.

use super::Tokens;
use super::cursor::{Cursor, Parsed, Separator, bracketed};
use super::error::ParseError;
use super::expr::plain_text;
use crate::ast::{Number, Pattern, PatternKind};
use crate::lexer::Token;
use smol_str::format_smolstr;

/// A pattern, with its alternatives.
pub(super) fn pattern(input: &mut Tokens<'_, '_>) -> Parsed<Pattern> {
    let start = input.here();
    let first = simple(input)?;
    if !input.at(&Token::Bar) {
        return Ok(first);
    }
    let mut alternatives = vec![first];
    while input.eat(&Token::Bar).is_some() {
        alternatives.push(simple(input)?);
    }
    Ok(Pattern {
        kind: PatternKind::Or(alternatives),
        span: input.since(start),
    })
}

fn simple(input: &mut Tokens<'_, '_>) -> Parsed<Pattern> {
    let start = input.here();
    let kind = match input.token(0) {
        Some(Token::Minus) => {
            input.take();
            match input.token(0) {
                Some(Token::Number(number)) => {
                    input.take();
                    PatternKind::Number(Number {
                        digits: format_smolstr!("-{}", number.digits),
                        ..number.clone()
                    })
                }
                _ => return Err(input.unexpected("a number")),
            }
        }
        Some(Token::Number(number)) => {
            input.take();
            PatternKind::Number(number.clone())
        }
        Some(Token::TextOpen) => PatternKind::Text(plain_text(input, "a text in a pattern")?),
        Some(Token::True) => {
            input.take();
            PatternKind::Bool(true)
        }
        Some(Token::False) => {
            input.take();
            PatternKind::Bool(false)
        }
        Some(Token::None) => {
            input.take();
            PatternKind::None
        }
        Some(Token::Name(text)) if text == "_" => {
            input.take();
            PatternKind::Wildcard
        }
        Some(Token::Name(text)) => {
            if let Some(instead) = super::error::foreign_word(text)
                && text != "var"
                && text != "from"
                && input.token(1) == Some(&Token::FatArrow)
            {
                let (word, at) = (text.clone(), input.here());
                input.report(ParseError::Foreign { word, instead, at });
            }
            let name = input.name("a name")?;
            match fields(input) {
                Some(fields) => PatternKind::Wrapper { name, fields },
                None => PatternKind::Bind(name),
            }
        }
        Some(Token::UpperName(_)) => {
            let first = input.upper_name("a variant")?;
            let (enumeration, name) = if input.eat(&Token::Dot).is_some() {
                (Some(first), input.upper_name("a variant")?)
            } else {
                (None, first)
            };
            PatternKind::Variant {
                enumeration,
                name,
                fields: fields(input),
            }
        }
        _ => return Err(input.unexpected("a pattern")),
    };
    Ok(Pattern {
        kind,
        span: input.since(start),
    })
}

fn fields(input: &mut Tokens<'_, '_>) -> Option<Vec<Pattern>> {
    input.at(&Token::ParenOpen).then(|| {
        let broken = |span| {
            Some(Pattern {
                kind: PatternKind::Broken,
                span,
            })
        };
        bracketed(input, Separator::Comma, pattern, broken).0
    })
}
