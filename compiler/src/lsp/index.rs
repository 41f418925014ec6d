//! What every name in a program is: declarations with how they read, and every use of them.
//!
//! Made from the trees, the bindings of `resolve` and the types of `check`. Works on programs with errors as far as those are understood.

use crate::ast::*;
use crate::check::Types;
use crate::elements::{self, Element, EventProperty, Property};
use crate::hir::{self, EnumId, Program, RecordId, StateId, Type};
use crate::library::{self, Builtin, Method};
use crate::resolve::{Bindings, FunctionTree, Target, UpperItem};
use crate::source::{SourceMap, Span};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

/// All names of a program.
#[derive(Debug, Default)]
pub struct Index {
    /// Declared names by where they stand.
    pub symbols: FxHashMap<Span, Symbol>,
    /// Every name in order: where it stands and what it means. Declarations are among them.
    pub names: Vec<(Span, Meaning)>,
    /// Locals by the part of the program in which they are known.
    pub locals: Vec<(Span, Span)>,
    /// Calls in the order in which they begin: the brackets, and what is called.
    pub calls: Vec<(Span, Called)>,
    /// Where an inlay hint with a type belongs: behind the name of a declaration without a type.
    pub untyped: Vec<Span>,
    /// The types of locals and other declared values.
    pub types: FxHashMap<Span, Type>,
}

/// Something that the program declares.
#[derive(Debug, Clone)]
pub struct Symbol {
    /// Its name.
    pub name: SmolStr,
    /// What it is.
    pub kind: SymbolKind,
    /// How it reads, without its body.
    pub detail: String,
    /// Its doc comment.
    pub docs: Option<SmolStr>,
    /// What it belongs to.
    pub parent: Option<Span>,
    /// All of it.
    pub span: Span,
}

/// The kinds of symbols.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SymbolKind {
    /// `const`
    Constant,
    /// `fn`
    Function,
    /// `type`
    Record,
    /// A field of a record or variant.
    Field,
    /// `enum`
    Enum,
    /// A variant.
    Variant,
    /// `state`
    State,
    /// A var of a state.
    Var,
    /// `computed`
    Computed,
    /// `event`
    Event,
    /// `component`
    Component,
    /// `page`
    Page,
    /// `style`
    Style,
    /// `test`
    Test,
    /// A parameter.
    Parameter,
    /// Any other local.
    Local,
    /// A type parameter.
    TypeParameter,
}

