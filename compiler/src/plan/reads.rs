//! What code reads and calls, directly: the facts from which placement, subscriptions and what a page receives are found.

use super::Cell;
use super::walk::{Visitor, walk_expr, walk_handler, walk_item, walk_statement, walk_view};
use crate::hir::{
    Block, Body, ComponentId, ConstantId, EventRef, Expr, ExprKind, FunctionBody, FunctionId,
    Handler, PageId, Place, PlaceRoot, Program, RecordId, StateId, Statement, StatementKind,
    VarRef, View, ViewItem, ViewKind,
};
use crate::source::Span;
use std::collections::BTreeSet;

/// What a piece of code names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reads {
    /// Vars and computeds, with those that are read to be changed.
    pub cells: BTreeSet<Cell>,
    /// Functions of the program.
    pub functions: BTreeSet<FunctionId>,
    /// Constants.
    pub constants: BTreeSet<ConstantId>,
    /// Events that are called.
    pub events: BTreeSet<EventRef>,
    /// Components that are shown.
    pub components: BTreeSet<ComponentId>,
    /// Pages whose address is made.
    pub pages: BTreeSet<PageId>,
    /// Private fields of records, by record and index, with a place where one is read.
    pub private_fields: BTreeSet<(RecordId, u32)>,
}

/// How far into a view one looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// Everything, handlers and rows included.
    Whole,
    /// What is evaluated when the component around it renders: no handlers, no bodies of `for`.
    Render,
}

struct Collector<'a> {
    program: &'a Program,
    reads: Reads,
    depth: Depth,
}

impl Visitor for Collector<'_> {
    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Var(var) => {
                self.reads.cells.insert(Cell::Var(*var));
            }
            ExprKind::Computed(computed) => {
                self.reads.cells.insert(Cell::Computed(*computed));
            }
            ExprKind::Ambient(ambient) => {
                self.reads.cells.insert(Cell::Ambient(*ambient));
            }
            ExprKind::Constant(constant) => {
                self.reads.constants.insert(*constant);
            }
            ExprKind::Call(function, _) => {
                self.reads.functions.insert(*function);
            }
            ExprKind::Route(page, _) => {
                self.reads.pages.insert(*page);
            }
            ExprKind::Field { record, field, .. } => {
                let is_private = self
                    .program
                    .records
                    .get(record.0 as usize)
                    .and_then(|record| record.fields.get(*field as usize))
                    .is_some_and(|field| field.private);
                if is_private {
                    self.reads.private_fields.insert((*record, *field));
                }
            }
            _ => {}
        }
        walk_expr(self, expr);
    }

    fn statement(&mut self, statement: &Statement) {
        if let StatementKind::CallEvent { event, .. } | StatementKind::Cancel(event) =
            &statement.kind
        {
            self.reads.events.insert(*event);
        }
        if let StatementKind::Reset(state) = &statement.kind {
            self.reset(*state);
        }
        walk_statement(self, statement);
    }

    fn place(&mut self, place: &Place) {
        if let PlaceRoot::Var(var) = place.root {
            self.reads.cells.insert(Cell::Var(var));
        }
        super::walk::walk_place(self, place);
    }

    fn item(&mut self, item: &ViewItem) {
        match (&item.kind, self.depth) {
            (
                ViewKind::For {
                    over,
                    filter,
                    key,
                    otherwise,
                    ..
                },
                Depth::Render,
            ) => {
                self.expr(over);
                if let Some(filter) = filter {
                    self.expr(filter);
                }
                self.expr(key);
                walk_view(self, otherwise);
                return;
            }
            // What it catches is a component of its own.
            (ViewKind::Element(element), Depth::Render) if element.is_boundary() => {
                super::walk::walk_around(self, element);
                return;
            }
            (ViewKind::Component { component, .. }, _) => {
                self.reads.components.insert(*component);
            }
            _ => {}
        }
        walk_item(self, item);
    }

    fn handler(&mut self, handler: &Handler) {
        if self.depth == Depth::Whole {
            walk_handler(self, handler);
        }
    }
}

impl Collector<'_> {
    /// Resetting a state names its public vars, and what their defaults name.
    fn reset(&mut self, state: StateId) {
        let program = self.program;
        let vars = program.states.get(state.0 as usize);
        let vars = vars.into_iter().flat_map(|state| &state.vars).enumerate();
        for (index, var) in vars.filter(|(_, var)| !var.private) {
            self.reads.cells.insert(Cell::Var(VarRef {
                state,
                var: index as u32,
            }));
            super::walk::walk_block(self, &var.default.block);
        }
    }
}

