//! Which sessions there are. It starts the task of a session when its browser connects, and forgets it when the task has nothing left. Its lock is held for
//! look-ups alone, never while a session works.

use super::{Inbox, Input, Link, SessionId, run};
use crate::app::Shared;
use crate::protocol::Hello;
use crate::store::TabKey;
use futures_util::future::join_all;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{mpsc, oneshot};

/// The sessions by their ids.
#[derive(Debug, Default)]
pub struct Registry {
    sessions: Mutex<Sessions>,
}

#[derive(Debug, Default)]
struct Sessions {
    by_id: HashMap<SessionId, Inbox>,
    is_closed: bool,
}

/// Why a socket was not taken. It may try again later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// There are too many sessions, or the session has too much to do.
    Busy,
    /// The server stops.
    Stopping,
}

impl Registry {
    /// Hands a socket to its session, which is started if need be. Gives the session's queue.
    pub(crate) fn connect(
        shared: &Arc<Shared>,
        id: SessionId,
        link: Link,
        hello: Box<Hello>,
    ) -> Result<Inbox, Refused> {
        let input = Box::new(Input::Connected(link, hello));
        Registry::hand(shared, id, input, shared.config.sessions)
    }

    /// Has a session drop a stored tab, and waits until it has. If the session has too much to do, the tab stays.
    pub(crate) async fn drop_stored(shared: &Arc<Shared>, key: TabKey, life: u64) {
        let (done, is_done) = oneshot::channel();
        let input = Box::new(Input::Drop(key.tab, life, done));
        if Registry::hand(shared, key.session, input, usize::MAX).is_ok() {
            // It says nothing, and drops its end.
            let _ = is_done.await;
        }
    }

    /// Hands an input to a session, which is started if need be and if there are fewer than `most`. Gives the session's queue.
    fn hand(
        shared: &Arc<Shared>,
        id: SessionId,
        mut input: Box<Input>,
        most: usize,
    ) -> Result<Inbox, Refused> {
        let mut sessions = shared.registry.lock();
        if sessions.is_closed {
            return Err(Refused::Stopping);
        }
        let is_full = sessions.by_id.len() >= most;
        let entry = match sessions.by_id.entry(id) {
            // The input goes in while the lock is held, so that the session cannot retire in between.
            Entry::Occupied(entry) => match entry.get().try_send(input) {
                Ok(()) => return Ok(entry.get().clone()),
                Err(TrySendError::Full(_)) => return Err(Refused::Busy),
                // Its task has ended without a word: a mistake of this crate, which must not lock the browser out.
                Err(TrySendError::Closed(returned)) => {
                    input = returned;
                    Entry::Occupied(entry)
                }
            },
            Entry::Vacant(_) if is_full => return Err(Refused::Busy),
            entry @ Entry::Vacant(_) => entry,
        };
        let (sender, inbox) = mpsc::channel(shared.config.session_queue);
        // The queue is empty and has room for at least one.
        sender.try_send(input).map_err(|_| Refused::Busy)?;
        entry.insert_entry(sender.clone());
        drop(sessions);
        let own = sender.downgrade();
        tokio::spawn(run(id, Arc::clone(shared), own, inbox));
        Ok(sender)
    }

    /// How many sessions there are.
    pub(crate) fn count(&self) -> usize {
        self.lock().by_id.len()
    }

    /// Forgets a session, unless something has come for it meanwhile. `true`: it may end.
    pub(crate) fn retire(&self, id: SessionId, inbox: &mut mpsc::Receiver<Box<Input>>) -> bool {
        let mut sessions = self.lock();
        if !inbox.is_empty() {
            return false;
        }
        sessions.by_id.remove(&id);
        true
    }

    /// Gives a session an input, if it is in memory; whether it is. One with a full queue gets it another time.
    pub(crate) fn tell(&self, id: SessionId, input: Input) -> bool {
        let session = self.lock().by_id.get(&id).cloned();
        if let Some(session) = &session {
            let _ = session.try_send(Box::new(input));
        }
        session.is_some()
    }

    /// Gives every session an input made for it. Sessions with full queues get it when they have room.
    pub(crate) async fn each(&self, input: impl Fn() -> Input) {
        let senders: Vec<_> = self.lock().by_id.values().cloned().collect();
        let sent = senders.iter().map(|sender| sender.send(Box::new(input())));
        // All at once: one that is busy does not hold up the others. A session that has ended needs no word.
        join_all(sent).await;
    }

    /// Takes no more sockets, and ends all sessions.
    pub(crate) async fn shut_down(&self) {
        self.lock().is_closed = true;
        self.each(|| Input::Shutdown).await;
        self.lock().by_id.clear();
    }

    fn lock(&self) -> MutexGuard<'_, Sessions> {
        // The map is whole after every statement above, so a panic elsewhere leaves nothing half done.
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
