//! Methods of Int.

/// The receiver, then a method a line; see [`super::rows`] for how they are written.
pub(super) const ROWS: (&str, &str) = (
    "Int",
    r#"
abs() -> Int | without its sign
min(b: Int) -> Int | the smaller of the two
max(b: Int) -> Int | the larger of the two
!clamp(low: Int, high: Int) -> Int | the nearest number from `low` to `high`; fails if `low` is above `high`
!pow(n: Int) -> Int | to the power of `n`; fails on overflow and below 0
!floor_div(b: Int) -> Int | divided by `b` and rounded down; fails for 0
!floor_mod(b: Int) -> Int | what `floor_div` leaves, with the sign of `b`; fails for 0
to_float() -> Float | as a Float
to_text() -> Text | its digits
grouped(by: Text = ",") -> Text | its digits in groups of three
"#,
);
