//! Statements: blocks of events, functions and handlers.

use super::body::{Binding, Cx, Place};
use super::calls::{Default, Slot};
use super::expr::Member;
use super::fit::broken;
use super::types::is_broken;
use super::{Checker, error};
use crate::ast::{self, Args, ArmBody, AssignOperator, Else, Item, ItemKind};
use crate::hir::{
    self, Arm, Block, Effect, EventRef, Expr, ExprKind, LocalKind, Statement, StatementKind, Type,
};
use crate::resolve::{Target, UpperItem};
use crate::source::Span;

impl<'a> Checker<'a> {
    /// A block that does something and gives nothing.
    pub(super) fn statements(&mut self, cx: &mut Cx, block: &ast::Block) -> Block {
        let statements = block
            .items
            .iter()
            .filter_map(|item| self.statement(cx, item))
            .collect();
        Block {
            statements,
            value: None,
        }
    }

    /// A block whose last item is its value.
    pub(super) fn value_block(
        &mut self,
        cx: &mut Cx,
        block: &ast::Block,
        wanted: Option<&Type>,
    ) -> Block {
        self.value_items(cx, &block.items, wanted, block.span)
    }

    pub(super) fn value_items<I: std::borrow::Borrow<Item>>(
        &mut self,
        cx: &mut Cx,
        items: &[I],
        wanted: Option<&Type>,
        span: Span,
    ) -> Block {
        let Some((last, before)) = items.split_last() else {
            self.report(error::block_without_value(span));
            return Block {
                statements: Vec::new(),
                value: Some(Box::new(broken(span))),
            };
        };
        let mut statements: Vec<Statement> = before
            .iter()
            .filter_map(|item| self.statement(cx, item.borrow()))
            .collect();
        let last = last.borrow();
        let value = match &last.kind {
            ItemKind::Expr(expr) => Some(Box::new(self.expr_as(cx, expr, wanted))),
            ItemKind::Broken => Some(Box::new(broken(last.span))),
            _ => {
                let statement = self.statement(cx, last);
                let leaves = statement.as_ref().is_some_and(leaves);
                statements.extend(statement);
                if !leaves {
                    self.report(error::block_without_value(last.span));
                }
                None
            }
        };
        Block { statements, value }
    }

    /// One statement; none if it had an error that leaves nothing.
    pub(super) fn statement(&mut self, cx: &mut Cx, item: &Item) -> Option<Statement> {
        let span = item.span;
        let kind = match &item.kind {
            ItemKind::Let {
                mutable,
                name,
                ty,
                value,
                otherwise,
            } => self.let_statement(cx, *mutable, name, ty.as_ref(), value, otherwise.as_ref()),
            ItemKind::Local { name, .. } => {
                self.report(error::local_outside("`local`", name.span));
                return None;
            }
            ItemKind::Event(event) => {
                self.report(error::local_outside("`event`", event.name.span));
                return None;
            }
            ItemKind::For {
                mutable,
                name,
                second,
                over,
                filter,
                key,
                body,
                otherwise,
            } => {
                if let Some(key) = key {
                    self.report(
                        error::statement_in_view("`key`", key.span)
                            .help("a loop of statements needs no key"),
                    );
                }
                let parts = For {
                    name,
                    second: second.as_ref(),
                    over,
                    filter: filter.as_ref(),
                    body,
                    otherwise: otherwise.as_ref(),
                };
                if *mutable {
                    self.for_place(cx, &parts)?
                } else {
                    self.for_statement(cx, &parts)
                }
            }
            ItemKind::While { condition, body } => {
                let condition = self.condition(cx, condition);
                cx.loops += 1;
                let body = self.statements(cx, body);
                cx.loops -= 1;
                StatementKind::While { condition, body }
            }
            ItemKind::Return(value) => self.return_statement(cx, value.as_ref(), span)?,
            ItemKind::Break | ItemKind::Continue => {
                let (word, kind) = match item.kind {
                    ItemKind::Break => ("break", StatementKind::Break),
                    _ => ("continue", StatementKind::Continue),
                };
                if cx.loops == 0 {
                    self.report(error::loop_word(word, span));
                    return None;
                }
                kind
            }
            ItemKind::Assert(_) => {
                self.report(error::not_yet("`assert`", span));
                return None;
            }
            ItemKind::Expr(expr) => return self.expr_statement(cx, expr, span),
            ItemKind::Assign {
                place,
                operator,
                operator_span,
                value,
            } => self.assign(cx, place, *operator, *operator_span, value)?,
            ItemKind::Trailing { call, block } => {
                let name = match &call.kind {
                    ast::ExprKind::Call { callee, .. } => &callee.kind,
                    other => other,
                };
                match name {
                    ast::ExprKind::Name(name) => match self.target(name) {
                        Some(Target::Element(element)) => {
                            self.report(error::element_outside_view(element.name, name.span));
                        }
                        Some(Target::Word(word)) => {
                            self.report(error::not_yet(&format!("`{word} {{ … }}`"), name.span));
                        }
                        _ => self.report(error::no_content(&name.text, block.span)),
                    },
                    ast::ExprKind::UpperName(name) => {
                        self.report(error::element_outside_view(&name.text, name.span));
                    }
                    _ => self.report(error::no_content("this", block.span)),
                }
                return None;
            }
            ItemKind::Broken => return None,
        };
        Some(Statement { kind, span })
    }

