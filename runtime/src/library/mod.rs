//! The library of the language on the server, one file a type; the browser has the same in `runtime/client/src/library/`.

pub mod builtin;
pub mod bytes;
pub mod date;
pub mod date_time;
pub mod duration;
pub mod float;
mod format;
pub mod int;
pub mod json;
pub mod list;
pub mod map;
pub mod option;
pub mod range;
pub mod result;
pub mod set;
pub mod text;
pub mod zoned_time;

use std::cell::Cell;

/// How deep functions that call themselves may be nested.
const DEEPEST: u32 = 1_000;

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// A call of a function that may call itself, for as long as it runs. No such call waits, so that a thread runs one after another.
#[derive(Debug)]
pub struct Nested(());

/// Counts a call of a function that may call itself; calls nested deeper than 1,000 fail.
pub fn nested() -> crate::Result<Nested> {
    let depth = DEPTH.get();
    if depth >= DEEPEST {
        return Err(crate::Failure::unknown(
            "functions call each other too deep",
        ));
    }
    DEPTH.set(depth + 1);
    Ok(Nested(()))
}

impl Drop for Nested {
    fn drop(&mut self) {
        DEPTH.set(DEPTH.get().saturating_sub(1));
    }
}

/// The nearest value from `low` to `high`.
fn clamped<T: Ord>(value: T, low: T, high: T) -> crate::Result<T> {
    if low > high {
        return Err(crate::Failure::unknown(
            "the limits of `clamp` are the wrong way round",
        ));
    }
    Ok(value.clamp(low, high))
}
