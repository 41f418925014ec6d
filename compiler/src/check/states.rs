//! States: modifiers, vars, computeds, events, and the events `set_<var>` that vars make.

use super::body::{Cx, Side, Site};
use super::fit::{Why, broken};
use super::signatures::{
    DefaultValue, Member, Members, ParamsOf, Signature, SignatureParam, empty_body, is_settable,
    origin,
};
use super::types::{is_data, is_zoned};
use super::{Checker, Progress, error, index};
use crate::ast::{self, MemberKind, ModifierKind, StateKind};
use crate::hir::{
    self, Block, Body, Computed, Event, EventKind, EventRef, Expr, ExprKind, Literal, LocalId,
    LocalKind, Origin, Param, StateId, Type, Var, VarRef,
};
use crate::source::Span;
use smol_str::{SmolStr, format_smolstr};
use std::rc::Rc;

impl<'a> Checker<'a> {
    pub(super) fn var_signature(&mut self, tree: &ast::Var, member: &ast::Member) -> Var {
        Var {
            origin: origin(&tree.name, &member.docs),
            ty: match &tree.ty {
                Some(ty) => self.data_type(ty, "a var"),
                None => Type::Error,
            },
            private: has(member, &ModifierKind::Private),
            default: empty_body(),
            stored: self.stored(member),
        }
    }

    pub(super) fn computed_signature(
        &mut self,
        tree: &ast::Computed,
        member: &ast::Member,
    ) -> Computed {
        Computed {
            origin: origin(&tree.name, &member.docs),
            ty: match &tree.ty {
                Some(ty) => self.data_type(ty, "a computed"),
                None => Type::Error,
            },
            private: has(member, &ModifierKind::Private),
            value: empty_body(),
        }
    }

    pub(super) fn event_signature(&mut self, tree: &ast::Event, member: &ast::Member) -> Event {
        let is_extern = has(member, &ModifierKind::Extern);
        match (&tree.body, is_extern) {
            (None, false) => {
                self.report(error::event_without_body(&tree.name.text, tree.name.span));
            }
            (Some(body), true) => {
                let name = &tree.name.text;
                self.report(error::extern_event_with_body(name, body.span));
            }
            _ => {}
        }
        let kind = if is_extern {
            EventKind::Extern
        } else if has(member, &ModifierKind::Optimistic) {
            EventKind::Optimistic
        } else if has(member, &ModifierKind::Background) {
            EventKind::Background {
                latest: has(member, &ModifierKind::Latest),
                detached: has(member, &ModifierKind::Detached),
            }
        } else {
            EventKind::Plain
        };
        Event {
            origin: origin(&tree.name, &member.docs),
            kind,
            private: has(member, &ModifierKind::Private),
            params: self.params(&tree.params, ParamsOf::Event),
            body: empty_body(),
        }
    }

    /// A hook is a private event whose name no program can write.
    pub(super) fn hook_signature(
        &mut self,
        tree: &ast::Hook,
        member: &ast::Member,
        state: &hir::State,
    ) -> Option<Event> {
        let (word, at) = (tree.name.text.as_str(), tree.name.span);
        let (name, kind) = match word {
            "start" => {
                let (latest, detached) = (false, false);
                (hir::ON_START, EventKind::Background { latest, detached })
            }
            "stop" => (hir::ON_STOP, EventKind::Plain),
            // Names of shared states, which are not there yet.
            "join" | "leave" => return None,
            _ => {
                self.report(error::unknown_hook(word, at));
                return None;
            }
        };
        if state.kind == StateKind::Client {
            self.report(error::hook_in_browser(word, at));
            return None;
        }
        let mut declared = state.events.iter();
        if let Some(first) = declared.find(|event| event.origin.name == name) {
            let first = first.origin.span.unwrap_or(at);
            self.report(error::second_hook(word, first, at));
            return None;
        }
        Some(Event {
            origin: Origin {
                name: SmolStr::new_static(name),
                span: Some(at),
                docs: member.docs.clone(),
            },
            kind,
            private: true,
            params: Vec::new(),
            body: empty_body(),
        })
    }

