//! Every name in every body, looked up from the nearest scope outwards (LANGUAGE §1.6).

use super::declare::{guard_span, member_name, unique};
use super::error::{Kind, ResolveError};
use super::{Bindings, EFFECTS, FileItems, Target, UpperItem, WORDS};
use crate::ast::StyleRule;
use crate::ast::{
    Args, ArmBody, Block, Condition, DeclarationKind, Else, Event, Expr, ExprKind, Function, Item,
    ItemKind, MemberKind, ModifierKind, Name, Param, Pattern, PatternKind, Route, RoutePart,
    Setting, State, TextLiteral, TextPart, TypeExpr, TypeExprKind, Value,
};
use crate::elements;
use crate::hir::StateId;
use crate::library;
use crate::source::Span;
use crate::suggest::nearest;
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

/// Resolves all names of all files.
pub(super) fn walk(
    bindings: &Bindings<'_>,
    errors: &mut Vec<ResolveError>,
) -> FxHashMap<Span, Target> {
    let mut variants: FxHashSet<SmolStr> = FxHashSet::default();
    for (_, names) in elements::prelude::PRELUDE_ENUMS {
        variants.extend(names.iter().map(|name| SmolStr::new_static(name)));
    }
    for (name, _) in elements::prelude::JSON_VARIANTS {
        variants.insert(SmolStr::new_static(name));
    }
    for enumeration in bindings.enums.iter().filter_map(|item| item.tree) {
        variants.extend(
            enumeration
                .variants
                .iter()
                .map(|variant| variant.name.text.clone()),
        );
    }
    let mut uses = FxHashMap::default();
    for file in &bindings.files {
        let mut walker = Walker {
            file,
            variants: &variants,
            state: None,
            generics: Vec::new(),
            scopes: vec![Vec::new()],
            uses: &mut uses,
            errors,
        };
        walker.file(bindings);
    }
    uses
}

struct Walker<'a> {
    file: &'a FileItems<'a>,
    variants: &'a FxHashSet<SmolStr>,
    state: Option<(StateId, &'a State)>,
    generics: Vec<SmolStr>,
    scopes: Vec<Vec<(SmolStr, Target)>>,
    uses: &'a mut FxHashMap<Span, Target>,
    errors: &'a mut Vec<ResolveError>,
}

impl<'a> Walker<'a> {
    fn file(&mut self, bindings: &Bindings<'a>) {
        let mut tests: FxHashMap<String, Span> = FxHashMap::default();
        for declaration in &self.file.tree.declarations {
            match &declaration.kind {
                DeclarationKind::Const(constant) => {
                    self.optional_type(constant.ty.as_ref());
                    self.expr(&constant.value);
                }
                DeclarationKind::Function(function) => self.function(function),
                DeclarationKind::ExternFunction(signature) => {
                    self.params(&signature.params);
                    self.optional_type(signature.result.as_ref());
                    self.leave();
                }
                DeclarationKind::Record(record) => {
                    self.generics = texts(&record.generics);
                    for field in &record.fields {
                        self.type_expr(&field.param.ty);
                        self.optional_value(field.param.default.as_ref());
                    }
                    self.rules(record.fields.iter().map(|field| &field.param));
                    self.generics.clear();
                }
                DeclarationKind::Enum(enumeration) => {
                    self.generics = texts(&enumeration.generics);
                    for variant in &enumeration.variants {
                        unique(
                            variant.fields.iter().map(|field| &field.name),
                            "this variant",
                            self.errors,
                        );
                        for field in &variant.fields {
                            self.type_expr(&field.ty);
                            self.optional_value(field.default.as_ref());
                        }
                    }
                    self.generics.clear();
                }
                DeclarationKind::State(state) => {
                    let id = bindings
                        .states
                        .iter()
                        .position(|item| std::ptr::eq(item.tree, state));
                    if let Some(id) = id {
                        self.state(StateId(u32::try_from(id).unwrap_or(u32::MAX)), state);
                    }
                }
                DeclarationKind::Component(component) => {
                    self.generics = texts(&component.generics);
                    self.params(&component.params);
                    self.view_body(&component.body);
                    self.leave();
                    self.generics.clear();
                }
                DeclarationKind::Page(page) => {
                    self.scopes.push(Vec::new());
                    if let Route::Address { parts, .. } = &page.route {
                        let names = parts.iter().filter_map(|part| match part {
                            RoutePart::Hole { name, .. } => Some(name),
                            RoutePart::Text { .. } => None,
                        });
                        unique(names, "this address", self.errors);
                        for part in parts {
                            if let RoutePart::Hole {
                                name, ty, default, ..
                            } = part
                            {
                                self.type_expr(ty);
                                if let Some(default) = default {
                                    self.expr(default);
                                }
                                self.bind(name);
                            }
                        }
                    }
                    for argument in &page.arguments {
                        self.value(&argument.value);
                    }
                    self.view_body(&page.body);
                    self.leave();
                }
                DeclarationKind::App(app) => {
                    for setting in &app.settings {
                        self.setting(setting);
                    }
                }
                DeclarationKind::Test(test) => {
                    let (name, at) = (test.name.plain(), test.name.span);
                    if let Some(first) = tests.get(&name) {
                        self.errors.push(ResolveError::Duplicate {
                            name: name.into(),
                            place: "this file",
                            first: Some(*first),
                            at,
                        });
                    } else {
                        tests.insert(name, at);
                    }
                    self.block(&test.body);
                }
                DeclarationKind::Style(style) => self.style_rules(&style.rules),
                DeclarationKind::Use(_)
                | DeclarationKind::External(_)
                | DeclarationKind::Context(_)
                | DeclarationKind::Broken(_) => {}
            }
        }
    }

