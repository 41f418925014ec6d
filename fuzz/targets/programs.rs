//! Any text is a program or a list of mistakes, and has one layout.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let compilation = rxlc::compile("app.rxl", text.to_owned(), &|_| None);
    compilation.emit();
    let laid_out = rxlc::format::format(text);
    assert_eq!(rxlc::format::format(&laid_out), laid_out, "of {text}");
});
