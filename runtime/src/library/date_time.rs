//! Operators and methods of DateTime, and time zones.

use super::format;
use super::zoned_time::ZonedTime;
use crate::calendar::{instant, parts, read_instant};
use crate::data::{DateTime, Duration, Weekday};
use crate::failure::{Failure, Result};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// `instant + time`
pub fn add(at: DateTime, time: Duration) -> Result<DateTime> {
    instant(at.0.checked_add(time.0)).map(DateTime)
}

/// `instant - time`
pub fn subtract(at: DateTime, time: Duration) -> Result<DateTime> {
    instant(at.0.checked_sub(time.0)).map(DateTime)
}

/// `instant - other`
pub fn difference(at: DateTime, other: DateTime) -> Duration {
    Duration(at.0 - other.0)
}

/// The instant in `2021-01-31T12:00:00Z`.
pub fn parse(text: String) -> Option<DateTime> {
    read_instant(&text).map(DateTime)
}

/// Milliseconds since 1970.
pub fn to_unix_ms(at: &DateTime) -> i64 {
    at.0
}

/// From milliseconds since 1970.
pub fn from_unix_ms(n: i64) -> Result<DateTime> {
    instant(Some(n)).map(DateTime)
}

/// As the clocks of a time zone show it.
pub fn in_zone(at: &DateTime, zone: String) -> Result<ZonedTime> {
    let offset = offset_at(at.0, &time_zone(&zone)?);
    Ok(ZonedTime {
        instant: at.0,
        offset,
        zone,
    })
}

/// Its day of the week in UTC.
pub fn weekday(at: &DateTime) -> Weekday {
    Weekday::of(parts(at.0).days)
}

/// By a pattern of CLDR letters, in UTC.
pub fn format(at: &DateTime, pattern: String) -> Result<String> {
    format::format(&pattern, at.0, 0, "UTC")
}

/// The earlier of the two.
pub fn min(at: &DateTime, b: DateTime) -> DateTime {
    (*at).min(b)
}

/// The later of the two.
pub fn max(at: &DateTime, b: DateTime) -> DateTime {
    (*at).max(b)
}

/// The nearest instant from `low` to `high`.
pub fn clamp(at: &DateTime, low: DateTime, high: DateTime) -> Result<DateTime> {
    super::clamped(*at, low, high)
}

/// A time zone by its name.
pub(super) fn time_zone(zone: &str) -> Result<TimeZone> {
    let unknown = || Failure::unknown(format!("there is no time zone `{zone}`"));
    // Offsets such as `+02:00` are no zones.
    if !zone.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return Err(unknown());
    }
    TimeZone::get(zone).map_err(|_| unknown())
}

/// The instant for questions to the library of zones, which ends a day before the year 9999 does.
pub(super) fn timestamp(instant: i64) -> Timestamp {
    let nearest = instant.clamp(
        Timestamp::MIN.as_millisecond() + 1,
        Timestamp::MAX.as_millisecond(),
    );
    Timestamp::from_millisecond(nearest).unwrap_or_default()
}

/// How far the clocks of a zone are ahead of UTC at an instant, in milliseconds.
pub(super) fn offset_at(instant: i64, zone: &TimeZone) -> i64 {
    i64::from(zone.to_offset(timestamp(instant)).seconds()) * crate::calendar::SECOND
}

/// The first instant at which the clocks of a zone show a time, if they show it at all.
pub(super) fn zoned_instant(clock: i64, zone: &str) -> Result<Option<i64>> {
    let zone = time_zone(zone)?;
    // Around a change of the clocks the offset is that of the day before or that of the day after.
    Ok([-1, 1]
        .into_iter()
        .map(|side| clock - offset_at(clock + side * crate::calendar::DAY, &zone))
        .filter(|instant| instant + offset_at(*instant, &zone) == clock)
        .min())
}
