//! What a file and a program declare, as lists for an editor.

use super::analysis::Analysis;
use super::index::{Symbol, SymbolKind};
use super::{location, range};
use crate::source::{SourceId, Span};
use lsp_types::{DocumentSymbol, DocumentSymbolResponse, SymbolInformation};

pub(super) fn of_document(analysis: &Analysis, source: SourceId) -> DocumentSymbolResponse {
    let mut symbols: Vec<(Span, &Symbol)> = analysis
        .index
        .symbols
        .iter()
        .filter(|(span, symbol)| span.source == source && is_listed(symbol))
        .map(|(span, symbol)| (*span, symbol))
        .collect();
    symbols.sort_by_key(|(span, _)| *span);
    DocumentSymbolResponse::Nested(children(analysis, &symbols, None))
}

fn children(
    analysis: &Analysis,
    symbols: &[(Span, &Symbol)],
    parent: Option<Span>,
) -> Vec<DocumentSymbol> {
    symbols
        .iter()
        .filter(|(_, symbol)| symbol.parent == parent)
        .filter_map(|(name, symbol)| {
            let inner = match symbol.kind {
                SymbolKind::State
                | SymbolKind::Record
                | SymbolKind::Enum
                | SymbolKind::Component
                | SymbolKind::Page => children(analysis, symbols, Some(*name)),
                _ => Vec::new(),
            };
            #[allow(deprecated, reason = "the protocol's field has no default")]
            Some(DocumentSymbol {
                name: symbol.name.to_string(),
                detail: None,
                kind: kind(symbol.kind),
                tags: None,
                deprecated: None,
                range: range(analysis, symbol.span.to(*name))?,
                selection_range: range(analysis, *name)?,
                children: Some(inner),
            })
        })
        .collect()
}

/// Those whose name holds `query`, in order.
pub(super) fn of_program(analysis: &Analysis, query: &str) -> Vec<SymbolInformation> {
    let query = query.to_lowercase();
    let mut found: Vec<(Span, &Symbol)> = analysis
        .index
        .symbols
        .iter()
        .filter(|(_, symbol)| is_listed(symbol))
        .filter(|(_, symbol)| symbol.name.to_lowercase().contains(&query))
        .map(|(span, symbol)| (*span, symbol))
        .collect();
    found.sort_by_key(|(span, _)| *span);
    found
        .into_iter()
        .filter_map(|(span, symbol)| {
            let parent = symbol
                .parent
                .and_then(|parent| analysis.index.symbols.get(&parent));
            #[allow(deprecated, reason = "the protocol's field has no default")]
            Some(SymbolInformation {
                name: symbol.name.to_string(),
                kind: kind(symbol.kind),
                tags: None,
                deprecated: None,
                location: location(analysis, span)?,
                container_name: parent.map(|parent| parent.name.to_string()),
            })
        })
        .collect()
}

fn is_listed(symbol: &Symbol) -> bool {
    !matches!(
        symbol.kind,
        SymbolKind::Parameter | SymbolKind::Local | SymbolKind::TypeParameter
    )
}

fn kind(kind: SymbolKind) -> lsp_types::SymbolKind {
    match kind {
        SymbolKind::Constant => lsp_types::SymbolKind::CONSTANT,
        SymbolKind::Function => lsp_types::SymbolKind::FUNCTION,
        SymbolKind::Record => lsp_types::SymbolKind::STRUCT,
        SymbolKind::Field | SymbolKind::Var => lsp_types::SymbolKind::FIELD,
        SymbolKind::Enum => lsp_types::SymbolKind::ENUM,
        SymbolKind::Variant => lsp_types::SymbolKind::ENUM_MEMBER,
        SymbolKind::State => lsp_types::SymbolKind::OBJECT,
        SymbolKind::Computed => lsp_types::SymbolKind::PROPERTY,
        SymbolKind::Event => lsp_types::SymbolKind::EVENT,
        SymbolKind::Component => lsp_types::SymbolKind::CLASS,
        SymbolKind::Page => lsp_types::SymbolKind::MODULE,
        SymbolKind::Test => lsp_types::SymbolKind::METHOD,
        SymbolKind::Style => lsp_types::SymbolKind::CONSTANT,
        SymbolKind::Parameter | SymbolKind::Local => lsp_types::SymbolKind::VARIABLE,
        SymbolKind::TypeParameter => lsp_types::SymbolKind::TYPE_PARAMETER,
    }
}
