//! The code of one body while it is made: which names stand for its locals, how cells are read, and what is kept in the order of evaluation.
//!
//! An expression of RXL becomes an expression of JavaScript that changes nothing. Whatever changes something, or needs names of its own, goes into
//! statements before it. So the order of evaluation is kept if what was evaluated before such statements is kept in a constant ([`Code::operands`]).

use super::unit::Unit;
use crate::backend::js::ast::{
    ArrowBody, Entry, Expr as Js, ExprKind as JsKind, Name, Statement as JsStatement, TemplatePart,
};
use crate::backend::js::build::{self, name};
use crate::backend::js::names::Scopes;
use crate::hir::{EventRef, Expr, ExprKind, Local, LocalId};
use crate::plan::Cell;
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How a local is read.
#[derive(Debug, Clone)]
pub enum Access {
    /// As this expression, which has the same value whenever it is evaluated.
    Fixed(Js),
    /// As a variable that is assigned.
    Variable(SmolStr),
    /// As a cell of the component's instance.
    Cell {
        /// The variable that holds the cell.
        cell: SmolStr,
        /// The variable that holds the value to which the component has subscribed.
        now: Option<SmolStr>,
    },
}

/// When code reads cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// As subscribed: the code runs when a component renders, or in a computed.
    Subscribed,
    /// At the time it runs: handlers, events, defaults, functions of states.
    Live,
}

/// The code of one body.
pub struct Code<'u, 'a> {
    /// The module that it is part of.
    pub unit: &'u mut Unit<'a>,
    /// The locals of the body.
    pub locals: &'a [Local],
    /// How each local that has been met is read.
    pub env: HashMap<LocalId, Access>,
    /// Names of events of the component or page around.
    pub events: BTreeMap<EventRef, SmolStr>,
    /// Variables that hold the values of cells.
    pub cells: BTreeMap<Cell, SmolStr>,
    /// When cells are read.
    pub reading: Reading,
    /// Names that are taken.
    pub names: Scopes,
    /// Hooks that handlers need, called before the view is made.
    pub hooks: Vec<JsStatement>,
    /// The variable that holds the time, where something follows the clock.
    pub now: Option<SmolStr>,
    /// What a component made here is called, for the names of its rows.
    pub owner: SmolStr,
    variables: BTreeSet<SmolStr>,
    outermost: BTreeSet<LocalId>,
}

impl<'u, 'a> Code<'u, 'a> {
    /// Code over `locals`.
    pub fn new(unit: &'u mut Unit<'a>, locals: &'a [Local], reading: Reading) -> Code<'u, 'a> {
        Code {
            unit,
            locals,
            env: HashMap::new(),
            events: BTreeMap::new(),
            cells: BTreeMap::new(),
            reading,
            names: Scopes::default(),
            hooks: Vec::new(),
            now: None,
            owner: SmolStr::default(),
            variables: BTreeSet::new(),
            outermost: BTreeSet::new(),
        }
    }

    /// Lets a local be read in this way from now on.
    pub fn know(&mut self, local: LocalId, access: Access) {
        if self.names.is_outermost() {
            self.outermost.insert(local);
        }
        self.env.insert(local, access);
    }

    /// Whether a local of the component is read in the same way everywhere in it.
    pub fn is_outermost(&self, local: LocalId) -> bool {
        !self.env.contains_key(&local) || self.outermost.contains(&local)
    }

    /// A new name like `wanted` that is visible in the whole body.
    pub fn new_outermost_name(&mut self, wanted: &str) -> SmolStr {
        let declared = self.names.declare_outermost(wanted, &self.unit.top);
        self.unit.bound.insert(declared.clone());
        declared
    }

    /// The name of a local in the source.
    pub fn source_name(&self, local: LocalId) -> SmolStr {
        self.locals
            .get(local.0 as usize)
            .map_or_else(|| SmolStr::new("value"), |local| local.name.clone())
    }

