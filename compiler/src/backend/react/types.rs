//! What the back end asks of types.

use crate::hir::{Program, Type};
use smol_str::SmolStr;
use std::sync::Arc;

/// `ty` with the type parameters of a declaration replaced by `args`.
pub fn substitute(ty: &Type, args: &[Type]) -> Type {
    let inner = |ty: &Arc<Type>| Arc::new(substitute(ty, args));
    match ty {
        Type::Param(index, _) => args.get(*index as usize).unwrap_or(ty).clone(),
        Type::List(item) => Type::List(inner(item)),
        Type::Map(key, value) => Type::Map(inner(key), inner(value)),
        Type::Set(item) => Type::Set(inner(item)),
        Type::Option(some) => match substitute(some, args) {
            option @ Type::Option(_) => option,
            other => Type::Option(Arc::new(other)),
        },
        Type::Result(ok, err) => Type::Result(inner(ok), inner(err)),
        Type::Record(record, own) => {
            Type::Record(*record, own.iter().map(|ty| substitute(ty, args)).collect())
        }
        Type::Enum(enumeration, own) => Type::Enum(
            *enumeration,
            own.iter().map(|ty| substitute(ty, args)).collect(),
        ),
        other => other.clone(),
    }
}

/// The name of a record or an enum, or of what a type is made of.
pub fn name(program: &Program, ty: &Type) -> SmolStr {
    match ty {
        Type::Record(record, _) => program
            .records
            .get(record.0 as usize)
            .map_or_else(SmolStr::default, |record| record.origin.name.clone()),
        Type::Enum(enumeration, _) => program
            .enums
            .get(enumeration.0 as usize)
            .map_or_else(SmolStr::default, |declared| declared.origin.name.clone()),
        _ => SmolStr::default(),
    }
}

/// An enum without fields.
pub fn is_plain_enum(program: &Program, ty: &Type) -> bool {
    match ty {
        Type::Enum(enumeration, _) => program
            .enums
            .get(enumeration.0 as usize)
            .is_some_and(|declared| declared.is_plain()),
        _ => false,
    }
}

/// Whether `===` tells equality: values without parts. Numbers are among them, since `===` follows IEEE as `==` of RXL does.
pub fn is_primitive(program: &Program, ty: &Type) -> bool {
    match ty {
        Type::Bool
        | Type::Int
        | Type::Float
        | Type::Text
        | Type::Date
        | Type::DateTime
        | Type::Duration
        | Type::Bytes
        | Type::Route
        | Type::Color
        | Type::Length => true,
        Type::Option(some) => is_primitive(program, some),
        Type::Enum(..) => is_plain_enum(program, ty),
        _ => false,
    }
}
