//! What the browser needs: for each page the values that it receives and the modules that it loads, for the program the code that is emitted for the browser at all.

use super::reads::{self, Reads};
use super::{Browser, Cell, ComputedPlan, PagePlan, Side, placement};
use crate::hir::{ComponentId, ConstantId, EventKind, EventRef, PageId, Program, StateId};
use crate::source::SourceId;
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// What names something: a step on the way from a page to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A page.
    Page(PageId),
    /// A component that is shown.
    Component(ComponentId),
    /// An event that may run in the browser, or whose arguments are made there.
    Event(EventRef),
    /// A constant.
    Constant(ConstantId),
    /// A var or a computed.
    Cell(Cell),
}

/// All that browser code names from some starting point on.
struct Reach<'a> {
    program: &'a Program,
    functions: &'a [Reads],
    placed: &'a [Vec<ComputedPlan>],
    found: Reads,
    server_events: BTreeSet<EventRef>,
    client_states: BTreeSet<StateId>,
    /// States whose optimistic events run here.
    foreseen_states: BTreeSet<StateId>,
    /// What is still to be followed, with what named it; first come, first served, so that ways are short.
    waiting: VecDeque<(Step, Reads)>,
    /// What named each thing first.
    named_by: BTreeMap<Step, Step>,
}

impl<'a> Reach<'a> {
    fn new(program: &'a Program, functions: &'a [Reads], placed: &'a [Vec<ComputedPlan>]) -> Self {
        Reach {
            program,
            functions,
            placed,
            found: Reads::default(),
            server_events: BTreeSet::new(),
            client_states: BTreeSet::new(),
            foreseen_states: BTreeSet::new(),
            waiting: VecDeque::new(),
            named_by: BTreeMap::new(),
        }
    }

    /// Follows what `from` names, later.
    fn follow(&mut self, from: Step, reads: Reads) {
        self.waiting.push_back((from, reads));
    }

    fn name(&mut self, step: Step, by: Step) {
        self.named_by.entry(step).or_insert(by);
    }

    fn page(&mut self, id: PageId) {
        let Some(page) = self.program.pages.get(id.0 as usize) else {
            return;
        };
        let mut reads = reads::of_view(self.program, &page.body.view);
        for (_, start) in &page.body.state {
            reads.add(&reads::of_expr(self.program, start));
        }
        for text in page.texts() {
            reads.add(&reads::of_expr(self.program, text));
        }
        if let Some(on_load) = &page.on_load {
            reads.add(&reads::of_handler(self.program, on_load));
        }
        for event in &page.events {
            reads.add(&reads::of_body(self.program, &event.body));
        }
        reads.components.extend(page.layout);
        reads.components.extend(self.program.app.overlay);
        reads.events.extend(self.program.app.on_error);
        self.follow(Step::Page(id), reads);
        self.run();
    }

    fn component(&mut self, component: ComponentId) {
        let reads = Reads {
            components: BTreeSet::from([component]),
            ..Reads::default()
        };
        self.follow(Step::Component(component), reads);
        self.run();
    }

    fn run(&mut self) {
        while let Some((from, mut reads)) = self.waiting.pop_front() {
            reads.add_called(self.functions);
            for component in &reads.components {
                if self.found.components.insert(*component) {
                    self.name(Step::Component(*component), from);
                    self.enter_component(*component);
                }
            }
            for event in &reads.events {
                if self.found.events.insert(*event) {
                    self.name(Step::Event(*event), from);
                    self.enter_event(*event);
                }
            }
            for id in &reads.constants {
                if self.found.constants.insert(*id)
                    && let Some(constant) = self.program.constants.get(id.0 as usize)
                {
                    self.name(Step::Constant(*id), from);
                    let reads = reads::of_body(self.program, &constant.value);
                    self.follow(Step::Constant(*id), reads);
                }
            }
            for cell in &reads.cells {
                if self.found.cells.insert(*cell) {
                    self.name(Step::Cell(*cell), from);
                    self.enter_cell(*cell);
                }
            }
            self.found.functions.extend(&reads.functions);
            self.found.pages.extend(&reads.pages);
        }
    }

