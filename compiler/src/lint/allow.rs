//! `// allow: name, other`: warnings that somebody has looked at and wants where they stand.

use super::error::Lint;
use crate::diagnostics::codes::REGISTRY;
use crate::diagnostics::{Diagnostic, Severity};
use crate::lexer;
use crate::source::{SourceMap, Span};
use crate::suggest::nearest;
use rustc_hash::FxHashSet;

const MARK: &str = "allow:";

/// Takes the warnings out that are allowed, and adds one for each name in an `allow` that no warning has.
pub fn allow(sources: &SourceMap, diagnostics: &mut Vec<Diagnostic>) {
    let mut allowed: FxHashSet<(u32, u32, &str)> = FxHashSet::default();
    let mut unknown = Vec::new();
    for (id, source) in sources.iter() {
        // Most files allow nothing, and need not be read once more.
        if !source.text.contains(MARK) {
            continue;
        }
        let (lexed, _) = lexer::lex(id, &source.text);
        for comment in lexed.comments {
            let text = source.text.get(comment.range()).unwrap_or_default();
            let Some(list) = text.trim_start_matches('/').trim_start().strip_prefix(MARK) else {
                continue;
            };
            let line = source.line_column(comment.start).line;
            let mut at = comment.end as usize - list.len();
            for part in list.split(',') {
                let name = part.trim();
                let start = at + (part.len() - part.trim_start().len());
                at += part.len() + 1;
                match REGISTRY
                    .iter()
                    .find(|entry| entry.severity == Severity::Warning && entry.name == name)
                {
                    Some(entry) => {
                        allowed.insert((id.0, line, entry.name));
                        // Alone on its line it speaks of the next one.
                        if is_alone(&source.text, comment) {
                            allowed.insert((id.0, line + 1, entry.name));
                        }
                    }
                    None => {
                        unknown.push(unknown_name(name, Span::new(id, start..start + name.len())))
                    }
                }
            }
        }
    }
    if !allowed.is_empty() {
        diagnostics.retain(|diagnostic| {
            let span = diagnostic.primary.span;
            let entry = diagnostic.code.entry();
            let Some(source) = sources.get(span.source) else {
                return true;
            };
            let line = source.line_column(span.start).line;
            entry.severity == Severity::Error
                || !allowed.contains(&(span.source.0, line, entry.name))
        });
    }
    diagnostics.extend(unknown);
}

/// Whether nothing but space stands before a comment on its line.
fn is_alone(text: &str, comment: Span) -> bool {
    text.get(..comment.start as usize)
        .unwrap_or_default()
        .chars()
        .rev()
        .take_while(|character| *character != '\n')
        .all(char::is_whitespace)
}

fn unknown_name(name: &str, at: Span) -> Diagnostic {
    let names = REGISTRY
        .iter()
        .filter(|entry| entry.severity == Severity::Warning)
        .map(|entry| entry.name);
    let near = nearest(name, names);
    Lint::UnknownName {
        name: name.into(),
        near,
        at,
    }
    .to_diagnostic()
}
