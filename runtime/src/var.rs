//! Vars: values that remember, within a transaction, what they were and what was changed.

use crate::data::{Data, DecodeError};
use crate::delta::{Change, ChangeKind, Form, Step, Written, to_json};
use crate::dispatch::wire_failure;
use crate::failure::{Failure, Result};
use crate::json::JsonWriter;
use crate::list::List;
use crate::map::{Key, Map, Set};
use crate::states::{Outgoing, separate};
use serde_json::Value;

/// A var of a state.
#[derive(Debug)]
pub struct Var<T> {
    value: T,
    /// The value at the start of the transaction, once it was written.
    saved: Option<Box<T>>,
    /// What was changed in the transaction, while somebody wants to know.
    log: Option<Box<Log>>,
    watched: bool,
    kept: bool,
    /// It was changed without being recorded: what is different is found by comparison.
    unrecorded: bool,
}

/// The changes of one transaction.
#[derive(Debug, Clone, Default)]
struct Log {
    changes: Vec<Change>,
    /// How many of them were shown already.
    shown: usize,
    /// What was shown is not what the changes begin with any more.
    is_stale: bool,
}

/// A var as its store sees it: by name, without its type.
pub trait Stored {
    /// From now on commits also tell what a store must know to follow.
    fn keep(&mut self);

    /// Writes the value, in the form that `out` takes.
    fn write(&self, out: &mut JsonWriter);

    /// Takes a value that was stored.
    ///
    /// # Errors
    /// It does not fit the type; the var is then as before.
    fn restore(&mut self, value: &Value) -> std::result::Result<(), DecodeError>;
}

impl<T: Data> Stored for Var<T> {
    fn keep(&mut self) {
        self.kept = true;
    }

    fn write(&self, out: &mut JsonWriter) {
        self.value.write(out);
    }

    fn restore(&mut self, value: &Value) -> std::result::Result<(), DecodeError> {
        self.value = T::restore(value)?;
        Ok(())
    }
}

impl<T: Data> Var<T> {
    /// A var with its start value.
    pub fn new(value: T) -> Var<T> {
        Var {
            value,
            saved: None,
            log: None,
            watched: false,
            kept: false,
            unrecorded: false,
        }
    }

    /// The value now.
    pub fn get(&self) -> &T {
        &self.value
    }

    /// Whether it was written in the transaction.
    pub fn is_written(&self) -> bool {
        self.saved.is_some()
    }

    /// Whether a page sees it.
    pub fn watch(&mut self, watched: bool) {
        self.watched = watched;
    }

    /// Whether a page sees it.
    pub fn is_watched(&self) -> bool {
        self.watched
    }

    /// Changes are recorded only if somebody wants to know of them.
    fn is_recorded(&self) -> bool {
        self.watched || self.kept
    }

