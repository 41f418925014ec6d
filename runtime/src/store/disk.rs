//! A store on disk, by the embedded database fjall: a log-structured tree, whose journal takes what many sessions have committed as one piece. Either
//! every piece waits for the disk, or a thread beside it waits once a second for all that was written by then.
//!
//! Why this one: with 5,000 tabs and 100 commits of 150 bytes in each write, two cores of an AMD EPYC stored 201,000 commits a second at 3.2 µs of processor
//! time each, and wrote 1.3 times their size. redb, a tree of pages that are copied when they change, stored 42,000 at 14.6 µs and wrote 30 times their size.
//! With one commit in each write it was 5,600 against 3,500.
//!
//! The database's own journal is cut off where it cannot be read. So that nothing is lost by that unseen, every write has a number, which is also written
//! beside the database once the disk has the write; and before the database is opened, its journals are copied. If it knows less than it should, the copy stays
//! and the server does not start.

use super::{Head, Mark, Store, StoreError, StoredTab, TabKey, Write};
use crate::config::Durability;
use crate::session::SessionId;
use fjall::{Database, Keyspace, KeyspaceCreateOptions, OwnedWriteBatch, PersistMode};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::thread::sleep;
use std::time::{Duration, Instant};
use tracing::{error, warn};

/// Read blocks that are kept in memory.
const CACHE_BYTES: u64 = 8 << 20;

/// What is written before it moves from the journal to a table. When it does, all writes wait for the disk for a moment, so that it should be seldom.
const MEMTABLE_BYTES: u64 = 64 << 20;

/// How long what survives the process alone waits for the disk.
const SYNC_EVERY: Duration = Duration::from_secs(1);

/// How long to wait for a server that is about to let go of the folder.
const LOCK_PATIENCE: Duration = Duration::from_secs(2);

const LAST_WRITE: &str = "last write";
const CLOSED: &str = "closed";

/// Tabs in a folder.
pub(super) struct DiskStore {
    folder: PathBuf,
    /// None after a failed write, until it is opened again.
    open: RwLock<Option<Open>>,
    /// The number of the last write that is on the disk, beside the database.
    synced: Arc<Mutex<File>>,
    /// The number of the last write.
    last: Arc<AtomicU64>,
    /// The thread that waits for the disk if writing does not; it ends with this.
    syncing: Option<Sender<Never>>,
    was_closed: bool,
}

/// What is never sent.
enum Never {}

#[derive(Clone)]
struct Open {
    database: Database,
    /// Key of a tab → its life and when it was used.
    heads: Keyspace,
    /// Key and life → number and snapshot.
    snapshots: Keyspace,
    /// Life and place after the snapshot → number and commit. Without the tab: a life is one tab's, and the database compares short keys many times for each
    /// one that it takes. Commits before a snapshot are not removed but written over by those after it, which is half the
    /// work.
    commits: Keyspace,
    /// Key and life → an event and how often it was begun.
    marks: Keyspace,
    /// What is about the store itself.
    about: Keyspace,
}

impl DiskStore {
    /// Opens the store in a folder, which is made if it is not there.
    pub fn open(folder: &Path, durability: Durability) -> Result<DiskStore, StoreError> {
        let unavailable = |error: io::Error| unavailable(folder, &error);
        make_private_folder(folder).map_err(unavailable)?;
        let mut written = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(folder.join("written"))
            .map_err(unavailable)?;
        let expected = read_number(&mut written);
        let open = open_checked(folder, expected)?;
        let was_closed = open.take_closed().map_err(|error| wrong(folder, &error))?;
        let last = open.last_write().map_err(|error| wrong(folder, &error))?;
        let mut store = DiskStore {
            was_closed,
            folder: folder.to_owned(),
            open: RwLock::new(Some(open)),
            synced: Arc::new(Mutex::new(written)),
            last: Arc::new(AtomicU64::new(last)),
            syncing: None,
        };
        if durability == Durability::Process {
            store.syncing = Some(store.start_syncing());
        }
        Ok(store)
    }

    fn wrong(&self, error: &fjall::Error) -> StoreError {
        wrong(&self.folder, error)
    }

    /// The database, opened again if need be.
    fn database(&self) -> Result<Open, StoreError> {
        if let Some(open) = &*self.open.read().unwrap_or_else(PoisonError::into_inner) {
            return Ok(open.clone());
        }
        let mut slot = self.open.write().unwrap_or_else(PoisonError::into_inner);
        let open = open_checked(&self.folder, read_number(&mut lock(&self.synced)))?;
        *slot = Some(open.clone());
        Ok(open)
    }

