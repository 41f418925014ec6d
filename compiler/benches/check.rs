//! How long `rxlc check` takes, and what twice the lines cost: `cargo bench -p rxlc --bench check`.
//!
//! Every figure is the median of
//! [`RUNS`] processes, from start to end as a user waits for them; the sizes take turns, so that other work on the machine disturbs all alike.

mod program;

use program::program;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

const RUNS: usize = 31;

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let sizes = [0, 10_000, 20_000].map(|lines| written(folder, lines));
    let mut times = [const { Vec::new() }; 3];
    for _ in 0..RUNS {
        for ((path, _), times) in sizes.iter().zip(&mut times) {
            times.push(check(path));
        }
    }
    let [nothing, ten, twenty] = times.map(median);
    println!("lines    rxlc check");
    for ((_, lines), time) in sizes.iter().zip([nothing, ten, twenty]) {
        println!("{lines:<8}{:>8.1} ms", milliseconds(time));
    }
    println!(
        "twice the lines cost {:.2} times the time",
        milliseconds(twenty) / milliseconds(ten)
    );
}

/// Writes a program of so many lines or a few more; gives its path and how many lines it has.
fn written(folder: &Path, lines: usize) -> (PathBuf, usize) {
    let text = program(lines);
    let path = folder.join(format!("check_{lines}.rxl"));
    let done = std::fs::write(&path, &text);
    assert!(done.is_ok(), "{}: {done:?}", path.display());
    (path, text.lines().count())
}

fn check(path: &Path) -> Duration {
    let start = Instant::now();
    let output = Command::new(env!("CARGO_BIN_EXE_rxlc"))
        .args(["check", "--message-format", "short"])
        .arg(path)
        .output();
    let time = start.elapsed();
    assert!(
        output.as_ref().is_ok_and(|output| output.status.success()),
        "the program is right: {output:?}"
    );
    time
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(RUNS / 2).copied().unwrap_or_default()
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
