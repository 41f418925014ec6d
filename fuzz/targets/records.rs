//! What is stored of a tab, a snapshot and commits, one a line: it is read, or what is wrong with it is said.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut lines = text.lines();
    let snapshot = lines.next().unwrap_or_default();
    let commits: Vec<&str> = lines.collect();
    // Either will do.
    let _ = rxl::testing::read_stored(snapshot, &commits);
});
