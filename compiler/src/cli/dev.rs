//! `rxlc dev`: serves a program, and shows each change when it is saved.
//!
//! A change of a view is written to the folder from which the running server reads; only where the Rust changes does cargo build, while the old server
//! goes on. With mistakes in it the last good version goes on, and the page shows them.

use super::project::{Profile, Project};
use super::report::Report;
use super::waiting::Waiting;
use super::{Failed, Outcome};
use notify::{RecursiveMode, Watcher};
use rxlc::Compilation;
use rxlc::backend::{OutputFile, Target};
use rxlc::build::{compile_file, write_assets, write_file};
use rxlc::diagnostics::{has_errors, render};
use rxlc::hir::Asset;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufRead, BufReader, ErrorKind};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// Saves that follow each other this closely are one.
const QUIET: Duration = Duration::from_millis(5);

/// How long a server that is asked to stop may take.
const PATIENCE: Duration = Duration::from_secs(1);

/// Where an app listens that is not told otherwise.
pub(super) const ADDRESS: &str = "127.0.0.1:3000";

pub(super) fn dev(path: &Path, traces_wire: bool, report: &Report) -> Outcome {
    let project = Project::find(path)?;
    project.prepare()?;
    let changes = watch(&project)?;
    let listener = listen()?;
    let mut dev = Dev {
        project,
        traces_wire,
        report,
        waiting: Waiting::start(&listener).ok(),
        listener,
        server: None,
        asked: BTreeSet::new(),
        rust: String::new(),
        web: Vec::new(),
        assets: Vec::new(),
        build: 0,
        is_announced: false,
    };
    dev.compile(Rust::Maybe);
    while let Some(rust) = dev.next(&changes) {
        dev.compile(rust);
    }
    Ok(())
}

/// Opens the address of the app. It stays open while one server takes the place of another, so that no page is refused in between.
fn listen() -> Result<TcpListener, String> {
    let told = std::env::var("RXL_ADDRESS").ok();
    let wanted = told.as_deref().unwrap_or(ADDRESS);
    match TcpListener::bind(wanted) {
        Ok(listener) => Ok(listener),
        // Two programs side by side: nobody has asked for this very port.
        Err(error) if error.kind() == ErrorKind::AddrInUse && told.is_none() => {
            let free = TcpListener::bind("127.0.0.1:0");
            eprintln!("{ADDRESS} is taken by another program");
            free.map_err(|error| format!("cannot listen on any port: {error}"))
        }
        Err(error) => Err(format!(
            "cannot listen on {wanted}: {error}; `RXL_ADDRESS` names another address"
        )),
    }
}

/// Whether files of the user's own Rust have changed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rust {
    Changed,
    Maybe,
}

/// Watches the folders of the program and of its crate.
fn watch(project: &Project) -> Result<Receiver<PathBuf>, Failed> {
    let (sender, receiver) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        if matches!(event.kind, notify::EventKind::Access(_)) {
            return;
        }
        for path in event.paths {
            // Nobody listens any more only when the command ends.
            let _ = sender.send(path);
        }
    })
    .map_err(|error| format!("files cannot be watched: {error}"))?;
    let folder = project.root.parent().unwrap_or(Path::new("."));
    watcher
        .watch(folder, RecursiveMode::Recursive)
        .map_err(|error| format!("`{}` cannot be watched: {error}", folder.display()))?;
    // The watcher works until it is dropped, and this command ends with the process.
    std::mem::forget(watcher);
    Ok(receiver)
}

/// What a changed file means by its name; nothing for what is built.
fn kind(path: &Path) -> Option<Rust> {
    let is_output = path.components().any(|part| {
        matches!(
            part.as_os_str().to_str(),
            Some(".rxl" | "target" | ".git" | "node_modules")
        )
    });
    if is_output {
        return None;
    }
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("rxl") => Some(Rust::Maybe),
        Some("rs" | "toml") => Some(Rust::Changed),
        _ => None,
    }
}

struct Dev<'a> {
    project: Project,
    traces_wire: bool,
    report: &'a Report,
    listener: TcpListener,
    /// Answers browsers as long as no server has started.
    waiting: Option<Waiting>,
    server: Option<Child>,
    /// The files that the program asked for, there or not.
    asked: BTreeSet<PathBuf>,
    /// The Rust of the server that runs.
    rust: String,
    /// The files for the browser that it hands out.
    web: Vec<OutputFile>,
    /// The files of the project that it hands out.
    assets: Vec<Asset>,
    /// The number of these files.
    build: u64,
    is_announced: bool,
}

