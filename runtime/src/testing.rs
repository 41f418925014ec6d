//! A client within the process, for tests: the same messages through the same code as over the network, but no network.

pub use crate::delta::apply;
pub use crate::store::samples::{fill_store, read_store, read_stored};

use crate::app::{App, Shared};
use crate::protocol::{ClientMessage, Event, Hello, PROTOCOL_VERSION, Show};
use crate::session::SessionId;
use crate::socket;
use axum::Error;
use axum::extract::ws::Message;
use axum::http::HeaderMap;
use futures_util::{Sink, Stream};
use serde_json::Value;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use tokio::sync::mpsc;

/// A browser with a session of its own.
pub struct Browser {
    shared: Arc<Shared>,
    session: SessionId,
    headers: HeaderMap,
}

impl Browser {
    /// A browser that has never been here.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub fn new(app: &App) -> Result<Browser, getrandom::Error> {
        Ok(Browser {
            shared: Arc::clone(&app.shared),
            session: SessionId::random()?,
            headers: HeaderMap::new(),
        })
    }

    /// The same browser at another server: the one that takes the place of the first, perhaps.
    pub fn at(&self, app: &App) -> Browser {
        Browser {
            shared: Arc::clone(&app.shared),
            session: self.session,
            headers: self.headers.clone(),
        }
    }

    /// How many sessions the server has in memory.
    pub fn sessions(&self) -> usize {
        self.shared.registry.count()
    }

    /// Stops the server, as a signal does.
    pub async fn stop(&self) {
        self.shared.registry.shut_down().await;
        self.shared.keeper.close().await;
    }

    /// What its requests carry from now on, cookies for example.
    pub fn headers(&mut self) -> &mut HeaderMap {
        &mut self.headers
    }

    /// Opens a socket, and says nothing yet.
    pub fn connect(&self) -> Connection {
        let (to_server, from_client) = mpsc::unbounded_channel();
        let (to_client, from_server) = mpsc::unbounded_channel();
        let reads = Arc::new(AtomicBool::new(true));
        let pipe = Pipe {
            from_client,
            to_client,
            reads: Arc::clone(&reads),
        };
        let visitor = self.shared.visitor(&self.headers, None);
        let shared = Arc::clone(&self.shared);
        tokio::spawn(socket::run(pipe, self.session, visitor, shared));
        Connection {
            to_server: Some(to_server),
            from_server,
            reads,
        }
    }

    /// The `hello` of a page that was just loaded.
    pub fn hello(&self, tab: &str, page: &str, address: &str) -> Hello {
        Hello {
            protocol: PROTOCOL_VERSION,
            contract: self.shared.program.contract.to_owned(),
            tab: tab.to_owned(),
            seen: 0,
            sent: 0,
            page: page.to_owned(),
            address: address.to_owned(),
        }
    }
}

/// What a socket gives its page.
#[derive(Debug, Clone, PartialEq)]
pub enum Received {
    /// A message.
    Message(Value),
    /// The server closed it with this code.
    Closed(Option<u16>),
}

/// One socket of a page.
pub struct Connection {
    to_server: Option<mpsc::UnboundedSender<Result<Message, Error>>>,
    from_server: mpsc::UnboundedReceiver<Message>,
    reads: Arc<AtomicBool>,
}

impl Connection {
    /// From now on the page reads nothing more: what the server sends waits at its end.
    pub fn stop_reading(&self) {
        self.reads.store(false, Ordering::SeqCst);
    }

    /// Sends `hello`.
    pub fn hello(&self, hello: Hello) {
        self.send(&ClientMessage::Hello(Box::new(hello)));
    }

    /// Sends an event.
    pub fn event(&self, number: u64, name: &str, args: Vec<Value>) {
        let name = name.into();
        self.send(&ClientMessage::Event(Event { number, name, args }));
    }

    /// Shows another page.
    pub fn show(&self, page: &str, address: &str) {
        let (page, address) = (page.to_owned(), address.to_owned());
        self.send(&ClientMessage::Show(Box::new(Show { page, address })));
    }

    /// Sends a message.
    pub fn send(&self, message: &ClientMessage) {
        let mut text = String::new();
        message.encode(&mut text);
        self.send_text(&text);
    }

    /// Sends a text frame, whatever it holds.
    pub fn send_text(&self, text: &str) {
        if let Some(to_server) = &self.to_server {
            // A server that has closed the socket does not listen; the test sees that when it receives.
            let _ = to_server.send(Ok(Message::text(text)));
        }
    }

    /// Sends any frame.
    pub fn send_frame(&self, frame: Message) {
        if let Some(to_server) = &self.to_server {
            // As above.
            let _ = to_server.send(Ok(frame));
        }
    }

    /// The next message, or the end.
    pub async fn receive(&mut self) -> Received {
        loop {
            return match self.from_server.recv().await {
                Some(Message::Text(text)) => match serde_json::from_str(&text) {
                    Ok(value) => Received::Message(value),
                    Err(_) => Received::Closed(None),
                },
                Some(Message::Close(close)) => Received::Closed(close.map(|close| close.code)),
                Some(Message::Binary(_) | Message::Ping(_) | Message::Pong(_)) => continue,
                None => Received::Closed(None),
            };
        }
    }

    /// The connection is lost: the server gets what was sent, and no more; what it answers is lost.
    pub fn cut(self) {}
}

/// The server's end of a connection.
struct Pipe {
    from_client: mpsc::UnboundedReceiver<Result<Message, Error>>,
    to_client: mpsc::UnboundedSender<Message>,
    reads: Arc<AtomicBool>,
}

impl Stream for Pipe {
    type Item = Result<Message, Error>;

    fn poll_next(mut self: Pin<&mut Self>, ctx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.from_client.poll_recv(ctx)
    }
}

impl Sink<Message> for Pipe {
    type Error = Error;

    fn poll_ready(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
        match self.reads.load(Ordering::SeqCst) {
            true => Poll::Ready(Ok(())),
            // It never reads again, so nobody has to be woken.
            false => Poll::Pending,
        }
    }

    fn start_send(self: Pin<&mut Self>, message: Message) -> Result<(), Error> {
        self.to_client.send(message).map_err(Error::new)
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
        Poll::Ready(Ok(()))
    }

    fn poll_close(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
        Poll::Ready(Ok(()))
    }
}
