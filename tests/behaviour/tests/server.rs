//! What a page hears of events that wait, run beside the session, call down or call Rust. Time is simulated: it moves on when nothing else can.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod page;

use page::{Page, known};
use rxl::testing::Received;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::{Instant, timeout};

#[tokio::test(start_paused = true)]
async fn flush_shows_what_is_done_so_far() {
    let mut page = Page::open().await;
    let start = Instant::now();
    page.send("Waits.slow", json!([]));
    page.hears(json!([
        "changes",
        0,
        [["Waits.shown", "one"], ["Waits.length", 1]]
    ]))
    .await;
    assert_eq!(start.elapsed().as_millis(), 0);
    page.hears(json!([
        "changes",
        1,
        [["Waits.shown", "two"]],
        [["toast", "done", "Info"]]
    ]))
    .await;
    assert!((600..650).contains(&start.elapsed().as_millis()));
}

#[tokio::test(start_paused = true)]
async fn what_was_flushed_is_taken_back_by_a_failure() {
    let mut page = Page::open().await;
    page.send("Waits.slow_and_fail", json!([]));
    page.hears(json!([
        "changes",
        0,
        [["Waits.shown", "shown"], ["Waits.length", 2]]
    ]))
    .await;
    page.hears(json!([
        "changes",
        0,
        [["Waits.shown", "start"], ["Waits.length", 0]]
    ]))
    .await;
    page.hears(json!(["failed", 1, known("Waits.slow_and_fail", "undone")]))
        .await;
}

#[tokio::test(start_paused = true)]
async fn an_event_that_waits_too_long_fails() {
    let mut page = Page::open().await;
    page.send("Waits.forever", json!([]));
    let failed = page.next().await;
    assert_eq!(
        (&failed[0], &failed[3]["known"]),
        (&json!("failed"), &json!(false))
    );
    page.send("Waits.add", json!(["text", 1]));
    page.hears(json!(["changes", 2, [["Waits.shown", "text151p"]]]))
        .await;
}

#[tokio::test(start_paused = true)]
async fn calls_down_are_effects_in_order() {
    let mut page = Page::open().await;
    page.send("Down.call", json!([1.5]));
    let effects = json!([
        ["call", "Browser.hear", [1.5, "first"]],
        ["toast", "between", "Info"],
        ["call", "Browser.hear", ["Infinity", "second"]]
    ]);
    page.hears(json!(["changes", 1, [["Down.calls", 1]], effects]))
        .await;
    page.send("Down.call_and_fail", json!([]));
    page.hears(json!(["failed", 2, known("Down.call_and_fail", "no")]))
        .await;
}

#[tokio::test(start_paused = true)]
async fn calls_down_are_neither_lost_nor_doubled_by_a_lost_connection() {
    let mut page = Page::open().await;
    page.send("Down.call", json!([1]));
    assert_eq!(page.next().await[4][0][0], "call");
    page.send("Down.call", json!([2]));
    tokio::time::sleep(Duration::from_secs(1)).await;
    let (browser, seen, sent) = page.cut();
    let mut again = browser.connect();
    again.hello(rxl::protocol::Hello {
        seen,
        sent,
        ..browser.hello("tab", "Home", "/")
    });
    let Received::Message(welcome) = again.receive().await else {
        panic!("closed");
    };
    assert_eq!(welcome[1]["upto"], 2);
    let Received::Message(missed) = again.receive().await else {
        panic!("closed");
    };
    assert_eq!(missed[1], seen + 1);
    assert_eq!(missed[4][0], json!(["call", "Browser.hear", [2, "first"]]));
    let more = timeout(Duration::from_secs(20), again.receive()).await;
    assert!(more.is_err(), "{more:?}");
}

fn log(index: usize, text: &str) -> Value {
    json!(["changes", 1, [["Jobs.log", "splice", index, 0, [text]]]])
}

#[tokio::test(start_paused = true)]
async fn background_events_run_beside_others() {
    let mut page = Page::open().await;
    page.send("Jobs.count", json!(["a", 2]));
    page.hears(json!(["changes", 1, []])).await;
    page.send("Waits.add", json!(["", 0]));
    page.hears(json!(["changes", 2, [["Waits.shown", "050p"]]]))
        .await;
    let at = |index, text| {
        let mut changes = log(index, text);
        changes[1] = json!(2);
        changes
    };
    page.hears(json!([
        "changes",
        2,
        [["Jobs.log", "splice", 0, 0, ["a0 of 1"]]]
    ]))
    .await;
    page.hears(at(1, "a1 of 1")).await;
    page.hears(at(2, "a ends after 2")).await;
    page.hears_nothing().await;
}

