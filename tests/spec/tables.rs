//! Tables in the documents that are made from the compiler's, between `<!-- name -->` and `<!-- /name -->`. `UPDATE_EXPECT=1` writes them anew.

use super::documents::{chapters, root};
use rxlc::diagnostics::codes::REGISTRY;
use rxlc::elements::prelude::{PRELUDE_ENUMS, PRELUDE_RECORDS};
use rxlc::elements::{
    Content, Element, EventProperty, Payload, Property, PropertyType, common_events,
    common_properties, elements,
};
use std::fs;

/// Replaces what stands between the marks of `name`, or says that it is not as it should be.
fn table(chapter: &str, name: &str, wanted: &str) {
    let path = root().join("lang-spec").join(chapter);
    let text = fs::read_to_string(&path).unwrap();
    let open = format!("<!-- {name} -->\n");
    let close = format!("<!-- /{name} -->");
    let (before, rest) = text.split_once(&open).unwrap();
    let (found, behind) = rest.split_once(&close).unwrap();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, format!("{before}{open}{wanted}{close}{behind}")).unwrap();
        return;
    }
    assert!(
        found == wanted,
        "lang-spec/{chapter}: the table `{name}` is not the compiler's; UPDATE_EXPECT=1 writes it anew"
    );
}

#[test]
fn every_code_is_in_a_chapter_and_the_index_says_where() {
    let chapters = chapters();
    let mut index = String::from("| code | name | chapters |\n| --- | --- | --- |\n");
    let mut missing = String::new();
    for entry in &REGISTRY {
        let code = entry.code.to_string();
        let links: Vec<String> = chapters
            .iter()
            .filter(|chapter| {
                chapter.name != "lang-spec/diagnostics.md" && chapter.text.contains(&code)
            })
            .map(|chapter| {
                let path = chapter.name.trim_start_matches("lang-spec/");
                format!("[{}]({path})", path.trim_end_matches(".md"))
            })
            .collect();
        if links.is_empty() && code != "RXL0901" {
            missing.push_str(&format!(
                "{code} `{}` is in no chapter of lang-spec/\n",
                entry.name
            ));
        }
        index.push_str(&format!(
            "| {code} | {} | {} |\n",
            entry.name,
            links.join(" ")
        ));
    }
    assert!(missing.is_empty(), "{missing}");
    table("diagnostics.md", "codes", &index);
}

fn takes(ty: PropertyType) -> String {
    match ty {
        PropertyType::Text => "Text".to_owned(),
        PropertyType::Int => "Int".to_owned(),
        PropertyType::Bool => "Bool".to_owned(),
        PropertyType::Number => "Int or Float".to_owned(),
        PropertyType::Plain => "Text, Int, Float or Bool".to_owned(),
        PropertyType::Space => "steps, Length or CSS".to_owned(),
        PropertyType::Color => "Color or CSS".to_owned(),
        PropertyType::Duration => "Duration or CSS".to_owned(),
        PropertyType::CssNumber => "Int, Float or CSS".to_owned(),
        PropertyType::Css => "CSS".to_owned(),
        PropertyType::Enum(name) => name.to_owned(),
        PropertyType::EnumOrCss(name) => format!("{name} or CSS"),
        PropertyType::Scale(low, high) => format!("{low} to {high}"),
        PropertyType::Value => "`T` or `T?`".to_owned(),
        PropertyType::Data => "data of any type".to_owned(),
        PropertyType::Amount => "Int or Float".to_owned(),
        PropertyType::View => "View".to_owned(),
        PropertyType::Columns => "map literal from Length to Int".to_owned(),
        PropertyType::ViewOf(record) => format!("`View<{record}>`"),
        PropertyType::Icon => "name of an icon".to_owned(),
        PropertyType::Values => "`List<T>`".to_owned(),
        PropertyType::Label => "`(T) -> Text`".to_owned(),
        PropertyType::Bind => "a place of `T`".to_owned(),
        PropertyType::Route => "Route".to_owned(),
        PropertyType::Style => "Style".to_owned(),
    }
}

fn hands_over(payload: Payload) -> &'static str {
    match payload {
        Payload::None => "",
        Payload::Record(name) => name,
        Payload::Text => "Text",
        Payload::Bool => "Bool",
        Payload::Value => "`T`",
        Payload::Dropped => "see [Drag and drop](#drag-and-drop)",
        Payload::Submit => "see [Forms](inputs.md#forms)",
    }
}

