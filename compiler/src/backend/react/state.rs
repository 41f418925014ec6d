//! States: an object with a cell for each var and computed that the browser reads, and the events that run there.

use super::choice::Goal;
use super::code::{Code, Reading};
use super::unit::Unit;
use crate::ast::StateKind;
use crate::backend::Target;
use crate::backend::js::ast::{
    ArrowBody, Binding, Entry, Expr as Js, ExprKind, Function as JsFunction, Name,
    StatementKind as JsStatementKind,
};
use crate::backend::js::build::{
    array, arrow, arrow_block, arrow_of, bool, client, constant, export, expr as build_expr, give,
    int, name as build_name, null, object, property, statement, text,
};
use crate::hir::{
    Body, Computed, ComputedRef, ConstantId, Event, EventKind, EventRef, Function, FunctionBody,
    FunctionId, LocalId, Origin, Program, SameSite, StateId, Stored, StoredIn, Var, VarRef,
};
use crate::plan::{Cell, Side, reads};
use smol_str::SmolStr;
use std::collections::BTreeSet;

impl<'a> Unit<'a> {
    /// `export const Todo = { … };`; nothing if the browser needs nothing of it.
    pub fn add_state(&mut self, id: StateId) {
        let Some(state) = self.program().states.get(id.0 as usize) else {
            return;
        };
        let plan = self.plan();
        let is_client = state.kind == StateKind::Client;
        let needs = |cell: &Cell| plan.browser.cells.contains(cell);
        let mut entries = Vec::new();
        for (index, var) in state.vars.iter().enumerate() {
            let cell = Cell::Var(VarRef {
                state: id,
                var: index as u32,
            });
            if is_client {
                let made = self.client_var(cell, var);
                entries.push(member(&var.origin, made));
            } else if needs(&cell) {
                let made = self.server_cell(cell);
                entries.push(member(&var.origin, made));
            }
        }
        for (index, computed) in state.computeds.iter().enumerate() {
            let at = ComputedRef {
                state: id,
                computed: index as u32,
            };
            if !needs(&Cell::Computed(at)) {
                continue;
            }
            let made = match plan.computed(at).map(|plan| plan.side) {
                Some(Side::Browser) => self.computed(at, computed),
                _ => self.server_cell(Cell::Computed(at)),
            };
            entries.push(member(&computed.origin, made));
        }
        for (index, function) in state_functions(self.program(), id) {
            if plan.browser.functions.contains(&index)
                && let FunctionBody::Rxl(body) = &function.body
            {
                let made = self.function_arrow(index, function, body);
                entries.push(member(&function.origin, made));
            }
        }
        if is_client {
            for (index, event) in state.events.iter().enumerate() {
                let made = self.browser_event(EventRef::State(id, index as u32), event);
                entries.push(member(&event.origin, made));
            }
        }
        if !is_client {
            for (index, event) in state.events.iter().enumerate() {
                let at = EventRef::State(id, index as u32);
                let is_foreseen = event.kind == EventKind::Optimistic;
                if is_foreseen && plan.browser.server_events.contains(&at) {
                    let made = self.optimistic_event(at, event);
                    entries.push(member(&event.origin, made));
                }
            }
        }
        if entries.is_empty() {
            return;
        }
        let name = Name::of(
            super::unit::top_name(&state.origin.name),
            &state.origin.name,
            state.origin.span,
        );
        let state_object = match (self.shared.target, is_client) {
            (Target::Development, true) => {
                let id = self.hot_name(&state.origin.name);
                client("hotState").call(vec![id, object(entries)])
            }
            _ => object(entries),
        };
        self.add(export(constant(name, state_object)));
    }

    /// `clientVar(() => "")`, `storedVar({ in: "local", … }, "Text", () => "dark")`
    fn client_var(&mut self, cell: Cell, var: &'a Var) -> Js {
        let mut code = Code::new(self, &var.default.locals, Reading::Live);
        let start = code.thunk(&var.default.block);
        let Some(stored) = &var.stored else {
            return client("clientVar").call(vec![start]);
        };
        let name = match &stored.name {
            Some(name) => name.clone(),
            None => self.plan().cell_name(cell).unwrap_or_default(),
        };
        let mut args = vec![
            object(stored_options(stored, name)),
            super::datatype::datatype(self, &var.ty),
            start,
        ];
        args.extend(super::shape::shape(self, &var.ty));
        client("storedVar").call(args)
    }

