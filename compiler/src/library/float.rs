//! Methods of Float.

/// The receiver, then a method a line; see [`super::rows`] for how they are written.
pub(super) const ROWS: (&str, &str) = (
    "Float",
    r#"
!floor() -> Int | rounded down; fails outside of Int
!ceil() -> Int | rounded up; fails outside of Int
!round() -> Int | rounded, halves away from zero; fails outside of Int
!trunc() -> Int | without its fraction; fails outside of Int
!round_to(digits: Int) -> Float | rounded to so many digits; fails outside of 0 to 15
!fixed(digits: Int) -> Text | with exactly so many digits; fails outside of 0 to 15
to_text() -> Text | as ECMAScript writes it
abs() -> Float | without its sign
sqrt() -> Float | its square root
min(b: Float) -> Float | the smaller of the two
max(b: Float) -> Float | the larger of the two
!clamp(low: Float, high: Float) -> Float | the nearest number from `low` to `high`; fails if `low` is above `high`
pow(x: Float) -> Float | to the power of `x`
sin() -> Float | its sine, in radians
cos() -> Float | its cosine, in radians
is_nan() -> Bool | whether it is no number
is_finite() -> Bool | whether it is neither infinite nor NaN
"#,
);
