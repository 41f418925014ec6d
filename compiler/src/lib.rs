//! `rxlc`, the compiler of RXL: files in, files and diagnostics out.
//!
//! The core does no I/O; disk and console live in `cli`.

pub mod ast;
pub mod backend;
pub mod check;
pub mod diagnostics;
pub mod doc;
pub mod elements;
pub mod hir;
pub mod lexer;
pub mod library;
pub mod parser;
pub mod plan;
pub mod resolve;
pub mod source;
pub mod suggest;
