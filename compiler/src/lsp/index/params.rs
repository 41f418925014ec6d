//! The parameters of all that can be called.

use crate::ast::*;
use crate::resolve::{Bindings, FunctionTree};
use crate::source::Span;
use rustc_hash::FxHashMap;

/// The parameters of all that can be called, by the places of their names.
pub(super) fn params_of_all<'a>(bindings: &Bindings<'a>) -> FxHashMap<Span, Vec<&'a Name>> {
    fn of(params: &[Param]) -> Vec<&Name> {
        params.iter().map(|param| &param.name).collect()
    }
    let mut all = FxHashMap::default();
    for record in bindings.records.iter().filter_map(|item| item.tree) {
        let fields = record.fields.iter().map(|field| &field.param.name);
        all.insert(record.name.span, fields.collect());
    }
    for component in &bindings.components {
        all.insert(component.tree.name.span, of(&component.tree.params));
    }
    for function in &bindings.functions {
        let (name, params) = match function.tree {
            FunctionTree::Rxl(function, _) => (&function.name, &function.params),
            FunctionTree::Extern(signature) => (&signature.name, &signature.params),
        };
        all.insert(name.span, of(params));
    }
    for page in &bindings.pages {
        if let Route::Address { parts, .. } = &page.tree.route {
            let holes = parts.iter().filter_map(|part| match part {
                RoutePart::Hole { name, .. } => Some(name),
                RoutePart::Text { .. } => None,
            });
            all.insert(page.tree.name.span, holes.collect());
        }
    }
    for enumeration in bindings.enums.iter().filter_map(|item| item.tree) {
        for variant in &enumeration.variants {
            all.insert(variant.name.span, of(&variant.fields));
        }
    }
    for state in &bindings.states {
        for member in &state.tree.members {
            if let MemberKind::Event(event) = &member.kind {
                all.insert(event.name.span, of(&event.params));
            }
        }
    }
    all
}
