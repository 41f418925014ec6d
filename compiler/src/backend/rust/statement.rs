//! Statements and blocks.

use super::code::Code;
use super::names::ident;
use super::types::ty;
use crate::ast::StateKind;
use crate::hir::{
    Block, Effect, EventRef, Expr, ExprKind, LocalKind, Operation, Place, PlaceStep, Statement,
    StatementKind, Type,
};
use proc_macro2::TokenStream;
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

    fn statement(&self, statement: &Statement) -> TokenStream {
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
                let (name, value) = (self.local(*local), self.owned(value));
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
            StatementKind::Effect { effect, args } => self.effect(*effect, args),
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
                quote! { while #condition { #body } }
            }
            StatementKind::Return(value) => match value {
                Some(value) => {
                    let value = self.owned(value);
                    quote! { return Ok(#value); }
                }
                None => quote! { return Ok(()); },
            },
            StatementKind::Break => quote! { break; },
            StatementKind::Continue => quote! { continue; },
            StatementKind::Reset(state) => {
                let Some(declared) = self.plan.program.states.get(state.0 as usize) else {
                    return TokenStream::new();
                };
                let module = self.module_of(declared.source);
                let name = ident(&declared.origin.name);
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
        if declared.kind == StateKind::Client {
            return self.call_browser(event, args);
        }
        let module = self.module_of(declared.source);
        let (state, name) = (ident(&declared.origin.name), ident(&called.origin.name));
        let values: Vec<TokenStream> = args.iter().map(|arg| self.owned(arg)).collect();
        let names: Vec<_> = (0..values.len())
            .map(|index| quote::format_ident!("argument_{index}"))
            .collect();
        quote! { { #(let #names = #values;)* #module #state::#name(tab, #(#names),*)?; } }
    }

    /// An event of a client state: the tab runs it once this one has committed.
    fn call_browser(&self, event: EventRef, args: &[Expr]) -> TokenStream {
        let name = self.plan.event_name(event).unwrap_or_default();
        let name = name.as_str();
        let args = args.iter().map(|arg| {
            let value = self.reference(arg);
            quote! { rxl::delta::to_json(#value) }
        });
        quote! { {
            let args: &[String] = &[#(#args),*];
            tab.turn.call_browser(#name, args);
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
        };
        let args = args.iter().map(|arg| {
            let value = self.reference(arg);
            quote! { rxl::delta::to_json(#value) }
        });
        quote! { { let args = [#(#args),*]; tab.turn.effect(#name, &args); } }
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
