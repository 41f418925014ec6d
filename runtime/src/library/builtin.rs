//! Functions that every file knows.

use crate::data::{Color, DateTime};
use crate::failure::{Failure, Result};
use crate::range::Range;
use std::time::{SystemTime, UNIX_EPOCH};

/// Ends the event with this message.
pub fn fail<T>(text: String) -> Result<T> {
    Err(Failure::known(text))
}

/// A step of a colour scale.
pub fn color(scale: &str, step: i64) -> Result<Color> {
    if (1..=12).contains(&step) {
        Ok(Color(format!("var(--{scale}-{step})")))
    } else {
        Err(Failure::unknown("a colour scale goes from 1 to 12"))
    }
}

/// The instant.
pub fn now() -> DateTime {
    #[cfg(feature = "testing")]
    if let Some(simulated) = crate::trial::world::now() {
        return simulated;
    }
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    DateTime(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

fn bytes<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    #[cfg(feature = "testing")]
    if crate::trial::world::fill(&mut bytes) {
        return Ok(bytes);
    }
    getrandom::fill(&mut bytes)
        .map_err(|_| Failure::unknown("the system gives no random numbers"))?;
    Ok(bytes)
}

/// A number from the range.
pub fn random(range: Range) -> Result<i64> {
    let width = u64::try_from(range.len()).unwrap_or(0);
    if width == 0 {
        return Err(Failure::unknown("`random` needs a range that is not empty"));
    }
    // Numbers above the last whole multiple are drawn again, so that each one is as likely.
    let limit = u64::MAX - u64::MAX % width;
    loop {
        let drawn = u64::from_le_bytes(bytes()?);
        if drawn < limit {
            return Ok(range.start + i64::try_from(drawn % width).unwrap_or(0) * range.step);
        }
    }
}

/// A new random id, version 4 of RFC 9562.
pub fn uuid() -> Result<String> {
    let mut bytes: [u8; 16] = bytes()?;
    if let Some(version) = bytes.get_mut(6) {
        *version = *version & 0x0f | 0x40;
    }
    if let Some(variant) = bytes.get_mut(8) {
        *variant = *variant & 0x3f | 0x80;
    }
    let mut text = String::new();
    for (index, byte) in bytes.iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        text.push_str(&format!("{byte:02x}"));
    }
    Ok(text)
}