    /// The values in the rules of a style; `check` knows the words.
    fn style_rules(&mut self, rules: &'a [StyleRule]) {
        for rule in rules {
            match rule {
                StyleRule::Property { value, .. } => self.expr(value),
                StyleRule::Nested { args, rules, .. } => {
                    for argument in args.iter().flat_map(|args| &args.arguments) {
                        self.value(&argument.value);
                    }
                    self.style_rules(rules);
                }
            }
        }
    }

    fn state(&mut self, id: StateId, state: &'a State) {
        self.state = Some((id, state));
        self.params(&state.params);
        for member in &state.members {
            for modifier in &member.modifiers {
                match &modifier.kind {
                    // The words in `stored(…)` are no names of the program; `check` knows them.
                    ModifierKind::Stored(_)
                    | ModifierKind::Extern
                    | ModifierKind::Background
                    | ModifierKind::Latest
                    | ModifierKind::Detached
                    | ModifierKind::Private
                    | ModifierKind::Editable
                    | ModifierKind::Optimistic => {}
                }
            }
            match &member.kind {
                MemberKind::Var(var) => {
                    self.optional_type(var.ty.as_ref());
                    if let Some(default) = &var.default {
                        self.expr(default);
                    }
                }
                MemberKind::Computed(computed) => {
                    self.optional_type(computed.ty.as_ref());
                    self.expr(&computed.value);
                }
                MemberKind::Event(event) => self.event(event),
                MemberKind::Hook(hook) => {
                    if matches!(hook.name.text.as_str(), "join" | "leave") {
                        let what = format!("`on {}`", hook.name.text);
                        self.not_yet(&what, hook.name.span);
                    }
                    self.block(&hook.body);
                }
                MemberKind::Function(function) => self.function(function),
                MemberKind::Broken => {}
            }
        }
        self.leave();
        self.state = None;
    }

    fn event(&mut self, event: &Event) {
        self.params(&event.params);
        if let Some(guard) = &event.guard {
            self.not_yet("a guard", guard_span(guard));
        }
        if let Some(body) = &event.body {
            self.block(body);
        }
        self.leave();
    }

    fn not_yet(&mut self, what: &str, at: Span) {
        self.errors.push(ResolveError::NotYet {
            what: what.to_owned(),
            at,
        });
    }