    /// Which words may stand before a member (LANGUAGE §7.2.8).
    pub(super) fn modifiers(&mut self, kind: StateKind, member: &ast::Member) {
        use ModifierKind::{
            Background, Detached, Editable, Extern, Latest, Optimistic, Private, Stored,
        };
        let is_event = matches!(member.kind, MemberKind::Event(_));
        let is_var = matches!(member.kind, MemberKind::Var(_));
        for (number, modifier) in member.modifiers.iter().enumerate() {
            let before = || {
                member
                    .modifiers
                    .iter()
                    .take(number)
                    .map(|other| &other.kind)
            };
            let word = word(&modifier.kind);
            let rule = match &modifier.kind {
                _ if before().any(|other| {
                    std::mem::discriminant(other) == std::mem::discriminant(&modifier.kind)
                }) =>
                {
                    "it is there already".to_owned()
                }
                Stored(_) if kind != StateKind::Client => {
                    "only vars of a `client state` are stored in the browser".to_owned()
                }
                Stored(_) if is_var => continue,
                _ if kind == StateKind::Client => {
                    "a `client state` lives in the browser as a whole".to_owned()
                }
                Editable | Stored(_) if !is_var => "it belongs to vars".to_owned(),
                Optimistic | Extern | Background | Latest | Detached if !is_event => {
                    "it belongs to events".to_owned()
                }
                Private if matches!(member.kind, MemberKind::Hook(_)) => {
                    "nothing can call a hook".to_owned()
                }
                Private if matches!(member.kind, MemberKind::Function(_)) => {
                    "a function is as private as what it reads".to_owned()
                }
                Latest | Detached if !has(member, &Background) => {
                    "it belongs to background events".to_owned()
                }
                kind => match before().find(|other| excludes(kind, other)) {
                    Some(other) => format!("`{}` excludes it", self::word(other)),
                    None => continue,
                },
            };
            self.report(error::modifier(word, &rule, modifier.span));
        }
    }

    /// Names `set_<var>` for the vars that the browser may set, where no declared member has the name.
    pub(super) fn setter_names(tree: &ast::State, state: &hir::State, members: &mut Members) {
        for (member, found) in tree.members.iter().zip(members.in_order.clone()) {
            let (Some(Member::Var(var)), true) = (found, is_settable(tree.kind, member)) else {
                continue;
            };
            if let Some(declared) = state.vars.get(var as usize) {
                let name = format_smolstr!("set_{}", declared.origin.name);
                members.by_name.entry(name).or_insert(Member::Setter(var));
            }
        }
    }

    /// The event `set_<var>`, made when something names it for the first time.
    pub(super) fn setter(&mut self, var: VarRef, at: Span) -> Option<EventRef> {
        let ty = self.var_type(var, at);
        let state = self.program.states.get_mut(var.state.0 as usize)?;
        let declared = state.vars.get(var.var as usize)?;
        let name = format_smolstr!("set_{}", declared.origin.name);
        let span = declared.origin.span?;
        let kind = match state.kind {
            StateKind::Client => EventKind::Plain,
            StateKind::Tab | StateKind::Session | StateKind::Shared => EventKind::Optimistic,
        };
        let number = index(state.events.len());
        let path = format_smolstr!("{}.{name}", state.origin.name);
        let event = setter(var, name.clone(), ty.clone(), kind, span);
        state.events.push(event);
        let place = var.state.0 as usize;
        self.known
            .events
            .get_mut(place)?
            .push(setter_signature(path, span, ty));
        self.known
            .members
            .get_mut(place)?
            .by_name
            .insert(name, Member::Event(number));
        Some(EventRef::State(var.state, number))
    }

