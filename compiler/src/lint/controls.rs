//! What people without a mouse or without sight cannot use, and handlers that fire too often.

use super::error::Lint;
use crate::elements::{self, Render};
use crate::hir::{
    Component, ComponentArg, Element, EventRef, Handler, HandlerAction, HandlerModifier, Program,
    Statement, StatementKind, ViewBody, ViewItem, ViewKind,
};
use crate::plan::Plan;
use crate::plan::placement::is_client;
use crate::plan::walk::{
    Visitor, walk_handler, walk_item, walk_statement, walk_view, walk_view_body,
};
use crate::source::Span;

/// Controls that need words beside them.
const INPUTS: &[&str] = &[
    "input",
    "text_area",
    "checkbox",
    "switch",
    "slider",
    "select",
    "radio_group",
    "segmented_control",
    "meter",
    "progress",
];

/// Controls that are called by what they contain.
const PRESSED: &[&str] = &["button", "icon_button", "link", "a", "summary"];

/// What else can be clicked without a `role`, besides what the browser client renders: that knows the keyboard.
const CLICKABLE: &[&str] = &["area", "label", "labelled", "option", "details"];

/// Reports on every element of the program.
pub(super) fn controls(plan: &Plan, found: &mut Vec<Lint>) {
    let program = &plan.program;
    let mut search = HasLabels(false);
    for body in bodies(program) {
        walk_view_body(&mut search, body);
    }
    let components = program.components.iter().map(|component| &component.body);
    for body in components {
        judge(program, search.0, body, true, found);
    }
    for page in &program.pages {
        judge(program, search.0, &page.body, false, found);
    }
}

fn bodies(program: &Program) -> impl Iterator<Item = &ViewBody> {
    let components = program.components.iter().map(|component| &component.body);
    components.chain(program.pages.iter().map(|page| &page.body))
}

fn judge(
    program: &Program,
    has_labels: bool,
    body: &ViewBody,
    is_component: bool,
    found: &mut Vec<Lint>,
) {
    // The root of a component may get its label from where the component is used.
    let root = match body.view.as_slice() {
        [root] if is_component => Some(root.span),
        _ => None,
    };
    let mut controls = Controls {
        program,
        has_labels,
        labelled: false,
        root,
        found,
    };
    walk_view_body(&mut controls, body);
}

struct Controls<'a> {
    program: &'a Program,
    /// Somewhere a `label` names a control by its `id`.
    has_labels: bool,
    /// Inside of what labels it.
    labelled: bool,
    root: Option<Span>,
    found: &'a mut Vec<Lint>,
}

impl Visitor for Controls<'_> {
    fn item(&mut self, item: &ViewItem) {
        let outside = self.labelled;
        match &item.kind {
            ViewKind::Element(element) => {
                self.element(element, item.span);
                self.labelled |= is_label(element);
            }
            ViewKind::Component {
                component, args, ..
            } if has_view(args) => {
                let shown = self.program.components.get(component.0 as usize);
                self.labelled |= shown.is_some_and(labels);
            }
            _ => {}
        }
        walk_item(self, item);
        self.labelled = outside;
    }
}

