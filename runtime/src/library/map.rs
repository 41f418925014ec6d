//! Methods of Map. Those that change a map are in [`crate::Edit`].

use crate::failure::{Failure, Result};
use crate::list::List;
use crate::map::Map;
use std::hash::Hash;

/// The number of entries.
pub fn length<K: Clone + Eq + Hash, V: Clone>(map: &Map<K, V>) -> i64 {
    map.len() as i64
}

/// Whether there is no entry.
pub fn is_empty<K: Clone + Eq + Hash, V: Clone>(map: &Map<K, V>) -> bool {
    map.is_empty()
}

/// Whether there is an entry for `k`.
pub fn contains_key<K: Clone + Eq + Hash, V: Clone>(map: &Map<K, V>, k: K) -> bool {
    map.contains_key(&k)
}

/// The value for `k`.
pub fn get<K: Clone + Eq + Hash, V: Clone>(map: &Map<K, V>, k: K) -> Option<V> {
    map.get(&k).cloned()
}

/// `map[k]`
pub fn at<K: Clone + Eq + Hash, V: Clone>(map: &Map<K, V>, k: K) -> Result<&V> {
    map.get(&k)
        .ok_or_else(|| Failure::unknown("there is no such key in the map"))
}

/// The keys in order of insertion.
pub fn keys<K: Clone + Eq + Hash, V: Clone>(map: &Map<K, V>) -> List<K> {
    map.keys().cloned().collect()
}

/// The values in order of insertion.
pub fn values<K: Clone + Eq + Hash, V: Clone>(map: &Map<K, V>) -> List<V> {
    map.values().cloned().collect()
}

/// With what `f` makes of the values.
pub fn map_values<K: Clone + Eq + Hash, V: Clone, R: Clone>(
    map: &Map<K, V>,
    mut f: impl FnMut(&V) -> Result<R>,
) -> Result<Map<K, R>> {
    map.iter()
        .map(|(key, value)| Ok((key.clone(), f(value)?)))
        .collect()
}

/// The entries that fit.
pub fn filter<K: Clone + Eq + Hash, V: Clone>(
    map: &Map<K, V>,
    mut test: impl FnMut(&K, &V) -> Result<bool>,
) -> Result<Map<K, V>> {
    let mut kept = Map::new();
    for (key, value) in map.iter() {
        if test(key, value)? {
            kept.insert(key.clone(), value.clone());
        }
    }
    Ok(kept)
}

/// What `f` makes of the entries.
pub fn to_list<K: Clone + Eq + Hash, V: Clone, R: Clone>(
    map: &Map<K, V>,
    mut f: impl FnMut(&K, &V) -> Result<R>,
) -> Result<List<R>> {
    map.iter().map(|(key, value)| f(key, value)).collect()
}

/// Whether an entry fits.
pub fn any<K: Clone + Eq + Hash, V: Clone>(
    map: &Map<K, V>,
    mut test: impl FnMut(&K, &V) -> Result<bool>,
) -> Result<bool> {
    for (key, value) in map.iter() {
        if test(key, value)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether every entry fits.
pub fn all<K: Clone + Eq + Hash, V: Clone>(
    map: &Map<K, V>,
    mut test: impl FnMut(&K, &V) -> Result<bool>,
) -> Result<bool> {
    Ok(!any(map, |key, value| Ok(!test(key, value)?))?)
}

/// How many entries fit.
pub fn count<K: Clone + Eq + Hash, V: Clone>(
    map: &Map<K, V>,
    mut test: impl FnMut(&K, &V) -> Result<bool>,
) -> Result<i64> {
    let mut count = 0;
    for (key, value) in map.iter() {
        count += i64::from(test(key, value)?);
    }
    Ok(count)
}

/// With the entries of `other`, which win.
pub fn merge<K: Clone + Eq + Hash, V: Clone>(map: &Map<K, V>, other: Map<K, V>) -> Map<K, V> {
    let mut merged = map.clone();
    for (key, value) in other {
        merged.insert(key, value);
    }
    merged
}
