//! What stands between sessions and their store: one thread that writes what all of them have committed, as much as there is at a time, so that many
//! commits share the wait for the disk.

use super::disk::DiskStore;
use super::memory::MemoryStore;
use super::{Head, Store, StoreError, StoredTab, TabKey, Write};
use crate::config::{Config, Keep};
use std::hash::{BuildHasher, RandomState};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::sync::{Notify, mpsc, oneshot};
use tokio::time::Instant;
use tracing::{error, info};

/// How many writes share one wait for the disk at most.
const BATCH: usize = 4096;

/// How long to wait before writing is tried again, and how often a failure is told.
const RETRY: Duration = match cfg!(test) {
    true => Duration::from_millis(1),
    false => Duration::from_secs(1),
};
const TELL_EVERY: u32 = 60;

/// How far the writes of a tab have come. They are numbered 1, 2, 3, …
#[derive(Debug, Default)]
pub(crate) struct Progress {
    written: AtomicU64,
    wake: Notify,
}

impl Progress {
    /// After what is stored already.
    pub fn after(number: u64) -> Progress {
        Progress {
            written: AtomicU64::new(number),
            wake: Notify::new(),
        }
    }

    /// Whether the write with this number is stored.
    pub fn has(&self, number: u64) -> bool {
        self.written.load(Ordering::Acquire) >= number
    }

    /// Waits until it is.
    pub async fn reach(&self, number: u64) {
        while !self.has(number) {
            let mut woken = pin!(self.wake.notified());
            woken.as_mut().enable();
            if self.has(number) {
                return;
            }
            woken.await;
        }
    }

    fn set(&self, number: u64) {
        self.written.store(number, Ordering::Release);
        self.wake.notify_waiters();
    }
}

enum Order {
    Write(Write, Option<(Arc<Progress>, u64)>),
    /// Say when all of the above is stored.
    Tell(oneshot::Sender<()>),
    Close(oneshot::Sender<()>),
}

/// Keeps tabs in a store.
pub(crate) struct Keeper {
    store: Arc<dyn Store>,
    /// To the thread that writes; none if writing needs no waiting.
    orders: Option<mpsc::UnboundedSender<Order>>,
    closing: Arc<AtomicBool>,
    expiry_s: u64,
    clock: Clock,
    chance: RandomState,
    lives: AtomicU64,
}

impl Keeper {
    /// Opens the store that the settings name.
    pub fn open(config: &Config) -> Result<Keeper, StoreError> {
        let store: Arc<dyn Store> = match &config.keep {
            Keep::InMemory => Arc::new(MemoryStore::default()),
            Keep::OnDisk(folder) => Arc::new(DiskStore::open(folder, config.durability)?),
        };
        Ok(Keeper::with(store, config))
    }

    fn with(store: Arc<dyn Store>, config: &Config) -> Keeper {
        let closing = Arc::<AtomicBool>::default();
        let orders = store.is_durable().then(|| {
            let (sender, receiver) = mpsc::unbounded_channel();
            let (reports, reported) = mpsc::unbounded_channel();
            let (store, closing) = (Arc::clone(&store), Arc::clone(&closing));
            std::thread::spawn(move || write_all(&*store, receiver, &reports, &closing));
            tokio::spawn(pass_on(reported));
            sender
        });
        Keeper {
            store,
            orders,
            closing,
            expiry_s: config.tab_expiry.as_secs(),
            clock: Clock::start(),
            chance: RandomState::new(),
            lives: AtomicU64::new(0),
        }
    }

    /// Whether every commit is to be stored, and confirmed only then.
    pub fn is_durable(&self) -> bool {
        self.orders.is_some()
    }

    /// Whether the server before this one has stopped as it should.
    pub fn was_closed(&self) -> bool {
        self.store.was_closed()
    }

