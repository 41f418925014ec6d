//! Packages from npm: installed from the lock file when it is newer than what is there.

use crate::run::{Outcome, is_installed, root, run};
use std::fs;
use std::time::SystemTime;

/// Installs the packages of a folder if they are missing or older than its lock file.
pub fn install(folder: &str) -> Outcome {
    if !is_installed("npm") {
        return Err(
            "npm is missing: install Node.js 20 or newer with npm (on Debian as root: `apt-get install nodejs npm`)"
                .to_owned(),
        );
    }
    let path = root().join(folder);
    let installed = modified(&path.join("node_modules/.package-lock.json"));
    let locked = modified(&path.join("package-lock.json"));
    if installed.is_some() && installed >= locked {
        return Ok(());
    }
    run(folder, "npm", &["ci", "--no-audit", "--no-fund"])
}

fn modified(path: &std::path::Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|file| file.modified()).ok()
}
