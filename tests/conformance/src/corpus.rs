//! Cases written by hand, in `cases/*.txt`:
//!
//! ```text
//! # what follows is about
//! Int: 7 / -2
//! = -3
//!
//! Int:
//!   let list = [1]
//!   list[1]
//! ! there is no such item in the list
//!
//! event:
//!   numbers.push(4)
//! = {"numbers":[3,1,2,4]}
//! ```
//!
//! A case begins with the type of its value, or with `event`. Behind `=` stands the value in the form of the wire, for an event the vars that it changes;
//! behind `!` why it fails.

use crate::case::{Case, Kind};
use std::fs;
use std::path::{Path, PathBuf};

/// The files with cases below the folder of this package, in order.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder.join("cases")).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files
}

/// The cases of a file.
pub fn cases(path: &Path) -> Vec<Case> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut cases: Vec<Case> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(expected) = outcome(line) {
            if let Some(case) = cases.last_mut() {
                case.expected = Some(expected);
            }
        } else if line.starts_with(' ') {
            if let Some(case) = cases.last_mut() {
                case.code.push_str(line.trim_start_matches("  "));
                case.code.push('\n');
            }
        } else if let Some((kind, code)) = line.split_once(':') {
            cases.push(Case {
                origin: format!("{name}:{}", number + 1),
                kind: match kind {
                    "event" => Kind::Event,
                    ty => Kind::Value(ty.to_owned()),
                },
                code: code.trim().to_owned(),
                expected: None,
            });
        }
    }
    cases
}

/// `= 1` → `1`, `! why` → `! why`
fn outcome(line: &str) -> Option<String> {
    match line.strip_prefix("= ") {
        Some(value) => Some(value.to_owned()),
        None => line.starts_with("! ").then(|| line.to_owned()),
    }
}

/// A file of cases with what they give.
#[allow(
    dead_code,
    reason = "the build script reads cases, the test writes them"
)]
pub fn rewritten(path: &Path, mut results: impl Iterator<Item = String>) -> String {
    let text = fs::read_to_string(path).unwrap_or_default();
    let mut lines: Vec<String> = Vec::new();
    let mut is_open = false;
    let mut close = |lines: &mut Vec<String>, is_open: &mut bool| {
        if std::mem::take(is_open)
            && let Some(result) = results.next()
        {
            lines.push(match result.starts_with('!') {
                true => result,
                false => format!("= {result}"),
            });
        }
    };
    for line in text.lines().filter(|line| outcome(line).is_none()) {
        if !line.starts_with(' ') {
            close(&mut lines, &mut is_open);
        }
        let begins = !line.is_empty() && !line.starts_with([' ', '#']);
        is_open |= begins;
        lines.push(line.to_owned());
    }
    close(&mut lines, &mut is_open);
    lines.join("\n") + "\n"
}
