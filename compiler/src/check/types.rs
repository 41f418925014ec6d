//! Written types, and the names of types for messages.

use super::{Checker, error};
use crate::ast::{TypeExpr, TypeExprKind};
use crate::hir::{Program, Type};
use crate::resolve::{Target, UpperItem};
use crate::source::Span;
use std::collections::BTreeSet;
use std::sync::Arc;

impl Checker<'_> {
    /// A written type.
    pub(super) fn ty(&mut self, tree: &TypeExpr) -> Type {
        match &tree.kind {
            TypeExprKind::Option(inner) => option_of(self.ty(inner)),
            TypeExprKind::Function { params, result } => {
                let params: Vec<Type> = params.iter().map(|param| self.ty(param)).collect();
                let result = self.ty(result);
                Type::Function(params.into(), Arc::new(result))
            }
            TypeExprKind::Broken => Type::Error,
            TypeExprKind::Named { name, arguments } => {
                let types: Vec<Type> = arguments.iter().map(|argument| self.ty(argument)).collect();
                match self.target(name) {
                    Some(Target::TypeParam(index)) => {
                        self.arity(name.text.as_str(), 0, &types, tree.span);
                        Type::Param(index, name.text.clone())
                    }
                    Some(Target::Upper(UpperItem::Record(record))) => {
                        let wanted = self
                            .bindings
                            .records
                            .get(record.0 as usize)
                            .and_then(|item| item.tree)
                            .map_or(0, |tree| tree.generics.len());
                        if self.arity(&name.text, wanted, &types, tree.span) {
                            Type::Record(record, types.into())
                        } else {
                            Type::Error
                        }
                    }
                    Some(Target::Upper(UpperItem::Enum(enumeration))) => {
                        let wanted = self
                            .bindings
                            .enums
                            .get(enumeration.0 as usize)
                            .and_then(|item| item.tree)
                            .map_or(0, |tree| tree.generics.len());
                        if self.arity(&name.text, wanted, &types, tree.span) {
                            Type::Enum(enumeration, types.into())
                        } else {
                            Type::Error
                        }
                    }
                    Some(Target::Upper(UpperItem::BuiltinType(builtin))) => {
                        self.builtin_type(builtin, types, tree.span)
                    }
                    _ => Type::Error,
                }
            }
        }
    }

    fn arity(&mut self, name: &str, wanted: usize, found: &[Type], at: Span) -> bool {
        if wanted == found.len() {
            return true;
        }
        self.report(error::type_arity(name, wanted, found.len(), at));
        false
    }

    fn builtin_type(&mut self, name: &'static str, types: Vec<Type>, at: Span) -> Type {
        let wanted = match name {
            "List" | "Set" | "Stream" => 1,
            "Map" | "Result" => 2,
            "Event" | "View" => types.len().min(1),
            _ => 0,
        };
        if !self.arity(name, wanted, &types, at) {
            return Type::Error;
        }
        let mut types = types.into_iter().map(Arc::new);
        let mut next = || types.next().unwrap_or_else(|| Arc::new(Type::Error));
        match name {
            "Bool" => Type::Bool,
            "Int" => Type::Int,
            "Float" => Type::Float,
            "Text" => Type::Text,
            "Duration" => Type::Duration,
            "Color" => Type::Color,
            "Length" => Type::Length,
            "Style" => Type::Style,
            "Result" => Type::Result(next(), next()),
            "Map" => {
                let key = next();
                self.lookup_type(&key, "a key of a map", at);
                Type::Map(key, next())
            }
            "Set" => {
                let item = next();
                self.lookup_type(&item, "an item of a set", at);
                Type::Set(item)
            }
            "Route" => Type::Route,
            "Range" => Type::Range,
            "Date" => Type::Date,
            "DateTime" => Type::DateTime,
            "ZonedTime" => Type::ZonedTime,
            "Json" => Type::Json,
            "Bytes" => Type::Bytes,
            "FormData" => form_data(),
            "List" => Type::List(next()),
            "Stream" => Type::Stream(next()),
            "Event" if wanted == 0 => Type::Event(None),
            "Event" => Type::Event(Some(next())),
            "View" if wanted == 0 => Type::View(None),
            "View" => Type::View(Some(next())),
            _ => {
                self.report(error::not_yet(&format!("the type `{name}`"), at));
                Type::Error
            }
        }
    }

    /// What maps are looked up by and sets consist of (LANGUAGE §4.1).
    pub(super) fn lookup_type(&mut self, ty: &Type, what: &str, at: Span) {
        if self.is_key(ty) || is_broken(ty) {
            return;
        }
        let shown = self.show(ty);
        self.report(error::not_a_key(&shown, what, at));
    }

    fn is_key(&self, ty: &Type) -> bool {
        match ty {
            Type::Text | Type::Int | Type::Bool | Type::Date | Type::DateTime | Type::Length => {
                true
            }
            Type::Enum(id, _) => {
                // Variants are read after the types of the program are known by name.
                let declared = self.program.enums.get(id.0 as usize);
                declared.is_some_and(|declared| declared.variants.is_empty() || declared.is_plain())
            }
            _ => false,
        }
    }

    /// A type of data, for vars, fields and event parameters.
    pub(super) fn data_type(&mut self, tree: &TypeExpr, place: &str) -> Type {
        let ty = self.ty(tree);
        if !is_data(&ty) && ty != Type::Error {
            let shown = self.show(&ty);
            self.report(error::no_data(&shown, place, tree.span));
            return Type::Error;
        }
        ty
    }

    /// Reports records and enums that contain themselves without a List or an option between.
    pub(super) fn infinite_types(&mut self) {
        for index in 0..self.program.records.len() {
            let start = Type::Record(
                crate::hir::RecordId(u32::try_from(index).unwrap_or(u32::MAX)),
                Arc::from([]),
            );
            let Some(record) = self.program.records.get(index) else {
                continue;
            };
            let (name, span) = (record.origin.name.clone(), record.origin.span);
            let mut seen = BTreeSet::new();
            if contains(&self.program, &start, index, true, &mut seen)
                && let Some(span) = span
            {
                self.report(error::infinite(&name, span));
            }
        }
    }
}

