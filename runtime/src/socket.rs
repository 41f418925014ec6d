//! Bytes to messages and back, over anything that is a stream and a sink of WebSocket messages: a real socket, or channels in a test. It knows when a
//! connection is dead, too slow or silent, and nothing of what the messages mean.

use crate::app::Shared;
use crate::log::WIRE;
use crate::patience::within;
use crate::protocol::{ClientMessage, ErrorCode, Hello, ServerMessage, WireError, close};
use crate::request::Visitor;
use crate::session::registry::{Refused, Registry};
use crate::session::{Frame, Inbox, Input, Link, SessionId, SocketId, ToSocket, frame};
use axum::Error;
use axum::extract::ws::{CloseFrame, Message, close_code};
use futures_util::{Sink, SinkExt, Stream, StreamExt};
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until, timeout};
use tracing::{debug, trace};

/// A message that says nothing is answered with it.
const BINARY: &str = "expected a text frame";

/// How long a page may take to learn that its socket ends.
const CLOSING: Duration = Duration::from_secs(2);

/// Serves a connection until it ends.
pub(crate) async fn run<S>(
    mut socket: S,
    session: SessionId,
    visitor: Option<Arc<Visitor>>,
    shared: Arc<Shared>,
) where
    S: Stream<Item = Result<Message, Error>> + Sink<Message, Error = Error> + Unpin,
{
    let meter = Meter {
        session,
        shared: &shared,
    };
    // On the heap: it is over soon, and the task keeps room for what it awaits as long as the socket lives.
    let connected = Box::pin(connect(&mut socket, visitor, &meter)).await;
    let code = match connected {
        Ok(connection) => {
            let id = connection.id;
            let inbox = connection.inbox.clone();
            let code = connection.serve(&mut socket, &meter).await;
            // A session that has ended knows that its sockets are gone.
            let _ = inbox.send(Box::new(Input::Disconnected(id))).await;
            code
        }
        Err(code) => code,
    };
    debug!(session = %session, ?code, "socket ends");
    if let Some(code) = code {
        let frame = CloseFrame {
            code,
            reason: "".into(),
        };
        // The other side may be gone already; there is nobody else to tell. What it is still sending is read until it has seen why the socket ends:
        // a connection that is closed with something unread in it takes back what was sent. The time is for one that does not read.
        let end = async {
            let _ = socket.send(Message::Close(Some(frame))).await;
            while let Some(Ok(message)) = socket.next().await {
                if matches!(message, Message::Close(_)) {
                    break;
                }
            }
            let _ = socket.close().await;
        };
        let _ = Box::pin(timeout(CLOSING, end)).await;
    }
}

/// Reads messages, and counts all that pass; in development it shows them on demand.
struct Meter<'a> {
    session: SessionId,
    shared: &'a Arc<Shared>,
}

impl Meter<'_> {
    fn read(&self, text: &str) -> Result<ClientMessage, WireError> {
        self.shared.metrics.up(text.len());
        self.show("from the page", text);
        ClientMessage::decode(text, self.shared.config.message_depth)
    }

    fn written(&self, text: &str) {
        self.shared.metrics.down(text.len());
        self.show("to the page", text);
    }

    fn show(&self, way: &str, text: &str) {
        if self.shared.config.traces_wire() {
            trace!(target: WIRE, session = %self.session, "{way}: {text}");
        }
    }
}

/// Why a connection ends: with a code that the page is told, or without.
type End = Option<u16>;

/// A connection that has said `hello`.
struct Connection {
    id: SocketId,
    inbox: Inbox,
    outgoing: mpsc::Receiver<Box<ToSocket>>,
}

