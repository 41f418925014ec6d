//! The words of `check`: one function for each situation, which takes the facts and gives the diagnostic.

use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;

pub(super) fn mismatch(expected: &str, found: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::TYPE_MISMATCH,
        at,
        format!("expected `{expected}`, found `{found}`"),
    )
    .remark(format!("this is a `{found}`"))
}

pub(super) fn option_as_value(inner: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::OPTION_AS_VALUE,
        at,
        format!("this may be `none`, and a `{inner}` is needed"),
    )
    .remark(format!("this is a `{inner}?`"))
    .help("take the value out with `if let x = …`, give another one with `??`, or go on with `?.`")
}

pub(super) fn type_arity(name: &str, wanted: usize, found: usize, at: Span) -> Diagnostic {
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

pub(super) fn no_data(ty: &str, place: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::NO_DATA,
        at,
        format!("`{ty}` is no data and cannot be the type of {place}"),
    )
    .help("events, views and functions are parameters of components; ranges become lists with `to_list()`")
}

pub(super) fn infinite(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::INFINITE_TYPE,
        at,
        format!("`{name}` contains itself without end"),
    )
    .help("put a `List` or a `?` between, so that a value can end")
}

pub(super) fn not_yet(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::NOT_YET,
        at,
        format!("{what} is not yet in this version"),
    )
}

pub(super) fn circle(what: &str, name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::CIRCLE,
        at,
        format!("{what} `{name}` depends on itself"),
    )
    .help("break the circle: one of them must not read the other")
}

pub(super) fn open_literal(what: &str, example: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::OPEN_TYPE,
        at,
        format!("the type of {what} is not known here"),
    )
    .help(format!("say it, as in `{example}`"))
}

pub(super) fn unknown_field(
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

pub(super) fn unknown_method(ty: &str, name: &str, at: Span, nearest: Option<&str>) -> Diagnostic {
    Diagnostic::new(
        Code::UNKNOWN_METHOD,
        at,
        format!("`{ty}` has no method `{name}`"),
    )
    .suggest(nearest)
}

pub(super) fn unknown_member(
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

pub(super) fn unknown_variant(
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

pub(super) fn bare_variant(name: &str, enums: &[String], at: Span) -> Diagnostic {
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

pub(super) fn missing_argument(name: &str, what: &str, signature: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::MISSING_ARGUMENT,
        at,
        format!("{what} needs the argument `{name}`"),
    )
    .help(format!("it is called as `{signature}`"))
}

pub(super) fn unknown_argument(
    name: &str,
    what: &str,
    signature: &str,
    at: Span,
    nearest: Option<&str>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::UNKNOWN_ARGUMENT,
        at,
        format!("{what} has no parameter `{name}`"),
    );
    match nearest {
        Some(_) => diagnostic.suggest(nearest),
        None => diagnostic.help(format!("it is called as `{signature}`")),
    }
}

pub(super) fn extra_argument(what: &str, signature: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::EXTRA_ARGUMENT,
        at,
        format!("{what} takes fewer arguments"),
    )
    .help(format!("it is called as `{signature}`"))
}

pub(super) fn doubled_argument(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::DOUBLED_ARGUMENT,
        at,
        format!("the argument `{name}` is given twice"),
    )
    .help("remove one of them")
}

pub(super) fn not_callable(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::NOT_CALLABLE, at, format!("{what} cannot be called"))
        .help("functions, events, records and variants can be called")
}

pub(super) fn not_a_value(what: &str, help: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::NOT_A_VALUE, at, format!("{what} is no value")).help(help.to_owned())
}

pub(super) fn operator(symbol: &str, left: &str, right: &str, at: Span) -> Diagnostic {
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

pub(super) fn no_order(ty: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::NO_ORDER, at, format!("values of `{ty}` have no order"))
        .help("Int, Float, Text, dates, durations and enums without fields have one; compare a part, or sort with `sorted_by`")
}

pub(super) fn not_exhaustive(missing: &[String], at: Span, arms: Span) -> Diagnostic {
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

pub(super) fn if_without_else(at: Span) -> Diagnostic {
    Diagnostic::new(Code::IF_WITHOUT_ELSE, at, "`if` as a value needs an `else`")
        .help("say what the value is otherwise: `if … { … } else { … }`")
}

pub(super) fn pattern_type(pattern: &str, ty: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::PATTERN_TYPE,
        at,
        format!("{pattern} does not fit a `{ty}`"),
    )
}

pub(super) fn pattern_fields(name: &str, wanted: usize, found: usize, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::PATTERN_FIELDS,
        at,
        format!("`{name}` has {wanted} fields, the pattern has {found}"),
    )
    .help("name each field in its place, or write `_` for one that is not needed")
}

