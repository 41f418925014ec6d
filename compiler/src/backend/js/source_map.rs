//! Source maps, version 3: which place of an emitted file comes from which place of a source.

use crate::source::{Source, SourceId, SourceMap, Span};
use indexmap::IndexSet;
use serde_json::json;
use smol_str::SmolStr;

/// One entry: a place in the emitted file, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Line of the emitted file, from 0.
    pub line: u32,
    /// Column of the emitted file in UTF-16 units, from 0.
    pub column: u32,
    /// Where it comes from; its start counts.
    pub origin: Span,
    /// The name that it has in the source.
    pub name: Option<SmolStr>,
}

/// The map of the emitted file `file` as JSON. `segments` are in the order of the file; `contents` gives the texts of the sources as they may be
/// shown.
pub fn encode(
    file: &str,
    segments: &[Segment],
    sources: &SourceMap,
    contents: impl Fn(SourceId, &Source) -> String,
) -> String {
    let mut files: IndexSet<SourceId> = IndexSet::new();
    let mut names: IndexSet<&SmolStr> = IndexSet::new();
    let mut mappings = String::new();
    let mut line = 0;
    let mut before = Before::default();
    let mut last_column = None;
    for segment in segments {
        let Some(source) = sources.get(segment.origin.source) else {
            continue;
        };
        while line < segment.line {
            mappings.push(';');
            line += 1;
            before.column = 0;
            last_column = None;
        }
        if last_column == Some(segment.column) {
            continue;
        }
        if last_column.is_some() {
            mappings.push(',');
        }
        last_column = Some(segment.column);
        let (source_line, source_column) = utf16_position(source, segment.origin.start);
        let file = files.insert_full(segment.origin.source).0 as i64;
        write_difference(i64::from(segment.column), &mut before.column, &mut mappings);
        write_difference(file, &mut before.file, &mut mappings);
        write_difference(source_line, &mut before.source_line, &mut mappings);
        write_difference(source_column, &mut before.source_column, &mut mappings);
        if let Some(name) = &segment.name {
            let name = names.insert_full(name).0 as i64;
            write_difference(name, &mut before.name, &mut mappings);
        }
    }
    let shown: Vec<String> = files
        .iter()
        .filter_map(|file| Some(contents(*file, sources.get(*file)?)))
        .collect();
    let paths: Vec<&str> = sources_of(&files, sources)
        .map(|source| source.path.as_str())
        .collect();
    json!({
        "version": 3,
        "file": file,
        "sources": paths,
        "sourcesContent": shown,
        "names": names.iter().map(|name| name.as_str()).collect::<Vec<_>>(),
        "mappings": mappings,
    })
    .to_string()
}

/// What differences are taken to.
#[derive(Default)]
struct Before {
    column: i64,
    file: i64,
    source_line: i64,
    source_column: i64,
    name: i64,
}

fn sources_of<'a>(
    files: &'a IndexSet<SourceId>,
    sources: &'a SourceMap,
) -> impl Iterator<Item = &'a Source> {
    files.iter().filter_map(|file| sources.get(*file))
}

/// Line and column from 0, the column in UTF-16 units.
fn utf16_position(source: &Source, offset: u32) -> (i64, i64) {
    let place = source.line_column(offset);
    let before = source.text.get(..offset as usize).unwrap_or(&source.text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let column = before
        .get(line_start..)
        .map_or(0, |text| text.encode_utf16().count());
    (i64::from(place.line) - 1, column as i64)
}

fn write_difference(value: i64, before: &mut i64, out: &mut String) {
    write_vlq(value - *before, out);
    *before = value;
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base 64, five bits a digit, the lowest first; the lowest bit of all is the sign.
fn write_vlq(value: i64, out: &mut String) {
    let mut rest = (value.unsigned_abs() << 1) | u64::from(value < 0);
    loop {
        let more = u64::from(rest > 31) << 5;
        let digit = DIGITS.get(((rest & 31) | more) as usize);
        out.extend(digit.map(|digit| char::from(*digit)));
        rest >>= 5;
        if rest == 0 {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_format_wants() {
        let written = |value| {
            let mut out = String::new();
            write_vlq(value, &mut out);
            out
        };
        assert_eq!(written(0), "A");
        assert_eq!(written(1), "C");
        assert_eq!(written(-1), "D");
        assert_eq!(written(16), "gB");
        assert_eq!(written(1_000), "w+B");
    }

    #[test]
    fn places_lead_back_to_line_and_column() {
        let mut sources = SourceMap::default();
        let id = sources.add("a.rxl", "one\n\u{1F980} two");
        let span = |start, end| Span::new(id, start..end);
        let segments = [
            Segment {
                line: 0,
                column: 4,
                origin: span(0, 3),
                name: None,
            },
            Segment {
                line: 1,
                column: 2,
                origin: span(9, 12),
                name: Some("two".into()),
            },
        ];
        let map = encode("a.js", &segments, &sources, |_, _| "one".to_owned());
        assert!(map.contains(r#""sourcesContent":["one"]"#), "{map}");
        assert!(map.contains(r#""mappings":"IAAA;EACGA""#), "{map}");
        assert!(map.contains(r#""names":["two"]"#), "{map}");
    }
}
