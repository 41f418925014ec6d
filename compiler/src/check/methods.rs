//! Methods of the library on values, typed by the table.

use super::body::Cx;
use super::calls::{Default, Slot};
use super::fit::{Solution, broken};
use super::types::{is_broken, option_of};
use super::{Checker, error};
use crate::ast::{self, Args};
use crate::hir::{Expr, ExprKind, Type};
use crate::library::{self, Method, Ty};
use crate::source::Span;
use crate::suggest::nearest;
use smol_str::SmolStr;
use std::sync::Arc;

/// The type parameters of the table, by index.
const PARAMS: [&str; 6] = ["T", "K", "V", "R", "U", "E"];

/// A type of the table.
pub(super) fn library_type(ty: &Ty) -> Type {
    match ty {
        Ty::Param(name) => {
            let index = PARAMS.iter().position(|known| known == name).unwrap_or(0);
            Type::Param(u32::try_from(index).unwrap_or(0), SmolStr::new(name))
        }
        Ty::Option(inner) => option_of(library_type(inner)),
        Ty::Function(params, result) => Type::Function(
            params.iter().map(library_type).collect(),
            Arc::new(library_type(result)),
        ),
        Ty::Unit => Type::Unit,
        Ty::Never => Type::Never,
        Ty::Named(name, arguments) => {
            let argument =
                |index: usize| Arc::new(arguments.get(index).map_or(Type::Error, library_type));
            match name.as_str() {
                "Bool" => Type::Bool,
                "Int" => Type::Int,
                "Float" => Type::Float,
                "Text" => Type::Text,
                "Date" => Type::Date,
                "DateTime" => Type::DateTime,
                "Duration" => Type::Duration,
                "Bytes" => Type::Bytes,
                "Range" => Type::Range,
                "Route" => Type::Route,
                "Color" => Type::Color,
                "List" => Type::List(argument(0)),
                "Set" => Type::Set(argument(0)),
                "Map" => Type::Map(argument(0), argument(1)),
                _ => Type::Error,
            }
        }
    }
}

/// Under which name the table has the methods of a type.
pub(super) fn receiver_kind(ty: &Type) -> Option<&'static str> {
    Some(match ty {
        Type::Text => "Text",
        Type::Int => "Int",
        Type::Float => "Float",
        Type::List(_) => "List",
        Type::Map(..) => "Map",
        Type::Set(_) => "Set",
        Type::Option(_) => "Option",
        Type::Range => "Range",
        Type::Duration => "Duration",
        _ => return None,
    })
}

