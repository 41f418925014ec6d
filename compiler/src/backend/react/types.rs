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

/// The name of a type, which no other type of the program has.
pub fn unique_name(program: &Program, ty: &Type) -> String {
    let inner = |ty: &Type| unique_name(program, ty);
    let numbered = |number: u32, args: &[Type]| {
        let name = name(program, ty);
        let records = program.records.iter().map(|record| &record.origin);
        let enums = program.enums.iter().map(|declared| &declared.origin);
        let alike = records.chain(enums).filter(|known| known.name == name);
        let mut unique = match alike.count() {
            0 | 1 => name.to_string(),
            _ => format!("{name}#{number}"),
        };
        if !args.is_empty() {
            let args: Vec<String> = args.iter().map(inner).collect();
            unique = format!("{unique}<{}>", args.join(", "));
        }
        unique
    };
    match ty {
        Type::List(item) => format!("List<{}>", inner(item)),
        Type::Set(item) => format!("Set<{}>", inner(item)),
        Type::Map(key, value) => format!("Map<{}, {}>", inner(key), inner(value)),
        Type::Option(some) => format!("{}?", inner(some)),
        Type::Result(ok, err) => format!("Result<{}, {}>", inner(ok), inner(err)),
        // Numbers of records and enums may be the same.
        Type::Record(record, args) => numbered(record.0, args),
        Type::Enum(enumeration, args) => format!("enum {}", numbered(enumeration.0, args)),
        other => program.type_name(other),
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
