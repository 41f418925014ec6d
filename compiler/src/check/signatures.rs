//! What every declaration offers to the others: how it is called, types of fields and parameters, members of states.

use super::{Checker, Progress, error, index};
use crate::ast::{self, DeclarationKind, MemberKind, StateKind};
use crate::elements::prelude::{JSON_VARIANTS, PRELUDE_ENUMS, PRELUDE_RECORDS};
use crate::hir::{
    self, Block, Body, ComponentId, Constant, Enum, EnumId, EventRef, Field, Function,
    FunctionBody, FunctionId, Origin, PageId, Param, Record, RecordId, Style, Type, Variant,
};
use crate::resolve::{FunctionTree, Item};
use crate::source::{SourceId, Span};
use rustc_hash::FxHashMap;
use smol_str::{SmolStr, format_smolstr};
use std::rc::Rc;
use std::sync::Arc;

/// How something is called.
#[derive(Debug)]
pub(super) struct Signature<'a> {
    /// As it is called: `Task`, `Counter.increment`.
    pub(super) name: SmolStr,
    /// Where it is declared.
    pub(super) span: Option<Span>,
    /// How many type parameters it has.
    pub(super) generics: usize,
    /// In order.
    pub(super) params: Vec<SignatureParam<'a>>,
    /// What it gives.
    pub(super) result: Type,
}

/// A parameter of a signature.
#[derive(Debug)]
pub(super) struct SignatureParam<'a> {
    pub(super) name: SmolStr,
    pub(super) ty: Type,
    pub(super) span: Option<Span>,
    pub(super) default: DefaultValue<'a>,
}

/// The default of a parameter.
#[derive(Debug, Clone, Copy)]
pub(super) enum DefaultValue<'a> {
    /// It must be given.
    Required,
    /// As written in the program.
    Tree(&'a ast::Value),
    /// A query parameter of a page.
    Expr(&'a ast::Expr),
    /// A literal of the library table.
    Literal(&'a str),
}

impl DefaultValue<'_> {
    pub(super) fn is_required(&self) -> bool {
        matches!(self, DefaultValue::Required)
    }
}

/// The members of a state.
#[derive(Debug, Default)]
pub(super) struct Members {
    /// In the order of the tree; none for hooks and what is broken.
    pub(super) in_order: Vec<Option<Member>>,
    /// By name; of equal names the first.
    pub(super) by_name: FxHashMap<SmolStr, Member>,
    /// Where each stands in the tree.
    pub(super) positions: FxHashMap<Member, usize>,
}

/// A member of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Member {
    Var(u32),
    Computed(u32),
    Event(u32),
    Function(FunctionId),
    /// The event `set_<var>`, as long as nothing names it.
    Setter(u32),
}

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

pub(super) fn empty_body() -> Body {
    Body {
        locals: Vec::new(),
        block: Block::default(),
    }
}

pub(super) fn texts(names: &[ast::Name]) -> Vec<SmolStr> {
    names.iter().map(|name| name.text.clone()).collect()
}

/// The type parameters of a declaration as types.
fn type_params(generics: &[SmolStr]) -> Arc<[Type]> {
    generics
        .iter()
        .enumerate()
        .map(|(number, name)| Type::Param(index(number), name.clone()))
        .collect()
}

/// Where parameters stand: what types they may have, and whether they may have rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ParamsOf {
    Function,
    Event,
    OwnEvent,
    Component,
    Variant,
}

impl<'a> Checker<'a> {
    /// Fills the program with everything that has a written type.
    pub(super) fn signatures(&mut self) {
        let bindings = self.bindings;
        for file in &bindings.files {
            self.program.files.push(hir::File {
                source: file.source,
                module: file.module.clone(),
            });
            for declaration in &file.tree.declarations {
                if let DeclarationKind::App(app) = &declaration.kind {
                    self.program.app.name = app.name.plain().into();
                }
            }
        }
        self.enums();
        self.records();
        for item in &bindings.constants {
            self.program.constants.push(Constant {
                origin: origin(&item.tree.name, &item.docs),
                source: item.source.unwrap_or(SourceId(0)),
                value: empty_body(),
            });
            self.progress.constants.push(Progress::Unseen);
        }
        for item in &bindings.styles {
            self.program.styles.push(Style {
                origin: origin(&item.tree.name, &item.docs),
                source: item.source.unwrap_or(SourceId(0)),
                rules: Vec::new(),
            });
        }
        for (number, item) in bindings.functions.iter().enumerate() {
            self.function_signature(FunctionId(index(number)), item);
        }
        for item in &bindings.states {
            self.state_signature(item);
        }
        for (number, item) in bindings.components.iter().enumerate() {
            self.component_signature(ComponentId(index(number)), item);
        }
        for (number, item) in bindings.pages.iter().enumerate() {
            self.page_signature(PageId(index(number)), item);
        }
        self.infinite_types();
    }

