//! Rules: which types have any, and what they name.

use super::reads::{self, Reads};
use crate::hir::{Field, Param, Program, Rule, Type};

/// Whether a value of a type can break a rule: it has a record with rules in it.
pub fn has_rules(program: &Program, ty: &Type) -> bool {
    let mut found = false;
    each_field(program, ty, &mut Vec::new(), &mut |field| {
        found |= field.rule.is_some();
    });
    found
}

/// Whether an event with these parameters can be refused for a rule.
pub fn are_ruled(program: &Program, params: &[Param]) -> bool {
    params
        .iter()
        .any(|param| param.rule.is_some() || has_rules(program, &param.ty))
}

/// What the rules of a value of a type name, and the defaults of its fields, which a form fills in.
pub fn of_type(program: &Program, ty: &Type) -> Reads {
    let mut reads = Reads::default();
    each_field(program, ty, &mut Vec::new(), &mut |field| {
        if field.private {
            return;
        }
        if let Some(rule) = &field.rule {
            reads.add(&of_rule(program, rule));
        }
        if let Some(default) = &field.default {
            reads.add(&reads::of_body(program, default));
        }
    });
    reads
}

/// What the rules of an event name.
pub fn of_params(program: &Program, params: &[Param]) -> Reads {
    let mut reads = Reads::default();
    for param in params {
        reads.add(&of_type(program, &param.ty));
        if let Some(rule) = &param.rule {
            reads.add(&of_rule(program, rule));
        }
    }
    reads
}

fn of_rule(program: &Program, rule: &Rule) -> Reads {
    let mut reads = reads::of_expr(program, &rule.condition);
    reads.add(&reads::of_expr(program, &rule.message));
    reads
}

/// Calls `visit` with all fields of records and variants in a type.
fn each_field(program: &Program, ty: &Type, seen: &mut Vec<Type>, visit: &mut impl FnMut(&Field)) {
    match ty {
        Type::List(item) | Type::Set(item) | Type::Option(item) => {
            each_field(program, item, seen, visit);
        }
        Type::Map(one, other) | Type::Result(one, other) => {
            each_field(program, one, seen, visit);
            each_field(program, other, seen, visit);
        }
        Type::Record(_, arguments) | Type::Enum(_, arguments) => {
            if seen.contains(ty) {
                return;
            }
            seen.push(ty.clone());
            for argument in arguments.iter() {
                each_field(program, argument, seen, visit);
            }
            for field in fields(program, ty) {
                visit(field);
                each_field(program, &field.ty, seen, visit);
            }
        }
        _ => {}
    }
}

/// The fields of a record, or of all variants of an enum.
fn fields<'p>(program: &'p Program, ty: &Type) -> Vec<&'p Field> {
    match ty {
        Type::Record(id, _) => {
            let record = program.records.get(id.0 as usize);
            record
                .into_iter()
                .flat_map(|record| &record.fields)
                .collect()
        }
        Type::Enum(id, _) => {
            let declared = program.enums.get(id.0 as usize);
            let variants = declared.into_iter().flat_map(|declared| &declared.variants);
            variants.flat_map(|variant| &variant.fields).collect()
        }
        _ => Vec::new(),
    }
}
