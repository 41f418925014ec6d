//! Every program in the documents compiles, or gives exactly the mistakes that it announces.
//!
//! ` ```rxl ` is a whole program. Words behind it, after commas, say more:
//!
//! - `in=state`, `in=event`, `in=fn`, `in=view`: what it is a part of.
//! - `error=RXL0304`, several with `+`: the codes that it gives.
//! - `warning=RXL0604`, several with `+`: warnings that it gives; a block without it may give any, since much in it is not used.
//! - `later`: it uses what is reserved, and is told so and nothing else.
//! - `more`: declarations to add to the whole program before it.
//! - `given`: declarations that all parts and examples behind it in the document know as well.
//! - `file=tasks.rxl`: a file that all programs behind it in the document can `use`.
//!   Files of other kinds are taken to be there.
//! - `example`: lines of an event. `value  // → result` says what a value is, `call  // fails` that a call fails.

use super::documents::{Block, documents};
use rxlc::Compilation;
use rxlc::backend::OutputFile;
use rxlc::diagnostics::Severity;
use std::collections::HashMap;

/// What the blocks before one have said.
#[derive(Default)]
struct Context {
    given: String,
    /// The last whole program.
    whole: String,
    files: HashMap<String, String>,
}

/// What a block announces.
enum Announced {
    Codes(Vec<String>),
    Warnings(Vec<String>),
    Later,
}

/// The whole program of a block, and what it announces.
fn program(block: &Block, context: &mut Context) -> (String, Announced) {
    let Context {
        given,
        whole: before,
        files,
    } = context;
    let text = &block.text;
    let mut whole = text.clone();
    let mut announced = Announced::Codes(Vec::new());
    if block.info.len() == 1 {
        before.clone_from(text);
    }
    for word in block.info.iter().skip(1) {
        match word.split_once('=').unwrap_or((word, "")) {
            ("in", "state") => whole = format!("{given}state Example {{\n{text}}}\n"),
            ("in", "event") => whole = in_event(given, text),
            ("in", "fn") => whole = format!("{given}fn example() -> Int {{\n{text}  0\n}}\n"),
            ("in", "view") => whole = format!("{given}page Home(\"/\") {{\n{text}}}\n"),
            ("example", "") => whole = in_event(given, &example(text)),
            ("more", "") => whole = format!("{before}\n{text}"),
            ("given", "") => {
                given.push_str(text);
                whole.clone_from(given);
            }
            ("file", name) => {
                files.insert(name.to_owned(), text.clone());
            }
            ("later", "") => announced = Announced::Later,
            ("error", codes) => announced = Announced::Codes(sorted(codes)),
            ("warning", codes) => announced = Announced::Warnings(sorted(codes)),
            _ => panic!("{}: `{word}` means nothing", block.place),
        }
    }
    (whole, announced)
}

fn sorted(codes: &str) -> Vec<String> {
    let mut codes: Vec<String> = codes.split('+').map(str::to_owned).collect();
    codes.sort();
    codes
}

fn in_event(given: &str, text: &str) -> String {
    format!("{given}state Example {{\n  event example {{\n{text}  }}\n}}\n")
}

/// The lines of an example as statements.
fn example(text: &str) -> String {
    let mut statements = String::new();
    for (number, line) in text.lines().enumerate() {
        let statement = if let Some((value, result)) = line.split_once("// → ") {
            format!(
                "let is_{number} = ({}) == ({})",
                value.trim(),
                result.trim()
            )
        } else if let Some((call, _)) = line.split_once("// fails") {
            format!("let fails_{number} = {}", call.trim())
        } else {
            line.to_owned()
        };
        statements.push_str(&statement);
        statements.push('\n');
    }
    statements
}

/// What is wrong with a compilation that announced something else.
fn wrong(compilation: &Compilation, announced: &Announced) -> Option<String> {
    let severity = match announced {
        Announced::Warnings(_) => Severity::Warning,
        Announced::Codes(_) | Announced::Later => Severity::Error,
    };
    let mut found: Vec<String> = compilation
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == severity)
        .map(|diagnostic| diagnostic.code.to_string())
        .collect();
    found.sort();
    match announced {
        Announced::Codes(wanted) | Announced::Warnings(wanted) if *wanted == found => None,
        Announced::Codes(wanted) | Announced::Warnings(wanted) => {
            Some(format!("announces {wanted:?}, gives {found:?}"))
        }
        Announced::Later if !found.is_empty() && found.iter().all(|code| code == "RXL0209") => None,
        Announced::Later => Some(format!("is said to come later, gives {found:?}")),
    }
}

#[test]
fn blocks_of_documents_compile_or_give_the_codes_they_announce() {
    let mut all = String::new();
    let mut count = 0;
    for document in documents() {
        let mut context = Context::default();
        for block in document.blocks("rxl") {
            count += 1;
            let (text, announced) = program(&block, &mut context);
            let read = |path: &str| match context.files.get(path) {
                Some(text) => Some(text.clone().into_bytes()),
                None if path.ends_with(".rxl") => None,
                None => Some(Vec::new()),
            };
            let compilation = rxlc::compile("app.rxl", text, &read);
            if let Some(wrong) = wrong(&compilation, &announced) {
                let told = rxlc::diagnostics::render::human(
                    &compilation.sources,
                    &compilation.diagnostics,
                    rxlc::diagnostics::render::Color::Off,
                );
                all.push_str(&format!("{} {wrong}\n{told}\n", block.place));
            } else if matches!(&announced, Announced::Codes(codes) if codes.is_empty()) {
                let files: Vec<OutputFile> = compilation.emit();
                assert!(!files.is_empty(), "{}", block.place);
            }
        }
    }
    assert!(count > 0);
    assert!(all.is_empty(), "{all}");
}
