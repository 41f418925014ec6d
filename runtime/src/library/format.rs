//! Times as text, by patterns of the letters that CLDR gives them. English.

use super::date_time::{time_zone, timestamp};
use crate::calendar::{MINUTE, Parts, parts};
use crate::data::Weekday;
use crate::failure::{Failure, Result};
use std::iter::Peekable;
use std::str::Chars;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A time by a pattern: `d MMMM yyyy 'at' HH:mm`. `offset` is how far the clocks of the zone are ahead of UTC.
pub fn format(pattern: &str, instant: i64, offset: i64, zone: &str) -> Result<String> {
    let shown = parts(instant + offset);
    let mut text = String::new();
    let mut rest = pattern.chars().peekable();
    while let Some(character) = rest.next() {
        if character == '\'' {
            literal(&mut rest, &mut text);
        } else if character.is_ascii_alphabetic() {
            let mut length = 1;
            while rest.next_if_eq(&character).is_some() {
                length += 1;
            }
            let field = match character {
                'z' if length <= 4 => Some(name(zone, instant, offset, length)?),
                'x' if length <= 3 => Some(offset_text(offset, length)),
                letter => field(letter, length, &shown),
            };
            text.push_str(&field.ok_or_else(|| {
                let found = character.to_string().repeat(length);
                Failure::unknown(format!("`{found}` means nothing in a pattern of times"))
            })?);
        } else {
            text.push(character);
        }
    }
    Ok(text)
}

/// What stands between quotes; two of them are one.
fn literal(rest: &mut Peekable<Chars<'_>>, text: &mut String) {
    if rest.next_if_eq(&'\'').is_some() {
        text.push('\'');
        return;
    }
    while let Some(character) = rest.next() {
        if character == '\'' && rest.next_if_eq(&'\'').is_none() {
            return;
        }
        text.push(character);
    }
}

/// What a letter, repeated so often, stands for; none if it stands for nothing.
fn field(letter: char, length: usize, time: &Parts) -> Option<String> {
    let number = |value: i64| (length <= 2).then(|| digits(value, length));
    match letter {
        'y' if length == 2 => Some(digits(time.year % 100, 2)),
        'y' => Some(digits(time.year, length)),
        'M' if length <= 2 => Some(digits(time.month, length)),
        'M' if length <= 5 => {
            let index = usize::try_from(time.month - 1).ok()?;
            named(MONTHS.get(index)?, length)
        }
        'd' => number(time.day),
        'E' => named(Weekday::of(time.days).name(), length),
        'H' => number(time.hour),
        'h' => number((time.hour + 11) % 12 + 1),
        'm' => number(time.minute),
        's' => number(time.second),
        'S' => {
            let text = format!("{:0<length$}", digits(time.millisecond, 3));
            text.get(..length).map(str::to_owned)
        }
        'a' if length <= 5 => {
            let half = if time.hour < 12 { "AM" } else { "PM" };
            Some(match length {
                5 => half.chars().take(1).collect::<String>().to_lowercase(),
                _ => half.to_owned(),
            })
        }
        _ => None,
    }
}

fn digits(value: i64, length: usize) -> String {
    format!("{value:0length$}")
}

/// A name in the lengths of CLDR: up to three letters for the short one, four for the whole, five for a single letter, six for two.
fn named(name: &str, length: usize) -> Option<String> {
    let kept = match length {
        ..=3 => 3,
        4 => name.len(),
        5 => 1,
        6 => 2,
        _ => return None,
    };
    name.get(..kept).map(str::to_owned)
}

fn offset_text(offset: i64, length: usize) -> String {
    let minutes = offset.abs() / MINUTE;
    let (hour, minute) = (minutes / 60, minutes % 60);
    let sign = if offset < 0 { '-' } else { '+' };
    match length {
        3 => format!("{sign}{hour:02}:{minute:02}"),
        1 if minute == 0 => format!("{sign}{hour:02}"),
        _ => format!("{sign}{hour:02}{minute:02}"),
    }
}

/// The name of a zone at an instant: `CET`; the long one is the distance to UTC, since the database of zones has no words.
fn name(zone: &str, instant: i64, offset: i64, length: usize) -> Result<String> {
    if zone.eq_ignore_ascii_case("UTC") {
        let name = if length == 4 {
            "Coordinated Universal Time"
        } else {
            "UTC"
        };
        return Ok(name.to_owned());
    }
    if length == 4 {
        return Ok(format!("GMT{}", offset_text(offset, 3)));
    }
    let zone = time_zone(zone)?;
    let info = zone.to_offset_info(timestamp(instant));
    Ok(info.abbreviation().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_those_of_cldr() {
        let at = |pattern: &str| format(pattern, 1_612_098_305_067, 0, "UTC").unwrap();
        // Sunday, 31 January 2021, 13:05:05.067
        assert_eq!(at("EEEE, d MMMM yyyy"), "Sunday, 31 January 2021");
        assert_eq!(at("E EEE EEEEE EEEEEE"), "Sun Sun S Su");
        assert_eq!(at("yy-MM-dd MMM MMMMM"), "21-01-31 Jan J");
        assert_eq!(at("h:mm a 'o''clock' ''"), "1:05 PM o'clock '");
        assert_eq!(at("HH:mm:ss.SSS S SSSS"), "13:05:05.067 0 0670");
        assert_eq!(at("x xx xxx z"), "+00 +0000 +00:00 UTC");
        assert_eq!(at("'open"), "open");
        assert!(format("Q", 0, 0, "UTC").is_err());
        assert!(format("ddd", 0, 0, "UTC").is_err());
    }
}
