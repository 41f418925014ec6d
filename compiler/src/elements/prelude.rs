//! Records and enums that every file knows; a declaration of the program hides the one of its name.

/// Records: name, fields with their types.
pub static PRELUDE_RECORDS: &[(&str, &[(&str, &str)])] = &[
    (
        "Mouse",
        &[
            ("x", "Int"),
            ("y", "Int"),
            ("button", "Int"),
            ("ctrl", "Bool"),
            ("alt", "Bool"),
            ("shift", "Bool"),
            ("meta", "Bool"),
        ],
    ),
    (
        "Key",
        &[
            ("key", "Text"),
            ("code", "Text"),
            ("ctrl", "Bool"),
            ("alt", "Bool"),
            ("shift", "Bool"),
            ("meta", "Bool"),
            ("repeat", "Bool"),
        ],
    ),
    ("Scroll", &[("x", "Int"), ("y", "Int")]),
    ("Size", &[("width", "Int"), ("height", "Int")]),
    (
        "Failure",
        &[
            ("message", "Text"),
            ("event", "Text"),
            ("id", "Text"),
            ("known", "Bool"),
        ],
    ),
];

/// The variants of Json with the types of what they hold. Behind [`PRELUDE_ENUMS`] it is the last built-in enum.
pub static JSON_VARIANTS: &[(&str, Option<(&str, &str)>)] = &[
    ("Null", None),
    ("Bool", Some(("value", "Bool"))),
    ("Number", Some(("value", "Float"))),
    ("Text", Some(("value", "Text"))),
    ("List", Some(("items", "List<Json>"))),
    ("Object", Some(("fields", "Map<Text, Json>"))),
];

/// Enums without fields: name, variants.
pub static PRELUDE_ENUMS: &[(&str, &[&str])] = &[
    ("Align", &["Start", "Center", "End", "Stretch", "Baseline"]),
    ("Justify", &["Start", "Center", "End", "Between", "Around"]),
    ("Tone", &["Neutral", "Info", "Success", "Warning", "Danger"]),
    ("Variant", &["Solid", "Soft", "Outline", "Ghost"]),
    ("Follow", &["Start", "End"]),
    ("Side", &["Top", "Right", "Bottom", "Left"]),
    ("Weight", &["Light", "Regular", "Medium", "Bold"]),
    (
        "ConnectionStatus",
        &["Connecting", "Online", "Offline", "Gone"],
    ),
    ("ColorMode", &["System", "Light", "Dark"]),
    (
        "Weekday",
        &[
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        ],
    ),
];
