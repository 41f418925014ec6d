//! Methods of ranges.

use crate::failure::Result;
use crate::list::List;
use std::ops::Range;

/// What `f` makes of each number.
pub fn map<R: Clone>(range: &Range<i64>, mut f: impl FnMut(&i64) -> Result<R>) -> Result<List<R>> {
    range.clone().map(|n| f(&n)).collect()
}

/// The numbers that fit.
pub fn filter(range: &Range<i64>, mut test: impl FnMut(&i64) -> Result<bool>) -> Result<List<i64>> {
    let mut kept = List::new();
    for n in range.clone() {
        if test(&n)? {
            kept.push(n);
        }
    }
    Ok(kept)
}

/// The numbers.
pub fn to_list(range: &Range<i64>) -> List<i64> {
    range.clone().collect()
}

/// Whether `n` is in it.
pub fn contains(range: &Range<i64>, n: i64) -> bool {
    range.contains(&n)
}

/// How many numbers it has.
pub fn length(range: &Range<i64>) -> i64 {
    (range.end - range.start).max(0)
}
