//! Compiles the generated parser and the scanner.

fn main() {
    println!("cargo:rerun-if-changed=src");
    cc::Build::new()
        .std("c11")
        .include("src")
        .flag_if_supported("-Wno-unused-parameter")
        .files(["src/parser.c", "src/scanner.c"])
        .compile("tree-sitter-rxl");
}
