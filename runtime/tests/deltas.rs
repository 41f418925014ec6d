//! Whatever a program writes, what is sent makes the page's values the same, and what is stored the store's: `apply(old, changes) == new`. The cases in `tests/deltas/cases.json`, made
//! from the same writes, hold the browser client to it. `UPDATE_EXPECT=1` writes that file anew.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::large_enum_variant
)]

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngSeed, TestRunner};
use rxl::data::{Data, DecodeError, read_field, read_fields};
use rxl::delta::{Form, to_json};
use rxl::states::{Outgoing, Stored};
use rxl::testing::apply;
use rxl::var::{item_mut, value_mut};
use rxl::{JsonWriter, List, Map, Set, Step, Var};
use serde_json::{Value, json};
use std::path::Path;

/// A record with a field of every kind.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    id: i64,
    title: String,
    done: bool,
    note: Option<String>,
    marks: List<i64>,
    tags: Set<String>,
    rates: Map<String, f64>,
    /// Private.
    secret: i64,
}

impl Data for Row {
    const HIDES: bool = true;

    fn write(&self, out: &mut JsonWriter) {
        if out.is_full() {
            return;
        }
        out.raw("{\"id\":");
        self.id.write(out);
        out.raw(",\"title\":");
        self.title.write(out);
        out.raw(",\"done\":");
        self.done.write(out);
        out.raw(",\"note\":");
        self.note.write(out);
        out.raw(",\"marks\":");
        self.marks.write(out);
        out.raw(",\"tags\":");
        self.tags.write(out);
        out.raw(",\"rates\":");
        self.rates.write(out);
        if out.is_whole() {
            out.raw(",\"secret\":");
            self.secret.write(out);
        }
        out.raw("}");
    }

    fn read(_: &Value) -> Result<Row, DecodeError> {
        Err(DecodeError::expected("nothing from outside"))
    }

    fn restore(value: &Value) -> Result<Row, DecodeError> {
        let names = [
            "id", "title", "done", "note", "marks", "tags", "rates", "secret",
        ];
        let object = read_fields(value, &names)?;
        Ok(Row {
            id: read_field(object, "id")?,
            title: read_field(object, "title")?,
            done: read_field(object, "done")?,
            note: read_field(object, "note")?,
            marks: read_field(object, "marks")?,
            tags: read_field(object, "tags")?,
            rates: read_field(object, "rates")?,
            secret: read_field(object, "secret")?,
        })
    }

    fn print(&self, out: &mut String) {
        out.push_str(&to_json(self));
    }
}

/// The vars of a state, all watched and kept.
struct State {
    rows: Var<List<Row>>,
    text: Var<String>,
    by_name: Var<Map<String, Row>>,
    chosen: Var<Set<i64>>,
}

fn watched<T: Data>(value: T) -> Var<T> {
    let mut var = Var::new(value);
    var.watch(true);
    var.keep();
    var
}

/// What a part of a transaction tells the page and the store.
struct Told {
    page: Vec<Value>,
    store: Vec<Value>,
}

impl State {
    fn new(rows: Vec<Row>, text: String) -> State {
        let by_name = rows.iter().map(|row| (row.title.clone(), row.clone()));
        State {
            by_name: watched(by_name.collect()),
            chosen: watched(rows.iter().map(|row| row.id).collect()),
            rows: watched(rows.into_iter().collect()),
            text: watched(text),
        }
    }

    /// As a page has them.
    fn values(&self) -> Value {
        let value = |json: String| serde_json::from_str::<Value>(&json).expect("it is JSON");
        json!({
            "S.rows": value(to_json(self.rows.get())),
            "S.text": value(to_json(self.text.get())),
            "S.by_name": value(to_json(self.by_name.get())),
            "S.chosen": value(to_json(self.chosen.get())),
        })
    }

    /// As a store has them.
    fn stored(&mut self) -> Value {
        let mut values = serde_json::Map::new();
        self.each(|name, var| {
            let mut out = JsonWriter::new().in_form(Form::Whole);
            var.write(&mut out);
            let value = serde_json::from_str(out.text()).expect("it is JSON");
            values.insert(name.to_owned(), value);
        });
        Value::Object(values)
    }

    fn each(&mut self, mut visit: impl FnMut(&str, &mut dyn Stored)) {
        visit("S.rows", &mut self.rows);
        visit("S.text", &mut self.text);
        visit("S.by_name", &mut self.by_name);
        visit("S.chosen", &mut self.chosen);
    }

