//! Whole numbers within ±(2^53 − 1), so that they are the same in the browser. A result outside is a failure.

use crate::failure::{Failure, Result};

/// The largest Int.
pub const MAX: i64 = 9_007_199_254_740_991;

fn within(value: Option<i64>) -> Result<i64> {
    value
        .filter(|value| (-MAX..=MAX).contains(value))
        .ok_or_else(|| Failure::unknown("a whole number became too large"))
}

fn zero() -> Failure {
    Failure::unknown("division by zero")
}

/// `a + b`
pub fn add(a: i64, b: i64) -> Result<i64> {
    within(a.checked_add(b))
}

/// `a - b`
pub fn subtract(a: i64, b: i64) -> Result<i64> {
    within(a.checked_sub(b))
}

/// `a * b`
pub fn multiply(a: i64, b: i64) -> Result<i64> {
    within(a.checked_mul(b))
}

/// `a / b`, truncated.
pub fn divide(a: i64, b: i64) -> Result<i64> {
    a.checked_div(b).ok_or_else(zero)
}

/// `a % b`, with the sign of `a`.
pub fn remainder(a: i64, b: i64) -> Result<i64> {
    a.checked_rem(b).ok_or_else(zero)
}

/// A Float as an Int, if it is one.
pub fn from_float(value: f64) -> Result<i64> {
    if value.is_finite() && value.abs() <= MAX as f64 {
        Ok(value as i64)
    } else {
        Err(Failure::unknown(
            "a number is no whole number within ±(2^53 − 1)",
        ))
    }
}
