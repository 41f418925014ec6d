//! Methods of Duration, and how times are printed.

use crate::data::{DateTime, Duration};

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

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
    let (days, rest) = (time.0.div_euclid(DAY), time.0.rem_euclid(DAY));
    let (year, month, day) = civil(days);
    let milliseconds = rest % SECOND;
    let fraction = if milliseconds == 0 {
        String::new()
    } else {
        format!(".{milliseconds:03}")
    };
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}{fraction}Z",
        rest / HOUR,
        rest / MINUTE % 60,
        rest / SECOND % 60,
    )
}

/// Year, month and day of a number of days since 1970, after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}