    /// A place in it, to be changed. `path` says where `place` leads.
    pub fn edit<U: Data>(
        &mut self,
        path: Vec<Step>,
        place: impl FnOnce(&mut T) -> Result<&mut U>,
    ) -> Result<Edit<'_, U>> {
        self.save();
        let recorded = self.is_recorded();
        Ok(Edit {
            value: place(&mut self.value)?,
            path,
            log: recorded.then(|| &mut **self.log.get_or_insert_default()),
        })
    }

    /// The var as a whole, to be changed.
    pub fn whole(&mut self) -> Edit<'_, T> {
        self.save();
        let recorded = self.is_recorded();
        Edit {
            value: &mut self.value,
            path: Vec::new(),
            log: recorded.then(|| &mut **self.log.get_or_insert_default()),
        }
    }

    fn save(&mut self) {
        if self.saved.is_none() {
            self.saved = Some(Box::new(self.value.clone()));
        }
    }

    /// What brings the value of now back.
    pub fn mark(&self) -> Mark<T> {
        Mark {
            value: self.value.clone(),
            log: self.log.clone(),
            unrecorded: self.unrecorded,
        }
    }

    /// Brings a value of the same transaction back.
    pub fn back_to(&mut self, mark: Mark<T>) {
        let shown = |log: &Option<Box<Log>>| log.as_ref().map(|log| (log.shown, log.is_stale));
        let is_stale = shown(&self.log).unwrap_or_default() != shown(&mark.log).unwrap_or_default();
        self.value = mark.value;
        self.log = mark.log;
        self.unrecorded = mark.unrecorded;
        if is_stale {
            self.log.get_or_insert_default().is_stale = true;
        }
    }

    /// Ends the transaction: writes the changes behind those that are there, for the page in the form of the wire, and for the store.
    pub fn commit(&mut self, name: &str, out: &mut Outgoing) {
        self.show(name, &mut out.changes);
        if let Some(log) = &self.log
            && self.kept
        {
            write_changes(
                &self.value,
                name,
                &log.changes,
                Form::Whole,
                &mut out.stored,
            );
        }
        self.saved = None;
        self.log = None;
    }

    /// Writes the changes so far; the transaction goes on.
    pub fn preview(&mut self, name: &str, out: &mut Outgoing) {
        self.show(name, &mut out.changes);
    }

    /// Writes for the page what it has not been shown yet.
    fn show(&mut self, name: &str, out: &mut JsonWriter) {
        self.compare();
        let Some(log) = &mut self.log else { return };
        if self.watched {
            if std::mem::take(&mut log.is_stale) {
                separate(out);
                let whole = ChangeKind::Set(Written::new(&self.value));
                Change::of_all(whole).write(name, Form::Wire, out);
            } else {
                let new = log.changes.get(log.shown..).unwrap_or_default();
                write_changes(&self.value, name, new, Form::Wire, out);
            }
        }
        log.shown = log.changes.len();
    }

    /// Finds what was changed without being recorded. What was recorded besides is a part of the difference.
    fn compare(&mut self) {
        if !std::mem::take(&mut self.unrecorded) || !self.is_recorded() {
            return;
        }
        let Some(saved) = &self.saved else { return };
        let kind = T::diff(saved, &mut self.value);
        let log = self.log.get_or_insert_default();
        log.is_stale |= log.shown > 0;
        log.changes = kind.map(Change::of_all).into_iter().collect();
        log.shown = 0;
    }

    /// Undoes the transaction. Writes the value if another one was shown.
    pub fn rollback(&mut self, name: &str, out: &mut Outgoing) {
        if let Some(saved) = self.saved.take() {
            self.value = *saved;
        }
        self.unrecorded = false;
        let log = self.log.take();
        if self.watched && log.is_some_and(|log| log.shown > 0 || log.is_stale) {
            separate(&mut out.changes);
            let whole = ChangeKind::Set(Written::new(&self.value));
            Change::of_all(whole).write(name, Form::Wire, &mut out.changes);
        }
    }
}

/// Writes changes; if the whole value is no larger than they are, it takes their place.
fn write_changes<T: Data>(
    value: &T,
    name: &str,
    changes: &[Change],
    form: Form,
    out: &mut JsonWriter,
) {
    let visible = || changes.iter().filter(|change| change.is_in(form));
    let size: usize = visible().map(|change| change.size(form)).sum();
    if size > 64 || visible().nth(1).is_some() {
        let mut whole = JsonWriter::with_limit(size).in_form(form);
        value.write(&mut whole);
        if !whole.is_full() {
            separate(out);
            out.raw("[");
            out.string(name);
            out.raw(",");
            out.raw(whole.text());
            out.raw("]");
            return;
        }
    }
    for change in visible() {
        separate(out);
        change.write(name, form, out);
    }
}

impl<T: Data> std::ops::Deref for Var<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// For events that are written in Rust: what they change is found by comparison.
impl<T: Data> std::ops::DerefMut for Var<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.save();
        self.unrecorded = true;
        &mut self.value
    }
}

/// A var as it was within a transaction.
#[derive(Debug)]
pub struct Mark<T> {
    value: T,
    log: Option<Box<Log>>,
    unrecorded: bool,
}

/// A computed that the server sends: the value that was sent last, or why there is none, while somebody sees it.
#[derive(Debug)]
pub struct Sent<T>(Option<std::result::Result<T, String>>);

impl<T> Default for Sent<T> {
    fn default() -> Sent<T> {
        Sent(None)
    }
}

impl<T: Data> Sent<T> {
    /// Nobody sees it.
    pub fn new() -> Sent<T> {
        Sent(None)
    }

    /// Whether somebody sees it.
    pub fn is_watched(&self) -> bool {
        self.0.is_some()
    }

