//! Handlers: what happens when an element fires (LANGUAGE §10.3). All become code over the payload.

use super::body::{Cx, Side, Site};
use super::events::Action;
use super::fit::fits;
use super::{Checker, error};
use crate::ast::{self, Args, Else, Value};
use crate::hir::{
    Arm, Block, Expr, ExprKind, Handler, HandlerAction, HandlerModifier, LocalId, LocalKind,
    Pattern, Statement, StatementKind, Then, Type,
};
use crate::source::Span;

/// Methods of handlers.
const MODIFIERS: [&str; 6] = [
    "debounce",
    "throttle",
    "prevent_default",
    "stop_propagation",
    "on_done",
    "on_failed",
];

/// What the browser hands over; it becomes a local where something takes it.
pub(super) struct Payload {
    ty: Option<Type>,
    local: Option<LocalId>,
    /// The payload of this call was taken.
    taken: bool,
}

impl Payload {
    pub(super) fn new(ty: Option<&Type>) -> Payload {
        Payload {
            ty: ty.cloned(),
            local: None,
            taken: false,
        }
    }

    /// The payload as a value; each call takes it at most once.
    pub(super) fn take(&mut self, cx: &mut Cx, span: Span) -> Option<Expr> {
        let ty = self.ty.clone()?;
        if self.taken {
            return None;
        }
        self.taken = true;
        let local = match self.local {
            Some(local) => local,
            None => cx.hidden("payload", ty.clone()),
        };
        self.local = Some(local);
        Some(Expr {
            kind: ExprKind::Local(local),
            ty,
            span,
        })
    }
}

/// A handler without the `.debounce(…)` and the like behind it.
pub(super) fn without_modifiers(mut tree: &ast::Expr) -> &ast::Expr {
    while let ast::ExprKind::Call { callee, .. } = &tree.kind
        && let ast::ExprKind::Field { object, name, .. } = &callee.kind
        && MODIFIERS.contains(&name.text.as_str())
    {
        tree = object;
    }
    match &tree.kind {
        ast::ExprKind::Group(inner) => without_modifiers(inner),
        _ => tree,
    }
}

