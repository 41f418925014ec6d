//! Methods of List. Those that change a list are in [`crate::Edit`].

use crate::data::Duration;
use crate::failure::{Failure, Result};
use crate::list::List;
use crate::map::{Map, Set};
use std::cmp::Ordering;
use std::hash::Hash;

/// Values with an order: of Floats NaN is the last.
pub trait Order {
    /// Which one comes first.
    fn order(&self, other: &Self) -> Ordering;
}

macro_rules! ordered {
    ($($ty:ty),*) => {
        $(impl Order for $ty {
            fn order(&self, other: &Self) -> Ordering {
                self.cmp(other)
            }
        })*
    };
}

ordered!(
    i64,
    String,
    Duration,
    crate::data::Date,
    crate::data::DateTime,
    crate::data::Weekday
);

impl Order for f64 {
    fn order(&self, other: &Self) -> Ordering {
        self.partial_cmp(other)
            .unwrap_or_else(|| self.is_nan().cmp(&other.is_nan()))
    }
}

/// Values that can be added up.
pub trait Number: Sized {
    /// The sum of nothing.
    fn zero() -> Self;
    /// `self + other`
    fn plus(&self, other: &Self) -> Result<Self>;
}

impl Number for i64 {
    fn zero() -> i64 {
        0
    }

    fn plus(&self, other: &i64) -> Result<i64> {
        crate::int::add(*self, *other)
    }
}

impl Number for f64 {
    fn zero() -> f64 {
        0.0
    }

    fn plus(&self, other: &f64) -> Result<f64> {
        Ok(self + other)
    }
}

impl Number for Duration {
    fn zero() -> Duration {
        Duration(0)
    }

    fn plus(&self, other: &Duration) -> Result<Duration> {
        crate::int::add(self.0, other.0).map(Duration)
    }
}

/// The number of items.
pub fn length<T: Clone>(list: &List<T>) -> i64 {
    list.len() as i64
}

/// Whether there is no item.
pub fn is_empty<T: Clone>(list: &List<T>) -> bool {
    list.is_empty()
}

/// Whether an item equals `x`.
pub fn contains<T: Clone + PartialEq>(list: &List<T>, x: T) -> bool {
    list.iter().any(|item| *item == x)
}

/// The first item.
pub fn first<T: Clone>(list: &List<T>) -> Option<T> {
    list.get(0).cloned()
}

/// The last item.
pub fn last<T: Clone>(list: &List<T>) -> Option<T> {
    list.len()
        .checked_sub(1)
        .and_then(|at| list.get(at))
        .cloned()
}

/// The item at `i`.
pub fn get<T: Clone>(list: &List<T>, i: i64) -> Option<T> {
    usize::try_from(i).ok().and_then(|at| list.get(at)).cloned()
}

/// `list[i]`
pub fn at<T: Clone>(list: &List<T>, i: i64) -> Result<&T> {
    usize::try_from(i)
        .ok()
        .and_then(|at| list.get(at))
        .ok_or_else(|| Failure::unknown("there is no such item in the list"))
}

/// `list[a..b]`
pub fn slice<T: Clone>(list: &List<T>, range: crate::range::Range) -> Result<List<T>> {
    if range.step == 1 && 0 <= range.start && range.start <= range.end && range.end <= length(list)
    {
        Ok(list.part(range.start as usize, range.end as usize))
    } else {
        Err(Failure::unknown("the range is not within the list"))
    }
}

/// `a + b`
pub fn join_lists<T: Clone>(mut a: List<T>, b: List<T>) -> List<T> {
    a.append(b);
    a
}

/// The first item that fits.
pub fn find<T: Clone>(
    list: &List<T>,
    mut test: impl FnMut(&T) -> Result<bool>,
) -> Result<Option<T>> {
    for item in list.iter() {
        if test(item)? {
            return Ok(Some(item.clone()));
        }
    }
    Ok(None)
}

/// Where the first item stands that fits.
pub fn index_of<T: Clone>(
    list: &List<T>,
    mut test: impl FnMut(&T) -> Result<bool>,
) -> Result<Option<i64>> {
    for (index, item) in list.iter().enumerate() {
        if test(item)? {
            return Ok(Some(index as i64));
        }
    }
    Ok(None)
}

/// Whether an item fits.
pub fn any<T: Clone>(list: &List<T>, test: impl FnMut(&T) -> Result<bool>) -> Result<bool> {
    Ok(index_of(list, test)?.is_some())
}

