//! The request behind an event: what extractors find in it, and what layers that answer by themselves do. Only events that may call Rust have one.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod page;

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Redirect, Response};
use page::{Page, app, known};
use rxl::testing::Browser;
use rxl_behaviour::FromLayer;
use serde_json::json;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What passed through the layer, with how it ended.
type Log = Arc<Mutex<Vec<String>>>;

/// A page behind a layer that looks at the header `x-case`.
async fn page(case: &'static str) -> (Page, Log) {
    let log = Log::default();
    let passed = Arc::clone(&log);
    let app = app().layer(from_fn(move |request, next| {
        let passed = Arc::clone(&passed);
        layer(passed, request, next)
    }));
    let mut browser = Browser::new(&app).unwrap();
    let headers = browser.headers();
    headers.insert("x-case", HeaderValue::from_static(case));
    headers.insert("x-member", HeaderValue::from_static("Ada"));
    headers.append("cookie", HeaderValue::from_static("a=1"));
    headers.append("cookie", HeaderValue::from_static("b=2"));
    headers.insert("upgrade", HeaderValue::from_static("websocket"));
    (Page::in_browser(browser, "tab").await, log)
}

async fn layer(log: Log, mut request: Request, next: Next) -> Response {
    let case = request.headers().get("x-case").cloned();
    let case = case.as_ref().and_then(|case| case.to_str().ok());
    let address = request.uri().to_string();
    assert!(request.headers().get("upgrade").is_none());
    let response = match case {
        Some("refused") => (StatusCode::FORBIDDEN, "Not today.").into_response(),
        Some("silent") => StatusCode::TOO_MANY_REQUESTS.into_response(),
        Some("html") => ([("content-type", "text/html")], "<p>No").into_response(),
        Some("redirected") => Redirect::to("/sign-in?back=%2F").into_response(),
        Some("impatient") => {
            let limit = Duration::from_millis(500);
            match tokio::time::timeout(limit, next.run(request)).await {
                Ok(response) => response,
                Err(_) => (StatusCode::GATEWAY_TIMEOUT, "Too slow.").into_response(),
            }
        }
        Some("unsaved") => {
            next.run(request).await;
            (StatusCode::INTERNAL_SERVER_ERROR, "Not saved.").into_response()
        }
        _ => {
            request
                .extensions_mut()
                .insert(FromLayer("from the layer".to_owned()));
            next.run(request).await
        }
    };
    let mut log = log.lock().unwrap();
    log.push(format!("{address} {}", response.status().as_u16()));
    response
}

#[tokio::test(start_paused = true)]
async fn extractors_find_headers_cookies_and_the_address() {
    let (mut page, _) = page("").await;
    let mut number = 0;
    page.show("Home", "/?tab=7");
    for (question, answer) in [
        ("member", "Ada"),
        ("cookies", "a=1; b=2"),
        ("address", "GET /?tab=7"),
        ("query", "7"),
        ("layer", "from the layer"),
    ] {
        for event in ["Asked.ask", "Asked.ask_by_another"] {
            page.send("Asked.ask_nobody", json!([]));
            page.hears(json!(["changes", number + 1, [["Asked.reply", "nobody"]]]))
                .await;
            page.send(event, json!([question]));
            page.hears(json!(["changes", number + 2, [["Asked.reply", answer]]]))
                .await;
            number += 2;
        }
    }
    page.send("Asked.ask_nobody", json!([]));
    page.next().await;
    page.send("Asked.ask_in_rust", json!([]));
    page.hears(json!(["changes", number + 2, [["Asked.reply", "Ada"]]]))
        .await;
}

#[tokio::test(start_paused = true)]
async fn events_know_the_path_that_their_tab_shows() {
    let (mut page, _) = page("").await;
    page.send("Asked.ask_where", json!([]));
    page.hears(json!(["changes", 1, [["Asked.reply", "/"]]]))
        .await;
    page.send("Asked.ask_where_beside", json!([]));
    page.hears(json!(["changes", 2, []])).await;
    page.hears(json!(["changes", 2, [["Asked.reply", "beside / /"]]]))
        .await;
}

#[tokio::test(start_paused = true)]
async fn only_events_that_may_call_rust_pass_through_the_layers() {
    let (mut page, log) = page("").await;
    for (event, args) in [
        ("Asked.ask_nobody", json!([])),
        ("Waits.add", json!(["", 0])),
        ("Asked.ask", json!(["member"])),
        ("Asked.ask", json!(["nothing"])),
        ("Asked.ask_by_another", json!(["address"])),
    ] {
        page.send(event, args);
        page.next().await;
    }
    // An event that fails is an answer that says so: a layer that keeps something then keeps nothing.
    assert_eq!(*log.lock().unwrap(), ["/ 200", "/ 500", "/ 200"]);
}

