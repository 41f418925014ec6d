//! What editors know of the language is what the compiler knows: the words that their grammars are checked against, and snippets.

use std::fs;
use std::path::Path;

#[test]
fn editors_know_the_words_of_the_compiler() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../editors/words.json");
    let mut words = serde_json::to_string_pretty(&rxlc::words::words()).unwrap();
    words.push('\n');
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, &words).unwrap();
    }
    let known = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        known == words,
        "UPDATE_EXPECT=1 writes `editors/words.json` anew; the grammars must follow"
    );
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
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../editors/vscode/snippets/rxl.json");
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
