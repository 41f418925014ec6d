//! The command line: one file a subcommand. The only part of the compiler, besides `build`, that touches disk and console.

mod build;
mod cargo;
mod check;
mod completions;
mod dev;
mod doctor;
mod explain;
mod fmt;
mod lsp;
mod manual;
mod new;
mod open;
mod pager;
mod progress;
mod project;
mod report;
mod routes;
mod stubs;
mod test;
mod version;
mod waiting;

use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;

/// How a command ends: well, or with what it has already told.
type Outcome = Result<(), Failed>;

/// A command that did not do what it was asked to.
enum Failed {
    /// The program has mistakes, which were shown.
    Mistakes,
    /// Something else; the message is still to be shown.
    Because(String),
}

impl From<String> for Failed {
    fn from(message: String) -> Failed {
        Failed::Because(message)
    }
}

#[derive(Parser)]
#[command(
    name = "rxlc",
    version = version::VERSION.as_str(),
    about = "The compiler of RXL: interactive web apps from `.rxl` files"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,

    /// How mistakes are shown
    #[arg(long, global = true, value_enum, default_value_t = Format::Human)]
    message_format: Format,

    /// When output has colours
    #[arg(long, global = true, value_enum, default_value_t = When::Auto)]
    color: When,
}

#[derive(Subcommand)]
enum Command {
    /// Make a new project that runs at once
    New {
        /// Name of the project and its folder; `.` for the present one
        name: PathBuf,
        /// What it begins with
        #[arg(long, value_enum, default_value_t = new::Template::Minimal)]
        template: new::Template,
    },
    /// Check a program for mistakes
    Check {
        /// A project's folder, or a `.rxl` file
        #[arg(default_value = ".")]
        path: PathBuf,
        /// Also print what a stage has made of it
        #[arg(long, value_enum)]
        emit: Option<check::Stage>,
        /// Also say what a page receives from the server, and why
        #[arg(long, value_name = "PAGE")]
        explain: Option<String>,
        /// Fail on warnings as well
        #[arg(long, value_name = "warnings", value_parser = ["warnings"])]
        deny: Option<String>,
    },
    /// Build one executable with the web app inside
    Build {
        /// A project's folder, or a `.rxl` file
        #[arg(default_value = ".")]
        path: PathBuf,
    },
    /// Serve a program, and show each change when it is saved
    Dev {
        /// A project's folder, or a `.rxl` file
        #[arg(default_value = ".")]
        path: PathBuf,
        /// Log each message between page and server, with all that is in it
        #[arg(long)]
        trace_wire: bool,
    },
    /// Run the tests of a program: its blocks `test "…" { … }`
    Test {
        /// A project's folder, or a `.rxl` file
        #[arg(default_value = ".")]
        path: PathBuf,
        /// Run only tests with this in their names
        filter: Option<String>,
        /// Name the tests and run none
        #[arg(long)]
        list: bool,
    },
    /// Write into the crate what the program asks of Rust and is not there yet
    Stubs {
        /// A project's folder, or a `.rxl` file
        #[arg(default_value = ".")]
        path: PathBuf,
    },
    /// Lay out programs; there is one layout
    Fmt {
        /// Folders or `.rxl` files; `-` reads standard input and writes standard output
        #[arg(default_value = ".")]
        paths: Vec<PathBuf>,
        /// Change nothing; fail if something would change
        #[arg(long)]
        check: bool,
    },
    /// Answer an editor on standard input and output
    Lsp {
        /// Accepted since editors pass it; there is no other way
        #[arg(long, hide = true)]
        stdio: bool,
    },
    /// Explain a diagnostic
    Explain {
        /// Its code, such as RXL0201, or its name, such as unknown-name; without it all are listed
        code: Option<String>,
    },
    /// List the pages of a program with their addresses
    Routes {
        /// A project's folder, or a `.rxl` file
        #[arg(default_value = ".")]
        path: PathBuf,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Say what this machine lacks for building apps, and how to get it
    Doctor,
    /// Open a place of the program in an editor: RXL_EDITOR, VISUAL or EDITOR
    Open {
        /// Such as app.rxl:3:14
        place: String,
    },
    /// Write what a shell reads to complete commands and options
    #[command(after_help = completions::PLACES)]
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The lines of the source with remarks
    Human,
    /// One line each
    Short,
    /// One JSON object a line
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum When {
    /// On a terminal
    Auto,
    Always,
    Never,
}

/// Exit code of a bug in the compiler itself, as Rust's panics have it.
const INTERNAL_ERROR: u8 = 101;

/// Runs the command that the arguments name.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let report = report::Report::new(arguments.message_format, arguments.color);
    std::panic::set_hook(Box::new(|panic| {
        eprintln!(
            "error[RXL0901]: rxlc itself has failed: {panic}\n\nThis is a bug in rxlc. `rxlc explain RXL0901` says what to do."
        );
    }));
    let outcome = std::panic::catch_unwind(|| match &arguments.command {
        Command::New { name, template } => new::new(name, *template),
        Command::Check {
            path,
            emit,
            explain,
            deny,
        } => check::check(path, *emit, explain.as_deref(), deny.is_some(), &report),
        Command::Build { path } => build::build(path, &report),
        Command::Dev { path, trace_wire } => dev::dev(path, *trace_wire, &report),
        Command::Test { path, filter, list } => test::test(path, filter.as_deref(), *list, &report),
        Command::Stubs { path } => stubs::write(path, &report),
        Command::Fmt { paths, check } if *check => fmt::check(paths),
        Command::Fmt { paths, .. } => fmt::fmt(paths),
        Command::Lsp { .. } => lsp::lsp(),
        Command::Explain { code } => explain::explain(code.as_deref(), arguments.color),
        Command::Routes { path, json } => routes::routes(path, *json, &report),
        Command::Open { place } => open::open(place),
        Command::Doctor => doctor::doctor(arguments.color),
        Command::Completions { shell } => completions::completions(*shell),
    });
    match outcome {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(Failed::Mistakes)) => ExitCode::FAILURE,
        Ok(Err(Failed::Because(message))) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
        Err(_) => ExitCode::from(INTERNAL_ERROR),
    }
}
