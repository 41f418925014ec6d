//! What can be folded: brackets over several lines, and rows of comments.

use super::analysis::Analysis;
use crate::lexer;
use crate::source::SourceId;
use lsp_types::{FoldingRange, FoldingRangeKind};

pub(super) fn ranges(analysis: &Analysis, source: SourceId) -> Option<Vec<FoldingRange>> {
    let text = analysis.sources.get(source)?;
    let (lexed, _) = lexer::lex(source, &text.text);
    let line = |offset| text.utf16_position(offset).0;
    let mut ranges = Vec::new();
    let mut fold = |start_line: u32, end_line: u32, kind| {
        if start_line < end_line {
            ranges.push(FoldingRange {
                start_line,
                end_line,
                kind,
                ..FoldingRange::default()
            });
        }
    };
    for lexeme in lexed.tokens.iter().filter(|lexeme| lexeme.token.opens()) {
        if let Some(close) = lexed.tokens.get(lexeme.partner as usize) {
            // The line of the closing bracket stays to be seen.
            let last = line(close.span.start).saturating_sub(1);
            fold(line(lexeme.span.start), last, None);
        }
    }
    let mut row: Option<(u32, u32)> = None;
    for comment in &lexed.comments {
        let at = line(comment.start);
        row = match row {
            Some((first, last)) if at == last + 1 => Some((first, at)),
            other => {
                if let Some((first, last)) = other {
                    fold(first, last, Some(FoldingRangeKind::Comment));
                }
                Some((at, at))
            }
        };
    }
    if let Some((first, last)) = row {
        fold(first, last, Some(FoldingRangeKind::Comment));
    }
    Some(ranges)
}
