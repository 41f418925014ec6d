//! What every declaration offers to the others: types of fields, parameters, vars; then the bodies in order.

use super::body::{Cx, Place};
use super::types::is_data;
use super::{Checker, Progress, error};
use crate::ast::{self, MemberKind, ModifierKind, StateKind};
use crate::elements::prelude::{PRELUDE_ENUMS, PRELUDE_RECORDS};
use crate::hir::{
    self, Block, Body, Computed, Enum, Event, EventKind, Expr, ExprKind, Field, Function,
    FunctionBody, FunctionId, Literal, LocalKind, Origin, Param, Record, State, StateId, Type, Var,
    Variant,
};
use crate::resolve::{FunctionTree, Item};
use crate::source::{SourceId, Span};
use smol_str::SmolStr;

pub(super) fn origin(name: &ast::Name, docs: &Option<SmolStr>) -> Origin {
    Origin {
        name: name.text.clone(),
        span: Some(name.span),
        docs: docs.clone(),
    }
}

fn built_in(name: &str) -> Origin {
    Origin {
        name: SmolStr::new(name),
        span: None,
        docs: None,
    }
}

fn empty_body() -> Body {
    Body {
        locals: Vec::new(),
        block: Block::default(),
    }
}

impl<'a> Checker<'a> {
    /// Fills the program with everything that has a written type.
    pub(super) fn signatures(&mut self) {
        self.program.files = self
            .bindings
            .files
            .iter()
            .map(|file| hir::File {
                source: file.source,
                module: file.module.clone(),
            })
            .collect();
        self.enums_and_records();
        for item in &self.bindings.functions {
            let function = self.function_signature(item);
            self.program.functions.push(function);
        }
        for (index, item) in self.bindings.states.iter().enumerate() {
            let id = StateId(u32::try_from(index).unwrap_or(u32::MAX));
            let state = self.state_signature(id, item);
            self.vars
                .push(state.vars.iter().map(|_| Progress::Unseen).collect());
            self.computeds
                .push(state.computeds.iter().map(|_| Progress::Unseen).collect());
            self.program.states.push(state);
        }
        self.component_signatures();
        self.page_signatures();
        self.infinite_types();
    }

    fn enums_and_records(&mut self) {
        let bindings = self.bindings;
        for (index, item) in bindings.enums.iter().enumerate() {
            let declared = match item.tree {
                Some(tree) => Enum {
                    origin: origin(&tree.name, &item.docs),
                    source: item.source,
                    generics: tree.generics.iter().map(|name| name.text.clone()).collect(),
                    variants: tree
                        .variants
                        .iter()
                        .map(|variant| Variant {
                            origin: origin(&variant.name, &variant.docs),
                            fields: variant
                                .fields
                                .iter()
                                .map(|field| {
                                    if let Some(rule) = &field.rule {
                                        self.report(error::rule_out_of_place(rule.condition.span));
                                    }
                                    Field {
                                        origin: origin(&field.name, &None),
                                        ty: self.data_type(&field.ty, "a field"),
                                        private: false,
                                        default: None,
                                        rule: None,
                                    }
                                })
                                .collect(),
                        })
                        .collect(),
                },
                None => {
                    let variants = PRELUDE_ENUMS.get(index).map_or(&[][..], |(_, names)| names);
                    Enum {
                        origin: built_in(&item.name),
                        source: None,
                        generics: Vec::new(),
                        variants: variants
                            .iter()
                            .map(|name| Variant {
                                origin: built_in(name),
                                fields: Vec::new(),
                            })
                            .collect(),
                    }
                }
            };
            self.program.enums.push(declared);
        }
        for (index, item) in bindings.records.iter().enumerate() {
            let declared = match item.tree {
                Some(tree) => Record {
                    origin: origin(&tree.name, &item.docs),
                    source: item.source,
                    generics: tree.generics.iter().map(|name| name.text.clone()).collect(),
                    fields: tree
                        .fields
                        .iter()
                        .map(|field| {
                            if let Some(rule) = &field.param.rule {
                                self.report(error::not_yet("a rule", rule.condition.span));
                            }
                            Field {
                                origin: origin(&field.param.name, &field.docs),
                                ty: self.data_type(&field.param.ty, "a field"),
                                private: field.private.is_some(),
                                default: None,
                                rule: None,
                            }
                        })
                        .collect(),
                },
                None => {
                    let fields = PRELUDE_RECORDS
                        .get(index)
                        .map_or(&[][..], |(_, fields)| fields);
                    Record {
                        origin: built_in(&item.name),
                        source: None,
                        generics: Vec::new(),
                        fields: fields
                            .iter()
                            .map(|(name, ty)| Field {
                                origin: built_in(name),
                                ty: match *ty {
                                    "Int" => Type::Int,
                                    "Bool" => Type::Bool,
                                    _ => Type::Text,
                                },
                                private: false,
                                default: None,
                                rule: None,
                            })
                            .collect(),
                    }
                }
            };
            self.program.records.push(declared);
        }
    }

