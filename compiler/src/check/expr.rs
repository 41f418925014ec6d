//! Expressions: names, fields, chains with `?.`, control as values.

use super::body::{Binding, Cx, Place};
use super::fit::broken;
use super::types::{is_broken, option_of};
use super::{Checker, error};
use crate::ast::{self, ArmBody, Else, MemberKind, UnaryOperator, Value};
use crate::hir::{
    self, Arm, Block, Condition, Expr, ExprKind, FunctionId, Literal, LocalId, StateId, Type,
};
use crate::resolve::{FunctionTree, Target, UpperItem};
use crate::source::Span;
use crate::suggest::nearest;
use std::sync::Arc;

/// A member of a state, by its index among its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Member {
    Var(u32),
    Computed(u32),
    Event(u32),
    Function(FunctionId),
}

/// Options that were opened by `?.`, outermost first: what may be missing, and the local that holds it.
type Chains = Vec<(Expr, LocalId)>;

impl<'a> Checker<'a> {
    /// An expression where `wanted` is needed.
    pub(super) fn expr_as(&mut self, cx: &mut Cx, tree: &ast::Expr, wanted: Option<&Type>) -> Expr {
        let expr = self.expr(cx, tree, wanted);
        match wanted {
            Some(wanted) => self.fit(expr, wanted),
            None => expr,
        }
    }

    /// A value that may be a block.
    pub(super) fn value_as(&mut self, cx: &mut Cx, value: &Value, wanted: &Type) -> Expr {
        match value {
            Value::Expr(expr) => self.expr_as(cx, expr, Some(wanted)),
            Value::Block(block) => {
                self.report(error::mismatch(&self.show(wanted), "block", block.span));
                broken(block.span)
            }
        }
    }

    /// An expression; `wanted` is a hint that decides literals and bare variants.
    pub(super) fn expr(&mut self, cx: &mut Cx, tree: &ast::Expr, wanted: Option<&Type>) -> Expr {
        let span = tree.span;
        let literal = |literal, ty| Expr {
            kind: ExprKind::Literal(literal),
            ty,
            span,
        };
        match &tree.kind {
            ast::ExprKind::Number(number) => self.number(number, span, wanted),
            ast::ExprKind::Color(digits) => literal(
                Literal::Color(smol_str::format_smolstr!("#{digits}")),
                Type::Color,
            ),
            ast::ExprKind::Text(text) => self.text(cx, text),
            ast::ExprKind::Bool(value) => literal(Literal::Bool(*value), Type::Bool),
            ast::ExprKind::None => match wanted {
                Some(ty @ Type::Option(_)) if !super::types::is_open(ty) => Expr {
                    kind: ExprKind::None,
                    ty: ty.clone(),
                    span,
                },
                Some(Type::Error) => broken(span),
                Some(other) if !super::types::is_open(other) => {
                    let shown = self.show(other);
                    self.report(error::mismatch(&shown, "none", span).help(format!(
                        "a value that may be missing has the type `{shown}?`"
                    )));
                    broken(span)
                }
                _ => {
                    self.report(error::open_literal(
                        "this `none`",
                        "let found: Text? = none",
                        span,
                    ));
                    broken(span)
                }
            },
            ast::ExprKind::SelfState => {
                self.report(error::not_a_value(
                    "`self`",
                    "write `self.` and the name of a member",
                    span,
                ));
                broken(span)
            }
            ast::ExprKind::Name(name) => self.name(cx, name),
            ast::ExprKind::UpperName(name) => self.upper_name(cx, name, wanted),
            ast::ExprKind::Group(inner) => self.expr(cx, inner, wanted),
            ast::ExprKind::If(tree) => self.if_value(cx, tree, span, wanted),
            ast::ExprKind::Match(tree) => self.match_value(cx, tree, span, wanted),
            ast::ExprKind::Lambda(lambda) => self.lambda(cx, lambda, span, wanted),
            ast::ExprKind::List(items) => self.list(cx, items, span, wanted),
            ast::ExprKind::Map(_) => {
                self.report(error::not_yet("a map", span));
                broken(span)
            }
            ast::ExprKind::Binary {
                operator,
                operator_span,
                left,
                right,
            } => self.binary(cx, *operator, *operator_span, (left, right), span, wanted),
            ast::ExprKind::Unary { operator, operand } => {
                self.unary(cx, *operator, operand, span, wanted)
            }
            ast::ExprKind::Field { .. }
            | ast::ExprKind::Call { .. }
            | ast::ExprKind::Index { .. } => {
                let mut chains = Chains::new();
                let result = self.spine(cx, tree, wanted, &mut chains);
                self.wrap(chains, result)
            }
            ast::ExprKind::Broken => broken(span),
        }
    }

