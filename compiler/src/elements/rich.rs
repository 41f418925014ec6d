//! Elements that make something of what they are given: colours of code, Markdown, pictures of people, parts that fold or scroll.

use super::widgets::{NAME, TEXT_SIZE, attribute, client, own, property};
use super::{Content, Element, PropertyType, Role};

/// All of them.
pub(super) static ELEMENTS: &[Element] = &[
    client(
        "color_mode_button",
        Content::None,
        "ColorModeButton",
        Some("rxl-button rxl-variant-ghost rxl-color-mode"),
        &[],
        &[],
        "switches between light and dark; the browser keeps the choice",
    ),
    client(
        "scroll_area",
        Content::Children,
        "ScrollArea",
        Some("rxl-scroll-area"),
        &[property(
            "follow",
            PropertyType::Enum("Follow"),
            Role::Prop("follow"),
            "the end that stays in view while its content grows, unless the user has scrolled away",
        )],
        &[],
        "a part of the page that scrolls",
    ),
    client(
        "code_block",
        Content::Text,
        "CodeBlock",
        Some("rxl-code-block"),
        &[property(
            "language",
            PropertyType::Text,
            Role::Prop("language"),
            "what it is written in: `rxl`, `rust`, `javascript` …",
        )],
        &[],
        "lines of code, in colours if its language is known",
    ),
    client(
        "markdown",
        Content::Text,
        "Markdown",
        Some("rxl-markdown"),
        &[],
        &[],
        "a text in Markdown; HTML in it is shown as text, and links cannot run code",
    ),
    client(
        "avatar",
        Content::None,
        "Avatar",
        Some("rxl-avatar"),
        &[
            property(
                "name",
                PropertyType::Text,
                Role::Prop("name"),
                "of whom; the initials stand in for a missing picture",
            ),
            attribute("src", PropertyType::Text, "src", "address of the picture"),
            TEXT_SIZE,
        ],
        &[],
        "a round picture of somebody",
    ),
    own(
        "skeleton",
        Content::None,
        "div",
        "rxl-skeleton",
        &[],
        "holds the place of something that is loading",
    ),
    own(
        "accordion",
        Content::Children,
        "div",
        "rxl-accordion",
        &[],
        "a column of `accordion_item`s",
    ),
    client(
        "accordion_item",
        Content::Children,
        "AccordionItem",
        Some("rxl-accordion-item"),
        &[
            property(
                "title",
                PropertyType::Text,
                Role::Prop("heading"),
                "what stands above, and opens and closes it",
            ),
            attribute("open", PropertyType::Bool, "open", "is open at first"),
            super::Property {
                docs: "of those with one name at most one is open",
                ..NAME
            },
        ],
        &[],
        "a part that opens and closes",
    ),
    own(
        "table",
        Content::Children,
        "table",
        "rxl-table",
        &[],
        "a table; its rows are `tr` in `thead` and `tbody`, its cells `th` and `td`",
    ),
];
