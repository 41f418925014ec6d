//! What an input works on: its type, from `bind`, `value`, `options` or its handler; and `bind` taken apart (LANGUAGE §10.5).

use super::Checker;
use super::body::{Cx, Site};
use super::elements::entry;
use super::error;
use super::events::Action;
use super::places::read_of;
use super::properties::inner;
use super::signatures::Member;
use super::types::is_broken;
use crate::ast::{self, Argument, Value};
use crate::elements::{self, Element, EventProperty, PropertyType};
use crate::hir::{
    Block, Expr, ExprKind, Handler, HandlerAction, LocalId, Place, Property, Statement,
    StatementKind, Type,
};
use crate::resolve::{Target, UpperItem};
use crate::source::Span;
use smol_str::SmolStr;
use std::sync::Arc;

/// What an element works on, with the arguments that had to be checked to find it.
#[derive(Default)]
pub(super) struct Worked {
    pub(super) ty: Option<Type>,
    /// `multiple: true`: the type is a list of what can be chosen.
    is_many: bool,
    /// Checked values by the index of their arguments.
    checked: Vec<(usize, Expr)>,
    bound: Option<Bound>,
}

/// `bind: place`
struct Bound {
    /// What it shows.
    value: Expr,
    /// What happens when the user changes it.
    handler: Handler,
}

impl Worked {
    pub(super) fn ty(&self) -> Option<&Type> {
        self.ty.as_ref()
    }

    pub(super) fn is_many(&self) -> bool {
        self.is_many
    }

    /// The type that a property is about: one of the options, or what the element works on.
    pub(super) fn of(&self, property: PropertyType) -> Option<&Type> {
        match (self.ty.as_ref()?, property) {
            (Type::List(item), PropertyType::Values | PropertyType::Label) if self.is_many => {
                Some(item)
            }
            (ty, _) => Some(ty),
        }
    }

    /// The value of an argument that was checked already.
    pub(super) fn take(&mut self, argument: usize) -> Option<Expr> {
        let at = self
            .checked
            .iter()
            .position(|(known, _)| *known == argument)?;
        Some(self.checked.swap_remove(at).1)
    }

    /// Puts what `bind` stands for among the properties and handlers.
    pub(super) fn bind(
        &mut self,
        element: &'static Element,
        properties: &mut Vec<Property>,
        handlers: &mut Vec<(&'static EventProperty, Handler)>,
    ) {
        let Some(bound) = self.bound.take() else {
            return;
        };
        let name = match entry(element, "checked") {
            Some(_) => "checked",
            None => "value",
        };
        if let (Some(property), Some(event)) =
            (entry(element, name), elements::event(element, "on_change"))
        {
            properties.push(Property {
                name: SmolStr::new_static(name),
                property,
                value: bound.value,
            });
            handlers.push((event, bound.handler));
        }
    }
}

impl Checker<'_> {
    /// Finds out what an element works on.
    pub(super) fn worked(
        &mut self,
        cx: &mut Cx,
        element: &'static Element,
        arguments: &[Argument],
    ) -> Worked {
        let mut worked = Worked::default();
        let has = |wanted: PropertyType| {
            element
                .properties
                .iter()
                .any(|property| property.ty == wanted)
        };
        if !has(PropertyType::Bind) {
            return worked;
        }
        let is_number = has(PropertyType::Amount);
        let is_box = !has(PropertyType::Value) && !is_number;
        let given = |name: &str| {
            arguments.iter().enumerate().find(|(_, argument)| {
                argument
                    .label
                    .as_ref()
                    .is_some_and(|label| label.text == name)
            })
        };
        if is_box {
            worked.ty = Some(Type::Bool);
        }
        if let Some((_, argument)) = given("multiple")
            && entry(element, "multiple").is_some()
        {
            worked.is_many = self.is_many(argument);
        }
        let is_many = worked.is_many;
        if let Some((number, argument)) = given("options").filter(|_| has(PropertyType::Values))
            && let Value::Expr(tree) = &argument.value
        {
            let value = self.expr(cx, tree, None);
            if let Type::List(item) = &value.ty {
                worked.ty = Some(match is_many {
                    true => value.ty.clone(),
                    false => (**item).clone(),
                });
            }
            worked.checked.push((number, value));
        }
        if let Some((_, argument)) = given("bind") {
            worked.bound = self.bound(cx, argument);
            if let Some(bound) = &worked.bound {
                let found = bound.value.ty.clone();
                let fits = |ty: &Type| match is_many {
                    true => *ty == found,
                    false => inner(ty) == inner(&found),
                };
                match &worked.ty {
                    Some(ty) if !fits(ty) && !is_broken(&found) => {
                        let (wanted, found) = (self.show(ty), self.show(&found));
                        let wanted = error::a(&wanted);
                        let at = value_span(argument);
                        self.report(error::property_type("bind", &wanted, &found, at));
                    }
                    _ => worked.ty = Some(found),
                }
            } else {
                worked.ty.get_or_insert(Type::Error);
            }
        }
        for name in ["value", "default_value"] {
            if is_box {
                break;
            }
            if let Some((number, argument)) = given(name)
                && let Value::Expr(tree) = &argument.value
            {
                let hint = worked.ty.clone();
                let hint = match is_number || is_many {
                    true => hint,
                    false => hint.map(super::types::option_of),
                };
                let value = self.expr(cx, tree, hint.as_ref());
                if is_many
                    && let Some(wanted) = &worked.ty
                    && value.ty == super::types::option_of(wanted.clone())
                {
                    let (wanted, found) = (self.show(wanted), self.show(&value.ty));
                    self.report(
                        error::property_type(name, &error::a(&wanted), &found, value.span)
                            .help("with `?? []` it chooses nothing"),
                    );
                }
                worked.ty.get_or_insert_with(|| value.ty.clone());
                worked.checked.push((number, value));
            }
        }
        if worked.ty.is_none()
            && let Some((_, argument)) = given("on_change")
            && let Value::Expr(tree) = &argument.value
        {
            worked.ty = self.handled_type(cx, tree);
        }
        let otherwise = match (is_number, is_many) {
            (true, _) => Type::Int,
            (_, true) => Type::List(Arc::new(Type::Text)),
            _ => Type::Text,
        };
        let ty = worked.ty.get_or_insert(otherwise).clone();
        let is_choice = has(PropertyType::Values);
        let fits = match is_number {
            true => matches!(ty, Type::Int | Type::Float) || is_broken(&ty),
            false if is_many => matches!(ty, Type::List(_)) || is_broken(&ty),
            false => is_choice || is_box || self.can_be_typed(&ty),
        };
        if !fits {
            let shown = self.show(&ty);
            let at = arguments.first().map(|argument| argument.span);
            if let Some(at) = given("bind")
                .or_else(|| given("value"))
                .or_else(|| given("on_change"))
                .map(|(_, argument)| value_span(argument))
                .or(at)
            {
                let diagnostic = error::input_type(element.name, &shown, at);
                self.report(match is_many {
                    true => diagnostic.help("with `multiple: true` it works on a list"),
                    false => diagnostic,
                });
            }
        }
        worked
    }

