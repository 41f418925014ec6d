//! What a program declares: how it reads, and what belongs to it.

use super::{Indexer, Meaning, Symbol, SymbolKind};
use crate::ast::*;
use crate::hir::{self, StateId, Type};
use crate::resolve::{FunctionTree, Target, UpperItem};
use crate::source::Span;
use smol_str::SmolStr;

impl Indexer<'_> {
    /// A local that is known in `scope`.
    pub(super) fn local(&mut self, name: &Name, ty: Option<&TypeExpr>, word: &str, scope: Span) {
        let shown = match (ty, self.index.types.get(&name.span)) {
            (Some(ty), _) => Some(self.sources.text(ty.span).to_owned()),
            (None, Some(found)) if *found != Type::Error => Some(self.program.type_name(found)),
            _ => None,
        };
        let detail = match shown {
            Some(ty) => format!("{word}{}: {ty}", name.text),
            None => format!("{word}{}", name.text),
        };
        if ty.is_none() && name.text != "_" {
            self.index.untyped.push(name.span);
        }
        self.declare(name, SymbolKind::Local, detail, None, name.span);
        self.index.locals.push((name.span, scope));
        if let Some(ty) = ty {
            self.ty(ty);
        }
    }

    pub(super) fn params(&mut self, params: &[Param], kind: SymbolKind, scope: Option<Span>) {
        for param in params {
            let detail = self.sources.text(param.span).to_owned();
            self.declare(&param.name, kind, detail, None, param.span);
            if let Some(scope) = scope {
                self.index.locals.push((param.name.span, scope));
            }
            self.param(param);
        }
    }

    pub(super) fn param(&mut self, param: &Param) {
        self.ty(&param.ty);
        if let Some(default) = &param.default {
            self.value(default);
        }
        if let Some(rule) = &param.rule {
            self.expr(&rule.condition);
            self.expr(&rule.message);
        }
    }

    pub(super) fn generics(&mut self, generics: &[Name]) {
        self.generics = generics.iter().map(|name| name.span).collect();
        for name in generics {
            let detail = name.text.to_string();
            self.declare(name, SymbolKind::TypeParameter, detail, None, name.span);
        }
    }

    pub(super) fn declaration(
        &mut self,
        declaration: &Declaration,
        file: &crate::resolve::FileItems<'_>,
    ) {
        let (span, docs) = (declaration.span, declaration.docs.clone());
        match &declaration.kind {
            DeclarationKind::Use(import) => {
                for name in &import.path {
                    self.mean(name.span, Meaning::Module);
                }
                for name in &import.names {
                    let upper = file.upper.get(&name.text).copied();
                    let function = file.functions.get(&name.text).copied();
                    if let Some(upper) = upper {
                        self.upper(name.span, upper);
                    } else if let Some(span) = function.and_then(|id| self.function_span(id)) {
                        self.mean(name.span, Meaning::Symbol(span));
                    }
                }
            }
            DeclarationKind::Const(constant) => {
                let head = self.head(span, constant.value.span.end);
                self.declare(&constant.name, SymbolKind::Constant, head, docs, span);
                if let Some(ty) = &constant.ty {
                    self.ty(ty);
                }
                self.expr(&constant.value);
            }
            DeclarationKind::Function(function) => self.function(function, span, docs),
            DeclarationKind::ExternFunction(signature) => {
                self.signature(signature, span, docs);
            }
            DeclarationKind::External(External::Function { signature, .. }) => {
                self.signature(signature, span, docs);
            }
            DeclarationKind::External(External::Component { name, params, .. }) => {
                let head = self.head(span, span.end);
                self.declare(name, SymbolKind::Component, head, docs, span);
                self.params(params, SymbolKind::Parameter, None);
            }
            DeclarationKind::Record(record) => {
                let head = self.head(span, span.end);
                self.declare(&record.name, SymbolKind::Record, head, docs, span);
                self.within(record.name.span, |this| {
                    this.generics(&record.generics);
                    for field in &record.fields {
                        let detail = this.sources.text(field.param.span).to_owned();
                        let docs = field.docs.clone();
                        let name = &field.param.name;
                        this.declare(name, SymbolKind::Field, detail, docs, field.param.span);
                        this.param(&field.param);
                    }
                });
            }
            DeclarationKind::Enum(enumeration) => {
                let head = self.head(span, span.end);
                self.declare(&enumeration.name, SymbolKind::Enum, head, docs, span);
                self.within(enumeration.name.span, |this| {
                    this.generics(&enumeration.generics);
                    for variant in &enumeration.variants {
                        let name = &variant.name;
                        let end = variant.fields.last().map_or(name.span, |last| last.span);
                        let mut detail = format!("{}.", enumeration.name.text);
                        detail.push_str(this.sources.text(name.span.to(end)));
                        if !variant.fields.is_empty() {
                            detail.push(')');
                        }
                        let docs = variant.docs.clone();
                        this.declare(name, SymbolKind::Variant, detail, docs, name.span.to(end));
                        this.within(name.span, |this| {
                            this.params(&variant.fields, SymbolKind::Field, None);
                        });
                    }
                });
            }
            DeclarationKind::State(state) => self.state(state, span, docs),
            DeclarationKind::Component(component) => {
                let head = self.head(span, component.body.span.start);
                self.declare(&component.name, SymbolKind::Component, head, docs, span);
                self.within(component.name.span, |this| {
                    this.generics(&component.generics);
                    this.params(&component.params, SymbolKind::Parameter, Some(span));
                    this.block(&component.body);
                });
            }
            DeclarationKind::Page(page) => {
                let head = self.head(span, page.body.span.start);
                self.declare(&page.name, SymbolKind::Page, head, docs, span);
                self.within(page.name.span, |this| {
                    if let Route::Address { parts, .. } = &page.route {
                        for part in parts {
                            let RoutePart::Hole {
                                name, ty, default, ..
                            } = part
                            else {
                                continue;
                            };
                            this.local(name, Some(ty), "", span);
                            if let Some(default) = default {
                                this.expr(default);
                            }
                        }
                    }
                    for argument in &page.arguments {
                        if let Some(label) = &argument.label {
                            this.mean(label.span, Meaning::Label);
                        }
                        this.value(&argument.value);
                    }
                    this.block(&page.body);
                });
            }
            DeclarationKind::Style(style) => {
                let head = format!("style {}", style.name.text);
                self.declare(&style.name, SymbolKind::Style, head, docs, span);
            }
            DeclarationKind::Test(test) => {
                let name = SmolStr::from(test.name.plain());
                let symbol = Symbol {
                    detail: format!("test {name:?}"),
                    name,
                    kind: SymbolKind::Test,
                    docs,
                    parent: None,
                    span,
                };
                // It is listed, and nothing else can name it.
                self.index.symbols.insert(test.name.span, symbol);
                self.block(&test.body);
            }
            DeclarationKind::Context(_) | DeclarationKind::App(_) | DeclarationKind::Broken(_) => {}
        }
    }

    pub(super) fn function(&mut self, function: &Function, span: Span, docs: Option<SmolStr>) {
        let head = self.head(span, function.body.span.start);
        self.declare(&function.name, SymbolKind::Function, head, docs, span);
        self.within(function.name.span, |this| {
            this.generics(&function.generics);
            this.params(&function.params, SymbolKind::Parameter, Some(span));
            if let Some(ty) = &function.result {
                this.ty(ty);
            }
            this.block(&function.body);
        });
    }

    pub(super) fn signature(&mut self, signature: &Signature, span: Span, docs: Option<SmolStr>) {
        let head = self.head(span, span.end);
        self.declare(&signature.name, SymbolKind::Function, head, docs, span);
        self.within(signature.name.span, |this| {
            this.params(&signature.params, SymbolKind::Parameter, None);
            if let Some(ty) = &signature.result {
                this.ty(ty);
            }
        });
    }

    pub(super) fn state(&mut self, state: &State, span: Span, docs: Option<SmolStr>) {
        let word = match state.kind {
            StateKind::Tab => "state",
            StateKind::Client => "client state",
            StateKind::Session => "session state",
            StateKind::Shared => "shared state",
        };
        let head = format!("{word} {}", state.name.text);
        self.declare(&state.name, SymbolKind::State, head, docs, span);
        self.within(state.name.span, |this| {
            this.params(&state.params, SymbolKind::Parameter, Some(span));
            for member in &state.members {
                this.member(member);
            }
        });
    }

    pub(super) fn member(&mut self, member: &Member) {
        let (span, docs) = (member.span, member.docs.clone());
        match &member.kind {
            MemberKind::Var(var) => {
                let detail = self.value_detail("", &var.name, var.ty.as_ref());
                self.declare(&var.name, SymbolKind::Var, detail, docs, span);
                self.optional_type(&var.name, var.ty.as_ref());
                if let Some(default) = &var.default {
                    self.expr(default);
                }
            }
            MemberKind::Computed(computed) => {
                let detail = self.value_detail("computed ", &computed.name, computed.ty.as_ref());
                self.declare(&computed.name, SymbolKind::Computed, detail, docs, span);
                self.optional_type(&computed.name, computed.ty.as_ref());
                self.expr(&computed.value);
            }
            MemberKind::Event(event) => self.event(event, span, docs),
            MemberKind::Hook(hook) => self.block(&hook.body),
            MemberKind::Function(function) => self.function(function, span, docs),
            MemberKind::Broken => {}
        }
    }

    pub(super) fn value_detail(&self, word: &str, name: &Name, ty: Option<&TypeExpr>) -> String {
        let ty = match ty {
            Some(ty) => Some(self.sources.text(ty.span).to_owned()),
            None => self
                .index
                .types
                .get(&name.span)
                .map(|ty| self.program.type_name(ty)),
        };
        match ty {
            Some(ty) => format!("{word}{}: {ty}", name.text),
            None => format!("{word}{}", name.text),
        }
    }

    pub(super) fn optional_type(&mut self, name: &Name, ty: Option<&TypeExpr>) {
        match ty {
            Some(ty) => self.ty(ty),
            None => self.index.untyped.push(name.span),
        }
    }

    pub(super) fn event(&mut self, event: &Event, span: Span, docs: Option<SmolStr>) {
        let end = event.body.as_ref().map_or(span.end, |body| body.span.start);
        let head = self.head(span, end);
        self.declare(&event.name, SymbolKind::Event, head, docs, span);
        self.within(event.name.span, |this| {
            this.params(&event.params, SymbolKind::Parameter, Some(span));
            if let Some(Guard::Requires {
                condition,
                otherwise,
            }) = &event.guard
            {
                this.expr(condition);
                if let Some(otherwise) = otherwise {
                    this.expr(otherwise);
                }
            }
            if let Some(body) = &event.body {
                this.block(body);
            }
        });
    }

    pub(super) fn ty(&mut self, ty: &TypeExpr) {
        match &ty.kind {
            TypeExprKind::Named { name, arguments } => {
                self.bound(name);
                for argument in arguments {
                    self.ty(argument);
                }
            }
            TypeExprKind::Option(inner) => self.ty(inner),
            TypeExprKind::Function { params, result } => {
                for param in params {
                    self.ty(param);
                }
                self.ty(result);
            }
            TypeExprKind::Broken => {}
        }
    }

    /// A name that `resolve` has bound.
    pub(super) fn bound(&mut self, name: &Name) -> Option<Target> {
        let target = self.bindings.uses.get(&name.span).copied()?;
        if let Some(meaning) = self.meaning(target) {
            self.mean(name.span, meaning);
        }
        Some(target)
    }

    pub(super) fn meaning(&self, target: Target) -> Option<Meaning> {
        Some(match target {
            Target::Upper(UpperItem::BuiltinType(name)) => Meaning::Type(name),
            Target::Upper(item) => match self.upper_span(item) {
                Some(span) => Meaning::Symbol(span),
                None => Meaning::Prelude,
            },
            Target::TypeParam(number) => Meaning::Symbol(*self.generics.get(number as usize)?),
            Target::Local(span) | Target::OwnEvent(span) => Meaning::Symbol(span),
            Target::Member(state, member) => Meaning::Symbol(self.member_span(state, member)?),
            Target::Function(id) => Meaning::Symbol(self.function_span(id)?),
            Target::Builtin(builtin) => Meaning::Builtin(builtin),
            Target::Effect(_) | Target::Word(_) => Meaning::Word,
            Target::Element(element) => Meaning::Element(element),
        })
    }

    pub(super) fn upper(&mut self, at: Span, item: UpperItem) {
        let meaning = self.meaning(Target::Upper(item));
        if let Some(meaning) = meaning {
            self.mean(at, meaning);
        }
    }

    pub(super) fn upper_span(&self, item: UpperItem) -> Option<Span> {
        let bindings = self.bindings;
        Some(match item {
            UpperItem::Record(id) => bindings.records.get(id.0 as usize)?.tree?.name.span,
            UpperItem::Enum(id) => bindings.enums.get(id.0 as usize)?.tree?.name.span,
            UpperItem::Constant(id) => bindings.constants.get(id.0 as usize)?.tree.name.span,
            UpperItem::State(id) => bindings.states.get(id.0 as usize)?.tree.name.span,
            UpperItem::Component(id) => bindings.components.get(id.0 as usize)?.tree.name.span,
            UpperItem::Page(id) => bindings.pages.get(id.0 as usize)?.tree.name.span,
            UpperItem::Style(id) => bindings.styles.get(id.0 as usize)?.tree.name.span,
            UpperItem::BuiltinType(_) => return None,
        })
    }

    pub(super) fn function_span(&self, id: hir::FunctionId) -> Option<Span> {
        Some(match self.bindings.functions.get(id.0 as usize)?.tree {
            FunctionTree::Rxl(function, _) => function.name.span,
            FunctionTree::Extern(signature) => signature.name.span,
        })
    }

    pub(super) fn member_span(&self, state: StateId, member: u32) -> Option<Span> {
        let state = self.bindings.states.get(state.0 as usize)?.tree;
        name_of_member(state.members.get(member as usize)?).map(|name| name.span)
    }

    pub(super) fn member_named(&self, state: StateId, name: &str) -> Option<Span> {
        let state = self.bindings.states.get(state.0 as usize)?.tree;
        let named = |name: &str| {
            let mut names = state.members.iter().filter_map(name_of_member);
            names.find(|member| member.text == name)
        };
        let found = named(name).or_else(|| named(name.strip_prefix("set_")?));
        found.map(|name| name.span)
    }
}

/// The name of a member, if it has one.
fn name_of_member(member: &Member) -> Option<&Name> {
    match &member.kind {
        MemberKind::Var(var) => Some(&var.name),
        MemberKind::Computed(computed) => Some(&computed.name),
        MemberKind::Event(event) => Some(&event.name),
        MemberKind::Function(function) => Some(&function.name),
        MemberKind::Hook(_) | MemberKind::Broken => None,
    }
}