    fn let_statement(
        &mut self,
        cx: &mut Cx,
        mutable: bool,
        name: &ast::Name,
        ty: Option<&ast::TypeExpr>,
        value: &ast::Expr,
        otherwise: Option<&ast::Block>,
    ) -> StatementKind {
        let declared = ty.map(|ty| self.ty(ty));
        let kind = if mutable {
            LocalKind::Mutable
        } else {
            LocalKind::Fixed
        };
        let Some(otherwise) = otherwise else {
            let value = self.expr_as(cx, value, declared.as_ref());
            let ty = declared.unwrap_or_else(|| value.ty.clone());
            if ty == Type::Unit {
                self.report(error::unused_value("nothing", value.span));
            }
            let local = cx.declare(name, ty, kind);
            return StatementKind::Let { local, value };
        };
        let wanted = declared.clone().map(super::types::option_of);
        let value = self.expr(cx, value, wanted.as_ref());
        let block = self.statements(cx, otherwise);
        if !block.statements.last().is_some_and(leaves) {
            self.report(error::let_else_must_leave(otherwise.span));
        }
        let inner = match &value.ty {
            Type::Option(inner) => (**inner).clone(),
            Type::Error => Type::Error,
            other => {
                let shown = self.show(other);
                self.report(
                    error::mismatch("an option", &shown, value.span)
                        .help("this is never `none`; write `let` without `else`"),
                );
                Type::Error
            }
        };
        let local = cx.declare(name, inner, kind);
        StatementKind::LetElse {
            local,
            value,
            otherwise: block,
        }
    }

    fn return_statement(
        &mut self,
        cx: &mut Cx,
        value: Option<&ast::Expr>,
        span: Span,
    ) -> Option<StatementKind> {
        if cx.in_lambda {
            self.report(error::return_outside(span));
            return None;
        }
        match (cx.result.clone(), value) {
            (Some(result), Some(value)) => {
                let value = self.expr_as(cx, value, Some(&result));
                Some(StatementKind::Return(Some(value)))
            }
            (Some(result), None) => {
                let shown = self.show(&result);
                self.report(error::mismatch(&shown, "nothing", span));
                None
            }
            (None, _) if !cx.place.is_event() => {
                self.report(error::return_outside(span));
                None
            }
            (None, Some(value)) => {
                self.report(error::return_value(value.span));
                None
            }
            (None, None) => Some(StatementKind::Return(None)),
        }
    }