    fn end(&mut self, end: End) -> Told {
        let mut out = Outgoing::default();
        macro_rules! each {
            ($method:ident) => {{
                self.rows.$method("S.rows", &mut out);
                self.text.$method("S.text", &mut out);
                self.by_name.$method("S.by_name", &mut out);
                self.chosen.$method("S.chosen", &mut out);
            }};
        }
        match end {
            End::Preview => each!(preview),
            End::Commit => each!(commit),
            End::Rollback => each!(rollback),
        }
        let list =
            |out: JsonWriter| serde_json::from_str(&format!("[{}]", out.text)).expect("it is JSON");
        Told {
            page: list(out.changes),
            store: list(out.stored),
        }
    }
}

/// What an event does to a place; positions are taken modulo what is there.
#[derive(Debug, Clone)]
enum Write {
    Rows(RowsWrite),
    Row(usize, RowWrite),
    Text(TextWrite),
    Entry(String, RowWrite),
    Map(MapWrite),
    Set(SetWrite),
}

#[derive(Debug, Clone)]
enum RowsWrite {
    Push(Row),
    Extend(Vec<Row>),
    InsertAt(usize, Row),
    RemoveAt(usize),
    Pop,
    Remove(usize),
    Swap(usize, usize),
    Retain(i64),
    SortById(bool),
    Clear,
    Assign(Vec<Row>),
    /// By an event that is written in Rust.
    InRust(usize, Row),
}

#[derive(Debug, Clone)]
enum RowWrite {
    Assign(Row),
    Title(TextWrite),
    Done(bool),
    Note(Option<String>),
    PushMark(i64),
    SetMark(usize, i64),
    ToggleTag(String),
    PutRate(String, f64),
    RemoveRate(String),
    Secret(i64),
}

#[derive(Debug, Clone)]
enum TextWrite {
    Append(String),
    Assign(String),
}

#[derive(Debug, Clone)]
enum MapWrite {
    Put(String, Row),
    Remove(String),
    Retain(i64),
    Clear,
    InRust(String, Row),
}

#[derive(Debug, Clone)]
enum SetWrite {
    Insert(i64),
    Remove(i64),
    Toggle(i64),
    Extend(Vec<i64>),
    Clear,
    InRust(i64),
}

/// How a part of a transaction ends.
#[derive(Debug, Clone, Copy, PartialEq)]
enum End {
    Preview,
    Commit,
    Rollback,
}

/// Runs a write as compiled code does. One that fails changes nothing.
fn run(state: &mut State, write: &Write) {
    match write.clone() {
        Write::Rows(write) => rows(&mut state.rows, write),
        Write::Row(at, write) => {
            let Some(at) = at.checked_rem(state.rows.get().len()) else {
                return;
            };
            let path = [Step::Index(at)];
            row(
                &mut state.rows,
                &path,
                |rows| item_mut(rows, at as i64),
                write,
            );
        }
        Write::Text(write) => text(state.text.whole(), write),
        Write::Entry(name, write) => {
            if state.by_name.get().contains_key(&name) {
                let path = [Step::Key(to_json(&name))];
                row(
                    &mut state.by_name,
                    &path,
                    |map| value_mut(map, name.clone()),
                    write,
                );
            }
        }
        Write::Map(write) => map(&mut state.by_name, write),
        Write::Set(write) => set(&mut state.chosen, write),
    }
}

fn rows(rows: &mut Var<List<Row>>, write: RowsWrite) {
    let length = rows.get().len();
    let item = |at: usize| (at % length.max(1)) as i64;
    // A position in an empty list fails, as it does in a program.
    match write {
        RowsWrite::Push(row) => rows.whole().push(row),
        RowsWrite::Extend(more) => rows.whole().extend(more.into()),
        RowsWrite::InsertAt(at, row) => {
            let at = (at % (length + 1)) as i64;
            rows.whole().insert_at(at, row).expect("it fits");
        }
        RowsWrite::RemoveAt(at) => {
            let removed = rows.whole().remove_at(item(at));
            assert_eq!(removed.is_ok(), length > 0);
        }
        RowsWrite::Pop => drop(rows.whole().pop()),
        RowsWrite::Remove(at) => {
            if let Some(row) = rows.get().get(item(at) as usize).cloned() {
                rows.whole().remove(row);
            }
        }
        RowsWrite::Swap(a, b) => {
            let swapped = rows.whole().swap(item(a), item(b));
            assert_eq!(swapped.is_ok(), length > 0);
        }
        RowsWrite::Retain(rest) => {
            let kept = rows.whole().retain(|row| Ok(row.id.rem_euclid(4) != rest));
            kept.expect("it cannot fail");
        }
        RowsWrite::SortById(descending) => {
            let sorted = rows.whole().sort_by(|row| Ok(row.id), descending);
            sorted.expect("it cannot fail");
        }
        RowsWrite::Clear => rows.whole().clear(),
        RowsWrite::Assign(all) => rows.whole().set(all.into()),
        RowsWrite::InRust(at, row) => {
            rows.insert(at % (length + 1), row);
            rows.remove(at / 2);
        }
    }
}

