//! Built-in enums and records: those that the emitted code names, in a module that all files share.

use super::types;
use crate::plan::Plan;
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use std::collections::BTreeSet;

/// The module `prelude` for what `code` names of it.
pub(super) fn prelude(plan: &Plan, code: &TokenStream) -> TokenStream {
    let mut used = BTreeSet::new();
    collect(code.clone(), &mut used);
    let is_used = |name: &str| used.contains(name);
    let enums = plan
        .program
        .enums
        .iter()
        .filter(|declared| declared.source.is_none() && is_used(&declared.origin.name))
        .map(|declared| types::enumeration(plan, declared));
    let records = plan
        .program
        .records
        .iter()
        .filter(|record| record.source.is_none() && is_used(&record.origin.name))
        .map(|record| types::record(plan, record));
    let failure = is_used("Failure").then(|| {
        quote! {
            impl From<rxl::Failure> for Failure {
                fn from(failure: rxl::Failure) -> Failure {
                    let rxl::Failure { message, event, id, known, .. } = failure;
                    Failure { message, event, id, known }
                }
            }
        }
    });
    if used.is_empty() {
        return TokenStream::new();
    }
    quote! {
        pub mod prelude {
            use super::*;
            #(#enums)*
            #(#records)*
            #failure
        }
    }
}

/// The names behind `prelude::`. Built-in types hold no other ones, so these are all that are needed.
fn collect(code: TokenStream, used: &mut BTreeSet<String>) {
    let mut behind = Behind::Nothing;
    for token in code {
        behind = match (&token, behind) {
            (TokenTree::Ident(name), _) if name == "prelude" => Behind::Module(0),
            (TokenTree::Punct(colon), Behind::Module(colons)) if colon.as_char() == ':' => {
                Behind::Module(colons + 1)
            }
            (TokenTree::Ident(name), Behind::Module(2)) => {
                used.insert(name.to_string());
                Behind::Nothing
            }
            _ => Behind::Nothing,
        };
        if let TokenTree::Group(group) = token {
            collect(group.stream(), used);
        }
    }
}

/// What stands before a token.
enum Behind {
    Nothing,
    /// `prelude` and so many colons.
    Module(u8),
}
