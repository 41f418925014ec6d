//! Mends that an editor offers.

use super::analysis::Analysis;
use super::documents::uri_of;
use super::index::{Called, Symbol, SymbolKind};
use super::{range, shown, stubs};
use crate::ast::DeclarationKind;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::hir::{Field, Origin, Type};
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
            .chain(imports(analysis, source, diagnostic))
            .chain(arguments(analysis, diagnostic))
            .chain(stubs::event(analysis, diagnostic))
            .chain(stubs::declaration(analysis, diagnostic))
            .chain(allowance(analysis, diagnostic));
        for (title, span, new_text) in mends {
            actions.extend(action(analysis, diagnostic, title, span, new_text));
        }
    }
    actions
}

/// A title, a place, and what is to stand there.
pub(super) type Mend = (String, Span, String);

/// The replacement that the compiler itself knows.
fn fix(diagnostic: &Diagnostic) -> Option<Mend> {
    let fix = diagnostic.fix.as_ref()?;
    let title = match diagnostic.code {
        Code::NOT_EXHAUSTIVE => "Add the missing cases".to_owned(),
        _ if fix.replacement.trim().is_empty() => "Remove this".to_owned(),
        _ if fix.span.start == fix.span.end => format!("Insert `{}`", fix.replacement.trim()),
        _ => format!("Replace with `{}`", fix.replacement.trim()),
    };
    Some((title, fix.span, fix.replacement.clone()))
}

/// Files of the program that declare a name which is not known here.
fn imports(analysis: &Analysis, source: SourceId, diagnostic: &Diagnostic) -> Vec<Mend> {
    let unknown = [
        Code::UNKNOWN_NAME,
        Code::UNKNOWN_TYPE,
        Code::UNKNOWN_UPPER_NAME,
    ];
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

/// Arguments that a call lacks, with a value of their type.
fn arguments(analysis: &Analysis, diagnostic: &Diagnostic) -> Option<Mend> {
    if diagnostic.code != Code::MISSING_ARGUMENT {
        return None;
    }
    let at = diagnostic.primary.span;
    let index = &analysis.index;
    let first = index
        .calls
        .partition_point(|(brackets, _)| (brackets.source, brackets.start) < (at.source, at.start));
    let (brackets, called) = index.calls.get(first)?;
    let Called::Symbol(owner) = called else {
        return None;
    };
    let mut missing: Vec<(&Span, &Symbol)> = index
        .symbols
        .iter()
        .filter(|(_, symbol)| symbol.parent == Some(*owner))
        .filter(|(_, symbol)| diagnostic.message.contains(&format!("`{}`", symbol.name)))
        .filter(|(_, symbol)| matches!(symbol.kind, SymbolKind::Field | SymbolKind::Parameter))
        .collect();
    missing.sort_by_key(|(span, _)| **span);
    let values: Vec<String> = missing
        .iter()
        .map(|(span, symbol)| {
            let ty = index.types.get(span);
            let value = ty.map_or_else(String::new, |ty| value_of(analysis, ty, 0));
            format!("{}: {value}", symbol.name)
        })
        .collect();
    let inside = analysis.sources.text(Span {
        start: brackets.start + 1,
        end: brackets.end.checked_sub(1)?,
        ..*brackets
    });
    let kept = inside.trim_end();
    let comma = if kept.is_empty() || kept.ends_with(',') {
        ""
    } else {
        ", "
    };
    let end = brackets.start + 1 + u32::try_from(kept.len()).ok()?;
    let at = Span {
        start: end,
        end,
        ..*brackets
    };
    let names: Vec<String> = missing
        .iter()
        .map(|(_, symbol)| format!("`{}`", symbol.name))
        .collect();
    let title = format!("Add {}", names.join(", "));
    Some((title, at, format!("{comma}{}", values.join(", "))))
}

/// A plain value of a type, to be written over.
pub(super) fn value_of(analysis: &Analysis, ty: &Type, depth: u32) -> String {
    let program = &analysis.program;
    match ty {
        Type::Bool => "false".to_owned(),
        Type::Int => "0".to_owned(),
        Type::Float => "0.0".to_owned(),
        Type::Text => "\"\"".to_owned(),
        Type::Duration => "0s".to_owned(),
        Type::DateTime => "now()".to_owned(),
        Type::Date => "Date(\"2000-01-01\")".to_owned(),
        Type::List(_) | Type::Set(_) => "[]".to_owned(),
        Type::Map(..) => "[:]".to_owned(),
        Type::Option(_) => "none".to_owned(),
        Type::Color => "gray(9)".to_owned(),
        Type::Length => "0px".to_owned(),
        Type::Event(_) => "ignore".to_owned(),
        Type::View(_) => "{}".to_owned(),
        Type::Enum(id, _) => {
            let declared = program.enums.get(id.0 as usize);
            let first = declared.and_then(|declared| declared.variants.first());
            first.map_or_else(String::new, |first| {
                with_fields(analysis, &first.origin, &first.fields, depth)
            })
        }
        Type::Record(id, _) => {
            let record = program.records.get(id.0 as usize);
            record.map_or_else(String::new, |record| {
                with_fields(analysis, &record.origin, &record.fields, depth)
            })
        }
        _ => String::new(),
    }
}

/// A record or a variant with all fields that must be given.
fn with_fields(analysis: &Analysis, origin: &Origin, fields: &[Field], depth: u32) -> String {
    let takes_fields = origin.name.starts_with(|c: char| c.is_ascii_uppercase());
    if fields.is_empty() || depth > 3 || !takes_fields {
        return origin.name.to_string();
    }
    let fields: Vec<String> = fields
        .iter()
        .filter(|field| field.default.is_none())
        .map(|field| {
            let value = value_of(analysis, &field.ty, depth + 1);
            format!("{}: {value}", field.origin.name)
        })
        .collect();
    format!("{}({})", origin.name, fields.join(", "))
}

/// A comment that allows a warning where it stands.
fn allowance(analysis: &Analysis, diagnostic: &Diagnostic) -> Option<Mend> {
    if diagnostic.severity != Severity::Warning {
        return None;
    }
    let at = diagnostic.primary.span;
    let text = &analysis.sources.get(at.source)?.text;
    let before = text.get(..at.start as usize)?;
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let blank = text.get(line..)?;
    let indent = blank.get(..blank.len() - blank.trim_start_matches(' ').len())?;
    let name = diagnostic.code.entry().name;
    let title = format!("Allow `{name}` here");
    let comment = format!("{indent}// allow: {name}\n");
    Some((title, Span::new(at.source, line..line), comment))
}

/// What files declare that others can bring.
pub(super) fn exported(analysis: &Analysis) -> impl Iterator<Item = (Span, &Symbol)> {
    analysis
        .index
        .symbols
        .iter()
        .filter(|(_, symbol)| symbol.parent.is_none() && symbol.kind != SymbolKind::Test)
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
