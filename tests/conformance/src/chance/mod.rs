//! Cases made by chance.

use crate::case::Case;

/// So many cases; a seed gives the same ones each time.
pub fn cases(_seed: u64, _count: usize) -> Vec<Case> {
    Vec::new()
}
