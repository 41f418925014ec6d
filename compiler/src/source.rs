//! Source files and places in them.
//!
//! Takes texts as values (disk access is the command layer's), gives ids, spans and line/column look-ups. Knows nothing of the language.

use std::ops::Range;
use std::sync::Arc;

/// Names one file of a [`SourceMap`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub u32);

/// A half-open range of bytes in one source file.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub source: SourceId,
    /// Byte offset of the first byte.
    pub start: u32,
    /// Byte offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// A span over `range`, in bytes.
    pub fn new(source: SourceId, range: Range<usize>) -> Span {
        Span {
            source,
            start: offset(range.start),
            end: offset(range.end),
        }
    }

    /// The smallest span that covers `self` and `other`; both lie in the same file.
    pub fn to(self, other: Span) -> Span {
        Span {
            source: self.source,
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The empty span where `self` begins.
    pub fn at_start(self) -> Span {
        Span {
            end: self.start,
            ..self
        }
    }

    /// The empty span where `self` ends.
    pub fn at_end(self) -> Span {
        Span {
            start: self.end,
            ..self
        }
    }

    /// The byte range, to index the text with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl std::fmt::Debug for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}..{}", self.source.0, self.start, self.end)
    }
}

/// Offsets are 32 bits wide; `SourceMap::add` refuses larger files, so this never cuts.
fn offset(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// One source file: its name, its text and where its lines begin.
#[derive(Debug, Clone)]
pub struct Source {
    /// Path relative to the folder of the root file, with `/`, for example `widgets/row.rxl`.
    pub path: String,
    /// The whole text.
    pub text: Arc<str>,
    line_starts: Vec<u32>,
}

/// A place for people: both count from 1, the column in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
}

/// All files of a program. The first one added is the root file.
#[derive(Debug, Clone, Default)]
pub struct SourceMap {
    sources: Vec<Source>,
}

impl SourceMap {
    /// The largest file that is taken, in bytes.
    pub const MAX_SOURCE_BYTES: usize = 64 * 1024 * 1024;

    /// A map with one root file.
    pub fn with_root(path: impl Into<String>, text: impl Into<Arc<str>>) -> SourceMap {
        let mut map = SourceMap::default();
        map.add(path, text);
        map
    }

    /// Adds a file. A text above [`Self::MAX_SOURCE_BYTES`] is cut at a character.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<Arc<str>>) -> SourceId {
        let mut text = text.into();
        if text.len() > Self::MAX_SOURCE_BYTES {
            let cut = (0..=Self::MAX_SOURCE_BYTES)
                .rev()
                .find(|&at| text.is_char_boundary(at))
                .unwrap_or(0);
            text = text.get(..cut).unwrap_or_default().into();
        }
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| offset(at + 1)))
            .collect();
        let id = SourceId(offset(self.sources.len()));
        self.sources.push(Source {
            path: path.into(),
            text,
            line_starts,
        });
        id
    }

    /// The file of `id`.
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.sources.get(id.0 as usize)
    }

    /// The file with this path.
    pub fn find(&self, path: &str) -> Option<SourceId> {
        self.iter()
            .find_map(|(id, source)| (source.path == path).then_some(id))
    }

    /// All files in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.sources
            .iter()
            .enumerate()
            .map(|(index, source)| (SourceId(offset(index)), source))
    }

    /// The text under `span`; empty if it lies outside.
    pub fn text(&self, span: Span) -> &str {
        self.get(span.source)
            .and_then(|source| source.text.get(span.range()))
            .unwrap_or_default()
    }
}

impl Source {
    /// Where the byte `offset` stands. Offsets behind the end give the end.
    pub fn line_column(&self, offset: u32) -> LineColumn {
        let line = self
            .line_starts
            .partition_point(|&start| start <= offset)
            .saturating_sub(1);
        let start = self.line_starts.get(line).copied().unwrap_or(0);
        let column = self
            .text
            .get(start as usize..(offset as usize).min(self.text.len()))
            .map_or(0, |text| text.chars().count());
        LineColumn {
            line: line as u32 + 1,
            column: column as u32 + 1,
        }
    }

    /// Where the byte `offset` stands, as editors count: line and column from 0, the column in UTF-16 units.
    pub fn utf16_position(&self, offset: u32) -> (u32, u32) {
        let line = self
            .line_starts
            .partition_point(|&start| start <= offset)
            .saturating_sub(1);
        let start = self.line_starts.get(line).copied().unwrap_or(0);
        let column = self
            .text
            .get(start as usize..(offset as usize).min(self.text.len()))
            .map_or(0, |text| text.encode_utf16().count());
        (line as u32, column as u32)
    }

    /// The byte at a position that is counted as editors count. Positions behind the end of a line give that end.
    pub fn offset_of_utf16(&self, line: u32, column: u32) -> u32 {
        let Some(&start) = self.line_starts.get(line as usize) else {
            return offset(self.text.len());
        };
        let rest = self.text.get(start as usize..).unwrap_or_default();
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        let mut units = 0;
        for (at, character) in line.char_indices() {
            if units >= column {
                return start + offset(at);
            }
            units += character.len_utf16() as u32;
        }
        start + offset(line.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let map = SourceMap::with_root("a.rxl", "é x\nsecond");
        let source = map.get(SourceId(0)).unwrap();
        assert_eq!(source.line_column(3), LineColumn { line: 1, column: 3 });
        assert_eq!(source.line_column(5), LineColumn { line: 2, column: 1 });
    }
}
