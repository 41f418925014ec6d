//! What a browser sees before the first server runs: that the app is being built, or what is wrong with the program. The page looks again by itself, and then
//! finds the app.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{JoinHandle, sleep, spawn};
use std::time::Duration;

/// A look at the listener costs next to nothing.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// A browser that connects asks at once.
const PATIENCE: Duration = Duration::from_millis(500);

/// What a question of a browser may be long.
const REQUEST_BYTES: usize = 16 * 1024;

const STYLE: &str = ":root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}\
    body{max-width:50rem;margin:4rem auto;padding:0 1rem}\
    pre{overflow:auto;padding:1rem;border:1px solid;border-color:color-mix(in srgb,currentcolor 25%,transparent);border-radius:8px;font-size:14px}";

/// Answers browsers for as long as it lives.
pub(super) struct Waiting {
    told: Arc<Told>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Told {
    /// What keeps the app from being built, each as text for people.
    problems: Mutex<Vec<String>>,
    is_over: AtomicBool,
}

impl Waiting {
    /// Begins to answer where the app will listen.
    pub(super) fn start(listener: &TcpListener) -> io::Result<Waiting> {
        let listener = listener.try_clone()?;
        // The server that comes wants it so as well.
        listener.set_nonblocking(true)?;
        let told = Arc::<Told>::default();
        let seen = Arc::clone(&told);
        let thread = spawn(move || {
            while !seen.is_over.load(Ordering::Acquire) {
                match listener.accept() {
                    // A browser that goes away asks again if it wants to.
                    Ok((browser, _)) => drop(answer(browser, &seen.page())),
                    Err(error) if error.kind() == ErrorKind::WouldBlock => sleep(LOOK_EVERY),
                    Err(_) => sleep(LOOK_EVERY),
                }
            }
        });
        Ok(Waiting {
            told,
            thread: Some(thread),
        })
    }

    /// What keeps the app from being built; nothing while it is.
    pub(super) fn tell(&self, problems: Vec<String>) {
        *self
            .told
            .problems
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = problems;
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.told.is_over.store(true, Ordering::Release);
        if let Some(thread) = self.thread.take() {
            // One that has failed answers no more either.
            let _ = thread.join();
        }
    }
}

impl Told {
    fn page(&self) -> String {
        let problems = self.problems.lock().unwrap_or_else(PoisonError::into_inner);
        let heading = match problems.len() {
            0 => "The app is being built …".to_owned(),
            1 => "The program has a mistake".to_owned(),
            count => format!("The program has {count} mistakes"),
        };
        let below = match problems.len() {
            0 => "The first time takes longest. The terminal says how far it is.",
            _ => "The app is built once this is mended.",
        };
        let problems: String = problems
            .iter()
            .map(|problem| format!("<pre>{}</pre>", escaped(problem)))
            .collect();
        format!(
            "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width\">\
             <meta http-equiv=refresh content=1><title>{heading}</title><style>{STYLE}</style><h1>{heading}</h1>{problems}<p>{below}</p></html>"
        )
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn answer(mut browser: TcpStream, page: &str) -> io::Result<()> {
    browser.set_nonblocking(false)?;
    browser.set_read_timeout(Some(PATIENCE))?;
    browser.set_write_timeout(Some(PATIENCE))?;
    // What it asks for does not matter, but a browser wants to be heard out.
    let mut asked: Vec<u8> = Vec::new();
    let mut part = [0; 1024];
    while asked.len() < REQUEST_BYTES && !asked.windows(4).any(|end| *end == *b"\r\n\r\n") {
        match browser.read(&mut part)? {
            0 => break,
            length => asked.extend_from_slice(part.get(..length).unwrap_or_default()),
        }
    }
    let length = page.len();
    write!(
        browser,
        "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {length}\r\nCache-Control: no-store\r\n\
         Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\nX-Frame-Options: DENY\r\nRetry-After: 1\r\nConnection: close\r\n\r\n{page}"
    )?;
    browser.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Error;

    fn ask(listener: &TcpListener) -> Result<String, Error> {
        let mut browser = TcpStream::connect(listener.local_addr()?)?;
        browser.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")?;
        let mut said = String::new();
        browser.read_to_string(&mut said)?;
        Ok(said)
    }

    #[test]
    fn browsers_are_told_what_they_wait_for() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let waiting = Waiting::start(&listener).expect("it starts");
        let said = ask(&listener).expect("it answers");
        assert!(said.starts_with("HTTP/1.1 503 "), "{said}");
        assert!(said.contains("is being built"), "{said}");
        waiting.tell(vec!["a < b".to_owned(), "c & d".to_owned()]);
        let said = ask(&listener).expect("it answers");
        assert!(said.contains("2 mistakes"), "{said}");
        assert!(
            said.contains("<pre>a &lt; b</pre><pre>c &amp; d</pre>"),
            "{said}"
        );
    }
}