#[tokio::test(start_paused = true)]
async fn a_background_event_starts_with_the_commit_of_its_caller() {
    let mut page = Page::open().await;
    page.send("Jobs.start_two", json!([]));
    page.hears(json!([
        "changes",
        1,
        [["Jobs.log", "splice", 0, 0, ["before"]]]
    ]))
    .await;
    page.hears(log(1, "x0 of 2")).await;
    page.hears(log(2, "y0 of 2")).await;
    page.hears(log(3, "x ends after 3")).await;
    page.hears(log(4, "y1 of 1")).await;
    page.hears(log(5, "y ends after 5")).await;
    page.send("Jobs.start_and_fail", json!([]));
    page.hears(json!(["failed", 2, known("Jobs.start_and_fail", "no")]))
        .await;
    page.hears_nothing().await;
}

#[tokio::test(start_paused = true)]
async fn the_latest_start_ends_the_one_before() {
    let mut page = Page::open().await;
    for (number, name) in [(1, "a"), (2, "b"), (3, "c")] {
        page.send("Jobs.newest", json!([name]));
        page.hears(json!(["changes", number, []])).await;
    }
    page.hears(json!(["changes", 3, [["Jobs.log", "splice", 0, 0, ["c"]]]]))
        .await;
    page.hears_nothing().await;
}

#[tokio::test(start_paused = true)]
async fn what_is_cancelled_ends_at_its_next_wait() {
    let mut page = Page::open().await;
    page.send("Jobs.count", json!(["a", 100]));
    page.hears(json!(["changes", 1, []])).await;
    page.hears(json!([
        "changes",
        1,
        [["Jobs.log", "splice", 0, 0, ["a0 of 1"]]]
    ]))
    .await;
    page.send("Jobs.stop", json!([]));
    page.hears(json!([
        "changes",
        2,
        [["Jobs.log", "splice", 1, 0, ["stopped"]]]
    ]))
    .await;
    page.hears_nothing().await;
    page.send("Jobs.count", json!(["b", 100]));
    page.send("Jobs.count.cancel", json!([]));
    page.hears(json!(["changes", 3, []])).await;
    page.hears(json!(["changes", 4, []])).await;
    page.hears_nothing().await;
}

#[tokio::test(start_paused = true)]
async fn a_failing_update_ends_the_body_and_keeps_those_before() {
    let mut page = Page::open().await;
    page.send("Jobs.failing", json!([]));
    page.hears(json!(["changes", 1, []])).await;
    page.hears(json!([
        "changes",
        1,
        [["Jobs.log", "splice", 0, 0, ["kept"]]]
    ]))
    .await;
    page.hears(json!(["failed", 1, known("Jobs.failing", "too long")]))
        .await;
    page.hears_nothing().await;
}

#[tokio::test(start_paused = true)]
async fn return_in_an_update_ends_the_body() {
    let mut page = Page::open().await;
    page.send("Jobs.half", json!([]));
    page.hears(json!(["changes", 1, []])).await;
    page.hears(json!([
        "changes",
        1,
        [["Jobs.log", "splice", 0, 0, ["half 2"]]]
    ]))
    .await;
    page.hears(json!([
        "changes",
        1,
        [["Jobs.log", "splice", 1, 0, ["half 4"]]]
    ]))
    .await;
    page.hears(json!([
        "changes",
        1,
        [["Jobs.log", "splice", 2, 0, ["never 2"]]]
    ]))
    .await;
    page.send("Jobs.half", json!([]));
    page.hears(json!(["changes", 2, []])).await;
    page.hears_nothing().await;
}

#[tokio::test(start_paused = true)]
async fn a_tab_that_is_gone_ends_what_it_has_started() {
    let mut page = Page::open().await;
    page.send("Jobs.count", json!(["a", 300]));
    page.send("Jobs.alone", json!([]));
    page.hears(json!(["changes", 1, []])).await;
    page.hears(json!(["changes", 2, []])).await;
    let (browser, ..) = page.cut();
    tokio::time::sleep(Duration::from_secs(200)).await;
    let mut again = browser.connect();
    again.hello(browser.hello("tab", "Home", "/"));
    let Received::Message(_) = again.receive().await else {
        panic!("closed");
    };
    let Received::Message(values) = again.receive().await else {
        panic!("closed");
    };
    let log = values[2]["Jobs.log"].as_array().unwrap();
    assert!((60..63).contains(&log.len()), "{}", log.len());
    assert_eq!(log.last(), Some(&json!("alone")));
}

