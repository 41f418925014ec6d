//! Views: what a component shows.

use super::choice::Choice;
use super::code::{Access, Code};
use super::component::property_name;
use crate::backend::js::ast::{Binding, Entry, Expr as Js, Name, Statement as JsStatement};
use crate::backend::js::build::{
    array, arrow_of, client, constant, jsx_runtime, name, null, object, property,
};
use crate::hir::{
    Component, ComponentArg, ComponentId, Condition, Expr, LocalId, Property, View, ViewArm,
    ViewItem, ViewKind,
};

impl Code<'_, '_> {
    /// A view as one node; `null` for an empty one.
    pub fn node(&mut self, view: &View, out: &mut Vec<JsStatement>) -> Js {
        let mut children = self.children(view, out);
        match children.len() {
            0 => null(),
            1 => children.pop().unwrap_or_else(null),
            _ => jsx(jsx_runtime("Fragment"), Vec::new(), children, None),
        }
    }

    /// The nodes of a view, in order.
    pub fn children(&mut self, view: &View, out: &mut Vec<JsStatement>) -> Vec<Js> {
        let mut children = Vec::new();
        for item in view {
            children.extend(self.item(item, Root::No, out));
        }
        children
    }

    /// One item as a node; a `let` is none.
    pub fn item(&mut self, item: &ViewItem, root: Root, out: &mut Vec<JsStatement>) -> Option<Js> {
        Some(match &item.kind {
            ViewKind::Element(element) => self.element(element, root, out).at(item.span),
            ViewKind::Component {
                component,
                args,
                root: given,
            } => {
                let (called, entries, children) =
                    self.component_call(*component, args, given, root, out)?;
                jsx(called, entries, children, None).at(item.span)
            }
            ViewKind::Slot { param, arg } => {
                let slot = self.local(*param);
                match arg {
                    None => slot,
                    Some(arg) => {
                        let arg = self.expr(arg, out);
                        slot.call(vec![arg])
                    }
                }
            }
            ViewKind::Text(text) => self.expr(text, out),
            ViewKind::If {
                condition,
                then,
                otherwise,
            } => self.view_if(condition, then, otherwise, out),
            ViewKind::Match { scrutinee, arms } => self.view_match(scrutinee, arms, out),
            ViewKind::For { .. } => self.rows(item, out),
            ViewKind::Let { local, value } => {
                let value = self.expr(value, out);
                let declared = self.declare(*local);
                out.push(constant(declared, value).at(item.span));
                return None;
            }
        })
    }

    fn view_if(
        &mut self,
        condition: &Condition,
        then: &View,
        otherwise: &View,
        out: &mut Vec<JsStatement>,
    ) -> Js {
        let matched = self.condition(condition, out);
        self.bind(&matched);
        let mut choices = vec![self.view_choice(matched.test(), then)];
        if !otherwise.is_empty() {
            choices.push(self.view_choice(None, otherwise));
        }
        self.chosen(choices, null(), out)
    }

    fn view_match(&mut self, scrutinee: &Expr, arms: &[ViewArm], out: &mut Vec<JsStatement>) -> Js {
        let subject = self.subject(scrutinee, arms.first().map(|arm| &arm.pattern), out);
        let count = arms.len();
        let mut choices = Vec::new();
        for (index, arm) in arms.iter().enumerate() {
            let mut matched = self.matched(&arm.pattern, &subject);
            self.bind(&matched);
            if index + 1 == count && arm.guard.is_none() {
                matched.tests.clear();
            }
            if let Some(guard) = &arm.guard {
                matched.tests.push(self.guard(guard));
            }
            choices.push(self.view_choice(matched.test(), &arm.body));
        }
        self.chosen(choices, null(), out)
    }

    fn view_choice(&mut self, test: Option<Js>, view: &View) -> Choice {
        self.scoped(|code| {
            let mut before = Vec::new();
            let value = code.node(view, &mut before);
            Choice {
                test,
                before,
                value,
            }
        })
    }

