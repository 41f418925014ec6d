//! A server that is killed in the middle of its work, again and again: no confirmed event is missing afterwards, and none has run twice. The server is a
//! process of its own: this test's executable, started for [`the_server`] alone.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod program;

use futures_util::{SinkExt, StreamExt};
use program::{folder, program};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitCode, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, AtomicU64, Ordering};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::protocol::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

const TABS: usize = 6;
const CLICKS: u64 = 300;
const KILLS: u64 = 6;

#[test]
#[ignore = "it is the server of the other tests"]
fn the_server() {
    let ended = rxl::serve(program());
    // At once: what the test itself would still say, nobody reads.
    std::process::exit(i32::from(ended != ExitCode::SUCCESS));
}

/// The process; it ends with the test.
struct Server {
    process: Child,
    /// Open for as long as it runs, since it may say more.
    out: BufReader<ChildStdout>,
    port: u16,
}

impl Server {
    /// Starts it on a free port.
    fn start(folder: &Path) -> Server {
        let mut process = Command::new(std::env::current_exe().expect("there is one"))
            .args(["--exact", "the_server", "--ignored", "--nocapture"])
            .env("RXL_ADDRESS", "127.0.0.1:0")
            .env("RXL_DATA_DIR", folder)
            .env("RXL_LOG", "off")
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let out = process.stdout.take().expect("it is piped");
        let mut server = Server {
            process,
            out: BufReader::new(out),
            port: 0,
        };
        while server.port == 0 {
            let mut line = String::new();
            let read = server.out.read_line(&mut line).expect("it is text");
            assert!(read > 0, "the server has ended at once");
            if let Some((_, port)) = line.split_once("http://127.0.0.1:") {
                server.port = port.trim().parse().expect("a port");
            }
        }
        server
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A page that clicks and keeps what is not confirmed, whatever happens to its connection.
#[derive(Default)]
struct Page {
    cookie: String,
    seen: u64,
    confirmed: u64,
    sent: u64,
    count: i64,
}

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

impl Page {
    async fn open(&mut self, port: u16) -> Option<Socket> {
        let address = format!("ws://127.0.0.1:{port}/_rxl/socket");
        let mut request = address.into_client_request().expect("an address");
        if !self.cookie.is_empty() {
            let cookie = HeaderValue::from_str(&self.cookie).expect("ascii");
            request.headers_mut().insert("cookie", cookie);
        }
        let (mut socket, response) = connect_async(request).await.ok()?;
        let cookie = response.headers()["set-cookie"].to_str().expect("ascii");
        let (cookie, _) = cookie.split_once(';').expect("it has attributes");
        assert!(
            self.cookie.is_empty() || self.cookie == cookie,
            "its cookie is not known any more"
        );
        self.cookie = cookie.to_owned();
        let hello = json!(["hello", {
            "protocol": 1, "contract": "0123456789abcdef", "tab": "tab", "seen": self.seen, "sent": self.sent, "page": "Home", "address": "/",
        }]);
        send(&mut socket, hello).await?;
        Some(socket)
    }

    /// Clicks until the connection is lost, or until all is confirmed and what the server had sent by then has arrived.
    async fn click(&mut self, mut socket: Socket, clicks: &AtomicU64) -> Option<()> {
        let mut asked = false;
        loop {
            let message = next(&mut socket).await?;
            match message[0].as_str().expect("a kind") {
                "welcome" => {
                    let upto = message[1]["upto"].as_u64().expect("a number");
                    assert!(upto >= self.confirmed, "a confirmed event is missing");
                    self.confirm(upto, clicks);
                    for number in upto + 1..=self.sent {
                        send(&mut socket, add(number)).await?;
                    }
                }
                "values" => {
                    self.seen = message[1].as_u64().expect("a number");
                    if let Some(count) = message[2]["Counter.count"].as_i64() {
                        self.count = count;
                    }
                }
                "changes" => {
                    let seq = message[1].as_u64().expect("a number");
                    assert_eq!(seq, self.seen + 1, "messages follow each other");
                    self.seen = seq;
                    for change in message[3].as_array().expect("changes") {
                        self.count = change[1].as_i64().expect("a count");
                    }
                    self.confirm(message[2].as_u64().expect("a number"), clicks);
                }
                "pong" => return Some(()),
                other => panic!("{other}: {message}"),
            }
            if self.confirmed == CLICKS && !asked {
                // A `welcome` confirms before the changes come that it tells of.
                asked = true;
                send(&mut socket, json!(["ping"])).await?;
            }
            // Some are always under way.
            while self.sent < CLICKS && self.sent < self.confirmed + 8 {
                self.sent += 1;
                send(&mut socket, add(self.sent)).await?;
            }
        }
    }

    fn confirm(&mut self, upto: u64, clicks: &AtomicU64) {
        let new = upto.saturating_sub(self.confirmed);
        self.confirmed += new;
        clicks.fetch_add(new, Ordering::SeqCst);
    }
}

fn add(number: u64) -> Value {
    json!(["event", number, "Counter.add", [1]])
}

/// The next message; none at the end.
async fn next(socket: &mut Socket) -> Option<Value> {
    loop {
        if let Message::Text(text) = socket.next().await?.ok()? {
            return Some(serde_json::from_str(&text).expect("it is JSON"));
        }
    }
}

async fn send(socket: &mut Socket, message: Value) -> Option<()> {
    let message = Message::text(message.to_string());
    socket.send(message).await.ok()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_has_lost_and_doubled_nothing() {
    let folder = folder("kills");
    let mut server = Server::start(&folder);
    let port = Arc::new(AtomicU16::new(server.port));
    let clicks = Arc::<AtomicU64>::default();
    let pages: Vec<_> = (0..TABS)
        .map(|_| {
            let (port, clicks) = (Arc::clone(&port), Arc::clone(&clicks));
            tokio::spawn(async move {
                let mut page = Page::default();
                loop {
                    if let Some(socket) = page.open(port.load(Ordering::SeqCst)).await
                        && page.click(socket, &clicks).await.is_some()
                    {
                        return page;
                    }
                    tokio::task::yield_now().await;
                }
            })
        })
        .collect();
    let all = TABS as u64 * CLICKS;
    for kill in 1..=KILLS {
        while clicks.load(Ordering::SeqCst) < all * kill / (KILLS + 1) {
            tokio::task::yield_now().await;
        }
        drop(server);
        server = Server::start(&folder);
        port.store(server.port, Ordering::SeqCst);
    }
    for page in pages {
        let mut page = page.await.expect("it does not panic");
        assert_eq!(page.count, CLICKS as i64);
        // What the page has is what is stored.
        page.seen = 0;
        page.sent = 0;
        page.confirmed = 0;
        page.count = -1;
        let mut socket = page
            .open(port.load(Ordering::SeqCst))
            .await
            .expect("it opens");
        let welcome = next(&mut socket).await.expect("it is open");
        let values = next(&mut socket).await.expect("it is open");
        assert_eq!(welcome[1]["upto"], CLICKS);
        assert_eq!(values[2]["Counter.count"], CLICKS);
    }
    drop(server);
}

#[tokio::test]
async fn an_event_that_ends_the_server_each_time_is_given_up() {
    let folder = folder("aborts");
    let mut page = Page::default();
    let mut ends = 0;
    loop {
        let server = Server::start(&folder);
        let mut socket = page.open(server.port).await.expect("it opens");
        if page.sent == 0 {
            // The tab is not known before something of it is stored.
            send(&mut socket, add(1)).await.expect("it is open");
            while next(&mut socket).await.expect("it is open")[0] != "changes" {}
            page.sent = 2;
            page.seen = 2;
        }
        let abort = json!(["event", 2, "Counter.abort", []]);
        send(&mut socket, abort).await.expect("it is open");
        let mut failed = false;
        while let Some(message) = next(&mut socket).await {
            assert_ne!(message[0], "gone");
            failed = message[0] == "failed" && message[2] == 2;
            if failed {
                break;
            }
        }
        if failed {
            send(&mut socket, add(3)).await.expect("it is open");
            let counted = next(&mut socket).await.expect("it is open");
            assert_eq!(counted[3], json!([["Counter.count", 2]]));
            break;
        }
        ends += 1;
        assert!(ends < 5, "it runs again and again");
    }
    assert_eq!(ends, 3, "once, and two more times to be sure");
}

#[cfg(unix)]
#[tokio::test]
async fn a_server_that_is_told_to_stop_ends_well() {
    let folder = folder("a signal");
    let mut server = Server::start(&folder);
    let mut page = Page::default();
    let mut socket = page.open(server.port).await.expect("it opens");
    send(&mut socket, add(1)).await.expect("it is open");
    let told = Command::new("kill")
        .args(["-TERM", &server.process.id().to_string()])
        .status()
        .expect("there is such a command");
    assert!(told.success());
    let code = loop {
        match socket.next().await.expect("it says why it ends") {
            Ok(Message::Close(Some(close))) => break u16::from(close.code),
            Ok(_) => {}
            Err(error) => panic!("{error}"),
        }
    };
    assert_eq!(code, 1012);
    let ended = server.process.wait().expect("it has ended");
    assert!(ended.success());
    use std::os::unix::fs::PermissionsExt;
    let secret = std::fs::metadata(folder.join("secret")).expect("it was made");
    assert_eq!(secret.permissions().mode() & 0o777, 0o600);
}
