//! What each name is, for colours that a grammar cannot know.

use super::analysis::Analysis;
use super::index::{Meaning, SymbolKind};
use crate::source::SourceId;
use lsp_types::{
    SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokens, SemanticTokensResult,
};

pub(super) const TYPES: [SemanticTokenType; 14] = [
    SemanticTokenType::TYPE,
    SemanticTokenType::STRUCT,
    SemanticTokenType::ENUM,
    SemanticTokenType::ENUM_MEMBER,
    SemanticTokenType::CLASS,
    SemanticTokenType::NAMESPACE,
    SemanticTokenType::FUNCTION,
    SemanticTokenType::METHOD,
    SemanticTokenType::EVENT,
    SemanticTokenType::PROPERTY,
    SemanticTokenType::PARAMETER,
    SemanticTokenType::VARIABLE,
    SemanticTokenType::TYPE_PARAMETER,
    SemanticTokenType::KEYWORD,
];

pub(super) const MODIFIERS: [SemanticTokenModifier; 3] = [
    SemanticTokenModifier::DECLARATION,
    SemanticTokenModifier::READONLY,
    SemanticTokenModifier::DEFAULT_LIBRARY,
];

const DECLARATION: u32 = 1;
const READONLY: u32 = 2;
const LIBRARY: u32 = 4;

pub(super) fn tokens(analysis: &Analysis, source: SourceId) -> SemanticTokensResult {
    let mut data = Vec::new();
    let (mut line, mut column) = (0, 0);
    let Some(text) = analysis.sources.get(source) else {
        return SemanticTokens::default().into();
    };
    for (span, meaning) in analysis.names_in(source) {
        let Some((ty, modifiers)) = kind(analysis, *meaning) else {
            continue;
        };
        let declared = matches!(meaning, Meaning::Symbol(declared) if declared == span);
        let Some(token_type) = TYPES.iter().position(|known| *known == ty) else {
            continue;
        };
        let (at_line, at_column) = text.utf16_position(span.start);
        data.push(SemanticToken {
            delta_line: at_line - line,
            delta_start: match at_line == line {
                true => at_column - column,
                false => at_column,
            },
            length: span.end - span.start,
            token_type: token_type as u32,
            token_modifiers_bitset: modifiers | if declared { DECLARATION } else { 0 },
        });
        (line, column) = (at_line, at_column);
    }
    SemanticTokens {
        result_id: None,
        data,
    }
    .into()
}

fn kind(analysis: &Analysis, meaning: Meaning) -> Option<(SemanticTokenType, u32)> {
    Some(match meaning {
        Meaning::Symbol(declared) => match analysis.index.symbols.get(&declared)?.kind {
            SymbolKind::Constant | SymbolKind::Style => (SemanticTokenType::VARIABLE, READONLY),
            SymbolKind::Function => (SemanticTokenType::FUNCTION, 0),
            SymbolKind::Record => (SemanticTokenType::STRUCT, 0),
            SymbolKind::Field | SymbolKind::Var => (SemanticTokenType::PROPERTY, 0),
            SymbolKind::Computed => (SemanticTokenType::PROPERTY, READONLY),
            SymbolKind::Enum => (SemanticTokenType::ENUM, 0),
            SymbolKind::Variant => (SemanticTokenType::ENUM_MEMBER, 0),
            SymbolKind::State => (SemanticTokenType::NAMESPACE, 0),
            SymbolKind::Event => (SemanticTokenType::EVENT, 0),
            SymbolKind::Component | SymbolKind::Page => (SemanticTokenType::CLASS, 0),
            SymbolKind::Parameter => (SemanticTokenType::PARAMETER, 0),
            SymbolKind::Local => (SemanticTokenType::VARIABLE, 0),
            SymbolKind::TypeParameter => (SemanticTokenType::TYPE_PARAMETER, 0),
            SymbolKind::Test => return None,
        },
        Meaning::Type(_) => (SemanticTokenType::TYPE, LIBRARY),
        Meaning::Prelude => return None,
        Meaning::Method(_) => (SemanticTokenType::METHOD, LIBRARY),
        Meaning::Builtin(_) => (SemanticTokenType::FUNCTION, LIBRARY),
        Meaning::Element(_) => (SemanticTokenType::CLASS, LIBRARY),
        Meaning::Property(_) => (SemanticTokenType::PROPERTY, LIBRARY),
        Meaning::Handler(_) => (SemanticTokenType::EVENT, LIBRARY),
        Meaning::Word => (SemanticTokenType::FUNCTION, LIBRARY),
        Meaning::Module => (SemanticTokenType::NAMESPACE, 0),
        Meaning::Label => return None,
    })
}
