//! What both back ends must agree on: where each computed runs, what each page receives, which events are on the wire and under which names.
//!
//! Takes the checked program, gives a [`Plan`]. Back ends read it and decide nothing themselves.

mod browser;
pub mod contract;
pub mod error;
pub mod explain;
pub mod forms;
pub mod placement;
pub mod reads;
pub mod rules;
pub mod uses;
pub mod waits;
pub mod walk;

use crate::diagnostics::Diagnostic;
use crate::hir::{
    Block, ComponentId, ComputedRef, ConstantId, EventKind, EventRef, Expr, FunctionId, Origin,
    PageId, Program, StateId, Type, VarRef, View,
};
use crate::library::ambient::AmbientId;
use crate::source::SourceId;
use error::PlanError;
use reads::Reads;
use smol_str::{SmolStr, format_smolstr};
use std::collections::{BTreeMap, BTreeSet};

/// The program with everything that both sides share.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The checked program.
    pub program: Program,
    /// Names of the states on the wire, by `StateId`: the declared name, or `module.Name` where two files declare the same.
    pub state_names: Vec<SmolStr>,
    /// Computeds by state and index: where each runs and what it reads.
    pub computeds: Vec<Vec<ComputedPlan>>,
    /// Pages by `PageId`.
    pub pages: Vec<PagePlan>,
    /// Events that the browser may send, by name.
    pub events: Vec<WireEvent>,
    /// What is emitted for the browser at all.
    pub browser: Browser,
    /// What each function names, by `FunctionId`, with what the functions called by it name.
    pub functions: Vec<Reads>,
    /// Events of the server that wait, directly or through those that they call.
    pub waiting: BTreeSet<EventRef>,
    /// Events of the server that may call Rust, directly or through those that they call: a request stands behind them.
    pub calling_rust: BTreeSet<EventRef>,
    /// A hash over the shapes of events, vars and effects (not of texts or styles), 16 hex digits.
    pub contract: String,
}

/// A var or a computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cell {
    /// A var.
    Var(VarRef),
    /// A computed.
    Computed(ComputedRef),
    /// A value of the tab.
    Ambient(AmbientId),
}

/// Where code runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// In the browser.
    Browser,
    /// On the server.
    Server,
}

/// A computed.
#[derive(Debug, Clone)]
pub struct ComputedPlan {
    /// On the server if it reads something private of the server, else in the browser.
    pub side: Side,
    /// What it reads directly or through functions; other computeds stand for themselves.
    pub reads: BTreeSet<Cell>,
}

/// A page.
#[derive(Debug, Clone)]
pub struct PagePlan {
    /// Its name on the wire and as a module: the declared name, or `module.Name` where two files declare the same.
    pub name: SmolStr,
    /// Exactly what the server sends to a tab on this page: public vars and server computeds of server states.
    pub receives: BTreeSet<Cell>,
    /// Files whose modules the page needs, besides its own.
    pub modules: BTreeSet<SourceId>,
}

/// What is emitted for the browser. Nothing else may appear in what the browser can load.
#[derive(Debug, Clone, Default)]
pub struct Browser {
    /// Cells that browser code reads; a computed among them has its code in the browser only if it is placed there.
    pub cells: BTreeSet<Cell>,
    /// Functions that browser code calls.
    pub functions: BTreeSet<FunctionId>,
    /// Constants that browser code reads.
    pub constants: BTreeSet<ConstantId>,
    /// Client states.
    pub client_states: BTreeSet<StateId>,
    /// Events of server states that browser code sends.
    pub server_events: BTreeSet<EventRef>,
    /// Events of client states that events of the server call.
    pub called: BTreeSet<EventRef>,
}

/// An event that the browser may send.
#[derive(Debug, Clone)]
pub struct WireEvent {
    /// `Todo.toggle`
    pub name: SmolStr,
    /// The event.
    pub event: EventRef,
    /// Types of its parameters.
    pub params: Vec<Type>,
}

