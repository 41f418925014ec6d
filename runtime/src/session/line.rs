//! The way from a tab to its page: the socket, if there is one, and the numbered messages that the page has not acknowledged.

use super::outbox::Outbox;
use super::{After, Frame, Link, frame};
use crate::protocol::{ServerMessage, WireFailure};
use crate::states::Outgoing;
use tokio::time::Instant;

/// The way to the page.
pub struct Line {
    /// What was sent but is not acknowledged.
    pub outbox: Outbox,
    connection: Connection,
    max_bytes: usize,
    /// What must be stored before the next message may leave.
    after: Option<After>,
}

enum Connection {
    Connected(Link),
    Away { since: Instant },
}

impl Line {
    /// A page that has never been there; `max_bytes` of messages are kept for it.
    pub fn new(max_bytes: usize) -> Line {
        Line {
            outbox: Outbox::default(),
            connection: Connection::Away {
                since: Instant::now(),
            },
            max_bytes,
            after: None,
        }
    }

    /// Messages leave only once this is stored.
    pub fn hold(&mut self, after: After) {
        self.after = Some(after);
    }

    /// The socket.
    pub fn link(&self) -> Option<&Link> {
        match &self.connection {
            Connection::Connected(link) => Some(link),
            Connection::Away { .. } => None,
        }
    }

    /// Since when there is no socket.
    pub fn away_since(&self) -> Option<Instant> {
        match &self.connection {
            Connection::Connected(_) => None,
            Connection::Away { since } => Some(*since),
        }
    }

    /// Takes a socket; gives the one that it had.
    pub fn attach(&mut self, link: Link) -> Option<Link> {
        match std::mem::replace(&mut self.connection, Connection::Connected(link)) {
            Connection::Connected(old) => Some(old),
            Connection::Away { .. } => None,
        }
    }

    /// The socket has ended.
    pub fn detach(&mut self, now: Instant) {
        self.connection = Connection::Away { since: now };
    }

    /// Sends changes and effects; gives the size of the message.
    pub fn changes(&mut self, upto: u64, out: &Outgoing) -> usize {
        let message = ServerMessage::Changes {
            seq: self.outbox.next(),
            upto,
            changes: out.changes.text.as_str().into(),
            effects: out.effects.text.as_str().into(),
        };
        self.deliver(frame(&message))
    }

    /// Sends a failure; gives the size of the message.
    pub fn failed(&mut self, upto: u64, failure: WireFailure<'_>) -> usize {
        let message = ServerMessage::Failed {
            seq: self.outbox.next(),
            upto,
            failure,
        };
        self.deliver(frame(&message))
    }

    /// Sends a numbered message, and keeps it until it is acknowledged; gives its size.
    pub fn deliver(&mut self, frame: Frame) -> usize {
        let bytes = frame.len();
        self.outbox.push(frame.clone(), self.max_bytes);
        self.announce(frame);
        bytes
    }

    /// Sends a message that needs no number.
    pub fn tell(&mut self, message: &ServerMessage<'_>) {
        self.announce(frame(message));
    }

    /// Sends a frame if there is a socket. One that does not keep up loses its tab; what was numbered is kept.
    pub fn announce(&mut self, frame: Frame) {
        self.after = self.after.take().filter(|after| !after.is_over());
        if let Connection::Connected(link) = &self.connection
            && !link.send(frame, self.after.clone())
        {
            self.detach(Instant::now());
        }
    }
}
