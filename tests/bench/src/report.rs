//! The figures as tables in Markdown, and the place in a document where they stand.

use crate::Result;
use crate::measure::{LATENCY_SESSIONS, Plan, Results};
use crate::process::Subject;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::Duration;

const BEGIN: &str = "<!-- measured: written by cargo xtask bench -->";
const END: &str = "<!-- /measured -->";

/// All tables.
pub fn markdown(plan: &Plan, results: &[Results]) -> String {
    let mut out = machine();
    for result in results {
        let Subject::App { store } = &result.subject else {
            continue;
        };
        let echo = results
            .iter()
            .find(|other| other.subject == Subject::Echo && other.workload == result.workload);
        if let Some(echo) = echo {
            let title = result.workload.title();
            put(&mut out, format_args!("\n### {title}, {store} store\n\n"));
            throughput(&mut out, plan, echo, result);
            out.push('\n');
            others(&mut out, echo, result);
        }
    }
    out
}

fn throughput(out: &mut String, plan: &Plan, echo: &Results, app: &Results) {
    out.push_str("| sessions | events per second: echo | app | ratio | processor time per event: echo | app | ratio |\n");
    out.push_str("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    let rows = plan
        .sessions
        .iter()
        .zip(echo.throughput.iter().zip(&app.throughput));
    for (sessions, (echo, app)) in rows {
        let (echo_us, app_us) = (microseconds(echo.processor), microseconds(app.processor));
        put(
            out,
            format_args!(
                "| {} | {} | {} | {:.2} | {echo_us:.1} µs | {app_us:.1} µs | {:.2} |\n",
                grouped(*sessions as f64),
                grouped(echo.per_second),
                grouped(app.per_second),
                app.per_second / echo.per_second,
                app_us / echo_us,
            ),
        );
    }
}

fn others(out: &mut String, echo: &Results, app: &Results) {
    out.push_str("| | echo | app | |\n| --- | ---: | ---: | ---: |\n");
    let load = grouped(app.latency.load);
    let latencies = [
        ("p50", echo.latency.p50, app.latency.p50),
        ("p95", echo.latency.p95, app.latency.p95),
        ("p99", echo.latency.p99, app.latency.p99),
    ];
    for (name, echo, app) in latencies {
        let (echo, app) = (microseconds(echo) / 1000.0, microseconds(app) / 1000.0);
        put(
            out,
            format_args!(
                "| latency {name} at {load} events per second, {LATENCY_SESSIONS} sessions | {echo:.2} ms | {app:.2} ms | {:+.2} ms |\n",
                app - echo
            ),
        );
    }
    let at = |results: &Results| results.throughput.last().copied();
    if let (Some(echo), Some(app)) = (at(echo), at(app)) {
        for (name, echo, app) in [("up", echo.up, app.up), ("down", echo.down, app.down)] {
            put(
                out,
                format_args!(
                    "| bytes {name} per event | {echo:.0} | {app:.0} | {:.2} |\n",
                    app / echo
                ),
            );
        }
    }
    let (echo, app) = (echo.memory / 1024.0, app.memory / 1024.0);
    put(
        out,
        format_args!(
            "| memory per idle session | {echo:.1} KiB | {app:.1} KiB | {:.2} |\n",
            app / echo
        ),
    );
}

/// What it ran on.
fn machine() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        (name.trim() == "model name").then(|| value.trim())
    });
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let model = model.unwrap_or("an unknown processor");
    format!("Servers and load on one machine: {cores} cores of {model}.\n")
}

/// Puts the tables between the marks in a document.
pub fn write_into(file: &Path, tables: &str) -> Result<()> {
    let name = file.display();
    let text = fs::read_to_string(file).map_err(|error| format!("{name}: {error}"))?;
    let parts = text
        .split_once(BEGIN)
        .and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let (before, after) =
        parts.ok_or_else(|| format!("{name}: there are no lines `{BEGIN}` and `{END}`"))?;
    let text = format!("{before}{BEGIN}\n\n{tables}\n{END}{after}");
    fs::write(file, text).map_err(|error| format!("{name}: {error}"))
}

fn microseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

/// `12,345`
fn grouped(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing into a String cannot fail.
    let _ = out.write_fmt(text);
}