    /// Waits for the disk again and again, so that the failure of a machine takes back no more than the last moments. Those who write do not wait for it.
    fn start_syncing(&self) -> Sender<Never> {
        let (sender, ends) = channel();
        let (folder, last) = (self.folder.clone(), Arc::clone(&self.last));
        let file = Arc::clone(&self.synced);
        std::thread::spawn(move || {
            let mut synced = 0;
            while let Err(RecvTimeoutError::Timeout) = ends.recv_timeout(SYNC_EVERY) {
                let number = last.load(Ordering::Acquire);
                if number == synced {
                    continue;
                }
                match sync_journals(&folder.join("sessions")) {
                    Ok(()) => {
                        synced = number;
                        note(&folder, &file, number);
                    }
                    Err(error) => error!("{}", unavailable(&folder, &error)),
                }
            }
        });
        sender
    }

    /// After a failed write the database takes no more, until it has been opened again.
    fn let_go(&self) {
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

impl Store for DiskStore {
    fn is_durable(&self) -> bool {
        true
    }

    fn was_closed(&self) -> bool {
        self.was_closed
    }

    fn write(&self, writes: &[Write]) -> Result<(), StoreError> {
        let open = self.database()?;
        let number = open.last_write().map_err(|error| self.wrong(&error))? + 1;
        let mode = match self.syncing {
            None => PersistMode::SyncData,
            Some(_) => PersistMode::Buffer,
        };
        let mut batch = open.database.batch().durability(Some(mode));
        for write in writes {
            if let Err(error) = open.put(&mut batch, write) {
                // What cannot be read cannot be removed either, and must not keep others from being stored.
                warn!("{}", self.wrong(&error));
            }
        }
        batch.insert(&open.about, LAST_WRITE, number.to_be_bytes());
        if let Err(error) = batch.commit() {
            drop(open);
            self.let_go();
            return Err(self.wrong(&error));
        }
        self.last.store(number, Ordering::Release);
        if self.syncing.is_none() {
            note(&self.folder, &self.synced, number);
        }
        Ok(())
    }

    fn load(&self, key: &TabKey) -> Result<Option<StoredTab>, StoreError> {
        let open = self.database()?;
        open.load(key)
            .map_err(|error| self.wrong(&error))?
            .map_err(|why| StoreError::Damaged(self.folder.clone(), why))
    }

    fn heads(&self) -> Result<Vec<Head>, StoreError> {
        let open = self.database()?;
        let mut heads = Vec::new();
        for entry in open.heads.iter() {
            let (key, value) = entry.into_inner().map_err(|error| self.wrong(&error))?;
            if let (Some(key), Some((life, used_s))) = (key_of(&key), pair_of(&value)) {
                heads.push(Head { key, life, used_s });
            }
        }
        Ok(heads)
    }

    fn close(&self) {
        if let Ok(open) = self.database() {
            match open.set_closed() {
                Ok(()) => note(
                    &self.folder,
                    &self.synced,
                    self.last.load(Ordering::Acquire),
                ),
                Err(error) => warn!("{}", self.wrong(&error)),
            }
        }
        self.let_go();
    }
}

impl Open {
    fn at(folder: &Path) -> fjall::Result<Open> {
        let database = Database::builder(folder.join("sessions"))
            .cache_size(CACHE_BYTES)
            .worker_threads(1)
            .open()?;
        let part = |name| {
            let options = || KeyspaceCreateOptions::default().max_memtable_size(MEMTABLE_BYTES);
            database.keyspace(name, options)
        };
        Ok(Open {
            heads: part("heads")?,
            snapshots: part("snapshots")?,
            commits: part("commits")?,
            marks: part("marks")?,
            about: part("about")?,
            database,
        })
    }

    /// Whether it was closed, or is new; from now on it counts as not closed.
    fn take_closed(&self) -> fjall::Result<bool> {
        let was_closed = self.last_write()? == 0 || self.about.contains_key(CLOSED)?;
        self.about.remove(CLOSED)?;
        self.database.persist(PersistMode::SyncData)?;
        Ok(was_closed)
    }

    fn set_closed(&self) -> fjall::Result<()> {
        self.about.insert(CLOSED, [])?;
        self.database.persist(PersistMode::SyncData)
    }

    fn last_write(&self) -> fjall::Result<u64> {
        let number = self.about.get(LAST_WRITE)?;
        Ok(number.and_then(|bytes| number_at(&bytes, 0)).unwrap_or(0))
    }

    fn put(&self, batch: &mut OwnedWriteBatch, write: &Write) -> fjall::Result<()> {
        match write {
            Write::Snapshot {
                key,
                life,
                number,
                record,
                used_s,
            } => {
                let value = numbered(*number, record);
                batch.insert(&self.heads, key_bytes(key), pair_bytes(*life, *used_s));
                batch.insert(&self.snapshots, life_bytes(key, *life), value);
            }
            Write::Commit {
                life,
                number,
                place,
                record,
                ..
            } => {
                let value = numbered(*number, record);
                batch.insert(&self.commits, pair_bytes(*life, *place), value);
            }
            Write::Used { key, life, used_s } => {
                if self.life(key)? == Some(*life) {
                    batch.insert(&self.heads, key_bytes(key), pair_bytes(*life, *used_s));
                }
            }
            Write::Mark { key, life, mark } => {
                let Mark { event, times } = mark;
                batch.insert(
                    &self.marks,
                    life_bytes(key, *life),
                    pair_bytes(*event, *times),
                );
            }
            Write::Remove { key, life } => {
                if self.life(key)? == Some(*life) {
                    batch.remove(&self.heads, key_bytes(key));
                }
                for entry in self.commits.prefix(life.to_be_bytes()) {
                    batch.remove(&self.commits, entry.key()?);
                }
                let life = life_bytes(key, *life);
                batch.remove(&self.marks, life.as_slice());
                batch.remove(&self.snapshots, life);
            }
        }
        Ok(())
    }

    fn life(&self, key: &TabKey) -> fjall::Result<Option<u64>> {
        let head = self.heads.get(key_bytes(key))?;
        Ok(head.and_then(|head| pair_of(&head)).map(|(life, _)| life))
    }

    /// The inner error says what does not fit together.
    fn load(&self, key: &TabKey) -> fjall::Result<Result<Option<StoredTab>, String>> {
        let Some(head) = self.heads.get(key_bytes(key))? else {
            return Ok(Ok(None));
        };
        let Some((life, used_s)) = pair_of(&head) else {
            return Ok(Err("a head cannot be understood".to_owned()));
        };
        let prefix = life_bytes(key, life);
        let Some(value) = self.snapshots.get(&prefix)? else {
            return Ok(Err("a snapshot is missing".to_owned()));
        };
        let Some((number, snapshot)) = parted(&value) else {
            return Ok(Err("a snapshot cannot be understood".to_owned()));
        };
        let mut commits = Vec::new();
        for entry in self.commits.prefix(life.to_be_bytes()) {
            let (key, value) = entry.into_inner()?;
            let Some((found, commit)) = parted(&value) else {
                return Ok(Err("a commit cannot be understood".to_owned()));
            };
            if found <= number {
                continue;
            }
            let next = commits.len() as u64 + 1;
            if found != number + next || number_at(&key, 8) != Some(next) {
                return Ok(Err("a commit is missing".to_owned()));
            }
            commits.push(commit);
        }
        let mark = self.marks.get(&prefix)?;
        let mark = mark.and_then(|mark| pair_of(&mark));
        Ok(Ok(Some(StoredTab {
            mark: mark.map(|(event, times)| Mark { event, times }),
            life,
            used_s,
            number,
            snapshot,
            commits,
        })))
    }
}

/// Opens the database and holds what it knows against what it should know.
fn open_checked(folder: &Path, expected: u64) -> Result<Open, StoreError> {
    let copy = folder.join("journals before opening");
    let lost = folder.join("journals before loss");
    if !lost.exists()
        && let Err(error) = copy_journals(&folder.join("sessions"), &copy)
    {
        // Half a copy only takes room.
        let _ = fs::remove_dir_all(&copy);
        return Err(unavailable(folder, &error));
    }
    let open = open_unlocked(folder)?;
    let found = open.last_write().map_err(|error| wrong(folder, &error))?;
    if found < expected {
        drop(open);
        if !lost.exists() {
            fs::rename(&copy, &lost).map_err(|error| unavailable(folder, &error))?;
        }
        return Err(StoreError::Damaged(
            folder.to_owned(),
            format!(
                "{found} writes can be read, but {expected} were made; what was there before is in `{}`. Put a copy of the folder in its place, or \
                 delete the file `written` to go on with what can be read",
                lost.display()
            ),
        ));
    }
    for settled in [copy, lost] {
        if settled.exists() {
            fs::remove_dir_all(&settled).map_err(|error| unavailable(folder, &error))?;
        }
    }
    Ok(open)
}

fn open_unlocked(folder: &Path) -> Result<Open, StoreError> {
    let started = Instant::now();
    loop {
        // Files that are not what they should be can make it panic.
        let opened = catch_unwind(AssertUnwindSafe(|| Open::at(folder)));
        match opened {
            Ok(Err(fjall::Error::Locked)) if started.elapsed() < LOCK_PATIENCE => {
                sleep(Duration::from_millis(50));
            }
            Ok(opened) => return opened.map_err(|error| wrong(folder, &error)),
            Err(_) => {
                return Err(StoreError::Damaged(
                    folder.to_owned(),
                    "the database cannot be understood".to_owned(),
                ));
            }
        }
    }
}

fn copy_journals(database: &Path, copy: &Path) -> io::Result<()> {
    fs::create_dir_all(copy)?;
    if !database.exists() {
        return Ok(());
    }
    for path in journals(database)? {
        if let Some(name) = path.file_name() {
            fs::copy(&path, copy.join(name))?;
        }
    }
    Ok(())
}

/// Others on the machine have no business with it.
fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// The number in the file, written twice; 0 if it is not whole.
fn read_number(file: &mut File) -> u64 {
    let mut bytes = Vec::new();
    let read = io::Seek::rewind(file).and_then(|()| file.read_to_end(&mut bytes));
    let (first, second) = (number_at(&bytes, 0), number_at(&bytes, 8));
    match (read, first) {
        (Ok(_), Some(number)) if first == second => number,
        _ => 0,
    }
}

/// Notes the number of a write that is on the disk.
fn note(folder: &Path, file: &Mutex<File>, number: u64) {
    if let Err(error) = write_number(&mut lock(file), number) {
        // It only helps to see damage.
        warn!("`{}/written`: {error}", folder.display());
    }
}

fn lock(file: &Mutex<File>) -> MutexGuard<'_, File> {
    file.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Waits until the disk has what the database has written to its journals. Other handles of the same files will do.
fn sync_journals(database: &Path) -> io::Result<()> {
    for path in journals(database)? {
        match File::open(path).and_then(|journal| journal.sync_data()) {
            // Its content has moved to a table, for which the database waits itself.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            other => other?,
        }
    }
    Ok(())
}

fn journals(database: &Path) -> io::Result<Vec<PathBuf>> {
    let mut journals = Vec::new();
    for entry in fs::read_dir(database)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "jnl") {
            journals.push(path);
        }
    }
    Ok(journals)
}

