//! `rxlc routes`: the pages of a program with their addresses.

use super::project::Project;
use super::report::Report;
use super::{Failed, Outcome};
use rxlc::ast::{DeclarationKind, ExprKind, Page, Route, RoutePart, Value};
use rxlc::build::compile_file;
use rxlc::diagnostics::has_errors;
use rxlc::parser::parse;
use rxlc::source::{Source, Span};
use serde_json::json;
use std::path::Path;

/// A page as the program says it.
struct Row {
    /// `/orders/{id}?{tab}`; `404` for the page of what is not found.
    path: String,
    page: String,
    parameters: Vec<Parameter>,
    title: Option<String>,
    layout: Option<String>,
    /// The place of its name.
    file: String,
    line: u32,
}

/// `id: Int`, `tab: Text = "info"`
struct Parameter {
    name: String,
    ty: String,
    default: Option<String>,
    is_of_query: bool,
}

impl Parameter {
    fn as_written(&self) -> String {
        match &self.default {
            Some(default) => format!("{}: {} = {default}", self.name, self.ty),
            None => format!("{}: {}", self.name, self.ty),
        }
    }
}

pub(super) fn routes(path: &Path, is_json: bool, report: &Report) -> Outcome {
    let project = Project::find(path)?;
    let compilation = compile_file(&project.root)?;
    if has_errors(&compilation.diagnostics) {
        report.show(&compilation);
        return Err(Failed::Mistakes);
    }
    let mut rows = Vec::new();
    for (id, source) in compilation.sources.iter() {
        let (file, _) = parse(id, &source.text);
        rows.extend(
            file.declarations
                .iter()
                .filter_map(|declaration| match &declaration.kind {
                    DeclarationKind::Page(page) => Some(row(page, source)),
                    _ => None,
                }),
        );
    }
    // The page without an address comes last, and digits come before slashes.
    rows.sort_by(|a, b| {
        (!a.path.starts_with('/'), &a.path).cmp(&(!b.path.starts_with('/'), &b.path))
    });
    match is_json {
        true => println!("{:#}", as_json(&rows)),
        false => print!("{}", as_table(&rows)),
    }
    Ok(())
}

fn row(page: &Page, source: &Source) -> Row {
    let slice = |span: Span| source.text.get(span.range()).unwrap_or_default().to_owned();
    let mut path = String::new();
    let mut parameters = Vec::new();
    match &page.route {
        Route::Address { parts, .. } => {
            for part in parts {
                match part {
                    RoutePart::Text { text, .. } => path.push_str(text),
                    RoutePart::Hole {
                        name, ty, default, ..
                    } => {
                        parameters.push(Parameter {
                            name: name.text.to_string(),
                            ty: slice(ty.span),
                            default: default.as_ref().map(|default| slice(default.span)),
                            is_of_query: path.contains('?'),
                        });
                        path.push_str(&format!("{{{}}}", name.text));
                    }
                }
            }
        }
        Route::Status { .. } => path.push_str("404"),
    }
    let argument = |label: &str| {
        page.arguments
            .iter()
            .find_map(|argument| match &argument.value {
                Value::Expr(value) if argument.label.as_ref()?.text == label => Some(value),
                _ => None,
            })
    };
    Row {
        path,
        page: page.name.text.to_string(),
        parameters,
        title: argument("title").map(|title| {
            let text = slice(title.span);
            match title.kind {
                ExprKind::Text(_) => text.trim_matches('"').to_owned(),
                _ => text,
            }
        }),
        layout: argument("layout").map(|layout| slice(layout.span)),
        file: source.path.clone(),
        line: source.line_column(page.name.span.start).line,
    }
}

fn as_json(rows: &[Row]) -> serde_json::Value {
    let parameter = |parameter: &Parameter| {
        json!({
            "name": parameter.name,
            "type": parameter.ty,
            "default": parameter.default,
            "in": if parameter.is_of_query { "query" } else { "path" },
        })
    };
    rows.iter()
        .map(|row| {
            json!({
                "path": row.path,
                "page": row.page,
                "parameters": row.parameters.iter().map(parameter).collect::<Vec<_>>(),
                "title": row.title,
                "layout": row.layout,
                "file": row.file,
                "line": row.line,
            })
        })
        .collect()
}

fn as_table(rows: &[Row]) -> String {
    let head = ["path", "page", "parameters", "title", "layout"].map(str::to_owned);
    let mut lines = vec![head];
    lines.extend(rows.iter().map(|row| {
        let parameters: Vec<String> = row.parameters.iter().map(Parameter::as_written).collect();
        [
            row.path.clone(),
            row.page.clone(),
            parameters.join(", "),
            row.title.clone().unwrap_or_default(),
            row.layout.clone().unwrap_or_default(),
        ]
    }));
    let mut widths = [0; 5];
    for line in &lines {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = cell.chars().count().max(*width);
        }
    }
    let mut text = String::new();
    for line in &lines {
        let mut written = String::new();
        for (cell, width) in line.iter().zip(widths) {
            written.push_str(&format!("{cell:width$}  "));
        }
        text.push_str(written.trim_end());
        text.push('\n');
    }
    text
}
