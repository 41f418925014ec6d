//! What a path on the command line stands for: a project's crate, or a single file with a crate that is kept hidden beside it.

use rxlc::build::write_file;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

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
        let manifest = format!("{}\n[workspace]\n\n{PROFILE}", super::new::manifest(&name));
        write_file(&self.crate_folder.join("Cargo.toml"), &manifest)?;
        write_file(
            &self.crate_folder.join("build.rs"),
            &format!("fn main() {{\n    rxlc::build::app({root:?});\n}}\n"),
        )?;
        write_file(&self.crate_folder.join("src/main.rs"), super::new::MAIN)?;
        // The versions with which this compiler was built are there already, most of them compiled.
        if let Some(checkout) = checkout()
            && !self.crate_folder.join("Cargo.lock").exists()
            && let Ok(lock) = std::fs::read_to_string(checkout.join("Cargo.lock"))
        {
            write_file(&self.crate_folder.join("Cargo.lock"), &lock)?;
        }
        Ok(())
    }

    /// Builds the crate with cargo, and gives the executable.
    pub(super) fn cargo_build(&self, profile: Profile) -> Result<PathBuf, String> {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()));
        command
            .args([
                "build",
                "--quiet",
                "--message-format=json-render-diagnostics",
            ])
            .current_dir(&self.crate_folder)
            .stderr(Stdio::inherit());
        if profile == Profile::Release {
            command.arg("--release");
        }
        if self.is_hidden && std::env::var_os("CARGO_TARGET_DIR").is_none() {
            let target = match checkout() {
                Some(checkout) => checkout.join("target"),
                None => self.state.join("target"),
            };
            command.arg("--target-dir").arg(target);
        }
        let output = command
            .output()
            .map_err(|error| format!("`cargo` could not be started: {error}; RXL apps are built with it: https://rustup.rs"))?;
        if !output.status.success() {
            return Err("the app could not be built".to_owned());
        }
        String::from_utf8_lossy(&output.stdout)
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok())
            .filter_map(|message| Some(PathBuf::from(message.get("executable")?.as_str()?)))
            .next_back()
            .ok_or_else(|| "the crate has no executable".to_owned())
    }
}

const PROFILE: &str = "[profile.dev]\ndebug = \"line-tables-only\"\n";

/// The checkout from which this compiler was built, if it is still there.
pub(super) fn checkout() -> Option<&'static Path> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?;
    root.join("runtime/Cargo.toml").is_file().then_some(root)
}

/// A name that cargo takes.
pub(super) fn package_name(name: &str) -> String {
    let mut text: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || c == '-' || c == '_' {
                c
            } else {
                '-'
            }
        })
        .collect();
    if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        text.insert_str(0, "app-");
    }
    text
}
