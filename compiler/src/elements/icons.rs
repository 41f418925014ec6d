//! The built-in icons: drawings of 24 by 24 in the colour of the text around them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One icon a line: its name, then what stands in its SVG.
static ICONS: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    include_str!("icons.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(' '))
        .collect()
});

/// The names of all icons in order.
pub fn names() -> impl Iterator<Item = &'static str> {
    ICONS.keys().copied()
}

/// Whether there is an icon of this name.
pub fn is_icon(name: &str) -> bool {
    ICONS.contains_key(name)
}

/// The rule of the stylesheet that draws an icon where the class `rxl-icon-<name>` stands.
pub fn rule(name: &str) -> Option<String> {
    let drawing = ICONS.get(name)?;
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='black' stroke-width='2' \
         stroke-linecap='round' stroke-linejoin='round'>{drawing}</svg>"
    );
    let address = svg
        .replace('%', "%25")
        .replace('<', "%3C")
        .replace('>', "%3E")
        .replace('#', "%23");
    Some(format!(
        ".rxl-icon-{name}{{--icon:url(\"data:image/svg+xml,{address}\")}}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_an_icon_whose_name_is_a_class() {
        assert!(names().count() > 1000);
        for name in names() {
            assert!(
                name.chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
                "{name}"
            );
            let rule = rule(name).unwrap();
            assert_eq!(rule.matches('"').count(), 2, "{name}");
        }
        assert_eq!(rule("no such icon"), None);
    }
}
