//! Says of which commit a compiler is: `RXLC_COMMIT` is `abc1234 2026-01-31`, or empty where there is no git.
//!
//! Builds for development have none, since each commit would compile everything anew.

use std::env;
use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is_release = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let commit = is_release.then(commit).flatten().unwrap_or_default();
    println!("cargo::rustc-env=RXLC_COMMIT={commit}");
}

/// The commit that is checked out, and its day. Nothing in the sources of a package, even if they lie within somebody else's repository.
fn commit() -> Option<String> {
    let package = env::var("CARGO_MANIFEST_DIR").ok()?;
    let root = Path::new(&package).parent()?;
    let top = git(root, &["rev-parse", "--show-toplevel"])?;
    if Path::new(&top).canonicalize().ok()? != root.canonicalize().ok()? {
        return None;
    }
    // Grows with every commit and checkout.
    let log = git(root, &["rev-parse", "--git-path", "logs/HEAD"])?;
    println!("cargo::rerun-if-changed={}", root.join(log).display());
    git(root, &["log", "-1", "--format=%h %cs"])
}

fn git(folder: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new("git")
        .args(arguments)
        .current_dir(folder)
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}
