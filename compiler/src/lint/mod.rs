//! Warnings about programs that are right by the rules and yet, most likely, not what was meant.
//!
//! Takes the plan of a program without errors and what its names mean, gives diagnostics. Each can be allowed where it stands, by `// allow: name` on the
//! line before or at the end of the line ([`allow`]).

pub mod allow;
mod code;
mod controls;
mod error;
mod rows;
mod states;
mod unused;

use crate::diagnostics::Diagnostic;
use crate::plan::Plan;
use crate::resolve::Bindings;
use error::Lint;

/// All warnings about a program, those that are allowed included.
pub fn lint(plan: &Plan, bindings: &Bindings<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    unused::names(plan, bindings, &mut found);
    unused::hiding(bindings, &mut found);
    code::leaving(plan, &mut found);
    code::options_in_texts(plan, &mut found);
    code::waits_in_loops(plan, &mut found);
    controls::controls(plan, &mut found);
    rows::keys(plan, &mut found);
    states::states(plan, &mut found);
    found.iter().map(Lint::to_diagnostic).collect()
}