    /// Stores something, in the order of the calls. `done` is told, with this number, when it is stored.
    pub fn write(&self, write: Write, done: Option<(Arc<Progress>, u64)>) {
        match &self.orders {
            // The thread ends only when the server does; then nobody is told that it is stored.
            Some(orders) => drop(orders.send(Order::Write(write, done))),
            None => {
                if let Err(error) = self.store.write(&[write]) {
                    error!("{error}");
                }
            }
        }
    }

    /// What is stored of a tab, which may be too old.
    pub async fn load(&self, key: &TabKey) -> Result<Option<StoredTab>, StoreError> {
        if let Some(orders) = &self.orders {
            // A tab that was given up may have something under way.
            let (told, stored) = oneshot::channel();
            if orders.send(Order::Tell(told)).is_ok() {
                // Not told: the server stops.
                let _ = stored.await;
            }
        }
        if !self.is_durable() {
            return self.store.load(key);
        }
        let (store, key) = (Arc::clone(&self.store), key.clone());
        let load = tokio::task::spawn_blocking(move || store.load(&key));
        load.await.unwrap_or_else(|_| {
            Err(StoreError::Damaged(
                "the store".into(),
                "reading panicked".to_owned(),
            ))
        })
    }

    /// From now on the session has a tab that was loaded. In memory there is no other place for it, where it would grow old.
    pub fn taken(&self, key: &TabKey, tab: &StoredTab) {
        if !self.is_durable() {
            let (key, life) = (key.clone(), tab.life);
            self.write(Write::Remove { key, life }, None);
        }
    }

    /// All tabs that are stored. It may take a while.
    pub async fn heads(&self) -> Result<Vec<Head>, StoreError> {
        let store = Arc::clone(&self.store);
        let heads = tokio::task::spawn_blocking(move || store.heads()).await;
        heads.unwrap_or_else(|_| Ok(Vec::new()))
    }

    /// Whether a tab that was there at this time has expired.
    pub fn is_too_old(&self, used_s: u64) -> bool {
        used_s.saturating_add(self.expiry_s) < self.now_s()
    }

    /// Seconds since 1970.
    pub fn now_s(&self) -> u64 {
        self.clock.now().as_secs()
    }

    /// A number that no other life has had, of this tab or another: made by chance.
    pub fn new_life(&self) -> u64 {
        let number = self.lives.fetch_add(1, Ordering::Relaxed);
        self.chance.hash_one((number, self.clock.now()))
    }

    /// Waits until everything is stored, and closes the store.
    pub async fn close(&self) {
        self.closing.store(true, Ordering::Relaxed);
        if let Some(orders) = &self.orders {
            let (closed, ends) = oneshot::channel();
            // A thread that has ended has nothing left.
            if orders.send(Order::Close(closed)).is_ok() {
                let _ = ends.await;
            }
        }
    }
}

/// The time of day, from a clock that a test can turn.
struct Clock {
    started: Duration,
    at: Instant,
}

impl Clock {
    fn start() -> Clock {
        Clock {
            started: SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .unwrap_or_default(),
            at: Instant::now(),
        }
    }

    fn now(&self) -> Duration {
        self.started + self.at.elapsed()
    }
}

/// What is done of a batch: those whose writes are stored, and those who have asked for it.
struct Report {
    done: Vec<(Arc<Progress>, u64)>,
    told: Vec<oneshot::Sender<()>>,
}

/// Tells those who wait. A task does it, not the thread that writes, since to wake a task from outside the runtime costs much more than from within.
async fn pass_on(mut reports: mpsc::UnboundedReceiver<Report>) {
    while let Some(report) = reports.recv().await {
        for (progress, number) in report.done {
            progress.set(number);
        }
        for sender in report.told {
            // Who has asked may have gone.
            let _ = sender.send(());
        }
    }
}

