//! Forms that hand over a record: each input in them is a field of it, and each field that needs one has an input (LANGUAGE §10.6).

use super::error::PlanError;
use super::walk::{Visitor, walk_item, walk_view};
use crate::diagnostics::Diagnostic;
use crate::elements::Role;
use crate::hir::{
    ComponentArg, ComponentId, Element, Expr, ExprKind, Field, Handler, HandlerAction, Literal,
    Local, LocalId, Program, Type, View, ViewItem, ViewKind,
};
use crate::source::Span;
use crate::suggest::nearest;
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};

/// Elements that add a value to the form around them.
const CONTROLS: [&str; 9] = [
    "input",
    "text_area",
    "textarea",
    "checkbox",
    "switch",
    "slider",
    "select",
    "radio_group",
    "segmented_control",
];

/// What a form hands over to its handler, given the locals around it; none if that is nothing.
pub fn handed_over(element: &Element, locals: &[Local]) -> Option<Type> {
    let (_, handler) = submit(element)?;
    let local = |id: LocalId| locals.get(id.0 as usize).map(|local| &local.ty);
    match &handler.action {
        HandlerAction::Code { payload, .. } => local((*payload)?).cloned(),
        HandlerAction::Param(param) => match local(*param)? {
            Type::Event(Some(payload)) => Some((**payload).clone()),
            _ => None,
        },
        HandlerAction::Ignore => None,
    }
}

fn submit(element: &Element) -> Option<(&'static str, &Handler)> {
    element
        .handlers
        .iter()
        .find(|(event, _)| event.name == "on_submit")
        .map(|(event, handler)| (event.name, handler))
}

/// What is wrong with the forms of a program.
pub fn check(program: &Program) -> Vec<Diagnostic> {
    let slots = slots(program);
    let mut errors = Vec::new();
    let components = program.components.iter().enumerate();
    let components =
        components.map(|(index, component)| (Some(ComponentId(index as u32)), &component.body));
    let pages = program.pages.iter().map(|page| (None, &page.body));
    for (owner, body) in components.chain(pages) {
        let mut forms = Forms {
            program,
            slots: &slots,
            owner,
            locals: &body.locals,
            errors: &mut errors,
        };
        walk_view(&mut forms, &body.view);
    }
    errors
}

/// What is given to the slots of each component, wherever it is shown.
type Slots<'p> = BTreeMap<(ComponentId, LocalId), Vec<&'p View>>;

fn slots(program: &Program) -> Slots<'_> {
    let mut slots = Slots::new();
    let components = program.components.iter().map(|component| &component.body);
    let pages = program.pages.iter().map(|page| &page.body);
    for body in components.chain(pages) {
        slots_in(&body.view, &mut slots);
    }
    slots
}

fn slots_in<'p>(view: &'p View, slots: &mut Slots<'p>) {
    for item in view {
        if let ViewKind::Component {
            component, args, ..
        } = &item.kind
        {
            for (index, arg) in args.iter().enumerate() {
                if let ComponentArg::View(view) | ComponentArg::ViewOf(_, view) = arg {
                    let slot = (*component, LocalId(index as u32));
                    slots.entry(slot).or_default().push(view);
                }
            }
        }
        for inner in views_of(item) {
            slots_in(inner, slots);
        }
    }
}

/// The views in an item.
fn views_of(item: &ViewItem) -> Vec<&View> {
    match &item.kind {
        ViewKind::Element(element) => {
            let slots = element.slots.iter().map(|slot| &slot.view);
            std::iter::once(&element.children).chain(slots).collect()
        }
        ViewKind::Component { args, .. } => args
            .iter()
            .filter_map(|arg| match arg {
                ComponentArg::View(view) | ComponentArg::ViewOf(_, view) => Some(view),
                _ => None,
            })
            .collect(),
        ViewKind::If {
            then, otherwise, ..
        } => vec![then, otherwise],
        ViewKind::Match { arms, .. } => arms.iter().map(|arm| &arm.body).collect(),
        ViewKind::For {
            body, otherwise, ..
        } => vec![body, otherwise],
        ViewKind::Slot { .. } | ViewKind::Text(_) | ViewKind::Let { .. } => Vec::new(),
    }
}

/// Finds the forms of a component or a page.
struct Forms<'p, 'e> {
    program: &'p Program,
    slots: &'e Slots<'p>,
    owner: Option<ComponentId>,
    locals: &'p [Local],
    errors: &'e mut Vec<Diagnostic>,
}

impl Visitor for Forms<'_, '_> {
    fn item(&mut self, item: &ViewItem) {
        if let ViewKind::Element(element) = &item.kind
            && element.element.name == "form"
            && let Some(ty @ Type::Record(..)) = handed_over(element, self.locals)
            && let Some((_, handler)) = submit(element)
        {
            self.form(element, &ty, handler.span);
        }
        walk_item(self, item);
    }
}

