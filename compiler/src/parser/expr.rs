//! Expressions, weakest operator first: lambda, `||`, `&&`, comparison, `??`, `..`, `+ -`, `* / %`, prefix, postfix.

use super::Tokens;
use super::block::{block, item, required_block};
use super::cursor::{Cursor, Failed, Parsed, Separator, bracketed};
use super::error::ParseError;
use super::params::args;
use super::pattern::pattern;
use super::type_expr::type_expr;
use crate::ast::{
    Arm, ArmBody, BinaryOperator, Condition, Else, Expr, ExprKind, If, Item, ItemKind, Lambda,
    LambdaParam, Match, Name, Pattern, PatternKind, TextLiteral, TextPart, UnaryOperator, Value,
};
use crate::lexer::{Token, UNITS};
use crate::source::Span;
use smol_str::SmolStr;

/// A block or an expression.
pub(super) fn value(input: &mut Tokens<'_, '_>) -> Parsed<Value> {
    if input.at(&Token::BraceOpen) {
        return Ok(Value::Block(block(input)));
    }
    expr(input).map(Value::Expr)
}

/// A block or an expression; `Broken` up to the next separator if it cannot be read.
pub(super) fn value_or_broken(input: &mut Tokens<'_, '_>) -> Value {
    if input.at(&Token::BraceOpen) {
        return Value::Block(block(input));
    }
    Value::Expr(expr_or_broken(input))
}

/// An expression; `Broken` up to the next separator if it cannot be read, so that what stands before it is kept.
pub(super) fn expr_or_broken(input: &mut Tokens<'_, '_>) -> Expr {
    let start = input.here();
    match expr(input) {
        Ok(expr) => expr,
        Err(Failed) => {
            input.recover(Separator::CommaOrLine);
            broken(input.since(start))
        }
    }
}

/// The value behind the name in `let x = …` and the like; a message if it is missing.
pub(super) fn value_of(input: &mut Tokens<'_, '_>, name: &Name) -> Expr {
    if input.eat(&Token::Assign).is_some() {
        return expr_or_broken(input);
    }
    input.report(ParseError::MissingValue {
        name: name.text.clone(),
        at: name.span,
    });
    input.recover(Separator::CommaOrLine);
    broken(input.since(name.span))
}

pub(super) fn broken(span: Span) -> Expr {
    Expr {
        kind: ExprKind::Broken,
        span,
    }
}

/// An expression.
pub(super) fn expr(input: &mut Tokens<'_, '_>) -> Parsed<Expr> {
    match input.token(0) {
        Some(Token::Name(_)) if input.token(1) == Some(&Token::FatArrow) => {
            let start = input.here();
            let name = input.name("a parameter")?;
            lambda(input, start, vec![LambdaParam { name, ty: None }])
        }
        Some(Token::ParenOpen) if input.behind_partner() == Some(&Token::FatArrow) => {
            let start = input.here();
            let (params, _) = bracketed(
                input,
                Separator::Comma,
                |input| {
                    let name = input.name("a parameter")?;
                    let ty = match input.eat(&Token::Colon) {
                        Some(_) => Some(type_expr(input)?),
                        None => None,
                    };
                    Ok(LambdaParam { name, ty })
                },
                |_| None,
            );
            lambda(input, start, params)
        }
        _ => binary(input, 0),
    }
}

fn lambda(input: &mut Tokens<'_, '_>, start: Span, params: Vec<LambdaParam>) -> Parsed<Expr> {
    input.expect(&Token::FatArrow, "`=>`")?;
    let body = value(input)?;
    Ok(Expr {
        kind: ExprKind::Lambda(Box::new(Lambda { params, body })),
        span: input.since(start),
    })
}

/// The levels of binary operators, weakest first; the second and fourth one do not chain.
const COMPARE: usize = 2;
const RANGE: usize = 4;
const PREFIX: usize = 7;

