//! Methods of Duration.

/// The receiver, then a method a line; see [`super::rows`] for how they are written.
pub(super) const ROWS: (&str, &str) = (
    "Duration",
    r#"
days() -> Int | its whole days
hours() -> Int | its whole hours
minutes() -> Int | its whole minutes
seconds() -> Int | its whole seconds
milliseconds() -> Int | its milliseconds
abs() -> Duration | without its sign
min(b: Duration) -> Duration | the shorter of the two
max(b: Duration) -> Duration | the longer of the two
!clamp(low: Duration, high: Duration) -> Duration | the nearest length from `low` to `high`; fails if `low` is longer than `high`
"#,
);