/// The thread: writes until the store is closed or nobody is left.
fn write_all(
    store: &dyn Store,
    mut orders: mpsc::UnboundedReceiver<Order>,
    reports: &mpsc::UnboundedSender<Report>,
    closing: &AtomicBool,
) {
    let mut batch = Vec::new();
    while let Some(order) = orders.blocking_recv() {
        batch.push(order);
        // On a busy machine those who are about to commit come first, so that the batch is worth its cost; on an idle one this takes no time.
        std::thread::yield_now();
        while batch.len() < BATCH
            && let Ok(order) = orders.try_recv()
        {
            batch.push(order);
        }
        let mut is_closed = false;
        let mut told = Vec::new();
        let mut writes = Vec::with_capacity(batch.len());
        let mut done = Vec::with_capacity(batch.len());
        for order in batch.drain(..) {
            match order {
                Order::Write(write, who) => {
                    writes.push(write);
                    done.extend(who);
                }
                Order::Tell(sender) => told.push(sender),
                Order::Close(sender) => {
                    told.push(sender);
                    is_closed = true;
                }
            }
        }
        if !insist(store, &writes, closing) {
            done.clear();
        }
        if is_closed {
            store.close();
        }
        // Nobody listens any more when the runtime has stopped.
        let _ = reports.send(Report { done, told });
        if is_closed {
            return;
        }
    }
    store.close();
}

/// Writes, however long it takes: until then nothing is confirmed, and nothing is lost. Gives up only when the server stops.
fn insist(store: &dyn Store, writes: &[Write], closing: &AtomicBool) -> bool {
    if writes.is_empty() {
        return true;
    }
    for attempt in 0_u32.. {
        let Err(failure) = store.write(writes) else {
            if attempt > 0 {
                info!("sessions can be stored again");
            }
            return true;
        };
        if attempt % TELL_EVERY == 0 {
            error!("{failure}; events wait until it works again");
        }
        if closing.load(Ordering::Relaxed) {
            return false;
        }
        std::thread::sleep(RETRY);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::SessionId;
    use std::sync::Mutex;
    use std::sync::atomic::AtomicUsize;

    /// A disk that is full for a while.
    #[derive(Default)]
    struct Full {
        refusals: AtomicUsize,
        written: Mutex<Vec<usize>>,
    }

    impl Store for Full {
        fn is_durable(&self) -> bool {
            true
        }

        fn was_closed(&self) -> bool {
            true
        }

        fn write(&self, writes: &[Write]) -> Result<(), StoreError> {
            if self.refusals.load(Ordering::SeqCst) > 0 {
                self.refusals.fetch_sub(1, Ordering::SeqCst);
                return Err(StoreError::Unavailable("/data".into(), "full".to_owned()));
            }
            self.written.lock().expect("no panic").push(writes.len());
            Ok(())
        }

        fn load(&self, _: &TabKey) -> Result<Option<StoredTab>, StoreError> {
            Ok(None)
        }

        fn heads(&self) -> Result<Vec<Head>, StoreError> {
            Ok(Vec::new())
        }
    }

    fn used() -> Write {
        let key = TabKey {
            session: SessionId::from_bytes([1; 16]),
            tab: "tab".into(),
        };
        Write::Used {
            key,
            life: 1,
            used_s: 1,
        }
    }

    #[tokio::test]
    async fn a_full_disk_delays_and_loses_nothing() {
        let store = Arc::new(Full::default());
        store.refusals.store(3, Ordering::SeqCst);
        let keeper = Keeper::with(store.clone(), &Config::default());
        let progress = Arc::new(Progress::default());
        for number in 1..=5 {
            keeper.write(used(), Some((Arc::clone(&progress), number)));
        }
        progress.reach(5).await;
        assert_eq!(
            store
                .written
                .lock()
                .expect("no panic")
                .iter()
                .sum::<usize>(),
            5
        );
    }

    #[tokio::test]
    async fn a_server_that_stops_does_not_wait_for_a_full_disk() {
        let store = Arc::new(Full::default());
        store.refusals.store(usize::MAX, Ordering::SeqCst);
        let keeper = Keeper::with(store, &Config::default());
        let progress = Arc::new(Progress::default());
        keeper.write(used(), Some((Arc::clone(&progress), 1)));
        keeper.close().await;
        assert!(!progress.has(1), "what is not stored is not confirmed");
    }
}