/// Whether `ty` holds the record `wanted` directly.
fn contains(
    program: &Program,
    ty: &Type,
    wanted: usize,
    first: bool,
    seen: &mut BTreeSet<(bool, u32)>,
) -> bool {
    match ty {
        Type::Record(record, _) => {
            if !first && record.0 as usize == wanted {
                return true;
            }
            if !seen.insert((false, record.0)) {
                return false;
            }
            program
                .records
                .get(record.0 as usize)
                .into_iter()
                .flat_map(|record| &record.fields)
                .any(|field| contains(program, &field.ty, wanted, false, seen))
        }
        Type::Enum(enumeration, _) => {
            if !seen.insert((true, enumeration.0)) {
                return false;
            }
            program
                .enums
                .get(enumeration.0 as usize)
                .into_iter()
                .flat_map(|enumeration| &enumeration.variants)
                .flat_map(|variant| &variant.fields)
                .any(|field| contains(program, &field.ty, wanted, false, seen))
        }
        Type::Option(_) => false,
        _ => false,
    }
}

/// `T?`; an option of an option is an option.
pub(super) fn option_of(ty: Type) -> Type {
    match ty {
        Type::Option(_) | Type::Error => ty,
        _ => Type::Option(Arc::new(ty)),
    }
}

/// Whether values of a type can be stored and sent.
pub(super) fn is_data(ty: &Type) -> bool {
    match ty {
        Type::List(inner) | Type::Set(inner) | Type::Option(inner) => is_data(inner),
        Type::Map(key, value) | Type::Result(key, value) => is_data(key) && is_data(value),
        Type::Range
        | Type::ZonedTime
        | Type::Stream(_)
        | Type::Event(_)
        | Type::View(_)
        | Type::Function(..)
        | Type::Style
        | Type::Unit
        | Type::Never => false,
        _ => true,
    }
}