    fn enter_component(&mut self, id: ComponentId) {
        let Some(component) = self.program.components.get(id.0 as usize) else {
            return;
        };
        let mut reads = reads::of_view(self.program, &component.body.view);
        for (_, start) in &component.body.state {
            reads.add(&reads::of_expr(self.program, start));
        }
        for event in &component.events {
            reads.add(&reads::of_body(self.program, &event.body));
        }
        for param in &component.params {
            // A form in it may hand this over.
            if let crate::hir::Type::Event(Some(payload)) = &param.ty {
                reads.add(&super::rules::of_type(self.program, payload));
            }
        }
        self.follow(Step::Component(id), reads);
    }

    /// Code of events that run in the browser is browser code; an event of the server is a name on the wire.
    fn enter_event(&mut self, event: EventRef) {
        let EventRef::State(state, index) = event else {
            return;
        };
        let Some(declared) = self
            .program
            .states
            .get(state.0 as usize)
            .and_then(|state| state.events.get(index as usize))
        else {
            return;
        };
        let step = Step::Event(event);
        self.follow(
            step,
            super::rules::of_params(self.program, &declared.params),
        );
        if placement::is_client(self.program, state) {
            self.client_states.insert(state);
            self.follow(step, reads::of_body(self.program, &declared.body));
        } else {
            self.server_events.insert(event);
            if declared.kind == EventKind::Optimistic {
                self.foreseen_states.insert(state);
                self.follow(step, reads::of_body(self.program, &declared.body));
            }
            // What it calls down to the browser runs there, too.
            let down = Reads {
                events: calls_down(self.program, event),
                ..Reads::default()
            };
            self.follow(step, down);
        }
    }

    fn enter_cell(&mut self, cell: Cell) {
        match cell {
            Cell::Var(var) => {
                if placement::is_client(self.program, var.state) {
                    self.client_states.insert(var.state);
                    if let Some(var) = self
                        .program
                        .states
                        .get(var.state.0 as usize)
                        .and_then(|state| state.vars.get(var.var as usize))
                    {
                        let reads = reads::of_body(self.program, &var.default);
                        self.follow(Step::Cell(cell), reads);
                    }
                }
            }
            Cell::Computed(computed) => {
                let runs_here = self
                    .placed
                    .get(computed.state.0 as usize)
                    .and_then(|computeds| computeds.get(computed.computed as usize))
                    .is_some_and(|plan| plan.side == Side::Browser);
                if runs_here
                    && let Some(computed) = self
                        .program
                        .states
                        .get(computed.state.0 as usize)
                        .and_then(|state| state.computeds.get(computed.computed as usize))
                {
                    let reads = reads::of_body(self.program, &computed.value);
                    self.follow(Step::Cell(cell), reads);
                }
            }
            Cell::Ambient(_) => {}
        }
    }

    /// Files whose modules hold what was found.
    fn modules(&self) -> BTreeSet<SourceId> {
        let mut modules = BTreeSet::new();
        let program = self.program;
        for component in &self.found.components {
            modules.extend(
                program
                    .components
                    .get(component.0 as usize)
                    .map(|item| item.source),
            );
        }
        for function in &self.found.functions {
            modules.extend(
                program
                    .functions
                    .get(function.0 as usize)
                    .map(|item| item.source),
            );
        }
        for constant in &self.found.constants {
            modules.extend(
                program
                    .constants
                    .get(constant.0 as usize)
                    .map(|item| item.source),
            );
        }
        let states = self
            .found
            .cells
            .iter()
            .filter_map(|cell| match cell {
                Cell::Var(var) => Some(var.state),
                Cell::Computed(computed) => Some(computed.state),
                Cell::Ambient(_) => None,
            })
            .chain(self.client_states.iter().copied())
            .chain(self.foreseen_states.iter().copied());
        for state in states {
            modules.extend(program.states.get(state.0 as usize).map(|item| item.source));
        }
        modules
    }
}

/// What a page receives and loads.
pub fn page(
    program: &Program,
    functions: &[Reads],
    placed: &[Vec<ComputedPlan>],
    id: PageId,
    name: SmolStr,
) -> PagePlan {
    let mut reach = Reach::new(program, functions, placed);
    reach.page(id);
    PagePlan {
        name,
        receives: placement::sent_for(program, placed, &reach.found.cells),
        modules: reach.modules(),
    }
}

