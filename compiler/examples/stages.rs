//! Times the stages over one file: `cargo run --release --example stages FILE`.
use std::time::Instant;

fn main() {
    let path = std::env::args().nth(1).unwrap_or_default();
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    for _ in 0..5 {
        let start = Instant::now();
        let (sources, files, _) = rxlc::load("app.rxl", text.clone(), &|_| None);
        let parsed = start.elapsed();
        let modules: Vec<_> = sources
            .iter()
            .map(|(_, s)| s.path.trim_end_matches(".rxl").into())
            .collect();
        let start = Instant::now();
        let (bindings, found) = rxlc::resolve::resolve(&files, &modules);
        let resolved = start.elapsed();
        let start = Instant::now();
        let (program, more) = rxlc::check::check(&bindings);
        let checked = start.elapsed();
        let start = Instant::now();
        let plan = rxlc::plan::plan(program);
        println!(
            "parse {parsed:?} resolve {resolved:?} check {checked:?} plan {:?} errors {} {} {}",
            start.elapsed(),
            found.len(),
            more.len(),
            plan.1.len()
        );
    }
}
