//! Tabs that outlive what held them: the memory of a session, a server, a build of the program.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod program;

use program::{folder, program};
use rxl::config::Keep;
use rxl::error::{ServeError, StoreError};
use rxl::protocol::Hello;
use rxl::states::Stored;
use rxl::testing::{Browser, Connection, Received};
use rxl::{App, Config, Context, JsonWriter, Outgoing, Program, Running, States, Var};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

fn on_disk(folder: &Path) -> Config {
    Config {
        keep: Keep::OnDisk(folder.to_owned()),
        tab_gone: Duration::ZERO,
        ..Config::default()
    }
}

fn app(config: Config) -> App {
    App::new(program(), config).unwrap_or_else(|error| panic!("{error}"))
}

async fn next(connection: &mut Connection) -> Value {
    match connection.receive().await {
        Received::Message(message) => message,
        Received::Closed(code) => panic!("closed with {code:?}"),
    }
}

/// A page just loaded; gives what it is told first.
async fn loaded(browser: &Browser, tab: &str) -> (Connection, Value, Value) {
    let mut connection = browser.connect();
    connection.hello(browser.hello(tab, "Home", "/"));
    let welcome = next(&mut connection).await;
    let values = next(&mut connection).await;
    (connection, welcome, values)
}

fn again(browser: &Browser, tab: &str, seen: u64, sent: u64) -> Hello {
    Hello {
        seen,
        sent,
        ..browser.hello(tab, "Home", "/")
    }
}

async fn add(connection: &mut Connection, number: u64, by: i64) -> Value {
    connection.event(number, "Counter.add", vec![json!(by)]);
    next(connection).await
}

#[tokio::test]
async fn a_restart_keeps_states_numbers_and_what_was_not_acknowledged() {
    let folder = folder("restart");
    let first = app(on_disk(&folder));
    let browser = Browser::new(&first).unwrap();
    let (mut tab, ..) = loaded(&browser, "tab").await;
    add(&mut tab, 1, 5).await;
    tab.event(2, "Counter.fail", vec![]);
    let failed = next(&mut tab).await;
    tab.event(3, "Counter.rename", vec![json!("Ada")]);
    let renamed = next(&mut tab).await;
    browser.stop().await;
    assert_eq!(tab.receive().await, Received::Closed(Some(1012)));
    drop(first);

    let second = app(on_disk(&folder));
    let browser = browser.at(&second);
    let mut tab = browser.connect();
    tab.hello(again(&browser, "tab", 2, 3));
    assert_eq!(next(&mut tab).await[1]["upto"], 3);
    assert_eq!(next(&mut tab).await, failed);
    assert_eq!(next(&mut tab).await, renamed, "its effect included");
    tab.event(3, "Counter.rename", vec![json!("Ada")]);
    let again = next(&mut tab).await;
    assert_eq!(again, json!(["changes", 5, 3, []]), "it runs once");
    let counted = add(&mut tab, 4, 1).await;
    assert_eq!(counted, json!(["changes", 6, 4, [["Counter.count", 6]]]));
    tab.show("Names", "/names/1");
    assert_eq!(
        next(&mut tab).await,
        json!(["values", 7, { "Counter.name": "Ada" }])
    );
    browser.stop().await;
}

#[tokio::test]
async fn many_commits_are_one_snapshot_in_the_end() {
    let folder = folder("many");
    let first = app(on_disk(&folder));
    let browser = Browser::new(&first).unwrap();
    let (mut tab, ..) = loaded(&browser, "tab").await;
    for number in 1..=5_000 {
        tab.event(number, "Counter.add", vec![json!(1)]);
    }
    while next(&mut tab).await[2] != 5_000 {}
    browser.stop().await;
    drop((tab, first));
    let second = app(on_disk(&folder));
    let browser = browser.at(&second);
    let (_tab, welcome, values) = loaded(&browser, "tab").await;
    assert_eq!(welcome[1]["upto"], 5_000);
    assert_eq!(values[2], json!({ "Counter.count": 5_000 }));
    browser.stop().await;
}

