//! What a name is, shown when the pointer rests on it.

use super::At;
use super::index::Meaning;
use super::range;
use crate::elements::{Payload, Property, PropertyType};
use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind};

pub(super) fn hover(at: &At) -> Option<Hover> {
    let (span, meaning) = at.analysis.name_at(at.source, at.offset)?;
    let (detail, docs) = match meaning {
        Meaning::Symbol(declared) => {
            let symbol = at.analysis.index.symbols.get(&declared)?;
            let docs = symbol.docs.as_ref().map(|docs| docs.to_string());
            (symbol.detail.clone(), docs.unwrap_or_default())
        }
        Meaning::Method(method) => {
            let detail = format!("{}.{}", method.receiver, method.signature);
            (detail, sentence(method.docs))
        }
        Meaning::Builtin(builtin) => (builtin.signature.to_string(), sentence(builtin.docs)),
        Meaning::Element(element) => (element.name.to_owned(), sentence(element.docs)),
        Meaning::Property(property) => {
            let detail = format!("{}: {}", property.name, type_of(property));
            (detail, sentence(property.docs))
        }
        Meaning::Handler(event) => {
            let payload = payload_of(event.payload);
            (format!("{}: {payload}", event.name), sentence(event.docs))
        }
        Meaning::Type(name) => (name.to_owned(), String::new()),
        Meaning::Prelude | Meaning::Word | Meaning::Module | Meaning::Label => return None,
    };
    let value = match docs.is_empty() {
        true => format!("```rxl\n{detail}\n```"),
        false => format!("```rxl\n{detail}\n```\n\n{docs}"),
    };
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind: MarkupKind::Markdown,
            value,
        }),
        range: range(&at.analysis, span),
    })
}

/// Table texts begin in lower case and have no full stop.
pub(super) fn sentence(docs: &str) -> String {
    let mut characters = docs.chars();
    match characters.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), characters.as_str()),
        None => String::new(),
    }
}

/// What a property takes, in words of the language.
pub(super) fn type_of(property: &Property) -> String {
    match property.ty {
        PropertyType::Text | PropertyType::Css => "Text".to_owned(),
        PropertyType::Int => "Int".to_owned(),
        PropertyType::Bool => "Bool".to_owned(),
        PropertyType::Number | PropertyType::CssNumber => "Float".to_owned(),
        PropertyType::Space => "Length".to_owned(),
        PropertyType::Color => "Color".to_owned(),
        PropertyType::Duration => "Duration".to_owned(),
        PropertyType::Enum(name) | PropertyType::EnumOrCss(name) => name.to_owned(),
        PropertyType::Scale(first, last) => format!("Int from {first} to {last}"),
        PropertyType::Data => "a value".to_owned(),
        PropertyType::Value => "T".to_owned(),
        PropertyType::Values => "List<T>".to_owned(),
        PropertyType::Label => "(T) -> Text".to_owned(),
        PropertyType::Bind => "a place".to_owned(),
        PropertyType::Route => "Route".to_owned(),
        PropertyType::Style => "Style".to_owned(),
        PropertyType::Amount => "Int or Float".to_owned(),
        PropertyType::View => "View".to_owned(),
        PropertyType::ViewOf(record) => format!("View<{record}>"),
        PropertyType::Plain => "Text, Int, Float or Bool".to_owned(),
        PropertyType::Icon => "the name of an icon".to_owned(),
        PropertyType::Columns => "Map<Length, Int>".to_owned(),
    }
}

/// The type of a handler.
pub(super) fn payload_of(payload: Payload) -> String {
    match payload {
        Payload::None | Payload::Submit => "Event".to_owned(),
        Payload::Record(name) => format!("Event<{name}>"),
        Payload::Text => "Event<Text>".to_owned(),
        Payload::Bool => "Event<Bool>".to_owned(),
        Payload::Value | Payload::Dropped => "Event<T>".to_owned(),
    }
}
