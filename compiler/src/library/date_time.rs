//! DateTime: an instant.

/// The receiver, then a method a line; see [`super::rows`] for how they are written.
pub(super) const ROWS: (&str, &str) = (
    "DateTime",
    r#"
@parse(text: Text) -> DateTime? | the instant that a text in ISO 8601 with a zone names
!@from_unix_ms(n: Int) -> DateTime | so many milliseconds after 1970; fails outside of the years 1 to 9999
to_unix_ms() -> Int | the milliseconds since 1970
!in_zone(zone: Text) -> ZonedTime | as clocks in the zone show it; fails for an unknown zone
weekday() -> Weekday | its day of the week in UTC
!format(pattern: Text) -> Text | written after a pattern of CLDR letters, in UTC; fails for an unknown letter
&relative() -> Text | how far away it is: `5 minutes ago`; in views alone, where it follows the clock
min(b: DateTime) -> DateTime | the earlier of the two
max(b: DateTime) -> DateTime | the later of the two
!clamp(low: DateTime, high: DateTime) -> DateTime | the nearest instant from `low` to `high`; fails if `low` is after `high`
"#,
);