    /// Declares a variable for a local that is never assigned again.
    pub fn declare(&mut self, local: LocalId) -> Name {
        let declared = self.name_of(local);
        self.know(local, Access::Fixed(name(declared.text.clone())));
        declared
    }

    /// Declares a variable for a local that is assigned.
    pub fn declare_variable(&mut self, local: LocalId) -> Name {
        let declared = self.name_of(local);
        self.variables.insert(declared.text.clone());
        self.know(local, Access::Variable(declared.text.clone()));
        declared
    }

    /// Lets a local be the variable `variable`, which has been declared.
    pub fn bind_variable(&mut self, local: LocalId, variable: SmolStr, is_mutable: bool) {
        let access = if is_mutable {
            self.variables.insert(variable.clone());
            Access::Variable(variable)
        } else {
            Access::Fixed(name(variable))
        };
        self.know(local, access);
    }

    fn name_of(&mut self, local: LocalId) -> Name {
        let source = self.source_name(local);
        let text = self.new_name(&source);
        let origin = self
            .locals
            .get(local.0 as usize)
            .and_then(|local| local.span);
        Name::of(text, &source, origin)
    }

    /// A new name like `wanted` in the innermost scope.
    pub fn new_name(&mut self, wanted: &str) -> SmolStr {
        let declared = self.names.declare(wanted, &self.unit.top);
        self.unit.bound.insert(declared.clone());
        declared
    }

    /// Does something in a scope of its own.
    pub fn scoped<R>(&mut self, inside: impl FnOnce(&mut Self) -> R) -> R {
        self.names.enter();
        let result = inside(self);
        self.names.leave();
        result
    }

    /// Does something while cells are read at the time it runs.
    pub fn live<R>(&mut self, inside: impl FnOnce(&mut Self) -> R) -> R {
        let before = std::mem::replace(&mut self.reading, Reading::Live);
        let result = inside(self);
        self.reading = before;
        result
    }

    /// A path to the value of `value`: itself if it is one, else a new constant.
    pub fn path(&mut self, wanted: &str, value: Js, out: &mut Vec<JsStatement>) -> Js {
        if self.is_path(&value) {
            return value;
        }
        let constant = self.new_name(wanted);
        out.push(build::constant(Name::made(constant.clone()), value));
        name(constant)
    }