fn write_number(file: &mut File, number: u64) -> io::Result<()> {
    let bytes = [number.to_be_bytes(), number.to_be_bytes()].concat();
    io::Seek::rewind(file)?;
    io::Write::write_all(file, &bytes)
}

fn unavailable(folder: &Path, error: &io::Error) -> StoreError {
    StoreError::Unavailable(folder.to_owned(), error.to_string())
}

fn wrong(folder: &Path, error: &fjall::Error) -> StoreError {
    let folder = folder.to_owned();
    match error {
        fjall::Error::Locked => StoreError::InUse(folder),
        fjall::Error::Io(error) => StoreError::Unavailable(folder, error.to_string()),
        fjall::Error::Storage(fjall::LsmError::Io(error)) => {
            StoreError::Unavailable(folder, error.to_string())
        }
        fjall::Error::Poisoned => {
            StoreError::Unavailable(folder, "a write failed before".to_owned())
        }
        error => StoreError::Damaged(folder, error.to_string()),
    }
}

/// Session and tab; a tab's id has no zero in it.
fn key_bytes(key: &TabKey) -> Vec<u8> {
    let mut bytes = key.session.as_bytes().to_vec();
    bytes.extend_from_slice(key.tab.as_bytes());
    bytes
}

fn key_of(bytes: &[u8]) -> Option<TabKey> {
    let (session, tab) = bytes.split_first_chunk()?;
    Some(TabKey {
        session: SessionId::from_bytes(*session),
        tab: std::str::from_utf8(tab).ok()?.into(),
    })
}

