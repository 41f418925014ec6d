//! Running other programs: each is shown before it runs, and its failure names it.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What a task gives: nothing, or the message with which it failed.
pub type Outcome = Result<(), String>;

/// The root of the repository.
pub fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_path_buf()
}

/// Runs a program in `folder` of the repository and waits for it.
pub fn run(folder: &str, program: &str, arguments: &[&str]) -> Outcome {
    run_with(folder, program, arguments, &[])
}

/// The same with environment variables.
pub fn run_with(
    folder: &str,
    program: &str,
    arguments: &[&str],
    variables: &[(&str, &str)],
) -> Outcome {
    let line = format!("{program} {}", arguments.join(" "));
    match folder {
        "." => println!("\n> {line}"),
        _ => println!("\n> ({folder}) {line}"),
    }
    let status = Command::new(program)
        .args(arguments)
        .envs(variables.iter().copied())
        .current_dir(root().join(folder))
        .status()
        .map_err(|error| format!("`{program}` could not be started: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{line}` failed ({status})"))
    }
}

/// Runs cargo, the one that runs this task.
pub fn cargo(arguments: &[&str]) -> Outcome {
    cargo_with(arguments, &[])
}

/// The same with environment variables.
pub fn cargo_with(arguments: &[&str], variables: &[(&str, &str)]) -> Outcome {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    run_with(".", &cargo, arguments, variables)
}

/// Whether a program can be found.
pub fn is_installed(program: &str) -> bool {
    find(program).is_some()
}

/// Where a program is.
pub fn find(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

/// The folder with what was built together with this task.
pub fn built() -> Result<PathBuf, String> {
    let own = std::env::current_exe().ok();
    let folder = own.as_deref().and_then(Path::parent);
    folder
        .map(Path::to_path_buf)
        .ok_or_else(|| "the folder of the built programs cannot be found".to_owned())
}
