//! Days, instants, lengths of time.

use super::{Data, DecodeError};
use crate::calendar;
use crate::json::JsonWriter;
use crate::library::duration;
use serde_json::Value;

/// A day of the calendar, in days since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub i64);

/// A length of time in whole milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration(pub i64);

/// An instant, in milliseconds since 1970 in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(pub i64);

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = calendar::civil(self.0);
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl Data for Date {
    fn write(&self, out: &mut JsonWriter) {
        out.display(format_args!("\"{self}\""));
    }

    fn read(value: &Value) -> Result<Self, DecodeError> {
        value
            .as_str()
            .and_then(calendar::read_date)
            .map(Date)
            .ok_or(DecodeError::expected("a date"))
    }

    fn print(&self, out: &mut String) {
        out.push_str(&self.to_string());
    }
}

impl Data for Duration {
    fn write(&self, out: &mut JsonWriter) {
        out.display(self.0);
    }

    fn read(value: &Value) -> Result<Self, DecodeError> {
        i64::read(value).map(Duration)
    }

    fn print(&self, out: &mut String) {
        out.push_str(&duration::to_text(*self));
    }
}

impl Data for DateTime {
    fn write(&self, out: &mut JsonWriter) {
        out.display(self.0);
    }

    fn read(value: &Value) -> Result<Self, DecodeError> {
        i64::read(value)
            .ok()
            .filter(|instant| calendar::is_within(*instant))
            .map(DateTime)
            .ok_or(DecodeError::expected(
                "an instant of the years 1 to 9999, in milliseconds since 1970",
            ))
    }

    fn print(&self, out: &mut String) {
        out.push_str(&duration::instant_to_text(*self));
    }
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// That of a day, in days since 1970.
    pub fn of(days: i64) -> Weekday {
        // 1 January 1970 was a Thursday.
        let index = usize::try_from((days + 3).rem_euclid(7)).unwrap_or(0);
        Self::ALL.get(index).copied().unwrap_or(Weekday::Monday)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Weekday::Monday => "Monday",
            Weekday::Tuesday => "Tuesday",
            Weekday::Wednesday => "Wednesday",
            Weekday::Thursday => "Thursday",
            Weekday::Friday => "Friday",
            Weekday::Saturday => "Saturday",
            Weekday::Sunday => "Sunday",
        }
    }

    /// All days, from Monday on.
    pub fn values() -> crate::List<Weekday> {
        Self::ALL.into_iter().collect()
    }

    /// The day of this name.
    pub fn parse(text: String) -> Option<Weekday> {
        Self::ALL.into_iter().find(|day| day.name() == text)
    }
}

impl Data for Weekday {
    fn write(&self, out: &mut JsonWriter) {
        out.string(self.name());
    }

    fn read(value: &Value) -> Result<Self, DecodeError> {
        let name = value.as_str().unwrap_or_default();
        Weekday::parse(name.to_owned()).ok_or(DecodeError::expected("a day of the week"))
    }

    fn print(&self, out: &mut String) {
        out.push_str(self.name());
    }
}
