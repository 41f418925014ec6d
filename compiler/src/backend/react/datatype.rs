//! Types as the client checks values against them that come from outside of the program: what the browser has stored. In wire form.

use super::types;
use super::unit::Unit;
use crate::backend::js::ast::{Expr as Js, Name};
use crate::backend::js::build::{array, arrow, constant, name, object, property, text};
use crate::hir::{Field, Type};

/// `"Int"`, `{ list: T }`, `{ option: T }`, `{ map: [K, V] }`, …; records and enums are named at the top of the module, since they may contain themselves.
pub fn datatype(unit: &mut Unit<'_>, ty: &Type) -> Js {
    match ty {
        Type::List(item) => wrapped("list", datatype(unit, item)),
        Type::Set(item) => wrapped("set", datatype(unit, item)),
        Type::Option(some) => wrapped("option", datatype(unit, some)),
        Type::Map(key, value) => {
            let pair = vec![datatype(unit, key), datatype(unit, value)];
            wrapped("map", array(pair))
        }
        Type::Result(ok, err) => {
            let pair = vec![datatype(unit, ok), datatype(unit, err)];
            wrapped("result", array(pair))
        }
        Type::Record(..) | Type::Enum(..) => declared(unit, ty),
        other => text(unit.program().type_name(other)),
    }
}

fn declared(unit: &mut Unit<'_>, ty: &Type) -> Js {
    if let Some(known) = unit.datatype_name(ty) {
        return arrow(Vec::new(), name(known));
    }
    let declared = unit.name_datatype(ty);
    let program = unit.program();
    let made = match ty {
        Type::Record(record, args) => {
            let record = program.records.get(record.0 as usize);
            let fields = record.into_iter().flat_map(|record| &record.fields);
            let entries = fields
                .map(|field| property(field.origin.name.clone(), part(unit, field, args)))
                .collect();
            wrapped("record", object(entries))
        }
        Type::Enum(enumeration, args) => {
            let declared = program.enums.get(enumeration.0 as usize);
            let variants = declared.into_iter().flat_map(|declared| &declared.variants);
            let entries = variants
                .map(|variant| {
                    let fields = variant.fields.iter();
                    let fields = fields.map(|field| part(unit, field, args)).collect();
                    property(variant.origin.name.clone(), array(fields))
                })
                .collect();
            wrapped("variants", object(entries))
        }
        _ => object(Vec::new()),
    };
    unit.add_to_head(constant(Name::made(declared.clone()), made));
    arrow(Vec::new(), name(declared))
}

fn part(unit: &mut Unit<'_>, field: &Field, args: &[Type]) -> Js {
    datatype(unit, &types::substitute(&field.ty, args))
}

fn wrapped(kind: &'static str, inner: Js) -> Js {
    object(vec![property(kind, inner)])
}
