//! What a page and its session say to each other, without a network: hello, events, failures, lost connections, several tabs.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod program;

use axum::extract::ws::Message;
use program::{app, app_with};
use rxl::protocol::{ClientMessage, Hello, close};
use rxl::testing::{Browser, Connection, Received};
use serde_json::{Value, json};
use std::time::Duration;

fn browser() -> Browser {
    Browser::new(&app()).expect("there are random numbers")
}

/// The next message of the connection.
async fn next(connection: &mut Connection) -> Value {
    match connection.receive().await {
        Received::Message(message) => message,
        Received::Closed(code) => panic!("closed with {code:?}"),
    }
}

async fn expect(connection: &mut Connection, expected: Value) {
    assert_eq!(next(connection).await, expected);
}

/// A page just loaded, with what it is sent first already taken.
async fn loaded(browser: &Browser, tab: &str) -> Connection {
    let mut connection = browser.connect();
    connection.hello(browser.hello(tab, "Home", "/"));
    expect(&mut connection, welcome(tab, 0, false)).await;
    assert_eq!(next(&mut connection).await[0], "values");
    connection
}

fn welcome(tab: &str, upto: u64, resumed: bool) -> Value {
    json!(["welcome", { "tab": tab, "upto": upto, "resumed": resumed, "message_bytes": 1_048_576 }])
}

fn again(browser: &Browser, tab: &str, seen: u64, sent: u64) -> Hello {
    Hello {
        seen,
        sent,
        ..browser.hello(tab, "Home", "/")
    }
}

#[tokio::test]
async fn a_page_gets_what_it_receives_and_no_more() {
    let browser = browser();
    let mut home = browser.connect();
    home.hello(browser.hello("tab", "Home", "/"));
    expect(&mut home, welcome("tab", 0, false)).await;
    expect(&mut home, json!(["values", 1, { "Counter.count": 0 }])).await;
    home.event(1, "Counter.rename", vec![json!("a")]);
    expect(
        &mut home,
        json!(["changes", 2, 1, [], [["toast", "Renamed", "Info"]]]),
    )
    .await;
    home.show("Names", "/names/1");
    expect(&mut home, json!(["values", 3, { "Counter.name": "a" }])).await;
    home.show("Home", "/");
    home.event(2, "Counter.rename", vec![json!("b")]);
    expect(
        &mut home,
        json!(["changes", 4, 2, [], [["toast", "Renamed", "Info"]]]),
    )
    .await;
    home.show("Names", "/names/1");
    expect(&mut home, json!(["values", 5, { "Counter.name": "b" }])).await;
    home.event(3, "Counter.add", vec![json!(2)]);
    expect(&mut home, json!(["changes", 6, 3, [["Counter.count", 2]]])).await;
}

#[tokio::test]
async fn a_failed_event_changes_nothing_and_counts() {
    let browser = browser();
    let mut tab = loaded(&browser, "tab").await;
    tab.event(1, "Counter.add", vec![json!(5)]);
    expect(&mut tab, json!(["changes", 2, 1, [["Counter.count", 5]]])).await;
    tab.event(2, "Counter.fail", vec![]);
    let known =
        json!({ "message": "Not enough seats.", "event": "Counter.fail", "id": "", "known": true });
    expect(&mut tab, json!(["failed", 3, 2, known])).await;
    for (number, name) in [(3, "Counter.overflow"), (4, "Counter.panic")] {
        tab.event(number, name, vec![]);
        let failed = next(&mut tab).await;
        assert_eq!(failed[0], "failed");
        assert_eq!(failed[2], number);
        assert_eq!(
            failed[3]["message"], "",
            "what the program did not word for people stays here"
        );
        assert_eq!(failed[3]["id"].as_str().map(str::len), Some(8));
    }
    tab.event(5, "Counter.add", vec![json!(1)]);
    expect(&mut tab, json!(["changes", 6, 5, [["Counter.count", 6]]])).await;
}

