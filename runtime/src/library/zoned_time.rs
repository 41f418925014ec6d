//! ZonedTime: an instant as the clocks of a time zone show it.

use super::format;
use crate::calendar::{Parts, parts};
use crate::data::{Date, Weekday};
use crate::failure::Result;

/// An instant seen in a time zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZonedTime {
    pub(super) instant: i64,
    /// How far the clocks are ahead of UTC, in milliseconds.
    pub(super) offset: i64,
    pub(super) zone: String,
}

impl ZonedTime {
    fn parts(&self) -> Parts {
        parts(self.instant + self.offset)
    }
}

/// Its year.
pub fn year(time: &ZonedTime) -> i64 {
    time.parts().year
}

/// Its month, 1 to 12.
pub fn month(time: &ZonedTime) -> i64 {
    time.parts().month
}

/// Its day, 1 to 31.
pub fn day(time: &ZonedTime) -> i64 {
    time.parts().day
}

/// Its hour, 0 to 23.
pub fn hour(time: &ZonedTime) -> i64 {
    time.parts().hour
}

/// Its minute.
pub fn minute(time: &ZonedTime) -> i64 {
    time.parts().minute
}

/// Its second.
pub fn second(time: &ZonedTime) -> i64 {
    time.parts().second
}

/// Its millisecond.
pub fn millisecond(time: &ZonedTime) -> i64 {
    time.parts().millisecond
}

/// The name of its zone.
pub fn zone(time: &ZonedTime) -> String {
    time.zone.clone()
}

/// Its day.
pub fn date(time: &ZonedTime) -> Date {
    Date(time.parts().days)
}

/// Its day of the week.
pub fn weekday(time: &ZonedTime) -> Weekday {
    Weekday::of(time.parts().days)
}

/// By a pattern of CLDR letters.
pub fn format(time: &ZonedTime, pattern: String) -> Result<String> {
    format::format(&pattern, time.instant, time.offset, &time.zone)
}