/// A field of a record at a place in a var.
fn row<T: Data>(
    var: &mut Var<T>,
    path: &[Step],
    place: impl Fn(&mut T) -> rxl::Result<&mut Row>,
    write: RowWrite,
) {
    let field = |name| {
        let mut path = path.to_vec();
        path.push(Step::Field(name));
        path
    };
    macro_rules! edit {
        ($field:ident) => {
            var.edit(field(stringify!($field)), |var| {
                place(var).map(|row| &mut row.$field)
            })
            .expect("it is there")
        };
    }
    match write {
        RowWrite::Assign(row) => var
            .edit(path.to_vec(), place)
            .expect("it is there")
            .set(row),
        RowWrite::Title(write) => text(edit!(title), write),
        RowWrite::Done(done) => edit!(done).set(done),
        RowWrite::Note(note) => edit!(note).set(note),
        RowWrite::PushMark(mark) => edit!(marks).push(mark),
        RowWrite::SetMark(at, mark) => {
            let mut path = field("marks");
            path.push(Step::Index(at));
            // Out of range it fails, as it does in a program.
            let place = var.edit(path, |var| item_mut(&mut place(var)?.marks, at as i64));
            if let Ok(place) = place {
                place.set(mark);
            }
        }
        RowWrite::ToggleTag(tag) => edit!(tags).toggle(tag),
        RowWrite::PutRate(name, rate) => edit!(rates).put(name, rate),
        RowWrite::RemoveRate(name) => drop(edit!(rates).remove(name)),
        RowWrite::Secret(secret) => {
            let mut path = path.to_vec();
            path.push(Step::Private("secret"));
            var.edit(path, |var| place(var).map(|row| &mut row.secret))
                .expect("it is there")
                .set(secret);
        }
    }
}

fn text(place: rxl::Edit<'_, String>, write: TextWrite) {
    match write {
        TextWrite::Append(piece) => place.append(&piece),
        TextWrite::Assign(text) => place.set(text),
    }
}

fn map(map: &mut Var<Map<String, Row>>, write: MapWrite) {
    match write {
        MapWrite::Put(name, row) => map.whole().put(name, row),
        MapWrite::Remove(name) => drop(map.whole().remove(name)),
        MapWrite::Retain(rest) => map
            .whole()
            .retain(|_, row| Ok(row.id.rem_euclid(4) != rest))
            .expect("it cannot fail"),
        MapWrite::Clear => map.whole().clear(),
        MapWrite::InRust(name, row) => {
            map.remove(&name);
            map.insert(name, row);
        }
    }
}

fn set(set: &mut Var<Set<i64>>, write: SetWrite) {
    match write {
        SetWrite::Insert(item) => {
            set.whole().insert(item);
        }
        SetWrite::Remove(item) => {
            set.whole().remove(item);
        }
        SetWrite::Toggle(item) => set.whole().toggle(item),
        SetWrite::Extend(items) => set.whole().extend(items.into()),
        SetWrite::Clear => set.whole().clear(),
        SetWrite::InRust(item) => {
            set.remove(&item);
            set.insert(item);
        }
    }
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[a-c]{1,3}",
        "[ -~é🦀\"\\\\\n]{0,40}",
        Just("long ".repeat(30)),
    ]
}

fn any_name() -> impl Strategy<Value = String> {
    "[a-d]"
}

