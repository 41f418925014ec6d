//! `rxlc build`: one executable with the web app inside.

use super::project::{Profile, Project};
use super::report::Report;
use super::{Failed, Outcome};
use rxlc::build::compile_file;
use rxlc::diagnostics::has_errors;
use std::path::Path;

pub(super) fn build(path: &Path, report: &Report) -> Outcome {
    let project = Project::find(path)?;
    // Checked first, so that mistakes are shown in the form that was asked for, not in the build script's.
    let compilation = compile_file(&project.root)?;
    report.show(&compilation);
    if has_errors(&compilation.diagnostics) {
        return Err(Failed::Mistakes);
    }
    project.prepare()?;
    let executable = project.cargo_build(Profile::Release, &compilation, report)?;
    println!("{}", executable.display());
    Ok(())
}
