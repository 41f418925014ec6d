//! `cargo xtask conformance`: cases of the language made by chance, more of them than the tests run, on both sides.

use crate::npm;
use crate::run::{Outcome, cargo_with};

/// How many cases are one program: what the Rust compiler takes in reasonable time and memory.
const BATCH: u64 = 2_000;

/// Runs `--cases N` cases of `--seed N`, in programs of 2,000.
pub fn conformance(arguments: &[String]) -> Outcome {
    let (mut cases, mut seed) = (BATCH, 1);
    let mut rest = arguments.iter();
    while let Some(option) = rest.next() {
        let number = rest.next().and_then(|text| text.parse::<u64>().ok());
        match (option.as_str(), number) {
            ("--cases", Some(number)) => cases = number,
            ("--seed", Some(number)) => seed = number,
            _ => return Err("`cargo xtask conformance [--cases N] [--seed N]`".to_owned()),
        }
    }
    npm::install("runtime/client")?;
    for batch in 0..cases.div_ceil(BATCH) {
        let count = BATCH.min(cases - batch * BATCH);
        // Seeds side by side give cases that have nothing in common.
        let variables = [
            ("RXL_CASES", count.to_string()),
            ("RXL_SEED", (seed + batch).to_string()),
        ];
        let variables = variables.each_ref().map(|(name, value)| (*name, &**value));
        cargo_with(
            &["test", "--package", "rxl-conformance", "--quiet"],
            &variables,
        )?;
        println!(
            "{} of {cases} cases are the same on both sides",
            batch * BATCH + count
        );
    }
    Ok(())
}
