//! Chromium for the end-to-end tests: the installed one, else Debian's, which root may install.

use crate::run::{find, run};
use std::path::{Path, PathBuf};
use std::process::Command;

const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Where Chromium is. `RXL_CHROMIUM` names another one.
pub fn chromium() -> Result<PathBuf, String> {
    if let Some(path) = std::env::var_os("RXL_CHROMIUM") {
        return Ok(path.into());
    }
    if let Some(path) = NAMES.iter().find_map(|name| find(name)) {
        return Ok(path);
    }
    if Path::new("/etc/debian_version").exists() && is_root() {
        run(".", "apt-get", &["update", "-qq"])?;
        run(".", "apt-get", &["install", "-y", "-qq", "chromium"])?;
    }
    NAMES.iter().find_map(|name| find(name)).ok_or_else(|| {
        "Chromium is missing: install it (on Debian: `apt-get install chromium`) or name it in RXL_CHROMIUM"
            .to_owned()
    })
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.starts_with(b"0"))
}
