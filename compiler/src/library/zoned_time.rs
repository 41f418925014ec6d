//! ZonedTime: an instant as clocks in a zone show it.

/// The receiver, then a method a line; see [`super::rows`] for how they are written.
pub(super) const ROWS: (&str, &str) = (
    "ZonedTime",
    r#"
.year: Int | its year
.month: Int | its month, 1 to 12
.day: Int | its day of the month, 1 to 31
.hour: Int | its hour, 0 to 23
.minute: Int | its minute
.second: Int | its second
.millisecond: Int | its millisecond
.zone: Text | the name of its zone
date() -> Date | its day
weekday() -> Weekday | its day of the week
!format(pattern: Text) -> Text | written after a pattern of CLDR letters; fails for an unknown letter
"#,
);
