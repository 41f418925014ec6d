//! How long a keystroke takes until its mistakes are told: `cargo bench -p rxlc --bench lsp`. Speaks to `rxlc lsp` as an editor does; every figure is over
//! [`KEYS`] keystrokes, one after the other.

mod program;

use lsp_server::{Message, Notification, Request, RequestId};
use program::program;
use serde_json::{Value, json};
use std::io::BufReader;
use std::path::Path;
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

const KEYS: usize = 51;

type Io<T> = Result<T, std::io::Error>;

struct Editor {
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    uri: String,
    version: usize,
}

fn main() -> Io<()> {
    println!("lines    keystroke: median   slowest");
    for lines in [1_000, 10_000, 20_000] {
        measure(lines)?;
    }
    Ok(())
}

fn measure(lines: usize) -> Io<()> {
    let text = program(lines);
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("lsp_{lines}.rxl"));
    std::fs::write(&path, &text)?;
    let mut server = Command::new(env!("CARGO_BIN_EXE_rxlc"))
        .arg("lsp")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let (Some(input), Some(output)) = (server.stdin.take(), server.stdout.take()) else {
        return Ok(());
    };
    let uri = format!("file://{}", path.display());
    let mut editor = Editor {
        input,
        output: BufReader::new(output),
        uri,
        version: 0,
    };
    let initialize = Request::new(
        RequestId::from(1),
        "initialize".to_owned(),
        json!({ "capabilities": {} }),
    );
    Message::Request(initialize).write(&mut editor.input)?;
    Message::read(&mut editor.output)?;
    editor.notify("initialized", json!({}))?;
    let document = json!({ "uri": editor.uri, "languageId": "rxl", "version": 0, "text": text });
    editor.notify("textDocument/didOpen", json!({ "textDocument": document }))?;
    editor.told()?;
    let mut times = Vec::new();
    // In the middle of the program a comment grows, letter by letter.
    let line = lines / 2;
    editor.type_at(line, 0, "// \n")?;
    for key in 0..KEYS {
        times.push(editor.type_at(line, 3 + key, "x")?);
    }
    server.kill()?;
    server.wait()?;
    times.sort();
    let milliseconds =
        |time: Option<&Duration>| time.map_or(0.0, |time| time.as_secs_f64() * 1000.0);
    println!(
        "{:<8}{:>14.1} ms {:>6.1} ms",
        text.lines().count(),
        milliseconds(times.get(KEYS / 2)),
        milliseconds(times.last()),
    );
    Ok(())
}

impl Editor {
    fn notify(&mut self, method: &str, params: Value) -> Io<()> {
        Message::Notification(Notification::new(method.to_owned(), params)).write(&mut self.input)
    }

    /// Types, and waits for the mistakes.
    fn type_at(&mut self, line: usize, column: usize, text: &str) -> Io<Duration> {
        self.version += 1;
        let at = json!({ "line": line, "character": column });
        let change = json!({ "range": { "start": at, "end": at }, "text": text });
        let document = json!({ "uri": self.uri, "version": self.version });
        let started = Instant::now();
        self.notify(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": [change] }),
        )?;
        self.told()?;
        Ok(started.elapsed())
    }

    /// Waits until the mistakes of the present version are told.
    fn told(&mut self) -> Io<()> {
        while let Some(message) = Message::read(&mut self.output)? {
            let Message::Notification(told) = message else {
                continue;
            };
            if told.params.get("version") == Some(&json!(self.version)) {
                break;
            }
        }
        Ok(())
    }
}
