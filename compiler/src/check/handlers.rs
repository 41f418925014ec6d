//! Handlers: what happens when an element fires (LANGUAGE §10.3). All become code over the payload.

use super::body::{Binding, Cx, Place};
use super::calls::Default;
use super::fit::fits;
use super::{Checker, error};
use crate::ast::{self, Args, Value};
use crate::hir::{
    self, Block, EventRef, Expr, ExprKind, Handler, HandlerAction, HandlerModifier, LocalKind,
    Statement, StatementKind, Type,
};
use crate::resolve::Target;
use crate::source::Span;

const MODIFIERS: [&str; 4] = [
    "debounce",
    "throttle",
    "prevent_default",
    "stop_propagation",
];

impl Checker<'_> {
    /// A handler that gets a payload of this type.
    pub(super) fn handler(
        &mut self,
        cx: &mut Cx,
        value: &Value,
        payload: Option<&Type>,
        span: Span,
    ) -> Handler {
        let place = std::mem::replace(&mut cx.place, Place::Handler);
        let in_lambda = std::mem::replace(&mut cx.in_lambda, false);
        let mut modifiers = Vec::new();
        let action = match value {
            Value::Block(block) => HandlerAction::Code {
                payload: None,
                body: self.statements(cx, block),
            },
            Value::Expr(expr) => self.handler_expr(cx, expr, payload, &mut modifiers),
        };
        cx.place = place;
        cx.in_lambda = in_lambda;
        modifiers.reverse();
        Handler {
            action,
            modifiers,
            span,
        }
    }

    fn handler_expr(
        &mut self,
        cx: &mut Cx,
        tree: &ast::Expr,
        payload: Option<&Type>,
        modifiers: &mut Vec<HandlerModifier>,
    ) -> HandlerAction {
        let span = tree.span;
        match &tree.kind {
            ast::ExprKind::Group(inner) => return self.handler_expr(cx, inner, payload, modifiers),
            ast::ExprKind::Lambda(lambda) => return self.handler_lambda(cx, lambda, payload, span),
            ast::ExprKind::If(_) | ast::ExprKind::Match(_) => {
                let item = ast::Item {
                    kind: ast::ItemKind::Expr(tree.clone()),
                    span,
                };
                return code(None, self.statement(cx, &item).into_iter().collect());
            }
            ast::ExprKind::Call { callee, args } => {
                if let ast::ExprKind::Field { object, name, .. } = &callee.kind
                    && MODIFIERS.contains(&name.text.as_str())
                    && self.may_be_handler(object)
                {
                    self.modifier_call(cx, name, args, modifiers);
                    return self.handler_expr(cx, object, payload, modifiers);
                }
                if let Some((event, name)) = self.event_of(cx, callee) {
                    return self.bound_call(cx, event, &name, Some(args), payload, span);
                }
                if let ast::ExprKind::Name(name) = &callee.kind
                    && let Some(Target::Effect(effect)) = self.target(name)
                {
                    let statement = self
                        .effect_call(cx, effect, name, args, span)
                        .map(|kind| Statement { kind, span });
                    return code(None, statement.into_iter().collect());
                }
                if let ast::ExprKind::Name(name) = &callee.kind
                    && let Some(Target::Local(at)) = self.target(name)
                    && let Some(Binding::Local(id)) = cx.names.get(&at)
                    && matches!(cx.local(*id).map(|local| &local.ty), Some(Type::Event(_)))
                {
                    let item = ast::Item {
                        kind: ast::ItemKind::Expr(tree.clone()),
                        span,
                    };
                    return code(None, self.statement(cx, &item).into_iter().collect());
                }
            }
            ast::ExprKind::Name(name) => match self.target(name) {
                Some(Target::Word("ignore")) => return HandlerAction::Ignore,
                Some(Target::Local(at)) => {
                    if let Some(Binding::Local(id)) = cx.names.get(&at).cloned() {
                        let ty = cx.local(id).map_or(Type::Error, |local| local.ty.clone());
                        match &ty {
                            Type::Event(wanted) => {
                                if let (Some(wanted), Some(found)) = (wanted, payload)
                                    && !fits(found, wanted)
                                {
                                    let (found, wanted) = (self.show(found), self.show(wanted));
                                    self.report(error::payload(&found, &name.text, &wanted, span));
                                }
                                return HandlerAction::Param(id);
                            }
                            Type::Error => return HandlerAction::Ignore,
                            _ => {}
                        }
                    }
                }
                None => return HandlerAction::Ignore,
                _ => {
                    if let Some((event, name)) = self.event_of(cx, tree) {
                        return self.bound_call(cx, event, &name, None, payload, span);
                    }
                }
            },
            ast::ExprKind::Field { object, name, .. } => {
                if let Some((event, name)) = self.event_of(cx, tree) {
                    return self.bound_call(cx, event, &name, None, payload, span);
                }
                if let ast::ExprKind::UpperName(upper) = &object.kind
                    && let Some(Target::Upper(crate::resolve::UpperItem::State(state))) =
                        self.target(upper)
                    && self.member_named(state, name).is_none()
                {
                    self.unknown_member(state, name);
                    return HandlerAction::Ignore;
                }
            }
            ast::ExprKind::Broken => return HandlerAction::Ignore,
            _ => {}
        }
        let before = self.errors.len();
        let _ = self.expr(cx, tree, None);
        if self.errors.len() == before {
            self.report(error::not_a_handler(span));
        }
        HandlerAction::Ignore
    }

    fn may_be_handler(&self, tree: &ast::Expr) -> bool {
        matches!(
            tree.kind,
            ast::ExprKind::Name(_)
                | ast::ExprKind::Field { .. }
                | ast::ExprKind::Call { .. }
                | ast::ExprKind::Group(_)
        )
    }

    fn modifier_call(
        &mut self,
        cx: &mut Cx,
        name: &ast::Name,
        args: &Args,
        modifiers: &mut Vec<HandlerModifier>,
    ) {
        let takes_time = matches!(name.text.as_str(), "debounce" | "throttle");
        match (takes_time, args.arguments.as_slice()) {
            (true, [argument]) => {
                let time = self.value_as(cx, &argument.value, &Type::Duration);
                modifiers.push(if name.text == "debounce" {
                    HandlerModifier::Debounce(time)
                } else {
                    HandlerModifier::Throttle(time)
                });
            }
            (false, []) => modifiers.push(if name.text == "prevent_default" {
                HandlerModifier::PreventDefault
            } else {
                HandlerModifier::StopPropagation
            }),
            (true, _) => self.report(error::missing_argument(
                "time",
                &format!("`{}`", name.text),
                &format!("{}(300ms)", name.text),
                args.span,
            )),
            (false, _) => self.report(error::extra_argument(
                &format!("`{}`", name.text),
                &format!("{}()", name.text),
                args.span,
            )),
        }
    }

    fn handler_lambda(
        &mut self,
        cx: &mut Cx,
        lambda: &ast::Lambda,
        payload: Option<&Type>,
        span: Span,
    ) -> HandlerAction {
        let local = match (lambda.params.as_slice(), payload) {
            ([param], Some(ty)) => Some(cx.declare(&param.name, ty.clone(), LocalKind::Fixed)),
            ([], _) => None,
            ([param], None) => {
                let diagnostic = error::not_a_value(
                    "the payload",
                    "this handler gets none: write a block `{ … }`",
                    param.name.span,
                );
                self.report(diagnostic);
                cx.declare(&param.name, Type::Error, LocalKind::Fixed);
                None
            }
            _ => {
                self.report(error::not_a_handler(span));
                for param in &lambda.params {
                    cx.declare(&param.name, Type::Error, LocalKind::Fixed);
                }
                None
            }
        };
        let statements = match &lambda.body {
            Value::Block(block) => self.statements(cx, block).statements,
            Value::Expr(expr) => {
                let item = ast::Item {
                    kind: ast::ItemKind::Expr(expr.clone()),
                    span: expr.span,
                };
                self.statement(cx, &item).into_iter().collect()
            }
        };
        code(local, statements)
    }

    /// `State.event` or `State.event(args)`: the payload fills the first required parameter that is not given.
    fn bound_call(
        &mut self,
        cx: &mut Cx,
        event: EventRef,
        name: &ast::Name,
        args: Option<&Args>,
        payload: Option<&Type>,
        span: Span,
    ) -> HandlerAction {
        if self.may_call(cx, event, name, span).is_none() {
            return HandlerAction::Ignore;
        }
        let slots = self.event_slots(event);
        let signature = self.signature(&name.text, &slots, None);
        let what = format!("event `{}`", name.text);
        let empty = Args {
            arguments: Vec::new(),
            span,
        };
        let args = args.unwrap_or(&empty);
        // Which parameters are open is known only once the given ones have their places.
        let open: Vec<super::calls::Slot<'_>> = slots
            .iter()
            .map(|slot| super::calls::Slot {
                name: slot.name.clone(),
                ty: slot.ty.clone(),
                default: Default::Library("false"),
            })
            .collect();
        let Some(placed) = self.place_arguments(args, &open, &what, &signature, span) else {
            return HandlerAction::Ignore;
        };
        let mut local = None;
        let mut values = Vec::new();
        let mut missing = Vec::new();
        for (slot, value) in slots.iter().zip(&placed) {
            match (value, &slot.default) {
                (Some(value), _) => values.push(self.value_as(cx, value, &slot.ty)),
                (None, Default::Tree(default)) => {
                    values.push(self.default_argument(cx, default, &slot.ty));
                }
                (None, _) => match payload {
                    Some(found) if local.is_none() => {
                        if !fits(found, &slot.ty)
                            && !matches!(&slot.ty, Type::Option(inner) if fits(found, inner))
                        {
                            let (found, wanted) = (self.show(found), self.show(&slot.ty));
                            self.report(error::payload(&found, &slot.name, &wanted, span));
                            return HandlerAction::Ignore;
                        }
                        let id = cx.hidden("payload", found.clone());
                        local = Some(id);
                        let value = Expr {
                            kind: ExprKind::Local(id),
                            ty: found.clone(),
                            span,
                        };
                        values.push(self.fit(value, &slot.ty));
                    }
                    _ => missing.push(slot.name.clone()),
                },
            }
        }
        if !missing.is_empty() {
            self.report(error::open_parameters(&name.text, &missing, span));
            return HandlerAction::Ignore;
        }
        code(
            local,
            vec![Statement {
                kind: StatementKind::CallEvent {
                    event,
                    args: values,
                },
                span,
            }],
        )
    }
}

fn code(payload: Option<hir::LocalId>, statements: Vec<Statement>) -> HandlerAction {
    HandlerAction::Code {
        payload,
        body: Block {
            statements,
            value: None,
        },
    }
}
