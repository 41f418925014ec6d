//! Handlers: what happens when something fires. They read cells at that time.

use super::choice::Goal;
use super::code::{Access, Code};
use super::statement::EFFECTS;
use crate::backend::js::ast::{
    ArrowBody, Binding, Entry, Expr as Js, ExprKind as JsKind, Name, Statement as JsStatement,
    StatementKind as JsStatementKind, TemplatePart,
};
use crate::backend::js::build::{
    arrow, arrow_block, client, constant, expr as js, name, undefined,
};
use crate::elements::{EventProperty, Payload, Render};
use crate::hir::{Block, Handler, HandlerAction, HandlerModifier, LocalId, StatementKind, Then};
use crate::plan::uses;

/// What whoever fires a handler hands over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// Nothing that the handler could want.
    Nothing,
    /// React's event, from which this function of the client makes the payload.
    Event(&'static str),
    /// The payload.
    Payload,
}

impl Given {
    /// What an element hands over.
    pub fn by(render: Render, event: &EventProperty) -> Given {
        match (event.payload, render) {
            (Payload::None, _) => Given::Nothing,
            (Payload::Record(record), _) => match record {
                "Mouse" => Given::Event("mouse"),
                "Key" => Given::Event("key"),
                "Scroll" => Given::Event("scroll"),
                "Size" => Given::Event("size"),
                _ => Given::Payload,
            },
            (Payload::Text, Render::Tag { .. }) => Given::Event("pasted"),
            (
                Payload::Value | Payload::Bool | Payload::Submit | Payload::Dropped | Payload::Text,
                _,
            ) => Given::Payload,
        }
    }
}

impl Code<'_, '_> {
    /// A handler as a function.
    pub fn handler(&mut self, handler: &Handler, given: Given) -> Js {
        let plain = match &handler.action {
            HandlerAction::Ignore => arrow_block(Vec::new(), Vec::new()),
            HandlerAction::Param(param) => self.handed_on(*param, given),
            HandlerAction::Code { payload, body } => {
                self.live(|code| code.scoped(|code| code.handler_code(*payload, body, given)))
            }
        };
        let mut made = plain.at(handler.span);
        for modifier in &handler.modifiers {
            made = match modifier {
                HandlerModifier::Then(then) => self.watched(made, then),
                HandlerModifier::Debounce(time) => {
                    self.paced("useDebounce", "debounce", made, time)
                }
                HandlerModifier::Throttle(time) => {
                    self.paced("useThrottle", "throttle", made, time)
                }
                HandlerModifier::PreventDefault => client("preventDefault").call(vec![made]),
                HandlerModifier::StopPropagation => client("stopPropagation").call(vec![made]),
            };
        }
        made
    }

    /// A handler for a component. It stays the same function for as long as the instance lives, so that a memoised component is not rendered because of
    /// it; where it takes along what only stands further in, it is made anew.
    pub fn lasting_handler(&mut self, handler: &Handler, wanted: &str) -> Js {
        if matches!(handler.action, HandlerAction::Param(_)) && handler.modifiers.is_empty() {
            return self.handler(handler, Given::Payload);
        }
        let used = uses::of_handler(handler);
        let can_last = used.locals.iter().all(|local| self.is_outermost(*local));
        let made = self.handler(handler, Given::Payload);
        if !can_last {
            return made;
        }
        let lasting = self.new_outermost_name(wanted);
        self.hooks.push(constant(
            Name::made(lasting.clone()),
            client("useEvent").call(vec![without_run(made)]),
        ));
        name(lasting)
    }

    /// A function that calls `called`, and what runs once the events are handled that it has called.
    pub fn watched(&mut self, called: Js, then: &Then) -> Js {
        let handler = self.handler(then.handler(), Given::Payload);
        let args = match then {
            Then::Done(_) => vec![called, handler],
            Then::Failed(_) => vec![called, undefined(), handler],
        };
        client("watched").call(args)
    }

    fn handed_on(&mut self, param: LocalId, given: Given) -> Js {
        let handler = self.local(param);
        match given {
            Given::Nothing | Given::Payload => handler,
            Given::Event(maker) => {
                let event = self.new_name("event");
                let payload = client(maker).call(vec![name(event.clone())]);
                arrow(
                    vec![Binding::Name(Name::made(event))],
                    handler.call(vec![payload]),
                )
            }
        }
    }

    /// The timer belongs to the component's instance, so that it outlives the function, which is made anew at each render.
    fn paced(
        &mut self,
        hook: &'static str,
        wanted: &str,
        handler: Js,
        time: &crate::hir::Expr,
    ) -> Js {
        let pace = self.new_outermost_name(wanted);
        self.hooks.push(constant(
            Name::made(pace.clone()),
            client(hook).call(Vec::new()),
        ));
        let mut before = Vec::new();
        let time = self.live(|code| code.expr(time, &mut before));
        name(pace).call(vec![handler, time])
    }

