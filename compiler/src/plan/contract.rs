//! The hash over everything that page and server must agree on: names and types of events, vars and effects. Texts, styles and code leave it as it is, so
//! that a tab survives a new build that changes only these.

use super::{Cell, Plan};
use crate::hir::{Field, Program, Type};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write;

/// 16 hex digits.
pub fn hash(plan: &Plan) -> String {
    let mut shapes = Shapes {
        program: &plan.program,
        text: String::new(),
        declared: BTreeSet::new(),
    };
    for event in &plan.events {
        shapes.line("event", &event.name, event.params.iter());
    }
    let cells: BTreeSet<Cell> = plan
        .pages
        .iter()
        .flat_map(|page| page.receives.iter().copied())
        .collect();
    for cell in cells {
        if let (Some(name), Some(ty)) = (plan.cell_name(cell), plan.cell_type(cell)) {
            shapes.line("cell", &name, std::iter::once(ty));
        }
    }
    let digest = Sha256::digest(shapes.text.as_bytes());
    digest.iter().take(8).fold(String::new(), |mut hex, byte| {
        // Writing into a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Types as text, each declaration written out once.
struct Shapes<'a> {
    program: &'a Program,
    text: String,
    declared: BTreeSet<String>,
}

impl<'a> Shapes<'a> {
    fn line(&mut self, kind: &str, name: &str, types: impl Iterator<Item = &'a Type>) {
        let mut declarations = Vec::new();
        self.text.push_str(kind);
        self.text.push(' ');
        self.text.push_str(name);
        for ty in types {
            self.text.push(' ');
            self.text.push_str(&type_name(self.program, ty));
            collect(ty, &mut declarations);
        }
        self.text.push('\n');
        while let Some(ty) = declarations.pop() {
            self.declare(ty, &mut declarations);
        }
    }

    fn declare(&mut self, ty: &'a Type, more: &mut Vec<&'a Type>) {
        let program = self.program;
        let name = type_name(program, ty);
        if !self.declared.insert(name.clone()) {
            return;
        }
        let mut shape = format!("type {name}");
        let mut fields = |fields: &'a [Field], shape: &mut String| {
            for field in fields.iter().filter(|field| !field.private) {
                // Writing into a String cannot fail.
                let _ = write!(
                    shape,
                    " {}:{}",
                    field.origin.name,
                    type_name(program, &field.ty)
                );
                collect(&field.ty, more);
            }
        };
        match ty {
            Type::Record(record, _) => {
                if let Some(record) = program.records.get(record.0 as usize) {
                    fields(&record.fields, &mut shape);
                }
            }
            Type::Enum(enumeration, _) => {
                for variant in program
                    .enums
                    .get(enumeration.0 as usize)
                    .iter()
                    .flat_map(|enumeration| &enumeration.variants)
                {
                    shape.push_str(" | ");
                    shape.push_str(&variant.origin.name);
                    fields(&variant.fields, &mut shape);
                }
            }
            _ => return,
        }
        self.text.push_str(&shape);
        self.text.push('\n');
    }
}

/// Records and enums inside a type.
fn collect<'a>(ty: &'a Type, found: &mut Vec<&'a Type>) {
    match ty {
        Type::List(inner) | Type::Set(inner) | Type::Option(inner) | Type::Stream(inner) => {
            collect(inner, found);
        }
        Type::Map(key, value) | Type::Result(key, value) => {
            collect(key, found);
            collect(value, found);
        }
        Type::Record(_, arguments) | Type::Enum(_, arguments) => {
            found.push(ty);
            for argument in arguments.iter() {
                collect(argument, found);
            }
        }
        _ => {}
    }
}

/// A type as a user writes it: `List<Task>`, `Text?`.
pub fn type_name(program: &Program, ty: &Type) -> String {
    let list = |arguments: &[Type]| {
        arguments
            .iter()
            .map(|argument| type_name(program, argument))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let named = |name: &str, arguments: &[Type]| match arguments {
        [] => name.to_owned(),
        _ => format!("{name}<{}>", list(arguments)),
    };
    match ty {
        Type::Bool => "Bool".to_owned(),
        Type::Int => "Int".to_owned(),
        Type::Float => "Float".to_owned(),
        Type::Text => "Text".to_owned(),
        Type::Date => "Date".to_owned(),
        Type::DateTime => "DateTime".to_owned(),
        Type::Duration => "Duration".to_owned(),
        Type::Bytes => "Bytes".to_owned(),
        Type::Json => "Json".to_owned(),
        Type::List(item) => format!("List<{}>", type_name(program, item)),
        Type::Set(item) => format!("Set<{}>", type_name(program, item)),
        Type::Map(key, value) => format!(
            "Map<{}, {}>",
            type_name(program, key),
            type_name(program, value)
        ),
        Type::Option(inner) => format!("{}?", type_name(program, inner)),
        Type::Result(ok, err) => format!(
            "Result<{}, {}>",
            type_name(program, ok),
            type_name(program, err)
        ),
        Type::Record(record, arguments) => named(
            program
                .records
                .get(record.0 as usize)
                .map_or("?", |record| &record.origin.name),
            arguments,
        ),
        Type::Enum(enumeration, arguments) => named(
            program
                .enums
                .get(enumeration.0 as usize)
                .map_or("?", |enumeration| &enumeration.origin.name),
            arguments,
        ),
        Type::Range => "Range".to_owned(),
        Type::Route => "Route".to_owned(),
        Type::Color => "Color".to_owned(),
        Type::Length => "Length".to_owned(),
        Type::Style => "Style".to_owned(),
        Type::ZonedTime => "ZonedTime".to_owned(),
        Type::Stream(item) => format!("Stream<{}>", type_name(program, item)),
        Type::Event(None) => "Event".to_owned(),
        Type::Event(Some(payload)) => format!("Event<{}>", type_name(program, payload)),
        Type::View(None) => "View".to_owned(),
        Type::View(Some(value)) => format!("View<{}>", type_name(program, value)),
        Type::Function(params, result) => {
            format!("({}) -> {}", list(params), type_name(program, result))
        }
        Type::Param(_, name) => name.to_string(),
        Type::Unit => "nothing".to_owned(),
        Type::Never => "never".to_owned(),
        Type::Error => "?".to_owned(),
    }
}
