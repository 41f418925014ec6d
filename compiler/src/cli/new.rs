//! `rxlc new`: a project that runs at once.

use super::project::{checkout, is_package_name};
use super::{Failed, Outcome};
use clap::ValueEnum;
use rxlc::build::write_file;
use std::fs;
use std::path::Path;

pub(super) const MAIN: &str = include_str!("template/crate/main.rs.txt");
/// The same for a program that asks for something in Rust.
pub(super) const MAIN_WITH_EXTERNS: &str = include_str!("template/crate/main_with_externs.rs.txt");
const BUILD: &str = include_str!("template/crate/build.rs.txt");
const README: &str = include_str!("template/crate/README.md");

/// What a new project begins with.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Template {
    /// One page with a form, and a state on the server
    Minimal,
    /// A list of tasks to add to, tick off and filter
    Todo,
    /// Several pages in a frame: figures, a table to search and sort, a form, settings
    Dashboard,
}

impl Template {
    /// The files of the program.
    fn files(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Template::Minimal => &[("app.rxl", include_str!("template/minimal/app.rxl"))],
            Template::Todo => &[("app.rxl", include_str!("template/todo/app.rxl"))],
            Template::Dashboard => &[
                ("app.rxl", include_str!("template/dashboard/app.rxl")),
                ("shell.rxl", include_str!("template/dashboard/shell.rxl")),
                (
                    "overview.rxl",
                    include_str!("template/dashboard/overview.rxl"),
                ),
                ("orders.rxl", include_str!("template/dashboard/orders.rxl")),
                (
                    "settings.rxl",
                    include_str!("template/dashboard/settings.rxl"),
                ),
            ],
        }
    }
}

pub(super) fn new(path: &Path, template: Template) -> Outcome {
    let shown = path.display();
    let package = checked_name(path)?;
    if path.exists() && !is_empty_folder(path) {
        return Err(Failed::Because(format!(
            "`{shown}` is there already and is not empty; name another folder"
        )));
    }
    let manifest = manifest(&package);
    let readme = README.replace("{name}", &package);
    let around = [
        ("Cargo.toml", manifest.as_str()),
        ("build.rs", BUILD),
        ("src/main.rs", MAIN),
        ("README.md", &readme),
        (".gitignore", "/target\n/.rxl\n"),
    ];
    for (file, text) in template.files().iter().chain(&around) {
        write_file(&path.join(file), text)?;
    }
    write_lock(path)?;
    println!("Made `{shown}`:\n");
    for (file, _) in template.files() {
        println!("    {file:<13} {}", about(file));
    }
    println!(
        "    {:<13} starts the app; your own Rust goes beside it",
        "src/main.rs"
    );
    println!("\nNow type\n");
    if path != Path::new(".") {
        println!("    cd {shown}");
    }
    println!(
        "    rxlc dev\n\nand change app.rxl while it runs. `rxlc build` makes one executable of it."
    );
    Ok(())
}

/// What a file of a template is for.
fn about(file: &str) -> &'static str {
    match file {
        "shell.rxl" => "the frame of every page, with the navigation",
        "overview.rxl" => "figures, a chart and the latest orders",
        "orders.rxl" => "the state, the table, one order, the form",
        "settings.rxl" => "what the browser keeps for its user",
        _ => "the program",
    }
}

/// The name of the crate, which is that of the folder.
fn checked_name(path: &Path) -> Result<String, String> {
    let folder = match path.file_name() {
        Some(name) => Some(name.to_owned()),
        // `.`
        None => path
            .canonicalize()
            .ok()
            .and_then(|path| Some(path.file_name()?.to_owned())),
    };
    let name = folder
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    match is_package_name(&name) {
        Ok(()) => Ok(name),
        Err(why) => Err(format!(
            "a project cannot be called `{name}`: {why}; a name is like `my-app`"
        )),
    }
}

fn is_empty_folder(path: &Path) -> bool {
    fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none())
}

/// Begins with the versions with which this compiler was built, if its checkout has them: they are there already, most of them compiled.
pub(super) fn write_lock(folder: &Path) -> Result<(), String> {
    let lock = folder.join("Cargo.lock");
    match checkout().map(|checkout| fs::read_to_string(checkout.join("Cargo.lock"))) {
        Some(Ok(versions)) if !lock.exists() => write_file(&lock, &versions),
        _ => Ok(()),
    }
}

/// The manifest of an app, which builds as this compiler's own workspace does. A compiler from a checkout names the crates there, else their version.
pub(super) fn manifest(package: &str) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let source = |folder: &str| match checkout() {
        Some(checkout) => format!("{{ path = {:?} }}", checkout.join(folder).to_string_lossy()),
        None => format!("{version:?}"),
    };
    format!(
        "[package]\nname = {package:?}\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n\n[dependencies]\nrxl = {}\n\n[build-dependencies]\nrxlc = {}\n\n[workspace]\n\n[profile.dev]\ndebug = \"line-tables-only\"\n",
        source("runtime"),
        source("compiler"),
    )
}