    fn handler_code(&mut self, payload: Option<LocalId>, body: &Block, given: Given) -> Js {
        let mut params = Vec::new();
        let mut statements = Vec::new();
        if let Some(local) = payload {
            match given {
                Given::Nothing => {}
                Given::Payload => params.push(Binding::Name(self.declare(local))),
                Given::Event(maker) => {
                    let single = is_single_call(body);
                    let event = self.new_name(if single { "event" } else { "native" });
                    let made = client(maker).call(vec![name(event.clone())]);
                    params.push(Binding::Name(Name::made(event)));
                    if single {
                        self.know(local, Access::Fixed(made));
                    } else {
                        let declared = self.declare(local);
                        statements.push(constant(declared, made));
                    }
                }
            }
        }
        self.block_to(body, &Goal::Nothing, &mut statements);
        in_transaction(params, statements)
    }
}

/// A function that runs `body` in a transaction; a single call that cannot fail needs none of its own.
pub fn in_transaction(params: Vec<Binding>, body: Vec<JsStatement>) -> Js {
    if let [
        JsStatement {
            kind: JsStatementKind::Expr(call),
            ..
        },
    ] = body.as_slice()
        && let JsKind::Call(callee, args) = &call.kind
        && is_safe(callee)
        && args.iter().all(is_safe)
        && stands_alone(callee)
    {
        return arrow(params, call.clone());
    }
    if body.is_empty() {
        return arrow_block(params, body);
    }
    let run = match body.as_slice() {
        [
            JsStatement {
                kind: JsStatementKind::Expr(only),
                ..
            },
        ] => arrow(Vec::new(), only.clone()),
        _ => arrow_block(Vec::new(), body),
    };
    arrow(params, client("run").call(vec![run]))
}

/// What `useEvent` runs in a transaction needs none of its own.
fn without_run(handler: Js) -> Js {
    match handler.kind {
        JsKind::Arrow(params, body) => match *body {
            ArrowBody::Expr(Js {
                kind: JsKind::Call(callee, mut args),
                origin,
            }) => {
                let is_run =
                    matches!(&callee.kind, JsKind::Imported(import) if import.name == "run");
                match args.pop() {
                    Some(Js {
                        kind: JsKind::Arrow(_, body),
                        ..
                    }) if is_run => js(JsKind::Arrow(params, body)),
                    last => {
                        args.extend(last);
                        let call = Js {
                            kind: JsKind::Call(callee, args),
                            origin,
                        };
                        js(JsKind::Arrow(params, Box::new(ArrowBody::Expr(call))))
                    }
                }
            }
            body => js(JsKind::Arrow(params, Box::new(body))),
        },
        kind => js(kind),
    }
}

/// `send(…)`, effects, events of client states and handlers that were handed in may be called outside of a transaction; `cell.set(…)` and `fail(…)` may not.
fn stands_alone(callee: &Js) -> bool {
    match &callee.kind {
        JsKind::Name(_) => true,
        JsKind::Member(_, method) => method != "set" && method != "reset",
        JsKind::Imported(import) => {
            import.name == "send" || EFFECTS.iter().any(|(_, effect)| import.name == *effect)
        }
        _ => false,
    }
}

/// Whether evaluating it cannot fail.
fn is_safe(js: &Js) -> bool {
    match &js.kind {
        JsKind::Name(_)
        | JsKind::Imported(_)
        | JsKind::Text(_)
        | JsKind::Number(_)
        | JsKind::Bool(_)
        | JsKind::Null
        | JsKind::Undefined => true,
        JsKind::Member(object, _) | JsKind::Not(object) => is_safe(object),
        JsKind::Index(object, index) => is_safe(object) && is_safe(index),
        JsKind::Array(items) => items.iter().all(is_safe),
        JsKind::Object(entries) => entries.iter().all(|entry| match entry {
            Entry::Property { value, .. } | Entry::Spread(value) => is_safe(value),
        }),
        JsKind::Template(parts) => parts.iter().all(|part| match part {
            TemplatePart::Text(_) => true,
            TemplatePart::Hole(hole) => is_safe(hole),
        }),
        JsKind::Binary(_, left, right) => is_safe(left) && is_safe(right),
        JsKind::Conditional(test, then, otherwise) => {
            is_safe(test) && is_safe(then) && is_safe(otherwise)
        }
        JsKind::Arrow(..) => true,
        JsKind::Call(callee, args) => is_total(callee) && args.iter().all(is_safe),
        _ => false,
    }
}

/// Makers of payloads, and what makes an id.
fn is_total(callee: &Js) -> bool {
    match &callee.kind {
        JsKind::Imported(import) => matches!(
            &*import.name,
            "mouse" | "key" | "scroll" | "size" | "pasted" | "uuid"
        ),
        _ => false,
    }
}

/// A bound call: `Tasks.toggle(task.id)`
fn is_single_call(body: &Block) -> bool {
    match (body.statements.as_slice(), &body.value) {
        ([only], None) => matches!(
            only.kind,
            StatementKind::CallEvent { .. }
                | StatementKind::Effect { .. }
                | StatementKind::Emit { .. }
        ),
        _ => false,
    }
}
