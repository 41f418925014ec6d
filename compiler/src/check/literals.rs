//! Numbers with their units, texts with holes, lists.

use super::body::Cx;
use super::fit::{broken, list_of};
use super::types::{is_data, is_open};
use super::{Checker, error};
use crate::ast::{self, Number, TextLiteral, TextPart};
use crate::hir::{Expr, ExprKind, Literal, Piece, Type};
use crate::source::Span;
use smol_str::{SmolStr, format_smolstr};
use std::sync::Arc;

/// The largest Int: 2^53 − 1.
pub(super) const MAX_INT: i64 = 9_007_199_254_740_991;

impl Checker<'_> {
    /// A number; `wanted` may make an integer literal a Float.
    pub(super) fn number(&mut self, number: &Number, span: Span, wanted: Option<&Type>) -> Expr {
        let literal = match &number.unit {
            Some(unit) => self.with_unit(number, unit, span),
            None => {
                let wants_float = match wanted {
                    Some(Type::Option(inner)) => **inner == Type::Float,
                    Some(ty) => *ty == Type::Float,
                    None => false,
                };
                if number.is_float || wants_float {
                    number
                        .digits
                        .parse::<f64>()
                        .ok()
                        .map(|value| (Literal::Float(value), Type::Float))
                } else {
                    self.int(&number.digits, span)
                        .map(|value| (Literal::Int(value), Type::Int))
                }
            }
        };
        match literal {
            Some((literal, ty)) => Expr {
                kind: ExprKind::Literal(literal),
                ty,
                span,
            },
            None => broken(span),
        }
    }

    fn int(&mut self, digits: &str, span: Span) -> Option<i64> {
        match digits.parse::<i64>() {
            Ok(value) if value.abs() <= MAX_INT => Some(value),
            _ => {
                self.report(error::int_too_large(span));
                None
            }
        }
    }

    fn with_unit(&mut self, number: &Number, unit: &str, span: Span) -> Option<(Literal, Type)> {
        let factor = match unit {
            "ms" => 1,
            "s" => 1_000,
            "m" => 60_000,
            "h" => 3_600_000,
            "d" => 86_400_000,
            "w" => 604_800_000,
            "kb" => 1 << 10,
            "mb" => 1 << 20,
            "gb" => 1 << 30,
            _ => {
                let digits = number.digits.parse::<f64>().ok()?;
                let text = format_smolstr!("{digits}{unit}");
                return Some((Literal::Length(text), Type::Length));
            }
        };
        let value = number.digits.parse::<f64>().ok()? * f64::from(factor);
        if value.fract() != 0.0 || value.abs() > MAX_INT as f64 {
            self.report(error::int_too_large(span));
            return None;
        }
        let value = value as i64;
        Some(match unit {
            "kb" | "mb" | "gb" => (Literal::Int(value), Type::Int),
            _ => (Literal::Duration(value), Type::Duration),
        })
    }

    /// A text with its holes.
    pub(super) fn text(&mut self, cx: &mut Cx, text: &TextLiteral) -> Expr {
        let mut pieces = Vec::new();
        let mut plain = String::new();
        for part in &text.parts {
            match part {
                TextPart::Text(piece) => plain.push_str(piece),
                TextPart::Hole(hole) => {
                    if !plain.is_empty() {
                        pieces.push(Piece::Text(SmolStr::new(&plain)));
                        plain.clear();
                    }
                    let hole = self.expr(cx, hole, None);
                    if !is_data(&hole.ty) && hole.ty != Type::Error {
                        let shown = self.show(&hole.ty);
                        self.report(error::no_data(&shown, "a hole in a text", hole.span));
                    }
                    pieces.push(Piece::Hole(hole));
                }
            }
        }
        let kind = if pieces.is_empty() {
            ExprKind::Literal(Literal::Text(plain.into()))
        } else {
            if !plain.is_empty() {
                pieces.push(Piece::Text(plain.into()));
            }
            ExprKind::Interpolation(pieces)
        };
        Expr {
            kind,
            ty: Type::Text,
            span: text.span,
        }
    }

    /// `[a, b]`: a set where one is wanted, else a list.
    pub(super) fn list(
        &mut self,
        cx: &mut Cx,
        items: &[ast::Expr],
        span: Span,
        wanted: Option<&Type>,
    ) -> Expr {
        let wanted = match wanted {
            Some(Type::Option(inner)) => Some(&**inner),
            other => other,
        };
        let (element, is_set) = match wanted {
            Some(Type::List(element)) => (Some((**element).clone()), false),
            Some(Type::Set(element)) => (Some((**element).clone()), true),
            _ => (None, false),
        };
        let mut element = element.filter(|ty| !is_open(ty));
        let mut values = Vec::new();
        for item in items {
            let value = self.part(cx, item, &mut element);
            values.push(value);
        }
        let Some(element) = element else {
            if items.is_empty() && wanted != Some(&Type::Error) {
                self.report(error::open_literal(
                    "this empty list",
                    "let names: List<Text> = []",
                    span,
                ));
            }
            return broken(span);
        };
        if is_set {
            return Expr {
                kind: ExprKind::Set(values),
                ty: Type::Set(Arc::new(element)),
                span,
            };
        }
        Expr {
            kind: ExprKind::List(values),
            ty: list_of(element),
            span,
        }
    }

    /// `[key: value]`, `[:]`
    pub(super) fn map(
        &mut self,
        cx: &mut Cx,
        entries: &[(ast::Expr, ast::Expr)],
        span: Span,
        wanted: Option<&Type>,
    ) -> Expr {
        let wanted = match wanted {
            Some(Type::Option(inner)) => Some(&**inner),
            other => other,
        };
        let (key, value) = match wanted {
            Some(Type::Map(key, value)) => (Some((**key).clone()), Some((**value).clone())),
            _ => (None, None),
        };
        let mut key = key.filter(|ty| !is_open(ty));
        let mut value = value.filter(|ty| !is_open(ty));
        let mut pairs = Vec::new();
        for (key_tree, value_tree) in entries {
            let is_first = key.is_none();
            let found = (
                self.part(cx, key_tree, &mut key),
                self.part(cx, value_tree, &mut value),
            );
            if is_first && let Some(key) = &key {
                self.lookup_type(key, "a key of a map", key_tree.span);
            }
            pairs.push(found);
        }
        let (Some(key), Some(value)) = (key, value) else {
            if entries.is_empty() && wanted != Some(&Type::Error) {
                self.report(error::open_literal(
                    "this empty map",
                    "let ages: Map<Text, Int> = [:]",
                    span,
                ));
            }
            return broken(span);
        };
        Expr {
            kind: ExprKind::Map(pairs),
            ty: Type::Map(Arc::new(key), Arc::new(value)),
            span,
        }
    }

    /// A part of a literal: of the type that is known, which the first part tells if nothing else does.
    fn part(&mut self, cx: &mut Cx, tree: &ast::Expr, known: &mut Option<Type>) -> Expr {
        if let Some(ty) = known.clone() {
            return self.expr_as(cx, tree, &ty);
        }
        let value = self.expr(cx, tree, None);
        if value.ty != Type::Error {
            *known = Some(value.ty.clone());
        }
        value
    }
}

/// A text without holes.
pub(super) fn plain_text(tree: &ast::Expr) -> Option<SmolStr> {
    let ast::ExprKind::Text(text) = &tree.kind else {
        return None;
    };
    let is_plain = text
        .parts
        .iter()
        .all(|part| matches!(part, TextPart::Text(_)));
    is_plain.then(|| text.plain().into())
}
