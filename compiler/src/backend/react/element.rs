//! Elements: plain tags, or components of the client.

use super::code::Code;
use super::form;
use super::handler::Given;
use super::style::{Looks, dashed};
use super::types;
use super::view::{Root, jsx, jsx_with, with_children};
use crate::backend::js::ast::{
    Entry, Expr as Js, ExprKind as JsExprKind, Operator, Statement as JsStatement,
};
use crate::backend::js::build::{bool, client, name, object, property, text, undefined};
use crate::elements::{Content, Payload, PropertyType, Render, Role, icons};
use crate::hir::{Element, Expr, ExprKind, Literal, Property, Type, ViewKind};
use smol_str::SmolStr;

impl Code<'_, '_> {
    /// `jsx("div", { … })`
    pub fn element(&mut self, element: &Element, root: Root, out: &mut Vec<JsStatement>) -> Js {
        let (called, class) = match element.element.render {
            Render::Tag { class, .. } if form::is_submit(element) => {
                (client("SubmitButton"), class)
            }
            Render::Tag { tag, class } => (self.tag(tag, element, out), class),
            Render::Client { component, class } => (client(component), class),
        };
        let mut looks = Looks::default();
        if let Some(class) = class {
            let classes = class.split(' ').map(str::to_owned);
            self.unit.used.classes.extend(classes);
            looks.add(class);
        }
        let mut entries = Vec::new();
        let mut label = None;
        let mut icon = None;
        let mut dragged = None;
        for given in &element.properties {
            match given.property.role {
                // What the tag and what stands in it are made of.
                Role::Prop("level") => {}
                Role::Prop("drag") => {
                    let ty = self.dragged_type(&given.value.ty);
                    dragged = Some((ty, self.expr(&given.value, out)));
                }
                Role::Prop("columnsAt") => self.columns_at(&given.value, &mut looks),
                Role::Prop("label") if matches!(element.element.render, Render::Tag { .. }) => {
                    label = Some(self.expr(&given.value, out));
                }
                Role::Prop("icon") if matches!(element.element.render, Render::Tag { .. }) => {
                    let drawn = self.icon_class(&given.value, out);
                    icon = Some(self.icon(drawn));
                }
                _ => self.property(given, &mut looks, &mut entries, out),
            }
        }
        for slot in &element.slots {
            let view = match slot.value {
                None => self.node(&slot.view, out),
                Some(value) => self.view_of(value, &slot.view),
            };
            if let Role::Prop(prop) = slot.property.role {
                entries.push(property(prop, view));
            }
        }
        entries.extend(self.value_type(element));
        if element.element.name == "form" {
            entries.extend(self.form(element));
        }
        if is_button_without_type(element) {
            // HTML would let it submit the form around it.
            entries.push(property("type", text("button")));
        }
        let mut lifetime = Vec::new();
        let mut dropped = None;
        for (event, handler) in &element.handlers {
            let given = Given::by(element.element.render, event);
            let handler = self.handler(handler, given);
            if let (Payload::Dropped, Some(ty)) = (event.payload, &element.dropped) {
                dropped = Some((self.dragged_type(ty), handler));
                continue;
            }
            let entry = property(event.react, handler);
            match event.name {
                "on_mount" | "on_unmount" => lifetime.push(entry),
                _ => entries.push(entry),
            }
        }
        let mut children = Vec::new();
        if element.element.content == Content::Icon {
            if let Some(ViewKind::Text(icon)) = element.children.first().map(|item| &item.kind) {
                let drawn = self.icon_class(icon, out);
                match element.element.name {
                    "icon" => looks.add_expr(drawn),
                    _ => children.push(self.icon(drawn)),
                }
            }
        } else if element.is_boundary() {
            let (cells, content) = self.guarded(&element.children);
            entries.push(property("cells", cells));
            children.push(content);
        } else {
            children = self.children(&element.children, out);
        }
        let mut all = looks.into_entries();
        all.append(&mut entries);
        if let Some(label) = label {
            let span = jsx_with(
                text("span"),
                object(vec![property("children", label)]),
                "jsx",
                None,
            );
            children.insert(0, span);
        }
        if let Some(icon) = icon {
            children = vec![icon, jsx(text("div"), Vec::new(), children, None)];
        }
        let made = if children.len() > 1 { "jsxs" } else { "jsx" };
        let mut props = object(with_children(all, children));
        for (wrapper, given) in [("draggable", dragged), ("droppable", dropped)] {
            if let Some((ty, given)) = given {
                props = client(wrapper).call(vec![props, text(ty), given]);
            }
        }
        if root == Root::Yes {
            props = client("rooted").call(vec![props, name("root")]);
        }
        let made = jsx_with(called, props, made, None);
        if lifetime.is_empty() {
            return made;
        }
        // React's elements do not know when they come and go; a component around them does.
        lifetime.push(property("children", made));
        jsx_with(client("Lifetime"), object(lifetime), "jsx", None)
    }

    /// The name by which what is dragged is known where it is dropped; with `none` nothing is dragged.
    fn dragged_type(&self, ty: &Type) -> String {
        let ty = match ty {
            Type::Option(some) => some,
            ty => ty,
        };
        types::unique_name(self.unit.program(), ty)
    }

