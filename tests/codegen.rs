//! What the compiler writes for the programs in `codegen/`: compared with the files in `expected/`, which `UPDATE_EXPECT=1` rewrites; the same bytes
//! each time; JavaScript that a real parser takes; nothing private in what the browser can load; source maps that lead back.

use rxlc::backend::OutputFile;
use rxlc::diagnostics::has_errors;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn topics() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("codegen");
    let mut topics: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    topics.sort();
    topics
}

/// The program of a topic: `input.rxl` and what it reaches.
fn compile(topic: &Path) -> Vec<OutputFile> {
    let text = fs::read_to_string(topic.join("input.rxl")).unwrap();
    let read = |path: &str| fs::read(topic.join(path)).ok();
    let compilation = rxlc::compile("input.rxl", text, &read);
    assert!(
        !has_errors(&compilation.diagnostics),
        "{}: {:#?}",
        topic.display(),
        compilation.diagnostics
    );
    compilation.emit()
}

/// Files that are compared: what a person reads. The stylesheet is mostly the same for all apps, maps are tested by their meaning.
fn is_compared(path: &str) -> bool {
    path.ends_with(".js") || path.ends_with(".json") || path.ends_with(".rs")
}

fn expected_files(folder: &Path, below: &str, files: &mut BTreeMap<String, String>) {
    let Ok(entries) = fs::read_dir(folder.join(below)) else {
        return;
    };
    for entry in entries {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = match below.is_empty() {
            true => name,
            false => format!("{below}/{name}"),
        };
        if entry.file_type().unwrap().is_dir() {
            expected_files(folder, &path, files);
        } else {
            let text = fs::read_to_string(entry.path()).unwrap();
            files.insert(path, text);
        }
    }
}

