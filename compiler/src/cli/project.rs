//! What a path on the command line stands for: a project's crate, or a single file with a crate that is kept hidden beside it.

use super::report::Report;
use super::{cargo, stubs};
use rxlc::Compilation;
use rxlc::build::write_file;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program and the crate that runs it.
pub(super) struct Project {
    /// The root file.
    pub(super) root: PathBuf,
    /// The folder of the crate.
    pub(super) crate_folder: PathBuf,
    /// Where `rxlc` keeps what it needs between two runs.
    pub(super) state: PathBuf,
    /// The crate is a hidden one.
    is_hidden: bool,
}

/// What a build is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Profile {
    Development,
    Release,
}

/// The name of the root file of a project.
const ROOT: &str = "app.rxl";

impl Project {
    /// The project in a folder, or of a `.rxl` file.
    pub(super) fn find(path: &Path) -> Result<Project, String> {
        let missing = |error| format!("`{}`: {error}", path.display());
        let path = path.canonicalize().map_err(missing)?;
        if path.is_dir() {
            let root = path.join(ROOT);
            if !root.is_file() {
                return Err(format!(
                    "there is no `{ROOT}` in `{}`; make a project with `rxlc new NAME`, or name a `.rxl` file",
                    path.display()
                ));
            }
            return Ok(Project::of_root(root, &path));
        }
        if path.extension().is_none_or(|extension| extension != "rxl") {
            return Err(format!("`{}` is no `.rxl` file", path.display()));
        }
        let folder = path.parent().unwrap_or(Path::new("/")).to_path_buf();
        Ok(Project::of_root(path, &folder))
    }

    fn of_root(root: PathBuf, folder: &Path) -> Project {
        let is_project = root.ends_with(ROOT)
            && folder.join("Cargo.toml").is_file()
            && folder.join("build.rs").is_file();
        let state = folder.join(".rxl");
        if is_project {
            return Project {
                root,
                crate_folder: folder.to_path_buf(),
                state,
                is_hidden: false,
            };
        }
        let name = root
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default();
        let state = state.join(name);
        Project {
            root,
            crate_folder: state.join("crate"),
            state,
            is_hidden: true,
        }
    }

    /// Where the files for the browser are written in development.
    pub(super) fn web_folder(&self) -> PathBuf {
        self.state.join("out/web")
    }

    /// Where everything that is emitted is written in development.
    pub(super) fn out_folder(&self) -> PathBuf {
        self.state.join("out")
    }

    /// Writes the hidden crate, if it is one.
    pub(super) fn prepare(&self) -> Result<(), String> {
        write_file(&self.state.join(".gitignore"), "*\n")?;
        if !self.is_hidden {
            return Ok(());
        }
        let name = self
            .root
            .file_stem()
            .map(|stem| package_name(&stem.to_string_lossy()))
            .unwrap_or_default();
        let root = self.root.to_string_lossy();
        let manifest = super::new::manifest(&format!("{name}-{}", self.mark()));
        let manifest = format!("{manifest}\n[[bin]]\nname = {name:?}\npath = \"src/main.rs\"\n");
        write_file(&self.crate_folder.join("Cargo.toml"), &manifest)?;
        write_file(
            &self.crate_folder.join("build.rs"),
            &format!("fn main() {{\n    rxlc::build::app({root:?});\n}}\n"),
        )?;
        let rust = self.rust_folder().join(self.rust_home());
        let main = match rust.is_file() {
            true => format!(
                "#[path = {:?}]\n{}",
                rust.to_string_lossy(),
                super::new::MAIN_WITH_EXTERNS
            ),
            false => super::new::MAIN.to_owned(),
        };
        write_file(&self.crate_folder.join("src/main.rs"), &main)?;
        super::new::write_lock(&self.crate_folder)
    }