impl Forms<'_, '_> {
    fn form(&mut self, form: &Element, ty: &Type, at: Span) {
        let Type::Record(record, _) = ty else {
            return;
        };
        let Some(record) = self.program.records.get(record.0 as usize) else {
            return;
        };
        let mut inputs = Inputs {
            program: self.program,
            slots: self.slots,
            found: Vec::new(),
            inside: BTreeSet::new(),
        };
        inputs.view(&form.children, self.owner, &BTreeMap::new());
        let shown = self.program.type_name(ty);
        let fields = || record.fields.iter().filter(|field| !field.private);
        let mut named = BTreeSet::new();
        let mut is_open = false;
        for input in inputs.found {
            let Some(name) = input.name else {
                is_open = true;
                let record = shown.clone();
                self.tell(PlanError::ComputedInput {
                    record,
                    at: input.at,
                    form: at,
                });
                continue;
            };
            match fields().find(|field| field.origin.name == name) {
                None => {
                    let names = fields().map(|field| field.origin.name.as_str());
                    let near = nearest(&name, names).map(str::to_owned);
                    // One mistake, one message.
                    named.extend(near.as_deref().map(SmolStr::new));
                    let record = shown.clone();
                    let at_form = at;
                    self.tell(PlanError::InputWithoutField {
                        name,
                        record,
                        near,
                        at: input.at,
                        form: at_form,
                    });
                }
                Some(field) => {
                    let takes_several = matches!(field.ty, Type::List(_) | Type::Set(_));
                    if input.is_many && !takes_several {
                        let ty = self.program.type_name(&field.ty);
                        self.tell(PlanError::SeveralForOne {
                            name,
                            ty,
                            at: input.at,
                        });
                    } else if !is_input(self.program, &field.ty) {
                        let ty = self.program.type_name(&field.ty);
                        self.tell(PlanError::InputOfType {
                            name,
                            ty,
                            at: input.at,
                        });
                    }
                    named.insert(field.origin.name.clone());
                }
            }
        }
        let missing: Vec<SmolStr> = fields()
            .filter(|field| field.default.is_none() && !named.contains(&field.origin.name))
            .map(|field: &Field| field.origin.name.clone())
            .collect();
        if !missing.is_empty() && !is_open {
            self.tell(PlanError::FieldsWithoutInput {
                missing,
                record: shown,
                at,
            });
        }
    }

    fn tell(&mut self, error: PlanError) {
        self.errors.push(error.to_diagnostic());
    }
}

/// Whether inputs give values of a type.
fn is_input(program: &Program, ty: &Type) -> bool {
    match ty {
        Type::List(item) | Type::Set(item) => is_one(program, item),
        ty => is_one(program, ty),
    }
}

fn is_one(program: &Program, ty: &Type) -> bool {
    match ty {
        Type::Text | Type::Int | Type::Float | Type::Bool | Type::Date | Type::DateTime => true,
        Type::Option(some) => is_one(program, some),
        Type::Enum(id, _) => {
            let declared = program.enums.get(id.0 as usize);
            declared.is_some_and(crate::hir::Enum::is_plain)
        }
        _ => false,
    }
}

/// An input of a form.
struct Input {
    /// Its name, if that is known before the program runs.
    name: Option<SmolStr>,
    /// Whether it gives several values.
    is_many: bool,
    at: Span,
}

/// Finds the inputs of a form, through components and slots.
struct Inputs<'p, 'e> {
    program: &'p Program,
    slots: &'e Slots<'p>,
    found: Vec<Input>,
    /// Components in which the search stands, which may show themselves.
    inside: BTreeSet<ComponentId>,
}

/// What is known of the parameters of a component.
type Texts = BTreeMap<LocalId, SmolStr>;

impl Inputs<'_, '_> {
    /// `owner` is the component whose slots are open here: whoever shows it fills them.
    fn view(&mut self, view: &View, owner: Option<ComponentId>, texts: &Texts) {
        for item in view {
            match &item.kind {
                // It sends its own.
                ViewKind::Element(element) if element.element.name == "form" => continue,
                ViewKind::Element(element) => self.element(element, texts),
                ViewKind::Component {
                    component, args, ..
                } => self.component(*component, args, texts),
                ViewKind::Slot { param, .. } => {
                    let given = owner.and_then(|owner| self.slots.get(&(owner, *param)));
                    for view in given.into_iter().flatten() {
                        self.view(view, None, &Texts::new());
                    }
                }
                _ => {}
            }
            for inner in views_of(item) {
                self.view(inner, owner, texts);
            }
        }
    }

    fn component(&mut self, component: ComponentId, args: &[ComponentArg], texts: &Texts) {
        let shown = self.program.components.get(component.0 as usize);
        if let Some(shown) = shown
            && self.inside.insert(component)
        {
            let known = args
                .iter()
                .enumerate()
                .filter_map(|(index, arg)| match arg {
                    ComponentArg::Value(value) => {
                        Some((LocalId(index as u32), text_of(value, texts)?))
                    }
                    _ => None,
                });
            let known = known.collect();
            self.view(&shown.body.view, None, &known);
            self.inside.remove(&component);
        }
    }

    fn element(&mut self, element: &Element, texts: &Texts) {
        if !CONTROLS.contains(&element.element.name) {
            return;
        }
        let attribute = |name| {
            let mut given = element.properties.iter();
            given.find(|given| given.property.role == Role::Attribute(name))
        };
        if let Some(given) = attribute("name") {
            let is_many = attribute("multiple").is_some_and(|given| {
                matches!(given.value.kind, ExprKind::Literal(Literal::Bool(true)))
            });
            self.found.push(Input {
                name: text_of(&given.value, texts),
                is_many,
                at: given.value.span,
            });
        }
    }
}

/// A text that is known before the program runs.
fn text_of(value: &Expr, texts: &Texts) -> Option<SmolStr> {
    match &value.kind {
        ExprKind::Literal(Literal::Text(text)) => Some(text.clone()),
        ExprKind::Local(local) => texts.get(local).cloned(),
        ExprKind::Some(inner) => text_of(inner, texts),
        _ => None,
    }
}
