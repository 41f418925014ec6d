//! `rxlc test`: builds the tests of a program into an executable of their own, runs it, and says which of them hold.

use super::new::write_lock;
use super::project::{Project, checkout, package_name};
use super::report::Report;
use super::{Failed, Outcome, cargo};
use rxlc::Compilation;
use rxlc::backend::rust::Tests;
use rxlc::build::{compile_file, write_file};
use rxlc::diagnostics::{Code, Diagnostic, has_errors};
use rxlc::hir::Test;
use rxlc::source::{SourceMap, Span};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const MAIN: &str = include_str!("template/crate/tests.rs.txt");

pub(super) fn test(path: &Path, filter: Option<&str>, list: bool, report: &Report) -> Outcome {
    // A single word that is no path is a filter.
    let word = path.to_str().filter(|_| filter.is_none() && !path.exists());
    let (path, filter) = match word {
        Some(word) if !word.ends_with(".rxl") => (Path::new("."), Some(word)),
        _ => (path, filter),
    };
    let project = Project::find(path)?;
    let compilation = compile_file(&project.root)?;
    report.show(&compilation);
    if has_errors(&compilation.diagnostics) {
        return Err(Failed::Mistakes);
    }
    let all = Named::all(&compilation);
    let tests: Vec<&Named<'_>> = all
        .iter()
        .filter(|test| filter.is_none_or(|filter| test.name.contains(filter)))
        .collect();
    if list {
        for test in &tests {
            println!("{}", test.name);
        }
        return Ok(());
    }
    if tests.is_empty() {
        if !report.is_json() {
            println!("{}", nothing_to_run(all.len(), filter));
        }
        return Ok(());
    }
    let Some(emitted) = compilation.emit_tests() else {
        return Err(Failed::Mistakes);
    };
    let executable = build(&project, &compilation, &emitted, report)?;
    run(&executable, &compilation, &emitted, &tests, report)
}

fn nothing_to_run(all: usize, filter: Option<&str>) -> String {
    match (all, filter) {
        (0, _) | (_, None) => {
            "there are no tests; one is written as `test \"what it is about\" { … }`".to_owned()
        }
        (all, Some(filter)) => format!("none of {all} tests has `{filter}` in its name"),
    }
}

/// A test with the name under which it is shown.
struct Named<'a> {
    number: usize,
    name: String,
    test: &'a Test,
}

impl Named<'_> {
    /// All tests; where several files have some, the file is a part of the name.
    fn all(compilation: &Compilation) -> Vec<Named<'_>> {
        let Some(program) = compilation.plan.as_ref().map(|plan| &plan.program) else {
            return Vec::new();
        };
        let sources = program.tests.iter().map(|test| test.source);
        let is_split = sources
            .clone()
            .any(|source| Some(source) != sources.clone().next());
        let named = program.tests.iter().enumerate().map(|(number, test)| {
            let file = program.files.iter().find(|file| file.source == test.source);
            let name = match file.filter(|_| is_split) {
                Some(file) => format!("{}: {}", file.module, test.name),
                None => test.name.to_string(),
            };
            Named { number, name, test }
        });
        named.collect()
    }
}

/// Writes the crate of the tests and builds it.
fn build(
    project: &Project,
    compilation: &Compilation,
    emitted: &Tests,
    report: &Report,
) -> Result<PathBuf, String> {
    write_file(&project.state.join(".gitignore"), "*\n")?;
    let folder = project.state.join("tests");
    write_file(&folder.join("Cargo.toml"), &manifest(project))?;
    write_file(&folder.join("src/main.rs"), MAIN)?;
    write_file(&folder.join("out/app.rs"), &emitted.rust.contents)?;
    let lock = folder.join("Cargo.lock");
    match std::fs::read_to_string(project.crate_folder.join("Cargo.lock")) {
        // The versions of the app are there already, most of them compiled.
        Ok(versions) if !lock.exists() => {
            write_file(&lock, &versions)?;
        }
        _ => write_lock(&folder)?,
    }
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()));
    command.arg("build").current_dir(&folder);
    if let Some(target) = project.target_folder() {
        command.arg("--target-dir").arg(target);
    }
    let lines = || emitted.lines.clone();
    cargo::build(
        &mut command,
        "building the tests",
        compilation,
        &lines,
        report,
    )
}

fn manifest(project: &Project) -> String {
    let stem = match project.is_hidden() {
        true => project.root.file_stem(),
        false => project.crate_folder.file_name(),
    };
    let stem = stem.map(|stem| package_name(&stem.to_string_lossy()));
    let name = format!("{}-tests-{}", stem.unwrap_or_default(), project.mark());
    let version = env!("CARGO_PKG_VERSION");
    let source = match checkout() {
        Some(checkout) => format!("path = {:?}", checkout.join("runtime").to_string_lossy()),
        None => format!("version = {version:?}"),
    };
    format!(
        "[package]\nname = {name:?}\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n\n[dependencies]\nrxl = {{ {source}, features = [\"testing\"] }}\n\n[workspace]\n\n[profile.dev]\ndebug = \"line-tables-only\"\n"
    )
}

