//! Methods of results.

use crate::failure::Result as Outcome;

/// What it holds if it is `ok`.
pub fn ok<T: Clone, E>(result: &Result<T, E>) -> Option<T> {
    result.as_ref().ok().cloned()
}

/// What it holds if it is `err`.
pub fn err<T, E: Clone>(result: &Result<T, E>) -> Option<E> {
    result.as_ref().err().cloned()
}

/// With what `f` makes of the value, if it is `ok`.
pub fn map<T, R, E: Clone>(
    result: &Result<T, E>,
    f: impl FnOnce(&T) -> Outcome<R>,
) -> Outcome<Result<R, E>> {
    match result {
        Ok(value) => Ok(Ok(f(value)?)),
        Err(error) => Ok(Err(error.clone())),
    }
}

/// With what `f` makes of the error, if it is `err`.
pub fn map_err<T: Clone, E, R>(
    result: &Result<T, E>,
    f: impl FnOnce(&E) -> Outcome<R>,
) -> Outcome<Result<T, R>> {
    match result {
        Ok(value) => Ok(Ok(value.clone())),
        Err(error) => Ok(Err(f(error)?)),
    }
}

/// The result that `f` makes of the value, if it is `ok`.
pub fn and_then<T, R, E: Clone>(
    result: &Result<T, E>,
    f: impl FnOnce(&T) -> Outcome<Result<R, E>>,
) -> Outcome<Result<R, E>> {
    match result {
        Ok(value) => f(value),
        Err(error) => Ok(Err(error.clone())),
    }
}