    /// `multiple: true`; the type of the element depends on it, so it is said where it stands.
    fn is_many(&mut self, argument: &Argument) -> bool {
        match &argument.value {
            Value::Expr(tree) => match &tree.kind {
                ast::ExprKind::Bool(is_many) => *is_many,
                _ => {
                    self.report(error::open_multiple(tree.span));
                    true
                }
            },
            Value::Block(_) => false,
        }
    }

    /// Whether a user can type a value of this type.
    fn can_be_typed(&self, ty: &Type) -> bool {
        match inner(ty) {
            Type::Text
            | Type::Int
            | Type::Float
            | Type::Bool
            | Type::Date
            | Type::DateTime
            | Type::Error => true,
            Type::Enum(id, _) => self
                .program
                .enums
                .get(id.0 as usize)
                .is_some_and(crate::hir::Enum::is_plain),
            ty => is_broken(ty),
        }
    }

    /// What a handler takes from the payload: the first required parameter that is not given.
    pub(super) fn handled_type(&mut self, cx: &Cx, tree: &ast::Expr) -> Option<Type> {
        let (callee, args) = match &tree.kind {
            ast::ExprKind::Call { callee, args } => match &callee.kind {
                // `.debounce(…)` and the like stand behind the handler.
                ast::ExprKind::Field { object, .. } if self.action(cx, callee).is_none() => {
                    return self.handled_type(cx, object);
                }
                _ => (&**callee, args.arguments.as_slice()),
            },
            _ => (tree, &[][..]),
        };
        match self.action(cx, callee)? {
            Action::Event(event) => {
                let signature = self.signature_of_event(event)?;
                let positional = args
                    .iter()
                    .filter(|argument| argument.label.is_none())
                    .count();
                signature
                    .params
                    .iter()
                    .skip(positional)
                    .find(|param| {
                        let given = args.iter().any(|argument| {
                            argument
                                .label
                                .as_ref()
                                .is_some_and(|label| label.text == param.name)
                        });
                        param.default.is_required() && !given
                    })
                    .map(|param| param.ty.clone())
            }
            Action::Emit(_, payload) => payload.map(|ty| (*ty).clone()),
            _ => None,
        }
    }

