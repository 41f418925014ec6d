//! The elements of views as one table: every HTML element and RXL's own, with their properties, payloads and looks.
//!
//! `check` types properties and handlers by it, the React back end renders by it, completion and the documentation are made from it.

mod choices;
mod events;
mod html;
pub mod icons;
mod overlays;
pub mod prelude;
mod properties;
mod rich;
pub mod style;
mod widgets;

use std::collections::HashMap;
use std::sync::LazyLock;

/// An element.
#[derive(Debug, PartialEq)]
pub struct Element {
    /// Its name in RXL: `vstack`, `div`.
    pub name: &'static str,
    /// What may stand in it.
    pub content: Content,
    /// How the React back end renders it.
    pub render: Render,
    /// Its own properties. Those of every element ([`property`]) come besides.
    pub properties: &'static [Property],
    /// Its own handlers. Those of every element come besides.
    pub events: &'static [EventProperty],
    /// It is there; the others are reserved and said to come later.
    pub is_available: bool,
    /// One sentence for editors and documentation.
    pub docs: &'static str,
}

/// What may stand in an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Nothing: `br`, `input`.
    None,
    /// A Text as positional argument, or a block: most elements.
    Children,
    /// A Text as positional argument alone: `code_block`, the label of `checkbox`.
    Text,
    /// The name of a built-in icon as positional argument alone.
    Icon,
}

/// How an element is rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Render {
    /// As an HTML element with this tag and, where the element has a look of its own, this class of the stylesheet.
    Tag {
        /// `button`
        tag: &'static str,
        /// `rxl-button`; its rules are in `css/`; parts of it have classes `rxl-button--part`
        class: Option<&'static str>,
    },
    /// As a component of the browser client, imported from `rxl/client` under this name.
    Client {
        /// `Input`
        component: &'static str,
        /// As in `Tag`.
        class: Option<&'static str>,
    },
}

/// A property of an element.
#[derive(Debug, PartialEq)]
pub struct Property {
    /// Its name in RXL: `padding_top`, `col_span`. `aria_*` and `data_*` stand for all such names.
    pub name: &'static str,
    /// What it takes.
    pub ty: PropertyType,
    /// What becomes of it.
    pub role: Role,
    /// One sentence for editors and documentation.
    pub docs: &'static str,
}

