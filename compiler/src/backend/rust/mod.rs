//! The Rust back end: records and enums as types, states as structs of vars, events and computeds as functions, and the dispatch that the session drives.
//!
//! Takes the plan, gives one file, `app.rs`, with a module for each `.rxl` file. Nothing in it depends on a view, so a change of a view leaves it as it is.

mod background;
mod code;
mod expr;
mod externs;
mod library;
mod lines;
mod names;
mod pattern;
mod place;
mod prelude;
mod program;
mod rules;
mod state;
mod statement;
pub mod stubs;
mod types;

pub use lines::Lines;

use super::OutputFile;
use crate::hir::{FunctionBody, StateId};
use crate::plan::Plan;
use proc_macro2::TokenStream;
use quote::quote;

/// What stands above the code.
const HEAD: &str = "// Made by rxlc from .rxl files. Changes here are lost.\n\n";

/// The Rust of the whole program.
pub fn emit(plan: &Plan) -> OutputFile {
    emit_with_lines(plan).0
}

/// The Rust of the whole program, and where its lines come from.
pub fn emit_with_lines(plan: &Plan) -> (OutputFile, Lines) {
    let asked = externs::asked(plan);
    let modules = plan.program.files.iter().map(|file| {
        let name = names::module(&file.module);
        let items = items(plan, &asked, file.source);
        quote! { pub mod #name { use super::*; #items } }
    });
    let program = program::program(plan);
    let nothing = lines::nothing();
    let code = quote! { #(#modules)* #nothing #program };
    let prelude = prelude::prelude(plan, &code);
    let tokens = quote! { #code #prelude };
    // Tokens that are no Rust are a bug of the compiler; the text then shows where, and rustc says so.
    let code = match syn::parse2::<syn::File>(tokens.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        Err(_) => tokens.to_string(),
    };
    let (code, lines) = Lines::take(&code, HEAD.lines().count());
    let file = OutputFile::generated("app.rs", format!("{HEAD}{code}"));
    (file, lines)
}

/// What one file declares.
fn items(plan: &Plan, asked: &[externs::Trait], source: crate::source::SourceId) -> TokenStream {
    let program = &plan.program;
    let records = program
        .records
        .iter()
        .filter(|record| record.source == Some(source))
        .map(|record| types::record(plan, record));
    let enums = program
        .enums
        .iter()
        .filter(|declared| declared.source == Some(source))
        .map(|declared| types::enumeration(plan, declared));
    let constants = program
        .constants
        .iter()
        .filter(|constant| constant.source == source)
        .map(|constant| code::constant(plan, constant));
    let functions = program
        .functions
        .iter()
        .enumerate()
        .filter(|(_, function)| function.source == source)
        .filter(|(_, function)| matches!(function.body, FunctionBody::Rxl(_)))
        .filter(|(_, function)| {
            function
                .state
                .is_none_or(|state| !crate::plan::placement::is_client(program, state))
        })
        .map(|(number, function)| code::function(plan, number, function));
    let states = program
        .states
        .iter()
        .enumerate()
        .filter(|(_, state)| state.source == source)
        .map(|(index, state)| {
            state::state(
                plan,
                StateId(u32::try_from(index).unwrap_or(u32::MAX)),
                state,
            )
        });
    let traits = externs::traits(asked, source);
    quote! { #traits #(#records)* #(#enums)* #(#constants)* #(#functions)* #(#states)* }
}
