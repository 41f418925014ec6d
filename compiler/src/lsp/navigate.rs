//! From a name to where it is declared and used.

use super::documents::uri_of;
use super::{At, location, range};
use crate::lexer::{self, Token};
use crate::source::SourceId;
use lsp_types::{
    DocumentHighlight, GotoDefinitionResponse, Location, PrepareRenameResponse, TextEdit, Uri,
    WorkspaceEdit,
};
use std::collections::HashMap;

pub(super) fn definition(at: &At) -> Option<GotoDefinitionResponse> {
    let (_, declared, _) = at.analysis.symbol_at(at.source, at.offset)?;
    location(&at.analysis, declared).map(GotoDefinitionResponse::Scalar)
}

pub(super) fn references(at: &At, with_declaration: bool) -> Option<Vec<Location>> {
    let (_, declared, _) = at.analysis.symbol_at(at.source, at.offset)?;
    let uses = at.analysis.uses_of(declared);
    Some(
        uses.filter(|span| with_declaration || *span != declared)
            .filter_map(|span| location(&at.analysis, span))
            .collect(),
    )
}

pub(super) fn highlights(at: &At) -> Option<Vec<DocumentHighlight>> {
    let (_, declared, _) = at.analysis.symbol_at(at.source, at.offset)?;
    let uses = at.analysis.uses_of(declared);
    Some(
        uses.filter(|span| span.source == at.source)
            .filter_map(|span| range(&at.analysis, span))
            .map(|range| DocumentHighlight { range, kind: None })
            .collect(),
    )
}

pub(super) fn prepare_rename(at: &At) -> Option<PrepareRenameResponse> {
    let (span, ..) = at.analysis.symbol_at(at.source, at.offset)?;
    range(&at.analysis, span).map(PrepareRenameResponse::Range)
}

/// None if the new name is not one of the same case, as the language demands.
#[allow(clippy::mutable_key_type, reason = "the protocol's type")]
pub(super) fn rename(at: &At, new_name: &str) -> Option<WorkspaceEdit> {
    let (_, declared, symbol) = at.analysis.symbol_at(at.source, at.offset)?;
    let is_upper = symbol.name.starts_with(|c: char| c.is_ascii_uppercase());
    let (lexed, found) = lexer::lex(SourceId(0), new_name);
    let fits = match lexed.tokens.first().map(|lexeme| &lexeme.token) {
        Some(Token::Name(name)) => !is_upper && name == new_name,
        Some(Token::UpperName(name)) => is_upper && name == new_name,
        _ => false,
    };
    if !fits || !found.is_empty() {
        return None;
    }
    let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
    for span in at.analysis.uses_of(declared) {
        // Names that are implied, such as `set_title`, are not written as the declared one is.
        let written = at.analysis.sources.text(span);
        let new_text = match written.strip_prefix("set_") {
            Some(rest) if rest == symbol.name => format!("set_{new_name}"),
            _ => new_name.to_owned(),
        };
        let uri = uri_of(&at.analysis.path(span.source)?)?;
        let edit = TextEdit {
            range: range(&at.analysis, span)?,
            new_text,
        };
        changes.entry(uri).or_default().push(edit);
    }
    Some(WorkspaceEdit {
        changes: Some(changes),
        ..WorkspaceEdit::default()
    })
}
