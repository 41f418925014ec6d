//! The module of a `.rxl` file: what its declarations become in the browser.

use super::unit::{Finished, Shared, Unit, top_name};
use crate::hir::{ComponentId, ConstantId, FunctionBody, FunctionId, Program, StateId};
use crate::plan::{Plan, reads};
use crate::source::SourceId;
use smol_str::SmolStr;
use std::collections::BTreeSet;

/// The module of the file `source`; none if the browser needs nothing of it.
pub fn module(
    shared: &Shared<'_>,
    source: SourceId,
    path: &SmolStr,
    from: &str,
) -> Option<Finished> {
    let program = shared.program();
    let mut unit = Unit::new(shared, path.clone(), top_names(program, source));
    for constant in constants_in_order(shared.plan, source) {
        unit.add_constant(constant);
    }
    for (index, state) in program.states.iter().enumerate() {
        if state.source == source {
            unit.add_state(StateId(index as u32));
        }
    }
    for (index, function) in program.functions.iter().enumerate() {
        let id = FunctionId(index as u32);
        if function.source == source
            && function.state.is_none()
            && shared.plan.browser.functions.contains(&id)
        {
            unit.add_function(id);
        }
    }
    for (index, component) in program.components.iter().enumerate() {
        if component.source == source {
            unit.add_component(ComponentId(index as u32));
        }
    }
    (!unit.items.is_empty()).then(|| unit.finish(comments(from)))
}

/// What stands at the top of every emitted module.
pub fn comments(from: &str) -> Vec<String> {
    vec![format!("Made by rxlc from {from}.")]
}

/// Names that the declarations of a file have in its module.
pub fn top_names(program: &Program, source: SourceId) -> BTreeSet<SmolStr> {
    let states = program
        .states
        .iter()
        .map(|item| (&item.origin, item.source));
    let constants = program
        .constants
        .iter()
        .map(|item| (&item.origin, item.source));
    let components = program
        .components
        .iter()
        .map(|item| (&item.origin, item.source));
    let functions = program
        .functions
        .iter()
        .filter(|function| function.state.is_none())
        .filter(|function| matches!(function.body, FunctionBody::Rxl(_)))
        .map(|item| (&item.origin, item.source));
    states
        .chain(constants)
        .chain(components)
        .chain(functions)
        .filter(|(_, from)| *from == source)
        .map(|(origin, _)| top_name(&origin.name))
        .collect()
}

/// Constants that need a constant of another file, directly or through functions.
pub fn lazy_constants(plan: &Plan) -> BTreeSet<ConstantId> {
    let source_of = |id: &ConstantId| {
        plan.program
            .constants
            .get(id.0 as usize)
            .map(|constant| constant.source)
    };
    plan.browser
        .constants
        .iter()
        .copied()
        .filter(|id| {
            let mut needed = BTreeSet::new();
            let mut waiting = vec![*id];
            while let Some(next) = waiting.pop() {
                let Some(constant) = plan.program.constants.get(next.0 as usize) else {
                    continue;
                };
                let mut needs = reads::of_body(&plan.program, &constant.value);
                needs.add_called(&plan.functions);
                for constant in needs.constants {
                    if needed.insert(constant) {
                        waiting.push(constant);
                    }
                }
            }
            needed.iter().any(|other| source_of(other) != source_of(id))
        })
        .collect()
}

/// The file's constants that the browser needs, each behind those that its value needs: a module is evaluated from top to bottom.
fn constants_in_order(plan: &Plan, source: SourceId) -> Vec<ConstantId> {
    let mut ordered = Vec::new();
    let mut seen = BTreeSet::new();
    for constant in &plan.browser.constants {
        visit(plan, source, *constant, &mut seen, &mut ordered);
    }
    ordered
}

fn visit(
    plan: &Plan,
    source: SourceId,
    id: ConstantId,
    seen: &mut BTreeSet<ConstantId>,
    ordered: &mut Vec<ConstantId>,
) {
    let Some(constant) = plan.program.constants.get(id.0 as usize) else {
        return;
    };
    if constant.source != source || !seen.insert(id) {
        return;
    }
    let mut needs = reads::of_body(&plan.program, &constant.value);
    needs.add_called(&plan.functions);
    for needed in needs.constants {
        visit(plan, source, needed, seen, ordered);
    }
    ordered.push(id);
}
