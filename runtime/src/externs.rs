//! What a program is given that is written in Rust.

use crate::failure::Result;
use std::future::Future;
use std::pin::Pin;

/// A call of Rust that runs.
pub type Waiting<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;
