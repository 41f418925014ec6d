//! Tests: each is a function that calls events by name, as a page does, and borrows the tab to read. What is written in Rust is replaced by answers.
//!
//! The code goes into a crate of its own, with client states beside those of the server; nothing of it is in the app.

use super::code::{Access, Code};
use super::names::{ident, module, type_ident};
use super::types::ty;
use super::{Lines, OutputFile, Purpose, externs};
use crate::hir::{
    Answer, EventRef, Expr, ExprKind, FunctionId, HandlerAction, LocalId, ON_START, Operation,
    Statement, StatementKind, Then, Type,
};
use crate::library::ambient::AmbientId;
use crate::plan::walk::{Visitor, walk_expr, walk_statement};
use crate::plan::{Plan, uses};
use crate::source::Span;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// The tests of a program as Rust.
#[derive(Debug)]
pub struct Tests {
    /// `app.rs`, with a function `run_tests` for `main`.
    pub rust: OutputFile,
    /// Where its lines come from.
    pub lines: Lines,
    /// The places that running tests tell of, by number.
    pub places: Vec<Span>,
}

/// The Rust that runs all tests of the program, in the order of `plan.program.tests`.
pub fn emit_tests(plan: &Plan) -> Tests {
    let mut places = Vec::new();
    let mut functions = Vec::new();
    let mut names = Vec::new();
    for (number, test) in plan.program.tests.iter().enumerate() {
        let name = format_ident!("test_{number}");
        let code = Code::test(plan, &test.body, places);
        let body = code.block(&test.body.block);
        places = code.places.into_inner();
        let line = super::lines::item(Some(test.span));
        functions.push(quote! {
            #line
            fn #name(test: &rxl::trial::Trial) -> rxl::Result<()> {
                #body
                Ok(())
            }
        });
        names.push(name);
    }
    let answers = answers(plan);
    let nothing = super::lines::nothing();
    let new_tab = match externs::has_backend(plan) {
        true => quote! { Box::new(super::Tab::new(std::sync::Arc::new(Answers(answers)))) },
        false => quote! { Box::new(super::Tab::new()) },
    };
    let on_error = plan.program.app.on_error;
    let on_error = match on_error.and_then(|event| plan.event_name(event)) {
        Some(event) => {
            let event = event.as_str();
            quote! { Some(#event) }
        }
        None => quote! { None },
    };
    let starts = super::program::hooks(plan, ON_START);
    let more = quote! {
        #nothing
        mod rxl_tests {
            use super::*;

            #answers

            #(#functions)*

            #nothing
            /// Runs the tests that the command line names by their numbers.
            pub fn run_tests() -> std::process::ExitCode {
                rxl::trial::run(|answers| #new_tab, #on_error, &[#(#starts),*], &[#(#names),*])
            }
        }

        pub use rxl_tests::run_tests;
    };
    let (rust, lines) = super::emit_for(plan, Purpose::Tests, &more);
    Tests {
        rust,
        lines,
        places,
    }
}

/// What stands for everything that is written in Rust.
fn answers(plan: &Plan) -> TokenStream {
    if !externs::has_backend(plan) {
        return TokenStream::new();
    }
    let files = plan.program.files.iter().map(|file| {
        let place = module(&file.module);
        let functions: Vec<TokenStream> = externs::functions(plan, file.source)
            .map(|function| {
                let name = ident(&function.origin.name);
                let (key, result) = (key(plan, function), ty(plan, &function.result));
                let params = externs::params(plan, &function.params);
                let answer = match function.result {
                    Type::Stream(_) => quote! { self.0.stream(#key) },
                    _ => quote! { self.0.value(#key) },
                };
                quote! {
                    async fn #name(&self, cx: &rxl::Context #(, #params)*) -> rxl::Result<#result> { #answer }
                }
            })
            .collect();
        let functions = (!functions.is_empty()).then(|| {
            quote! { impl super::#place::Externs for Answers { #(#functions)* } }
        });
        let states = plan.program.states.iter();
        let events = states.filter(|state| state.source == file.source).map(|state| {
            let (of, owner) = (externs::events_trait(state), type_ident(&state.origin.name));
            let events: Vec<TokenStream> = externs::events(state)
                .map(|event| {
                    let name = ident(&event.origin.name);
                    let params = externs::params(plan, &event.params);
                    let written = format!("{}.{}", state.origin.name, event.origin.name);
                    let field = externs::owner_name(state, event);
                    quote! {
                        async fn #name(&self, #field: &mut super::#place::#owner, #(#params,)* cx: &mut rxl::EventContext) -> rxl::Result<()> {
                            self.0.event(#written)
                        }
                    }
                })
                .collect();
            (!events.is_empty())
                .then(|| quote! { impl super::#place::#of for Answers { #(#events)* } })
        });
        quote! { #functions #(#events)* }
    });
    quote! {
        /// What stands for everything that is written in Rust.
        struct Answers(rxl::trial::Answers);

        #(#files)*
    }
}

/// How an extern function is known to the answers: as it is written, with its file where several declare one of its name.
fn key(plan: &Plan, function: &crate::hir::Function) -> String {
    let name = &function.origin.name;
    let all = plan.program.functions.iter();
    let mut others =
        all.filter(|other| other.origin.name == *name && other.source != function.source);
    let file = plan
        .program
        .files
        .iter()
        .find(|file| file.source == function.source);
    match (others.next(), file) {
        (Some(_), Some(file)) => format!("{}.{name}", file.module.replace('/', ".")),
        _ => name.to_string(),
    }
}

/// Whether an expression calls events, so that it cannot hold the tab.
pub(super) fn calls(expr: &Expr) -> bool {
    struct Finder(bool);
    impl Visitor for Finder {
        fn statement(&mut self, statement: &Statement) {
            self.0 |= matches!(
                statement.kind,
                StatementKind::CallEvent { .. }
                    | StatementKind::Cancel(_)
                    | StatementKind::Sleep(_)
                    | StatementKind::Assert(_)
                    | StatementKind::Answer(..)
            );
            walk_statement(self, statement);
        }
    }
    let mut finder = Finder(false);
    walk_expr(&mut finder, expr);
    finder.0
}

/// A value of the tab. The server knows its path; the others stand in code of the browser, which Rust runs in tests alone: they show no page, so it is what a
/// page has at first.
pub(super) fn ambient(id: AmbientId) -> TokenStream {
    let Some(row) = id.row() else {
        return TokenStream::new();
    };
    match (row.object, row.name) {
        ("connection", "status") => quote! { super::prelude::ConnectionStatus::Online },
        ("connection", _) => quote! { 0i64 },
        ("request", "path") => quote! { tab.turn.path() },
        ("request", _) => quote! { rxl::trial::url_of(rxl::Route(String::from("/"))) },
        ("page", _) => quote! { false },
        ("browser", _) => quote! { String::from("UTC") },
        (_, "chosen") => quote! { super::prelude::ColorMode::System },
        _ => quote! { super::prelude::ColorMode::Light },
    }
}

impl Code<'_> {
    /// In a test: says where it is.
    pub(super) fn note(&self, statement: &Statement) -> TokenStream {
        if self.access.get() != Access::Test {
            return TokenStream::new();
        }
        let place = match &statement.kind {
            StatementKind::Assert(value) => value.span,
            _ => statement.span,
        };
        self.at(place)
    }

    /// Says that the test is here.
    fn at(&self, place: Span) -> TokenStream {
        let number = self.number(place);
        quote! { test.at(#number); }
    }

    fn number(&self, place: Span) -> u32 {
        let mut places = self.places.borrow_mut();
        places.push(place);
        u32::try_from(places.len() - 1).unwrap_or(u32::MAX)
    }

    /// `assert e`: each side of an `&&` for itself. Of a comparison both sides are kept to be shown, of a method what it is called of.
    pub(super) fn assertion(&self, value: &Expr) -> TokenStream {
        match &value.kind {
            ExprKind::And(left, right) => {
                let parts = [left, right].map(|part| {
                    let (at, assertion) = (self.at(part.span), self.assertion(part));
                    quote! { #at #assertion }
                });
                quote! { #(#parts)* }
            }
            ExprKind::Binary(operation, left, right) if compares(*operation) => {
                let (left_type, right_type) = (ty(self.plan, &left.ty), ty(self.plan, &right.ty));
                let holds = self.operate(*operation, quote! { left }, quote! { right });
                let (left, right) = (self.owned(left), self.owned(right));
                quote! { {
                    let left: #left_type = #left;
                    let right: #right_type = #right;
                    test.compare(#holds, &left, &right)?;
                } }
            }
            _ => {
                let holds = self.owned(value);
                let Some(object) = object(value) else {
                    return quote! { test.check(#holds)?; };
                };
                let (place, of) = (self.number(object.span), ty(self.plan, &object.ty));
                let object = self.owned(object);
                quote! { if !#holds {
                    let value: #of = #object;
                    test.refute(#place, &value)?;
                } }
            }
        }
    }

    /// `f.returns(v)`, `f.fails(text)`
    pub(super) fn answer(&self, function: FunctionId, answer: &Answer) -> TokenStream {
        let Some(function) = self.plan.program.functions.get(function.0 as usize) else {
            return TokenStream::new();
        };
        let key = key(self.plan, function);
        match answer {
            Answer::Returns(None) => quote! { test.answers().returns(#key, ()); },
            Answer::Returns(Some(value)) => {
                let of = ty(self.plan, &value.ty);
                let value = self.owned(value);
                quote! { { let value: #of = #value; test.answers().returns(#key, value); } }
            }
            Answer::Fails(text) => {
                let text = self.owned(text);
                quote! { { let text: String = #text; test.answers().fails(#key, text); } }
            }
        }
    }

    /// A call of an event, with all that follows from it.
    pub(super) fn call_in_test(&self, event: EventRef, args: &[Ident]) -> TokenStream {
        let name = self.plan.event_name(event).unwrap_or_default();
        let name = name.as_str();
        quote! { test.call(#name, vec![#(rxl::delta::to_json(&#args)),*])?; }
    }

    /// `S.e().on_done(h).on_failed(h)` in an event of a client state.
    pub(super) fn watched(&self, call: &Statement, then: &[Then]) -> TokenStream {
        let call = self.statement(call);
        let then = then.iter().map(|then| {
            let (handler, method) = match then {
                Then::Done(handler) => (handler, quote! { done }),
                Then::Failed(handler) => (handler, quote! { failed }),
            };
            let HandlerAction::Code { payload, body } = &handler.action else {
                return TokenStream::new();
            };
            // It runs later, with what the locals around it are now.
            let outer = uses::of_handler(handler).locals.into_iter();
            let outer: Vec<LocalId> = outer
                .filter(|id| Some(*id) != *payload && self.is_outside(*id, handler.span))
                .collect();
            let names: Vec<Ident> = outer.iter().map(|id| self.local(*id)).collect();
            let refs = outer.iter().filter(|id| self.is_ref(**id));
            let refs: Vec<Ident> = refs.map(|id| self.local(*id)).collect();
            let payload = payload.map(|id| {
                let name = self.local(id);
                quote! { let #name = super::prelude::Failure::from(failure); }
            });
            let body = self.block(body);
            quote! { {
                #(let mut #names = #names.clone();)*
                rxl::trial::watch::#method(move |tab: &mut super::Tab, failure: rxl::Failure| -> rxl::Result<()> {
                    #(let #refs = &#refs;)*
                    #payload
                    #body
                    Ok(())
                });
            } }
        });
        quote! { {
            rxl::trial::watch::begin(&tab.turn);
            #call
            #(#then)*
            rxl::trial::watch::end();
        } }
    }

    /// Whether a local is declared outside of a piece of code.
    fn is_outside(&self, id: LocalId, code: Span) -> bool {
        let local = self.body.locals.get(id.0 as usize);
        let declared = local.and_then(|local| local.span);
        declared.is_some_and(|at| at.start < code.start || code.end < at.end)
    }

    /// `try` of an event: its failure, or that of what it has started.
    pub(super) fn attempt_in_test(&self, call: &Statement) -> TokenStream {
        let run = self.statement(call);
        quote! { {
            let done: rxl::Result<()> = (|| { #run Ok(()) })();
            test.tried(done)?.map(super::prelude::Failure::from)
        } }
    }
}

/// What a method is called of, if that says more than that it is false.
fn object(value: &Expr) -> Option<&Expr> {
    match &value.kind {
        ExprKind::Not(inner) => object(inner),
        ExprKind::Method(_, object, _) => {
            let is_shown = !calls(object)
                && !matches!(object.kind, ExprKind::Literal(_))
                && !matches!(object.ty, Type::Range | Type::ZonedTime);
            is_shown.then_some(object)
        }
        _ => None,
    }
}

fn compares(operation: Operation) -> bool {
    matches!(
        operation,
        Operation::Equal
            | Operation::NotEqual
            | Operation::Less
            | Operation::LessOrEqual
            | Operation::Greater
            | Operation::GreaterOrEqual
    )
}