#[tokio::test]
async fn a_session_that_nobody_is_connected_to_leaves_the_memory_and_comes_back() {
    let folder = folder("leaves");
    let in_memory = Config {
        tab_gone: Duration::ZERO,
        ..Config::default()
    };
    for config in [in_memory, on_disk(&folder)] {
        let app = app(config);
        let browser = Browser::new(&app).unwrap();
        let (mut tab, ..) = loaded(&browser, "tab").await;
        tab.event(1, "Counter.rename", vec![json!("Ada")]);
        let renamed = next(&mut tab).await;
        tab.cut();
        while browser.sessions() > 0 {
            tokio::task::yield_now().await;
        }
        let mut tab = browser.connect();
        tab.hello(again(&browser, "tab", 1, 1));
        assert_eq!(next(&mut tab).await[1]["resumed"], true);
        assert_eq!(next(&mut tab).await, renamed);
        let counted = add(&mut tab, 2, 3).await;
        assert_eq!(counted, json!(["changes", 3, 2, [["Counter.count", 3]]]));
        let mut other = Browser::new(&app).unwrap().connect();
        other.hello(again(&browser, "tab", 1, 1));
        assert_eq!(
            next(&mut other).await,
            json!(["gone"]),
            "the id of a tab means nothing in another session"
        );
        browser.stop().await;
    }
}

#[tokio::test]
async fn a_tab_that_cannot_be_undone_comes_back_as_it_was_stored() {
    let folder = folder("undone");
    let app = app(on_disk(&folder));
    let browser = Browser::new(&app).unwrap();
    let (mut tab, ..) = loaded(&browser, "tab").await;
    add(&mut tab, 1, 5).await;
    tab.event(2, "Counter.panic_twice", vec![]);
    assert_eq!(tab.receive().await, Received::Closed(Some(1011)));
    let mut tab = browser.connect();
    tab.hello(again(&browser, "tab", 2, 2));
    assert_eq!(next(&mut tab).await[1]["upto"], 1);
    let counted = add(&mut tab, 2, 1).await;
    assert_eq!(counted, json!(["changes", 3, 2, [["Counter.count", 6]]]));
    browser.stop().await;
}

#[tokio::test(start_paused = true)]
async fn old_tabs_are_removed_and_so_are_too_many() {
    let app = app(Config {
        tab_gone: Duration::from_secs(1),
        tab_expiry: Duration::from_secs(1_000),
        stored_tabs: 2,
        ..Config::default()
    });
    let browser = Browser::new(&app).unwrap();
    let _router = app.router();
    for name in ["old", "older", "newer", "newest"] {
        let (mut tab, ..) = loaded(&browser, name).await;
        add(&mut tab, 1, 1).await;
        tab.cut();
        tokio::time::sleep(Duration::from_secs(10)).await;
    }
    tokio::time::sleep(Duration::from_secs(200)).await;
    for (name, answer) in [("old", "gone"), ("older", "gone"), ("newest", "welcome")] {
        let mut tab = browser.connect();
        tab.hello(again(&browser, name, 2, 1));
        assert_eq!(next(&mut tab).await[0], answer, "{name}");
    }
    tokio::time::sleep(Duration::from_secs(1_100)).await;
    let mut tab = browser.connect();
    tab.hello(again(&browser, "newer", 2, 1));
    assert_eq!(next(&mut tab).await, json!(["gone"]));
}

/// Another build of the program: a var was added, one was removed, and one has another type.
struct Later {
    count: Var<String>,
    extra: Var<i64>,
}

impl States for Later {
    fn begin(&mut self, _: Context) {}

    fn call<'a>(&'a mut self, _: &'a str, _: &'a [Value]) -> Running<'a> {
        Box::pin(async {
            let extra = *self.extra.get() + 1;
            self.extra.whole().set(extra);
            Ok(())
        })
    }

    fn preview(&mut self, _: &mut Outgoing) {}

    fn commit(&mut self, out: &mut Outgoing) {
        self.count.commit("Counter.count", out);
        self.extra.commit("Counter.extra", out);
    }

    fn rollback(&mut self, _: &mut Outgoing) {}

    fn watch(&mut self, _: &[String], out: &mut JsonWriter) {
        let values = json!({ "count": *self.count.get(), "extra": *self.extra.get() });
        out.raw(&values.to_string());
    }

    fn vars(&mut self, visit: &mut dyn FnMut(&'static str, &mut dyn Stored)) {
        visit("Counter.count", &mut self.count);
        visit("Counter.extra", &mut self.extra);
    }
}

