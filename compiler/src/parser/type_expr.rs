//! Types as written: `Int`, `List<Task>`, `Text?`, `(Int) -> Text`.

use super::Tokens;
use super::cursor::{Cursor, Failed, Parsed, Separator, bracketed};
use crate::ast::{Name, TypeExpr, TypeExprKind};
use crate::lexer::Token;
use crate::source::Span;

/// A type.
pub(super) fn type_expr(input: &mut Tokens<'_, '_>) -> Parsed<TypeExpr> {
    let start = input.here();
    let kind = match input.token(0) {
        Some(Token::ParenOpen) => {
            let (params, _) = bracketed(input, Separator::Comma, type_expr, |_| None);
            input.expect(&Token::Arrow, "`->` and the result")?;
            let result = Box::new(type_expr(input)?);
            return Ok(TypeExpr {
                kind: TypeExprKind::Function { params, result },
                span: input.since(start),
            });
        }
        Some(Token::UpperName(_) | Token::Name(_)) => {
            let name = input.upper_name("a type")?;
            let mut arguments = Vec::new();
            if input.eat(&Token::Less).is_some() {
                loop {
                    arguments.push(type_expr(input)?);
                    if input.eat(&Token::Comma).is_none() || input.at(&Token::Greater) {
                        break;
                    }
                }
                input.expect(&Token::Greater, "`>`")?;
            }
            TypeExprKind::Named { name, arguments }
        }
        _ => return Err(input.unexpected("a type")),
    };
    let mut ty = TypeExpr {
        kind,
        span: input.since(start),
    };
    while input.at(&Token::Question) || input.at(&Token::Coalesce) {
        input.take();
        ty = TypeExpr {
            kind: TypeExprKind::Option(Box::new(ty)),
            span: input.since(start),
        };
    }
    Ok(ty)
}

/// A type; `Broken` up to the next separator if it cannot be read.
pub(super) fn type_or_broken(input: &mut Tokens<'_, '_>) -> TypeExpr {
    let start = input.here();
    match type_expr(input) {
        Ok(ty) => ty,
        Err(Failed) => {
            input.recover(Separator::CommaOrLine);
            broken_type(input.since(start))
        }
    }
}

pub(super) fn broken_type(span: Span) -> TypeExpr {
    TypeExpr {
        kind: TypeExprKind::Broken,
        span,
    }
}

/// `<T, U>`, if it is there.
pub(super) fn generics(input: &mut Tokens<'_, '_>) -> Parsed<Vec<Name>> {
    let mut names = Vec::new();
    if input.eat(&Token::Less).is_some() {
        loop {
            names.push(input.upper_name("a type parameter")?);
            if input.eat(&Token::Comma).is_none() || input.at(&Token::Greater) {
                break;
            }
        }
        input.expect(&Token::Greater, "`>`")?;
    }
    Ok(names)
}