    fn function(&mut self, function: &Function) {
        let outer = std::mem::replace(&mut self.generics, texts(&function.generics));
        self.params(&function.params);
        self.optional_type(function.result.as_ref());
        self.block(&function.body);
        self.leave();
        self.generics = outer;
    }

    /// A setting of `app`; `check` knows the words of `theme` and `head`.
    fn setting(&mut self, setting: &Setting) {
        match (setting.name.text.as_str(), &setting.value) {
            ("overlay", Value::Block(block)) => self.view_body(block),
            ("on_error" | "stylesheet", value) => self.value(value),
            _ => {}
        }
    }

    /// The inside of a component or page: its `local`s and events are known throughout.
    fn view_body(&mut self, body: &Block) {
        self.scopes.push(Vec::new());
        let names = body.items.iter().filter_map(|item| match &item.kind {
            ItemKind::Local { name, .. } => Some(name),
            ItemKind::Event(event) => Some(&event.name),
            _ => None,
        });
        unique(names, "this component", self.errors);
        for item in &body.items {
            match &item.kind {
                ItemKind::Local { ty, value, name } => {
                    self.optional_type(ty.as_ref());
                    self.expr(value);
                    self.bind(name);
                }
                ItemKind::Event(event) => {
                    self.add(&event.name.text, Target::OwnEvent(event.name.span));
                }
                _ => {}
            }
        }
        for item in &body.items {
            match &item.kind {
                ItemKind::Local { .. } => {}
                ItemKind::Event(event) => self.event(event),
                _ => self.item(item),
            }
        }
        self.leave();
    }

    /// Opens a scope with parameters.
    fn params(&mut self, params: &[Param]) {
        unique(
            params.iter().map(|param| &param.name),
            "this list of parameters",
            self.errors,
        );
        for param in params {
            self.type_expr(&param.ty);
            self.optional_value(param.default.as_ref());
        }
        self.rules(params.iter());
        self.scopes.push(Vec::new());
        for param in params {
            self.bind(&param.name);
        }
    }

