//! `grammar.md` is the grammar: chapters quote it word by word, every name in it is defined, and its words are the compiler's.

use super::documents::{Document, chapters};
use std::collections::{BTreeMap, BTreeSet};

const GRAMMAR: &str = "lang-spec/grammar.md";

/// The token that is written like a production.
const TOKEN: &str = "name";

/// The productions of a document by name, without comments and with single spaces.
fn productions(document: &Document) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for block in document.blocks("ebnf") {
        let mut text = String::new();
        let mut rest = block.text.as_str();
        while let Some((before, comment)) = rest.split_once("(*") {
            text.push_str(before);
            rest = comment.split_once("*)").map_or("", |(_, behind)| behind);
        }
        text.push_str(rest);
        let text: String = text
            .lines()
            .map(|line| format!("{}\n", line.trim_end()))
            .collect();
        for production in text.split(" ;\n") {
            let words: Vec<&str> = production.split_whitespace().collect();
            if let [name, "=", body @ ..] = words.as_slice() {
                found.insert((*name).to_owned(), body.join(" "));
            }
        }
    }
    found
}

#[test]
fn chapters_quote_the_grammar() {
    let chapters = chapters();
    let whole = chapters
        .iter()
        .find(|chapter| chapter.name == GRAMMAR)
        .map(productions)
        .unwrap_or_default();
    let mut wrong = String::new();
    for chapter in &chapters {
        for (name, body) in productions(chapter) {
            if whole.get(&name) != Some(&body) {
                wrong.push_str(&format!(
                    "{}: `{name}` is not as in {GRAMMAR}\n",
                    chapter.name
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_grammar_defines_its_names_and_has_the_words_of_the_compiler() {
    let chapters = chapters();
    let whole = chapters
        .iter()
        .find(|chapter| chapter.name == GRAMMAR)
        .map(productions)
        .unwrap_or_default();
    let mut words = BTreeSet::new();
    let mut wrong = String::new();
    for (name, body) in &whole {
        for piece in body.split(' ') {
            let quoted = piece
                .strip_prefix('"')
                .and_then(|rest| rest.strip_suffix('"'));
            match quoted {
                Some(word) if word.starts_with(|c: char| c.is_ascii_lowercase()) => {
                    words.insert(word);
                }
                Some(_) => {}
                None if piece.starts_with(|c: char| c.is_ascii_lowercase())
                    && piece != TOKEN
                    && !whole.contains_key(piece) =>
                {
                    wrong.push_str(&format!("`{name}` uses `{piece}`, which is not defined\n"));
                }
                None => {}
            }
        }
    }
    let known = rxlc::words::words();
    let kinds = [
        "reserved",
        "declarations",
        "members",
        "modifiers",
        "clauses",
    ];
    let known: BTreeSet<&str> = kinds
        .iter()
        .filter_map(|kind| known.get(kind))
        .flatten()
        .copied()
        .collect();
    for word in known.difference(&words) {
        wrong.push_str(&format!("the word `{word}` is not in the grammar\n"));
    }
    for word in words.difference(&known) {
        wrong.push_str(&format!("the compiler does not know the word `{word}`\n"));
    }
    assert!(wrong.is_empty(), "{wrong}");
}