/// The way from a page to each value that its browser code reads: the page first, what reads the value last, the value itself left out.
pub fn ways(plan: &super::Plan, page: PageId) -> BTreeMap<Cell, Vec<Step>> {
    let mut reach = Reach::new(&plan.program, &plan.functions, &plan.computeds);
    reach.page(page);
    let way = |cell: &Cell| {
        let mut steps = Vec::new();
        let mut at = Step::Cell(*cell);
        while let Some(by) = reach.named_by.get(&at).filter(|by| **by != at) {
            steps.push(*by);
            at = *by;
        }
        steps.reverse();
        (*cell, steps)
    };
    reach.found.cells.iter().map(way).collect()
}

/// What is emitted for the browser: all pages and components with what they name, and whole client states.
pub fn browser(program: &Program, functions: &[Reads], placed: &[Vec<ComputedPlan>]) -> Browser {
    let mut reach = Reach::new(program, functions, placed);
    for index in 0..program.pages.len() {
        reach.page(PageId(index as u32));
    }
    for index in 0..program.components.len() {
        reach.component(ComponentId(index as u32));
    }
    for (index, state) in program.states.iter().enumerate() {
        if state.kind == crate::ast::StateKind::Client {
            reach.client_states.insert(StateId(index as u32));
            for (event, _) in state.events.iter().enumerate() {
                let event = EventRef::State(StateId(index as u32), event as u32);
                let reads = Reads {
                    events: BTreeSet::from([event]),
                    ..Reads::default()
                };
                reach.follow(Step::Event(event), reads);
            }
            for (var, _) in state.vars.iter().enumerate() {
                let cell = Cell::Var(crate::hir::VarRef {
                    state: StateId(index as u32),
                    var: var as u32,
                });
                let reads = Reads {
                    cells: BTreeSet::from([cell]),
                    ..Reads::default()
                };
                reach.follow(Step::Cell(cell), reads);
            }
            reach.run();
        }
    }
    Browser {
        cells: reach.found.cells,
        functions: reach.found.functions,
        constants: reach.found.constants,
        client_states: reach.client_states,
        server_events: reach.server_events,
        called: called_by_server(program),
    }
}

/// The events of client states that an event of the server calls, directly or through others.
fn calls_down(program: &Program, event: EventRef) -> BTreeSet<EventRef> {
    let mut down = BTreeSet::new();
    let mut seen = BTreeSet::from([event]);
    let mut waiting = vec![event];
    while let Some(EventRef::State(state, index)) = waiting.pop() {
        let declared = program.states.get(state.0 as usize);
        let Some(event) = declared.and_then(|state| state.events.get(index as usize)) else {
            continue;
        };
        for called in reads::of_body(program, &event.body).events {
            match called {
                EventRef::State(state, _) if placement::is_client(program, state) => {
                    down.insert(called);
                }
                _ if seen.insert(called) => waiting.push(called),
                _ => {}
            }
        }
    }
    down
}

/// Events of client states that events of the server call, and the one that is told of failures: they are called by their names.
fn called_by_server(program: &Program) -> BTreeSet<EventRef> {
    let servers = program.states.iter();
    servers
        .filter(|state| state.kind != crate::ast::StateKind::Client)
        .flat_map(|state| &state.events)
        .flat_map(|event| reads::of_body(program, &event.body).events)
        .filter(|event| match event {
            EventRef::State(state, _) => placement::is_client(program, *state),
            EventRef::Component(..) | EventRef::Page(..) => false,
        })
        .chain(program.app.on_error)
        .collect()
}

/// A private cell that code of the browser would read through a function, with the function that it calls.
pub fn private_through_function(
    program: &Program,
    functions: &[Reads],
    direct: &Reads,
) -> Option<(crate::hir::FunctionId, Cell)> {
    direct.functions.iter().find_map(|function| {
        let called = functions.get(function.0 as usize)?;
        let cell = called
            .cells
            .iter()
            .find(|cell| placement::is_private(program, **cell))?;
        Some((*function, *cell))
    })
}
