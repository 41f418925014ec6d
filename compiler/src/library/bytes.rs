//! Bytes.

/// The receiver, then a method a line; see [`super::rows`] for how they are written.
pub(super) const ROWS: (&str, &str) = (
    "Bytes",
    r#"
length() -> Int | how many they are
to_text() -> Text? | the text that they are in UTF-8
"#,
);
