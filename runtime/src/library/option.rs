//! Methods of options.

use crate::failure::{Failure, Result};
use crate::list::List;

/// What is in it; where the program has seen that it is there.
pub fn inner<T>(option: &Option<T>) -> Result<&T> {
    option.as_ref().ok_or_else(nothing)
}

/// Another call has put `none` there meanwhile.
pub(crate) fn nothing() -> Failure {
    Failure::unknown("there is nothing in the option any more")
}

/// What `f` makes of the value, if there is one.
pub fn map<T, R>(option: &Option<T>, mut f: impl FnMut(&T) -> Result<R>) -> Result<Option<R>> {
    option.as_ref().map(&mut f).transpose()
}

/// The option that `f` makes of the value, if there is one.
pub fn and_then<T, R>(
    option: &Option<T>,
    mut f: impl FnMut(&T) -> Result<Option<R>>,
) -> Result<Option<R>> {
    Ok(map(option, &mut f)?.flatten())
}

/// The value if it fits.
pub fn filter<T: Clone>(
    option: &Option<T>,
    mut test: impl FnMut(&T) -> Result<bool>,
) -> Result<Option<T>> {
    match option {
        Some(value) if test(value)? => Ok(Some(value.clone())),
        _ => Ok(None),
    }
}

/// This value, else the other.
pub fn or<T: Clone>(option: &Option<T>, other: Option<T>) -> Option<T> {
    option.clone().or(other)
}

/// A list of the value, or of nothing.
pub fn to_list<T: Clone>(option: &Option<T>) -> List<T> {
    option.iter().cloned().collect()
}