    fn for_statement(&mut self, cx: &mut Cx, parts: &For<'_>) -> StatementKind {
        let over = self.expr(cx, parts.over, None);
        let (item, second) = self.element_types(&over);
        let item = cx.declare(parts.name, item, LocalKind::Fixed);
        let second = parts
            .second
            .map(|name| cx.declare(name, second, LocalKind::Fixed));
        let filter = parts
            .filter
            .map(|filter| self.expr_as(cx, filter, Some(&Type::Bool)));
        cx.loops += 1;
        let body = self.statements(cx, parts.body);
        cx.loops -= 1;
        let otherwise = parts.otherwise.map(|block| self.statements(cx, block));
        StatementKind::For {
            item,
            second,
            over,
            filter,
            body,
            otherwise,
        }
    }

    /// What a loop's names are.
    pub(super) fn element_types(&mut self, over: &Expr) -> (Type, Type) {
        match &over.ty {
            Type::List(element) | Type::Set(element) => ((**element).clone(), Type::Int),
            Type::Range => (Type::Int, Type::Int),
            Type::Map(key, value) => ((**key).clone(), (**value).clone()),
            Type::Error => (Type::Error, Type::Error),
            other => {
                let shown = self.show(other);
                self.report(error::not_iterable(&shown, over.span));
                (Type::Error, Type::Error)
            }
        }
    }

    /// `for mut x in place`: inside, the name stands for the place.
    fn for_place(&mut self, cx: &mut Cx, parts: &For<'_>) -> Option<StatementKind> {
        let Some((place, read)) = self.place(cx, parts.over) else {
            // The names exist all the same, with nothing known of them.
            cx.declare(parts.name, Type::Error, LocalKind::Fixed);
            if let Some(second) = parts.second {
                cx.declare(second, Type::Error, LocalKind::Fixed);
            }
            let _ = parts.filter.map(|filter| self.expr(cx, filter, None));
            cx.loops += 1;
            let _ = self.statements(cx, parts.body);
            cx.loops -= 1;
            return None;
        };
        let element = match &place.ty {
            Type::List(element) => (**element).clone(),
            Type::Error => Type::Error,
            other => {
                let shown = self.show(other);
                self.report(error::not_iterable(&shown, place.span));
                Type::Error
            }
        };
        let position = match parts.second {
            Some(second) => cx.declare(second, Type::Int, LocalKind::Fixed),
            None => cx.hidden("index", Type::Int),
        };
        let at = Expr {
            kind: ExprKind::Local(position),
            ty: Type::Int,
            span: parts.name.span,
        };
        let mut inner = place.clone();
        inner.steps.push(hir::PlaceStep::Index(at.clone()));
        inner.ty = element.clone();
        let read = Expr {
            kind: ExprKind::ListIndex(Box::new(read), Box::new(at)),
            ty: element,
            span: parts.name.span,
        };
        cx.names.insert(
            parts.name.span,
            Binding::Alias(Box::new(read), Box::new(inner)),
        );
        let filter = parts
            .filter
            .map(|filter| self.expr_as(cx, filter, Some(&Type::Bool)));
        cx.loops += 1;
        let body = self.statements(cx, parts.body);
        cx.loops -= 1;
        let otherwise = parts.otherwise.map(|block| self.statements(cx, block));
        Some(StatementKind::ForPlace {
            position,
            place,
            filter,
            body,
            otherwise,
        })
    }

