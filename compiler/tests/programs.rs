//! Whole programs: all of them are read without a complaint.

use rxlc::source::SourceMap;
use std::fs;
use std::path::Path;

#[test]
fn programs_parse() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut count = 0;
    for folder in [
        "tests/programs",
        "examples/counter",
        "examples/todo",
        "examples/quiz",
    ] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "rxl") {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let map = SourceMap::with_root(path.to_string_lossy(), text.clone());
            let (id, _) = map.iter().next().unwrap();
            let (file, diagnostics) = rxlc::parser::parse(id, &text);
            for diagnostic in &diagnostics {
                let at = map
                    .get(id)
                    .unwrap()
                    .line_column(diagnostic.primary.span.start);
                println!(
                    "{}:{}:{}: {}",
                    path.display(),
                    at.line,
                    at.column,
                    diagnostic.message
                );
            }
            assert!(diagnostics.is_empty());
            assert!(!file.declarations.is_empty());
            count += 1;
        }
    }
    assert!(count >= 12);
}
