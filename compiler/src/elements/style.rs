//! The stylesheet: only the rules and colours that an app uses.
//!
//! Takes the classes, single properties and colours that the back end has met; gives CSS. The rules themselves are in `css/`.

use crate::hir::Theme;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// What an app uses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Used {
    /// Classes of RXL's elements: `rxl-button`, `rxl-tone-danger`.
    pub classes: BTreeSet<String>,
    /// Rules of the program's own styles, by their class.
    pub styles: BTreeMap<String, String>,
    /// Rules of single properties, from [`atomic`].
    pub rules: BTreeSet<String>,
    /// Steps of colour scales that code refers to: `red-9`, or `red-*` where the step is found at run time.
    pub colors: BTreeSet<String>,
    /// Some icon is named by a value that is found at run time.
    pub has_found_icons: bool,
}

/// The class for one property with one value, and its rule: `gap-8px`, `.gap-8px{gap:8px}`.
pub fn atomic(property: &str, value: &str) -> (String, String) {
    let is_plain = value.len() <= 24
        && value
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'%' | b'-'));
    let name = if is_plain {
        value.replace('.', "_").replace('%', "pct")
    } else {
        // FNV-1a: short, and the same on every machine.
        let hash = value.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        format!("{hash:08x}")
    };
    let class = format!("{}-{name}", property.trim_start_matches('-'));
    let rule = format!(".{class}{{{property}:{value}}}");
    (class, rule)
}

/// The class for numbers of columns by the width of the window, narrowest first, and its rules. They win over a number of columns that is found at run time.
pub fn columns_at(widths: &[(String, String)]) -> (String, String) {
    let parts: Vec<String> = widths
        .iter()
        .map(|(width, columns)| format!("{width}:{columns};"))
        .collect();
    let (class, _) = atomic("columns-at", &parts.concat());
    let rules = widths.iter().map(|(width, columns)| {
        format!("@media (min-width:{width}){{.{class}{{--rxl-columns:{columns}!important}}}}")
    });
    let rules = rules.collect();
    (class, rules)
}

/// A number on the spacing scale as CSS: steps of 4 px.
pub fn space(steps: f64) -> String {
    format!("{}px", steps * 4.0)
}

/// The steps of the scales: lightness in light and dark, and how much of the scale's chroma they have.
const STEPS: [(f64, f64, f64); 12] = [
    (0.993, 0.178, 0.02),
    (0.982, 0.209, 0.05),
    (0.958, 0.250, 0.14),
    (0.934, 0.284, 0.22),
    (0.909, 0.316, 0.30),
    (0.880, 0.352, 0.38),
    (0.836, 0.403, 0.50),
    (0.766, 0.487, 0.70),
    (0.535, 0.660, 1.00),
    (0.495, 0.710, 1.00),
    (0.475, 0.780, 0.85),
    (0.270, 0.945, 0.35),
];

/// The scales: name, hue, chroma.
const SCALES: [(&str, f64, f64); 10] = [
    ("gray", 264.0, 0.012),
    ("accent", 268.0, 0.19),
    ("red", 25.0, 0.20),
    ("orange", 47.0, 0.17),
    ("amber", 75.0, 0.15),
    ("green", 152.0, 0.14),
    ("teal", 188.0, 0.11),
    ("blue", 255.0, 0.17),
    ("violet", 292.0, 0.19),
    ("pink", 352.0, 0.19),
];

/// The scales that can stand for the accent, by their names in `theme`.
pub const ACCENTS: [&str; 10] = [
    "Indigo", "Red", "Orange", "Amber", "Green", "Teal", "Blue", "Violet", "Pink", "Gray",
];

/// The tints that grays can have: name, hue, chroma.
pub const GRAYS: [(&str, f64, f64); 6] = [
    ("Gray", 264.0, 0.0),
    ("Slate", 264.0, 0.012),
    ("Mauve", 310.0, 0.012),
    ("Sage", 160.0, 0.012),
    ("Olive", 120.0, 0.012),
    ("Sand", 80.0, 0.014),
];

/// How round corners can be: name, radius.
pub const RADII: [(&str, &str); 5] = [
    ("None", "0px"),
    ("Small", "4px"),
    ("Medium", "8px"),
    ("Large", "14px"),
    ("Full", "22px"),
];

fn color(name: &str, dark: bool, theme: &Theme) -> Option<String> {
    let (scale, step) = name.rsplit_once('-')?;
    let wanted = match (scale, &theme.accent) {
        ("accent", Some(accent)) if accent != "Indigo" => &accent.to_lowercase(),
        _ => scale,
    };
    let &(_, mut hue, mut chroma) = SCALES.iter().find(|(name, ..)| *name == wanted)?;
    let gray = GRAYS
        .iter()
        .find(|(name, ..)| theme.gray.as_deref() == Some(*name));
    if let ("gray", Some((_, tint, strength))) = (wanted, gray) {
        (hue, chroma) = (*tint, *strength);
    }
    let scale = wanted;
    let step: usize = step.parse().ok()?;
    let (light, night, share) = STEPS.get(step.checked_sub(1)?)?;
    let lightness = if dark { night } else { light };
    let chroma = if scale == "gray" {
        chroma
    } else {
        chroma * share
    };
    Some(format!("oklch({lightness:.3} {chroma:.3} {hue})"))
}

