//! Every explain page is right: its wrong example gives exactly its code, its right one compiles.

use rxlc::diagnostics::Diagnostic;
use rxlc::diagnostics::codes::{Entry, REGISTRY};

/// All diagnostics of a program of one file.
fn compile(text: &str) -> Vec<Diagnostic> {
    rxlc::compile("app.rxl", text.to_owned(), &|_| None).diagnostics
}

/// The block behind a heading of a page.
fn example<'p>(page: &'p str, heading: &str) -> Option<&'p str> {
    let (_, rest) = page.split_once(heading)?;
    let (_, rest) = rest.split_once("```rxl\n")?;
    Some(rest.split_once("```")?.0)
}

fn told(diagnostics: &[Diagnostic]) -> String {
    diagnostics
        .iter()
        .map(|found| format!("  {} {}\n", found.code, found.message))
        .collect()
}

#[test]
fn examples_of_types_states_and_views_are_right() {
    let mut wrong = String::new();
    let is_mine = |entry: &&Entry| {
        let code = entry.code.to_string();
        code.starts_with("RXL03") || code.starts_with("RXL04")
    };
    for entry in REGISTRY.iter().filter(is_mine) {
        let page = entry.explanation;
        let (Some(bad), Some(good)) = (
            example(page, "## Example that is wrong"),
            example(page, "## Example that is right"),
        ) else {
            wrong.push_str(&format!("{} has no examples\n", entry.code));
            continue;
        };
        let found = compile(bad);
        if !matches!(found.as_slice(), [one] if one.code == entry.code) {
            wrong.push_str(&format!(
                "{} wrong example gives\n{}",
                entry.code,
                told(&found)
            ));
        }
        let found = compile(good);
        if !found.is_empty() {
            wrong.push_str(&format!(
                "{} right example gives\n{}",
                entry.code,
                told(&found)
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
