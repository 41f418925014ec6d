//! Maps and sets: persistent, in order of insertion.

use crate::data::{Data, DecodeError};
use crate::json::JsonWriter;
use imbl::{HashMap, OrdMap};
use serde_json::Value;
use std::hash::Hash;

/// What can be a key of a map or an item of a set.
pub trait Key: Data + Eq + Hash {}

impl<T: Data + Eq + Hash> Key for T {}

/// A map. Copies share what is the same; the order of entries is that of insertion, and equality does not ask for it.
#[derive(Clone)]
pub struct Map<K: Clone + Eq + Hash, V: Clone> {
    entries: OrdMap<u64, (K, V)>,
    places: HashMap<K, u64>,
    next: u64,
}

impl<K: Clone + Eq + Hash, V: Clone> Map<K, V> {
    /// An empty map.
    pub fn new() -> Map<K, V> {
        Map {
            entries: OrdMap::new(),
            places: HashMap::new(),
            next: 0,
        }
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The value for a key.
    pub fn get(&self, key: &K) -> Option<&V> {
        let place = self.places.get(key)?;
        self.entries.get(place).map(|(_, value)| value)
    }

    /// The value for a key, to be changed.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        let place = self.places.get(key)?;
        self.entries.get_mut(place).map(|(_, value)| value)
    }

    /// Whether there is an entry for a key.
    pub fn contains_key(&self, key: &K) -> bool {
        self.places.contains_key(key)
    }

    /// Puts a value for a key; a key that is there keeps its place. Gives the value that was there.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        if let Some(known) = self.get_mut(&key) {
            return Some(std::mem::replace(known, value));
        }
        self.places.insert(key.clone(), self.next);
        self.entries.insert(self.next, (key, value));
        self.next += 1;
        None
    }

    /// Takes the entry for a key out.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        let place = self.places.remove(key)?;
        self.entries.remove(&place).map(|(_, value)| value)
    }

    /// The entries in order.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.entries.values().map(|(key, value)| (key, value))
    }

    /// The keys in order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.entries.values().map(|(key, _)| key)
    }

    /// The values in order.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.values().map(|(_, value)| value)
    }
}

impl<K: Clone + Eq + Hash, V: Clone> Default for Map<K, V> {
    fn default() -> Map<K, V> {
        Map::new()
    }
}

impl<K: Clone + Eq + Hash, V: Clone + PartialEq> PartialEq for Map<K, V> {
    fn eq(&self, other: &Map<K, V>) -> bool {
        self.len() == other.len()
            && self
                .iter()
                .all(|(key, value)| other.get(key).is_some_and(|found| found == value))
    }
}

impl<K: Clone + Eq + Hash + std::fmt::Debug, V: Clone + std::fmt::Debug> std::fmt::Debug
    for Map<K, V>
{
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K: Clone + Eq + Hash, V: Clone> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Map<K, V> {
        let mut map = Map::new();
        for (key, value) in entries {
            map.insert(key, value);
        }
        map
    }
}

impl<K: Clone + Eq + Hash, V: Clone> From<Vec<(K, V)>> for Map<K, V> {
    fn from(entries: Vec<(K, V)>) -> Map<K, V> {
        entries.into_iter().collect()
    }
}

impl<K: Clone + Eq + Hash, V: Clone> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        let entries: Vec<(K, V)> = self.entries.values().cloned().collect();
        entries.into_iter()
    }
}

fn read_map<K: Key, V: Data>(
    value: &Value,
    read: fn(&Value) -> Result<V, DecodeError>,
) -> Result<Map<K, V>, DecodeError> {
    let entries = value
        .as_array()
        .ok_or(DecodeError::expected("a list of entries"))?;
    let mut map = Map::new();
    for (index, entry) in entries.iter().enumerate() {
        let wrong = |expected| DecodeError::expected(expected).at_index(index);
        let Some([key, value]) = entry.as_array().map(Vec::as_slice) else {
            return Err(wrong("a key and its value"));
        };
        let key = K::read(key).map_err(|error| error.at_index(0).at_index(index))?;
        let value = read(value).map_err(|error| error.at_index(1).at_index(index))?;
        if map.insert(key, value).is_some() {
            return Err(wrong("another key"));
        }
    }
    Ok(map)
}

impl<K: Key, V: Data> Data for Map<K, V> {
    fn check(&self, wrong: &mut crate::rules::Wrong) -> crate::Result<()> {
        crate::data::check_all(self.iter().map(|(_, value)| value), wrong)
    }

    const HIDES: bool = V::HIDES;

    fn write(&self, out: &mut JsonWriter) {
        out.raw("[");
        for (index, (key, value)) in self.iter().enumerate() {
            if out.is_full() {
                return;
            }
            out.raw(if index == 0 { "[" } else { ",[" });
            key.write(out);
            out.raw(",");
            value.write(out);
            out.raw("]");
        }
        out.raw("]");
    }

    fn read(value: &Value) -> Result<Self, DecodeError> {
        read_map(value, V::read)
    }

