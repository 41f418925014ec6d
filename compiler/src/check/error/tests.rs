//! Words about tests.

use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;

/// What is said of private things that a test reads.
pub(in crate::check) const SEEN_BY_TESTS: &str = "read here, where a test sees what a page sees";

pub(in crate::check) fn outside_test(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::OUTSIDE_TEST,
        at,
        format!("{what} stands in tests alone"),
    )
    .help("write it at the top level of a `test \"…\" { … }`; in an event, `fail(…)` ends what must not go on")
}

pub(in crate::check) fn not_in_test(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::NOT_IN_TEST,
        at,
        format!("{what} needs a page, and a test has none"),
    )
    .help("call an event that does it, and assert what it has changed")
}

pub(in crate::check) fn extern_in_test(function: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::NOT_IN_TEST,
        at,
        format!("a test does not call the extern function `{function}` itself"),
    )
    .help(format!(
        "say what it gives, `{function}.returns(…)` or `{function}.fails(\"…\")`, and call an event that calls it"
    ))
}

pub(in crate::check) fn answer_not_called(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::NOT_IN_TEST,
        at,
        "this says nothing of what the function gives",
    )
    .help("write the value behind it in brackets: `.returns(…)`, `.fails(\"…\")`")
}