    fn wrap(&mut self, chains: Chains, result: Expr) -> Expr {
        if chains.is_empty() {
            return result;
        }
        let ty = option_of(result.ty.clone());
        let mut result = self.fit(result, &ty);
        for (object, local) in chains.into_iter().rev() {
            let span = object.span.to(result.span);
            result = Expr {
                kind: ExprKind::Chain {
                    object: Box::new(object),
                    local,
                    then: Box::new(result),
                },
                ty: ty.clone(),
                span,
            };
        }
        result
    }

    /// A row of fields, calls and indexes; `?.` opens what stands before it for all that follows.
    fn spine(
        &mut self,
        cx: &mut Cx,
        tree: &ast::Expr,
        wanted: Option<&Type>,
        chains: &mut Chains,
    ) -> Expr {
        match &tree.kind {
            ast::ExprKind::Field {
                object,
                name,
                optional,
            } => {
                if let Some(expr) = self.static_field(cx, object, name, wanted, tree.span) {
                    return expr;
                }
                let object = self.object(cx, object, *optional, chains);
                self.field(object, name, tree.span)
            }
            ast::ExprKind::Index { object, index } => {
                let object = self.spine(cx, object, None, chains);
                self.index(cx, object, index, tree.span)
            }
            ast::ExprKind::Call { callee, args } => {
                if let ast::ExprKind::Field {
                    object,
                    name,
                    optional,
                } = &callee.kind
                {
                    if let Some(expr) = self.static_call(cx, object, name, args, wanted, tree.span)
                    {
                        return expr;
                    }
                    if !optional && self.changes_place(cx, object, name) {
                        return self
                            .mutate(cx, object, name, args, tree.span)
                            .unwrap_or_else(|| broken(tree.span));
                    }
                    let object = self.object(cx, object, *optional, chains);
                    return self.method_call(cx, object, name, args, wanted, tree.span);
                }
                self.call(cx, callee, args, wanted, tree.span)
            }
            _ => self.expr(cx, tree, wanted),
        }
    }

    /// Whether `object.name(…)` changes its object and the object is something that may be a place.
    fn changes_place(&self, cx: &Cx, object: &ast::Expr, name: &ast::Name) -> bool {
        let mutates = crate::library::METHODS
            .iter()
            .any(|method| method.mutates && method.signature.name == name.text.as_str());
        let may_be_place = match &object.kind {
            ast::ExprKind::Name(_) | ast::ExprKind::Index { .. } | ast::ExprKind::Field { .. } => {
                true
            }
            _ => false,
        };
        mutates && may_be_place && cx.place.is_event() | cx.result.is_some() && !cx.in_lambda
    }

    fn object(
        &mut self,
        cx: &mut Cx,
        tree: &ast::Expr,
        optional: bool,
        chains: &mut Chains,
    ) -> Expr {
        let object = self.spine(cx, tree, None, chains);
        if !optional {
            return object;
        }
        let span = object.span;
        match &object.ty {
            Type::Option(inner) => {
                let ty = (**inner).clone();
                let local = cx.hidden("inner", ty.clone());
                chains.push((object, local));
                Expr {
                    kind: ExprKind::Local(local),
                    ty,
                    span,
                }
            }
            Type::Error => object,
            other => {
                let shown = self.show(other);
                self.report(
                    error::mismatch("an option", &shown, span)
                        .help("this is never `none`: write `.` in place of `?.`"),
                );
                broken(span)
            }
        }
    }

