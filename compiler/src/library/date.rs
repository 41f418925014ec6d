//! Date: a day of the calendar.

/// The receiver, then a method a line; see [`super::rows`] for how they are written.
pub(super) const ROWS: (&str, &str) = (
    "Date",
    r#"
.year: Int | its year
.month: Int | its month, 1 to 12
.day: Int | its day of the month, 1 to 31
@of(year: Int, month: Int, day: Int) -> Date? | the day with these numbers, if the calendar has it
@parse(text: Text) -> Date? | the day that a text in ISO 8601 names
!add_months(n: Int) -> Date | so many months later, cut to the end of the month; fails outside of the years 1 to 9999
!add_years(n: Int) -> Date | so many years later, cut to the end of the month; fails outside of the years 1 to 9999
start_of_month() -> Date | the first day of its month
end_of_month() -> Date | the last day of its month
!at(hour: Int, minute: Int, zone: Text = "UTC") -> DateTime | when clocks in the zone show this time on this day; fails for an unknown zone and a time that the day does not have
weekday() -> Weekday | its day of the week
!format(pattern: Text) -> Text | written after a pattern of CLDR letters; fails for an unknown letter
min(b: Date) -> Date | the earlier of the two
max(b: Date) -> Date | the later of the two
!clamp(low: Date, high: Date) -> Date | the nearest day from `low` to `high`; fails if `low` is after `high`
"#,
);