    fn assign(
        &mut self,
        cx: &mut Cx,
        place: &ast::Expr,
        operator: AssignOperator,
        operator_span: Span,
        value: &ast::Expr,
    ) -> Option<StatementKind> {
        let Some((place, read)) = self.place(cx, place) else {
            let _ = self.expr(cx, value, None);
            return None;
        };
        let ty = place.ty.clone();
        let binary = match operator {
            AssignOperator::Set => {
                let value = self.expr_as(cx, value, Some(&ty));
                return Some(StatementKind::Assign {
                    place,
                    operation: None,
                    value,
                });
            }
            AssignOperator::Add => ast::BinaryOperator::Add,
            AssignOperator::Subtract => ast::BinaryOperator::Subtract,
            AssignOperator::Multiply => ast::BinaryOperator::Multiply,
            AssignOperator::Divide => ast::BinaryOperator::Divide,
        };
        let hint = match ty {
            Type::Float | Type::List(_) => Some(ty.clone()),
            _ => None,
        };
        let value = self.expr(cx, value, hint.as_ref());
        let span = value.span;
        // Types the operation; the back ends get it with the place, so that a text that grows or a list that is added to is seen as such.
        let combined = self.operate(binary, operator_span, read, value, span);
        let ExprKind::Binary(operation, _, value) = combined.kind else {
            return None;
        };
        if combined.ty != ty && !is_broken(&combined.ty) {
            let (wanted, found) = (self.show(&ty), self.show(&combined.ty));
            self.report(error::mismatch(&wanted, &found, span));
            return None;
        }
        Some(StatementKind::Assign {
            place,
            operation: Some(operation),
            value: *value,
        })
    }

    /// An expression that stands alone: a call, or control.
    fn expr_statement(&mut self, cx: &mut Cx, tree: &ast::Expr, span: Span) -> Option<Statement> {
        let statement = |kind| Some(Statement { kind, span });
        match &tree.kind {
            ast::ExprKind::If(inner) => {
                let kind = StatementKind::Expr(self.if_statement(cx, inner, span));
                return statement(kind);
            }
            ast::ExprKind::Match(inner) => {
                let kind = StatementKind::Expr(self.match_statement(cx, inner, span));
                return statement(kind);
            }
            ast::ExprKind::Group(inner) => return self.expr_statement(cx, inner, span),
            ast::ExprKind::Broken => return None,
            ast::ExprKind::Call { callee, args } => {
                match self.call_statement(cx, callee, args, span) {
                    Called::Statement(kind) => return statement(kind),
                    Called::Failed => return None,
                    Called::Value => {}
                }
            }
            // In a handler an event named without brackets is a call of it.
            _ if cx.place == Place::Handler => {
                if let Some((event, name)) = self.event_of(cx, tree) {
                    let args = Args {
                        arguments: Vec::new(),
                        span: tree.span,
                    };
                    let kind = self.event_call(cx, event, &name, &args, span)?;
                    return statement(kind);
                }
            }
            _ => {}
        }
        if let ast::ExprKind::Name(name) = &tree.kind
            && let Some(Target::Word(word)) = self.target(name)
        {
            if word == "ignore" && cx.place.is_event() {
                return None;
            }
            self.report(error::not_yet(&format!("`{word}`"), name.span));
            return None;
        }
        let value = self.expr(cx, tree, None);
        match (&value.ty, &value.kind) {
            (Type::Error, _) => None,
            (Type::Unit | Type::Never, _) | (_, ExprKind::Mutate(..)) => {
                statement(StatementKind::Expr(value))
            }
            (ty, _) => {
                let shown = self.show(ty);
                self.report(error::unused_value(&shown, span));
                None
            }
        }
    }

