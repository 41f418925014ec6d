//! The words of `check`: one function for each situation, which takes the facts and gives the diagnostic.

mod calls;
mod code;
mod states;
mod tests;
mod types;
mod views;

pub(super) use calls::*;
pub(super) use code::*;
pub(super) use states::*;
pub(super) use tests::*;
pub(super) use types::*;
pub(super) use views::*;

/// A type with its article: `a Text`, `an Int`.
pub(in crate::check) fn a(ty: &str) -> String {
    let article = match ty.starts_with(['A', 'E', 'I', 'O', 'a', 'e', 'i', 'o']) {
        true => "an",
        false => "a",
    };
    format!("{article} `{ty}`")
}
