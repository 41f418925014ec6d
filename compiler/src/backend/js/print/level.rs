//! Which operators hold tighter than others, and so where brackets are needed.

use crate::backend::js::ast::{Expr, ExprKind, Operator};

/// How tightly an expression holds together; a looser one inside a tighter one needs brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Any,
    Choice,
    Coalesce,
    Or,
    And,
    Equality,
    Relation,
    Sum,
    Product,
    Unary,
    Postfix,
    Primary,
}

pub fn level(expr: &Expr) -> Level {
    match &expr.kind {
        ExprKind::Arrow(..) | ExprKind::Conditional(..) => Level::Choice,
        // At the start of a statement or of an arrow's body its bracket would begin a block.
        ExprKind::Object(_) => Level::Choice,
        ExprKind::Binary(operator, ..) => operator_level(*operator),
        ExprKind::Not(_) | ExprKind::Negate(_) => Level::Unary,
        ExprKind::Number(number) if number.starts_with('-') => Level::Unary,
        // `1.name` is no member of a number.
        ExprKind::Number(_) => Level::Unary,
        ExprKind::Call(..)
        | ExprKind::Member(..)
        | ExprKind::OptionalMember(..)
        | ExprKind::Index(..) => Level::Postfix,
        _ => Level::Primary,
    }
}

pub fn operator_level(operator: Operator) -> Level {
    match operator {
        Operator::Coalesce => Level::Coalesce,
        Operator::Or => Level::Or,
        Operator::And => Level::And,
        Operator::Same | Operator::NotSame => Level::Equality,
        Operator::Less
        | Operator::LessOrEqual
        | Operator::Greater
        | Operator::GreaterOrEqual
        | Operator::In => Level::Relation,
        Operator::Add | Operator::Subtract => Level::Sum,
        Operator::Multiply | Operator::Divide | Operator::Remainder => Level::Product,
    }
}

/// What the right side of a left-associative operator must at least be.
pub fn tighter(level: Level) -> Level {
    match level {
        Level::Any => Level::Choice,
        Level::Choice => Level::Coalesce,
        Level::Coalesce => Level::Or,
        Level::Or => Level::And,
        Level::And => Level::Equality,
        Level::Equality => Level::Relation,
        Level::Relation => Level::Sum,
        Level::Sum => Level::Product,
        Level::Product => Level::Unary,
        Level::Unary => Level::Postfix,
        Level::Postfix | Level::Primary => Level::Primary,
    }
}