    /// The type of a var; checks its start value if the type must be found there.
    pub(super) fn var_type(&mut self, var: VarRef, at: Span) -> Type {
        let Some(tree) = self.var_tree(var) else {
            return Type::Error;
        };
        if tree.ty.is_none() {
            match slot(&mut self.progress.vars, var.state, var.var) {
                Some(Progress::Unseen) => self.check_var(var),
                Some(Progress::Under) => {
                    self.report(error::circle("the start value of", &tree.name.text, at));
                    return Type::Error;
                }
                Some(Progress::Done) | None => {}
            }
        }
        self.program
            .states
            .get(var.state.0 as usize)
            .and_then(|state| state.vars.get(var.var as usize))
            .map_or(Type::Error, |var| var.ty.clone())
    }

    fn var_tree(&self, var: VarRef) -> Option<&'a ast::Var> {
        match self.member_tree(var.state, Member::Var(var.var))? {
            MemberKind::Var(tree) => Some(tree),
            _ => None,
        }
    }

    fn member_tree(&self, state: StateId, member: Member) -> Option<&'a MemberKind> {
        let tree: &'a ast::State = self.bindings.states.get(state.0 as usize)?.tree;
        let members = self.known.members.get(state.0 as usize)?;
        let position = *members.positions.get(&member)?;
        Some(&tree.members.get(position)?.kind)
    }

    fn check_var(&mut self, var: VarRef) {
        let Some(tree) = self.var_tree(var) else {
            return;
        };
        set(&mut self.progress.vars, var.state, var.var, Progress::Under);
        super::deep(|| self.var_body(var, tree));
        set(&mut self.progress.vars, var.state, var.var, Progress::Done);
    }

    fn var_body(&mut self, var: VarRef, tree: &'a ast::Var) {
        let declared = tree.ty.as_ref().and_then(|ty| {
            let state = self.program.states.get(var.state.0 as usize)?;
            Some((state.vars.get(var.var as usize)?.ty.clone(), ty.span))
        });
        let side = self.side_of(var.state);
        let mut cx = Cx::new(Site::Start { var: var.var }, side, Some(var.state));
        let value = match (&tree.default, &declared) {
            (Some(default), Some((ty, span))) => {
                self.expr_for(&mut cx, default, ty, declared_here(*span))
            }
            (Some(default), None) => self.expr(&mut cx, default, None),
            (None, Some((ty, _))) => self.empty_value(ty, &tree.name),
            (None, None) => {
                self.report(error::open_literal(
                    "this var",
                    &format!("{}: Text", tree.name.text),
                    tree.name.span,
                ));
                broken(tree.name.span)
            }
        };
        let ty = match declared {
            Some((ty, _)) => ty,
            None if is_data(&value.ty) => value.ty.clone(),
            None => {
                self.not_data(&value.ty.clone(), "a var", value.span);
                Type::Error
            }
        };
        let body = cx.finish(value);
        if let Some(state) = self.program.states.get_mut(var.state.0 as usize)
            && let Some(slot) = state.vars.get_mut(var.var as usize)
        {
            slot.ty = ty;
            slot.default = body;
        }
    }

    /// What a var without a start value begins with (LANGUAGE §7.2).
    fn empty_value(&mut self, ty: &Type, name: &ast::Name) -> Expr {
        let span = name.span;
        let kind = match ty {
            Type::Option(_) => ExprKind::None,
            Type::List(_) => ExprKind::List(Vec::new()),
            Type::Set(_) => ExprKind::Set(Vec::new()),
            Type::Map(..) => ExprKind::Map(Vec::new()),
            Type::Text => ExprKind::Literal(Literal::Text(SmolStr::default())),
            Type::Bool => ExprKind::Literal(Literal::Bool(false)),
            Type::Int => ExprKind::Literal(Literal::Int(0)),
            Type::Float => ExprKind::Literal(Literal::Float(0.0)),
            Type::Error => return broken(span),
            _ => {
                let shown = self.show(ty);
                self.report(error::var_needs_default(&name.text, &shown, span));
                return broken(span);
            }
        };
        Expr {
            kind,
            ty: ty.clone(),
            span,
        }
    }

    /// The type of a computed; checks it if the type must be found.
    pub(super) fn computed_type(&mut self, state: StateId, computed: u32, at: Span) -> Type {
        let Some(tree) = self.computed_tree(state, computed) else {
            return Type::Error;
        };
        if tree.ty.is_none() {
            match slot(&mut self.progress.computeds, state, computed) {
                Some(Progress::Unseen) => self.check_computed(state, computed),
                Some(Progress::Under) => {
                    self.report(error::circle("the computed", &tree.name.text, at));
                    return Type::Error;
                }
                Some(Progress::Done) | None => {}
            }
        }
        self.program
            .states
            .get(state.0 as usize)
            .and_then(|state| state.computeds.get(computed as usize))
            .map_or(Type::Error, |computed| computed.ty.clone())
    }

    fn computed_tree(&self, state: StateId, computed: u32) -> Option<&'a ast::Computed> {
        match self.member_tree(state, Member::Computed(computed))? {
            MemberKind::Computed(tree) => Some(tree),
            _ => None,
        }
    }

    fn check_computed(&mut self, state: StateId, computed: u32) {
        let Some(tree) = self.computed_tree(state, computed) else {
            return;
        };
        set(
            &mut self.progress.computeds,
            state,
            computed,
            Progress::Under,
        );
        super::deep(|| {
            let mut cx = Cx::new(Site::Computed, self.side_of(state), Some(state));
            let declared = tree.ty.as_ref().and_then(|ty| {
                let state = self.program.states.get(state.0 as usize)?;
                let computed = state.computeds.get(computed as usize)?;
                Some((computed.ty.clone(), ty.span))
            });
            let value = match &declared {
                Some((ty, span)) => self.expr_for(&mut cx, &tree.value, ty, declared_here(*span)),
                None => self.expr(&mut cx, &tree.value, None),
            };
            let ty = match declared {
                Some((ty, _)) => ty,
                None if is_data(&value.ty) => value.ty.clone(),
                // What stays in the browser need not be sent.
                None if cx.side == Side::Browser && is_zoned(&value.ty) => value.ty.clone(),
                None => {
                    self.not_data(&value.ty.clone(), "a computed", value.span);
                    Type::Error
                }
            };
            let body = cx.finish(value);
            if let Some(slot) = self
                .program
                .states
                .get_mut(state.0 as usize)
                .and_then(|state| state.computeds.get_mut(computed as usize))
            {
                slot.ty = ty;
                slot.value = body;
            }
        });
        set(
            &mut self.progress.computeds,
            state,
            computed,
            Progress::Done,
        );
    }

    /// Checks everything in a state that was not asked for yet.
    pub(super) fn state_bodies(&mut self, id: StateId) {
        let Some(item) = self.bindings.states.get(id.0 as usize) else {
            return;
        };
        let tree: &'a ast::State = item.tree;
        let members = self
            .known
            .members
            .get(id.0 as usize)
            .map(|members| members.in_order.clone())
            .unwrap_or_default();
        for (member, found) in tree.members.iter().zip(members) {
            match (&member.kind, found) {
                (MemberKind::Var(_), Some(Member::Var(var)))
                    if slot(&mut self.progress.vars, id, var) == Some(Progress::Unseen) =>
                {
                    self.check_var(VarRef { state: id, var });
                }
                (MemberKind::Computed(_), Some(Member::Computed(computed)))
                    if slot(&mut self.progress.computeds, id, computed)
                        == Some(Progress::Unseen) =>
                {
                    self.check_computed(id, computed);
                }
                (MemberKind::Event(event), Some(Member::Event(number))) => {
                    self.event_body(id, number, event, member);
                }
                (MemberKind::Hook(hook), Some(Member::Event(number))) => {
                    self.hook_body(id, number, hook);
                }
                _ => {}
            }
        }
    }

    fn event_body(&mut self, id: StateId, number: u32, tree: &'a ast::Event, member: &ast::Member) {
        let site = match () {
            () if has(member, &ModifierKind::Optimistic) => Site::Optimistic,
            () if has(member, &ModifierKind::Background) => Site::Background,
            () => Site::Event,
        };
        let params = self
            .program
            .states
            .get_mut(id.0 as usize)
            .and_then(|state| state.events.get_mut(number as usize))
            .map(|event| std::mem::take(&mut event.params))
            .unwrap_or_default();
        let mut cx = Cx::new(site, self.side_of(id), Some(id));
        declare_params(&mut cx, &tree.params, &params);
        let block = match &tree.body {
            Some(body) => self.statements(&mut cx, body),
            None => Block::default(),
        };
        let params = self.finish_params(&tree.params, params);
        if let Some(event) = self
            .program
            .states
            .get_mut(id.0 as usize)
            .and_then(|state| state.events.get_mut(number as usize))
        {
            event.body = cx.finish_block(block);
            event.params = params;
        }
    }

    fn hook_body(&mut self, id: StateId, number: u32, tree: &'a ast::Hook) {
        let event = |program: &mut hir::Program, body: Option<Body>| {
            let state = program.states.get_mut(id.0 as usize)?;
            let event = state.events.get_mut(number as usize)?;
            if let Some(body) = body {
                event.body = body;
            }
            Some(event.kind)
        };
        let site = match event(&mut self.program, None) {
            Some(EventKind::Background { .. }) => Site::Background,
            _ => Site::Event,
        };
        let mut cx = Cx::new(site, self.side_of(id), Some(id));
        cx.is_hook = true;
        let block = self.statements(&mut cx, &tree.body);
        event(&mut self.program, Some(cx.finish_block(block)));
    }

    /// Checks the defaults and rules of parameters.
    pub(super) fn finish_params(
        &mut self,
        trees: &'a [ast::Param],
        params: Vec<Param>,
    ) -> Vec<Param> {
        let types: Vec<Type> = params.iter().map(|param| param.ty.clone()).collect();
        let names: Vec<&ast::Name> = trees.iter().map(|tree| &tree.name).collect();
        params
            .into_iter()
            .zip(trees)
            .map(|(param, tree)| Param {
                default: self.default(tree, &param.ty),
                rule: tree
                    .rule
                    .as_ref()
                    .map(|rule| self.rule(rule, &names, &types)),
                ..param
            })
            .collect()
    }

    /// The default of a field or parameter; slots and handlers have theirs where they are left out.
    pub(super) fn default(&mut self, tree: &ast::Param, ty: &Type) -> Option<Body> {
        let default = tree.default.as_ref()?;
        if matches!(ty, Type::View(_) | Type::Event(_)) {
            return None;
        }
        let mut cx = Cx::new(Site::Constant, Side::Both, None);
        let why = declared_here(tree.ty.span);
        let value = self.value_for(&mut cx, default, ty, why);
        Some(cx.finish(value))
    }

    /// `where condition else message`, over all fields or parameters beside it.
    pub(super) fn rule(
        &mut self,
        rule: &ast::Rule,
        names: &[&ast::Name],
        types: &[Type],
    ) -> hir::Rule {
        let mut cx = Cx::new(Site::Constant, Side::Both, None);
        for (name, ty) in names.iter().zip(types) {
            cx.declare(name, ty.clone(), LocalKind::Fixed);
        }
        let condition = self.expr_as(&mut cx, &rule.condition, &Type::Bool);
        let message = self.expr_as(&mut cx, &rule.message, &Type::Text);
        hir::Rule {
            locals: cx.into_locals(),
            condition,
            message,
        }
    }

    /// Where the code of a state runs.
    pub(super) fn side_of(&self, state: StateId) -> Side {
        match self.program.states.get(state.0 as usize) {
            Some(state) if state.kind == StateKind::Client => Side::Browser,
            _ => Side::Server,
        }
    }

    /// Reports that values of `ty` cannot be kept.
    pub(super) fn not_data(&mut self, ty: &Type, place: &str, at: Span) {
        if *ty != Type::Error {
            let shown = self.show(ty);
            self.report(error::no_data(&shown, place, at));
        }
    }
}

