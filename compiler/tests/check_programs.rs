//! The examples and larger programs are checked without a complaint, but for what comes later.

#![allow(clippy::unwrap_used, reason = "a test fails where it finds nothing")]

use std::fs;
use std::path::Path;

/// The diagnostics of a program, as `path:line:column: code message`.
fn told(root: &Path) -> Vec<String> {
    let folder = root.parent().unwrap();
    let read = |path: &str| fs::read(folder.join(path)).ok();
    let name = root.file_name().unwrap().to_string_lossy();
    let text = fs::read_to_string(root).unwrap();
    let compilation = rxlc::compile(&name, text, &read);
    compilation
        .diagnostics
        .iter()
        .map(|found| {
            let span = found.primary.span;
            let source = compilation.sources.get(span.source).unwrap();
            let at = source.line_column(span.start);
            let (line, column) = (at.line, at.column);
            format!(
                "{}:{line}:{column}: {} {}",
                source.path, found.code, found.message
            )
        })
        .collect()
}

#[test]
fn the_examples_are_right() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    for entry in fs::read_dir(examples).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(
            told(&path.join("app.rxl")),
            Vec::<String>::new(),
            "{}",
            path.display()
        );
    }
}

#[test]
fn programs_have_no_mistakes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/programs");
    let mut wrong = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let found = told(&path).into_iter();
        // They are meant to be read, and warned of here and there.
        wrong.extend(found.filter(|line| !line.contains(" RXL06")));
    }
    assert_eq!(wrong, Vec::<String>::new());
}
