//! What a program keeps over a restart: all vars, and all fields of records, private ones included.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use rxl::config::Keep;
use rxl::testing::{Browser, Connection, Received};
use rxl::{App, Config};
use rxl_behaviour::{Backend, program};
use serde_json::{Value, json};
use std::path::Path;

fn app(folder: &Path) -> App {
    let config = Config {
        keep: Keep::OnDisk(folder.to_owned()),
        ..Config::default()
    };
    App::new(program(Backend), config).expect("it starts")
}

async fn next(page: &mut Connection) -> Value {
    match page.receive().await {
        Received::Message(message) => message,
        Received::Closed(code) => panic!("closed with {code:?}"),
    }
}

/// A page just loaded, and the values that it is told.
async fn load(browser: &Browser) -> (Connection, Value) {
    let mut page = browser.connect();
    page.hello(browser.hello("tab", "Home", "/"));
    assert_eq!(next(&mut page).await[0], "welcome");
    let mut values = next(&mut page).await;
    (page, values[2].take())
}

#[tokio::test]
async fn private_fields_outlive_the_server() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("private fields");
    // It is there if the test ran before.
    let _ = std::fs::remove_dir_all(&folder);
    let first = app(&folder);
    let browser = Browser::new(&first).expect("there are random numbers");
    let (mut page, _) = load(&browser).await;
    for (number, event, args) in [
        (1, "Guests.invite", vec![json!("Ada")]),
        (2, "Guests.invite", vec![json!("Grace")]),
        (3, "Guests.renew", vec![]),
    ] {
        page.event(number, event, args);
        assert_eq!(next(&mut page).await[2], number);
    }
    browser.stop().await;
    drop((page, first));

    let second = app(&folder);
    let browser = browser.at(&second);
    let (_page, values) = load(&browser).await;
    assert_eq!(
        values["Guests.list"],
        json!([{ "name": "Ada" }, { "name": "Grace" }])
    );
    assert_eq!(values["Guests.pins"], json!([1001, 1002]));
    browser.stop().await;
}
