//! Statements and blocks.

use super::background::Streamed;
use super::code::{Access, Code};
use super::names::{ident, type_ident};
use super::types::ty;
use crate::ast::StateKind;
use crate::hir::{
    Block, Effect, EventKind, EventRef, Expr, ExprKind, LocalKind, Operation, Place, PlaceStep,
    Statement, StatementKind, Type,
};
use crate::plan::Side;
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::quote;

impl Code<'_> {
    /// A block as what stands between braces: statements, then its value if it has one.
    pub(super) fn block_value(&self, block: &Block) -> TokenStream {
        let statements = block
            .statements
            .iter()
            .map(|statement| self.statement(statement));
        match &block.value {
            Some(value) if block.statements.is_empty() => self.owned(value),
            Some(value) => {
                let value = self.owned(value);
                quote! { { #(#statements)* #value } }
            }
            None => quote! { { #(#statements)* } },
        }
    }

    /// The statements of a block.
    pub(super) fn block(&self, block: &Block) -> TokenStream {
        let statements = block
            .statements
            .iter()
            .map(|statement| self.statement(statement));
        let value = block.value.as_ref().map(|value| {
            let value = self.owned(value);
            quote! { #value; }
        });
        quote! { #(#statements)* #value }
    }

    pub(super) fn statement(&self, statement: &Statement) -> TokenStream {
        let emitted = self.emit_statement(statement);
        if emitted.is_empty() {
            return emitted;
        }
        let line = super::lines::statement(statement.span);
        let at = self.note(statement);
        quote! { #line #at #emitted }
    }

    fn emit_statement(&self, statement: &Statement) -> TokenStream {
        match &statement.kind {
            StatementKind::Let { local, value } => {
                let (name, value_tokens) = (self.local(*local), self.owned(value));
                let is_mutable = self
                    .body
                    .locals
                    .get(local.0 as usize)
                    .is_some_and(|local| local.kind == LocalKind::Mutable);
                let mutable = is_mutable.then(|| quote! { mut });
                let ty = ty(self.plan, &self.local_type(*local));
                quote! { let #mutable #name: #ty = #value_tokens; }
            }
            StatementKind::LetElse {
                local,
                value,
                otherwise,
            } => {
                let (name, value) = (self.local(*local), behind_brace(self.owned(value)));
                let otherwise = self.block(otherwise);
                let is_mutable = self
                    .body
                    .locals
                    .get(local.0 as usize)
                    .is_some_and(|local| local.kind == LocalKind::Mutable);
                let mutable = is_mutable.then(|| quote! { mut });
                quote! { let Some(#mutable #name) = #value else { #otherwise }; }
            }
            StatementKind::Assign {
                place,
                operation,
                value,
            } => {
                let value = self.owned(value);
                if let (None, Some((prefix, key))) = (operation, map_entry(place)) {
                    let (key, edit) = (self.owned(key), self.edit(&prefix));
                    return quote! { { let value = #value; let key = #key; #edit.put(key, value); } };
                }
                let edit = self.edit(place);
                match operation {
                    None => quote! { { let value = #value; #edit.set(value); } },
                    Some(Operation::JoinText) => {
                        quote! { { let value = #value; #edit.append(&value); } }
                    }
                    Some(Operation::JoinList) => {
                        quote! { { let value = #value; #edit.extend(value); } }
                    }
                    Some(operation) => {
                        let read = self.read_place(place);
                        let combined = self.operate(*operation, quote! { old }, quote! { value });
                        quote! { { let value = #value; let old = (#read).clone(); let value = #combined; #edit.set(value); } }
                    }
                }
            }
            StatementKind::Expr(expr) => self.expr_statement(expr),
            StatementKind::CallEvent { event, args } => self.call_event(*event, args),
            StatementKind::Watched { call, then } => self.watched(call, then),
            StatementKind::Effect { effect, args } => self.effect(*effect, args),
            StatementKind::Flush => quote! { {
                let mut out = rxl::Outgoing::default();
                rxl::States::preview(tab, &mut out);
                tab.turn.flush(out).await?;
            } },
            StatementKind::Sleep(time) => {
                let time = self.owned(time);
                match self.access.get() {
                    Access::Test => quote! { test.sleep(#time)?; },
                    Access::Tab | Access::Lent => quote! { rxl::background::sleep(#time).await; },
                }
            }
            StatementKind::Update(block) => self.update(block),
            StatementKind::Cancel(event) => {
                let name = self.plan.event_name(*event).unwrap_or_default();
                let (name, call) = (name.as_str(), format!("{name}.cancel"));
                match (self.access.get(), self.side) {
                    (Access::Test, _) => quote! { test.call(#call, Vec::new())?; },
                    (_, Side::Browser) => quote! { tab.turn.call_other_side(#call, &[]); },
                    _ => self.changing(quote! { tab.turn.cancel(#name); }),
                }
            }
            StatementKind::Assert(value) => self.assertion(value),
            StatementKind::Answer(function, answer) => self.answer(*function, answer),
            StatementKind::For {
                item,
                second,
                over,
                filter,
                body,
                otherwise,
            } if matches!(over.ty, Type::Stream(_)) => {
                let looped = Streamed {
                    item: *item,
                    second: *second,
                    over,
                    filter: filter.as_ref(),
                    body,
                    otherwise: otherwise.as_ref(),
                };
                self.for_stream(&looped)
            }
            StatementKind::For {
                item,
                second,
                over,
                filter,
                body,
                otherwise,
            } => {
                let name = self.local(*item);
                let is_map = matches!(over.ty, Type::Map(..));
                let over = self.owned(over);
                let filter = filter.as_ref().map(|filter| {
                    let filter = self.owned(filter);
                    quote! { if !#filter { continue; } }
                });
                let body = self.block(body);
                let (head, bind) = match second {
                    Some(second) if is_map => {
                        let second = self.local(*second);
                        (
                            quote! { (#name, #second) in (#over).into_iter() },
                            quote! {},
                        )
                    }
                    Some(second) => {
                        let second = self.local(*second);
                        (
                            quote! { (position, #name) in (#over).into_iter().enumerate() },
                            quote! { let #second = position as i64; },
                        )
                    }
                    None => (quote! { #name in (#over).into_iter() }, quote! {}),
                };
                self.with_else(
                    quote! { for #head },
                    quote! { #bind #filter },
                    body,
                    otherwise.as_ref(),
                )
            }
            StatementKind::ForPlace {
                position,
                place,
                filter,
                body,
                otherwise,
            } => {
                let name = self.local(*position);
                let read = self.read_place(place);
                let positions = match place.ty {
                    Type::Map(..) => quote! { rxl::library::map::keys(#read) },
                    _ => quote! { 0..rxl::library::list::length(#read) },
                };
                let filter = filter.as_ref().map(|filter| {
                    let filter = self.owned(filter);
                    quote! { if !#filter { continue; } }
                });
                let body = self.block(body);
                self.with_else(
                    quote! { for #name in #positions },
                    quote! { #filter },
                    body,
                    otherwise.as_ref(),
                )
            }
            StatementKind::While { condition, body } => {
                let condition = self.condition(condition);
                let body = self.block(body);
                let breathe =
                    (self.access.get() == Access::Lent).then(|| quote! { cx.breathe().await; });
                quote! { while #condition { #breathe #body } }
            }
            StatementKind::Return(value) => match value {
                Some(value) => {
                    let value = self.owned(value);
                    quote! { return Ok(#value); }
                }
                None => {
                    let left = self.left.borrow().clone();
                    quote! { return Ok(#left); }
                }
            },
            StatementKind::Break => quote! { break; },
            StatementKind::Continue => quote! { continue; },
            StatementKind::Reset(state) => {
                let Some(declared) = self.plan.program.states.get(state.0 as usize) else {
                    return TokenStream::new();
                };
                let module = self.module_of(declared.source);
                let name = type_ident(&declared.origin.name);
                quote! { #module #name::reset(tab)?; }
            }
            // Browser code alone.
            StatementKind::Emit { .. } => TokenStream::new(),
        }
    }

    /// A loop with what runs if nothing was picked.
    fn with_else(
        &self,
        head: TokenStream,
        pick: TokenStream,
        body: TokenStream,
        otherwise: Option<&Block>,
    ) -> TokenStream {
        match otherwise {
            None => quote! { #head { #pick #body } },
            Some(otherwise) => {
                let otherwise = self.block(otherwise);
                quote! { {
                    let mut picked = false;
                    #head { #pick picked = true; #body }
                    if !picked { #otherwise }
                } }
            }
        }
    }

    fn expr_statement(&self, expr: &Expr) -> TokenStream {
        match &expr.kind {
            ExprKind::If {
                condition,
                then,
                otherwise,
            } if expr.ty == Type::Unit => {
                let condition = self.condition(condition);
                let then = self.block(then);
                let otherwise = otherwise.as_ref().map(|block| {
                    let block = self.block(block);
                    quote! { else { #block } }
                });
                quote! { if #condition { #then } #otherwise }
            }
            _ => {
                let value = self.owned(expr);
                quote! { #value; }
            }
        }
    }

    fn call_event(&self, event: EventRef, args: &[Expr]) -> TokenStream {
        let EventRef::State(state, index) = event else {
            return TokenStream::new();
        };
        let Some(declared) = self.plan.program.states.get(state.0 as usize) else {
            return TokenStream::new();
        };
        let Some(called) = declared.events.get(index as usize) else {
            return TokenStream::new();
        };
        let name = ident(&called.origin.name);
        let values: Vec<TokenStream> = args.iter().map(|arg| self.owned(arg)).collect();
        let names: Vec<_> = (0..values.len())
            .map(|index| quote::format_ident!("argument_{index}"))
            .collect();
        let side = match declared.kind {
            StateKind::Client => Side::Browser,
            _ => Side::Server,
        };
        let call = match called.kind {
            _ if self.access.get() == Access::Test => self.call_in_test(event, &names),
            _ if side != self.side => self.call_other_side(event, &names),
            EventKind::Background { latest, detached } => {
                let start = super::background::start(self.plan, event, latest, detached, &names);
                quote! { { let start = #start; tab.turn.start(start); } }
            }
            _ => {
                let module = self.module_of(declared.source);
                let state = type_ident(&declared.origin.name);
                let call = quote! { #module #state::#name(tab, #(#names),*) };
                match self.plan.waiting.contains(&event) {
                    // Boxed: events may call each other in a circle.
                    true => quote! { Box::pin(#call).await?; },
                    false => quote! { #call?; },
                }
            }
        };
        let call = self.changing(call);
        quote! { { #(let #names = #values;)* #call } }
    }

    /// An event of the other side runs once this one has committed.
    fn call_other_side(&self, event: EventRef, args: &[Ident]) -> TokenStream {
        let name = self.plan.event_name(event).unwrap_or_default();
        let name = name.as_str();
        quote! { {
            let args: &[String] = &[#(rxl::delta::to_json(&#args)),*];
            tab.turn.call_other_side(#name, args);
        } }
    }

    fn effect(&self, effect: Effect, args: &[Expr]) -> TokenStream {
        let name = match effect {
            Effect::Redirect => "redirect",
            Effect::GoBack => "go_back",
            Effect::Toast => "toast",
            Effect::Download => "download",
            Effect::Copy => "copy",
            Effect::Focus => "focus",
            Effect::ScrollTo => "scroll_to",
            Effect::SetTitle => "set_title",
            Effect::OpenUrl => "open_url",
            Effect::Log => "log",
            Effect::SetColorMode => "set_color_mode",
        };
        let args = args.iter().map(|arg| {
            let value = self.reference(arg);
            quote! { rxl::delta::to_json(#value) }
        });
        let done = self.changing(quote! { tab.turn.effect(#name, &args); });
        quote! { { let args: Vec<String> = vec![#(#args),*]; #done } }
    }
}

/// A value behind which `else` may stand: that must not follow a brace.
fn behind_brace(value: TokenStream) -> TokenStream {
    match value.clone().into_iter().last() {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
            quote! { (#value) }
        }
        _ => value,
    }
}

/// The map and the key, if a place is an entry of a map.
fn map_entry(place: &Place) -> Option<(Place, &Expr)> {
    let (PlaceStep::Key(key), before) = place.steps.split_last()? else {
        return None;
    };
    let mut prefix = place.clone();
    prefix.steps = before.to_vec();
    Some((prefix, key))
}
