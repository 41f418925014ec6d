//! What states send though it is large, secret or out of date, and private events that nobody calls.

use super::error::Lint;
use crate::hir::{
    Computed, ComputedRef, EventKind, EventRef, Expr, ExprKind, Place, PlaceRoot, Program, State,
    StateId, Type, VarRef,
};
use crate::plan::walk::{Visitor, walk_body, walk_expr, walk_place, walk_view_body};
use crate::plan::{Cell, Plan, Side, placement, reads};
use crate::source::Span;
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};

/// Methods that make something small of a list, a map, a set or a text.
const REDUCING: &[&str] = &[
    "length",
    "is_empty",
    "contains",
    "any",
    "all",
    "count",
    "fold",
    "sum",
    "sum_by",
    "min",
    "max",
    "first",
    "last",
    "take",
    "take_last",
    "starts_with",
    "ends_with",
    "size",
];

/// Endings of names that secrets have.
const SECRETS: &[&str] = &[
    "password",
    "passwd",
    "passphrase",
    "secret",
    "token",
    "credentials",
    "api_key",
    "private_key",
    "secret_key",
    "access_key",
];

/// Reports on all states of the server.
pub(super) fn states(plan: &Plan, found: &mut Vec<Lint>) {
    large_for_small(plan, found);
    secrets(plan, found);
    stale(plan, found);
    never_called(plan, found);
}

fn server_states(program: &Program) -> impl Iterator<Item = (StateId, &State)> {
    let states = program.states.iter().enumerate();
    states
        .map(|(index, state)| (StateId(index as u32), state))
        .filter(|(id, _)| !placement::is_client(program, *id))
}

/// Vars that pages receive, of which browser code reads only something small.
fn large_for_small(plan: &Plan, found: &mut Vec<Lint>) {
    let received: BTreeSet<VarRef> = plan
        .pages
        .iter()
        .flat_map(|page| &page.receives)
        .filter_map(|cell| match cell {
            Cell::Var(var) => Some(*var),
            Cell::Computed(_) | Cell::Ambient(_) => None,
        })
        .filter(|var| plan.cell_type(Cell::Var(*var)).is_some_and(is_large))
        .collect();
    if received.is_empty() {
        return;
    }
    let mut uses = Uses {
        vars: received,
        small: BTreeMap::new(),
    };
    browser_code(plan, &mut uses);
    for (var, (method, read)) in &uses.small {
        if !uses.vars.contains(var) {
            continue;
        }
        let state = plan.program.states.get(var.state.0 as usize);
        let declared = state.and_then(|state| state.vars.get(var.var as usize));
        if let (Some(state), Some(declared)) = (state, declared)
            && let Some(at) = declared.origin.span
        {
            found.push(Lint::LargeForSmall {
                var: format!("{}.{}", state.origin.name, declared.origin.name),
                at,
                method,
                read: *read,
            });
        }
    }
}

fn is_large(ty: &Type) -> bool {
    matches!(
        ty,
        Type::List(_) | Type::Map(..) | Type::Set(_) | Type::Text
    )
}

/// Visits what runs in the browser.
fn browser_code<V: Visitor>(plan: &Plan, visitor: &mut V) {
    let program = &plan.program;
    for (index, function) in program.functions.iter().enumerate() {
        if let crate::hir::FunctionBody::Rxl(body) = &function.body
            && plan
                .browser
                .functions
                .contains(&crate::hir::FunctionId(index as u32))
        {
            walk_body(visitor, body);
        }
    }
    for (number, state) in program.states.iter().enumerate() {
        let id = StateId(number as u32);
        let is_client = placement::is_client(program, id);
        for (index, computed) in state.computeds.iter().enumerate() {
            let of = ComputedRef {
                state: id,
                computed: index as u32,
            };
            let runs_here = plan
                .computed(of)
                .is_some_and(|computed| computed.side == Side::Browser);
            if runs_here && plan.browser.cells.contains(&Cell::Computed(of)) {
                walk_body(visitor, &computed.value);
            }
        }
        for event in &state.events {
            if is_client || event.kind == EventKind::Optimistic {
                walk_body(visitor, &event.body);
            }
        }
    }
    let components = program.components.iter();
    for (body, events) in components.map(|component| (&component.body, &component.events)) {
        walk_view_body(visitor, body);
        for event in events {
            walk_body(visitor, &event.body);
        }
    }
    for page in &program.pages {
        walk_view_body(visitor, &page.body);
        for text in page.texts() {
            visitor.expr(text);
        }
        if let Some(on_load) = &page.on_load {
            visitor.handler(on_load);
        }
        for event in &page.events {
            walk_body(visitor, &event.body);
        }
    }
}

