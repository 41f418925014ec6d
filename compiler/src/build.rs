//! For build scripts: compiles an app and puts what comes out into `OUT_DIR`.
//!
//! ```no_run
//! rxlc::build::app("app.rxl");
//! ```

use crate::Compilation;
use crate::diagnostics::{has_errors, render};
use std::fs;
use std::path::{Path, PathBuf};

/// Compiles the program with this root file, relative to the folder of the crate. On mistakes it prints them and ends the build.
pub fn app(root: &str) {
    println!("cargo::rerun-if-changed=build.rs");
    let out = std::env::var_os("OUT_DIR").map(PathBuf::from);
    let result = match out {
        Some(out) => compile_file(Path::new(root)).and_then(|compilation| {
            for (_, source) in compilation.sources.iter() {
                let folder = Path::new(root).parent().unwrap_or(Path::new(""));
                println!(
                    "cargo::rerun-if-changed={}",
                    folder.join(&source.path).display()
                );
            }
            if has_errors(&compilation.diagnostics) {
                eprint!(
                    "{}",
                    render::human(
                        &compilation.sources,
                        &compilation.diagnostics,
                        render::Color::Off
                    )
                );
                return Err(format!("`{root}` has mistakes"));
            }
            write(&compilation, &out)
        }),
        None => Err("`rxlc::build::app` is for build scripts: OUT_DIR is not set".to_owned()),
    };
    if let Err(message) = result {
        println!("cargo::error={message}");
        std::process::exit(1);
    }
}

/// Reads and compiles the program with this root file.
///
/// # Errors
/// The root file cannot be read.
pub fn compile_file(root: &Path) -> Result<Compilation, String> {
    let text = fs::read_to_string(root)
        .map_err(|error| format!("`{}` cannot be read: {error}", root.display()))?;
    let folder = root.parent().unwrap_or(Path::new("")).to_path_buf();
    let name = root
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    Ok(crate::compile(&name, text, &|path| {
        fs::read_to_string(folder.join(path)).ok()
    }))
}

/// Writes all files of a compilation below `out`, and a list of the web files as Rust. A file that is there already with the same text is left alone.
///
/// # Errors
/// A file cannot be written.
pub fn write(compilation: &Compilation, out: &Path) -> Result<(), String> {
    let files = compilation.emit();
    let mut assets = String::from("&[\n");
    for file in &files {
        let path = out.join(&file.path);
        write_file(&path, &file.contents)?;
        if let Some(name) = file.path.strip_prefix("web/") {
            assets.push_str(&format!(
                "    rxl::Asset {{ path: {name:?}, contents: include_bytes!({:?}) }},\n",
                path.to_string_lossy()
            ));
        }
    }
    assets.push_str("]\n");
    write_file(&out.join("assets.rs"), &assets)
}

/// Writes a file if its text is another one; gives whether it was.
///
/// # Errors
/// The file cannot be written.
pub fn write_file(path: &Path, text: &str) -> Result<(), String> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    let written = match path.parent() {
        Some(folder) => fs::create_dir_all(folder).and_then(|()| fs::write(path, text)),
        None => fs::write(path, text),
    };
    written.map_err(|error| format!("`{}` cannot be written: {error}", path.display()))
}