    /// A lower-case name as a value.
    fn name(&mut self, cx: &mut Cx, name: &ast::Name) -> Expr {
        let span = name.span;
        match self.target(name) {
            None => broken(span),
            Some(Target::Local(at)) => match cx.names.get(&at) {
                Some(Binding::Local(id)) => {
                    let id = *id;
                    let ty = cx.local(id).map_or(Type::Error, |local| local.ty.clone());
                    if matches!(ty, Type::Event(_) | Type::View(_)) {
                        let shown = self.show(&ty);
                        self.report(error::not_a_value(
                            &format!("`{}`, a `{shown}`,", name.text),
                            "a slot stands in a view on a line of its own, an event is given to a handler",
                            span,
                        ));
                        return broken(span);
                    }
                    Expr {
                        kind: ExprKind::Local(id),
                        ty,
                        span,
                    }
                }
                Some(Binding::Alias(read, _)) => Expr {
                    span,
                    ..(**read).clone()
                },
                None => broken(span),
            },
            Some(Target::Member(state, index)) => self.member_value(cx, state, index, name),
            Some(Target::OwnEvent(_)) => {
                self.report(error::event_as_value(&name.text, span));
                broken(span)
            }
            Some(Target::Function(_)) => {
                self.report(error::not_a_value(
                    &format!("the function `{}`", name.text),
                    "call it with its arguments, or give `x => …`",
                    span,
                ));
                broken(span)
            }
            Some(Target::Effect(_) | Target::Builtin(_)) => {
                self.report(error::not_a_value(
                    &format!("`{}`", name.text),
                    "call it with its arguments",
                    span,
                ));
                broken(span)
            }
            Some(Target::Word(word)) => {
                self.report(error::not_yet(&format!("`{word}` as a value"), span));
                broken(span)
            }
            Some(Target::Element(_) | Target::Upper(_) | Target::TypeParam(_)) => broken(span),
        }
    }

    /// The member of a state with this index in its tree.
    pub(super) fn member(&self, state: StateId, index: u32) -> Option<Member> {
        let tree: &'a ast::State = self.bindings.states.get(state.0 as usize)?.tree;
        let member = tree.members.get(index as usize)?;
        let before = |is: fn(&MemberKind) -> bool| {
            let count = tree
                .members
                .iter()
                .take(index as usize)
                .filter(|member| is(&member.kind))
                .count();
            u32::try_from(count).unwrap_or(u32::MAX)
        };
        Some(match &member.kind {
            MemberKind::Var(_) => Member::Var(before(|kind| matches!(kind, MemberKind::Var(_)))),
            MemberKind::Computed(_) => {
                Member::Computed(before(|kind| matches!(kind, MemberKind::Computed(_))))
            }
            MemberKind::Event(_) => {
                Member::Event(before(|kind| matches!(kind, MemberKind::Event(_))))
            }
            MemberKind::Function(function) => {
                let id = self.bindings.functions.iter().position(|item| {
                    matches!(item.tree, FunctionTree::Rxl(tree, _) if std::ptr::eq(tree, function))
                })?;
                Member::Function(FunctionId(u32::try_from(id).ok()?))
            }
            MemberKind::Hook(_) | MemberKind::Broken => return None,
        })
    }

    /// The member of a state with this name, for `State.name` and `self.name`; `set_<var>` is made where a var may be set.
    pub(super) fn member_named(&mut self, state: StateId, name: &ast::Name) -> Option<Member> {
        let tree: &'a ast::State = self.bindings.states.get(state.0 as usize)?.tree;
        let index = tree.members.iter().position(|member| {
            let known = match &member.kind {
                MemberKind::Var(var) => &var.name,
                MemberKind::Computed(computed) => &computed.name,
                MemberKind::Event(event) => &event.name,
                MemberKind::Function(function) => &function.name,
                MemberKind::Hook(_) | MemberKind::Broken => return false,
            };
            known.text == name.text
        });
        if let Some(index) = index {
            return self.member(state, u32::try_from(index).ok()?);
        }
        let var = name.text.strip_prefix("set_")?;
        let index = self
            .program
            .states
            .get(state.0 as usize)?
            .vars
            .iter()
            .position(|known| known.origin.name == var)?;
        self.setter(state, u32::try_from(index).ok()?, name.span)
            .map(Member::Event)
    }

    pub(super) fn unknown_member(&mut self, state: StateId, name: &ast::Name) {
        let Some(declared) = self.program.states.get(state.0 as usize) else {
            return;
        };
        let functions = self
            .program
            .functions
            .iter()
            .filter(|function| function.state == Some(state))
            .map(|function| function.origin.name.as_str());
        let names: Vec<&str> = declared
            .vars
            .iter()
            .map(|var| &var.origin)
            .chain(declared.computeds.iter().map(|computed| &computed.origin))
            .chain(declared.events.iter().map(|event| &event.origin))
            .map(|origin| origin.name.as_str())
            .chain(functions)
            .collect();
        let diagnostic = error::unknown_member(
            &declared.origin.name,
            &name.text,
            name.span,
            nearest(&name.text, names),
            declared.origin.span,
        );
        self.report(diagnostic);
    }

