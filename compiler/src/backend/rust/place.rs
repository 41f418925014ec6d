//! Places: what is assigned and changed, with the path that is recorded.

use super::code::Code;
use super::names::ident;
use crate::hir::{Expr, ExprKind, LocalId, Place, PlaceRoot, PlaceStep};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

impl Code<'_> {
    fn field(&self, record: crate::hir::RecordId, field: u32) -> Option<&crate::hir::Field> {
        self.plan
            .program
            .records
            .get(record.0 as usize)?
            .fields
            .get(field as usize)
    }

    /// The place, ready to be changed: an `Edit`.
    pub(super) fn edit(&self, place: &Place) -> TokenStream {
        let mut indexes = Vec::new();
        let mut path = Vec::new();
        let mut way = quote! { place };
        for step in &place.steps {
            match step {
                PlaceStep::Field(record, field) => {
                    let Some(field) = self.field(*record, *field) else {
                        continue;
                    };
                    let (name, text) = (ident(&field.origin.name), field.origin.name.as_str());
                    path.push(match field.private {
                        true => quote! { rxl::Step::Private(#text) },
                        false => quote! { rxl::Step::Field(#text) },
                    });
                    way = quote! { (&mut #way.#name) };
                }
                PlaceStep::Index(index) => {
                    let name = format_ident!("index_{}", indexes.len());
                    let index = self.owned(index);
                    indexes.push(quote! { let #name: i64 = #index; });
                    path.push(quote! { rxl::Step::Index(#name as usize) });
                    way = quote! { rxl::var::item_mut(#way, #name)? };
                }
                PlaceStep::Key(key) => {
                    let name = format_ident!("key_{}", indexes.len());
                    let ty = super::types::ty(self.plan, &key.ty);
                    let key = self.owned(key);
                    indexes.push(quote! { let #name: #ty = #key; });
                    path.push(quote! { rxl::Step::Key(rxl::delta::to_json(&#name)) });
                    way = quote! { rxl::var::value_mut(#way, #name)? };
                }
                PlaceStep::Inner => {
                    way = quote! { rxl::var::inner_mut(#way)? };
                }
            }
        }
        match place.root {
            PlaceRoot::Var(var) => {
                let var = self.var(var);
                if place.steps.is_empty() {
                    return quote! { #var.whole() };
                }
                quote! { { #(#indexes)* #var.edit(vec![#(#path),*], |place| Ok(#way))? } }
            }
            PlaceRoot::Local(id) => {
                let local = self.local(id);
                if place.steps.is_empty() {
                    return quote! { rxl::Edit::local(&mut #local) };
                }
                quote! { { #(#indexes)* let place = &mut #local; rxl::Edit::local(#way) } }
            }
        }
    }

    /// A reference to what stands at the place now.
    pub(super) fn read_place(&self, place: &Place) -> TokenStream {
        let mut read = match place.root {
            PlaceRoot::Var(var) => {
                let var = self.var(var);
                quote! { #var.get() }
            }
            PlaceRoot::Local(id) => self.local_reference(id),
        };
        for step in &place.steps {
            match step {
                PlaceStep::Field(record, field) => {
                    if let Some(field) = self.field(*record, *field) {
                        let name = ident(&field.origin.name);
                        read = quote! { (&#read.#name) };
                    }
                }
                PlaceStep::Index(index) => {
                    let index = self.owned(index);
                    read = quote! { rxl::library::list::at(#read, #index)? };
                }
                PlaceStep::Key(key) => {
                    let key = self.owned(key);
                    read = quote! { rxl::library::map::at(#read, #key)? };
                }
                PlaceStep::Inner => read = quote! { rxl::library::option::inner(#read)? },
            }
        }
        read
    }

    fn local_reference(&self, id: LocalId) -> TokenStream {
        let expr = Expr {
            kind: ExprKind::Local(id),
            ty: self.local_type(id),
            span: crate::source::Span::new(crate::source::SourceId(0), 0..0),
        };
        self.reference(&expr)
    }
}
