//! Lambdas where a function is expected, and functions of the program in their place.

use super::body::Cx;
use super::fit::{broken, some};
use super::types::{is_open, option_of};
use super::{Checker, error};
use crate::ast::{self, Value};
use crate::hir::{Block, Expr, ExprKind, FunctionId, LocalId, LocalKind, Type};
use crate::source::Span;
use std::sync::Arc;

impl Checker<'_> {
    /// `x => e` where a function is expected. Its result may be found from its body.
    pub(super) fn lambda(
        &mut self,
        cx: &mut Cx,
        tree: &ast::Lambda,
        span: Span,
        wanted: Option<&Type>,
    ) -> Expr {
        let (params, result) = match wanted {
            Some(Type::Function(params, result)) => (params.clone(), result.clone()),
            Some(Type::Error) => return broken(span),
            _ => {
                self.report(error::not_a_value(
                    "a function",
                    "functions are given to methods and components that take one",
                    span,
                ));
                return broken(span);
            }
        };
        if params.len() != tree.params.len() {
            self.report(error::lambda_params(params.len(), tree.params.len(), span));
            return broken(span);
        }
        cx.lambdas += 1;
        let mut locals: Vec<LocalId> = Vec::new();
        for (param, ty) in tree.params.iter().zip(params.iter()) {
            let ty = match &param.ty {
                Some(written) => {
                    let declared = self.ty(written);
                    if !super::fit::fits(&declared, ty) && !is_open(ty) {
                        let (wanted, found) = (self.show(ty), self.show(&declared));
                        self.report(error::mismatch(&wanted, &found, written.span));
                    }
                    declared
                }
                None if is_open(ty) => {
                    self.report(error::open_literal(
                        &format!("`{}`", param.name.text),
                        &format!("({}: Int) => …", param.name.text),
                        param.name.span,
                    ));
                    Type::Error
                }
                None => ty.clone(),
            };
            locals.push(cx.declare(&param.name, ty, LocalKind::Fixed));
        }
        let loops = std::mem::take(&mut cx.loops);
        let body = self.lambda_body(cx, &tree.body, &result);
        cx.loops = loops;
        cx.lambdas -= 1;
        let found = match (&body.value, is_open(&result)) {
            (_, false) => (*result).clone(),
            (Some(value), true) => value.ty.clone(),
            // Without a value it has an error: a lambda has nothing to return from.
            (None, true) => Type::Error,
        };
        let types: Vec<Type> = locals.iter().map(|id| cx.type_of(*id)).collect();
        Expr {
            kind: ExprKind::Lambda {
                params: locals,
                body,
            },
            ty: Type::Function(types.into(), Arc::new(found)),
            span,
        }
    }

    fn lambda_body(&mut self, cx: &mut Cx, body: &Value, result: &Type) -> Block {
        let mut block = match body {
            Value::Expr(expr) => Block {
                statements: Vec::new(),
                value: Some(Box::new(match is_open(result) {
                    true => self.expr(cx, expr, Some(result)),
                    false => self.expr_as(cx, expr, result),
                })),
            },
            Value::Block(block) => self.value_block(cx, block, Some(result)),
        };
        // `filter_map` and the like take an option; a plain value fits it.
        if matches!(result, Type::Option(_)) && is_open(result) {
            block.value = block.value.map(|value| match &value.ty {
                Type::Option(_) | Type::Error => value,
                ty => {
                    let ty = option_of(ty.clone());
                    Box::new(some(*value, ty))
                }
            });
        }
        block
    }

    /// A function of the program where a function is expected: a lambda that calls it.
    pub(super) fn function_as_value(
        &mut self,
        cx: &mut Cx,
        id: FunctionId,
        params: &[Type],
        span: Span,
    ) -> Expr {
        let Some(signature) = self.known.functions.get(id.0 as usize).cloned() else {
            return broken(span);
        };
        if signature.generics > 0 || signature.params.len() != params.len() {
            self.report(error::not_a_value(
                &format!("the function `{}`", signature.name),
                "give a lambda that calls it: `x => …`",
                span,
            ));
            return broken(span);
        }
        let locals: Vec<LocalId> = signature
            .params
            .iter()
            .map(|param| cx.hidden("argument", param.ty.clone()))
            .collect();
        let args = locals
            .iter()
            .zip(&signature.params)
            .map(|(id, param)| Expr {
                kind: ExprKind::Local(*id),
                ty: param.ty.clone(),
                span,
            })
            .collect();
        let call = Expr {
            kind: ExprKind::Call(id, args),
            ty: signature.result.clone(),
            span,
        };
        let types: Vec<Type> = signature
            .params
            .iter()
            .map(|param| param.ty.clone())
            .collect();
        Expr {
            kind: ExprKind::Lambda {
                params: locals,
                body: Block {
                    statements: Vec::new(),
                    value: Some(Box::new(call)),
                },
            },
            ty: Type::Function(types.into(), Arc::new(signature.result.clone())),
            span,
        }
    }
}