/// How vars are read.
struct Uses {
    /// Those of which nothing else was read so far.
    vars: BTreeSet<VarRef>,
    /// The first small thing made of each, and where.
    small: BTreeMap<VarRef, (&'static str, Span)>,
}

impl Visitor for Uses {
    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Method(method, receiver, args)
                if REDUCING.contains(&method.signature.name.as_str()) =>
            {
                if let ExprKind::Var(var) = receiver.kind {
                    let read = (method.signature.name.as_str(), expr.span);
                    self.small.entry(var).or_insert(read);
                    for arg in args {
                        self.expr(arg);
                    }
                    return;
                }
            }
            ExprKind::Var(var) => {
                self.vars.remove(var);
            }
            _ => {}
        }
        walk_expr(self, expr);
    }

    fn place(&mut self, place: &Place) {
        if let PlaceRoot::Var(var) = place.root {
            self.vars.remove(&var);
        }
        walk_place(self, place);
    }
}

/// Public vars with names of secrets, and public fields of records that are sent.
fn secrets(plan: &Plan, found: &mut Vec<Lint>) {
    let program = &plan.program;
    for (_, state) in server_states(program) {
        for var in state.vars.iter().filter(|var| !var.private) {
            if let Some(at) = var.origin.span
                && is_secret(&var.origin.name, &var.ty)
            {
                found.push(secret("var", &var.origin.name, at));
            }
        }
    }
    let mut sent = BTreeSet::new();
    let cells: BTreeSet<&Cell> = plan.pages.iter().flat_map(|page| &page.receives).collect();
    for cell in cells {
        if let Some(ty) = plan.cell_type(*cell) {
            records_in(program, ty, &mut sent);
        }
    }
    for record in sent {
        let record = program.records.get(record as usize);
        let fields = record.into_iter().flat_map(|record| &record.fields);
        for field in fields.filter(|field| !field.private) {
            if let Some(at) = field.origin.span
                && is_secret(&field.origin.name, &field.ty)
            {
                found.push(secret("field", &field.origin.name, at));
            }
        }
    }
}

fn secret(what: &'static str, name: &SmolStr, at: Span) -> Lint {
    Lint::SecretName {
        what,
        name: name.clone(),
        at,
    }
}

fn is_secret(name: &str, ty: &Type) -> bool {
    let is_text = match ty {
        Type::Option(inner) => matches!(**inner, Type::Text | Type::Bytes),
        ty => matches!(ty, Type::Text | Type::Bytes),
    };
    is_text
        && SECRETS.iter().any(|ending| {
            name.strip_suffix(ending)
                .is_some_and(|before| before.is_empty() || before.ends_with('_'))
        })
}

