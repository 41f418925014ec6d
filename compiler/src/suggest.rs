//! The nearest known name, for "did you mean".

/// The name of `names` that is most like `wanted`, if one is like enough: at most a third of its letters differ.
pub fn nearest<'a>(wanted: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (wanted.chars().count() / 3).max(1);
    names
        .into_iter()
        .filter(|name| name.len().abs_diff(wanted.len()) <= limit + 2)
        .map(|name| {
            let distance = if name.eq_ignore_ascii_case(wanted) {
                0
            } else {
                strsim::damerau_levenshtein(wanted, name)
            };
            (distance, name)
        })
        .filter(|(distance, name)| *distance <= limit && *name != wanted)
        .min()
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_slips_and_leaves_strangers() {
        let names = ["count", "label", "increment"];
        assert_eq!(nearest("cuont", names), Some("count"));
        assert_eq!(nearest("Increment", names), Some("increment"));
        assert_eq!(nearest("title", names), None);
    }
}