    /// Calls that are statements: events, effects, mutations, `reset()`.
    fn call_statement(
        &mut self,
        cx: &mut Cx,
        callee: &ast::Expr,
        args: &Args,
        span: Span,
    ) -> Called {
        if let Some((event, name)) = self.event_of(cx, callee) {
            return self.event_call(cx, event, &name, args, span).into();
        }
        match &callee.kind {
            ast::ExprKind::Name(name) => match self.target(name) {
                Some(Target::Effect(effect)) => {
                    self.effect_call(cx, effect, name, args, span).into()
                }
                Some(Target::Word("reset")) => self.reset(cx, name, span).into(),
                Some(Target::Word(word)) => {
                    self.report(error::not_yet(&format!("`{word}(…)`"), name.span));
                    Called::Failed
                }
                Some(Target::Local(at)) => {
                    let Some(Binding::Local(id)) = cx.names.get(&at).cloned() else {
                        return Called::Value;
                    };
                    let ty = cx.local(id).map_or(Type::Error, |local| local.ty.clone());
                    let Type::Event(payload) = ty else {
                        return Called::Value;
                    };
                    if !cx.place.is_event() {
                        self.report(error::outside_event(&format!("`{}(…)`", name.text), span));
                        return Called::Failed;
                    }
                    let slots: Vec<Slot<'_>> = payload
                        .iter()
                        .map(|ty| Slot {
                            name: "value".to_owned(),
                            ty: (**ty).clone(),
                            default: Default::None,
                        })
                        .collect();
                    let signature = format!("{}(value)", name.text);
                    let what = format!("event `{}`", name.text);
                    let done = self.arguments(
                        cx,
                        args,
                        &slots,
                        0,
                        (&Type::Unit, None),
                        (&what, &signature),
                        span,
                    );
                    match done {
                        Some((values, _)) => Called::Statement(StatementKind::Emit {
                            param: id,
                            payload: values.into_iter().next(),
                        }),
                        None => Called::Failed,
                    }
                }
                Some(Target::Element(element)) => {
                    self.report(error::element_outside_view(element.name, name.span));
                    Called::Failed
                }
                _ => Called::Value,
            },
            ast::ExprKind::Field {
                object,
                name,
                optional: false,
            } => {
                let is_static = match &object.kind {
                    ast::ExprKind::UpperName(upper) => self.target(upper).is_some(),
                    _ => false,
                };
                if is_static {
                    return Called::Value;
                }
                self.mutation(cx, object, name, args, span)
            }
            _ => Called::Value,
        }
    }

    fn reset(&mut self, cx: &mut Cx, name: &ast::Name, span: Span) -> Option<StatementKind> {
        match cx.state {
            Some(state) if cx.place.is_event() && !cx.in_lambda => {
                Some(StatementKind::Reset(state))
            }
            _ => {
                let _ = name;
                self.report(error::outside_event(
                    "`reset()`, which resets the vars of its state,",
                    span,
                ));
                None
            }
        }
    }

