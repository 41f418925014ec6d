//! Methods of Float.

use crate::failure::{Failure, Result};
use crate::int::from_float;

/// As ECMAScript writes it.
pub fn to_text(x: &f64) -> String {
    if x.is_nan() {
        "NaN".to_owned()
    } else if x.is_infinite() {
        if *x > 0.0 { "Infinity" } else { "-Infinity" }.to_owned()
    } else {
        ryu_js::Buffer::new().format(*x).to_owned()
    }
}

/// Rounded down.
pub fn floor(x: &f64) -> Result<i64> {
    from_float(x.floor())
}

/// Rounded up.
pub fn ceil(x: &f64) -> Result<i64> {
    from_float(x.ceil())
}

/// Rounded, halves away from zero.
pub fn round(x: &f64) -> Result<i64> {
    from_float(x.round())
}

/// Without its fraction.
pub fn trunc(x: &f64) -> Result<i64> {
    from_float(x.trunc())
}

fn check_digits(digits: i64) -> Result<usize> {
    usize::try_from(digits)
        .ok()
        .filter(|digits| *digits <= 15)
        .ok_or_else(|| Failure::unknown("the number of digits is outside of 0 to 15"))
}

/// Rounded to so many digits, halves away from zero.
pub fn round_to(x: &f64, digits: i64) -> Result<f64> {
    let text = fixed(x, digits)?;
    Ok(text.parse().unwrap_or(*x))
}

/// With exactly so many digits, halves of the written number away from zero.
pub fn fixed(x: &f64, digits: i64) -> Result<String> {
    let digits = check_digits(digits)?;
    if !x.is_finite() || x.abs() >= 1e21 {
        return Ok(to_text(x));
    }
    // The exact decimal expansion decides, as in ECMAScript's `toFixed`.
    let text = format!("{:.1100}", x.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut kept: Vec<u8> = whole.bytes().chain(fraction.bytes().take(digits)).collect();
    let up = fraction
        .as_bytes()
        .get(digits)
        .is_some_and(|digit| *digit >= b'5');
    if up {
        let mut at = kept.len();
        loop {
            if at == 0 {
                kept.insert(0, b'1');
                break;
            }
            at -= 1;
            match kept.get_mut(at) {
                Some(digit) if *digit == b'9' => *digit = b'0',
                Some(digit) => {
                    *digit += 1;
                    break;
                }
                None => break,
            }
        }
    }
    let point = kept.len() - digits;
    let mut text: String = kept
        .iter()
        .take(point)
        .map(|digit| char::from(*digit))
        .collect();
    if digits > 0 {
        text.push('.');
        text.extend(kept.iter().skip(point).map(|digit| char::from(*digit)));
    }
    if *x < 0.0 {
        text.insert(0, '-');
    }
    Ok(text)
}

/// Without its sign.
pub fn abs(x: &f64) -> f64 {
    x.abs()
}

/// Its square root.
pub fn sqrt(x: &f64) -> f64 {
    x.sqrt()
}

/// To the power of `y`, as ECMAScript has it for NaN, infinities and zeros; a result too small for full precision is 0.
///
/// Bit for bit what the browser computes: both sides have one portable algorithm, with the same short ways for powers that are often asked for.
pub fn pow(x: &f64, y: f64) -> f64 {
    let (x, size) = (*x, x.abs());
    if y == 0.0 {
        return 1.0;
    }
    if x.is_nan() || y.is_nan() || (size == 1.0 && y.is_infinite()) {
        return f64::NAN;
    }
    if x < 0.0 && x.is_finite() && y.is_finite() && y.trunc() != y {
        return f64::NAN;
    }
    let made = match y {
        0.5 => size.sqrt(),
        -0.5 => 1.0 / size.sqrt(),
        3.0 => size * size * size,
        4.0 => (size * size) * (size * size),
        _ => libm::pow(size, y),
    };
    let result = if made < f64::MIN_POSITIVE { 0.0 } else { made };
    match x.is_sign_negative() && (y % 2.0).abs() == 1.0 {
        true => -result,
        false => result,
    }
}

/// Its sine, in radians.
pub fn sin(x: &f64) -> f64 {
    libm::sin(*x)
}

/// Its cosine, in radians.
pub fn cos(x: &f64) -> f64 {
    libm::cos(*x)
}

/// The smaller of the two, −0 before 0; NaN if one is.
pub fn min(x: &f64, b: f64) -> f64 {
    if x.is_nan() || b.is_nan() {
        f64::NAN
    } else if *x < b || (*x == b && x.is_sign_negative()) {
        *x
    } else {
        b
    }
}

/// The larger of the two, 0 before −0; NaN if one is.
pub fn max(x: &f64, b: f64) -> f64 {
    if x.is_nan() || b.is_nan() {
        f64::NAN
    } else if *x > b || (*x == b && x.is_sign_positive()) {
        *x
    } else {
        b
    }
}

/// The nearest number from `low` to `high`.
pub fn clamp(x: &f64, low: f64, high: f64) -> Result<f64> {
    if low > high {
        return Err(Failure::unknown(
            "the limits of `clamp` are the wrong way round",
        ));
    }
    Ok(min(&max(x, low), high))
}

/// Whether it is no number.
pub fn is_nan(x: &f64) -> bool {
    x.is_nan()
}

/// Whether it is neither infinite nor NaN.
pub fn is_finite(x: &f64) -> bool {
    x.is_finite()
}
