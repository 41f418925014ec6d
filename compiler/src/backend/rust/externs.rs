//! What the user writes in Rust: a trait for each file with extern functions, one for each state with extern events, and what puts them together.

use super::code::{Access, Code};
use super::lines;
use super::names::{ident, module, snake, type_ident};
use super::types::ty;
use crate::hir::{
    Event, EventKind, Expr, ExprKind, Function, FunctionBody, FunctionId, State, Statement,
    StatementKind, Type,
};
use crate::plan::{Plan, waits};
use crate::source::{SourceId, Span};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use smol_str::SmolStr;

/// The extern functions of a file.
pub(super) fn functions(plan: &Plan, source: SourceId) -> impl Iterator<Item = &Function> {
    plan.program
        .functions
        .iter()
        .filter(move |function| function.source == source)
        .filter(|function| matches!(function.body, FunctionBody::Extern))
}

/// The extern events of a state.
pub(super) fn events(state: &State) -> impl Iterator<Item = &Event> {
    state
        .events
        .iter()
        .filter(|event| event.kind == EventKind::Extern)
}

/// Whether the program needs something that is written in Rust.
pub(super) fn has_backend(plan: &Plan) -> bool {
    let program = &plan.program;
    let mut functions = program.functions.iter();
    functions.any(|function| matches!(function.body, FunctionBody::Extern))
        || program
            .states
            .iter()
            .any(|state| events(state).next().is_some())
}

/// A trait that the user implements.
pub(super) struct Trait {
    source: SourceId,
    /// The module that has it.
    pub(super) module: Ident,
    pub(super) name: Ident,
    docs: String,
    pub(super) methods: Vec<Method>,
}

/// A method of one.
pub(super) struct Method {
    /// `extern fn load` or `extern event Tasks.import`
    pub(super) what: String,
    pub(super) name: SmolStr,
    pub(super) docs: Option<SmolStr>,
    pub(super) declared: Option<Span>,
    params: TokenStream,
    result: TokenStream,
}

