//! Types of a program in Rust that speaks serde.

use rxl::{Date, List, Map};
use rxl_behaviour::{Guest, Mood, Row};
use serde_json::{from_value, json, to_string};

#[test]
fn types_are_written_and_read_as_on_the_wire() {
    let row = Row {
        id: 3,
        name: "Ada".to_owned(),
    };
    let written = to_string(&row).expect("it is written");
    assert_eq!(written, r#"{"id":3,"name":"Ada"}"#);
    let read: Row = serde_json::from_str(&written).expect("it is read");
    assert_eq!(read, row);
    let moods = List::from(vec![Mood::Good, Mood::Bad("rain".to_owned())]);
    let written = json!(["Good", { "Bad": ["rain"] }]);
    assert_eq!(
        serde_json::to_value(&moods).expect("it is written"),
        written
    );
    assert_eq!(
        from_value::<List<Mood>>(written).expect("it is read"),
        moods
    );
    let days: Map<String, Date> = from_value(json!([["start", "2024-02-29"]])).expect("it is read");
    assert_eq!(
        to_string(&days).expect("it is written"),
        r#"[["start","2024-02-29"]]"#
    );
    let wrong = from_value::<List<Row>>(json!([{ "id": 1, "name": 2 }]));
    let wrong = wrong.expect_err("a name is a text").to_string();
    assert_eq!(wrong, "expected a text at [0].name");
}

#[test]
fn private_fields_do_not_leave_by_serde_either() {
    let guest = Guest {
        name: "Ada".to_owned(),
        pin: 1234,
    };
    assert_eq!(
        to_string(&guest).expect("it is written"),
        r#"{"name":"Ada"}"#
    );
}
