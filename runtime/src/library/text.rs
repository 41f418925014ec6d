//! Methods of Text, counted in Unicode scalar values.

use crate::failure::{Failure, Result};
use crate::list::List;

/// The number of characters.
pub fn length(text: &str) -> i64 {
    text.chars().count() as i64
}

/// Whether there is no character.
pub fn is_empty(text: &str) -> bool {
    text.is_empty()
}

/// Whether it is not empty and every character is a letter.
pub fn is_alphabetic(text: &str) -> bool {
    !text.is_empty() && text.chars().all(char::is_alphabetic)
}

/// Whether it is not empty and every character is a numeric one.
pub fn is_numeric(text: &str) -> bool {
    !text.is_empty() && text.chars().all(char::is_numeric)
}

/// Without white space at both ends.
pub fn trim(text: &str) -> String {
    text.trim().to_owned()
}

/// Without white space at the start.
pub fn trim_start(text: &str) -> String {
    text.trim_start().to_owned()
}

/// Without white space at the end.
pub fn trim_end(text: &str) -> String {
    text.trim_end().to_owned()
}

/// Without these characters at both ends.
pub fn trim_chars(text: &str, chars: String) -> String {
    text.trim_matches(|c| chars.contains(c)).to_owned()
}

/// In upper case.
pub fn to_upper(text: &str) -> String {
    text.to_uppercase()
}

/// In lower case.
pub fn to_lower(text: &str) -> String {
    text.to_lowercase()
}

/// With its first letter in upper case.
pub fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// Whether `part` stands somewhere in it.
pub fn contains(text: &str, part: String) -> bool {
    text.contains(&part)
}

/// Whether it begins with `part`.
pub fn starts_with(text: &str, part: String) -> bool {
    text.starts_with(&part)
}

/// Whether it ends with `part`.
pub fn ends_with(text: &str, part: String) -> bool {
    text.ends_with(&part)
}

/// Where `part` first stands.
pub fn index_of(text: &str, part: String) -> Option<i64> {
    let at = text.find(&part)?;
    Some(length(text.get(..at).unwrap_or_default()))
}

/// With every `old` replaced; an empty `old` stands nowhere.
pub fn replace(text: &str, old: String, new: String) -> String {
    if old.is_empty() {
        text.to_owned()
    } else {
        text.replace(&old, &new)
    }
}

/// Without `part` at its start.
pub fn remove_prefix(text: &str, part: String) -> String {
    text.strip_prefix(&part).unwrap_or(text).to_owned()
}

/// Without `part` at its end.
pub fn remove_suffix(text: &str, part: String) -> String {
    text.strip_suffix(&part).unwrap_or(text).to_owned()
}

/// The longest text that `repeat` makes, in bytes.
const MAX_REPEAT_BYTES: usize = 1 << 20;

/// `n` times in a row.
pub fn repeat(text: &str, n: i64) -> Result<String> {
    let count =
        usize::try_from(n).map_err(|_| Failure::unknown("`repeat` takes no number below 0"))?;
    match text.len().checked_mul(count) {
        Some(bytes) if bytes <= MAX_REPEAT_BYTES => Ok(text.repeat(count)),
        _ => Err(Failure::unknown("`repeat` makes no text over 1 MiB")),
    }
}

fn padding(text: &str, n: i64, with: &str) -> String {
    let missing = usize::try_from(n - length(text)).unwrap_or(0);
    with.chars()
        .cycle()
        .take(missing.min(MAX_REPEAT_BYTES))
        .collect()
}

/// Filled at its start to at least `n` characters.
pub fn pad_start(text: &str, n: i64, with: String) -> String {
    padding(text, n, &with) + text
}

/// Filled at its end to at least `n` characters.
pub fn pad_end(text: &str, n: i64, with: String) -> String {
    text.to_owned() + &padding(text, n, &with)
}

/// Its parts between `by`.
pub fn split(text: &str, by: String) -> List<String> {
    if by.is_empty() {
        return chars(text);
    }
    text.split(&by).map(str::to_owned).collect()
}

/// Its lines without their ends.
pub fn lines(text: &str) -> List<String> {
    text.lines().map(str::to_owned).collect()
}

/// Its parts between white space.
pub fn words(text: &str) -> List<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// Its characters.
pub fn chars(text: &str) -> List<String> {
    text.chars().map(String::from).collect()
}

/// The character at `i`.
pub fn char_at(text: &str, i: i64) -> Result<String> {
    usize::try_from(i)
        .ok()
        .and_then(|index| text.chars().nth(index))
        .map(String::from)
        .ok_or_else(|| Failure::unknown("there is no such character in the text"))
}

fn count(n: i64) -> usize {
    usize::try_from(n).unwrap_or(0)
}

/// Its first `n` characters.
pub fn take(text: &str, n: i64) -> String {
    text.chars().take(count(n)).collect()
}

/// Its last `n` characters.
pub fn take_last(text: &str, n: i64) -> String {
    let all = text.chars().count();
    text.chars().skip(all.saturating_sub(count(n))).collect()
}

/// Without its first `n` characters.
pub fn skip(text: &str, n: i64) -> String {
    text.chars().skip(count(n)).collect()
}

/// Without its last `n` characters.
pub fn drop_last(text: &str, n: i64) -> String {
    let all = text.chars().count();
    text.chars().take(all.saturating_sub(count(n))).collect()
}

fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

/// The whole number that it writes.
pub fn to_int(text: &str) -> Option<i64> {
    if !is_decimal(text) {
        return None;
    }
    text.parse()
        .ok()
        .filter(|n: &i64| n.abs() <= crate::int::MAX)
}

/// The number that it writes.
pub fn to_float(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let plain = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let fits = match mantissa.split_once('.') {
        Some((whole, fraction)) => plain(whole) && plain(fraction),
        None => plain(mantissa),
    };
    (fits && exponent.is_none_or(is_decimal)).then(|| text.parse().ok())?
}

/// The characters of a range.
pub fn slice(text: &str, range: crate::range::Range) -> Result<String> {
    let all = length(text);
    if range.step == 1 && 0 <= range.start && range.start <= range.end && range.end <= all {
        Ok(text
            .chars()
            .skip(count(range.start))
            .take(count(range.end - range.start))
            .collect())
    } else {
        Err(Failure::unknown("the range is not within the text"))
    }
}

/// Its bytes in UTF-8.
pub fn to_bytes(text: &str) -> bytes::Bytes {
    bytes::Bytes::copy_from_slice(text.as_bytes())
}
