//! The types of all that has a name in the typed tree.

use crate::hir::{self, Program, Type};
use crate::source::Span;
use rustc_hash::FxHashMap;

/// The types of all that has a name in the typed tree.
pub(super) fn types_of_locals(program: &Program) -> FxHashMap<Span, Type> {
    let mut types = FxHashMap::default();
    let mut add = |locals: &[hir::Local]| {
        for local in locals {
            if let Some(span) = local.span {
                types.insert(span, local.ty.clone());
            }
        }
    };
    for constant in &program.constants {
        add(&constant.value.locals);
    }
    for function in &program.functions {
        if let hir::FunctionBody::Rxl(body) = &function.body {
            add(&body.locals);
        }
    }
    for state in &program.states {
        for var in &state.vars {
            add(&var.default.locals);
        }
        for computed in &state.computeds {
            add(&computed.value.locals);
        }
        for event in &state.events {
            add(&event.body.locals);
        }
    }
    for component in &program.components {
        add(&component.body.locals);
        for event in &component.events {
            add(&event.body.locals);
        }
    }
    for page in &program.pages {
        add(&page.body.locals);
        for event in &page.events {
            add(&event.body.locals);
        }
    }
    let mut declare = |origin: &hir::Origin, ty: &Type| {
        if let Some(span) = origin.span {
            types.insert(span, ty.clone());
        }
    };
    for record in &program.records {
        for field in &record.fields {
            declare(&field.origin, &field.ty);
        }
    }
    for variant in program.enums.iter().flat_map(|declared| &declared.variants) {
        for field in &variant.fields {
            declare(&field.origin, &field.ty);
        }
    }
    for constant in &program.constants {
        if let Some(value) = &constant.value.block.value {
            declare(&constant.origin, &value.ty);
        }
    }
    for state in &program.states {
        for var in &state.vars {
            declare(&var.origin, &var.ty);
        }
        for computed in &state.computeds {
            declare(&computed.origin, &computed.ty);
        }
    }
    types
}
