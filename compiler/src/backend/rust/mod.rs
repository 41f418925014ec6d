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
mod tests;
mod types;

pub use lines::Lines;
pub use tests::{Tests, emit_tests};

use super::OutputFile;
use crate::ast::StateKind;
use crate::hir::{FunctionBody, State, StateId};
use crate::plan::Plan;
use crate::source::SourceId;
use proc_macro2::TokenStream;
use quote::quote;

/// What stands above the code.
const HEAD: &str = "// Made by rxlc from .rxl files. Changes here are lost.\n\n";

/// The Rust of the whole program.
pub fn emit(plan: &Plan) -> OutputFile {
    emit_with_lines(plan).0
}

/// What the Rust is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// The server of an app.
    App,
    /// To run the tests of a program: client states are there as well.
    Tests,
}

impl Purpose {
    /// Whether a state is there.
    fn has(self, state: &State) -> bool {
        self == Purpose::Tests || state.kind != StateKind::Client
    }
}

/// The Rust of the whole program, and where its lines come from.
pub fn emit_with_lines(plan: &Plan) -> (OutputFile, Lines) {
    emit_for(plan, Purpose::App, &TokenStream::new())
}

/// The Rust for a purpose, with more at the end.
fn emit_for(plan: &Plan, purpose: Purpose, more: &TokenStream) -> (OutputFile, Lines) {
    let asked = externs::asked(plan);
    let modules = plan.program.files.iter().map(|file| {
        let name = names::module(&file.module);
        let items = items(plan, purpose, &asked, file.source);
        quote! { pub mod #name { use super::*; #items } }
    });
    let program = program::program(plan, purpose);
    let nothing = lines::nothing();
    let code = quote! { #(#modules)* #nothing #program #more };
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
fn items(plan: &Plan, purpose: Purpose, asked: &[externs::Trait], source: SourceId) -> TokenStream {
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
                .and_then(|state| program.states.get(state.0 as usize))
                .is_none_or(|state| purpose.has(state))
        })
        .map(|(number, function)| code::function(plan, number, function));
    let states = program
        .states
        .iter()
        .enumerate()
        .filter(|(_, state)| state.source == source && purpose.has(state))
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
