//! The calendar, as far as literals need it: `Date("2021-01-01")`, `DateTime("2021-01-01T00:00:00Z")`. The runtimes have the rest.

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// The day in `2021-01-31`, in days since 1970.
pub fn read_date(text: &str) -> Option<i64> {
    let (year, rest) = digits(text, 4)?;
    let (month, rest) = digits(rest.strip_prefix('-')?, 2)?;
    let (day, rest) = digits(rest.strip_prefix('-')?, 2)?;
    rest.is_empty().then(|| days_of(year, month, day))?
}

/// The instant in `2021-01-31T12:00:00Z`, `2021-01-31T14:00:00.250+02:00`, in milliseconds since 1970.
pub fn read_instant(text: &str) -> Option<i64> {
    let (date, rest) = text.split_once('T')?;
    let days = read_date(date)?;
    let (hour, rest) = below(rest, 24)?;
    let (minute, mut rest) = below(rest.strip_prefix(':')?, 60)?;
    let (mut second, mut millisecond) = (0, 0);
    if let Some(behind) = rest.strip_prefix(':') {
        (second, rest) = below(behind, 60)?;
        if let Some(behind) = rest.strip_prefix('.') {
            let end = behind
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(behind.len());
            let (fraction, behind) = behind.split_at_checked(end)?;
            if !(1..=9).contains(&fraction.len()) {
                return None;
            }
            millisecond = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
            rest = behind;
        }
    }
    let offset = match rest.chars().next()? {
        'Z' if rest.len() == 1 => 0,
        sign @ ('+' | '-') => {
            let (hours, rest) = below(rest.get(1..)?, 24)?;
            let (minutes, rest) = below(rest.strip_prefix(':').unwrap_or(rest), 60)?;
            if !rest.is_empty() {
                return None;
            }
            let offset = hours * 60 + minutes;
            if sign == '-' { -offset } else { offset }
        }
        _ => return None,
    };
    let minutes = hour * 60 + minute - offset;
    let instant = days * DAY + minutes * 60_000 + second * 1_000 + millisecond;
    let years = days_of(1, 1, 1)? * DAY..(days_of(9999, 12, 31)? + 1) * DAY;
    years.contains(&instant).then_some(instant)
}

/// The number that `count` digits write, and what follows.
fn digits(text: &str, count: usize) -> Option<(i64, &str)> {
    let (number, rest) = text.split_at_checked(count)?;
    let all = number.bytes().all(|byte| byte.is_ascii_digit());
    all.then(|| number.parse().ok())?
        .map(|number| (number, rest))
}

/// Two digits below a limit.
fn below(text: &str, limit: i64) -> Option<(i64, &str)> {
    digits(text, 2).filter(|(number, _)| *number < limit)
}

/// The days since 1970 of a day, if the calendar has it in the years 1 to 9999.
fn days_of(year: i64, month: i64, day: i64) -> Option<i64> {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let lengths = [
        31,
        28 + i64::from(is_leap),
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ];
    let before = usize::try_from(month).ok()?.checked_sub(1)?;
    let length = *lengths.get(before)?;
    if !(1..=9999).contains(&year) || !(1..=length).contains(&day) {
        return None;
    }
    let past = year - 1;
    let years = past * 365 + past / 4 - past / 100 + past / 400;
    let months: i64 = lengths.iter().take(before).sum();
    const BEFORE_1970: i64 = 719_162;
    Some(years + months + day - 1 - BEFORE_1970)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_instants() {
        assert_eq!(read_date("1970-01-01"), Some(0));
        assert_eq!(read_date("2000-02-29"), Some(11_016));
        assert_eq!(read_date("0001-01-01"), Some(-719_162));
        for wrong in [
            "2021-02-29",
            "2021-13-01",
            "2021-1-1",
            "0000-01-01",
            "2021-01-01 ",
        ] {
            assert_eq!(read_date(wrong), None, "{wrong}");
        }
        assert_eq!(read_instant("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(read_instant("1970-01-01T02:00:00.25+02:00"), Some(250));
        assert_eq!(read_instant("1970-01-01T00:01Z"), Some(60_000));
        for wrong in [
            "2016-12-31T23:59:60Z",
            "2021-01-01T24:00:00Z",
            "2021-01-01T00:00:00",
            "0001-01-01T00:00:00+01:00",
        ] {
            assert_eq!(read_instant(wrong), None, "{wrong}");
        }
    }
}
