//! What the compiler's parser accepts, this grammar accepts: every program of the repository, right ones and those that are wrong in another way.

use rxlc::source::SourceMap;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use tree_sitter::{Node, Parser, Query, QueryCursor, StreamingIterator as _, Tree};

/// Files below a folder whose name ends in `ending`, without what was installed or built.
fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if path.is_dir() {
            if !matches!(&*name, "node_modules" | "target" | "dist") && !name.starts_with('.') {
                files(&path, ending, found);
            }
        } else if name.ends_with(ending) {
            found.push(path);
        }
    }
}

/// The programs in the blocks of a document, each with its line. A part of a program gets what it stands in.
fn blocks(document: &str) -> Vec<(usize, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, &str, String)> = None;
    for (index, line) in document.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (Some((_, _, text)), None) => {
                text.push_str(line);
                text.push('\n');
            }
            (Some((line, info, text)), Some(_)) => {
                let mut words = info.split(',');
                if words.next() == Some("rxl") {
                    let text = match words.find_map(|word| word.strip_prefix("in=")) {
                        Some("state") => format!("state S {{\n{text}}}\n"),
                        Some("event") => format!("state S {{\nevent e {{\n{text}}}\n}}\n"),
                        Some("fn") => format!("fn f() -> Int {{\n{text}0\n}}\n"),
                        Some("view") => format!("page P(\"/\") {{\n{text}}}\n"),
                        _ => text.clone(),
                    };
                    blocks.push((*line, text));
                }
                open = None;
            }
            (None, Some(info)) => open = Some((index + 1, info, String::new())),
            (None, None) => {}
        }
    }
    blocks
}

/// Every program with the place where it stands.
fn programs() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut paths = Vec::new();
    files(&root, ".rxl", &mut paths);
    files(&root, ".md", &mut paths);
    paths.sort();
    let mut programs = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(&root).unwrap_or(&path).display();
        if path.extension().is_some_and(|extension| extension == "rxl") {
            programs.push((name.to_string(), text));
        } else {
            let found = blocks(&text).into_iter();
            programs.extend(found.map(|(line, text)| (format!("{name}:{line}"), text)));
        }
    }
    programs
}

/// The first broken node, in words.
fn mistake(node: Node<'_>, text: &str) -> Option<String> {
    if node.is_missing() || node.is_error() {
        let start = node.start_position();
        let line = text.lines().nth(start.row).unwrap_or_default();
        let kind = if node.is_missing() { "missing " } else { "" };
        let place = format!("{}:{}", start.row + 1, start.column + 1);
        return Some(format!("{kind}{} at {place}: {line}", node.kind()));
    }
    let mut cursor = node.walk();
    node.children(&mut cursor)
        .filter(|child| child.has_error())
        .find_map(|child| mistake(child, text))
}

#[test]
fn what_the_compiler_reads_has_no_error() {
    let mut parser = Parser::new();
    parser
        .set_language(&tree_sitter_rxl::LANGUAGE.into())
        .unwrap();
    let mut read = 0;
    let mut wrong = String::new();
    for (place, text) in programs() {
        let sources = SourceMap::with_root("app.rxl", text.clone());
        let Some((source, _)) = sources.iter().next() else {
            continue;
        };
        if !rxlc::parser::parse(source, &text).1.is_empty() {
            continue;
        }
        read += 1;
        let tree = parser.parse(&text, None).unwrap();
        if let Some(mistake) = mistake(tree.root_node(), &text) {
            writeln!(wrong, "{place}: {mistake}").unwrap();
        }
    }
    assert!(read > 200, "{read} programs");
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The trees of all programs that the compiler reads without a mistake.
fn trees() -> Vec<(String, String, Tree)> {
    let mut parser = Parser::new();
    parser
        .set_language(&tree_sitter_rxl::LANGUAGE.into())
        .unwrap();
    let right = programs().into_iter().filter(|(_, text)| {
        let sources = SourceMap::with_root("app.rxl", text.clone());
        let source = sources.iter().next().map(|(source, _)| source);
        source.is_some_and(|source| rxlc::parser::parse(source, text).1.is_empty())
    });
    right
        .filter_map(|(place, text)| {
            let tree = parser.parse(&text, None)?;
            Some((place, text, tree))
        })
        .collect()
}

fn query(name: &str) -> Query {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("queries/{name}.scm"));
    let text = fs::read_to_string(path).unwrap();
    Query::new(&tree_sitter_rxl::LANGUAGE.into(), &text).unwrap()
}

/// What no program has yet, since the compiler does not take it.
const LATER: &str = "external component Picker from \"./picker.js\" {
  value: Text
}

external fn pick(name: Text) -> Text from \"./picker.js\"

session state Visit {
  on start { log(\"here\") }
}
";

#[test]
fn every_pattern_of_the_queries_finds_something() {
    let mut trees = trees();
    let mut parser = Parser::new();
    parser
        .set_language(&tree_sitter_rxl::LANGUAGE.into())
        .unwrap();
    let tree = parser.parse(LATER, None).unwrap();
    assert!(!tree.root_node().has_error());
    trees.push(("later".to_owned(), LATER.to_owned(), tree));
    for name in ["highlights", "folds", "indents", "locals"] {
        let query = query(name);
        let mut found = vec![0; query.pattern_count()];
        for (_, text, tree) in &trees {
            let mut cursor = QueryCursor::new();
            let mut matches = cursor.matches(&query, tree.root_node(), text.as_bytes());
            while let Some(matched) = matches.next() {
                found[matched.pattern_index] += 1;
            }
        }
        let idle: Vec<usize> = (0..found.len())
            .filter(|index| found[*index] == 0)
            .collect();
        assert!(idle.is_empty(), "{name}: patterns {idle:?} find nothing");
    }
}

/// All nodes below one whose brackets stand on different lines.
fn bracketed<'t>(node: Node<'t>, found: &mut Vec<Node<'t>>) {
    let opens = node
        .child(0)
        .is_some_and(|first| matches!(first.kind(), "{" | "(" | "["));
    if opens && node.start_position().row < node.end_position().row {
        found.push(node);
    }
    let mut cursor = node.walk();
    for child in node.children(&mut cursor) {
        bracketed(child, found);
    }
}

#[test]
fn what_stands_on_several_lines_is_folded_and_indented() {
    let queries = [query("folds"), query("indents")];
    let mut missing = BTreeSet::new();
    let mut seen = 0;
    for (place, text, tree) in trees() {
        let captured = queries.each_ref().map(|query| {
            let mut nodes = BTreeSet::new();
            let mut cursor = QueryCursor::new();
            let mut captures = cursor.captures(query, tree.root_node(), text.as_bytes());
            while let Some((matched, index)) = captures.next() {
                nodes.insert(matched.captures()[*index].node.id());
            }
            nodes
        });
        let mut nodes = Vec::new();
        bracketed(tree.root_node(), &mut nodes);
        seen += nodes.len();
        for node in nodes {
            // Brackets around one value hide nothing worth a fold.
            let folds = captured[0].contains(&node.id())
                || matches!(node.kind(), "group" | "lambda_parameters");
            if !folds || !captured[1].contains(&node.id()) {
                missing.insert(format!("{} in {place}", node.kind()));
            }
        }
    }
    assert!(seen > 1000, "{seen} nodes");
    assert!(missing.is_empty(), "{missing:#?}");
}
