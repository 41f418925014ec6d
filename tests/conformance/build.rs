//! Makes one program of all cases, those that are written by hand, the examples of the library's chapters and those made by chance, and compiles it for both sides. `RXL_CASES` and `RXL_SEED` say how many are made by chance, and by which.

#[path = "src/case.rs"]
mod case;
#[path = "src/chance/mod.rs"]
mod chance;
#[path = "src/corpus.rs"]
mod corpus;
#[path = "src/examples.rs"]
mod examples;

use case::{Case, Kind};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// How many cases are made by chance where nobody asks for more.
const CASES: usize = 2_000;

fn main() {
    let folder = env::var("CARGO_MANIFEST_DIR").unwrap();
    let out = env::var("OUT_DIR").unwrap();
    let (folder, out) = (Path::new(&folder), Path::new(&out));
    println!("cargo::rerun-if-changed=cases");
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=../../lang-spec/library");
    println!("cargo::rerun-if-env-changed=RXL_CASES");
    println!("cargo::rerun-if-env-changed=RXL_SEED");
    let number = |name: &str| env::var(name).ok().map(|text| text.parse().unwrap());

    let mut cases: Vec<Case> = corpus::files(folder)
        .iter()
        .flat_map(|path| corpus::cases(path))
        .collect();
    let mut given = String::new();
    for chapter in examples::chapters(folder) {
        let (declarations, examples) = examples::read(&chapter);
        given.push_str(&declarations);
        cases.extend(examples);
    }
    let written = cases.len();
    let count = number("RXL_CASES").map_or(CASES, |count: u64| count as usize);
    cases.extend(chance::cases(number("RXL_SEED").unwrap_or(1), count));

    let read = |name: &str| fs::read_to_string(folder.join("cases").join(name)).unwrap();
    let (declarations, members) = (read("declarations.rxl"), read("members.rxl"));
    let program = case::program(&format!("{declarations}{given}"), &members, &cases);
    let root = out.join("cases.rxl");
    fs::write(&root, program).unwrap();
    rxlc::build::app(&root.to_string_lossy());
    fs::write(out.join("table.rs"), table(&cases, written)).unwrap();
    fs::write(out.join("driver.js"), driver(&cases, &case::vars(&members))).unwrap();
}

/// The cases as Rust.
fn table(cases: &[Case], written: usize) -> String {
    let mut text =
        format!("pub const WRITTEN: usize = {written};\npub const CASES: &[Case] = &[\n");
    for (number, case) in cases.iter().enumerate() {
        let run = match case.kind {
            Kind::Value(_) => format!(
                "Run::Value(|| value(app::cases::case_{number}()), || value(app::cases::print_{number}()))"
            ),
            Kind::Event => format!("Run::Event(app::cases::OnServer::case_{number})"),
        };
        let Case {
            origin,
            code,
            expected,
            ..
        } = case;
        let _ = writeln!(
            text,
            "Case {{ origin: {origin:?}, code: {code:?}, expected: {expected:?}, run: {run} }},"
        );
    }
    text + "];\n"
}

/// What runs the cases in JavaScript.
fn driver(cases: &[Case], vars: &[String]) -> String {
    let mut text = String::from(
        "import * as program from \"./web/modules/cases.js\";\nimport { main } from \"driver\";\n\nconst CASES = [\n",
    );
    for (number, case) in cases.iter().enumerate() {
        let _ = match &case.kind {
            Kind::Value(ty) => {
                // An option of Json is the one type whose form on the wire its value does not tell.
                let shape = if ty == "Json?" {
                    "{ option: \"json\" }"
                } else {
                    "null"
                };
                writeln!(
                    text,
                    "{{ value: program.case_{number}, print: program.print_{number}, shape: {shape} }},"
                )
            }
            Kind::Event => writeln!(text, "{{ event: program.InBrowser.case_{number} }},"),
        };
    }
    let _ = writeln!(text, "];\nmain(CASES, program.InBrowser, {vars:?});");
    text
}
