//! Computeds that depend on themselves although their types are written, so that nothing noticed while they were checked.

use super::{Checker, error};
use crate::hir::{ComputedRef, Expr, ExprKind, FunctionBody, FunctionId, Program};
use crate::plan::walk::{Visitor, walk_block, walk_expr};
use rustc_hash::FxHashMap;

/// A computed or a function of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Node {
    Computed(ComputedRef),
    Function(FunctionId),
}

/// What a node names directly.
#[derive(Default)]
struct Named(Vec<Node>);

impl Visitor for Named {
    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Computed(computed) => self.0.push(Node::Computed(*computed)),
            ExprKind::Call(function, _) => self.0.push(Node::Function(*function)),
            _ => {}
        }
        super::deep(|| walk_expr(self, expr));
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Colour {
    /// On the way that is being walked.
    Under,
    Done,
}

impl Checker<'_> {
    /// Reports each circle of computeds once.
    pub(super) fn circles(&mut self) {
        let mut colours: FxHashMap<Node, Colour> = FxHashMap::default();
        let mut found = Vec::new();
        for (state, declared) in self.program.states.iter().enumerate() {
            for computed in 0..declared.computeds.len() {
                let start = Node::Computed(ComputedRef {
                    state: crate::hir::StateId(super::index(state)),
                    computed: super::index(computed),
                });
                walk(&self.program, start, &mut colours, &mut found);
            }
        }
        for computed in found {
            let origin = self
                .program
                .states
                .get(computed.state.0 as usize)
                .and_then(|state| state.computeds.get(computed.computed as usize))
                .map(|computed| (computed.origin.name.clone(), computed.origin.span));
            if let Some((name, Some(span))) = origin {
                self.report(error::circle("the computed", &name, span));
            }
        }
    }
}

/// Walks depth first without recursion; a way back to a computed on the way is a circle. Functions may call themselves.
fn walk(
    program: &Program,
    start: Node,
    colours: &mut FxHashMap<Node, Colour>,
    found: &mut Vec<ComputedRef>,
) {
    if colours.contains_key(&start) {
        return;
    }
    colours.insert(start, Colour::Under);
    let mut way = vec![(start, named(program, start))];
    while let Some((node, next)) = way.last_mut() {
        let Some(named_here) = next.pop() else {
            colours.insert(*node, Colour::Done);
            way.pop();
            continue;
        };
        match (colours.get(&named_here), named_here) {
            (None, _) => {
                colours.insert(named_here, Colour::Under);
                way.push((named_here, named(program, named_here)));
            }
            (Some(Colour::Under), Node::Computed(computed)) => found.push(computed),
            (Some(Colour::Under), Node::Function(function)) => {
                // A function that calls itself is fine, one that reads the computed which calls it is not.
                let back = way
                    .iter()
                    .rev()
                    .take_while(|(node, _)| *node != Node::Function(function))
                    .find_map(|(node, _)| match node {
                        Node::Computed(computed) => Some(*computed),
                        Node::Function(_) => None,
                    });
                found.extend(back);
            }
            (Some(Colour::Done), _) => {}
        }
    }
}

fn named(program: &Program, node: Node) -> Vec<Node> {
    let mut named = Named::default();
    let block = match node {
        Node::Computed(computed) => program
            .states
            .get(computed.state.0 as usize)
            .and_then(|state| state.computeds.get(computed.computed as usize))
            .map(|computed| &computed.value.block),
        Node::Function(function) => {
            match program
                .functions
                .get(function.0 as usize)
                .map(|function| &function.body)
            {
                Some(FunctionBody::Rxl(body)) => Some(&body.block),
                _ => None,
            }
        }
    };
    if let Some(block) = block {
        walk_block(&mut named, block);
    }
    named.0
}
