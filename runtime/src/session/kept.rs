//! What the store has of a tab: when to write a commit and when a snapshot, and how far the writing is.

use super::line::Line;
use super::{After, SessionId};
use crate::states::States;
use crate::store::record::{self, Moment};
use crate::store::{Keeper, Mark, Progress, StoredTab, TabKey, Write};
use std::sync::Arc;

/// How many commits may wait for the store; then the session waits as well.
const AHEAD: u64 = 32;

/// A snapshot is written when the commits after the last one are as large, at least so large, or so many.
const SNAPSHOT_BYTES: usize = 64 * 1024;
const SNAPSHOT_COMMITS: u64 = 4096;

/// A tab in the store.
pub struct Kept {
    key: TabKey,
    life: u64,
    /// The number of the last write, which may still wait.
    number: u64,
    /// The number of the last snapshot.
    snapshot: u64,
    snapshot_bytes: usize,
    /// Of the commits since.
    bytes: usize,
    /// What was stored does not fit what will be: the next write is a snapshot.
    needs_snapshot: bool,
    /// The last message that was stored.
    seq: u64,
    progress: Arc<Progress>,
    /// The server before did not stop well, and the next event may be why.
    is_suspect: bool,
    mark: Option<Mark>,
}

/// How often an event may have been what ended the server.
const CHANCES: u64 = 2;

impl Kept {
    /// A tab of which nothing is stored.
    pub fn new(session: SessionId, tab: &Arc<str>, keeper: &Keeper) -> Kept {
        let tab = Arc::clone(tab);
        Kept {
            key: TabKey { session, tab },
            life: keeper.new_life(),
            number: 0,
            snapshot: 0,
            snapshot_bytes: 0,
            bytes: 0,
            needs_snapshot: true,
            seq: 0,
            progress: Arc::default(),
            is_suspect: false,
            mark: None,
        }
    }

    /// A tab that comes out of the store. The program may be another one by now, so that its next write is a snapshot.
    pub fn of_stored(key: TabKey, stored: &StoredTab, seq: u64, keeper: &Keeper) -> Kept {
        let number = stored.number + stored.commits.len() as u64;
        Kept {
            key,
            life: stored.life,
            number,
            snapshot: stored.number,
            snapshot_bytes: 0,
            bytes: 0,
            needs_snapshot: true,
            seq,
            progress: Arc::new(Progress::after(number)),
            is_suspect: !keeper.was_closed(),
            mark: stored.mark,
        }
    }

    /// Whether an event may run. The first one after a server that did not stop well is marked before; if that has happened too often, it is what ends the
    /// server.
    pub async fn dares(&mut self, event: u64, keeper: &Keeper) -> bool {
        if !std::mem::take(&mut self.is_suspect) {
            return true;
        }
        let before = self.mark.filter(|mark| mark.event == event);
        let times = before.map_or(0, |mark| mark.times);
        if times >= CHANCES {
            return false;
        }
        let write = Write::Mark {
            key: self.key.clone(),
            life: self.life,
            mark: Mark {
                event,
                times: times + 1,
            },
        };
        let marked = Arc::<Progress>::default();
        keeper.write(write, Some((Arc::clone(&marked), 1)));
        marked.reach(1).await;
        true
    }

    /// Waits while too much waits for the store.
    pub async fn room(&self) {
        if let Some(number) = self.number.checked_sub(AHEAD) {
            self.progress.reach(number).await;
        }
    }

    /// Whether all of it is stored.
    pub fn is_written(&self) -> bool {
        self.progress.has(self.number)
    }

    /// What messages that tell of the next write have to wait for.
    pub fn next(&self) -> After {
        After {
            progress: Arc::clone(&self.progress),
            number: self.number + 1,
        }
    }

    /// Stores what a transaction has changed, with the messages that tell of it.
    pub fn commit(
        &mut self,
        moment: Moment<'_>,
        line: &Line,
        changes: &str,
        states: &mut dyn States,
        keeper: &Keeper,
    ) {
        let is_due = self.needs_snapshot
            || self.bytes > self.snapshot_bytes.max(SNAPSHOT_BYTES)
            || self.number - self.snapshot >= SNAPSHOT_COMMITS;
        if is_due {
            return self.snapshot(moment, line, states, keeper.now_s(), keeper);
        }
        let frames = line.outbox.kept_after(self.seq).map(|frame| frame.as_str());
        let record = record::commit(moment, frames, changes);
        self.number += 1;
        self.bytes += record.len();
        self.seq = moment.seq;
        let write = Write::Commit {
            key: self.key.clone(),
            life: self.life,
            number: self.number,
            place: self.number - self.snapshot,
            record,
        };
        keeper.write(write, Some((Arc::clone(&self.progress), self.number)));
    }

    /// Stores all of the tab.
    pub fn snapshot(
        &mut self,
        moment: Moment<'_>,
        line: &Line,
        states: &mut dyn States,
        used_s: u64,
        keeper: &Keeper,
    ) {
        let frames = line.outbox.kept_after(0).map(|frame| frame.as_str());
        let record = record::snapshot(moment, frames, states);
        self.number += 1;
        self.snapshot = self.number;
        self.snapshot_bytes = record.len();
        self.bytes = 0;
        self.needs_snapshot = false;
        self.seq = moment.seq;
        let write = Write::Snapshot {
            key: self.key.clone(),
            life: self.life,
            number: self.number,
            record,
            used_s,
        };
        keeper.write(write, Some((Arc::clone(&self.progress), self.number)));
    }

    /// Says that the tab was there at this time.
    pub fn touch(&self, used_s: u64, keeper: &Keeper) {
        let write = Write::Used {
            key: self.key.clone(),
            life: self.life,
            used_s,
        };
        keeper.write(write, None);
    }
}
