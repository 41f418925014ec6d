//! Expressions. Each has two forms: a value that one owns, and a reference to where it stands, which saves a copy.

use super::code::{Code, function_name};
use super::names::{ident, module, state_field, type_ident};
use super::types::{is_copy, ty};
use crate::elements::prelude::JSON_VARIANTS;
use crate::hir::{
    ComputedRef, Condition, EnumId, Expr, ExprKind, Literal, Operation, Piece, Type, VarRef,
};
use crate::plan::waits;
use proc_macro2::TokenStream;
use quote::quote;

impl Code<'_> {
    /// The value, owned.
    pub(super) fn owned(&self, expr: &Expr) -> TokenStream {
        if self.must_borrow(expr) {
            return self.borrowed(expr);
        }
        if self.is_path(expr) {
            let path = self.reference(expr);
            return if is_copy(self.plan, &expr.ty) {
                quote! { (*#path) }
            } else {
                quote! { (#path).clone() }
            };
        }
        self.fresh(expr)
    }

    /// A reference to the value.
    pub(super) fn reference(&self, expr: &Expr) -> TokenStream {
        if self.must_borrow(expr) {
            let value = self.borrowed(expr);
            return quote! { (&#value) };
        }
        match &expr.kind {
            ExprKind::Local(id) => {
                let name = self.local(*id);
                if self.is_ref(*id) {
                    quote! { #name }
                } else {
                    quote! { (&#name) }
                }
            }
            ExprKind::Var(var) => {
                let path = self.var(*var);
                quote! { #path.get() }
            }
            ExprKind::Field {
                object,
                record,
                field,
            } => {
                let object = self.reference(object);
                let name = self
                    .plan
                    .program
                    .records
                    .get(record.0 as usize)
                    .and_then(|record| record.fields.get(*field as usize))
                    .map(|field| ident(&field.origin.name));
                quote! { (&#object.#name) }
            }
            ExprKind::Inner(option) => {
                let option = self.reference(option);
                quote! { rxl::library::option::inner(#option)? }
            }
            ExprKind::ListIndex(list, index) => {
                let (list, index) = (self.reference(list), self.owned(index));
                quote! { rxl::library::list::at(#list, #index)? }
            }
            ExprKind::MapIndex(map, key) => {
                let (map, key) = (self.reference(map), self.owned(key));
                quote! { rxl::library::map::at(#map, #key)? }
            }
            _ => {
                let value = self.fresh(expr);
                quote! { (&#value) }
            }
        }
    }

    /// Whether an expression names something that stands somewhere.
    fn is_path(&self, expr: &Expr) -> bool {
        matches!(
            expr.kind,
            ExprKind::Local(_)
                | ExprKind::Var(_)
                | ExprKind::ListIndex(..)
                | ExprKind::MapIndex(..)
                | ExprKind::Inner(_)
                | ExprKind::Field { .. }
        )
    }

    /// The var of a state in the tab.
    pub(super) fn var(&self, var: VarRef) -> TokenStream {
        let state = state_field(self.plan, var.state);
        let name = self
            .plan
            .program
            .states
            .get(var.state.0 as usize)
            .and_then(|state| state.vars.get(var.var as usize))
            .map(|var| ident(&var.origin.name));
        quote! { tab.#state.#name }
    }

    fn computed(&self, computed: ComputedRef) -> TokenStream {
        let state = self.plan.program.states.get(computed.state.0 as usize);
        let Some((state, computed)) =
            state.and_then(|state| Some((state, state.computeds.get(computed.computed as usize)?)))
        else {
            return TokenStream::new();
        };
        let module = self.module_of(state.source);
        let (state, name) = (type_ident(&state.origin.name), ident(&computed.origin.name));
        quote! { #module #state::#name(tab)? }
    }

    /// The module of a file, as a prefix of a path.
    pub(super) fn module_of(&self, source: crate::source::SourceId) -> TokenStream {
        let file = self
            .plan
            .program
            .files
            .iter()
            .find(|file| file.source == source);
        match file {
            Some(file) => {
                let name = module(&file.module);
                quote! { super::#name:: }
            }
            None => TokenStream::new(),
        }
    }

    /// A value that is made now.
    fn fresh(&self, expr: &Expr) -> TokenStream {
        match &expr.kind {
            ExprKind::Literal(literal) => self.literal(literal),
            ExprKind::None => {
                let ty = ty(self.plan, &expr.ty);
                quote! { <#ty>::None }
            }
            ExprKind::Some(inner) => {
                let inner = self.owned(inner);
                quote! { Some(#inner) }
            }
            ExprKind::Ok(inner) => {
                let inner = self.owned(inner);
                quote! { Ok(#inner) }
            }
            ExprKind::Err(inner) => {
                let inner = self.owned(inner);
                quote! { Err(#inner) }
            }
            ExprKind::Interpolation(pieces) => self.interpolation(pieces),
            ExprKind::Local(_)
            | ExprKind::Var(_)
            | ExprKind::Field { .. }
            | ExprKind::Inner(_)
            | ExprKind::ListIndex(..)
            | ExprKind::MapIndex(..) => self.owned(expr),
            ExprKind::Constant(id) => {
                let Some(constant) = self.plan.program.constants.get(id.0 as usize) else {
                    return TokenStream::new();
                };
                let module = self.module_of(constant.source);
                let name = type_ident(&constant.origin.name);
                quote! { #module #name()? }
            }
            ExprKind::Style(id) => {
                let style = self.plan.program.styles.get(id.0 as usize);
                let name = style.map(|style| style.origin.name.to_string());
                quote! { String::from(#name) }
            }
            ExprKind::Computed(computed) => self.computed(*computed),
            ExprKind::Map(entries) => {
                let entries = entries.iter().map(|(key, value)| {
                    let (key, value) = (self.owned(key), self.owned(value));
                    quote! { (#key, #value) }
                });
                let ty = ty(self.plan, &expr.ty);
                quote! { <#ty>::from(vec![#(#entries),*]) }
            }
            ExprKind::List(items) | ExprKind::Set(items) => {
                let items = items.iter().map(|item| self.owned(item));
                let ty = ty(self.plan, &expr.ty);
                quote! { <#ty>::from(vec![#(#items),*]) }
            }
            ExprKind::Record(id, values) => {
                let path = ty(self.plan, &expr.ty);
                let names = self
                    .plan
                    .program
                    .records
                    .get(id.0 as usize)
                    .into_iter()
                    .flat_map(|record| &record.fields)
                    .map(|field| ident(&field.origin.name));
                let values = values.iter().map(|value| self.owned(value));
                let path = without_arguments(path);
                quote! { #path { #(#names: #values),* } }
            }
            ExprKind::Variant(id, variant, values) if *id == EnumId::json() => {
                self.json(*variant, values)
            }
            ExprKind::Variant(id, variant, values) => {
                let path = without_arguments(ty(self.plan, &expr.ty));
                let name = self
                    .plan
                    .program
                    .enums
                    .get(id.0 as usize)
                    .and_then(|declared| declared.variants.get(*variant as usize))
                    .map(|variant| ident(&variant.origin.name));
                let values: Vec<TokenStream> =
                    values.iter().map(|value| self.owned(value)).collect();
                if values.is_empty() {
                    quote! { #path::#name }
                } else {
                    quote! { #path::#name(#(#values),*) }
                }
            }
            ExprKind::With { object, fields } => {
                let path = without_arguments(ty(self.plan, &expr.ty));
                let object = self.owned(object);
                let record = match &expr.ty {
                    Type::Record(id, _) => self.plan.program.records.get(id.0 as usize),
                    _ => None,
                };
                let changes = fields.iter().map(|(index, value)| {
                    let name = record
                        .and_then(|record| record.fields.get(*index as usize))
                        .map(|field| ident(&field.origin.name));
                    let value = self.owned(value);
                    quote! { #name: #value }
                });
                quote! { { let object = #object; #path { #(#changes,)* ..object } } }
            }
            ExprKind::Chain {
                object,
                local,
                then,
            } => {
                let object = self.owned(object);
                let name = self.local(*local);
                let then = self.owned(then);
                quote! { match #object { Some(#name) => #then, None => None } }
            }
            ExprKind::Slice(object, range) => {
                let module = match object.ty {
                    Type::Text => quote! { text },
                    _ => quote! { list },
                };
                let (object, range) = (self.reference(object), self.owned(range));
                quote! { rxl::library::#module::slice(#object, #range)? }
            }
            ExprKind::Call(id, args) if waits::is_extern(&self.plan.program, *id) => {
                self.call_extern(*id, args)
            }
            ExprKind::Call(id, args) => {
                let Some(function) = self.plan.program.functions.get(id.0 as usize) else {
                    return TokenStream::new();
                };
                let module = self.module_of(function.source);
                let name = function_name(self.plan, function);
                let tab = function.state.map(|_| quote! { &*tab, });
                let args = args.iter().map(|arg| self.argument(arg));
                quote! { #module #name(#tab #(#args),*)? }
            }
            ExprKind::CallLocal(id, args) => {
                let name = self.local(*id);
                let args = args.iter().map(|arg| self.reference(arg));
                quote! { #name(#(#args),*)? }
            }
            ExprKind::Method(method, receiver, args) => self.method(method, receiver, args),
            ExprKind::Mutate(method, place, args) => self.mutation(method, place, args),
            ExprKind::TypeMethod(method, of @ Type::Enum(..), args) => {
                let path = without_arguments(ty(self.plan, of));
                let name = ident(&method.signature.name);
                let args = args.iter().map(|arg| self.owned(arg));
                quote! { #path::#name(#(#args),*) }
            }
            ExprKind::TypeMethod(method, _, args) => self.type_method(method, args),
            ExprKind::Builtin(builtin, args) => self.builtin(builtin, args),
            ExprKind::Route(page, args) => self.route(*page, args),
            ExprKind::Binary(operation, left, right) => self.operation(*operation, left, right),
            ExprKind::And(left, right) => {
                let (left, right) = (self.owned(left), self.owned(right));
                quote! { (#left && #right) }
            }
            ExprKind::Or(left, right) => {
                let (left, right) = (self.owned(left), self.owned(right));
                quote! { (#left || #right) }
            }
            ExprKind::Coalesce(left, right) => {
                let (left, value) = (self.owned(left), self.owned(right));
                if matches!(right.ty, Type::Option(_)) {
                    quote! { match #left { Some(value) => Some(value), None => #value } }
                } else {
                    quote! { match #left { Some(value) => value, None => #value } }
                }
            }
            ExprKind::NegateInt(inner) => {
                let inner = self.owned(inner);
                quote! { (-#inner) }
            }
            ExprKind::NegateFloat(inner) => {
                let inner = self.owned(inner);
                quote! { (-#inner) }
            }
            ExprKind::NegateDuration(inner) => {
                let inner = self.owned(inner);
                quote! { rxl::Duration(-#inner.0) }
            }
            ExprKind::Not(inner) => {
                let inner = self.owned(inner);
                quote! { (!#inner) }
            }
            ExprKind::If {
                condition,
                then,
                otherwise,
            } => {
                let head = self.condition(condition);
                let then = self.block_value(then);
                let otherwise = otherwise.as_ref().map(|block| {
                    let block = self.block_value(block);
                    quote! { else { #block } }
                });
                quote! { (if #head { #then } #otherwise) }
            }
            ExprKind::Match { scrutinee, arms } => self.match_expr(scrutinee, arms),
            ExprKind::Lambda { params, body } => {
                for param in params {
                    self.mark_ref(*param);
                }
                let names = params.iter().map(|param| self.local(*param));
                let types = params
                    .iter()
                    .map(|param| ty(self.plan, &self.local_type(*param)));
                let body = self.block_value(body);
                quote! { |#(#names: &#types),*| -> rxl::Result<_> { Ok(#body) } }
            }
            ExprKind::Try(inner) => self.attempt(inner),
            ExprKind::TryCall(call) => self.attempt_call(call),
            ExprKind::Ambient(id) => super::tests::ambient(*id),
            // It does not reach a back end: `check` has found an error.
            ExprKind::Error => {
                quote! { compile_error!("a bug in rxlc: this expression cannot be emitted") }
            }
        }
    }

    /// A variant of Json: numbers that JSON cannot write are texts, fields stand in order.
    fn json(&self, variant: u32, values: &[Expr]) -> TokenStream {
        let name = JSON_VARIANTS
            .get(variant as usize)
            .map_or("Null", |(name, _)| *name);
        let values: Vec<TokenStream> = values.iter().map(|value| self.owned(value)).collect();
        match name {
            "Number" => quote! { rxl::Json::number(#(#values),*) },
            "Object" => quote! { rxl::Json::object(#(#values),*) },
            "Null" => quote! { rxl::Json::Null },
            _ => {
                let name = ident(name);
                quote! { rxl::Json::#name(#(#values),*) }
            }
        }
    }

    /// An argument: a lambda as it is, everything else owned.
    pub(super) fn argument(&self, arg: &Expr) -> TokenStream {
        self.owned(arg)
    }

    pub(super) fn literal(&self, literal: &Literal) -> TokenStream {
        match literal {
            Literal::Bool(value) => quote! { #value },
            Literal::Int(value) => quote! { #value },
            Literal::Float(value) => quote! { #value },
            Literal::Text(value) => {
                let value = value.as_str();
                quote! { String::from(#value) }
            }
            Literal::Duration(value) => quote! { rxl::Duration(#value) },
            Literal::DateTime(value) => quote! { rxl::DateTime(#value) },
            Literal::Color(value) => {
                let value = value.as_str();
                quote! { rxl::Color(String::from(#value)) }
            }
            Literal::Length(value) => {
                let value = value.as_str();
                quote! { rxl::Length(String::from(#value)) }
            }
            Literal::Date(value) => {
                let days = crate::calendar::read_date(value);
                quote! { rxl::Date(#days) }
            }
        }
    }

    fn interpolation(&self, pieces: &[Piece]) -> TokenStream {
        let parts = pieces.iter().map(|piece| match piece {
            Piece::Text(text) => {
                let text = text.as_str();
                quote! { text.push_str(#text); }
            }
            Piece::Hole(hole) => {
                let value = self.reference(hole);
                quote! { rxl::Data::print_plain(#value, &mut text); }
            }
        });
        quote! { { let mut text = String::new(); #(#parts)* text } }
    }

    /// What stands behind `if`.
    pub(super) fn condition(&self, condition: &Condition) -> TokenStream {
        match condition {
            Condition::Is(expr) => self.owned(expr),
            Condition::Let { pattern, value } => {
                let value = self.owned(value);
                let pattern = self.pattern(pattern);
                quote! { let #pattern = &#value }
            }
        }
    }

    fn operation(&self, operation: Operation, left: &Expr, right: &Expr) -> TokenStream {
        if matches!(operation, Operation::Equal | Operation::NotEqual) {
            let (left, right) = (self.reference(left), self.reference(right));
            return if operation == Operation::Equal {
                quote! { (*#left == *#right) }
            } else {
                quote! { (*#left != *#right) }
            };
        }
        let (left, right) = (self.owned(left), self.owned(right));
        self.operate(operation, left, right)
    }

    /// An operation on two owned values.
    pub(super) fn operate(
        &self,
        operation: Operation,
        left: TokenStream,
        right: TokenStream,
    ) -> TokenStream {
        match operation {
            Operation::AddInt => quote! { rxl::int::add(#left, #right)? },
            Operation::SubtractInt => quote! { rxl::int::subtract(#left, #right)? },
            Operation::MultiplyInt => quote! { rxl::int::multiply(#left, #right)? },
            Operation::DivideInt => quote! { rxl::int::divide(#left, #right)? },
            Operation::RemainderInt => quote! { rxl::int::remainder(#left, #right)? },
            Operation::AddFloat => quote! { (#left + #right) },
            Operation::SubtractFloat => quote! { (#left - #right) },
            Operation::MultiplyFloat => quote! { (#left * #right) },
            Operation::DivideFloat => quote! { (#left / #right) },
            Operation::RemainderFloat => quote! { (#left % #right) },
            Operation::JoinText => quote! { (#left + &#right) },
            Operation::JoinList => quote! { rxl::library::list::join_lists(#left, #right) },
            Operation::AddDuration => quote! { rxl::Duration(rxl::int::add(#left.0, #right.0)?) },
            Operation::SubtractDuration => {
                quote! { rxl::Duration(rxl::int::subtract(#left.0, #right.0)?) }
            }
            Operation::MultiplyDuration => {
                quote! { rxl::Duration(rxl::int::multiply(#left.0, #right)?) }
            }
            Operation::DivideDuration => {
                quote! { rxl::Duration(rxl::int::divide(#left.0, #right)?) }
            }
            Operation::RatioOfDurations => quote! { (#left.0 as f64 / #right.0 as f64) },
            Operation::AddToDateTime => quote! { rxl::library::date_time::add(#left, #right)? },
            Operation::SubtractFromDateTime => {
                quote! { rxl::library::date_time::subtract(#left, #right)? }
            }
            Operation::BetweenDateTimes => {
                quote! { rxl::library::date_time::difference(#left, #right) }
            }
            Operation::AddToDate => quote! { rxl::library::date::add(#left, #right)? },
            Operation::SubtractFromDate => quote! { rxl::library::date::subtract(#left, #right)? },
            Operation::BetweenDates => quote! { rxl::library::date::difference(#left, #right) },
            Operation::Range => quote! { rxl::Range::new(#left, #right) },
            Operation::Equal => quote! { (#left == #right) },
            Operation::NotEqual => quote! { (#left != #right) },
            Operation::Less => quote! { (#left < #right) },
            Operation::LessOrEqual => quote! { (#left <= #right) },
            Operation::Greater => quote! { (#left > #right) },
            Operation::GreaterOrEqual => quote! { (#left >= #right) },
        }
    }

    /// The address of a page.
    fn route(&self, page: crate::hir::PageId, args: &[Expr]) -> TokenStream {
        use crate::hir::{PageRoute, Segment};
        let Some(page) = self.plan.program.pages.get(page.0 as usize) else {
            return TokenStream::new();
        };
        let PageRoute::Address { path, query } = &page.route else {
            return quote! { rxl::Route(String::from("/404")) };
        };
        let arg = |index: &u32| args.get(*index as usize).map(|arg| self.reference(arg));
        let segments = path.iter().map(|segment| match segment {
            Segment::Static(text) => {
                let text = text.as_str();
                quote! { address.segment(&String::from(#text)); }
            }
            Segment::Param(index) => {
                let value = arg(index);
                quote! { address.segment(#value); }
            }
            Segment::Rest(index) => {
                let value = arg(index);
                quote! { address.rest(#value); }
            }
        });
        let query = query.iter().map(|index| {
            let value = arg(index);
            let name = page
                .params
                .get(*index as usize)
                .map(|param| param.origin.name.as_str())
                .unwrap_or_default();
            let default = page
                .params
                .get(*index as usize)
                .and_then(|param| param.default.as_ref())
                .map(|default| Code::new(self.plan, default).value());
            match default {
                Some(default) => {
                    quote! { if *#value != #default { address.query(#name, #value); } }
                }
                None => quote! { address.query(#name, #value); },
            }
        });
        quote! { {
            let mut address = rxl::address::Address::new();
            #(#segments)*
            #(#query)*
            address.finish()
        } }
    }
}

/// `Name<T>` as the path of a struct literal or a variant: Rust finds the arguments.
pub(super) fn without_arguments(path: TokenStream) -> TokenStream {
    let mut kept = TokenStream::new();
    for token in path {
        if matches!(&token, proc_macro2::TokenTree::Punct(punct) if punct.as_char() == '<') {
            break;
        }
        kept.extend(std::iter::once(token));
    }
    kept
}