    fn enums(&mut self) {
        let bindings = self.bindings;
        for (number, item) in bindings.enums.iter().enumerate() {
            let id = EnumId(index(number));
            let generics = item
                .tree
                .map_or_else(Vec::new, |tree| texts(&tree.generics));
            let result = Type::Enum(id, type_params(&generics));
            let mut declared = Enum {
                origin: item.tree.map_or_else(
                    || built_in(&item.name),
                    |tree| origin(&tree.name, &item.docs),
                ),
                source: item.source,
                generics,
                variants: Vec::new(),
            };
            let mut known = Vec::new();
            match item.tree {
                Some(tree) => {
                    for variant in &tree.variants {
                        let fields = self.params(&variant.fields, ParamsOf::Variant);
                        known.push(self.signature(
                            variant.name.text.clone(),
                            Some(variant.name.span),
                            declared.generics.len(),
                            &variant.fields,
                            &fields,
                            result.clone(),
                        ));
                        declared.variants.push(Variant {
                            origin: origin(&variant.name, &variant.docs),
                            fields: fields
                                .into_iter()
                                .map(|field| Field {
                                    origin: field.origin,
                                    ty: field.ty,
                                    private: false,
                                    default: None,
                                    rule: None,
                                })
                                .collect(),
                        });
                    }
                }
                None if id == EnumId::json() => {
                    for (name, held) in JSON_VARIANTS {
                        let held = held.map(|(field, ty)| (field, super::methods::written(ty)));
                        known.push(std::rc::Rc::new(Signature {
                            name: SmolStr::new_static(name),
                            span: None,
                            generics: 0,
                            params: held
                                .iter()
                                .map(|(field, ty)| SignatureParam {
                                    name: SmolStr::new_static(field),
                                    ty: ty.clone(),
                                    span: None,
                                    default: DefaultValue::Required,
                                })
                                .collect(),
                            result: Type::Json,
                        }));
                        declared.variants.push(Variant {
                            origin: built_in(name),
                            fields: held
                                .into_iter()
                                .map(|(field, ty)| Field {
                                    origin: built_in(field),
                                    ty,
                                    private: false,
                                    default: None,
                                    rule: None,
                                })
                                .collect(),
                        });
                    }
                }
                None => {
                    let names = PRELUDE_ENUMS
                        .get(number)
                        .map_or(&[][..], |(_, variants)| variants);
                    for name in names {
                        known.push(self.signature(
                            SmolStr::new_static(name),
                            None,
                            0,
                            &[],
                            &[],
                            result.clone(),
                        ));
                        declared.variants.push(Variant {
                            origin: built_in(name),
                            fields: Vec::new(),
                        });
                    }
                }
            }
            self.program.enums.push(declared);
            self.known.variants.push(known);
        }
    }

    fn records(&mut self) {
        let bindings = self.bindings;
        for (number, item) in bindings.records.iter().enumerate() {
            let id = RecordId(index(number));
            let generics = item
                .tree
                .map_or_else(Vec::new, |tree| texts(&tree.generics));
            let result = Type::Record(id, type_params(&generics));
            let mut declared = Record {
                origin: item.tree.map_or_else(
                    || built_in(&item.name),
                    |tree| origin(&tree.name, &item.docs),
                ),
                source: item.source,
                generics,
                fields: Vec::new(),
            };
            let mut params = Vec::new();
            match item.tree {
                Some(tree) => {
                    for field in &tree.fields {
                        let ty = self.data_type(&field.param.ty, "a field");
                        params.push(SignatureParam {
                            name: field.param.name.text.clone(),
                            ty: ty.clone(),
                            span: Some(field.param.name.span),
                            default: field
                                .param
                                .default
                                .as_ref()
                                .map_or(DefaultValue::Required, DefaultValue::Tree),
                        });
                        declared.fields.push(Field {
                            origin: origin(&field.param.name, &field.docs),
                            ty,
                            private: field.private.is_some(),
                            default: None,
                            rule: None,
                        });
                    }
                }
                None => {
                    let fields = PRELUDE_RECORDS
                        .get(number)
                        .map_or(&[][..], |(_, fields)| fields);
                    for (name, ty) in fields {
                        let ty = match *ty {
                            "Int" => Type::Int,
                            "Bool" => Type::Bool,
                            _ => Type::Text,
                        };
                        params.push(SignatureParam {
                            name: SmolStr::new_static(name),
                            ty: ty.clone(),
                            span: None,
                            default: DefaultValue::Required,
                        });
                        declared.fields.push(Field {
                            origin: built_in(name),
                            ty,
                            private: false,
                            default: None,
                            rule: None,
                        });
                    }
                }
            }
            self.known.records.push(Rc::new(Signature {
                name: declared.origin.name.clone(),
                span: declared.origin.span,
                generics: declared.generics.len(),
                params,
                result,
            }));
            self.program.records.push(declared);
        }
    }

