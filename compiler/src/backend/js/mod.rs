//! JavaScript as the React back end needs it: a tree of the nodes that RXL emits, its layout as text, and source maps.
//!
//! Knows nothing of RXL but spans.

pub mod ast;
pub mod build;
pub mod client;
pub mod names;
pub mod print;
pub mod source_map;
