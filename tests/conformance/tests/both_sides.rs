//! Every case gives the same in Rust and in JavaScript, and what is written that it gives. `UPDATE_EXPECT=1` writes it anew.

use rxl_conformance::examples::SOME_FAILURE;
use rxl_conformance::{OUT, corpus, folder, table};
use std::fs;
use std::path::Path;
use std::process::Command;

/// How many differences are shown.
const SHOWN: usize = 60;

/// What a case gives, and the text of it.
type Outcome = (String, Option<String>);

fn in_rust() -> Vec<Outcome> {
    table::CASES.iter().map(|case| case.run()).collect()
}

fn in_javascript() -> Vec<Outcome> {
    let status = Command::new("node")
        .arg(folder().join("run.mjs"))
        .arg(OUT)
        .status()
        .unwrap();
    assert!(status.success(), "the cases could not be run in JavaScript");
    let text = fs::read_to_string(Path::new(OUT).join("outcomes.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn both_sides_give_the_same() {
    let stack = std::thread::Builder::new().stack_size(64 << 20);
    let rust = stack.spawn(in_rust).unwrap().join().unwrap();
    let javascript = in_javascript();
    assert_eq!(rust.len(), javascript.len());
    let mut wrong = Vec::new();
    for ((case, rust), javascript) in table::CASES.iter().zip(&rust).zip(&javascript) {
        if rust != javascript {
            wrong.push(format!(
                "{}\n{}\n  Rust        {rust:?}\n  JavaScript  {javascript:?}\n",
                case.origin,
                case.code.trim_end()
            ));
        }
    }
    let shown: String = wrong.iter().take(SHOWN).map(String::as_str).collect();
    assert!(
        wrong.is_empty(),
        "{} of {} cases differ:\n{shown}",
        wrong.len(),
        rust.len()
    );
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        let mut results = rust.into_iter().map(|(value, _)| value);
        for path in corpus::files(folder()) {
            let text = corpus::rewritten(&path, &mut results);
            fs::write(path, text).unwrap();
        }
        return;
    }
    for (case, (value, _)) in table::CASES.iter().zip(&rust).take(table::WRITTEN) {
        let is_some_failure = case.expected == Some(SOME_FAILURE) && value.starts_with('!');
        if case.expected != Some(value) && !is_some_failure {
            wrong.push(format!(
                "{}\n{}\n  expected {}\n  found    {value}\n",
                case.origin,
                case.code.trim_end(),
                case.expected.unwrap_or("nothing")
            ));
        }
    }
    let shown: String = wrong.iter().take(SHOWN).map(String::as_str).collect();
    assert!(
        wrong.is_empty(),
        "{} cases give something else than is written (UPDATE_EXPECT=1 rewrites it):\n{shown}",
        wrong.len()
    );
}
