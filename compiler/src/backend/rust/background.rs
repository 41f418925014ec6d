//! Background events: bodies without a tab. What reads or changes states borrows it from the session, for as short as it can.

use super::code::{Access, Code};
use super::names::{ident, type_ident};
use crate::hir::{Block, EventRef, Expr, LocalId};
use crate::plan::{Plan, reads, waits};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The parts of a `for` over a stream.
pub(super) struct Streamed<'a> {
    pub(super) item: LocalId,
    pub(super) second: Option<LocalId>,
    pub(super) over: &'a Expr,
    pub(super) filter: Option<&'a Expr>,
    pub(super) body: &'a Block,
    pub(super) otherwise: Option<&'a Block>,
}

/// A start of a background event, with arguments that are bound to these names.
pub(super) fn start(
    plan: &Plan,
    event: EventRef,
    latest: bool,
    detached: bool,
    args: &[Ident],
) -> TokenStream {
    let EventRef::State(state, index) = event else {
        return TokenStream::new();
    };
    let Some(declared) = plan.program.states.get(state.0 as usize) else {
        return TokenStream::new();
    };
    let Some(called) = declared.events.get(index as usize) else {
        return TokenStream::new();
    };
    let module = super::program::file_module(plan, declared);
    let (state, name) = (
        type_ident(&declared.origin.name),
        ident(&called.origin.name),
    );
    let wire = plan.event_name(event).unwrap_or_default();
    let wire = wire.as_str();
    let has_backend = super::externs::has_backend(plan);
    let (backend, handed) = match has_backend {
        true => (
            quote! { let backend = std::sync::Arc::clone(&tab.backend); },
            quote! { backend, },
        ),
        false => (TokenStream::new(), TokenStream::new()),
    };
    quote! { {
        #backend
        rxl::Start {
            event: #wire,
            latest: #latest,
            detached: #detached,
            body: Box::new(move |cx| Box::pin(self::#module::#state::#name(#handed cx, #(#args),*))),
        }
    } }
}

impl Code<'_> {
    /// Whether an expression needs the tab as a whole. One that also waits borrows it for its parts.
    pub(super) fn must_borrow(&self, expr: &Expr) -> bool {
        let access = self.access.get();
        if access == Access::Tab {
            return false;
        }
        let program = &self.plan.program;
        let reads = reads::of_expr(program, expr);
        let functions = reads.functions.iter();
        let reads_state = !reads.cells.is_empty()
            || functions
                .filter_map(|function| program.functions.get(function.0 as usize))
                .any(|function| function.state.is_some());
        reads_state
            && match access {
                Access::Test => !super::tests::calls(expr),
                Access::Tab | Access::Lent => !waits::expr_waits(program, expr),
            }
    }

    /// A value for which the tab is borrowed.
    pub(super) fn borrowed(&self, expr: &Expr) -> TokenStream {
        let lend = match self.access.get() {
            Access::Test => quote! { test.lend()? },
            Access::Tab | Access::Lent => quote! { cx.lend().await? },
        };
        let value = self.with_tab(|code| code.owned(expr));
        quote! { {
            let mut lent = #lend;
            let tab: &mut super::Tab = lent.tab()?;
            let value = #value;
            value
        } }
    }

    /// Something that changes the tab: where that is lent, a transaction of its own.
    pub(super) fn changing(&self, change: TokenStream) -> TokenStream {
        match self.access.get() {
            Access::Tab | Access::Test => change,
            Access::Lent => quote! { {
                let mut lent = cx.lend().await?;
                let tab: &mut super::Tab = lent.tab()?;
                let done: rxl::Result<()> = async { #change Ok(()) }.await;
                lent.finish(done)?;
            } },
        }
    }

    /// `update { … }`. It must not wait, so it is a closure.
    pub(super) fn update(&self, block: &Block) -> TokenStream {
        let returns = waits::returns(block);
        let left = match returns {
            true => quote! { true },
            false => quote! { () },
        };
        let outer = self.left.replace(left);
        let body = self.with_tab(|code| code.block(block));
        let left = self.left.replace(outer);
        let (ty, end, then) = match returns {
            true => (
                quote! { bool },
                quote! { false },
                quote! { if lent.finish(done)? { return Ok(()); } },
            ),
            false => (quote! { () }, left, quote! { lent.finish(done)?; }),
        };
        quote! { {
            let mut lent = cx.lend().await?;
            let tab: &mut super::Tab = lent.tab()?;
            let done = (|| -> rxl::Result<#ty> { #body Ok(#end) })();
            #then
        } }
    }

    /// `for item in stream`
    pub(super) fn for_stream(&self, looped: &Streamed<'_>) -> TokenStream {
        let item = self.local(looped.item);
        let over = self.owned(looped.over);
        let (count, bind) = match looped.second {
            Some(second) => {
                let second = self.local(second);
                (
                    quote! { let mut position: i64 = -1; },
                    quote! { position += 1; let #second = position; },
                )
            }
            None => (TokenStream::new(), TokenStream::new()),
        };
        let filter = looped.filter.map(|filter| {
            let filter = self.owned(filter);
            quote! { if !#filter { continue; } }
        });
        let picked = looped.otherwise.map(|_| quote! { picked = true; });
        let body = self.block(looped.body);
        let (before, behind) = match looped.otherwise {
            Some(otherwise) => {
                let otherwise = self.block(otherwise);
                (
                    quote! { let mut picked = false; },
                    quote! { if !picked { #otherwise } },
                )
            }
            None => (TokenStream::new(), TokenStream::new()),
        };
        quote! { {
            let mut stream = #over;
            #count
            #before
            while let Some(#item) = cx.next(&mut stream).await? { #bind #filter #picked #body }
            #behind
        } }
    }
}