/// Waits for `hello` and hands the socket to its session.
async fn connect<S>(
    socket: &mut S,
    visitor: Option<Arc<Visitor>>,
    meter: &Meter<'_>,
) -> Result<Connection, End>
where
    S: Stream<Item = Result<Message, Error>> + Sink<Message, Error = Error> + Unpin,
{
    let shared = meter.shared;
    let first = timeout(shared.config.hello_timeout, first_message(socket, meter)).await;
    let hello = match first {
        Ok(Ok(hello)) => hello,
        Ok(Err(First::End(end))) => return Err(end),
        Ok(Err(First::Error(error))) => {
            write(socket, frame(&ServerMessage::Error(error)), meter).await?;
            return Err(Some(close::NO_HELLO));
        }
        Err(_) => return Err(Some(close::NO_HELLO)),
    };
    // A page that reads gets an answer to each of its messages before its next one is taken, so those that wait in the session's queue have room here;
    // what is left is for messages that nobody asked for.
    let room = shared.config.session_queue + shared.config.socket_queue;
    let (sender, outgoing) = mpsc::channel(room);
    let id = shared.next_socket();
    let link = Link {
        socket: id,
        outgoing: sender,
        visitor,
    };
    match Registry::connect(shared, meter.session, link, hello) {
        Ok(inbox) => Ok(Connection {
            id,
            inbox,
            outgoing,
        }),
        Err(Refused::Busy) => Err(Some(close_code::AGAIN)),
        Err(Refused::Stopping) => Err(Some(close_code::RESTART)),
    }
}

enum First {
    Error(WireError),
    End(End),
}