impl Checker<'_> {
    /// A handler that gets a payload of this type.
    pub(super) fn handler(
        &mut self,
        cx: &mut Cx,
        value: &Value,
        payload: Option<&Type>,
        span: Span,
    ) -> Handler {
        let site = std::mem::replace(&mut cx.site, Site::Handler);
        let side = std::mem::replace(&mut cx.side, Side::Browser);
        let lambdas = std::mem::take(&mut cx.lambdas);
        let loops = std::mem::take(&mut cx.loops);
        let mut modifiers = Vec::new();
        let action = match value {
            Value::Block(block) => HandlerAction::Code {
                payload: None,
                body: self.statements(cx, block),
            },
            Value::Expr(expr) => {
                let inner = self.modifiers_of_handler(cx, expr, &mut modifiers);
                self.handler_expr(cx, inner, payload)
            }
        };
        cx.site = site;
        cx.side = side;
        cx.lambdas = lambdas;
        cx.loops = loops;
        modifiers.reverse();
        Handler {
            action,
            modifiers,
            span,
        }
    }

    /// Takes `.debounce(…)` and the like off a handler.
    fn modifiers_of_handler<'t>(
        &mut self,
        cx: &mut Cx,
        mut tree: &'t ast::Expr,
        modifiers: &mut Vec<HandlerModifier>,
    ) -> &'t ast::Expr {
        while let ast::ExprKind::Call { callee, args } = &tree.kind {
            let ast::ExprKind::Field { object, name, .. } = &callee.kind else {
                break;
            };
            match name.text.as_str() {
                "debounce" | "throttle" => {
                    let Some(time) = self.time_of_modifier(cx, name, args) else {
                        tree = object;
                        continue;
                    };
                    modifiers.push(match name.text.as_str() {
                        "debounce" => HandlerModifier::Debounce(time),
                        _ => HandlerModifier::Throttle(time),
                    });
                }
                "prevent_default" | "stop_propagation" => {
                    if let Some(argument) = args.arguments.first() {
                        let call = format!("{}()", name.text);
                        self.report(error::extra_argument(&name.text, &call, argument.span));
                    }
                    modifiers.push(match name.text.as_str() {
                        "prevent_default" => HandlerModifier::PreventDefault,
                        _ => HandlerModifier::StopPropagation,
                    });
                }
                "on_done" | "on_failed" => {
                    let then = self.then(cx, name, args);
                    modifiers.extend(then.map(HandlerModifier::Then));
                }
                "on_progress" => {
                    self.report(error::not_yet("`.on_progress(…)`", name.span));
                }
                _ => break,
            }
            tree = object;
        }
        tree
    }

    /// What stands in `.on_done(…)` or `.on_failed(…)`.
    fn then(&mut self, cx: &mut Cx, name: &ast::Name, args: &Args) -> Option<Then> {
        let is_done = name.text == "on_done";
        let example = match is_done {
            true => "on_done({ … })",
            false => "on_failed(failure => { … })",
        };
        let argument = match args.arguments.as_slice() {
            [argument] => argument,
            [] => {
                let missing = error::missing_argument(&["handler"], &name.text, example, args.span);
                self.report(missing);
                return None;
            }
            [_, second, ..] => {
                self.report(error::extra_argument(&name.text, example, second.span));
                return None;
            }
        };
        let payload = match is_done {
            true => None,
            false => Some(self.prelude_record("Failure")),
        };
        let handler = self.handler(cx, &argument.value, payload.as_ref(), argument.span);
        if !handler.modifiers.is_empty() {
            self.report(error::modified_then(&name.text, argument.span));
        }
        Some(match is_done {
            true => Then::Done(handler),
            false => Then::Failed(handler),
        })
    }

    /// `Tasks.add(title).on_failed(failure => …)` as a statement; none if `tree` is something else.
    pub(super) fn watched_call(
        &mut self,
        cx: &mut Cx,
        tree: &ast::Expr,
        span: Span,
        out: &mut Vec<Statement>,
    ) -> Option<()> {
        let mut calls = Vec::new();
        let mut inner = tree;
        while let ast::ExprKind::Call { callee, args } = &inner.kind
            && let ast::ExprKind::Field { object, name, .. } = &callee.kind
            && matches!(name.text.as_str(), "on_done" | "on_failed")
        {
            calls.push((name, args));
            inner = object;
        }
        let (name, _) = calls.first()?;
        let ast::ExprKind::Call { callee, args } = &inner.kind else {
            return None;
        };
        let action = self.action(cx, callee)?;
        if !cx.is_in_tab() {
            let what = format!("`.{}`", name.text);
            self.report(match cx.site {
                Site::Test => error::not_in_test(&what, name.span),
                _ => error::handled_in_browser(&what, name.span),
            });
            return Some(());
        }
        let call = self.act(cx, action, Some(args), None, callee.span);
        let mut then = Vec::new();
        for (name, args) in calls.into_iter().rev() {
            then.extend(self.then(cx, name, args));
        }
        let call = Statement {
            kind: call?,
            span: inner.span,
        };
        out.push(Statement {
            kind: StatementKind::Watched {
                call: Box::new(call),
                then,
            },
            span,
        });
        Some(())
    }

    fn time_of_modifier(&mut self, cx: &mut Cx, name: &ast::Name, args: &Args) -> Option<Expr> {
        let call = format!("{}(300ms)", name.text);
        match args.arguments.as_slice() {
            [argument] => Some(self.value_for(cx, &argument.value, &Type::Duration, None)),
            [] => {
                self.report(error::missing_argument(
                    &["time"],
                    &name.text,
                    &call,
                    args.span,
                ));
                None
            }
            [_, second, ..] => {
                self.report(error::extra_argument(&name.text, &call, second.span));
                None
            }
        }
    }

    fn handler_expr(
        &mut self,
        cx: &mut Cx,
        tree: &ast::Expr,
        payload: Option<&Type>,
    ) -> HandlerAction {
        let span = tree.span;
        match &tree.kind {
            ast::ExprKind::Group(inner) => return self.handler_expr(cx, inner, payload),
            ast::ExprKind::Lambda(lambda) => return self.handler_lambda(cx, lambda, payload, span),
            ast::ExprKind::Broken => return HandlerAction::Ignore,
            _ => {}
        }
        if let Some(Action::Emit(param, wanted)) = self.action(cx, tree) {
            match (&wanted, payload) {
                (Some(wanted), Some(found)) if !fits(found, wanted) => {
                    let name = cx.local(param).map(|local| local.name.clone());
                    let (found, wanted) = (self.show(found), self.show(wanted));
                    let name = name.unwrap_or_default();
                    self.report(error::payload(&found, &name, &wanted, span));
                }
                (Some(_), None) => {
                    let name = cx.local(param).map(|local| local.name.clone());
                    let name = name.unwrap_or_default();
                    self.report(error::open_parameters(&name, &["value"], span));
                }
                _ => {}
            }
            return HandlerAction::Param(param);
        }
        let mut payload = Payload::new(payload);
        match self.handler_statements(cx, tree, &mut payload) {
            Some(statements) if statements.is_empty() => HandlerAction::Ignore,
            Some(statements) => HandlerAction::Code {
                payload: payload.local,
                body: Block {
                    statements,
                    value: None,
                },
            },
            None => {
                let before = self.errors.len();
                let muted = self.muted;
                let value = self.expr_any(cx, tree, Some(&Type::Error));
                if self.errors.len() == before && value.ty != Type::Error && muted == 0 {
                    self.report(error::not_a_handler(span));
                }
                HandlerAction::Ignore
            }
        }
    }

    /// The statements of a handler that is a bound call, an effect, or `if` and `match` over these; none if it is no handler.
    fn handler_statements(
        &mut self,
        cx: &mut Cx,
        tree: &ast::Expr,
        payload: &mut Payload,
    ) -> Option<Vec<Statement>> {
        let span = tree.span;
        let statement = |kind: Option<StatementKind>| {
            kind.map(|kind| Statement { kind, span })
                .into_iter()
                .collect()
        };
        match &tree.kind {
            ast::ExprKind::Group(inner) => self.handler_statements(cx, inner, payload),
            ast::ExprKind::If(_) | ast::ExprKind::Match(_) => {
                Some(super::deep(|| self.handler_control(cx, tree, payload)))
            }
            ast::ExprKind::Call { callee, args } => {
                let action = self.action(cx, callee)?;
                payload.taken = false;
                // A parameter that is called gets what it is given and nothing else.
                let payload = match action {
                    Action::Emit(..) => None,
                    _ => Some(payload),
                };
                Some(statement(self.act(
                    cx,
                    action,
                    Some(args),
                    payload,
                    callee.span,
                )))
            }
            _ => {
                let action = self.action(cx, tree)?;
                payload.taken = false;
                Some(statement(self.act(cx, action, None, Some(payload), span)))
            }
        }
    }

    fn handler_control(
        &mut self,
        cx: &mut Cx,
        tree: &ast::Expr,
        payload: &mut Payload,
    ) -> Vec<Statement> {
        let span = tree.span;
        let mut out = Vec::new();
        let kind = match &tree.kind {
            ast::ExprKind::If(tree) => {
                let condition = Box::new(self.condition(cx, &tree.condition, &mut out));
                let then = self.handler_block(cx, &tree.then.items, payload);
                let otherwise = tree.otherwise.as_ref().map(|otherwise| match otherwise {
                    Else::Block(block) => self.handler_block(cx, &block.items, payload),
                    Else::If(inner) => Block {
                        statements: super::deep(|| self.handler_control(cx, inner, payload)),
                        value: None,
                    },
                });
                ExprKind::If {
                    condition,
                    then,
                    otherwise,
                }
            }
            ast::ExprKind::Match(tree) => {
                let scrutinee = self.expr(cx, &tree.scrutinee, None);
                let mut arms = Vec::new();
                for arm in &tree.arms {
                    let (pattern, guard) = self.arm_head(cx, arm, &scrutinee.ty);
                    let items = super::control::arm_items(&arm.body);
                    let body = self.handler_block(cx, items, payload);
                    arms.push(Arm {
                        pattern,
                        guard,
                        body,
                    });
                }
                let heads: Vec<(&Pattern, bool)> = arms
                    .iter()
                    .map(|arm| (&arm.pattern, arm.guard.is_some()))
                    .collect();
                self.exhaustive(&scrutinee, &heads, tree);
                ExprKind::Match {
                    scrutinee: Box::new(scrutinee),
                    arms,
                }
            }
            _ => return out,
        };
        out.push(Statement {
            kind: StatementKind::Expr(Expr {
                kind,
                ty: Type::Unit,
                span,
            }),
            span,
        });
        out
    }

    /// A branch: one handler, or statements.
    fn handler_block(&mut self, cx: &mut Cx, items: &[ast::Item], payload: &mut Payload) -> Block {
        let mut statements = Vec::new();
        match items {
            [
                ast::Item {
                    kind: ast::ItemKind::Expr(expr),
                    ..
                },
            ] if !matches!(expr.kind, ast::ExprKind::If(_) | ast::ExprKind::Match(_)) => {
                match self.handler_statements(cx, expr, payload) {
                    Some(found) => statements = found,
                    None => self.expr_statement(cx, expr, expr.span, &mut statements),
                }
            }
            _ => {
                for item in items {
                    self.statement(cx, item, &mut statements);
                }
            }
        }
        Block {
            statements,
            value: None,
        }
    }

    fn handler_lambda(
        &mut self,
        cx: &mut Cx,
        lambda: &ast::Lambda,
        payload: Option<&Type>,
        span: Span,
    ) -> HandlerAction {
        let mut local = None;
        for (number, param) in lambda.params.iter().enumerate() {
            let ty = match (number, payload) {
                (0, Some(ty)) => ty.clone(),
                (0, None) => {
                    self.report(error::no_payload(param.name.span));
                    Type::Error
                }
                _ => {
                    self.report(error::lambda_params(1, lambda.params.len(), span));
                    Type::Error
                }
            };
            let id = cx.declare(&param.name, ty, LocalKind::Fixed);
            local = local.or(Some(id));
        }
        let mut statements = Vec::new();
        match &lambda.body {
            Value::Block(block) => statements = self.statements(cx, block).statements,
            Value::Expr(expr) => self.handler_item(cx, expr, &mut statements),
        }
        HandlerAction::Code {
            payload: local,
            body: Block {
                statements,
                value: None,
            },
        }
    }

    /// The body of a handler lambda is an item of a block: a call, or control over calls.
    fn handler_item(&mut self, cx: &mut Cx, expr: &ast::Expr, out: &mut Vec<Statement>) {
        self.expr_statement(cx, expr, expr.span, out);
    }
}
