//! Mends that an editor offers.

use super::analysis::Analysis;
use super::documents::uri_of;
use super::index::Symbol;
use super::{range, shown};
use crate::ast::DeclarationKind;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{SourceId, Span};
use lsp_types::{CodeAction, CodeActionKind, CodeActionOrCommand, TextEdit, WorkspaceEdit};
use std::collections::HashMap;

pub(super) fn actions(
    analysis: &Analysis,
    source: SourceId,
    asked: lsp_types::Range,
) -> Vec<CodeActionOrCommand> {
    let mut actions = Vec::new();
    for diagnostic in &analysis.diagnostics {
        let span = diagnostic.primary.span;
        let Some(place) = range(analysis, span).filter(|_| span.source == source) else {
            continue;
        };
        if place.end < asked.start || asked.end < place.start {
            continue;
        }
        let mends = fix(diagnostic)
            .into_iter()
            .chain(imports(analysis, source, diagnostic));
        for (title, span, new_text) in mends {
            actions.extend(action(analysis, diagnostic, title, span, new_text));
        }
    }
    actions
}

type Mend = (String, Span, String);

/// The replacement that the compiler itself knows.
fn fix(diagnostic: &Diagnostic) -> Option<Mend> {
    let fix = diagnostic.fix.as_ref()?;
    let title = match diagnostic.code {
        Code::NOT_EXHAUSTIVE => "Add the missing cases".to_owned(),
        Code::MISSING_ARGUMENT => "Add what is missing".to_owned(),
        _ if fix.replacement.trim().is_empty() => "Remove this".to_owned(),
        _ if fix.span.start == fix.span.end => format!("Insert `{}`", fix.replacement.trim()),
        _ => format!("Replace with `{}`", fix.replacement.trim()),
    };
    Some((title, fix.span, fix.replacement.clone()))
}

/// Files of the program that declare a name which is not known here.
fn imports(analysis: &Analysis, source: SourceId, diagnostic: &Diagnostic) -> Vec<Mend> {
    let unknown = [Code::UNKNOWN_NAME, Code::UNKNOWN_TYPE];
    if !unknown.contains(&diagnostic.code) {
        return Vec::new();
    }
    let name = analysis.sources.text(diagnostic.primary.span);
    exported(analysis)
        .filter(|(span, symbol)| span.source != source && symbol.name == name)
        .filter_map(|(span, symbol)| {
            let (at, text) = import(analysis, source, span.source, &symbol.name)?;
            let module = module(analysis, span.source)?;
            Some((format!("Import `{name}` from `{module}`"), at, text))
        })
        .collect()
}

/// What files declare that others can bring.
pub(super) fn exported(analysis: &Analysis) -> impl Iterator<Item = (Span, &Symbol)> {
    analysis
        .index
        .symbols
        .iter()
        .filter(|(_, symbol)| symbol.parent.is_none())
        .map(|(span, symbol)| (*span, symbol))
}

/// How a `use` names a file.
pub(super) fn module(analysis: &Analysis, source: SourceId) -> Option<String> {
    let path = &analysis.sources.get(source)?.path;
    Some(path.trim_end_matches(".rxl").replace('/', "."))
}

/// The edit that brings a name from one file into another.
pub(super) fn import(
    analysis: &Analysis,
    into: SourceId,
    from: SourceId,
    name: &str,
) -> Option<(Span, String)> {
    let module = module(analysis, from)?;
    let file = analysis.files.get(into.0 as usize)?;
    let mut last = None;
    for declaration in &file.declarations {
        let DeclarationKind::Use(import) = &declaration.kind else {
            continue;
        };
        last = Some(declaration.span);
        let path: Vec<&str> = import.path.iter().map(|name| name.text.as_str()).collect();
        if path.join(".") == module
            && let Some(before) = import.names.last()
        {
            return Some((before.span.at_end(), format!(", {name}")));
        }
    }
    let line = format!("use {module}.{{{name}}}");
    Some(match last {
        Some(last) => (last.at_end(), format!("\n{line}")),
        None => (Span::new(into, 0..0), format!("{line}\n\n")),
    })
}

#[allow(clippy::mutable_key_type, reason = "the protocol's type")]
fn action(
    analysis: &Analysis,
    diagnostic: &Diagnostic,
    title: String,
    span: Span,
    new_text: String,
) -> Option<CodeActionOrCommand> {
    let edit = TextEdit {
        range: range(analysis, span)?,
        new_text,
    };
    let uri = uri_of(&analysis.path(span.source)?)?;
    Some(CodeActionOrCommand::CodeAction(CodeAction {
        title,
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: shown(analysis, diagnostic).map(|shown| vec![shown]),
        edit: Some(WorkspaceEdit {
            changes: Some(HashMap::from([(uri, vec![edit])])),
            ..WorkspaceEdit::default()
        }),
        is_preferred: Some(true),
        ..CodeAction::default()
    }))
}
