//! Elements that open over the page. Their components are built on Base UI and loaded by those pages alone that use them.

use super::widgets::{DISABLED, TONE, client, on, property};
use super::{Content, Element, EventProperty, Payload, Property, PropertyType, Role};

const TITLE: Property = property(
    "title",
    PropertyType::Text,
    Role::Prop("heading"),
    "what stands above, and names it for assistive technology",
);
const OPEN: Property = property(
    "open",
    PropertyType::Bool,
    Role::Prop("open"),
    "whether it is open; without it the `trigger` opens it",
);
const TRIGGER: Property = property(
    "trigger",
    PropertyType::View,
    Role::Prop("trigger"),
    "opens it: one button, or what stands in a plain one",
);
const SIDE: Property = property(
    "side",
    PropertyType::Enum("Side"),
    Role::Prop("side"),
    "where it opens, if there is room",
);
const ON_CLOSE: EventProperty = on(
    "on_close",
    "onClose",
    Payload::None,
    "the user wants it to be closed",
);

/// All of them.
pub(super) static ELEMENTS: &[Element] = &[
    client(
        "dialog",
        Content::Children,
        "Dialog",
        Some("rxl-dialog"),
        &[TITLE, OPEN, TRIGGER],
        &[ON_CLOSE],
        "a window over the page; closed by its button, the escape key or a click beside it",
    ),
    client(
        "alert_dialog",
        Content::Children,
        "AlertDialog",
        Some("rxl-dialog"),
        &[TITLE, OPEN, TRIGGER],
        &[ON_CLOSE],
        "a window over the page that wants an answer; a click beside it does not close it",
    ),
    client(
        "popover",
        Content::Children,
        "Popover",
        Some("rxl-popover"),
        &[TITLE, OPEN, TRIGGER, SIDE],
        &[ON_CLOSE],
        "a small window beside its trigger",
    ),
    client(
        "tooltip",
        Content::Children,
        "Tooltip",
        Some("rxl-tooltip"),
        &[
            property(
                "content",
                PropertyType::Text,
                Role::Prop("content"),
                "the remark",
            ),
            SIDE,
        ],
        &[],
        "a remark that the pointer or the focus brings up beside its children",
    ),
    client(
        "menu",
        Content::Children,
        "Menu",
        Some("rxl-menu"),
        &[TRIGGER, SIDE],
        &[],
        "a list of `menu_item`s that its trigger opens",
    ),
    client(
        "menu_item",
        Content::Children,
        "MenuItem",
        Some("rxl-menu-item"),
        &[DISABLED, TONE],
        &[],
        "does something when it is chosen from its `menu`",
    ),
];