    /// Parameters with their types; defaults are checked with the bodies.
    pub(super) fn params(&mut self, params: &[ast::Param], data_place: Option<&str>) -> Vec<Param> {
        params
            .iter()
            .map(|param| {
                if let Some(rule) = &param.rule {
                    self.report(error::not_yet("a rule", rule.condition.span));
                }
                Param {
                    origin: origin(&param.name, &None),
                    ty: match data_place {
                        Some(place) => self.data_type(&param.ty, place),
                        None => self.ty(&param.ty),
                    },
                    default: None,
                    rule: None,
                }
            })
            .collect()
    }

    fn function_signature(&mut self, item: &Item<FunctionTree<'a>>) -> Function {
        let source = item.source.unwrap_or(SourceId(0));
        match item.tree {
            FunctionTree::Rxl(tree, state) => Function {
                origin: origin(&tree.name, &item.docs),
                source,
                state,
                generics: tree.generics.iter().map(|name| name.text.clone()).collect(),
                params: self.params(&tree.params, None),
                result: tree.result.as_ref().map_or(Type::Error, |ty| self.ty(ty)),
                body: FunctionBody::Rxl(empty_body()),
            },
            FunctionTree::Extern(tree) => Function {
                origin: origin(&tree.name, &item.docs),
                source,
                state: None,
                generics: Vec::new(),
                params: self.params(&tree.params, None),
                result: tree.result.as_ref().map_or(Type::Unit, |ty| self.ty(ty)),
                body: FunctionBody::Extern,
            },
        }
    }

    fn state_signature(&mut self, _id: StateId, item: &Item<&'a ast::State>) -> State {
        let tree = item.tree;
        let mut state = State {
            origin: origin(&tree.name, &item.docs),
            source: item.source.unwrap_or(SourceId(0)),
            kind: tree.kind,
            vars: Vec::new(),
            computeds: Vec::new(),
            events: Vec::new(),
        };
        for member in &tree.members {
            self.modifiers(tree.kind, member);
            let has = |wanted: &ModifierKind| {
                member
                    .modifiers
                    .iter()
                    .any(|modifier| modifier.kind == *wanted)
            };
            let private = has(&ModifierKind::Private);
            match &member.kind {
                MemberKind::Var(var) => state.vars.push(Var {
                    origin: origin(&var.name, &member.docs),
                    ty: match &var.ty {
                        Some(ty) => self.data_type(ty, "a var"),
                        None => Type::Error,
                    },
                    private,
                    default: empty_body(),
                }),
                MemberKind::Computed(computed) => state.computeds.push(Computed {
                    origin: origin(&computed.name, &member.docs),
                    ty: Type::Error,
                    private,
                    value: empty_body(),
                }),
                MemberKind::Event(event) => {
                    if event.body.is_none() {
                        self.report(error::event_without_body(&event.name.text, event.name.span));
                    }
                    state.events.push(Event {
                        origin: origin(&event.name, &member.docs),
                        kind: if has(&ModifierKind::Optimistic) {
                            EventKind::Optimistic
                        } else {
                            EventKind::Plain
                        },
                        private,
                        params: self.params(&event.params, Some("a parameter of an event")),
                        body: empty_body(),
                    });
                }
                MemberKind::Function(_) | MemberKind::Hook(_) | MemberKind::Broken => {}
            }
        }
        state
    }

