//! How what is being called is called.

use super::At;
use super::hover::sentence;
use super::index::Called;
use crate::lexer::{self, Token};
use lsp_types::{
    Documentation, ParameterInformation, ParameterLabel, SignatureHelp, SignatureInformation,
};

pub(super) fn help(at: &At) -> Option<SignatureHelp> {
    let calls = &at.analysis.index.calls;
    let (brackets, called) = calls.iter().rev().find(|(span, _)| {
        span.source == at.source && span.start < at.offset && at.offset < span.end
    })?;
    let (label, docs) = match called {
        Called::Symbol(declared) => {
            let symbol = at.analysis.index.symbols.get(declared)?;
            let docs = symbol.docs.as_ref().map(|docs| docs.to_string());
            (symbol.detail.clone(), docs)
        }
        Called::Method(method) => (method.signature.to_string(), Some(sentence(method.docs))),
        Called::Builtin(builtin) => (builtin.signature.to_string(), Some(sentence(builtin.docs))),
        Called::Element(_) | Called::Other => return None,
    };
    let text = &at.analysis.sources.get(at.source)?.text;
    let before = text.get(brackets.start as usize + 1..at.offset as usize)?;
    let entered = commas(before);
    let named = before.rsplit(',').next().unwrap_or_default();
    let named = named.split_once(':').map(|(name, _)| name.trim());
    let parameters = parameters(&label);
    let active = named
        .and_then(|name| {
            let mut all = parameters.iter();
            all.position(|parameter| parameter.split(':').next() == Some(name))
        })
        .unwrap_or(entered);
    let parameters = parameters
        .iter()
        .map(|parameter| ParameterInformation {
            label: ParameterLabel::Simple((*parameter).to_owned()),
            documentation: None,
        })
        .collect();
    Some(SignatureHelp {
        signatures: vec![SignatureInformation {
            parameters: Some(parameters),
            documentation: docs.map(Documentation::String),
            active_parameter: None,
            label,
        }],
        active_signature: Some(0),
        active_parameter: u32::try_from(active).ok(),
    })
}

/// How many commas stand outside of inner brackets.
fn commas(text: &str) -> usize {
    let (lexed, _) = lexer::lex(crate::source::SourceId(0), text);
    let mut depth = 0_usize;
    let mut count = 0;
    for lexeme in &lexed.tokens {
        match &lexeme.token {
            token if token.opens() => depth += 1,
            token if token.closes() => depth = depth.saturating_sub(1),
            Token::Comma if depth == 0 => count += 1,
            _ => {}
        }
    }
    count
}

/// The parameters of a signature as it is written: what stands in its first brackets, at commas of that depth.
fn parameters(label: &str) -> Vec<&str> {
    let Some(open) = label.find(['(', '{']) else {
        return Vec::new();
    };
    let mut parts = Vec::new();
    let mut depth = 0_usize;
    let mut start = open + 1;
    for (at, character) in label.char_indices().skip_while(|(at, _)| *at < open) {
        match character {
            '(' | '{' | '[' | '<' => depth += 1,
            ')' | '}' | ']' | '>' if depth == 1 => {
                parts.extend(label.get(start..at));
                break;
            }
            ')' | '}' | ']' | '>' => depth = depth.saturating_sub(1),
            ',' if depth == 1 => {
                parts.extend(label.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    let parts = parts.into_iter().map(str::trim);
    parts.filter(|part| !part.is_empty()).collect()
}