impl Checker<'_> {
    /// `object.name(args)`
    pub(super) fn method_call(
        &mut self,
        cx: &mut Cx,
        object: Expr,
        name: &ast::Name,
        args: &Args,
        wanted: Option<&Type>,
        span: Span,
    ) -> Expr {
        if object.ty == Type::Error {
            return broken(span);
        }
        if let (Type::Record(..), "with") = (&object.ty, name.text.as_str()) {
            return self.with(cx, object, args, span);
        }
        let Some(method) = self.find_method(&object.ty, name, object.span) else {
            return broken(span);
        };
        if method.mutates {
            let instead = match method.signature.name.as_str() {
                "sort" => Some("sorted()"),
                "sort_by" => Some("sorted_by(…)"),
                "push" => Some("list + [x]"),
                "extend" => Some("list + other"),
                "retain" => Some("filter(…)"),
                _ => None,
            };
            self.report(error::mutation_needs_place(&name.text, instead, name.span));
            return broken(span);
        }
        match self.method_arguments(cx, method, &object.ty.clone(), args, wanted, span) {
            Some((values, ty)) => Expr {
                kind: ExprKind::Method(method, Box::new(object), values),
                ty,
                span,
            },
            None => broken(span),
        }
    }

    /// The method of a type by name; reports if there is none, or not yet.
    pub(super) fn find_method(
        &mut self,
        ty: &Type,
        name: &ast::Name,
        object: Span,
    ) -> Option<&'static Method> {
        let found = receiver_kind(ty).and_then(|kind| library::method(kind, &name.text));
        match found {
            Some(method) if method.is_available => Some(method),
            Some(_) => {
                let shown = self.show(ty);
                self.report(error::not_yet(
                    &format!("`{}` of `{shown}`", name.text),
                    name.span,
                ));
                None
            }
            None => {
                let shown = self.show(ty);
                if let Type::Option(inner) = ty
                    && receiver_kind(inner)
                        .is_some_and(|kind| library::method(kind, &name.text).is_some())
                {
                    let inner = self.show(inner);
                    self.report(error::option_as_value(&inner, object));
                    return None;
                }
                let names: Vec<&str> = receiver_kind(ty)
                    .into_iter()
                    .flat_map(library::methods_of)
                    .map(|method| method.signature.name.as_str())
                    .collect();
                self.report(error::unknown_method(
                    &shown,
                    &name.text,
                    name.span,
                    nearest(&name.text, names),
                ));
                None
            }
        }
    }

    /// Arguments and result of a method.
    pub(super) fn method_arguments(
        &mut self,
        cx: &mut Cx,
        method: &'static Method,
        receiver: &Type,
        args: &Args,
        wanted: Option<&Type>,
        span: Span,
    ) -> Option<(Vec<Expr>, Type)> {
        let name = method.signature.name.as_str();
        let mut solution = Solution::new(PARAMS.len());
        solution.learn(&library_type(&method.receiver), receiver);
        let slots: Vec<Slot<'_>> = method
            .signature
            .params
            .iter()
            .map(|param| Slot {
                name: param.name.clone(),
                ty: library_type(&param.ty),
                default: param
                    .default
                    .as_deref()
                    .map_or(Default::None, Default::Library),
            })
            .collect();
        let result = library_type(&method.signature.result);
        let shown: Vec<Slot<'_>> = slots
            .iter()
            .map(|slot| Slot {
                name: slot.name.clone(),
                ty: slot.ty.clone(),
                default: match slot.default {
                    Default::Library(text) => Default::Library(text),
                    _ => Default::None,
                },
            })
            .collect();
        let signature = self.signature(name, &shown, Some(&result));
        let what = format!("`{name}`");
        let placed = self.place_arguments(args, &slots, &what, &signature, span)?;
        if let Some(wanted) = wanted.filter(|ty| !super::types::is_open(ty)) {
            let mut hint = solution.clone();
            let inner = match (&result, wanted) {
                (Type::Option(_), _) => wanted,
                (_, Type::Option(inner)) => inner,
                _ => wanted,
            };
            if hint.learn(&result, inner) {
                solution = hint;
            }
        }
        let (values, ty) = self.arguments_with(cx, &placed, &slots, solution, &result)?;
        self.method_rules(method, receiver, &values, &ty, span)?;
        Some((values, ty))
    }

    /// What the table cannot say: which element types sums, orders and joins take.
    fn method_rules(
        &mut self,
        method: &'static Method,
        receiver: &Type,
        values: &[Expr],
        ty: &Type,
        span: Span,
    ) -> Option<()> {
        let element = match receiver {
            Type::List(element) => &**element,
            _ => return Some(()),
        };
        let lambda_result = || {
            values.first().and_then(|value| match &value.ty {
                Type::Function(_, result) => Some((**result).clone()),
                _ => None,
            })
        };
        let number =
            |ty: &Type| matches!(ty, Type::Int | Type::Float | Type::Duration | Type::Error);
        let (wanted, found) = match method.signature.name.as_str() {
            "sum" if !number(element) => ("a list of Int, Float or Duration", element.clone()),
            "sum_by" if !number(ty) && !is_broken(ty) => ("Int, Float or Duration", ty.clone()),
            "join" if *element != Type::Text && *element != Type::Error => {
                ("a list of Text", element.clone())
            }
            "flatten" if !matches!(element, Type::List(_) | Type::Error) => {
                ("a list of lists", element.clone())
            }
            "min" | "max" | "sorted" | "sort" if !self.has_order(element) => {
                let shown = self.show(element);
                self.report(error::no_order(&shown, span));
                return None;
            }
            "min_by" | "max_by" | "sorted_by" | "sort_by" => {
                if let Some(key) = lambda_result()
                    && !self.has_order(&key)
                {
                    let shown = self.show(&key);
                    self.report(error::no_order(&shown, span));
                    return None;
                }
                return Some(());
            }
            _ => return Some(()),
        };
        let found = self.show(&found);
        self.report(error::mismatch(wanted, &found, span));
        None
    }

    /// `record.with(field: value)`
    fn with(&mut self, cx: &mut Cx, object: Expr, args: &Args, span: Span) -> Expr {
        let Type::Record(id, arguments) = &object.ty else {
            return broken(span);
        };
        let Some(record) = self.program.records.get(id.0 as usize).cloned() else {
            return broken(span);
        };
        let mut fields = Vec::new();
        for argument in &args.arguments {
            let Some(label) = &argument.label else {
                self.report(error::missing_argument(
                    "field: …",
                    "`with`",
                    "with(field: value)",
                    argument.span,
                ));
                continue;
            };
            let found = record
                .fields
                .iter()
                .position(|field| field.origin.name == label.text);
            let Some((index, field)) =
                found.and_then(|index| Some((index, record.fields.get(index)?)))
            else {
                let names = record.fields.iter().map(|field| field.origin.name.as_str());
                self.report(error::unknown_field(
                    &record.origin.name,
                    &label.text,
                    label.span,
                    nearest(&label.text, names),
                    record.origin.span,
                ));
                continue;
            };
            let ty = super::types::substitute(&field.ty, arguments);
            let value = self.value_as(cx, &argument.value, &ty);
            fields.push((u32::try_from(index).unwrap_or(u32::MAX), value));
        }
        let ty = object.ty.clone();
        Expr {
            kind: ExprKind::With {
                object: Box::new(object),
                fields,
            },
            ty,
            span,
        }
    }
}
