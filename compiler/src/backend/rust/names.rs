//! Names in Rust: from the source, raw where they are keywords.

use crate::hir::{Body, LocalId, ON_START, ON_STOP, StateId};
use crate::plan::Plan;
use proc_macro2::{Ident, Span};
use quote::format_ident;

/// An identifier; a keyword becomes a raw one.
pub(super) fn ident(name: &str) -> Ident {
    match name {
        "self" | "Self" | "super" | "crate" | "_" | "" => {
            format_ident!("{}_", name.trim_matches('_'))
        }
        // No value of a program begins with a capital.
        ON_START => format_ident!("OnStart"),
        ON_STOP => format_ident!("OnStop"),
        _ if syn::parse_str::<Ident>(name).is_ok() => Ident::new(name, Span::call_site()),
        _ => Ident::new_raw(name, Span::call_site()),
    }
}

/// What Rust's prelude has, and the trait of extern functions: a declaration of such a name would hide it in its module.
const HIDDEN: [&str; 42] = [
    "AsMut",
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Externs",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
];

/// The name of a record, an enum, a state or a constant; one that would hide what emitted code needs gets a line behind it.
pub(super) fn type_ident(name: &str) -> Ident {
    match HIDDEN.contains(&name) {
        true => format_ident!("{name}_"),
        false => ident(name),
    }
}

/// The module of a file: `widgets/row` is `widgets_row`.
pub(super) fn module(path: &str) -> Ident {
    ident(&path.replace(['/', '-', '.'], "_"))
}

/// The field of the tab that holds a state.
pub(super) fn state_field(plan: &Plan, state: StateId) -> Ident {
    let name = plan
        .state_names
        .get(state.0 as usize)
        .map_or("state", |name| name.as_str());
    ident(&snake(name))
}

/// `TodoList` is `todo_list`.
pub(super) fn snake(name: &str) -> String {
    let mut text = String::new();
    for (index, character) in name.chars().enumerate() {
        if character.is_uppercase() && index > 0 && !text.ends_with('_') {
            text.push('_');
        }
        if character == '.' {
            text.push('_');
        } else {
            text.extend(character.to_lowercase());
        }
    }
    text
}

/// What emitted code calls its own: a local of the program with such a name gets a number.
const TAKEN: [&str; 25] = [
    "_", "address", "args", "backend", "cx", "done", "item", "kept", "left", "lent", "old", "out",
    "failure", "picked", "place", "position", "read", "right", "sorted", "stream", "tab", "test",
    "text", "value", "wrong",
];

/// A local: its name, with its number where the body has several of the name.
pub(super) fn local(body: &Body, id: LocalId) -> Ident {
    let Some(local) = body.locals.get(id.0 as usize) else {
        return format_ident!("local_{}", id.0);
    };
    let twice = body
        .locals
        .iter()
        .filter(|other| other.name == local.name)
        .count()
        > 1;
    if twice || TAKEN.contains(&local.name.as_str()) {
        format_ident!("{}_{}", local.name.trim_start_matches('_'), id.0)
    } else {
        ident(&local.name)
    }
}
