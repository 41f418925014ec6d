//! What fits where: the conversions of LANGUAGE §4.2, and solving the type parameters of a call.

use super::types::{is_broken, substitute};
use super::{Checker, error};
use crate::hir::{Expr, ExprKind, Type};
use std::sync::Arc;

impl Checker<'_> {
    /// `expr` where `wanted` is needed, with the conversion that this takes; reports what does not fit.
    pub(super) fn fit(&mut self, expr: Expr, wanted: &Type) -> Expr {
        if fits(&expr.ty, wanted) {
            return expr;
        }
        if let Type::Option(inner) = wanted
            && fits(&expr.ty, inner)
        {
            let span = expr.span;
            return Expr {
                kind: ExprKind::Some(Box::new(expr)),
                ty: wanted.clone(),
                span,
            };
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
                    (_, Type::Text) => diagnostic.help("put it into a text: `\"{…}\"`"),
                    (Type::Text, Type::Int) => diagnostic.help("`to_int()` gives an `Int?`"),
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
}

/// An expression about which nothing more is said.
pub(super) fn broken(span: crate::source::Span) -> Expr {
    Expr {
        kind: ExprKind::Error,
        ty: Type::Error,
        span,
    }
}

/// Whether a value of `found` can stand where `wanted` is needed, as it is.
pub(super) fn fits(found: &Type, wanted: &Type) -> bool {
    if found == wanted || is_broken(found) || is_broken(wanted) || *found == Type::Never {
        return true;
    }
    match (found, wanted) {
        (Type::Event(None), Type::Event(Some(_))) => true,
        (Type::List(a), Type::List(b)) | (Type::Option(a), Type::Option(b)) => {
            **a == Type::Never && !matches!(**b, Type::Never)
        }
        _ => false,
    }
}

/// What type parameters stand for, by index.
#[derive(Debug, Clone, Default)]
pub(super) struct Solution {
    pub(super) types: Vec<Option<Type>>,
}

impl Solution {
    pub(super) fn new(count: usize) -> Solution {
        Solution {
            types: vec![None; count],
        }
    }

    /// `ty` with what is known filled in.
    pub(super) fn apply(&self, ty: &Type) -> Type {
        let known: Vec<Type> = self
            .types
            .iter()
            .enumerate()
            .map(|(index, ty)| {
                ty.clone().unwrap_or_else(|| {
                    Type::Param(
                        u32::try_from(index).unwrap_or(u32::MAX),
                        smol_str::SmolStr::default(),
                    )
                })
            })
            .collect();
        substitute(ty, &known)
    }

    /// Learns from a value of `found` at a parameter of type `pattern`. Gives false where they cannot agree.
    pub(super) fn learn(&mut self, pattern: &Type, found: &Type) -> bool {
        match (pattern, found) {
            (_, Type::Error | Type::Never) => true,
            (Type::Param(index, _), _) => match self.types.get_mut(*index as usize) {
                Some(slot @ None) => {
                    *slot = Some(found.clone());
                    true
                }
                Some(Some(known)) => {
                    if let (Type::Option(inner), false) =
                        (&*known, matches!(found, Type::Option(_)))
                    {
                        return **inner == *found;
                    }
                    known == found || is_broken(known)
                }
                None => false,
            },
            (Type::List(a), Type::List(b))
            | (Type::Set(a), Type::Set(b))
            | (Type::Option(a), Type::Option(b)) => self.learn(a, b),
            (Type::Option(a), b) => self.learn(a, b),
            (Type::Map(a, b), Type::Map(c, d)) | (Type::Result(a, b), Type::Result(c, d)) => {
                self.learn(a, c) && self.learn(b, d)
            }
            (Type::Record(a, types), Type::Record(b, others))
                if a == b && types.len() == others.len() =>
            {
                types
                    .iter()
                    .zip(others.iter())
                    .all(|(ty, other)| self.learn(ty, other))
            }
            (Type::Enum(a, types), Type::Enum(b, others))
                if a == b && types.len() == others.len() =>
            {
                types
                    .iter()
                    .zip(others.iter())
                    .all(|(ty, other)| self.learn(ty, other))
            }
            (Type::Function(params, result), Type::Function(others, other)) => {
                params.len() == others.len()
                    && params
                        .iter()
                        .zip(others.iter())
                        .all(|(a, b)| self.learn(a, b))
                    && self.learn(result, other)
            }
            _ => pattern == found,
        }
    }
}

/// The list of an element type.
pub(super) fn list_of(ty: Type) -> Type {
    Type::List(Arc::new(ty))
}