/// What a name means.
#[derive(Debug, Clone, Copy)]
pub enum Meaning {
    /// What the program declares at this place.
    Symbol(Span),
    /// A type of the language, or one of the prelude, or a variant of it.
    Type(&'static str),
    /// A built-in record or enum.
    Prelude,
    /// A method of the library.
    Method(&'static Method),
    /// A built-in function.
    Builtin(&'static Builtin),
    /// An element.
    Element(&'static Element),
    /// A property of an element.
    Property(&'static Property),
    /// A handler of an element.
    Handler(&'static EventProperty),
    /// An effect or another word of the language.
    Word,
    /// A file in a `use`.
    Module,
    /// A label of a call whose meaning is not known.
    Label,
}

/// What is called.
#[derive(Debug, Clone, Copy)]
pub enum Called {
    /// What the program declares at this place.
    Symbol(Span),
    /// A method of the library.
    Method(&'static Method),
    /// A built-in function.
    Builtin(&'static Builtin),
    /// An element.
    Element(&'static Element),
    /// Something else.
    Other,
}

/// Makes the index of a program.
pub fn index(
    sources: &SourceMap,
    files: &[File],
    bindings: &Bindings<'_>,
    program: &Program,
    types: &Types,
) -> Index {
    let mut indexer = Indexer {
        sources,
        bindings,
        program,
        types,
        index: Index {
            types: types_of_locals(program),
            ..Index::default()
        },
        params: params_of_all(bindings),
        generics: Vec::new(),
        parent: None,
    };
    for (file, items) in files.iter().zip(&bindings.files) {
        for declaration in &file.declarations {
            indexer.declaration(declaration, items);
        }
    }
    let mut index = indexer.index;
    index.names.sort_by_key(|(span, _)| *span);
    index.names.dedup_by_key(|(span, _)| *span);
    index.calls.sort_by_key(|(span, _)| *span);
    index
}

/// The types of all that has a name in the typed tree.
fn types_of_locals(program: &Program) -> FxHashMap<Span, Type> {
    let mut types = FxHashMap::default();
    let mut add = |locals: &[hir::Local]| {
        for local in locals {
            if let Some(span) = local.span {
                types.insert(span, local.ty.clone());
            }
        }
    };
    for constant in &program.constants {
        add(&constant.value.locals);
    }
    for function in &program.functions {
        if let hir::FunctionBody::Rxl(body) = &function.body {
            add(&body.locals);
        }
    }
    for state in &program.states {
        for var in &state.vars {
            add(&var.default.locals);
        }
        for computed in &state.computeds {
            add(&computed.value.locals);
        }
        for event in &state.events {
            add(&event.body.locals);
        }
    }
    for component in &program.components {
        add(&component.body.locals);
        for event in &component.events {
            add(&event.body.locals);
        }
    }
    for page in &program.pages {
        add(&page.body.locals);
        for event in &page.events {
            add(&event.body.locals);
        }
    }
    let mut declare = |origin: &hir::Origin, ty: &Type| {
        if let Some(span) = origin.span {
            types.insert(span, ty.clone());
        }
    };
    for record in &program.records {
        for field in &record.fields {
            declare(&field.origin, &field.ty);
        }
    }
    for variant in program.enums.iter().flat_map(|declared| &declared.variants) {
        for field in &variant.fields {
            declare(&field.origin, &field.ty);
        }
    }
    for constant in &program.constants {
        if let Some(value) = &constant.value.block.value {
            declare(&constant.origin, &value.ty);
        }
    }
    for state in &program.states {
        for var in &state.vars {
            declare(&var.origin, &var.ty);
        }
        for computed in &state.computeds {
            declare(&computed.origin, &computed.ty);
        }
    }
    types
}

struct Indexer<'a> {
    sources: &'a SourceMap,
    bindings: &'a Bindings<'a>,
    program: &'a Program,
    types: &'a Types,
    index: Index,
    /// Parameters by what has them.
    params: FxHashMap<Span, Vec<&'a Name>>,
    /// The type parameters of the declaration at hand.
    generics: Vec<Span>,
    /// The declaration around.
    parent: Option<Span>,
}

impl Indexer<'_> {
    /// The text from `start` up to `end`, on one line.
    fn head(&self, start: Span, end: u32) -> String {
        let text = self.sources.text(Span { end, ..start });
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn declare(
        &mut self,
        name: &Name,
        kind: SymbolKind,
        detail: String,
        docs: Option<SmolStr>,
        span: Span,
    ) {
        let symbol = Symbol {
            name: name.text.clone(),
            kind,
            detail,
            docs,
            parent: self.parent,
            span,
        };
        self.index.symbols.insert(name.span, symbol);
        self.mean(name.span, Meaning::Symbol(name.span));
    }

    fn mean(&mut self, span: Span, meaning: Meaning) {
        self.index.names.push((span, meaning));
    }

    /// A local that is known in `scope`.
    fn local(&mut self, name: &Name, ty: Option<&TypeExpr>, word: &str, scope: Span) {
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

    fn params(&mut self, params: &[Param], kind: SymbolKind, scope: Option<Span>) {
        for param in params {
            let detail = self.sources.text(param.span).to_owned();
            self.declare(&param.name, kind, detail, None, param.span);
            if let Some(scope) = scope {
                self.index.locals.push((param.name.span, scope));
            }
            self.param(param);
        }
    }

    fn param(&mut self, param: &Param) {
        self.ty(&param.ty);
        if let Some(default) = &param.default {
            self.value(default);
        }
        if let Some(rule) = &param.rule {
            self.expr(&rule.condition);
            self.expr(&rule.message);
        }
    }

    fn generics(&mut self, generics: &[Name]) {
        self.generics = generics.iter().map(|name| name.span).collect();
        for name in generics {
            let detail = name.text.to_string();
            self.declare(name, SymbolKind::TypeParameter, detail, None, name.span);
        }
    }

    fn declaration(&mut self, declaration: &Declaration, file: &crate::resolve::FileItems<'_>) {
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

    fn within(&mut self, parent: Span, inside: impl FnOnce(&mut Self)) {
        let outer = self.parent.replace(parent);
        inside(self);
        self.parent = outer;
    }

    fn function(&mut self, function: &Function, span: Span, docs: Option<SmolStr>) {
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

    fn signature(&mut self, signature: &Signature, span: Span, docs: Option<SmolStr>) {
        let head = self.head(span, span.end);
        self.declare(&signature.name, SymbolKind::Function, head, docs, span);
        self.within(signature.name.span, |this| {
            this.params(&signature.params, SymbolKind::Parameter, None);
            if let Some(ty) = &signature.result {
                this.ty(ty);
            }
        });
    }

    fn state(&mut self, state: &State, span: Span, docs: Option<SmolStr>) {
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

    fn member(&mut self, member: &Member) {
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

    fn value_detail(&self, word: &str, name: &Name, ty: Option<&TypeExpr>) -> String {
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

    fn optional_type(&mut self, name: &Name, ty: Option<&TypeExpr>) {
        match ty {
            Some(ty) => self.ty(ty),
            None => self.index.untyped.push(name.span),
        }
    }

    fn event(&mut self, event: &Event, span: Span, docs: Option<SmolStr>) {
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

    fn ty(&mut self, ty: &TypeExpr) {
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
    fn bound(&mut self, name: &Name) -> Option<Target> {
        let target = self.bindings.uses.get(&name.span).copied()?;
        if let Some(meaning) = self.meaning(target) {
            self.mean(name.span, meaning);
        }
        Some(target)
    }

    fn meaning(&self, target: Target) -> Option<Meaning> {
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

    fn upper(&mut self, at: Span, item: UpperItem) {
        let meaning = self.meaning(Target::Upper(item));
        if let Some(meaning) = meaning {
            self.mean(at, meaning);
        }
    }

    fn upper_span(&self, item: UpperItem) -> Option<Span> {
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

    fn function_span(&self, id: hir::FunctionId) -> Option<Span> {
        Some(match self.bindings.functions.get(id.0 as usize)?.tree {
            FunctionTree::Rxl(function, _) => function.name.span,
            FunctionTree::Extern(signature) => signature.name.span,
        })
    }

    fn member_span(&self, state: StateId, member: u32) -> Option<Span> {
        let state = self.bindings.states.get(state.0 as usize)?.tree;
        name_of_member(state.members.get(member as usize)?).map(|name| name.span)
    }

    fn member_named(&self, state: StateId, name: &str) -> Option<Span> {
        let state = self.bindings.states.get(state.0 as usize)?.tree;
        let named = |name: &str| {
            let mut names = state.members.iter().filter_map(name_of_member);
            names.find(|member| member.text == name)
        };
        let found = named(name).or_else(|| named(name.strip_prefix("set_")?));
        found.map(|name| name.span)
    }

    fn block(&mut self, block: &Block) {
        for item in &block.items {
            self.item(item, block.span);
        }
    }

    fn item(&mut self, item: &Item, scope: Span) {
        match &item.kind {
            ItemKind::Let {
                mutable,
                name,
                ty,
                value,
                otherwise,
            } => {
                self.expr(value);
                if let Some(otherwise) = otherwise {
                    self.block(otherwise);
                }
                let word = if *mutable { "let mut " } else { "let " };
                let known = Span {
                    start: item.span.end,
                    ..scope
                };
                self.local(name, ty.as_ref(), word, known);
            }
            ItemKind::Local { name, ty, value } => {
                self.expr(value);
                self.local(name, ty.as_ref(), "local ", scope);
            }
            ItemKind::Event(event) => {
                self.event(event, item.span, None);
                self.index.locals.push((event.name.span, scope));
            }
            ItemKind::For {
                name,
                second,
                over,
                filter,
                key,
                body,
                otherwise,
                ..
            } => {
                self.expr(over);
                let known = Span {
                    start: over.span.end,
                    ..body.span
                };
                self.loop_name(name, known);
                if let Some(second) = second {
                    self.loop_name(second, known);
                }
                for expr in [filter, key].into_iter().flatten() {
                    self.expr(expr);
                }
                self.block(body);
                if let Some(otherwise) = otherwise {
                    self.block(otherwise);
                }
            }
            ItemKind::While { condition, body } => {
                self.condition(condition, body.span);
                self.block(body);
            }
            ItemKind::Return(Some(value)) | ItemKind::Assert(value) | ItemKind::Expr(value) => {
                self.expr(value);
            }
            ItemKind::Return(None) | ItemKind::Break | ItemKind::Continue | ItemKind::Broken => {}
            ItemKind::Assign { place, value, .. } => {
                self.expr(place);
                self.expr(value);
            }
            ItemKind::Trailing { call, block } => {
                self.expr(call);
                self.block(block);
            }
        }
    }

    /// Its type is plain from what it runs over.
    fn loop_name(&mut self, name: &Name, scope: Span) {
        self.local(name, None, "for ", scope);
        self.index.untyped.pop();
    }

    fn condition(&mut self, condition: &Condition, scope: Span) {
        match condition {
            Condition::Is(expr) => self.expr(expr),
            Condition::Let { pattern, value, .. } => {
                self.expr(value);
                let ty = match (&pattern.kind, self.types.get(&value.span)) {
                    (PatternKind::Bind(_), Some(Type::Option(inner))) => Some((**inner).clone()),
                    (_, ty) => ty.cloned(),
                };
                let known = Span {
                    start: value.span.end,
                    ..scope
                };
                self.pattern(pattern, ty.as_ref(), known);
            }
        }
    }

    fn pattern(&mut self, pattern: &Pattern, ty: Option<&Type>, scope: Span) {
        match &pattern.kind {
            PatternKind::Bind(name) => {
                // A variant without fields reads like a name only in lower case, so this is a local.
                self.local(name, None, "let ", scope);
                self.index.untyped.pop();
            }
            PatternKind::Wrapper { name, fields } => {
                self.mean(name.span, Meaning::Word);
                let inner = match (name.text.as_str(), ty) {
                    ("some", Some(Type::Option(inner))) => Some(&**inner),
                    ("ok", Some(Type::Result(inner, _))) => Some(&**inner),
                    ("err", Some(Type::Result(_, inner))) => Some(&**inner),
                    _ => None,
                };
                for field in fields {
                    self.pattern(field, inner, scope);
                }
            }
            PatternKind::Variant {
                enumeration,
                name,
                fields,
            } => {
                let named = enumeration.as_ref().and_then(|name| self.bound(name));
                let id = match (named, ty) {
                    (Some(Target::Upper(UpperItem::Enum(id))), _) => Some(id),
                    (_, Some(Type::Enum(id, _))) => Some(*id),
                    _ => None,
                };
                if let Some(id) = id {
                    self.variant(id, name);
                }
                let program = self.program;
                let variant =
                    id.and_then(|id| program.enums.get(id.0 as usize))
                        .and_then(|found| {
                            let mut variants = found.variants.iter();
                            variants.find(|variant| variant.origin.name == name.text)
                        });
                for (number, field) in fields.iter().flatten().enumerate() {
                    let ty = variant.and_then(|variant| variant.fields.get(number));
                    self.pattern(field, ty.map(|field| &field.ty), scope);
                }
            }
            PatternKind::Or(patterns) => {
                for pattern in patterns {
                    self.pattern(pattern, ty, scope);
                }
            }
            _ => {}
        }
    }

    fn variant(&mut self, id: EnumId, name: &Name) {
        let declared = self.program.enums.get(id.0 as usize);
        let variant = declared.and_then(|declared| {
            let mut variants = declared.variants.iter();
            variants.find(|variant| variant.origin.name == name.text)
        });
        if let Some(variant) = variant {
            let meaning = variant
                .origin
                .span
                .map_or(Meaning::Prelude, Meaning::Symbol);
            self.mean(name.span, meaning);
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Expr(expr) => self.expr(expr),
            Value::Block(block) => self.block(block),
        }
    }

    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Text(literal) => {
                for part in &literal.parts {
                    if let TextPart::Hole(hole) = part {
                        self.expr(hole);
                    }
                }
            }
            ExprKind::Name(name) => {
                self.bound(name);
            }
            ExprKind::UpperName(name) => self.upper_value(name, expr.span),
            ExprKind::Group(inner) => self.expr(inner),
            ExprKind::If(branches) => self.branches(branches),
            ExprKind::Match(found) => {
                self.expr(&found.scrutinee);
                let ty = self.types.get(&found.scrutinee.span).cloned();
                for arm in &found.arms {
                    self.pattern(&arm.pattern, ty.as_ref(), arm.span);
                    if let Some(guard) = &arm.guard {
                        self.expr(guard);
                    }
                    match &arm.body {
                        ArmBody::Block(block) => self.block(block),
                        ArmBody::Item(item) => self.item(item, arm.span),
                    }
                }
            }
            ExprKind::Lambda(lambda) => {
                for param in &lambda.params {
                    self.local(&param.name, param.ty.as_ref(), "", expr.span);
                }
                self.value(&lambda.body);
            }
            ExprKind::List(items) => {
                for item in items {
                    self.expr(item);
                }
            }
            ExprKind::Map(pairs) => {
                for (key, value) in pairs {
                    self.expr(key);
                    self.expr(value);
                }
            }
            ExprKind::Binary { left, right, .. } => {
                self.expr(left);
                self.expr(right);
            }
            ExprKind::Unary { operand, .. } => self.expr(operand),
            ExprKind::Field { object, name, .. } => {
                self.expr(object);
                self.member_of(object, name);
            }
            ExprKind::Call { callee, args } => self.call(callee, args, expr.span),
            ExprKind::Index { object, index } => {
                self.expr(object);
                self.expr(index);
            }
            ExprKind::Number(_)
            | ExprKind::Color(_)
            | ExprKind::Bool(_)
            | ExprKind::None
            | ExprKind::SelfState
            | ExprKind::Broken => {}
        }
    }

    fn branches(&mut self, branches: &If) {
        self.condition(&branches.condition, branches.then.span);
        self.block(&branches.then);
        match &branches.otherwise {
            Some(Else::If(expr)) => self.expr(expr),
            Some(Else::Block(block)) => self.block(block),
            None => {}
        }
    }

    /// An upper-case name as a value: a variant of the type that the expression has, or what it is bound to.
    fn upper_value(&mut self, name: &Name, whole: Span) {
        if let Some(Type::Enum(id, _)) = self.types.get(&whole) {
            let id = *id;
            let before = self.index.names.len();
            self.variant(id, name);
            if self.index.names.len() > before {
                return;
            }
        }
        self.bound(name);
    }

    /// What stands behind the point.
    fn member_of(&mut self, object: &Expr, name: &Name) {
        if let Some(meaning) = self.member_meaning(object, name) {
            self.mean(name.span, meaning);
        }
    }

    fn member_meaning(&self, object: &Expr, name: &Name) -> Option<Meaning> {
        match &object.kind {
            ExprKind::SelfState => {
                let state = self.state_around(object.span)?;
                return self.member_named(state, &name.text).map(Meaning::Symbol);
            }
            ExprKind::UpperName(owner) => match self.bindings.uses.get(&owner.span) {
                Some(Target::Upper(UpperItem::State(state))) => {
                    return self.member_named(*state, &name.text).map(Meaning::Symbol);
                }
                Some(Target::Upper(UpperItem::Enum(id))) => {
                    let declared = self.program.enums.get(id.0 as usize)?;
                    let mut variants = declared.variants.iter();
                    let found = variants.find(|variant| variant.origin.name == name.text);
                    return match found {
                        Some(found) => {
                            Some(found.origin.span.map_or(Meaning::Prelude, Meaning::Symbol))
                        }
                        None => library::method("Enum", &name.text).map(Meaning::Method),
                    };
                }
                Some(Target::Upper(UpperItem::BuiltinType(ty))) => {
                    return library::method(ty, &name.text).map(Meaning::Method);
                }
                _ => {}
            },
            ExprKind::Name(owner) => {
                if let Some(Target::Word(_)) = self.bindings.uses.get(&owner.span) {
                    return Some(Meaning::Word);
                }
            }
            _ => {}
        }
        let ty = self.types.get(&object.span)?;
        self.member_of_type(ty, &name.text)
    }

    fn member_of_type(&self, ty: &Type, name: &str) -> Option<Meaning> {
        match ty {
            Type::Record(id, _) => self.field(*id, name),
            // `a?.b` goes into the option.
            Type::Option(inner) => library::method("Option", name)
                .map(Meaning::Method)
                .or_else(|| self.member_of_type(inner, name)),
            other => library::method(kind_of(other)?, name).map(Meaning::Method),
        }
    }

    fn field(&self, id: RecordId, name: &str) -> Option<Meaning> {
        let record = self.program.records.get(id.0 as usize)?;
        let field = record
            .fields
            .iter()
            .find(|field| field.origin.name == name)?;
        Some(field.origin.span.map_or(Meaning::Prelude, Meaning::Symbol))
    }

    /// The state in which a place lies.
    fn state_around(&self, at: Span) -> Option<StateId> {
        let parent = self.bindings.states.iter().position(|state| {
            let name = state.tree.name.span;
            let end = state.tree.members.last().map_or(name, |last| last.span);
            name.source == at.source && name.start <= at.start && at.end <= end.end
        })?;
        u32::try_from(parent).ok().map(StateId)
    }

    fn call(&mut self, callee: &Expr, args: &Args, whole: Span) {
        let called = match &callee.kind {
            ExprKind::UpperName(name) => {
                self.upper_value(name, whole);
                self.last_meaning(name.span)
            }
            ExprKind::Name(name) => {
                self.bound(name);
                self.last_meaning(name.span)
            }
            ExprKind::Field { object, name, .. } => {
                self.expr(object);
                self.member_of(object, name);
                self.last_meaning(name.span)
            }
            _ => {
                self.expr(callee);
                None
            }
        };
        let called = match called {
            Some(Meaning::Symbol(span)) => Called::Symbol(span),
            Some(Meaning::Method(method)) => Called::Method(method),
            Some(Meaning::Builtin(builtin)) => Called::Builtin(builtin),
            Some(Meaning::Element(element)) => Called::Element(element),
            _ => Called::Other,
        };
        self.index.calls.push((args.span, called));
        for argument in &args.arguments {
            if let Some(label) = &argument.label {
                let meaning = self.label(called, &label.text);
                self.mean(label.span, meaning);
            }
            self.value(&argument.value);
        }
    }

    fn last_meaning(&self, at: Span) -> Option<Meaning> {
        let (span, meaning) = self.index.names.last()?;
        (*span == at).then_some(*meaning)
    }

    fn label(&self, called: Called, label: &str) -> Meaning {
        match called {
            Called::Element(element) => {
                if let Some(event) = elements::event(element, label) {
                    return Meaning::Handler(event);
                }
                match elements::property(element, label) {
                    Some(property) => Meaning::Property(property),
                    None => Meaning::Label,
                }
            }
            Called::Symbol(owner) => {
                let declared = self.params.get(&owner).map(Vec::as_slice);
                let mut declared = declared.unwrap_or_default().iter();
                let found = declared.find(|name| name.text == label);
                match found {
                    Some(name) => Meaning::Symbol(name.span),
                    None => {
                        elements::common_property(label).map_or(Meaning::Label, Meaning::Property)
                    }
                }
            }
            _ => Meaning::Label,
        }
    }
}

/// The parameters of all that can be called, by the places of their names.
fn params_of_all<'a>(bindings: &Bindings<'a>) -> FxHashMap<Span, Vec<&'a Name>> {
    fn of(params: &[Param]) -> Vec<&Name> {
        params.iter().map(|param| &param.name).collect()
    }
    let mut all = FxHashMap::default();
    for record in bindings.records.iter().filter_map(|item| item.tree) {
        let fields = record.fields.iter().map(|field| &field.param.name);
        all.insert(record.name.span, fields.collect());
    }
    for component in &bindings.components {
        all.insert(component.tree.name.span, of(&component.tree.params));
    }
    for function in &bindings.functions {
        let (name, params) = match function.tree {
            FunctionTree::Rxl(function, _) => (&function.name, &function.params),
            FunctionTree::Extern(signature) => (&signature.name, &signature.params),
        };
        all.insert(name.span, of(params));
    }
    for page in &bindings.pages {
        if let Route::Address { parts, .. } = &page.tree.route {
            let holes = parts.iter().filter_map(|part| match part {
                RoutePart::Hole { name, .. } => Some(name),
                RoutePart::Text { .. } => None,
            });
            all.insert(page.tree.name.span, holes.collect());
        }
    }
    for enumeration in bindings.enums.iter().filter_map(|item| item.tree) {
        for variant in &enumeration.variants {
            all.insert(variant.name.span, of(&variant.fields));
        }
    }
    for state in &bindings.states {
        for member in &state.tree.members {
            if let MemberKind::Event(event) = &member.kind {
                all.insert(event.name.span, of(&event.params));
            }
        }
    }
    all
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

/// Under which name the library has the methods of a type.
pub fn kind_of(ty: &Type) -> Option<&'static str> {
    Some(match ty {
        Type::Bool => "Bool",
        Type::Int => "Int",
        Type::Float => "Float",
        Type::Text => "Text",
        Type::Date => "Date",
        Type::DateTime => "DateTime",
        Type::Duration => "Duration",
        Type::Bytes => "Bytes",
        Type::Json => "Json",
        Type::List(_) => "List",
        Type::Map(..) => "Map",
        Type::Set(_) => "Set",
        Type::Option(_) => "Option",
        Type::Result(..) => "Result",
        Type::Enum(..) => "Enum",
        Type::Range => "Range",
        Type::ZonedTime => "ZonedTime",
        _ => return None,
    })
}