pub(super) fn declared_here(span: Span) -> Option<Why> {
    Some(Why {
        span,
        remark: "the type is declared here",
    })
}

/// Declares parameters in a body.
pub(super) fn declare_params(cx: &mut Cx, trees: &[ast::Param], params: &[Param]) {
    for (tree, param) in trees.iter().zip(params) {
        cx.declare(&tree.name, param.ty.clone(), LocalKind::Fixed);
    }
}

fn setter(var: VarRef, name: SmolStr, ty: Type, kind: EventKind, span: Span) -> Event {
    let value = hir::Local {
        name: SmolStr::new_static("value"),
        span: None,
        ty: ty.clone(),
        kind: LocalKind::Fixed,
    };
    let assign = hir::Statement {
        kind: hir::StatementKind::Assign {
            place: hir::Place {
                root: hir::PlaceRoot::Var(var),
                steps: Vec::new(),
                ty: ty.clone(),
                span,
            },
            operation: None,
            value: Expr {
                kind: ExprKind::Local(LocalId(0)),
                ty: ty.clone(),
                span,
            },
        },
        span,
    };
    Event {
        origin: Origin {
            name,
            span: Some(span),
            docs: None,
        },
        kind,
        private: false,
        params: vec![Param {
            origin: Origin {
                name: SmolStr::new_static("value"),
                span: None,
                docs: None,
            },
            ty,
            default: None,
            rule: None,
        }],
        body: Body {
            locals: vec![value],
            block: Block {
                statements: vec![assign],
                value: None,
            },
        },
    }
}

