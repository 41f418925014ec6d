//! Blocks and their items: statements, elements, control. One grammar for all; `check` says what may stand where.

use super::Tokens;
use super::cursor::{Cursor, Failed, Parsed, Separator, bracketed};
use super::error::ParseError;
use super::expr::{condition, expr, expr_or_broken, value_of};
use super::state::event;
use super::type_expr::type_or_broken;
use crate::ast::{AssignOperator, Block, Expr, ExprKind, Item, ItemKind};
use crate::lexer::Token;

/// A block; its `{` is next.
pub(super) fn block(input: &mut Tokens<'_, '_>) -> Block {
    let (items, span) = bracketed(input, Separator::Line, item, |span| {
        Some(Item {
            kind: ItemKind::Broken,
            span,
        })
    });
    Block { items, span }
}

/// A block, or a message that `{` is missing behind `what`.
pub(super) fn required_block(input: &mut Tokens<'_, '_>, what: &'static str) -> Parsed<Block> {
    if input.at(&Token::BraceOpen) {
        return Ok(block(input));
    }
    let at = input.here();
    if input.at(&Token::Assign) {
        input.report(ParseError::AssignmentAsValue { at });
        return Err(Failed);
    }
    if let Some(Token::Name(word)) = input.token(0)
        && let Some(instead) = super::error::foreign_word(word).or(match word.as_str() {
            "and" => Some("write `&&`"),
            "or" => Some("write `||`"),
            "then" => Some("a block in `{ }` stands behind the condition"),
            _ => None,
        })
    {
        let word = word.clone();
        input.report(ParseError::Foreign { word, instead, at });
        return Err(Failed);
    }
    let found = input.token(0).cloned();
    input.report(ParseError::MissingBlock { what, found, at });
    Err(Failed)
}

/// One item of a block.
pub(super) fn item(input: &mut Tokens<'_, '_>) -> Parsed<Item> {
    let start = input.here();
    let kind = match input.token(0) {
        Some(Token::Let) => let_item(input)?,
        Some(Token::For) => for_item(input)?,
        Some(Token::While) => {
            input.take();
            ItemKind::While {
                condition: condition(input)?,
                body: required_block(input, "the condition")?,
            }
        }
        Some(Token::Return) => {
            input.take();
            let ends = matches!(
                input.token(0),
                None | Some(Token::NewLine | Token::BraceClose | Token::Comma)
            );
            ItemKind::Return(if ends {
                None
            } else {
                Some(expr_or_broken(input))
            })
        }
        Some(Token::Break) => {
            input.take();
            ItemKind::Break
        }
        Some(Token::Continue) => {
            input.take();
            ItemKind::Continue
        }
        Some(Token::Assert) => {
            input.take();
            ItemKind::Assert(expr(input)?)
        }
        Some(Token::Name(word)) if word == "local" && is_name(input.token(1)) => {
            input.take();
            let name = input.name("a local")?;
            let ty = input.eat(&Token::Colon).map(|_| type_or_broken(input));
            let value = value_of(input, &name);
            ItemKind::Local { name, ty, value }
        }
        Some(Token::Name(word)) if word == "event" && is_name(input.token(1)) => {
            ItemKind::Event(event(input)?)
        }
        Some(Token::BraceOpen) => return Err(input.unexpected("a statement or an element")),
        _ => expr_item(input)?,
    };
    Ok(Item {
        kind,
        span: input.since(start),
    })
}

fn is_name(token: Option<&Token>) -> bool {
    matches!(token, Some(Token::Name(_) | Token::UpperName(_)))
}

fn let_item(input: &mut Tokens<'_, '_>) -> Parsed<ItemKind> {
    input.take();
    let mutable = input.eat(&Token::Mut).is_some();
    let name = input.name("a local")?;
    let ty = input.eat(&Token::Colon).map(|_| type_or_broken(input));
    let value = value_of(input, &name);
    let otherwise = match input.eat(&Token::Else) {
        Some(_) => Some(required_block(input, "`else`")?),
        None => None,
    };
    Ok(ItemKind::Let {
        mutable,
        name,
        ty,
        value,
        otherwise,
    })
}

fn for_item(input: &mut Tokens<'_, '_>) -> Parsed<ItemKind> {
    input.take();
    let mutable = input.eat(&Token::Mut).is_some();
    let name = input.name("a name")?;
    let second = match input.eat(&Token::Comma) {
        Some(_) => Some(input.name("a second name")?),
        None => None,
    };
    input.expect(&Token::In, "`in`")?;
    let over = expr(input)?;
    let filter = match input.eat_word("where") {
        Some(_) => Some(expr(input)?),
        None => None,
    };
    let key = match input.eat_word("key") {
        Some(_) => Some(expr(input)?),
        None => None,
    };
    let body = required_block(input, "`for`")?;
    let otherwise = match input.eat(&Token::Else) {
        Some(_) => Some(required_block(input, "`else`")?),
        None => None,
    };
    Ok(ItemKind::For {
        mutable,
        name,
        second,
        over,
        filter,
        key,
        body,
        otherwise,
    })
}

fn expr_item(input: &mut Tokens<'_, '_>) -> Parsed<ItemKind> {
    let value = expr(input)?;
    let operator = match input.token(0) {
        Some(Token::Assign) => AssignOperator::Set,
        Some(Token::AddAssign) => AssignOperator::Add,
        Some(Token::SubtractAssign) => AssignOperator::Subtract,
        Some(Token::MultiplyAssign) => AssignOperator::Multiply,
        Some(Token::DivideAssign) => AssignOperator::Divide,
        Some(Token::BraceOpen) if takes_block(&value) => {
            return Ok(ItemKind::Trailing {
                call: value,
                block: block(input),
            });
        }
        _ => return Ok(ItemKind::Expr(value)),
    };
    let operator_span = input.here();
    input.take();
    Ok(ItemKind::Assign {
        place: value,
        operator,
        operator_span,
        value: expr_or_broken(input),
    })
}

fn takes_block(expr: &Expr) -> bool {
    matches!(
        expr.kind,
        ExprKind::Name(_) | ExprKind::UpperName(_) | ExprKind::Call { .. } | ExprKind::Field { .. }
    )
}
