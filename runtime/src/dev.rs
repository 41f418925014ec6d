//! Development: the app's files come from a folder which the compiler writes anew on each save. A new `manifest.json`, written last, means a new build: pages
//! load themselves anew, and their tabs keep their states. `errors.json` says what keeps the program from compiling, `[]` or no file that nothing does.

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
use tracing::{info, warn};

const LOOK_EVERY: Duration = Duration::from_millis(100);

/// Loads all files of a folder.
pub(crate) fn load(folder: &Path) -> Result<Site, ServeError> {
    let mut files = BTreeMap::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inner) = folders.pop() {
        let path = folder.join(&inner);
        let unreadable =
            |error: io::Error| ServeError::File(path.display().to_string(), error.to_string());
        for entry in fs::read_dir(&path).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let name = inner.join(entry.file_name());
            if entry.file_type().map_err(unreadable)?.is_dir() {
                folders.push(name);
            } else if name != Path::new("errors.json") {
                let contents = fs::read(entry.path()).map_err(unreadable)?;
                let address = name
                    .to_string_lossy()
                    .replace(std::path::MAIN_SEPARATOR, "/");
                files.insert(Cow::Owned(address), Cow::Owned(contents));
            }
        }
    }
    Site::new(&files, Compress::Off)
}

/// Watches the folder, if there is one, for as long as the server lives.
pub(crate) fn start(shared: &Arc<Shared>) {
    if let Some(folder) = shared.config.web_dir.clone() {
        // Noted now, so that a change between loading and the first look counts.
        let seen = Seen {
            manifest: modified(&folder.join("manifest.json")),
            errors: None,
        };
        tokio::spawn(watch(folder, Arc::downgrade(shared), seen));
    }
}

/// When the files were written that were looked at last.
struct Seen {
    manifest: Option<SystemTime>,
    errors: Option<SystemTime>,
}

async fn watch(folder: PathBuf, shared: Weak<Shared>, mut seen: Seen) {
    let mut ticks = tokio::time::interval(LOOK_EVERY);
    loop {
        ticks.tick().await;
        let Some(shared) = shared.upgrade() else {
            return;
        };
        for message in look(&folder, &shared, &mut seen) {
            shared
                .registry
                .each(|| Input::Announce(message.clone()))
                .await;
        }
    }
}

/// Takes over what has changed; gives what the pages are told.
fn look(folder: &Path, shared: &Shared, seen: &mut Seen) -> Vec<Frame> {
    let mut messages = Vec::new();
    let manifest = modified(&folder.join("manifest.json"));
    if manifest.is_some() && manifest != seen.manifest {
        seen.manifest = manifest;
        match load(folder) {
            Ok(site) if site.manifest.contract == shared.program.contract => {
                info!("new build");
                shared.set_site(site);
                messages.push(frame(&ServerMessage::Reload));
            }
            // Pages of that build need the program of that build, which takes this one's place soon.
            Ok(_) => info!("new build with another contract: waiting for the new program"),
            Err(error) => warn!("{error}"),
        }
    }
    let path = folder.join("errors.json");
    let errors = modified(&path);
    if errors != seen.errors {
        seen.errors = errors;
        let problems = match errors {
            Some(_) => read_problems(&path),
            None => Ok(None),
        };
        match problems {
            Ok(problems) => {
                let none = || frame(&ServerMessage::Problems("[]".into()));
                messages.push(problems.clone().unwrap_or_else(none));
                shared.set_problems(problems);
            }
            Err(error) => warn!("{error}"),
        }
    }
    messages
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
