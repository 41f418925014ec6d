//! A page as `runtime/client/src/session.ts` makes it: numbers its events, keeps them until they are confirmed, sends them again on the next connection,
//! and applies what comes. What it sees besides is written down.

use crate::network::Network;
use crate::program;
use fastrand::Rng;
use futures_util::{SinkExt, StreamExt};
use rxl::delta::apply;
use serde_json::{Map, Value, json};
use std::time::Duration;
use tokio::io::DuplexStream;
use tokio::time::{Instant, sleep, sleep_until};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{WebSocketStream, client_async};

const ACKNOWLEDGE_EVERY: u64 = 32;
const ACKNOWLEDGE_AFTER: Duration = Duration::from_secs(1);
const RECONNECT_AFTER_MS: u64 = 250;

/// A tab and the person who clicks in it.
pub struct Page {
    network: Network,
    random: Rng,
    cookie: String,
    tab: String,
    seen: u64,
    sent: u64,
    is_numbered: bool,
    is_welcome: bool,
    has_asked: bool,
    has_pong: bool,
    /// Numbered, but not confirmed.
    pending: Vec<(u64, String)>,
    /// Clicked before the first welcome.
    waiting: Vec<(String, Value)>,
    unacknowledged: u64,
    acknowledge_at: Option<Instant>,
    clicks: u64,
    cells: Map<String, Value>,
    seen_by_person: Seen,
}

/// What a person has seen when all is over.
#[derive(Debug, Default, PartialEq)]
pub struct Seen {
    /// The values of the cells.
    pub values: Value,
    /// The texts of toasts.
    pub toasts: Vec<String>,
    /// The messages of failures.
    pub failures: Vec<String>,
    /// Events that were sent more than once.
    pub resent: usize,
}

type Socket = WebSocketStream<DuplexStream>;

/// The connection is lost.
struct Lost;

impl Page {
    /// A page of the browser with this cookie.
    pub fn new(network: Network, cookie: &str, tab: &str, random: Rng) -> Page {
        Page {
            network,
            random,
            cookie: cookie.to_owned(),
            tab: tab.to_owned(),
            seen: 0,
            sent: 0,
            is_numbered: false,
            is_welcome: false,
            has_asked: false,
            has_pong: false,
            pending: Vec::new(),
            waiting: Vec::new(),
            unacknowledged: 0,
            acknowledge_at: None,
            clicks: 0,
            cells: Map::new(),
            seen_by_person: Seen::default(),
        }
    }

    /// Clicks so many times, whatever the connection does, and waits until the server has answered all of them.
    pub async fn click(mut self, clicks: u64) -> Seen {
        let mut next_click = Instant::now();
        loop {
            // Ends when the connection does.
            let Ok(mut socket) = self.connect().await else {
                self.back_off().await;
                continue;
            };
            let over = loop {
                if self.has_pong {
                    break true;
                }
                let is_done = self.clicks == clicks && self.is_welcome && self.pending.is_empty();
                if is_done && !std::mem::replace(&mut self.has_asked, true) {
                    // All is handled; the answer comes behind what this page has missed of it.
                    if write(&mut socket, json!(["ping"]).to_string())
                        .await
                        .is_err()
                    {
                        break false;
                    }
                }
                let acknowledge_at = self.acknowledge_at;
                let lives = tokio::select! {
                    biased;
                    message = socket.next() => self.received(message, &mut socket).await,
                    () = sleep_until(next_click), if self.clicks < clicks => {
                        next_click += Duration::from_millis(self.random.u64(0..40));
                        self.send_click(&mut socket).await
                    }
                    () = at(acknowledge_at), if acknowledge_at.is_some() => self.acknowledge(&mut socket).await,
                };
                if lives.is_err() {
                    break false;
                }
            };
            if over {
                self.seen_by_person.values = Value::Object(self.cells);
                return self.seen_by_person;
            }
            self.is_welcome = false;
            self.has_asked = false;
            self.back_off().await;
        }
    }

    async fn back_off(&mut self) {
        sleep(Duration::from_millis(
            self.random.u64(0..RECONNECT_AFTER_MS),
        ))
        .await;
    }

    async fn connect(&mut self) -> Result<Socket, Lost> {
        let stream = self.network.connect(&mut self.random);
        let mut request = "ws://app/_rxl/socket"
            .into_client_request()
            .expect("it is a request");
        let cookie = self.cookie.parse().expect("it is a header");
        request.headers_mut().insert("cookie", cookie);
        let (mut socket, _) = client_async(request, stream).await.map_err(|_| Lost)?;
        let hello = json!(["hello", {
            "protocol": rxl::protocol::PROTOCOL_VERSION,
            "contract": program().contract,
            "tab": self.tab,
            "seen": self.seen,
            "sent": self.sent,
            "page": "Home",
            "address": "/",
        }]);
        write(&mut socket, hello.to_string()).await?;
        Ok(socket)
    }

    /// One of seven clicks is one that fails.
    async fn send_click(&mut self, socket: &mut Socket) -> Result<(), Lost> {
        self.clicks += 1;
        let name = match self.clicks % 7 {
            0 => "Clicks.refuse",
            _ => "Clicks.click",
        };
        self.send(name.to_owned(), json!([self.clicks]), socket)
            .await
    }