    /// A view over a value: `(failure) => …`
    pub fn view_of(&mut self, value: LocalId, view: &View) -> Js {
        self.scoped(|code| {
            let param = Binding::Name(code.declare(value));
            let mut before = Vec::new();
            let value = code.node(view, &mut before);
            arrow_of(vec![param], before, value)
        })
    }

    /// A component with its properties and what stands inside.
    pub fn component_call(
        &mut self,
        id: ComponentId,
        args: &[ComponentArg],
        given: &[Property],
        root: Root,
        out: &mut Vec<JsStatement>,
    ) -> Option<(Js, Vec<Entry>, Vec<Js>)> {
        let program = self.unit.program();
        let component = program.components.get(id.0 as usize)?;
        let called = self.unit.component(id);
        let mut entries = Vec::new();
        let mut children = Vec::new();
        for (param, arg) in component.params.iter().zip(args) {
            let value = match arg {
                ComponentArg::Value(value) => self.expr(value, out),
                ComponentArg::Handler(handler) => self.lasting_handler(handler, &param.origin.name),
                ComponentArg::View(view) if param.origin.name == "children" => {
                    children = self.children(view, out);
                    continue;
                }
                ComponentArg::View(view) => self.node(view, out),
                ComponentArg::ViewOf(local, view) => self.view_of(*local, view),
            };
            entries.push(property(property_name(&param.origin.name), value));
        }
        let given = self.root_properties(given, out);
        match (root, given.is_empty()) {
            (Root::No, true) => {}
            (Root::No, false) => entries.push(property("root", object(given))),
            (Root::Yes, true) => entries.push(property("root", name("root"))),
            (Root::Yes, false) => {
                let both = client("rooted").call(vec![object(given), name("root")]);
                entries.push(property("root", both));
            }
        }
        Some((called, entries, children))
    }
}

/// Whether an item is the root element of a component to which properties may be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Root {
    /// It takes what `root` holds.
    Yes,
    /// It is any other one.
    No,
}

/// The one root element of a component.
pub fn has_one_root(component: &Component) -> bool {
    let mut shown = component
        .body
        .view
        .iter()
        .filter(|item| !matches!(item.kind, ViewKind::Let { .. }));
    let first = shown.next();
    shown.next().is_none()
        && first.is_some_and(|item| {
            matches!(item.kind, ViewKind::Element(_) | ViewKind::Component { .. })
        })
}

/// `jsx(called, { …, children }, key)`
pub fn jsx(called: Js, entries: Vec<Entry>, children: Vec<Js>, key: Option<Js>) -> Js {
    let made = if children.len() > 1 { "jsxs" } else { "jsx" };
    jsx_with(called, object(with_children(entries, children)), made, key)
}

/// Properties with what stands inside.
pub fn with_children(mut entries: Vec<Entry>, mut children: Vec<Js>) -> Vec<Entry> {
    match children.len() {
        0 => {}
        1 => entries.extend(children.pop().map(|child| property("children", child))),
        _ => entries.push(property("children", array(children))),
    }
    entries
}

/// `jsx(called, props, key)`
pub fn jsx_with(called: Js, props: Js, made: &'static str, key: Option<Js>) -> Js {
    let mut args = vec![called, props];
    args.extend(key);
    jsx_runtime(made).call(args)
}

impl Access {
    /// As a component hands it to a row: the value, or the cell itself.
    pub fn handed_on(&self) -> Js {
        match self {
            Access::Fixed(value) => value.clone(),
            Access::Variable(variable) => name(variable.clone()),
            Access::Cell { cell, .. } => name(cell.clone()),
        }
    }
}

impl Code<'_, '_> {
    /// A name that nothing reads.
    pub fn unused(&mut self) -> Name {
        Name::made(self.new_name("_"))
    }
}