const BASE: &str = include_str!("css/base.css");
const ELEMENTS: [&str; 3] = [
    include_str!("css/elements.css"),
    include_str!("css/overlays.css"),
    include_str!("css/rich.css"),
];
const CLIENT: &str = include_str!("css/client.css");

/// The stylesheet of an app.
pub fn stylesheet(used: &Used, theme: &Theme) -> String {
    let mut css = String::new();
    for rule in rules(BASE).into_iter().chain(rules(CLIENT)) {
        css.push_str(&rule);
        css.push('\n');
    }
    for rule in ELEMENTS.into_iter().flat_map(rules) {
        if is_used(&rule, &used.classes) {
            css.push_str(&rule);
            css.push('\n');
        }
    }
    // What is said at an element itself wins over its style.
    for rule in used.styles.values().chain(&used.rules) {
        css.push_str(rule);
        css.push('\n');
    }
    let names = colors_in(&css, &used.colors);
    let mut sheet = String::new();
    let block = |dark: bool| {
        names.iter().fold(String::new(), |mut text, name| {
            if let Some(value) = color(name, dark, theme) {
                // Writing into a String cannot fail.
                let _ = write!(text, "--{name}:{value};");
            }
            text
        })
    };
    let (light, dark) = (block(false), block(true));
    // Writing into a String cannot fail.
    let _ = writeln!(sheet, ":root{{color-scheme:light;{light}}}");
    let _ = writeln!(
        sheet,
        "@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{color-scheme:dark;{dark}}}}}"
    );
    let _ = writeln!(sheet, ":root[data-theme=dark]{{color-scheme:dark;{dark}}}");
    sheet.push_str(&css);
    let radius = RADII
        .iter()
        .find(|(name, _)| theme.radius.as_deref() == Some(*name));
    if let Some((_, radius)) = radius {
        // Writing into a String cannot fail.
        let _ = writeln!(sheet, ":root{{--rxl-radius:{radius}}}");
    }
    sheet
}

/// Steps of scales that a text of CSS or the app's code refers to.
fn colors_in(css: &str, wanted: &BTreeSet<String>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for part in css.split("var(--").skip(1) {
        let name: String = part
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
            .collect();
        names.insert(name);
    }
    for name in wanted {
        match name.strip_suffix("-*") {
            Some(scale) => names.extend((1..=12).map(|step| format!("{scale}-{step}"))),
            None => {
                names.insert(name.clone());
            }
        }
    }
    names.retain(|name| color(name, false, &Theme::default()).is_some());
    names
}

/// A rule is used if some selector of it has all of its `rxl-` classes in use; `rxl-dialog--part` is in use with `rxl-dialog`.
fn is_used(rule: &str, classes: &BTreeSet<String>) -> bool {
    if let Some((head, inner)) = rule.split_once('{')
        && head.starts_with('@')
    {
        return head.starts_with("@keyframes")
            || rules(inner.trim_end_matches('}'))
                .iter()
                .any(|rule| is_used(&format!("{rule}}}"), classes));
    }
    let selectors = rule.split('{').next().unwrap_or_default();
    selectors.split(',').any(|selector| {
        selector
            .split(".rxl-")
            .skip(1)
            .map(|part| {
                let name: String = part
                    .chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
                    .collect();
                // A part of an element comes with the element.
                let element = name.split("--").next().unwrap_or_default();
                format!("rxl-{element}")
            })
            .all(|class| classes.contains(&class))
    })
}

/// The rules of a stylesheet, comments and needless white space taken out.
fn rules(css: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let mut rules = Vec::new();
    let (mut depth, mut rule) = (0, String::new());
    for character in plain.chars() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if character.is_whitespace() {
            if !rule.is_empty() && !rule.ends_with([' ', '{', '}', ';', ':', ',']) {
                rule.push(' ');
            }
            continue;
        }
        if matches!(character, '{' | '}' | ';') && rule.ends_with(' ') {
            rule.pop();
        }
        if character == '}' && rule.ends_with(';') {
            rule.pop();
        }
        rule.push(character);
        if depth == 0 && character == '}' {
            rules.push(std::mem::take(&mut rule).trim().to_owned());
        }
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_used_rules_stay() {
        let mut used = Used::default();
        used.classes.insert("rxl-vstack".into());
        used.rules.insert(atomic("gap", "8px").1);
        let css = stylesheet(&used, &Theme::default());
        assert!(css.contains(".rxl-vstack{"));
        assert!(css.contains(".gap-8px{gap:8px}"));
        assert!(!css.contains("rxl-button"));
        assert!(css.contains("--gray-12:oklch("));
    }

    #[test]
    fn values_that_make_no_class_name_are_hashed() {
        let (class, rule) = atomic("border-bottom", "1px solid red");
        assert!(class.starts_with("border-bottom-") && class.len() == 22);
        assert_eq!(rule, format!(".{class}{{border-bottom:1px solid red}}"));
        assert_eq!(atomic("width", "100%").0, "width-100pct");
    }
}
