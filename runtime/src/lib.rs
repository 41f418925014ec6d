//! The runtime of RXL: serves the app that `rxlc` compiled, and keeps the states of its tabs.

pub mod address;
pub mod config;
pub mod data;
pub mod delta;
pub mod error;
pub mod failure;
pub mod int;
pub mod json;
pub mod library;
pub mod list;
pub mod manifest;
pub mod protocol;
pub mod routes;
pub mod states;
pub mod var;

pub use data::{Color, Data, DateTime, Duration, Length, Route};
pub use delta::Step;
pub use failure::{Failure, Result};
pub use json::JsonWriter;
pub use list::List;
pub use serde_json::Value;
pub use states::{Asset, CallError, Outgoing, Program, States, Turn};
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
