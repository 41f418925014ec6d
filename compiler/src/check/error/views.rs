//! Words about views, elements, handlers and pages.

use super::a;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;

pub(in crate::check) fn element_outside_view(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::ELEMENT_OUTSIDE_VIEW,
        at,
        format!("the element `{name}` stands in views alone"),
    )
    .help("components and pages show elements; events and functions compute")
}

pub(in crate::check) fn statement_in_view(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::STATEMENT_IN_VIEW,
        at,
        format!("{what} cannot stand in a view"),
    )
    .help("a view only shows; do it in an event or in a handler such as `on_click: { … }`")
}

pub(in crate::check) fn view_text(
    ty: &str,
    source: Option<&str>,
    is_data: bool,
    at: Span,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::VIEW_TEXT,
        at,
        format!("a view shows Text, and this is {of_ty}", of_ty = a(ty)),
    );
    match source {
        _ if !is_data => diagnostic,
        Some(source) => diagnostic
            .help(format!("put it into a text: `\"{{{source}}}\"`"))
            .fix(at, format!("\"{{{source}}}\"")),
        None => diagnostic.help("put it into a text: `\"{…}\"`"),
    }
}

pub(in crate::check) fn missing_key(ty: &str, item: &str, at: Span) -> Diagnostic {
    let example = match ty {
        "Text" | "Int" => format!("key {item}"),
        _ => format!("key {item}.…"),
    };
    let diagnostic = Diagnostic::new(
        Code::MISSING_KEY,
        at,
        format!("rows of `{ty}` have no field `id`, so the loop needs a key"),
    )
    .help(format!(
        "write `{example}` behind the list, with what tells the rows apart; the index is right where rows do not move"
    ));
    match ty {
        "Text" | "Int" => diagnostic.fix(at.at_end(), format!(" {example}")),
        _ => diagnostic,
    }
}

pub(in crate::check) fn key_type(ty: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::KEY_TYPE,
        at,
        format!(
            "a key is a Text, an Int or an enum without fields, not {of_ty}",
            of_ty = a(ty)
        ),
    )
}

pub(in crate::check) fn unknown_property(
    element: &str,
    name: &str,
    at: Span,
    nearest: Option<&str>,
) -> Diagnostic {
    Diagnostic::new(
        Code::UNKNOWN_PROPERTY,
        at,
        format!("`{element}` has no property `{name}`"),
    )
    .suggest(nearest)
}

pub(in crate::check) fn unknown_icon(name: &str, at: Span, nearest: Option<&str>) -> Diagnostic {
    Diagnostic::new(Code::UNKNOWN_ICON, at, format!("there is no icon `{name}`"))
        .suggest(nearest)
        .help("the icons are those of Lucide: https://lucide.dev/icons")
}

pub(in crate::check) fn missing_icon(element: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::UNKNOWN_ICON,
        at,
        format!("`{element}` needs the name of an icon"),
    )
    .help(format!("give it first, as in `{element}(\"check\")`"))
}

pub(in crate::check) fn property_type(
    name: &str,
    wanted: &str,
    found: &str,
    at: Span,
) -> Diagnostic {
    Diagnostic::new(
        Code::PROPERTY_TYPE,
        at,
        format!("`{name}` takes {wanted}, found `{found}`"),
    )
}

pub(in crate::check) fn open_multiple(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::PROPERTY_TYPE,
        at,
        "`multiple` takes `true` or `false`, written here",
    )
    .help("it decides whether one value is chosen or a list: write two `select`, in an `if`")
}

pub(in crate::check) fn no_placeholder(element: &str, at: Span) -> Diagnostic {
    unknown_property(element, "placeholder", at, None)
        .help("with `multiple: true` all options are in view")
}

pub(in crate::check) fn property_range(name: &str, low: u8, high: u8, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::PROPERTY_RANGE,
        at,
        format!("`{name}` goes from {low} to {high}"),
    )
}

pub(in crate::check) fn no_content(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::NO_CONTENT, at, format!("`{name}` takes no content"))
        .help("remove the text or the block")
}

pub(in crate::check) fn one_content(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::ONE_CONTENT,
        at,
        format!("`{name}` takes one argument without a name: its content"),
    )
    .help("give the others their names")
}

pub(in crate::check) fn not_a_handler(at: Span) -> Diagnostic {
    Diagnostic::new(Code::NOT_A_HANDLER, at, "this is no handler")
        .help("a handler is an event (`State.event` or `State.event(…)`), an effect, a block `{ … }` or `event => …`")
}

pub(in crate::check) fn bad_bind(at: Span) -> Diagnostic {
    Diagnostic::new(Code::BAD_BIND, at, "`bind` needs something that can be set")
        .help("a `local`, a var of a `client state`, or an `editable` var of a state")
}

pub(in crate::check) fn bad_address(rule: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::BAD_ADDRESS, at, format!("bad address: {rule}"))
}

pub(in crate::check) fn same_address(at: Span, first: Span) -> Diagnostic {
    Diagnostic::new(Code::SAME_ADDRESS, at, "two pages have the same address")
        .also(first, "the first one stands here")
        .help("change one of them")
}

pub(in crate::check) fn route_parameter(ty: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::ROUTE_PARAMETER,
        at,
        format!("a part of an address cannot be {of_ty}", of_ty = a(ty)),
    )
    .help("Text, Int, Bool and enums without fields can; a last `List<Text>` takes the rest")
}

