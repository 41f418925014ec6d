//! Where each computed runs: on the server if it reads something private, directly, through functions or through other computeds; else in the browser.

use super::reads::{self, Reads};
use super::{Cell, ComputedPlan, Side};
use crate::ast::StateKind;
use crate::hir::{ComputedRef, Program, StateId};
use std::collections::BTreeSet;

/// Computeds by state and index. `functions` is [`reads::of_functions`].
pub fn place(program: &Program, functions: &[Reads]) -> Vec<Vec<ComputedPlan>> {
    let mut placed: Vec<Vec<ComputedPlan>> = program
        .states
        .iter()
        .map(|state| {
            state
                .computeds
                .iter()
                .map(|computed| {
                    let mut reads = reads::of_body(program, &computed.value);
                    reads.add_called(functions);
                    let is_private = computed.private
                        || !reads.private_fields.is_empty()
                        || reads
                            .cells
                            .iter()
                            .any(|cell| is_private_var(program, *cell));
                    let side = match (state.kind, is_private) {
                        (StateKind::Client, _) | (_, false) => Side::Browser,
                        (_, true) => Side::Server,
                    };
                    ComputedPlan {
                        side,
                        reads: reads.cells,
                    }
                })
                .collect()
        })
        .collect();
    spread_private(program, &mut placed);
    placed
}

/// A computed that reads a *private computed* runs on the server as well. One that reads a public computed of the server does not: what that one sends
/// counts as a public var.
fn spread_private(program: &Program, placed: &mut [Vec<ComputedPlan>]) {
    for (state, computeds) in program.states.iter().zip(placed.iter_mut()) {
        if state.kind == StateKind::Client {
            continue;
        }
        for computed in computeds {
            let reads_private = computed.reads.iter().any(|cell| match cell {
                Cell::Computed(read) => is_private_computed(program, *read),
                Cell::Var(_) | Cell::Ambient(_) => false,
            });
            if reads_private {
                computed.side = Side::Server;
            }
        }
    }
}

/// Whether a cell is a private var.
fn is_private_var(program: &Program, cell: Cell) -> bool {
    match cell {
        Cell::Var(var) => program
            .states
            .get(var.state.0 as usize)
            .and_then(|state| state.vars.get(var.var as usize))
            .is_some_and(|var| var.private),
        Cell::Computed(_) | Cell::Ambient(_) => false,
    }
}

/// Whether a cell is private.
pub fn is_private(program: &Program, cell: Cell) -> bool {
    match cell {
        Cell::Var(_) => is_private_var(program, cell),
        Cell::Computed(computed) => is_private_computed(program, computed),
        Cell::Ambient(_) => false,
    }
}

fn is_private_computed(program: &Program, computed: ComputedRef) -> bool {
    program
        .states
        .get(computed.state.0 as usize)
        .and_then(|state| state.computeds.get(computed.computed as usize))
        .is_some_and(|computed| computed.private)
}

/// Whether a state lives in the browser.
pub fn is_client(program: &Program, state: StateId) -> bool {
    program
        .states
        .get(state.0 as usize)
        .is_some_and(|state| state.kind == StateKind::Client)
}

/// What the browser needs from the server to read `cells`: public vars and server computeds stand for themselves, computeds that run in the browser for what
/// they read.
pub fn sent_for(
    program: &Program,
    placed: &[Vec<ComputedPlan>],
    cells: &BTreeSet<Cell>,
) -> BTreeSet<Cell> {
    let mut sent = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<Cell> = cells.iter().copied().collect();
    while let Some(cell) = waiting.pop() {
        if !seen.insert(cell) {
            continue;
        }
        match cell {
            Cell::Ambient(_) => {}
            Cell::Var(var) if is_client(program, var.state) => {}
            Cell::Var(_) => {
                sent.insert(cell);
            }
            Cell::Computed(computed) => {
                let plan = placed
                    .get(computed.state.0 as usize)
                    .and_then(|computeds| computeds.get(computed.computed as usize));
                match plan {
                    Some(plan) if plan.side == Side::Browser => waiting.extend(&plan.reads),
                    Some(_) => {
                        sent.insert(cell);
                    }
                    None => {}
                }
            }
        }
    }
    sent
}
