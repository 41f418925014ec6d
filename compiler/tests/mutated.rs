//! Programs that are wrong end in diagnostics: no text, however broken, makes the compiler panic or hang.

#![allow(clippy::unwrap_used, reason = "a test fails where it finds nothing")]

use std::fs;
use std::path::Path;

/// A small generator of numbers, the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

fn seeds() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts: Vec<String> = Vec::new();
    for folder in ["../tests/programs", "../examples/todo", "../examples/quiz"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "rxl") {
                texts.push(fs::read_to_string(path).unwrap());
            }
        }
    }
    for entry in &rxlc::diagnostics::codes::REGISTRY {
        for block in entry.explanation.split("```rxl\n").skip(1) {
            texts.push(block.split("```").next().unwrap_or_default().to_owned());
        }
    }
    texts.sort();
    texts
}

/// Words of a text with what stands between them.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        let word = |c: char| c.is_alphanumeric() || c == '_';
        if at > start && !(word(before) && word(character)) {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = character;
    }
    pieces.push(&text[start..]);
    pieces
}

#[test]
fn mutated_programs_end_in_diagnostics() {
    let seeds = seeds();
    let mut random = Random(7);
    let words: Vec<&str> = seeds.iter().flat_map(|text| pieces(text)).collect();
    let count = std::env::var("MUTATIONS").map_or(1500, |count| count.parse().unwrap());
    for _ in 0..count {
        let seed = &seeds[random.below(seeds.len())];
        let mut parts = pieces(seed);
        for _ in 0..=random.below(4) {
            let at = random.below(parts.len());
            match random.below(4) {
                0 => {
                    parts.remove(at);
                }
                1 => parts.insert(at, words[random.below(words.len())]),
                2 => parts[at] = words[random.below(words.len())],
                _ => {
                    let other = random.below(parts.len());
                    parts.swap(at, other);
                }
            }
            if parts.is_empty() {
                break;
            }
        }
        let text: String = parts.concat();
        let compiled = std::panic::catch_unwind(|| {
            let compilation = rxlc::compile("app.rxl", text.clone(), &|_| None);
            let told = compilation.diagnostics.len();
            compilation.emit();
            told
        });
        assert!(
            compiled.is_ok(),
            "this program makes the compiler panic:\n{text}"
        );
    }
}
