//! Shapes: what the browser must know about a type to turn values from the wire into values of JavaScript. Most types need none.

use super::types;
use super::unit::Unit;
use crate::backend::js::ast::{Expr as Js, Name};
use crate::backend::js::build::{array, arrow, constant, name, null, object, property, text};
use crate::hir::Type;

/// The shape of a type; none if its values are the same on the wire.
pub fn shape(unit: &mut Unit<'_>, ty: &Type) -> Option<Js> {
    Shapes {
        unit,
        around: Vec::new(),
    }
    .of(ty)
}

/// The shape of a type that it takes to write its values for the wire: an option of Json does not tell by itself that it is one.
pub fn written_shape(unit: &mut Unit<'_>, ty: &Type) -> Option<Js> {
    has_json_option(unit, ty, &mut Vec::new())
        .then(|| shape(unit, ty))
        .flatten()
}

fn has_json_option(unit: &Unit<'_>, ty: &Type, around: &mut Vec<Type>) -> bool {
    match ty {
        Type::Option(inner) if **inner == Type::Json => true,
        _ => parts_of(unit, ty, around)
            .iter()
            .any(|part| has_json_option(unit, part, around)),
    }
}

struct Shapes<'u, 'a> {
    unit: &'u mut Unit<'a>,
    /// Records and enums in which the search stands.
    around: Vec<Type>,
}

impl Shapes<'_, '_> {
    fn of(&mut self, ty: &Type) -> Option<Js> {
        match ty {
            Type::Float => Some(text("float")),
            Type::Json => Some(text("json")),
            Type::List(item) => Some(wrapped("list", self.of(item)?)),
            Type::Option(some) => Some(wrapped("option", self.of(some)?)),
            Type::Set(item) => Some(wrapped("set", self.of(item).unwrap_or_else(null))),
            Type::Map(key, value) => {
                let (key, value) = (self.of(key), self.of(value));
                Some(wrapped("map", pair(key, value)))
            }
            Type::Result(ok, err) => {
                let (ok, err) = (self.of(ok), self.of(err));
                (ok.is_some() || err.is_some()).then(|| wrapped("result", pair(ok, err)))
            }
            Type::Record(..) | Type::Enum(..) => self.declared(ty),
            _ => None,
        }
    }

    fn declared(&mut self, ty: &Type) -> Option<Js> {
        if self.around.contains(ty) {
            // The type contains itself: its shape gets a name.
            return needs_shape(self.unit, ty, &mut Vec::new())
                .then(|| arrow(Vec::new(), name(self.unit.shape_name(ty))));
        }
        if self.unit.has_shape(ty) {
            return Some(arrow(Vec::new(), name(self.unit.shape_name(ty))));
        }
        self.around.push(ty.clone());
        let made = self.parts(ty);
        self.around.pop();
        let made = made?;
        if self.unit.has_shape(ty) {
            let shape = self.unit.shape_name(ty);
            self.unit
                .add_to_head(constant(Name::made(shape.clone()), made));
            return Some(arrow(Vec::new(), name(shape)));
        }
        Some(made)
    }

    fn parts(&mut self, ty: &Type) -> Option<Js> {
        let program = self.unit.program();
        match ty {
            Type::Record(record, args) => {
                let record = program.records.get(record.0 as usize)?;
                let mut entries = Vec::new();
                for field in record.fields.iter().filter(|field| !field.private) {
                    let shape = self.of(&types::substitute(&field.ty, args));
                    entries.extend(shape.map(|shape| property(field.origin.name.clone(), shape)));
                }
                (!entries.is_empty()).then(|| wrapped("record", object(entries)))
            }
            Type::Enum(enumeration, args) => {
                let declared = program.enums.get(enumeration.0 as usize)?;
                let mut entries = Vec::new();
                for variant in &declared.variants {
                    let fields: Vec<Option<Js>> = variant
                        .fields
                        .iter()
                        .map(|field| self.of(&types::substitute(&field.ty, args)))
                        .collect();
                    if fields.iter().any(Option::is_some) {
                        let fields = fields
                            .into_iter()
                            .map(|field| field.unwrap_or_else(null))
                            .collect();
                        entries.push(property(variant.origin.name.clone(), array(fields)));
                    }
                }
                (!entries.is_empty()).then(|| wrapped("variants", object(entries)))
            }
            _ => None,
        }
    }
}

fn wrapped(kind: &'static str, shape: Js) -> Js {
    object(vec![property(kind, shape)])
}

fn pair(first: Option<Js>, second: Option<Js>) -> Js {
    array(vec![
        first.unwrap_or_else(null),
        second.unwrap_or_else(null),
    ])
}

/// Whether a type contains something whose values are others on the wire.
fn needs_shape(unit: &Unit<'_>, ty: &Type, around: &mut Vec<Type>) -> bool {
    match ty {
        Type::Float | Type::Json | Type::Set(_) | Type::Map(..) => true,
        _ => parts_of(unit, ty, around)
            .iter()
            .any(|part| needs_shape(unit, part, around)),
    }
}

/// The types that a type consists of. Each record and enum is taken apart once.
fn parts_of(unit: &Unit<'_>, ty: &Type, around: &mut Vec<Type>) -> Vec<Type> {
    let program = unit.program();
    match ty {
        Type::List(item) | Type::Set(item) | Type::Option(item) => vec![(**item).clone()],
        Type::Map(first, second) | Type::Result(first, second) => {
            vec![(**first).clone(), (**second).clone()]
        }
        Type::Record(..) | Type::Enum(..) if around.contains(ty) => Vec::new(),
        Type::Record(record, args) => {
            around.push(ty.clone());
            program
                .records
                .get(record.0 as usize)
                .into_iter()
                .flat_map(|record| &record.fields)
                .filter(|field| !field.private)
                .map(|field| types::substitute(&field.ty, args))
                .collect()
        }
        Type::Enum(enumeration, args) => {
            around.push(ty.clone());
            program
                .enums
                .get(enumeration.0 as usize)
                .into_iter()
                .flat_map(|declared| &declared.variants)
                .flat_map(|variant| &variant.fields)
                .map(|field| types::substitute(&field.ty, args))
                .collect()
        }
        _ => Vec::new(),
    }
}