    /// Parameters with their types; defaults and rules are checked with the bodies.
    pub(super) fn params(&mut self, trees: &[ast::Param], of: ParamsOf) -> Vec<Param> {
        trees
            .iter()
            .map(|param| {
                if let Some(rule) = &param.rule
                    && of != ParamsOf::Event
                {
                    self.report(error::rule_out_of_place(rule.condition.span));
                }
                let ty = match of {
                    ParamsOf::Event => self.data_type(&param.ty, "a parameter of an event"),
                    ParamsOf::OwnEvent => self.data_type(&param.ty, "a parameter of an event"),
                    ParamsOf::Variant => self.data_type(&param.ty, "a field"),
                    ParamsOf::Component => self.ty(&param.ty),
                    ParamsOf::Function => {
                        let ty = self.ty(&param.ty);
                        if matches!(ty, Type::Event(_) | Type::View(_)) {
                            let shown = self.show(&ty);
                            self.report(error::no_data(
                                &shown,
                                "a parameter of a function",
                                param.ty.span,
                            ));
                            Type::Error
                        } else {
                            ty
                        }
                    }
                };
                Param {
                    origin: origin(&param.name, &None),
                    ty,
                    default: None,
                    rule: None,
                }
            })
            .collect()
    }

    /// How something with these parameters is called.
    pub(super) fn signature(
        &self,
        name: SmolStr,
        span: Option<Span>,
        generics: usize,
        trees: &'a [ast::Param],
        params: &[Param],
        result: Type,
    ) -> Rc<Signature<'a>> {
        let params = trees
            .iter()
            .zip(params)
            .map(|(tree, param)| SignatureParam {
                name: param.origin.name.clone(),
                ty: param.ty.clone(),
                span: param.origin.span,
                default: tree
                    .default
                    .as_ref()
                    .map_or(DefaultValue::Required, DefaultValue::Tree),
            })
            .collect();
        Rc::new(Signature {
            name,
            span,
            generics,
            params,
            result,
        })
    }

    fn function_signature(&mut self, id: FunctionId, item: &Item<FunctionTree<'a>>) {
        let (name, generics, trees, result, state) = match item.tree {
            FunctionTree::Rxl(tree, state) => {
                let result = tree.result.as_ref().map_or(Type::Error, |ty| self.ty(ty));
                let generics = texts(&tree.generics);
                (&tree.name, generics, tree.params.as_slice(), result, state)
            }
            FunctionTree::Extern(tree) => {
                let result = tree.result.as_ref().map_or(Type::Unit, |ty| {
                    let found = self.ty(ty);
                    match &found {
                        Type::Stream(item) if super::types::is_data(item) => found,
                        Type::Error => found,
                        _ if super::types::is_data(&found) => found,
                        _ => {
                            let place = "the result of an extern function";
                            self.not_data(&found, place, ty.span);
                            Type::Error
                        }
                    }
                });
                (&tree.name, Vec::new(), tree.params.as_slice(), result, None)
            }
        };
        let params = self.params(trees, ParamsOf::Function);
        let signature = self.signature(
            name.text.clone(),
            Some(name.span),
            generics.len(),
            trees,
            &params,
            result.clone(),
        );
        self.known.functions.push(signature);
        self.known.function_ids.insert(name.span, id);
        self.program.functions.push(Function {
            origin: origin(name, &item.docs),
            source: item.source.unwrap_or(SourceId(0)),
            state,
            generics,
            params,
            result,
            body: match item.tree {
                FunctionTree::Rxl(..) => FunctionBody::Rxl(empty_body()),
                FunctionTree::Extern(_) => FunctionBody::Extern,
            },
        });
    }

    fn component_signature(&mut self, id: ComponentId, item: &Item<&'a ast::Component>) {
        let tree = item.tree;
        let params = self.params(&tree.params, ParamsOf::Component);
        let generics = texts(&tree.generics);
        let signature = self.signature(
            tree.name.text.clone(),
            Some(tree.name.span),
            generics.len(),
            &tree.params,
            &params,
            Type::View(None),
        );
        self.known.components.push(signature);
        let events = self.own_event_signatures(&tree.body, |event| EventRef::Component(id, event));
        self.program.components.push(hir::Component {
            origin: origin(&tree.name, &item.docs),
            source: item.source.unwrap_or(SourceId(0)),
            generics,
            params,
            body: hir::ViewBody {
                locals: Vec::new(),
                state: Vec::new(),
                view: Vec::new(),
            },
            events,
        });
    }

    /// The events that are declared at the top of a component or page.
    pub(super) fn own_event_signatures(
        &mut self,
        body: &'a ast::Block,
        id: impl Fn(u32) -> EventRef,
    ) -> Vec<hir::Event> {
        let mut events = Vec::new();
        for item in &body.items {
            let ast::ItemKind::Event(tree) = &item.kind else {
                continue;
            };
            let params = self.params(&tree.params, ParamsOf::OwnEvent);
            let signature = self.signature(
                tree.name.text.clone(),
                Some(tree.name.span),
                0,
                &tree.params,
                &params,
                Type::Unit,
            );
            let event = id(index(events.len()));
            self.known.own_events.insert(tree.name.span, event);
            self.known.own_signatures.insert(event, signature);
            events.push(hir::Event {
                origin: origin(&tree.name, &None),
                kind: hir::EventKind::Plain,
                private: false,
                params,
                body: empty_body(),
            });
        }
        events
    }

    fn state_signature(&mut self, item: &Item<&'a ast::State>) {
        let tree = item.tree;
        let mut state = hir::State {
            origin: origin(&tree.name, &item.docs),
            source: item.source.unwrap_or(SourceId(0)),
            kind: tree.kind,
            vars: Vec::new(),
            computeds: Vec::new(),
            events: Vec::new(),
        };
        let mut members = Members::default();
        let mut known = Vec::new();
        for member in &tree.members {
            self.modifiers(tree.kind, member);
            let found = match &member.kind {
                MemberKind::Var(var) => {
                    state.vars.push(self.var_signature(var, member));
                    Some((&var.name, Member::Var(index(state.vars.len() - 1))))
                }
                MemberKind::Computed(computed) => {
                    state
                        .computeds
                        .push(self.computed_signature(computed, member));
                    let number = index(state.computeds.len() - 1);
                    Some((&computed.name, Member::Computed(number)))
                }
                MemberKind::Event(event) => {
                    let declared = self.event_signature(event, member);
                    known.push(self.signature(
                        format_smolstr!("{}.{}", tree.name.text, event.name.text),
                        Some(event.name.span),
                        0,
                        &event.params,
                        &declared.params,
                        Type::Unit,
                    ));
                    state.events.push(declared);
                    Some((&event.name, Member::Event(index(state.events.len() - 1))))
                }
                MemberKind::Function(function) => self
                    .known
                    .function_ids
                    .get(&function.name.span)
                    .map(|id| (&function.name, Member::Function(*id))),
                MemberKind::Hook(hook) => {
                    let number = index(state.events.len());
                    let is_known = match self.hook_signature(hook, member, &state) {
                        Some(declared) => {
                            let path =
                                format_smolstr!("{}.{}", tree.name.text, declared.origin.name);
                            let at = Some(hook.name.span);
                            known.push(self.signature(path, at, 0, &[], &[], Type::Unit));
                            state.events.push(declared);
                            true
                        }
                        None => false,
                    };
                    // Nothing can name it.
                    members
                        .in_order
                        .push(is_known.then_some(Member::Event(number)));
                    continue;
                }
                MemberKind::Broken => None,
            };
            if let Some((_, member)) = found {
                members.positions.insert(member, members.in_order.len());
            }
            members.in_order.push(found.map(|(_, member)| member));
            if let Some((name, member)) = found {
                members.by_name.entry(name.text.clone()).or_insert(member);
            }
        }
        Self::setter_names(tree, &state, &mut members);
        self.progress
            .vars
            .push(vec![Progress::Unseen; state.vars.len()]);
        self.progress
            .computeds
            .push(vec![Progress::Unseen; state.computeds.len()]);
        self.known.members.push(members);
        self.known.events.push(known);
        self.program.states.push(state);
    }
}

/// Whether the browser may set a var: it makes the event `set_<var>`.
pub(super) fn is_settable(kind: StateKind, member: &ast::Member) -> bool {
    let has = |wanted: fn(&ast::ModifierKind) -> bool| {
        member
            .modifiers
            .iter()
            .any(|modifier| wanted(&modifier.kind))
    };
    match kind {
        StateKind::Client => !has(|kind| matches!(kind, ast::ModifierKind::Private)),
        StateKind::Tab | StateKind::Session | StateKind::Shared => {
            has(|kind| matches!(kind, ast::ModifierKind::Editable))
        }
    }
}
