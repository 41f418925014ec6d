//! RXL's own elements.

use super::{Content, Element, EventProperty, Payload, Property, PropertyType, Render, Role};

pub(super) const fn property(
    name: &'static str,
    ty: PropertyType,
    role: Role,
    docs: &'static str,
) -> Property {
    Property {
        name,
        ty,
        role,
        docs,
    }
}

pub(super) const fn attribute(
    name: &'static str,
    ty: PropertyType,
    react: &'static str,
    docs: &'static str,
) -> Property {
    property(name, ty, Role::Attribute(react), docs)
}

pub(super) const fn own(
    name: &'static str,
    content: Content,
    tag: &'static str,
    class: &'static str,
    properties: &'static [Property],
    docs: &'static str,
) -> Element {
    Element {
        name,
        content,
        render: Render::Tag {
            tag,
            class: Some(class),
        },
        properties,
        events: &[],
        is_available: true,
        docs,
    }
}

pub(super) const fn client(
    name: &'static str,
    content: Content,
    component: &'static str,
    class: Option<&'static str>,
    properties: &'static [Property],
    events: &'static [EventProperty],
    docs: &'static str,
) -> Element {
    Element {
        name,
        content,
        render: Render::Client { component, class },
        properties,
        events,
        is_available: true,
        docs,
    }
}

pub(super) const fn later(name: &'static str, docs: &'static str) -> Element {
    Element {
        name,
        content: Content::Children,
        render: Render::Tag {
            tag: "div",
            class: None,
        },
        properties: &[],
        events: &[],
        is_available: false,
        docs,
    }
}

pub(super) const ALIGN: Property = property(
    "align",
    PropertyType::Enum("Align"),
    Role::Class("rxl-align"),
    "where its items stand across",
);
pub(super) const JUSTIFY: Property = property(
    "justify",
    PropertyType::Enum("Justify"),
    Role::Class("rxl-justify"),
    "where its items stand along",
);
pub(super) const WRAP: Property = property(
    "wrap",
    PropertyType::Bool,
    Role::Class("rxl-wrap"),
    "items that do not fit go to a new line",
);
pub(super) const TONE: Property = property(
    "tone",
    PropertyType::Enum("Tone"),
    Role::Class("rxl-tone"),
    "what it means, shown by colour",
);
pub(super) const VARIANT: Property = property(
    "variant",
    PropertyType::Enum("Variant"),
    Role::Class("rxl-variant"),
    "how strong it looks",
);
pub(super) const WEIGHT: Property = property(
    "weight",
    PropertyType::Enum("Weight"),
    Role::Class("rxl-weight"),
    "how bold its text is",
);
pub(super) const TEXT_SIZE: Property = property(
    "size",
    PropertyType::Scale(1, 9),
    Role::Class("rxl-size"),
    "size of its text, 1 to 9",
);
pub(super) const STRIKE: Property = property(
    "strike",
    PropertyType::Bool,
    Role::Class("rxl-strike"),
    "struck through",
);
pub(super) const TRUNCATE: Property = property(
    "truncate",
    PropertyType::Bool,
    Role::Class("rxl-truncate"),
    "cut to one line",
);
pub(super) const TEXT: &[Property] = &[TEXT_SIZE, WEIGHT, TONE, STRIKE, TRUNCATE];
pub(super) const STACK: &[Property] = &[ALIGN, JUSTIFY, WRAP];
pub(super) const NAME: Property = attribute("name", PropertyType::Text, "name", "name in its form");
pub(super) const DISABLED: Property =
    attribute("disabled", PropertyType::Bool, "disabled", "cannot be used");
pub(super) const LOADING: Property = property(
    "loading",
    PropertyType::Bool,
    Role::Busy("rxl-loading"),
    "shows that it is at work, and cannot be used meanwhile",
);
pub(super) const REQUIRED: Property =
    attribute("required", PropertyType::Bool, "required", "must be given");
pub(super) const PLACEHOLDER: Property = attribute(
    "placeholder",
    PropertyType::Text,
    "placeholder",
    "shown while it is empty",
);
pub(super) const READ_ONLY: Property = attribute(
    "read_only",
    PropertyType::Bool,
    "readOnly",
    "cannot be changed",
);
pub(super) const VALUE: Property = property(
    "value",
    PropertyType::Value,
    Role::Prop("value"),
    "what it shows",
);
pub(super) const OPTIONS: Property = property(
    "options",
    PropertyType::Values,
    Role::Prop("options"),
    "what can be chosen",
);
pub(super) const LABEL: Property = property(
    "label",
    PropertyType::Label,
    Role::Prop("label"),
    "how an option is shown",
);
pub(super) const DEFAULT_VALUE: Property = property(
    "default_value",
    PropertyType::Value,
    Role::Prop("defaultValue"),
    "what it shows at first",
);
pub(super) const BIND: Property = property(
    "bind",
    PropertyType::Bind,
    Role::Prop("bind"),
    "what it shows and sets",
);