async fn first_message<S>(socket: &mut S, meter: &Meter<'_>) -> Result<Box<Hello>, First>
where
    S: Stream<Item = Result<Message, Error>> + Unpin,
{
    loop {
        let text = match socket.next().await {
            Some(Ok(Message::Text(text))) => text,
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => continue,
            Some(Ok(Message::Binary(_))) => {
                return Err(First::Error(WireError::new(ErrorCode::BadMessage, BINARY)));
            }
            Some(Ok(Message::Close(_))) | None => return Err(First::End(None)),
            Some(Err(error)) => return Err(First::End(end_of(&error))),
        };
        return match meter.read(&text) {
            Ok(ClientMessage::Hello(hello)) => Ok(hello),
            Ok(_) => Err(First::Error(WireError::new(
                ErrorCode::NoHello,
                "the first message must be `hello`",
            ))),
            Err(error) => Err(First::Error(error)),
        };
    }
}

impl Connection {
    async fn serve<S>(self, socket: &mut S, meter: &Meter<'_>) -> End
    where
        S: Stream<Item = Result<Message, Error>> + Sink<Message, Error = Error> + Unpin,
    {
        let Connection {
            id,
            inbox,
            mut outgoing,
        } = self;
        let interval = meter.shared.config.ping_interval;
        let patience = interval * 5 / 2;
        let mut heard = Instant::now();
        let mut ping = std::pin::pin!(sleep_until(heard + interval));
        let mut rate = Rate::new(meter.shared.config.messages_per_s, heard);
        // The next message, while what it tells of is not stored yet.
        let mut held = None;
        loop {
            tokio::select! {
                // What is to be sent goes first: a page that sends fast must not make its own answers wait.
                biased;
                next = next(&mut held, &mut outgoing) => {
                    match patiently(patience, pin!(write_all(socket, next, &mut outgoing, meter))).await {
                        Ok(next) => held = next,
                        Err(end) => return end,
                    }
                }
                read = read(socket, &inbox, &rate) => {
                    let (permit, message) = match read {
                        Ok(read) => read,
                        Err(end) => return end,
                    };
                    heard = Instant::now();
                    rate.count(heard);
                    let wrong = match message {
                        Message::Text(text) => match meter.read(&text) {
                            Ok(message) => {
                                permit.send(Box::new(Input::FromClient(id, message)));
                                continue;
                            }
                            Err(error) => error,
                        },
                        Message::Binary(_) => WireError::new(ErrorCode::BadMessage, BINARY),
                        Message::Ping(_) | Message::Pong(_) => continue,
                        Message::Close(_) => return None,
                    };
                    drop(permit);
                    let answer = frame(&ServerMessage::Error(wrong));
                    if let Err(end) = patiently(patience, pin!(write(socket, answer, meter))).await {
                        return end;
                    }
                }
                () = &mut ping => {
                    if heard.elapsed() >= patience {
                        return None;
                    }
                    let message = Message::Ping(Default::default());
                    if patiently(patience, pin!(send(socket, message))).await.is_err() {
                        return None;
                    }
                    ping.as_mut().reset(Instant::now() + interval);
                }
            }
        }
    }
}

/// How many messages a page may still send within a second.
struct Rate {
    per_s: usize,
    left: usize,
    since: Instant,
}

impl Rate {
    fn new(per_s: usize, since: Instant) -> Rate {
        Rate {
            per_s,
            left: per_s,
            since,
        }
    }

    /// Waits for the next second if there were too many in this one.
    async fn room(&self) {
        if self.left == 0 {
            Box::pin(sleep_until(self.since + Duration::from_secs(1))).await;
        }
    }

    fn count(&mut self, now: Instant) {
        if now.duration_since(self.since) >= Duration::from_secs(1) {
            *self = Rate::new(self.per_s, now);
        }
        self.left = self.left.saturating_sub(1);
    }
}

/// A place in the session's queue and a message to put there. A session with a full queue makes the page wait, not the server's memory grow.
async fn read<'a, S>(
    socket: &mut S,
    inbox: &'a Inbox,
    rate: &Rate,
) -> Result<(mpsc::Permit<'a, Box<Input>>, Message), End>
where
    S: Stream<Item = Result<Message, Error>> + Unpin,
{
    rate.room().await;
    let permit = inbox
        .reserve()
        .await
        .map_err(|_| Some(close_code::RESTART))?;
    match socket.next().await {
        Some(Ok(message)) => Ok((permit, message)),
        Some(Err(error)) => Err(end_of(&error)),
        None => Err(None),
    }
}

/// What is to be sent next: what was held, once it may leave, or what comes.
async fn next(
    held: &mut Option<Box<ToSocket>>,
    outgoing: &mut mpsc::Receiver<Box<ToSocket>>,
) -> Option<Box<ToSocket>> {
    match held.as_deref() {
        None => outgoing.recv().await,
        Some(ToSocket::Frame(_, Some(after))) => {
            after.over().await;
            held.take()
        }
        Some(_) => held.take(),
    }
}

/// Sends one thing and all that is queued behind it, and flushes once. Gives the first one that may not leave yet.
async fn write_all<S>(
    socket: &mut S,
    first: Option<Box<ToSocket>>,
    outgoing: &mut mpsc::Receiver<Box<ToSocket>>,
    meter: &Meter<'_>,
) -> Result<Option<Box<ToSocket>>, End>
where
    S: Sink<Message, Error = Error> + Unpin,
{
    let mut next = first;
    let mut held = None;
    loop {
        match next.map(|next| *next) {
            Some(ToSocket::Frame(frame, Some(after))) if !after.is_over() => {
                held = Some(Box::new(ToSocket::Frame(frame, Some(after))));
                break;
            }
            Some(ToSocket::Frame(frame, _)) => {
                meter.written(&frame);
                socket.feed(Message::Text(frame)).await.map_err(|_| None)?;
            }
            Some(ToSocket::Close(code)) => return Err(Some(code)),
            // The session has dropped its end: the page was too slow, or the session has ended.
            None => return Err(Some(close_code::AGAIN)),
        }
        match outgoing.try_recv() {
            Ok(queued) => next = Some(queued),
            // A closed queue is seen by the next `recv`.
            Err(_) => break,
        }
    }
    socket.flush().await.map_err(|_| None)?;
    Ok(held)
}

async fn write<S>(socket: &mut S, frame: Frame, meter: &Meter<'_>) -> Result<(), End>
where
    S: Sink<Message, Error = Error> + Unpin,
{
    meter.written(&frame);
    send(socket, Message::Text(frame)).await
}

async fn send<S>(socket: &mut S, message: Message) -> Result<(), End>
where
    S: Sink<Message, Error = Error> + Unpin,
{
    socket.send(message).await.map_err(|_| None)
}

/// A page that does not read for this long loses its connection.
async fn patiently<T>(
    patience: Duration,
    write: impl Future<Output = Result<T, End>> + Unpin,
) -> Result<T, End> {
    within(patience, write).await.unwrap_or(Err(None))
}

/// The code with which a broken connection is closed, if the other side can still hear it.
fn end_of(error: &Error) -> End {
    debug!("socket: {error}");
    let text = error.to_string();
    match text.contains("too long") || text.contains("too big") {
        true => Some(close_code::SIZE),
        false => None,
    }
}
