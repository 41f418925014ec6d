//! Patterns and `match`. What is matched is a reference, so that names bind without copies.

use super::code::Code;
use super::expr::without_arguments;
use super::names::ident;
use super::types::ty;
use crate::hir::{Arm, Expr, Literal, Pattern, Type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::sync::Arc;

impl Code<'_> {
    /// A pattern for a reference. Texts and Floats, which Rust cannot match by literal here, are compared in a guard: [`Self::guards`].
    pub(super) fn pattern(&self, pattern: &Pattern) -> TokenStream {
        self.numbered(pattern, &mut 0)
    }

    fn numbered(&self, pattern: &Pattern, count: &mut usize) -> TokenStream {
        match pattern {
            Pattern::Wildcard => quote! { _ },
            Pattern::Bind(id) => {
                self.mark_ref(*id);
                let name = self.local(*id);
                quote! { #name }
            }
            Pattern::Literal(Literal::Bool(value)) => quote! { #value },
            Pattern::Literal(Literal::Int(value)) => quote! { #value },
            Pattern::Literal(_) => {
                let name = format_ident!("compared_{}", *count);
                *count += 1;
                quote! { #name }
            }
            Pattern::None => quote! { None },
            Pattern::Some(inner) => {
                let inner = self.numbered(inner, count);
                quote! { Some(#inner) }
            }
            Pattern::Ok(inner) => {
                let inner = self.numbered(inner, count);
                quote! { Ok(#inner) }
            }
            Pattern::Err(inner) => {
                let inner = self.numbered(inner, count);
                quote! { Err(#inner) }
            }
            Pattern::Variant {
                enumeration,
                variant,
                fields,
            } => {
                let path =
                    without_arguments(ty(self.plan, &Type::Enum(*enumeration, Arc::from([]))));
                let name = self
                    .plan
                    .program
                    .enums
                    .get(enumeration.0 as usize)
                    .and_then(|declared| declared.variants.get(*variant as usize))
                    .map(|variant| ident(&variant.origin.name));
                let fields: Vec<TokenStream> = fields
                    .iter()
                    .map(|field| self.numbered(field, count))
                    .collect();
                if fields.is_empty() {
                    quote! { #path::#name }
                } else {
                    quote! { #path::#name(#(#fields),*) }
                }
            }
            Pattern::Or(alternatives) => {
                let alternatives = alternatives
                    .iter()
                    .map(|pattern| self.numbered(pattern, count));
                quote! { #(#alternatives)|* }
            }
        }
    }

    /// Comparisons with literals that Rust cannot match.
    fn guards(&self, pattern: &Pattern, count: &mut usize, out: &mut Vec<TokenStream>) {
        match pattern {
            Pattern::Literal(Literal::Bool(_) | Literal::Int(_)) => {}
            Pattern::Literal(literal) => {
                let name = format_ident!("compared_{}", *count);
                *count += 1;
                out.push(match literal {
                    Literal::Text(text) => {
                        let text = text.as_str();
                        quote! { #name.as_str() == #text }
                    }
                    other => {
                        let value = self.literal(other);
                        quote! { *#name == #value }
                    }
                });
            }
            Pattern::Some(inner) | Pattern::Ok(inner) | Pattern::Err(inner) => {
                self.guards(inner, count, out);
            }
            Pattern::Variant { fields, .. } => {
                for field in fields {
                    self.guards(field, count, out);
                }
            }
            Pattern::Or(alternatives) => {
                for pattern in alternatives {
                    self.guards(pattern, count, out);
                }
            }
            Pattern::Wildcard | Pattern::Bind(_) | Pattern::None => {}
        }
    }

    pub(super) fn match_expr(&self, scrutinee: &Expr, arms: &[Arm]) -> TokenStream {
        let scrutinee = self.owned(scrutinee);
        let arms = arms.iter().flat_map(|arm| {
            // An alternative with a compared literal becomes an arm of its own, so that its guard is its own.
            let alternatives: Vec<&Pattern> = match &arm.pattern {
                Pattern::Or(alternatives) => alternatives.iter().collect(),
                other => vec![other],
            };
            alternatives
                .into_iter()
                .map(|pattern| {
                    let mut guards = Vec::new();
                    self.guards(pattern, &mut 0, &mut guards);
                    let tokens = self.pattern(pattern);
                    guards.extend(arm.guard.as_ref().map(|guard| self.owned(guard)));
                    let guard = (!guards.is_empty()).then(|| quote! { if #(#guards)&&* });
                    let body = self.block_value(&arm.body);
                    quote! { #tokens #guard => { #body } }
                })
                .collect::<Vec<_>>()
        });
        // `check` has made sure that the arms cover every value; Rust cannot see it where guards compare.
        quote! { (match &#scrutinee {
            #(#arms)*
            #[allow(unreachable_patterns)]
            _ => return Err(rxl::Failure::unknown("no arm of a match fits")),
        }) }
    }
}
