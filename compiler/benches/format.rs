//! How long the formatter takes: `cargo bench -p rxlc --bench format`. Every figure is the median of [`RUNS`].

mod program;

use program::program;
use std::hint::black_box;
use std::time::Instant;

const RUNS: usize = 31;

fn main() {
    println!("lines    rxlc fmt");
    for lines in [10_000, 20_000] {
        let text = program(lines);
        let mut times: Vec<f64> = (0..RUNS)
            .map(|_| {
                let start = Instant::now();
                black_box(rxlc::format::format(black_box(&text)));
                start.elapsed().as_secs_f64() * 1000.0
            })
            .collect();
        times.sort_by(f64::total_cmp);
        let time = times.get(RUNS / 2).copied().unwrap_or_default();
        println!("{:<8}{time:>8.1} ms", text.lines().count());
    }
}