    /// The values of `exprs`, from left to right. If one of them needs statements, those before it are kept in constants.
    pub fn operands<'e>(
        &mut self,
        exprs: impl IntoIterator<Item = &'e Expr>,
        out: &mut Vec<JsStatement>,
    ) -> Vec<Js> {
        let mut values: Vec<Js> = Vec::new();
        for expr in exprs {
            let mut before = Vec::new();
            let value = self.expr(expr, &mut before);
            if !before.is_empty() {
                for earlier in &mut values {
                    if !self.is_fixed(earlier) {
                        let kept = std::mem::replace(earlier, build::undefined());
                        *earlier = self.path("value", kept, out);
                    }
                }
                out.append(&mut before);
            }
            values.push(value);
        }
        values
    }

    /// Two values, from left to right.
    pub fn pair(&mut self, left: &Expr, right: &Expr, out: &mut Vec<JsStatement>) -> (Js, Js) {
        let mut values = self.operands([left, right], out).into_iter();
        let first = values.next().unwrap_or_else(build::undefined);
        (first, values.next().unwrap_or_else(build::undefined))
    }

    /// Cheap to write again, and always the same: a constant, a literal, a part of one.
    pub fn is_path(&self, js: &Js) -> bool {
        match &js.kind {
            JsKind::Name(name) => !self.variables.contains(name),
            JsKind::Member(object, _) => self.is_path(object),
            JsKind::Index(object, index) => {
                self.is_path(object) && matches!(index.kind, JsKind::Number(_))
            }
            JsKind::Imported(_)
            | JsKind::Text(_)
            | JsKind::Number(_)
            | JsKind::Bool(_)
            | JsKind::Null
            | JsKind::Undefined => true,
            _ => false,
        }
    }

    /// Gives the same now and later, and cannot fail.
    pub fn is_fixed(&self, js: &Js) -> bool {
        match &js.kind {
            JsKind::Arrow(_, body) => match &**body {
                ArrowBody::Expr(_) => true,
                ArrowBody::Block(_) => true,
            },
            JsKind::Array(items) => items.iter().all(|item| self.is_fixed(item)),
            JsKind::Object(entries) => entries.iter().all(|entry| match entry {
                Entry::Property { value, .. } | Entry::Spread(value) => self.is_fixed(value),
            }),
            JsKind::Template(parts) => parts.iter().all(|part| match part {
                TemplatePart::Text(_) => true,
                TemplatePart::Hole(hole) => self.is_fixed(hole),
            }),
            JsKind::Not(inner) | JsKind::Negate(inner) => self.is_fixed(inner),
            JsKind::Binary(_, left, right) => self.is_fixed(left) && self.is_fixed(right),
            JsKind::Conditional(test, then, otherwise) => {
                self.is_fixed(test) && self.is_fixed(then) && self.is_fixed(otherwise)
            }
            _ => self.is_path(js),
        }
    }

    /// A local as it is read here.
    pub fn local(&self, local: LocalId) -> Js {
        match self.env.get(&local) {
            Some(Access::Fixed(value)) => value.clone(),
            Some(Access::Variable(variable)) => name(variable.clone()),
            Some(Access::Cell { cell, now }) => match (now, self.reading) {
                (Some(now), Reading::Subscribed) => name(now.clone()),
                _ => name(cell.clone()).method("get", Vec::new()),
            },
            None => name(self.source_name(local)),
        }
    }

    /// The object of a cell of a state: `Todo.items`.
    pub fn cell(&self, cell: Cell) -> Js {
        let program = self.unit.program();
        let (state, member) = match cell {
            Cell::Var(var) => (
                var.state,
                program
                    .states
                    .get(var.state.0 as usize)
                    .and_then(|state| state.vars.get(var.var as usize))
                    .map(|var| &var.origin.name),
            ),
            Cell::Computed(computed) => (
                computed.state,
                program
                    .states
                    .get(computed.state.0 as usize)
                    .and_then(|state| state.computeds.get(computed.computed as usize))
                    .map(|computed| &computed.origin.name),
            ),
            Cell::Ambient(ambient) => return build::client(ambient.js_name()),
        };
        self.unit
            .state(state)
            .member(member.cloned().unwrap_or_default())
    }

    /// The value of a cell as it is read here.
    pub fn cell_value(&self, cell: Cell) -> Js {
        match (self.cells.get(&cell), self.reading) {
            (Some(value), Reading::Subscribed) => name(value.clone()),
            _ => self.cell(cell).method("get", Vec::new()),
        }
    }

    /// A name for a constant that is to hold the value of `expr`.
    pub fn hint(&self, expr: &Expr) -> SmolStr {
        let program = self.unit.program();
        let found = match &expr.kind {
            ExprKind::Local(local) => Some(self.source_name(*local)),
            ExprKind::Var(var) => program
                .states
                .get(var.state.0 as usize)
                .and_then(|state| state.vars.get(var.var as usize))
                .map(|var| var.origin.name.clone()),
            ExprKind::Computed(computed) => program
                .states
                .get(computed.state.0 as usize)
                .and_then(|state| state.computeds.get(computed.computed as usize))
                .map(|computed| computed.origin.name.clone()),
            ExprKind::Field { record, field, .. } => program
                .records
                .get(record.0 as usize)
                .and_then(|record| record.fields.get(*field as usize))
                .map(|field| field.origin.name.clone()),
            ExprKind::Some(inner) | ExprKind::Inner(inner) => Some(self.hint(inner)),
            _ => None,
        };
        found.unwrap_or_else(|| SmolStr::new("value"))
    }
}
