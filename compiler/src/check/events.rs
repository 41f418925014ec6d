//! What code can do: call events, hand on to `Event` parameters, effects, `reset()`; and from where (LANGUAGE §8.2, §8.5).

use super::body::{Binding, Cx, Side, Site};
use super::calls::Fill;
use super::fit::Solution;
use super::handlers::Payload;
use super::signatures::{DefaultValue, Member, Signature, SignatureParam};
use super::tests::Ending;
use super::{Checker, error};
use crate::ast::{self, Args};
use crate::hir::{
    Effect, EnumId, EventKind, EventRef, Expr, ExprKind, FunctionId, LocalId, Piece, StatementKind,
    Type, VarRef,
};
use crate::resolve::{EFFECTS, Target, UpperItem};
use crate::source::Span;
use smol_str::SmolStr;
use std::sync::Arc;

/// Something that is done rather than computed.
pub(super) enum Action {
    /// An event is called.
    Event(EventRef),
    /// A parameter of type `Event` is called.
    Emit(LocalId, Option<Arc<Type>>),
    /// The browser is asked for something.
    Effect(Effect),
    /// `reset()`
    Reset,
    /// `flush`
    Flush,
    /// `sleep(d)`
    Sleep,
    /// `S.e.cancel()`
    Cancel(EventRef),
    /// `f.returns(v)`, `f.fails(text)` of an extern function.
    Answer(FunctionId, Ending),
    /// Nothing happens.
    Ignore,
}