impl Controls<'_> {
    fn element(&mut self, element: &Element, at: Span) {
        let name = element.element.name;
        match name {
            "image" | "img" if !has(element, &["alt", "aria_hidden", "role"]) => {
                self.found.push(Lint::ImageWithoutAlt { element: name, at });
            }
            _ if self.lacks_label(element, at) => self.found.push(Lint::ControlWithoutLabel {
                element: name,
                has_content: PRESSED.contains(&name) && name != "icon_button",
                at,
            }),
            _ => {}
        }
        for (event, handler) in &element.handlers {
            self.handler_of(element, event, handler, at);
        }
    }

    fn lacks_label(&self, element: &Element, at: Span) -> bool {
        let name = element.element.name;
        let is_named = has(
            element,
            &[
                "aria_label",
                "aria_labelledby",
                "aria_hidden",
                "title",
                "placeholder",
            ],
        );
        let is_control = INPUTS.contains(&name) || PRESSED.contains(&name);
        if !is_control || is_named || self.labelled || self.root == Some(at) {
            return false;
        }
        if element.element.content != elements::Content::Icon && !element.children.is_empty() {
            return false;
        }
        !(is_hidden(element) || self.has_labels && has(element, &["id"]))
    }

    fn handler_of(
        &mut self,
        element: &Element,
        event: &elements::EventProperty,
        handler: &Handler,
        at: Span,
    ) {
        let name = element.element.name;
        match event.name {
            "on_click" => {
                let is_control = matches!(element.element.render, Render::Client { .. })
                    || [INPUTS, PRESSED, CLICKABLE]
                        .iter()
                        .any(|names| names.contains(&name));
                if !is_control && !has(element, &["role"]) && acts(handler) {
                    self.found
                        .push(Lint::ClickOnNoControl { element: name, at });
                }
            }
            "on_mouse_move" | "on_scroll" => {
                let is_limited = handler.modifiers.iter().any(|modifier| {
                    matches!(
                        modifier,
                        HandlerModifier::Debounce(_) | HandlerModifier::Throttle(_)
                    )
                });
                if !is_limited && sends(self.program, handler) {
                    self.found.push(Lint::PointerWithoutLimit {
                        handler: event.name,
                        at: handler.span,
                    });
                }
            }
            _ => {}
        }
    }
}

fn has(element: &Element, names: &[&str]) -> bool {
    element
        .properties
        .iter()
        .any(|property| names.contains(&property.name.as_str()))
}

/// `type: "hidden"`
fn is_hidden(element: &Element) -> bool {
    use crate::hir::{ExprKind, Literal};
    element.properties.iter().any(|property| {
        property.name == "type"
            && matches!(&property.value.kind, ExprKind::Literal(Literal::Text(text)) if text == "hidden")
    })
}

/// Whether a handler does more than to stop the event.
fn acts(handler: &Handler) -> bool {
    match &handler.action {
        HandlerAction::Code { body, .. } => !body.statements.is_empty() || body.value.is_some(),
        HandlerAction::Param(_) => true,
        HandlerAction::Ignore => false,
    }
}

/// Whether a handler sends an event to the server.
fn sends(program: &Program, handler: &Handler) -> bool {
    struct Sends<'a>(&'a Program, bool);
    impl Visitor for Sends<'_> {
        fn statement(&mut self, statement: &Statement) {
            if let StatementKind::CallEvent {
                event: EventRef::State(state, _),
                ..
            } = &statement.kind
            {
                self.1 |= !is_client(self.0, *state);
            }
            walk_statement(self, statement);
        }
    }
    let mut sends = Sends(program, false);
    walk_handler(&mut sends, handler);
    sends.1
}

fn is_label(element: &Element) -> bool {
    matches!(element.element.name, "labelled" | "label")
}

fn has_view(args: &[ComponentArg]) -> bool {
    args.iter()
        .any(|arg| matches!(arg, ComponentArg::View(_) | ComponentArg::ViewOf(..)))
}

/// Whether a component has a label of its own, which may be for what it is given.
fn labels(component: &Component) -> bool {
    struct Labels(bool);
    impl Visitor for Labels {
        fn item(&mut self, item: &ViewItem) {
            if let ViewKind::Element(element) = &item.kind {
                self.0 |= is_label(element);
            }
            walk_item(self, item);
        }
    }
    let mut labels = Labels(false);
    walk_view(&mut labels, &component.body.view);
    labels.0
}

/// Whether some `label` names its control by `html_for`.
struct HasLabels(bool);

impl Visitor for HasLabels {
    fn item(&mut self, item: &ViewItem) {
        if let ViewKind::Element(element) = &item.kind {
            self.0 |= has(element, &["html_for"]);
        }
        walk_item(self, item);
    }
}
