//! `rxlc explain`

use super::{Failed, Outcome};
use rxlc::diagnostics::Code;
use rxlc::diagnostics::codes::REGISTRY;
use rxlc::suggest::nearest;

pub(super) fn explain(code: &str) -> Outcome {
    if let Some(found) = Code::parse(code) {
        let entry = found.entry();
        println!(
            "{} {}\n\n{}",
            entry.code,
            entry.name,
            entry.explanation.trim()
        );
        return Ok(());
    }
    let codes: Vec<String> = REGISTRY
        .iter()
        .map(|entry| entry.code.to_string())
        .collect();
    let upper = code.to_uppercase();
    let near = nearest(&upper, codes.iter().map(String::as_str))
        .or_else(|| nearest(code, REGISTRY.iter().map(|entry| entry.name)));
    Err(Failed::Because(match near {
        Some(near) => format!("there is no diagnostic `{code}`; did you mean `{near}`?"),
        None => format!("there is no diagnostic `{code}`"),
    }))
}