impl<'a> Checker<'a> {
    /// What a callee, or a name in a handler, does; none if it is a value.
    pub(super) fn action(&mut self, cx: &Cx, tree: &ast::Expr) -> Option<Action> {
        match &tree.kind {
            ast::ExprKind::Group(inner) => self.action(cx, inner),
            ast::ExprKind::Name(name) => match self.target(name)? {
                Target::OwnEvent(declared) => {
                    let event = self.known.own_events.get(&declared)?;
                    Some(Action::Event(*event))
                }
                Target::Member(state, index) => {
                    let members = self.known.members.get(state.0 as usize)?;
                    match members.in_order.get(index as usize).copied().flatten()? {
                        Member::Event(event) => Some(Action::Event(EventRef::State(state, event))),
                        _ => None,
                    }
                }
                Target::Local(declared) => match cx.binding(declared)? {
                    Binding::Local(id) => match cx.type_of(*id) {
                        Type::Event(payload) => Some(Action::Emit(*id, payload)),
                        _ => None,
                    },
                    Binding::Alias(_) => None,
                },
                Target::Effect(effect) => Some(Action::Effect(effect)),
                Target::Word("reset") => Some(Action::Reset),
                Target::Word("ignore") => Some(Action::Ignore),
                Target::Word("flush") => Some(Action::Flush),
                Target::Word("sleep") => Some(Action::Sleep),
                _ => None,
            },
            ast::ExprKind::Field {
                object,
                name,
                optional: false,
            } if name.text == "cancel"
                && matches!(
                    object.kind,
                    ast::ExprKind::Name(_) | ast::ExprKind::Field { .. }
                ) =>
            {
                match self.action(cx, object)? {
                    Action::Event(event) => Some(Action::Cancel(event)),
                    _ => None,
                }
            }
            ast::ExprKind::Field {
                object,
                name,
                optional: false,
            } => {
                if let Some((function, ending)) = self.answered(object, name) {
                    return Some(Action::Answer(function, ending));
                }
                let state = match &object.kind {
                    ast::ExprKind::Name(word) if name.text == "set" => {
                        let is_mode = self.target(word)? == Target::Word("color_mode");
                        return is_mode.then_some(Action::Effect(Effect::SetColorMode));
                    }
                    ast::ExprKind::SelfState => cx.state?,
                    ast::ExprKind::UpperName(upper) => match self.target(upper)? {
                        Target::Upper(UpperItem::State(state)) => state,
                        _ => return None,
                    },
                    _ => return None,
                };
                match self.member(state, &name.text)? {
                    Member::Event(event) => Some(Action::Event(EventRef::State(state, event))),
                    Member::Setter(var) => self
                        .setter(VarRef { state, var }, name.span)
                        .map(Action::Event),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Does it, with these arguments; in a handler the payload may stand for one that is not given.
    pub(super) fn act(
        &mut self,
        cx: &mut Cx,
        action: Action,
        args: Option<&Args>,
        payload: Option<&mut Payload>,
        at: Span,
    ) -> Option<StatementKind> {
        let empty = Args {
            arguments: Vec::new(),
            span: at,
        };
        let args = args.unwrap_or(&empty);
        let fill = match payload {
            Some(payload) => Fill::Payload(payload),
            None => Fill::Nothing,
        };
        match action {
            Action::Ignore => None,
            Action::Reset => self.reset(cx, args, at),
            Action::Flush => {
                self.report(error::extra_argument("flush", "flush", args.span));
                None
            }
            Action::Sleep => self.sleep(cx, args, at),
            Action::Cancel(event) => self.cancel(cx, event, args, at),
            Action::Answer(function, ending) => self.answer(cx, function, ending, args, at),
            Action::Event(event) => {
                if !self.may_call(cx, event, at) {
                    self.loose_arguments(cx, args);
                    return None;
                }
                let signature = self.signature_of_event(event)?;
                let known = Solution::default();
                let (args, _) =
                    self.arguments_filled(cx, &signature, args, None, known, fill, at)?;
                Some(StatementKind::CallEvent { event, args })
            }
            Action::Emit(param, payload) => {
                if !self.may_act(cx, "an `Event` parameter", at) {
                    self.loose_arguments(cx, args);
                    return None;
                }
                let name = cx
                    .local(param)
                    .map_or_else(SmolStr::default, |local| local.name.clone());
                let signature = Signature {
                    name,
                    span: None,
                    generics: 0,
                    params: payload
                        .iter()
                        .map(|ty| param_of("value", (**ty).clone(), DefaultValue::Required))
                        .collect(),
                    result: Type::Unit,
                };
                let known = Solution::default();
                let (args, _) =
                    self.arguments_filled(cx, &signature, args, None, known, fill, at)?;
                Some(StatementKind::Emit {
                    param,
                    payload: args.into_iter().next(),
                })
            }
            Action::Effect(effect) => self.effect(cx, effect, args, fill, at),
        }
    }

    fn effect(
        &mut self,
        cx: &mut Cx,
        effect: Effect,
        args: &Args,
        fill: Fill<'_>,
        at: Span,
    ) -> Option<StatementKind> {
        let name = effect_name(effect);
        if cx.site == Site::Optimistic {
            self.report(error::optimistic(&format!("the effect `{name}`"), at));
            return None;
        }
        if cx.site == Site::Test {
            self.report(error::not_in_test(&format!("the effect `{name}`"), at));
            return None;
        }
        if !self.may_act(cx, &format!("the effect `{name}`"), at) {
            self.loose_arguments(cx, args);
            return None;
        }
        if effect == Effect::SetColorMode && !cx.is_in_tab() {
            self.report(error::browser_alone("`color_mode`", at));
            return None;
        }
        if effect == Effect::Log {
            return self.log(cx, args, at);
        }
        let signature = self.effect_signature(effect);
        let (args, _) =
            self.arguments_filled(cx, &signature, args, None, Solution::default(), fill, at)?;
        Some(StatementKind::Effect { effect, args })
    }

    /// `log(value)` takes data of any type and prints it.
    fn log(&mut self, cx: &mut Cx, args: &Args, at: Span) -> Option<StatementKind> {
        let [argument] = args.arguments.as_slice() else {
            self.report(match args.arguments.get(1) {
                Some(second) => error::extra_argument("log", "log(value)", second.span),
                None => error::missing_argument(&["value"], "log", "log(value)", at),
            });
            return None;
        };
        let ast::Value::Expr(tree) = &argument.value else {
            self.report(error::mismatch("a value", "block", argument.span));
            return None;
        };
        let value = self.expr(cx, tree, None);
        let span = value.span;
        if !super::types::is_data(&value.ty) {
            self.not_data(&value.ty.clone(), "a line of the log", span);
            return None;
        }
        let text = match value.ty {
            Type::Text => value,
            _ => Expr {
                kind: ExprKind::Interpolation(vec![Piece::Hole(value)]),
                ty: Type::Text,
                span,
            },
        };
        Some(StatementKind::Effect {
            effect: Effect::Log,
            args: vec![text],
        })
    }

    fn effect_signature(&self, effect: Effect) -> Signature<'static> {
        let required = |name, ty| param_of(name, ty, DefaultValue::Required);
        let tone = self
            .program
            .enums
            .iter()
            .position(|declared| declared.source.is_none() && declared.origin.name == "Tone")
            .map_or(Type::Error, |number| {
                Type::Enum(EnumId(super::index(number)), Arc::from([]))
            });
        let params = match effect {
            Effect::Redirect => vec![
                required("to", Type::Route),
                param_of("replace", Type::Bool, DefaultValue::Literal("false")),
            ],
            Effect::GoBack => Vec::new(),
            Effect::Toast => vec![
                required("text", Type::Text),
                param_of("tone", tone, DefaultValue::Expr(&INFO)),
            ],
            Effect::Copy | Effect::SetTitle => vec![required("text", Type::Text)],
            Effect::Focus | Effect::ScrollTo => vec![required("id", Type::Text)],
            Effect::OpenUrl => vec![required("url", Type::Text)],
            Effect::Download => vec![required("name", Type::Text), required("bytes", Type::Bytes)],
            Effect::Log => vec![required("value", Type::Text)],
            Effect::SetColorMode => {
                let mode = self.prelude_enum("ColorMode").unwrap_or(Type::Error);
                vec![required("mode", mode)]
            }
        };
        Signature {
            name: SmolStr::new_static(effect_name(effect)),
            span: None,
            generics: 0,
            params,
            result: Type::Unit,
        }
    }

    /// `flush`: in plain events of the server alone.
    pub(super) fn flush(&mut self, cx: &Cx, at: Span) -> Option<StatementKind> {
        let diagnostic = match cx.site {
            _ if cx.is_hook => error::flush_in_hook(at),
            Site::Event if cx.side == Side::Server && cx.lambdas == 0 => {
                return Some(StatementKind::Flush);
            }
            Site::Update => error::waits_in_update("`flush`", at),
            Site::Optimistic => error::optimistic("`flush`", at),
            Site::Background => error::flush_in_background(at),
            _ => error::plain_events_alone("`flush`", at),
        };
        self.report(diagnostic);
        None
    }

    /// `sleep(d)`: in events of the server that may wait.
    fn sleep(&mut self, cx: &mut Cx, args: &Args, at: Span) -> Option<StatementKind> {
        let diagnostic = match cx.site {
            Site::Event | Site::Background if cx.side == Side::Server && cx.lambdas == 0 => None,
            Site::Test if cx.lambdas == 0 => None,
            Site::Update => Some(error::waits_in_update("`sleep`", at)),
            Site::Optimistic => Some(error::optimistic("`sleep`", at)),
            _ => Some(error::plain_events_alone("`sleep`", at)),
        };
        if let Some(diagnostic) = diagnostic {
            self.report(diagnostic);
            self.loose_arguments(cx, args);
            return None;
        }
        let signature = Signature {
            name: SmolStr::new_static("sleep"),
            span: None,
            generics: 0,
            params: vec![param_of("d", Type::Duration, DefaultValue::Required)],
            result: Type::Unit,
        };
        let known = Solution::default();
        let (args, _) =
            self.arguments_filled(cx, &signature, args, None, known, Fill::Nothing, at)?;
        args.into_iter().next().map(StatementKind::Sleep)
    }

    /// `S.e.cancel()`: ends what the tab has started of a background event.
    fn cancel(&mut self, cx: &Cx, event: EventRef, args: &Args, at: Span) -> Option<StatementKind> {
        if let Some(argument) = args.arguments.first() {
            self.report(error::extra_argument("cancel", "cancel()", argument.span));
            return None;
        }
        let declared = match event {
            EventRef::State(state, number) => self
                .program
                .states
                .get(state.0 as usize)
                .and_then(|state| state.events.get(number as usize)),
            EventRef::Component(..) | EventRef::Page(..) => None,
        };
        if !matches!(
            declared.map(|event| event.kind),
            Some(EventKind::Background { .. })
        ) {
            let name = self
                .signature_of_event(event)
                .map_or_else(SmolStr::default, |signature| signature.name.clone());
            self.report(error::cancels_nothing(&name, at));
            return None;
        }
        self.may_call(cx, event, at)
            .then_some(StatementKind::Cancel(event))
    }

    fn reset(&mut self, cx: &Cx, args: &Args, at: Span) -> Option<StatementKind> {
        if let Some(argument) = args.arguments.first() {
            self.report(error::extra_argument("reset", "reset()", argument.span));
            return None;
        }
        match cx.state {
            Some(_) if cx.site == Site::Background => {
                self.report(error::needs_update(at));
                None
            }
            Some(state) if cx.site != Site::Handler => self
                .may_act(cx, "`reset()`", at)
                .then_some(StatementKind::Reset(state)),
            _ => {
                let what = "`reset()`, which resets the vars of its state,";
                self.report(error::outside_event(what, at));
                None
            }
        }
    }

    /// Whether something may be done here at all; reports if not.
    fn may_act(&mut self, cx: &Cx, what: &str, at: Span) -> bool {
        if !cx.site.acts() {
            self.report(match cx.site {
                Site::View => error::statement_in_view(what, at),
                _ => error::outside_event(what, at),
            });
            return false;
        }
        if cx.lambdas > 0 {
            self.report(error::assignment_outside(at));
            return false;
        }
        true
    }

    /// Whether the code at hand may call an event; reports if not.
    fn may_call(&mut self, cx: &Cx, event: EventRef, at: Span) -> bool {
        let name = self
            .signature_of_event(event)
            .map_or_else(SmolStr::default, |signature| signature.name.clone());
        let what = format!("a call of `{name}`");
        if !self.may_act(cx, &what, at) {
            return false;
        }
        let EventRef::State(state, number) = event else {
            return true;
        };
        let Some(declared) = self.program.states.get(state.0 as usize) else {
            return false;
        };
        let Some(called) = declared.events.get(number as usize) else {
            return false;
        };
        let diagnostic = match cx.site {
            Site::Optimistic if called.private => {
                error::optimistic(&format!("{what}, which is private,"), at)
            }
            Site::Optimistic if called.kind != EventKind::Optimistic => {
                error::optimistic(&format!("{what}, which is not optimistic,"), at)
            }
            _ if called.private && cx.side == Side::Browser => {
                error::private_event(&name, at, called.origin.span)
            }
            _ => return true,
        };
        self.report(diagnostic);
        false
    }
}

pub(super) fn param_of(
    name: &'static str,
    ty: Type,
    default: DefaultValue<'static>,
) -> SignatureParam<'static> {
    SignatureParam {
        name: SmolStr::new_static(name),
        ty,
        span: None,
        default,
    }
}

fn effect_name(effect: Effect) -> &'static str {
    EFFECTS
        .iter()
        .find(|(_, known)| *known == effect)
        .map_or("color_mode.set", |(name, _)| name)
}

/// The default tone of a toast.
static INFO: ast::Expr = {
    let span = Span {
        source: crate::source::SourceId(0),
        start: 0,
        end: 0,
    };
    ast::Expr {
        kind: ast::ExprKind::UpperName(ast::Name {
            text: SmolStr::new_static("Info"),
            span,
        }),
        span,
    }
};
