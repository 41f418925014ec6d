//! A page of the program as a test sees it.

#![allow(
    dead_code,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use rxl::testing::{Browser, Connection, Received};
use rxl::{App, Config};
use rxl_behaviour::{Backend, program};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::timeout;

/// The program as an app.
pub fn app() -> App {
    App::new(program(Backend), Config::default()).expect("it is of this version")
}

/// A page with its connection.
pub struct Page {
    pub browser: Browser,
    connection: Connection,
    pub tab: &'static str,
    sent: u64,
    seen: u64,
}

impl Page {
    pub async fn open() -> Page {
        let browser = Browser::new(&app()).expect("there are random numbers");
        Page::in_browser(browser, "tab").await
    }

    pub async fn in_browser(browser: Browser, tab: &'static str) -> Page {
        let connection = browser.connect();
        connection.hello(browser.hello(tab, "Home", "/"));
        let mut page = Page {
            browser,
            connection,
            tab,
            sent: 0,
            seen: 0,
        };
        assert_eq!(page.next().await[0], "welcome");
        assert_eq!(page.next().await[0], "values");
        page
    }

    pub fn send(&mut self, event: &str, args: Value) {
        self.sent += 1;
        let args = args.as_array().cloned().unwrap_or_default();
        self.connection.event(self.sent, event, args);
    }

    /// Shows another page.
    pub fn show(&self, page: &str, address: &str) {
        self.connection.show(page, address);
    }

    pub async fn next(&mut self) -> Value {
        match self.connection.receive().await {
            Received::Message(message) => {
                if matches!(message[0].as_str(), Some("values" | "changes" | "failed")) {
                    self.seen = message[1].as_u64().unwrap();
                }
                message
            }
            Received::Closed(code) => panic!("closed with {code:?}"),
        }
    }

    /// The next message without its sequence number.
    pub async fn hears(&mut self, expected: Value) {
        let mut message = self.next().await;
        if let Some(parts) = message.as_array_mut()
            && matches!(parts[0].as_str(), Some("changes" | "failed"))
        {
            parts.remove(1);
        }
        assert_eq!(message, expected);
    }

    pub async fn hears_nothing(&mut self) {
        // Shorter than what a socket may be silent.
        let long = Duration::from_secs(20);
        if let Ok(heard) = timeout(long, self.connection.receive()).await {
            panic!("heard {heard:?}");
        }
    }

    /// The connection is lost.
    pub fn cut(self) -> (Browser, u64, u64) {
        self.connection.cut();
        (self.browser, self.seen, self.sent)
    }
}

/// A failure that is worded for people.
pub fn known(event: &str, message: &str) -> Value {
    json!({ "message": message, "event": event, "id": "", "known": true })
}