    /// The event that an expression names, with its name for messages.
    pub(super) fn event_of(&mut self, cx: &Cx, tree: &ast::Expr) -> Option<(EventRef, ast::Name)> {
        match &tree.kind {
            ast::ExprKind::Name(name) => match self.target(name)? {
                Target::OwnEvent(at) => Some((*cx.own_events.get(&at)?, name.clone())),
                Target::Member(state, index) => match self.member(state, index)? {
                    Member::Event(event) => Some((EventRef::State(state, event), name.clone())),
                    _ => None,
                },
                _ => None,
            },
            ast::ExprKind::Field {
                object,
                name,
                optional: false,
            } => {
                let state = match &object.kind {
                    ast::ExprKind::SelfState => cx.state?,
                    ast::ExprKind::UpperName(upper) => match self.target(upper)? {
                        Target::Upper(UpperItem::State(state)) => state,
                        _ => return None,
                    },
                    _ => return None,
                };
                match self.member_named(state, name)? {
                    Member::Event(event) => Some((EventRef::State(state, event), name.clone())),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The parameters of an event as a call sees them.
    pub(super) fn event_slots(&self, event: EventRef) -> Vec<Slot<'a>> {
        let (params, trees): (Vec<hir::Param>, &'a [ast::Param]) = match event {
            EventRef::State(state, index) => {
                let Some(declared) = self
                    .program
                    .states
                    .get(state.0 as usize)
                    .and_then(|state| state.events.get(index as usize))
                else {
                    return Vec::new();
                };
                let tree: Option<&'a ast::State> = self
                    .bindings
                    .states
                    .get(state.0 as usize)
                    .map(|item| item.tree);
                let trees = tree
                    .into_iter()
                    .flat_map(|tree| &tree.members)
                    .filter_map(|member| match &member.kind {
                        ast::MemberKind::Event(event) => Some(event),
                        _ => None,
                    })
                    .nth(index as usize)
                    .map_or(&[][..], |event| &event.params);
                (declared.params.clone(), trees)
            }
            EventRef::Component(component, index) => {
                let params = self
                    .program
                    .components
                    .get(component.0 as usize)
                    .and_then(|component| component.events.get(index as usize))
                    .map(|event| event.params.clone());
                let tree: Option<&'a ast::Component> = self
                    .bindings
                    .components
                    .get(component.0 as usize)
                    .map(|item| item.tree);
                (
                    params.unwrap_or_default(),
                    own_event_params(tree.map(|tree| &tree.body), index),
                )
            }
            EventRef::Page(page, index) => {
                let params = self
                    .program
                    .pages
                    .get(page.0 as usize)
                    .and_then(|page| page.events.get(index as usize))
                    .map(|event| event.params.clone());
                let tree: Option<&'a ast::Page> = self
                    .bindings
                    .pages
                    .get(page.0 as usize)
                    .map(|item| item.tree);
                (
                    params.unwrap_or_default(),
                    own_event_params(tree.map(|tree| &tree.body), index),
                )
            }
        };
        params
            .into_iter()
            .enumerate()
            .map(|(index, param)| Slot {
                name: param.origin.name.to_string(),
                ty: param.ty,
                default: trees
                    .get(index)
                    .and_then(|tree| tree.default.as_ref())
                    .map_or(Default::None, Default::Tree),
            })
            .collect()
    }

    /// A call of an event; reports calls against the directions of LANGUAGE §8.2.
    pub(super) fn event_call(
        &mut self,
        cx: &mut Cx,
        event: EventRef,
        name: &ast::Name,
        args: &Args,
        span: Span,
    ) -> Option<StatementKind> {
        if !cx.place.is_event() || cx.in_lambda {
            self.report(error::outside_event(
                &format!("the event `{}`", name.text),
                span,
            ));
            return None;
        }
        self.may_call(cx, event, name, span)?;
        let slots = self.event_slots(event);
        let signature = self.signature(&name.text, &slots, None);
        let what = format!("event `{}`", name.text);
        let (args, _) = self.arguments(
            cx,
            args,
            &slots,
            0,
            (&Type::Unit, None),
            (&what, &signature),
            span,
        )?;
        Some(StatementKind::CallEvent { event, args })
    }

    /// Whether code here may call an event.
    pub(super) fn may_call(
        &mut self,
        cx: &Cx,
        event: EventRef,
        name: &ast::Name,
        span: Span,
    ) -> Option<()> {
        let EventRef::State(state, index) = event else {
            return Some(());
        };
        let declared = self.program.states.get(state.0 as usize)?;
        let called = declared.events.get(index as usize)?;
        let shown = format!("{}.{}", declared.origin.name, called.origin.name);
        let is_client = declared.kind == ast::StateKind::Client;
        let (private, declared_at) = (called.private, called.origin.span);
        let is_optimistic = called.kind == hir::EventKind::Optimistic;
        if private && cx.place.is_browser() {
            self.report(error::private_in_browser(&shown, name.span, declared_at));
            return None;
        }
        if cx.place == Place::OptimisticEvent && (!is_optimistic || cx.state.is_none()) {
            self.report(error::optimistic(&format!("the call of `{shown}`"), span));
            return None;
        }
        if is_client && matches!(cx.place, Place::ServerEvent | Place::OptimisticEvent) {
            self.report(error::not_yet(
                "a call of a client state from the server",
                span,
            ));
            return None;
        }
        Some(())
    }

    /// `toast(…)` and the like.
    pub(super) fn effect_call(
        &mut self,
        cx: &mut Cx,
        effect: Effect,
        name: &ast::Name,
        args: &Args,
        span: Span,
    ) -> Option<StatementKind> {
        if !cx.place.is_event() || cx.in_lambda {
            self.report(error::outside_event(&format!("`{}`", name.text), span));
            return None;
        }
        if cx.place == Place::OptimisticEvent {
            self.report(error::optimistic(&format!("`{}`", name.text), span));
            return None;
        }
        if effect == Effect::Download {
            self.report(error::not_yet("`download`", name.span));
            return None;
        }
        if effect == Effect::Log {
            // Any data can be logged: it is printed here.
            let [argument] = args.arguments.as_slice() else {
                self.report(error::missing_argument(
                    "value",
                    "`log`",
                    "log(value)",
                    span,
                ));
                return None;
            };
            let ast::Value::Expr(value) = &argument.value else {
                self.report(error::mismatch("Text", "block", argument.span));
                return None;
            };
            let value = self.expr(cx, value, None);
            let text = match value.ty {
                Type::Text => value,
                Type::Error => return None,
                _ => Expr {
                    span: value.span,
                    ty: Type::Text,
                    kind: ExprKind::Interpolation(vec![hir::Piece::Hole(value)]),
                },
            };
            return Some(StatementKind::Effect {
                effect,
                args: vec![text],
            });
        }
        let tone = self.prelude_enum("Tone");
        let slot = |name: &str, ty: Type, default: Default<'static>| Slot {
            name: name.to_owned(),
            ty,
            default,
        };
        let slots: Vec<Slot<'_>> = match effect {
            Effect::Redirect => vec![
                slot("to", Type::Route, Default::None),
                slot("replace", Type::Bool, Default::Library("false")),
            ],
            Effect::GoBack => Vec::new(),
            Effect::Toast => vec![slot("text", Type::Text, Default::None)],
            Effect::Copy | Effect::SetTitle => vec![slot("text", Type::Text, Default::None)],
            Effect::Focus | Effect::ScrollTo => vec![slot("id", Type::Text, Default::None)],
            Effect::OpenUrl => vec![slot("url", Type::Text, Default::None)],
            Effect::Download | Effect::Log => Vec::new(),
        };
        let signature = self.signature(&name.text, &slots, None);
        let what = format!("`{}`", name.text);
        if effect != Effect::Toast {
            let (args, _) = self.arguments(
                cx,
                args,
                &slots,
                0,
                (&Type::Unit, None),
                (&what, &signature),
                span,
            )?;
            return Some(StatementKind::Effect { effect, args });
        }
        // The tone has a default that is a variant, which no literal of the table can say.
        let mut slots = slots;
        slots.push(slot("tone", tone.clone(), Default::Library("\"\"")));
        let signature = "toast(text: Text, tone: Tone = Info)";
        let placed = self.place_arguments(args, &slots, &what, signature, span)?;
        let text = match placed.first().copied().flatten() {
            Some(value) => self.value_as(cx, value, &Type::Text),
            None => return None,
        };
        let tone_value = match placed.get(1).copied().flatten() {
            Some(value) => self.value_as(cx, value, &tone),
            None => self.tone("Info", &tone, span),
        };
        Some(StatementKind::Effect {
            effect,
            args: vec![text, tone_value],
        })
    }

    fn tone(&self, name: &str, ty: &Type, span: Span) -> Expr {
        let kind = match ty {
            Type::Enum(id, _) => match self.variant(*id, name) {
                Some((variant, _)) => ExprKind::Variant(*id, variant, Vec::new()),
                None => ExprKind::Error,
            },
            _ => ExprKind::Error,
        };
        Expr {
            kind,
            ty: ty.clone(),
            span,
        }
    }

    /// A prelude enum by name, whatever the program declares.
    pub(super) fn prelude_enum(&self, name: &str) -> Type {
        let index = crate::elements::prelude::PRELUDE_ENUMS
            .iter()
            .position(|(known, _)| *known == name)
            .unwrap_or(0);
        Type::Enum(
            hir::EnumId(u32::try_from(index).unwrap_or(0)),
            std::sync::Arc::from([]),
        )
    }

    /// A prelude record by name.
    pub(super) fn prelude_record(&self, name: &str) -> Type {
        let index = crate::elements::prelude::PRELUDE_RECORDS
            .iter()
            .position(|(known, _)| *known == name)
            .unwrap_or(0);
        Type::Record(
            hir::RecordId(u32::try_from(index).unwrap_or(0)),
            std::sync::Arc::from([]),
        )
    }

    fn if_statement(&mut self, cx: &mut Cx, tree: &ast::If, span: Span) -> Expr {
        let condition = Box::new(self.condition(cx, &tree.condition));
        let then = self.statements(cx, &tree.then);
        let otherwise = match &tree.otherwise {
            Some(Else::If(inner)) => match &inner.kind {
                ast::ExprKind::If(nested) => {
                    let nested = self.if_statement(cx, nested, inner.span);
                    Some(Block {
                        statements: vec![Statement {
                            span: inner.span,
                            kind: StatementKind::Expr(nested),
                        }],
                        value: None,
                    })
                }
                _ => None,
            },
            Some(Else::Block(block)) => Some(self.statements(cx, block)),
            None => None,
        };
        Expr {
            kind: ExprKind::If {
                condition,
                then,
                otherwise,
            },
            ty: Type::Unit,
            span,
        }
    }

    fn match_statement(&mut self, cx: &mut Cx, tree: &ast::Match, span: Span) -> Expr {
        let scrutinee = self.expr(cx, &tree.scrutinee, None);
        let arms: Vec<Arm> = tree
            .arms
            .iter()
            .map(|arm| {
                let pattern = self.pattern(cx, &arm.pattern, &scrutinee.ty);
                let guard = arm
                    .guard
                    .as_ref()
                    .map(|guard| self.expr_as(cx, guard, Some(&Type::Bool)));
                let body = match &arm.body {
                    ArmBody::Block(block) => self.statements(cx, block),
                    ArmBody::Item(item) => Block {
                        statements: self.statement(cx, item).into_iter().collect(),
                        value: None,
                    },
                };
                Arm {
                    pattern,
                    guard,
                    body,
                }
            })
            .collect();
        self.exhaustive(
            &scrutinee,
            arms.iter().map(|arm| (&arm.pattern, arm.guard.is_some())),
            tree,
        );
        Expr {
            kind: ExprKind::Match {
                scrutinee: Box::new(scrutinee),
                arms,
            },
            ty: Type::Unit,
            span,
        }
    }
}

/// The parts of a `for`.
struct For<'t> {
    name: &'t ast::Name,
    second: Option<&'t ast::Name>,
    over: &'t ast::Expr,
    filter: Option<&'t ast::Expr>,
    body: &'t ast::Block,
    otherwise: Option<&'t ast::Block>,
}

