//! `rxlc stubs`: writes what a program asks of Rust and its crate does not have, and never changes what is there.

use super::project::Project;
use super::report::Report;
use super::{Failed, Outcome, new};
use rxlc::Compilation;
use rxlc::backend::rust::stubs::{Missing, RustFile, Stubs, stubs};
use rxlc::build::{compile_file, write_file};
use rxlc::diagnostics::has_errors;
use std::fs;
use std::path::Path;

pub(super) fn write(path: &Path, report: &Report) -> Outcome {
    let project = Project::find(path)?;
    let compilation = compile_file(&project.root)?;
    report.show(&compilation);
    if has_errors(&compilation.diagnostics) {
        return Err(Failed::Mistakes);
    }
    let Stubs { missing, files } = find(&project, &compilation)?;
    if missing.is_empty() {
        println!("nothing is missing");
        return Ok(());
    }
    for file in &files {
        write_file(&project.rust_folder().join(&file.path), &file.text)?;
    }
    let written: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    println!("wrote into {}:", written.join(", "));
    for Missing { what, .. } in &missing {
        println!("    {what}");
    }
    connect(&project, &files)
}

/// What is missing, and the files with it.
pub(super) fn find(project: &Project, compilation: &Compilation) -> Result<Stubs, String> {
    let Some(plan) = &compilation.plan else {
        return Ok(Stubs::default());
    };
    let mut files = Vec::new();
    if project.is_hidden() {
        let path = project.rust_home();
        if let Ok(text) = fs::read_to_string(project.rust_folder().join(&path)) {
            files.push(RustFile { path, text });
        }
    } else {
        read(project.rust_folder(), "src", &mut files)?;
    }
    stubs(plan, &files, &project.rust_home())
}

/// All Rust files of a folder, in order of their paths.
fn read(crate_folder: &Path, below: &str, files: &mut Vec<RustFile>) -> Result<(), String> {
    let folder = crate_folder.join(below);
    let unreadable = |error| format!("`{}` cannot be read: {error}", folder.display());
    let mut names: Vec<String> = fs::read_dir(&folder)
        .map_err(unreadable)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    for name in names {
        let path = format!("{below}/{name}");
        if crate_folder.join(&path).is_dir() {
            read(crate_folder, &path, files)?;
        } else if name.ends_with(".rs") {
            let text = fs::read_to_string(crate_folder.join(&path))
                .map_err(|error| format!("`{path}` cannot be read: {error}"))?;
            files.push(RustFile { path, text });
        }
    }
    Ok(())
}

/// Says how a new file becomes a part of the crate; does it if the crate's `main.rs` is as `rxlc new` made it.
fn connect(project: &Project, written: &[RustFile]) -> Outcome {
    let home = project.rust_home();
    if project.is_hidden() || !written.iter().any(|file| file.path == home) {
        return Ok(());
    }
    let main = project.rust_folder().join("src/main.rs");
    let text = fs::read_to_string(&main).unwrap_or_default();
    if text == new::MAIN {
        write_file(&main, new::MAIN_WITH_EXTERNS)?;
    } else if !text.contains("mod externs;") {
        println!(
            "`src/main.rs` has to say `mod externs;` and to hand `externs::Backend` to `app::program`"
        );
    }
    Ok(())
}

/// For a build that has failed: what is missing, if that is so, and the command that writes it.
pub(super) fn explain(project: &Project, compilation: &Compilation) -> Option<String> {
    let missing = find(project, compilation).ok()?.missing;
    if missing.is_empty() {
        return None;
    }
    let lines = missing.iter().map(|missing| {
        let place = missing.declared.and_then(|span| {
            let source = compilation.sources.get(span.source)?;
            let at = source.line_column(span.start);
            Some(format!("  ({}:{})", source.path, at.line))
        });
        format!("\n    {}{}", missing.what, place.unwrap_or_default())
    });
    Some(format!(
        "the program asks for what is not there in Rust; `rxlc stubs{}` writes it:{}",
        project.argument(),
        lines.collect::<String>()
    ))
}
