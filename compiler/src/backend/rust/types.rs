//! Types, records and enums with their form on the wire.

use super::code::Code;
use super::names::{ident, module, type_ident};
use crate::hir::{Enum, EnumId, Field, Origin, Record, Type};
use crate::plan::Plan;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use smol_str::SmolStr;
use std::collections::BTreeSet;

/// A type in Rust.
pub(super) fn ty(plan: &Plan, ty_: &Type) -> TokenStream {
    let inner = |ty_: &Type| ty(plan, ty_);
    match ty_ {
        Type::Bool => quote! { bool },
        Type::Int => quote! { i64 },
        Type::Float => quote! { f64 },
        Type::Text => quote! { String },
        Type::Duration => quote! { rxl::Duration },
        Type::Date => quote! { rxl::Date },
        Type::DateTime => quote! { rxl::DateTime },
        Type::ZonedTime => quote! { rxl::ZonedTime },
        Type::Bytes => quote! { rxl::Bytes },
        Type::Json => quote! { rxl::Json },
        Type::Color => quote! { rxl::Color },
        // Only the browser shows styles; here they are names.
        Type::Style => quote! { String },
        Type::Length => quote! { rxl::Length },
        Type::Route => quote! { rxl::Route },
        Type::Range => quote! { rxl::Range },
        Type::List(item) => {
            let item = inner(item);
            quote! { rxl::List<#item> }
        }
        Type::Map(key, value) => {
            let (key, value) = (inner(key), inner(value));
            quote! { rxl::Map<#key, #value> }
        }
        Type::Set(item) => {
            let item = inner(item);
            quote! { rxl::Set<#item> }
        }
        Type::Stream(item) => {
            let item = inner(item);
            quote! { rxl::Stream<#item> }
        }
        Type::Option(item) => {
            let item = inner(item);
            quote! { Option<#item> }
        }
        Type::Result(ok, err) => {
            let (ok, err) = (inner(ok), inner(err));
            quote! { std::result::Result<#ok, #err> }
        }
        Type::Record(id, arguments) => {
            let record = plan.program.records.get(id.0 as usize);
            declared(
                plan,
                record.map(|record| (&record.origin.name, record.source)),
                arguments,
            )
        }
        Type::Enum(id, _) if *id == EnumId::json() => quote! { rxl::Json },
        Type::Enum(id, arguments) => {
            let declared_enum = plan.program.enums.get(id.0 as usize);
            declared(
                plan,
                declared_enum.map(|declared| (&declared.origin.name, declared.source)),
                arguments,
            )
        }
        Type::Param(_, name) => {
            let name = ident(name);
            quote! { #name }
        }
        Type::Function(params, result) => {
            let params = params.iter().map(inner);
            let result = inner(result);
            quote! { impl FnMut(#(&#params),*) -> rxl::Result<#result> }
        }
        _ => quote! { () },
    }
}

fn declared(
    plan: &Plan,
    item: Option<(&SmolStr, Option<crate::source::SourceId>)>,
    arguments: &[Type],
) -> TokenStream {
    let Some((name, source)) = item else {
        return quote! { () };
    };
    let name = type_ident(name);
    let file = plan
        .program
        .files
        .iter()
        .find(|file| Some(file.source) == source);
    let path = match file {
        Some(file) => {
            let module = module(&file.module);
            quote! { super::#module::#name }
        }
        // The library gives days of the week, so that it has the type.
        None if name == "Weekday" => quote! { rxl::Weekday },
        None => quote! { super::prelude::#name },
    };
    if arguments.is_empty() {
        return path;
    }
    let arguments = arguments.iter().map(|argument| ty(plan, argument));
    quote! { #path<#(#arguments),*> }
}

/// Whether values of a type are copied by reading them.
pub(super) fn is_copy(plan: &Plan, ty: &Type) -> bool {
    match ty {
        Type::Bool
        | Type::Int
        | Type::Float
        | Type::Date
        | Type::DateTime
        | Type::Duration
        | Type::Unit => true,
        Type::Option(inner) => is_copy(plan, inner),
        Type::Enum(id, _) => plan
            .program
            .enums
            .get(id.0 as usize)
            .is_some_and(Enum::is_plain),
        _ => false,
    }
}

/// The doc comment of a declaration, and the mark of its place.
fn docs(origin: &Origin) -> TokenStream {
    let line = super::lines::item(origin.span);
    let docs = origin.docs.iter().flat_map(|docs| docs.lines());
    quote! { #line #(#[doc = #docs])* }
}

/// Lets serde write and read a type as well.
fn serde(name: &Ident, bounds: &TokenStream) -> TokenStream {
    quote! { rxl::serde_by_data!(#name #bounds); }
}

fn generics(names: &[SmolStr]) -> (TokenStream, TokenStream) {
    if names.is_empty() {
        return (quote! {}, quote! {});
    }
    let names: Vec<Ident> = names.iter().map(|name| ident(name)).collect();
    (
        quote! { <#(#names: rxl::Data),*> },
        quote! { <#(#names),*> },
    )
}

/// What says that private fields can be in a type: in its own fields, or in what stands for its parameters.
fn hides(own: bool, parameters: &[SmolStr]) -> Option<TokenStream> {
    let parameters = parameters.iter().map(|name| ident(name));
    match own {
        true => Some(quote! { const HIDES: bool = true; }),
        false if parameters.len() > 0 => {
            Some(quote! { const HIDES: bool = #(<#parameters as rxl::Data>::HIDES)||*; })
        }
        false => None,
    }
}

/// Whether private fields can be in values of a type, what stands for parameters apart.
fn has_private(plan: &Plan, ty: &Type) -> bool {
    let mut seen = BTreeSet::new();
    let mut waiting = vec![ty];
    while let Some(ty) = waiting.pop() {
        match ty {
            Type::List(item) | Type::Set(item) | Type::Option(item) => waiting.push(item),
            Type::Map(first, second) | Type::Result(first, second) => {
                waiting.extend([&**first, &**second]);
            }
            Type::Record(id, arguments) => {
                waiting.extend(arguments.iter());
                let record = plan.program.records.get(id.0 as usize);
                let fields = record.map_or(&[][..], |record| &record.fields);
                if fields.iter().any(|field| field.private) {
                    return true;
                }
                if seen.insert((0, id.0)) {
                    waiting.extend(fields.iter().map(|field| &field.ty));
                }
            }
            Type::Enum(id, arguments) => {
                waiting.extend(arguments.iter());
                let declared = plan.program.enums.get(id.0 as usize);
                let variants = declared.map_or(&[][..], |declared| &declared.variants);
                if seen.insert((1, id.0)) {
                    let fields = variants.iter().flat_map(|variant| &variant.fields);
                    waiting.extend(fields.map(|field| &field.ty));
                }
            }
            _ => {}
        }
    }
    false
}

/// A record as a struct; private fields never appear on the wire.
pub(super) fn record(plan: &Plan, record: &Record) -> TokenStream {
    let name = type_ident(&record.origin.name);
    let text = record.origin.name.as_str();
    let comment = docs(&record.origin);
    let (bounds, params) = generics(&record.generics);
    let fields = record.fields.iter().map(|field| {
        let comment = docs(&field.origin);
        let (name, ty) = (ident(&field.origin.name), ty(plan, &field.ty));
        quote! { #comment pub #name: #ty }
    });
    let public: Vec<&Field> = record
        .fields
        .iter()
        .filter(|field| !field.private)
        .collect();
    let keys: Vec<&str> = public
        .iter()
        .map(|field| field.origin.name.as_str())
        .collect();
    let writes = public.iter().enumerate().map(|(index, field)| {
        let comma = if index == 0 { "{" } else { "," };
        let start = format!("{comma}\"{}\":", field.origin.name);
        let name = ident(&field.origin.name);
        quote! { out.raw(#start); rxl::Data::write(&self.#name, out); }
    });
    let open = if public.is_empty() {
        quote! { out.raw("{"); }
    } else {
        quote! {}
    };
    let reads = record.fields.iter().map(|field| {
        let name = ident(&field.origin.name);
        let key = field.origin.name.as_str();
        if !field.private {
            return quote! { #name: rxl::data::read_field(object, #key)? };
        }
        match &field.default {
            // A private field never comes from the browser: it takes its default.
            Some(default) => {
                let value = Code::new(plan, default).value();
                quote! {
                    #name: (|| -> rxl::Result<_> { Ok(#value) })()
                        .map_err(|_| rxl::data::DecodeError::expected("a default"))?
                }
            }
            None => quote! { #name: return Err(rxl::data::DecodeError::expected("no value from outside")) },
        }
    });
    let secrets: Vec<&Field> = record.fields.iter().filter(|field| field.private).collect();
    let whole = (!secrets.is_empty()).then(|| {
        let writes = secrets.iter().map(|field| {
            let start = format!("\"{}\":", field.origin.name);
            let name = ident(&field.origin.name);
            quote! { rxl::states::separate(out); out.raw(#start); rxl::Data::write(&self.#name, out); }
        });
        quote! { if out.is_whole() { #(#writes)* } }
    });
    let types = record.fields.iter().map(|field| &field.ty);
    let hides = hides(
        !secrets.is_empty() || types.clone().any(|ty| has_private(plan, ty)),
        &record.generics,
    );
    let restore = hides.as_ref().map(|_| {
        let keys = record.fields.iter().map(|field| field.origin.name.as_str());
        let reads = record.fields.iter().map(|field| {
            let (name, key) = (ident(&field.origin.name), field.origin.name.as_str());
            quote! { #name: rxl::data::restore_field(object, #key)? }
        });
        quote! {
            fn restore(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
                let object = rxl::data::read_fields(value, &[#(#keys),*])?;
                Ok(Self { #(#reads),* })
            }
        }
    });
    let prints = public.iter().enumerate().map(|(index, field)| {
        let comma = if index == 0 { "" } else { ", " };
        let start = format!("{comma}{}: ", field.origin.name);
        let name = ident(&field.origin.name);
        quote! { out.push_str(#start); rxl::Data::print(&self.#name, out); }
    });
    let start = format!("{text}(");
    let check = super::rules::of_record(plan, record);
    let serde = serde(&name, &bounds);
    quote! {
        #comment
        #[derive(Clone, Debug, PartialEq)]
        pub struct #name #bounds { #(#fields),* }

        impl #bounds rxl::Data for #name #params {
            #hides

            fn write(&self, out: &mut rxl::JsonWriter) {
                if out.is_full() { return; }
                #open
                #(#writes)*
                #whole
                out.raw("}");
            }

            fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
                let object = rxl::data::read_fields(value, &[#(#keys),*])?;
                Ok(Self { #(#reads),* })
            }

            #restore

            fn print(&self, out: &mut String) {
                out.push_str(#start);
                #(#prints)*
                out.push(')');
            }

            #check
        }

        #serde
    }
}

/// An enum.
pub(super) fn enumeration(plan: &Plan, declared: &Enum) -> TokenStream {
    let name = type_ident(&declared.origin.name);
    let comment = docs(&declared.origin);
    let (bounds, params) = generics(&declared.generics);
    let binders = |count: usize| -> Vec<Ident> {
        (0..count)
            .map(|index| format_ident!("field_{index}"))
            .collect()
    };
    let variants = declared.variants.iter().map(|variant| {
        let comment = docs(&variant.origin);
        let name = ident(&variant.origin.name);
        let types: Vec<TokenStream> = variant
            .fields
            .iter()
            .map(|field| ty(plan, &field.ty))
            .collect();
        if types.is_empty() {
            quote! { #comment #name }
        } else {
            quote! { #comment #name(#(#types),*) }
        }
    });
    let writes = declared.variants.iter().map(|variant| {
        let name = ident(&variant.origin.name);
        let text = variant.origin.name.as_str();
        let fields = binders(variant.fields.len());
        if fields.is_empty() {
            let json = format!("\"{text}\"");
            return quote! { Self::#name => out.raw(#json) };
        }
        let start = format!("{{\"{text}\":[");
        let parts = fields.iter().enumerate().map(|(index, field)| {
            let comma = if index == 0 {
                quote! {}
            } else {
                quote! { out.raw(","); }
            };
            quote! { #comma rxl::Data::write(#field, out); }
        });
        quote! { Self::#name(#(#fields),*) => { out.raw(#start); #(#parts)* out.raw("]}"); } }
    });
    let reads = declared.variants.iter().map(|variant| {
        let name = ident(&variant.origin.name);
        let text = variant.origin.name.as_str();
        let count = variant.fields.len();
        if count == 0 {
            return quote! { (#text, 0) => Ok(Self::#name) };
        }
        let fields = (0..count).map(|index| quote! { rxl::data::read_item(fields, #index)? });
        quote! { (#text, #count) => Ok(Self::#name(#(#fields),*)) }
    });
    let types = declared.variants.iter();
    let types = types.flat_map(|variant| variant.fields.iter().map(|field| &field.ty));
    let hides = hides(
        types.clone().any(|ty| has_private(plan, ty)),
        &declared.generics,
    );
    let restore = hides.as_ref().map(|_| {
        let arms = declared.variants.iter().map(|variant| {
            let (name, text) = (ident(&variant.origin.name), variant.origin.name.as_str());
            let count = variant.fields.len();
            if count == 0 {
                return quote! { (#text, 0) => Ok(Self::#name) };
            }
            let fields =
                (0..count).map(|index| quote! { rxl::data::restore_item(fields, #index)? });
            quote! { (#text, #count) => Ok(Self::#name(#(#fields),*)) }
        });
        quote! {
            fn restore(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
                let (name, fields) = rxl::data::read_variant(value)?;
                match (name, fields.len()) {
                    #(#arms,)*
                    _ => Err(rxl::data::DecodeError::expected("a variant")),
                }
            }
        }
    });
    let prints = declared.variants.iter().map(|variant| {
        let name = ident(&variant.origin.name);
        let text = variant.origin.name.as_str();
        let fields = binders(variant.fields.len());
        if fields.is_empty() {
            return quote! { Self::#name => out.push_str(#text) };
        }
        let start = format!("{text}(");
        let parts = fields.iter().enumerate().map(|(index, field)| {
            let comma = if index == 0 {
                quote! {}
            } else {
                quote! { out.push_str(", "); }
            };
            quote! { #comma rxl::Data::print(#field, out); }
        });
        quote! { Self::#name(#(#fields),*) => { out.push_str(#start); #(#parts)* out.push(')'); } }
    });
    let plain = declared.is_plain().then(|| {
        let all: Vec<Ident> = declared
            .variants
            .iter()
            .map(|variant| ident(&variant.origin.name))
            .collect();
        let texts = declared
            .variants
            .iter()
            .map(|variant| variant.origin.name.as_str());
        quote! {
            impl #name {
                /// All variants in order of declaration.
                pub fn values() -> rxl::List<#name> { rxl::List::from(vec![#(#name::#all),*]) }

                /// The variant of this name.
                pub fn parse(text: String) -> Option<#name> {
                    match text.as_str() {
                        #(#texts => Some(#name::#all),)*
                        _ => None,
                    }
                }
            }

            impl rxl::library::list::Order for #name {
                fn order(&self, other: &Self) -> std::cmp::Ordering { self.cmp(other) }
            }
        }
    });
    let check = super::rules::of_enum(plan, declared);
    let serde = serde(&name, &bounds);
    let derives = if declared.is_plain() {
        quote! { #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)] }
    } else {
        quote! { #[derive(Clone, Debug, PartialEq)] }
    };
    quote! {
        #comment
        #derives
        pub enum #name #bounds { #(#variants),* }

        #plain

        impl #bounds rxl::Data for #name #params {
            #hides

            fn write(&self, out: &mut rxl::JsonWriter) {
                if out.is_full() { return; }
                match self { #(#writes),* }
            }

            fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
                let (name, fields) = rxl::data::read_variant(value)?;
                match (name, fields.len()) {
                    #(#reads,)*
                    _ => Err(rxl::data::DecodeError::expected("a variant")),
                }
            }

            #restore

            fn print(&self, out: &mut String) {
                match self { #(#prints),* }
            }

            #check
        }

        #serde
    }
}
