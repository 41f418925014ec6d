//! Wrong programs with what the compiler says about them: each file of `ui/` holds its diagnostics in comments under the lines they point at, all of them and
//! no others. `UPDATE_EXPECT=1` rewrites the comments; the difference is then read by a person.
//!
//! `//   ^^^^ error[RXL0201]: message` points at what stands above the carets, `//~ error[RXL0201]: message` at a place so far to the left that carets find no
//! room behind the slashes.

use rxlc::diagnostics::{Diagnostic, Severity};
use rxlc::source::SourceMap;
use std::fs;
use std::path::{Path, PathBuf};

fn fixtures(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            fixtures(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rxl") {
            found.push(path);
        }
    }
}

/// Whether a line is a comment that expects a diagnostic.
fn expects(line: &str) -> bool {
    let Some(rest) = line.trim_start().strip_prefix("//") else {
        return false;
    };
    let rest = rest.trim_start();
    let behind = rest.trim_start_matches(['^', '~']);
    behind.len() < rest.len()
        && (behind.trim_start().starts_with("error[RXL")
            || behind.trim_start().starts_with("warning[RXL"))
}

/// The program without its expectations.
fn stripped(text: &str) -> String {
    text.lines()
        .filter(|line| !expects(line))
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// The comment for a diagnostic, and the line above it.
fn comment(sources: &SourceMap, found: &Diagnostic) -> (usize, String) {
    let span = found.primary.span;
    let source = sources.get(span.source).unwrap();
    let start = source.line_column(span.start);
    let end = source.line_column(span.end);
    let line = source
        .text
        .lines()
        .nth(start.line as usize - 1)
        .unwrap_or("");
    let first = start.column as usize - 1;
    let last = match end.line == start.line {
        true => end.column as usize - 1,
        // What goes on below is marked to the end of its first line.
        false => line.chars().count(),
    };
    let word = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let marks = match first {
        0 | 1 => "//~".to_owned(),
        _ => format!(
            "//{}{}",
            " ".repeat(first - 2),
            "^".repeat(last.saturating_sub(first).max(1))
        ),
    };
    let message = format!("{marks} {word}[{}]: {}", found.code, found.message);
    (start.line as usize, message)
}

/// The program with what the compiler says about it.
fn annotated(text: &str) -> String {
    let compilation = rxlc::compile("app.rxl", text.to_owned(), &|_| None);
    let comments: Vec<(usize, String)> = compilation
        .diagnostics
        .iter()
        .map(|found| comment(&compilation.sources, found))
        .collect();
    let mut result = String::new();
    for (number, line) in text.lines().enumerate() {
        result.push_str(line);
        result.push('\n');
        for (_, comment) in comments.iter().filter(|(at, _)| *at == number + 1) {
            result.push_str(comment);
            result.push('\n');
        }
    }
    result
}

#[test]
fn wrong_programs_say_what_is_wrong() {
    let mut paths = Vec::new();
    fixtures(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("ui"),
        &mut paths,
    );
    paths.sort();
    assert!(!paths.is_empty());
    let mut wrong = String::new();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let found = annotated(&stripped(&text));
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            if found != text {
                fs::write(&path, &found).unwrap();
            }
        } else if found != text {
            wrong.push_str(&format!("{} is now\n{found}\n", path.display()));
        } else if !text.lines().any(expects) {
            wrong.push_str(&format!("{} expects nothing\n", path.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "UPDATE_EXPECT=1 rewrites what is expected:\n{wrong}"
    );
}

#[test]
fn every_code_has_a_fixture() {
    let mut paths = Vec::new();
    fixtures(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("ui"),
        &mut paths,
    );
    let all: String = paths
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let missing: Vec<String> = rxlc::diagnostics::codes::REGISTRY
        .iter()
        .map(|entry| entry.code.to_string())
        .filter(|code| code.starts_with("RXL03") || code.starts_with("RXL04"))
        .filter(|code| !all.contains(&format!("[{code}]")))
        .collect();
    assert!(missing.is_empty(), "no fixture for {missing:?}");
}
