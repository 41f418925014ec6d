//! `rxlc check`

use super::project::Project;
use super::report::Report;
use super::{Failed, Outcome};
use clap::ValueEnum;
use rxlc::build::compile_file;
use rxlc::diagnostics::has_errors;
use rxlc::hir::PageId;
use rxlc::plan::Plan;
use rxlc::suggest::nearest;
use std::path::Path;

/// What can be printed besides.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Stage {
    /// The tree as it was written
    Ast,
    /// The resolved and typed tree
    Hir,
    /// What both back ends share
    Plan,
}

pub(super) fn check(
    path: &Path,
    emit: Option<Stage>,
    page: Option<&str>,
    deny: bool,
    report: &Report,
) -> Outcome {
    let project = Project::find(path)?;
    let compilation = compile_file(&project.root)?;
    report.show(&compilation);
    match (emit, &compilation.plan) {
        (Some(Stage::Ast), _) => {
            for (id, source) in compilation.sources.iter() {
                let (file, _) = rxlc::parser::parse(id, &source.text);
                println!("{file:#?}");
            }
        }
        (Some(Stage::Hir), Some(plan)) => println!("{:#?}", plan.program),
        (Some(Stage::Plan), Some(plan)) => println!("{plan:#?}"),
        _ => {}
    }
    if let (Some(page), Some(plan)) = (page, &compilation.plan) {
        print!("{}", explain(plan, page)?);
    }
    if has_errors(&compilation.diagnostics) || deny && !compilation.diagnostics.is_empty() {
        return Err(Failed::Mistakes);
    }
    Ok(())
}

fn explain(plan: &Plan, page: &str) -> Result<String, Failed> {
    let names = || plan.pages.iter().map(|page| page.name.as_str());
    match names().position(|name| name == page) {
        Some(index) => Ok(rxlc::plan::explain::explain(plan, PageId(index as u32))),
        None => {
            let near = nearest(page, names());
            let near = near.map(|near| format!("; did you mean `{near}`?"));
            Err(Failed::Because(format!(
                "there is no page `{page}`{}",
                near.unwrap_or_default()
            )))
        }
    }
}