    fn modifiers(&mut self, kind: StateKind, member: &ast::Member) {
        for (index, modifier) in member.modifiers.iter().enumerate() {
            let word = match &modifier.kind {
                ModifierKind::Private => "private",
                ModifierKind::Editable => "editable",
                ModifierKind::Optimistic => "optimistic",
                _ => continue,
            };
            let is_event = matches!(member.kind, MemberKind::Event(_));
            let rule = match &modifier.kind {
                _ if member
                    .modifiers
                    .iter()
                    .take(index)
                    .any(|other| other.kind == modifier.kind) =>
                {
                    Some("it is there already")
                }
                _ if kind == StateKind::Client => {
                    Some("a client state lives in the browser as a whole")
                }
                ModifierKind::Editable if !matches!(member.kind, MemberKind::Var(_)) => {
                    Some("only vars are editable")
                }
                ModifierKind::Optimistic if !is_event => Some("only events are optimistic"),
                ModifierKind::Private if matches!(member.kind, MemberKind::Function(_)) => {
                    Some("a function is as private as what it reads")
                }
                ModifierKind::Optimistic | ModifierKind::Editable
                    if member
                        .modifiers
                        .iter()
                        .any(|other| other.kind == ModifierKind::Private) =>
                {
                    Some("what is private cannot be reached from the browser")
                }
                _ => None,
            };
            if let Some(rule) = rule {
                self.report(error::modifier(word, rule, modifier.span));
            }
        }
    }

    /// Checks all bodies and puts them into the program.
    pub(super) fn bodies(&mut self) {
        let bindings = self.bindings;
        self.constants_in_order();
        self.field_defaults();
        for index in 0..bindings.states.len() {
            self.state_bodies(StateId(u32::try_from(index).unwrap_or(u32::MAX)));
        }
        for (index, item) in bindings.functions.iter().enumerate() {
            if let FunctionTree::Rxl(tree, state) = item.tree {
                let id = FunctionId(u32::try_from(index).unwrap_or(u32::MAX));
                self.function_body(id, tree, state, item.source.unwrap_or(SourceId(0)));
            }
        }
        self.component_bodies();
        self.page_bodies();
    }

    fn constants_in_order(&mut self) {
        for (index, item) in self.bindings.constants.iter().enumerate() {
            let id = hir::ConstantId(u32::try_from(index).unwrap_or(u32::MAX));
            let _ = self.constant_type(id, item.tree.name.span);
        }
        let constants = std::mem::take(&mut self.constants);
        for (item, progress) in self.bindings.constants.iter().zip(&constants) {
            let value = match progress {
                Progress::Done(_, body) => body.clone(),
                Progress::Unseen | Progress::Under => empty_body(),
            };
            self.program.constants.push(hir::Constant {
                origin: origin(&item.tree.name, &item.docs),
                source: item.source.unwrap_or(SourceId(0)),
                value,
            });
        }
        self.constants = constants;
    }

    fn field_defaults(&mut self) {
        let bindings = self.bindings;
        for (index, item) in bindings.records.iter().enumerate() {
            let Some(tree) = item.tree else { continue };
            for (field_index, field) in tree.fields.iter().enumerate() {
                let Some(default) = &field.param.default else {
                    continue;
                };
                let Some(ty) = self
                    .program
                    .records
                    .get(index)
                    .and_then(|record| record.fields.get(field_index))
                    .map(|field| field.ty.clone())
                else {
                    continue;
                };
                let body = self.default(default, &ty, item.source.unwrap_or(SourceId(0)));
                if let Some(field) = self
                    .program
                    .records
                    .get_mut(index)
                    .and_then(|record| record.fields.get_mut(field_index))
                {
                    field.default = Some(body);
                }
            }
        }
    }

    /// The default of a field or parameter.
    pub(super) fn default(&mut self, value: &ast::Value, ty: &Type, source: SourceId) -> Body {
        let mut cx = self.pure_cx(source, None);
        let expr = self.value_as(&mut cx, value, ty);
        cx.finish(expr)
    }

    /// Declares parameters in a body.
    pub(super) fn declare_params(&mut self, cx: &mut Cx, trees: &[ast::Param], params: &[Param]) {
        for (tree, param) in trees.iter().zip(params) {
            cx.declare(&tree.name, param.ty.clone(), LocalKind::Fixed);
        }
    }

    fn function_body(
        &mut self,
        id: FunctionId,
        tree: &ast::Function,
        state: Option<StateId>,
        source: SourceId,
    ) {
        let Some(function) = self.program.functions.get(id.0 as usize) else {
            return;
        };
        let (params, result) = (function.params.clone(), function.result.clone());
        let mut cx = Cx::new(source, Place::Pure, state);
        cx.result = Some(result.clone());
        self.declare_params(&mut cx, &tree.params, &params);
        let block = self.value_block(&mut cx, &tree.body, Some(&result));
        let defaults = self.param_defaults(&tree.params, &params, source);
        if let Some(function) = self.program.functions.get_mut(id.0 as usize) {
            function.body = FunctionBody::Rxl(cx.finish_block(block));
            function.params = defaults;
        }
    }

