//! Methods of Set. Those that change a set are in [`crate::Edit`].

use crate::failure::Result;
use crate::list::List;
use crate::map::Set;
use std::hash::Hash;

/// The number of items.
pub fn length<T: Clone + Eq + Hash>(set: &Set<T>) -> i64 {
    set.len() as i64
}

/// Whether there is no item.
pub fn is_empty<T: Clone + Eq + Hash>(set: &Set<T>) -> bool {
    set.is_empty()
}

/// The item that was put in first.
pub fn first<T: Clone + Eq + Hash>(set: &Set<T>) -> Option<T> {
    set.iter().next().cloned()
}

/// Whether `x` is in it.
pub fn contains<T: Clone + Eq + Hash>(set: &Set<T>, x: T) -> bool {
    set.contains(&x)
}

/// The items of both.
pub fn union<T: Clone + Eq + Hash>(set: &Set<T>, s: Set<T>) -> Set<T> {
    set.iter().cloned().chain(s).collect()
}

/// The items that are in both.
pub fn intersection<T: Clone + Eq + Hash>(set: &Set<T>, s: Set<T>) -> Set<T> {
    set.iter()
        .filter(|item| s.contains(item))
        .cloned()
        .collect()
}

/// The items that are not in `s`.
pub fn difference<T: Clone + Eq + Hash>(set: &Set<T>, s: Set<T>) -> Set<T> {
    set.iter()
        .filter(|item| !s.contains(item))
        .cloned()
        .collect()
}

/// What `f` makes of the items.
pub fn map<T: Clone + Eq + Hash, R: Clone + Eq + Hash>(
    set: &Set<T>,
    f: impl FnMut(&T) -> Result<R>,
) -> Result<Set<R>> {
    set.iter().map(f).collect()
}

/// The items that fit.
pub fn filter<T: Clone + Eq + Hash>(
    set: &Set<T>,
    mut test: impl FnMut(&T) -> Result<bool>,
) -> Result<Set<T>> {
    let mut kept = Set::new();
    for item in set.iter() {
        if test(item)? {
            kept.insert(item.clone());
        }
    }
    Ok(kept)
}

/// Whether an item fits.
pub fn any<T: Clone + Eq + Hash>(
    set: &Set<T>,
    mut test: impl FnMut(&T) -> Result<bool>,
) -> Result<bool> {
    for item in set.iter() {
        if test(item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether every item fits.
pub fn all<T: Clone + Eq + Hash>(
    set: &Set<T>,
    mut test: impl FnMut(&T) -> Result<bool>,
) -> Result<bool> {
    Ok(!any(set, |item| Ok(!test(item)?))?)
}

/// The items in order of insertion.
pub fn to_list<T: Clone + Eq + Hash>(set: &Set<T>) -> List<T> {
    set.iter().cloned().collect()
}
