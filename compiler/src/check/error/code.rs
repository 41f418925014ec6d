//! Words about statements, patterns and places.

use super::a;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;

pub(in crate::check) fn not_exhaustive(missing: &[String], at: Span, arms: Span) -> Diagnostic {
    let cases: Vec<String> = missing.iter().map(|case| format!("`{case}`")).collect();
    let insert = Span {
        start: arms.end.saturating_sub(1),
        end: arms.end.saturating_sub(1),
        ..arms
    };
    let arms: String = missing
        .iter()
        .map(|case| format!("  {case} => {{}}\n"))
        .collect();
    Diagnostic::new(
        Code::NOT_EXHAUSTIVE,
        at,
        format!("`match` does not cover {}", cases.join(", ")),
    )
    .help("add an arm for each, or one for `_`")
    .fix(insert, arms)
}

pub(in crate::check) fn if_without_else(at: Span) -> Diagnostic {
    Diagnostic::new(Code::IF_WITHOUT_ELSE, at, "`if` as a value needs an `else`")
        .help("say what the value is otherwise: `if … { … } else { … }`")
}

pub(in crate::check) fn pattern_type(pattern: &str, ty: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::PATTERN_TYPE,
        at,
        format!("{pattern} does not fit {of_ty}", of_ty = a(ty)),
    )
}

pub(in crate::check) fn pattern_fields(
    name: &str,
    wanted: usize,
    found: usize,
    at: Span,
) -> Diagnostic {
    Diagnostic::new(
        Code::PATTERN_FIELDS,
        at,
        format!("`{name}` has {wanted} fields, the pattern has {found}"),
    )
    .help("name each field in its place, or write `_` for one that is not needed")
}

pub(in crate::check) fn alternatives_bind(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::ALTERNATIVES_BIND,
        at,
        "alternatives of a pattern must bind the same names",
    )
    .help("give each alternative an arm of its own")
}

pub(in crate::check) fn not_a_place(what: &str, help: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::NOT_A_PLACE, at, format!("{what} cannot be assigned"))
        .help(help.to_owned())
}

pub(in crate::check) fn other_state(state: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::OTHER_STATE,
        at,
        format!("only the events of `{state}` can change its vars"),
    )
    .help(format!(
        "give `{state}` an event that does it, and call that"
    ))
}

pub(in crate::check) fn assignment_outside(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::ASSIGNMENT_OUTSIDE,
        at,
        "nothing can be changed here",
    )
    .help("changes stand in events and in the handlers of a component; a function has `let mut` for its own locals")
}

pub(in crate::check) fn mutation_needs_place(
    method: &str,
    instead: Option<&str>,
    at: Span,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::MUTATION_NEEDS_PLACE,
        at,
        format!("`{method}` changes its list or text, and this is only a value"),
    );
    match instead {
        Some(instead) => diagnostic.help(format!("`{instead}` gives a changed copy")),
        None => diagnostic.help("call it on a var or on a `let mut`"),
    }
}

pub(in crate::check) fn unused_value(ty: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::UNUSED_VALUE, at, format!("this `{ty}` is not used"))
        .help("assign it, return it, or remove the line")
}

pub(in crate::check) fn let_else_must_leave(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::LET_ELSE_MUST_LEAVE,
        at,
        "the `else` of a `let` must leave",
    )
    .help("end it with `return` or `fail(…)`")
}

pub(in crate::check) fn return_outside(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::RETURN_OUTSIDE,
        at,
        "`return` has nothing to leave here",
    )
    .help("it stands in functions, events and handlers")
}

pub(in crate::check) fn return_value(at: Span) -> Diagnostic {
    Diagnostic::new(Code::RETURN_VALUE, at, "an event gives no value")
        .help("write `return` alone, and keep the value in a var")
}

pub(in crate::check) fn loop_word(word: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::LOOP_WORD,
        at,
        format!("`{word}` stands in loops alone"),
    )
}

pub(in crate::check) fn not_iterable(ty: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::NOT_ITERABLE,
        at,
        format!("`for` cannot run over {of_ty}", of_ty = a(ty)),
    )
    .help("it runs over lists and ranges such as `0..10`")
}

pub(in crate::check) fn block_without_value(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::BLOCK_WITHOUT_VALUE,
        at,
        "this block should end with a value",
    )
    .help("let its last line be the value")
}

pub(in crate::check) fn block_behind(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::BLOCK_BEHIND,
        at,
        format!("a block stands behind `{name}`, which takes none"),
    )
    .help("only elements and components take a block")
}

pub(in crate::check) fn return_needs_value(ty: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::RETURN_VALUE,
        at,
        format!(
            "the function gives {of_ty}, so `return` needs a value",
            of_ty = a(ty)
        ),
    )
}

pub(in crate::check) fn map_needs_two_names(at: Span) -> Diagnostic {
    Diagnostic::new(Code::NOT_ITERABLE, at, "a loop over a map has two names")
        .help("write `for key, value in …`")
}

pub(in crate::check) fn changed_while_running(at: Span, over: Span) -> Diagnostic {
    Diagnostic::new(
        Code::CHANGED_WHILE_RUNNING,
        at,
        "this is changed as a whole while `for mut` runs over it",
    )
    .also(over, "the loop runs over this")
    .help("change the items in the loop, and the list before or behind it")
}

pub(in crate::check) fn key_in_code(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::KEY_OUTSIDE_VIEW,
        at,
        "a loop of statements has no key",
    )
    .help("`key` tells rows of a view apart; remove it here")
}
