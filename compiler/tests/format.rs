//! The formatter changes layout alone: the tree stays, comments stay, and what it gives it leaves as it is.

#![allow(clippy::unwrap_used, reason = "a test fails where it finds nothing")]

use rxlc::ast::File;
use rxlc::diagnostics::has_errors;
use rxlc::format::{WIDTH, format};
use rxlc::lexer;
use rxlc::source::SourceId;
use std::fs;
use std::path::{Path, PathBuf};

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

/// The `.rxl` files and the blocks of `rxl` below a folder.
fn collect(folder: &Path, texts: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let (path, name) = (entry.path(), entry.file_name());
        let name = name.to_string_lossy().into_owned();
        if entry.file_type().unwrap().is_dir() {
            if !name.starts_with('.') && name != "node_modules" && name != "target" {
                collect(&path, texts);
            }
        } else if name.ends_with(".rxl") {
            let text = fs::read_to_string(&path).unwrap();
            texts.push((path, text));
        } else if name.ends_with(".md") {
            let text = fs::read_to_string(&path).unwrap();
            for block in text.split("```rxl").skip(1) {
                let (_, block) = block.split_once('\n').unwrap();
                let block = block.split("```").next().unwrap();
                texts.push((path.clone(), block.to_owned()));
            }
        }
    }
}

fn programs() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut texts = Vec::new();
    for folder in [
        "tests",
        "examples",
        "lang-spec",
        "compiler/src/diagnostics/explain",
    ] {
        collect(&root.join(folder), &mut texts);
    }
    texts.sort();
    assert!(texts.len() > 100);
    texts
}

/// A tree without its places; nothing if the text has a mistake.
fn tree(text: &str) -> Option<String> {
    let (file, diagnostics) = rxlc::parser::parse(SourceId(0), text);
    (!has_errors(&diagnostics)).then(|| without_spans(&file))
}

/// `0:12..15` is how a span is shown.
fn without_spans(file: &File) -> String {
    let shown = format!("{file:?}");
    let mut kept = String::with_capacity(shown.len());
    let mut rest = shown.as_str();
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    while let Some(at) = rest.find("0:") {
        let (before, span) = rest.split_at(at + 2);
        kept.push_str(before);
        let start = digits(span);
        rest = match span[start..].strip_prefix("..") {
            Some(end) if start > 0 => &end[digits(end)..],
            _ => span,
        };
    }
    kept + rest
}

fn comments(text: &str) -> Vec<String> {
    let (lexed, _) = lexer::lex(SourceId(0), text);
    lexed
        .comments
        .iter()
        .map(|span| text[span.range()].trim_end().to_owned())
        .collect()
}

/// Formats a text and says what is wrong with that, if something is.
fn fault(text: &str) -> Option<String> {
    let formatted = format(text);
    if comments(text) != comments(&formatted) {
        return Some(format!("comments are lost:\n{formatted}"));
    }
    if let Some(before) = tree(text)
        && tree(&formatted).as_ref() != Some(&before)
    {
        return Some(format!("the meaning has changed:\n{formatted}"));
    }
    let again = format(&formatted);
    (again != formatted).then(|| format!("not stable, first:\n{formatted}\nthen:\n{again}"))
}

#[test]
fn programs_keep_their_meaning() {
    for (path, text) in programs() {
        let fault = fault(&text);
        assert!(fault.is_none(), "{}: {}", path.display(), fault.unwrap());
    }
}

/// Lines joined and broken at random where the lexer lets it be, and spaces doubled, change nothing but the layout.
#[test]
fn loosened_programs_keep_their_meaning() {
    let mut random = Random(3);
    for (path, text) in programs() {
        if tree(&text).is_none() {
            continue;
        }
        for _ in 0..4 {
            let loosened = loosened(&text, &mut random);
            if tree(&loosened) != tree(&text) {
                continue;
            }
            let fault = fault(&loosened);
            assert!(
                fault.is_none(),
                "{}: {}\nof:\n{loosened}",
                path.display(),
                fault.unwrap()
            );
        }
    }
}

fn loosened(text: &str, random: &mut Random) -> String {
    let (lexed, _) = lexer::lex(SourceId(0), text);
    let mut out = String::new();
    let mut end = 0;
    for lexeme in &lexed.tokens {
        let range = lexeme.span.range();
        if range.start < end {
            continue;
        }
        let between = &text[end..range.start];
        out.push_str(between);
        let glued = between.is_empty() || between.contains("//");
        match random.below(12) {
            0 if !glued => out.push_str("  "),
            1 if !glued => out.push('\n'),
            2 if !glued => out.push_str(" // here\n"),
            _ => {}
        }
        out.push_str(&text[range.clone()]);
        end = range.end;
    }
    out.push_str(&text[end..]);
    out
}

/// Broken programs: nothing is lost, and what is given is left as it is.
#[test]
fn mutated_programs_lose_nothing() {
    let programs = programs();
    let mut random = Random(5);
    let count = std::env::var("MUTATIONS").map_or(1500, |count| count.parse().unwrap());
    for _ in 0..count {
        let (_, text) = &programs[random.below(programs.len())];
        let mut words: Vec<&str> = text
            .split_inclusive([' ', '(', ')', '\n', '{', '}'])
            .collect();
        for _ in 0..=random.below(3) {
            let (at, other) = (random.below(words.len()), random.below(words.len()));
            match random.below(3) {
                0 => {
                    words.remove(at);
                }
                1 => words.insert(at, words[other]),
                _ => words.swap(at, other),
            }
            if words.is_empty() {
                break;
            }
        }
        let text = words.concat();
        let fault = fault(&text);
        assert!(fault.is_none(), "{}\nof:\n{text}", fault.unwrap());
    }
}

#[test]
fn lines_stay_within_the_width_where_they_can() {
    for (path, text) in programs() {
        if tree(&text).is_none() {
            continue;
        }
        // Every other part stands in a long text.
        let formatted = format(&text);
        for line in formatted.split("\"\"\"").step_by(2).flat_map(str::lines) {
            let is_one_word = line.contains('"') || line.contains("//");
            assert!(
                line.chars().count() <= WIDTH || is_one_word,
                "{}: {line}",
                path.display()
            );
        }
    }
}

#[test]
fn a_member_with_a_mistake_is_left_alone() {
    let before = "state  A {\n  x:Int=0\n  event  go {  x  = = 1 }\n  event  stop {  x=2  }\n}\n";
    let after = "state A {\n  x: Int = 0\n  event  go {  x  = = 1 }\n  event stop { x = 2 }\n}\n";
    assert_eq!(format(before), after);
}

#[test]
fn comments_stay_where_they_were() {
    let text = "\
// first

// of the enum
enum A { // behind the bracket
  X // behind X
  // before Y
  Y
  // at the end
}

fn f(
  a: Int, // of a
  // of b
  b: Int,
) -> Int {
  // inside
  a + b // behind
}
// last
";
    assert_eq!(format(text), text);
}
