//! Showing mistakes in the form that was asked for.

use super::{Format, When};
use rxlc::Compilation;
use rxlc::diagnostics::{Diagnostic, Severity, render};
use rxlc::source::SourceMap;
use std::io::IsTerminal;

/// How mistakes are shown.
pub(super) struct Report {
    format: Format,
    color: render::Color,
}

impl Report {
    pub(super) fn new(format: Format, color: When) -> Report {
        let is_on = match color {
            When::Auto => std::io::stderr().is_terminal(),
            When::Always => true,
            When::Never => false,
        };
        Report {
            format,
            color: if is_on {
                render::Color::On
            } else {
                render::Color::Off
            },
        }
    }

    /// Whether programs read what is said.
    pub(super) fn is_json(&self) -> bool {
        self.format == Format::Json
    }

    /// Shows one mistake that was found outside of the compiler's stages.
    pub(super) fn one(&self, sources: &SourceMap, diagnostic: &Diagnostic) {
        let one = std::slice::from_ref(diagnostic);
        match self.format {
            Format::Human => eprint!("{}", render::human(sources, one, self.color)),
            Format::Short => eprint!("{}", render::short(sources, one)),
            Format::Json => print!("{}", render::json(sources, one)),
        }
    }

    /// Shows all mistakes and warnings: for people on standard error, for programs on standard output.
    pub(super) fn show(&self, compilation: &Compilation) {
        let (sources, diagnostics) = (&compilation.sources, &compilation.diagnostics);
        match self.format {
            Format::Human => eprint!("{}", render::human(sources, diagnostics, self.color)),
            Format::Short => eprint!("{}", render::short(sources, diagnostics)),
            Format::Json => print!("{}", render::json(sources, diagnostics)),
        }
        if self.format != Format::Json
            && let Some(summary) = summary(compilation)
        {
            eprintln!("{summary}");
        }
    }
}

/// `2 errors and 1 warning`
fn summary(compilation: &Compilation) -> Option<String> {
    let count = |severity| {
        compilation
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity == severity)
            .count()
    };
    let some = |count: usize, what: &str| match count {
        0 => None,
        1 => Some(format!("1 {what}")),
        _ => Some(format!("{count} {what}s")),
    };
    let parts: Vec<String> = [
        some(count(Severity::Error), "error"),
        some(count(Severity::Warning), "warning"),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| parts.join(" and "))
}
