//! Methods of Map.

/// The receiver, then a method a line; see [`super::rows`] for how they are written.
pub(super) const ROWS: (&str, &str) = (
    "Map<K, V>",
    r#"
length() -> Int | the number of entries
is_empty() -> Bool | whether there is no entry
contains_key(k: K) -> Bool | whether there is an entry for `k`
get(k: K) -> V? | the value for `k`
keys() -> List<K> | the keys in order of insertion
values() -> List<V> | the values in order of insertion
map_values(f: (V) -> R) -> Map<K, R> | with what `f` makes of the values
filter(test: (K, V) -> Bool) -> Map<K, V> | the entries that fit
to_list(f: (K, V) -> R) -> List<R> | what `f` makes of the entries
any(test: (K, V) -> Bool) -> Bool | whether an entry fits
all(test: (K, V) -> Bool) -> Bool | whether every entry fits
count(test: (K, V) -> Bool) -> Int | how many entries fit
merge(other: Map<K, V>) -> Map<K, V> | with the entries of `other`, which win
*remove(k: K) -> V? | takes the entry for `k` out
*retain(test: (K, V) -> Bool) | keeps the entries that fit
*clear() | removes every entry
"#,
);
