//! What those who run an app see of it: a line for each event, and numbers for Prometheus; never what is in an event.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod program;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use program::app_with;
use rxl::App;
use rxl::testing::{Browser, Connection, Received};
use serde_json::{Value, json};
use std::io;
use std::sync::{Arc, Mutex};
use tower::ServiceExt;
use tracing_subscriber::fmt::MakeWriter;

/// Lines of a log.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0
            .lock()
            .expect("nobody has panicked")
            .extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Lines;

    fn make_writer(&'a self) -> Lines {
        self.clone()
    }
}

/// A page that has got its first values.
async fn page(app: &App) -> Connection {
    let browser = Browser::new(app).expect("there are random numbers");
    let mut connection = browser.connect();
    connection.hello(browser.hello("tab", "Names", "/names/1"));
    for _ in 0..2 {
        answer(&mut connection).await;
    }
    connection
}

async fn answer(connection: &mut Connection) -> Value {
    match connection.receive().await {
        Received::Message(message) => message,
        Received::Closed(code) => panic!("closed with {code:?}"),
    }
}

#[tokio::test]
async fn an_event_is_a_line_without_its_arguments() {
    let lines = Lines::default();
    let log = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(lines.clone())
        .json()
        .finish();
    let _log = tracing::subscriber::set_default(log);
    let app = app_with(|config| config.trace_wire = true);
    let mut connection = page(&app).await;
    connection.event(1, "Counter.rename", vec![json!("my secret")]);
    let renamed = answer(&mut connection).await;
    connection.event(2, "Counter.fail", vec![]);
    answer(&mut connection).await;

    let bytes = lines.0.lock().expect("nobody has panicked").clone();
    let text = String::from_utf8(bytes).expect("it is text");
    assert!(!text.contains("secret"), "{text}");
    let spans: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("a line is an object"))
        .filter(|line| line["fields"]["message"] == "handled")
        .map(|line| line["span"].clone())
        .collect();
    let [first, second] = spans.as_slice() else {
        panic!("{spans:?}");
    };
    assert_eq!(first["handler"], "Counter.rename");
    assert_eq!(first["number"], 1);
    assert_eq!(first["outcome"], "done");
    assert_eq!(first["changes"], 1);
    assert_eq!(first["bytes"], renamed.to_string().len());
    assert!(first["duration_us"].is_u64(), "{first}");
    assert_eq!(second["handler"], "Counter.fail");
    assert_eq!(second["outcome"], "failed");
}

async fn get(app: App, address: &str) -> (StatusCode, String) {
    let request = Request::get(address).body(Body::empty());
    let request = request.expect("it is a request");
    let response = app.router().oneshot(request).await.expect("it answers");
    let status = response.status();
    let body = to_bytes(response.into_body(), usize::MAX).await;
    let body = String::from_utf8(body.expect("it ends").to_vec());
    (status, body.expect("it is text"))
}

#[tokio::test]
async fn numbers_are_there_for_prometheus() {
    let app = app_with(|_| {});
    let mut connection = page(&app).await;
    connection.event(1, "Counter.add", vec![json!(1)]);
    answer(&mut connection).await;
    connection.event(1, "Counter.add", vec![json!(1)]);
    answer(&mut connection).await;
    let (status, text) = get(app, "/metrics").await;
    assert_eq!(status, StatusCode::OK);
    for line in [
        "rxl_sessions 1",
        "rxl_events_total{outcome=\"done\"} 1",
        "rxl_events_total{outcome=\"dropped\"} 1",
        "rxl_event_duration_seconds_count 1",
    ] {
        assert!(text.lines().any(|known| known == line), "{line}\n{text}");
    }
}

#[tokio::test]
async fn numbers_are_nobodys_business_if_they_are_switched_off() {
    let app = app_with(|config| config.metrics = false);
    let (status, text) = get(app, "/metrics").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(!text.contains("rxl_"), "{text}");
}