fn operator(token: &Token, level: usize) -> Option<BinaryOperator> {
    let (operator, at) = match token {
        Token::OrOr => (BinaryOperator::Or, 0),
        Token::AndAnd => (BinaryOperator::And, 1),
        Token::Equal => (BinaryOperator::Equal, COMPARE),
        Token::NotEqual => (BinaryOperator::NotEqual, COMPARE),
        Token::Less => (BinaryOperator::Less, COMPARE),
        Token::LessOrEqual => (BinaryOperator::LessOrEqual, COMPARE),
        Token::Greater => (BinaryOperator::Greater, COMPARE),
        Token::GreaterOrEqual => (BinaryOperator::GreaterOrEqual, COMPARE),
        Token::Coalesce => (BinaryOperator::Coalesce, 3),
        Token::Range => (BinaryOperator::Range, RANGE),
        Token::Plus => (BinaryOperator::Add, 5),
        Token::Minus => (BinaryOperator::Subtract, 5),
        Token::Star => (BinaryOperator::Multiply, 6),
        Token::Slash => (BinaryOperator::Divide, 6),
        Token::Percent => (BinaryOperator::Remainder, 6),
        _ => return None,
    };
    (at == level).then_some(operator)
}

fn binary(input: &mut Tokens<'_, '_>, level: usize) -> Parsed<Expr> {
    if level == PREFIX {
        return prefix(input);
    }
    let start = input.here();
    let mut left = binary(input, level + 1)?;
    let mut count = 0;
    while let Some(operator) = input.token(0).and_then(|token| operator(token, level)) {
        let operator_span = input.here();
        let is_chained = count == 1 && (level == COMPARE || level == RANGE);
        if is_chained && !matches!(left.kind, ExprKind::Broken) {
            input.report(ParseError::Chained {
                at: operator_span,
                range: level == RANGE,
            });
        }
        input.take();
        if operator == BinaryOperator::Equal && input.at(&Token::Assign) {
            let at = operator_span.to(input.here());
            input.report(ParseError::Foreign {
                word: "===".into(),
                instead: "write `==`",
                at,
            });
            input.take();
        }
        let right = binary(input, level + 1)?;
        if is_chained {
            left = broken(input.since(start));
            continue;
        }
        left = Expr {
            kind: ExprKind::Binary {
                operator,
                operator_span,
                left: Box::new(left),
                right: Box::new(right),
            },
            span: input.since(start),
        };
        count += 1;
    }
    Ok(left)
}

fn prefix(input: &mut Tokens<'_, '_>) -> Parsed<Expr> {
    // A row of prefixes is read in a loop: `!!!!…` must not go down a level each.
    let mut operators = Vec::new();
    loop {
        let operator = match input.token(0) {
            Some(Token::Minus) => UnaryOperator::Negate,
            Some(Token::Not) => UnaryOperator::Not,
            Some(Token::Try) => UnaryOperator::Try,
            _ => break,
        };
        operators.push((operator, input.here()));
        input.take();
        if operators.len() > crate::lexer::MAX_DEPTH {
            return Err(input.unexpected("a value"));
        }
    }
    let mut result = postfix(input)?;
    for (operator, at) in operators.into_iter().rev() {
        result = Expr {
            span: at.to(result.span),
            kind: ExprKind::Unary {
                operator,
                operand: Box::new(result),
            },
        };
    }
    Ok(result)
}

fn postfix(input: &mut Tokens<'_, '_>) -> Parsed<Expr> {
    let start = input.here();
    let mut left = primary(input)?;
    let mut length = 0;
    loop {
        let kind = match input.token(0) {
            Some(Token::Dot | Token::OptionalDot) => {
                let optional = input.at(&Token::OptionalDot);
                input.take();
                let span = input.here();
                let text = match input.token(0) {
                    Some(Token::Name(text) | Token::UpperName(text)) => text.clone(),
                    // `.match`: a member may not have such a name, but the message should say so.
                    _ => {
                        input.name("a field or a method")?;
                        return Err(Failed);
                    }
                };
                input.take();
                ExprKind::Field {
                    object: Box::new(left),
                    name: Name { text, span },
                    optional,
                }
            }
            Some(Token::ParenOpen) => ExprKind::Call {
                args: args(input),
                callee: Box::new(left),
            },
            Some(Token::BracketOpen) => {
                let open = input.index();
                let close = input.partner(open);
                input.take();
                let index = match expr(input) {
                    Ok(index) if input.index() == close => index,
                    Ok(_) => return Err(input.unexpected("`]`")),
                    Err(failed) => return Err(failed),
                };
                input.take();
                ExprKind::Index {
                    object: Box::new(left),
                    index: Box::new(index),
                }
            }
            _ => return Ok(left),
        };
        left = Expr {
            kind,
            span: input.since(start),
        };
        length += 1;
        if length > 200 {
            return Err(input.unexpected("the end of this long chain of calls"));
        }
    }
}

