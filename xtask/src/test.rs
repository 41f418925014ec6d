//! `cargo xtask test`: every test of the project, in the order in which a failure is cheapest to find.

use crate::run::{Outcome, built, cargo, run, run_with};
use crate::{browser, npm};
use std::path::Path;

const PARTS: [&str; 5] = ["lint", "rust", "client", "editors", "e2e"];

/// Runs the parts named, or all.
pub fn test(parts: &[String]) -> Outcome {
    if let Some(unknown) = parts.iter().find(|part| !PARTS.contains(&part.as_str())) {
        return Err(format!(
            "there is no part `{unknown}`; the parts are {}",
            PARTS.join(", ")
        ));
    }
    for part in PARTS {
        if !parts.is_empty() && !parts.iter().any(|wanted| wanted == part) {
            continue;
        }
        match part {
            "lint" => lint()?,
            "rust" => rust()?,
            "client" => client()?,
            "editors" => editors()?,
            _ => end_to_end()?,
        }
    }
    Ok(())
}

fn lint() -> Outcome {
    npm::install("runtime/client")?;
    cargo(&["fmt", "--all", "--check"])?;
    cargo(&[
        "run",
        "--package",
        "rxlc",
        "--quiet",
        "--",
        "fmt",
        "--check",
        "examples",
    ])?;
    cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--quiet",
        "--",
        "-D",
        "warnings",
    ])?;
    // What no crate of the workspace turns on.
    cargo(&[
        "clippy",
        "--package",
        "rxl",
        "--features",
        "testing",
        "--quiet",
        "--",
        "-D",
        "warnings",
    ])
}

/// Examples that have tests of their own.
const TESTED: [&str; 3] = ["quiz", "todo", "wordle"];

fn rust() -> Outcome {
    cargo(&[
        "test",
        "--workspace",
        "--exclude",
        "tree-sitter-rxl",
        "--quiet",
    ])?;
    let ignored = "--ignored";
    cargo(&[
        "test",
        "--package",
        "rxlc",
        "--test",
        "blocks",
        "--quiet",
        "--",
        ignored,
    ])?;
    for example in TESTED {
        let folder = format!("examples/{example}");
        cargo(&["run", "--package", "rxlc", "--quiet", "--", "test", &folder])?;
    }
    Ok(())
}

fn client() -> Outcome {
    npm::install("runtime/client")?;
    run("runtime/client", "npm", &["run", "--silent", "check"])?;
    run("runtime/client", "npm", &["test", "--silent"])
}

fn editors() -> Outcome {
    npm::install("editors/vscode")?;
    run("editors/vscode", "npm", &["test", "--silent"])?;
    cargo(&["test", "--package", "tree-sitter-rxl", "--quiet"])
}

fn end_to_end() -> Outcome {
    build_examples()?;
    // This task was built into the same folder as the examples.
    in_browser(&["test", "--silent"], &built()?)
}

/// Pictures of the examples, for people to look at.
pub fn screenshots() -> Outcome {
    build_examples()?;
    in_browser(&["run", "--silent", "screenshots"], &built()?)
}

/// The pictures of the book.
pub fn pictures() -> Outcome {
    build_examples()?;
    in_browser(&["run", "--silent", "book"], &built()?)
}

/// How long from a save to the changed page, with the compiler as people install it.
pub fn development() -> Outcome {
    npm::install("runtime/client")?;
    cargo(&["build", "--release", "-p", "rxlc", "--quiet"])?;
    in_browser(
        &["run", "--silent", "speed"],
        &built()?.with_file_name("release"),
    )
}

fn build_examples() -> Outcome {
    npm::install("runtime/client")?;
    cargo(&["build", "--workspace", "--quiet"])
}

/// Runs a script of the browser tests with the executables in a folder.
fn in_browser(arguments: &[&str], executables: &Path) -> Outcome {
    npm::install("tests/e2e")?;
    let chromium = browser::chromium()?;
    run_with(
        "tests/e2e",
        "npm",
        arguments,
        &[
            ("RXL_CHROMIUM", &chromium.to_string_lossy()),
            ("RXL_EXECUTABLES", &executables.to_string_lossy()),
        ],
    )
}
