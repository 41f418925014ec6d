//! Tasks of this repository that are more than one plain command. `cargo xtask help` lists them.

mod bench;
mod book;
mod browser;
mod conformance;
mod fuzz;
mod npm;
mod run;
mod test;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask test [PART …]   every test of the project, or these parts: lint rust client editors e2e
cargo xtask screenshots     pictures of the examples, wide and narrow, into target/screenshots
cargo xtask book            the book with its reference, into target/book
cargo xtask pictures        the pictures of the book, anew
cargo xtask bench [PART …]  how fast the compiler is (`compiler`), how fast apps answer (`server`), how soon a save is seen (`dev`);
                            docs/performance.md
cargo xtask fuzz [TARGET …] [--seconds N]   inputs made by chance, a minute for each of: messages records store programs
cargo xtask conformance [--cases N] [--seed N]   cases of the language made by chance, in Rust and in JavaScript
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (task, rest) = match arguments.split_first() {
        Some((task, rest)) => (task.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    let result = match task {
        "test" => test::test(rest),
        "screenshots" => test::screenshots(),
        "book" => book::book(),
        "pictures" => test::pictures(),
        "bench" => bench::bench(rest),
        "fuzz" => fuzz::fuzz(rest),
        "conformance" => conformance::conformance(rest),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(format!("there is no task `{other}`\n\n{HELP}")),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}
