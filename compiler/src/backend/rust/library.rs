//! Calls of the library: each method is a function of the runtime, and whether it fails is known from the table.

use super::code::Code;
use super::names::ident;
use crate::hir::{Expr, Place, Type};
use crate::library::{Builtin, Method, Ty};
use proc_macro2::TokenStream;
use quote::quote;

/// Whether the function in the runtime gives a `Result`: it can fail, or it calls a lambda that can.
fn gives_result(method: &Method) -> bool {
    method.fails
        || method
            .signature
            .params
            .iter()
            .any(|param| matches!(param.ty, Ty::Function(..)))
}

impl Code<'_> {
    pub(super) fn method(&self, method: &Method, receiver: &Expr, args: &[Expr]) -> TokenStream {
        let (module, name) = method.rust_path();
        let (module, name) = (ident(&module), ident(&name));
        let receiver = self.reference(receiver);
        let args = args.iter().map(|arg| self.argument(arg));
        let question = gives_result(method).then(|| quote! { ? });
        quote! { rxl::library::#module::#name(#receiver, #(#args),*) #question }
    }

    /// `Date.of(2021, 1, 31)`
    pub(super) fn type_method(&self, method: &Method, args: &[Expr]) -> TokenStream {
        let (module, name) = method.rust_path();
        let (module, name) = (ident(&module), ident(&name));
        let args = args.iter().map(|arg| self.owned(arg));
        let question = gives_result(method).then(|| quote! { ? });
        quote! { rxl::library::#module::#name(#(#args),*) #question }
    }

    pub(super) fn mutation(&self, method: &Method, place: &Place, args: &[Expr]) -> TokenStream {
        let name = ident(&method.signature.name);
        let sorts = matches!(method.signature.name.as_str(), "sort" | "sort_by");
        let question = (gives_result(method) || sorts).then(|| quote! { ? });
        let values: Vec<TokenStream> = args.iter().map(|arg| self.argument(arg)).collect();
        let is_lambda: Vec<bool> = args
            .iter()
            .map(|arg| matches!(arg.ty, Type::Function(..)))
            .collect();
        // Arguments first: they may read what is changed.
        let names: Vec<_> = (0..values.len())
            .map(|index| quote::format_ident!("argument_{index}"))
            .collect();
        if is_lambda.contains(&true) {
            // A lambda reads the tab while the place in it is changed: the changed value is made first, then assigned.
            return self.mutation_by_value(method, place, &values);
        }
        let edit = self.edit(place);
        quote! { { #(let #names = #values;)* #edit.#name(#(#names),*) #question } }
    }

    /// `retain` and `sort_by`: the test runs over a copy, which costs next to nothing.
    fn mutation_by_value(
        &self,
        method: &Method,
        place: &Place,
        values: &[TokenStream],
    ) -> TokenStream {
        let read = self.read_place(place);
        let edit = self.edit(place);
        match method.signature.name.as_str() {
            "retain" if matches!(place.ty, Type::Map(..)) => {
                let test = values.first();
                quote! { {
                    let mut kept = Vec::new();
                    let mut test = #test;
                    for (key, value) in (#read).iter() { kept.push(test(key, value)?); }
                    let mut kept = kept.into_iter();
                    #edit.retain(|_, _| Ok(kept.next().unwrap_or(true)))?
                } }
            }
            "retain" => {
                let test = values.first();
                quote! { {
                    let mut kept = Vec::new();
                    let mut test = #test;
                    for item in (#read).iter() { kept.push(test(item)?); }
                    let mut kept = kept.into_iter();
                    #edit.retain(|_| Ok(kept.next().unwrap_or(true)))?
                } }
            }
            _ => {
                let (key, descending) = (values.first(), values.get(1));
                quote! { {
                    let sorted = rxl::library::list::sorted_by(#read, #key, #descending)?;
                    #edit.set(sorted)
                } }
            }
        }
    }

    pub(super) fn builtin(&self, builtin: &Builtin, args: &[Expr]) -> TokenStream {
        let values = args.iter().map(|arg| self.owned(arg));
        let name = builtin.signature.name.as_str();
        if builtin.is_color() {
            return quote! { rxl::library::builtin::color(#name, #(#values),*)? };
        }
        let function = ident(name);
        match name {
            "fail" => quote! { return Err(rxl::Failure::known(#(#values),*)) },
            "fail_field" => quote! { return Err(rxl::Failure::field(#(#values),*)) },
            "now" => quote! { rxl::library::builtin::now() },
            // In code of the browser, which is emitted for tests alone.
            "confirm" | "url_of" => quote! { rxl::trial::#function(#(#values),*) },
            _ => quote! { rxl::library::builtin::#function(#(#values),*)? },
        }
    }
}
