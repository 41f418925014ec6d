//! The words of `check`: one function for each situation, which takes the facts and gives the diagnostic.

mod calls;
mod code;
mod states;
mod types;
mod views;

pub(super) use calls::*;
pub(super) use code::*;
pub(super) use states::*;
pub(super) use types::*;
pub(super) use views::*;
