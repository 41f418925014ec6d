//! A server, pages, and a network between them that breaks; all of it in one process and in simulated time, so that a seed says all that happens.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

rxl::app!();

mod network;
mod page;

pub use network::Network;
pub use page::{Page, Seen};

/// The program of `app.rxl`.
pub fn program() -> rxl::Program {
    app::program()
}