#[tokio::test(start_paused = true)]
async fn a_rejection_is_shown_or_followed() {
    let (mut page, _) = page("").await;
    page.send("Asked.ask", json!(["elsewhere"]));
    let redirect = json!([["redirect", "/sign-in", false]]);
    page.hears(json!(["changes", 1, [], redirect])).await;
    page.send("Asked.show_and_ask", json!(["elsewhere"]));
    page.hears(json!(["changes", 1, [["Asked.reply", "asking"]]]))
        .await;
    page.hears(json!(["changes", 2, [["Asked.reply", ""]], redirect]))
        .await;
    page.send("Asked.try_to_ask", json!(["elsewhere"]));
    page.hears(json!([
        "changes",
        3,
        [["Asked.reply", "failed: See Other"]]
    ]))
    .await;
    let page_without = Page::open().await;
    let mut page = page_without;
    page.send("Asked.ask", json!(["member"]));
    page.hears(json!(["failed", 1, known("Asked.ask", "Who are you?")]))
        .await;
}

#[tokio::test(start_paused = true)]
async fn a_layer_that_answers_by_itself_keeps_the_event_from_running() {
    for (case, message) in [
        ("refused", "Not today."),
        ("silent", "Too Many Requests"),
        ("html", "OK"),
        ("unsaved", "Not saved."),
    ] {
        let (mut page, _) = page(case).await;
        page.send("Asked.ask", json!(["member"]));
        page.hears(json!(["failed", 1, known("Asked.ask", message)]))
            .await;
        page.send("Asked.ask_nobody", json!([]));
        page.hears(json!(["changes", 2, [["Asked.reply", "nobody"]]]))
            .await;
    }
    let (mut page, _) = page("redirected").await;
    page.send("Asked.ask", json!(["member"]));
    let redirect = json!([["redirect", "/sign-in?back=%2F", false]]);
    page.hears(json!(["changes", 1, [], redirect])).await;
}

#[tokio::test(start_paused = true)]
async fn a_layer_may_lose_its_patience() {
    let (mut page, _) = page("impatient").await;
    page.send("Outside.ask", json!(["slow"]));
    page.hears(json!(["failed", 1, known("Outside.ask", "Too slow.")]))
        .await;
    page.send("Asked.ask", json!(["member"]));
    page.hears(json!(["changes", 2, [["Asked.reply", "Ada"]]]))
        .await;
}

#[tokio::test(start_paused = true)]
async fn background_events_pass_before_they_start() {
    let (mut page, log) = page("").await;
    page.send("Asked.ask_beside", json!(["layer"]));
    page.hears(json!(["changes", 1, []])).await;
    page.hears(json!(["changes", 1, [["Asked.reply", "from the layer"]]]))
        .await;
    // What the body calls has its request.
    page.hears(json!(["changes", 1, [["Asked.reply", "Ada"]]]))
        .await;
    assert_eq!(*log.lock().unwrap(), ["/ 200"]);
    let (mut page, _) = self::page("refused").await;
    page.send("Asked.ask_beside", json!(["layer"]));
    page.hears(json!([
        "failed",
        1,
        known("Asked.ask_beside", "Not today.")
    ]))
    .await;
    page.hears_nothing().await;
}

#[tokio::test(start_paused = true)]
async fn background_events_pass_when_another_event_starts_them() {
    let (mut page, log) = page("").await;
    page.send("Asked.start_beside", json!(["layer"]));
    page.hears(json!(["changes", 1, [["Asked.reply", "started"]]]))
        .await;
    page.hears(json!(["changes", 1, [["Asked.reply", "from the layer"]]]))
        .await;
    page.next().await;
    assert_eq!(*log.lock().unwrap(), ["/ 200"]);
    for (case, outcome) in [
        (
            "refused",
            json!(["failed", 1, known("Asked.ask_beside", "Not today.")]),
        ),
        (
            "redirected",
            json!(["changes", 1, [], [["redirect", "/sign-in?back=%2F", false]]]),
        ),
    ] {
        let (mut page, _) = self::page(case).await;
        page.send("Asked.start_beside", json!(["layer"]));
        page.hears(json!(["changes", 1, [["Asked.reply", "started"]]]))
            .await;
        page.hears(outcome).await;
    }
}
