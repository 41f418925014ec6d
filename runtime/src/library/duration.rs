//! Methods of Duration, and how times are printed.

use crate::calendar::{self, DAY, HOUR, MINUTE, SECOND};
use crate::data::{DateTime, Duration};
use crate::failure::Result;

/// Its whole days.
pub fn days(time: &Duration) -> i64 {
    time.0 / DAY
}

/// Its whole hours.
pub fn hours(time: &Duration) -> i64 {
    time.0 / HOUR
}

/// Its whole minutes.
pub fn minutes(time: &Duration) -> i64 {
    time.0 / MINUTE
}

/// Its whole seconds.
pub fn seconds(time: &Duration) -> i64 {
    time.0 / SECOND
}

/// Its milliseconds.
pub fn milliseconds(time: &Duration) -> i64 {
    time.0
}

/// Without its sign.
pub fn abs(time: &Duration) -> Duration {
    Duration(time.0.abs())
}

/// The shorter of the two.
pub fn min(time: &Duration, b: Duration) -> Duration {
    (*time).min(b)
}

/// The longer of the two.
pub fn max(time: &Duration, b: Duration) -> Duration {
    (*time).max(b)
}

/// The nearest length from `low` to `high`.
pub fn clamp(time: &Duration, low: Duration, high: Duration) -> Result<Duration> {
    super::clamped(*time, low, high)
}

/// `1h 30m`, `-2d`, `0s`
pub fn to_text(time: Duration) -> String {
    if time.0 == 0 {
        return "0s".to_owned();
    }
    let mut rest = time.0.abs();
    let mut parts = Vec::new();
    for (unit, name) in [
        (DAY, "d"),
        (HOUR, "h"),
        (MINUTE, "m"),
        (SECOND, "s"),
        (1, "ms"),
    ] {
        if rest >= unit {
            parts.push(format!("{}{name}", rest / unit));
            rest %= unit;
        }
    }
    let sign = if time.0 < 0 { "-" } else { "" };
    format!("{sign}{}", parts.join(" "))
}

/// `2021-01-01T00:00:00Z`, with `.250` if there are milliseconds.
pub fn instant_to_text(time: DateTime) -> String {
    let parts = calendar::parts(time.0);
    let fraction = if parts.millisecond == 0 {
        String::new()
    } else {
        format!(".{:03}", parts.millisecond)
    };
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{fraction}Z",
        parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.second,
    )
}
