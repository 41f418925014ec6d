//! A folder of stored sessions whose files a disk has changed: the server says that they are damaged, or goes on with what it can read.
//!
//! An input is a row of changes of five bytes: which file (one byte), where (three), and the new byte.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::fs::{self, File};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::TempDir;

/// A folder as a server has left it.
static WHOLE: OnceLock<TempDir> = OnceLock::new();

fuzz_target!(
    init: {
        // Files that are not what they should be make the database panic, which the store turns into an error. What is not caught ends the process all the same.
        std::panic::set_hook(Box::new(|_| {}));
        let folder = room();
        rxl::testing::fill_store(folder.path()).expect("it can be stored");
        assert!(WHOLE.set(folder).is_ok(), "once");
    },
    |changes: &[u8]| {
        let whole = WHOLE.get().expect("it was made").path();
        let folder = room();
        let files = copy(whole, whole, folder.path());
        for change in changes.chunks_exact(5) {
            if let [file, a, b, c, byte] = *change
                && let Some(path) = files.get(usize::from(file) % files.len().max(1))
            {
                let mut file = File::options().read(true).write(true).open(path).expect("it is there");
                let length = file.metadata().expect("it is there").len();
                // Most of a journal is empty as yet.
                let at = u64::from(u32::from_be_bytes([0, a, b, c])) % length.clamp(1, 4096);
                file.seek(SeekFrom::Start(at)).expect("it is a file");
                file.write_all(&[byte]).expect("there is room for it");
            }
        }
        // Either will do.
        let _ = rxl::testing::read_store(folder.path());
    }
);

/// A folder for one run; in memory where that can be had.
fn room() -> TempDir {
    tempfile::tempdir_in("/dev/shm")
        .or_else(|_| tempfile::tempdir())
        .expect("there is room for it")
}

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
