//! Cargo builds the crate of an app. What it says of the Rust that `rxlc` has emitted is said of the program instead.

use super::progress::Progress;
use super::report::Report;
use rxlc::Compilation;
use rxlc::backend::rust::Lines;
use rxlc::diagnostics::{Code, Diagnostic};
use serde_json::Value;
use std::io::{BufRead, BufReader, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Runs a command of cargo that builds, says `what` is being done meanwhile, and gives the executable that comes out.
pub(super) fn build(
    command: &mut Command,
    what: &'static str,
    compilation: &Compilation,
    emitted: &dyn Fn() -> Lines,
    report: &Report,
) -> Result<PathBuf, String> {
    let format = match std::io::stderr().is_terminal() {
        true => "--message-format=json-diagnostic-rendered-ansi",
        false => "--message-format=json",
    };
    let mut cargo = command
        .arg(format)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("`cargo` could not be started: {error}; RXL apps are built with it: https://rustup.rs"))?;
    let mut executable = None;
    let mut translator = Translator {
        compilation,
        emitted,
        report,
        lines: None,
    };
    let (out, errors) = (cargo.stdout.take(), cargo.stderr.take());
    let progress = Progress::start(what);
    std::thread::scope(|scope| {
        scope.spawn(|| errors.map(|errors| progress.follow(errors)));
        let lines = out.map(|out| BufReader::new(out).lines());
        for line in lines.into_iter().flatten().map_while(Result::ok) {
            let Ok(message) = serde_json::from_str::<Value>(&line) else {
                continue;
            };
            if let Some(path) = message.get("executable").and_then(Value::as_str) {
                executable = Some(PathBuf::from(path));
            }
            if let Some(said) = message.get("message") {
                progress.above(|| translator.show(said));
            }
        }
    });
    drop(progress);
    let ended = cargo
        .wait()
        .map_err(|error| format!("`cargo` was lost: {error}"))?;
    match ended.success() {
        true => executable.ok_or_else(|| "the crate has no executable".to_owned()),
        false => Err("the app could not be built".to_owned()),
    }
}

/// Words what rustc says.
struct Translator<'a> {
    compilation: &'a Compilation,
    /// Where the lines of the emitted Rust come from.
    emitted: &'a dyn Fn() -> Lines,
    report: &'a Report,
    /// Made when they are needed.
    lines: Option<Lines>,
}

impl Translator<'_> {
    fn show(&mut self, message: &Value) {
        let text = |name: &str| message.get(name).and_then(Value::as_str);
        let spans = message.get("spans").and_then(Value::as_array);
        let primary = spans
            .into_iter()
            .flatten()
            .find(|span| span.get("is_primary").and_then(Value::as_bool) == Some(true));
        let rendered = text("rendered").unwrap_or_default();
        match primary.and_then(|span| self.place(span)) {
            Some(place) if text("level") == Some("error") => {
                let said = text("message").unwrap_or_default();
                let diagnostic = Diagnostic::new(
                    Code::INTERNAL,
                    place,
                    format!("Rust does not take what rxlc has made of this: {said}"),
                )
                .remark("made from here")
                .help(format!("this is a bug in rxlc; rustc says:\n{rendered}"));
                self.report.one(&self.compilation.sources, &diagnostic);
            }
            _ => {
                eprint!("{rendered}");
                let others = spans.into_iter().flatten();
                let children = message.get("children").and_then(Value::as_array);
                let notes = children
                    .into_iter()
                    .flatten()
                    .filter_map(|child| child.get("spans")?.as_array())
                    .flatten();
                let sources = &self.compilation.sources;
                let mut declared: Vec<String> = others
                    .chain(notes)
                    .filter_map(|span| self.place(span))
                    .filter_map(|place| {
                        let source = sources.get(place.source)?;
                        let at = source.line_column(place.start);
                        Some(format!("{}:{}:{}", source.path, at.line, at.column))
                    })
                    .collect();
                declared.dedup();
                if !declared.is_empty() {
                    eprintln!("  = the program says so at {}\n", declared.join(", "));
                }
            }
        }
    }

    /// The place of the program for which a span in emitted Rust stands.
    fn place(&mut self, span: &Value) -> Option<rxlc::source::Span> {
        let file = Path::new(span.get("file_name")?.as_str()?);
        let is_emitted = file.file_name()? == "app.rs" && file.parent()?.file_name()? == "out";
        if !is_emitted {
            return None;
        }
        let line = usize::try_from(span.get("line_start")?.as_u64()?).ok()?;
        let emitted = self.emitted;
        let lines = self.lines.get_or_insert_with(emitted);
        lines.place(line)
    }
}
