//! Every program in the documents compiles, or gives exactly the mistakes that it announces.
//!
//! ` ```rxl ` is a whole program. `in=state`, `in=event`, `in=fn`, `in=view` say what it is a part of; `error=RXL0304` (several with `+`) says which codes it gives.

use rxlc::backend::OutputFile;
use std::fs;
use std::path::{Path, PathBuf};

struct Block {
    /// Document and line.
    place: String,
    /// What stands behind ` ```rxl `.
    info: Vec<String>,
    text: String,
}

fn documents(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            documents(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
}

fn blocks() -> Vec<Block> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut paths = vec![
        root.join("README.md"),
        root.join("ARCHITECTURE.md"),
        root.join("CONTRIBUTING.md"),
    ];
    for folder in ["lang-spec", "docs"] {
        documents(&root.join(folder), &mut paths);
    }
    paths.sort();
    let mut blocks = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(&root).unwrap_or(&path).display();
        let mut open: Option<Block> = None;
        for (number, line) in text.lines().enumerate() {
            match (&mut open, line.strip_prefix("```")) {
                (Some(block), None) => {
                    block.text.push_str(line);
                    block.text.push('\n');
                }
                (Some(_), Some(_)) => blocks.extend(open.take()),
                (None, Some(info)) => {
                    let mut info = info.split(',').map(|word| word.trim().to_owned());
                    if info.next().as_deref() == Some("rxl") {
                        open = Some(Block {
                            place: format!("{name}:{}", number + 1),
                            info: info.collect(),
                            text: String::new(),
                        });
                    }
                }
                (None, None) => {}
            }
        }
        assert!(open.is_none(), "{name}: a block is not closed");
    }
    blocks
}

/// The whole program of a block, and the codes that it announces.
fn program(block: &Block) -> (String, Vec<String>) {
    let text = &block.text;
    let mut whole = text.clone();
    let mut codes = Vec::new();
    for word in &block.info {
        match word.split_once('=') {
            Some(("in", "state")) => whole = format!("state Example {{\n{text}}}\n"),
            Some(("in", "event")) => {
                whole = format!("state Example {{\n  event example {{\n{text}  }}\n}}\n");
            }
            Some(("in", "fn")) => whole = format!("fn example() -> Int {{\n{text}  0\n}}\n"),
            Some(("in", "view")) => whole = format!("page Home(\"/\") {{\n{text}}}\n"),
            Some(("error", wanted)) => {
                codes = wanted.split('+').map(str::to_owned).collect();
            }
            _ => panic!("{}: `{word}` means nothing", block.place),
        }
    }
    codes.sort();
    (whole, codes)
}

#[test]
fn blocks_of_documents_compile_or_give_the_codes_they_announce() {
    let blocks = blocks();
    assert!(!blocks.is_empty());
    let mut wrong = String::new();
    for block in &blocks {
        let (text, wanted) = program(block);
        let compilation = rxlc::compile("app.rxl", text, &|_| None);
        let mut found: Vec<String> = compilation
            .diagnostics
            .iter()
            .map(|diagnostic| diagnostic.code.to_string())
            .collect();
        found.sort();
        if found != wanted {
            let told = rxlc::diagnostics::render::human(
                &compilation.sources,
                &compilation.diagnostics,
                rxlc::diagnostics::render::Color::Off,
            );
            wrong.push_str(&format!(
                "{}: announces {wanted:?}, gives {found:?}\n{told}\n",
                block.place
            ));
            continue;
        }
        if wanted.is_empty() {
            let files: Vec<OutputFile> = compilation.emit();
            assert!(!files.is_empty(), "{}", block.place);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
