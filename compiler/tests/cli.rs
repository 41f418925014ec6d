//! The command as a user types it: what it prints, and how it ends.

#![allow(clippy::unwrap_used, reason = "a test fails where it finds nothing")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// An empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn rxlc(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rxlc"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

const WRONG: &str = "page Home(\"/\") {\n  text(greeting)\n  buton(\"Go\")\n}\n";

#[test]
fn each_template_is_a_program_without_a_flaw() {
    let folder = folder("new");
    for template in ["minimal", "todo", "dashboard"] {
        let made = rxlc(&folder, &["new", template, "--template", template]);
        assert!(made.status.success(), "{}", stderr(&made));
        let told = stdout(&made);
        assert!(
            told.contains(&format!("cd {template}\n    rxlc dev")),
            "{told}"
        );
        let project = folder.join(template);
        let checked = rxlc(&project, &["check", "--deny", "warnings"]);
        assert_eq!(stderr(&checked), "", "{template}");
        assert!(checked.status.success());
        let laid_out = rxlc(&project, &["fmt", "--check"]);
        assert_eq!(stderr(&laid_out), "", "{template}");
    }
}

#[test]
fn a_new_project_takes_an_empty_folder_and_no_other() {
    let folder = folder("new_folder");
    fs::create_dir(folder.join("empty")).unwrap();
    assert!(rxlc(&folder, &["new", "empty"]).status.success());
    let again = rxlc(&folder, &["new", "empty"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(
        stderr(&again).contains("`empty` is there already and is not empty"),
        "{}",
        stderr(&again)
    );
    fs::create_dir(folder.join("here")).unwrap();
    let here = rxlc(&folder.join("here"), &["new", "."]);
    assert!(here.status.success(), "{}", stderr(&here));
    let manifest = fs::read_to_string(folder.join("here/Cargo.toml")).unwrap();
    assert!(manifest.contains("name = \"here\""), "{manifest}");
}

#[test]
fn names_that_cargo_does_not_take_are_refused() {
    let folder = folder("names");
    for (name, why) in [
        ("my app", "the letters a to z"),
        ("grün", "the letters a to z"),
        ("2048", "begins with a letter"),
        ("rxl", "keeps that word"),
        ("async", "keeps that word"),
    ] {
        let refused = rxlc(&folder, &["new", name]);
        assert_eq!(refused.status.code(), Some(1), "{name}");
        let told = stderr(&refused);
        assert!(
            told.contains(&format!("`{name}`")) && told.contains(why),
            "{told}"
        );
        assert!(!folder.join(name).exists());
    }
}

#[test]
fn mistakes_are_shown_in_the_form_that_is_asked_for() {
    let folder = folder("mistakes");
    fs::write(folder.join("app.rxl"), WRONG).unwrap();
    let human = rxlc(&folder, &["check"]);
    assert_eq!(human.status.code(), Some(1));
    let text = stderr(&human);
    assert!(text.contains("unknown name `greeting`"), "{text}");
    assert!(text.contains("2 errors"), "{text}");
    assert!(
        !text.contains('\u{1b}'),
        "colours without a terminal: {text:?}"
    );

    let coloured = rxlc(&folder, &["check", "--color", "always"]);
    assert!(stderr(&coloured).contains('\u{1b}'));

    let short = rxlc(&folder, &["check", "--message-format", "short"]);
    let text = stderr(&short);
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| line.contains("error["))
        .collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(text.contains("app.rxl:2:8: error[RXL0201]"), "{text}");

    let json = rxlc(&folder, &["check", "--message-format", "json"]);
    let text = stdout(&json);
    let codes: Vec<String> = text
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|found| found["code"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(codes.len(), 2, "{text}");
}

#[test]
fn a_path_that_is_no_program_is_named() {
    let folder = folder("paths");
    let nothing = rxlc(&folder, &["check"]);
    assert_eq!(nothing.status.code(), Some(1));
    assert!(stderr(&nothing).contains("there is no `app.rxl`"));
    let missing = rxlc(&folder, &["check", "other.rxl"]);
    assert!(stderr(&missing).contains("`other.rxl`"));
    fs::write(folder.join("notes.txt"), "").unwrap();
    let text = rxlc(&folder, &["check", "notes.txt"]);
    assert!(stderr(&text).contains("is no `.rxl` file"));
}

#[test]
fn codes_are_explained_by_number_and_by_name() {
    let folder = folder("explain");
    let by_code = rxlc(&folder, &["explain", "RXL0201"]);
    assert!(by_code.status.success());
    assert!(stdout(&by_code).starts_with("# RXL0201: unknown-name\n\n## What it means\n"));
    for other in ["unknown-name", "201", "rxl0201"] {
        assert_eq!(
            stdout(&by_code),
            stdout(&rxlc(&folder, &["explain", other])),
            "{other}"
        );
    }
    let unknown = rxlc(&folder, &["explain", "unknown-nam"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(stderr(&unknown).contains("did you mean `unknown-name`?"));
    assert!(stderr(&rxlc(&folder, &["explain", "RXL9999"])).contains("lists them all"));
}

#[test]
fn explanations_have_colours_only_where_they_are_wanted() {
    let folder = folder("explain_colours");
    let plain = rxlc(&folder, &["explain", "RXL0201"]);
    assert!(!stdout(&plain).contains('\u{1b}'));
    let coloured = rxlc(&folder, &["explain", "RXL0201", "--color", "always"]);
    assert!(stdout(&coloured).starts_with("\u{1b}[1;4mRXL0201: unknown-name\u{1b}[0m\n"));
}

#[test]
fn all_codes_are_listed_with_what_they_mean() {
    let listed = stdout(&rxlc(&folder("explain_all"), &["explain"]));
    let codes = rxlc::diagnostics::codes::REGISTRY.len();
    assert_eq!(listed.lines().count(), codes);
    let line = listed
        .lines()
        .find(|line| line.starts_with("RXL0201"))
        .unwrap();
    assert!(line.contains("unknown-name  ") && line.len() > 60, "{line}");
}

const PAGES: &str = "component Shell(children: View) { children }
page Lost(404) { text(\"Lost\") }
page Item(\"/items/{id: Int}?{tab: Text = \"info\"}\", title: \"Item {id}\", layout: Shell) { text(\"{id} {tab}\") }
page Home(\"/\", title: \"Home\") { text(\"Home\") }
";

#[test]
fn pages_are_listed_with_their_addresses() {
    let folder = folder("routes");
    fs::write(folder.join("app.rxl"), PAGES).unwrap();
    let table = rxlc(&folder, &["routes"]);
    let expected = [
        "path               page  parameters                   title      layout",
        "/                  Home                               Home",
        "/items/{id}?{tab}  Item  id: Int, tab: Text = \"info\"  Item {id}  Shell",
        "404                Lost",
    ];
    assert_eq!(stdout(&table), format!("{}\n", expected.join("\n")));

    let json: serde_json::Value =
        serde_json::from_str(&stdout(&rxlc(&folder, &["routes", "--json"]))).unwrap();
    let item = serde_json::json!({
        "path": "/items/{id}?{tab}",
        "page": "Item",
        "parameters": [
            { "name": "id", "type": "Int", "default": null, "in": "path" },
            { "name": "tab", "type": "Text", "default": "\"info\"", "in": "query" },
        ],
        "title": "Item {id}",
        "layout": "Shell",
        "file": "app.rxl",
        "line": 3,
    });
    assert_eq!(json[1], item);

    fs::write(folder.join("app.rxl"), WRONG).unwrap();
    let wrong = rxlc(&folder, &["routes"]);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(stderr(&wrong).contains("unknown name `greeting`"));
}

#[test]
fn shells_are_told_of_every_command() {
    let folder = folder("completions");
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = stdout(&rxlc(&folder, &["completions", shell]));
        for command in ["new", "dev", "routes", "doctor", "explain"] {
            assert!(script.contains(command), "{shell} lacks {command}");
        }
    }
}

#[test]
fn the_version_says_of_what_build_it_is() {
    let told = stdout(&rxlc(&folder("version"), &["--version"]));
    let version = env!("CARGO_PKG_VERSION");
    assert!(told.starts_with(&format!("rxlc {version}")), "{told}");
}

#[test]
fn what_a_machine_lacks_is_named_with_the_way_to_get_it() {
    let folder = folder("doctor");
    let healthy = rxlc(&folder, &["doctor"]);
    let told = stdout(&healthy);
    assert!(healthy.status.success(), "{told}{}", stderr(&healthy));
    assert!(told.contains("ok       linker  links a program"), "{told}");

    let bare = Command::new(env!("CARGO_BIN_EXE_rxlc"))
        .arg("doctor")
        .current_dir(&folder)
        .env("PATH", "")
        .env_remove("CARGO")
        .env_remove("RUSTC")
        .output()
        .unwrap();
    assert_eq!(bare.status.code(), Some(1));
    let told = stdout(&bare);
    assert!(
        told.contains("missing  cargo   `cargo` cannot be started"),
        "{told}"
    );
    assert!(told.contains("https://rustup.rs"), "{told}");
    assert!(stderr(&bare).contains("things are missing"));
}

#[test]
fn files_are_laid_out_in_place_and_checked() {
    let folder = folder("fmt");
    let path = folder.join("app.rxl");
    fs::write(&path, "page Home(\"/\") {\n    text( \"Hi\" )\n}").unwrap();
    let checked = rxlc(&folder, &["fmt", "--check"]);
    assert_eq!(checked.status.code(), Some(1));
    assert!(stderr(&checked).contains("app.rxl` is not laid out; run `rxlc fmt`"));
    assert!(rxlc(&folder, &["fmt"]).status.success());
    let laid_out = "page Home(\"/\") {\n  text(\"Hi\")\n}\n";
    assert_eq!(fs::read_to_string(&path).unwrap(), laid_out);
    assert!(
        rxlc(&folder, &["fmt", "--check", "app.rxl"])
            .status
            .success()
    );
}

#[test]
fn standard_input_is_laid_out_to_standard_output() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_rxlc"))
        .args(["fmt", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let written = child.stdin.take().unwrap().write_all(b"const  N=1+2");
    written.unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(stdout(&output), "const N = 1 + 2\n");
}

#[test]
fn what_a_page_receives_is_explained() {
    let folder = folder("explain_page");
    let program = "type Row { id: Int, private cost: Int = 0 }
state Shop {
  rows: List<Row> = []
  private rate = 2
  other: Int = 0
  computed shown = rows.filter(row => row.id > 0)
  computed total = rows.length() * rate
}
component Rows { for row in Shop.shown { text(\"{row.id}\") } }
page Home(\"/\") {
  Rows()
  text(\"{Shop.total}\")
}
";
    fs::write(folder.join("app.rxl"), program).unwrap();
    let output = rxlc(&folder, &["check", "app.rxl", "--explain", "Home"]);
    assert!(output.status.success());
    let wanted = "Home receives from the server, and nothing else:

  Shop.rows   List<Row> without cost  var                     read by Home → Rows → Shop.shown
  Shop.total  Int                     computed on the server  read by Home

Computed in the browser: Shop.shown.

Read on the server for it, and not sent: Shop.rate.
";
    assert_eq!(stdout(&output), wanted);
    let output = rxlc(&folder, &["check", "app.rxl", "--explain", "Hom"]);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("did you mean `Home`?"));
}

#[test]
fn warnings_fail_only_where_they_are_denied() {
    let folder = folder("deny_warnings");
    let program = "page Home(\"/\") { image(src: \"/a.png\") }\n";
    fs::write(folder.join("app.rxl"), program).unwrap();
    let output = rxlc(&folder, &["check", "app.rxl"]);
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("1 warning"));
    let output = rxlc(&folder, &["check", "app.rxl", "--deny", "warnings"]);
    assert!(!output.status.success());
}

#[test]
fn only_sources_of_the_project_are_opened() {
    let folder = folder("open");
    fs::create_dir(folder.join("app")).unwrap();
    fs::write(folder.join("app/app.rxl"), "").unwrap();
    fs::write(folder.join("app/notes.txt"), "").unwrap();
    fs::write(folder.join("other.rxl"), "").unwrap();
    let open = |place: &str, editor: &str| {
        Command::new(env!("CARGO_BIN_EXE_rxlc"))
            .args(["open", "--", place])
            .current_dir(folder.join("app"))
            .env("RXL_EDITOR", editor)
            .output()
            .unwrap()
    };
    for (place, why) in [
        ("../other.rxl:1:1", "no source of this project"),
        ("notes.txt:1:1", "no source of this project"),
        ("missing.rxl:1:1", "`missing.rxl`"),
        ("app.rxl:1", "no place like"),
    ] {
        let refused = open(place, "true");
        assert_eq!(refused.status.code(), Some(1), "{place}");
        assert!(stderr(&refused).contains(why), "{}", stderr(&refused));
    }
    let terminal = open("app.rxl:3:14", "vim");
    assert!(stderr(&terminal).contains("`vim` needs a terminal: set RXL_EDITOR"));
    let missing = open("app.rxl:3:14", "there-is-no-such-editor");
    assert!(stderr(&missing).contains("could not be started"));
    let opened = open("app.rxl:3:14", env!("CARGO_BIN_EXE_rxlc"));
    assert!(opened.status.success(), "{}", stderr(&opened));
}
