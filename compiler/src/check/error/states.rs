//! Words about states and events, and what code may do where.

use super::a;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;

pub(in crate::check) fn impure(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::IMPURE,
        at,
        format!("{what} cannot stand in code that only computes"),
    )
    .help("functions, computeds, views and defaults only compute; do it in an event or a handler and keep the result in a var")
}

pub(in crate::check) fn in_views_alone(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::IMPURE, at, format!("{what} stands in views alone"))
        .help("keep the instant in a var and write it where it is shown")
}

pub(in crate::check) fn outside_event(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::OUTSIDE_EVENT,
        at,
        format!("{what} stands in events and handlers alone"),
    )
    .help("in a view, give it to a handler: `on_click: …`")
}

pub(in crate::check) fn optimistic(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::OPTIMISTIC,
        at,
        format!("{what} cannot stand in an optimistic event, which also runs in the browser"),
    )
    .help("make it a plain event, or move this into one that is called from the view")
}

pub(in crate::check) fn var_needs_default(name: &str, ty: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::VAR_NEEDS_DEFAULT,
        at,
        format!(
            "`{name}` needs a start value, since {of_ty} has no empty one",
            of_ty = a(ty)
        ),
    )
    .help("write `=` and the value behind its type")
}

pub(in crate::check) fn private_in_browser(
    what: &str,
    at: Span,
    declared: Option<Span>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::PRIVATE_IN_BROWSER,
        at,
        format!("`{what}` never leaves the server"),
    )
    .remark("read here, in code that runs in the browser")
    .help("expose what is needed as a `computed` of the state; it runs on the server and only its value is sent");
    match declared {
        Some(declared) => diagnostic.also(declared, "declared `private` here"),
        None => diagnostic,
    }
}

pub(in crate::check) fn client_on_server(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::CLIENT_ON_SERVER,
        at,
        format!("`{what}` lives in the browser, which the server cannot read"),
    )
    .help("hand it over as an argument of the event")
}

pub(in crate::check) fn browser_alone(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::CLIENT_ON_SERVER,
        at,
        format!("{what} is known in the browser alone"),
    )
    .help("use it in the handler that calls the event, and hand it over as an argument")
}

pub(in crate::check) fn handled_in_browser(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::CLIENT_ON_SERVER,
        at,
        format!("{what} says what the browser does once an event is handled, and this runs on the server"),
    )
    .help("an event of the server looks at a failure with `try`")
}

pub(in crate::check) fn modified_then(word: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::MODIFIER,
        at,
        format!("what `.{word}` runs has no modifiers of its own"),
    )
    .help("put the modifiers behind the handler itself")
}

pub(in crate::check) fn modifier(word: &str, rule: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::MODIFIER,
        at,
        format!("`{word}` cannot stand here: {rule}"),
    )
    .help("remove it")
}

pub(in crate::check) fn event_without_body(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::EVENT_WITHOUT_BODY,
        at,
        format!("event `{name}` has no block"),
    )
    .help("add `{ … }` with what it does")
}

pub(in crate::check) fn event_as_value(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::EVENT_AS_VALUE,
        at,
        format!("event `{name}` is no value"),
    )
    .help("events are called on a line of their own, or given to a handler such as `on_click`")
}

pub(in crate::check) fn rule_out_of_place(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::RULE_OUT_OF_PLACE,
        at,
        "rules stand on fields of records and parameters of events",
    )
}

pub(in crate::check) fn extern_event_with_body(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::EVENT_WITHOUT_BODY,
        at,
        format!("the extern event `{name}` has a block, though it is written in Rust"),
    )
    .help("remove the block, or the word `extern`")
}

pub(in crate::check) fn state_in_pure(path: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::IMPURE,
        at,
        format!("`{path}` belongs to a state, which this code cannot see"),
    )
    .help("functions, constants and defaults see their parameters, constants and functions: hand the value over, or make it a `fn` of the state")
}

pub(in crate::check) fn start_reads(path: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::IMPURE,
        at,
        format!("a start value cannot read `{path}`"),
    )
    .help("it sees the vars above its own, constants and functions")
}

pub(in crate::check) fn event_not_called(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::EVENT_AS_VALUE,
        at,
        "an event is named here and not called",
    )
    .help("call it: write `()` behind it")
    .fix(at.at_end(), "()")
}

