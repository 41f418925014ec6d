//! One tab: its states, the page that it shows, the number of the last event handled, and what it was sent but has not acknowledged.

use super::outbox::Outbox;
use super::{Frame, Link, frame};
use crate::app::Shared;
use crate::dispatch::{self, Outcome};
use crate::protocol::{ClientMessage, ErrorCode, Event, Hello, ServerMessage, WireError};
use crate::states::{JsonWriter, Outgoing, States};
use std::cmp::Ordering;
use tokio::time::Instant;

/// A tab, connected or away.
pub struct Tab {
    id: Box<str>,
    states: Box<dyn States>,
    /// Path and query of what it shows.
    address: Box<str>,
    /// The number of the last event handled.
    last: u64,
    outbox: Outbox,
    connection: Connection,
    /// The events after `last` were asked for, and have not come yet.
    asked_to_resend: bool,
    is_broken: bool,
}

enum Connection {
    Connected(Link),
    Away { since: Instant },
}

/// Whether a tab could be taken up by a socket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resumed {
    /// It is connected.
    Yes,
    /// Some other page has used the same id: what this one has sent is not what the tab has handled.
    OtherPage,
}

impl Tab {
    /// A tab to which nothing has happened.
    pub fn new(id: &str, states: Box<dyn States>) -> Tab {
        Tab {
            id: id.into(),
            states,
            address: "/".into(),
            last: 0,
            outbox: Outbox::default(),
            connection: Connection::Away {
                since: Instant::now(),
            },
            asked_to_resend: false,
            is_broken: false,
        }
    }

    /// The id that its page gave it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its socket.
    pub fn link(&self) -> Option<&Link> {
        match &self.connection {
            Connection::Connected(link) => Some(link),
            Connection::Away { .. } => None,
        }
    }

    /// Since when it has no socket.
    pub fn away_since(&self) -> Option<Instant> {
        match &self.connection {
            Connection::Connected(_) => None,
            Connection::Away { since } => Some(*since),
        }
    }

    /// Whether its states cannot be trusted any more.
    pub fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// Its socket has ended.
    pub fn detach(&mut self, now: Instant) {
        self.connection = Connection::Away { since: now };
    }

    /// Takes a socket, in place of the one that it may have, and brings its page up to date.
    pub fn connect(&mut self, link: Link, hello: &Hello, known: bool, shared: &Shared) -> Resumed {
        let just_loaded = hello.seen == 0 && hello.sent == 0;
        if known && !just_loaded && hello.sent < self.last {
            return Resumed::OtherPage;
        }
        if let Connection::Connected(old) = &self.connection {
            old.close(crate::protocol::close::TAKEN_OVER);
        }
        self.connection = Connection::Connected(link);
        self.asked_to_resend = false;
        self.address = hello.address.as_str().into();
        self.tell(&ServerMessage::Welcome {
            tab: self.id.to_string().into(),
            upto: self.last,
            resumed: known,
            message_bytes: shared.config.message_bytes,
        });
        if let Some(problems) = shared.problems() {
            self.announce(problems);
        }
        self.outbox.acknowledge(hello.seen);
        let missed: Option<Vec<Frame>> = match just_loaded {
            true => None,
            false => self
                .outbox
                .after(hello.seen)
                .map(|frames| frames.cloned().collect()),
        };
        match missed {
            Some(missed) => {
                missed.into_iter().for_each(|frame| self.announce(frame));
                self.show(&hello.page, shared, Empty::Skip);
            }
            None => {
                self.outbox.restart(hello.seen);
                self.states.watch(&[], &mut JsonWriter::default());
                self.show(&hello.page, shared, Empty::Send);
            }
        }
        Resumed::Yes
    }

