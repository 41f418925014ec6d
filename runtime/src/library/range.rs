//! Methods of ranges.

use crate::failure::{Failure, Result};
use crate::list::List;
use crate::range::Range;

/// What `f` makes of each number.
pub fn map<R: Clone>(range: &Range, mut f: impl FnMut(&i64) -> Result<R>) -> Result<List<R>> {
    range.iter().map(|n| f(&n)).collect()
}

/// The numbers that fit.
pub fn filter(range: &Range, mut test: impl FnMut(&i64) -> Result<bool>) -> Result<List<i64>> {
    let mut kept = List::new();
    for n in range.iter() {
        if test(&n)? {
            kept.push(n);
        }
    }
    Ok(kept)
}

/// The numbers.
pub fn to_list(range: &Range) -> List<i64> {
    range.iter().collect()
}

/// Whether `n` is in it.
pub fn contains(range: &Range, n: i64) -> bool {
    range.contains(n)
}

/// How many numbers it has.
pub fn length(range: &Range) -> Result<i64> {
    crate::int::add(range.len(), 0)
}

/// Every `n`th number.
pub fn step_by(range: &Range, n: i64) -> Result<Range> {
    if n < 1 {
        return Err(Failure::unknown("`step_by` needs a number above 0"));
    }
    // A step that leads beyond every number is as good as any longer one.
    const LONGEST: i64 = 1 << 54;
    Ok(Range {
        step: range.step.saturating_mul(n).clamp(-LONGEST, LONGEST),
        ..*range
    })
}

/// Last number first.
pub fn reversed(range: &Range) -> Range {
    range.reversed()
}
