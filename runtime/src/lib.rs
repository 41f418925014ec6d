//! The runtime of RXL: serves the app that `rxlc` compiled, and keeps the states of its tabs.

pub mod config;
pub mod error;
pub mod manifest;
pub mod protocol;
pub mod routes;
pub mod states;

/// The version of this crate.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
