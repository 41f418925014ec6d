//! What cargo is doing and for how long, as one line of a terminal that is written over and is gone at the end.

use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How often the time is written anew.
const TICK: Duration = Duration::from_millis(100);
const CLEAR: &str = "\r\u{1b}[K";

/// A line that lives as long as this.
pub(super) struct Progress {
    line: Arc<Mutex<Line>>,
    ticker: Option<(Sender<()>, JoinHandle<()>)>,
}

struct Line {
    what: &'static str,
    started: Instant,
    /// How many crates have been begun.
    crates: usize,
    /// What is being done besides building the app itself.
    doing: String,
    is_terminal: bool,
}

impl Progress {
    /// Says what is being done, as in `building`.
    pub(super) fn start(what: &'static str) -> Progress {
        let is_terminal = std::io::stderr().is_terminal();
        let line = Arc::new(Mutex::new(Line {
            started: Instant::now(),
            what,
            crates: 0,
            doing: String::new(),
            is_terminal,
        }));
        if !is_terminal {
            eprintln!("{what} …");
            return Progress { line, ticker: None };
        }
        let (stop, stopped) = channel();
        let shown = Arc::clone(&line);
        let thread = std::thread::spawn(move || {
            while stopped.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
                lock(&shown).write();
            }
            lock(&shown).clear();
        });
        Progress {
            line,
            ticker: Some((stop, thread)),
        }
    }

    /// Writes something else, above the line.
    pub(super) fn above(&self, write: impl FnOnce()) {
        let line = lock(&self.line);
        line.clear();
        write();
    }

    /// Reads what cargo says besides its messages: what it begins with becomes the line, the rest is passed on.
    pub(super) fn follow(&self, said: impl Read) {
        for text in BufReader::new(said).lines().map_while(Result::ok) {
            match Status::of(&text) {
                Some(Status::Begun(name)) => {
                    let mut line = lock(&self.line);
                    line.crates += 1;
                    line.doing = name.to_owned();
                }
                Some(Status::Other(doing)) => lock(&self.line).doing = doing.to_owned(),
                None => self.above(|| eprintln!("{text}")),
            }
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.ticker.take() {
            drop(stop);
            // One that has failed has cleared as much as it could.
            let _ = thread.join();
        }
    }
}

/// A line that a panic has left behind is as good as any.
fn lock(line: &Mutex<Line>) -> MutexGuard<'_, Line> {
    line.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Line {
    fn write(&self) {
        let seconds = self.started.elapsed().as_secs_f64();
        let (what, doing) = (self.what, &self.doing);
        let text = match (self.crates, doing.as_str()) {
            (0, "") => format!("{what} … {seconds:.1} s"),
            (0, _) => format!("{what} … {seconds:.1} s  {doing}"),
            (1, _) => format!("{what} … {seconds:.1} s  {doing}"),
            (crates, _) => format!("{what} … {seconds:.1} s  {crates} crates, {doing}"),
        };
        // A line that breaks could not be written over.
        let columns = terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0));
        let text: String = text.chars().take(columns.saturating_sub(1)).collect();
        // A line that is not shown harms nobody.
        let _ = write!(std::io::stderr(), "{CLEAR}{text}");
        let _ = std::io::stderr().flush();
    }

    fn clear(&self) {
        if self.is_terminal {
            eprint!("{CLEAR}");
        }
    }
}

/// A line of cargo about its work: a word that ends at the twelfth column, and what it is about.
#[derive(Debug, PartialEq)]
enum Status<'t> {
    Begun(&'t str),
    Other(&'t str),
}

impl Status<'_> {
    fn of(text: &str) -> Option<Status<'_>> {
        let (verb, rest) = text.split_at_checked(12)?;
        let word = verb.trim_start();
        let is_word = word.starts_with(|c: char| c.is_ascii_uppercase())
            && word.chars().all(|c| c.is_ascii_alphabetic());
        match word {
            "Compiling" => Some(Status::Begun(rest.split_whitespace().next()?)),
            "Finished" => Some(Status::Other("")),
            _ if is_word && rest.starts_with(' ') => Some(Status::Other(text.trim_start())),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Status;

    #[test]
    fn work_is_told_from_complaints() {
        for (text, expected) in [
            ("   Compiling serde v1.0.228", Some(Status::Begun("serde"))),
            (
                "    Blocking waiting for file lock",
                Some(Status::Other("Blocking waiting for file lock")),
            ),
            (
                "    Finished `dev` profile in 0.1s",
                Some(Status::Other("")),
            ),
            ("error: could not compile `app`", None),
            ("  --> src/main.rs:3:5", None),
            ("", None),
        ] {
            assert_eq!(Status::of(text), expected, "{text}");
        }
    }
}
