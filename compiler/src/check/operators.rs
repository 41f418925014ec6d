//! Operators with their types settled.

use super::body::Cx;
use super::events::Action;
use super::fit::{broken, fits};
use super::{Checker, error};
use crate::ast::{self, BinaryOperator, UnaryOperator};
use crate::hir::{Expr, ExprKind, Literal, Operation, Statement, Type};
use crate::source::Span;
use std::sync::Arc;

/// What an arithmetic operator does on two types, and what it gives.
pub(super) fn arithmetic(
    operator: BinaryOperator,
    left: &Type,
    right: &Type,
) -> Option<(Operation, Type)> {
    use BinaryOperator::{Add, Divide, Multiply, Remainder, Subtract};
    use Type::{Date, DateTime, Duration, Float, Int, Text};
    Some(match (operator, left, right) {
        (Add, Int, Int) => (Operation::AddInt, Int),
        (Subtract, Int, Int) => (Operation::SubtractInt, Int),
        (Multiply, Int, Int) => (Operation::MultiplyInt, Int),
        (Divide, Int, Int) => (Operation::DivideInt, Int),
        (Remainder, Int, Int) => (Operation::RemainderInt, Int),
        (Add, Float, Float) => (Operation::AddFloat, Float),
        (Subtract, Float, Float) => (Operation::SubtractFloat, Float),
        (Multiply, Float, Float) => (Operation::MultiplyFloat, Float),
        (Divide, Float, Float) => (Operation::DivideFloat, Float),
        (Remainder, Float, Float) => (Operation::RemainderFloat, Float),
        (Add, Text, Text) => (Operation::JoinText, Text),
        (Add, Type::List(a), Type::List(b)) if a == b => (Operation::JoinList, left.clone()),
        (Add, Duration, Duration) => (Operation::AddDuration, Duration),
        (Subtract, Duration, Duration) => (Operation::SubtractDuration, Duration),
        (Multiply, Duration, Int) => (Operation::MultiplyDuration, Duration),
        (Divide, Duration, Int) => (Operation::DivideDuration, Duration),
        (Divide, Duration, Duration) => (Operation::RatioOfDurations, Float),
        (Add, DateTime, Duration) => (Operation::AddToDateTime, DateTime),
        (Subtract, DateTime, Duration) => (Operation::SubtractFromDateTime, DateTime),
        (Subtract, DateTime, DateTime) => (Operation::BetweenDateTimes, Duration),
        (Add, Date, Duration) => (Operation::AddToDate, Date),
        (Subtract, Date, Duration) => (Operation::SubtractFromDate, Date),
        (Subtract, Date, Date) => (Operation::BetweenDates, Duration),
        _ => return None,
    })
}

/// Whether it consists of numbers without a unit.
fn is_number(expr: &ast::Expr) -> bool {
    match &expr.kind {
        ast::ExprKind::Number(number) => number.unit.is_none(),
        ast::ExprKind::Group(inner) => is_number(inner),
        ast::ExprKind::Unary { operand, .. } => is_number(operand),
        ast::ExprKind::Binary { left, right, .. } => is_number(left) && is_number(right),
        _ => false,
    }
}