impl Dev<'_> {
    /// Waits for the next save of something that counts; none when watching has ended.
    fn next(&self, changes: &Receiver<PathBuf>) -> Option<Rust> {
        loop {
            let mut found = self.kind(&changes.recv().ok()?);
            let mut last = Instant::now();
            while last.elapsed() < QUIET {
                if let Ok(path) = changes.recv_timeout(QUIET) {
                    found = match (found, self.kind(&path)) {
                        (Some(Rust::Changed), _) | (_, Some(Rust::Changed)) => Some(Rust::Changed),
                        (found, other) => found.or(other),
                    };
                    last = Instant::now();
                }
            }
            if found.is_some() {
                return found;
            }
        }
    }

    fn kind(&self, path: &Path) -> Option<Rust> {
        match self.asked.contains(path) {
            true => Some(Rust::Maybe),
            false => kind(path),
        }
    }

    /// Compiles the program and shows what came out.
    fn compile(&mut self, rust: Rust) {
        let started = Instant::now();
        let compilation = match compile_file(&self.project.root) {
            Ok(compilation) => compilation,
            Err(message) => return eprintln!("error: {message}"),
        };
        let folder = self.project.root.parent().unwrap_or(Path::new("."));
        self.asked = compilation
            .asked
            .iter()
            .map(|path| folder.join(path))
            .collect();
        let root = compilation.sources.iter().next();
        if self.server.is_some() && root.is_some_and(|(_, source)| source.text.is_empty()) {
            // Some editors empty a file before they write it: its next change is the real one.
            return;
        }
        self.report.show(&compilation);
        if let Err(message) = self.take(&compilation, rust, started) {
            eprintln!("error: {message}");
            let problem = serde_json::json!({ "severity": "error", "message": message, "text": format!("{message}\n\nThe terminal says more.") });
            if let Err(message) = self.tell(Value::Array(vec![problem])) {
                eprintln!("error: {message}");
            }
        }
    }

    fn take(
        &mut self,
        compilation: &Compilation,
        rust: Rust,
        started: Instant,
    ) -> Result<(), String> {
        if has_errors(&compilation.diagnostics) {
            if self.server.is_none() {
                eprintln!("waiting for a save that mends it");
                self.announce();
            }
            return self.tell(problems(compilation));
        }
        let (web, others): (Vec<OutputFile>, Vec<OutputFile>) = compilation
            .emit_for(Target::Development)
            .into_iter()
            .partition(|file| file.path.starts_with("web/"));
        let emitted = others
            .into_iter()
            .find(|file| file.path == "app.rs")
            .map(|file| file.contents)
            .unwrap_or_default();
        let is_same = emitted == self.rust && rust == Rust::Maybe && self.server.is_some();
        if is_same {
            self.write_web(web, compilation.assets())?;
            self.tell(Value::Array(Vec::new()))?;
            eprintln!("shown in {} ms", started.elapsed().as_millis());
        } else {
            // The program is right again, whatever cargo finds.
            self.tell(Value::Array(Vec::new()))?;
            self.project.prepare()?;
            let executable =
                self.project
                    .cargo_build(Profile::Development, compilation, self.report)?;
            // The files belong to the new server: the old one must not hand them out.
            self.stop();
            self.write_web(web, compilation.assets())?;
            self.tell(Value::Array(Vec::new()))?;
            self.start(&executable)?;
            self.rust = emitted;
            eprintln!("built in {:.1} s", started.elapsed().as_secs_f64());
            self.announce();
        }
        Ok(())
    }

    /// Says once where the app is.
    fn announce(&mut self) {
        if let Ok(address) = self.listener.local_addr()
            && !std::mem::replace(&mut self.is_announced, true)
        {
            println!("\n    http://{address}\n");
        }
    }

    /// Tells the server which build there is and what is wrong with the program. It looks for this file alone, so it comes last and at once.
    fn tell(&self, problems: Value) -> Result<(), String> {
        if let Some(waiting) = &self.waiting {
            let problems = problems.as_array().into_iter().flatten();
            let texts = problems.filter_map(|problem| problem.get("text")?.as_str());
            waiting.tell(texts.map(str::to_owned).collect());
        }
        let told = serde_json::json!({ "build": self.build, "problems": problems });
        let written = self.project.out_folder().join("build.json");
        write_file(&written, &told.to_string())?;
        let path = self.project.web_folder().join("build.json");
        fs::create_dir_all(self.project.web_folder())
            .and_then(|()| fs::rename(&written, &path))
            .map_err(|error| format!("`{}` cannot be written: {error}", path.display()))
    }

    /// Writes the files for the browser, and removes those that are there no more.
    fn write_web(&mut self, web: Vec<OutputFile>, assets: &[Asset]) -> Result<(), String> {
        if web == self.web && assets == self.assets {
            return Ok(());
        }
        self.build += 1;
        let out = self.project.out_folder();
        for file in &web {
            write_file(&out.join(&file.path), &file.contents)?;
        }
        write_assets(assets, &out.join("web"))?;
        let mut known: BTreeSet<PathBuf> = web.iter().map(|file| out.join(&file.path)).collect();
        known.extend(
            assets
                .iter()
                .map(|asset| out.join("web/assets").join(&asset.name)),
        );
        for folder in ["web/pages", "web/modules", "web/assets"] {
            for entry in fs::read_dir(out.join(folder))
                .into_iter()
                .flatten()
                .flatten()
            {
                let path = entry.path();
                if path.is_file() && !known.contains(&path) {
                    // A file that cannot be removed is one too many, no more.
                    let _ = fs::remove_file(path);
                }
            }
        }
        self.web = web;
        self.assets = assets.to_vec();
        Ok(())
    }

    /// Starts a server on the address that is open already, and waits until it serves.
    fn start(&mut self, executable: &Path) -> Result<(), String> {
        let mut command = Command::new(executable);
        command
            .env("RXL_WEB_DIR", self.project.web_folder())
            .stdout(Stdio::piped());
        if std::env::var_os("RXL_DATA_DIR").is_none() {
            command.env("RXL_DATA_DIR", self.project.state.join("data"));
        }
        if std::env::var_os("RXL_LOG").is_none() {
            command.env("RXL_LOG", "warn");
        }
        if self.traces_wire {
            command.env("RXL_TRACE_WIRE", "true");
        }
        if let (Ok(own), Some(folder)) = (std::env::current_exe(), self.project.root.parent()) {
            command.env("RXL_OPENER", own).env("RXL_SOURCE_DIR", folder);
        }
        // From here on connections wait for the server.
        self.waiting = None;
        let mut server = self
            .listener
            .try_clone()
            .and_then(|listener| hand_over(&mut command, listener))
            .and_then(|()| command.spawn())
            .map_err(|error| format!("the app could not be started: {error}"))?;
        let mut lines = server
            .stdout
            .take()
            .map(|out| BufReader::new(out).lines().map_while(Result::ok));
        let serves = lines
            .iter_mut()
            .flatten()
            .any(|line| line.starts_with("listening"));
        // What the app itself prints. It must be read for as long as the app runs, which could print no more otherwise.
        std::thread::spawn(move || {
            for line in lines.into_iter().flatten() {
                println!("{line}");
            }
        });
        if !serves {
            self.waiting = Waiting::start(&self.listener).ok();
            return Err(match server.wait() {
                Ok(status) => format!("the app ended at once ({status})"),
                Err(error) => format!("the app ended at once: {error}"),
            });
        }
        self.server = Some(server);
        Ok(())
    }

    /// Ends the server that runs: it answers what it has been asked already.
    fn stop(&mut self) {
        let Some(mut server) = self.server.take() else {
            return;
        };
        ask_to_stop(&server);
        let asked = Instant::now();
        while asked.elapsed() < PATIENCE && matches!(server.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(2));
        }
        // One that has ended already needs no ending.
        let _ = server.kill();
        let _ = server.wait();
    }
}