#[tokio::test]
async fn what_is_not_understood_changes_nothing_and_does_not_count() {
    let browser = browser();
    let mut tab = loaded(&browser, "tab").await;
    for (text, code) in [
        ("not JSON", "bad_message"),
        (r#"["event",1,"Counter.add",["1"]]"#, "bad_arguments"),
        (r#"["event",1,"Counter.nothing",[]]"#, "unknown_event"),
        (r#"["event",1,"Counter.missing",[]]"#, "unknown_event"),
        (r#"["show","Nowhere","/"]"#, "unknown_page"),
    ] {
        tab.send_text(text);
        let error = next(&mut tab).await;
        assert_eq!(error[0], "error", "{text}");
        assert_eq!(error[1], code, "{text}");
        let about_event = text.starts_with(r#"["event""#).then_some(1);
        assert_eq!(error.get(3).and_then(Value::as_u64), about_event, "{text}");
    }
    tab.send_frame(Message::Binary(vec![1, 2].into()));
    assert_eq!(next(&mut tab).await[1], "bad_message");
    tab.hello(browser.hello("tab", "Home", "/"));
    assert_eq!(next(&mut tab).await[1], "second_hello");
    tab.event(1, "Counter.add", vec![json!(1)]);
    expect(&mut tab, json!(["changes", 2, 1, [["Counter.count", 1]]])).await;
}

#[tokio::test]
async fn a_skipped_number_does_not_hold_up_the_others() {
    let browser = browser();
    let mut tab = loaded(&browser, "tab").await;
    tab.event(1, "Counter.add", vec![json!("1")]);
    assert_eq!(next(&mut tab).await[3], 1);
    tab.send(&ClientMessage::Skip(1));
    expect(&mut tab, json!(["changes", 2, 1, []])).await;
    tab.event(2, "Counter.add", vec![json!(1)]);
    expect(&mut tab, json!(["changes", 3, 2, [["Counter.count", 1]]])).await;
}

#[tokio::test]
async fn events_sent_again_run_once_and_gaps_are_asked_for() {
    let browser = browser();
    let mut tab = loaded(&browser, "tab").await;
    tab.event(2, "Counter.add", vec![json!(10)]);
    tab.event(3, "Counter.add", vec![json!(10)]);
    expect(&mut tab, json!(["resend", 1])).await;
    tab.event(1, "Counter.add", vec![json!(1)]);
    expect(&mut tab, json!(["changes", 2, 1, [["Counter.count", 1]]])).await;
    tab.event(1, "Counter.add", vec![json!(1)]);
    expect(&mut tab, json!(["changes", 3, 1, []])).await;
    tab.event(3, "Counter.add", vec![json!(10)]);
    expect(&mut tab, json!(["resend", 2])).await;
    tab.event(2, "Counter.add", vec![json!(10)]);
    expect(&mut tab, json!(["changes", 4, 2, [["Counter.count", 11]]])).await;
}

#[tokio::test]
async fn a_lost_connection_loses_and_doubles_nothing() {
    let browser = browser();
    let mut first = loaded(&browser, "tab").await;
    first.event(1, "Counter.add", vec![json!(1)]);
    expect(&mut first, json!(["changes", 2, 1, [["Counter.count", 1]]])).await;
    first.event(2, "Counter.add", vec![json!(1)]);
    first.event(3, "Counter.rename", vec![json!("a")]);
    // The answers to 2 and 3 are lost; 4 was never sent.
    first.cut();

    // Whether the server has handled 2 and 3 when the new socket comes, this page cannot know. It asks until it has: the old socket's messages come first.
    let mut second = browser.connect();
    second.hello(again(&browser, "tab", 2, 4));
    let answer = next(&mut second).await;
    let upto = answer[1]["upto"].as_u64().expect("a number");
    assert_eq!(answer, welcome("tab", upto, true));
    for (number, name, arg) in [
        (2, "Counter.add", json!(1)),
        (3, "Counter.rename", json!("a")),
        (4, "Counter.add", json!(1)),
    ] {
        second.event(number, name, vec![arg]);
    }
    let (mut count, mut toasts, mut seq) = (1, 0, 2);
    loop {
        let message = next(&mut second).await;
        assert_eq!(message[0], "changes");
        seq += 1;
        assert_eq!(message[1], seq);
        if let Some(value) = message[3].pointer("/0/1").and_then(Value::as_i64) {
            count = value;
        }
        toasts += message.get(4).map_or(0, |_| 1);
        if message[2] == 4 {
            break;
        }
    }
    assert_eq!((count, toasts), (3, 1));
}

#[tokio::test]
async fn what_was_missed_is_sent_again_until_it_is_acknowledged() {
    let browser = browser();
    let mut first = loaded(&browser, "tab").await;
    for number in 1..=3 {
        first.event(number, "Counter.add", vec![json!(1)]);
        expect(
            &mut first,
            json!(["changes", number + 1, number, [["Counter.count", number]]]),
        )
        .await;
    }
    let mut second = browser.connect();
    second.hello(again(&browser, "tab", 2, 3));
    expect(&mut second, welcome("tab", 3, true)).await;
    expect(
        &mut second,
        json!(["changes", 3, 2, [["Counter.count", 2]]]),
    )
    .await;
    expect(
        &mut second,
        json!(["changes", 4, 3, [["Counter.count", 3]]]),
    )
    .await;
    second.send(&ClientMessage::Ack(4));
    second.send(&ClientMessage::Ping);
    expect(&mut second, json!(["pong"])).await;

    let mut third = browser.connect();
    third.hello(again(&browser, "tab", 2, 3));
    expect(&mut third, welcome("tab", 3, true)).await;
    expect(&mut third, json!(["values", 5, { "Counter.count": 3 }])).await;
}

#[tokio::test]
async fn with_a_full_outbox_whole_values_are_sent() {
    let app = app_with(|config| config.outbox_bytes = 100);
    let browser = Browser::new(&app).expect("there are random numbers");
    let mut first = loaded(&browser, "tab").await;
    for number in 1..=20 {
        first.event(number, "Counter.add", vec![json!(1)]);
        next(&mut first).await;
    }
    first.cut();
    let mut second = browser.connect();
    second.hello(again(&browser, "tab", 3, 20));
    expect(&mut second, welcome("tab", 20, true)).await;
    expect(&mut second, json!(["values", 22, { "Counter.count": 20 }])).await;
}

#[tokio::test]
async fn a_reload_finds_the_state_and_goes_on_with_the_numbers() {
    let browser = browser();
    let mut first = loaded(&browser, "tab").await;
    first.event(1, "Counter.add", vec![json!(7)]);
    next(&mut first).await;
    first.cut();
    let mut second = browser.connect();
    second.hello(browser.hello("tab", "Home", "/"));
    expect(&mut second, welcome("tab", 1, true)).await;
    expect(&mut second, json!(["values", 3, { "Counter.count": 7 }])).await;
    second.event(2, "Counter.add", vec![json!(1)]);
    expect(
        &mut second,
        json!(["changes", 4, 2, [["Counter.count", 8]]]),
    )
    .await;
}

#[tokio::test]
async fn two_tabs_and_two_browsers_are_independent() {
    let app = app();
    let one = Browser::new(&app).expect("there are random numbers");
    let other = Browser::new(&app).expect("there are random numbers");
    let mut left = loaded(&one, "left").await;
    let mut right = loaded(&one, "right").await;
    // The same id in another browser is another tab.
    let mut far = loaded(&other, "left").await;
    left.event(1, "Counter.add", vec![json!(1)]);
    right.event(1, "Counter.add", vec![json!(2)]);
    far.event(1, "Counter.add", vec![json!(3)]);
    expect(&mut left, json!(["changes", 2, 1, [["Counter.count", 1]]])).await;
    expect(&mut right, json!(["changes", 2, 1, [["Counter.count", 2]]])).await;
    expect(&mut far, json!(["changes", 2, 1, [["Counter.count", 3]]])).await;
}

#[tokio::test]
async fn a_new_socket_takes_its_tab_over() {
    let browser = browser();
    let mut old = loaded(&browser, "tab").await;
    let mut new = browser.connect();
    new.hello(again(&browser, "tab", 1, 0));
    expect(&mut new, welcome("tab", 0, true)).await;
    assert_eq!(
        old.receive().await,
        Received::Closed(Some(close::TAKEN_OVER))
    );
    old.event(1, "Counter.add", vec![json!(100)]);
    new.event(1, "Counter.add", vec![json!(1)]);
    expect(&mut new, json!(["changes", 2, 1, [["Counter.count", 1]]])).await;
}

#[tokio::test]
async fn a_tab_that_is_not_known_is_gone_and_may_start_anew() {
    let browser = browser();
    let mut tab = browser.connect();
    tab.hello(again(&browser, "tab", 9, 4));
    expect(&mut tab, json!(["gone"])).await;
    tab.hello(browser.hello("tab", "Home", "/"));
    expect(&mut tab, welcome("tab", 0, false)).await;
    expect(&mut tab, json!(["values", 1, { "Counter.count": 0 }])).await;
    tab.event(1, "Counter.add", vec![json!(1)]);
    expect(&mut tab, json!(["changes", 2, 1, [["Counter.count", 1]]])).await;
}

#[tokio::test]
async fn another_page_with_the_same_id_does_not_lose_its_events_silently() {
    let browser = browser();
    let mut first = loaded(&browser, "tab").await;
    for number in 1..=3 {
        first.event(number, "Counter.add", vec![json!(1)]);
        next(&mut first).await;
    }
    let mut copy = browser.connect();
    copy.hello(again(&browser, "tab", 2, 2));
    expect(&mut copy, json!(["gone"])).await;
    first.event(4, "Counter.add", vec![json!(1)]);
    expect(&mut first, json!(["changes", 5, 4, [["Counter.count", 4]]])).await;
}

#[tokio::test]
async fn a_stale_page_is_told_to_reload() {
    let browser = browser();
    let stale = Hello {
        contract: "fedcba9876543210".to_owned(),
        ..browser.hello("tab", "Home", "/")
    };
    let other = Hello {
        protocol: 2,
        ..browser.hello("tab", "Home", "/")
    };
    for hello in [stale, other] {
        let mut tab = browser.connect();
        tab.hello(hello);
        expect(&mut tab, json!(["reload"])).await;
        assert_eq!(tab.receive().await, Received::Closed(Some(1000)));
    }
}

#[tokio::test]
async fn the_first_message_must_be_hello() {
    let browser = browser();
    let tab_of_wrong_form = r#"["hello",{"protocol":1,"contract":"c","tab":"a b","seen":0,"sent":0,"page":"","address":"/"}]"#;
    for (text, code) in [
        (r#"["ping"]"#, "no_hello"),
        ("[]", "bad_message"),
        (tab_of_wrong_form, "bad_tab"),
    ] {
        let mut tab = browser.connect();
        tab.send_text(text);
        assert_eq!(next(&mut tab).await[1], code, "{text}");
        assert_eq!(
            tab.receive().await,
            Received::Closed(Some(close::NO_HELLO)),
            "{text}"
        );
    }
}

#[tokio::test]
async fn a_tab_whose_states_cannot_be_undone_is_dropped_and_no_other() {
    let browser = browser();
    let mut other = loaded(&browser, "other").await;
    let mut tab = loaded(&browser, "tab").await;
    tab.event(1, "Counter.panic_twice", vec![]);
    assert_eq!(tab.receive().await, Received::Closed(Some(1011)));
    other.event(1, "Counter.add", vec![json!(1)]);
    expect(&mut other, json!(["changes", 2, 1, [["Counter.count", 1]]])).await;
    let mut tab = browser.connect();
    tab.hello(again(&browser, "tab", 1, 1));
    expect(&mut tab, json!(["gone"])).await;
}

#[tokio::test]
async fn too_many_tabs_make_room_only_if_one_is_away() {
    let app = app_with(|config| config.tabs_per_session = 2);
    let browser = Browser::new(&app).expect("there are random numbers");
    let _first = loaded(&browser, "first").await;
    let second = loaded(&browser, "second").await;
    let mut third = browser.connect();
    third.hello(browser.hello("third", "Home", "/"));
    assert_eq!(next(&mut third).await[1], "too_many_tabs");
    assert_eq!(third.receive().await, Received::Closed(Some(1013)));
    second.cut();
    loop {
        // The session learns of the cut after the socket does.
        let mut third = browser.connect();
        third.hello(browser.hello("third", "Home", "/"));
        if next(&mut third).await == welcome("third", 0, false) {
            break;
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_tab_that_is_away_too_long_is_forgotten() {
    let app = app_with(|config| {
        config.tab_gone = Duration::from_secs(30);
        config.tab_expiry = Duration::from_secs(60);
    });
    let browser = Browser::new(&app).expect("there are random numbers");
    for (away_s, known) in [(59, true), (61, false)] {
        let name = format!("tab-{away_s}");
        let mut tab = loaded(&browser, &name).await;
        tab.event(1, "Counter.add", vec![json!(1)]);
        next(&mut tab).await;
        tab.cut();
        tokio::time::sleep(Duration::from_secs(away_s)).await;
        let mut tab = browser.connect();
        tab.hello(again(&browser, &name, 2, 1));
        let expected = if known {
            welcome(&name, 1, true)
        } else {
            json!(["gone"])
        };
        expect(&mut tab, expected).await;
    }
}

#[tokio::test(start_paused = true)]
async fn sockets_that_say_nothing_are_closed() {
    let browser = browser();
    let mut silent = browser.connect();
    assert_eq!(
        silent.receive().await,
        Received::Closed(Some(close::NO_HELLO))
    );
    // A page answers pings by itself; one that does not is no longer there.
    let mut dead = loaded(&browser, "tab").await;
    assert_eq!(dead.receive().await, Received::Closed(None));
}

#[tokio::test]
async fn a_page_that_sends_faster_than_it_is_answered_is_not_dropped() {
    let browser = browser();
    let mut tab = loaded(&browser, "tab").await;
    for number in 1..=2_000 {
        tab.event(number, "Counter.add", vec![json!(1)]);
    }
    for number in 1..=2_000u64 {
        expect(
            &mut tab,
            json!(["changes", number + 1, number, [["Counter.count", number]]]),
        )
        .await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_page_that_does_not_read_is_dropped_without_harm_to_others() {
    let browser = browser();
    let mut slow = loaded(&browser, "slow").await;
    let mut other = loaded(&browser, "other").await;
    slow.stop_reading();
    for number in 1..=1_000 {
        slow.event(number, "Counter.add", vec![json!(1)]);
    }
    for number in 1..=1_000u64 {
        other.event(number, "Counter.add", vec![json!(1)]);
        let change = json!(["Counter.count", number]);
        expect(&mut other, json!(["changes", number + 1, number, [change]])).await;
    }
    assert_eq!(slow.receive().await, Received::Closed(None));
    let mut back = browser.connect();
    back.hello(again(&browser, "slow", 1, 1_000));
    let upto = next(&mut back).await[1]["upto"].as_u64().expect("welcome");
    assert!(upto > 0, "what was handled is known");
    for number in 2..=upto + 1 {
        assert_eq!(next(&mut back).await[1], number, "nothing is missing");
    }
}

#[tokio::test]
async fn what_is_nested_too_deep_is_not_understood() {
    let app = app_with(|config| config.message_depth = 4);
    let browser = Browser::new(&app).expect("there are random numbers");
    let mut tab = loaded(&browser, "tab").await;
    tab.event(1, "Counter.rename", vec![json!([[["a"]]])]);
    assert_eq!(next(&mut tab).await[1], "bad_message");
    tab.event(1, "Counter.rename", vec![json!("a")]);
    assert_eq!(next(&mut tab).await[0], "changes");
}

#[tokio::test]
async fn too_many_sessions_are_refused_until_one_has_left() {
    let app = app_with(|config| {
        config.sessions = 1;
        config.tab_gone = Duration::ZERO;
    });
    let browser = || Browser::new(&app).expect("there are random numbers");
    let first = browser();
    let tab = loaded(&first, "tab").await;
    let mut second = browser().connect();
    second.hello(first.hello("tab", "Home", "/"));
    assert_eq!(second.receive().await, Received::Closed(Some(1013)));
    tab.cut();
    while first.sessions() > 0 {
        tokio::task::yield_now().await;
    }
    loaded(&browser(), "tab").await;
}

#[tokio::test(start_paused = true)]
async fn a_page_that_sends_too_fast_has_to_wait() {
    let app = app_with(|config| config.messages_per_s = 10);
    let browser = Browser::new(&app).expect("there are random numbers");
    let mut tab = loaded(&browser, "tab").await;
    let began = tokio::time::Instant::now();
    for number in 1..=35 {
        tab.event(number, "Counter.add", vec![json!(1)]);
    }
    while next(&mut tab).await[2] != 35 {}
    assert_eq!(began.elapsed().as_secs(), 3, "and none is lost");
}