    /// Somebody sees it from now on, beginning with this value, which is written behind `values`; a failure behind `failures`.
    pub fn begin(
        &mut self,
        value: Result<T>,
        cell: &str,
        values: &mut JsonWriter,
        failures: &mut JsonWriter,
    ) {
        let out = if value.is_ok() { values } else { failures };
        separate(out);
        out.string(cell);
        out.raw(":");
        self.0 = Some(match value {
            Ok(value) => {
                value.write(out);
                Ok(value)
            }
            Err(failure) => {
                let message = failure.message.clone();
                wire_failure(cell, failure).encode(&mut out.text);
                Err(message)
            }
        });
    }

    /// Nobody sees it any more.
    pub fn end(&mut self) {
        self.0 = None;
    }

    /// Its value now; an equal one is not sent, nor is the same failure.
    pub fn update(&mut self, value: Result<T>, cell: &str, out: &mut JsonWriter) {
        let value = match value {
            Ok(value) => value,
            Err(failure) => return self.fail(failure, cell, out),
        };
        if !matches!(&self.0, Some(Ok(old)) if *old == value) {
            let kind = ChangeKind::Set(Written::new(&value));
            self.send(value, kind, cell, out);
        }
    }

    fn fail(&mut self, failure: Failure, cell: &str, out: &mut JsonWriter) {
        if matches!(&self.0, Some(Err(old)) if *old == failure.message) {
            return;
        }
        self.0 = Some(Err(failure.message.clone()));
        separate(out);
        out.raw("[");
        out.string(cell);
        out.raw(",\"fail\",");
        wire_failure(cell, failure).encode(&mut out.text);
        out.raw("]");
    }

    fn send(&mut self, value: T, kind: ChangeKind, cell: &str, out: &mut JsonWriter) {
        separate(out);
        Change::of_all(kind).write(cell, Form::Wire, out);
        self.0 = Some(Ok(value));
    }
}

impl<T: Data> Sent<List<T>> {
    /// Its value now; of a list what changed is sent.
    pub fn update_list(&mut self, value: Result<List<T>>, cell: &str, out: &mut JsonWriter) {
        let (Some(Ok(old)), Ok(_)) = (&self.0, &value) else {
            return self.update(value, cell, out);
        };
        let (old, Ok(mut value)) = (old.clone(), value) else {
            return;
        };
        if let Some(kind) = crate::delta::diff_lists(&old, &mut value) {
            self.send(value, kind, cell, out);
        }
    }
}

/// A place that is being changed. Equal values change nothing.
#[derive(Debug)]
pub struct Edit<'a, T> {
    value: &'a mut T,
    path: Vec<Step>,
    log: Option<&'a mut Log>,
}

impl<'a, T: Data> Edit<'a, T> {
    /// A place in a local, of which nobody needs to know.
    pub fn local(value: &'a mut T) -> Edit<'a, T> {
        Edit {
            value,
            path: Vec::new(),
            log: None,
        }
    }

    fn record(&mut self, kind: impl FnOnce(&T) -> ChangeKind) {
        let Some(log) = &mut self.log else { return };
        let kind = kind(self.value);
        // What was shown stays as it was shown.
        let last = match log.changes.len() > log.shown {
            true => log.changes.last_mut(),
            false => None,
        };
        match (last, &kind) {
            // Of several values that follow each other only the last one counts, and pieces join.
            (Some(last), ChangeKind::Set(_)) if last.path == self.path => last.kind = kind,
            (
                Some(Change {
                    path,
                    kind: ChangeKind::Append(before),
                }),
                ChangeKind::Append(piece),
            ) if *path == self.path => {
                before.pop();
                before.push_str(piece.get(1..).unwrap_or_default());
            }
            _ => log.changes.push(Change {
                path: self.path.clone(),
                kind,
            }),
        }
    }

    /// Assigns.
    pub fn set(mut self, value: T) {
        if *self.value == value {
            return;
        }
        *self.value = value;
        self.record(|value| ChangeKind::Set(Written::new(value)));
    }
}

impl Edit<'_, String> {
    /// `text += piece`
    pub fn append(mut self, piece: &str) {
        if piece.is_empty() {
            return;
        }
        self.value.push_str(piece);
        self.record(|_| ChangeKind::Append(to_json(&piece.to_owned())));
    }
}

