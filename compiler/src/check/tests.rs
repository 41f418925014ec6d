//! Tests: they call events and read states as a page does, say what extern functions give, and assert.

use super::body::{Cx, Side, Site};
use super::calls::Fill;
use super::events::param_of;
use super::fit::Solution;
use super::signatures::{DefaultValue, Signature};
use super::{Checker, error};
use crate::ast::{self, Args, DeclarationKind};
use crate::hir::{Answer, Expr, FunctionBody, FunctionId, StatementKind, Test, Type};
use crate::resolve::Target;
use crate::source::Span;
use smol_str::format_smolstr;

/// How a call of an extern function ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// `returns`
    Returns,
    /// `fails`
    Fails,
}

impl<'a> Checker<'a> {
    /// All tests of all files.
    pub(super) fn tests(&mut self) {
        let bindings = self.bindings;
        for file in &bindings.files {
            for declaration in &file.tree.declarations {
                let DeclarationKind::Test(tree) = &declaration.kind else {
                    continue;
                };
                let mut cx = Cx::new(Site::Test, Side::Browser, None);
                let block = self.statements(&mut cx, &tree.body);
                self.program.tests.push(Test {
                    name: tree.name.plain().into(),
                    span: tree.name.span,
                    source: file.source,
                    body: cx.finish_block(block),
                });
            }
        }
    }

    /// `assert e`
    pub(super) fn assertion(
        &mut self,
        cx: &mut Cx,
        tree: &ast::Expr,
        at: Span,
    ) -> Option<StatementKind> {
        let value = self.expr_as(cx, tree, &Type::Bool);
        if cx.site != Site::Test {
            self.report(error::outside_test("`assert`", at));
            return None;
        }
        Some(StatementKind::Assert(value))
    }

    /// The extern function of `f.returns`, `f.fails`.
    pub(super) fn answered(
        &self,
        object: &ast::Expr,
        name: &ast::Name,
    ) -> Option<(FunctionId, Ending)> {
        let ending = match name.text.as_str() {
            "returns" => Ending::Returns,
            "fails" => Ending::Fails,
            _ => return None,
        };
        let ast::ExprKind::Name(function) = &object.kind else {
            return None;
        };
        let Some(Target::Function(id)) = self.target(function) else {
            return None;
        };
        let function = self.program.functions.get(id.0 as usize)?;
        matches!(function.body, FunctionBody::Extern).then_some((id, ending))
    }

    /// `f.returns(v)`, `f.fails(text)`
    pub(super) fn answer(
        &mut self,
        cx: &mut Cx,
        function: FunctionId,
        ending: Ending,
        args: &Args,
        at: Span,
    ) -> Option<StatementKind> {
        let declared = self.program.functions.get(function.0 as usize)?;
        let name = &declared.origin.name;
        let (name, param) = match (ending, &declared.result) {
            (Ending::Fails, _) => (format_smolstr!("{name}.fails"), Some(("text", Type::Text))),
            (Ending::Returns, Type::Unit) => (format_smolstr!("{name}.returns"), None),
            (Ending::Returns, Type::Stream(item)) => (
                format_smolstr!("{name}.returns"),
                Some(("items", Type::List(item.clone()))),
            ),
            (Ending::Returns, result) => (
                format_smolstr!("{name}.returns"),
                Some(("value", result.clone())),
            ),
        };
        let diagnostic = match cx.site {
            Site::Test if cx.lambdas == 0 => None,
            Site::Test => Some(error::assignment_outside(at)),
            _ => Some(error::outside_test(&format!("`{name}`"), at)),
        };
        if let Some(diagnostic) = diagnostic {
            self.report(diagnostic);
            self.loose_arguments(cx, args);
            return None;
        }
        let signature = Signature {
            name,
            span: declared.origin.span,
            generics: 0,
            params: param
                .into_iter()
                .map(|(name, ty)| param_of(name, ty, DefaultValue::Required))
                .collect(),
            result: Type::Unit,
        };
        let known = Solution::default();
        let (args, _) =
            self.arguments_filled(cx, &signature, args, None, known, Fill::Nothing, at)?;
        let value: Option<Expr> = args.into_iter().next();
        let answer = match (ending, value) {
            (Ending::Returns, value) => Answer::Returns(value),
            (Ending::Fails, Some(text)) => Answer::Fails(text),
            (Ending::Fails, None) => return None,
        };
        Some(StatementKind::Answer(function, answer))
    }
}
