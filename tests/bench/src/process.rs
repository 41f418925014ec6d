//! A server in a process of its own, and what the system knows about it: processor time and memory, from `/proc`.

use crate::Result;
use crate::workload::Workload;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

/// What is measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The server that gives back what it gets.
    Echo,
    /// An app with this store.
    App {
        /// `memory`, `disk`, `synced`: on disk, and waiting for it at every write
        store: String,
    },
}

/// A server that runs until this is dropped.
pub struct Server {
    child: Child,
    folder: Folder,
    id: u32,
    /// Where it listens.
    pub address: SocketAddr,
    /// What pages and server have in common; empty for the echo.
    pub contract: String,
}

impl Server {
    /// Starts a server that nobody has used yet.
    pub async fn start(subject: &Subject, workload: Workload) -> Result<Server> {
        let own = std::env::current_exe().map_err(|error| error.to_string())?;
        let folder = Folder::new(&own)?;
        let mut command = match subject {
            Subject::Echo => {
                let mut command = Command::new(&own);
                command.arg("echo");
                command
            }
            Subject::App { store } => {
                let path = own.with_file_name(format!("rxl-example-{}", workload.name()));
                let (store, durability) = match store.as_str() {
                    "synced" => ("disk", "machine"),
                    store => (store, "process"),
                };
                let mut command = Command::new(&path);
                command
                    .env("RXL_ADDRESS", "127.0.0.1:0")
                    .env("RXL_STORE", store)
                    .env("RXL_DURABILITY", durability)
                    .env("RXL_DATA_DIR", &folder.0)
                    // One page sends as much here as hundreds of people.
                    .env("RXL_MESSAGES_PER_S", "1000000");
                command
            }
        };
        let mut child = command
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| format!("a server cannot be started: {error}"))?;
        let id = child.id().ok_or("a server has ended at once")?;
        let stdout = child.stdout.take().ok_or("a server without output")?;
        let mut line = String::new();
        BufReader::new(stdout)
            .read_line(&mut line)
            .await
            .map_err(|error| error.to_string())?;
        let address = line
            .trim()
            .strip_prefix("listening on http://")
            .and_then(|address| address.parse().ok())
            .ok_or_else(|| format!("a server did not say where it listens: {line:?}"))?;
        let contract = match subject {
            Subject::Echo => String::new(),
            Subject::App { .. } => contract(address).await?,
        };
        Ok(Server {
            child,
            folder,
            id,
            address,
            contract,
        })
    }

    /// Processor time of all its threads.
    pub fn processor_time(&self) -> Result<Duration> {
        let folder = PathBuf::from(format!("/proc/{}/task", self.id));
        let threads = fs::read_dir(&folder).map_err(|error| unreadable(&folder, &error))?;
        let mut total = 0;
        for thread in threads.flatten() {
            let path = thread.path().join("schedstat");
            // A thread may have ended since the list was made.
            let Ok(text) = fs::read_to_string(path) else {
                continue;
            };
            let first = text.split_whitespace().next();
            total += first.and_then(|time| time.parse().ok()).unwrap_or(0);
        }
        Ok(Duration::from_nanos(total))
    }

    /// Memory that it holds, in bytes.
    pub fn memory(&self) -> Result<u64> {
        let path = PathBuf::from(format!("/proc/{}/smaps_rollup", self.id));
        let text = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
        let line = text.lines().find_map(|line| line.strip_prefix("Rss:"));
        let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        let kilobytes: u64 = kilobytes.ok_or("the memory of a server cannot be read")?;
        Ok(kilobytes * 1024)
    }

    /// Ends it, and waits until it has ended.
    pub async fn end(mut self) -> Result<()> {
        self.child.kill().await.map_err(|error| error.to_string())?;
        drop(self.folder);
        Ok(())
    }
}

/// Where a server keeps what it stores, as long as it runs: beside the programs, so on a disk and not in memory.
struct Folder(PathBuf);

impl Folder {
    fn new(program: &Path) -> Result<Folder> {
        static LAST: AtomicU64 = AtomicU64::new(0);
        let number = LAST.fetch_add(1, Ordering::Relaxed);
        let folder = program.with_file_name(format!("bench-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder)
            .map_err(|error| format!("{} cannot be made: {error}", folder.display()))?;
        Ok(Folder(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What stays is waste beside other things that were built, no more.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn unreadable(path: &std::path::Path, error: &std::io::Error) -> String {
    format!(
        "{} cannot be read ({error}): processor time and memory are measured on Linux",
        path.display()
    )
}

/// The contract in the page that an app serves.
async fn contract(address: SocketAddr) -> Result<String> {
    let mut stream = TcpStream::connect(address)
        .await
        .map_err(|error| error.to_string())?;
    let request = format!("GET / HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    stream
        .write_all(request.as_bytes())
        .await
        .map_err(|error| error.to_string())?;
    let mut page = String::new();
    stream
        .read_to_string(&mut page)
        .await
        .map_err(|error| error.to_string())?;
    page.split_once("\"contract\"")
        .and_then(|(_, rest)| rest.split('"').nth(1))
        .map(str::to_owned)
        .ok_or_else(|| "the page of an app names no contract".to_owned())
}

/// Lets this process, and the servers that it starts, open a socket for each session.
pub fn allow_files(sessions: usize) -> Result<()> {
    let wanted = sessions as u64 + 200;
    let allowed = rlimit::increase_nofile_limit(wanted)
        .map_err(|error| format!("the limit of open files cannot be read: {error}"))?;
    if allowed < wanted {
        return Err(format!(
            "{sessions} sessions need {wanted} open files, and {allowed} are allowed: `ulimit -n {wanted}`"
        ));
    }
    Ok(())
}