#[tokio::test]
async fn a_session_of_an_older_build_keeps_what_still_fits() {
    let folder = folder("older");
    let older = app(on_disk(&folder));
    let browser = Browser::new(&older).unwrap();
    let (mut tab, ..) = loaded(&browser, "tab").await;
    add(&mut tab, 1, 5).await;
    browser.stop().await;
    drop((tab, older));

    let later = || Program {
        new_tab: Arc::new(|| {
            Box::new(Later {
                count: Var::new("default".to_owned()),
                extra: Var::new(7),
            })
        }),
        ..program()
    };
    let newer = App::new(later(), on_disk(&folder)).unwrap();
    let browser = browser.at(&newer);
    let (mut tab, welcome, values) = loaded(&browser, "tab").await;
    assert_eq!(welcome[1]["upto"], 1);
    assert_eq!(values[2], json!({ "count": "default", "extra": 7 }));
    add(&mut tab, 2, 1).await;
    add(&mut tab, 3, 1).await;
    browser.stop().await;
    drop((tab, newer));
    let newest = App::new(later(), on_disk(&folder)).unwrap();
    let browser = browser.at(&newest);
    let (_tab, welcome, values) = loaded(&browser, "tab").await;
    assert_eq!(welcome[1]["upto"], 3);
    assert_eq!(values[2], json!({ "count": "default", "extra": 9 }));
    browser.stop().await;
}

#[tokio::test]
async fn a_damaged_file_is_told_and_what_was_there_is_kept() {
    let folder = folder("damaged");
    let first = app(on_disk(&folder));
    let browser = Browser::new(&first).unwrap();
    let (mut tab, ..) = loaded(&browser, "tab").await;
    for number in 1..=20 {
        add(&mut tab, number, 1).await;
    }
    browser.stop().await;
    drop((tab, first));
    let journal = fs::read_dir(folder.join("sessions"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == "jnl"))
        .expect("there is a journal");
    let mut whole = fs::read(&journal).unwrap();
    // Behind what was written there is room for more.
    let used = whole.iter().rposition(|byte| *byte != 0).expect("it was");
    whole.truncate(used + 1);
    for damage in ["a byte", "the end"] {
        let mut damaged = whole.clone();
        match damage {
            "a byte" => damaged[whole.len() / 2] ^= 0xff,
            _ => damaged.truncate(whole.len() / 2),
        }
        fs::write(&journal, &damaged).unwrap();
        let Err(ServeError::Store(error)) = App::new(program(), on_disk(&folder)) else {
            panic!("{damage}: it starts as if nothing were lost");
        };
        assert!(
            matches!(error, StoreError::Damaged(..)),
            "{damage}: {error}"
        );
        let kept = folder.join("journals before loss");
        let name = journal.file_name().unwrap();
        if kept.exists() {
            assert_eq!(fs::read(kept.join(name)).unwrap(), damaged);
            fs::remove_dir_all(&kept).unwrap();
        } else {
            assert_eq!(fs::read(&journal).unwrap(), damaged);
        }
    }
    fs::write(&journal, &whole).unwrap();
    let mended = app(on_disk(&folder));
    let browser = browser.at(&mended);
    let (_tab, _, values) = loaded(&browser, "tab").await;
    assert_eq!(values[2], json!({ "Counter.count": 20 }));
    browser.stop().await;
}

#[test]
fn an_app_without_a_runtime_is_refused() {
    let made = App::new(program(), Config::default());
    assert!(matches!(made, Err(ServeError::NoRuntime)));
}

#[tokio::test]
async fn a_folder_belongs_to_one_server() {
    let folder = folder("shared");
    let first = app(on_disk(&folder));
    let Err(error) = App::new(program(), on_disk(&folder)) else {
        panic!("two servers write to one folder");
    };
    assert!(
        matches!(&error, ServeError::Store(StoreError::InUse(_))),
        "{error}"
    );
    drop(first);
}
