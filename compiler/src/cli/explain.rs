//! `rxlc explain`

use super::manual::{Look, render};
use super::{Failed, Outcome, When, pager};
use rxlc::diagnostics::codes::{Entry, REGISTRY};
use rxlc::diagnostics::{Code, Severity};
use rxlc::suggest::nearest;

/// Explains a diagnostic, or lists all of them.
pub(super) fn explain(code: Option<&str>, color: When) -> Outcome {
    let look = pager::look(color);
    let Some(code) = code else {
        pager::show(&list(look));
        return Ok(());
    };
    let is_number = code.chars().all(|c| c.is_ascii_digit());
    let wanted = match is_number {
        true => format!("RXL{code:0>4}"),
        false => code.to_owned(),
    };
    let Some(found) = Code::parse(&wanted) else {
        return Err(Failed::Because(unknown(code)));
    };
    pager::show(&render(found.entry().explanation, look));
    Ok(())
}

fn unknown(code: &str) -> String {
    let codes: Vec<String> = REGISTRY
        .iter()
        .map(|entry| entry.code.to_string())
        .collect();
    let upper = code.to_uppercase();
    let near = nearest(&upper, codes.iter().map(String::as_str))
        .or_else(|| nearest(code, REGISTRY.iter().map(|entry| entry.name)))
        // A word of a name: `key` stands for `key-type` and others.
        .or_else(|| {
            let mut names = REGISTRY.iter().map(|entry| entry.name);
            names.find(|name| name.split('-').any(|word| word.eq_ignore_ascii_case(code)))
        });
    let near = match near {
        Some(near) => format!("; did you mean `{near}`?"),
        None => String::new(),
    };
    format!("there is no diagnostic `{code}`{near}\n`rxlc explain` lists them all")
}

/// One line a code: `RXL0201  unknown-name   A name is used that …`
fn list(look: Look) -> String {
    let width = REGISTRY
        .iter()
        .map(|entry| entry.name.len())
        .max()
        .unwrap_or_default();
    let mut text = String::new();
    for entry in &REGISTRY {
        let severity = match entry.severity {
            Severity::Error => "error  ",
            Severity::Warning => "warning",
        };
        let line = format!(
            "{}  {severity}  {:width$}  {}",
            entry.code,
            entry.name,
            meaning(entry)
        );
        let line = match look {
            Look::Wrapped { columns, .. } if line.chars().count() > columns => {
                let cut: String = line.chars().take(columns.saturating_sub(1)).collect();
                format!("{}…", cut.trim_end())
            }
            _ => line,
        };
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// The first sentence of its page.
fn meaning(entry: &Entry) -> String {
    let behind = entry
        .explanation
        .split("## What it means")
        .nth(1)
        .unwrap_or_default();
    let paragraph = behind.trim_start().split("\n\n").next().unwrap_or_default();
    let text = paragraph.replace('\n', " ");
    match text.split_once(". ") {
        Some((sentence, _)) => sentence.to_owned(),
        None => text.trim_end_matches('.').to_owned(),
    }
}