fn setter_signature<'a>(name: SmolStr, span: Span, ty: Type) -> Rc<Signature<'a>> {
    Rc::new(Signature {
        name,
        span: Some(span),
        generics: 0,
        params: vec![SignatureParam {
            name: SmolStr::new_static("value"),
            ty,
            span: Some(span),
            default: DefaultValue::Required,
        }],
        result: Type::Unit,
    })
}

fn has(member: &ast::Member, wanted: &ModifierKind) -> bool {
    member
        .modifiers
        .iter()
        .any(|modifier| modifier.kind == *wanted)
}

fn word(modifier: &ModifierKind) -> &'static str {
    match modifier {
        ModifierKind::Private => "private",
        ModifierKind::Editable => "editable",
        ModifierKind::Stored(_) => "stored",
        ModifierKind::Extern => "extern",
        ModifierKind::Optimistic => "optimistic",
        ModifierKind::Background => "background",
        ModifierKind::Latest => "latest",
        ModifierKind::Detached => "detached",
    }
}

/// Whether two modifiers cannot stand at one member.
fn excludes(one: &ModifierKind, other: &ModifierKind) -> bool {
    use ModifierKind::{Background, Editable, Extern, Optimistic, Private, Stored};
    let pair = |first: &ModifierKind, second: &ModifierKind| match first {
        Private => matches!(second, Editable | Stored(_) | Optimistic),
        Extern => matches!(second, Optimistic | Background),
        Optimistic => matches!(second, Background),
        _ => false,
    };
    pair(one, other) || pair(other, one)
}

fn slot(table: &mut [Vec<Progress>], state: StateId, number: u32) -> Option<Progress> {
    table.get(state.0 as usize)?.get(number as usize).copied()
}

fn set(table: &mut [Vec<Progress>], state: StateId, number: u32, progress: Progress) {
    if let Some(slot) = table
        .get_mut(state.0 as usize)
        .and_then(|row| row.get_mut(number as usize))
    {
        *slot = progress;
    }
}