    /// `serverVar("Todo.items", shape)`
    fn server_cell(&mut self, cell: Cell) -> Js {
        let plan = self.plan();
        let mut args = vec![text(plan.cell_name(cell).unwrap_or_default())];
        if let Some(ty) = plan.cell_type(cell) {
            args.extend(super::shape::shape(self, ty));
        }
        client("serverVar").call(args)
    }

    /// `computed(() => [Todo.items], (items) => …)`
    fn computed(&mut self, at: ComputedRef, computed: &'a Computed) -> Js {
        let plan = self.plan();
        let direct = reads::of_body(self.program(), &computed.value).cells;
        let all: BTreeSet<Cell> = plan
            .computed(at)
            .map(|plan| plan.reads.clone())
            .unwrap_or_default();
        let mut code = Code::new(self, &computed.value.locals, Reading::Subscribed);
        let mut params = Vec::new();
        let mut inputs = Vec::new();
        // Functions read for themselves; what they read is told behind what is handed over.
        for cell in direct.iter().chain(all.difference(&direct)) {
            inputs.push(code.cell(*cell));
            if !direct.contains(cell) {
                continue;
            }
            let wanted = plan.cell_name(*cell).unwrap_or_default();
            let wanted = wanted.rsplit('.').next().unwrap_or_default();
            let param = code.new_name(wanted);
            code.cells.insert(*cell, param.clone());
            params.push(Binding::Name(Name::made(param)));
        }
        let inputs = arrow(Vec::new(), array(inputs));
        let mut before = Vec::new();
        let value = match code.block_result(&computed.value.block, &mut before) {
            Some(value) => arrow_of(params, before, value),
            None => arrow_block(params, before),
        };
        client("computed").call(vec![inputs, value])
    }

    /// `browserEvent((title) => { … })`; one that the server calls says its name and the shapes of its parameters.
    fn browser_event(&mut self, at: EventRef, event: &'a Event) -> Js {
        let mut code = Code::new(self, &event.body.locals, Reading::Live);
        let params = first_locals(&mut code, event.params.len());
        let mut body = Vec::new();
        let given = params.iter().filter_map(|param| match param {
            Binding::Name(name) => Some(build_name(name.text.clone())),
            _ => None,
        });
        code.check_rules(at, given.collect(), &mut body);
        code.block_to(&event.body.block, &Goal::Nothing, &mut body);
        let mut args = vec![arrow_block(params, body)];
        let plan = self.plan();
        if plan.browser.called.contains(&at) {
            args.push(text(plan.event_name(at).unwrap_or_default()));
            let shapes: Vec<Option<Js>> = event
                .params
                .iter()
                .map(|param| super::shape::shape(self, &param.ty))
                .collect();
            if shapes.iter().any(Option::is_some) {
                let shapes = shapes.into_iter().map(|shape| shape.unwrap_or_else(null));
                args.push(array(shapes.collect()));
            }
        }
        client("browserEvent").call(args)
    }

    /// `optimisticEvent("Todo.toggle", (id) => { … })`
    fn optimistic_event(&mut self, at: EventRef, event: &'a Event) -> Js {
        let mut code = Code::new(self, &event.body.locals, Reading::Live);
        let params = first_locals(&mut code, event.params.len());
        let mut body = Vec::new();
        code.block_to(&event.body.block, &Goal::Nothing, &mut body);
        let name = self.plan().event_name(at).unwrap_or_default();
        let args = vec![text(name), arrow_block(params, body)];
        client("optimisticEvent").call(args)
    }

    /// `export function total(items) { … }`
    pub fn add_function(&mut self, id: FunctionId) {
        let Some(function) = self.program().functions.get(id.0 as usize) else {
            return;
        };
        let FunctionBody::Rxl(body) = &function.body else {
            return;
        };
        let (params, body) = match self.function_arrow(id, function, body).kind {
            ExprKind::Arrow(params, body) => match *body {
                ArrowBody::Expr(value) => (params, vec![give(value)]),
                ArrowBody::Block(body) => (params, body),
            },
            _ => return,
        };
        let name = Name::of(
            super::unit::top_name(&function.origin.name),
            &function.origin.name,
            function.origin.span,
        );
        self.add(export(statement(JsStatementKind::Function(JsFunction {
            name,
            params,
            body,
        }))));
    }

