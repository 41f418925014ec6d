//! Programs with their trees, in the form of tree-sitter's own tests. `UPDATE_EXPECT=1` writes the trees anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use tree_sitter::Parser;

/// The tree, a line for each node that holds others.
fn pretty(sexp: &str) -> String {
    let mut text = String::new();
    let mut depth = 0;
    let mut words = sexp.split(' ').peekable();
    while let Some(word) = words.next() {
        text.push_str(word);
        depth += word.matches('(').count();
        depth -= word.matches(')').count();
        match words.peek() {
            Some(next) if next.starts_with('(') && !word.ends_with(':') || next.ends_with(':') => {
                text.push('\n');
                text.push_str(&"  ".repeat(depth));
            }
            Some(_) => text.push(' '),
            None => {}
        }
    }
    text
}

#[test]
fn programs_have_the_trees_that_are_written_down() {
    let mut parser = Parser::new();
    parser
        .set_language(&tree_sitter_rxl::LANGUAGE.into())
        .unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("test/corpus");
    let (thick, thin) = ("=".repeat(80), "-".repeat(80));
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let known = fs::read_to_string(&path).unwrap();
        let rule = format!("{thick}\n");
        let mut pieces = known.split(&rule).skip(1);
        let mut found = String::new();
        while let (Some(name), Some(case)) = (pieces.next(), pieces.next()) {
            let (program, _) = case.split_once(&thin).unwrap();
            let tree = parser.parse(program, None).unwrap();
            let sexp = pretty(&tree.root_node().to_sexp());
            write!(
                found,
                "{thick}\n{name}{thick}\n{program}{thin}\n\n{sexp}\n\n"
            )
            .unwrap();
        }
        let found = format!("{}\n", found.trim_end());
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&path, &found).unwrap();
        } else {
            assert!(found == known, "{}: other trees\n{found}", path.display());
        }
    }
}
