//! A folder of stored sessions whose files a disk has changed: the server says that they are damaged, or goes on with what it can read.
//!
//! An input is a row of changes of five bytes: which file (one byte), where (three), and the new byte.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::TempDir;

/// A folder as a server has left it.
static WHOLE: OnceLock<TempDir> = OnceLock::new();

fuzz_target!(
    init: {
        // Files that are not what they should be make the database panic, which the store turns into an error. What is not caught ends the process all the same.
        std::panic::set_hook(Box::new(|_| {}));
        let folder = tempfile::tempdir().expect("there is room for it");
        rxl::testing::fill_store(folder.path()).expect("it can be stored");
        assert!(WHOLE.set(folder).is_ok(), "once");
    },
    |changes: &[u8]| {
        let whole = WHOLE.get().expect("it was made").path();
        let folder = tempfile::tempdir().expect("there is room for it");
        let files = copy(whole, whole, folder.path());
        for change in changes.chunks_exact(5) {
            if let [file, a, b, c, byte] = *change
                && let Some(path) = files.get(usize::from(file) % files.len().max(1))
            {
                let mut bytes = fs::read(path).expect("it is there");
                let at = u32::from_be_bytes([0, a, b, c]) as usize;
                // Most of a journal is empty as yet.
                let at = at % bytes.len().clamp(1, 4096);
                if let Some(place) = bytes.get_mut(at) {
                    *place = byte;
                }
                fs::write(path, bytes).expect("it can be written");
            }
        }
        // Either will do.
        let _ = rxl::testing::read_store(folder.path());
    }
);

/// Copies a folder; gives the files of the copy, in order of their names.
fn copy(root: &Path, from: &Path, to: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(from)
        .expect("it is there")
        .map(|entry| entry.expect("it can be listed").path())
        .collect();
    entries.sort();
    let mut files = Vec::new();
    for path in entries {
        let target = to.join(path.strip_prefix(root).expect("it is in there"));
        if path.is_dir() {
            fs::create_dir_all(&target).expect("there is room for it");
            files.extend(copy(root, &path, to));
        } else {
            fs::copy(&path, &target).expect("there is room for it");
            files.push(target);
        }
    }
    files
}