#[tokio::test(start_paused = true)]
async fn extern_functions_may_wait_fail_and_panic() {
    let mut page = Page::open().await;
    page.send("Outside.ask", json!(["hello"]));
    page.hears(json!(["changes", 1, [["Outside.reply", "HELLO!"]]]))
        .await;
    page.send("Outside.ask", json!(["bad"]));
    page.hears(json!([
        "failed",
        2,
        known("Outside.ask", "It is bad: rain")
    ]))
    .await;
    page.send("Outside.ask", json!(["known"]));
    page.hears(json!(["failed", 3, known("Outside.ask", "I do not know")]))
        .await;
    for question in ["unknown", "panic"] {
        page.send("Outside.ask", json!([question]));
        let failed = page.next().await;
        assert_eq!(failed[3]["known"], false, "{failed}");
        assert_eq!(failed[3]["message"], "");
    }
    page.send("Outside.try_to_ask", json!(["known"]));
    page.hears(json!([
        "changes",
        6,
        [["Outside.reply", "I do not know true"]]
    ]))
    .await;
}

#[tokio::test(start_paused = true)]
async fn a_stream_is_read_as_it_comes() {
    let mut page = Page::open().await;
    page.send("Outside.read", json!([3]));
    page.hears(json!(["changes", 1, []])).await;
    page.hears(json!([
        "changes",
        1,
        [["Outside.lines", "splice", 0, 0, ["0 word0"]]]
    ]))
    .await;
    page.hears(json!([
        "changes",
        1,
        [["Outside.lines", "splice", 1, 0, ["2 word2"]]]
    ]))
    .await;
    page.hears(json!([
        "changes",
        1,
        [["Outside.lines", "splice", 2, 0, ["end"]]]
    ]))
    .await;
    page.send("Outside.read", json!([20]));
    page.hears(json!(["changes", 2, []])).await;
    for _ in 0..8 {
        assert_eq!(page.next().await[0], "changes");
    }
    page.hears(json!(["failed", 2, known("Outside.read", "no more words")]))
        .await;
}

#[tokio::test(start_paused = true)]
async fn extern_events_change_vars_by_themselves() {
    let mut page = Page::open().await;
    page.send("Outside.insert", json!([["a", "b"]]));
    let toast = json!([["toast", "inserted", "Success"]]);
    let rows = json!([{ "id": 0, "name": "a" }, { "id": 1, "name": "b" }]);
    page.hears(json!([
        "changes",
        1,
        [["Outside.rows", "splice", 0, 0, rows]],
        toast
    ]))
    .await;
    page.send("Outside.insert", json!([["c", "d"]]));
    page.hears(json!([
        "failed",
        2,
        known("Outside.insert", "too many rows")
    ]))
    .await;
    page.send("Outside.insert", json!([["c"]]));
    let row = json!({ "id": 2, "name": "c" });
    page.hears(json!([
        "changes",
        3,
        [["Outside.rows", "splice", 2, 0, [row]]],
        toast
    ]))
    .await;
    page.send("Outside.who", json!([]));
    let tab = page.tab;
    page.hears(json!([
        "changes",
        4,
        [["Outside.reply", format!("{tab} {tab}-4")]]
    ]))
    .await;
}

#[tokio::test(start_paused = true)]
async fn private_fields_stay_on_the_server() {
    let mut page = Page::open().await;
    page.send("Guests.invite", json!(["Ada"]));
    assert_eq!(
        page.next().await,
        json!(["changes", 2, 1, [
            ["Guests.list", "splice", 0, 0, [{ "name": "Ada" }]],
            ["Guests.pins", "splice", 0, 0, [1000]],
        ]])
    );
    page.send("Guests.renew", json!([]));
    assert_eq!(
        page.next().await,
        json!(["changes", 3, 2, [["Guests.pins", "splice", 0, 1, [1001]]]])
    );
}

#[tokio::test(start_paused = true)]
async fn what_a_tried_event_has_done_is_undone_if_it_fails() {
    let mut page = Page::open().await;
    page.send("Tries.several", json!([3]));
    let changes = json!([
        ["Tries.items", ["0", "2"]],
        ["Tries.problems", "splice", 0, 0, ["not 1"]]
    ]);
    let effects = json!([["toast", "0", "Info"], ["toast", "2", "Info"]]);
    page.hears(json!(["changes", 1, changes, effects])).await;
    page.hears(json!([
        "changes",
        1,
        [["Jobs.log", "splice", 0, 0, ["0 ends after 0"]]]
    ]))
    .await;
    page.hears(json!([
        "changes",
        1,
        [["Jobs.log", "splice", 1, 0, ["2 ends after 0"]]]
    ]))
    .await;
    page.hears_nothing().await;
}

