//! Methods of ranges.

/// The receiver, then a method a line; see [`super::rows`] for how they are written.
pub(super) const ROWS: (&str, &str) = (
    "Range",
    r#"
map(f: (Int) -> R) -> List<R> | what `f` makes of each number
filter(test: (Int) -> Bool) -> List<Int> | the numbers that fit
to_list() -> List<Int> | the numbers
contains(n: Int) -> Bool | whether `n` is in it
!length() -> Int | how many numbers it has; fails if they are too many for an Int
!step_by(n: Int) -> Range | every `n`th number; fails below 1
reversed() -> Range | last number first
"#,
);
