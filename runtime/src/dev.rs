//! Development: the app's files come from a folder which the compiler writes anew on each save. Pages then take the newer modules, and keep what
//! they show. The compiler writes `build.json` last and at once (by renaming): `{"build": N, "problems": […]}`, where the number is another one for other files
//! and `problems` says what keeps the program from compiling.

use crate::app::Shared;
use crate::assets::{Compress, Site};
use crate::error::ServeError;
use crate::protocol::ServerMessage;
use crate::session::{Frame, Input, frame};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tracing::{info, warn};

/// A look reads one small file.
const LOOK_EVERY: Duration = Duration::from_millis(10);
const BUILD_FILE: &str = "build.json";

/// Loads all files of a folder.
pub(crate) fn load(folder: &Path) -> Result<Site, ServeError> {
    let mut files = BTreeMap::new();
    for name in list(folder)? {
        let path = folder.join(&name);
        let contents = fs::read(&path).map_err(|error| unreadable(&path, &error))?;
        let address = name.to_string_lossy();
        let address = address.replace(std::path::MAIN_SEPARATOR, "/");
        files.insert(Cow::Owned(address), Cow::Owned(contents));
    }
    // Files that come back must have another address: a page evaluates what it has loaded no second time.
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let version = now.unwrap_or_default().as_nanos().to_be_bytes();
    Site::new(&files, Compress::Off, &version)
}

/// The app's files in a folder and the folders in it, relative to it.
fn list(folder: &Path) -> Result<Vec<PathBuf>, ServeError> {
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inner) = folders.pop() {
        let path = folder.join(&inner);
        for entry in fs::read_dir(&path).map_err(|error| unreadable(&path, &error))? {
            let entry = entry.map_err(|error| unreadable(&path, &error))?;
            let kind = entry
                .file_type()
                .map_err(|error| unreadable(&path, &error))?;
            let name = inner.join(entry.file_name());
            if kind.is_dir() {
                folders.push(name);
            } else if name != Path::new(BUILD_FILE) {
                files.push(name);
            }
        }
    }
    files.sort();
    Ok(files)
}

fn unreadable(path: &Path, error: &io::Error) -> ServeError {
    ServeError::File(path.display().to_string(), error.to_string())
}

/// Watches the folder, if there is one, for as long as the server lives.
pub(crate) fn start(shared: &Arc<Shared>) {
    if let Some(folder) = shared.config.web_dir.clone() {
        let path = folder.join(BUILD_FILE);
        let watcher = Watcher {
            told: String::new(),
            build: None,
            folder,
            path,
            has_problems: false,
        };
        tokio::spawn(watcher.run(Arc::downgrade(shared)));
    }
}

/// What the compiler told last.
#[derive(Deserialize)]
struct Told {
    build: u64,
    problems: Vec<Box<RawValue>>,
}

/// What was seen at the last look.
struct Watcher {
    folder: PathBuf,
    path: PathBuf,
    told: String,
    /// Which build is served; none before the first look, which is of the files that were loaded.
    build: Option<u64>,
    has_problems: bool,
}

impl Watcher {
    async fn run(mut self, shared: Weak<Shared>) {
        let mut ticks = tokio::time::interval(LOOK_EVERY);
        loop {
            ticks.tick().await;
            let Some(shared) = shared.upgrade() else {
                return;
            };
            for message in self.look(&shared) {
                let announce = || Input::Announce(message.clone());
                shared.registry.each(announce).await;
            }
        }
    }

    /// Takes over what has changed; gives what tabs are told.
    fn look(&mut self, shared: &Shared) -> Vec<Frame> {
        // No file, or one that is being replaced: the next look sees it.
        let text = fs::read_to_string(&self.path).unwrap_or_default();
        if text == self.told || text.is_empty() {
            return Vec::new();
        }
        let told: Result<Told, _> = serde_json::from_str(&text);
        self.told = text;
        let told = match told {
            Ok(told) => told,
            Err(error) => {
                warn!("`{}`: {error}", self.path.display());
                return Vec::new();
            }
        };
        let mut messages = Vec::new();
        if !told.problems.is_empty() {
            let problems = problems(&told.problems);
            shared.set_problems(Some(problems.clone()));
            messages.push(problems);
        } else if self.has_problems {
            shared.set_problems(None);
            messages.push(problems(&[]));
        }
        self.has_problems = !told.problems.is_empty();
        if self
            .build
            .replace(told.build)
            .is_some_and(|build| build != told.build)
        {
            messages.extend(self.take_files(shared));
        }
        messages
    }

    /// Takes over a new build.
    fn take_files(&self, shared: &Shared) -> Option<Frame> {
        match load(&self.folder) {
            Ok(site) if site.manifest.contract == shared.program.contract => {
                info!("new build");
                let update = frame(&ServerMessage::Update(site.update().into()));
                shared.set_site(site);
                Some(update)
            }
            // Pages of that build need the program of that build, which takes this one's place soon.
            Ok(_) => {
                info!("new build with another contract: waiting for the new program");
                None
            }
            Err(error) => {
                warn!("{error}");
                None
            }
        }
    }
}

fn problems(all: &[Box<RawValue>]) -> Frame {
    let texts: Vec<&str> = all.iter().map(|problem| problem.get()).collect();
    frame(&ServerMessage::Problems(
        format!("[{}]", texts.join(",")).into(),
    ))
}