    pub(super) fn param_defaults(
        &mut self,
        trees: &[ast::Param],
        params: &[Param],
        source: SourceId,
    ) -> Vec<Param> {
        trees
            .iter()
            .zip(params)
            .map(|(tree, param)| {
                let default = match &tree.default {
                    Some(_) if matches!(param.ty, Type::View(_) | Type::Event(_)) => None,
                    Some(default) => Some(self.default(default, &param.ty, source)),
                    None => None,
                };
                Param {
                    default,
                    ..param.clone()
                }
            })
            .collect()
    }

    /// The type and start value of a var whose type may have to be found.
    pub(super) fn var_body(&mut self, state: StateId, var: u32) -> Progress {
        let Some((tree, source)) = self.var_tree(state, var) else {
            return Progress::Done(Type::Error, empty_body());
        };
        let declared = self
            .program
            .states
            .get(state.0 as usize)
            .and_then(|state| state.vars.get(var as usize))
            .map(|var| var.ty.clone())
            .filter(|_| tree.ty.is_some());
        let mut cx = self.pure_cx(source, Some(state));
        let value = match (&tree.default, &declared) {
            (Some(default), _) => self.expr_as(&mut cx, default, declared.as_ref()),
            (None, Some(ty)) => self.empty_value(ty, &tree.name),
            (None, None) => super::fit::broken(tree.name.span),
        };
        let ty = declared.unwrap_or_else(|| value.ty.clone());
        if !is_data(&ty) && ty != Type::Error {
            let shown = self.show(&ty);
            self.report(error::no_data(&shown, "a var", value.span));
        }
        Progress::Done(ty, cx.finish(value))
    }