/// Runs tests, says of each how it has ended, then what is wrong with those that have failed.
fn run(
    executable: &Path,
    compilation: &Compilation,
    emitted: &Tests,
    tests: &[&Named<'_>],
    report: &Report,
) -> Outcome {
    let say = |line: String| {
        if !report.is_json() {
            println!("{line}");
        }
    };
    let mut running = Command::new(executable)
        .args(tests.iter().map(|test| test.number.to_string()))
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("`{}` could not be started: {error}", executable.display()))?;
    say(format!("running {}", count(tests.len(), "test")));
    let lines = running.stdout.take().map(|out| BufReader::new(out).lines());
    let told = lines.into_iter().flatten().map_while(Result::ok);
    let mut told = told.filter_map(|line| serde_json::from_str::<Value>(&line).ok());
    let mut wrong = Vec::new();
    let mut passed = 0;
    for test in tests {
        let name = &test.name;
        if !report.is_json() {
            // Said before it ends: it may not.
            print!("test {name} ... ");
            // A console that cannot be written to is noticed at the next line.
            let _ = std::io::stdout().flush();
        }
        let end = told.next();
        let failed = match &end {
            Some(end) => {
                problem(test, end, emitted, &compilation.sources).map(|found| with_log(found, end))
            }
            None => Some(Diagnostic::new(
                Code::TEST_FAILED,
                test.test.span,
                format!("the test `{name}` has ended the process that runs it"),
            )),
        };
        match (report.is_json(), &failed) {
            (true, _) => println!("{}", json!({ "test": name, "ok": failed.is_none() })),
            (false, Some(_)) => println!("FAILED"),
            (false, None) => println!("ok"),
        }
        match failed {
            Some(failed) => wrong.push(failed),
            None => passed += 1,
        }
        if end.is_none() {
            break;
        }
    }
    running
        .wait()
        .map_err(|error| format!("the tests were lost: {error}"))?;
    say(String::new());
    for diagnostic in &wrong {
        report.one(&compilation.sources, diagnostic);
    }
    if wrong.is_empty() {
        say(format!("{} passed", count(passed, "test")));
        return Ok(());
    }
    let left = tests.len().saturating_sub(passed + wrong.len());
    let left = match left {
        0 => String::new(),
        left => format!(", {left} not run"),
    };
    say(format!(
        "{} failed, {passed} passed{left}",
        count(wrong.len(), "test")
    ));
    Err(Failed::Mistakes)
}

fn count(number: usize, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
    }
}

/// What is wrong with a test that has ended like this.
fn problem(
    test: &Named<'_>,
    end: &Value,
    emitted: &Tests,
    sources: &SourceMap,
) -> Option<Diagnostic> {
    if end.get("ok").is_some() {
        return None;
    }
    let name = &test.name;
    let place = |of: &Value, key: &str| {
        let number = usize::try_from(of.get(key)?.as_u64()?).ok()?;
        emitted.places.get(number).copied()
    };
    let at: Span = place(end, "place").unwrap_or(test.test.span);
    let text = |of: &Value, key: &str| of.get(key).and_then(Value::as_str).map(str::to_owned);
    if let Some(assertion) = end.get("assertion") {
        let message = format!("the test `{name}` asserts what does not hold");
        let diagnostic = Diagnostic::new(Code::ASSERTION, at, message);
        if let (Some(left), Some(right)) = (text(assertion, "left"), text(assertion, "right")) {
            return Some(match left.len() + right.len() <= MOST_IN_A_REMARK {
                true => diagnostic.remark(format!("left is {left}, right is {right}")),
                false => diagnostic.help(format!("left is  {left}\nright is {right}")),
            });
        }
        if let (Some(of), Some(value)) = (place(assertion, "of"), text(assertion, "value")) {
            let of = sources.text(of);
            let short = of.len() + value.len() <= MOST_IN_A_REMARK && !of.contains('\n');
            return Some(match short {
                true => diagnostic.remark(format!("`{of}` is {value}")),
                false => diagnostic.help(format!("it was asked of {value}")),
            });
        }
        return Some(diagnostic.remark("this is false"));
    }
    let failed = |message: String| Diagnostic::new(Code::TEST_FAILED, at, message);
    if let Some(function) = text(end, "no_answer") {
        // Without the file, which stands before it where several declare one of its name.
        let function = function.rsplit('.').next().unwrap_or(&function);
        return Some(
            failed(format!(
                "the test `{name}` does not say what `{function}` gives"
            ))
            .remark(format!(
                "`{function}` was called here, or by what this has started"
            ))
            .help(format!(
                "say it before: `{function}.returns(…)` or `{function}.fails(\"…\")`"
            )),
        );
    }
    if let Some(event) = text(end, "in_rust") {
        return Some(
            failed(format!(
                "the test `{name}` calls `{event}`, which is written in Rust"
            ))
            .help("tests run what is written in RXL; test this event in Rust"),
        );
    }
    if let Some(message) = text(end, "panicked") {
        return Some(failed(format!("the test `{name}` panicked: {message}")));
    }
    let end = end.get("failed")?;
    let message = text(end, "message").unwrap_or_default();
    let event = text(end, "event").filter(|event| !event.is_empty());
    Some(match event {
        Some(event) => failed(format!(
            "the test `{name}` has failed in `{event}`: {message}"
        ))
        .help("if it should fail, say so: `assert try … != none`"),
        None => failed(format!("the test `{name}` has failed: {message}")),
    })
}

/// What a test that has failed has logged is shown with it.
fn with_log(diagnostic: Diagnostic, end: &Value) -> Diagnostic {
    let lines = end.get("log").and_then(Value::as_array);
    let lines: Vec<&str> = lines
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    match lines.is_empty() {
        true => diagnostic,
        false => diagnostic.help(format!("logged:\n{}", lines.join("\n"))),
    }
}

/// How many characters two values may have to stand on the line that they are about.
const MOST_IN_A_REMARK: usize = 60;