fn range() -> Failure {
    Failure::unknown("there is no such item in the list")
}

/// A position as an index of a list of this length.
fn position(index: i64, length: usize) -> Result<usize> {
    usize::try_from(index)
        .ok()
        .filter(|index| *index < length)
        .ok_or_else(range)
}

impl<T: Data> Edit<'_, List<T>> {
    fn splice(&mut self, index: usize, removed: usize, inserted: Vec<Written>) {
        self.record(|_| ChangeKind::Splice {
            index,
            removed,
            inserted,
        });
    }

    fn is_recorded(&self) -> bool {
        self.log.is_some()
    }

    /// Adds an item at the end.
    pub fn push(mut self, item: T) {
        let json = if self.is_recorded() {
            vec![Written::new(&item)]
        } else {
            Vec::new()
        };
        let end = self.value.len();
        self.value.push(item);
        self.splice(end, 0, json);
    }

    /// Adds all of `items` at the end.
    pub fn extend(mut self, items: List<T>) {
        if items.is_empty() {
            return;
        }
        let json = if self.is_recorded() {
            items.iter().map(Written::new).collect()
        } else {
            Vec::new()
        };
        let end = self.value.len();
        self.value.append(items);
        self.splice(end, 0, json);
    }

    /// Removes every item.
    pub fn clear(self) {
        self.set(List::new());
    }

    /// Puts `item` before the one at `index`.
    pub fn insert_at(mut self, index: i64, item: T) -> Result<()> {
        let at = usize::try_from(index).map_err(|_| range())?;
        let json = Written::new(&item);
        if !self.value.insert(at, item) {
            return Err(range());
        }
        self.splice(at, 0, vec![json]);
        Ok(())
    }

    /// Takes the item at `index` out.
    pub fn remove_at(mut self, index: i64) -> Result<T> {
        let at = position(index, self.value.len())?;
        let item = self.value.remove(at).ok_or_else(range)?;
        self.splice(at, 1, Vec::new());
        Ok(item)
    }

    /// Exchanges two items.
    pub fn swap(mut self, i: i64, j: i64) -> Result<()> {
        let (i, j) = (
            position(i, self.value.len())?,
            position(j, self.value.len())?,
        );
        let (Some(first), Some(second)) = (self.value.get(i).cloned(), self.value.get(j).cloned())
        else {
            return Err(range());
        };
        if first == second {
            return Ok(());
        }
        let (json_first, json_second) = (Written::new(&first), Written::new(&second));
        if let Some(place) = self.value.get_mut(i) {
            *place = second;
        }
        if let Some(place) = self.value.get_mut(j) {
            *place = first;
        }
        self.splice(i, 1, vec![json_second]);
        self.splice(j, 1, vec![json_first]);
        Ok(())
    }

    /// Takes the last item out.
    pub fn pop(mut self) -> Option<T> {
        let item = self.value.pop()?;
        let end = self.value.len();
        self.splice(end, 1, Vec::new());
        Some(item)
    }

    /// Takes the first item out that equals `item`.
    pub fn remove(mut self, item: T) -> bool {
        let Some(at) = self.value.iter().position(|known| *known == item) else {
            return false;
        };
        self.value.remove(at);
        self.splice(at, 1, Vec::new());
        true
    }

    /// Keeps the items that fit.
    pub fn retain(mut self, mut test: impl FnMut(&T) -> Result<bool>) -> Result<()> {
        let mut kept = Vec::with_capacity(self.value.len());
        for item in self.value.iter() {
            kept.push(test(item)?);
        }
        // From the end, so that the positions before stay right; neighbours go together.
        let mut end = kept.len();
        while end > 0 {
            let Some(last) = kept.iter().take(end).rposition(|keep| !keep) else {
                break;
            };
            let first = kept
                .iter()
                .take(last)
                .rposition(|keep| *keep)
                .map_or(0, |at| at + 1);
            let mut rest = self.value.part(last + 1, self.value.len());
            *self.value = self.value.part(0, first);
            std::mem::swap(self.value, &mut rest);
            let behind = std::mem::replace(self.value, rest);
            self.value.append(behind);
            self.splice(first, last + 1 - first, Vec::new());
            end = first;
        }
        Ok(())
    }

    /// Puts the items in order.
    pub fn sort(self) -> Result<()>
    where
        T: crate::library::list::Order,
    {
        let sorted = crate::library::list::sorted(self.value);
        self.set(sorted);
        Ok(())
    }

    /// Puts the items in order of what `key` makes of them.
    pub fn sort_by<K: crate::library::list::Order>(
        self,
        key: impl FnMut(&T) -> Result<K>,
        descending: bool,
    ) -> Result<()> {
        let sorted = crate::library::list::sorted_by(self.value, key, descending)?;
        self.set(sorted);
        Ok(())
    }
}

