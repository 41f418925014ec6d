//! The calendar: days and instants as numbers, and their parts. Years 1 to 9999, no leap seconds.

use crate::failure::{Failure, Result};

/// A second in milliseconds.
pub const SECOND: i64 = 1_000;
/// A minute in milliseconds.
pub const MINUTE: i64 = 60 * SECOND;
/// An hour in milliseconds.
pub const HOUR: i64 = 60 * MINUTE;
/// A day in milliseconds.
pub const DAY: i64 = 24 * HOUR;

/// The first day of the year 1, and the last one of the year 9999, in days since 1970.
const DAYS: std::ops::RangeInclusive<i64> = -719_162..=2_932_896;
/// The first and the last millisecond of these years.
const INSTANTS: std::ops::RangeInclusive<i64> = -62_135_596_800_000..=253_402_300_799_999;

fn outside() -> Failure {
    Failure::unknown("a time is outside of the years 1 to 9999")
}

/// Whether an instant is within the years.
pub fn is_within(instant: i64) -> bool {
    INSTANTS.contains(&instant)
}

/// An instant; fails outside of the years.
pub fn instant(instant: Option<i64>) -> Result<i64> {
    instant
        .filter(|instant| is_within(*instant))
        .ok_or_else(outside)
}

/// A day; fails outside of the years.
pub fn day(day: Option<i64>) -> Result<i64> {
    day.filter(|day| DAYS.contains(day)).ok_or_else(outside)
}

/// What the clocks show at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// Days since 1970.
    pub days: i64,
    /// The year.
    pub year: i64,
    /// 1 to 12
    pub month: i64,
    /// 1 to 31
    pub day: i64,
    /// 0 to 23
    pub hour: i64,
    /// 0 to 59
    pub minute: i64,
    /// 0 to 59
    pub second: i64,
    /// 0 to 999
    pub millisecond: i64,
}

/// The parts of an instant in UTC.
pub fn parts(instant: i64) -> Parts {
    let (days, rest) = (instant.div_euclid(DAY), instant.rem_euclid(DAY));
    let (year, month, day) = civil(days);
    Parts {
        days,
        year,
        month,
        day,
        hour: rest / HOUR,
        minute: rest / MINUTE % 60,
        second: rest / SECOND % 60,
        millisecond: rest % SECOND,
    }
}

/// Year, month and day of a number of days since 1970, after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
pub fn civil(days: i64) -> (i64, i64, i64) {
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

/// The days since 1970 of a day that the calendar has.
pub fn days_of(year: i64, month: i64, day: i64) -> Option<i64> {
    let fits = (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    if !fits {
        return None;
    }
    // After the same source.
    let shifted_year = year - i64::from(month <= 2);
    let era = shifted_year.div_euclid(400);
    let year_of_era = shifted_year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    let days = era * 146_097 + day_of_era - 719_468;
    (civil(days) == (year, month, day)).then_some(days)
}

/// The number in a text of digits alone.
fn digits(text: &str) -> Option<i64> {
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| text.parse().ok())?
}

/// The days since 1970 of `2021-01-31`.
pub fn read_date(text: &str) -> Option<i64> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if (year.len(), month.len(), day.len()) != (4, 2, 2) || parts.next().is_some() {
        return None;
    }
    days_of(digits(year)?, digits(month)?, digits(day)?)
}

/// The instant in `2021-01-31T12:00:00Z`, `2021-01-31T14:00+02:00`. What is shorter than a millisecond is cut off.
pub fn read_instant(text: &str) -> Option<i64> {
    let (date, rest) = text.split_once('T')?;
    let start = read_date(date)? * DAY;
    let (clock, offset) = match rest.strip_suffix('Z') {
        Some(clock) => (clock, 0),
        None => {
            let at = rest.rfind(['+', '-'])?;
            let (clock, zone) = rest.split_at_checked(at)?;
            let sign = if zone.starts_with('-') { -1 } else { 1 };
            let zone = zone.get(1..)?;
            let (hour, minute) = match zone.split_once(':') {
                Some(parts) => parts,
                None => zone.split_at_checked(2)?,
            };
            (
                clock,
                sign * (two_digits(hour, 23)? * HOUR + two_digits(minute, 59)? * MINUTE),
            )
        }
    };
    let mut parts = clock.splitn(3, ':');
    let (hour, minute) = (
        two_digits(parts.next()?, 23)?,
        two_digits(parts.next()?, 59)?,
    );
    let rest = match parts.next() {
        None => 0,
        Some(seconds) => {
            let (second, fraction) = match seconds.split_once('.') {
                Some((second, fraction)) => (second, Some(fraction)),
                None => (seconds, None),
            };
            two_digits(second, 59)? * SECOND + fraction.map_or(Some(0), milliseconds)?
        }
    };
    Some(start + hour * HOUR + minute * MINUTE + rest - offset).filter(|at| is_within(*at))
}

fn two_digits(text: &str, largest: i64) -> Option<i64> {
    digits(text).filter(|value| text.len() == 2 && *value <= largest)
}

/// The first three of up to nine digits behind the point.
fn milliseconds(fraction: &str) -> Option<i64> {
    digits(fraction).filter(|_| (1..=9).contains(&fraction.len()))?;
    digits(format!("{fraction:0<3}").get(..3)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_their_parts_agree() {
        for days in (-719_162..=2_932_896).step_by(17) {
            let (year, month, day) = civil(days);
            assert_eq!(days_of(year, month, day), Some(days));
        }
        assert_eq!(days_of(1, 1, 1), Some(*DAYS.start()));
        assert_eq!(days_of(9999, 12, 31), Some(*DAYS.end()));
        assert_eq!(days_of(2021, 2, 29), None);
        assert_eq!(days_of(2000, 2, 29), Some(11_016));
        assert_eq!(days_of(1900, 2, 29), None);
    }

    #[test]
    fn instants_are_read_strictly() {
        assert_eq!(read_instant("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(read_instant("1970-01-01T02:00+02:00"), Some(0));
        assert_eq!(read_instant("1970-01-01T00:00:00.5Z"), Some(500));
        assert_eq!(read_instant("1970-01-01T00:00:00.1239Z"), Some(123));
        for wrong in [
            "1970-01-01",
            "1970-01-01T00:00:00",
            "1970-01-01T24:00Z",
            "2016-12-31T23:59:60Z",
            "1970-01-01T0:00Z",
            "1970-01-01 00:00Z",
            "1970-01-01T00:00:00.Z",
            "0000-01-01T00:00Z",
            "0001-01-01T00:00+00:01",
            "1970-01-01T00:00+2:00",
            "1970-01-01T00:00:00:00Z",
        ] {
            assert_eq!(read_instant(wrong), None, "{wrong}");
        }
    }
}
