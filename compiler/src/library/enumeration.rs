//! Methods of enums without fields.

/// The receiver, then a method a line; see [`super::rows`] for how they are written.
pub(super) const ROWS: (&str, &str) = (
    "E",
    r#"
@values() -> List<E> | all variants in order of declaration; of enums without fields
@parse(text: Text) -> E? | the variant of this name; of enums without fields
"#,
);
