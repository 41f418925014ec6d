//! For build scripts: compiles an app and puts what comes out into `OUT_DIR`.
//!
//! ```no_run
//! rxlc::build::app("app.rxl");
//! ```

use crate::Compilation;
use crate::diagnostics::{has_errors, render};
use crate::hir::Asset;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Compiles the program with this root file, relative to the folder of the crate. On mistakes it prints them and ends the build.
pub fn app(root: &str) {
    println!("cargo::rerun-if-changed=build.rs");
    let out = std::env::var_os("OUT_DIR").map(PathBuf::from);
    let result = match out {
        Some(out) => compile_file(Path::new(root)).and_then(|compilation| {
            println!("cargo::rerun-if-changed={root}");
            let folder = Path::new(root).parent().unwrap_or(Path::new(""));
            for path in &compilation.asked {
                println!("cargo::rerun-if-changed={}", folder.join(path).display());
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
        fs::read(folder.join(path)).ok()
    }))
}

/// Writes all files of a compilation below `out`, and a list of the web files as Rust. A file that is there already with the same contents is left alone.
///
/// # Errors
/// A file cannot be written.
pub fn write(compilation: &Compilation, out: &Path) -> Result<(), String> {
    let mut list = String::from("&[\n");
    let mut list_web = |path: &str| {
        let contents = out.join("web").join(path);
        list.push_str(&format!(
            "    rxl::Asset {{ path: {path:?}, contents: include_bytes!({:?}) }},\n",
            contents.to_string_lossy()
        ));
    };
    for file in compilation.emit() {
        write_file(&out.join(&file.path), &file.contents)?;
        if let Some(path) = file.path.strip_prefix("web/") {
            list_web(path);
        }
    }
    write_assets(compilation.assets(), &out.join("web"))?;
    let names: BTreeSet<&str> = compilation
        .assets()
        .iter()
        .map(|asset| asset.name.as_str())
        .collect();
    for name in names {
        list_web(&format!("assets/{name}"));
    }
    list.push_str("]\n");
    write_file(&out.join("assets.rs"), &list)
}

/// Writes the files of the project that the app serves below the folder of its web files.
///
/// # Errors
/// A file cannot be written.
pub fn write_assets(assets: &[Asset], web: &Path) -> Result<(), String> {
    for asset in assets {
        write_file(&web.join("assets").join(&asset.name), &asset.contents)?;
    }
    Ok(())
}

/// Writes a file, unless it is there already with the same contents.
///
/// # Errors
/// The file cannot be written.
pub fn write_file(path: &Path, contents: &(impl AsRef<[u8]> + ?Sized)) -> Result<(), String> {
    let contents = contents.as_ref();
    if fs::read(path).is_ok_and(|old| old == contents) {
        return Ok(());
    }
    let written = match path.parent() {
        Some(folder) => fs::create_dir_all(folder).and_then(|()| fs::write(path, contents)),
        None => fs::write(path, contents),
    };
    written.map_err(|error| format!("`{}` cannot be written: {error}", path.display()))
}
