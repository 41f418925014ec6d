//! Elements with their properties and handlers, by the element table.

use super::body::{Binding, Cx};
use super::expr::Member;
use super::{Checker, error};
use crate::ast::{self, Args, Value};
use crate::elements::{self, Content, EventProperty, Payload, Property, PropertyType, Role};
use crate::hir::{
    self, Element, Expr, ExprKind, Handler, HandlerAction, Literal, LocalKind, Place, PlaceRoot,
    Statement, StatementKind, Type, View, ViewItem, ViewKind,
};
use crate::resolve::{Target, UpperItem};
use crate::source::Span;
use crate::suggest::nearest;
use std::sync::Arc;

impl Checker<'_> {
    /// An element with its arguments and block.
    pub(super) fn element(
        &mut self,
        cx: &mut Cx,
        element: &'static elements::Element,
        name: &ast::Name,
        args: &Args,
        block: Option<&ast::Block>,
    ) -> Option<ViewItem> {
        if !element.is_available {
            self.report(error::not_yet(
                &format!("the element `{}`", element.name),
                name.span,
            ));
            if let Some(block) = block {
                let _ = self.view(cx, &block.items);
            }
            return None;
        }
        let value_type = self.value_type(cx, element, args);
        let mut built = Element {
            element,
            properties: Vec::new(),
            handlers: Vec::new(),
            children: View::new(),
            value_type: value_type.clone(),
        };
        let mut content: Option<&ast::Argument> = None;
        let mut seen: Vec<&str> = Vec::new();
        for argument in &args.arguments {
            let Some(label) = &argument.label else {
                if content.is_some() {
                    self.report(error::one_content(element.name, argument.span));
                }
                content = Some(argument);
                continue;
            };
            if seen.contains(&label.text.as_str()) {
                self.report(error::doubled_argument(&label.text, argument.span));
                continue;
            }
            seen.push(&label.text);
            if let Some(event) = elements::event(element, &label.text) {
                let payload = self.payload_type(event, value_type.as_ref());
                let handler = self.handler(cx, &argument.value, payload.as_ref(), argument.span);
                built.handlers.push((event, handler));
                continue;
            }
            match elements::property(element, &label.text) {
                Some(property) if property.ty == PropertyType::Bind => {
                    self.bind(cx, &mut built, &argument.value, argument.span);
                }
                Some(property) => {
                    let value = self.property_value(
                        cx,
                        label,
                        property,
                        &argument.value,
                        value_type.as_ref(),
                    );
                    built.properties.extend(value);
                }
                None => {
                    let nearest = nearest(&label.text, elements::names_of(element));
                    self.report(error::unknown_property(
                        element.name,
                        &label.text,
                        label.span,
                        nearest,
                    ));
                    if let Value::Expr(expr) = &argument.value
                        && !matches!(
                            expr.kind,
                            ast::ExprKind::Lambda(_) | ast::ExprKind::UpperName(_)
                        )
                    {
                        let before = self.errors.len();
                        let _ = self.expr(cx, expr, None);
                        self.errors
                            .truncate(before.max(self.errors.len().min(before + 1)));
                    }
                }
            }
        }
        built.children = self.content(cx, element, content, block);
        Some(ViewItem {
            kind: ViewKind::Element(built),
            span: name.span,
        })
    }

    fn content(
        &mut self,
        cx: &mut Cx,
        element: &'static elements::Element,
        content: Option<&ast::Argument>,
        block: Option<&ast::Block>,
    ) -> View {
        let mut children = View::new();
        if let Some(content) = content {
            match &content.value {
                Value::Expr(expr) => {
                    let text = self.expr(cx, expr, Some(&Type::Text));
                    children.extend(self.text_item(text, expr));
                }
                Value::Block(block) => children.extend(self.view(cx, &block.items)),
            }
        }
        if let Some(block) = block {
            children.extend(self.view(cx, &block.items));
        }
        match (element.content, content, block) {
            (Content::None, Some(content), _) => {
                self.report(error::no_content(element.name, content.span));
                View::new()
            }
            (Content::None, _, Some(block)) | (Content::Text, _, Some(block)) => {
                self.report(error::no_content(element.name, block.span));
                View::new()
            }
            _ => children,
        }
    }

    /// The type that an input works on: from `value`, `bind`, `options` or `on_change`, else Text.
    fn value_type(
        &mut self,
        cx: &mut Cx,
        element: &'static elements::Element,
        args: &Args,
    ) -> Option<Type> {
        let has_value = element
            .properties
            .iter()
            .any(|property| matches!(property.ty, PropertyType::Value | PropertyType::Values));
        if !has_value {
            return None;
        }
        let argument = |name: &str| {
            args.arguments
                .iter()
                .find(|argument| {
                    argument
                        .label
                        .as_ref()
                        .is_some_and(|label| label.text == name)
                })
                .map(|argument| &argument.value)
        };
        for name in ["bind", "value", "options", "default_value"] {
            if let Some(Value::Expr(expr)) = argument(name) {
                // Checked again where it is used; here only its type is wanted.
                let before = self.errors.len();
                let locals = cx.locals.len();
                let value = match name {
                    "bind" => self.bind_target(cx, expr).map(|(_, read)| read),
                    _ => Some(self.expr(cx, expr, None)),
                };
                self.errors.truncate(before);
                cx.locals.truncate(locals.max(cx.locals.len()));
                let ty = match (name, value.map(|value| value.ty)) {
                    ("options", Some(Type::List(inner))) => Some((*inner).clone()),
                    ("options", _) | (_, None | Some(Type::Error)) => None,
                    (_, Some(ty)) => Some(ty),
                };
                if let Some(ty) = ty {
                    return Some(ty);
                }
            }
        }
        if let Some(Value::Expr(expr)) = argument("on_change")
            && let Some((event, _)) = self.event_of(cx, expr)
            && let Some(slot) = self.event_slots(event).into_iter().next()
        {
            return Some(slot.ty);
        }
        Some(Type::Text)
    }

    fn payload_type(&mut self, event: &EventProperty, value: Option<&Type>) -> Option<Type> {
        match event.payload {
            Payload::None | Payload::Submit => None,
            Payload::Text => Some(Type::Text),
            Payload::Bool => Some(Type::Bool),
            Payload::Value => value.cloned(),
            Payload::Record(name) => Some(self.prelude_record(name)),
        }
    }

    /// A property with its value.
    pub(super) fn property_value(
        &mut self,
        cx: &mut Cx,
        label: &ast::Name,
        property: &'static Property,
        value: &Value,
        value_type: Option<&Type>,
    ) -> Option<hir::Property> {
        let Value::Expr(tree) = value else {
            let span = match value {
                Value::Block(block) => block.span,
                Value::Expr(expr) => expr.span,
            };
            self.report(error::property_type(
                &label.text,
                self.wanted(property).as_str(),
                "block",
                span,
            ));
            return None;
        };
        let hint = self.property_hint(property, value_type);
        let expr = match &tree.kind {
            // `disabled` alone would be a name; a bare `none` takes the property away.
            ast::ExprKind::None => Expr {
                kind: ExprKind::None,
                ty: Type::Option(Arc::new(Type::Text)),
                span: tree.span,
            },
            _ => self.expr(cx, tree, hint.as_ref()),
        };
        if expr.ty == Type::Error {
            return None;
        }
        let expr = self.property_fit(label, property, expr, value_type)?;
        Some(hir::Property {
            name: label.text.clone(),
            property,
            value: expr,
        })
    }

    fn property_hint(&self, property: &Property, value_type: Option<&Type>) -> Option<Type> {
        match property.ty {
            PropertyType::Enum(name) | PropertyType::EnumOrCss(name) => {
                Some(self.prelude_enum(name))
            }
            PropertyType::Value => value_type.cloned(),
            PropertyType::Values => value_type.map(|ty| Type::List(Arc::new(ty.clone()))),
            PropertyType::Label => {
                value_type.map(|ty| Type::Function(Arc::from([ty.clone()]), Arc::new(Type::Text)))
            }
            PropertyType::Text | PropertyType::Css => Some(Type::Text),
            PropertyType::Bool => Some(Type::Bool),
            PropertyType::Route => Some(Type::Route),
            _ => None,
        }
    }

    /// What a property takes, in words.
    fn wanted(&self, property: &Property) -> String {
        match property.ty {
            PropertyType::Text => "a Text".to_owned(),
            PropertyType::Int => "an Int".to_owned(),
            PropertyType::Bool => "a Bool".to_owned(),
            PropertyType::Number | PropertyType::CssNumber => "an Int or a Float".to_owned(),
            PropertyType::Space => "a number on the spacing scale, a Length or a Text".to_owned(),
            PropertyType::Color => "a Color or a Text".to_owned(),
            PropertyType::Duration => "a Duration".to_owned(),
            PropertyType::Css => "a Text".to_owned(),
            PropertyType::Enum(name) | PropertyType::EnumOrCss(name) => {
                let variants: Vec<&str> = elements::prelude::PRELUDE_ENUMS
                    .iter()
                    .find(|(known, _)| *known == name)
                    .map(|(_, variants)| variants.to_vec())
                    .unwrap_or_default();
                format!("one of {}", variants.join(", "))
            }
            PropertyType::Scale(low, high) => format!("an Int from {low} to {high}"),
            PropertyType::Value => "a value of the input's type".to_owned(),
            PropertyType::Values => "a List".to_owned(),
            PropertyType::Label => "a function that gives a Text".to_owned(),
            PropertyType::Bind => "a place".to_owned(),
            PropertyType::Route => "the address of a page, such as `Home()`".to_owned(),
            PropertyType::Style => "a style".to_owned(),
        }
    }

    fn property_fit(
        &mut self,
        label: &ast::Name,
        property: &'static Property,
        expr: Expr,
        value_type: Option<&Type>,
    ) -> Option<Expr> {
        let is_assistive = matches!(property.role, Role::Attribute("aria-*" | "data-*"));
        let inner = match &expr.ty {
            Type::Option(inner) => (**inner).clone(),
            other => other.clone(),
        };
        let is_css_text = matches!(
            inner,
            Type::Text | Type::Length | Type::Int | Type::Float | Type::Color | Type::Duration
        );
        let fits = match property.ty {
            PropertyType::Text if is_assistive => {
                matches!(inner, Type::Text | Type::Bool | Type::Int)
            }
            PropertyType::Text => inner == Type::Text,
            PropertyType::Int => inner == Type::Int,
            PropertyType::Bool => inner == Type::Bool,
            PropertyType::Number => matches!(inner, Type::Int | Type::Float),
            PropertyType::Space => {
                matches!(inner, Type::Int | Type::Float | Type::Length | Type::Text)
            }
            PropertyType::Color => matches!(inner, Type::Color | Type::Text),
            PropertyType::Duration => {
                inner == Type::Duration
                    || (inner == Type::Text && matches!(property.role, Role::Css(_)))
            }
            PropertyType::CssNumber => matches!(inner, Type::Int | Type::Float | Type::Text),
            PropertyType::Css => is_css_text,
            PropertyType::Enum(name) => inner == self.prelude_enum(name),
            PropertyType::EnumOrCss(name) => {
                inner == self.prelude_enum(name) || inner == Type::Text
            }
            PropertyType::Scale(low, high) => {
                if let ExprKind::Literal(Literal::Int(value)) = expr.kind
                    && !(i64::from(low)..=i64::from(high)).contains(&value)
                {
                    self.report(error::property_range(&label.text, low, high, expr.span));
                    return None;
                }
                inner == Type::Int
            }
            PropertyType::Value => value_type.is_none_or(|ty| {
                let wanted = match ty {
                    Type::Option(wanted) => wanted,
                    other => other,
                };
                *wanted == inner
            }),
            PropertyType::Values => matches!(inner, Type::List(_)),
            PropertyType::Label => matches!(inner, Type::Function(..)),
            PropertyType::Route => inner == Type::Route,
            PropertyType::Bind | PropertyType::Style => false,
        };
        if fits || matches!(expr.kind, ExprKind::None) {
            return Some(expr);
        }
        let (wanted, found) = (self.wanted(property), self.show(&expr.ty));
        self.report(error::property_type(
            &label.text,
            &wanted,
            &found,
            expr.span,
        ));
        None
    }

    /// `bind: place` is `value: place` (or `checked`) with an `on_change` that sets it.
    fn bind(&mut self, cx: &mut Cx, built: &mut Element, value: &Value, span: Span) {
        let Value::Expr(tree) = value else {
            self.report(error::bad_bind(span));
            return;
        };
        let Some((setter, read)) = self.bind_target(cx, tree) else {
            self.report(error::bad_bind(tree.span));
            return;
        };
        let element = built.element;
        let shown = ["value", "checked"].into_iter().find_map(|name| {
            element
                .properties
                .iter()
                .find(|property| property.name == name)
        });
        let event = elements::event(element, "on_change");
        let (Some(property), Some(event)) = (shown, event) else {
            return;
        };
        let payload_ty = match event.payload {
            Payload::Bool => Type::Bool,
            _ => read.ty.clone(),
        };
        let payload = cx.hidden("value", payload_ty.clone());
        let argument = Expr {
            kind: ExprKind::Local(payload),
            ty: payload_ty,
            span,
        };
        let argument = self.fit(argument, &read.ty.clone());
        let kind = match setter {
            Setter::Local(place) => StatementKind::Assign {
                place,
                operation: None,
                value: argument,
            },
            Setter::Event(event) => StatementKind::CallEvent {
                event,
                args: vec![argument],
            },
        };
        built.properties.push(hir::Property {
            name: property.name.into(),
            property,
            value: read,
        });
        built.handlers.push((
            event,
            Handler {
                action: HandlerAction::Code {
                    payload: Some(payload),
                    body: hir::Block {
                        statements: vec![Statement { kind, span }],
                        value: None,
                    },
                },
                modifiers: Vec::new(),
                span,
            },
        ));
    }

    /// What `bind` sets, and how it is read.
    fn bind_target(&mut self, cx: &mut Cx, tree: &ast::Expr) -> Option<(Setter, Expr)> {
        match &tree.kind {
            ast::ExprKind::Name(name) => match self.target(name)? {
                Target::Local(at) => match cx.names.get(&at)? {
                    Binding::Local(id) => {
                        let id = *id;
                        let local = cx.local(id)?;
                        if local.kind != LocalKind::State {
                            return None;
                        }
                        let ty = local.ty.clone();
                        let place = Place {
                            root: PlaceRoot::Local(id),
                            steps: Vec::new(),
                            ty: ty.clone(),
                            span: tree.span,
                        };
                        let read = Expr {
                            kind: ExprKind::Local(id),
                            ty,
                            span: tree.span,
                        };
                        Some((Setter::Local(place), read))
                    }
                    Binding::Alias(..) => None,
                },
                _ => None,
            },
            ast::ExprKind::Field { object, name, .. } => {
                if let ast::ExprKind::UpperName(upper) = &object.kind
                    && let Some(Target::Upper(UpperItem::State(state))) = self.target(upper)
                {
                    let Some(Member::Var(var)) = self.member_named(state, name) else {
                        return None;
                    };
                    let event = self.setter(state, var, tree.span)?;
                    let read = self.expr(cx, tree, None);
                    return Some((Setter::Event(hir::EventRef::State(state, event)), read));
                }
                let (setter, read) = self.bind_target(cx, object)?;
                let Setter::Local(mut place) = setter else {
                    return None;
                };
                let read = self.field(read, name, tree.span);
                let ExprKind::Field { record, field, .. } = &read.kind else {
                    return None;
                };
                place.steps.push(hir::PlaceStep::Field(*record, *field));
                place.ty = read.ty.clone();
                Some((Setter::Local(place), read))
            }
            _ => None,
        }
    }
}

/// How a bound value is set.
enum Setter {
    /// A `local`, or a field in one.
    Local(Place),
    /// The event `set_<var>`.
    Event(hir::EventRef),
}