/// Whether every item fits.
pub fn all<T: Clone>(list: &List<T>, mut test: impl FnMut(&T) -> Result<bool>) -> Result<bool> {
    Ok(!any(list, |item| Ok(!test(item)?))?)
}

/// How many items fit.
pub fn count<T: Clone>(list: &List<T>, mut test: impl FnMut(&T) -> Result<bool>) -> Result<i64> {
    let mut count = 0;
    for item in list.iter() {
        if test(item)? {
            count += 1;
        }
    }
    Ok(count)
}

/// What `f` makes of each item.
pub fn map<T: Clone, R: Clone>(list: &List<T>, f: impl FnMut(&T) -> Result<R>) -> Result<List<R>> {
    list.iter().map(f).collect()
}

/// What `f` makes of each item and its index.
pub fn map_indexed<T: Clone, R: Clone>(
    list: &List<T>,
    mut f: impl FnMut(&T, &i64) -> Result<R>,
) -> Result<List<R>> {
    list.iter()
        .enumerate()
        .map(|(index, item)| f(item, &(index as i64)))
        .collect()
}

/// The lists that `f` makes of the items, joined.
pub fn flat_map<T: Clone, R: Clone>(
    list: &List<T>,
    f: impl FnMut(&T) -> Result<List<R>>,
) -> Result<List<R>> {
    Ok(flatten(&map(list, f)?))
}

/// The items that fit.
pub fn filter<T: Clone>(
    list: &List<T>,
    mut test: impl FnMut(&T) -> Result<bool>,
) -> Result<List<T>> {
    let mut kept = List::new();
    for item in list.iter() {
        if test(item)? {
            kept.push(item.clone());
        }
    }
    Ok(kept)
}

/// What `f` makes of the items, without `none`.
pub fn filter_map<T: Clone, R: Clone>(
    list: &List<T>,
    mut f: impl FnMut(&T) -> Result<Option<R>>,
) -> Result<List<R>> {
    let mut kept = List::new();
    for item in list.iter() {
        if let Some(made) = f(item)? {
            kept.push(made);
        }
    }
    Ok(kept)
}

/// From the left.
pub fn fold<T: Clone, R>(
    list: &List<T>,
    start: R,
    mut f: impl FnMut(&R, &T) -> Result<R>,
) -> Result<R> {
    let mut value = start;
    for item in list.iter() {
        value = f(&value, item)?;
    }
    Ok(value)
}

/// The sum.
pub fn sum<T: Clone + Number>(list: &List<T>) -> Result<T> {
    fold(list, T::zero(), |sum, item| sum.plus(item))
}

/// The sum of what `f` makes of the items.
pub fn sum_by<T: Clone, R: Number>(
    list: &List<T>,
    mut f: impl FnMut(&T) -> Result<R>,
) -> Result<R> {
    fold(list, R::zero(), |sum, item| sum.plus(&f(item)?))
}

/// The smallest item, the first of equals.
pub fn min<T: Clone + Order>(list: &List<T>) -> Option<T> {
    list.iter()
        .reduce(|best, item| if item.order(best).is_lt() { item } else { best })
        .cloned()
}

/// The largest item, the first of equals.
pub fn max<T: Clone + Order>(list: &List<T>) -> Option<T> {
    list.iter()
        .reduce(|best, item| if item.order(best).is_gt() { item } else { best })
        .cloned()
}

fn best_by<T: Clone, K: Order>(
    list: &List<T>,
    mut f: impl FnMut(&T) -> Result<K>,
    wins: fn(Ordering) -> bool,
) -> Result<Option<T>> {
    let mut best: Option<(K, &T)> = None;
    for item in list.iter() {
        let key = f(item)?;
        let better = best
            .as_ref()
            .is_none_or(|(known, _)| wins(key.order(known)));
        if better {
            best = Some((key, item));
        }
    }
    Ok(best.map(|(_, item)| item.clone()))
}

/// The item for which `f` is smallest.
pub fn min_by<T: Clone, K: Order>(
    list: &List<T>,
    f: impl FnMut(&T) -> Result<K>,
) -> Result<Option<T>> {
    best_by(list, f, Ordering::is_lt)
}

/// The item for which `f` is largest.
pub fn max_by<T: Clone, K: Order>(
    list: &List<T>,
    f: impl FnMut(&T) -> Result<K>,
) -> Result<Option<T>> {
    best_by(list, f, Ordering::is_gt)
}