fn primary(input: &mut Tokens<'_, '_>) -> Parsed<Expr> {
    let start = input.here();
    let kind = match input.token(0) {
        Some(Token::Number(number)) => {
            input.take();
            match &number.unit {
                Some(unit) if !UNITS.contains(&unit.as_str()) => ExprKind::Broken,
                _ => ExprKind::Number(number.clone()),
            }
        }
        Some(Token::Color(digits)) => {
            input.take();
            ExprKind::Color(digits.clone())
        }
        Some(Token::TextOpen) => ExprKind::Text(text(input)),
        Some(Token::True) => {
            input.take();
            ExprKind::Bool(true)
        }
        Some(Token::False) => {
            input.take();
            ExprKind::Bool(false)
        }
        Some(Token::None) => {
            input.take();
            ExprKind::None
        }
        Some(Token::SelfState) => {
            input.take();
            ExprKind::SelfState
        }
        Some(Token::Name(text)) => {
            if let Some(instead) = super::error::foreign_word(text) {
                let follows = input.token(1);
                let is_value = matches!(text.as_str(), "null" | "nil" | "undefined")
                    && !matches!(follows, Some(Token::Assign | Token::Colon | Token::Dot));
                let starts = matches!(
                    follows,
                    Some(
                        Token::Name(_)
                            | Token::UpperName(_)
                            | Token::True
                            | Token::False
                            | Token::Not
                            | Token::TextOpen
                            | Token::BraceOpen
                            | Token::If
                    )
                ) && !matches!(text.as_str(), "null" | "nil" | "undefined");
                if is_value || starts {
                    let (word, at) = (text.clone(), start);
                    input.report(ParseError::Foreign { word, instead, at });
                    input.take();
                    if is_value {
                        return Ok(Expr {
                            kind: ExprKind::Broken,
                            span: start,
                        });
                    }
                    return Err(Failed);
                }
            }
            ExprKind::Name(input.name("a value")?)
        }
        Some(Token::UpperName(_)) => ExprKind::UpperName(input.upper_name("a name")?),
        Some(Token::ParenOpen) => {
            let open = input.index();
            let close = input.partner(open);
            input.take();
            let inner = expr(input)?;
            if input.index() != close {
                return Err(input.unexpected("`)`"));
            }
            input.take();
            ExprKind::Group(Box::new(inner))
        }
        Some(Token::If) => return if_expr(input),
        Some(Token::Match) => return match_expr(input),
        Some(Token::BracketOpen) => return list_or_map(input),
        Some(Token::Fn) => {
            input.report(ParseError::Foreign {
                word: "fn".into(),
                instead: "a function without a name is written `x => …`; `fn` stands at the top of a file or in a state",
                at: start,
            });
            return Err(Failed);
        }
        _ => return Err(input.unexpected("a value")),
    };
    Ok(Expr {
        kind,
        span: input.since(start),
    })
}

/// A text literal; its opening quote is next.
pub(super) fn text(input: &mut Tokens<'_, '_>) -> TextLiteral {
    let start = input.here();
    input.take();
    let mut parts = Vec::new();
    loop {
        match input.token(0) {
            Some(Token::Piece(piece)) => {
                parts.push(TextPart::Text(piece.clone()));
                input.take();
            }
            Some(Token::HoleOpen) => {
                let open = input.index();
                let close = input.partner(open);
                input.take();
                let hole = expr(input).and_then(|hole| {
                    if input.index() == close {
                        Ok(hole)
                    } else {
                        Err(input.unexpected("`}`"))
                    }
                });
                let span = input.since(start);
                input.go_to(close + 1);
                parts.push(TextPart::Hole(hole.unwrap_or(Expr {
                    kind: ExprKind::Broken,
                    span,
                })));
            }
            Some(Token::TextClose) => {
                input.take();
                break;
            }
            _ => break,
        }
    }
    TextLiteral {
        parts,
        span: input.since(start),
    }
}

/// A text literal without holes; `place` names it in the message.
pub(super) fn plain_text(input: &mut Tokens<'_, '_>, place: &'static str) -> Parsed<SmolStr> {
    let literal = text(input);
    let mut plain = String::new();
    for part in &literal.parts {
        match part {
            TextPart::Text(piece) => plain.push_str(piece),
            TextPart::Hole(_) => {
                input.report(ParseError::HoleNotAllowed {
                    place,
                    at: literal.span,
                });
                return Err(Failed);
            }
        }
    }
    Ok(plain.into())
}

