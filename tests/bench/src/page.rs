//! One page: a socket, the numbers of its events, and acknowledgements as the browser client sends them.

use crate::Result;
use crate::process::{Server, Subject};
use crate::workload::Workload;
use futures_util::{SinkExt, StreamExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{WebSocketStream, client_async_with_config};

const ACKNOWLEDGE_EVERY: u64 = 32;

/// A connected page.
pub struct Page {
    socket: WebSocketStream<TcpStream>,
    workload: Workload,
    is_echo: bool,
    sent: u64,
    /// Messages received since the last acknowledgement.
    unacknowledged: u64,
    /// Bytes of the events sent, and of the answers.
    pub bytes: Bytes,
}

/// Payload of text frames.
#[derive(Debug, Clone, Copy, Default)]
pub struct Bytes {
    /// To the server.
    pub up: u64,
    /// From the server.
    pub down: u64,
}

/// The answer to an event.
#[derive(Debug, Clone, Copy)]
pub struct Answer {
    seq: u64,
    /// The last event handled.
    pub upto: u64,
}

impl Page {
    /// Connects, says `hello`, waits for the values and runs the first event.
    pub async fn open(
        server: &Server,
        subject: &Subject,
        workload: Workload,
        number: usize,
    ) -> Result<Page> {
        let stream = TcpStream::connect(server.address)
            .await
            .map_err(|error| format!("session {number} cannot connect: {error}"))?;
        stream
            .set_nodelay(true)
            .map_err(|error| error.to_string())?;
        let config = WebSocketConfig::default()
            .read_buffer_size(4 * 1024)
            .write_buffer_size(4 * 1024);
        let url = format!("ws://{}/_rxl/socket", server.address);
        let (socket, _) = client_async_with_config(url, stream, Some(config))
            .await
            .map_err(|error| format!("session {number} cannot open a WebSocket: {error}"))?;
        let mut page = Page {
            socket,
            workload,
            is_echo: *subject == Subject::Echo,
            sent: 0,
            unacknowledged: 0,
            bytes: Bytes::default(),
        };
        if !page.is_echo {
            let contract = &server.contract;
            let hello = format!(
                r#"["hello",{{"protocol":1,"contract":"{contract}","tab":"bench{number:016}","seen":0,"sent":0,"page":"Home","address":"/"}}]"#
            );
            page.write(hello).await?;
            page.expect("[\"welcome\"").await?;
            page.expect("[\"values\"").await?;
        }
        if let Some(first) = workload.first() {
            page.send(first).await?;
            page.answer().await?;
        }
        Ok(page)
    }

    /// Sends the next event; gives its number.
    pub async fn event(&mut self) -> Result<u64> {
        let event = self.workload.event(self.sent + 1);
        let bytes = self.send(&event).await?;
        self.bytes.up += bytes;
        Ok(self.sent)
    }

    async fn send(&mut self, event: &str) -> Result<u64> {
        self.sent += 1;
        let text = format!("[\"event\",{},{event}]", self.sent);
        let bytes = text.len() as u64;
        self.write(text).await?;
        Ok(bytes)
    }

    async fn write(&mut self, text: String) -> Result<()> {
        self.socket
            .send(Message::text(text))
            .await
            .map_err(|error| format!("an event cannot be sent: {error}"))
    }

    /// Waits for the answer to an event, and acknowledges it when that is due.
    pub async fn answer(&mut self) -> Result<Answer> {
        let answer = self.next_answer().await?;
        self.taken(answer).await?;
        Ok(answer)
    }

    /// Waits for the answer to an event. Nothing is lost if this is dropped while it waits.
    pub async fn next_answer(&mut self) -> Result<Answer> {
        loop {
            let Some(message) = self.socket.next().await else {
                return Err("a server has closed a socket".to_owned());
            };
            match message {
                Ok(Message::Text(text)) => {
                    self.bytes.down += text.len() as u64;
                    return read(&text);
                }
                Ok(Message::Ping(_) | Message::Pong(_)) => {}
                other => return Err(format!("unexpected from a server: {other:?}")),
            }
        }
    }

    /// An answer has been applied.
    pub async fn taken(&mut self, answer: Answer) -> Result<()> {
        self.unacknowledged += 1;
        if self.is_echo || self.unacknowledged < ACKNOWLEDGE_EVERY {
            return Ok(());
        }
        self.acknowledge(answer).await
    }

    /// Acknowledges, as a page does that has nothing else to do.
    pub async fn acknowledge(&mut self, answer: Answer) -> Result<()> {
        if self.is_echo {
            return Ok(());
        }
        self.unacknowledged = 0;
        self.write(format!("[\"ack\",{}]", answer.seq)).await
    }

    async fn expect(&mut self, start: &str) -> Result<()> {
        match self.socket.next().await {
            Some(Ok(Message::Text(text))) if text.starts_with(start) => Ok(()),
            other => Err(format!("expected {start}…], got {other:?}")),
        }
    }
}

/// `["changes",seq,upto,…]`, or an event that comes back from the echo: `["event",number,…]`.
fn read(text: &str) -> Result<Answer> {
    let unexpected = || format!("unexpected from a server: {text}");
    let mut items = text.splitn(4, ',');
    let kind = items.next().ok_or_else(unexpected)?;
    let mut number = || -> Result<u64> {
        let item = items.next().ok_or_else(unexpected)?;
        item.parse().map_err(|_| unexpected())
    };
    match kind {
        "[\"changes\"" => Ok(Answer {
            seq: number()?,
            upto: number()?,
        }),
        "[\"event\"" => {
            let upto = number()?;
            Ok(Answer { seq: upto, upto })
        }
        _ => Err(unexpected()),
    }
}