    /// The class that draws the icon of this name.
    fn icon_class(&mut self, icon: &Expr, out: &mut Vec<JsStatement>) -> Js {
        if let ExprKind::Literal(Literal::Text(icon)) = &icon.kind {
            self.unit.used.rules.extend(icons::rule(icon));
            return text(format!("rxl-icon-{icon}"));
        }
        self.unit.used.has_found_icons = true;
        let icon = self.expr(icon, out);
        text("rxl-icon-").binary(Operator::Add, icon)
    }

    /// The icon inside of a button; it says nothing to those who cannot see it.
    fn icon(&mut self, drawn: Js) -> Js {
        self.unit.used.classes.insert("rxl-icon".to_owned());
        let class = match &drawn.kind {
            JsExprKind::Text(drawn) => text(format!("rxl-icon {drawn}")),
            _ => text("rxl-icon ").binary(Operator::Add, drawn),
        };
        let props = vec![
            property("className", class),
            property("aria-hidden", bool(true)),
        ];
        jsx_with(text("span"), object(props), "jsx", None)
    }

    /// The tag; that of a heading follows its `level`.
    fn tag(&mut self, tag: &'static str, element: &Element, out: &mut Vec<JsStatement>) -> Js {
        let level = element
            .properties
            .iter()
            .find(|given| given.property.role == Role::Prop("level"));
        match level.map(|level| &level.value) {
            None => text(tag),
            Some(Expr {
                kind: ExprKind::Literal(Literal::Int(level)),
                ..
            }) => text(format!("h{level}")),
            Some(level) => {
                let level = self.expr(level, out);
                text("h").binary(Operator::Add, level)
            }
        }
    }

    /// `id`, `class`, `aria_*` and `data_*` given to a component, for its root element.
    pub fn root_properties(
        &mut self,
        properties: &[Property],
        out: &mut Vec<JsStatement>,
    ) -> Vec<Entry> {
        let mut looks = Looks::default();
        let mut entries = Vec::new();
        for given in properties {
            self.property(given, &mut looks, &mut entries, out);
        }
        let mut all = looks.into_entries();
        all.append(&mut entries);
        all
    }

    fn property(
        &mut self,
        given: &Property,
        looks: &mut Looks,
        entries: &mut Vec<Entry>,
        out: &mut Vec<JsStatement>,
    ) {
        let declared = given.property;
        match declared.role {
            Role::Prop("className" | "style") => self.user_class(&given.value, looks, out),
            Role::Class(prefix) => {
                self.variant_class(declared, prefix, &given.value, looks, out);
            }
            Role::Css(css) => self.css(declared, &[css], &given.value, looks, out),
            Role::CssAll(all) => self.css(declared, all, &given.value, looks, out),
            Role::Attribute(attribute) => {
                let value = self.expr(&given.value, out);
                let attribute = match attribute.ends_with('*') {
                    true => dashed(&given.name),
                    false => SmolStr::new(attribute),
                };
                add_attribute(entries, attribute, value);
            }
            Role::Prop(prop) => {
                let value = self.expr(&given.value, out);
                entries.push(property(prop, value));
            }
            Role::Flag(attribute, set) => {
                let value = match &given.value.kind {
                    ExprKind::Literal(Literal::Bool(true)) => text(set),
                    _ => self.expr(&given.value, out).choose(text(set), undefined()),
                };
                entries.push(property(attribute, value));
            }
            Role::Busy(class) => {
                self.variant_class(declared, class, &given.value, looks, out);
                for attribute in ["aria-busy", "disabled"] {
                    let value = self.expr(&given.value, out);
                    add_attribute(entries, SmolStr::new_static(attribute), value);
                }
            }
        }
    }

    /// `valueType: "Int?"`: how a text that is typed becomes a value of the type that the input works on. Texts and names of variants stay as they are.
    fn value_type(&mut self, element: &Element) -> Vec<Entry> {
        let properties = element.element.properties;
        let takes = |wanted| properties.iter().any(|property| property.ty == wanted);
        let is_typed = takes(PropertyType::Amount)
            || takes(PropertyType::Value) && !takes(PropertyType::Values);
        let Some(ty) = element
            .value_type
            .as_ref()
            .filter(|ty| is_typed && **ty != Type::Text)
        else {
            return Vec::new();
        };
        let typed = form::typed(self.unit.program(), ty);
        let mut entries: Vec<Entry> = typed
            .map(|typed| property("valueType", text(typed)))
            .into_iter()
            .collect();
        entries.extend(form::variants(self.unit, ty).map(|all| property("variants", all)));
        entries
    }
}

fn is_button_without_type(element: &Element) -> bool {
    let is_button = matches!(element.element.render, Render::Tag { tag: "button", .. });
    let is_typed = element
        .properties
        .iter()
        .any(|given| given.property.role == Role::Attribute("type"));
    is_button && !is_typed
}

/// An attribute. Both `disabled` and `loading` set `disabled`, and one of them is enough.
fn add_attribute(entries: &mut Vec<Entry>, attribute: SmolStr, new: Js) {
    for entry in entries.iter_mut() {
        if let Entry::Property { key, value, .. } = entry
            && *key == attribute
        {
            *value = value.clone().binary(Operator::Or, new);
            return;
        }
    }
    entries.push(property(attribute, new));
}
