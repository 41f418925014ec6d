//! The tab with all its states, the dispatch of events, and the program as the server takes it.

use super::names::{ident, module, state_field, type_ident};
use super::{Purpose, types};
use crate::hir::{
    ComputedRef, EventKind, EventRef, Expr, ExprKind, ON_START, ON_STOP, State, StateId,
};
use crate::plan::walk::{Visitor, walk_block, walk_expr};
use crate::plan::{Cell, Plan, Side};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use std::collections::BTreeSet;

/// What stands beside the modules.
pub(super) fn program(plan: &Plan, purpose: Purpose) -> TokenStream {
    let states: Vec<(StateId, &State)> = plan
        .program
        .states
        .iter()
        .enumerate()
        .filter(|(_, state)| purpose.has(state))
        .map(|(index, state)| (StateId(u32::try_from(index).unwrap_or(u32::MAX)), state))
        .collect();
    let backend = super::externs::backend(plan);
    let tab = tab(plan, &states);
    let calls = calls(plan, &states);
    let preview = changes(plan, &states, &format_ident!("preview"));
    let commit = changes(plan, &states, &format_ident!("commit"));
    let rollback = rollback(plan, &states);
    let watch = watch(plan, &states);
    let visits = vars(plan, &states).map(|(var, name)| quote! { visit(#name, &mut self.#var); });
    let contract = plan.contract.as_str();
    let has_backend = super::externs::has_backend(plan);
    let implementation = has_backend.then(|| quote! { backend: impl Backend });
    let shared = has_backend.then(
        || quote! { let backend: std::sync::Arc<dyn Backend> = std::sync::Arc::new(backend); },
    );
    let new_tab = match has_backend {
        true => {
            quote! { std::sync::Arc::new(move || Box::new(Tab::new(std::sync::Arc::clone(&backend)))) }
        }
        false => quote! { std::sync::Arc::new(|| Box::new(Tab::new())) },
    };
    let mut requests: Vec<String> = plan
        .calling_rust
        .iter()
        .filter_map(|event| Some(plan.event_name(*event)?.to_string()))
        .collect();
    requests.sort();
    let starts = hooks(plan, ON_START);
    let stops = hooks(plan, ON_STOP);
    let version = env!("CARGO_PKG_VERSION");
    let savepoint = tries_calls(&states).then(|| savepoint(plan, &states));
    let entry = match purpose {
        Purpose::App => quote! {
            /// The program for the server.
            pub fn program(#implementation) -> rxl::Program {
                #shared
                rxl::Program {
                    new_tab: #new_tab,
                    contract: #contract,
                    version: #version,
                    requests: &[#(#requests),*],
                    starts: &[#(#starts),*],
                    stops: &[#(#stops),*],
                    assets: include!(concat!(env!("OUT_DIR"), "/assets.rs")),
                }
            }
        },
        Purpose::Tests => TokenStream::new(),
    };
    quote! {
        #backend
        #tab
        #savepoint

        impl rxl::States for Tab {
            fn begin(&mut self, context: rxl::Context) {
                self.turn = rxl::Turn::new(context);
            }

            fn call<'a>(&'a mut self, event: &'a str, args: &'a [rxl::Value]) -> rxl::Running<'a> {
                let tab = self;
                Box::pin(async move {
                    match event {
                        #calls
                        _ => Err(rxl::CallError::UnknownEvent),
                    }
                })
            }

            fn preview(&mut self, out: &mut rxl::Outgoing) { #preview }

            fn commit(&mut self, out: &mut rxl::Outgoing) {
                #commit
                self.turn.end(out);
            }

            fn rollback(&mut self, out: &mut rxl::Outgoing) {
                #rollback
                self.turn.abort();
            }

            fn watch(&mut self, cells: &[String], out: &mut rxl::JsonWriter) { #watch }

            fn vars(&mut self, visit: &mut dyn FnMut(&'static str, &mut dyn rxl::states::Stored)) {
                #(#visits)*
            }
        }

        #entry
    }
}

/// The hooks of this name, as the server calls them.
pub(super) fn hooks(plan: &Plan, name: &str) -> Vec<String> {
    let states = plan.program.states.iter().enumerate();
    states
        .flat_map(|(state, declared)| {
            let state = StateId(u32::try_from(state).unwrap_or(u32::MAX));
            let events = declared.events.iter().enumerate();
            let hooks = events.filter(|(_, event)| event.origin.name == name);
            hooks.filter_map(move |(event, _)| {
                let event = u32::try_from(event).unwrap_or(u32::MAX);
                Some(plan.event_name(EventRef::State(state, event))?.to_string())
            })
        })
        .collect()
}

/// Whether an event calls another one with `try`.
fn tries_calls(states: &[(StateId, &State)]) -> bool {
    struct Finder(bool);
    impl Visitor for Finder {
        fn expr(&mut self, expr: &Expr) {
            self.0 |= matches!(expr.kind, ExprKind::TryCall(_));
            walk_expr(self, expr);
        }
    }
    let mut finder = Finder(false);
    for (_, state) in states {
        for event in &state.events {
            walk_block(&mut finder, &event.body.block);
        }
    }
    finder.0
}

/// What brings the values of a moment back, for calls that are tried.
fn savepoint(plan: &Plan, states: &[(StateId, &State)]) -> TokenStream {
    let vars: Vec<TokenStream> = vars(plan, states).map(|(var, _)| var).collect();
    let marks: Vec<Ident> = (0..vars.len())
        .map(|index| format_ident!("mark_{index}"))
        .collect();
    quote! {
        impl Tab {
            /// What brings the values of now back.
            fn savepoint(&self) -> impl FnOnce(&mut Tab) + Send + use<> {
                let turn = self.turn.mark();
                #(let #marks = self.#vars.mark();)*
                move |tab| {
                    tab.turn.back_to(turn);
                    #(tab.#vars.back_to(#marks);)*
                }
            }
        }
    }
}

/// The vars of all states: their way from the tab, and their name on the wire.
fn vars<'a>(
    plan: &'a Plan,
    states: &'a [(StateId, &'a State)],
) -> impl Iterator<Item = (TokenStream, String)> + 'a {
    states.iter().flat_map(move |(id, state)| {
        let field = state_field(plan, *id);
        let wire = plan
            .state_names
            .get(id.0 as usize)
            .map(ToString::to_string)
            .unwrap_or_default();
        state.vars.iter().map(move |var| {
            let name = ident(&var.origin.name);
            (
                quote! { #field.#name },
                format!("{wire}.{}", var.origin.name),
            )
        })
    })
}

/// A computed that the server sends.
struct Sent {
    /// The field of the tab that holds what was sent last.
    field: Ident,
    wire: String,
    path: TokenStream,
    ty: TokenStream,
    is_list: bool,
    /// The vars that it depends on, as ways from the tab.
    depends: Vec<TokenStream>,
}

/// Computeds that run on the server and may be sent.
fn sent(plan: &Plan, states: &[(StateId, &State)]) -> Vec<Sent> {
    let mut all = Vec::new();
    for (id, state) in states {
        for (index, computed) in state.computeds.iter().enumerate() {
            let reference = ComputedRef {
                state: *id,
                computed: u32::try_from(index).unwrap_or(u32::MAX),
            };
            let is_server = plan
                .computed(reference)
                .is_some_and(|plan| plan.side == Side::Server);
            if !is_server || computed.private {
                continue;
            }
            let Some(wire) = plan.cell_name(Cell::Computed(reference)) else {
                continue;
            };
            let module = file_module(plan, state);
            let (owner, name) = (type_ident(&state.origin.name), ident(&computed.origin.name));
            let depends = base_vars(plan, reference)
                .into_iter()
                .filter_map(|var| {
                    let field = state_field(plan, var.state);
                    let declared = plan.program.states.get(var.state.0 as usize)?;
                    let name = ident(&declared.vars.get(var.var as usize)?.origin.name);
                    Some(quote! { #field.#name })
                })
                .collect();
            all.push(Sent {
                field: format_ident!(
                    "sent_{}_{}",
                    state_field(plan, *id),
                    computed.origin.name.as_str()
                ),
                wire: wire.to_string(),
                path: quote! { #module::#owner::#name },
                ty: types::ty(plan, &computed.ty),
                is_list: matches!(computed.ty, crate::hir::Type::List(_)),
                depends,
            });
        }
    }
    all
}

/// The vars that a computed reads in the end.
fn base_vars(plan: &Plan, computed: ComputedRef) -> BTreeSet<crate::hir::VarRef> {
    let mut vars = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut waiting = vec![computed];
    while let Some(computed) = waiting.pop() {
        if !seen.insert(computed) {
            continue;
        }
        for cell in plan
            .computed(computed)
            .into_iter()
            .flat_map(|plan| &plan.reads)
        {
            match cell {
                Cell::Var(var) => {
                    vars.insert(*var);
                }
                Cell::Computed(inner) => waiting.push(*inner),
                Cell::Ambient(_) => {}
            }
        }
    }
    vars
}

pub(super) fn file_module(plan: &Plan, state: &State) -> Ident {
    plan.program
        .files
        .iter()
        .find(|file| file.source == state.source)
        .map_or_else(|| ident("app"), |file| module(&file.module))
}

fn tab(plan: &Plan, states: &[(StateId, &State)]) -> TokenStream {
    let fields = states.iter().map(|(id, state)| {
        let (field, module, name) = (
            state_field(plan, *id),
            file_module(plan, state),
            type_ident(&state.origin.name),
        );
        quote! { pub #field: #module::#name }
    });
    let empty = states.iter().map(|(id, state)| {
        let (field, module, name) = (
            state_field(plan, *id),
            file_module(plan, state),
            type_ident(&state.origin.name),
        );
        quote! { #field: #module::#name::empty() }
    });
    let resets = states.iter().map(|(_, state)| {
        let (module, name) = (file_module(plan, state), type_ident(&state.origin.name));
        quote! { let _ = #module::#name::reset(&mut tab); }
    });
    let sent = sent(plan, states);
    let sent_fields = sent.iter().map(|sent| {
        let (field, ty) = (&sent.field, &sent.ty);
        quote! { #field: rxl::var::Sent<#ty> }
    });
    let sent_empty = sent.iter().map(|sent| {
        let field = &sent.field;
        quote! { #field: rxl::var::Sent::new() }
    });
    let has_backend = super::externs::has_backend(plan);
    let backend_field = has_backend.then(|| quote! { pub backend: std::sync::Arc<dyn Backend>, });
    let backend_param = has_backend.then(|| quote! { backend: std::sync::Arc<dyn Backend> });
    let backend = has_backend.then(|| quote! { backend, });
    quote! {
        /// All states of one browser tab.
        pub struct Tab {
            #(#fields,)*
            #(#sent_fields,)*
            pub turn: rxl::Turn,
            #backend_field
        }

        impl Tab {
            /// A tab whose states have their defaults. A default that fails leaves its var and those below it empty.
            pub fn new(#backend_param) -> Tab {
                let mut tab = Tab {
                    #(#empty,)*
                    #(#sent_empty,)*
                    turn: rxl::Turn::default(),
                    #backend
                };
                #(#resets)*
                rxl::States::commit(&mut tab, &mut rxl::Outgoing::default());
                tab
            }
        }
    }
}

fn calls(plan: &Plan, states: &[(StateId, &State)]) -> TokenStream {
    let arms = states.iter().flat_map(|(id, state)| {
        let wire = plan
            .state_names
            .get(id.0 as usize)
            .cloned()
            .unwrap_or_default();
        let (module, owner) = (file_module(plan, state), type_ident(&state.origin.name));
        state
            .events
            .iter()
            .enumerate()
            .filter(|(_, event)| !event.private || event.is_hook())
            .map(move |(index, event)| {
                let at = EventRef::State(*id, u32::try_from(index).unwrap_or(u32::MAX));
                let text = format!("{wire}.{}", event.origin.name);
                let name = ident(&event.origin.name);
                let count = event.params.len();
                let args = (0..count).map(|index| quote! { rxl::data::read_item(args, #index)? });
                let names: Vec<Ident> = (0..count)
                    .map(|index| format_ident!("argument_{index}"))
                    .collect();
                let run = match event.kind {
                    EventKind::Background { latest, detached } => {
                        let start = super::background::start(plan, at, latest, detached, &names);
                        let check =
                            super::rules::ask(plan, event, &quote! { #module::#owner }, &names);
                        return quote! {
                            #text => {
                                rxl::states::expect_arguments(args, #count)?;
                                #(let #names = #args;)*
                                #check
                                let start = #start;
                                tab.turn.start(start);
                                Ok(())
                            }
                        }
                        .into_iter()
                        .chain(match event.is_hook() {
                            true => TokenStream::new(),
                            false => cancel(&text),
                        })
                        .collect();
                    }
                    _ if crate::plan::rules::are_ruled(&plan.program, &event.params) => {
                        let check =
                            super::rules::ask(plan, event, &quote! { #module::#owner }, &names);
                        let wait = plan.waiting.contains(&at).then(|| quote! { .await });
                        return quote! {
                            #text => {
                                rxl::states::expect_arguments(args, #count)?;
                                #(let #names = #args;)*
                                #check
                                #module::#owner::#name(tab, #(#names),*) #wait ?;
                                Ok(())
                            }
                        };
                    }
                    _ => quote! { #module::#owner::#name(tab, #(#args),*) },
                };
                let wait = plan.waiting.contains(&at).then(|| quote! { .await });
                quote! {
                    #text => {
                        rxl::states::expect_arguments(args, #count)?;
                        #run #wait ?;
                        Ok(())
                    }
                }
            })
            .collect::<Vec<_>>()
    });
    quote! { #(#arms)* }
}

/// The arm that ends what the tab has started of a background event.
fn cancel(event: &str) -> TokenStream {
    let text = format!("{event}.cancel");
    quote! {
        #text => {
            rxl::states::expect_arguments(args, 0)?;
            tab.turn.cancel(#event);
            Ok(())
        }
    }
}

/// Writes what has changed: as a preview or to commit it.
fn changes(plan: &Plan, states: &[(StateId, &State)], how: &Ident) -> TokenStream {
    let sent = sent(plan, states);
    let marks = sent.iter().enumerate().map(|(index, sent)| {
        let name = format_ident!("changed_{index}");
        let depends = &sent.depends;
        let field = &sent.field;
        quote! { let #name = self.#field.is_watched() && (false #(|| self.#depends.is_written())*); }
    });
    let vars = vars(plan, states).map(|(var, wire)| {
        quote! { self.#var.#how(#wire, out); }
    });
    let computeds = sent.iter().enumerate().map(|(index, sent)| {
        let name = format_ident!("changed_{index}");
        let (field, path, wire) = (&sent.field, &sent.path, &sent.wire);
        let update = if sent.is_list {
            quote! { update_list }
        } else {
            quote! { update }
        };
        quote! {
            if #name {
                let value = #path(self);
                self.#field.#update(value, #wire, &mut out.changes);
            }
        }
    });
    quote! {
        #(#marks)*
        #(#vars)*
        #(#computeds)*
    }
}

/// Undoes what has changed, and takes back what was shown of it.
fn rollback(plan: &Plan, states: &[(StateId, &State)]) -> TokenStream {
    let sent = sent(plan, states);
    let marks = sent.iter().enumerate().map(|(index, sent)| {
        let name = format_ident!("changed_{index}");
        let depends = &sent.depends;
        let field = &sent.field;
        quote! { let #name = self.#field.is_watched() && (false #(|| self.#depends.is_written())*); }
    });
    let vars = vars(plan, states).map(|(var, wire)| {
        quote! { self.#var.rollback(#wire, out); }
    });
    let computeds = sent.iter().enumerate().map(|(index, sent)| {
        let name = format_ident!("changed_{index}");
        let (field, path, wire) = (&sent.field, &sent.path, &sent.wire);
        quote! {
            if #name {
                let value = #path(self);
                self.#field.update(value, #wire, &mut out.changes);
            }
        }
    });
    quote! {
        #(#marks)*
        #(#vars)*
        #(#computeds)*
    }
}

fn watch(plan: &Plan, states: &[(StateId, &State)]) -> TokenStream {
    let vars = vars(plan, states).map(|(var, wire)| {
        quote! {
            let watched = cells.iter().any(|cell| cell == #wire);
            if watched && !self.#var.is_watched() {
                rxl::states::separate(out);
                out.string(#wire);
                out.raw(":");
                rxl::Data::write(self.#var.get(), out);
            }
            self.#var.watch(watched);
        }
    });
    let sent = sent(plan, states);
    let (before, after) = match sent.is_empty() {
        true => (quote! {}, quote! {}),
        false => (
            quote! { let mut failures = rxl::JsonWriter::new(); },
            quote! {
                if !failures.text.is_empty() {
                    out.raw(",{");
                    out.raw(&failures.text);
                    out.raw("}");
                }
            },
        ),
    };
    let computeds = sent.into_iter().map(|sent| {
        let Sent {
            field, wire, path, ..
        } = sent;
        quote! {
            let watched = cells.iter().any(|cell| cell == #wire);
            if watched && !self.#field.is_watched() {
                let value = #path(self);
                self.#field.begin(value, #wire, out, &mut failures);
            }
            if !watched {
                self.#field.end();
            }
        }
    });
    quote! {
        #before
        out.raw("{");
        #(#vars)*
        #(#computeds)*
        out.raw("}");
        #after
    }
}