pub(super) const fn on(
    name: &'static str,
    react: &'static str,
    payload: Payload,
    docs: &'static str,
) -> EventProperty {
    EventProperty {
        name,
        react,
        payload,
        docs,
    }
}

pub(super) const ON_CHANGE: EventProperty = on(
    "on_change",
    "onChange",
    Payload::Value,
    "its value was changed by the user",
);
pub(super) const ON_TOGGLE: EventProperty = on(
    "on_change",
    "onChange",
    Payload::Bool,
    "it was ticked or unticked by the user",
);

/// All of them.
pub(super) static ELEMENTS: &[Element] = &[
    own(
        "vstack",
        Content::Children,
        "div",
        "rxl-vstack",
        STACK,
        "its children below each other",
    ),
    own(
        "hstack",
        Content::Children,
        "div",
        "rxl-hstack",
        STACK,
        "its children beside each other",
    ),
    own(
        "box",
        Content::Children,
        "div",
        "rxl-box",
        &[],
        "a plain box",
    ),
    own(
        "center",
        Content::Children,
        "div",
        "rxl-center",
        &[],
        "its children in its middle",
    ),
    own(
        "container",
        Content::Children,
        "div",
        "rxl-container",
        &[property(
            "size",
            PropertyType::Scale(1, 4),
            Role::Class("rxl-container-size"),
            "how wide it may be, 1 to 4",
        )],
        "a column in the middle of the page",
    ),
    own(
        "grid",
        Content::Children,
        "div",
        "rxl-grid",
        &[
            ALIGN,
            JUSTIFY,
            property(
                "columns",
                PropertyType::CssNumber,
                Role::Css("--rxl-columns"),
                "how many columns",
            ),
            property(
                "columns_at",
                PropertyType::Columns,
                Role::Prop("columnsAt"),
                "how many columns where the window is at least this wide: `[640px: 2, 60rem: 3]`",
            ),
            property(
                "rows",
                PropertyType::CssNumber,
                Role::Css("--rxl-rows"),
                "how many rows of one height",
            ),
        ],
        "its children in columns",
    ),
    own(
        "card",
        Content::Children,
        "div",
        "rxl-card",
        &[property(
            "size",
            PropertyType::Scale(1, 5),
            Role::Class("rxl-card-size"),
            "how much room is inside, 1 to 5",
        )],
        "a surface that lifts its children from the page",
    ),
    own(
        "spacer",
        Content::None,
        "div",
        "rxl-spacer",
        &[],
        "takes the room that is left",
    ),
    own(
        "divider",
        Content::None,
        "hr",
        "rxl-divider",
        &[property(
            "vertical",
            PropertyType::Bool,
            Role::Class("rxl-divider-vertical"),
            "stands upright",
        )],
        "a line between things",
    ),
    own(
        "text",
        Content::Children,
        "p",
        "rxl-text",
        TEXT,
        "a paragraph",
    ),
    own(
        "heading",
        Content::Children,
        "h2",
        "rxl-heading",
        &[
            TEXT_SIZE,
            WEIGHT,
            TONE,
            TRUNCATE,
            property(
                "level",
                PropertyType::Scale(1, 6),
                Role::Prop("level"),
                "its level in the outline of the page: `h1` to `h6`",
            ),
        ],
        "a heading; `h2` unless `level` says another",
    ),
    own(
        "code",
        Content::Children,
        "code",
        "rxl-code",
        TEXT,
        "code within a text",
    ),
    own(
        "badge",
        Content::Children,
        "span",
        "rxl-badge",
        &[TONE, VARIANT, TEXT_SIZE],
        "a short remark",
    ),
    own(
        "callout",
        Content::Children,
        "div",
        "rxl-callout",
        &[
            TONE,
            TEXT_SIZE,
            property(
                "icon",
                PropertyType::Icon,
                Role::Prop("icon"),
                "name of a built-in icon that stands before it",
            ),
        ],
        "a remark that should be seen",
    ),
    own(
        "labelled",
        Content::Children,
        "label",
        "rxl-labelled",
        &[property(
            "label",
            PropertyType::Text,
            Role::Prop("label"),
            "what stands above",
        )],
        "a control with its label",
    ),
    own(
        "image",
        Content::None,
        "img",
        "rxl-image",
        &[
            attribute("src", PropertyType::Text, "src", "address of the picture"),
            attribute("alt", PropertyType::Text, "alt", "what it shows, in words"),
            property(
                "lazy",
                PropertyType::Bool,
                Role::Flag("loading", "lazy"),
                "is loaded when it comes near to what is in view",
            ),
        ],
        "a picture",
    ),
    own(
        "spinner",
        Content::None,
        "span",
        "rxl-spinner",
        &[TEXT_SIZE],
        "something is under way",
    ),
    own(
        "progress",
        Content::None,
        "progress",
        "rxl-progress",
        &[
            attribute("value", PropertyType::Number, "value", "how far it is"),
            attribute("max", PropertyType::Number, "max", "how far it goes"),
        ],
        "how far something is",
    ),
    own(
        "icon",
        Content::Icon,
        "span",
        "rxl-icon",
        &[TONE, TEXT_SIZE],
        "a built-in icon, as large as the text around it",
    ),
    own(
        "icon_button",
        Content::Icon,
        "button",
        "rxl-button rxl-icon-button",
        &[
            VARIANT,
            TONE,
            property(
                "size",
                PropertyType::Scale(1, 4),
                Role::Class("rxl-button-size"),
                "how large it is, 1 to 4",
            ),
            DISABLED,
            LOADING,
            NAME,
            attribute(
                "type",
                PropertyType::Text,
                "type",
                "`submit` sends its form",
            ),
        ],
        "a button with a built-in icon; say what it does with `aria_label`",
    ),
    own(
        "button",
        Content::Children,
        "button",
        "rxl-button",
        &[
            VARIANT,
            TONE,
            property(
                "size",
                PropertyType::Scale(1, 4),
                Role::Class("rxl-button-size"),
                "how large it is, 1 to 4",
            ),
            JUSTIFY,
            DISABLED,
            LOADING,
            NAME,
            attribute(
                "type",
                PropertyType::Text,
                "type",
                "`submit` sends its form",
            ),
            attribute(
                "value",
                PropertyType::Text,
                "value",
                "what it adds to its form",
            ),
        ],
        "does something",
    ),
    client(
        "link",
        Content::Children,
        "Link",
        Some("rxl-link"),
        &[
            property(
                "to",
                PropertyType::Route,
                Role::Prop("to"),
                "a page of the program",
            ),
            property("href", PropertyType::Text, Role::Prop("to"), "any address"),
            property(
                "new_tab",
                PropertyType::Bool,
                Role::Prop("newTab"),
                "opens a new tab",
            ),
            property(
                "replace",
                PropertyType::Bool,
                Role::Prop("replace"),
                "takes the place of this page in the history",
            ),
            property(
                "active_class",
                PropertyType::Text,
                Role::Prop("activeClass"),
                "class while its page is shown",
            ),
            property(
                "fragment",
                PropertyType::Text,
                Role::Prop("fragment"),
                "the `id` of the element in that page that comes into view",
            ),
            property(
                "underline",
                PropertyType::Bool,
                Role::Class("rxl-underline"),
                "always has a line below, not only under the pointer",
            ),
            property(
                "disabled",
                PropertyType::Bool,
                Role::Prop("disabled"),
                "goes nowhere",
            ),
            attribute(
                "download",
                PropertyType::Text,
                "download",
                "saves the file under this name",
            ),
            TEXT_SIZE,
            WEIGHT,
            TONE,
        ],
        &[],
        "goes to a page",
    ),
    client(
        "input",
        Content::None,
        "Input",
        Some("rxl-input"),
        &[
            VALUE,
            BIND,
            DEFAULT_VALUE,
            NAME,
            PLACEHOLDER,
            REQUIRED,
            DISABLED,
            READ_ONLY,
            attribute(
                "type",
                PropertyType::Text,
                "type",
                "what is typed: `password`, `email`, `number` …",
            ),
            attribute("min", PropertyType::Number, "min", "smallest value"),
            attribute("max", PropertyType::Number, "max", "largest value"),
            attribute("step", PropertyType::Number, "step", "step between values"),
            attribute("max_length", PropertyType::Int, "maxLength", "longest text"),
            attribute(
                "auto_complete",
                PropertyType::Text,
                "autoComplete",
                "what the browser may fill in",
            ),
            attribute(
                "input_mode",
                PropertyType::Text,
                "inputMode",
                "which keyboard a phone shows",
            ),
        ],
        &[ON_CHANGE],
        "a line to type in",
    ),
    client(
        "text_area",
        Content::None,
        "TextArea",
        Some("rxl-input"),
        &[
            VALUE,
            BIND,
            DEFAULT_VALUE,
            NAME,
            PLACEHOLDER,
            REQUIRED,
            DISABLED,
            READ_ONLY,
            attribute("rows", PropertyType::Int, "rows", "how many lines it shows"),
            property(
                "submit_on_enter",
                PropertyType::Bool,
                Role::Prop("submitOnEnter"),
                "enter sends its form, shift and enter is a new line",
            ),
        ],
        &[ON_CHANGE],
        "lines to type in",
    ),
    client(
        "checkbox",
        Content::Text,
        "Checkbox",
        Some("rxl-checkbox"),
        &[
            property(
                "checked",
                PropertyType::Bool,
                Role::Prop("checked"),
                "whether it is ticked",
            ),
            BIND,
            NAME,
            DISABLED,
            REQUIRED,
            attribute(
                "value",
                PropertyType::Text,
                "value",
                "what it adds to its form",
            ),
        ],
        &[ON_TOGGLE],
        "a box to tick, with its label",
    ),
    client(
        "switch",
        Content::Text,
        "Switch",
        Some("rxl-switch"),
        &[
            property(
                "checked",
                PropertyType::Bool,
                Role::Prop("checked"),
                "whether it is on",
            ),
            BIND,
            NAME,
            DISABLED,
        ],
        &[ON_TOGGLE],
        "a switch, with its label",
    ),
    client(
        "select",
        Content::None,
        "Select",
        Some("rxl-input"),
        &[
            OPTIONS,
            VALUE,
            BIND,
            LABEL,
            NAME,
            attribute(
                "multiple",
                PropertyType::Bool,
                "multiple",
                "any number of options can be chosen, and its value is a list of them",
            ),
            PLACEHOLDER,
            REQUIRED,
            DISABLED,
        ],
        &[ON_CHANGE],
        "a choice from a list",
    ),
    client(
        "radio_group",
        Content::None,
        "RadioGroup",
        Some("rxl-radio-group"),
        &[OPTIONS, VALUE, BIND, LABEL, NAME, DISABLED],
        &[ON_CHANGE],
        "a choice that shows all options",
    ),
    client(
        "form",
        Content::Children,
        "Form",
        None,
        &[property(
            "reset_on_submit",
            PropertyType::Bool,
            Role::Prop("resetOnSubmit"),
            "is emptied when it has been sent",
        )],
        &[on(
            "on_submit",
            "onSubmit",
            Payload::Submit,
            "it was sent by a button or the enter key",
        )],
        "controls that are sent together",
    ),
    client(
        "field_error",
        Content::None,
        "FieldError",
        Some("rxl-field-error"),
        &[attribute(
            "name",
            PropertyType::Text,
            "name",
            "name of the field",
        )],
        &[],
        "what is wrong with a field of its form",
    ),
    client(
        "timer",
        Content::None,
        "Timer",
        None,
        &[
            property(
                "every",
                PropertyType::Duration,
                Role::Prop("every"),
                "time between two ticks",
            ),
            property(
                "running",
                PropertyType::Bool,
                Role::Prop("running"),
                "whether it ticks",
            ),
        ],
        &[on(
            "on_tick",
            "onTick",
            Payload::None,
            "the time has passed once more",
        )],
        "ticks while it is mounted; draws nothing",
    ),
    client(
        "window",
        Content::None,
        "WindowEvents",
        None,
        &[],
        &[
            on(
                "on_resize",
                "onResize",
                Payload::Record("Size"),
                "the window has another size",
            ),
            on(
                "on_visible",
                "onVisible",
                Payload::Bool,
                "the tab has come into view, or has left it",
            ),
        ],
        "hears keys and the like wherever the focus is; draws nothing",
    ),
    client(
        "error_boundary",
        Content::Children,
        "ErrorBoundary",
        None,
        &[property(
            "fallback",
            PropertyType::ViewOf("Failure"),
            Role::Prop("fallback"),
            "what is shown in place of what has failed",
        )],
        &[],
        "catches failures of what is in it, and tries again when what that reads has changed",
    ),
    later("upload", "takes files"),
    later("virtual_list", "a long list of which only a part is drawn"),
    later("bar_chart", "a chart with bars"),
    later("line_chart", "a chart with lines"),
    later("area_chart", "a chart with areas"),
    later("pie_chart", "a chart with sectors"),
];