/// Whether it is a time in a zone, or an option or list of such.
pub(super) fn is_zoned(ty: &Type) -> bool {
    match ty {
        Type::ZonedTime => true,
        Type::Option(inner) | Type::List(inner) => is_zoned(inner),
        _ => false,
    }
}

/// A type with the type parameters of its declaration replaced.
pub(super) fn substitute(ty: &Type, arguments: &[Type]) -> Type {
    let sub = |inner: &Arc<Type>| Arc::new(substitute(inner, arguments));
    let all = |types: &Arc<[Type]>| -> Arc<[Type]> {
        types.iter().map(|ty| substitute(ty, arguments)).collect()
    };
    match ty {
        Type::Param(index, _) => arguments
            .get(*index as usize)
            .cloned()
            .unwrap_or_else(|| ty.clone()),
        Type::List(inner) => Type::List(sub(inner)),
        Type::Set(inner) => Type::Set(sub(inner)),
        Type::Option(inner) => option_of(substitute(inner, arguments)),
        Type::Map(key, value) => Type::Map(sub(key), sub(value)),
        Type::Result(ok, err) => Type::Result(sub(ok), sub(err)),
        Type::Record(id, types) => Type::Record(*id, all(types)),
        Type::Enum(id, types) => Type::Enum(*id, all(types)),
        Type::Stream(inner) => Type::Stream(sub(inner)),
        Type::Event(payload) => Type::Event(payload.as_ref().map(sub)),
        Type::View(value) => Type::View(value.as_ref().map(sub)),
        Type::Function(params, result) => Type::Function(all(params), sub(result)),
        _ => ty.clone(),
    }
}

/// Whether a type has type parameters, so that there is something to replace in it.
pub(super) fn has_params(ty: &Type) -> bool {
    match ty {
        Type::Param(..) => true,
        Type::List(inner)
        | Type::Set(inner)
        | Type::Option(inner)
        | Type::Stream(inner)
        | Type::Event(Some(inner))
        | Type::View(Some(inner)) => has_params(inner),
        Type::Map(key, value) | Type::Result(key, value) => has_params(key) || has_params(value),
        Type::Record(_, types) | Type::Enum(_, types) => types.iter().any(has_params),
        Type::Function(params, result) => params.iter().any(has_params) || has_params(result),
        _ => false,
    }
}

/// Whether a type has a type parameter that a call has not solved yet.
pub(super) fn is_open(ty: &Type) -> bool {
    match ty {
        // A parameter of the declaration around has a name; one that a call has not solved has none.
        Type::Param(_, name) => name.is_empty(),
        Type::List(inner) | Type::Set(inner) | Type::Option(inner) | Type::Stream(inner) => {
            is_open(inner)
        }
        Type::Map(key, value) | Type::Result(key, value) => is_open(key) || is_open(value),
        Type::Record(_, types) | Type::Enum(_, types) => types.iter().any(is_open),
        Type::Function(params, result) => params.iter().any(is_open) || is_open(result),
        _ => false,
    }
}

/// Whether a type has an error in it.
pub(super) fn is_broken(ty: &Type) -> bool {
    match ty {
        Type::Error => true,
        Type::Record(_, types) | Type::Enum(_, types) => types.iter().any(is_broken),
        Type::List(inner) | Type::Set(inner) | Type::Option(inner) => is_broken(inner),
        Type::Map(key, value) | Type::Result(key, value) => is_broken(key) || is_broken(value),
        Type::Function(params, result) => params.iter().any(is_broken) || is_broken(result),
        _ => false,
    }
}

/// `FormData`: what a form gives whose names are known only when it runs.
pub(super) fn form_data() -> Type {
    let texts = Type::List(Arc::new(Type::Text));
    Type::Map(Arc::new(Type::Text), Arc::new(texts))
}