impl Checker<'_> {
    /// `left operator right`
    pub(super) fn binary(
        &mut self,
        cx: &mut Cx,
        operator: BinaryOperator,
        operator_span: Span,
        (left, right): (&ast::Expr, &ast::Expr),
        span: Span,
        wanted: Option<&Type>,
    ) -> Expr {
        match operator {
            BinaryOperator::And | BinaryOperator::Or => {
                let left = Box::new(self.expr_as(cx, left, &Type::Bool));
                let right = Box::new(self.expr_as(cx, right, &Type::Bool));
                let kind = match operator {
                    BinaryOperator::And => ExprKind::And(left, right),
                    _ => ExprKind::Or(left, right),
                };
                Expr {
                    kind,
                    ty: Type::Bool,
                    span,
                }
            }
            BinaryOperator::Coalesce => self.coalesce(cx, left, right, span, wanted),
            BinaryOperator::Range => {
                let left = Box::new(self.expr_as(cx, left, &Type::Int));
                let right = Box::new(self.expr_as(cx, right, &Type::Int));
                Expr {
                    kind: ExprKind::Binary(Operation::Range, left, right),
                    ty: Type::Range,
                    span,
                }
            }
            BinaryOperator::Equal
            | BinaryOperator::NotEqual
            | BinaryOperator::Less
            | BinaryOperator::LessOrEqual
            | BinaryOperator::Greater
            | BinaryOperator::GreaterOrEqual => {
                self.compare(cx, operator, operator_span, left, right, span)
            }
            _ => {
                let hint = wanted.filter(|ty| matches!(ty, Type::Float | Type::List(_)));
                // Two Durations give a Float as well, so that only numbers are told to be Floats.
                let hint = hint.filter(|_| operator != BinaryOperator::Divide || is_number(left));
                let (left, right) = self.operands(cx, left, right, hint, true);
                self.operate(operator, operator_span, left, right, span)
            }
        }
    }

    /// An arithmetic operator on two checked operands.
    pub(super) fn operate(
        &mut self,
        operator: BinaryOperator,
        operator_span: Span,
        left: Expr,
        right: Expr,
        span: Span,
    ) -> Expr {
        if left.ty == Type::Error || right.ty == Type::Error {
            return broken(span);
        }
        let Some((operation, ty)) = arithmetic(operator, &left.ty, &right.ty) else {
            let (left, right) = (self.show(&left.ty), self.show(&right.ty));
            self.report(error::operator(
                operator.symbol(),
                &left,
                &right,
                operator_span,
            ));
            return broken(span);
        };
        let divides = matches!(operation, Operation::DivideInt | Operation::RemainderInt);
        if divides && matches!(right.kind, ExprKind::Literal(Literal::Int(0))) {
            self.report(error::constant_division(right.span));
        }
        Expr {
            kind: ExprKind::Binary(operation, Box::new(left), Box::new(right)),
            ty,
            span,
        }
    }

    /// Two operands of one type: a literal or a bare variant takes its type from the other side.
    fn operands(
        &mut self,
        cx: &mut Cx,
        left: &ast::Expr,
        right: &ast::Expr,
        hint: Option<&Type>,
        is_arithmetic: bool,
    ) -> (Expr, Expr) {
        if self.takes_type(left) && !self.takes_type(right) {
            let right = self.expr(cx, right, hint);
            let ty = right.ty.clone();
            let left = self.expr(cx, left, Some(&ty));
            return (left, right);
        }
        let left = self.expr(cx, left, hint);
        let ty = left.ty.clone();
        // A time and what is added to it have different types.
        let is_time = matches!(ty, Type::Date | Type::DateTime | Type::Duration);
        let wanted = (!is_arithmetic || !is_time).then_some(&ty);
        let right = self.expr(cx, right, wanted);
        (left, right)
    }

    /// Whether an expression needs to be told its type: literals that fit several, bare variants.
    pub(super) fn takes_type(&self, expr: &ast::Expr) -> bool {
        match &expr.kind {
            ast::ExprKind::Number(number) => !number.is_float && number.unit.is_none(),
            ast::ExprKind::None => true,
            ast::ExprKind::List(items) => items.is_empty(),
            ast::ExprKind::Map(entries) => entries.is_empty(),
            ast::ExprKind::UpperName(name) => self.target(name).is_none(),
            ast::ExprKind::Call { callee, .. } => match &callee.kind {
                ast::ExprKind::UpperName(name) => self.target(name).is_none(),
                _ => false,
            },
            ast::ExprKind::Group(inner) => self.takes_type(inner),
            ast::ExprKind::Unary { operand, .. } => self.takes_type(operand),
            _ => false,
        }
    }

    fn compare(
        &mut self,
        cx: &mut Cx,
        operator: BinaryOperator,
        operator_span: Span,
        left: &ast::Expr,
        right: &ast::Expr,
        span: Span,
    ) -> Expr {
        let (mut left, mut right) = self.operands(cx, left, right, None, false);
        if left.ty == Type::Error || right.ty == Type::Error {
            return broken(span);
        }
        let is_equality = matches!(operator, BinaryOperator::Equal | BinaryOperator::NotEqual);
        if is_equality {
            let (left_ty, right_ty) = (left.ty.clone(), right.ty.clone());
            match (&left_ty, &right_ty) {
                (Type::Option(inner), other)
                    if !matches!(other, Type::Option(_)) && fits(other, inner) =>
                {
                    right = self.fit(right, &left_ty);
                }
                (other, Type::Option(inner))
                    if !matches!(other, Type::Option(_)) && fits(other, inner) =>
                {
                    left = self.fit(left, &right_ty);
                }
                _ => {}
            }
        }
        if !fits(&right.ty, &left.ty) && !fits(&left.ty, &right.ty) {
            let (left, right) = (self.show(&left.ty), self.show(&right.ty));
            self.report(error::operator(
                operator.symbol(),
                &left,
                &right,
                operator_span,
            ));
            return broken(span);
        }
        if is_equality && !super::types::is_data(&left.ty) && left.ty != Type::Never {
            let (left, right) = (self.show(&left.ty), self.show(&right.ty));
            self.report(error::operator(
                operator.symbol(),
                &left,
                &right,
                operator_span,
            ));
            return broken(span);
        }
        if !is_equality && !self.has_order(&left.ty) {
            let shown = self.show(&left.ty);
            self.report(error::no_order(&shown, operator_span));
            return broken(span);
        }
        let operation = match operator {
            BinaryOperator::Equal => Operation::Equal,
            BinaryOperator::NotEqual => Operation::NotEqual,
            BinaryOperator::Less => Operation::Less,
            BinaryOperator::LessOrEqual => Operation::LessOrEqual,
            BinaryOperator::Greater => Operation::Greater,
            _ => Operation::GreaterOrEqual,
        };
        Expr {
            kind: ExprKind::Binary(operation, Box::new(left), Box::new(right)),
            ty: Type::Bool,
            span,
        }
    }

    /// `-a`, `!a`, `try a`
    pub(super) fn unary(
        &mut self,
        cx: &mut Cx,
        operator: UnaryOperator,
        operand: &ast::Expr,
        span: Span,
        wanted: Option<&Type>,
    ) -> Expr {
        match operator {
            UnaryOperator::Not => Expr {
                kind: ExprKind::Not(Box::new(self.expr_as(cx, operand, &Type::Bool))),
                ty: Type::Bool,
                span,
            },
            UnaryOperator::Negate => {
                let operand = self.expr(cx, operand, wanted);
                let ty = operand.ty.clone();
                let operand = Box::new(operand);
                let kind = match &ty {
                    Type::Int => ExprKind::NegateInt(operand),
                    Type::Float => ExprKind::NegateFloat(operand),
                    Type::Duration => ExprKind::NegateDuration(operand),
                    Type::Error => return broken(span),
                    other => {
                        let shown = self.show(other);
                        self.report(error::operator_of_one("-", &shown, span));
                        return broken(span);
                    }
                };
                Expr { kind, ty, span }
            }
            UnaryOperator::Try => self.try_call(cx, operand, span),
        }
    }

    /// `try call`: what it gives or the failure; of a call without a result the failure, if there is one.
    fn try_call(&mut self, cx: &mut Cx, operand: &ast::Expr, span: Span) -> Expr {
        if let ast::ExprKind::Call { callee, args } = &operand.kind
            && let Some(action) = self.action(cx, callee)
        {
            return self.try_event(cx, action, args, span);
        }
        let value = self.expr_any(cx, operand, None);
        if value.ty == Type::Error {
            return broken(span);
        }
        let failure = self.prelude_record("Failure");
        let ty = match &value.ty {
            Type::Unit => super::types::option_of(failure),
            ty => Type::Result(Arc::new(ty.clone()), Arc::new(failure)),
        };
        Expr {
            kind: ExprKind::Try(Box::new(value)),
            ty,
            span,
        }
    }

    /// `try` of an event: what it changed is undone if it fails.
    fn try_event(&mut self, cx: &mut Cx, action: Action, args: &ast::Args, span: Span) -> Expr {
        if !matches!(action, Action::Event(_)) {
            self.loose_arguments(cx, args);
            self.report(error::not_a_value(
                "`try` of what cannot fail",
                "call it without `try`",
                span,
            ));
            return broken(span);
        }
        let Some(kind) = self.act(cx, action, Some(args), None, span) else {
            return broken(span);
        };
        Expr {
            kind: ExprKind::TryCall(Box::new(Statement { kind, span })),
            ty: super::types::option_of(self.prelude_record("Failure")),
            span,
        }
    }

    /// Whether `<` works on a type.
    pub(super) fn has_order(&self, ty: &Type) -> bool {
        match ty {
            Type::Int
            | Type::Float
            | Type::Text
            | Type::Date
            | Type::DateTime
            | Type::Duration
            | Type::Error => true,
            Type::Enum(enumeration, _) => self
                .program
                .enums
                .get(enumeration.0 as usize)
                .is_some_and(crate::hir::Enum::is_plain),
            _ => false,
        }
    }

    fn coalesce(
        &mut self,
        cx: &mut Cx,
        left: &ast::Expr,
        right: &ast::Expr,
        span: Span,
        wanted: Option<&Type>,
    ) -> Expr {
        let hint = wanted.map(|ty| super::types::option_of(ty.clone()));
        let left = self.expr(cx, left, hint.as_ref());
        let inner = match &left.ty {
            Type::Option(inner) => (**inner).clone(),
            Type::Error => {
                let _ = self.expr(cx, right, wanted);
                return broken(span);
            }
            other => {
                let shown = self.show(other);
                self.report(error::no_option("??", &shown, left.span));
                return broken(span);
            }
        };
        let right = self.expr(cx, right, Some(&inner));
        let ty = match &right.ty {
            Type::Option(_) => left.ty.clone(),
            _ => inner,
        };
        let right = self.fit(right, &ty);
        Expr {
            kind: ExprKind::Coalesce(Box::new(left), Box::new(right)),
            ty,
            span,
        }
    }
}