    /// `bind: place`, taken apart into what is shown and what sets it.
    fn bound(&mut self, cx: &mut Cx, argument: &Argument) -> Option<Bound> {
        let Value::Expr(tree) = &argument.value else {
            self.report(error::bad_bind(argument.span));
            return None;
        };
        match self.bound_var(cx, tree) {
            Some(bound) => bound,
            None => self.bound_local(cx, tree),
        }
    }

    /// A `local`, or a field of the value in it.
    fn bound_local(&mut self, cx: &mut Cx, tree: &ast::Expr) -> Option<Bound> {
        let site = std::mem::replace(&mut cx.site, Site::Handler);
        let place = self.place(cx, tree);
        cx.site = site;
        let place = match place {
            Ok(place) => place,
            Err(super::places::NoPlace::Reported) => return None,
            Err(_) => {
                let value = self.expr(cx, tree, None);
                if value.ty != Type::Error {
                    self.report(error::bad_bind(tree.span));
                }
                return None;
            }
        };
        let value = read_of(self, cx, &place);
        let payload = cx.hidden("value", place.ty.clone());
        let ty = place.ty.clone();
        Some(Bound {
            value,
            handler: code(payload, assign(place, payload, ty, tree.span), tree.span),
        })
    }

    /// A var of a state, or a field of the record in it; none if it is something else.
    fn bound_var(&mut self, cx: &mut Cx, tree: &ast::Expr) -> Option<Option<Bound>> {
        let mut fields: Vec<&ast::Expr> = Vec::new();
        let mut root = tree;
        let (state, name) = loop {
            let ast::ExprKind::Field {
                object,
                name,
                optional: false,
            } = &root.kind
            else {
                return None;
            };
            if let ast::ExprKind::UpperName(upper) = &object.kind {
                match self.target(upper)? {
                    Target::Upper(UpperItem::State(state)) => break (state, name),
                    _ => return None,
                }
            }
            fields.push(root);
            root = object;
        };
        let value = self.expr(cx, tree, None);
        if value.ty == Type::Error {
            return Some(None);
        }
        let Some(Member::Var(_)) = self.member(state, &name.text) else {
            self.report(error::bad_bind(tree.span));
            return Some(None);
        };
        let setter = format!("set_{}", name.text);
        let event = match self.member(state, &setter) {
            Some(Member::Event(event)) => Some(crate::hir::EventRef::State(state, event)),
            Some(Member::Setter(var)) => self.setter(crate::hir::VarRef { state, var }, name.span),
            _ => None,
        };
        let Some(event) = event else {
            let declared = self
                .program
                .states
                .get(state.0 as usize)
                .and_then(|state| state.vars.iter().find(|var| var.origin.name == name.text))
                .and_then(|var| var.origin.span);
            self.report(error::bind_needs_editable(&name.text, tree.span, declared));
            return Some(None);
        };
        let payload = cx.hidden("value", value.ty.clone());
        let mut new = Expr {
            kind: ExprKind::Local(payload),
            ty: value.ty.clone(),
            span: tree.span,
        };
        // From the innermost field outwards: the record around it with this field changed.
        for field in fields {
            let ast::ExprKind::Field { object, .. } = &field.kind else {
                return Some(None);
            };
            let object = self.expr(cx, object, None);
            let read = self.expr(cx, field, None);
            let ExprKind::Field { field: number, .. } = read.kind else {
                return Some(None);
            };
            new = Expr {
                ty: object.ty.clone(),
                span: tree.span,
                kind: ExprKind::With {
                    object: Box::new(object),
                    fields: vec![(number, new)],
                },
            };
        }
        let signature = self.signature_of_event(event);
        let takes = signature
            .as_ref()
            .and_then(|signature| signature.params.first());
        if let Some(param) = takes
            && param.ty != new.ty
            && !is_broken(&param.ty)
        {
            let (found, wanted) = (self.show(&new.ty), self.show(&param.ty));
            self.report(error::payload(&found, &param.name, &wanted, tree.span));
            return Some(None);
        }
        let call = StatementKind::CallEvent {
            event,
            args: vec![new],
        };
        Some(Some(Bound {
            value,
            handler: code(payload, call, tree.span),
        }))
    }
}

fn value_span(argument: &Argument) -> Span {
    match &argument.value {
        Value::Expr(expr) => expr.span,
        Value::Block(block) => block.span,
    }
}

fn assign(place: Place, payload: LocalId, ty: Type, span: Span) -> StatementKind {
    StatementKind::Assign {
        place,
        operation: None,
        value: Expr {
            kind: ExprKind::Local(payload),
            ty,
            span,
        },
    }
}

fn code(payload: LocalId, kind: StatementKind, span: Span) -> Handler {
    Handler {
        action: HandlerAction::Code {
            payload: Some(payload),
            body: Block {
                statements: vec![Statement { kind, span }],
                value: None,
            },
        },
        modifiers: Vec::new(),
        span,
    }
}
