//! The messages between page and server, and their form on the wire: text to [`ClientMessage`], [`ServerMessage`] to text. It is the only place that
//! knows this form, which `lang-spec/protocol.md` describes, and it knows nothing of sockets, sessions or programs.

mod decode;
mod encode;

use serde::Deserialize;
use serde_json::Value;
use std::borrow::Cow;
use std::fmt;

/// What both sides must speak.
pub const PROTOCOL_VERSION: u32 = 1;

/// The largest number of an event or a message: what a browser can count to.
pub const MAX_NUMBER: u64 = (1 << 53) - 1;

/// The longest id of a tab, in bytes.
pub const MAX_TAB_ID_BYTES: usize = 64;

/// The longest address in `hello` and `show`, in bytes.
pub const MAX_ADDRESS_BYTES: usize = 8_192;

/// Codes with which the server closes a socket, besides those of the WebSocket protocol.
pub mod close {
    /// The first message was not a `hello` that could be understood.
    pub const NO_HELLO: u16 = 4000;
    /// Another socket has taken the tab over.
    pub const TAKEN_OVER: u16 = 4001;
}

/// A message from a page.
#[derive(Debug, Clone, PartialEq)]
pub enum ClientMessage {
    /// The first message on a socket.
    Hello(Box<Hello>),
    /// Run an event.
    Event(Event),
    /// Count this number as handled, run nothing.
    Skip(u64),
    /// The tab now shows this page.
    Show(Box<Show>),
    /// Messages up to this one have been applied.
    Ack(u64),
    /// Answer `pong`.
    Ping,
}

/// Who connects, and what it knows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hello {
    /// [`PROTOCOL_VERSION`] of the page.
    pub protocol: u32,
    /// The contract that the page was compiled with.
    pub contract: String,
    /// The tab's id.
    pub tab: String,
    /// The last sequence number that the page has applied.
    pub seen: u64,
    /// The last event number that the tab has used.
    pub sent: u64,
    /// The page shown, `""` for an address without a page.
    pub page: String,
    /// Its address: path and query.
    pub address: String,
}

/// An event to run.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Its number in the row of the tab's events.
    pub number: u64,
    /// `Todo.toggle`
    pub name: Box<str>,
    /// In order of the parameters.
    pub args: Vec<Value>,
}

/// The page that a tab shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Show {
    /// Its name in the manifest, `""` for an address without a page.
    pub page: String,
    /// Path and query.
    pub address: String,
}

/// JSON as text, written by the program's states or kept as it came.
pub type Json<'a> = Cow<'a, str>;

/// A message to a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ServerMessage<'a> {
    /// The answer to `hello`.
    Welcome {
        /// The tab's id.
        tab: Cow<'a, str>,
        /// The last event handled.
        upto: u64,
        /// Whether the server knew the tab.
        resumed: bool,
        /// The largest message that the server takes.
        message_bytes: usize,
    },
    /// Cells have these values.
    Values {
        /// Sequence number.
        seq: u64,
        /// An object: name of the cell, value. Behind it, if some have failed, a comma and an object: name of the cell, failure.
        values: Json<'a>,
    },
    /// The outcome of an event.
    Changes {
        /// Sequence number.
        seq: u64,
        /// The last event handled.
        upto: u64,
        /// The changes, separated by commas, without the brackets.
        changes: Json<'a>,
        /// The effects in the same form; empty if there are none.
        effects: Json<'a>,
    },
    /// An event has failed.
    Failed {
        /// Sequence number.
        seq: u64,
        /// The last event handled: the one that failed.
        upto: u64,
        /// What the page is told.
        failure: WireFailure<'a>,
    },
    /// Send all events from this number on again.
    Resend(u64),
    /// A message could not be understood.
    Error(WireError),
    /// The tab is not known, though it has sent events.
    Gone,
    /// The page must load itself anew.
    Reload,
    /// In development: newer modules for a page that runs, as a JSON object.
    Update(Json<'a>),
    /// The program on disk does not compile: a list of diagnostics.
    Problems(Json<'a>),
    /// The answer to `ping`.
    Pong,
}

/// A failure as the page is told it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WireFailure<'a> {
    /// Worded for people if it is known, else empty.
    pub message: Cow<'a, str>,
    /// The event that failed.
    pub event: Cow<'a, str>,
    /// Names the failure in the server's log if it is not known.
    pub id: Cow<'a, str>,
    /// Whether the program has worded it for people.
    pub known: bool,
    /// Fields of the form that was sent, and what is wrong with each.
    #[serde(default)]
    pub fields: Vec<(String, String)>,
}

/// Why a message could not be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WireError {
    /// For programs.
    pub code: ErrorCode,
    /// For people who look for the mistake.
    pub message: String,
    /// The number of the event, if it was one and its number could be read.
    pub event: Option<u64>,
}

/// The kinds of [`WireError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorCode {
    /// It has none of the forms of a message.
    BadMessage,
    /// The first message was not `hello`.
    NoHello,
    /// `hello` where it has no place.
    SecondHello,
    /// The tab's id has the wrong form.
    BadTab,
    /// There is no such page.
    UnknownPage,
    /// The page may not send this event, or there is none.
    UnknownEvent,
    /// The arguments do not fit the parameters.
    BadArguments,
    /// The session has as many connected tabs as it may.
    TooManyTabs,
}

impl ErrorCode {
    const ALL: [ErrorCode; 8] = [
        ErrorCode::BadMessage,
        ErrorCode::NoHello,
        ErrorCode::SecondHello,
        ErrorCode::BadTab,
        ErrorCode::UnknownPage,
        ErrorCode::UnknownEvent,
        ErrorCode::BadArguments,
        ErrorCode::TooManyTabs,
    ];

    /// Its name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            ErrorCode::BadMessage => "bad_message",
            ErrorCode::NoHello => "no_hello",
            ErrorCode::SecondHello => "second_hello",
            ErrorCode::BadTab => "bad_tab",
            ErrorCode::UnknownPage => "unknown_page",
            ErrorCode::UnknownEvent => "unknown_event",
            ErrorCode::BadArguments => "bad_arguments",
            ErrorCode::TooManyTabs => "too_many_tabs",
        }
    }

    fn from_str(name: &str) -> Option<ErrorCode> {
        ErrorCode::ALL
            .into_iter()
            .find(|code| code.as_str() == name)
    }
}

impl WireError {
    /// An error that is not about an event.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> WireError {
        WireError {
            code,
            message: message.into(),
            event: None,
        }
    }

    /// An error about the event of this number.
    pub fn about(event: u64, code: ErrorCode, message: impl Into<String>) -> WireError {
        WireError {
            code,
            message: message.into(),
            event: Some(event),
        }
    }
}

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code.as_str(), self.message)
    }
}

impl std::error::Error for WireError {}
