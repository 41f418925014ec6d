//! Operators and methods of Date.

use super::date_time::zoned_instant;
use super::format;
use crate::calendar::{DAY, HOUR, MINUTE, civil, day as day_within, days_of, read_date};
use crate::data::{Date, DateTime, Duration, Weekday};
use crate::failure::{Failure, Result};

fn whole_days(time: Duration) -> Result<i64> {
    if time.0 % DAY == 0 {
        Ok(time.0 / DAY)
    } else {
        Err(Failure::unknown("only whole days can be added to a date"))
    }
}

/// `date + time`
pub fn add(date: Date, time: Duration) -> Result<Date> {
    day_within(date.0.checked_add(whole_days(time)?)).map(Date)
}

/// `date - time`
pub fn subtract(date: Date, time: Duration) -> Result<Date> {
    day_within(date.0.checked_sub(whole_days(time)?)).map(Date)
}

/// `date - other`
pub fn difference(date: Date, other: Date) -> Duration {
    Duration((date.0 - other.0) * DAY)
}

/// The day with these numbers, if the calendar has it.
pub fn of(year: i64, month: i64, day: i64) -> Option<Date> {
    days_of(year, month, day).map(Date)
}

/// The day in `2021-01-31`.
pub fn parse(text: String) -> Option<Date> {
    read_date(&text).map(Date)
}

/// Its year.
pub fn year(date: &Date) -> i64 {
    civil(date.0).0
}

/// Its month, 1 to 12.
pub fn month(date: &Date) -> i64 {
    civil(date.0).1
}

/// Its day, 1 to 31.
pub fn day(date: &Date) -> i64 {
    civil(date.0).2
}

/// The last day of a month.
fn last_of(year: i64, month: i64) -> Result<i64> {
    day_within((28..=31).rev().find_map(|day| days_of(year, month, day)))
}

/// So many months later, cut to the end of the month.
pub fn add_months(date: &Date, n: i64) -> Result<Date> {
    let (year, month, day) = civil(date.0);
    let months = (year * 12 + month - 1).saturating_add(n);
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
    match days_of(year, month, day) {
        Some(days) => Ok(Date(days)),
        None => last_of(year, month).map(Date),
    }
}

/// So many years later, cut to the end of the month.
pub fn add_years(date: &Date, n: i64) -> Result<Date> {
    add_months(date, n.saturating_mul(12))
}

/// The first day of its month.
pub fn start_of_month(date: &Date) -> Date {
    Date(date.0 - day(date) + 1)
}

/// The last day of its month.
pub fn end_of_month(date: &Date) -> Date {
    let (year, month, _) = civil(date.0);
    last_of(year, month).map_or(*date, Date)
}

/// The instant at which the clocks of a zone show this time on this day, the first of two.
pub fn at(date: &Date, hour: i64, minute: i64, zone: String) -> Result<DateTime> {
    let missing = || Failure::unknown("there is no such time on that day");
    if !(0..24).contains(&hour) || !(0..60).contains(&minute) {
        return Err(missing());
    }
    let clock = date.0 * DAY + hour * HOUR + minute * MINUTE;
    let instant = zoned_instant(clock, &zone)?.ok_or_else(missing)?;
    crate::calendar::instant(Some(instant)).map(DateTime)
}

/// Its day of the week.
pub fn weekday(date: &Date) -> Weekday {
    Weekday::of(date.0)
}

/// By a pattern of CLDR letters.
pub fn format(date: &Date, pattern: String) -> Result<String> {
    format::format(&pattern, date.0 * DAY, 0, "UTC")
}

/// The earlier of the two.
pub fn min(date: &Date, b: Date) -> Date {
    (*date).min(b)
}

/// The later of the two.
pub fn max(date: &Date, b: Date) -> Date {
    (*date).max(b)
}

/// The nearest day from `low` to `high`.
pub fn clamp(date: &Date, low: Date, high: Date) -> Result<Date> {
    super::clamped(*date, low, high)
}
