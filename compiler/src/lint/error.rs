//! What the lints find, and the words for it.

use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;
use smol_str::SmolStr;

/// Something that is most likely not meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lint {
    /// A declaration that nothing names.
    Unused {
        /// `function`, `local`.
        what: &'static str,
        name: SmolStr,
        /// Where it is declared.
        at: Span,
        /// `_name` says that it is meant: locals and parameters.
        may_hide: bool,
    },
    /// A name that `use` brings and the file does not name.
    UnusedImport { name: SmolStr, at: Span },
    /// Code behind one that leaves.
    UnreachableCode {
        at: Span,
        /// What leaves.
        leaves: Span,
    },
    /// Rows that move are told apart by where they stand.
    KeyByIndex {
        at: Span,
        /// `State.var`
        list: String,
        /// Where an event moves its rows.
        moved: Span,
    },
    /// `none` may stand in a text.
    InterpolatedOption { at: Span },
    /// A declaration with the name of a type of the language.
    HidesBuiltin { name: SmolStr, at: Span },
    /// A picture without words.
    ImageWithoutAlt { element: &'static str, at: Span },
    /// A control without a name for those who do not see it.
    ControlWithoutLabel {
        element: &'static str,
        /// It can be labelled by its content.
        has_content: bool,
        at: Span,
    },
    /// A click on what no keyboard reaches.
    ClickOnNoControl { element: &'static str, at: Span },
    /// Each movement of the pointer sends an event.
    PointerWithoutLimit { handler: &'static str, at: Span },
    /// An event that keeps its session for many waits.
    EventWaitsInLoop {
        event: SmolStr,
        /// What waits.
        at: Span,
        declared: Option<Span>,
    },
    /// Much is sent, little is needed.
    LargeForSmall {
        /// `State.var`
        var: String,
        at: Span,
        /// What is made of it, and where.
        method: &'static str,
        read: Span,
    },
    /// A secret that is sent.
    SecretName {
        what: &'static str,
        name: SmolStr,
        at: Span,
    },
    /// A value of the server that does not follow what the browser foresees.
    StaleComputed {
        computed: SmolStr,
        at: Span,
        var: SmolStr,
        event: SmolStr,
        event_at: Option<Span>,
    },
    /// A private event that no code calls.
    NeverCalled { event: SmolStr, at: Span },
    /// `// allow:` with a name that no warning has.
    UnknownName {
        name: SmolStr,
        near: Option<&'static str>,
        at: Span,
    },
}

impl Lint {
    /// The words.
    pub(super) fn to_diagnostic(&self) -> Diagnostic {
        match self {
            Lint::Unused {
                what,
                name,
                at,
                may_hide,
            } => {
                let diagnostic =
                    Diagnostic::new(Code::UNUSED, *at, format!("the {what} `{name}` is not used"));
                match may_hide {
                    true => diagnostic
                        .help(format!("take it out, or call it `_{name}` if it is meant"))
                        .fix(*at, format!("_{name}")),
                    false => diagnostic.help("take it out"),
                }
            }
            Lint::UnusedImport { name, at } => Diagnostic::new(
                Code::UNUSED,
                *at,
                format!("`{name}` is brought here and not used"),
            )
            .help("take it out of the `use`"),
            Lint::UnreachableCode { at, leaves } => {
                Diagnostic::new(Code::UNREACHABLE_CODE, *at, "this is never reached")
                    .also(*leaves, "the block is left here")
                    .help("take it out, or leave the block only under a condition")
            }
            Lint::KeyByIndex { at, list, moved } => Diagnostic::new(
                Code::KEY_BY_INDEX,
                *at,
                format!("rows of `{list}` move, and their key is where they stand"),
            )
            .also(*moved, "rows come, go or move here")
            .help("take a key that goes with the row: a field `id` made by `uuid()`, or a value that no two rows share"),
            Lint::InterpolatedOption { at } => Diagnostic::new(
                Code::INTERPOLATED_OPTION,
                *at,
                "this may be `none`, and then the text says `none`",
            )
            .help("give another text with `??`, or open the option with `if let`"),
            Lint::HidesBuiltin { name, at } => Diagnostic::new(
                Code::HIDES_BUILTIN,
                *at,
                format!("`{name}` hides the type of the language with this name"),
            )
            .help("take another name, or this file cannot name that type"),
            Lint::ImageWithoutAlt { element, at } => Diagnostic::new(
                Code::IMAGE_WITHOUT_ALT,
                *at,
                format!("`{element}` has no `alt`"),
            )
            .help("say in `alt` what the picture shows; `alt: \"\"` if it only decorates"),
            Lint::ControlWithoutLabel {
                element,
                has_content,
                at,
            } => {
                let diagnostic = Diagnostic::new(
                    Code::CONTROL_WITHOUT_LABEL,
                    *at,
                    format!("nothing says what this `{element}` is for"),
                );
                match has_content {
                    true => diagnostic.help("give it a text, or an `aria_label`"),
                    false => diagnostic
                        .help("put it into `labelled(label: \"…\") { … }`, or give it an `aria_label`"),
                }
            }
            Lint::ClickOnNoControl { element, at } => Diagnostic::new(
                Code::CLICK_ON_NO_CONTROL,
                *at,
                format!("`{element}` is clicked, and no keyboard reaches it"),
            )
            .help("make it a `button` (`variant: Ghost` has no look of its own) or a `link`, or say its `role`"),
            Lint::PointerWithoutLimit { handler, at } => Diagnostic::new(
                Code::POINTER_WITHOUT_LIMIT,
                *at,
                format!("`{handler}` sends an event for each movement"),
            )
            .help("add `.throttle(100ms)` or `.debounce(200ms)`, or keep the place in a `client state`"),
            Lint::EventWaitsInLoop {
                event,
                at,
                declared,
            } => {
                let diagnostic = Diagnostic::new(
                    Code::EVENT_WAITS_IN_LOOP,
                    *at,
                    format!("`{event}` waits in a loop, and its session waits with it"),
                )
                .help("make it a `background event`, with the changes in `update { … }`");
                match declared {
                    Some(declared) => diagnostic.also(*declared, "a plain event"),
                    None => diagnostic,
                }
            }
            Lint::LargeForSmall {
                var,
                at,
                method,
                read,
            } => Diagnostic::new(
                Code::LARGE_FOR_SMALL,
                *at,
                format!("pages receive all of `{var}` and use only its `{method}`"),
            )
            .also(*read, "all that is made of it")
            .help("make it `private` and say what pages need in a `computed`: then only that is sent"),
            Lint::SecretName { what, name, at } => Diagnostic::new(
                Code::SECRET_NAME,
                *at,
                format!("the {what} `{name}` is called like a secret and can be sent to browsers"),
            )
            .help("make it `private`"),
            Lint::StaleComputed {
                computed,
                at,
                var,
                event,
                event_at,
            } => {
                let diagnostic = Diagnostic::new(
                    Code::STALE_COMPUTED,
                    *at,
                    format!("`{computed}` runs on the server, and `{event}` shows a new `{var}` before the server knows"),
                )
                .help("until the answer comes both are shown, one old and one new: make the event plain, or let the computed read public values alone");
                match event_at {
                    Some(event_at) => diagnostic.also(*event_at, "the optimistic event"),
                    None => diagnostic,
                }
            }
            Lint::NeverCalled { event, at } => Diagnostic::new(
                Code::NEVER_CALLED,
                *at,
                format!("the private event `{event}` is never called"),
            )
            .help("take it out, or call it"),
            Lint::UnknownName { name, near, at } => Diagnostic::new(
                Code::UNKNOWN_LINT,
                *at,
                format!("no warning is called `{name}`"),
            )
            .suggest(*near),
        }
    }
}
