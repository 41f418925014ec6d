//! Stored tabs for tests of what a store reads: what is on a disk was written by an older build, by a disk that fails, or by somebody else.

use super::disk::DiskStore;
use super::{Store, StoreError, StoredTab, TabKey, Write, record};
use crate::config::Durability;
use crate::session::SessionId;
use serde_json::{Map, Value};
use std::path::Path;

/// Reads a snapshot and the commits after it, as a store gives them back; gives the vars.
///
/// # Errors
/// Says what cannot be understood.
pub fn read_stored(snapshot: &str, commits: &[&str]) -> Result<Map<String, Value>, String> {
    let stored = StoredTab {
        life: 1,
        used_s: 0,
        number: 1,
        snapshot: snapshot.to_owned(),
        commits: commits.iter().map(|&commit| commit.to_owned()).collect(),
        mark: None,
    };
    record::read(&stored).map(|tab| tab.vars)
}

/// Stores some tabs in a folder, and stops without closing the store, as a server does that is killed.
///
/// # Errors
/// They cannot be stored.
pub fn fill_store(folder: &Path) -> Result<(), StoreError> {
    let store = DiskStore::open(folder, Durability::Process)?;
    for tab in ["a", "b", "c"] {
        let key = TabKey {
            session: SessionId::from_bytes([1; 16]),
            tab: tab.into(),
        };
        let begin = r#"{"last":1,"seq":1,"page":"Home","address":"/","frames":[]"#;
        let snapshot = Write::Snapshot {
            key: key.clone(),
            life: 1,
            number: 1,
            record: format!("{begin},\"vars\":{{\"Counter.count\":1}}}}"),
            used_s: 1,
        };
        let commits = (2..5).map(|number| Write::Commit {
            key: key.clone(),
            life: 1,
            number,
            place: number - 1,
            record: format!("{begin},\"changes\":[[\"Counter.count\",{number}]]}}"),
        });
        let writes: Vec<Write> = std::iter::once(snapshot).chain(commits).collect();
        store.write(&writes)?;
    }
    Ok(())
}

/// Opens the store in a folder and reads everything in it; gives how many tabs can be read.
///
/// # Errors
/// The store cannot be opened, or cannot say which tabs it has.
pub fn read_store(folder: &Path) -> Result<usize, StoreError> {
    let store = DiskStore::open(folder, Durability::Process)?;
    let mut readable = 0;
    for head in store.heads()? {
        if let Ok(Some(stored)) = store.load(&head.key)
            && record::read(&stored).is_ok()
        {
            readable += 1;
        }
    }
    Ok(readable)
}