pub(in crate::check) fn query_default(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::QUERY_DEFAULT,
        at,
        format!("the query parameter `{name}` needs a default"),
    )
    .help("write `=` and the value that it has when the address does not say it")
}

pub(in crate::check) fn bad_layout(rule: &str, at: Span, declared: Option<Span>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::BAD_LAYOUT,
        at,
        format!("this cannot be a layout: {rule}"),
    )
    .help("a layout is a component with `children: View`, whose other parameters have defaults");
    match declared {
        Some(declared) => diagnostic.also(declared, "declared here"),
        None => diagnostic,
    }
}

pub(in crate::check) fn second_not_found(at: Span, first: Span) -> Diagnostic {
    Diagnostic::new(Code::SECOND_NOT_FOUND, at, "a program has one page for 404")
        .also(first, "the first one stands here")
}

pub(in crate::check) fn local_outside(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::LOCAL_OUTSIDE,
        at,
        format!("{what} stands at the top of a component or page alone"),
    )
    .help("move it to the top, or use `let`")
}

pub(in crate::check) fn component_not_called(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::NOT_A_VALUE,
        at,
        format!("the component `{name}` is named and not shown"),
    )
    .help(format!("write `{name}()`"))
    .fix(at.at_end(), "()")
}

pub(in crate::check) fn text_content(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::NO_CONTENT, at, format!("`{name}` takes no block")).help(format!(
        "its content is a Text in its brackets: `{name}(\"…\")`"
    ))
}

pub(in crate::check) fn component_content(
    name: &str,
    at: Span,
    declared: Option<Span>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::NO_CONTENT,
        at,
        format!("`{name}` has no `children`"),
    )
    .help("give the value to one of its parameters by name, or add the parameter `children: View`");
    match declared {
        Some(declared) => diagnostic.also(declared, "declared here"),
        None => diagnostic,
    }
}

pub(in crate::check) fn input_type(element: &str, ty: &str, at: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::INPUT_TYPE,
        at,
        format!("`{element}` cannot work on {of_ty}", of_ty = a(ty)),
    );
    if element == "slider" {
        return diagnostic.help("a slider gives an Int or a Float");
    }
    diagnostic.help(
        "a person types Text, Int, Float, Bool, dates, enums without fields, or options of these",
    )
}

pub(in crate::check) fn bind_needs_editable(
    name: &str,
    at: Span,
    declared: Option<Span>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::BAD_BIND,
        at,
        format!("the browser may not set `{name}`"),
    )
    .help(format!(
        "`editable {name}: …` lets it; or bind a var of a `client state`"
    ));
    match declared {
        Some(declared) => diagnostic
            .also(declared, "declared here")
            .fix(declared.at_start(), "editable "),
        None => diagnostic,
    }
}

pub(in crate::check) fn view_lambda(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::NOT_A_VALUE,
        at,
        "this slot shows a value, so it is given as a function",
    )
    .help("write `item => { … }`")
}

pub(in crate::check) fn several_roots(
    property: &str,
    at: Span,
    declared: Option<Span>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::SEVERAL_ROOTS,
        at,
        format!(
            "`{property}` goes to the root element of a component, and this one has several or none"
        ),
    )
    .help("put its elements into one, such as `vstack { … }`");
    match declared {
        Some(declared) => diagnostic.also(declared, "declared here"),
        None => diagnostic,
    }
}

pub(in crate::check) fn style_rule(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::STYLE_RULE, at, what.to_owned())
}

pub(in crate::check) fn style_block(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::STYLE_RULE,
        at,
        format!("a style has no block `{name}`"),
    )
    .help("the blocks are `hover`, `active`, `focus`, `disabled`, `dark`, `light`, `at(…)` and `animation(…)`")
}

pub(in crate::check) fn style_animation(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::STYLE_RULE,
        at,
        "an animation takes how long it is, and perhaps how often it runs and how it goes",
    )
    .help("for example `animation(300ms)`, `animation(1s, repeat: 3)`, `animation(1s, endless: true, easing: \"linear\")`")
}

pub(in crate::check) fn style_value(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::STYLE_VALUE,
        at,
        "what a style says must be known when the program is compiled",
    )
    .help("write a literal, a colour such as `gray(3)`, or a constant; give what changes to the element itself: `background: …`")
}

/// A setting of `app` that is not what it should be.
pub(in crate::check) fn setting(name: &crate::ast::Name, wanted: &str) -> Diagnostic {
    Diagnostic::new(
        Code::BAD_SETTING,
        name.span,
        format!("`{}` of the app takes {wanted}", name.text),
    )
}

pub(in crate::check) fn unknown_setting(name: &str, at: Span, near: Option<&str>) -> Diagnostic {
    Diagnostic::new(
        Code::BAD_SETTING,
        at,
        format!("an app has no setting `{name}`"),
    )
    .suggest(near)
    .help("the settings are `lang`, `theme`, `head`, `on_error` and `overlay`")
}

pub(in crate::check) fn theme_value(label: &str, known: &[&str], at: Span) -> Diagnostic {
    let known: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    Diagnostic::new(
        Code::BAD_SETTING,
        at,
        format!("`{label}` of a theme is one of {}", known.join(", ")),
    )
}
