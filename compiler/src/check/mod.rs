//! From names to meaning: types on every expression, defaults filled in, conversions explicit, rules of states, views and pages held.
//!
//! Takes `Bindings`, gives `Hir` and diagnostics. Signatures come first; constants, vars and computeds whose type must be found are checked when they are
//! first asked for, so the order of declaration has no meaning. An expression with an error has the silent type: nothing more is said about it.

mod body;
mod calls;
mod elements;
mod error;
mod exhaustive;
mod expr;
mod fit;
mod handlers;
mod literals;
mod methods;
mod operators;
mod pages;
mod patterns;
mod places;
mod signatures;
mod statements;
mod types;
mod views;

use crate::ast;
use crate::diagnostics::Diagnostic;
use crate::hir::{Body, Program, StateId, Type};
use crate::resolve::{Bindings, Target};
use crate::source::{SourceId, Span};
use body::Cx;

/// Checks a whole program.
pub fn check(bindings: &Bindings<'_>) -> (Program, Vec<Diagnostic>) {
    let mut checker = Checker {
        bindings,
        program: Program::default(),
        constants: bindings
            .constants
            .iter()
            .map(|_| Progress::Unseen)
            .collect(),
        vars: Vec::new(),
        computeds: Vec::new(),
        setters: Vec::new(),
        errors: Vec::new(),
    };
    checker.signatures();
    checker.bodies();
    (checker.program, checker.errors)
}

/// How far something is whose type is found by checking it.
enum Progress {
    /// Not asked for yet.
    Unseen,
    /// Being checked: to ask again is a circle.
    Under,
    /// Known.
    Done(Type, Body),
}

struct Checker<'a> {
    bindings: &'a Bindings<'a>,
    program: Program,
    constants: Vec<Progress>,
    /// By state and index in [`crate::hir::State::vars`].
    vars: Vec<Vec<Progress>>,
    /// By state and index in [`crate::hir::State::computeds`].
    computeds: Vec<Vec<Progress>>,
    /// Events `set_<var>` that were made because something names them: state, var, event.
    setters: Vec<(StateId, u32, u32)>,
    errors: Vec<Diagnostic>,
}

impl<'a> Checker<'a> {
    fn report(&mut self, diagnostic: Diagnostic) {
        self.errors.push(diagnostic);
    }

    /// What a name means; none if it had an error.
    fn target(&self, name: &ast::Name) -> Option<Target> {
        self.bindings.uses.get(&name.span).copied()
    }

    /// A type in words.
    fn show(&self, ty: &Type) -> String {
        self.program.type_name(ty)
    }

    /// A context in which only pure code may stand.
    fn pure_cx(&self, source: SourceId, state: Option<StateId>) -> Cx {
        Cx::new(source, body::Place::Pure, state)
    }

    fn var_type(&mut self, state: StateId, var: u32) -> Type {
        let (state_index, var_index) = (state.0 as usize, var as usize);
        let declared = self
            .program
            .states
            .get(state_index)
            .and_then(|state| state.vars.get(var_index))
            .map(|var| var.ty.clone());
        match declared {
            Some(Type::Error) | None => {}
            Some(ty) => return ty,
        }
        self.check_var(state, var);
        match self
            .vars
            .get(state_index)
            .and_then(|vars| vars.get(var_index))
        {
            Some(Progress::Done(ty, _)) => ty.clone(),
            _ => Type::Error,
        }
    }

    fn check_var(&mut self, state: StateId, var: u32) {
        let Some(slot) = progress(&mut self.vars, state, var) else {
            return;
        };
        if !matches!(slot, Progress::Unseen) {
            return;
        }
        *slot = Progress::Under;
        let done = self.var_body(state, var);
        if let Some(slot) = progress(&mut self.vars, state, var) {
            *slot = done;
        }
    }

    fn computed_type(&mut self, state: StateId, computed: u32, at: Span) -> Type {
        match progress(&mut self.computeds, state, computed) {
            Some(Progress::Done(ty, _)) => return ty.clone(),
            Some(Progress::Under) => {
                let name = self
                    .program
                    .states
                    .get(state.0 as usize)
                    .and_then(|state| state.computeds.get(computed as usize))
                    .map(|computed| computed.origin.name.clone())
                    .unwrap_or_default();
                self.report(error::circle("computed", &name, at));
                return Type::Error;
            }
            Some(slot) => *slot = Progress::Under,
            None => return Type::Error,
        }
        let (ty, body) = self.computed_body(state, computed);
        if let Some(slot) = progress(&mut self.computeds, state, computed) {
            *slot = Progress::Done(ty.clone(), body);
        }
        ty
    }

    fn constant_type(&mut self, constant: crate::hir::ConstantId, at: Span) -> Type {
        let index = constant.0 as usize;
        match self.constants.get_mut(index) {
            Some(Progress::Done(ty, _)) => return ty.clone(),
            Some(Progress::Under) => {
                let name = self
                    .bindings
                    .constants
                    .get(index)
                    .map(|item| item.name.clone())
                    .unwrap_or_default();
                self.report(error::circle("constant", &name, at));
                return Type::Error;
            }
            Some(slot) => *slot = Progress::Under,
            None => return Type::Error,
        }
        let Some(item) = self.bindings.constants.get(index) else {
            return Type::Error;
        };
        let source = item.source.unwrap_or(SourceId(0));
        let tree = item.tree;
        let declared = tree.ty.as_ref().map(|ty| self.ty(ty));
        let mut cx = self.pure_cx(source, None);
        let value = self.expr_as(&mut cx, &tree.value, declared.as_ref());
        let ty = declared.unwrap_or_else(|| value.ty.clone());
        let body = cx.finish(value);
        if let Some(slot) = self.constants.get_mut(index) {
            *slot = Progress::Done(ty.clone(), body);
        }
        ty
    }
}

fn progress(table: &mut [Vec<Progress>], state: StateId, index: u32) -> Option<&mut Progress> {
    table
        .get_mut(state.0 as usize)
        .and_then(|row| row.get_mut(index as usize))
}
