//! From the plan to files: the React back end for the browser, the Rust back end for the server.
//!
//! Back ends read the plan and decide nothing of meaning themselves.

pub mod js;
pub mod react;
pub mod rust;

use crate::plan::Plan;
use crate::source::SourceMap;

/// A file that the compiler writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Relative to the folder of the output, with `/`: `web/pages/Home.js`.
    pub path: String,
    /// All of it.
    pub contents: String,
    /// Who may change it.
    pub ownership: Ownership,
}

/// Who may change a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ownership {
    /// Written anew each time.
    Generated,
    /// Written once, then left to the user.
    UserOwned,
}

impl OutputFile {
    /// A file that is written anew each time.
    pub fn generated(path: impl Into<String>, contents: impl Into<String>) -> OutputFile {
        OutputFile {
            path: path.into(),
            contents: contents.into(),
            ownership: Ownership::Generated,
        }
    }
}

/// What the files are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// For users.
    Release,
    /// For `rxlc dev`: a newer version of a module can take the place of one that runs, and what is on the page keeps its state.
    Development,
}

/// All files of the program, in order of their paths.
pub fn emit(plan: &Plan, sources: &SourceMap, target: Target) -> Vec<OutputFile> {
    let mut files = react::emit(plan, sources, target);
    files.push(rust::emit(plan));
    files.sort_by(|left, right| left.path.cmp(&right.path));
    files
}
