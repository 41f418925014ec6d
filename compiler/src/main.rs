//! The command `rxlc`.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
