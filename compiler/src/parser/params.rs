//! Parameters, fields and arguments.

use super::Tokens;
use super::cursor::{Cursor, Failed, Parsed, Separator, bracketed};
use super::error::ParseError;
use super::expr::{broken, expr, value_or_broken};
use super::type_expr::{broken_type, type_or_broken};
use crate::ast::{Args, Argument, Field, Name, Param, Rule, Value};
use crate::lexer::Token;

/// `(a: T, b: U = v)`
pub(super) fn params(input: &mut Tokens<'_, '_>) -> Parsed<Vec<Param>> {
    if !input.at(&Token::ParenOpen) {
        return Err(input.unexpected("`(`"));
    }
    Ok(bracketed(input, Separator::Comma, param, |_| None).0)
}

/// The same where the brackets may be missing.
pub(super) fn optional_params(input: &mut Tokens<'_, '_>) -> Parsed<Vec<Param>> {
    if input.at(&Token::ParenOpen) {
        params(input)
    } else {
        Ok(Vec::new())
    }
}

/// `name: T = default where condition else message`
pub(super) fn param(input: &mut Tokens<'_, '_>) -> Parsed<Param> {
    let start = input.here();
    let name = input.name("a parameter")?;
    let ty = match input.expect(&Token::Colon, "`:` and a type") {
        Ok(_) => type_or_broken(input),
        // The name counts all the same, so that nothing is said where it is used.
        Err(Failed) => {
            input.recover(Separator::CommaOrLine);
            broken_type(name.span)
        }
    };
    let default = if input.eat(&Token::Assign).is_some() {
        Some(value_or_broken(input))
    } else {
        None
    };
    let rule = if input.eat_word("where").is_some() {
        let condition = expr(input)?;
        input.expect(&Token::Else, "`else` and the message")?;
        let message = expr(input)?;
        Some(Rule { condition, message })
    } else {
        None
    };
    Ok(Param {
        name,
        ty,
        default,
        rule,
        span: input.since(start),
    })
}

/// A field of a record: a parameter that may be private.
pub(super) fn field(input: &mut Tokens<'_, '_>) -> Parsed<Field> {
    let docs = input.docs();
    let private = match (input.at_word("private"), input.token(1)) {
        (true, Some(Token::Name(_))) => input.eat_word("private"),
        _ => None,
    };
    Ok(Field {
        docs,
        private,
        param: param(input)?,
    })
}

/// `(a, name: b)`
pub(super) fn args(input: &mut Tokens<'_, '_>) -> Args {
    let mut named = false;
    let (arguments, span) = bracketed(
        input,
        Separator::Comma,
        |input| {
            let argument = argument(input)?;
            if argument.label.is_some() {
                named = true;
            } else if named {
                input.report(ParseError::PositionalAfterNamed { at: argument.span });
            }
            Ok(argument)
        },
        |span| {
            Some(Argument {
                label: None,
                value: Value::Expr(broken(span)),
                span,
            })
        },
    );
    Args { arguments, span }
}

/// `name: value`; the name may be any word.
pub(super) fn argument(input: &mut Tokens<'_, '_>) -> Parsed<Argument> {
    let start = input.here();
    let label = match (input.token(0), input.token(1)) {
        (Some(Token::Name(text)), Some(Token::Colon)) => Some(text.clone()),
        (Some(word), Some(Token::Colon)) if word.is_word() => word.fixed_text().map(Into::into),
        _ => None,
    };
    let label = match label {
        Some(text) => {
            let span = input.here();
            input.take();
            input.take();
            Some(Name { text, span })
        }
        None => None,
    };
    let value = value_or_broken(input);
    if input.at(&Token::Assign) {
        let at = input.here();
        input.report(ParseError::AssignmentAsValue { at });
        input.recover(Separator::Comma);
    }
    Ok(Argument {
        label,
        value,
        span: input.since(start),
    })
}
