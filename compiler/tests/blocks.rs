//! What `rxlc test` says of the program in `tests/blocks/`: compared with `expected.txt`, which `UPDATE_EXPECT=1` rewrites.

#![allow(clippy::unwrap_used, reason = "a test fails where it finds nothing")]

use std::fs;
use std::path::Path;
use std::process::Command;

/// What `rxlc` says, with its exit code.
fn rxlc(folder: &Path, arguments: &[&str]) -> String {
    let done = Command::new(env!("CARGO_BIN_EXE_rxlc"))
        .args(arguments)
        .args(["--color", "never"])
        .current_dir(folder)
        .output()
        .unwrap();
    let mut text = format!("$ rxlc {}\n", arguments.join(" "));
    for stream in [&done.stdout, &done.stderr] {
        text.push_str(&String::from_utf8_lossy(stream));
    }
    text.push_str(&format!("exit code {}\n", done.status.code().unwrap_or(-1)));
    text
}

#[test]
#[ignore = "builds a crate; `cargo xtask test` runs it"]
fn tests_say_what_holds_and_what_does_not() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/blocks");
    let said = [
        rxlc(&folder, &["test", "app.rxl"]),
        rxlc(&folder, &["test", "app.rxl", "clock"]),
        rxlc(&folder, &["test", "app.rxl", "no such test"]),
        rxlc(
            &folder,
            &["test", "app.rxl", "wrong: a", "--message-format", "json"],
        ),
        rxlc(&folder, &["test", "shop.rxl", "--list"]),
    ]
    .join("\n");
    let path = folder.join("expected.txt");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, &said).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        said == expected,
        "UPDATE_EXPECT=1 writes it anew; it is now\n{said}"
    );
}

#[test]
#[ignore = "builds crates; `cargo xtask test` runs it"]
fn projects_begin_with_tests_that_hold() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("projects_with_tests");
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(&folder).unwrap();
    for template in ["minimal", "todo"] {
        rxlc(&folder, &["new", template, "--template", template]);
        let said = rxlc(&folder.join(template), &["test"]);
        assert!(
            said.contains(" passed\n") && said.ends_with("exit code 0\n"),
            "{said}"
        );
    }
}