/// Records of the program in a type, through their fields and variants.
fn records_in(program: &Program, ty: &Type, found: &mut BTreeSet<u32>) {
    let mut enums = BTreeSet::new();
    let mut waiting = vec![ty];
    while let Some(ty) = waiting.pop() {
        match ty {
            Type::List(inner) | Type::Set(inner) | Type::Option(inner) => waiting.push(inner),
            Type::Map(left, right) | Type::Result(left, right) => {
                waiting.extend([&**left, &**right])
            }
            Type::Record(record, arguments) => {
                waiting.extend(arguments.iter());
                if found.insert(record.0)
                    && let Some(record) = program.records.get(record.0 as usize)
                {
                    let public = record.fields.iter().filter(|field| !field.private);
                    waiting.extend(public.map(|field| &field.ty));
                }
            }
            Type::Enum(id, arguments) => {
                waiting.extend(arguments.iter());
                if enums.insert(id.0)
                    && let Some(declared) = program.enums.get(id.0 as usize)
                {
                    let fields = declared.variants.iter().flat_map(|variant| &variant.fields);
                    waiting.extend(fields.map(|field| &field.ty));
                }
            }
            _ => {}
        }
    }
}

/// Computeds of the server over vars that optimistic events change.
fn stale(plan: &Plan, found: &mut Vec<Lint>) {
    let program = &plan.program;
    let mut foreseen: BTreeMap<VarRef, (&SmolStr, Option<Span>)> = BTreeMap::new();
    for (_, state) in server_states(program) {
        for event in &state.events {
            if event.kind != EventKind::Optimistic {
                continue;
            }
            let mut writes = Writes(BTreeSet::new());
            walk_body(&mut writes, &event.body);
            for var in writes.0 {
                let by = (&event.origin.name, event.origin.span);
                foreseen.entry(var).or_insert(by);
            }
        }
    }
    if foreseen.is_empty() {
        return;
    }
    let sent: BTreeSet<&Cell> = plan.pages.iter().flat_map(|page| &page.receives).collect();
    for (id, state) in server_states(program) {
        for (index, computed) in state.computeds.iter().enumerate() {
            let of = ComputedRef {
                state: id,
                computed: index as u32,
            };
            if sent.contains(&Cell::Computed(of)) {
                stale_computed(plan, computed, of, &foreseen, found);
            }
        }
    }
}

fn stale_computed(
    plan: &Plan,
    computed: &Computed,
    of: ComputedRef,
    foreseen: &BTreeMap<VarRef, (&SmolStr, Option<Span>)>,
    found: &mut Vec<Lint>,
) {
    let mut seen = BTreeSet::from([of]);
    let mut waiting = vec![of];
    while let Some(next) = waiting.pop() {
        let reads = plan.computed(next).into_iter().flat_map(|plan| &plan.reads);
        for cell in reads {
            match cell {
                Cell::Var(var) => {
                    let state = plan.program.states.get(var.state.0 as usize);
                    let declared = state.and_then(|state| state.vars.get(var.var as usize));
                    if let (Some((event, event_at)), Some(at), Some(declared)) =
                        (foreseen.get(var), computed.origin.span, declared)
                    {
                        found.push(Lint::StaleComputed {
                            computed: computed.origin.name.clone(),
                            at,
                            var: declared.origin.name.clone(),
                            event: (*event).clone(),
                            event_at: *event_at,
                        });
                        return;
                    }
                }
                Cell::Computed(inner) => {
                    if seen.insert(*inner) {
                        waiting.push(*inner);
                    }
                }
                Cell::Ambient(_) => {}
            }
        }
    }
}

/// Vars that code changes.
struct Writes(BTreeSet<VarRef>);

impl Visitor for Writes {
    fn place(&mut self, place: &Place) {
        if let PlaceRoot::Var(var) = place.root {
            self.0.insert(var);
        }
        walk_place(self, place);
    }
}

fn never_called(plan: &Plan, found: &mut Vec<Lint>) {
    let called = reads::of_program(&plan.program).events;
    for (number, state) in plan.program.states.iter().enumerate() {
        for (index, event) in state.events.iter().enumerate() {
            let of = EventRef::State(StateId(number as u32), index as u32);
            if let Some(at) = event.origin.span
                && event.private
                && !event.is_hook()
                && !called.contains(&of)
            {
                found.push(Lint::NeverCalled {
                    event: event.origin.name.clone(),
                    at,
                });
            }
        }
    }
}