    /// Builds the crate with cargo, and gives the executable.
    pub(super) fn cargo_build(
        &self,
        profile: Profile,
        compilation: &Compilation,
        report: &Report,
    ) -> Result<PathBuf, String> {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()));
        command.arg("build").current_dir(&self.crate_folder);
        let what = match profile {
            Profile::Development => "building",
            Profile::Release => "building for release",
        };
        if profile == Profile::Release {
            command.arg("--release");
        }
        if let Some(target) = self.target_folder().filter(|_| self.is_hidden) {
            command.arg("--target-dir").arg(target);
        }
        let lines = || compilation.rust_lines();
        cargo::build(&mut command, what, compilation, &lines, report).map_err(|message| {
            match stubs::explain(self, compilation) {
                Some(missing) => format!("{message}: {missing}"),
                None => message,
            }
        })
    }

    /// The folder for what cargo makes of a crate that is kept hidden; none if the surroundings name one.
    pub(super) fn target_folder(&self) -> Option<PathBuf> {
        if std::env::var_os("CARGO_TARGET_DIR").is_some() {
            return None;
        }
        Some(match checkout() {
            Some(checkout) => checkout.join("target"),
            None if self.is_hidden => self.state.join("target"),
            None => self.crate_folder.join("target"),
        })
    }

    /// Tells its crates from those of other programs, which may have the same file name and share the folder into which cargo builds.
    pub(super) fn mark(&self) -> String {
        let digest = Sha256::digest(self.root.to_string_lossy().as_bytes());
        let bytes = digest.iter().take(4);
        bytes.map(|byte| format!("{byte:02x}")).collect()
    }

    /// Whether the crate is kept hidden beside a single file.
    pub(super) fn is_hidden(&self) -> bool {
        self.is_hidden
    }

    /// The folder to which paths of the user's Rust are relative.
    pub(super) fn rust_folder(&self) -> &Path {
        match self.is_hidden {
            true => self.root.parent().unwrap_or(Path::new("/")),
            false => &self.crate_folder,
        }
    }

    /// The file into which new Rust goes: of a single file `chat.rxl` it is `chat.rs` beside it.
    pub(super) fn rust_home(&self) -> String {
        let stem = self.root.file_stem().map(|stem| stem.to_string_lossy());
        match (self.is_hidden, stem) {
            (true, Some(stem)) => format!("{stem}.rs"),
            _ => "src/externs.rs".to_owned(),
        }
    }

    /// How this project is named on the command line, with a space before it; nothing for one in the present folder.
    pub(super) fn argument(&self) -> String {
        let here = std::env::current_dir().and_then(|here| here.canonicalize());
        let path = match self.is_hidden {
            true => &self.root,
            false => &self.crate_folder,
        };
        match here {
            Ok(here) if here == *path => String::new(),
            Ok(here) => format!(" {}", path.strip_prefix(&here).unwrap_or(path).display()),
            Err(_) => format!(" {}", path.display()),
        }
    }
}

/// The checkout from which this compiler was built, if it is still there.
pub(super) fn checkout() -> Option<&'static Path> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?;
    root.join("runtime/Cargo.toml").is_file().then_some(root)
}

/// Names that Rust and cargo keep for themselves, and those of the crates that every app needs.
const TAKEN: &[&str] = &[
    "abstract",
    "alloc",
    "as",
    "async",
    "await",
    "become",
    "box",
    "break",
    "build",
    "const",
    "continue",
    "core",
    "crate",
    "deps",
    "do",
    "dyn",
    "else",
    "enum",
    "examples",
    "extern",
    "false",
    "final",
    "fn",
    "for",
    "gen",
    "if",
    "impl",
    "in",
    "incremental",
    "let",
    "loop",
    "macro",
    "match",
    "mod",
    "move",
    "mut",
    "override",
    "priv",
    "proc-macro",
    "proc_macro",
    "pub",
    "ref",
    "return",
    "rxl",
    "rxlc",
    "self",
    "static",
    "std",
    "struct",
    "super",
    "test",
    "trait",
    "true",
    "try",
    "type",
    "typeof",
    "unsafe",
    "unsized",
    "use",
    "virtual",
    "where",
    "while",
    "yield",
];

/// Whether cargo takes a name for a crate.
///
/// # Errors
/// What is wrong with it.
pub(super) fn is_package_name(name: &str) -> Result<(), &'static str> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if name.is_empty() {
        Err("it has no letters")
    } else if !name.chars().all(is_plain) {
        Err("it may have the letters a to z, digits, `-` and `_`")
    } else if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        Err("it begins with a letter")
    } else if TAKEN.contains(&name.to_ascii_lowercase().as_str()) {
        Err("Rust or cargo keeps that word for itself")
    } else {
        Ok(())
    }
}

/// A name that cargo takes, made of any name.
pub(super) fn package_name(name: &str) -> String {
    let mut text: String = name
        .chars()
        .map(
            |c| match c.is_ascii_alphanumeric() || c == '-' || c == '_' {
                true => c,
                false => '-',
            },
        )
        .collect();
    if is_package_name(&text).is_err() {
        text.insert_str(0, "app-");
    }
    text
}
