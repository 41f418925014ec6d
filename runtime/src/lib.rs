//! The runtime of RXL: serves the app that `rxlc` compiled, and keeps the states of its tabs.
//!
//! An app's crate needs nothing but this, besides a build script that calls `rxlc::build::app("app.rxl")`:
//!
//! ```ignore
//! rxl::app!();
//!
//! fn main() -> std::process::ExitCode {
//!     rxl::serve(app::program())
//! }
//! ```
//!
//! Who has routes or layers of their own builds an [`App`].

pub mod address;
pub mod app;
mod assets;
pub mod background;
mod calendar;
pub mod config;
pub mod context;
pub mod data;
pub mod delta;
mod dev;
mod dispatch;
pub mod error;
pub mod externs;
pub mod failure;
mod html;
pub mod int;
pub mod json;
pub mod library;
pub mod list;
mod log;
pub mod manifest;
pub mod map;
mod metrics;
pub mod opener;
mod patience;
pub mod protocol;
pub mod range;
mod request;
mod routes;
pub mod rules;
mod secret;
mod serve;
mod server;
mod session;
mod socket;
pub mod states;
mod store;
pub mod testing;
#[cfg(feature = "testing")]
pub mod trial;
pub mod var;

pub use app::App;
pub use background::{Background, Start, Stream};
pub use bytes::Bytes;
pub use config::Config;
pub use context::{Context, EventContext, Tone};
pub use data::{Color, Data, Date, DateTime, Duration, Json, Length, Route, Weekday};
pub use delta::Step;
pub use error::ServeError;
pub use failure::{Failure, Failure as Error, Result};
pub use json::JsonWriter;
pub use library::zoned_time::ZonedTime;
pub use list::List;
pub use map::{Map, Set};
pub use range::Range;
pub use rules::Wrong;
pub use serde_json::Value;
pub use serve::serve;
pub use states::{Asset, CallError, Outgoing, Program, Running, States, Turn};
pub use var::{Edit, Var};

/// The version of this crate.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Includes what `rxlc` emitted as the module `app`.
#[macro_export]
macro_rules! app {
    () => {
        #[allow(
            unused,
            clippy::all,
            clippy::pedantic,
            missing_docs,
            reason = "emitted by rxlc from .rxl files"
        )]
        mod app {
            include!(concat!(env!("OUT_DIR"), "/app.rs"));
        }
    };
}
