//! Methods of Text.

/// The receiver, then a method a line; see [`super::rows`] for how they are written.
pub(super) const ROWS: (&str, &str) = (
    "Text",
    r#"
length() -> Int | the number of characters
is_empty() -> Bool | whether there is no character
is_alphabetic() -> Bool | whether it is not empty and every character is a letter
is_numeric() -> Bool | whether it is not empty and every character is a numeric one
trim() -> Text | without white space at both ends
trim_start() -> Text | without white space at the start
trim_end() -> Text | without white space at the end
trim_chars(chars: Text) -> Text | without these characters at both ends
to_upper() -> Text | in upper case
to_lower() -> Text | in lower case
capitalized() -> Text | with its first letter in upper case
contains(part: Text) -> Bool | whether `part` stands somewhere in it
starts_with(part: Text) -> Bool | whether it begins with `part`
ends_with(part: Text) -> Bool | whether it ends with `part`
index_of(part: Text) -> Int? | where `part` first stands
replace(old: Text, new: Text) -> Text | with every `old` replaced; an empty `old` stands nowhere
remove_prefix(part: Text) -> Text | without `part` at its start, if it is there
remove_suffix(part: Text) -> Text | without `part` at its end, if it is there
!repeat(n: Int) -> Text | `n` times in a row; fails below 0 and above 1 MiB
pad_start(n: Int, with: Text = " ") -> Text | filled at its start to at least `n` characters
pad_end(n: Int, with: Text = " ") -> Text | filled at its end to at least `n` characters
split(by: Text) -> List<Text> | its parts between `by`; with an empty `by` its characters
lines() -> List<Text> | its lines without their ends
words() -> List<Text> | its parts between white space, none of them empty
chars() -> List<Text> | its characters
!char_at(i: Int) -> Text | the character at `i`; fails out of range
take(n: Int) -> Text | its first `n` characters
take_last(n: Int) -> Text | its last `n` characters
skip(n: Int) -> Text | without its first `n` characters
drop_last(n: Int) -> Text | without its last `n` characters
to_int() -> Int? | the whole number that it writes
to_float() -> Float? | the number that it writes
to_bytes() -> Bytes | its bytes in UTF-8
"#,
);
