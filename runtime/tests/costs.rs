//! What an event costs follows from what it changes, not from how much there is: counted, so that no clock is asked.

#![allow(clippy::expect_used)]

use rxl::data::{Data, DecodeError};
use rxl::var::item_mut;
use rxl::{JsonWriter, List, Outgoing, Step, Var};
use serde_json::Value;
use std::cell::Cell;

thread_local! {
    static COPIES: Cell<usize> = const { Cell::new(0) };
    static COMPARISONS: Cell<usize> = const { Cell::new(0) };
    static WRITES: Cell<usize> = const { Cell::new(0) };
}

/// A row that counts what is done to rows.
#[derive(Debug)]
struct Row {
    done: bool,
}

fn count(counter: &'static std::thread::LocalKey<Cell<usize>>) {
    counter.set(counter.get() + 1);
}

impl Clone for Row {
    fn clone(&self) -> Row {
        count(&COPIES);
        Row { done: self.done }
    }
}

impl PartialEq for Row {
    fn eq(&self, other: &Row) -> bool {
        count(&COMPARISONS);
        self.done == other.done
    }
}

impl Data for Row {
    fn write(&self, out: &mut JsonWriter) {
        count(&WRITES);
        self.done.write(out);
    }

    fn read(value: &Value) -> Result<Row, DecodeError> {
        let done = bool::read(value)?;
        Ok(Row { done })
    }

    fn print(&self, out: &mut String) {
        self.done.print(out);
    }
}

/// Copies, comparisons and writes of rows for an event that changes one of so many, with its answer.
fn one_of(rows: usize, change: impl Fn(&mut Var<List<Row>>)) -> [usize; 3] {
    let list: List<Row> = (0..rows).map(|_| Row { done: false }).collect();
    let mut var = Var::new(list);
    var.watch(true);
    // What is shared with nobody is not copied; after an event it never is shared.
    change(&mut var);
    var.commit("S.rows", &mut Outgoing::default());
    for counter in [&COPIES, &COMPARISONS, &WRITES] {
        counter.set(0);
    }
    change(&mut var);
    var.commit("S.rows", &mut Outgoing::default());
    [COPIES.get(), COMPARISONS.get(), WRITES.get()]
}

fn assert_costs_follow_the_change(change: impl Fn(&mut Var<List<Row>>)) {
    let few = one_of(100, &change);
    let many = one_of(100_000, &change);
    for ((few, many), what) in few
        .iter()
        .zip(many)
        .zip(["copies", "comparisons", "writes"])
    {
        assert!(
            many <= 2 * few.max(&1),
            "{what}: {few} of 100 rows, {many} of 100,000"
        );
    }
}

#[test]
fn one_field_of_one_row() {
    assert_costs_follow_the_change(|rows| {
        let done = !rows.get().get(50).expect("it is there").done;
        let path = vec![Step::Index(50), Step::Field("done")];
        rows.edit(path, |rows| Ok(&mut item_mut(rows, 50)?.done))
            .expect("it is there")
            .set(done);
    });
}

#[test]
fn one_row_more() {
    assert_costs_follow_the_change(|rows| rows.whole().push(Row { done: true }));
}

#[test]
fn one_row_less() {
    assert_costs_follow_the_change(|rows| {
        rows.whole().pop();
    });
}

#[test]
fn an_event_that_is_undone() {
    assert_costs_follow_the_change(|rows| {
        rows.whole().push(Row { done: true });
        rows.rollback("S.rows", &mut Outgoing::default());
    });
}
