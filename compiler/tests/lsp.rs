//! The language server as an editor talks to it: through the protocol, to the program that users run.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails where it finds nothing"
)]

use lsp_server::{Message, Notification, Request, RequestId};
use serde_json::{Value, json};
use std::fs;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Instant;

#[path = "../benches/program/mod.rs"]
mod program;

/// An editor with a project open.
struct Editor {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    folder: PathBuf,
    requests: i32,
    versions: i32,
    /// Mistakes that were told while something else was waited for.
    told: Vec<Value>,
}

impl Editor {
    /// Starts the server on a project with these files.
    fn open(name: &str, files: &[(&str, &str)]) -> Editor {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("lsp")
            .join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        for (path, text) in files {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let mut child = Command::new(env!("CARGO_BIN_EXE_rxlc"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut editor = Editor {
            input: child.stdin.take().unwrap(),
            output: BufReader::new(child.stdout.take().unwrap()),
            child,
            folder,
            requests: 0,
            versions: 0,
            told: Vec::new(),
        };
        let root = format!("file://{}", editor.folder.display());
        let folders = json!([{ "uri": root, "name": name }]);
        let told = editor.request(
            "initialize",
            json!({ "capabilities": {}, "workspaceFolders": folders }),
        );
        assert!(told["capabilities"]["hoverProvider"].as_bool().unwrap());
        editor.notify("initialized", json!({}));
        for (path, text) in files {
            let document =
                json!({ "uri": editor.uri(path), "languageId": "rxl", "version": 0, "text": text });
            editor.notify("textDocument/didOpen", json!({ "textDocument": document }));
        }
        editor
    }

    fn uri(&self, path: &str) -> String {
        format!("file://{}", self.folder.join(path).display())
    }

    fn notify(&mut self, method: &str, params: Value) {
        let message = Message::Notification(Notification::new(method.to_owned(), params));
        message.write(&mut self.input).unwrap();
    }

    fn request(&mut self, method: &str, params: Value) -> Value {
        self.requests += 1;
        let id = RequestId::from(self.requests);
        let request = Request::new(id.clone(), method.to_owned(), params);
        Message::Request(request).write(&mut self.input).unwrap();
        loop {
            match Message::read(&mut self.output).unwrap().unwrap() {
                Message::Response(response) if response.id == id => {
                    return response.response_result.unwrap();
                }
                Message::Notification(notification) => self.told.push(notification.params),
                other => panic!("{other:?}"),
            }
        }
    }

    /// A request about a place: a line and a column, both from 0.
    fn at(&mut self, method: &str, path: &str, (line, character): (u32, u32)) -> Value {
        let place = json!({
            "textDocument": { "uri": self.uri(path) },
            "position": { "line": line, "character": character },
            "context": { "includeDeclaration": true, "triggerKind": 1, "isRetrigger": false },
            "newName": "renamed",
        });
        self.request(&format!("textDocument/{method}"), place)
    }

    /// Types over what stands between two places.
    fn change(&mut self, path: &str, start: (u32, u32), end: (u32, u32), text: &str) {
        self.versions += 1;
        let position = |(line, character)| json!({ "line": line, "character": character });
        let change =
            json!({ "range": { "start": position(start), "end": position(end) }, "text": text });
        let document = json!({ "uri": self.uri(path), "version": self.versions });
        self.notify(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": [change] }),
        );
    }

    /// The mistakes of a file once they are told of its present version.
    fn mistakes(&mut self, path: &str) -> Vec<Value> {
        let mut told = self.told_of(path);
        told.retain(|told| told["severity"] == 1);
        told
    }

    /// The same with warnings.
    fn told_of(&mut self, path: &str) -> Vec<Value> {
        let (uri, version) = (self.uri(path), self.versions);
        loop {
            let found = self
                .told
                .iter()
                .rposition(|told| told["uri"] == uri && told["version"] == version);
            if let Some(found) = found {
                let told = self.told.swap_remove(found);
                return told["diagnostics"].as_array().unwrap().clone();
            }
            match Message::read(&mut self.output).unwrap().unwrap() {
                Message::Notification(notification) => self.told.push(notification.params),
                other => panic!("{other:?}"),
            }
        }
    }

    /// The labels that are offered at a place.
    fn offered(&mut self, path: &str, place: (u32, u32)) -> Vec<String> {
        let items = self.at("completion", path, place);
        let items = items.as_array().unwrap();
        items.iter().map(|item| text(&item["label"])).collect()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let _ = self.child.kill();
            return;
        }
        self.request("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        assert!(self.child.wait().unwrap().success());
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// The place of the `number`th `wanted` in a text, as editors count.
fn place(program: &str, wanted: &str, number: usize) -> (u32, u32) {
    let (offset, _) = program.match_indices(wanted).nth(number).unwrap();
    let before = &program[..offset];
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().unwrap().encode_utf16().count();
    (line as u32, column as u32)
}

const APP: &str = r#"use tasks.{Task, Filter, shorten}

/// All that is to be done.
state Todo {
  items: List<Task> = []
  filter: Filter = All
  private secret = 1
  computed open = items.filter(task => !task.done)
  computed hidden = secret + 1

  /// Adds one task.
  event add(title: Text, urgent: Bool = false) {
    let short = shorten(title)
    items.push(Task(title: short))
  }
}

component Row(task: Task, tone: Tone = Neutral) {
  text(task.title, tone: tone)
}

page Home("/") {
  vstack(gap: 2) {
    for task in Todo.open key task.title { Row(task: task) }
    button("Añade", on_click: Todo.add("x"))
  }
}
"#;

const TASKS: &str = r#"/// One thing to do.
type Task {
  /// What it is.
  title: Text
  done: Bool = false
}

enum Filter { All, Open, Done }

fn shorten(text: Text) -> Text { text.trim() }

fn unused(filter: Filter) -> Text {
  match filter {
    All => "all"
    Open => "open"
    Done => "done"
  }
}
"#;

fn project(name: &str) -> Editor {
    Editor::open(name, &[("app.rxl", APP), ("tasks.rxl", TASKS)])
}

#[test]
fn mistakes_are_told_while_typing() {
    let mut editor = project("mistakes");
    assert_eq!(editor.mistakes("app.rxl"), Vec::<Value>::new());
    let start = place(APP, "shorten(title)", 0);
    editor.change("app.rxl", start, (start.0, start.1 + 7), "shorte");
    let mistakes = editor.mistakes("app.rxl");
    assert_eq!(mistakes.len(), 1, "{mistakes:?}");
    assert_eq!(mistakes[0]["code"], "RXL0201");
    assert_eq!(mistakes[0]["range"]["start"]["character"], start.1);
    assert!(text(&mistakes[0]["message"]).contains("did you mean `shorten`?"));
    // The mend is offered, and it mends.
    let uri = editor.uri("app.rxl");
    let params = json!({ "textDocument": { "uri": uri }, "range": mistakes[0]["range"], "context": { "diagnostics": [] } });
    let actions = editor.request("textDocument/codeAction", params);
    assert_eq!(actions[0]["title"], "Replace with `shorten`");
    let edit = &actions[0]["edit"]["changes"][&uri][0];
    assert_eq!(edit["newText"], "shorten");
    editor.change("app.rxl", start, (start.0, start.1 + 6), "shorten");
    assert_eq!(editor.mistakes("app.rxl"), Vec::<Value>::new());
}

#[test]
fn what_is_not_used_is_a_warning_that_editors_show_pale() {
    let mut editor = project("warnings");
    let told = editor.told_of("app.rxl");
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0]["code"], "RXL0601");
    assert_eq!(told[0]["severity"], 2);
    assert_eq!(told[0]["tags"], json!([1]));
    let end = &told[0]["range"]["end"];
    let end = (
        end["line"].as_u64().unwrap() as u32,
        end["character"].as_u64().unwrap() as u32,
    );
    let start = place(APP, "urgent: Bool", 0);
    editor.change("app.rxl", start, end, "_urgent");
    assert_eq!(editor.told_of("app.rxl"), Vec::<Value>::new());
}

#[test]
fn a_mistake_in_another_file_is_told_there() {
    let mut editor = project("others");
    assert_eq!(editor.mistakes("tasks.rxl"), Vec::<Value>::new());
    let start = place(TASKS, "text: Text)", 0);
    editor.change("tasks.rxl", start, start, "more: Int, ");
    // The other file stays at its first version, of which no mistakes were told before.
    editor.versions = 0;
    while editor.mistakes("app.rxl").is_empty() {}
}

#[test]
fn a_file_that_was_missing_is_taken_when_it_is_opened() {
    let mut editor = Editor::open("missing", &[("app.rxl", APP)]);
    assert_eq!(editor.mistakes("app.rxl")[0]["code"], "RXL0207");
    let document =
        json!({ "uri": editor.uri("tasks.rxl"), "languageId": "rxl", "version": 0, "text": TASKS });
    editor.notify("textDocument/didOpen", json!({ "textDocument": document }));
    assert_eq!(editor.mistakes("app.rxl"), Vec::<Value>::new());
}

#[test]
fn names_lead_to_where_they_are_declared() {
    let mut editor = project("definition");
    let found = editor.at("definition", "app.rxl", place(APP, "Task>", 0));
    assert_eq!(found["uri"], editor.uri("tasks.rxl"));
    assert_eq!(
        found["range"]["start"],
        json!({ "line": 1, "character": 5 })
    );
    for (name, number, path, line) in [
        ("title, tone", 0, "tasks.rxl", 3),
        ("done)", 0, "tasks.rxl", 4),
        ("add(\"x\")", 0, "app.rxl", 11),
        ("items.push", 0, "app.rxl", 4),
        ("short))", 0, "app.rxl", 12),
        ("title: short", 0, "tasks.rxl", 3),
        ("task: task", 0, "app.rxl", 17),
        ("All\n", 0, "tasks.rxl", 7),
        ("task) }", 0, "app.rxl", 23),
        ("shorten}", 0, "tasks.rxl", 9),
    ] {
        let found = editor.at("definition", "app.rxl", place(APP, name, number));
        assert_eq!(found["uri"], editor.uri(path), "{name}");
        assert_eq!(found["range"]["start"]["line"], line, "{name}");
    }
}

#[test]
fn names_are_found_and_renamed_in_all_files() {
    let mut editor = project("rename");
    let found = editor.at("references", "tasks.rxl", place(TASKS, "title", 0));
    assert_eq!(found.as_array().unwrap().len(), 4, "{found}");
    let edits = editor.at("rename", "tasks.rxl", place(TASKS, "shorten", 0));
    let changes = &edits["changes"];
    assert_eq!(
        changes[editor.uri("tasks.rxl")].as_array().unwrap().len(),
        1
    );
    assert_eq!(changes[editor.uri("app.rxl")].as_array().unwrap().len(), 2);
    // A type must stay in upper case.
    let refused = editor.at("rename", "tasks.rxl", place(TASKS, "Task", 0));
    assert_eq!(refused, Value::Null);
    let marked = editor.at("documentHighlight", "app.rxl", place(APP, "items", 0));
    assert_eq!(marked.as_array().unwrap().len(), 3);
}

#[test]
fn names_are_explained() {
    let mut editor = project("hover");
    for (name, shown) in [
        (
            "Todo.open",
            "```rxl\nstate Todo\n```\n\nAll that is to be done.",
        ),
        ("open = items", "```rxl\ncomputed open: List<Task>\n```"),
        (
            "add(\"x\")",
            "```rxl\nevent add(title: Text, urgent: Bool = false)\n```\n\nAdds one task.",
        ),
        ("title, tone", "```rxl\ntitle: Text\n```\n\nWhat it is."),
        ("short)", "```rxl\nlet short: Text\n```"),
        ("filter(task", "```rxl\nList<T>.filter("),
        ("vstack(", "```rxl\nvstack\n```"),
        ("on_click", "```rxl\non_click: Event<Mouse>\n```"),
        ("gap:", "```rxl\ngap: Length\n```"),
    ] {
        let hover = editor.at("hover", "app.rxl", place(APP, name, 0));
        let value = hover["contents"]["value"].as_str();
        assert!(
            value.is_some_and(|value| value.starts_with(shown)),
            "{name}: {hover}"
        );
    }
}

#[test]
fn what_may_stand_at_the_cursor_is_offered() {
    let mut editor = project("completion");
    let line = place(APP, "    items.push", 0).0;
    // Half-written lines, each in place of the one before.
    let mut before = 0;
    for (written, some, none) in [
        (
            "    items.",
            vec!["push", "filter", "length"],
            vec!["title", "vstack"],
        ),
        ("    self.", vec!["items", "filter", "add"], vec!["vstack"]),
        ("    items[0].", vec!["title", "done"], vec!["push"]),
        ("    items.first()?.", vec!["title", "done"], vec!["push"]),
        ("    Todo.", vec!["items", "open", "add"], vec!["title"]),
        (
            "    filter = Filter.",
            vec!["All", "Open", "Done", "parse"],
            vec!["items"],
        ),
        (
            "    ",
            vec![
                "items", "short", "title", "add", "Task", "if", "now", "toast",
            ],
            vec!["done"],
        ),
        (
            "    items.push(Task(",
            vec!["title", "done", "short"],
            vec![],
        ),
        ("    add(", vec!["title", "urgent"], vec![]),
        (
            "    let pause = 3",
            vec!["ms", "s", "px", "rem"],
            vec!["items"],
        ),
        (
            "    let other: ",
            vec!["Int", "Text", "List", "Task", "Filter"],
            vec!["items"],
        ),
        ("    connection.", vec!["status"], vec!["items"]),
    ] {
        let wide = written.encode_utf16().count() as u32;
        let end = if before == 0 {
            "    items.push(Task(title: short))".len() as u32
        } else {
            before
        };
        editor.change("app.rxl", (line, 0), (line, end), written);
        before = wide;
        let offered = editor.offered("app.rxl", (line, wide));
        for name in some {
            assert!(
                offered.iter().any(|label| label == name),
                "`{written}` offers no `{name}`: {offered:?}"
            );
        }
        for name in none {
            assert!(
                !offered.iter().any(|label| label == name),
                "`{written}` offers `{name}`"
            );
        }
    }
}

#[test]
fn what_is_offered_is_explained() {
    let mut editor = project("documented");
    let line = place(APP, "    items.push", 0).0;
    let end = "    items.push(Task(title: short))".len() as u32;
    for (written, label, detail, documentation) in [
        ("    items.", "push", "push(x: T)", true),
        ("    Todo.", "add", "event add(title: Text", true),
        ("    Todo.", "items", "items: List<Task>", false),
        ("    let pause = 3", "ms", "Duration", true),
        ("    ", "now", "now() -> DateTime", true),
    ] {
        let wide = written.len() as u32;
        editor.change("app.rxl", (line, 0), (line, end), written);
        let items = editor.at("completion", "app.rxl", (line, wide));
        let items = items.as_array().unwrap();
        let item = items.iter().find(|item| item["label"] == label).unwrap();
        let shown = item["detail"].as_str().unwrap_or_default();
        assert!(shown.starts_with(detail), "{label}: {item}");
        assert_eq!(!item["documentation"].is_null(), documentation, "{item}");
        editor.change(
            "app.rxl",
            (line, 0),
            (line, wide),
            &" ".repeat(end as usize),
        );
    }
}

#[test]
fn tests_are_listed_and_offered_what_functions_give() {
    let program = "extern fn load(name: Text) -> Int\n\ntest \"a load\" {\n  load.\n}\n";
    let mut editor = Editor::open("tests", &[("app.rxl", program)]);
    assert_eq!(editor.offered("app.rxl", (3, 7)), ["returns", "fails"]);
    let document = json!({ "textDocument": { "uri": editor.uri("app.rxl") } });
    let symbols = editor.request("textDocument/documentSymbol", document);
    let listed: Vec<String> = symbols
        .as_array()
        .unwrap()
        .iter()
        .map(|symbol| text(&symbol["name"]))
        .collect();
    assert_eq!(listed, ["load", "a load"]);
}

#[test]
fn properties_and_their_values_are_offered() {
    let mut editor = project("properties");
    let (line, column) = place(APP, "gap: 2", 0);
    editor.change("app.rxl", (line, column), (line, column + 6), "");
    let offered = editor.offered("app.rxl", (line, column));
    for name in ["gap", "align", "on_click", "padding", "id"] {
        assert!(offered.iter().any(|label| label == name), "{name}");
    }
    editor.change("app.rxl", (line, column), (line, column), "align: ");
    let offered = editor.offered("app.rxl", (line, column + 7));
    assert!(
        offered.iter().any(|label| label == "Stretch"),
        "{offered:?}"
    );
    // What another file declares is brought with its `use`.
    let unknown = place(APP, "Row(task: task)", 0);
    let items = editor.at("completion", "app.rxl", unknown);
    let unused = items
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["label"] == "unused")
        .unwrap();
    assert_eq!(unused["additionalTextEdits"][0]["newText"], ", unused");
}

#[test]
fn signatures_show_the_parameter_at_hand() {
    let mut editor = project("signature");
    let (line, column) = place(APP, "\"x\")", 0);
    let help = editor.at("signatureHelp", "app.rxl", (line, column + 3));
    assert_eq!(
        help["signatures"][0]["label"],
        "event add(title: Text, urgent: Bool = false)"
    );
    assert_eq!(help["activeParameter"], 0);
    editor.change("app.rxl", (line, column + 3), (line, column + 3), ", ");
    let help = editor.at("signatureHelp", "app.rxl", (line, column + 5));
    assert_eq!(help["activeParameter"], 1);
    assert_eq!(
        help["signatures"][0]["parameters"][1]["label"],
        "urgent: Bool = false"
    );
}

#[test]
fn files_are_listed_folded_coloured_and_laid_out() {
    let mut editor = project("lists");
    let document = json!({ "textDocument": { "uri": editor.uri("app.rxl") } });
    let symbols = editor.request("textDocument/documentSymbol", document.clone());
    let names = |symbols: &Value| -> Vec<String> {
        symbols
            .as_array()
            .unwrap()
            .iter()
            .map(|symbol| text(&symbol["name"]))
            .collect()
    };
    assert_eq!(names(&symbols), ["Todo", "Row", "Home"]);
    let members = names(&symbols[0]["children"]);
    assert_eq!(
        members,
        ["items", "filter", "secret", "open", "hidden", "add"]
    );
    let found = editor.request("workspace/symbol", json!({ "query": "short" }));
    assert_eq!(names(&found), ["shorten"]);
    let ranges = editor.request("textDocument/foldingRange", document.clone());
    let folds = json!({ "startLine": 3, "endLine": 14 });
    assert!(ranges.as_array().unwrap().contains(&folds), "{ranges}");
    let tokens = editor.request("textDocument/semanticTokens/full", document);
    assert!(tokens["data"].as_array().unwrap().len() > 5 * 40);
    let options = json!({ "tabSize": 4, "insertSpaces": true });
    let format = json!({ "textDocument": { "uri": editor.uri("app.rxl") }, "options": options });
    assert_eq!(
        editor.request("textDocument/formatting", format.clone()),
        json!([])
    );
    editor.change("app.rxl", (4, 0), (4, 0), "     ");
    let edits = editor.request("textDocument/formatting", format);
    assert_eq!(edits[0]["newText"], APP);
}

#[test]
fn found_types_and_places_are_shown() {
    let mut editor = project("hints");
    let position = |line| json!({ "line": line, "character": 0 });
    let range = json!({ "start": position(0), "end": position(40) });
    let params = json!({ "textDocument": { "uri": editor.uri("app.rxl") }, "range": range });
    let hints = editor.request("textDocument/inlayHint", params);
    let hints: Vec<(u64, String)> = hints
        .as_array()
        .unwrap()
        .iter()
        .map(|hint| {
            (
                hint["position"]["line"].as_u64().unwrap(),
                text(&hint["label"]),
            )
        })
        .collect();
    for expected in [
        (6, ": Int"),
        (7, "browser"),
        (7, ": List<Task>"),
        (7, ": Task"),
        (8, "server"),
        (8, ": Int"),
        (12, ": Text"),
    ] {
        let found = hints
            .iter()
            .any(|(line, label)| (*line, label.as_str()) == expected);
        assert!(found, "{expected:?}: {hints:?}");
    }
}

#[test]
fn missing_cases_and_imports_are_offered() {
    let mut editor = project("actions");
    let open = place(TASKS, "    Open => \"open\"\n", 0);
    editor.change("tasks.rxl", open, (open.0 + 1, 0), "");
    let mistakes = editor.mistakes("tasks.rxl");
    let actions = |editor: &mut Editor, path: &str, range: &Value| {
        let document = json!({ "uri": editor.uri(path) });
        let params =
            json!({ "textDocument": document, "range": range, "context": { "diagnostics": [] } });
        editor.request("textDocument/codeAction", params)
    };
    let found = actions(&mut editor, "tasks.rxl", &mistakes[0]["range"]);
    assert_eq!(found[0]["title"], "Add the missing cases");
    let uri = editor.uri("tasks.rxl");
    let added = text(&found[0]["edit"]["changes"][&uri][0]["newText"]);
    assert!(added.contains("Open =>"), "{added}");

    let list = place(APP, ", shorten", 0);
    editor.change("app.rxl", list, (list.0, list.1 + 9), "");
    let mistakes = editor.mistakes("app.rxl");
    let found = actions(&mut editor, "app.rxl", &mistakes[0]["range"]);
    let titles: Vec<&Value> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|action| &action["title"])
        .collect();
    assert!(
        titles.contains(&&json!("Import `shorten` from `tasks`")),
        "{titles:?} {mistakes:?}"
    );
}

#[test]
fn missing_arguments_and_events_are_offered() {
    let mut editor = project("stubs");
    let (line, column) = place(APP, "Task(title: short)", 0);
    editor.change(
        "app.rxl",
        (line, column),
        (line, column + 18),
        "Task(done: true)",
    );
    let range = json!({ "start": { "line": line, "character": column }, "end": { "line": line, "character": column + 4 } });
    let uri = editor.uri("app.rxl");
    let params =
        json!({ "textDocument": { "uri": uri }, "range": range, "context": { "diagnostics": [] } });
    let found = editor.request("textDocument/codeAction", params);
    assert_eq!(found[0]["title"], "Add `title`");
    assert_eq!(
        found[0]["edit"]["changes"][&uri][0]["newText"],
        ", title: \"\""
    );
    let (line, column) = place(APP, "Todo.add(\"x\")", 0);
    editor.change(
        "app.rxl",
        (line, column),
        (line, column + 13),
        "Todo.finish",
    );
    let range = json!({ "start": { "line": line, "character": column }, "end": { "line": line, "character": column + 6 } });
    let params =
        json!({ "textDocument": { "uri": uri }, "range": range, "context": { "diagnostics": [] } });
    let found = editor.request("textDocument/codeAction", params);
    assert_eq!(found[0]["title"], "Create the event `finish`");
}

/// The mends that are offered at a place, with what each puts in.
fn mends(editor: &mut Editor, path: &str, (line, character): (u32, u32)) -> Vec<(String, String)> {
    let uri = editor.uri(path);
    let position = json!({ "line": line, "character": character });
    let range = json!({ "start": position, "end": position });
    let params =
        json!({ "textDocument": { "uri": uri }, "range": range, "context": { "diagnostics": [] } });
    let found = editor.request("textDocument/codeAction", params);
    let found = found.as_array().unwrap().iter();
    found
        .map(|action| {
            let changes = action["edit"]["changes"].as_object().unwrap();
            let edits = changes.values().next().unwrap();
            (text(&action["title"]), text(&edits[0]["newText"]))
        })
        .collect()
}

#[test]
fn what_is_called_and_not_there_is_made_from_its_call() {
    let mut editor = project("declarations");
    let call = place(APP, "shorten(title)", 0);
    editor.change("app.rxl", call, (call.0, call.1 + 7), "polished");
    let expected = "\n\nfn polished(title: Text) -> Text {\n  \"\"\n}\n";
    let found = mends(&mut editor, "app.rxl", call);
    assert!(
        found.contains(&(
            "Create the function `polished`".to_owned(),
            expected.to_owned()
        )),
        "{found:?}"
    );
    let call = place(APP, "Row(task: task)", 0);
    editor.change(
        "app.rxl",
        call,
        (call.0, call.1 + 15),
        "Line(task: task, n: 3)",
    );
    let expected = "\n\ncomponent Line(task: Task, n: Int) {\n  text(\"Line\")\n}\n";
    let found = mends(&mut editor, "app.rxl", call);
    assert!(
        found.contains(&(
            "Create the component `Line`".to_owned(),
            expected.to_owned()
        )),
        "{found:?}"
    );
    let call = place(APP, "Todo.add(\"x\")", 0);
    editor.change(
        "app.rxl",
        call,
        (call.0, call.1 + 13),
        "redirect(Show(id: 3))",
    );
    let expected = "\n\npage Show(\"/show/{id: Int}\", title: \"Show\") {\n  text(\"Show\")\n}\n";
    let found = mends(&mut editor, "app.rxl", (call.0, call.1 + 9));
    assert!(
        found.contains(&("Create the page `Show`".to_owned(), expected.to_owned())),
        "{found:?}"
    );
    editor.change("app.rxl", call, (call.0, call.1 + 21), "Todo.put(\"x\", 2)");
    let expected = "\n\n  event put(value1: Text, value2: Int) {\n  }\n";
    let found = mends(&mut editor, "app.rxl", (call.0, call.1 + 5));
    assert!(
        found.contains(&("Create the event `put`".to_owned(), expected.to_owned())),
        "{found:?}"
    );
}

#[test]
fn components_of_other_files_are_brought_and_warnings_allowed() {
    let shell = "component Shell(children: View) {\n  main { children }\n}\n";
    let app = "page Home(\"/\") {\n  let unused = 1\n  Shell { text(\"Hello\") }\n}\n";
    let whole = format!("use shell.{{Other}}\n\n{app}");
    let other = format!("{shell}\ncomponent Other {{ text(\"\") }}\n");
    let mut editor = Editor::open("bring", &[("app.rxl", &whole), ("shell.rxl", &other)]);
    let found = mends(&mut editor, "app.rxl", (4, 3));
    let expected = (
        "Import `Shell` from `shell`".to_owned(),
        ", Shell".to_owned(),
    );
    assert!(found.contains(&expected), "{found:?}");
    editor.change("app.rxl", (0, 11), (0, 16), "Shell");
    let found = mends(&mut editor, "app.rxl", (3, 8));
    let expected = (
        "Allow `unused` here".to_owned(),
        "  // allow: unused\n".to_owned(),
    );
    assert!(found.contains(&expected), "{found:?}");
    editor.change("app.rxl", (3, 0), (3, 0), "  // allow: unused\n");
    assert_eq!(editor.told_of("app.rxl"), Vec::<Value>::new());
}

/// Pieces of programs in any order: everything is answered, whatever stands there.
#[test]
fn half_written_programs_are_answered() {
    let mut editor = project("half");
    let mut random = 7_u64;
    let mut below = |limit: usize| {
        random = random
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (random >> 33) as usize % limit
    };
    let pieces: Vec<&str> = APP
        .split_inclusive([' ', '(', ')', '.', '{', '\n'])
        .collect();
    for _ in 0..60 {
        let (from, to) = (below(pieces.len()), below(pieces.len()));
        let mut text = pieces[..from].concat();
        text.push_str(&pieces[from.min(to)..].concat());
        editor.versions += 1;
        let document = json!({ "uri": editor.uri("app.rxl"), "version": editor.versions });
        let changes = json!([{ "text": text }]);
        editor.notify(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": changes }),
        );
        let line = below(text.lines().count() + 1) as u32;
        let column = below(40) as u32;
        for method in [
            "completion",
            "hover",
            "definition",
            "references",
            "signatureHelp",
            "documentHighlight",
        ] {
            editor.at(method, "app.rxl", (line, column));
        }
        let whole = json!({
            "textDocument": { "uri": editor.uri("app.rxl") },
            "range": { "start": { "line": 0, "character": 0 }, "end": { "line": line + 1, "character": 0 } },
            "context": { "diagnostics": [] },
            "options": { "tabSize": 2, "insertSpaces": true },
        });
        for method in [
            "documentSymbol",
            "semanticTokens/full",
            "foldingRange",
            "inlayHint",
            "codeAction",
            "formatting",
        ] {
            editor.request(&format!("textDocument/{method}"), whole.clone());
        }
    }
}

/// The time is printed; it is no reason to fail, since the machine may be busy.
#[test]
fn a_large_project_is_checked_at_every_keystroke() {
    let program = program::program(10_000);
    let mut editor = Editor::open("large", &[("app.rxl", &program)]);
    assert_eq!(editor.mistakes("app.rxl"), Vec::<Value>::new());
    let (line, column) = place(&program, "next += 1", 100);
    let mut slowest = 0.0_f64;
    for number in 0..5 {
        let start = Instant::now();
        editor.change("app.rxl", (line, column), (line, column), "x");
        let mistakes = editor.mistakes("app.rxl");
        slowest = slowest.max(start.elapsed().as_secs_f64() * 1000.0);
        assert_eq!(mistakes.len(), 1, "{number}: {mistakes:?}");
    }
    let lines = program.lines().count();
    println!("{lines} lines: mistakes {slowest:.0} ms after a keystroke");
}