    /// A function's parameters and body. One that calls itself, directly or not, counts how deep it is.
    fn function_arrow(&mut self, id: FunctionId, function: &'a Function, body: &'a Body) -> Js {
        let is_recursive = self
            .plan()
            .functions
            .get(id.0 as usize)
            .is_some_and(|reads| reads.functions.contains(&id));
        let mut code = Code::new(self, &body.locals, Reading::Live);
        let params = first_locals(&mut code, function.params.len());
        let mut before = Vec::new();
        let value = code.block_result(&body.block, &mut before);
        let made = |params| match value {
            Some(value) => arrow_of(params, before, value),
            None => arrow_block(params, before),
        };
        match is_recursive {
            true => arrow(params, client("nested").call(vec![made(Vec::new())])),
            false => made(params),
        }
    }

    /// `export const PAGE_SIZE = 20;`
    pub fn add_constant(&mut self, id: ConstantId) {
        let Some(declared) = self.program().constants.get(id.0 as usize) else {
            return;
        };
        let mut code = Code::new(self, &declared.value.locals, Reading::Live);
        let mut before = Vec::new();
        let made = match code.block_result(&declared.value.block, &mut before) {
            Some(value) => arrow_of(Vec::new(), before, value),
            None => arrow_block(Vec::new(), before),
        };
        let is_lazy = self.shared.lazy.contains(&id);
        let value = match made.kind {
            ExprKind::Arrow(params, body) => match *body {
                ArrowBody::Expr(value) if !is_lazy => value,
                body => {
                    let made = build_expr(ExprKind::Arrow(params, Box::new(body)));
                    match is_lazy {
                        true => client("lazy").call(vec![made]),
                        false => made.call(Vec::new()),
                    }
                }
            },
            kind => build_expr(kind),
        };
        let name = Name::of(
            super::unit::top_name(&declared.origin.name),
            &declared.origin.name,
            declared.origin.span,
        );
        self.add(export(constant(name, value)));
    }
}

/// `in: "cookie", name: "Clock.zone", maxAge: 2592000000, …`
fn stored_options(stored: &Stored, name: SmolStr) -> Vec<Entry> {
    let place = match stored.place {
        StoredIn::Local { .. } => "local",
        StoredIn::Session => "session",
        StoredIn::Cookie { .. } => "cookie",
    };
    let mut options = vec![property("in", text(place)), property("name", text(name))];
    match &stored.place {
        StoredIn::Local { follow } => options.push(property("follow", bool(*follow))),
        StoredIn::Session => {}
        StoredIn::Cookie {
            max_age,
            same_site,
            path,
        } => {
            options.extend(max_age.map(|time| property("maxAge", int(time))));
            let same_site = match same_site {
                SameSite::Lax => "Lax",
                SameSite::Strict => "Strict",
                SameSite::None => "None",
            };
            options.push(property("sameSite", text(same_site)));
            options.push(property("path", text(path.clone())));
        }
    }
    options
}

fn member(origin: &Origin, value: Js) -> Entry {
    Entry::Property {
        key: origin.name.clone(),
        value,
        origin: origin.span,
    }
}

fn first_locals(code: &mut Code<'_, '_>, count: usize) -> Vec<Binding> {
    (0..count)
        .map(|index| {
            let local = LocalId(index as u32);
            let is_mutable = code
                .locals
                .get(index)
                .is_some_and(|local| local.kind == crate::hir::LocalKind::Mutable);
            Binding::Name(match is_mutable {
                true => code.declare_variable(local),
                false => code.declare(local),
            })
        })
        .collect()
}

fn state_functions(
    program: &Program,
    state: StateId,
) -> impl Iterator<Item = (FunctionId, &Function)> {
    program
        .functions
        .iter()
        .enumerate()
        .filter(move |(_, function)| function.state == Some(state))
        .map(|(index, function)| (FunctionId(index as u32), function))
}