fn collect(program: &Program, depth: Depth, walk: impl FnOnce(&mut Collector<'_>)) -> Reads {
    let mut collector = Collector {
        program,
        reads: Reads::default(),
        depth,
    };
    walk(&mut collector);
    collector.reads
}

/// What the whole program names.
pub fn of_program(program: &Program) -> Reads {
    collect(program, Depth::Whole, |collector| {
        super::walk::walk_program(collector, program);
    })
}

/// What a body names, lambdas included.
pub fn of_body(program: &Program, body: &Body) -> Reads {
    of_block(program, &body.block)
}

/// What a block names.
pub fn of_block(program: &Program, block: &Block) -> Reads {
    collect(program, Depth::Whole, |collector| {
        super::walk::walk_block(collector, block);
    })
}

/// What an expression names.
pub fn of_expr(program: &Program, expr: &Expr) -> Reads {
    collect(program, Depth::Whole, |collector| collector.expr(expr))
}

/// What a handler names.
pub fn of_handler(program: &Program, handler: &Handler) -> Reads {
    collect(program, Depth::Whole, |collector| {
        collector.handler(handler);
    })
}

/// What a view names, with its rows and handlers; components that it shows stand for themselves.
pub fn of_view(program: &Program, view: &View) -> Reads {
    collect(program, Depth::Whole, |collector| {
        walk_view(collector, view);
    })
}

/// What is evaluated when the component with this view renders: no handlers, no rows of `for`, which are components of their own.
pub fn of_render(program: &Program, view: &View) -> Reads {
    collect(program, Depth::Render, |collector| {
        walk_view(collector, view);
    })
}

/// What each function names, by `FunctionId`, with all that the functions called by it name; nothing for an `extern fn`.
pub fn of_functions(program: &Program) -> Vec<Reads> {
    let mut closed: Vec<Reads> = program
        .functions
        .iter()
        .map(|function| match &function.body {
            FunctionBody::Rxl(body) => of_body(program, body),
            FunctionBody::Extern => Reads::default(),
        })
        .collect();
    // Facts flow from called to caller until nothing is new; a chain of calls against the order of declaration needs one round a link.
    loop {
        let mut grew = false;
        for index in 0..closed.len() {
            let Some(mut reads) = closed.get(index).cloned() else {
                continue;
            };
            if reads.functions.is_empty() {
                continue;
            }
            let before = reads.size();
            reads.add_called(&closed);
            if reads.size() > before
                && let Some(slot) = closed.get_mut(index)
            {
                *slot = reads;
                grew = true;
            }
        }
        if !grew {
            return closed;
        }
    }
}

impl Reads {
    /// Adds what `other` names.
    pub fn add(&mut self, other: &Reads) {
        self.cells.extend(&other.cells);
        self.functions.extend(&other.functions);
        self.constants.extend(&other.constants);
        self.events.extend(&other.events);
        self.components.extend(&other.components);
        self.pages.extend(&other.pages);
        self.private_fields.extend(&other.private_fields);
    }

    /// Adds what the functions called here name, given what each function names ([`of_functions`]).
    pub fn add_called(&mut self, functions: &[Reads]) {
        for function in self.functions.clone() {
            if let Some(called) = functions.get(function.0 as usize) {
                self.add(called);
            }
        }
    }

    fn size(&self) -> usize {
        self.cells.len() + self.functions.len() + self.constants.len() + self.private_fields.len()
    }
}

/// Finds the first call of a function.
pub struct CallFinder {
    function: FunctionId,
    span: Option<Span>,
}

impl Visitor for CallFinder {
    fn expr(&mut self, expr: &Expr) {
        if let ExprKind::Call(function, _) = &expr.kind
            && *function == self.function
            && self.span.is_none()
        {
            self.span = Some(expr.span);
        }
        walk_expr(self, expr);
    }
}

/// Where the code that `walk` goes through calls a function, to point at in a message.
pub fn place_of_call(function: FunctionId, walk: impl FnOnce(&mut CallFinder)) -> Option<Span> {
    let mut finder = CallFinder {
        function,
        span: None,
    };
    walk(&mut finder);
    finder.span
}