    fn member_value(&mut self, cx: &Cx, state: StateId, index: u32, name: &ast::Name) -> Expr {
        match self.member(state, index) {
            Some(member) => self.read_member(cx, state, member, name),
            None => broken(name.span),
        }
    }

    fn read_member(&mut self, cx: &Cx, state: StateId, member: Member, name: &ast::Name) -> Expr {
        let span = name.span;
        match member {
            Member::Var(var) => {
                let ty = self.var_type(state, var);
                let origin = self
                    .program
                    .states
                    .get(state.0 as usize)
                    .and_then(|state| state.vars.get(var as usize))
                    .map(|var| (var.private, var.origin.span));
                if !self.may_read(cx, state, name, origin) {
                    return broken(span);
                }
                Expr {
                    kind: ExprKind::Var(hir::VarRef { state, var }),
                    ty,
                    span,
                }
            }
            Member::Computed(computed) => {
                let ty = self.computed_type(state, computed, span);
                let origin = self
                    .program
                    .states
                    .get(state.0 as usize)
                    .and_then(|state| state.computeds.get(computed as usize))
                    .map(|computed| (computed.private, computed.origin.span));
                if !self.may_read(cx, state, name, origin) {
                    return broken(span);
                }
                Expr {
                    kind: ExprKind::Computed(hir::ComputedRef { state, computed }),
                    ty,
                    span,
                }
            }
            Member::Event(_) => {
                self.report(error::event_as_value(&name.text, span));
                broken(span)
            }
            Member::Function(_) => {
                self.report(error::not_a_value(
                    &format!("the function `{}`", name.text),
                    "call it with its arguments",
                    span,
                ));
                broken(span)
            }
        }
    }

    /// Whether code here may read a cell of a state; reports why not.
    fn may_read(
        &mut self,
        cx: &Cx,
        state: StateId,
        name: &ast::Name,
        cell: Option<(bool, Option<Span>)>,
    ) -> bool {
        let (private, declared) = cell.unwrap_or((false, None));
        let shown = self
            .program
            .states
            .get(state.0 as usize)
            .map(|state| format!("{}.{}", state.origin.name, name.text))
            .unwrap_or_default();
        let is_client = |id: StateId, checker: &Self| {
            checker
                .program
                .states
                .get(id.0 as usize)
                .is_some_and(|state| state.kind == ast::StateKind::Client)
        };
        let here_is_client = cx.state.is_some_and(|id| is_client(id, self));
        if cx.place == Place::Pure && cx.state.is_none() {
            self.report(error::impure(&format!("`{shown}`, a state,"), name.span));
            return false;
        }
        if private && (cx.place.is_browser() || here_is_client) {
            self.report(error::private_in_browser(&shown, name.span, declared));
            return false;
        }
        if private && cx.place == Place::OptimisticEvent {
            self.report(error::optimistic(
                &format!("`{shown}`, which is private,"),
                name.span,
            ));
            return false;
        }
        if is_client(state, self) && !here_is_client && !cx.place.is_browser() {
            self.report(error::client_on_server(&shown, name.span));
            return false;
        }
        true
    }

    /// An upper-case name as a value: a constant or a bare variant.
    fn upper_name(&mut self, _cx: &mut Cx, name: &ast::Name, wanted: Option<&Type>) -> Expr {
        let span = name.span;
        if let Some(expr) = self.bare_variant(name, wanted) {
            return expr;
        }
        match self.target(name) {
            Some(Target::Upper(UpperItem::Constant(constant))) => Expr {
                kind: ExprKind::Constant(constant),
                ty: self.constant_type(constant, span),
                span,
            },
            Some(Target::Upper(item)) => {
                let (what, help) = match item {
                    UpperItem::State(_) => ("a state", "read one of its members: `State.var`"),
                    UpperItem::Record(_) => ("a type", "build a value: `Type(field: …)`"),
                    UpperItem::Enum(_) => ("an enum", "name one of its variants: `Enum.Variant`"),
                    UpperItem::Component(_) => ("a component", "components stand in views"),
                    UpperItem::Page(_) => {
                        ("a page", "its address is written with brackets: `Page()`")
                    }
                    _ => ("a type", "types stand behind `:`"),
                };
                self.report(error::not_a_value(
                    &format!("`{}`, {what},", name.text),
                    help,
                    span,
                ));
                broken(span)
            }
            _ => broken(span),
        }
    }

