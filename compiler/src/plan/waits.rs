//! Which events wait: for `sleep`, for Rust, to show what they have done so far. They hold their session meanwhile, and no `update` may call one.

use super::error::PlanError;
use super::walk::{Visitor, walk_block, walk_expr, walk_statement};
use crate::ast::StateKind;
use crate::diagnostics::Diagnostic;
use crate::hir::{
    Block, Event, EventKind, EventRef, Expr, ExprKind, FunctionBody, FunctionId, Program, StateId,
    Statement, StatementKind,
};
use std::collections::BTreeSet;

/// Whether a function is written in Rust.
pub fn is_extern(program: &Program, function: FunctionId) -> bool {
    program
        .functions
        .get(function.0 as usize)
        .is_some_and(|function| matches!(function.body, FunctionBody::Extern))
}

/// Whether an expression calls Rust.
pub fn expr_waits(program: &Program, expr: &Expr) -> bool {
    let mut finder = Finder::new(program);
    finder.expr(expr);
    finder.waits
}

/// The event, if it is one of a state.
fn event(program: &Program, event: EventRef) -> Option<&Event> {
    match event {
        EventRef::State(state, index) => program
            .states
            .get(state.0 as usize)?
            .events
            .get(index as usize),
        EventRef::Component(..) | EventRef::Page(..) => None,
    }
}

/// All plain events of the server that wait, by themselves or through those that they call; a background event is only started by a call.
pub fn events(program: &Program) -> BTreeSet<EventRef> {
    let mut waiting = BTreeSet::new();
    let mut calls: Vec<(EventRef, BTreeSet<EventRef>)> = Vec::new();
    for (number, state) in program.states.iter().enumerate() {
        if state.kind == StateKind::Client {
            // What it calls on the server runs once it is over.
            continue;
        }
        for (index, declared) in state.events.iter().enumerate() {
            let at = EventRef::State(StateId(number as u32), index as u32);
            match declared.kind {
                EventKind::Background { .. } => continue,
                EventKind::Extern => {
                    waiting.insert(at);
                }
                EventKind::Plain | EventKind::Optimistic => {
                    let mut finder = Finder::new(program);
                    walk_block(&mut finder, &declared.body.block);
                    if finder.waits {
                        waiting.insert(at);
                    }
                    calls.push((at, finder.calls));
                }
            }
        }
    }
    spread(waiting, &calls)
}

/// The events of the server that may call Rust, by themselves or through those that they call. Starting a background event is not calling it.
pub fn calling_rust(program: &Program) -> BTreeSet<EventRef> {
    let mut found = BTreeSet::new();
    let mut calls: Vec<(EventRef, BTreeSet<EventRef>)> = Vec::new();
    for (number, state) in program.states.iter().enumerate() {
        for (index, declared) in state.events.iter().enumerate() {
            let at = EventRef::State(StateId(number as u32), index as u32);
            let mut finder = Finder::new(program);
            walk_block(&mut finder, &declared.body.block);
            if finder.calls_rust || declared.kind == EventKind::Extern {
                found.insert(at);
            }
            let is_called = |called: &EventRef| {
                event(program, *called)
                    .is_some_and(|event| !matches!(event.kind, EventKind::Background { .. }))
            };
            let called = finder.calls.into_iter().filter(is_called);
            calls.push((at, called.collect()));
        }
    }
    spread(found, &calls)
}

/// Those that are found, and all that call them.
fn spread(
    mut found: BTreeSet<EventRef>,
    calls: &[(EventRef, BTreeSet<EventRef>)],
) -> BTreeSet<EventRef> {
    loop {
        let before = found.len();
        for (at, called) in calls {
            if called.iter().any(|called| found.contains(called)) {
                found.insert(*at);
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

/// Calls in `update` of events that wait.
pub fn in_updates(program: &Program, waiting: &BTreeSet<EventRef>) -> Vec<Diagnostic> {
    struct Updates<'a> {
        program: &'a Program,
        waiting: &'a BTreeSet<EventRef>,
        inside: bool,
        found: Vec<Diagnostic>,
    }
    impl Visitor for Updates<'_> {
        fn statement(&mut self, statement: &Statement) {
            match &statement.kind {
                StatementKind::Update(block) => {
                    self.inside = true;
                    walk_block(self, block);
                    self.inside = false;
                }
                StatementKind::CallEvent { event: called, .. }
                    if self.inside && self.waiting.contains(called) =>
                {
                    let name = event(self.program, *called)
                        .map(|event| event.origin.name.clone())
                        .unwrap_or_default();
                    let error = PlanError::WaitsInUpdate {
                        event: name,
                        at: statement.span,
                    };
                    self.found.push(error.to_diagnostic());
                }
                _ => {}
            }
            if !matches!(statement.kind, StatementKind::Update(_)) {
                walk_statement(self, statement);
            }
        }
    }
    let mut updates = Updates {
        program,
        waiting,
        inside: false,
        found: Vec::new(),
    };
    let events = program.states.iter().flat_map(|state| &state.events);
    for event in events {
        walk_block(&mut updates, &event.body.block);
    }
    updates.found
}

/// Whether a block of a body has a `return` of its own.
pub fn returns(block: &Block) -> bool {
    struct Returns(bool);
    impl Visitor for Returns {
        fn statement(&mut self, statement: &Statement) {
            self.0 |= matches!(statement.kind, StatementKind::Return(_));
            walk_statement(self, statement);
        }
    }
    let mut returns = Returns(false);
    walk_block(&mut returns, block);
    returns.0
}

struct Finder<'a> {
    program: &'a Program,
    waits: bool,
    calls_rust: bool,
    calls: BTreeSet<EventRef>,
}

impl<'a> Finder<'a> {
    fn new(program: &'a Program) -> Finder<'a> {
        Finder {
            program,
            waits: false,
            calls_rust: false,
            calls: BTreeSet::new(),
        }
    }
}

impl Visitor for Finder<'_> {
    fn expr(&mut self, expr: &Expr) {
        if let ExprKind::Call(function, _) = &expr.kind {
            self.calls_rust |= is_extern(self.program, *function);
            self.waits |= self.calls_rust;
        }
        walk_expr(self, expr);
    }

    fn statement(&mut self, statement: &Statement) {
        match &statement.kind {
            StatementKind::Sleep(_) | StatementKind::Flush => self.waits = true,
            StatementKind::CallEvent { event, .. } => {
                self.calls.insert(*event);
            }
            _ => {}
        }
        walk_statement(self, statement);
    }
}