    fn var_tree(&self, state: StateId, var: u32) -> Option<(&'a ast::Var, SourceId)> {
        let item = self.bindings.states.get(state.0 as usize)?;
        let tree: &'a ast::State = item.tree;
        let var = tree
            .members
            .iter()
            .filter_map(|member| match &member.kind {
                MemberKind::Var(var) => Some(var),
                _ => None,
            })
            .nth(var as usize)?;
        Some((var, item.source.unwrap_or(SourceId(0))))
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
            Type::Error => return super::fit::broken(span),
            _ => {
                let shown = self.show(ty);
                self.report(error::var_needs_default(&name.text, &shown, span));
                return super::fit::broken(span);
            }
        };
        Expr {
            kind,
            ty: ty.clone(),
            span,
        }
    }

    pub(super) fn computed_body(&mut self, state: StateId, computed: u32) -> (Type, Body) {
        let Some(item) = self.bindings.states.get(state.0 as usize) else {
            return (Type::Error, empty_body());
        };
        let state_tree: &'a ast::State = item.tree;
        let tree = state_tree
            .members
            .iter()
            .filter_map(|member| match &member.kind {
                MemberKind::Computed(computed) => Some(computed),
                _ => None,
            })
            .nth(computed as usize);
        let Some(tree) = tree else {
            return (Type::Error, empty_body());
        };
        let declared = tree.ty.as_ref().map(|ty| self.data_type(ty, "a computed"));
        let mut cx = self.pure_cx(item.source.unwrap_or(SourceId(0)), Some(state));
        let value = self.expr_as(&mut cx, &tree.value, declared.as_ref());
        let ty = declared.unwrap_or_else(|| value.ty.clone());
        if !is_data(&ty) && ty != Type::Error {
            let shown = self.show(&ty);
            self.report(error::no_data(&shown, "a computed", value.span));
        }
        (ty, cx.finish(value))
    }

    fn state_bodies(&mut self, id: StateId) {
        let index = id.0 as usize;
        let Some(item) = self.bindings.states.get(index) else {
            return;
        };
        let source = item.source.unwrap_or(SourceId(0));
        let tree: &'a ast::State = item.tree;
        let (vars, computeds) = match self.program.states.get(index) {
            Some(state) => (state.vars.len(), state.computeds.len()),
            None => return,
        };
        for var in 0..vars {
            let number = u32::try_from(var).unwrap_or(u32::MAX);
            self.check_var(id, number);
            let done = match self.vars.get(index).and_then(|row| row.get(var)) {
                Some(Progress::Done(ty, body)) => Some((ty.clone(), body.clone())),
                _ => None,
            };
            if let (Some((ty, body)), Some(slot)) = (
                done,
                self.program
                    .states
                    .get_mut(index)
                    .and_then(|state| state.vars.get_mut(var)),
            ) {
                slot.ty = ty;
                slot.default = body;
            }
        }
        for computed in 0..computeds {
            let number = u32::try_from(computed).unwrap_or(u32::MAX);
            let ty = self.computed_type(id, number, tree.name.span);
            let body = match self.computeds.get(index).and_then(|row| row.get(computed)) {
                Some(Progress::Done(_, body)) => Some(body.clone()),
                _ => None,
            };
            if let (Some(body), Some(slot)) = (
                body,
                self.program
                    .states
                    .get_mut(index)
                    .and_then(|state| state.computeds.get_mut(computed)),
            ) {
                slot.ty = ty;
                slot.value = body;
            }
        }
        let events = tree.members.iter().filter_map(|member| match &member.kind {
            MemberKind::Event(event) => Some((member, event)),
            _ => None,
        });
        for (number, (member, event)) in events.enumerate() {
            let place = match tree.kind {
                StateKind::Client => Place::ClientEvent,
                _ if member
                    .modifiers
                    .iter()
                    .any(|modifier| modifier.kind == ModifierKind::Optimistic) =>
                {
                    Place::OptimisticEvent
                }
                _ => Place::ServerEvent,
            };
            let Some(params) = self
                .program
                .states
                .get(index)
                .and_then(|state| state.events.get(number))
                .map(|event| event.params.clone())
            else {
                continue;
            };
            let mut cx = Cx::new(source, place, Some(id));
            self.declare_params(&mut cx, &event.params, &params);
            let block = match &event.body {
                Some(body) => self.statements(&mut cx, body),
                None => Block::default(),
            };
            let params = self.param_defaults(&event.params, &params, source);
            if let Some(slot) = self
                .program
                .states
                .get_mut(index)
                .and_then(|state| state.events.get_mut(number))
            {
                slot.body = cx.finish_block(block);
                slot.params = params;
            }
        }
    }

    /// The event `set_<var>` of a var that the browser may set: the declared one, else one that is made now.
    pub(super) fn setter(&mut self, state: StateId, var: u32, span: Span) -> Option<u32> {
        let index = state.0 as usize;
        let declared = self.program.states.get(index)?;
        let target = declared.vars.get(var as usize)?;
        let name = smol_str::format_smolstr!("set_{}", target.origin.name);
        if let Some(event) = declared
            .events
            .iter()
            .position(|event| event.origin.name == name)
        {
            return u32::try_from(event).ok();
        }
        if let Some((.., event)) = self
            .setters
            .iter()
            .find(|(known, known_var, _)| *known == state && *known_var == var)
        {
            return Some(*event);
        }
        let is_client = declared.kind == StateKind::Client;
        let is_editable = self.bindings.states.get(index)?.tree.members.iter().any(|member| {
            matches!(&member.kind, MemberKind::Var(tree) if tree.name.text == target.origin.name)
                && member
                    .modifiers
                    .iter()
                    .any(|modifier| modifier.kind == ModifierKind::Editable)
        });
        if !is_client && !is_editable {
            return None;
        }
        let ty = self.var_type(state, var);
        let value = hir::Local {
            name: SmolStr::new_static("value"),
            span: None,
            ty: ty.clone(),
            kind: LocalKind::Fixed,
        };
        let local = hir::LocalId(0);
        let statement = hir::Statement {
            kind: hir::StatementKind::Assign {
                place: hir::Place {
                    root: hir::PlaceRoot::Var(hir::VarRef { state, var }),
                    steps: Vec::new(),
                    ty: ty.clone(),
                    span,
                },
                operation: None,
                value: Expr {
                    kind: ExprKind::Local(local),
                    ty: ty.clone(),
                    span,
                },
            },
            span,
        };
        let event = Event {
            origin: Origin {
                name,
                span: None,
                docs: None,
            },
            kind: if is_client {
                EventKind::Plain
            } else {
                EventKind::Optimistic
            },
            private: false,
            params: vec![Param {
                origin: built_in("value"),
                ty,
                default: None,
                rule: None,
            }],
            body: Body {
                locals: vec![value],
                block: Block {
                    statements: vec![statement],
                    value: None,
                },
            },
        };
        let events = &mut self.program.states.get_mut(index)?.events;
        events.push(event);
        let number = u32::try_from(events.len() - 1).ok()?;
        self.setters.push((state, var, number));
        Some(number)
    }
}
