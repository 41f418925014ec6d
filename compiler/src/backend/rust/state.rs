//! States: a struct of vars, events that change them, computeds that read them.

use super::code::{Code, params};
use super::lines;
use super::names::{ident, state_field, type_ident};
use super::types::ty;
use crate::hir::{EventKind, EventRef, State, StateId};
use crate::plan::Plan;
use proc_macro2::TokenStream;
use quote::quote;

/// A state with its members.
pub(super) fn state(plan: &Plan, id: StateId, state: &State) -> TokenStream {
    let name = type_ident(&state.origin.name);
    let field = state_field(plan, id);
    let docs = state.origin.docs.iter().flat_map(|docs| docs.lines());
    let line = lines::item(state.origin.span);
    let vars = state.vars.iter().map(|var| {
        let docs = var.origin.docs.iter().flat_map(|docs| docs.lines());
        let line = lines::item(var.origin.span);
        let (name, ty) = (ident(&var.origin.name), ty(plan, &var.ty));
        quote! { #line #(#[doc = #docs])* pub #name: rxl::Var<#ty> }
    });
    let empty = state.vars.iter().map(|var| {
        let name = ident(&var.origin.name);
        let value = empty_value(plan, &var.ty);
        quote! { #name: rxl::Var::new(#value) }
    });
    let resets = state.vars.iter().map(|var| {
        let name = ident(&var.origin.name);
        let value = Code::new(plan, &var.default).value();
        quote! { { let value = #value; tab.#field.#name.whole().set(value); } }
    });
    let computeds = state.computeds.iter().map(|computed| {
        let docs = computed.origin.docs.iter().flat_map(|docs| docs.lines());
        let line = lines::item(computed.origin.span);
        let (name, ty) = (ident(&computed.origin.name), ty(plan, &computed.ty));
        let value = Code::new(plan, &computed.value).value();
        quote! {
            #line #(#[doc = #docs])*
            pub fn #name(tab: &super::Tab) -> rxl::Result<#ty> { Ok(#value) }
        }
    });
    let events = state.events.iter().enumerate().map(|(index, event)| {
        let at = EventRef::State(id, u32::try_from(index).unwrap_or(u32::MAX));
        let docs = event.origin.docs.iter().flat_map(|docs| docs.lines());
        let line = lines::item(event.origin.span);
        let name = ident(&event.origin.name);
        let allowed = event
            .is_hook()
            .then(|| quote! { #[allow(non_snake_case)] });
        let params = params(plan, &event.body, event.params.len());
        match event.kind {
            EventKind::Extern => return super::externs::event(plan, state, &field, event),
            EventKind::Background { .. } => {
                let body = Code::lent(plan, &event.body).block(&event.body.block);
                let backend = super::externs::has_backend(plan)
                    .then(|| quote! { backend: std::sync::Arc<dyn super::Backend>, });
                return quote! {
                    #line #(#[doc = #docs])* #allowed
                    pub async fn #name(#backend cx: rxl::Background, #(#params),*) -> rxl::Result<()> {
                        #body
                        Ok(())
                    }
                };
            }
            EventKind::Plain | EventKind::Optimistic => {}
        }
        let body = Code::event(plan, state, &event.body).block(&event.body.block);
        if plan.waiting.contains(&at) {
            return quote! {
                #line #(#[doc = #docs])* #allowed
                pub async fn #name(tab: &mut super::Tab, #(#params),*) -> rxl::Result<()> {
                    tab.turn.enter()?;
                    let done: rxl::Result<()> = async { #body Ok(()) }.await;
                    tab.turn.leave();
                    done
                }
            };
        }
        quote! {
            #line #(#[doc = #docs])* #allowed
            pub fn #name(tab: &mut super::Tab, #(#params),*) -> rxl::Result<()> {
                tab.turn.enter()?;
                let done = (|| { #body Ok(()) })();
                tab.turn.leave();
                done
            }
        }
    });
    let rules = state
        .events
        .iter()
        .map(|event| super::rules::of_event(plan, event));
    quote! {
        #line #(#[doc = #docs])*
        #[derive(Debug)]
        pub struct #name { #(#vars),* }

        impl #name {
            /// All vars with an empty value of their type; `reset` gives them their defaults.
            pub(super) fn empty() -> #name { #name { #(#empty),* } }

            /// All vars with their defaults.
            pub fn reset(tab: &mut super::Tab) -> rxl::Result<()> {
                #(#resets)*
                Ok(())
            }

            #(#computeds)*
            #(#rules)*
            #(#events)*
        }
    }
}

/// Some value of a type, before the defaults are computed.
fn empty_value(plan: &Plan, of: &crate::hir::Type) -> TokenStream {
    use crate::hir::Type;
    match of {
        Type::Bool => quote! { false },
        Type::Int => quote! { 0 },
        Type::Float => quote! { 0.0 },
        Type::Text => quote! { String::new() },
        Type::Option(_) => quote! { None },
        Type::List(_) => quote! { rxl::List::new() },
        Type::Map(..) => quote! { rxl::Map::new() },
        Type::Set(_) => quote! { rxl::Set::new() },
        Type::Duration => quote! { rxl::Duration(0) },
        Type::Date => quote! { rxl::Date(0) },
        Type::DateTime => quote! { rxl::DateTime(0) },
        Type::Bytes => quote! { rxl::Bytes::new() },
        Type::Json => quote! { rxl::Json::Null },
        Type::Color => quote! { rxl::Color(String::new()) },
        Type::Length => quote! { rxl::Length(String::new()) },
        Type::Route => quote! { rxl::Route(String::new()) },
        Type::Result(ok, _) => {
            let ok = empty_value(plan, ok);
            quote! { Ok(#ok) }
        }
        Type::Record(id, _) => {
            let path = super::expr::without_arguments(ty(plan, of));
            let fields = plan
                .program
                .records
                .get(id.0 as usize)
                .into_iter()
                .flat_map(|record| &record.fields)
                .map(|field| {
                    let (name, value) = (ident(&field.origin.name), empty_value(plan, &field.ty));
                    quote! { #name: #value }
                });
            quote! { #path { #(#fields),* } }
        }
        Type::Enum(id, _) => {
            let path = super::expr::without_arguments(ty(plan, of));
            let variant = plan.program.enums.get(id.0 as usize).and_then(|declared| {
                let plain = declared
                    .variants
                    .iter()
                    .find(|variant| variant.fields.is_empty());
                plain.or(declared.variants.first())
            });
            let Some(variant) = variant else {
                return quote! { compile_error!("an enum without variants has no value") };
            };
            let name = ident(&variant.origin.name);
            let fields: Vec<TokenStream> = variant
                .fields
                .iter()
                .map(|field| empty_value(plan, &field.ty))
                .collect();
            if fields.is_empty() {
                quote! { #path::#name }
            } else {
                quote! { #path::#name(#(#fields),*) }
            }
        }
        _ => quote! { compile_error!("a bug in rxlc: this type cannot be stored") },
    }
}
