//! `rxlc fmt`

use super::{Failed, Outcome};
use rxlc::build::write_file;
use rxlc::format::format;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Lays out files in place, or standard input.
pub(super) fn fmt(paths: &[PathBuf]) -> Outcome {
    if is_standard_input(paths) {
        print!("{}", format(&standard_input()?));
        return Ok(());
    }
    for path in files(paths)? {
        let text = read(&path)?;
        let formatted = format(&text);
        if formatted != text {
            write_file(&path, &formatted)?;
        }
    }
    Ok(())
}

/// Names what is not laid out, and fails if there is something.
pub(super) fn check(paths: &[PathBuf]) -> Outcome {
    let mut is_laid_out = true;
    if is_standard_input(paths) {
        let text = standard_input()?;
        is_laid_out = format(&text) == text;
    } else {
        for path in files(paths)? {
            let text = read(&path)?;
            if format(&text) != text {
                eprintln!("`{}` is not laid out; run `rxlc fmt`", path.display());
                is_laid_out = false;
            }
        }
    }
    if is_laid_out {
        Ok(())
    } else {
        Err(Failed::Mistakes)
    }
}

fn is_standard_input(paths: &[PathBuf]) -> bool {
    paths.iter().any(|path| path.as_os_str() == "-")
}

fn standard_input() -> Result<String, String> {
    let mut text = String::new();
    std::io::stdin()
        .read_to_string(&mut text)
        .map_err(|error| format!("standard input: {error}"))?;
    Ok(text)
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("`{}`: {error}", path.display()))
}

/// The `.rxl` files at and below the paths, in order.
fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            collect(path, &mut files)?;
        } else {
            files.push(path.clone());
        }
    }
    files.sort();
    files.dedup();
    Ok(files)
}

/// Folders with what tools keep, and hidden ones, hold no sources.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let told = |error| format!("`{}`: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(told)? {
        let entry = entry.map_err(told)?;
        let (path, name) = (entry.path(), entry.file_name());
        let name = name.to_string_lossy();
        let is_folder = entry.file_type().map_err(told)?.is_dir();
        if is_folder && !name.starts_with('.') && name != "target" && name != "node_modules" {
            collect(&path, files)?;
        } else if !is_folder && name.ends_with(".rxl") {
            files.push(path);
        }
    }
    Ok(())
}