fn any_row() -> impl Strategy<Value = Row> {
    (
        0..20i64,
        any_text(),
        any::<bool>(),
        proptest::option::of(any_text()),
        proptest::collection::vec(-5..5i64, 0..4),
        proptest::collection::vec(any_name(), 0..3),
        proptest::collection::vec((any_name(), any_rate()), 0..3),
        any::<i8>(),
    )
        .prop_map(|(id, title, done, note, marks, tags, rates, secret)| Row {
            secret: secret.into(),
            id,
            title,
            done,
            note,
            marks: marks.into(),
            tags: tags.into_iter().collect(),
            rates: rates.into_iter().collect(),
        })
}

fn any_rate() -> impl Strategy<Value = f64> {
    prop_oneof![
        Just(0.5),
        Just(-0.0),
        Just(1e300),
        Just(f64::INFINITY),
        Just(f64::NEG_INFINITY)
    ]
}

fn any_rows() -> impl Strategy<Value = Vec<Row>> {
    proptest::collection::vec(any_row(), 0..6)
}

fn any_text_write() -> impl Strategy<Value = TextWrite> {
    prop_oneof![
        3 => any_text().prop_map(TextWrite::Append),
        1 => any_text().prop_map(TextWrite::Assign),
    ]
}

fn any_row_write() -> impl Strategy<Value = RowWrite> {
    prop_oneof![
        any_row().prop_map(RowWrite::Assign),
        any_text_write().prop_map(RowWrite::Title),
        any::<bool>().prop_map(RowWrite::Done),
        proptest::option::of(any_text()).prop_map(RowWrite::Note),
        (-5..5i64).prop_map(RowWrite::PushMark),
        (0..4usize, -5..5i64).prop_map(|(at, mark)| RowWrite::SetMark(at, mark)),
        any_name().prop_map(RowWrite::ToggleTag),
        (any_name(), any_rate()).prop_map(|(name, rate)| RowWrite::PutRate(name, rate)),
        any_name().prop_map(RowWrite::RemoveRate),
        any::<i8>().prop_map(|secret| RowWrite::Secret(secret.into())),
    ]
}

fn any_write() -> impl Strategy<Value = Write> {
    let at = || 0..100usize;
    let rows = prop_oneof![
        4 => any_row().prop_map(RowsWrite::Push),
        1 => any_rows().prop_map(RowsWrite::Extend),
        1 => (at(), any_row()).prop_map(|(at, row)| RowsWrite::InsertAt(at, row)),
        1 => at().prop_map(RowsWrite::RemoveAt),
        1 => Just(RowsWrite::Pop),
        1 => at().prop_map(RowsWrite::Remove),
        1 => (at(), at()).prop_map(|(a, b)| RowsWrite::Swap(a, b)),
        1 => (0..4i64).prop_map(RowsWrite::Retain),
        1 => any::<bool>().prop_map(RowsWrite::SortById),
        1 => Just(RowsWrite::Clear),
        1 => any_rows().prop_map(RowsWrite::Assign),
        1 => (at(), any_row()).prop_map(|(at, row)| RowsWrite::InRust(at, row)),
    ];
    let map = prop_oneof![
        4 => (any_name(), any_row()).prop_map(|(name, row)| MapWrite::Put(name, row)),
        1 => any_name().prop_map(MapWrite::Remove),
        1 => (0..4i64).prop_map(MapWrite::Retain),
        1 => Just(MapWrite::Clear),
        1 => (any_name(), any_row()).prop_map(|(name, row)| MapWrite::InRust(name, row)),
    ];
    let item = || 0..10i64;
    let set = prop_oneof![
        item().prop_map(SetWrite::Insert),
        item().prop_map(SetWrite::Remove),
        item().prop_map(SetWrite::Toggle),
        proptest::collection::vec(item(), 0..4).prop_map(SetWrite::Extend),
        Just(SetWrite::Clear),
        item().prop_map(SetWrite::InRust),
    ];
    prop_oneof![
        rows.prop_map(Write::Rows),
        (at(), any_row_write()).prop_map(|(at, write)| Write::Row(at, write)),
        any_text_write().prop_map(Write::Text),
        (any_name(), any_row_write()).prop_map(|(name, write)| Write::Entry(name, write)),
        map.prop_map(Write::Map),
        set.prop_map(Write::Set),
    ]
}

type Part = (Vec<Write>, End);

/// A state, and the parts of the transactions that it goes through.
fn any_life(writes: usize, parts: usize) -> impl Strategy<Value = (Vec<Row>, String, Vec<Part>)> {
    let end =
        prop_oneof![4 => Just(End::Commit), 1 => Just(End::Preview), 1 => Just(End::Rollback)];
    let part = (proptest::collection::vec(any_write(), 1..=writes), end);
    (
        any_rows(),
        any_text(),
        proptest::collection::vec(part, 1..=parts),
    )
}