    fn restore(value: &Value) -> Result<Self, DecodeError> {
        read_map(value, V::restore)
    }

    fn print(&self, out: &mut String) {
        out.push('[');
        if self.is_empty() {
            out.push(':');
        }
        for (index, (key, value)) in self.iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            key.print(out);
            out.push_str(": ");
            value.print(out);
        }
        out.push(']');
    }
}

/// A set. Copies share what is the same; the order of items is that of insertion, and equality does not ask for it.
#[derive(Clone)]
pub struct Set<T: Clone + Eq + Hash>(Map<T, ()>);

impl<T: Clone + Eq + Hash> Set<T> {
    /// An empty set.
    pub fn new() -> Set<T> {
        Set(Map::new())
    }

    /// The number of items.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no item.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether `item` is in it.
    pub fn contains(&self, item: &T) -> bool {
        self.0.contains_key(item)
    }

    /// Puts an item in; whether it was new.
    pub fn insert(&mut self, item: T) -> bool {
        self.0.insert(item, ()).is_none()
    }

    /// Takes an item out; whether it was there.
    pub fn remove(&mut self, item: &T) -> bool {
        self.0.remove(item).is_some()
    }

    /// The items in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.keys()
    }
}

impl<T: Clone + Eq + Hash> Default for Set<T> {
    fn default() -> Set<T> {
        Set::new()
    }
}

impl<T: Clone + Eq + Hash> PartialEq for Set<T> {
    fn eq(&self, other: &Set<T>) -> bool {
        self.0 == other.0
    }
}

impl<T: Clone + Eq + Hash + std::fmt::Debug> std::fmt::Debug for Set<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl<T: Clone + Eq + Hash> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Set<T> {
        Set(items.into_iter().map(|item| (item, ())).collect())
    }
}

impl<T: Clone + Eq + Hash> From<Vec<T>> for Set<T> {
    fn from(items: Vec<T>) -> Set<T> {
        items.into_iter().collect()
    }
}

impl<T: Clone + Eq + Hash> IntoIterator for Set<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        let items: Vec<T> = self.iter().cloned().collect();
        items.into_iter()
    }
}

impl<T: Key> Data for Set<T> {
    fn write(&self, out: &mut JsonWriter) {
        out.raw("[");
        for (index, item) in self.iter().enumerate() {
            if out.is_full() {
                return;
            }
            if index > 0 {
                out.raw(",");
            }
            item.write(out);
        }
        out.raw("]");
    }

    fn read(value: &Value) -> Result<Self, DecodeError> {
        let items = value
            .as_array()
            .ok_or(DecodeError::expected("a list of items"))?;
        let mut set = Set::new();
        for (index, item) in items.iter().enumerate() {
            let item = T::read(item).map_err(|error| error.at_index(index))?;
            if !set.insert(item) {
                return Err(DecodeError::expected("another item").at_index(index));
            }
        }
        Ok(set)
    }

    fn print(&self, out: &mut String) {
        out.push('[');
        for (index, item) in self.iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            item.print(out);
        }
        out.push(']');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delta::to_json;

    #[test]
    fn entries_stand_in_order_of_insertion_and_a_replaced_key_keeps_its_place() {
        let mut map: Map<String, i64> = Map::new();
        map.insert("b".into(), 1);
        map.insert("a".into(), 2);
        map.insert("b".into(), 3);
        assert_eq!(to_json(&map), r#"[["b",3],["a",2]]"#);
        map.remove(&"b".to_owned());
        map.insert("b".into(), 4);
        assert_eq!(to_json(&map), r#"[["a",2],["b",4]]"#);
    }

    #[test]
    fn equality_does_not_ask_for_the_order() {
        let first: Map<i64, bool> = vec![(1, true), (2, false)].into();
        let second: Map<i64, bool> = vec![(2, false), (1, true)].into();
        assert_eq!(first, second);
        let other: Map<i64, bool> = vec![(2, true), (1, true)].into();
        assert_ne!(first, other);
    }

    #[test]
    fn what_is_written_is_read_again_and_doubles_are_refused() {
        let map: Map<i64, String> = vec![(7, "x".into())].into();
        let json: Value = serde_json::from_str(&to_json(&map)).unwrap();
        assert_eq!(Map::<i64, String>::read(&json), Ok(map));
        for wrong in ["[[1]]", "[[1,\"a\"],[1,\"b\"]]", "{}", "[[\"1\",\"a\"]]"] {
            let json: Value = serde_json::from_str(wrong).unwrap();
            assert!(Map::<i64, String>::read(&json).is_err(), "{wrong}");
        }
        let json: Value = serde_json::from_str("[1,1]").unwrap();
        assert!(Set::<i64>::read(&json).is_err());
    }

    #[test]
    fn they_print_as_literals() {
        let mut text = String::new();
        Map::<String, i64>::from(vec![("a".into(), 1)]).print(&mut text);
        Map::<String, i64>::new().print(&mut text);
        Set::<i64>::from(vec![2, 1, 2]).print(&mut text);
        assert_eq!(text, r#"["a": 1][:][2, 1]"#);
    }
}
