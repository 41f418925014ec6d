//! Words about calls and their arguments.

use super::a;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;

pub(in crate::check) fn missing_argument(
    names: &[&str],
    what: &str,
    call: &str,
    at: Span,
) -> Diagnostic {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let noun = if names.len() == 1 {
        "argument"
    } else {
        "arguments"
    };
    Diagnostic::new(
        Code::MISSING_ARGUMENT,
        at,
        format!("`{what}` needs the {noun} {}", names.join(", ")),
    )
    .help(format!("it is called as `{call}`"))
}

pub(in crate::check) fn unknown_argument(
    name: &str,
    what: &str,
    call: &str,
    at: Span,
    nearest: Option<&str>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::UNKNOWN_ARGUMENT,
        at,
        format!("`{what}` has no parameter `{name}`"),
    );
    match nearest {
        Some(_) => diagnostic.suggest(nearest),
        None => diagnostic.help(format!("it is called as `{call}`")),
    }
}

pub(in crate::check) fn extra_argument(what: &str, call: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::EXTRA_ARGUMENT,
        at,
        format!("`{what}` takes fewer arguments"),
    )
    .remark("this one is too many")
    .help(format!("it is called as `{call}`"))
}

pub(in crate::check) fn doubled_argument(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::DOUBLED_ARGUMENT,
        at,
        format!("the argument `{name}` is given twice"),
    )
    .help("remove one of them")
}

pub(in crate::check) fn not_callable(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::NOT_CALLABLE, at, format!("{what} cannot be called"))
        .help("functions, events, records and variants can be called")
}

/// `Date(…)` takes a text that is a day; `found` is the text that is none.
pub(in crate::check) fn time_literal(name: &str, found: Option<&str>, at: Span) -> Diagnostic {
    let (what, example) = match name {
        "Date" => ("a day of the years 1 to 9999", "Date(\"2021-01-31\")"),
        _ => (
            "an instant of the years 1 to 9999",
            "DateTime(\"2021-01-31T12:00:00Z\")",
        ),
    };
    let message = match found {
        Some(text) => format!("`{text}` is not {what}"),
        None => format!("`{name}(…)` takes one text without holes"),
    };
    Diagnostic::new(Code::BAD_TIME, at, message).help(format!(
        "write `{example}`; `{name}.parse(text)` reads a text when the program runs"
    ))
}

pub(in crate::check) fn asset_argument(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::BAD_ASSET,
        at,
        "`asset(…)` takes one text without holes",
    )
    .help("the file becomes a part of the app when it is compiled: write `asset(\"images/logo.svg\")`")
}

pub(in crate::check) fn asset_path(path: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::BAD_ASSET,
        at,
        format!("`{path}` is no path inside of the project"),
    )
    .help("the path counts from the folder of the root file, with `/` between folders, and without `.` and `..`")
}

pub(in crate::check) fn missing_asset(path: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::MISSING_ASSET,
        at,
        format!("there is no file `{path}`"),
    )
    .help("the path counts from the folder of the root file; letters must be as large or small as in the name of the file")
}

pub(in crate::check) fn payload(
    payload: &str,
    parameter: &str,
    wanted: &str,
    at: Span,
) -> Diagnostic {
    Diagnostic::new(
        Code::PAYLOAD,
        at,
        format!("this hands over {of_payload}, and `{parameter}` takes {of_wanted}", of_payload = a(payload), of_wanted = a(wanted)),
    )
    .help("bind the argument, as in `State.event(value)`, or take the payload apart: `x => State.event(…)`")
}

pub(in crate::check) fn open_parameters(event: &str, names: &[&str], at: Span) -> Diagnostic {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    Diagnostic::new(
        Code::OPEN_PARAMETERS,
        at,
        format!("`{event}` still needs {}", names.join(", ")),
    )
    .help(format!("bind what is open: `{event}(…)`; the payload of the handler fills at most the first required parameter"))
}

pub(in crate::check) fn unnamed_in_with(record: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::UNKNOWN_ARGUMENT,
        at,
        "`with` takes fields by their names",
    )
    .help(format!(
        "write the field of `{record}` and its new value: `with(field: …)`"
    ))
}

pub(in crate::check) fn variant_without_fields(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::EXTRA_ARGUMENT,
        at,
        format!("the variant `{name}` has no fields"),
    )
    .help("write it without brackets")
    .fix(at, "")
}

pub(in crate::check) fn no_payload(at: Span) -> Diagnostic {
    Diagnostic::new(Code::PAYLOAD, at, "this handler is handed nothing")
        .help("write a block in place of the lambda: `{ … }`")
}

pub(in crate::check) fn page_argument_name(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::UNKNOWN_ARGUMENT,
        at,
        "behind its address, what is given to a page has a name",
    )
    .help("`title`, `description`, `layout` and `on_load` can be given")
}
