//! Words about types, values and operators.

use super::a;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;

pub(in crate::check) fn mismatch(expected: &str, found: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::TYPE_MISMATCH,
        at,
        format!("expected `{expected}`, found `{found}`"),
    )
    .remark(format!("this is {of_found}", of_found = a(found)))
}

pub(in crate::check) fn option_as_value(inner: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::OPTION_AS_VALUE,
        at,
        format!(
            "this may be `none`, and {of_inner} is needed",
            of_inner = a(inner)
        ),
    )
    .remark(format!("this is {}", a(&format!("{inner}?"))))
    .help("take the value out with `if let x = …`, give another one with `??`, or go on with `?.`")
}

pub(in crate::check) fn type_arity(
    name: &str,
    wanted: usize,
    found: usize,
    at: Span,
) -> Diagnostic {
    Diagnostic::new(
        Code::TYPE_ARITY,
        at,
        format!("`{name}` takes {wanted} type arguments, found {found}"),
    )
    .help(match wanted {
        0 => format!("write `{name}` alone"),
        1 => format!("write `{name}<T>`"),
        _ => format!("write `{name}<K, V>`"),
    })
}

pub(in crate::check) fn no_data(ty: &str, place: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::NO_DATA,
        at,
        format!("`{ty}` is no data and cannot be the type of {place}"),
    )
    .help("events, views and functions are parameters of components; ranges become lists with `to_list()`")
}

pub(in crate::check) fn not_a_key(ty: &str, what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::NOT_A_KEY, at, format!("`{ty}` cannot be {what}"))
        .help("Text, Int, Bool, Date, DateTime, Length and enums without fields can be looked up")
}

pub(in crate::check) fn infinite(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::INFINITE_TYPE,
        at,
        format!("`{name}` contains itself without end"),
    )
    .help("put a `List` or a `?` between, so that a value can end")
}

pub(in crate::check) fn not_yet(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::NOT_YET,
        at,
        format!("{what} is not yet in this version"),
    )
}

pub(in crate::check) fn circle(what: &str, name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::CIRCLE,
        at,
        format!("{what} `{name}` depends on itself"),
    )
    .help("break the circle: one of them must not read the other")
}

pub(in crate::check) fn open_literal(what: &str, example: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::OPEN_TYPE,
        at,
        format!("the type of {what} is not known here"),
    )
    .help(format!("say it, as in `{example}`"))
}

pub(in crate::check) fn unknown_field(
    ty: &str,
    name: &str,
    at: Span,
    nearest: Option<&str>,
    declared: Option<Span>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::UNKNOWN_FIELD,
        at,
        format!("`{ty}` has no field `{name}`"),
    )
    .suggest(nearest);
    match declared {
        Some(declared) => diagnostic.also(declared, "declared here"),
        None => diagnostic,
    }
}

pub(in crate::check) fn unknown_method(
    ty: &str,
    name: &str,
    at: Span,
    nearest: Option<&str>,
) -> Diagnostic {
    Diagnostic::new(
        Code::UNKNOWN_METHOD,
        at,
        format!("`{ty}` has no method `{name}`"),
    )
    .suggest(nearest)
}

pub(in crate::check) fn unknown_member(
    state: &str,
    name: &str,
    at: Span,
    nearest: Option<&str>,
    declared: Option<Span>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::UNKNOWN_MEMBER,
        at,
        format!("`{state}` has no member `{name}`"),
    )
    .suggest(nearest);
    match declared {
        Some(declared) => diagnostic.also(declared, "the state is declared here"),
        None => diagnostic,
    }
}

pub(in crate::check) fn unknown_variant(
    ty: &str,
    name: &str,
    at: Span,
    nearest: Option<&str>,
    declared: Option<Span>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::UNKNOWN_VARIANT,
        at,
        format!("`{ty}` has no variant `{name}`"),
    )
    .suggest(nearest);
    match declared {
        Some(declared) => diagnostic.also(declared, "declared here"),
        None => diagnostic,
    }
}

pub(in crate::check) fn bare_variant(name: &str, enums: &[String], at: Span) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(
        Code::BARE_VARIANT,
        at,
        format!("no enum is expected here, so `{name}` needs its name before it"),
    );
    if let Some(first) = enums.first() {
        diagnostic = diagnostic
            .help(format!("write `{first}.{name}`"))
            .fix(at, format!("{first}.{name}"));
    }
    diagnostic
}

pub(in crate::check) fn operator(symbol: &str, left: &str, right: &str, at: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::OPERATOR_TYPES,
        at,
        format!("`{symbol}` does not work on `{left}` and `{right}`"),
    );
    match (left, right) {
        ("Int", "Float") | ("Float", "Int") => diagnostic
            .help("make both the same: `to_float()` of the Int, or `round()` of the Float"),
        ("Text", _) | (_, "Text") if symbol == "+" => {
            diagnostic.help("put the value into the text: `\"… {value}\"`")
        }
        _ if left.ends_with('?') || right.ends_with('?') => diagnostic.help(
            "one side may be `none`: give another value with `??` or take it out with `if let`",
        ),
        _ => diagnostic,
    }
}

pub(in crate::check) fn no_order(ty: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::NO_ORDER, at, format!("values of `{ty}` have no order"))
        .help("Int, Float, Text, dates, durations and enums without fields have one; compare a part, or sort with `sorted_by`")
}

pub(in crate::check) fn int_too_large(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::INT_TOO_LARGE,
        at,
        "an Int lies between -9007199254740991 and 9007199254740991",
    )
    .help("larger numbers are Floats (`1e20`) or Texts")
}

pub(in crate::check) fn constant_division(at: Span) -> Diagnostic {
    Diagnostic::new(Code::CONSTANT_DIVISION, at, "this divides by zero")
        .help("dividing an Int by zero fails")
}

pub(in crate::check) fn not_a_value(what: &str, help: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::NOT_A_VALUE, at, format!("{what} is no value")).help(help.to_owned())
}

pub(in crate::check) fn no_option(word: &str, ty: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::NO_OPTION,
        at,
        format!(
            "`{word}` opens an option, and {of_ty} is never `none`",
            of_ty = a(ty)
        ),
    )
    .remark(format!("this is {of_ty}", of_ty = a(ty)))
}

pub(in crate::check) fn method_needs(name: &str, needs: &str, found: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::METHOD_NEEDS,
        at,
        format!(
            "`{name}` needs {needs}, and this is {of_found}",
            of_found = a(found)
        ),
    )
}

pub(in crate::check) fn lambda_params(wanted: usize, found: usize, at: Span) -> Diagnostic {
    let params = |count: usize| match count {
        1 => "1 parameter".to_owned(),
        count => format!("{count} parameters"),
    };
    let example = match wanted {
        0 => "() => …",
        1 => "x => …",
        2 => "(a, b) => …",
        _ => "(a, b, c) => …",
    };
    Diagnostic::new(
        Code::LAMBDA_PARAMS,
        at,
        format!(
            "a function of {} is needed, this one has {}",
            params(wanted),
            params(found)
        ),
    )
    .help(format!("write `{example}`"))
}

pub(in crate::check) fn operator_of_one(symbol: &str, ty: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::OPERATOR_TYPES,
        at,
        format!("`{symbol}` does not work on {of_ty}", of_ty = a(ty)),
    )
}

pub(in crate::check) fn unreachable_arm(at: Span) -> Diagnostic {
    Diagnostic::new(Code::UNREACHABLE_ARM, at, "no value comes to this arm")
        .remark("the arms above take them all")
        .help("take it out, or put it above")
}
