//! The hash over everything that page and server must agree on: names and types of public events, vars and server computeds,
//! and of the events of client states that the server calls. Views, texts, styles and code
//! leave it as it is, so that a tab survives a new build that changes only these.

use super::{Plan, Side};
use crate::ast::StateKind;
use crate::hir::{ComputedRef, EventRef, Field, Program, StateId, Type};
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
    for (index, state) in plan.program.states.iter().enumerate() {
        let id = StateId(u32::try_from(index).unwrap_or(u32::MAX));
        let name = plan.state_names.get(index).cloned().unwrap_or_default();
        if state.kind == StateKind::Client {
            for (number, event) in state.events.iter().enumerate() {
                let reference = EventRef::State(id, u32::try_from(number).unwrap_or(u32::MAX));
                if plan.browser.called.contains(&reference) {
                    let params = event.params.iter().map(|param| &param.ty);
                    shapes.line("call", &format!("{name}.{}", event.origin.name), params);
                }
            }
            continue;
        }
        for event in state.events.iter().filter(|event| !event.private) {
            let event_name = format!("{name}.{}", event.origin.name);
            shapes.line(
                "event",
                &event_name,
                event.params.iter().map(|param| &param.ty),
            );
        }
        for var in state.vars.iter().filter(|var| !var.private) {
            let var_name = format!("{name}.{}", var.origin.name);
            shapes.line("cell", &var_name, std::iter::once(&var.ty));
        }
        for (number, computed) in state.computeds.iter().enumerate() {
            let reference = ComputedRef {
                state: id,
                computed: u32::try_from(number).unwrap_or(u32::MAX),
            };
            let is_server = plan
                .computed(reference)
                .is_some_and(|plan| plan.side == Side::Server);
            if is_server && !computed.private {
                let computed_name = format!("{name}.{}", computed.origin.name);
                shapes.line("cell", &computed_name, std::iter::once(&computed.ty));
            }
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
            self.text.push_str(&self.program.type_name(ty));
            collect(ty, &mut declarations);
        }
        self.text.push('\n');
        while let Some(ty) = declarations.pop() {
            self.declare(ty, &mut declarations);
        }
    }

    fn declare(&mut self, ty: &'a Type, more: &mut Vec<&'a Type>) {
        let program = self.program;
        let name = program.type_name(ty);
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
                    program.type_name(&field.ty)
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