impl<K: Key, V: Data> Edit<'_, Map<K, V>> {
    /// `map[key] = value`
    pub fn put(mut self, key: K, value: V) {
        if self.value.get(&key) == Some(&value) {
            return;
        }
        let json = self
            .log
            .is_some()
            .then(|| (to_json(&key), Written::new(&value)));
        self.value.insert(key, value);
        if let Some((key, value)) = json {
            self.record(|_| ChangeKind::Put {
                key,
                value: Some(value),
            });
        }
    }

    /// Takes the entry for `k` out.
    pub fn remove(mut self, k: K) -> Option<V> {
        let value = self.value.remove(&k)?;
        self.record(|_| ChangeKind::Remove(to_json(&k)));
        Some(value)
    }

    /// Keeps the entries that fit.
    pub fn retain(mut self, mut test: impl FnMut(&K, &V) -> Result<bool>) -> Result<()> {
        for (key, value) in self.value.clone() {
            if !test(&key, &value)? {
                self.value.remove(&key);
                self.record(|_| ChangeKind::Remove(to_json(&key)));
            }
        }
        Ok(())
    }

    /// Removes every entry.
    pub fn clear(self) {
        self.set(Map::new());
    }
}

impl<T: Key> Edit<'_, Set<T>> {
    /// Puts `x` in; whether it was new.
    pub fn insert(mut self, x: T) -> bool {
        self.put(x)
    }

    fn put(&mut self, x: T) -> bool {
        let json = self.log.is_some().then(|| to_json(&x));
        let is_new = self.value.insert(x);
        if let Some(key) = json.filter(|_| is_new) {
            self.record(|_| ChangeKind::Put { key, value: None });
        }
        is_new
    }

    /// Takes `x` out; whether it was there.
    pub fn remove(mut self, x: T) -> bool {
        let was_there = self.value.remove(&x);
        if was_there {
            self.record(|_| ChangeKind::Remove(to_json(&x)));
        }
        was_there
    }

    /// Takes `x` out if it is there, else puts it in.
    pub fn toggle(mut self, x: T) {
        if self.value.contains(&x) {
            self.remove(x);
        } else {
            self.put(x);
        }
    }

    /// Puts all of `xs` in.
    pub fn extend(mut self, xs: List<T>) {
        for x in xs {
            self.put(x);
        }
    }

    /// Removes every item.
    pub fn clear(self) {
        self.set(Set::new());
    }
}

/// The value for a key of a map, to be changed.
pub fn value_mut<K: Key, V: Data>(map: &mut Map<K, V>, key: K) -> Result<&mut V> {
    map.get_mut(&key)
        .ok_or_else(|| Failure::unknown("there is no such key in the map"))
}

/// The item of a list at `index`, to be changed.
pub fn item_mut<T: Clone>(list: &mut List<T>, index: i64) -> Result<&mut T> {
    let at = position(index, list.len())?;
    list.get_mut(at).ok_or_else(range)
}

