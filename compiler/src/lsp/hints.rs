//! What the compiler has found and nobody wrote: types, and where computeds run.

use super::analysis::Analysis;
use crate::hir::Type;
use crate::plan::Side;
use crate::source::SourceId;
use lsp_types::{InlayHint, InlayHintKind, InlayHintLabel, Position, Range};

pub(super) fn hints(analysis: &Analysis, source: SourceId, range: Range) -> Option<Vec<InlayHint>> {
    let text = analysis.sources.get(source)?;
    let start = text.offset_of_utf16(range.start.line, range.start.character);
    let end = text.offset_of_utf16(range.end.line, range.end.character);
    let hint = |offset: u32, label: String, kind| {
        let (line, character) = text.utf16_position(offset);
        InlayHint {
            position: Position { line, character },
            label: InlayHintLabel::String(label),
            kind,
            text_edits: None,
            tooltip: None,
            padding_left: None,
            padding_right: None,
            data: None,
        }
    };
    let is_asked = |offset: u32| start <= offset && offset <= end;
    let types = analysis.index.untyped.iter().filter_map(|name| {
        if name.source != source || !is_asked(name.end) {
            return None;
        }
        let ty = analysis.index.types.get(name)?;
        if *ty == Type::Error {
            return None;
        }
        let label = format!(": {}", analysis.program.type_name(ty));
        Some(hint(name.end, label, Some(InlayHintKind::TYPE)))
    });
    let sides = analysis.sides.iter().filter_map(|(name, side)| {
        let symbol = analysis.index.symbols.get(name)?;
        if name.source != source || !is_asked(symbol.span.start) {
            return None;
        }
        let label = match side {
            Side::Browser => "browser",
            Side::Server => "server",
        };
        let mut hint = hint(symbol.span.start, label.to_owned(), None);
        hint.padding_right = Some(true);
        Some(hint)
    });
    let mut hints: Vec<InlayHint> = types.chain(sides).collect();
    hints.sort_by_key(|hint| hint.position);
    Some(hints)
}
