//! Diagnostics as text: for people (ariadne), for editors and CI (codespan-reporting, one line each), for programs (JSON, one object a line).

use super::{Diagnostic, Label, Severity};
use crate::source::{SourceMap, Span};
use ariadne::{CharSet, Config, IndexType, Report, ReportKind};
use codespan_reporting::diagnostic as codespan;
use codespan_reporting::files::SimpleFiles;
use codespan_reporting::term;
use serde_json::{Value, json};

/// Whether output carries colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    /// For a terminal.
    On,
    /// For a file or a pipe.
    Off,
}

/// For people: the lines of the source with labels, help below.
pub fn human(sources: &SourceMap, diagnostics: &[Diagnostic], color: Color) -> String {
    let mut out = Vec::new();
    let mut cache = ariadne::sources(
        sources
            .iter()
            .map(|(_, source)| (source.path.clone(), source.text.to_string())),
    );
    for diagnostic in diagnostics {
        let kind = match diagnostic.severity {
            Severity::Error => ReportKind::Error,
            Severity::Warning => ReportKind::Warning,
        };
        let place = |span: Span| {
            let path = sources.get(span.source).map(|source| source.path.clone());
            (path.unwrap_or_default(), span.range())
        };
        let config = Config::default()
            .with_index_type(IndexType::Byte)
            .with_color(color == Color::On)
            .with_char_set(CharSet::Unicode);
        let label = |label: &Label, tint: ariadne::Color| {
            let message = if label.message.is_empty() {
                "here"
            } else {
                &label.message
            };
            ariadne::Label::new(place(label.span))
                .with_message(message)
                .with_color(tint)
        };
        let mut labels = vec![(&diagnostic.primary, ariadne::Color::Red)];
        labels.extend(
            diagnostic
                .secondary
                .iter()
                .map(|label| (label, ariadne::Color::Blue)),
        );
        // In the order of lines, else each begins a piece of its own; the file of the mistake comes first.
        let first = diagnostic.primary.span.source;
        labels.sort_by_key(|(label, _)| {
            let span = label.span;
            (span.source != first, span.source.0, span.start)
        });
        let mut report = Report::build(kind, place(diagnostic.primary.span))
            .with_config(config)
            .with_code(diagnostic.code)
            .with_message(&diagnostic.message)
            .with_labels(labels.into_iter().map(|(is, tint)| label(is, tint)));
        for help in &diagnostic.help {
            report = report.with_help(help);
        }
        // Writing into memory fails only where a source is missing; then the short form says as much as can be said.
        if report.finish().write(&mut cache, &mut out).is_err() {
            out.extend(short(sources, std::slice::from_ref(diagnostic)).bytes());
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// One line each: `app.rxl:3:14: error[RXL0201]: unknown name `cuont``.
pub fn short(sources: &SourceMap, diagnostics: &[Diagnostic]) -> String {
    let mut files = SimpleFiles::new();
    let ids: Vec<usize> = sources
        .iter()
        .map(|(_, source)| files.add(source.path.clone(), source.text.to_string()))
        .collect();
    let config = term::Config {
        display_style: term::DisplayStyle::Short,
        ..term::Config::default()
    };
    let mut out = String::new();
    for diagnostic in diagnostics {
        let severity = match diagnostic.severity {
            Severity::Error => codespan::Severity::Error,
            Severity::Warning => codespan::Severity::Warning,
        };
        let span = diagnostic.primary.span;
        let Some(file) = ids.get(span.source.0 as usize) else {
            continue;
        };
        let converted = codespan::Diagnostic::new(severity)
            .with_code(diagnostic.code.to_string())
            .with_message(&diagnostic.message)
            .with_label(codespan::Label::primary(*file, span.range()));
        // Writing into a String fails only where a file is missing, and all are there.
        let _ = term::emit_to_string(&mut out, &config, &files, &converted);
    }
    out
}

/// One JSON object a line.
pub fn json(sources: &SourceMap, diagnostics: &[Diagnostic]) -> String {
    diagnostics
        .iter()
        .map(|diagnostic| to_json(sources, diagnostic).to_string() + "\n")
        .collect()
}

/// A diagnostic as JSON: spans in bytes, lines and columns from 1 in characters.
pub fn to_json(sources: &SourceMap, diagnostic: &Diagnostic) -> Value {
    let place = |span: Span| {
        let source = sources.get(span.source);
        let at = |offset| source.map(|source| source.line_column(offset));
        let (start, end) = (at(span.start), at(span.end));
        json!({
            "file": source.map(|source| source.path.as_str()),
            "start": { "byte": span.start, "line": start.map(|at| at.line), "column": start.map(|at| at.column) },
            "end": { "byte": span.end, "line": end.map(|at| at.line), "column": end.map(|at| at.column) },
        })
    };
    let label = |label: &Label| json!({ "message": label.message, "span": place(label.span) });
    json!({
        "code": diagnostic.code.to_string(),
        "name": diagnostic.code.entry().name,
        "severity": match diagnostic.severity { Severity::Error => "error", Severity::Warning => "warning" },
        "message": diagnostic.message,
        "primary": label(&diagnostic.primary),
        "secondary": diagnostic.secondary.iter().map(label).collect::<Vec<_>>(),
        "help": diagnostic.help,
        "fix": diagnostic.fix.as_ref().map(|fix| json!({ "span": place(fix.span), "replacement": fix.replacement })),
    })
}