/// What became of a call that stands alone.
pub(super) enum Called {
    /// It is a statement.
    Statement(StatementKind),
    /// It had an error, which was reported.
    Failed,
    /// It is a value like any other.
    Value,
}

impl From<Option<StatementKind>> for Called {
    fn from(kind: Option<StatementKind>) -> Called {
        kind.map_or(Called::Failed, Called::Statement)
    }
}

fn own_event_params(body: Option<&ast::Block>, index: u32) -> &[ast::Param] {
    body.into_iter()
        .flat_map(|body| &body.items)
        .filter_map(|item| match &item.kind {
            ItemKind::Event(event) => Some(event),
            _ => None,
        })
        .nth(index as usize)
        .map_or(&[], |event| &event.params)
}

/// Whether a statement never goes on to the next one.
pub(super) fn leaves(statement: &Statement) -> bool {
    let block_leaves = |block: &Block| {
        block.statements.last().is_some_and(leaves)
            || block
                .value
                .as_ref()
                .is_some_and(|value| value.ty == Type::Never)
    };
    match &statement.kind {
        StatementKind::Return(_) | StatementKind::Break | StatementKind::Continue => true,
        StatementKind::Expr(expr) => match &expr.kind {
            ExprKind::If {
                then,
                otherwise: Some(otherwise),
                ..
            } => block_leaves(then) && block_leaves(otherwise),
            ExprKind::Match { arms, .. } => arms.iter().all(|arm| block_leaves(&arm.body)),
            _ => expr.ty == Type::Never,
        },
        _ => false,
    }
}
