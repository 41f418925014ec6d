//! Result: a value, or what kept it from being there.

/// The receiver, then a method a line; see [`super::rows`] for how they are written.
pub(super) const ROWS: (&str, &str) = (
    "Result<T, E>",
    r#"
ok() -> T? | what it holds if it is `ok`
err() -> E? | what it holds if it is `err`
map(f: (T) -> R) -> Result<R, E> | with what `f` makes of the value, if it is `ok`
map_err(f: (E) -> R) -> Result<T, R> | with what `f` makes of the error, if it is `err`
and_then(f: (T) -> Result<R, E>) -> Result<R, E> | the result that `f` makes of the value, if it is `ok`
"#,
);
