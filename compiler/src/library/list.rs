//! Methods of List.

/// The receiver, then a method a line; see [`super::rows`] for how they are written.
pub(super) const ROWS: (&str, &str) = (
    "List<T>",
    r#"
length() -> Int | the number of items
is_empty() -> Bool | whether there is no item
contains(x: T) -> Bool | whether an item equals `x`
first() -> T? | the first item
last() -> T? | the last item
get(i: Int) -> T? | the item at `i`
find(test: (T) -> Bool) -> T? | the first item that fits
index_of(test: (T) -> Bool) -> Int? | where the first item stands that fits
any(test: (T) -> Bool) -> Bool | whether an item fits
all(test: (T) -> Bool) -> Bool | whether every item fits
count(test: (T) -> Bool) -> Int | how many items fit
map(f: (T) -> R) -> List<R> | what `f` makes of each item
map_indexed(f: (T, Int) -> R) -> List<R> | what `f` makes of each item and its index
flat_map(f: (T) -> List<R>) -> List<R> | the lists that `f` makes of the items, joined
filter(test: (T) -> Bool) -> List<T> | the items that fit
filter_map(f: (T) -> R?) -> List<R> | what `f` makes of the items, without `none`
fold(start: R, f: (R, T) -> R) -> R | from the left
!sum() -> T | of numbers or durations; 0 of an empty list; fails on overflow
!sum_by(f: (T) -> R) -> R | of what `f` makes of the items; fails on overflow
min() -> T? | the smallest item, the first of equals
max() -> T? | the largest item, the first of equals
min_by(f: (T) -> R) -> T? | the item for which `f` is smallest
max_by(f: (T) -> R) -> T? | the item for which `f` is largest
sorted() -> List<T> | in order; equals stay as they stood
sorted_by(f: (T) -> R, descending: Bool = false) -> List<T> | in order of what `f` makes of the items; equals stay as they stood
reversed() -> List<T> | last item first
unique() -> List<T> | without items that equal an earlier one
flatten() -> T | the lists in it, joined
join(by: Text) -> Text | its texts with `by` between them
take(n: Int) -> List<T> | its first `n` items
take_last(n: Int) -> List<T> | its last `n` items
skip(n: Int) -> List<T> | without its first `n` items
drop_last(n: Int) -> List<T> | without its last `n` items
!chunks(n: Int) -> List<List<T>> | in lists of `n`; the last one may be shorter; fails below 1
zip(other: List<U>, f: (T, U) -> R) -> List<R> | what `f` makes of items at the same place; as long as the shorter one
group_by(f: (T) -> K) -> Map<K, List<T>> | the items by what `f` makes of them
to_set() -> Set<T> | without equals
to_map(f: (T) -> K) -> Map<K, T> | by what `f` makes of them; the last of equal keys wins
*push(x: T) | adds `x` at the end
*extend(xs: List<T>) | adds all of `xs` at the end
*clear() | removes every item
*sort() | puts it in order
*sort_by(f: (T) -> R, descending: Bool = false) | puts it in order of what `f` makes of the items
*!insert_at(i: Int, x: T) | puts `x` before the item at `i`; fails out of range
*!remove_at(i: Int) -> T | takes the item at `i` out; fails out of range
*!swap(i: Int, j: Int) | exchanges two items; fails out of range
*pop() -> T? | takes the last item out
*remove(x: T) -> Bool | takes the first item out that equals `x`
*retain(test: (T) -> Bool) | keeps the items that fit
"#,
);
