//! The queries fit the grammar, and what they highlight are the compiler's words.

use serde_json::Value;
use std::fs;
use std::path::Path;
use tree_sitter::{Language, Node, Parser, Query, QueryCursor, StreamingIterator as _, Tree};

fn language() -> Language {
    tree_sitter_rxl::LANGUAGE.into()
}

fn parse(text: &str) -> Tree {
    let mut parser = Parser::new();
    parser.set_language(&language()).unwrap();
    let tree = parser.parse(text, None).unwrap();
    assert!(!tree.root_node().has_error(), "{text}");
    tree
}

/// The words of the compiler of one kind.
fn words(kind: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../words.json");
    let all: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let words = all[kind].as_array().unwrap().iter();
    words
        .map(|word| word.as_str().unwrap().to_owned())
        .collect()
}

/// How the word in front of `behind` is highlighted: by the last pattern that fits.
fn highlight(query: &Query, text: &str, word: &str, behind: &str) -> String {
    let tree = parse(text);
    let start = text.find(&format!("{word}{behind}")).unwrap();
    let mut found = (0, String::new());
    let mut cursor = QueryCursor::new();
    let mut captures = cursor.captures(query, tree.root_node(), text.as_bytes());
    while let Some((matched, index)) = captures.next() {
        let capture = matched.captures()[*index];
        let is_word = capture.node.byte_range() == (start..start + word.len());
        if is_word && matched.pattern_index >= found.0 {
            let name = query.capture_names()[capture.index as usize];
            found = (matched.pattern_index, name.to_owned());
        }
    }
    found.1
}

#[test]
fn all_queries_fit_the_grammar() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("queries");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        if let Err(error) = Query::new(&language(), &text) {
            panic!("{}: {error}", path.display());
        }
        count += 1;
    }
    assert_eq!(count, 4);
}

#[test]
fn the_grammar_has_every_word_and_symbol() {
    let language = language();
    for kind in [
        "reserved",
        "symbols",
        "declarations",
        "members",
        "modifiers",
        "clauses",
    ] {
        for word in words(kind) {
            let known = [true, false].map(|named| language.id_for_node_kind(&word, named) != 0);
            assert!(known.contains(&true), "{kind}: `{word}`");
        }
    }
}

#[test]
fn the_grammar_has_every_unit() {
    for unit in words("units") {
        let tree = parse(&format!("const X = 12{unit}\n"));
        let sexp = tree.root_node().to_sexp();
        assert!(sexp.contains("(number (unit))"), "{unit}: {sexp}");
    }
}

#[test]
fn built_in_names_are_highlighted() {
    let query = Query::new(&language(), tree_sitter_rxl::HIGHLIGHTS_QUERY).unwrap();
    for (kind, wanted) in [("functions", "function.builtin"), ("elements", "tag")] {
        for word in words(kind) {
            let text = format!("test \"\" {{ {word}(1) }}\n");
            assert_eq!(highlight(&query, &text, &word, "("), wanted, "{word}");
        }
    }
    for word in words("types") {
        let text = format!("const X: {word} = 1\n");
        assert_eq!(
            highlight(&query, &text, &word, " "),
            "type.builtin",
            "{word}"
        );
    }
}

#[test]
fn every_word_and_symbol_is_highlighted() {
    let query = Query::new(&language(), tree_sitter_rxl::HIGHLIGHTS_QUERY).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/programs");
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let tree = parse(&text);
        let mut highlighted = vec![false; text.len()];
        let mut cursor = QueryCursor::new();
        let mut captures = cursor.captures(&query, tree.root_node(), text.as_bytes());
        while let Some((matched, index)) = captures.next() {
            highlighted[matched.captures()[*index].node.byte_range()].fill(true);
        }
        leaves(tree.root_node(), &mut |leaf| {
            let place = leaf.start_position();
            let what = format!("{}:{}: `{}`", path.display(), place.row + 1, leaf.kind());
            assert!(leaf.byte_range().all(|byte| highlighted[byte]), "{what}");
        });
    }
}

fn leaves(node: Node<'_>, visit: &mut impl FnMut(Node<'_>)) {
    if node.child_count() == 0 && node.kind() != "_newline" {
        return visit(node);
    }
    let mut cursor = node.walk();
    for child in node.children(&mut cursor) {
        leaves(child, visit);
    }
}
