//! The list of words that grammars of editors are checked against is the compiler's.

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