    /// A bare variant, looked up in the expected type.
    fn bare_variant(&mut self, name: &ast::Name, wanted: Option<&Type>) -> Option<Expr> {
        let span = name.span;
        let expected = match wanted {
            Some(Type::Option(inner)) => Some(&**inner),
            other => other,
        };
        if let Some(Type::Enum(id, arguments)) = expected {
            if let Some((variant, types)) = self.variant(*id, &name.text) {
                if !types.is_empty() {
                    let signature = self.variant_signature(*id, variant);
                    self.report(error::missing_argument(
                        &self.field_name(*id, variant, 0),
                        &format!("variant `{}`", name.text),
                        &signature,
                        span,
                    ));
                    return Some(broken(span));
                }
                return Some(Expr {
                    kind: ExprKind::Variant(*id, variant, Vec::new()),
                    ty: Type::Enum(*id, arguments.clone()),
                    span,
                });
            }
            if self.target(name).is_none() && self.is_variant_somewhere(&name.text) {
                self.unknown_variant(*id, name);
                return Some(broken(span));
            }
        }
        if self.target(name).is_some() {
            return None;
        }
        if expected.is_some_and(is_broken) {
            return Some(broken(span));
        }
        let enums: Vec<String> = self
            .program
            .enums
            .iter()
            .filter(|declared| {
                declared
                    .variants
                    .iter()
                    .any(|variant| variant.origin.name == name.text)
            })
            .map(|declared| declared.origin.name.to_string())
            .collect();
        if enums.is_empty() {
            return None;
        }
        let diagnostic = match expected {
            Some(ty) if !super::types::is_open(ty) => {
                let wanted = self.show(ty);
                error::mismatch(&wanted, enums.first().map_or("", String::as_str), span)
            }
            _ => error::bare_variant(&name.text, &enums, span),
        };
        self.report(diagnostic);
        Some(broken(span))
    }

    fn is_variant_somewhere(&self, name: &str) -> bool {
        self.program
            .enums
            .iter()
            .flat_map(|declared| &declared.variants)
            .any(|variant| variant.origin.name == name)
    }

    fn field_name(&self, id: hir::EnumId, variant: u32, field: usize) -> String {
        self.program
            .enums
            .get(id.0 as usize)
            .and_then(|declared| declared.variants.get(variant as usize))
            .and_then(|variant| variant.fields.get(field))
            .map(|field| field.origin.name.to_string())
            .unwrap_or_default()
    }

    pub(super) fn variant_signature(&self, id: hir::EnumId, variant: u32) -> String {
        self.program
            .enums
            .get(id.0 as usize)
            .and_then(|declared| declared.variants.get(variant as usize))
            .map(|variant| {
                let fields: Vec<String> = variant
                    .fields
                    .iter()
                    .map(|field| format!("{}: {}", field.origin.name, self.show(&field.ty)))
                    .collect();
                format!("{}({})", variant.origin.name, fields.join(", "))
            })
            .unwrap_or_default()
    }

    /// `State.var`, `Enum.Variant`, `self.var`: what needs no value before the point.
    fn static_field(
        &mut self,
        cx: &mut Cx,
        object: &ast::Expr,
        name: &ast::Name,
        _wanted: Option<&Type>,
        span: Span,
    ) -> Option<Expr> {
        let state = match &object.kind {
            ast::ExprKind::SelfState => match cx.state {
                Some(state) => state,
                None => {
                    self.report(error::not_a_value(
                        "`self`",
                        "it stands in the members of a state",
                        object.span,
                    ));
                    return Some(broken(span));
                }
            },
            ast::ExprKind::UpperName(upper) => match self.target(upper)? {
                Target::Upper(UpperItem::State(state)) => state,
                Target::Upper(UpperItem::Enum(id)) => {
                    let wanted = Type::Enum(id, Arc::from([]));
                    if let Some((_, types)) = self.variant(id, &name.text) {
                        let _ = types;
                        return self
                            .bare_variant(name, Some(&wanted))
                            .map(|expr| Expr { span, ..expr });
                    }
                    self.unknown_variant(id, name);
                    return Some(broken(span));
                }
                _ => return None,
            },
            _ => return None,
        };
        Some(match self.member_named(state, name) {
            Some(member) => Expr {
                span,
                ..self.read_member(cx, state, member, name)
            },
            None => {
                self.unknown_member(state, name);
                broken(span)
            }
        })
    }