fn life_bytes(key: &TabKey, life: u64) -> Vec<u8> {
    let mut bytes = key_bytes(key);
    bytes.push(0);
    bytes.extend_from_slice(&life.to_be_bytes());
    bytes
}

fn pair_bytes(first: u64, second: u64) -> [u8; 16] {
    let mut bytes = [0; 16];
    let (left, right) = bytes.split_at_mut(8);
    left.copy_from_slice(&first.to_be_bytes());
    right.copy_from_slice(&second.to_be_bytes());
    bytes
}

fn numbered(number: u64, text: &str) -> Vec<u8> {
    [&number.to_be_bytes(), text.as_bytes()].concat()
}

fn parted(bytes: &[u8]) -> Option<(u64, String)> {
    let text = String::from_utf8(bytes.get(8..)?.to_vec()).ok()?;
    Some((number_at(bytes, 0)?, text))
}

fn pair_of(bytes: &[u8]) -> Option<(u64, u64)> {
    Some((number_at(bytes, 0)?, number_at(bytes, 8)?))
}

fn number_at(bytes: &[u8], at: usize) -> Option<u64> {
    let bytes = bytes.get(at..)?.first_chunk()?;
    Some(u64::from_be_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::env;

    fn key(tab: &str) -> TabKey {
        TabKey {
            session: SessionId::from_bytes([0; 16]),
            tab: tab.into(),
        }
    }

    fn snapshot(tab: &str, life: u64, number: u64) -> Write {
        Write::Snapshot {
            key: key(tab),
            life,
            number,
            record: format!("snapshot {number}"),
            used_s: number,
        }
    }

    fn commit(tab: &str, life: u64, number: u64, place: u64) -> Write {
        Write::Commit {
            key: key(tab),
            life,
            number,
            place,
            record: format!("commit {number}"),
        }
    }

    fn loaded(store: &DiskStore, tab: &str) -> Option<String> {
        let tab = store.load(&key(tab)).expect("it can be read")?;
        Some(format!("{}, {}", tab.snapshot, tab.commits.join(", ")))
    }

    #[test]
    fn what_is_written_is_there_whenever_the_database_is_opened() {
        for durability in [Durability::Machine, Durability::Process] {
            write_and_open_again(durability);
        }
    }

    fn write_and_open_again(durability: Durability) {
        let name = format!("rxl store {} {durability:?}", std::process::id());
        let folder = env::temp_dir().join(name);
        let store = DiskStore::open(&folder, durability).expect("it opens");
        let writes = [
            snapshot("a", 1, 1),
            commit("a", 1, 2, 1),
            commit("a", 1, 3, 2),
            snapshot("ab", 9, 1),
        ];
        store.write(&writes).expect("it is written");
        let again = "snapshot 1, commit 2, commit 3";
        assert_eq!(loaded(&store, "a").as_deref(), Some(again));
        // As after a failed write, of which nobody knows whether it was stored after all.
        store.let_go();
        store.write(&writes).expect("it is written");
        assert_eq!(loaded(&store, "a").as_deref(), Some(again));
        store.write(&[snapshot("a", 1, 4)]).expect("it is written");
        assert_eq!(loaded(&store, "a").as_deref(), Some("snapshot 4, "));
        store.write(&[commit("a", 1, 5, 1)]).expect("it is written");
        assert_eq!(loaded(&store, "a").as_deref(), Some("snapshot 4, commit 5"));
        store.write(&[commit("a", 1, 7, 3)]).expect("it is written");
        assert!(store.load(&key("a")).is_err(), "a commit is missing");
        // Another life does not see what could not be read.
        store.write(&[snapshot("a", 2, 1)]).expect("it is written");
        assert_eq!(loaded(&store, "a").as_deref(), Some("snapshot 1, "));
        store
            .write(&[Write::Remove {
                key: key("a"),
                life: 1,
            }])
            .expect("it is written");
        assert_eq!(loaded(&store, "a").as_deref(), Some("snapshot 1, "));
        store
            .write(&[Write::Remove {
                key: key("a"),
                life: 2,
            }])
            .expect("it is written");
        assert_eq!(loaded(&store, "a"), None);
        let heads = store.heads().expect("they can be read");
        assert_eq!(heads.len(), 1);
        assert_eq!(&*heads[0].key.tab, "ab");
        drop(store);
        fs::remove_dir_all(folder).expect("it is there");
    }
}