    /// Rules see the fields or parameters beside them.
    fn rules<'p>(&mut self, params: impl Iterator<Item = &'p Param> + Clone) {
        if params.clone().all(|param| param.rule.is_none()) {
            return;
        }
        self.scopes.push(Vec::new());
        for param in params.clone() {
            self.bind(&param.name);
        }
        for param in params {
            if let Some(rule) = &param.rule {
                self.expr(&rule.condition);
                self.expr(&rule.message);
            }
        }
        self.leave();
    }

    fn leave(&mut self) {
        self.scopes.pop();
    }

    fn add(&mut self, name: &SmolStr, target: Target) {
        if let Some(scope) = self.scopes.last_mut()
            && name != "_"
        {
            scope.push((name.clone(), target));
        }
    }

    fn bind(&mut self, name: &Name) {
        self.add(&name.text, Target::Local(name.span));
    }

    fn block(&mut self, block: &Block) {
        self.scopes.push(Vec::new());
        let lets = block.items.iter().filter_map(|item| match &item.kind {
            ItemKind::Let { name, .. } => Some(name),
            _ => None,
        });
        unique(lets, "this block", self.errors);
        for item in &block.items {
            self.item(item);
        }
        self.leave();
    }

    fn item(&mut self, item: &Item) {
        match &item.kind {
            ItemKind::Let {
                name,
                ty,
                value,
                otherwise,
                ..
            } => {
                self.optional_type(ty.as_ref());
                self.expr(value);
                if let Some(otherwise) = otherwise {
                    self.block(otherwise);
                }
                self.bind(name);
            }
            ItemKind::Local { name, ty, value } => {
                self.optional_type(ty.as_ref());
                self.expr(value);
                self.bind(name);
            }
            ItemKind::Event(event) => self.event(event),
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
                self.scopes.push(Vec::new());
                unique(
                    std::iter::once(name).chain(second),
                    "this loop",
                    self.errors,
                );
                self.bind(name);
                if let Some(second) = second {
                    self.bind(second);
                }
                for expr in filter.iter().chain(key) {
                    self.expr(expr);
                }
                self.block(body);
                self.leave();
                if let Some(otherwise) = otherwise {
                    self.block(otherwise);
                }
            }
            ItemKind::While { condition, body } => {
                self.scopes.push(Vec::new());
                self.condition(condition);
                self.block(body);
                self.leave();
            }
            ItemKind::Return(value) => {
                if let Some(value) = value {
                    self.expr(value);
                }
            }
            ItemKind::Assert(value) => self.expr(value),
            ItemKind::Expr(value) => self.start(value),
            ItemKind::Assign { place, value, .. } => {
                self.expr(value);
                self.expr(place);
            }
            ItemKind::Trailing { call, block } => {
                match &call.kind {
                    ExprKind::Name(name) => self.start_name(name),
                    _ => self.start(call),
                }
                self.block(block);
            }
            ItemKind::Break | ItemKind::Continue | ItemKind::Broken => {}
        }
    }

    /// The expression at the start of an item: a lower-case name that is called or takes a block may be an element.
    fn start(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Call { callee, args } => {
                if let ExprKind::Name(name) = &callee.kind {
                    self.start_name(name);
                } else {
                    self.expr(callee);
                }
                self.args(args);
            }
            ExprKind::Name(name) => self.bare_start(name),
            _ => self.expr(expr),
        }
    }

    fn start_name(&mut self, name: &Name) {
        let target = self.lookup(&name.text);
        let is_callable = matches!(
            target,
            Some(
                Target::Function(_)
                    | Target::Member(..)
                    | Target::OwnEvent(_)
                    | Target::Builtin(_)
                    | Target::Effect(_)
                    | Target::Word(_)
            )
        );
        let element = elements::element(&name.text);
        let chosen = match (target, element) {
            (Some(target), _) if is_callable => Some(target),
            (_, Some(element)) => Some(Target::Element(element)),
            (target, None) => target,
        };
        match chosen {
            Some(target) => {
                self.uses.insert(name.span, target);
            }
            None => self.unknown(Kind::Element, name),
        }
    }

    /// A name alone as an item: a value, a slot, or an element without brackets.
    fn bare_start(&mut self, name: &Name) {
        if let Some(target) = self.lookup(&name.text) {
            self.uses.insert(name.span, target);
        } else if let Some(element) = elements::element(&name.text) {
            self.uses.insert(name.span, Target::Element(element));
        } else {
            self.unknown(Kind::Name, name);
        }
    }

    fn lookup(&self, name: &str) -> Option<Target> {
        for scope in self.scopes.iter().rev() {
            if let Some((_, target)) = scope.iter().rev().find(|(known, _)| known == name) {
                return Some(*target);
            }
        }
        if let Some((id, state)) = self.state {
            let member = state.members.iter().position(|member| {
                member_name(&member.kind).is_some_and(|known| known.text == name)
            });
            if let Some(member) = member {
                return Some(Target::Member(
                    id,
                    u32::try_from(member).unwrap_or(u32::MAX),
                ));
            }
        }
        if let Some(function) = self.file.functions.get(name) {
            return Some(Target::Function(*function));
        }
        if let Some((_, effect)) = EFFECTS.iter().find(|(known, _)| *known == name) {
            return Some(Target::Effect(*effect));
        }
        if let Some(builtin) = library::builtin(name) {
            return Some(Target::Builtin(builtin));
        }
        WORDS
            .iter()
            .find(|word| **word == name)
            .map(|word| Target::Word(word))
    }

    /// Whether a name may belong to something that could not be read.
    fn is_broken(&self, name: &Name) -> bool {
        let is_member = |state: &State| {
            let mut members = state.members.iter();
            members.any(|member| matches!(member.kind, MemberKind::Broken))
        };
        self.file.broken.contains(&name.text)
            || self.state.is_some_and(|(_, state)| is_member(state))
    }

    fn unknown(&mut self, what: Kind, name: &Name) {
        if self.is_broken(name) {
            return;
        }
        let mut known: Vec<&str> = self
            .scopes
            .iter()
            .flatten()
            .map(|(known, _)| known.as_str())
            .chain(self.file.functions.keys().map(SmolStr::as_str))
            .chain(EFFECTS.iter().map(|(known, _)| *known))
            .chain(
                library::BUILTINS
                    .iter()
                    .map(|builtin| builtin.signature.name.as_str()),
            )
            .collect();
        if let Some((_, state)) = self.state {
            known.extend(
                state
                    .members
                    .iter()
                    .filter_map(|member| member_name(&member.kind))
                    .map(|name| name.text.as_str()),
            );
        }
        if what == Kind::Element {
            known.extend(elements::elements().map(|element| element.name));
        }
        let nearest = nearest(&name.text, known).map(SmolStr::new);
        self.errors.push(ResolveError::Unknown {
            what,
            name: name.text.clone(),
            at: name.span,
            nearest,
        });
    }

    fn upper(&mut self, name: &Name) {
        if let Some(item) = self.file.upper.get(&name.text) {
            self.uses.insert(name.span, Target::Upper(*item));
        } else if let Some(word) = WORDS.iter().find(|word| **word == name.text) {
            self.uses.insert(name.span, Target::Word(word));
        } else if !self.variants.contains(&name.text) && !self.file.broken.contains(&name.text) {
            let known = self
                .file
                .upper
                .keys()
                .chain(self.variants)
                .map(SmolStr::as_str);
            let nearest = nearest(&name.text, known).map(SmolStr::new);
            self.errors.push(ResolveError::Unknown {
                what: Kind::UpperName,
                name: name.text.clone(),
                at: name.span,
                nearest,
            });
        }
    }

    fn optional_type(&mut self, ty: Option<&TypeExpr>) {
        if let Some(ty) = ty {
            self.type_expr(ty);
        }
    }

    fn type_expr(&mut self, ty: &TypeExpr) {
        match &ty.kind {
            TypeExprKind::Named { name, arguments } => {
                if let Some(index) = self.generics.iter().position(|known| *known == name.text) {
                    self.uses.insert(
                        name.span,
                        Target::TypeParam(u32::try_from(index).unwrap_or(u32::MAX)),
                    );
                } else {
                    self.type_name(name);
                }
                for argument in arguments {
                    self.type_expr(argument);
                }
            }
            TypeExprKind::Option(inner) => self.type_expr(inner),
            TypeExprKind::Function { params, result } => {
                for param in params {
                    self.type_expr(param);
                }
                self.type_expr(result);
            }
            TypeExprKind::Broken => {}
        }
    }

    fn type_name(&mut self, name: &Name) {
        let item = self.file.upper.get(&name.text);
        let is = match item {
            Some(UpperItem::Record(_) | UpperItem::Enum(_) | UpperItem::BuiltinType(_)) => {
                if let Some(item) = item {
                    self.uses.insert(name.span, Target::Upper(*item));
                }
                return;
            }
            Some(UpperItem::Constant(_)) => "a constant",
            Some(UpperItem::State(_)) => "a state",
            Some(UpperItem::Component(_)) => "a component",
            Some(UpperItem::Page(_)) => "a page",
            Some(UpperItem::Style(_)) => "a style",
            None if self.file.broken.contains(&name.text) => return,
            None => {
                let known = self
                    .file
                    .upper
                    .iter()
                    .filter(|(_, item)| {
                        matches!(
                            item,
                            UpperItem::Record(_) | UpperItem::Enum(_) | UpperItem::BuiltinType(_)
                        )
                    })
                    .map(|(known, _)| known.as_str())
                    .chain(self.generics.iter().map(SmolStr::as_str));
                let nearest = nearest(&name.text, known).map(SmolStr::new);
                self.errors.push(ResolveError::Unknown {
                    what: Kind::Type,
                    name: name.text.clone(),
                    at: name.span,
                    nearest,
                });
                return;
            }
        };
        self.errors.push(ResolveError::WrongKind {
            name: name.text.clone(),
            is,
            wanted: "a type",
            at: name.span,
        });
    }

    fn optional_value(&mut self, value: Option<&Value>) {
        if let Some(value) = value {
            self.value(value);
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Expr(expr) => self.expr(expr),
            Value::Block(block) => self.block(block),
        }
    }

    fn args(&mut self, args: &Args) {
        for argument in &args.arguments {
            self.value(&argument.value);
        }
    }

    fn text(&mut self, text: &TextLiteral) {
        for part in &text.parts {
            if let TextPart::Hole(hole) = part {
                self.expr(hole);
            }
        }
    }

    fn condition(&mut self, condition: &Condition) {
        match condition {
            Condition::Is(expr) => self.expr(expr),
            Condition::Let { pattern, value, .. } => {
                self.expr(value);
                self.pattern(pattern);
            }
        }
    }

    /// Binds the names of a pattern in the scope at hand. In alternatives the names of the first one count for all.
    fn pattern(&mut self, pattern: &Pattern) {
        match &pattern.kind {
            PatternKind::Bind(name) => self.bind(name),
            PatternKind::Wrapper { fields, .. } => {
                for field in fields {
                    self.pattern(field);
                }
            }
            PatternKind::Variant {
                enumeration,
                fields,
                ..
            } => {
                // Whether there is such a variant depends on the type that is matched.
                if let Some(enumeration) = enumeration {
                    self.upper(enumeration);
                }
                for field in fields.iter().flatten() {
                    self.pattern(field);
                }
            }
            PatternKind::Or(alternatives) => {
                if let Some(first) = alternatives.first() {
                    self.pattern(first);
                }
            }
            PatternKind::Number(_)
            | PatternKind::Text(_)
            | PatternKind::Bool(_)
            | PatternKind::None
            | PatternKind::Wildcard
            | PatternKind::Broken => {}
        }
    }

    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Text(text) => self.text(text),
            ExprKind::Name(name) => match self.lookup(&name.text) {
                Some(target) => {
                    self.uses.insert(name.span, target);
                }
                None => self.unknown(Kind::Name, name),
            },
            ExprKind::UpperName(name) => self.upper(name),
            ExprKind::Group(inner) => self.expr(inner),
            ExprKind::If(tree) => {
                self.scopes.push(Vec::new());
                self.condition(&tree.condition);
                self.block(&tree.then);
                self.leave();
                match &tree.otherwise {
                    Some(Else::If(inner)) => self.expr(inner),
                    Some(Else::Block(block)) => self.block(block),
                    None => {}
                }
            }
            ExprKind::Match(tree) => {
                self.expr(&tree.scrutinee);
                for arm in &tree.arms {
                    self.scopes.push(Vec::new());
                    self.pattern(&arm.pattern);
                    if let Some(guard) = &arm.guard {
                        self.expr(guard);
                    }
                    match &arm.body {
                        ArmBody::Block(block) => self.block(block),
                        ArmBody::Item(item) => self.item(item),
                    }
                    self.leave();
                }
            }
            ExprKind::Lambda(lambda) => {
                self.scopes.push(Vec::new());
                unique(
                    lambda.params.iter().map(|param| &param.name),
                    "these parameters",
                    self.errors,
                );
                for param in &lambda.params {
                    self.optional_type(param.ty.as_ref());
                    self.bind(&param.name);
                }
                match &lambda.body {
                    // The body of a handler may be a call, which stands at the start of an item.
                    Value::Expr(body) => self.expr(body),
                    Value::Block(block) => self.block(block),
                }
                self.leave();
            }
            ExprKind::List(items) => {
                for item in items {
                    self.expr(item);
                }
            }
            ExprKind::Map(entries) => {
                for (key, value) in entries {
                    self.expr(key);
                    self.expr(value);
                }
            }
            ExprKind::Binary { left, right, .. } => {
                self.expr(left);
                self.expr(right);
            }
            ExprKind::Unary { operand, .. } => self.expr(operand),
            ExprKind::Field { object, .. } => self.expr(object),
            ExprKind::Call { callee, args } => {
                self.expr(callee);
                self.args(args);
            }
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
}

fn texts(names: &[Name]) -> Vec<SmolStr> {
    names.iter().map(|name| name.text.clone()).collect()
}