/// In order; equals stay as they stood.
pub fn sorted<T: Clone + Order>(list: &List<T>) -> List<T> {
    let mut items: Vec<T> = list.iter().cloned().collect();
    items.sort_by(Order::order);
    items.into()
}

/// In order of what `f` makes of the items; equals stay as they stood.
pub fn sorted_by<T: Clone, K: Order>(
    list: &List<T>,
    mut f: impl FnMut(&T) -> Result<K>,
    descending: bool,
) -> Result<List<T>> {
    let mut items = Vec::with_capacity(list.len());
    for item in list.iter() {
        items.push((f(item)?, item.clone()));
    }
    items.sort_by(|(left, _), (right, _)| {
        if descending {
            right.order(left)
        } else {
            left.order(right)
        }
    });
    Ok(items.into_iter().map(|(_, item)| item).collect())
}

/// Last item first.
pub fn reversed<T: Clone>(list: &List<T>) -> List<T> {
    list.iter().rev().cloned().collect()
}

/// Without items that equal an earlier one.
pub fn unique<T: Clone + PartialEq>(list: &List<T>) -> List<T> {
    let mut kept: Vec<T> = Vec::new();
    for item in list.iter() {
        if !kept.contains(item) {
            kept.push(item.clone());
        }
    }
    kept.into()
}

/// The lists in it, joined.
pub fn flatten<T: Clone>(list: &List<List<T>>) -> List<T> {
    let mut all = List::new();
    for item in list.iter() {
        all.append(item.clone());
    }
    all
}

/// Its texts with `by` between them.
pub fn join(list: &List<String>, by: String) -> String {
    let texts: Vec<&str> = list.iter().map(String::as_str).collect();
    texts.join(&by)
}

fn within(n: i64) -> usize {
    usize::try_from(n).unwrap_or(0)
}

/// Its first `n` items.
pub fn take<T: Clone>(list: &List<T>, n: i64) -> List<T> {
    list.part(0, within(n))
}

/// Its last `n` items.
pub fn take_last<T: Clone>(list: &List<T>, n: i64) -> List<T> {
    list.part(list.len().saturating_sub(within(n)), list.len())
}

/// Without its first `n` items.
pub fn skip<T: Clone>(list: &List<T>, n: i64) -> List<T> {
    list.part(within(n), list.len())
}

/// Without its last `n` items.
pub fn drop_last<T: Clone>(list: &List<T>, n: i64) -> List<T> {
    list.part(0, list.len().saturating_sub(within(n)))
}

/// In lists of `n`.
pub fn chunks<T: Clone>(list: &List<T>, n: i64) -> Result<List<List<T>>> {
    let size = usize::try_from(n)
        .ok()
        .filter(|size| *size > 0)
        .ok_or_else(|| Failure::unknown("`chunks` needs a number above 0"))?;
    Ok((0..list.len())
        .step_by(size)
        .map(|start| list.part(start, start + size))
        .collect())
}

/// What `f` makes of items at the same place.
pub fn zip<T: Clone, U: Clone, R: Clone>(
    list: &List<T>,
    other: List<U>,
    mut f: impl FnMut(&T, &U) -> Result<R>,
) -> Result<List<R>> {
    list.iter()
        .zip(other.iter())
        .map(|(left, right)| f(left, right))
        .collect()
}
/// The items by what `f` makes of them.
pub fn group_by<T: Clone, K: Clone + Eq + Hash>(
    list: &List<T>,
    mut f: impl FnMut(&T) -> Result<K>,
) -> Result<Map<K, List<T>>> {
    let mut groups: Map<K, List<T>> = Map::new();
    for item in list.iter() {
        let key = f(item)?;
        match groups.get_mut(&key) {
            Some(group) => group.push(item.clone()),
            None => {
                groups.insert(key, List::from(vec![item.clone()]));
            }
        }
    }
    Ok(groups)
}

/// Without equals.
pub fn to_set<T: Clone + Eq + Hash>(list: &List<T>) -> Set<T> {
    list.iter().cloned().collect()
}

/// By what `f` makes of them; the last of equal keys wins.
pub fn to_map<T: Clone, K: Clone + Eq + Hash>(
    list: &List<T>,
    mut f: impl FnMut(&T) -> Result<K>,
) -> Result<Map<K, T>> {
    list.iter()
        .map(|item| Ok((f(item)?, item.clone())))
        .collect()
}