impl Drop for Dev<'_> {
    fn drop(&mut self) {
        self.stop();
    }
}

#[cfg(unix)]
fn ask_to_stop(server: &Child) {
    let id = i32::try_from(server.id()).ok();
    if let Some(id) = id.and_then(rustix::process::Pid::from_raw) {
        // One that has ended already cannot be asked.
        let _ = rustix::process::kill_process(id, rustix::process::Signal::TERM);
    }
}

/// Where there is no such question, the server is ended without.
#[cfg(not(unix))]
fn ask_to_stop(_server: &Child) {}

/// Lets a process listen where this one does.
#[cfg(unix)]
fn hand_over(command: &mut Command, listener: TcpListener) -> io::Result<()> {
    command
        .env("RXL_LISTENER", "stdin")
        .stdin(Stdio::from(std::os::fd::OwnedFd::from(listener)));
    Ok(())
}

/// Where sockets cannot be handed over, the server opens the address anew.
#[cfg(not(unix))]
fn hand_over(command: &mut Command, listener: TcpListener) -> io::Result<()> {
    command.env("RXL_ADDRESS", listener.local_addr()?.to_string());
    Ok(())
}

/// The mistakes as the server hands them to pages: JSON, each with its text for people.
fn problems(compilation: &Compilation) -> Value {
    let all: Vec<Value> = compilation
        .diagnostics
        .iter()
        .map(|diagnostic| {
            let mut json = render::to_json(&compilation.sources, diagnostic);
            let one = std::slice::from_ref(diagnostic);
            let text = render::human(&compilation.sources, one, render::Color::Off);
            let place = compilation.sources.get(diagnostic.primary.span.source);
            let at = place.map(|source| source.line_column(diagnostic.primary.span.start));
            if let Some(object) = json.as_object_mut() {
                object.insert("text".to_owned(), Value::String(text));
                object.insert(
                    "file".to_owned(),
                    place.map(|source| source.path.as_str()).into(),
                );
                object.insert("line".to_owned(), at.map(|at| at.line).into());
                object.insert("column".to_owned(), at.map(|at| at.column).into());
            }
            json
        })
        .collect();
    Value::Array(all)
}