#[test]
fn emitted_files_are_as_expected() {
    let updates = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    for topic in topics() {
        let folder = topic.join("expected");
        let emitted: BTreeMap<String, String> = compile(&topic)
            .into_iter()
            .filter(|file| is_compared(&file.path))
            .map(|file| (file.path, file.contents))
            .collect();
        if updates {
            if folder.exists() {
                fs::remove_dir_all(&folder).unwrap();
            }
            for (path, contents) in &emitted {
                let path = folder.join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, contents).unwrap();
            }
            continue;
        }
        let mut expected = BTreeMap::new();
        expected_files(&folder, "", &mut expected);
        let paths: std::collections::BTreeSet<&String> =
            emitted.keys().chain(expected.keys()).collect();
        for path in paths {
            if emitted.get(path) != expected.get(path) {
                wrong.push(format!("{}/{path}", folder.display()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "not as expected (UPDATE_EXPECT=1 rewrites them): {wrong:#?}"
    );
}

#[test]
fn the_same_program_gives_the_same_bytes() {
    for topic in topics() {
        assert_eq!(compile(&topic), compile(&topic), "{}", topic.display());
    }
}

#[test]
fn a_real_parser_takes_every_module() {
    if Command::new("node").arg("--version").output().is_err() {
        eprintln!("skipped: no `node` here");
        return;
    }
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for topic in topics() {
        for (number, file) in compile(&topic).iter().enumerate() {
            if !file.path.ends_with(".js") {
                continue;
            }
            let name = topic.file_name().unwrap().to_str().unwrap();
            let path = scratch.join(format!("{name}-{number}.mjs"));
            fs::write(&path, &file.contents).unwrap();
            let checked = Command::new("node")
                .arg("--check")
                .arg(&path)
                .output()
                .unwrap();
            assert!(
                checked.status.success(),
                "{name}: {}: {}",
                file.path,
                String::from_utf8_lossy(&checked.stderr)
            );
        }
    }
}

#[test]
fn nothing_private_reaches_the_browser() {
    let counter = Path::new(env!("CARGO_MANIFEST_DIR")).join("codegen/counter");
    for file in compile(&counter) {
        if !file.path.starts_with("web/") {
            continue;
        }
        for private in ["step_limit", "forget", "too much", "4242"] {
            assert!(!file.contents.contains(private), "{}: {private}", file.path);
        }
    }
}

#[test]
fn tests_are_no_part_of_an_app() {
    let todo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/todo/app.rxl");
    let whole = fs::read_to_string(todo).unwrap();
    let (without, _) = whole.split_once("\ntest \"").unwrap();
    let emit = |text: &str| rxlc::compile("app.rxl", text.to_owned(), &|_| None).emit();
    let (with_tests, without_tests) = (emit(&whole), emit(without));
    assert_eq!(with_tests.len(), without_tests.len());
    for (one, other) in with_tests.iter().zip(&without_tests) {
        assert!(!one.contents.contains("Water the plants"), "{}", one.path);
        // Maps keep as many empty lines as the source has.
        if !one.path.ends_with(".map") {
            assert_eq!(one, other);
        }
    }
}

/// One segment of a source map, decoded: line and column of the emitted file, line and column of the source, from 0.
type Segment = (usize, i64, i64, i64);

fn decode(mappings: &str) -> Vec<Segment> {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut segments = Vec::new();
    let (mut source_line, mut source_column) = (0, 0);
    for (line, text) in mappings.split(';').enumerate() {
        let mut column = 0;
        for segment in text.split(',').filter(|segment| !segment.is_empty()) {
            let (mut numbers, mut value, mut shift) = (Vec::new(), 0_i64, 0);
            for digit in segment.chars() {
                let digit = DIGITS.find(digit).unwrap() as i64;
                value |= (digit & 31) << shift;
                shift += 5;
                if digit & 32 == 0 {
                    numbers.push(match value & 1 {
                        0 => value >> 1,
                        _ => -(value >> 1),
                    });
                    (value, shift) = (0, 0);
                }
            }
            column += numbers[0];
            source_line += numbers[2];
            source_column += numbers[3];
            segments.push((line, column, source_line, source_column));
        }
    }
    segments
}

/// Line and column of the first place of `word` behind `before`.
fn place(text: &str, before: &str, word: &str) -> (usize, i64) {
    let start = text.find(before).unwrap();
    let at = start + text[start..].find(word).unwrap();
    let line = text[..at].matches('\n').count();
    let column = text[..at].rsplit('\n').next().unwrap().chars().count();
    (line, column as i64)
}

#[test]
fn source_maps_lead_back_to_the_source() {
    let counter = Path::new(env!("CARGO_MANIFEST_DIR")).join("codegen/counter");
    let source = &fs::read_to_string(counter.join("input.rxl")).unwrap();
    let files = compile(&counter);
    let contents = |path: &str| {
        let file = files.iter().find(|file| file.path == path);
        &file.unwrap().contents
    };
    let module = contents("web/modules/input.js");
    let map: serde_json::Value =
        serde_json::from_str(contents("web/modules/input.js.map")).unwrap();
    assert_eq!(map["version"], 3);
    assert_eq!(map["sources"][0], "input.rxl");
    let shown = map["sourcesContent"][0].as_str().unwrap();
    let heading = "heading(\"{label}: {Counter.count}\", id: \"count\")";
    assert_eq!(
        place(shown, heading, "Counter"),
        place(source, heading, "Counter")
    );
    let segments = decode(map["mappings"].as_str().unwrap());
    for (in_module, in_source, word) in [
        ("export const Counter", "state Counter", "Counter"),
        ("count: serverVar", "count: Int", "count"),
        ("function Panel", "component Panel", "label"),
        ("export const Panel", "component Panel", "Panel"),
    ] {
        let (line, column) = place(module, in_module, word);
        let (source_line, source_column) = place(source, in_source, word);
        assert!(
            segments.contains(&(line, column, source_line as i64, source_column)),
            "{word} at {line}:{column} does not lead to {source_line}:{source_column}"
        );
    }
}