fn row_of_element(element: &Element) -> String {
    let content = match element.content {
        Content::None => "–",
        Content::Children => "children",
        Content::Text => "Text",
        Content::Icon => "name of an icon",
    };
    let own = element
        .properties
        .iter()
        .map(|property| format!("`{}`: {}", property.name, takes(property.ty)));
    let events = element
        .events
        .iter()
        .map(|event| match hands_over(event.payload) {
            "" => format!("`{}`", event.name),
            payload => format!("`{}`: {payload}", event.name),
        });
    let own: Vec<String> = own.chain(events).collect();
    format!(
        "| `{}` | {} | {content} | {} |\n",
        element.name,
        element.docs,
        own.join(" · ")
    )
}

#[test]
fn the_tables_of_elements_are_the_compilers() {
    let head = "| element | what it is | content | own properties and handlers |\n| --- | --- | --- | --- |\n";
    let (mut own, mut html) = (String::from(head), String::from(head));
    for element in elements().filter(|element| element.is_available) {
        let is_html = element.docs == "element of HTML";
        let table = if is_html { &mut html } else { &mut own };
        table.push_str(&row_of_element(element));
    }
    let html = html
        .replace("| what it is ", "")
        .replacen("| --- ", "", 1)
        .replace(" | element of HTML", "");
    table("elements.md", "own", &own);
    table("elements.md", "html", &html);
}

fn row_of_property(property: &Property) -> String {
    format!(
        "| `{}` | {} | {} |\n",
        property.name,
        takes(property.ty),
        property.docs
    )
}

fn row_of_event(event: &EventProperty) -> String {
    let payload = hands_over(event.payload);
    format!("| `{}` | {payload} | {} |\n", event.name, event.docs)
}

#[test]
fn the_tables_of_properties_are_the_compilers() {
    let mut attributes = String::from("| attribute | takes | meaning |\n| --- | --- | --- |\n");
    let mut css = String::from("| takes | properties |\n| --- | --- |\n");
    let mut by_type: Vec<(String, Vec<String>)> = Vec::new();
    for property in common_properties() {
        if !matches!(
            property.role,
            rxlc::elements::Role::Css(_) | rxlc::elements::Role::CssAll(_)
        ) && property.name != "align_self"
        {
            attributes.push_str(&row_of_property(property));
            continue;
        }
        let (takes, name) = (takes(property.ty), format!("`{}`", property.name));
        match by_type.iter_mut().find(|(known, _)| *known == takes) {
            Some((_, names)) => names.push(name),
            None => by_type.push((takes, vec![name])),
        }
    }
    for (takes, mut names) in by_type {
        names.sort();
        css.push_str(&format!("| {takes} | {} |\n", names.join(" ")));
    }
    table("elements.md", "attributes", &attributes);
    table("elements.md", "css", &css);
    let mut events = String::from("| handler | payload | when |\n| --- | --- | --- |\n");
    for event in common_events() {
        events.push_str(&row_of_event(event));
    }
    table("handlers.md", "handlers", &events);
}

#[test]
fn the_table_of_the_tab_is_the_compilers() {
    let mut values = String::from("| value | type | what it is |\n| --- | --- | --- |\n");
    for value in &rxlc::library::ambient::AMBIENT {
        values.push_str(&format!(
            "| `{}.{}` | {} | {} |\n",
            value.object, value.name, value.ty, value.docs
        ));
    }
    table("client.md", "tab", &values);
}

#[test]
fn the_tables_of_built_in_types_are_the_compilers() {
    let mut records = String::from("| record | fields |\n| --- | --- |\n");
    for (name, fields) in PRELUDE_RECORDS {
        let fields: Vec<String> = fields
            .iter()
            .map(|(name, ty)| format!("`{name}: {ty}`"))
            .collect();
        records.push_str(&format!("| `{name}` | {} |\n", fields.join(", ")));
    }
    let mut enums = String::from("| enum | variants |\n| --- | --- |\n");
    for (name, variants) in PRELUDE_ENUMS {
        enums.push_str(&format!("| `{name}` | `{}` |\n", variants.join("` `")));
    }
    table("types.md", "records", &records);
    table("types.md", "enums", &enums);
}
