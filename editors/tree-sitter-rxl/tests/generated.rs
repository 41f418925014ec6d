//! `src/parser.c` is what `grammar.js` says. It is kept in the repository since editors build grammars without tree-sitter's own tools.

use std::fs;
use std::path::Path;
use tree_sitter_generate::{ABI_VERSION_MAX, OptLevel, generate_parser_in_directory};

const GENERATED: [&str; 3] = ["parser.c", "node-types.json", "tree_sitter/parser.h"];

#[test]
fn the_parser_is_generated_from_the_grammar() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated");
    let mut notes = Vec::new();
    generate_parser_in_directory(
        root,
        Some(&out),
        None::<&Path>,
        ABI_VERSION_MAX,
        None,
        None,
        true,
        OptLevel::default(),
        &mut notes,
    )
    .unwrap();
    let notes: Vec<String> = notes.iter().map(ToString::to_string).collect();
    assert!(notes.is_empty(), "{notes:#?}");
    for name in GENERATED {
        let generated = fs::read_to_string(out.join(name)).unwrap();
        let path = root.join("src").join(name);
        if fs::read_to_string(&path).unwrap_or_default() == generated {
            continue;
        }
        let update = std::env::var_os("UPDATE_EXPECT").is_some();
        if update {
            fs::write(&path, generated).unwrap();
        }
        assert!(
            update,
            "`src/{name}` is not what `grammar.js` gives; UPDATE_EXPECT=1 writes it anew, then the tests must run again"
        );
    }
}