/// Finds what both back ends share.
pub fn plan(program: Program) -> (Plan, Vec<Diagnostic>) {
    let functions = reads::of_functions(&program);
    let computeds = placement::place(&program, &functions);
    let state_names = unique_names(
        &program,
        program
            .states
            .iter()
            .map(|state| (&state.origin, state.source)),
    );
    let page_names = unique_names(
        &program,
        program.pages.iter().map(|page| (&page.origin, page.source)),
    );
    let pages = page_names
        .into_iter()
        .enumerate()
        .map(|(index, name)| {
            browser::page(&program, &functions, &computeds, PageId(index as u32), name)
        })
        .collect();
    let browser = browser::browser(&program, &functions, &computeds);
    let waiting = waits::events(&program);
    let calling_rust = waits::calling_rust(&program);
    let mut diagnostics = private_reads(&program, &functions);
    diagnostics.append(&mut waits::in_updates(&program, &waiting));
    diagnostics.append(&mut forms::check(&program));
    let mut plan = Plan {
        program,
        state_names,
        computeds,
        pages,
        events: Vec::new(),
        browser,
        functions,
        waiting,
        calling_rust,
        contract: String::new(),
    };
    plan.events = wire_events(&plan);
    plan.contract = contract::hash(&plan);
    (plan, diagnostics)
}

impl Plan {
    /// The name of a cell on the wire: `Counter.count`.
    pub fn cell_name(&self, cell: Cell) -> Option<SmolStr> {
        let (state, member) = match cell {
            Cell::Var(var) => (
                var.state,
                &self
                    .program
                    .states
                    .get(var.state.0 as usize)?
                    .vars
                    .get(var.var as usize)?
                    .origin,
            ),
            Cell::Computed(computed) => (
                computed.state,
                &self
                    .program
                    .states
                    .get(computed.state.0 as usize)?
                    .computeds
                    .get(computed.computed as usize)?
                    .origin,
            ),
            Cell::Ambient(_) => return None,
        };
        let state = self.state_names.get(state.0 as usize)?;
        Some(format_smolstr!("{state}.{}", member.name))
    }

    /// The type of a cell.
    pub fn cell_type(&self, cell: Cell) -> Option<&Type> {
        match cell {
            Cell::Var(var) => {
                let state = self.program.states.get(var.state.0 as usize)?;
                Some(&state.vars.get(var.var as usize)?.ty)
            }
            Cell::Computed(computed) => {
                let state = self.program.states.get(computed.state.0 as usize)?;
                Some(&state.computeds.get(computed.computed as usize)?.ty)
            }
            Cell::Ambient(_) => None,
        }
    }

    /// Where a computed runs and what it reads.
    pub fn computed(&self, computed: ComputedRef) -> Option<&ComputedPlan> {
        self.computeds
            .get(computed.state.0 as usize)?
            .get(computed.computed as usize)
    }

    /// The name on the wire of an event of a state.
    pub fn event_name(&self, event: EventRef) -> Option<SmolStr> {
        let EventRef::State(state, index) = event else {
            return None;
        };
        let declared = self
            .program
            .states
            .get(state.0 as usize)?
            .events
            .get(index as usize)?;
        let state = self.state_names.get(state.0 as usize)?;
        Some(format_smolstr!("{state}.{}", declared.origin.name))
    }

    /// Whether an event runs beside the session.
    pub fn is_background(&self, event: EventRef) -> bool {
        let EventRef::State(state, index) = event else {
            return false;
        };
        let state = self.program.states.get(state.0 as usize);
        let declared = state.and_then(|state| state.events.get(index as usize));
        declared.is_some_and(|event| matches!(event.kind, EventKind::Background { .. }))
    }

    /// The cells to which a component with this view subscribes: what is evaluated when it renders, through functions as well. Rows of `for` are
    /// components of their own (ask with the body of the `for`); handlers read when they fire.
    pub fn subscriptions(&self, view: &View) -> BTreeSet<Cell> {
        self.with_called(reads::of_render(&self.program, view))
    }

    /// The cells that an expression reads when it is evaluated, through functions as well.
    pub fn subscriptions_of_expr(&self, expr: &Expr) -> BTreeSet<Cell> {
        self.with_called(reads::of_expr(&self.program, expr))
    }

