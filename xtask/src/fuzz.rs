//! `cargo xtask fuzz`: inputs made by chance for what reads inputs of others. Needs `cargo install cargo-fuzz`.

use crate::run::{Outcome, root, run_with};

/// What is fuzzed: each is a file in `fuzz/targets/`, with its first inputs in `fuzz/corpus/`.
const TARGETS: [&str; 4] = ["messages", "records", "store", "programs"];

/// Runs the targets named, or all of them, each for a minute.
pub fn fuzz(arguments: &[String]) -> Outcome {
    let mut targets = Vec::new();
    let mut seconds = 60;
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--seconds" => {
                let value = arguments.next().and_then(|value| value.parse().ok());
                seconds = value.ok_or("`--seconds` needs a whole number")?;
            }
            name => targets.push(
                TARGETS
                    .into_iter()
                    .find(|target| *target == name)
                    .ok_or_else(|| {
                        format!(
                            "there is no target `{name}`; the targets are {}",
                            TARGETS.join(", ")
                        )
                    })?,
            ),
        }
    }
    if targets.is_empty() {
        targets.extend(TARGETS);
    }
    for target in targets {
        one(target, seconds)?;
    }
    Ok(())
}

fn one(target: &str, seconds: u64) -> Outcome {
    // What is found on the way stays out of the repository.
    let found = root().join("fuzz/target/corpus").join(target);
    std::fs::create_dir_all(&found).map_err(|error| format!("{}: {error}", found.display()))?;
    let found = found.to_string_lossy();
    let seeds = format!("fuzz/corpus/{target}");
    let time = format!("-max_total_time={seconds}");
    run_with(
        ".",
        "cargo",
        &[
            "fuzz",
            "run",
            "--sanitizer",
            "none",
            target,
            &found,
            &seeds,
            "--",
            &time,
            "-timeout=10",
            "-max_len=4096",
        ],
        // Coverage is not a stable option of the compiler, but it is there.
        &[("RUSTC_BOOTSTRAP", "1")],
    )
}
