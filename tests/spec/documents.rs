//! The documents of the repository, and the blocks in them.

use std::fs;
use std::path::{Path, PathBuf};

/// A Markdown file.
pub struct Document {
    /// Its path in the repository.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

/// A fenced block.
pub struct Block {
    /// Document and line.
    pub place: String,
    /// The language, and what else stands behind the opening quotes.
    pub info: Vec<String>,
    /// What stands in it.
    pub text: String,
}

/// The folder of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
}

fn read(paths: Vec<PathBuf>) -> Vec<Document> {
    let root = root();
    let mut documents: Vec<Document> = paths
        .into_iter()
        .map(|path| Document {
            name: path
                .strip_prefix(&root)
                .unwrap_or(&path)
                .display()
                .to_string(),
            text: fs::read_to_string(&path).unwrap(),
        })
        .collect();
    documents.sort_by(|one, other| one.name.cmp(&other.name));
    documents
}

/// The chapters of the specification.
pub fn chapters() -> Vec<Document> {
    let mut paths = Vec::new();
    collect(&root().join("lang-spec"), &mut paths);
    read(paths)
}

/// Every document that shows programs.
pub fn documents() -> Vec<Document> {
    let root = root();
    let mut paths = vec![
        root.join("README.md"),
        root.join("ARCHITECTURE.md"),
        root.join("CONTRIBUTING.md"),
    ];
    for folder in ["lang-spec", "docs"] {
        collect(&root.join(folder), &mut paths);
    }
    read(paths)
}

impl Document {
    /// Its blocks of a language.
    pub fn blocks(&self, language: &str) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut open: Option<Block> = None;
        for (number, line) in self.text.lines().enumerate() {
            match (&mut open, line.strip_prefix("```")) {
                (Some(block), None) => {
                    block.text.push_str(line);
                    block.text.push('\n');
                }
                (Some(_), Some(_)) => blocks.extend(open.take()),
                (None, Some(info)) => {
                    open = Some(Block {
                        place: format!("{}:{}", self.name, number + 1),
                        info: info.split(',').map(|word| word.trim().to_owned()).collect(),
                        text: String::new(),
                    });
                }
                (None, None) => {}
            }
        }
        assert!(open.is_none(), "{}: a block is not closed", self.name);
        blocks.retain(|block| block.info.first().is_some_and(|first| first == language));
        blocks
    }
}
