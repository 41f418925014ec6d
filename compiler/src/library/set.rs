//! Methods of Set.

/// The receiver, then a method a line; see [`super::rows`] for how they are written.
pub(super) const ROWS: (&str, &str) = (
    "Set<T>",
    r#"
length() -> Int | the number of items
is_empty() -> Bool | whether there is no item
first() -> T? | the item that was put in first
contains(x: T) -> Bool | whether `x` is in it
union(s: Set<T>) -> Set<T> | the items of both
intersection(s: Set<T>) -> Set<T> | the items that are in both
difference(s: Set<T>) -> Set<T> | the items that are not in `s`
map(f: (T) -> R) -> Set<R> | what `f` makes of the items
filter(test: (T) -> Bool) -> Set<T> | the items that fit
any(test: (T) -> Bool) -> Bool | whether an item fits
all(test: (T) -> Bool) -> Bool | whether every item fits
to_list() -> List<T> | in order of insertion
*insert(x: T) -> Bool | puts `x` in; whether it was new
*remove(x: T) -> Bool | takes `x` out; whether it was there
*toggle(x: T) | takes `x` out if it is there, else puts it in
*extend(xs: List<T>) | puts all of `xs` in
*clear() | removes every item
"#,
);
