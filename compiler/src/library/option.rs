//! Methods of options.

/// The receiver, then a method a line; see [`super::rows`] for how they are written.
pub(super) const ROWS: (&str, &str) = (
    "T?",
    r#"
map(f: (T) -> R) -> R? | what `f` makes of the value, if there is one
and_then(f: (T) -> R?) -> R? | the option that `f` makes of the value, if there is one
filter(test: (T) -> Bool) -> T? | the value if it fits
or(other: T?) -> T? | this value, else the other
to_list() -> List<T> | a list of the value, or of nothing
"#,
);