    async fn send(&mut self, name: String, args: Value, socket: &mut Socket) -> Result<(), Lost> {
        if !self.is_numbered {
            self.waiting.push((name, args));
            return Ok(());
        }
        let text = self.number(&name, &args);
        match self.is_welcome {
            true => write(socket, text).await,
            false => Ok(()),
        }
    }

    fn number(&mut self, name: &str, args: &Value) -> String {
        self.sent += 1;
        let text = json!(["event", self.sent, name, args]).to_string();
        self.pending.push((self.sent, text.clone()));
        text
    }

    async fn received(
        &mut self,
        message: Option<Result<Message, tokio_tungstenite::tungstenite::Error>>,
        socket: &mut Socket,
    ) -> Result<(), Lost> {
        let text = match message {
            Some(Ok(Message::Text(text))) => text,
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => return Ok(()),
            _ => return Err(Lost),
        };
        let message: Value = serde_json::from_str(&text).expect("a server sends JSON");
        match message[0].as_str().unwrap_or_default() {
            "welcome" => self.welcome(&message[1], socket).await,
            "values" => {
                let seq = number(&message[1]);
                if seq > self.seen {
                    self.seen = seq;
                    let values = message[2].as_object().cloned().unwrap_or_default();
                    self.cells.extend(values);
                    self.received_numbered(socket).await?;
                }
                Ok(())
            }
            "changes" => {
                if !self.is_next(number(&message[1]))? {
                    return Ok(());
                }
                self.confirm(number(&message[2]));
                for change in message[3].as_array().into_iter().flatten() {
                    apply(&mut self.cells, change).expect("a change fits");
                }
                for effect in message
                    .get(4)
                    .and_then(Value::as_array)
                    .into_iter()
                    .flatten()
                {
                    assert_eq!(effect[0], "toast");
                    let text = effect[1].as_str().expect("a toast has a text");
                    self.seen_by_person.toasts.push(text.to_owned());
                }
                self.received_numbered(socket).await
            }
            "failed" => {
                if !self.is_next(number(&message[1]))? {
                    return Ok(());
                }
                self.confirm(number(&message[2]));
                let text = message[3]["message"]
                    .as_str()
                    .expect("a failure has a text");
                self.seen_by_person.failures.push(text.to_owned());
                self.received_numbered(socket).await
            }
            "resend" => self.send_all_from(number(&message[1]), socket).await,
            "pong" => {
                self.has_pong = true;
                Ok(())
            }
            other => panic!("a page that works as it should never gets `{other}`: {text}"),
        }
    }

    async fn welcome(&mut self, welcome: &Value, socket: &mut Socket) -> Result<(), Lost> {
        let upto = number(&welcome["upto"]);
        if !self.is_numbered {
            self.sent = self.sent.max(upto);
        }
        if welcome["resumed"] == false {
            self.seen = 0;
        }
        self.is_numbered = true;
        self.is_welcome = true;
        self.confirm(upto);
        let kept = self.pending.len();
        for (name, args) in std::mem::take(&mut self.waiting) {
            self.number(&name, &args);
        }
        self.seen_by_person.resent += kept;
        self.send_all_from(0, socket).await
    }

    async fn send_all_from(&mut self, from: u64, socket: &mut Socket) -> Result<(), Lost> {
        for (_, text) in self.pending.iter().filter(|(number, _)| *number >= from) {
            write(socket, text.clone()).await?;
        }
        Ok(())
    }

    /// Whether a numbered message is a new one. One behind a gap comes again on the next connection.
    fn is_next(&mut self, seq: u64) -> Result<bool, Lost> {
        if seq <= self.seen {
            return Ok(false);
        }
        if seq > self.seen + 1 && self.seen > 0 {
            return Err(Lost);
        }
        self.seen = seq;
        Ok(true)
    }

    fn confirm(&mut self, upto: u64) {
        self.pending.retain(|(number, _)| *number > upto);
    }

    async fn received_numbered(&mut self, socket: &mut Socket) -> Result<(), Lost> {
        self.unacknowledged += 1;
        if self.unacknowledged >= ACKNOWLEDGE_EVERY {
            return self.acknowledge(socket).await;
        }
        self.acknowledge_at
            .get_or_insert_with(|| Instant::now() + ACKNOWLEDGE_AFTER);
        Ok(())
    }

    async fn acknowledge(&mut self, socket: &mut Socket) -> Result<(), Lost> {
        self.acknowledge_at = None;
        self.unacknowledged = 0;
        write(socket, json!(["ack", self.seen]).to_string()).await
    }
}

async fn at(time: Option<Instant>) {
    match time {
        Some(time) => sleep_until(time).await,
        None => std::future::pending().await,
    }
}

async fn write(socket: &mut Socket, text: String) -> Result<(), Lost> {
    socket.send(Message::text(text)).await.map_err(|_| Lost)
}

fn number(value: &Value) -> u64 {
    value.as_u64().expect("a number")
}