impl Method {
    /// It as an `async fn`.
    pub(super) fn signature(&self) -> TokenStream {
        let (name, params, result) = (ident(&self.name), &self.params, &self.result);
        quote! { async fn #name(&self, #params) -> rxl::Result<#result> }
    }
}

/// What the program asks of the user: a trait for each file with extern functions, and one for each state with extern events.
pub(super) fn asked(plan: &Plan) -> Vec<Trait> {
    let mut asked = Vec::new();
    for file in &plan.program.files {
        let place = module(&file.module);
        let methods: Vec<Method> = functions(plan, file.source)
            .map(|function| {
                let params = params(plan, &function.params);
                Method {
                    what: format!("extern fn {}", function.origin.name),
                    name: function.origin.name.clone(),
                    docs: function.origin.docs.clone(),
                    declared: function.origin.span,
                    params: quote! { cx: &rxl::Context #(, #params)* },
                    result: ty(plan, &function.result),
                }
            })
            .collect();
        if !methods.is_empty() {
            asked.push(Trait {
                source: file.source,
                module: place.clone(),
                name: format_ident!("Externs"),
                docs: "The extern functions of this file. Written as `async fn`.".to_owned(),
                methods,
            });
        }
        let states = plan.program.states.iter();
        for state in states.filter(|state| state.source == file.source) {
            let owner = type_ident(&state.origin.name);
            let methods: Vec<Method> = events(state)
                .map(|event| {
                    let field = owner_name(state, event);
                    let params = params(plan, &event.params);
                    Method {
                        what: format!("extern event {}.{}", state.origin.name, event.origin.name),
                        name: event.origin.name.clone(),
                        docs: event.origin.docs.clone(),
                        declared: event.origin.span,
                        params: quote! { #field: &mut super::#place::#owner, #(#params,)* cx: &mut rxl::EventContext },
                        result: quote! { () },
                    }
                })
                .collect();
            if !methods.is_empty() {
                let docs = "The extern events of `{}`. Written as `async fn`.";
                asked.push(Trait {
                    source: file.source,
                    module: place.clone(),
                    name: events_trait(state),
                    docs: docs.replace("{}", &state.origin.name),
                    methods,
                });
            }
        }
    }
    asked
}

/// What an extern event calls the state that it changes, which no parameter of it is called.
pub(super) fn owner_name(state: &State, event: &Event) -> Ident {
    let name = snake(&state.origin.name);
    match event.params.iter().any(|param| param.origin.name == name) {
        true => format_ident!("{name}_state"),
        false => ident(&name),
    }
}

/// The traits of a file.
pub(super) fn traits(asked: &[Trait], source: SourceId) -> TokenStream {
    let traits = asked.iter().filter(|asked| asked.source == source);
    let traits = traits.map(|asked| {
        let (name, docs) = (&asked.name, &asked.docs);
        let methods = asked.methods.iter().map(|method| {
            let line = lines::item(method.declared);
            let docs = method.docs.iter().flat_map(|docs| docs.lines());
            let (name, params, result) = (ident(&method.name), &method.params, &method.result);
            quote! {
                #line #(#[doc = #docs])*
                fn #name(&self, #params) -> impl Future<Output = rxl::Result<#result>> + Send;
            }
        });
        let line = lines::nothing();
        quote! {
            #line
            #[doc = #docs]
            pub trait #name: Send + Sync + 'static { #(#methods)* }
        }
    });
    quote! { #(#traits)* }
}

pub(super) fn events_trait(state: &State) -> Ident {
    format_ident!("{}Events", state.origin.name.as_str())
}

/// `Backend`, which everything of the program that is written in Rust implements without further words.
pub(super) fn backend(plan: &Plan) -> TokenStream {
    if !has_backend(plan) {
        return TokenStream::new();
    }
    let mut bounds = Vec::new();
    let mut methods = Vec::new();
    let mut bodies = Vec::new();
    for file in &plan.program.files {
        let place = module(&file.module);
        let mut has_functions = false;
        for function in functions(plan, file.source) {
            has_functions = true;
            let called = ident(&function.origin.name);
            let name = function_method(plan, function);
            let params = params(plan, &function.params);
            let args = names(&function.params);
            let result = ty(plan, &function.result);
            let head = quote! {
                fn #name<'a>(&'a self, cx: &'a rxl::Context, #(#params),*) -> rxl::externs::Waiting<'a, #result>
            };
            methods.push(quote! { #head; });
            bodies.push(quote! {
                #head { Box::pin(#place::Externs::#called(self, cx, #(#args),*)) }
            });
        }
        if has_functions {
            bounds.push(quote! { #place::Externs });
        }
        let states = plan.program.states.iter();
        for state in states.filter(|state| state.source == file.source) {
            let of = events_trait(state);
            let owner = type_ident(&state.origin.name);
            let mut has_events = false;
            for event in events(state) {
                let field = owner_name(state, event);
                has_events = true;
                let called = ident(&event.origin.name);
                let name = event_method(plan, state, event);
                let params = params(plan, &event.params);
                let args = names(&event.params);
                let head = quote! {
                    fn #name<'a>(&'a self, #field: &'a mut #place::#owner, #(#params,)* cx: &'a mut rxl::EventContext) -> rxl::externs::Waiting<'a, ()>
                };
                methods.push(quote! { #head; });
                bodies.push(quote! {
                    #head { Box::pin(#place::#of::#called(self, #field, #(#args,)* cx)) }
                });
            }
            if has_events {
                bounds.push(quote! { #place::#of });
            }
        }
    }
    quote! {
        pub mod backend {
            use super::*;

            /// All that is written in Rust. Whoever implements the traits of the modules has it.
            pub trait Backend: Send + Sync + 'static { #(#methods)* }

            impl<B: #(#bounds)+*> Backend for B { #(#bodies)* }
        }

        pub use backend::Backend;
    }
}

fn function_method(plan: &Plan, function: &Function) -> Ident {
    format_ident!(
        "{}_{}",
        file_name(plan, function.source),
        function.origin.name.as_str()
    )
}

fn event_method(plan: &Plan, state: &State, event: &Event) -> Ident {
    let state_name = snake(&state.origin.name);
    let file = file_name(plan, state.source);
    format_ident!("{file}_{state_name}_{}", event.origin.name.as_str())
}

fn file_name(plan: &Plan, source: SourceId) -> String {
    let file = plan.program.files.iter().find(|file| file.source == source);
    file.map_or_else(String::new, |file| {
        file.module.replace(['/', '-', '.'], "_")
    })
}

pub(super) fn params(plan: &Plan, params: &[crate::hir::Param]) -> Vec<TokenStream> {
    params
        .iter()
        .map(|param| {
            let (name, ty) = (param_name(param), ty(plan, &param.ty));
            quote! { #name: #ty }
        })
        .collect()
}

fn names(params: &[crate::hir::Param]) -> Vec<Ident> {
    params.iter().map(param_name).collect()
}

/// `cx` is the context's.
fn param_name(param: &crate::hir::Param) -> Ident {
    match param.origin.name.as_str() {
        "cx" => format_ident!("cx_"),
        name => ident(name),
    }
}

/// The function that runs an extern event.
pub(super) fn event(plan: &Plan, state: &State, field: &Ident, event: &Event) -> TokenStream {
    let docs = event.origin.docs.iter().flat_map(|docs| docs.lines());
    let line = lines::item(event.origin.span);
    let name = ident(&event.origin.name);
    let method = event_method(plan, state, event);
    let params = params(plan, &event.params);
    let args = names(&event.params);
    quote! {
        #line #(#[doc = #docs])*
        pub async fn #name(tab: &mut super::Tab, #(#params),*) -> rxl::Result<()> {
            let backend = std::sync::Arc::clone(&tab.backend);
            let mut context = rxl::EventContext::new(tab.turn.context());
            backend.#method(&mut tab.#field, #(#args,)* &mut context).await?;
            tab.turn.absorb(context);
            Ok(())
        }
    }
}

impl Code<'_> {
    /// A call of an extern function.
    pub(super) fn call_extern(&self, id: FunctionId, args: &[Expr]) -> TokenStream {
        let Some(function) = self.plan.program.functions.get(id.0 as usize) else {
            return TokenStream::new();
        };
        let method = function_method(self.plan, function);
        let values: Vec<TokenStream> = args.iter().map(|arg| self.owned(arg)).collect();
        let names: Vec<_> = (0..values.len())
            .map(|index| format_ident!("argument_{index}"))
            .collect();
        let context = match self.access.get() {
            Access::Tab | Access::Test => quote! {
                let backend = std::sync::Arc::clone(&tab.backend);
                let context = tab.turn.context();
            },
            Access::Lent => quote! { let context = cx.context(); },
        };
        quote! { {
            #(let #names = #values;)*
            #context
            backend.#method(&context, #(#names),*).await?
        } }
    }

    /// `try f(…)`: the outcome as a value.
    pub(super) fn attempt(&self, inner: &Expr) -> TokenStream {
        let value = self.owned(inner);
        let ty = ty(self.plan, &inner.ty);
        let awaits = waits::expr_waits(&self.plan.program, inner)
            || (self.access.get() == Access::Lent && self.must_borrow(inner));
        let run = match awaits {
            true => quote! { async { Ok(#value) }.await },
            false => quote! { (|| Ok(#value))() },
        };
        let done = quote! { { let done: rxl::Result<#ty> = #run; done.map_err(super::prelude::Failure::from) } };
        match (&inner.ty, &inner.kind) {
            (Type::Unit, _) => quote! { #done.err() },
            (_, ExprKind::Error) => TokenStream::new(),
            _ => done,
        }
    }

    /// `try` of an event: its failure, if it has failed. In a transaction what it changed is undone; a call that is a transaction of its own does that itself.
    pub(super) fn attempt_call(&self, call: &Statement) -> TokenStream {
        if self.access.get() == Access::Test {
            return self.attempt_in_test(call);
        }
        let run = self.statement(call);
        let waits = match &call.kind {
            StatementKind::CallEvent { event, .. } => self.plan.waiting.contains(event),
            _ => false,
        };
        let is_lent = self.access.get() == Access::Lent;
        let done = match waits || is_lent {
            true => quote! { async { #run Ok(()) }.await },
            false => quote! { (|| { #run Ok(()) })() },
        };
        let (before, undo) = match is_lent {
            true => (TokenStream::new(), TokenStream::new()),
            false => (
                quote! { let undo = tab.savepoint(); },
                quote! { undo(tab); },
            ),
        };
        quote! { {
            #before
            let done: rxl::Result<()> = #done;
            match done {
                Ok(()) => None,
                Err(failure) => {
                    #undo
                    Some(super::prelude::Failure::from(failure))
                }
            }
        } }
    }
}
