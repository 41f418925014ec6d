//! `rxlc doctor`: what a machine lacks for building apps, and how to get it.

use super::manual::Look;
use super::project::checkout;
use super::version::VERSION;
use super::{Failed, Outcome, When, pager};
use std::env;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What has come of looking at one thing.
enum Found {
    /// It is there; what of it is worth a word.
    Fine(String),
    /// Something to know, which stands in nobody's way.
    Note(String),
    /// Apps cannot be built without it: what is wrong, and how to mend it.
    Missing { what: String, mend: String },
}

impl Found {
    fn missing(what: impl Into<String>, mend: impl Into<String>) -> Found {
        Found::Missing {
            what: what.into(),
            mend: mend.into(),
        }
    }
}

/// What the first build of an app takes on disk.
const DISK_BYTES: u64 = 2 << 30;

const RUST: &str = "install Rust from https://rustup.rs";

pub(super) fn doctor(color: When) -> Outcome {
    let has_colors = matches!(
        pager::look(color),
        Look::Wrapped {
            has_colors: true,
            ..
        }
    );
    let here = env::current_dir().unwrap_or_default();
    let looked = [
        ("rxlc", Found::Fine(VERSION.clone())),
        ("cargo", version("cargo", "CARGO", RUST)),
        ("rustc", rustc()),
        ("linker", linker()),
        ("disk", disk(&target_folder(&here))),
        (
            "cache",
            writable(&cargo_home(), "set CARGO_HOME to a folder of yours"),
        ),
        ("folder", writable(&here, "go to a folder of yours")),
        ("port", port()),
        ("node", node()),
    ];
    let mut missing = 0;
    for (name, found) in &looked {
        let (mark, color, text) = match found {
            Found::Fine(text) => ("ok     ", "32", text),
            Found::Note(text) => ("note   ", "33", text),
            Found::Missing { what, .. } => ("missing", "31", what),
        };
        let mark = match has_colors {
            true => format!("\u{1b}[{color}m{mark}\u{1b}[0m"),
            false => mark.to_owned(),
        };
        println!("{mark}  {name:<7} {text}");
        if let Found::Missing { mend, .. } = found {
            missing += 1;
            for line in mend.lines() {
                println!("                 {line}");
            }
        }
    }
    match missing {
        0 => println!("\nThis machine can build RXL apps: `rxlc new hello` makes one."),
        1 => return Err(Failed::Because("one thing is missing".to_owned())),
        _ => return Err(Failed::Because(format!("{missing} things are missing"))),
    }
    Ok(())
}

/// The first line that a program says of its version.
fn says(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = text.lines().next()?.to_owned();
    output.status.success().then_some(line)
}

/// A program that may be named by an environment variable.
fn program(name: &str, variable: &str) -> String {
    env::var(variable).unwrap_or_else(|_| name.to_owned())
}

fn version(name: &str, variable: &str, mend: &str) -> Found {
    match says(&program(name, variable), &["--version"]) {
        Some(line) => Found::Fine(line),
        None => Found::missing(format!("`{name}` cannot be started"), mend),
    }
}

fn rustc() -> Found {
    let wanted = env!("CARGO_PKG_RUST_VERSION");
    let Some(line) = says(&program("rustc", "RUSTC"), &["--version"]) else {
        return Found::missing("`rustc` cannot be started", RUST);
    };
    let numbers = |text: &str| -> Vec<u32> {
        let parts = text.split(['.', '-']).map_while(|part| part.parse().ok());
        parts.take(3).collect()
    };
    let is_new_enough = line
        .split_whitespace()
        .nth(1)
        .is_some_and(|version| numbers(version) >= numbers(wanted));
    match is_new_enough {
        true => Found::Fine(line),
        false => Found::missing(
            format!("{line}; apps need {wanted} or newer"),
            "rustup update stable",
        ),
    }
}

