//! Where tabs rest: what a server needs to give a tab back to its page, in memory or on disk. A store keeps texts under keys; it knows neither what is in
//! them (`record` does) nor when to write (`keeper` and the session do).
//!
//! A tab is stored as one snapshot and the commits after it, numbered without gaps. A *life* tells what was stored of a tab apart from what was stored under
//! the same key before, when it could not be read or was removed.

mod disk;
pub(crate) mod keeper;
mod memory;
pub(crate) mod record;
pub(crate) mod samples;
pub(crate) mod sweep;

pub(crate) use keeper::{Keeper, Progress};

use crate::session::SessionId;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

/// The tab of a session.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct TabKey {
    pub session: SessionId,
    /// The id that its page gave it.
    pub tab: Arc<str>,
}

/// Something to store.
#[derive(Debug, Clone)]
pub(crate) enum Write {
    /// All of a tab. It takes the place of the snapshot before, and of the commits up to this number.
    Snapshot {
        key: TabKey,
        life: u64,
        number: u64,
        record: String,
        used_s: u64,
    },
    /// What one transaction has changed.
    Commit {
        key: TabKey,
        life: u64,
        number: u64,
        /// How many after the snapshot: 1, 2, 3, …
        place: u64,
        record: String,
    },
    /// The tab was there at this time.
    Used { key: TabKey, life: u64, used_s: u64 },
    /// This event is about to run, for this time, after a server that did not stop well.
    Mark { key: TabKey, life: u64, mark: Mark },
    /// Forget all of this life.
    Remove { key: TabKey, life: u64 },
}

/// An event that may be what ends the server each time when it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Its number.
    pub event: u64,
    /// How often it was begun since the server first did not stop well.
    pub times: u64,
}

/// What is stored of a tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredTab {
    pub life: u64,
    /// When it was there last, in seconds since 1970.
    pub used_s: u64,
    /// The number of the snapshot.
    pub number: u64,
    pub snapshot: String,
    /// Those after it, in order.
    pub commits: Vec<String>,
    pub mark: Option<Mark>,
}

/// That a tab is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    pub key: TabKey,
    pub life: u64,
    pub used_s: u64,
}

/// A place for tabs. What it does may wait for a disk.
pub(crate) trait Store: Send + Sync {
    /// Whether what is written is there after a restart. If so, every commit is written and confirmed only then; if not, tabs are written when they leave
    /// the memory.
    fn is_durable(&self) -> bool;

    /// Whether the server that had it before has stopped as it should.
    fn was_closed(&self) -> bool;

    /// Stores all of it, in order, or nothing. Repeating it changes nothing more.
    fn write(&self, writes: &[Write]) -> Result<(), StoreError>;

    /// What is stored of a tab.
    fn load(&self, key: &TabKey) -> Result<Option<StoredTab>, StoreError>;

    /// All tabs that are stored.
    fn heads(&self) -> Result<Vec<Head>, StoreError>;

    /// Nothing more will be written.
    fn close(&self) {}
}

/// Why a store cannot do something.
#[derive(Debug)]
pub enum StoreError {
    /// The disk is full, cannot be reached, or the like: where, and what it says. Later it may work.
    Unavailable(PathBuf, String),
    /// Another server uses the folder.
    InUse(PathBuf),
    /// What was written cannot be read: where, and what is wrong.
    Damaged(PathBuf, String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::Unavailable(folder, why) => {
                write!(f, "cannot store sessions in `{}`: {why}", folder.display())
            }
            StoreError::InUse(folder) => write!(
                f,
                "another server stores its sessions in `{}`; `RXL_DATA_DIR` names another folder",
                folder.display()
            ),
            StoreError::Damaged(folder, why) => write!(
                f,
                "the sessions in `{}` are damaged: {why}",
                folder.display()
            ),
        }
    }
}

impl std::error::Error for StoreError {}
