//! Development: the app's files come from a folder which the compiler writes anew on each save. Pages then load themselves anew, and their tabs keep their
//! states. `errors.json` in it says what keeps the program from compiling, `[]` or no file that nothing does.

use crate::app::Shared;
use crate::assets::{Compress, Site};
use crate::error::ServeError;
use crate::protocol::ServerMessage;
use crate::session::{Frame, Input, frame};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};
use std::time::{Duration, SystemTime};
use tracing::{debug, info, warn};

const LOOK_EVERY: Duration = Duration::from_millis(100);
const PROBLEMS_FILE: &str = "errors.json";

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
    Site::new(&files, Compress::Off)
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
            } else if name != Path::new(PROBLEMS_FILE) {
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
        let files = Stamps::of(&folder);
        let watcher = Watcher {
            // Noted now, so that a change between loading and the first look counts.
            loaded: files.clone(),
            files,
            problems: None,
            folder,
        };
        tokio::spawn(watcher.run(Arc::downgrade(shared)));
    }
}

/// When the app's files were written; equal stamps mean equal files.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamps(Vec<(PathBuf, Option<SystemTime>)>);

impl Stamps {
    fn of(folder: &Path) -> Stamps {
        // A folder that cannot be read has no files; loading it says why.
        let files = list(folder).unwrap_or_default();
        let stamp = |name: PathBuf| {
            let time = modified(&folder.join(&name));
            (name, time)
        };
        Stamps(files.into_iter().map(stamp).collect())
    }
}

/// What was seen at the last look.
struct Watcher {
    folder: PathBuf,
    loaded: Stamps,
    files: Stamps,
    problems: Option<SystemTime>,
}

impl Watcher {
    async fn run(mut self, shared: Weak<Shared>) {
        let mut ticks = tokio::time::interval(LOOK_EVERY);
        loop {
            ticks.tick().await;
            let Some(shared) = shared.upgrade() else {
                return;
            };
            let messages = [self.look_at_files(&shared), self.look_at_problems(&shared)];
            for message in messages.into_iter().flatten() {
                let announce = || Input::Announce(message.clone());
                shared.registry.each(announce).await;
            }
        }
    }

    /// Takes over a new build.
    fn look_at_files(&mut self, shared: &Shared) -> Option<Frame> {
        let files = Stamps::of(&self.folder);
        // Files that change between two looks are still being written.
        let is_still = files == self.files;
        self.files = files;
        if !is_still || self.files == self.loaded {
            return None;
        }
        self.loaded = self.files.clone();
        match load(&self.folder) {
            Ok(site) if site.manifest.contract == shared.program.contract => {
                info!("new build");
                shared.set_site(site);
                Some(frame(&ServerMessage::Reload))
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

    /// Takes over what the compiler says.
    fn look_at_problems(&mut self, shared: &Shared) -> Option<Frame> {
        let path = self.folder.join(PROBLEMS_FILE);
        let written = modified(&path);
        if written == self.problems {
            return None;
        }
        let problems = match written {
            Some(_) => read_problems(&path),
            None => Ok(None),
        };
        match problems {
            Ok(problems) => {
                self.problems = written;
                shared.set_problems(problems.clone());
                Some(problems.unwrap_or_else(|| frame(&ServerMessage::Problems("[]".into()))))
            }
            // It may be half written; the next look sees the rest.
            Err(error) => {
                debug!("{error}");
                None
            }
        }
    }
}

fn read_problems(path: &Path) -> Result<Option<Frame>, ServeError> {
    let unreadable = |why: String| ServeError::File(path.display().to_string(), why);
    let text = fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))?;
    let problems: Vec<&RawValue> =
        serde_json::from_str(&text).map_err(|error| unreadable(error.to_string()))?;
    if problems.is_empty() {
        return Ok(None);
    }
    Ok(Some(frame(&ServerMessage::Problems(text.trim().into()))))
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|file| file.modified()).ok()
}
