//! Components: a function that subscribes to what its view reads and gives the view.

use super::choice::{Goal, give_last};
use super::code::{Access, Code, Reading};
use super::unit::Unit;
use super::view::{Root, has_one_root};
use crate::backend::Target;
use crate::backend::js::ast::{
    Binding, Function, Name, Statement as JsStatement, StatementKind as JsStatementKind,
};
use crate::backend::js::build::{arrow_of, client, constant, export, function, name, statement};
use crate::hir::{ComponentId, Event, EventRef, Local, LocalId, PageId, Param, View, ViewBody};
use crate::plan::{Cell, reads, uses};
use smol_str::{SmolStr, format_smolstr};

/// What a component and a page have in common.
struct Shown<'a> {
    name: SmolStr,
    params: &'a [Param],
    body: &'a ViewBody,
    events: Vec<(EventRef, &'a Event)>,
    root: Root,
}

impl<'a> Unit<'a> {
    /// `export const Panel = memo(function Panel({ … }) { … });`
    pub fn add_component(&mut self, id: ComponentId) {
        let Some(component) = self.program().components.get(id.0 as usize) else {
            return;
        };
        let root = match self.shared.rooted.contains(&id) && has_one_root(component) {
            true => Root::Yes,
            false => Root::No,
        };
        let shown = Shown {
            name: super::unit::top_name(&component.origin.name),
            params: &component.params,
            body: &component.body,
            events: component
                .events
                .iter()
                .enumerate()
                .map(|(index, event)| (EventRef::Component(id, index as u32), event))
                .collect(),
            root,
        };
        let (params, body) = self.shown(&shown);
        let declared = Name::of(
            shown.name.clone(),
            &component.origin.name,
            component.origin.span,
        );
        let made = function(Name::made(shown.name.clone()), params, body);
        let made = self.memoised(&shown.name, made);
        self.add(export(constant(declared, made)));
    }

    /// `function Home({ … }) { … }`
    pub fn add_page_component(&mut self, id: PageId) {
        let Some(page) = self.program().pages.get(id.0 as usize) else {
            return;
        };
        let shown = Shown {
            name: super::unit::top_name(&page.origin.name),
            params: &page.params,
            body: &page.body,
            events: page
                .events
                .iter()
                .enumerate()
                .map(|(index, event)| (EventRef::Page(id, index as u32), event))
                .collect(),
            root: Root::No,
        };
        let (params, body) = self.shown(&shown);
        let declared = Name::of(shown.name.clone(), &page.origin.name, page.origin.span);
        self.add(match self.shared.target {
            Target::Release => statement(JsStatementKind::Function(Function {
                name: declared,
                params,
                body,
            })),
            Target::Development => {
                let made = function(Name::made(shown.name.clone()), params, body);
                constant(declared, self.memoised(&shown.name, made))
            }
        });
    }

    fn shown(&mut self, shown: &Shown<'a>) -> (Vec<Binding>, Vec<JsStatement>) {
        let mut code = Code::new(self, &shown.body.locals, Reading::Subscribed);
        code.owner = shown.name.clone();
        let mut bound = Vec::new();
        for (index, param) in shown.params.iter().enumerate() {
            let declared = code.declare(LocalId(index as u32));
            bound.push((property_name(&param.origin.name), declared));
        }
        if shown.root == Root::Yes {
            let root = code.new_name("root");
            bound.push((SmolStr::new("root"), Name::made(root)));
        }
        let mut statements = Vec::new();
        let cells = code.add_locals(shown.body, &mut statements);
        code.subscribe_locals(&cells, &shown.body.view, &mut statements);
        code.subscribe(&shown.body.view, &mut statements);
        code.add_events(&shown.events, shown.params.len(), &cells, &mut statements);
        let mut before = Vec::new();
        let node = match shown.root {
            Root::No => code.node(&shown.body.view, &mut before),
            Root::Yes => {
                let mut root = None;
                for item in &shown.body.view {
                    root = code.item(item, Root::Yes, &mut before).or(root);
                }
                root.unwrap_or_else(crate::backend::js::build::null)
            }
        };
        statements.append(&mut code.hooks);
        statements.append(&mut before);
        give_last(node, &mut statements);
        (params(bound), statements)
    }
}

