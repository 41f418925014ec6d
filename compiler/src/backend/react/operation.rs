//! Operators with two operands.

use super::code::Code;
use super::types;
use crate::backend::js::ast::{Expr as Js, Operator, Statement as JsStatement};
use crate::backend::js::build::{client, int};
use crate::hir::{EnumId, Expr, ExprKind, Operation, Type};

impl Code<'_, '_> {
    /// `left operation right`
    pub fn binary(
        &mut self,
        operation: Operation,
        left: &Expr,
        right: &Expr,
        out: &mut Vec<JsStatement>,
    ) -> Js {
        let equality = Comparison::of(self, left, right);
        let ordered = left.ty.clone();
        let (left, right) = self.pair(left, right, out);
        match operation {
            Operation::Equal => equality.equal(left, right),
            Operation::NotEqual => equality.equal(left, right).negated(),
            Operation::Less => self.compare(Operator::Less, &ordered, left, right),
            Operation::LessOrEqual => self.compare(Operator::LessOrEqual, &ordered, left, right),
            Operation::Greater => self.compare(Operator::Greater, &ordered, left, right),
            Operation::GreaterOrEqual => {
                self.compare(Operator::GreaterOrEqual, &ordered, left, right)
            }
            _ => self.combine(operation, left, right),
        }
    }

    /// The result of an operation that is no comparison.
    pub fn combine(&mut self, operation: Operation, left: Js, right: Js) -> Js {
        let operator = match operation {
            Operation::AddFloat | Operation::JoinText => Operator::Add,
            Operation::SubtractFloat => Operator::Subtract,
            Operation::MultiplyFloat => Operator::Multiply,
            Operation::DivideFloat | Operation::RatioOfDurations => Operator::Divide,
            Operation::RemainderFloat => Operator::Remainder,
            _ => return client(helper(operation)).call(vec![left, right]),
        };
        left.binary(operator, right)
    }

    /// `left < right` and the like, in the order of their type.
    fn compare(&mut self, operator: Operator, ty: &Type, left: Js, right: Js) -> Js {
        match ty {
            Type::Text => client("compareText")
                .call(vec![left, right])
                .binary(operator, int(0)),
            Type::Enum(enumeration, _) => {
                let order = self.unit.order(*enumeration);
                client("compareIn")
                    .call(vec![order, left, right])
                    .binary(operator, int(0))
            }
            _ => left.binary(operator, right),
        }
    }
}

/// The client's function for an operation that may fail, or is none of JavaScript.
fn helper(operation: Operation) -> &'static str {
    match operation {
        Operation::AddInt => "intAdd",
        Operation::SubtractInt => "intSubtract",
        Operation::MultiplyInt => "intMultiply",
        Operation::DivideInt => "intDivide",
        Operation::RemainderInt => "intRemainder",
        Operation::JoinList => "listConcat",
        Operation::AddDuration => "durationAdd",
        Operation::SubtractDuration => "durationSubtract",
        Operation::MultiplyDuration => "durationMultiply",
        Operation::DivideDuration => "durationDivide",
        Operation::AddToDateTime => "dateTimeAdd",
        Operation::SubtractFromDateTime => "dateTimeSubtract",
        Operation::BetweenDateTimes => "dateTimeDifference",
        Operation::AddToDate => "dateAdd",
        Operation::SubtractFromDate => "dateSubtract",
        Operation::BetweenDates => "dateDifference",
        Operation::Range => "range",
        Operation::AddFloat
        | Operation::SubtractFloat
        | Operation::MultiplyFloat
        | Operation::DivideFloat
        | Operation::RemainderFloat
        | Operation::JoinText
        | Operation::RatioOfDurations
        | Operation::Equal
        | Operation::NotEqual
        | Operation::Less
        | Operation::LessOrEqual
        | Operation::Greater
        | Operation::GreaterOrEqual => "equal",
    }
}

/// How two values are compared.
enum Comparison {
    /// Values without parts: `===`.
    Same,
    /// Part by part.
    Structural,
}

impl Comparison {
    fn of(code: &Code<'_, '_>, left: &Expr, right: &Expr) -> Comparison {
        let program = code.unit.program();
        let is_primitive = |expr: &Expr| types::is_primitive(program, &expr.ty);
        // `none` and a variant without fields are equal to nothing that has parts.
        if is_primitive(left) || is_primitive(right) || is_atom(left) || is_atom(right) {
            Comparison::Same
        } else {
            Comparison::Structural
        }
    }

    fn equal(&self, left: Js, right: Js) -> Js {
        match self {
            Comparison::Same => left.binary(Operator::Same, right),
            Comparison::Structural => client("equal").call(vec![left, right]),
        }
    }
}

fn is_atom(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::None => true,
        ExprKind::Variant(enumeration, _, fields) => {
            fields.is_empty() && *enumeration != EnumId::json()
        }
        ExprKind::Some(inner) => is_atom(inner),
        _ => false,
    }
}