    /// A field of a value.
    pub(super) fn field(&mut self, object: Expr, name: &ast::Name, span: Span) -> Expr {
        let (record, arguments) = match &object.ty {
            Type::Record(record, arguments) => (*record, arguments.clone()),
            Type::Error => return broken(span),
            Type::Option(inner) => {
                let shown = self.show(inner);
                self.report(error::option_as_value(&shown, object.span));
                return broken(span);
            }
            other => {
                let shown = self.show(other);
                let kind = super::methods::receiver_kind(other);
                let nearest = kind.and_then(|kind| {
                    nearest(
                        &name.text,
                        crate::library::methods_of(kind)
                            .map(|method| method.signature.name.as_str()),
                    )
                });
                let is_method =
                    kind.is_some_and(|kind| crate::library::method(kind, &name.text).is_some());
                let diagnostic = if is_method {
                    error::not_a_value(
                        &format!("the method `{}`", name.text),
                        &format!("call it: `{}(…)`", name.text),
                        name.span,
                    )
                } else {
                    error::unknown_field(&shown, &name.text, name.span, nearest, None)
                };
                self.report(diagnostic);
                return broken(span);
            }
        };
        let Some(declared) = self.program.records.get(record.0 as usize) else {
            return broken(span);
        };
        let found = declared
            .fields
            .iter()
            .position(|field| field.origin.name == name.text);
        let Some((index, field)) =
            found.and_then(|index| Some((index, declared.fields.get(index)?)))
        else {
            let names = declared
                .fields
                .iter()
                .map(|field| field.origin.name.as_str());
            let diagnostic = error::unknown_field(
                &declared.origin.name,
                &name.text,
                name.span,
                nearest(&name.text, names),
                declared.origin.span,
            );
            self.report(diagnostic);
            return broken(span);
        };
        let ty = super::types::substitute(&field.ty, &arguments);
        Expr {
            kind: ExprKind::Field {
                object: Box::new(object),
                record,
                field: u32::try_from(index).unwrap_or(u32::MAX),
            },
            ty,
            span,
        }
    }

    fn index(&mut self, cx: &mut Cx, object: Expr, index: &ast::Expr, span: Span) -> Expr {
        let is_range = matches!(
            index.kind,
            ast::ExprKind::Binary {
                operator: ast::BinaryOperator::Range,
                ..
            }
        );
        let ty = object.ty.clone();
        match &ty {
            Type::List(_) | Type::Text if is_range => {
                let range = self.expr_as(cx, index, Some(&Type::Range));
                Expr {
                    kind: ExprKind::Slice(Box::new(object), Box::new(range)),
                    ty,
                    span,
                }
            }
            Type::List(element) => {
                let index = self.expr_as(cx, index, Some(&Type::Int));
                Expr {
                    kind: ExprKind::ListIndex(Box::new(object), Box::new(index)),
                    ty: (**element).clone(),
                    span,
                }
            }
            Type::Error => {
                let _ = self.expr(cx, index, None);
                broken(span)
            }
            Type::Option(inner) => {
                let shown = self.show(inner);
                self.report(error::option_as_value(&shown, object.span));
                broken(span)
            }
            other => {
                let shown = self.show(other);
                let diagnostic = error::mismatch("List", &shown, object.span);
                let diagnostic = match other {
                    Type::Text => {
                        diagnostic.help("`char_at(i)` gives one character, `text[a..b]` a part")
                    }
                    _ => diagnostic,
                };
                self.report(diagnostic);
                broken(span)
            }
        }
    }

    fn unary(
        &mut self,
        cx: &mut Cx,
        operator: UnaryOperator,
        operand: &ast::Expr,
        span: Span,
        wanted: Option<&Type>,
    ) -> Expr {
        match operator {
            UnaryOperator::Not => {
                let operand = self.expr_as(cx, operand, Some(&Type::Bool));
                Expr {
                    kind: ExprKind::Not(Box::new(operand)),
                    ty: Type::Bool,
                    span,
                }
            }
            UnaryOperator::Negate => {
                let operand = self.expr(cx, operand, wanted);
                let ty = operand.ty.clone();
                let operand = Box::new(operand);
                let kind = match &ty {
                    Type::Int => ExprKind::NegateInt(operand),
                    Type::Float => ExprKind::NegateFloat(operand),
                    Type::Duration => ExprKind::NegateDuration(operand),
                    Type::Error => return broken(span),
                    other => {
                        let shown = self.show(other);
                        self.report(error::mismatch("Int", &shown, operand.span));
                        return broken(span);
                    }
                };
                Expr { kind, ty, span }
            }
            UnaryOperator::Try => {
                self.report(error::not_yet("`try`", span));
                broken(span)
            }
        }
    }

