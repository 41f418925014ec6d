//! Every explain page is right: its wrong example gives exactly its code, its right one compiles.

use rxlc::diagnostics::codes::{Code, REGISTRY};
use rxlc::diagnostics::{Diagnostic, Severity};

/// A program of a page: the root file first, other files with their paths.
type Example<'p> = Vec<(&'p str, &'p str)>;

/// All diagnostics of a program.
fn compile(files: &Example) -> Vec<Diagnostic> {
    let [(root, text), others @ ..] = files.as_slice() else {
        return Vec::new();
    };
    let read = |path: &str| {
        let found = others.iter().find(|(known, _)| *known == path);
        found.map(|(_, text)| text.as_bytes().to_vec())
    };
    rxlc::compile(root, (*text).to_owned(), &read).diagnostics
}

/// The blocks behind a heading of a page; before each one but the first its file is named: "The file `tasks.rxl`:".
fn example<'p>(page: &'p str, heading: &str) -> Example<'p> {
    let Some((_, rest)) = page.split_once(heading) else {
        return Vec::new();
    };
    let section = rest.split("\n## ").next().unwrap_or(rest);
    let mut files = Vec::new();
    let mut path = "app.rxl";
    let mut rest = section;
    while let Some((before, behind)) = rest.split_once("```") {
        let behind = behind.split_once('\n').map_or("", |(_, behind)| behind);
        if let Some((_, named)) = before.split_once("The file `") {
            path = named.split('`').next().unwrap_or(named);
        }
        let (text, after) = behind.split_once("```").unwrap_or((behind, ""));
        files.push((path, text));
        rest = after;
    }
    files
}

fn told(diagnostics: &[Diagnostic]) -> String {
    diagnostics
        .iter()
        .map(|found| format!("  {} {}\n", found.code, found.message))
        .collect()
}

#[test]
fn examples_give_their_code_and_compile_once_mended() {
    let mut wrong = String::new();
    for entry in &REGISTRY {
        let page = entry.explanation;
        let code = entry.code;
        if !page.starts_with(&format!("# {code}: {}\n", entry.name)) {
            wrong.push_str(&format!("the title of {code} is not `{}`\n", entry.name));
        }
        let bad = example(page, "## Example that is wrong");
        let good = example(page, "## Example that is right");
        if code == Code::INTERNAL {
            // No program is known that gives it, else it would be mended.
            assert!(bad.is_empty() && good.is_empty());
            continue;
        }
        if bad.is_empty() || good.is_empty() {
            wrong.push_str(&format!("{code} has no examples\n"));
            continue;
        }
        // Pages on mistakes show only what they speak of, and much of it is not used.
        let is_lint = entry.severity == Severity::Warning;
        let told_of = |found: &Diagnostic| is_lint || found.severity == Severity::Error;
        let mut found = compile(&bad);
        found.retain(told_of);
        // A test that does not hold is found when it runs.
        let as_said = match (code, found.as_slice()) {
            (Code::ASSERTION | Code::TEST_FAILED, found) => found.is_empty(),
            (_, [one]) => one.code == code,
            _ => false,
        };
        if !as_said {
            wrong.push_str(&format!("{code} wrong example gives\n{}", told(&found)));
        }
        let mut found = compile(&good);
        found.retain(told_of);
        if !found.is_empty() {
            wrong.push_str(&format!("{code} right example gives\n{}", told(&found)));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
