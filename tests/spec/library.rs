//! The chapters of the library have every method and function of the compiler's table with its signature, and no others.

use super::documents::chapters;
use rxlc::library::{BUILTINS, METHODS};
use std::collections::BTreeSet;

/// What the headings ``### `signature` `` of a chapter say.
fn described(chapter: &str) -> BTreeSet<String> {
    let chapters = chapters();
    let name = format!("lang-spec/library/{chapter}.md");
    let Some(found) = chapters.iter().find(|document| document.name == name) else {
        return BTreeSet::new();
    };
    found
        .text
        .lines()
        .filter_map(|line| line.strip_prefix("### `")?.strip_suffix('`'))
        .map(str::to_owned)
        .collect()
}

fn compare(chapter: &str, known: &BTreeSet<String>, wrong: &mut String) {
    let described = described(chapter);
    for signature in known.difference(&described) {
        wrong.push_str(&format!(
            "`{signature}` is missing in lang-spec/library/{chapter}.md\n"
        ));
    }
    for signature in described.difference(known) {
        wrong.push_str(&format!(
            "lang-spec/library/{chapter}.md describes `{signature}`, which the compiler does not know so\n"
        ));
    }
}

#[test]
fn every_method_and_function_is_described() {
    let mut wrong = String::new();
    let kinds: BTreeSet<&str> = METHODS
        .iter()
        .map(rxlc::library::Method::receiver_kind)
        .collect();
    for kind in kinds {
        let of_kind = METHODS
            .iter()
            .filter(|method| method.receiver_kind() == kind);
        let available = of_kind
            .filter(|method| method.is_available)
            .map(rxlc::library::Method::written)
            .collect();
        compare(&kind.to_lowercase(), &available, &mut wrong);
    }
    let functions = BUILTINS
        .iter()
        .map(|builtin| builtin.signature.to_string())
        .collect();
    compare("functions", &functions, &mut wrong);
    assert!(wrong.is_empty(), "{wrong}");
}
