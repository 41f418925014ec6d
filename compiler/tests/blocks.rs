//! What `rxlc test` says of the program in `tests/blocks/`: compared with `expected.txt`, which `UPDATE_EXPECT=1` rewrites.

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
#[ignore = "builds a crate; `cargo xtask test` runs it"]
fn tests_say_what_holds_and_what_does_not() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/blocks");
    let run = |arguments: &[&str]| {
        let done = Command::new(env!("CARGO_BIN_EXE_rxlc"))
            .arg("test")
            .args(arguments)
            .args(["--color", "never"])
            .current_dir(&folder)
            .output()
            .unwrap();
        let mut text = format!("$ rxlc test {}\n", arguments.join(" "));
        for stream in [&done.stdout, &done.stderr] {
            text.push_str(&String::from_utf8_lossy(stream));
        }
        text.push_str(&format!("exit code {}\n", done.status.code().unwrap_or(-1)));
        text
    };
    let said = [
        run(&["app.rxl"]),
        run(&["app.rxl", "clock"]),
        run(&["app.rxl", "no such test"]),
        run(&["app.rxl", "wrong: a", "--message-format", "json"]),
        run(&["shop.rxl", "--list"]),
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
