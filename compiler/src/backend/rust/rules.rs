//! Rules of records and parameters, checked when a value has arrived.

use super::code::Code;
use super::names::{ident, local};
use super::types::ty;
use crate::hir::{Block, Body, Enum, Event, Field, LocalId, Record, Rule, Type};
use crate::plan::Plan;
use crate::plan::rules::{are_ruled, has_rules};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// The function of a state that asks the rules of an event's arguments; nothing if there are none.
pub(super) fn of_event(plan: &Plan, event: &Event) -> TokenStream {
    let params = &event.params;
    if !are_ruled(&plan.program, params) {
        return TokenStream::new();
    }
    let function = function_of(event);
    let names: Vec<Ident> = argument_names(params.len());
    let types = params.iter().map(|param| ty(plan, &param.ty));
    let records = params
        .iter()
        .zip(&names)
        .filter(|(param, _)| has_rules(&plan.program, &param.ty))
        .map(|(_, name)| quote! { rxl::Data::check(#name, &mut wrong)?; });
    let values: Vec<TokenStream> = names.iter().map(|name| quote! { #name }).collect();
    let rules = params.iter().filter_map(|param| {
        Some(rule(
            plan,
            param.rule.as_ref()?,
            &param.origin.name,
            &values,
        ))
    });
    quote! {
        /// Asks the rules of the arguments.
        pub(super) fn #function(#(#names: &#types),*) -> rxl::Result<()> {
            let mut wrong = rxl::Wrong::default();
            #(#records)*
            #(#rules)*
            wrong.into_result()
        }
    }
}

/// Asks the rules of the arguments of an event, which are in variables of these names; `owner` is its state.
pub(super) fn ask(plan: &Plan, event: &Event, owner: &TokenStream, names: &[Ident]) -> TokenStream {
    if !are_ruled(&plan.program, &event.params) {
        return TokenStream::new();
    }
    let function = function_of(event);
    quote! { #owner::#function(#(&#names),*)?; }
}

fn function_of(event: &Event) -> Ident {
    format_ident!("rules_of_{}", event.origin.name.as_str())
}

fn argument_names(count: usize) -> Vec<Ident> {
    (0..count)
        .map(|index| format_ident!("argument_{index}"))
        .collect()
}

/// `fn check(…)` of a record; nothing if it has no rules in it.
pub(super) fn of_record(plan: &Plan, record: &Record) -> TokenStream {
    let fields: Vec<&Field> = record
        .fields
        .iter()
        .filter(|field| !field.private)
        .collect();
    let values: Vec<TokenStream> = record
        .fields
        .iter()
        .map(|field| {
            let name = ident(&field.origin.name);
            quote! { self.#name }
        })
        .collect();
    let rules = fields.iter().filter_map(|field| {
        Some(rule(
            plan,
            field.rule.as_ref()?,
            &field.origin.name,
            &values,
        ))
    });
    let inner = fields
        .iter()
        .filter(|field| may_break(plan, &field.ty))
        .map(|field| {
            let (name, text) = (ident(&field.origin.name), field.origin.name.as_str());
            quote! { wrong.within(#text, |wrong| rxl::Data::check(&self.#name, wrong))?; }
        });
    check(rules.chain(inner).collect())
}

/// `fn check(…)` of an enum.
pub(super) fn of_enum(plan: &Plan, declared: &Enum) -> TokenStream {
    let arms: Vec<TokenStream> = declared
        .variants
        .iter()
        .filter(|variant| {
            variant
                .fields
                .iter()
                .any(|field| may_break(plan, &field.ty))
        })
        .map(|variant| {
            let name = ident(&variant.origin.name);
            let binders = (0..variant.fields.len()).map(|index| format_ident!("field_{index}"));
            let inner = variant.fields.iter().enumerate().map(|(index, field)| {
                let (binder, text) = (format_ident!("field_{index}"), field.origin.name.as_str());
                quote! { wrong.within(#text, |wrong| rxl::Data::check(#binder, wrong))?; }
            });
            quote! { Self::#name(#(#binders),*) => { #(#inner)* } }
        })
        .collect();
    match arms.is_empty() {
        true => TokenStream::new(),
        false => check(vec![quote! { match self { #(#arms)* _ => {} } }]),
    }
}

fn check(statements: Vec<TokenStream>) -> TokenStream {
    if statements.is_empty() {
        return TokenStream::new();
    }
    quote! {
        fn check(&self, wrong: &mut rxl::Wrong) -> rxl::Result<()> {
            #(#statements)*
            Ok(())
        }
    }
}

/// A type parameter may stand for a record with rules.
fn may_break(plan: &Plan, ty: &Type) -> bool {
    matches!(ty, Type::Param(..)) || has_rules(&plan.program, ty)
}

/// Asks one rule, over values of its locals.
fn rule(plan: &Plan, rule: &Rule, name: &str, values: &[TokenStream]) -> TokenStream {
    let body = |value| Body {
        locals: rule.locals.clone(),
        block: Block {
            statements: Vec::new(),
            value: Some(Box::new(value)),
        },
    };
    let (condition, message) = (body(rule.condition.clone()), body(rule.message.clone()));
    let used = crate::plan::uses::of_block(&condition.block)
        .locals
        .into_iter();
    let used = used.chain(crate::plan::uses::of_block(&message.block).locals);
    let mut used: Vec<LocalId> = used.collect();
    used.sort_unstable();
    used.dedup();
    let locals = used.iter().filter_map(|id| {
        let value = values.get(id.0 as usize)?;
        let name = local(&condition, *id);
        Some(quote! { let #name = #value.clone(); })
    });
    let (condition, message) = (
        Code::new(plan, &condition).value(),
        Code::new(plan, &message).value(),
    );
    quote! {
        {
            #(#locals)*
            if !(#condition) {
                wrong.field(#name, #message);
            }
        }
    }
}