/// What is in an option, to be changed.
pub fn inner_mut<T>(option: &mut Option<T>) -> Result<&mut T> {
    option.as_mut().ok_or_else(crate::library::option::nothing)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn committed<T: Data>(var: &mut Var<T>) -> String {
        let mut out = Outgoing::default();
        var.commit("S.v", &mut out);
        out.changes.into_text()
    }

    fn numbers(items: impl IntoIterator<Item = i64>) -> Var<List<i64>> {
        let mut var: Var<List<i64>> = Var::new(items.into_iter().collect());
        var.watch(true);
        var
    }

    #[test]
    fn one_item_of_many_is_one_small_change() {
        let mut var = numbers(0..1000);
        var.edit(vec![Step::Index(499)], |list| item_mut(list, 499))
            .unwrap()
            .set(7);
        assert_eq!(committed(&mut var), r#"[["S.v",499],7]"#);
    }

    #[test]
    fn an_equal_value_changes_nothing() {
        let mut var = numbers(0..3);
        var.whole().set((0..3).collect());
        assert_eq!(committed(&mut var), "");
    }

    #[test]
    fn what_is_retained_goes_as_removals() {
        let mut var = numbers(0..1000);
        var.whole()
            .retain(|number| Ok(*number != 3 && *number != 4 && *number != 900))
            .unwrap();
        assert_eq!(
            committed(&mut var),
            r#"["S.v","splice",900,1,[]],["S.v","splice",3,2,[]]"#
        );
        assert_eq!(var.get().len(), 997);
        assert_eq!(var.get().get(3), Some(&5));
    }

    #[test]
    fn a_text_that_grew_sends_the_piece() {
        let mut var = Var::new("a".repeat(200));
        var.watch(true);
        var.whole().append("b\"");
        var.whole().append("c");
        assert_eq!(committed(&mut var), r#"["S.v","append","b\"c"]"#);
    }

    #[test]
    fn changes_larger_than_the_value_are_replaced_by_it() {
        let mut var = numbers(0..3);
        for number in 0..3 {
            var.whole().remove_at(0).unwrap();
            var.whole().push(number);
        }
        var.whole().push(9);
        assert_eq!(committed(&mut var), r#"["S.v",[0,1,2,9]]"#);
    }

    #[test]
    fn one_entry_of_a_map_is_one_small_change() {
        let entries = (0..100).map(|number| (format!("key {number}"), number));
        let mut var: Var<Map<String, i64>> = Var::new(entries.collect());
        var.watch(true);
        var.whole().put("key 7".into(), 0);
        var.whole().put("key 8".into(), 8);
        var.whole().remove("key 9".into());
        assert_eq!(
            committed(&mut var),
            r#"["S.v","put","key 7",0],["S.v","remove","key 9"]"#
        );
        var.edit(vec![Step::Key("\"key 7\"".into())], |map| {
            value_mut(map, "key 7".into())
        })
        .unwrap()
        .set(1);
        assert_eq!(committed(&mut var), r#"[["S.v",{"key":"key 7"}],1]"#);
    }

    #[test]
    fn items_of_a_set_come_and_go() {
        let mut var: Var<Set<i64>> = Var::new((0..100).collect());
        var.watch(true);
        var.whole().toggle(7);
        var.whole().toggle(100);
        assert!(!var.whole().insert(1));
        assert_eq!(
            committed(&mut var),
            r#"["S.v","remove",7],["S.v","put",100]"#
        );
    }

    #[test]
    fn rollback_restores() {
        let mut var = numbers(0..3);
        var.whole().push(3);
        let mut out = Outgoing::default();
        var.rollback("S.v", &mut out);
        assert_eq!(out.changes.into_text(), "");
        assert_eq!(var.get().len(), 3);
        assert_eq!(committed(&mut var), "");
    }

    #[test]
    fn a_preview_is_a_part_of_the_changes_and_taken_back_by_rollback() {
        let mut var = numbers(0..100);
        var.whole().push(3);
        let mut out = Outgoing::default();
        var.preview("S.v", &mut out);
        assert_eq!(out.changes.into_text(), r#"["S.v","splice",100,0,[3]]"#);
        var.whole().push(4);
        assert_eq!(committed(&mut var), r#"["S.v","splice",101,0,[4]]"#);
        let mut var = Var::new(String::from("before"));
        var.watch(true);
        var.whole().set("during".to_owned());
        var.preview("S.v", &mut Outgoing::default());
        let mut out = Outgoing::default();
        var.rollback("S.v", &mut out);
        assert_eq!(out.changes.into_text(), r#"["S.v","before"]"#);
    }

    #[test]
    fn what_rust_has_changed_is_found_by_comparison() {
        let mut var = numbers(0..100);
        var.push(100);
        assert_eq!(committed(&mut var), r#"["S.v","splice",100,0,[100]]"#);
        var.push(1);
        var.pop();
        assert_eq!(committed(&mut var), "");
        var.push(1);
        var.rollback("S.v", &mut Outgoing::default());
        assert_eq!(var.len(), 101);
    }
}
