//! Methods of Int.

use crate::failure::{Failure, Result};

/// Without its sign.
pub fn abs(n: &i64) -> i64 {
    n.abs()
}

/// The smaller of the two.
pub fn min(n: &i64, b: i64) -> i64 {
    (*n).min(b)
}

/// The larger of the two.
pub fn max(n: &i64, b: i64) -> i64 {
    (*n).max(b)
}

/// The nearest number from `low` to `high`.
pub fn clamp(n: &i64, low: i64, high: i64) -> Result<i64> {
    super::clamped(*n, low, high)
}

/// To the power of `exponent`.
pub fn pow(n: &i64, exponent: i64) -> Result<i64> {
    if exponent < 0 {
        return Err(Failure::unknown("the exponent of `pow` is below 0"));
    }
    // Powers of -1, 0 and 1 come back every other time; all others soon become too large.
    let exponent = match n {
        -1..=1 if exponent > 2 => 2 - exponent % 2,
        _ => exponent,
    };
    let power = u32::try_from(exponent)
        .ok()
        .and_then(|exponent| n.checked_pow(exponent))
        .ok_or_else(|| Failure::unknown("a whole number became too large"))?;
    crate::int::add(power, 0)
}

/// Divided and rounded down.
pub fn floor_div(n: &i64, b: i64) -> Result<i64> {
    let quotient = crate::int::divide(*n, b)?;
    Ok(if n % b != 0 && (*n < 0) != (b < 0) {
        quotient - 1
    } else {
        quotient
    })
}

/// What `floor_div` leaves.
pub fn floor_mod(n: &i64, b: i64) -> Result<i64> {
    let rest = crate::int::remainder(*n, b)?;
    Ok(if rest != 0 && (rest < 0) != (b < 0) {
        rest + b
    } else {
        rest
    })
}

/// As a Float.
pub fn to_float(n: &i64) -> f64 {
    *n as f64
}

/// Its digits.
pub fn to_text(n: &i64) -> String {
    n.to_string()
}

/// Its digits in groups of three.
pub fn grouped(n: &i64, by: String) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut text = String::new();
    if *n < 0 {
        text.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push_str(&by);
        }
        text.push(digit);
    }
    text
}
