//! The library of the language on the server, one file a type; the browser has the same in `runtime/client/src/library/`.

pub mod builtin;
pub mod duration;
pub mod float;
pub mod int;
pub mod list;
pub mod map;
pub mod option;
pub mod range;
pub mod result;
pub mod set;
pub mod text;
