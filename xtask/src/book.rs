//! `cargo xtask book`: the book with its reference. The chapters of `docs/src` are as they are written; behind them come the specification and a page for each
//! message, made from what the compiler itself has.

use crate::run::{Outcome, is_installed, root, run};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Writes the book's sources to `target/book`, and makes pages of them if mdBook is there.
pub fn book() -> Outcome {
    let folder = root().join("target/book");
    assemble(&folder)?;
    if !is_installed("mdbook") {
        println!(
            "the book's sources are in `target/book`; `cargo install mdbook` gets what makes pages of them"
        );
        return Ok(());
    }
    run(".", "mdbook", &["build", "target/book"])
}

/// Puts the sources of the book together, and looks after its links.
fn assemble(folder: &Path) -> Outcome {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| told(folder, &error))?;
    }
    let src = folder.join("src");
    copy(&root().join("docs/src"), &src)?;
    copy_file(&root().join("docs/book.toml"), &folder.join("book.toml"))?;
    copy(&root().join("lang-spec"), &src.join("spec"))?;
    copy(
        &root().join("compiler/src/diagnostics/explain"),
        &src.join("messages"),
    )?;
    let summary = src.join("SUMMARY.md");
    let mut text = read(&summary)?;
    text.push_str(&contents(&src)?);
    fs::write(&summary, text).map_err(|error| told(&summary, &error))?;
    let mut broken = Vec::new();
    for file in files(&src)? {
        let text = read(&file)?;
        broken.extend(links(&text).filter_map(|link| {
            let target = file.parent()?.join(link.split('#').next()?);
            (!target.exists()).then(|| format!("{}: {link}", file.display()))
        }));
    }
    match broken.is_empty() {
        true => Ok(()),
        false => Err(format!("links lead nowhere:\n{}", broken.join("\n"))),
    }
}

/// The chapters of the reference, as the summary lists them.
fn contents(src: &Path) -> Result<String, String> {
    let mut text = String::from("- [The specification](spec/README.md)\n");
    let index = read(&src.join("spec/README.md"))?;
    let mut seen = BTreeSet::new();
    // A chapter stands once in a summary.
    for link in links(&index).filter(|link| !link.contains('#') && seen.insert(*link)) {
        let chapter = read(&src.join("spec").join(link))?;
        text.push_str(&format!("  - [{}](spec/{link})\n", title(&chapter)));
    }
    text.push_str("- [Messages]()\n");
    let mut pages = files(&src.join("messages"))?;
    pages.sort();
    for page in pages {
        let name = page.file_name().unwrap_or_default().to_string_lossy();
        text.push_str(&format!(
            "  - [{}](messages/{name})\n",
            title(&read(&page)?)
        ));
    }
    Ok(text)
}

/// The first heading of a page.
fn title(page: &str) -> &str {
    let heading = page.lines().find_map(|line| line.strip_prefix("# "));
    heading.unwrap_or_default().trim()
}

/// Where the links of a page lead that stay in the book.
fn links(page: &str) -> impl Iterator<Item = &str> {
    let mut is_code = false;
    let lines = page.lines().filter(move |line| {
        is_code ^= line.starts_with("```");
        !is_code
    });
    lines
        .flat_map(|line| line.split("](").skip(1))
        .filter_map(|rest| rest.split(')').next())
        .filter(|link| !link.contains("://") && !link.starts_with('#') && !link.contains(' '))
}

/// All Markdown files below a folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| told(folder, &error))? {
        let path = entry.map_err(|error| told(folder, &error))?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
    Ok(found)
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to).map_err(|error| told(to, &error))?;
    for entry in fs::read_dir(from).map_err(|error| told(from, &error))? {
        let entry = entry.map_err(|error| told(from, &error))?;
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        match path.is_dir() {
            true => copy(&path, &target)?,
            false => copy_file(&path, &target)?,
        }
    }
    Ok(())
}

fn copy_file(from: &Path, to: &Path) -> Outcome {
    fs::copy(from, to)
        .map(|_| ())
        .map_err(|error| told(from, &error))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| told(path, &error))
}

fn told(path: &Path, error: &std::io::Error) -> String {
    format!("`{}`: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::assemble;

    #[test]
    fn the_book_is_whole() {
        let folder = std::env::temp_dir().join(format!("rxl-book-{}", std::process::id()));
        let made = assemble(&folder);
        // What is left in the folder for temporary files harms nobody.
        let _ = std::fs::remove_dir_all(&folder);
        assert_eq!(made, Ok(()));
    }
}
