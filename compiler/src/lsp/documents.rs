//! The texts that are open in the editor, and their names.

use super::analysis::Analysis;
use crate::source::{SourceId, SourceMap};
use lsp_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, Position,
    Range, TextEdit, Uri,
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What an editor has open.
#[derive(Default)]
pub(super) struct Documents {
    open: BTreeMap<PathBuf, Document>,
}

struct Document {
    text: String,
    version: i32,
}

impl Documents {
    pub(super) fn open(&mut self, params: DidOpenTextDocumentParams) -> Option<PathBuf> {
        let path = path_of(&params.text_document.uri)?;
        let document = Document {
            text: params.text_document.text,
            version: params.text_document.version,
        };
        self.open.insert(path.clone(), document);
        Some(path)
    }

    pub(super) fn change(&mut self, params: DidChangeTextDocumentParams) -> Option<PathBuf> {
        let path = path_of(&params.text_document.uri)?;
        let document = self.open.get_mut(&path)?;
        document.version = params.text_document.version;
        for change in params.content_changes {
            let Some(range) = change.range else {
                document.text = change.text;
                continue;
            };
            let map = SourceMap::with_root("", document.text.as_str());
            let Some(source) = map.get(SourceId(0)) else {
                continue;
            };
            let offset = |at: Position| source.offset_of_utf16(at.line, at.character) as usize;
            let (start, end) = (offset(range.start), offset(range.end));
            document
                .text
                .replace_range(start..end.max(start), &change.text);
        }
        Some(path)
    }

    pub(super) fn close(&mut self, params: DidCloseTextDocumentParams) -> Option<PathBuf> {
        let path = path_of(&params.text_document.uri)?;
        self.open.remove(&path);
        Some(path)
    }

    pub(super) fn text(&self, path: &Path) -> Option<&str> {
        self.open.get(path).map(|document| document.text.as_str())
    }

    pub(super) fn version(&self, path: &Path) -> Option<i32> {
        self.open.get(path).map(|document| document.version)
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.open.keys()
    }
}

/// What lays the file out: one edit of the whole, or none.
pub(super) fn formatting(analysis: &Analysis, source: SourceId) -> Option<Vec<TextEdit>> {
    let source = analysis.sources.get(source)?;
    let new_text = crate::format::format(&source.text);
    if new_text == *source.text {
        return Some(Vec::new());
    }
    let end = u32::try_from(source.text.len()).unwrap_or(u32::MAX);
    let (line, character) = source.utf16_position(end);
    let range = Range {
        start: Position::default(),
        end: Position { line, character },
    };
    Some(vec![TextEdit { range, new_text }])
}

/// What stands as it is in the path of a `file:` address.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'.')
    .remove(b'-')
    .remove(b'_')
    .remove(b'~');

/// The path of a file.
pub(super) fn path_of(uri: &Uri) -> Option<PathBuf> {
    let path = uri.as_str().strip_prefix("file://")?;
    let path = percent_decode_str(path).decode_utf8().ok()?;
    // `/C:/…` on Windows
    let is_drive = path.chars().nth(2) == Some(':');
    let path = path.strip_prefix('/').filter(|_| is_drive).unwrap_or(&path);
    Some(PathBuf::from(path))
}

/// The address of a file.
pub(super) fn uri_of(path: &Path) -> Option<Uri> {
    let path = path.to_str()?.replace('\\', "/");
    let path = match path.strip_prefix('/') {
        Some(path) => path,
        None => &path,
    };
    let text = format!("file:///{}", utf8_percent_encode(path, KEPT));
    text.parse().ok()
}
