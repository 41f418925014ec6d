//! The fixtures in `tests/protocol/`, which the browser client's tests read as well: messages that both sides must read and write identically, and some that
//! nobody may take.

#![allow(clippy::expect_used, clippy::panic)]

use rxl::protocol::{ClientMessage, ServerMessage};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

const MAX_DEPTH: usize = 64;

struct Fixture {
    name: String,
    direction: String,
    /// As it stands on the wire.
    text: String,
    error: Option<String>,
    event: Option<u64>,
}

fn fixtures() -> Vec<Fixture> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/protocol");
    let mut fixtures = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be listed").path();
        let text = fs::read_to_string(&path).expect("it can be read");
        let cases: Vec<Value> = serde_json::from_str(&text).expect("a list of cases");
        for case in cases {
            let field = |name: &str| case.get(name).and_then(Value::as_str).map(str::to_owned);
            fixtures.push(Fixture {
                name: field("name").expect("a name"),
                direction: field("direction").expect("a direction"),
                text: match case.get("message") {
                    Some(message) => message.to_string(),
                    None => field("text").expect("a message or a text"),
                },
                error: field("error"),
                event: case.get("event").and_then(Value::as_u64),
            });
        }
    }
    assert!(fixtures.len() > 40);
    fixtures
}

#[test]
fn messages_are_read_and_written_identically() {
    for fixture in fixtures() {
        if fixture.error.is_some() {
            continue;
        }
        let mut written = String::new();
        match fixture.direction.as_str() {
            "up" => ClientMessage::decode(&fixture.text, MAX_DEPTH)
                .unwrap_or_else(|error| panic!("{}: {error}", fixture.name))
                .encode(&mut written),
            _ => ServerMessage::decode(&fixture.text)
                .unwrap_or_else(|error| panic!("{}: {error}", fixture.name))
                .encode(&mut written),
        }
        assert_eq!(written, fixture.text, "{}", fixture.name);
    }
}

#[test]
fn wrong_messages_are_refused() {
    for fixture in fixtures() {
        let Some(expected) = fixture.error else {
            continue;
        };
        let error = ClientMessage::decode(&fixture.text, MAX_DEPTH).expect_err(&fixture.name);
        assert_eq!(error.code.as_str(), expected, "{}: {error}", fixture.name);
        assert_eq!(error.event, fixture.event, "{}: {error}", fixture.name);
    }
}

#[test]
fn an_increment_is_small() {
    let up = r#"["event",1000,"Counter.increment",[10]]"#;
    assert!(ClientMessage::decode(up, MAX_DEPTH).is_ok());
    let mut down = String::new();
    ServerMessage::Changes {
        seq: 1_000,
        upto: 1_000,
        changes: r#"["Counter.count",1000]"#.into(),
        effects: "".into(),
    }
    .encode(&mut down);
    assert!(up.len() <= 60 && down.len() <= 60, "{up} {down}");
}