/// What stands behind `if` and `while`.
pub(super) fn condition(input: &mut Tokens<'_, '_>) -> Parsed<Condition> {
    if input.eat(&Token::Let).is_none() {
        return expr(input).map(Condition::Is);
    }
    let mutable = input.eat(&Token::Mut).is_some();
    let pattern = pattern(input)?;
    input.expect(&Token::Assign, "`=` and a value")?;
    let value = expr(input)?;
    Ok(Condition::Let {
        mutable,
        pattern,
        value,
    })
}

fn if_expr(input: &mut Tokens<'_, '_>) -> Parsed<Expr> {
    let start = input.here();
    input.take();
    let condition = condition(input)?;
    let then = required_block(input, "the condition")?;
    let otherwise = if input.eat(&Token::Else).is_some() {
        if input.at(&Token::If) {
            Some(Else::If(if_expr(input)?))
        } else {
            Some(Else::Block(required_block(input, "`else`")?))
        }
    } else {
        None
    };
    Ok(Expr {
        kind: ExprKind::If(Box::new(If {
            condition,
            then,
            otherwise,
        })),
        span: input.since(start),
    })
}

fn match_expr(input: &mut Tokens<'_, '_>) -> Parsed<Expr> {
    let start = input.here();
    input.take();
    let scrutinee = expr(input)?;
    if !input.at(&Token::BraceOpen) {
        let at = input.here();
        let found = input.token(0).cloned();
        input.report(ParseError::MissingBlock {
            what: "the value of `match`",
            found,
            at,
        });
        return Err(Failed);
    }
    let (arms, arms_span) = bracketed(input, Separator::CommaOrLine, arm, |span| {
        Some(Arm {
            pattern: Pattern {
                kind: PatternKind::Broken,
                span,
            },
            guard: None,
            body: ArmBody::Item(Box::new(Item {
                kind: ItemKind::Broken,
                span,
            })),
            span,
        })
    });
    Ok(Expr {
        kind: ExprKind::Match(Box::new(Match {
            scrutinee,
            arms,
            arms_span,
        })),
        span: input.since(start),
    })
}

fn arm(input: &mut Tokens<'_, '_>) -> Parsed<Arm> {
    let start = input.here();
    let pattern = pattern(input)?;
    let guard = if input.eat(&Token::If).is_some() {
        Some(expr(input)?)
    } else {
        None
    };
    if input.at(&Token::Arrow) {
        let at = input.here();
        input.report(ParseError::Foreign {
            word: "->".into(),
            instead: "write `=>` between a pattern and its value",
            at,
        });
        return Err(Failed);
    }
    input.expect(&Token::FatArrow, "`=>`")?;
    let body = if input.at(&Token::BraceOpen) {
        ArmBody::Block(block(input))
    } else {
        ArmBody::Item(Box::new(item(input)?))
    };
    Ok(Arm {
        pattern,
        guard,
        body,
        span: input.since(start),
    })
}

fn list_or_map(input: &mut Tokens<'_, '_>) -> Parsed<Expr> {
    let start = input.here();
    let open = input.index();
    let close = input.partner(open);
    if input.token(1) == Some(&Token::Colon) && close == open + 2 {
        input.go_to(close + 1);
        return Ok(Expr {
            kind: ExprKind::Map(Vec::new()),
            span: input.since(start),
        });
    }
    let (entries, span) = bracketed(
        input,
        Separator::Comma,
        |input| {
            let key = expr(input)?;
            let value = match input.eat(&Token::Colon) {
                Some(_) => Some(expr(input)?),
                None => None,
            };
            Ok((key, value))
        },
        |_| None,
    );
    let is_map = entries.first().is_some_and(|(_, value)| value.is_some());
    let mut items = Vec::new();
    let mut pairs = Vec::new();
    for (key, value) in entries {
        match (is_map, value) {
            (true, Some(value)) => pairs.push((key, value)),
            (false, None) => items.push(key),
            (true, None) => input.report(ParseError::Unexpected {
                wanted: "`:` and a value, as in the entries before",
                found: None,
                next: None,
                at: key.span,
            }),
            (false, Some(value)) => input.report(ParseError::Unexpected {
                wanted: "an item without `:`, as the ones before",
                found: None,
                next: None,
                at: value.span,
            }),
        }
    }
    Ok(Expr {
        kind: if is_map {
            ExprKind::Map(pairs)
        } else {
            ExprKind::List(items)
        },
        span,
    })
}
