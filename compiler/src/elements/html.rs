//! The elements of HTML under their own names, with their own attributes named as React names them, in snake_case.

use super::{Content, Element, Property, PropertyType, Render, Role};

/// An attribute.
const fn attribute(name: &'static str, ty: PropertyType, react: &'static str) -> Property {
    Property {
        name,
        ty,
        role: Role::Attribute(react),
        docs: "attribute of HTML",
    }
}

const fn tag(name: &'static str, content: Content, properties: &'static [Property]) -> Element {
    Element {
        name,
        content,
        render: Render::Tag {
            tag: name,
            class: None,
        },
        properties,
        events: &[],
        is_available: true,
        docs: "element of HTML",
    }
}

/// All of them.
pub(super) static ELEMENTS: &[Element] = &[
    tag(
        "a",
        Content::Children,
        &[
            attribute("href", PropertyType::Text, "href"),
            attribute("target", PropertyType::Text, "target"),
            attribute("rel", PropertyType::Text, "rel"),
            attribute("download", PropertyType::Text, "download"),
        ],
    ),
    tag("abbr", Content::Children, &[]),
    tag("address", Content::Children, &[]),
    tag(
        "area",
        Content::None,
        &[
            attribute("href", PropertyType::Text, "href"),
            attribute("alt", PropertyType::Text, "alt"),
            attribute("coords", PropertyType::Text, "coords"),
            attribute("shape", PropertyType::Text, "shape"),
        ],
    ),
    tag("article", Content::Children, &[]),
    tag("aside", Content::Children, &[]),
    tag(
        "audio",
        Content::Children,
        &[
            attribute("src", PropertyType::Text, "src"),
            attribute("controls", PropertyType::Bool, "controls"),
            attribute("auto_play", PropertyType::Bool, "autoPlay"),
            attribute("loop", PropertyType::Bool, "loop"),
            attribute("muted", PropertyType::Bool, "muted"),
        ],
    ),
    tag("b", Content::Children, &[]),
    tag("bdi", Content::Children, &[]),
    tag("bdo", Content::Children, &[]),
    tag(
        "blockquote",
        Content::Children,
        &[attribute("cite", PropertyType::Text, "cite")],
    ),
    tag("br", Content::None, &[]),
    tag("canvas", Content::Children, &[]),
    tag("caption", Content::Children, &[]),
    tag(
        "circle",
        Content::Children,
        &[
            attribute("fill", PropertyType::Text, "fill"),
            attribute("stroke", PropertyType::Text, "stroke"),
            attribute("stroke_width", PropertyType::Number, "strokeWidth"),
            attribute("cx", PropertyType::Number, "cx"),
            attribute("cy", PropertyType::Number, "cy"),
            attribute("r", PropertyType::Number, "r"),
        ],
    ),
    tag("cite", Content::Children, &[]),
    tag(
        "col",
        Content::None,
        &[attribute("span", PropertyType::Int, "span")],
    ),
    tag(
        "colgroup",
        Content::Children,
        &[attribute("span", PropertyType::Int, "span")],
    ),
    tag(
        "data",
        Content::Children,
        &[attribute("value", PropertyType::Text, "value")],
    ),
    tag("datalist", Content::Children, &[]),
    tag("dd", Content::Children, &[]),
    tag(
        "del",
        Content::Children,
        &[
            attribute("cite", PropertyType::Text, "cite"),
            attribute("date_time", PropertyType::Text, "dateTime"),
        ],
    ),
    tag(
        "details",
        Content::Children,
        &[
            attribute("open", PropertyType::Bool, "open"),
            attribute("name", PropertyType::Text, "name"),
        ],
    ),
    tag("dfn", Content::Children, &[]),
    tag("div", Content::Children, &[]),
    tag("dl", Content::Children, &[]),
    tag("dt", Content::Children, &[]),
    tag(
        "ellipse",
        Content::Children,
        &[
            attribute("fill", PropertyType::Text, "fill"),
            attribute("stroke", PropertyType::Text, "stroke"),
            attribute("stroke_width", PropertyType::Number, "strokeWidth"),
            attribute("cx", PropertyType::Number, "cx"),
            attribute("cy", PropertyType::Number, "cy"),
            attribute("rx", PropertyType::Number, "rx"),
            attribute("ry", PropertyType::Number, "ry"),
        ],
    ),
    tag("em", Content::Children, &[]),
    tag(
        "embed",
        Content::None,
        &[
            attribute("src", PropertyType::Text, "src"),
            attribute("type", PropertyType::Text, "type"),
        ],
    ),
    tag(
        "fieldset",
        Content::Children,
        &[
            attribute("disabled", PropertyType::Bool, "disabled"),
            attribute("name", PropertyType::Text, "name"),
        ],
    ),
    tag("figcaption", Content::Children, &[]),
    tag("figure", Content::Children, &[]),
    tag("footer", Content::Children, &[]),
    tag(
        "g",
        Content::Children,
        &[
            attribute("fill", PropertyType::Text, "fill"),
            attribute("stroke", PropertyType::Text, "stroke"),
            attribute("stroke_width", PropertyType::Number, "strokeWidth"),
        ],
    ),
    tag("h1", Content::Children, &[]),
    tag("h2", Content::Children, &[]),
    tag("h3", Content::Children, &[]),
    tag("h4", Content::Children, &[]),
    tag("h5", Content::Children, &[]),
    tag("h6", Content::Children, &[]),
    tag("header", Content::Children, &[]),
    tag("hgroup", Content::Children, &[]),
    tag("hr", Content::None, &[]),
    tag("i", Content::Children, &[]),
    tag(
        "img",
        Content::None,
        &[
            attribute("src", PropertyType::Text, "src"),
            attribute("alt", PropertyType::Text, "alt"),
            attribute("src_set", PropertyType::Text, "srcSet"),
            attribute("sizes", PropertyType::Text, "sizes"),
            attribute("loading", PropertyType::Text, "loading"),
            attribute("decoding", PropertyType::Text, "decoding"),
        ],
    ),
    tag(
        "ins",
        Content::Children,
        &[
            attribute("cite", PropertyType::Text, "cite"),
            attribute("date_time", PropertyType::Text, "dateTime"),
        ],
    ),
    tag("kbd", Content::Children, &[]),
    tag(
        "label",
        Content::Children,
        &[attribute("html_for", PropertyType::Text, "htmlFor")],
    ),
    tag("legend", Content::Children, &[]),
    tag(
        "li",
        Content::Children,
        &[attribute("value", PropertyType::Int, "value")],
    ),
    tag(
        "line",
        Content::Children,
        &[
            attribute("fill", PropertyType::Text, "fill"),
            attribute("stroke", PropertyType::Text, "stroke"),
            attribute("stroke_width", PropertyType::Number, "strokeWidth"),
            attribute("x1", PropertyType::Number, "x1"),
            attribute("y1", PropertyType::Number, "y1"),
            attribute("x2", PropertyType::Number, "x2"),
            attribute("y2", PropertyType::Number, "y2"),
        ],
    ),
    tag("main", Content::Children, &[]),
    tag(
        "map",
        Content::Children,
        &[attribute("name", PropertyType::Text, "name")],
    ),
    tag("mark", Content::Children, &[]),
    tag(
        "meter",
        Content::Children,
        &[
            attribute("value", PropertyType::Number, "value"),
            attribute("min", PropertyType::Number, "min"),
            attribute("max", PropertyType::Number, "max"),
            attribute("low", PropertyType::Number, "low"),
            attribute("high", PropertyType::Number, "high"),
            attribute("optimum", PropertyType::Number, "optimum"),
        ],
    ),
    tag("nav", Content::Children, &[]),
    tag(
        "ol",
        Content::Children,
        &[
            attribute("start", PropertyType::Int, "start"),
            attribute("reversed", PropertyType::Bool, "reversed"),
            attribute("type", PropertyType::Text, "type"),
        ],
    ),
    tag(
        "optgroup",
        Content::Children,
        &[
            attribute("label", PropertyType::Text, "label"),
            attribute("disabled", PropertyType::Bool, "disabled"),
        ],
    ),
    tag(
        "option",
        Content::Children,
        &[
            attribute("value", PropertyType::Text, "value"),
            attribute("label", PropertyType::Text, "label"),
            attribute("disabled", PropertyType::Bool, "disabled"),
        ],
    ),
    tag(
        "output",
        Content::Children,
        &[
            attribute("html_for", PropertyType::Text, "htmlFor"),
            attribute("name", PropertyType::Text, "name"),
        ],
    ),
    tag("p", Content::Children, &[]),
    tag(
        "path",
        Content::Children,
        &[
            attribute("fill", PropertyType::Text, "fill"),
            attribute("stroke", PropertyType::Text, "stroke"),
            attribute("stroke_width", PropertyType::Number, "strokeWidth"),
            attribute("d", PropertyType::Text, "d"),
        ],
    ),
    tag("picture", Content::Children, &[]),
    tag(
        "polygon",
        Content::Children,
        &[
            attribute("fill", PropertyType::Text, "fill"),
            attribute("stroke", PropertyType::Text, "stroke"),
            attribute("stroke_width", PropertyType::Number, "strokeWidth"),
            attribute("points", PropertyType::Text, "points"),
        ],
    ),
    tag(
        "polyline",
        Content::Children,
        &[
            attribute("fill", PropertyType::Text, "fill"),
            attribute("stroke", PropertyType::Text, "stroke"),
            attribute("stroke_width", PropertyType::Number, "strokeWidth"),
            attribute("points", PropertyType::Text, "points"),
        ],
    ),
    tag("pre", Content::Children, &[]),
    tag(
        "q",
        Content::Children,
        &[attribute("cite", PropertyType::Text, "cite")],
    ),
    tag(
        "rect",
        Content::Children,
        &[
            attribute("fill", PropertyType::Text, "fill"),
            attribute("stroke", PropertyType::Text, "stroke"),
            attribute("stroke_width", PropertyType::Number, "strokeWidth"),
            attribute("x", PropertyType::Number, "x"),
            attribute("y", PropertyType::Number, "y"),
            attribute("rx", PropertyType::Number, "rx"),
        ],
    ),
    tag("rp", Content::Children, &[]),
    tag("rt", Content::Children, &[]),
    tag("ruby", Content::Children, &[]),
    tag("s", Content::Children, &[]),
    tag("samp", Content::Children, &[]),
    tag("search", Content::Children, &[]),
    tag("section", Content::Children, &[]),
    tag("small", Content::Children, &[]),
    tag(
        "source",
        Content::None,
        &[
            attribute("src", PropertyType::Text, "src"),
            attribute("src_set", PropertyType::Text, "srcSet"),
            attribute("sizes", PropertyType::Text, "sizes"),
            attribute("media", PropertyType::Text, "media"),
            attribute("type", PropertyType::Text, "type"),
        ],
    ),
    tag("span", Content::Children, &[]),
    tag("strong", Content::Children, &[]),
    tag("sub", Content::Children, &[]),
    tag("summary", Content::Children, &[]),
    tag("sup", Content::Children, &[]),
    tag(
        "svg",
        Content::Children,
        &[
            attribute("view_box", PropertyType::Text, "viewBox"),
            attribute("fill", PropertyType::Text, "fill"),
            attribute("stroke", PropertyType::Text, "stroke"),
            attribute("stroke_width", PropertyType::Number, "strokeWidth"),
        ],
    ),
    tag("tbody", Content::Children, &[]),
    tag(
        "td",
        Content::Children,
        &[
            attribute("col_span", PropertyType::Int, "colSpan"),
            attribute("row_span", PropertyType::Int, "rowSpan"),
            attribute("headers", PropertyType::Text, "headers"),
        ],
    ),
    tag("tfoot", Content::Children, &[]),
    tag(
        "th",
        Content::Children,
        &[
            attribute("col_span", PropertyType::Int, "colSpan"),
            attribute("row_span", PropertyType::Int, "rowSpan"),
            attribute("headers", PropertyType::Text, "headers"),
            attribute("scope", PropertyType::Text, "scope"),
            attribute("abbr", PropertyType::Text, "abbr"),
        ],
    ),
    tag("thead", Content::Children, &[]),
    tag(
        "time",
        Content::Children,
        &[attribute("date_time", PropertyType::Text, "dateTime")],
    ),
    tag("tr", Content::Children, &[]),
    tag(
        "track",
        Content::None,
        &[
            attribute("src", PropertyType::Text, "src"),
            attribute("kind", PropertyType::Text, "kind"),
            attribute("label", PropertyType::Text, "label"),
            attribute("src_lang", PropertyType::Text, "srcLang"),
            attribute("default", PropertyType::Bool, "default"),
        ],
    ),
    tag("u", Content::Children, &[]),
    tag("ul", Content::Children, &[]),
    tag("var", Content::Children, &[]),
    tag(
        "video",
        Content::Children,
        &[
            attribute("src", PropertyType::Text, "src"),
            attribute("poster", PropertyType::Text, "poster"),
            attribute("controls", PropertyType::Bool, "controls"),
            attribute("auto_play", PropertyType::Bool, "autoPlay"),
            attribute("loop", PropertyType::Bool, "loop"),
            attribute("muted", PropertyType::Bool, "muted"),
            attribute("plays_inline", PropertyType::Bool, "playsInline"),
        ],
    ),
    tag("wbr", Content::None, &[]),
];
