//! What fits where: the conversions of LANGUAGE §4.2, and solving the type parameters of a call.

use super::types::{is_broken, substitute};
use super::{Checker, error};
use crate::diagnostics::Code;
use crate::hir::{Expr, ExprKind, Type};
use crate::source::Span;
use smol_str::SmolStr;
use std::sync::Arc;

/// The place that asks for a type, for the second place in a message.
#[derive(Debug, Clone, Copy)]
pub(super) struct Why {
    /// Where.
    pub(super) span: Span,
    /// `declared here`
    pub(super) remark: &'static str,
}

impl Checker<'_> {
    /// `expr` where `wanted` is needed, with the conversion that this takes; reports what does not fit.
    pub(super) fn fit(&mut self, expr: Expr, wanted: &Type) -> Expr {
        if fits(&expr.ty, wanted) {
            return expr;
        }
        if let Type::Option(inner) = wanted
            && fits(&expr.ty, inner)
        {
            return some(expr, wanted.clone());
        }
        let span = expr.span;
        let diagnostic = match &expr.ty {
            Type::Option(inner) if fits(inner, wanted) => {
                error::option_as_value(&self.show(inner), span)
            }
            found => {
                let (wanted_name, found_name) = (self.show(wanted), self.show(found));
                let diagnostic = error::mismatch(&wanted_name, &found_name, span);
                match (found, wanted) {
                    (Type::Int, Type::Float) => diagnostic.help("write `.to_float()` behind it"),
                    (Type::Float, Type::Int) => {
                        diagnostic.help("write `.round()`, `.floor()` or `.trunc()` behind it")
                    }
                    (Type::Unit, _) => diagnostic.help("this call gives nothing"),
                    (Type::Text, Type::Int) => diagnostic.help("`to_int()` gives an `Int?`"),
                    (Type::Text, Type::Float) => diagnostic.help("`to_float()` gives a `Float?`"),
                    (Type::Range, Type::List(_)) => {
                        diagnostic.help("`to_list()` makes a list of it")
                    }
                    (found, Type::Text) if super::types::is_data(found) => {
                        diagnostic.help("put it into a text: `\"{…}\"`")
                    }
                    (_, Type::Bool) => {
                        diagnostic.help("compare it, as in `x > 0` or `!x.is_empty()`")
                    }
                    _ => diagnostic,
                }
            }
        };
        self.report(diagnostic);
        broken(span)
    }

    /// Adds the place that asks for `wanted` to the mismatches reported since there were `before` of them.
    pub(super) fn explain(&mut self, before: usize, wanted: &Type, why: Option<Why>) {
        let Some(why) = why else { return };
        if self.errors.len() == before {
            return;
        }
        let expected = format!("expected `{}`", self.show(wanted));
        for diagnostic in self.errors.iter_mut().skip(before) {
            let fits = match diagnostic.code {
                Code::TYPE_MISMATCH => diagnostic.message.starts_with(&expected),
                Code::OPTION_AS_VALUE => true,
                _ => false,
            };
            if fits && diagnostic.secondary.is_empty() && diagnostic.primary.span != why.span {
                *diagnostic = diagnostic.clone().also(why.span, why.remark);
            }
        }
    }
}

/// `expr` in an option.
pub(super) fn some(expr: Expr, ty: Type) -> Expr {
    let span = expr.span;
    Expr {
        kind: ExprKind::Some(Box::new(expr)),
        ty,
        span,
    }
}

/// An expression about which nothing more is said.
pub(super) fn broken(span: Span) -> Expr {
    Expr {
        kind: ExprKind::Error,
        ty: Type::Error,
        span,
    }
}

/// Whether a value of `found` can stand where `wanted` is needed, as it is.
pub(super) fn fits(found: &Type, wanted: &Type) -> bool {
    found == wanted || *found == Type::Never || is_broken(found) || is_broken(wanted)
}

/// What type parameters stand for, by index.
#[derive(Debug, Clone, Default)]
pub(super) struct Solution {
    types: Vec<Option<Type>>,
}

impl Solution {
    pub(super) fn new(count: usize) -> Solution {
        Solution {
            types: vec![None; count],
        }
    }

    /// What is not known yet gets the silent type.
    pub(super) fn give_up(&mut self) {
        for slot in &mut self.types {
            slot.get_or_insert(Type::Error);
        }
    }

    /// `ty` with what is known filled in; what is not stays a parameter without a name ([`super::types::is_open`]).
    pub(super) fn apply(&self, ty: &Type) -> Type {
        if !super::types::has_params(ty) {
            return ty.clone();
        }
        substitute(ty, &self.arguments())
    }

    /// All type arguments; those not known stay open.
    pub(super) fn arguments(&self) -> Vec<Type> {
        self.types
            .iter()
            .enumerate()
            .map(|(index, ty)| {
                ty.clone()
                    .unwrap_or_else(|| Type::Param(super::index(index), SmolStr::default()))
            })
            .collect()
    }

    /// Learns from a value of `found` at a parameter of type `pattern`; what does not agree is found when the argument is fitted.
    pub(super) fn learn(&mut self, pattern: &Type, found: &Type) {
        match (pattern, found) {
            (_, Type::Error | Type::Never) => {}
            (Type::Param(index, _), _) => {
                if let Some(slot @ None) = self.types.get_mut(*index as usize) {
                    *slot = Some(found.clone());
                }
            }
            (Type::List(a), Type::List(b))
            | (Type::Set(a), Type::Set(b))
            | (Type::Option(a), Type::Option(b))
            | (Type::Event(Some(a)), Type::Event(Some(b)))
            | (Type::View(Some(a)), Type::View(Some(b))) => self.learn(a, b),
            (Type::Option(a), b) => self.learn(a, b),
            (Type::Map(a, b), Type::Map(c, d)) | (Type::Result(a, b), Type::Result(c, d)) => {
                self.learn(a, c);
                self.learn(b, d);
            }
            (Type::Record(a, types), Type::Record(b, others)) if a == b => {
                self.learn_all(types, others);
            }
            (Type::Enum(a, types), Type::Enum(b, others)) if a == b => {
                self.learn_all(types, others);
            }
            (Type::Function(params, result), Type::Function(others, other)) => {
                self.learn_all(params, others);
                self.learn(result, other);
            }
            _ => {}
        }
    }

    fn learn_all(&mut self, patterns: &[Type], found: &[Type]) {
        for (pattern, found) in patterns.iter().zip(found) {
            self.learn(pattern, found);
        }
    }
}

/// The list of an element type.
pub(super) fn list_of(ty: Type) -> Type {
    Type::List(Arc::new(ty))
}
