//! Expressions, checked against the type that is expected where there is one.

use super::Checker;
use super::body::Cx;
use super::error;
use super::fit::{Why, broken};
use super::types::is_open;
use crate::ast::{self, Value};
use crate::hir::{Expr, ExprKind, Literal, Type};
use crate::source::Span;
use smol_str::format_smolstr;

impl Checker<'_> {
    /// An expression where `wanted` is needed.
    pub(super) fn expr_as(&mut self, cx: &mut Cx, tree: &ast::Expr, wanted: &Type) -> Expr {
        let expr = self.expr(cx, tree, Some(wanted));
        self.fit(expr, wanted)
    }

    /// The same, with the place that asks for the type.
    pub(super) fn expr_for(
        &mut self,
        cx: &mut Cx,
        tree: &ast::Expr,
        wanted: &Type,
        why: Option<Why>,
    ) -> Expr {
        let before = self.errors.len();
        let expr = self.expr_as(cx, tree, wanted);
        self.explain(before, wanted, why);
        expr
    }

    /// A value that may be written as a block, which only slots and handlers can be.
    pub(super) fn value_for(
        &mut self,
        cx: &mut Cx,
        value: &Value,
        wanted: &Type,
        why: Option<Why>,
    ) -> Expr {
        match value {
            Value::Expr(expr) => self.expr_for(cx, expr, wanted, why),
            Value::Block(block) => {
                let wanted = self.show(wanted);
                self.report(
                    error::mismatch(&wanted, "block", block.span)
                        .help("only slots and handlers are given as blocks"),
                );
                broken(block.span)
            }
        }
    }

    /// An expression that has a value; `wanted` is a hint that decides literals, bare variants and branches.
    pub(super) fn expr(&mut self, cx: &mut Cx, tree: &ast::Expr, wanted: Option<&Type>) -> Expr {
        let expr = self.expr_any(cx, tree, wanted);
        if expr.ty == Type::Unit {
            self.report(error::not_a_value(
                "a call that gives nothing",
                "put it on a line of its own",
                expr.span,
            ));
            return broken(expr.span);
        }
        expr
    }

    /// An expression; a call without a result has the type `Unit`.
    pub(super) fn expr_any(
        &mut self,
        cx: &mut Cx,
        tree: &ast::Expr,
        wanted: Option<&Type>,
    ) -> Expr {
        let expr = super::deep(|| self.expr_here(cx, tree, wanted));
        self.note_type(tree.span, &expr.ty);
        expr
    }

    pub(super) fn note_type(&mut self, span: Span, ty: &Type) {
        if let Some(types) = &mut self.types {
            types.insert(span, ty.clone());
        }
    }

    fn expr_here(&mut self, cx: &mut Cx, tree: &ast::Expr, wanted: Option<&Type>) -> Expr {
        let span = tree.span;
        match &tree.kind {
            ast::ExprKind::Number(number) => self.number(number, span, wanted),
            ast::ExprKind::Color(digits) => Expr {
                kind: ExprKind::Literal(Literal::Color(format_smolstr!("#{digits}"))),
                ty: Type::Color,
                span,
            },
            ast::ExprKind::Text(text) => self.text(cx, text),
            ast::ExprKind::Bool(value) => Expr {
                kind: ExprKind::Literal(Literal::Bool(*value)),
                ty: Type::Bool,
                span,
            },
            ast::ExprKind::None => self.none(span, wanted),
            ast::ExprKind::SelfState => {
                self.report(error::not_a_value(
                    "`self`",
                    "write `self.` and the name of a member",
                    span,
                ));
                broken(span)
            }
            ast::ExprKind::Name(name) => self.name(cx, name, wanted),
            ast::ExprKind::UpperName(name) => self.upper_name(cx, name, wanted),
            ast::ExprKind::Group(inner) => self.expr_any(cx, inner, wanted),
            ast::ExprKind::If(tree) => self.if_value(cx, tree, span, wanted),
            ast::ExprKind::Match(tree) => self.match_value(cx, tree, span, wanted),
            ast::ExprKind::Lambda(lambda) => self.lambda(cx, lambda, span, wanted),
            ast::ExprKind::List(items) => self.list(cx, items, span, wanted),
            ast::ExprKind::Map(entries) => self.map(cx, entries, span, wanted),
            ast::ExprKind::Binary {
                operator,
                operator_span,
                left,
                right,
            } => self.binary(cx, *operator, *operator_span, (left, right), span, wanted),
            ast::ExprKind::Unary { operator, operand } => {
                self.unary(cx, *operator, operand, span, wanted)
            }
            ast::ExprKind::Field { .. }
            | ast::ExprKind::Call { .. }
            | ast::ExprKind::Index { .. } => self.chain(cx, tree, wanted),
            ast::ExprKind::Broken => broken(span),
        }
    }

    fn none(&mut self, span: Span, wanted: Option<&Type>) -> Expr {
        match wanted {
            Some(Type::Error) => {}
            Some(ty @ Type::Option(_)) if !is_open(ty) => {
                return Expr {
                    kind: ExprKind::None,
                    ty: ty.clone(),
                    span,
                };
            }
            Some(other) if !is_open(other) => {
                let shown = self.show(other);
                self.report(error::mismatch(&shown, "none", span).help(format!(
                    "what may be missing has an option as type: `{shown}?`"
                )));
            }
            _ => self.report(error::open_literal(
                "this `none`",
                "let found: Text? = none",
                span,
            )),
        }
        broken(span)
    }
}
