//! Pages and their addresses.

use super::Tokens;
use super::block::required_block;
use super::cursor::{Cursor, Failed, Parsed, Separator};
use super::error::ParseError;
use super::expr::expr;
use super::params::argument;
use super::state::guard;
use super::type_expr::type_expr;
use crate::ast::{Page, Route, RoutePart};
use crate::lexer::Token;

/// A page behind its word.
pub(super) fn page(input: &mut Tokens<'_, '_>) -> Parsed<Page> {
    let name = input.upper_name("a page")?;
    if !input.at(&Token::ParenOpen) {
        return Err(input.unexpected("`(` and the address of the page"));
    }
    let open = input.index();
    let close = input.partner(open);
    input.take();
    let route = route(input)?;
    let mut arguments = Vec::new();
    while input.index() < close {
        if input.eat(&Token::Comma).is_none() {
            return Err(input.unexpected("`,` or `)`"));
        }
        if input.index() >= close {
            break;
        }
        match argument(input) {
            Ok(argument) => arguments.push(argument),
            Err(Failed) => input.recover(Separator::Comma),
        }
    }
    input.go_to(close + 1);
    Ok(Page {
        name,
        route,
        arguments,
        guard: guard(input)?,
        body: required_block(input, "the head of the page")?,
    })
}

fn route(input: &mut Tokens<'_, '_>) -> Parsed<Route> {
    let start = input.here();
    match input.token(0) {
        Some(Token::Number(number)) => {
            input.take();
            let number = match number.digits.as_str() {
                "404" if number.unit.is_none() => 404,
                _ => {
                    input.report(ParseError::BadStatus { at: start });
                    404
                }
            };
            Ok(Route::Status {
                number,
                span: start,
            })
        }
        Some(Token::TextOpen) => {
            input.take();
            let mut parts = Vec::new();
            loop {
                let at = input.here();
                match input.token(0) {
                    Some(Token::Piece(text)) => {
                        input.take();
                        parts.push(RoutePart::Text {
                            text: text.clone(),
                            span: at,
                        });
                    }
                    Some(Token::HoleOpen) => {
                        let open = input.index();
                        let close = input.partner(open);
                        match hole(input, close) {
                            Ok(part) => parts.push(part),
                            Err(Failed) => input.go_to(close + 1),
                        }
                    }
                    Some(Token::TextClose) => {
                        input.take();
                        break;
                    }
                    _ => break,
                }
            }
            Ok(Route::Address {
                parts,
                span: input.since(start),
            })
        }
        _ => Err(input.unexpected("the address of the page, as in `page Home(\"/\")`")),
    }
}

fn hole(input: &mut Tokens<'_, '_>, close: usize) -> Parsed<RoutePart> {
    let start = input.here();
    input.take();
    let name = input.name("a route parameter")?;
    input.expect(&Token::Colon, "`:` and the type of the parameter")?;
    let ty = type_expr(input)?;
    let default = match input.eat(&Token::Assign) {
        Some(_) => Some(expr(input)?),
        None => None,
    };
    if input.index() != close {
        return Err(input.unexpected("`}`"));
    }
    input.take();
    Ok(RoutePart::Hole {
        name,
        ty,
        default,
        span: input.since(start),
    })
}