    /// Handles a message of its socket.
    pub fn message(&mut self, message: ClientMessage, shared: &Shared) {
        match message {
            ClientMessage::Event(event) => self.event(&event, shared),
            ClientMessage::Skip(number) => {
                if self.is_next(number, shared) {
                    self.last = number;
                    self.confirm(shared);
                }
            }
            ClientMessage::Show(show) => match shared.knows_page(&show.page) {
                true => {
                    self.address = show.address.into();
                    self.show(&show.page, shared, Empty::Skip);
                }
                false => self.tell(&ServerMessage::Error(WireError::new(
                    ErrorCode::UnknownPage,
                    format!("there is no page `{}`", show.page),
                ))),
            },
            ClientMessage::Ack(seq) => self.outbox.acknowledge(seq),
            ClientMessage::Ping => self.tell(&ServerMessage::Pong),
            ClientMessage::Hello(_) => self.tell(&ServerMessage::Error(WireError::new(
                ErrorCode::SecondHello,
                "this socket has said `hello` already",
            ))),
        }
    }

    fn event(&mut self, event: &Event, shared: &Shared) {
        if !self.is_next(event.number, shared) {
            return;
        }
        let mut out = Outgoing::default();
        let outcome = {
            let site = shared.site();
            dispatch::run(&mut *self.states, &site.manifest, event, &mut out)
        };
        match outcome {
            Outcome::Done => {
                self.last = event.number;
                let message = ServerMessage::Changes {
                    seq: self.outbox.next(),
                    upto: self.last,
                    changes: out.changes.text.into(),
                    effects: out.effects.text.into(),
                };
                self.deliver(frame(&message), shared);
            }
            Outcome::Failed(failure) => {
                self.last = event.number;
                let message = ServerMessage::Failed {
                    seq: self.outbox.next(),
                    upto: self.last,
                    failure,
                };
                self.deliver(frame(&message), shared);
            }
            Outcome::Refused(error) => self.tell(&ServerMessage::Error(error)),
            Outcome::Broken => self.is_broken = true,
        }
    }

    /// Whether an event with this number is to be handled now. One that was handled is confirmed again, one that comes too early makes the page send those
    /// before it.
    fn is_next(&mut self, number: u64, shared: &Shared) -> bool {
        match number.cmp(&(self.last + 1)) {
            Ordering::Equal => {
                self.asked_to_resend = false;
                true
            }
            Ordering::Less => {
                self.confirm(shared);
                false
            }
            Ordering::Greater => {
                // Once for each gap: the other events behind it are in flight as well.
                if !self.asked_to_resend {
                    self.asked_to_resend = true;
                    self.tell(&ServerMessage::Resend(self.last + 1));
                }
                false
            }
        }
    }

    fn confirm(&mut self, shared: &Shared) {
        let message = ServerMessage::Changes {
            seq: self.outbox.next(),
            upto: self.last,
            changes: "".into(),
            effects: "".into(),
        };
        self.deliver(frame(&message), shared);
    }

    /// Watches what the page receives, and sends what it lacks.
    fn show(&mut self, page: &str, shared: &Shared, empty: Empty) {
        let mut values = JsonWriter::default();
        {
            let site = shared.site();
            let receives = site
                .manifest
                .page(page)
                .map(|page| page.receives.as_slice());
            self.states.watch(receives.unwrap_or_default(), &mut values);
        }
        if values.text.len() > "{}".len() || empty == Empty::Send {
            let message = ServerMessage::Values {
                seq: self.outbox.next(),
                values: values.text.into(),
            };
            self.deliver(frame(&message), shared);
        }
    }

    /// Sends a numbered message, and keeps it until it is acknowledged.
    fn deliver(&mut self, frame: Frame, shared: &Shared) {
        self.outbox.push(frame.clone(), shared.config.outbox_bytes);
        self.announce(frame);
    }

    fn tell(&mut self, message: &ServerMessage<'_>) {
        self.announce(frame(message));
    }

    /// Sends a frame if there is a socket. One that does not keep up loses its tab; what was numbered is kept.
    pub fn announce(&mut self, frame: Frame) {
        if let Connection::Connected(link) = &self.connection
            && !link.send(frame)
        {
            self.detach(Instant::now());
        }
    }
}

/// What to do if there are no values to send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Empty {
    /// Nothing.
    Skip,
    /// Send them all the same: the message says where the numbers go on.
    Send,
}