/// What a page has before a part, what it is sent, and what it must have then.
struct Sent {
    before: Value,
    changes: Vec<Value>,
    after: Value,
}

/// Goes through a life; `before` is what the page has made of what it was sent.
fn live((rows, text, parts): &(Vec<Row>, String, Vec<Part>), mut check: impl FnMut(Sent, &Part)) {
    let mut state = State::new(rows.clone(), text.clone());
    for part in parts {
        let before = state.values();
        for write in &part.0 {
            run(&mut state, write);
        }
        let changes = state.end(part.1).page;
        check(
            Sent {
                before,
                changes,
                after: state.values(),
            },
            part,
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 250,
        rng_seed: RngSeed::Fixed(1),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_sent_makes_the_pages_values_the_servers(life in any_life(12, 6)) {
        let (rows, text, parts) = &life;
        let mut page = State::new(rows.clone(), text.clone()).values();
        let mut failed = None;
        live(&life, |sent, part| {
            let cells = page.as_object_mut().expect("an object of cells");
            for change in &sent.changes {
                if let Err(error) = apply(cells, change) {
                    failed.get_or_insert(error);
                }
            }
            if page != sent.after {
                let (changes, after) = (&sent.changes, &sent.after);
                failed.get_or_insert(format!(
                    "{part:?}\nsent {changes:?}\npage   {page}\nserver {after}"
                ));
            }
        });
        prop_assert!(failed.is_none(), "{}\nof {parts:?}", failed.unwrap_or_default());
    }

    #[test]
    fn what_is_stored_makes_the_stores_values_the_servers((rows, text, parts) in any_life(12, 6)) {
        let mut state = State::new(rows, text);
        let mut store = state.stored();
        for (writes, end) in &parts {
            writes.iter().for_each(|write| run(&mut state, write));
            let told = state.end(*end);
            prop_assert!(*end == End::Commit || told.store.is_empty());
            for change in &told.store {
                let vars = store.as_object_mut().expect("an object of vars");
                prop_assert_eq!(apply(vars, change), Ok(()));
            }
            if *end != End::Preview {
                let stored = state.stored();
                prop_assert!(store == stored, "store  {}\nserver {}", store, stored);
            }
        }
        let mut restored = State::new(Vec::new(), String::new());
        restored.each(|name, var| var.restore(&store[name]).expect("it fits"));
        prop_assert_eq!(restored.stored(), store);
    }
}

/// How values of the cells look on the wire where that is not how a browser has them; `runtime/client/src/shape.ts` says in which form.
fn shapes() -> Value {
    let row = json!({ "record": { "tags": { "set": null }, "rates": { "map": [null, "float"] } } });
    json!({
        "S.rows": { "list": row },
        "S.text": null,
        "S.by_name": { "map": [null, row] },
        "S.chosen": { "set": null },
    })
}

#[test]
fn the_cases_for_the_browser_client_are_what_the_server_sends() {
    let mut runner = TestRunner::deterministic();
    let lives = any_life(4, 1);
    let mut cases = Vec::new();
    while cases.len() < 150 {
        let life = lives.new_tree(&mut runner).expect("it is made").current();
        live(&life, |sent, (_, end)| {
            if *end == End::Rollback {
                return;
            }
            for (cell, before) in sent.before.as_object().expect("cells") {
                let of_cell = |change: &&Value| {
                    change[0].as_str() == Some(cell) || change[0][0].as_str() == Some(cell)
                };
                let changes: Vec<&Value> = sent.changes.iter().filter(of_cell).collect();
                if !changes.is_empty() {
                    let after = &sent.after[cell];
                    cases.push(
                        json!({ "cell": cell, "before": before, "changes": changes, "after": after }),
                    );
                }
            }
        });
    }
    let mut text = format!("{{\n\"shapes\": {},\n\"cases\": [\n", shapes());
    let lines: Vec<String> = cases.iter().map(Value::to_string).collect();
    text.push_str(&lines.join(",\n"));
    text.push_str("\n]\n}\n");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/deltas/cases.json");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, &text).expect("it can be written");
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        known == text,
        "tests/deltas/cases.json is not what the server sends: UPDATE_EXPECT=1 cargo test -p rxl --test deltas"
    );
}