/// What a property takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PropertyType {
    /// A Text, or an option of it.
    Text,
    /// An Int.
    Int,
    /// A Bool.
    Bool,
    /// An Int or a Float.
    Number,
    /// `Text`, `Int`, `Float` or `Bool`, written as text
    Plain,
    /// A number on the spacing scale (steps of 4 px), a Length, or Text taken as CSS.
    Space,
    /// A Color, or Text taken as CSS.
    Color,
    /// A Duration, or Text taken as CSS.
    Duration,
    /// An Int or Float as it is (`opacity`, `flex`), or Text taken as CSS.
    CssNumber,
    /// Text taken as CSS.
    Css,
    /// A value of this prelude enum, by name.
    Enum(&'static str),
    /// A value of this prelude enum, or Text taken as CSS.
    EnumOrCss(&'static str),
    /// An Int from the first to the last, both included: `size`.
    Scale(u8, u8),
    /// The type that the element works on (`value` of `input`, `value` of `select`), or an option of it.
    Value,
    /// Data of any type, or an option of it: `drag`.
    Data,
    /// A List of the type that the element works on (`options`).
    Values,
    /// `(T) -> Text` over the type that the element works on (`label` of `select`).
    Label,
    /// The number that the element works on: `value` of `slider`.
    Amount,
    /// A place of the type that the element works on: taken apart by `check`.
    Bind,
    /// What stands in a part of the element: a block, a Text, or a parameter of type `View`.
    View,
    /// A view over a prelude record, which the element gives to it.
    ViewOf(&'static str),
    /// The name of a built-in icon.
    Icon,
    /// A map literal from widths to numbers of columns.
    Columns,
    /// An address of a page.
    Route,
    /// A `style`.
    Style,
}

/// What becomes of a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// An attribute, named as React names it: `colSpan`.
    Attribute(&'static str),
    /// A CSS property, named as CSS names it: `padding-top`.
    Css(&'static str),
    /// Several CSS properties with the same value: `padding_x`.
    CssAll(&'static [&'static str]),
    /// A class `<prefix>-<value in kebab case>` of the element's stylesheet: `rxl-button-solid`, `rxl-size-3`.
    Class(&'static str),
    /// A property of the client component or of the renderer, under this name.
    Prop(&'static str),
    /// An attribute that has this value where the property is true: `lazy` is `loading="lazy"`.
    Flag(&'static str, &'static str),
    /// A button that waits for what it has begun: a class of the stylesheet, `aria-busy`, and it cannot be used.
    Busy(&'static str),
}

/// A handler of an element.
#[derive(Debug, PartialEq)]
pub struct EventProperty {
    /// Its name in RXL: `on_click`.
    pub name: &'static str,
    /// Its name in React: `onClick`.
    pub react: &'static str,
    /// What it hands over.
    pub payload: Payload,
    /// One sentence for editors and documentation.
    pub docs: &'static str,
}

/// What a handler hands over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payload {
    /// Nothing.
    None,
    /// A prelude record: `Mouse`, `Key`.
    Record(&'static str),
    /// A Text.
    Text,
    /// A Bool.
    Bool,
    /// The type that the element works on.
    Value,
    /// What the form's handler takes: a record, `FormData` or nothing.
    Submit,
    /// A value that was dragged: of the type that the handler takes.
    Dropped,
}

/// The element of this name; those of a later version as well.
pub fn element(name: &str) -> Option<&'static Element> {
    BY_NAME.get(name).copied()
}

/// All elements.
pub fn elements() -> impl Iterator<Item = &'static Element> {
    let own = [
        widgets::ELEMENTS,
        choices::ELEMENTS,
        overlays::ELEMENTS,
        rich::ELEMENTS,
    ];
    own.into_iter().flatten().chain(html::ELEMENTS)
}

static BY_NAME: LazyLock<HashMap<&'static str, &'static Element>> = LazyLock::new(|| {
    // RXL's own elements come first: they take over the names of HTML.
    elements()
        .map(|element| (element.name, element))
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect()
});

static COMMON: LazyLock<HashMap<&'static str, &'static Property>> = LazyLock::new(|| {
    properties::ATTRIBUTES
        .iter()
        .chain(properties::CSS)
        .map(|property| (property.name, property))
        .collect()
});

/// A property of `element`: its own, else one of every element.
pub fn property(element: &'static Element, name: &str) -> Option<&'static Property> {
    let own = element
        .properties
        .iter()
        .find(|property| property.name == name);
    match own {
        Some(own) => Some(own),
        None => common_property(name),
    }
}

/// A property of every element.
pub fn common_property(name: &str) -> Option<&'static Property> {
    if name.starts_with("aria_") {
        return Some(&properties::ARIA);
    }
    if name.starts_with("data_") {
        return Some(&properties::DATA);
    }
    COMMON.get(name).copied()
}

/// The properties of every element; `aria_*` and `data_*` stand for all such names.
pub fn common_properties() -> impl Iterator<Item = &'static Property> {
    properties::ATTRIBUTES
        .iter()
        .chain([&properties::ARIA, &properties::DATA])
        .chain(properties::CSS)
}

/// The handlers of every element.
pub fn common_events() -> impl Iterator<Item = &'static EventProperty> {
    events::EVENTS.iter()
}

/// Names of all properties and handlers of an element, for suggestions.
pub fn names_of(element: &'static Element) -> impl Iterator<Item = &'static str> {
    element
        .properties
        .iter()
        .chain(properties::ATTRIBUTES)
        .chain(properties::CSS)
        .map(|property| property.name)
        .chain(
            element
                .events
                .iter()
                .chain(events::EVENTS)
                .map(|event| event.name),
        )
}

/// A handler of `element`: its own, else one of every element.
pub fn event(element: &'static Element, name: &str) -> Option<&'static EventProperty> {
    element
        .events
        .iter()
        .chain(events::EVENTS)
        .find(|event| event.name == name)
}
