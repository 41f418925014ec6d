//! `cargo xtask bench`: how fast the compiler is, and how fast apps answer.

use crate::run::{Outcome, built, cargo, root, run};

/// Measures the part named, or all. `server` takes arguments of its own; without any it writes the tables in `docs/performance.md`.
pub fn bench(arguments: &[String]) -> Outcome {
    match arguments.split_first() {
        None => {
            compiler()?;
            server(&[])
        }
        Some((part, [])) if part == "compiler" => compiler(),
        Some((part, [])) if part == "dev" => crate::test::development(),
        Some((part, rest)) if part == "server" => server(rest),
        Some((part, _)) => Err(format!(
            "there is no part `{part}`; the parts are compiler, dev, server"
        )),
    }
}

fn compiler() -> Outcome {
    let benches = ["--bench", "check", "--bench", "format", "--bench", "lsp"];
    cargo(&[&["bench", "--package", "rxlc"], benches.as_slice()].concat())
}

fn server(arguments: &[String]) -> Outcome {
    cargo(&[
        "build",
        "--release",
        "--package",
        "rxl-bench",
        "--package",
        "rxl-example-counter",
        "--package",
        "rxl-example-todo",
    ])?;
    let document = root().join("docs/performance.md");
    let document = document.to_string_lossy();
    let mut all: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if all.is_empty() {
        all.extend(["--into", &document]);
    }
    let folder = built()?.with_file_name("release");
    run(".", &folder.join("rxl-bench").to_string_lossy(), &all)
}
