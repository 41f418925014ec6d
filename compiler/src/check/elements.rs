//! Elements: content, properties and handlers by the element table (LANGUAGE §18.1 to §18.3).

use super::Checker;
use super::body::Cx;
use super::error;
use super::inputs::Worked;
use crate::ast::{self, Args, Argument};
use crate::elements::{self, Content, Element, Payload};
use crate::hir::{
    self, ComponentArg, ElementSlot, ExprKind, Literal, Property, RecordId, Type, View, ViewItem,
    ViewKind,
};
use crate::source::Span;
use crate::suggest::nearest;
use std::sync::Arc;

impl Checker<'_> {
    /// An element with what is given to it.
    pub(super) fn element(
        &mut self,
        cx: &mut Cx,
        element: &'static Element,
        args: Option<&Args>,
        block: Option<&ast::Block>,
        name: &ast::Name,
    ) -> Option<ViewKind> {
        if !element.is_available {
            self.report(error::not_yet(
                &format!("the element `{}`", element.name),
                name.span,
            ));
            return None;
        }
        let arguments = args.map_or(&[][..], |args| &args.arguments);
        let mut worked = self.worked(cx, element, arguments);
        let mut properties: Vec<Property> = Vec::new();
        let mut handlers = Vec::new();
        let mut slots = Vec::new();
        let mut dropped = None;
        let mut content: Option<&Argument> = None;
        let mut seen: Vec<&ast::Name> = Vec::new();
        for (number, argument) in arguments.iter().enumerate() {
            let Some(label) = &argument.label else {
                match content {
                    Some(first) => self.report(
                        error::one_content(element.name, argument.span)
                            .also(first.span, "this is the content"),
                    ),
                    None => content = Some(argument),
                }
                continue;
            };
            if let Some(first) = seen.iter().find(|known| known.text == label.text) {
                self.report(
                    error::doubled_argument(&label.text, argument.span)
                        .also(first.span, "given here already"),
                );
                continue;
            }
            seen.push(label);
            if let Some(event) = elements::event(element, &label.text) {
                let payload = match event.payload {
                    Payload::Submit => self.submitted(cx, &argument.value),
                    Payload::Dropped => {
                        dropped = Some(self.dropped(cx, argument));
                        dropped.clone()
                    }
                    payload => self.payload_type(payload, worked.ty()),
                };
                let handler = self.handler(cx, &argument.value, payload.as_ref(), argument.span);
                handlers.push((event, handler));
                continue;
            }
            let Some(property) = elements::property(element, &label.text) else {
                self.unknown_property(element, label, argument);
                continue;
            };
            if property.ty == elements::PropertyType::Bind {
                worked.bind(element, &mut properties, &mut handlers);
                continue;
            }
            if property.ty == elements::PropertyType::View {
                let view = match &argument.value {
                    ast::Value::Block(block) => self.view(cx, block),
                    ast::Value::Expr(_) => self.shown(cx, &argument.value),
                };
                slots.push(ElementSlot {
                    property,
                    value: None,
                    view,
                });
                continue;
            }
            if let elements::PropertyType::ViewOf(record) = property.ty {
                let ty = self.prelude_record(record);
                let (value, view) = match self.view_of(cx, &argument.value, &ty) {
                    ComponentArg::ViewOf(value, view) => (Some(value), view),
                    ComponentArg::View(view) => (None, view),
                    _ => continue,
                };
                slots.push(ElementSlot {
                    property,
                    value,
                    view,
                });
                continue;
            }
            if worked.is_many() && label.text == "placeholder" {
                self.report(error::no_placeholder(element.name, label.span));
                continue;
            }
            let value = match worked.take(number) {
                Some(value) => self.property_fits(value, property, worked.of(property.ty)),
                None => self.property(cx, property, &argument.value, worked.of(property.ty)),
            };
            if let Some(value) = value {
                properties.push(Property {
                    name: label.text.clone(),
                    property,
                    value,
                });
            }
        }
        let children = self.children(cx, element, content, block, name.span);
        Some(ViewKind::Element(hir::Element {
            element,
            properties,
            handlers,
            slots,
            children,
            value_type: worked.into_type(),
            dropped,
        }))
    }

    fn children(
        &mut self,
        cx: &mut Cx,
        element: &'static Element,
        content: Option<&Argument>,
        block: Option<&ast::Block>,
        at: Span,
    ) -> View {
        match (content, block, element.content) {
            (None, None, Content::Icon) => {
                self.report(error::missing_icon(element.name, at));
                View::new()
            }
            (None, None, _) => View::new(),
            (Some(argument), _, Content::None) => {
                self.report(error::no_content(element.name, argument.span));
                View::new()
            }
            (None, Some(block), Content::None) => {
                self.report(error::no_content(element.name, block.span));
                View::new()
            }
            (Some(argument), Some(block), _) => {
                self.report(
                    error::one_content(element.name, block.span)
                        .also(argument.span, "this is the content"),
                );
                View::new()
            }
            (Some(argument), None, Content::Children) => self.shown(cx, &argument.value),
            (Some(argument), None, Content::Text) => match &argument.value {
                ast::Value::Expr(_) => self.shown(cx, &argument.value),
                ast::Value::Block(block) => {
                    self.report(error::text_content(element.name, block.span));
                    View::new()
                }
            },
            (Some(argument), None, Content::Icon) => self.icon(cx, argument),
            (None, Some(block), Content::Icon) => {
                self.report(error::text_content(element.name, block.span));
                View::new()
            }
            (None, Some(block), Content::Children) => self.view(cx, block),
            (None, Some(block), Content::Text) => {
                self.report(error::text_content(element.name, block.span));
                View::new()
            }
        }
    }

    /// The name of an icon; one that is known here must be there.
    fn icon(&mut self, cx: &mut Cx, argument: &Argument) -> View {
        let ast::Value::Expr(tree) = &argument.value else {
            self.report(error::text_content("icon", argument.span));
            return View::new();
        };
        let value = self.expr_as(cx, tree, &Type::Text);
        self.known_icon(&value);
        let span = value.span;
        vec![ViewItem {
            kind: ViewKind::Text(value),
            span,
        }]
    }

    /// Reports the name of an icon that there is not.
    pub(super) fn known_icon(&mut self, name: &hir::Expr) {
        if let ExprKind::Literal(Literal::Text(text)) = &name.kind
            && !elements::icons::is_icon(text)
        {
            let near = nearest(text, elements::icons::names());
            self.report(error::unknown_icon(text, name.span, near));
        }
    }

    fn unknown_property(
        &mut self,
        element: &'static Element,
        label: &ast::Name,
        argument: &Argument,
    ) {
        let nearest = nearest(&label.text, elements::names_of(element));
        let diagnostic = error::unknown_property(element.name, &label.text, label.span, nearest);
        let is_block = matches!(argument.value, ast::Value::Block(_));
        self.report(match nearest {
            None if is_block || label.text.starts_with("on_") => {
                diagnostic.help("handlers are `on_click`, `on_key_down`, `on_change` and the like")
            }
            None if label.text == "style" || label.text == "class_name" => {
                diagnostic.help("classes of a stylesheet are given with `class`")
            }
            _ => diagnostic,
        });
    }

    /// What a handler of the table gets.
    pub(super) fn payload_type(&self, payload: Payload, value: Option<&Type>) -> Option<Type> {
        match payload {
            Payload::None | Payload::Submit | Payload::Dropped => None,
            Payload::Text => Some(Type::Text),
            Payload::Bool => Some(Type::Bool),
            Payload::Value => Some(value.cloned().unwrap_or(Type::Text)),
            Payload::Record(name) => Some(self.prelude_record(name)),
        }
    }

    pub(super) fn prelude_record(&self, name: &str) -> Type {
        self.program
            .records
            .iter()
            .position(|record| record.source.is_none() && record.origin.name == name)
            .map_or(Type::Error, |number| {
                Type::Record(RecordId(super::index(number)), Arc::from([]))
            })
    }

    /// What a form hands over: the record or the `FormData` that its handler takes, or nothing.
    fn submitted(&mut self, cx: &mut Cx, value: &ast::Value) -> Option<Type> {
        let taken = self.taken(cx, value)?;
        let is_submitted =
            matches!(taken, Type::Record(..) | Type::Error) || taken == super::types::form_data();
        is_submitted.then_some(taken)
    }

    /// The type of the values that may be dropped: what the handler takes.
    fn dropped(&mut self, cx: &mut Cx, argument: &Argument) -> Type {
        let Some(taken) = self.taken(cx, &argument.value) else {
            let example = "on_drop: (task: Task) => …";
            self.report(error::open_literal(
                "what is dropped",
                example,
                argument.span,
            ));
            return Type::Error;
        };
        if !super::types::is_data(&taken) && !super::types::is_broken(&taken) {
            self.not_data(&taken, "what is dropped", argument.span);
            return Type::Error;
        }
        taken
    }

    /// What a handler says itself that it takes: by the type at the name of its payload, or by the parameter that the payload fills.
    fn taken(&mut self, cx: &mut Cx, value: &ast::Value) -> Option<Type> {
        let ast::Value::Expr(tree) = value else {
            return None;
        };
        match &super::handlers::without_modifiers(tree).kind {
            ast::ExprKind::Lambda(lambda) => {
                let written = lambda.params.first()?.ty.as_ref()?;
                Some(self.ty(written))
            }
            _ => self.handled_type(cx, tree),
        }
    }
}

/// The table's entry of a property that an element has for sure.
pub(super) fn entry(element: &'static Element, name: &str) -> Option<&'static elements::Property> {
    elements::property(element, name)
}

impl Worked {
    pub(super) fn into_type(self) -> Option<Type> {
        self.ty
    }
}