    /// A condition; names of its pattern become locals.
    pub(super) fn condition(&mut self, cx: &mut Cx, tree: &ast::Condition) -> Condition {
        match tree {
            ast::Condition::Is(expr) => Condition::Is(self.expr_as(cx, expr, Some(&Type::Bool))),
            ast::Condition::Let {
                mutable,
                pattern,
                value,
            } => {
                if *mutable {
                    self.report(error::not_yet("`if let mut`", pattern.span));
                }
                let value = self.expr(cx, value, None);
                let pattern = match (&pattern.kind, &value.ty) {
                    // A plain name opens an option.
                    (ast::PatternKind::Bind(_), Type::Option(inner)) => {
                        let inner = (**inner).clone();
                        hir::Pattern::Some(Box::new(self.pattern(cx, pattern, &inner)))
                    }
                    (ast::PatternKind::Bind(_), Type::Error) => {
                        self.pattern(cx, pattern, &Type::Error)
                    }
                    (ast::PatternKind::Bind(_), other) => {
                        let shown = self.show(other);
                        self.report(
                            error::mismatch("an option", &shown, value.span)
                                .help("this is never `none`; use `let` without `if`"),
                        );
                        self.pattern(cx, pattern, &Type::Error)
                    }
                    (_, ty) => {
                        let ty = ty.clone();
                        self.pattern(cx, pattern, &ty)
                    }
                };
                Condition::Let { pattern, value }
            }
        }
    }

    fn if_value(&mut self, cx: &mut Cx, tree: &ast::If, span: Span, wanted: Option<&Type>) -> Expr {
        let condition = Box::new(self.condition(cx, &tree.condition));
        let mut then = self.value_block(cx, &tree.then, wanted);
        let Some(otherwise) = &tree.otherwise else {
            self.report(error::if_without_else(span));
            return broken(span);
        };
        let known = wanted.cloned().or_else(|| block_type(&then));
        let mut other = match otherwise {
            Else::If(inner) => {
                let value = self.expr(cx, inner, known.as_ref());
                Block {
                    statements: Vec::new(),
                    value: Some(Box::new(value)),
                }
            }
            Else::Block(block) => self.value_block(cx, block, known.as_ref()),
        };
        let ty = self.common(&mut [&mut then, &mut other], wanted);
        Expr {
            kind: ExprKind::If {
                condition,
                then,
                otherwise: Some(other),
            },
            ty,
            span,
        }
    }

    fn match_value(
        &mut self,
        cx: &mut Cx,
        tree: &ast::Match,
        span: Span,
        wanted: Option<&Type>,
    ) -> Expr {
        let scrutinee = self.expr(cx, &tree.scrutinee, None);
        let mut known = wanted.cloned();
        let mut arms = Vec::new();
        for arm in &tree.arms {
            let pattern = self.pattern(cx, &arm.pattern, &scrutinee.ty);
            let guard = arm
                .guard
                .as_ref()
                .map(|guard| self.expr_as(cx, guard, Some(&Type::Bool)));
            let body = match &arm.body {
                ArmBody::Block(block) => self.value_block(cx, block, known.as_ref()),
                ArmBody::Item(item) => {
                    self.value_items(cx, std::slice::from_ref(item), known.as_ref(), item.span)
                }
            };
            if known.is_none() {
                known = block_type(&body);
            }
            arms.push(Arm {
                pattern,
                guard,
                body,
            });
        }
        self.exhaustive(
            &scrutinee,
            arms.iter().map(|arm| (&arm.pattern, arm.guard.is_some())),
            tree,
        );
        let mut bodies: Vec<&mut Block> = arms.iter_mut().map(|arm| &mut arm.body).collect();
        let ty = self.common(&mut bodies, wanted);
        Expr {
            kind: ExprKind::Match {
                scrutinee: Box::new(scrutinee),
                arms,
            },
            ty,
            span,
        }
    }