pub(super) fn alternatives_bind(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::ALTERNATIVES_BIND,
        at,
        "alternatives of a pattern must bind the same names",
    )
    .help("give each alternative an arm of its own")
}

pub(super) fn not_a_place(what: &str, help: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::NOT_A_PLACE, at, format!("{what} cannot be assigned"))
        .help(help.to_owned())
}

pub(super) fn other_state(state: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::OTHER_STATE,
        at,
        format!("only the events of `{state}` can change its vars"),
    )
    .help(format!(
        "give `{state}` an event that does it, and call that"
    ))
}

pub(super) fn assignment_outside(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::ASSIGNMENT_OUTSIDE,
        at,
        "nothing can be changed here",
    )
    .help("changes stand in events and in the handlers of a component; a function has `let mut` for its own locals")
}

pub(super) fn mutation_needs_place(method: &str, instead: Option<&str>, at: Span) -> Diagnostic {
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

pub(super) fn unused_value(ty: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::UNUSED_VALUE, at, format!("this `{ty}` is not used"))
        .help("assign it, return it, or remove the line")
}

pub(super) fn let_else_must_leave(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::LET_ELSE_MUST_LEAVE,
        at,
        "the `else` of a `let` must leave",
    )
    .help("end it with `return` or `fail(…)`")
}

pub(super) fn int_too_large(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::INT_TOO_LARGE,
        at,
        "an Int lies between -9007199254740991 and 9007199254740991",
    )
    .help("larger numbers are Floats (`1e20`) or Texts")
}

pub(super) fn constant_division(at: Span) -> Diagnostic {
    Diagnostic::new(Code::CONSTANT_DIVISION, at, "this divides by zero")
        .help("dividing an Int by zero fails")
}

pub(super) fn impure(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::IMPURE,
        at,
        format!("{what} cannot stand in code that only computes"),
    )
    .help("functions, computeds, views and defaults only compute; do it in an event or a handler and keep the result in a var")
}

pub(super) fn outside_event(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::OUTSIDE_EVENT,
        at,
        format!("{what} stands in events and handlers alone"),
    )
    .help("in a view, give it to a handler: `on_click: …`")
}

pub(super) fn optimistic(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::OPTIMISTIC,
        at,
        format!("{what} cannot stand in an optimistic event, which also runs in the browser"),
    )
    .help("make it a plain event, or move this into one that is called from the view")
}

pub(super) fn var_needs_default(name: &str, ty: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::VAR_NEEDS_DEFAULT,
        at,
        format!("`{name}` needs a start value, since a `{ty}` has no empty one"),
    )
    .help("write `=` and the value behind its type")
}

pub(super) fn private_in_browser(what: &str, at: Span, declared: Option<Span>) -> Diagnostic {
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

pub(super) fn client_on_server(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::CLIENT_ON_SERVER,
        at,
        format!("`{what}` lives in the browser, which the server cannot read"),
    )
    .help("hand it over as an argument of the event")
}

pub(super) fn modifier(word: &str, rule: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::MODIFIER,
        at,
        format!("`{word}` cannot stand here: {rule}"),
    )
    .help("remove it")
}

pub(super) fn event_without_body(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::EVENT_WITHOUT_BODY,
        at,
        format!("event `{name}` has no block"),
    )
    .help("add `{ … }` with what it does")
}

pub(super) fn event_as_value(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::EVENT_AS_VALUE,
        at,
        format!("event `{name}` is no value"),
    )
    .help("events are called on a line of their own, or given to a handler such as `on_click`")
}

pub(super) fn element_outside_view(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::ELEMENT_OUTSIDE_VIEW,
        at,
        format!("the element `{name}` stands in views alone"),
    )
    .help("components and pages show elements; events and functions compute")
}

pub(super) fn statement_in_view(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::STATEMENT_IN_VIEW,
        at,
        format!("{what} cannot stand in a view"),
    )
    .help("a view only shows; do it in an event or in a handler such as `on_click: { … }`")
}

pub(super) fn view_text(ty: &str, source: Option<&str>, at: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::VIEW_TEXT,
        at,
        format!("a view shows Text, and this is a `{ty}`"),
    );
    match source {
        Some(source) => diagnostic
            .help(format!("put it into a text: `\"{{{source}}}\"`"))
            .fix(at, format!("\"{{{source}}}\"")),
        None => diagnostic.help("put it into a text: `\"{…}\"`"),
    }
}

pub(super) fn missing_key(ty: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::MISSING_KEY,
        at,
        format!("rows of `{ty}` have no field `id`, so the loop needs a key"),
    )
    .help("write `key` and what tells the rows apart behind the list; `key index` is right where rows do not move")
}

pub(super) fn key_type(ty: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::KEY_TYPE,
        at,
        format!("a key is a Text, an Int or an enum without fields, not a `{ty}`"),
    )
}