pub(in crate::check) fn private_event(name: &str, at: Span, declared: Option<Span>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::PRIVATE_IN_BROWSER,
        at,
        format!("`{name}` is private, so the browser cannot call it"),
    )
    .help("call it from another event of the state, or remove `private`");
    match declared {
        Some(declared) => diagnostic.also(declared, "declared `private` here"),
        None => diagnostic,
    }
}

pub(in crate::check) fn stored_where(at: Span, nearest: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::STORED_OPTION,
        at,
        "`stored` must say where the browser keeps the var",
    );
    match nearest {
        Some(_) => diagnostic.suggest(nearest),
        None => diagnostic.help("write `stored(local)`, `stored(session)` or `stored(cookie)`"),
    }
}

pub(in crate::check) fn stored_option(
    name: &str,
    known: &[&str],
    at: Span,
    nearest: Option<&str>,
) -> Diagnostic {
    let message = match name {
        "" => "what is behind the place needs a name".to_owned(),
        _ => format!("`{name}` is no option here"),
    };
    let diagnostic = Diagnostic::new(Code::STORED_OPTION, at, message);
    let known: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    match nearest {
        Some(_) => diagnostic.suggest(nearest),
        None => diagnostic.help(format!("the options are {}", known.join(", "))),
    }
}

pub(in crate::check) fn stored_same_site(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::STORED_OPTION,
        at,
        "`same_site` is `Lax`, `Strict` or `None`",
    )
}

pub(in crate::check) fn stored_literal(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::STORED_OPTION,
        at,
        "an option of `stored` must be known when the program is compiled",
    )
    .help("write the value itself: `max_age: 30d`")
}

pub(in crate::check) fn needs_update(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::NEEDS_UPDATE,
        at,
        "a background event changes state in `update` alone",
    )
    .help("write `update { … }` around it: what is in it is one transaction")
}

pub(in crate::check) fn waits_in_update(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::WAITS_IN_UPDATE,
        at,
        format!("{what} cannot stand in `update`, which must not wait"),
    )
    .help("do it before or behind the `update`, and keep what it gives in a `let`")
}

pub(in crate::check) fn background_alone(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::WAIT_OUT_OF_PLACE,
        at,
        format!("{what} stands in background events alone"),
    )
    .help("declare the event as `background event`; a plain event is a transaction as a whole")
}

pub(in crate::check) fn plain_events_alone(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::WAIT_OUT_OF_PLACE,
        at,
        format!("{what} stands in events of server states alone"),
    )
    .help("move it into an event of a `state`, and call that one")
}

pub(in crate::check) fn flush_in_background(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::WAIT_OUT_OF_PLACE,
        at,
        "a background event has nothing to flush: each `update` is shown when it ends",
    )
    .help("remove it")
}

pub(in crate::check) fn flush_in_hook(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::WAIT_OUT_OF_PLACE,
        at,
        "a hook has nothing to flush: no page waits for it",
    )
    .help("remove it")
}

pub(in crate::check) fn hook_in_browser(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::BAD_HOOK,
        at,
        format!("`on {name}` stands in a state of the server"),
    )
    .help("give a var of a `client state` its first value as a default")
}

pub(in crate::check) fn unknown_hook(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::BAD_HOOK, at, format!("there is no hook `on {name}`"))
        .help("a state has `on start` and `on stop`")
}

pub(in crate::check) fn second_hook(name: &str, first: Span, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::BAD_HOOK,
        at,
        format!("this state has `on {name}` already"),
    )
    .also(first, "the first one stands here")
    .help("join the two")
}

pub(in crate::check) fn stream_out_of_place(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::WAIT_OUT_OF_PLACE,
        at,
        format!("`{name}` gives a stream, which only a `for` in a background event reads"),
    )
    .help(format!("write `for item in {name}(…) {{ … }}` there"))
}

pub(in crate::check) fn extern_in_browser(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::WAIT_OUT_OF_PLACE,
        at,
        format!("{what} runs on the server, but this is code of the browser"),
    )
    .help("call it in an event of a `state`, and call that event here")
}

pub(in crate::check) fn cancels_nothing(event: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::WAIT_OUT_OF_PLACE,
        at,
        format!("`{event}` is no background event, so there is nothing to cancel"),
    )
    .help("only `background event`s go on behind the call")
}
