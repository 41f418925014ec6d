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

/// The nearest value from `low` to `high`.
fn clamped<T: Ord>(value: T, low: T, high: T) -> crate::Result<T> {
    if low > high {
        return Err(crate::Failure::unknown(
            "the limits of `clamp` are the wrong way round",
        ));
    }
    Ok(value.clamp(low, high))
}
