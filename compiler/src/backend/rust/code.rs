//! Bodies: functions, constants, and what is known while one is emitted.

use super::names::{ident, local, type_ident};
use super::types::ty;
use crate::ast::StateKind;
use crate::hir::{Body, Constant, Function, FunctionBody, FunctionId, LocalId, State, Type};
use crate::plan::{Plan, Side};
use crate::source::Span;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

/// How a body comes to the states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// It has the tab.
    Tab,
    /// It runs beside the session, which lends it the tab for each read and each change.
    Lent,
    /// A test, which borrows the tab for each read and calls events by name.
    Test,
}

/// The body that is being emitted.
pub(super) struct Code<'a> {
    pub(super) plan: &'a Plan,
    pub(super) body: &'a Body,
    pub(super) access: Cell<Access>,
    /// Which side the code belongs to: calls of the other one are queued.
    pub(super) side: Side,
    /// Places that a test tells of, by number.
    pub(super) places: RefCell<Vec<Span>>,
    /// What `return` without a value gives.
    pub(super) left: RefCell<TokenStream>,
    /// Locals that are references: parameters of lambdas, names of patterns.
    pub(super) refs: RefCell<BTreeSet<LocalId>>,
}

impl<'a> Code<'a> {
    pub(super) fn new(plan: &'a Plan, body: &'a Body) -> Code<'a> {
        Code {
            plan,
            body,
            access: Cell::new(Access::Tab),
            side: Side::Server,
            places: RefCell::new(Vec::new()),
            left: RefCell::new(quote! { () }),
            refs: RefCell::new(BTreeSet::new()),
        }
    }

    /// The body of a background event.
    pub(super) fn lent(plan: &'a Plan, body: &'a Body) -> Code<'a> {
        let code = Code::new(plan, body);
        code.access.set(Access::Lent);
        code
    }

    /// The body of an event of a state.
    pub(super) fn event(plan: &'a Plan, state: &State, body: &'a Body) -> Code<'a> {
        let side = match state.kind {
            StateKind::Client => Side::Browser,
            _ => Side::Server,
        };
        Code {
            side,
            ..Code::new(plan, body)
        }
    }

    /// The body of a test; its places are numbered behind those that are there.
    pub(super) fn test(plan: &'a Plan, body: &'a Body, places: Vec<Span>) -> Code<'a> {
        let code = Code::new(plan, body);
        code.access.set(Access::Test);
        Code {
            places: RefCell::new(places),
            ..code
        }
    }

    /// Emits something for which the tab is at hand.
    pub(super) fn with_tab<T>(&self, emit: impl FnOnce(&Self) -> T) -> T {
        let access = self.access.replace(Access::Tab);
        let emitted = emit(self);
        self.access.set(access);
        emitted
    }

    pub(super) fn local(&self, id: LocalId) -> Ident {
        local(self.body, id)
    }

    pub(super) fn local_type(&self, id: LocalId) -> Type {
        self.body
            .locals
            .get(id.0 as usize)
            .map_or(Type::Error, |local| local.ty.clone())
    }

    pub(super) fn is_ref(&self, id: LocalId) -> bool {
        self.refs.borrow().contains(&id)
    }

    pub(super) fn mark_ref(&self, id: LocalId) {
        self.refs.borrow_mut().insert(id);
    }

    /// The value of the whole body.
    pub(super) fn value(&self) -> TokenStream {
        self.block_value(&self.body.block)
    }
}

/// A constant as a function: it is computed at its first use.
pub(super) fn constant(plan: &Plan, constant: &Constant) -> TokenStream {
    let name = type_ident(&constant.origin.name);
    let Some(value) = &constant.value.block.value else {
        return TokenStream::new();
    };
    let ty = ty(plan, &value.ty);
    let body = Code::new(plan, &constant.value).value();
    let line = super::lines::item(constant.origin.span);
    quote! {
        #line
        #[allow(non_snake_case)]
        pub fn #name() -> rxl::Result<#ty> {
            static VALUE: std::sync::OnceLock<#ty> = std::sync::OnceLock::new();
            if let Some(value) = VALUE.get() {
                return Ok(value.clone());
            }
            let value: #ty = #body;
            Ok(VALUE.get_or_init(|| value).clone())
        }
    }
}

/// The parameters of a body: its first locals.
pub(super) fn params(plan: &Plan, body: &Body, count: usize) -> Vec<TokenStream> {
    (0..count)
        .map(|index| {
            let id = LocalId(u32::try_from(index).unwrap_or(u32::MAX));
            let name = local(body, id);
            let ty = body
                .locals
                .get(index)
                .map(|local| ty(plan, &local.ty))
                .unwrap_or_default();
            quote! { #name: #ty }
        })
        .collect()
}

/// A function; one of a state gets the tab. One that calls itself, directly or not, counts how deep it is.
pub(super) fn function(plan: &Plan, number: usize, function: &Function) -> TokenStream {
    let FunctionBody::Rxl(body) = &function.body else {
        return TokenStream::new();
    };
    let name = function_name(plan, function);
    let params = params(plan, body, function.params.len());
    let result = ty(plan, &function.result);
    let code = Code::new(plan, body);
    let value = code.value();
    let tab = function.state.map(|_| quote! { tab: &super::Tab, });
    let generics: Vec<Ident> = function.generics.iter().map(|name| ident(name)).collect();
    let generics = (!generics.is_empty()).then(|| quote! { <#(#generics: rxl::Data),*> });
    let docs = function.origin.docs.iter().flat_map(|docs| docs.lines());
    let line = super::lines::item(function.origin.span);
    let is_recursive = u32::try_from(number).is_ok_and(|number| {
        let reads = plan.functions.get(number as usize);
        reads.is_some_and(|reads| reads.functions.contains(&FunctionId(number)))
    });
    let nested = is_recursive.then(|| quote! { let _nested = rxl::library::nested()?; });
    quote! {
        #line
        #(#[doc = #docs])*
        #[allow(non_snake_case)]
        pub fn #name #generics(#tab #(mut #params),*) -> rxl::Result<#result> {
            #nested
            Ok(#value)
        }
    }
}

/// Functions of states carry the name of their state, since a file may have several.
pub(super) fn function_name(plan: &Plan, function: &Function) -> Ident {
    match function
        .state
        .and_then(|state| plan.program.states.get(state.0 as usize))
    {
        Some(state) => ident(&format!(
            "{}_{}",
            super::names::snake(&state.origin.name),
            function.origin.name
        )),
        None => ident(&function.origin.name),
    }
}