    /// The cells that are read when a view is shown, by the components in it as well.
    pub fn read_within(&self, view: &View) -> BTreeSet<Cell> {
        let mut found = reads::of_view(&self.program, view);
        let mut waiting: Vec<ComponentId> = found.components.iter().copied().collect();
        while let Some(next) = waiting.pop() {
            let Some(component) = self.program.components.get(next.0 as usize) else {
                continue;
            };
            let inner = reads::of_view(&self.program, &component.body.view);
            let new = inner.components.difference(&found.components);
            waiting.extend(new);
            found.add(&inner);
        }
        self.with_called(found)
    }

    fn with_called(&self, mut reads: Reads) -> BTreeSet<Cell> {
        reads.add_called(&self.functions);
        reads.cells
    }
}

/// The declared name where it is the only one of its kind in the program, else `module.Name`.
fn unique_names<'a>(
    program: &Program,
    items: impl Iterator<Item = (&'a Origin, SourceId)> + Clone,
) -> Vec<SmolStr> {
    let mut counts: BTreeMap<&SmolStr, usize> = BTreeMap::new();
    for (origin, _) in items.clone() {
        *counts.entry(&origin.name).or_default() += 1;
    }
    items
        .map(|(origin, source)| {
            let module = program.files.iter().find(|file| file.source == source);
            match (counts.get(&origin.name), module) {
                (Some(2..), Some(file)) => {
                    format_smolstr!("{}.{}", file.module.replace('/', "."), origin.name)
                }
                _ => origin.name.clone(),
            }
        })
        .collect()
}

fn wire_events(plan: &Plan) -> Vec<WireEvent> {
    let mut events: Vec<WireEvent> = plan
        .browser
        .server_events
        .iter()
        .filter_map(|&event| {
            let EventRef::State(state, index) = event else {
                return None;
            };
            let declared = plan
                .program
                .states
                .get(state.0 as usize)?
                .events
                .get(index as usize)?;
            Some(WireEvent {
                name: plan.event_name(event)?,
                event,
                params: declared
                    .params
                    .iter()
                    .map(|param| param.ty.clone())
                    .collect(),
            })
        })
        .collect();
    events.sort_by(|left, right| left.name.cmp(&right.name));
    events
}

/// Code that sees what a page sees.
#[derive(Clone, Copy)]
enum Browsing<'a> {
    View(&'a View),
    Test(&'a Block),
}

/// Private vars that views and tests read through functions; `check` has refused the direct ones.
fn private_reads(program: &Program, functions: &[Reads]) -> Vec<Diagnostic> {
    let components = program.components.iter().map(|component| &component.body);
    let pages = program.pages.iter().map(|page| &page.body);
    let views = components
        .chain(pages)
        .map(|body| Browsing::View(&body.view));
    views
        .chain(
            program
                .tests
                .iter()
                .map(|test| Browsing::Test(&test.body.block)),
        )
        .filter_map(|code| {
            let direct = match code {
                Browsing::View(view) => reads::of_view(program, view),
                Browsing::Test(block) => reads::of_block(program, block),
            };
            let (function, cell) = browser::private_through_function(program, functions, &direct)?;
            let called = program.functions.get(function.0 as usize)?;
            let (state, declared) = match cell {
                Cell::Var(var) => {
                    let state = program.states.get(var.state.0 as usize)?;
                    (state, &state.vars.get(var.var as usize)?.origin)
                }
                Cell::Computed(computed) => {
                    let state = program.states.get(computed.state.0 as usize)?;
                    (
                        state,
                        &state.computeds.get(computed.computed as usize)?.origin,
                    )
                }
                Cell::Ambient(_) => return None,
            };
            let error = PlanError::PrivateThroughFunction {
                function: called.origin.name.clone(),
                cell: format_smolstr!("{}.{}", state.origin.name, declared.name),
                at: match code {
                    Browsing::View(view) => reads::place_of_call(function, |finder| {
                        walk::walk_view(finder, view);
                    }),
                    Browsing::Test(block) => reads::place_of_call(function, |finder| {
                        walk::walk_block(finder, block);
                    }),
                }?,
                in_test: matches!(code, Browsing::Test(_)),
                declared: declared.span,
            };
            Some(error.to_diagnostic())
        })
        .collect()
}