impl<'a> Code<'_, 'a> {
    /// `const open = useLocal(() => false);`
    fn add_locals(
        &mut self,
        body: &ViewBody,
        out: &mut Vec<JsStatement>,
    ) -> Vec<(LocalId, SmolStr)> {
        let mut cells = Vec::new();
        for (local, start) in &body.state {
            let thunk = self.live(|code| {
                code.scoped(|code| {
                    let mut before = Vec::new();
                    let value = code.expr(start, &mut before);
                    arrow_of(Vec::new(), before, value)
                })
            });
            let declared = self.declare(*local);
            self.know(
                *local,
                Access::Cell {
                    cell: declared.text.clone(),
                    now: None,
                },
            );
            cells.push((*local, declared.text.clone()));
            out.push(constant(declared, client("useLocal").call(vec![thunk])));
        }
        cells
    }

    /// Subscribes to those of the instance's own cells that the view reads when it renders.
    pub fn subscribe_locals(
        &mut self,
        cells: &[(LocalId, SmolStr)],
        view: &View,
        out: &mut Vec<JsStatement>,
    ) {
        let rendered = uses::of_render(view).locals;
        for (local, cell) in cells {
            let now = rendered.contains(local).then(|| {
                let now = self.new_name(&format!("{cell}_now"));
                let subscribed = client("useCell").call(vec![name(cell.clone())]);
                out.push(constant(Name::made(now.clone()), subscribed));
                now
            });
            self.know(
                *local,
                Access::Cell {
                    cell: cell.clone(),
                    now,
                },
            );
        }
    }

    /// Subscribes to the cells of states that the view reads when it renders.
    pub fn subscribe(&mut self, view: &View, out: &mut Vec<JsStatement>) {
        let plan = self.unit.plan();
        let direct = reads::of_render(&plan.program, view).cells;
        for cell in plan.subscriptions(view) {
            if direct.contains(&cell) {
                self.subscribe_to(cell, out);
            } else {
                // Only functions read it, for themselves.
                let subscribed = client("useCell").call(vec![self.cell(cell)]);
                out.push(subscribed.statement());
            }
        }
    }

    /// `const items = useCell(Todo.items);`
    pub fn subscribe_to(&mut self, cell: Cell, out: &mut Vec<JsStatement>) {
        let wanted = match cell {
            Cell::Ambient(ambient) => ambient.row().map(|row| SmolStr::new_static(row.name)),
            _ => self
                .unit
                .plan()
                .cell_name(cell)
                .and_then(|name| name.rsplit('.').next().map(SmolStr::new)),
        };
        let wanted = wanted.unwrap_or_default();
        let value = self.new_name(&wanted);
        let subscribed = client("useCell").call(vec![self.cell(cell)]);
        out.push(constant(Name::made(value.clone()), subscribed));
        self.cells.insert(cell, value);
    }

    /// `const save = useEvent((text) => { … });`
    fn add_events(
        &mut self,
        events: &[(EventRef, &'a Event)],
        params: usize,
        cells: &[(LocalId, SmolStr)],
        out: &mut Vec<JsStatement>,
    ) {
        // All are declared before the first is made: they may call each other.
        for (event, declared) in events {
            let event_name = self.new_name(&declared.origin.name);
            self.events.insert(*event, event_name);
        }
        for (event, declared) in events {
            let Some(event_name) = self.events.get(event).cloned() else {
                continue;
            };
            let made = self.component_event(declared, params, cells);
            let bound = Name::of(event_name, &declared.origin.name, declared.origin.span);
            out.push(constant(bound, client("useEvent").call(vec![made])));
        }
    }

    /// The event's body has locals of its own; its first ones are the component's parameters and `local`s.
    fn component_event(
        &mut self,
        event: &'a Event,
        params: usize,
        cells: &[(LocalId, SmolStr)],
    ) -> crate::backend::js::ast::Expr {
        let own: &'a [Local] = &event.body.locals;
        let outer_locals = std::mem::replace(&mut self.locals, own);
        let outer_env = self.env.clone();
        let shared = params + cells.len();
        self.env = (0..params)
            .filter_map(|index| {
                let param = LocalId(index as u32);
                Some((param, outer_env.get(&param)?.clone()))
            })
            .collect();
        for (index, (_, cell)) in cells.iter().enumerate() {
            self.know(
                LocalId((params + index) as u32),
                Access::Cell {
                    cell: cell.clone(),
                    now: None,
                },
            );
        }
        let made = self.live(|code| {
            code.scoped(|code| {
                let params = (0..event.params.len())
                    .map(|index| Binding::Name(code.declare(LocalId((shared + index) as u32))))
                    .collect();
                let mut body = Vec::new();
                code.block_to(&event.body.block, &Goal::Nothing, &mut body);
                crate::backend::js::build::arrow_block(params, body)
            })
        });
        self.locals = outer_locals;
        self.env = outer_env;
        made
    }
}

/// `({ a, b })`, nothing for a component without parameters.
pub fn params(bound: Vec<(SmolStr, Name)>) -> Vec<Binding> {
    match bound.is_empty() {
        true => Vec::new(),
        false => vec![Binding::Object(bound)],
    }
}

/// What a parameter is called as a property: `key` means something to React, `root` to the client.
pub fn property_name(param: &SmolStr) -> SmolStr {
    match param.as_str() {
        "key" | "root" => format_smolstr!("{param}_"),
        _ => param.clone(),
    }
}

/// `task_list` → `TaskList`
pub fn pascal_case(source: &str) -> SmolStr {
    let camel = super::call::camel_case(source);
    let mut chars = camel.chars();
    match chars.next() {
        Some(first) => format_smolstr!("{}{}", first.to_ascii_uppercase(), chars.as_str()),
        None => camel,
    }
}