pub(super) fn unknown_property(
    element: &str,
    name: &str,
    at: Span,
    nearest: Option<&str>,
) -> Diagnostic {
    Diagnostic::new(
        Code::UNKNOWN_PROPERTY,
        at,
        format!("`{element}` has no property `{name}`"),
    )
    .suggest(nearest)
}

pub(super) fn property_type(name: &str, wanted: &str, found: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::PROPERTY_TYPE,
        at,
        format!("`{name}` takes {wanted}, found `{found}`"),
    )
}

pub(super) fn property_range(name: &str, low: u8, high: u8, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::PROPERTY_RANGE,
        at,
        format!("`{name}` goes from {low} to {high}"),
    )
}

pub(super) fn no_content(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::NO_CONTENT, at, format!("`{name}` takes no content"))
        .help("remove the text or the block")
}

pub(super) fn one_content(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::ONE_CONTENT,
        at,
        format!("`{name}` takes one argument without a name: its content"),
    )
    .help("give the others their names")
}

pub(super) fn not_a_handler(at: Span) -> Diagnostic {
    Diagnostic::new(Code::NOT_A_HANDLER, at, "this is no handler")
        .help("a handler is an event (`State.event` or `State.event(…)`), an effect, a block `{ … }` or `event => …`")
}

pub(super) fn payload(payload: &str, parameter: &str, wanted: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::PAYLOAD,
        at,
        format!("this hands over a `{payload}`, and `{parameter}` takes a `{wanted}`"),
    )
    .help("bind the argument, as in `State.event(value)`, or take the payload apart: `x => State.event(…)`")
}

pub(super) fn open_parameters(event: &str, names: &[String], at: Span) -> Diagnostic {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    Diagnostic::new(
        Code::OPEN_PARAMETERS,
        at,
        format!("`{event}` still needs {}", names.join(", ")),
    )
    .help("bind them: `State.event(…)`; the payload of the handler fills at most the first one")
}

pub(super) fn bad_bind(at: Span) -> Diagnostic {
    Diagnostic::new(Code::BAD_BIND, at, "`bind` needs something that can be set")
        .help("a `local`, a var of a `client state`, or an `editable` var of a state")
}

pub(super) fn bad_address(rule: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::BAD_ADDRESS, at, format!("bad address: {rule}"))
}

pub(super) fn same_address(at: Span, first: Span) -> Diagnostic {
    Diagnostic::new(Code::SAME_ADDRESS, at, "two pages have the same address")
        .also(first, "the first one stands here")
        .help("change one of them")
}

pub(super) fn route_parameter(ty: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::ROUTE_PARAMETER,
        at,
        format!("a part of an address cannot be a `{ty}`"),
    )
    .help("Text, Int, Bool and enums without fields can; a last `List<Text>` takes the rest")
}

pub(super) fn query_default(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::QUERY_DEFAULT,
        at,
        format!("the query parameter `{name}` needs a default"),
    )
    .help("write `=` and the value that it has when the address does not say it")
}

pub(super) fn bad_layout(rule: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::BAD_LAYOUT,
        at,
        format!("this cannot be a layout: {rule}"),
    )
    .help("a layout is a component with `children: View`, whose other parameters have defaults")
}

pub(super) fn second_not_found(at: Span, first: Span) -> Diagnostic {
    Diagnostic::new(Code::SECOND_NOT_FOUND, at, "a program has one page for 404")
        .also(first, "the first one stands here")
}

pub(super) fn return_outside(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::RETURN_OUTSIDE,
        at,
        "`return` has nothing to leave here",
    )
    .help("it stands in functions, events and handlers")
}

pub(super) fn return_value(at: Span) -> Diagnostic {
    Diagnostic::new(Code::RETURN_VALUE, at, "an event gives no value")
        .help("write `return` alone, and keep the value in a var")
}

pub(super) fn loop_word(word: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::LOOP_WORD,
        at,
        format!("`{word}` stands in loops alone"),
    )
}

pub(super) fn not_iterable(ty: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::NOT_ITERABLE,
        at,
        format!("`for` cannot run over a `{ty}`"),
    )
    .help("it runs over lists and ranges such as `0..10`")
}

pub(super) fn local_outside(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::LOCAL_OUTSIDE,
        at,
        format!("{what} stands at the top of a component or page alone"),
    )
    .help("move it to the top, or use `let`")
}

pub(super) fn block_without_value(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::BLOCK_WITHOUT_VALUE,
        at,
        "this block should end with a value",
    )
    .help("let its last line be the value")
}

pub(super) fn rule_out_of_place(at: Span) -> Diagnostic {
    Diagnostic::new(
        Code::RULE_OUT_OF_PLACE,
        at,
        "rules stand on fields of records and parameters of events",
    )
}