#[tokio::test(start_paused = true)]
async fn what_a_tried_event_has_shown_is_taken_back() {
    let mut page = Page::open().await;
    page.send("Tries.waiting", json!([]));
    page.hears(json!(["changes", 0, [["Tries.items", ["before", "slow"]]]]))
        .await;
    let changes = json!([
        ["Tries.items", ["before"]],
        ["Tries.problems", "splice", 0, 0, ["not slow"]]
    ]);
    page.hears(json!(["changes", 1, changes])).await;
}

#[tokio::test(start_paused = true)]
async fn a_background_event_looks_at_the_failure_of_an_event() {
    let mut page = Page::open().await;
    page.send("Tries.beside", json!([]));
    page.hears(json!(["changes", 1, []])).await;
    page.hears(json!([
        "changes",
        1,
        [["Tries.problems", "splice", 0, 0, ["not beside"]]]
    ]))
    .await;
}

fn refused(event: &str, fields: &[(&str, &str)]) -> Value {
    let mut failure = known(event, fields[0].1);
    failure["fields"] = json!(fields);
    failure
}

#[tokio::test(start_paused = true)]
async fn the_server_asks_the_rules_of_what_arrives() {
    let mut page = Page::open().await;
    let event = "Orders.submit";
    let order = json!({ "name": "too long", "parts": [{ "title": "a" }, { "title": "" }] });
    page.send(event, json!([order]));
    let fields = [("name", "at most 5, not 8"), ("parts.1.title", "untitled")];
    page.hears(json!(["failed", 1, refused(event, &fields)]))
        .await;
    page.send(event, json!([{ "name": "taken", "parts": [] }]));
    let fields = [("name", "taken already")];
    page.hears(json!(["failed", 2, refused(event, &fields)]))
        .await;
    page.send(event, json!([{ "name": "short", "parts": [] }]));
    page.hears(json!([
        "changes",
        3,
        [["Orders.names", "splice", 0, 0, ["short"]]]
    ]))
    .await;
    page.send("Orders.rename", json!([2, "Ada"]));
    let fields = [("at", "Ada is too late")];
    page.hears(json!(["failed", 4, refused("Orders.rename", &fields)]))
        .await;
    page.send("Orders.vote", json!([]));
    page.hears(json!(["changes", 5, [["Orders.votes", 1]]]))
        .await;
}

#[tokio::test(start_paused = true)]
async fn a_computed_that_fails_is_a_failed_value_and_hurts_only_who_reads_it() {
    let mut page = Page::open().await;
    let without_id = |mut message: Value| {
        for change in message[3].as_array_mut().into_iter().flatten() {
            if change[1] == "fail" {
                assert_eq!(change[2]["id"].as_str().map(str::len), Some(8));
                change[2]["id"] = json!("");
            }
        }
        message
    };
    let failed = |cell: &str| {
        let failure = json!({ "message": "", "event": cell, "id": "", "known": false });
        json!([cell, "fail", failure])
    };
    page.send("Shares.among", json!([0]));
    let changes = [
        failed("Shares.each"),
        json!(["Shares.parts", "splice", 0, 3, []]),
    ];
    let message = without_id(page.next().await);
    assert_eq!(message[0], "changes");
    assert_eq!(message[3], json!(changes));
    // Nothing new of it is told while it fails in the same way.
    page.send("Shares.among", json!([0]));
    page.hears(json!(["changes", 2, []])).await;
    page.send("Shares.take", json!([]));
    assert_eq!(page.next().await[0], "failed");
    page.send("Shares.among", json!([2]));
    let changes = json!([["Shares.each", 6], ["Shares.parts", "splice", 0, 0, [6, 6]]]);
    page.hears(json!(["changes", 4, changes])).await;
    page.send("Shares.take", json!([]));
    page.hears(json!(["changes", 5, [["Shares.taken", 6]]]))
        .await;
}

#[tokio::test(start_paused = true)]
async fn a_page_that_is_shown_hears_of_computeds_that_have_failed() {
    let mut page = Page::open().await;
    page.send("Shares.among", json!([0]));
    page.next().await;
    page.show("", "/nowhere");
    page.show("Home", "/");
    let values = page.next().await;
    assert_eq!(values[0], "values");
    assert_eq!(values[2]["Shares.parts"], json!([]));
    assert!(values[2].get("Shares.each").is_none());
    assert_eq!(values[3]["Shares.each"]["event"], "Shares.each");
}