/// Links an empty program, which tells more than looking for names of linkers.
fn linker() -> Found {
    if says(&program("rustc", "RUSTC"), &["--version"]).is_none() {
        return Found::Note("not known without `rustc`".to_owned());
    }
    let folder = env::temp_dir().join(format!("rxlc-doctor-{}", std::process::id()));
    let linked = link(&folder);
    // What is left there goes with the temporary folder.
    let _ = fs::remove_dir_all(&folder);
    match linked {
        Ok(()) => Found::Fine("links a program".to_owned()),
        Err(said) => Found::missing(
            format!("a program cannot be linked: {said}"),
            match env::consts::OS {
                "macos" => "xcode-select --install",
                "windows" => {
                    "install the Build Tools for Visual Studio with \"Desktop development with C++\":\nhttps://visualstudio.microsoft.com/visual-cpp-build-tools"
                }
                _ => {
                    "on Debian or Ubuntu: apt-get install build-essential\non Fedora: dnf install gcc\non Arch: pacman -S base-devel\non Alpine: apk add build-base"
                }
            },
        ),
    }
}

fn link(folder: &Path) -> Result<(), String> {
    let told = |error: std::io::Error| error.to_string();
    fs::create_dir_all(folder).map_err(told)?;
    let source = folder.join("empty.rs");
    fs::write(&source, "fn main() {}\n").map_err(told)?;
    let output = Command::new(program("rustc", "RUSTC"))
        .arg(&source)
        .arg("-o")
        .arg(folder.join("empty"))
        .output()
        .map_err(|_| "`rustc` cannot be started".to_owned())?;
    let said = String::from_utf8_lossy(&output.stderr);
    let first = said.lines().find(|line| line.starts_with("error"));
    match output.status.success() {
        true => Ok(()),
        false => Err(first
            .unwrap_or("rustc has failed")
            .trim_start_matches("error: ")
            .to_owned()),
    }
}

/// Where cargo builds.
fn target_folder(here: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| here.to_path_buf(), PathBuf::from)
}

fn cargo_home() -> PathBuf {
    let home = || Some(env::home_dir()?.join(".cargo"));
    let told = env::var_os("CARGO_HOME").map(PathBuf::from);
    told.or_else(home)
        .unwrap_or_else(|| PathBuf::from(".cargo"))
}

/// The nearest folder that exists.
fn existing(path: &Path) -> &Path {
    let mut folders = path.ancestors();
    folders
        .find(|folder| folder.is_dir())
        .unwrap_or(Path::new("."))
}

fn disk(folder: &Path) -> Found {
    let shown = folder.display();
    let gigabytes = |bytes: u64| bytes as f64 / (1 << 30) as f64;
    match fs4::available_space(existing(folder)) {
        Ok(bytes) if bytes >= DISK_BYTES => {
            Found::Fine(format!("{:.0} GB free in `{shown}`", gigabytes(bytes)))
        }
        Ok(bytes) => Found::missing(
            format!(
                "{:.1} GB free in `{shown}`, and a first build takes 2 GB",
                gigabytes(bytes)
            ),
            "make room, or set CARGO_TARGET_DIR to a folder on another disk",
        ),
        Err(error) => Found::Note(format!("the free room in `{shown}` is not known: {error}")),
    }
}

fn writable(folder: &Path, mend: &str) -> Found {
    let shown = folder.display();
    let probe = existing(folder).join(format!(".rxlc-doctor-{}", std::process::id()));
    match fs::write(&probe, "").and_then(|()| fs::remove_file(&probe)) {
        Ok(()) => Found::Fine(format!("`{shown}` can be written")),
        Err(error) => Found::missing(format!("`{shown}` cannot be written: {error}"), mend),
    }
}

fn port() -> Found {
    let address = env::var("RXL_ADDRESS").unwrap_or_else(|_| super::dev::ADDRESS.to_owned());
    match TcpListener::bind(&address) {
        Ok(_) => Found::Fine(format!("{address} is free")),
        Err(error) => Found::Note(format!(
            "{address} cannot be had ({error}); `rxlc dev` takes another, or what RXL_ADDRESS says"
        )),
    }
}

/// Apps need no Node; the browser's half of the runtime is built with it where that is built from source.
fn node() -> Found {
    let found = says("node", &["--version"]);
    match (found, checkout()) {
        (Some(version), _) => Found::Fine(format!("{version}; apps do without")),
        (None, None) => Found::Fine("not there, and not needed".to_owned()),
        (None, Some(checkout)) => Found::missing(
            format!(
                "`node` cannot be started; this rxlc builds the runtime from `{}`",
                checkout.display()
            ),
            "on Debian or Ubuntu: apt-get install nodejs npm\nelsewhere: https://nodejs.org/en/download",
        ),
    }
}
