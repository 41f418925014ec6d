//! What a program keeps over a restart: all vars, and all fields of records, private ones included.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use rxl::config::Keep;
use rxl::testing::{Browser, Connection, Received};
use rxl::{App, Config};
use rxl_behaviour::{Backend, REMEMBERED, program};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;

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

/// The page with the hooks, and the values that it is told.
async fn load_hooks(browser: &Browser, tab: &str) -> (Connection, Value) {
    let mut page = browser.connect();
    page.hello(browser.hello(tab, "Hooks", "/hooks"));
    assert_eq!(next(&mut page).await[0], "welcome");
    let mut values = next(&mut page).await;
    (page, values[2]["Hooked.shown"].take())
}

#[tokio::test(start_paused = true)]
async fn states_begin_once_and_stop_once_however_often_they_leave_the_memory() {
    let app = App::new(
        program(Backend),
        Config {
            tab_gone: Duration::from_secs(1),
            tab_expiry: Duration::from_secs(1_000),
            ..Config::default()
        },
    );
    let app = app.expect("it starts");
    let browser = Browser::new(&app).expect("there are random numbers");
    let _router = app.router();
    let (mut page, shown) = load_hooks(&browser, "tab").await;
    assert_eq!(shown, "");
    let begun = next(&mut page).await;
    assert_eq!(begun[3], json!([["Hooked.shown", "append", "BEGUN"]]));
    for _ in 0..2 {
        page.cut();
        tokio::time::sleep(Duration::from_secs(100)).await;
        assert_eq!(browser.sessions(), 0);
        let (again, found) = load_hooks(&browser, "tab").await;
        assert_eq!(found, "BEGUN");
        page = again;
    }
    page.event(1, "Hooked.again", vec![]);
    next(&mut page).await;
    page.cut();
    assert!(REMEMBERED.lock().expect("no panic").is_empty());
    tokio::time::sleep(Duration::from_secs(2_000)).await;
    assert_eq!(*REMEMBERED.lock().expect("no panic"), ["stopped BEGUN."]);
}
