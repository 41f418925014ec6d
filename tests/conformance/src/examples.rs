//! The examples of the library's chapters as cases: what the specification says of a value is true on both sides.

use crate::case::{Case, Kind};
use std::fs;
use std::path::{Path, PathBuf};

/// A failure whose words the specification does not say.
pub const SOME_FAILURE: &str = "!";

/// What gives another value each time, or ends the case, is shown and not run.
const NOT_RUN: [&str; 5] = ["now()", "random(", "uuid()", "fail(", "fail_field("];

/// The chapters with examples, in order. `folder` is that of this package.
pub fn chapters(folder: &Path) -> Vec<PathBuf> {
    let library = folder.join("../../lang-spec/library");
    let entries = fs::read_dir(library).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    files
}

/// The declarations that the examples of a chapter use, and its examples.
pub fn read(chapter: &Path) -> (String, Vec<Case>) {
    let text = fs::read_to_string(chapter).unwrap_or_default();
    let name = chapter.file_name().unwrap_or_default().to_string_lossy();
    let (mut declarations, mut cases) = (String::new(), Vec::new());
    let mut lines = text.lines().enumerate();
    while let Some((_, line)) = lines.next() {
        let (is_given, is_example) = (line == "```rxl,given", line == "```rxl,example");
        if !is_given && !is_example {
            continue;
        }
        let mut before = String::new();
        for (number, line) in lines.by_ref().take_while(|(_, line)| *line != "```") {
            if is_given {
                declarations.push_str(line);
                declarations.push('\n');
                continue;
            }
            if NOT_RUN.iter().any(|shown| line.contains(shown)) {
                continue;
            }
            let at = number + 1;
            before.push_str(&example(line, &before, &name, at, &mut cases));
            before.push('\n');
        }
    }
    (declarations, cases)
}

/// Adds the case of a line, and gives the line as the lines behind it need it.
fn example(line: &str, before: &str, chapter: &str, at: usize, cases: &mut Vec<Case>) -> String {
    let mut add = |code: String, expected: &str| {
        cases.push(Case {
            origin: format!("{chapter}:{at}"),
            kind: Kind::Value("Bool".to_owned()),
            code: format!("{before}{code}\n"),
            expected: Some(expected.to_owned()),
        });
    };
    if let Some((value, result)) = line.split_once("// → ") {
        let (value, result) = (value.trim(), result.trim());
        add(format!("({value}) == ({result})"), "true");
        return format!("let _shown_{at} = {value}");
    }
    if let Some((call, _)) = line.split_once("// fails") {
        add(format!("let _fails = {}\ntrue", call.trim()), SOME_FAILURE);
        return String::new();
    }
    line.to_owned()
}
