//! Elements with a value that the user chooses: numbers on a line, options in a row.

use super::widgets::{BIND, DISABLED, LABEL, NAME, ON_CHANGE, OPTIONS, VALUE, client, property};
use super::{Content, Element, Property, PropertyType, Role};

const AMOUNT: Property = property(
    "value",
    PropertyType::Amount,
    Role::Prop("value"),
    "where it stands; without `on_change` where it begins",
);

const fn limit(name: &'static str, docs: &'static str) -> Property {
    property(name, PropertyType::Number, Role::Attribute(name), docs)
}

/// All of them.
pub(super) static ELEMENTS: &[Element] = &[
    client(
        "slider",
        Content::None,
        "Slider",
        Some("rxl-slider"),
        &[
            AMOUNT,
            BIND,
            limit("min", "smallest value, 0 unless said"),
            limit("max", "largest value, 100 unless said"),
            limit("step", "step between values, 1 unless said"),
            NAME,
            DISABLED,
        ],
        &[ON_CHANGE],
        "a number on a line",
    ),
    client(
        "segmented_control",
        Content::None,
        "SegmentedControl",
        Some("rxl-segmented"),
        &[OPTIONS, VALUE, BIND, LABEL, NAME, DISABLED],
        &[ON_CHANGE],
        "a choice that shows all options in a row",
    ),
    client(
        "tabs",
        Content::Children,
        "Tabs",
        Some("rxl-tabs"),
        &[OPTIONS, VALUE, BIND, LABEL],
        &[ON_CHANGE],
        "a row of tabs over its children, which show what belongs to the chosen one",
    ),
];
