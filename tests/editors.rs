//! What editors know of the language is what the compiler knows: the words of the grammars, and snippets. `UPDATE_EXPECT=1` writes the words anew.

use std::fs;
use std::path::{Path, PathBuf};

fn editors() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../editors")
}

/// A file of `editors/` is what it should be, or is written anew.
fn expect(name: &str, wanted: &str) {
    let path = editors().join(name);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, wanted).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == wanted,
        "the compiler knows other words than `editors/{name}`; UPDATE_EXPECT=1 writes them anew"
    );
}

#[test]
fn the_list_of_words_is_the_compilers() {
    let words = serde_json::to_string_pretty(&rxlc::words::words()).unwrap();
    expect("words.json", &format!("{words}\n"));
}

/// How a grammar lists words.
type Write = fn(&[&str]) -> String;

/// As alternatives of a regular expression, longer ones first.
fn alternatives(words: &[&str]) -> String {
    let mut words = words.to_vec();
    words.sort_by_key(|word| (std::cmp::Reverse(word.len()), *word));
    words.join("|")
}

/// As arguments of a predicate, in lines.
fn arguments(words: &[&str]) -> String {
    let mut text = String::new();
    let mut length = usize::MAX / 2;
    for word in words {
        if length + word.len() > 136 {
            text.push_str("\n   ");
            length = 4;
        }
        text.push_str(&format!(" \"{word}\""));
        length += word.len() + 3;
    }
    text
}

#[test]
fn the_grammars_list_the_words_of_the_compiler() {
    let textmate = "vscode/syntaxes/rxl.tmLanguage.json";
    let tree_sitter = "tree-sitter-rxl/queries/highlights.scm";
    // Where a list stands: what is before it and what is behind it.
    let lists: [(&str, &str, &str, &str, Write); 6] = [
        (
            textmate,
            "elements",
            r#""(?:^|(?<=[{>]))\\s*("#,
            r")(?=",
            alternatives,
        ),
        (
            textmate,
            "functions",
            r#""support.function.rxl",
          "match": "\\b("#,
            r")(?=",
            alternatives,
        ),
        (
            textmate,
            "types",
            r#""support.type.rxl",
          "match": "\\b("#,
            r")\\b",
            alternatives,
        ),
        (tree_sitter, "elements", "(#any-of? @tag", ")", arguments),
        (
            tree_sitter,
            "functions",
            "(#any-of? @function.builtin",
            ")",
            arguments,
        ),
        (
            tree_sitter,
            "types",
            "(#any-of? @type.builtin",
            ")",
            arguments,
        ),
    ];
    let all = rxlc::words::words();
    for (file, kind, before, behind, write) in lists {
        let words: Vec<&str> = all[kind].iter().copied().collect();
        let text = fs::read_to_string(editors().join(file)).unwrap();
        let (head, rest) = text.split_once(before).unwrap();
        let (_, tail) = rest.split_once(behind).unwrap();
        let list = write(&words);
        expect(file, &format!("{head}{before}{list}{behind}{tail}"));
    }
}

#[test]
fn the_colours_of_code_blocks_know_the_words_of_the_compiler() {
    let path = editors().join("../runtime/client/src/elements/rxl.ts");
    let text = fs::read_to_string(path).unwrap();
    let all = rxlc::words::words();
    let literals = ["true", "false", "none"];
    for kind in ["reserved", "declarations", "modifiers"] {
        for word in &all[kind] {
            let list = match literals.contains(word) {
                true => text.split_once("literal: \"").unwrap().1,
                false => text.split_once("KEYWORDS =").unwrap().1,
            };
            let list = list.split_once(if literals.contains(word) { "\"" } else { ";" });
            let mut known = list.unwrap().0.split([' ', '"', '+', '\n']);
            assert!(
                known.any(|known| known == *word),
                "`{word}` is not in rxl.ts"
            );
        }
    }
}

/// The text that a snippet becomes if nothing is typed: `${1:name}` is `name`, `$0` is nothing.
fn filled(body: &serde_json::Value) -> String {
    let lines = body.as_array().map_or_else(
        || vec![body.as_str().unwrap_or_default()],
        |lines| lines.iter().filter_map(|line| line.as_str()).collect(),
    );
    let mut text = lines.join("\n").replace("$0", "");
    while let Some(start) = text.find("${") {
        let end = start + text[start..].find('}').unwrap();
        let hole = text[start + 2..end].to_owned();
        let default = hole.split_once(':').map_or("", |(_, default)| default);
        text.replace_range(start..=end, default);
    }
    text
}

#[test]
fn snippets_can_be_read_by_the_compiler() {
    let path = editors().join("vscode/snippets/rxl.json");
    let snippets: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    for (name, snippet) in snippets.as_object().unwrap() {
        let text = filled(&snippet["body"]);
        // At the top of a file, in a state, in a block.
        let places = [
            text.clone(),
            format!("state S {{\n{text}\n}}\n"),
            format!("test \"\" {{\n{text}\n}}\n"),
        ];
        let read = places.iter().any(|place| {
            let sources = rxlc::source::SourceMap::with_root("app.rxl", place.as_str());
            let id = sources.iter().next().unwrap().0;
            rxlc::parser::parse(id, place).1.is_empty()
        });
        assert!(read, "{name}:\n{text}");
    }
}