    /// Reports cases that no arm covers. Arms with a guard cover nothing for sure.
    pub(super) fn exhaustive<'p>(
        &mut self,
        scrutinee: &Expr,
        arms: impl Iterator<Item = (&'p hir::Pattern, bool)>,
        tree: &ast::Match,
    ) {
        if is_broken(&scrutinee.ty) {
            return;
        }
        let patterns: Vec<&hir::Pattern> = arms
            .filter(|(_, guarded)| !guarded)
            .map(|(pattern, _)| pattern)
            .collect();
        let missing = self.uncovered(&patterns, &scrutinee.ty);
        if !missing.is_empty() {
            self.report(error::not_exhaustive(
                &missing,
                tree.scrutinee.span,
                tree.arms_span,
            ));
        }
    }

    /// The type on which the branches agree; each value is made to fit it.
    fn common(&mut self, blocks: &mut [&mut Block], wanted: Option<&Type>) -> Type {
        let found: Vec<Type> = blocks
            .iter()
            .filter_map(|block| block_type(block))
            .collect();
        let ty = match wanted {
            Some(wanted) if !super::types::is_open(wanted) => wanted.clone(),
            _ => {
                let first = found
                    .iter()
                    .find(|ty| **ty != Type::Never)
                    .cloned()
                    .unwrap_or(Type::Never);
                // A branch that may be `none` makes the whole so.
                match found
                    .iter()
                    .find(|ty| matches!(ty, Type::Option(inner) if **inner == first))
                {
                    Some(option) => option.clone(),
                    None => first,
                }
            }
        };
        for block in blocks.iter_mut() {
            if let Some(value) = block.value.take() {
                block.value = Some(Box::new(self.fit(*value, &ty)));
            }
        }
        ty
    }

    /// A lambda where a function is expected.
    fn lambda(
        &mut self,
        cx: &mut Cx,
        tree: &ast::Lambda,
        span: Span,
        wanted: Option<&Type>,
    ) -> Expr {
        let (params, result) = match wanted {
            Some(Type::Function(params, result)) => (params.clone(), result.clone()),
            Some(Type::Error) => return broken(span),
            _ => {
                self.report(error::not_a_value(
                    "a function",
                    "functions are given to methods and components that take one",
                    span,
                ));
                return broken(span);
            }
        };
        if params.len() != tree.params.len() {
            let wanted = self.show(&Type::Function(params, result));
            let found = format!("a function of {} parameters", tree.params.len());
            self.report(error::mismatch(&wanted, &found, span));
            return broken(span);
        }
        let locals: Vec<LocalId> = tree
            .params
            .iter()
            .zip(params.iter())
            .map(|(param, ty)| {
                let ty = match &param.ty {
                    Some(written) => self.ty(written),
                    None => ty.clone(),
                };
                cx.declare(&param.name, ty, hir::LocalKind::Fixed)
            })
            .collect();
        let outer = std::mem::replace(&mut cx.in_lambda, true);
        let wanted_result = (!super::types::is_open(&result)).then(|| (*result).clone());
        let body = match &tree.body {
            Value::Expr(expr) => {
                let hint = wanted_result.as_ref().or(match &*result {
                    open @ (Type::List(_) | Type::Option(_)) => Some(open),
                    _ => None,
                });
                let value = self.expr(cx, expr, hint);
                let value = match &wanted_result {
                    Some(wanted) => self.fit(value, wanted),
                    None => match &*result {
                        Type::Option(_) if !matches!(value.ty, Type::Option(_) | Type::Error) => {
                            let ty = option_of(value.ty.clone());
                            self.fit(value, &ty)
                        }
                        _ => value,
                    },
                };
                Block {
                    statements: Vec::new(),
                    value: Some(Box::new(value)),
                }
            }
            Value::Block(block) => self.value_block(cx, block, wanted_result.as_ref()),
        };
        cx.in_lambda = outer;
        let found = block_type(&body).unwrap_or(Type::Error);
        let types: Vec<Type> = locals
            .iter()
            .map(|id| cx.local(*id).map_or(Type::Error, |local| local.ty.clone()))
            .collect();
        Expr {
            kind: ExprKind::Lambda {
                params: locals,
                body,
            },
            ty: Type::Function(types.into(), Arc::new(found)),
            span,
        }
    }
}

/// The type of a block's value; none where it leaves without one.
pub(super) fn block_type(block: &Block) -> Option<Type> {
    block.value.as_ref().map(|value| value.ty.clone())
}
