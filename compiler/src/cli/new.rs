//! `rxlc new`: a project that runs at once.

use super::project::{checkout, package_name};
use super::{Failed, Outcome};
use rxlc::build::write_file;
use std::path::Path;

pub(super) const MAIN: &str = include_str!("template/main.rs.txt");
/// The same for a program that asks for something in Rust.
pub(super) const MAIN_WITH_EXTERNS: &str = include_str!("template/main_with_externs.rs.txt");
const BUILD: &str = include_str!("template/build.rs.txt");
const APP: &str = include_str!("template/app.rxl");
const README: &str = include_str!("template/README.md");

pub(super) fn new(name: &str) -> Outcome {
    let folder = Path::new(name);
    let package = folder
        .file_name()
        .map(|name| package_name(&name.to_string_lossy()))
        .unwrap_or_default();
    if folder.exists() {
        return Err(Failed::Because(format!("`{name}` is there already")));
    }
    let manifest = format!("{}\n[workspace]\n", manifest(&package));
    write_file(&folder.join("Cargo.toml"), &manifest)?;
    write_file(&folder.join("build.rs"), BUILD)?;
    write_file(&folder.join("src/main.rs"), MAIN)?;
    write_file(&folder.join("app.rxl"), APP)?;
    write_file(
        &folder.join("README.md"),
        &README.replace("{name}", &package),
    )?;
    write_file(&folder.join(".gitignore"), "/target\n/.rxl\n")?;
    println!("made `{name}`\n\n    cd {name}\n    rxlc dev");
    Ok(())
}

/// The manifest of an app. A compiler from a checkout names the crates there, else their version.
pub(super) fn manifest(package: &str) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let source = |folder: &str| match checkout() {
        Some(checkout) => format!("{{ path = {:?} }}", checkout.join(folder).to_string_lossy()),
        None => format!("{version:?}"),
    };
    format!(
        "[package]\nname = {package:?}\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n\n[dependencies]\nrxl = {}\n\n[build-dependencies]\nrxlc = {}\n",
        source("runtime"),
        source("compiler"),
    )
}
