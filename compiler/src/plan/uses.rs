//! Which locals and events of the component around it a piece of code uses: what a row of a `for` or a handler takes along.

use super::walk::{
    Visitor, walk_block, walk_expr, walk_handler, walk_item, walk_place, walk_statement, walk_view,
};
use crate::hir::{
    Block, EventRef, Expr, ExprKind, Handler, HandlerAction, LocalId, Place, PlaceRoot, Statement,
    StatementKind, View, ViewItem, ViewKind,
};
use std::collections::BTreeSet;

/// What is used. Locals that the code declares itself are among them; ids are unique in a body, so whoever asks takes those that it knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Uses {
    /// Locals that are read or assigned.
    pub locals: BTreeSet<LocalId>,
    /// Events of components and pages that are called.
    pub events: BTreeSet<EventRef>,
}

struct Collector {
    uses: Uses,
    rendered_only: bool,
}

impl Visitor for Collector {
    fn expr(&mut self, expr: &Expr) {
        if let ExprKind::Local(local) | ExprKind::CallLocal(local, _) = &expr.kind {
            self.uses.locals.insert(*local);
        }
        walk_expr(self, expr);
    }

    fn statement(&mut self, statement: &Statement) {
        match &statement.kind {
            StatementKind::CallEvent {
                event: event @ (EventRef::Component(..) | EventRef::Page(..)),
                ..
            } => {
                self.uses.events.insert(*event);
            }
            StatementKind::Emit { param, .. } => {
                self.uses.locals.insert(*param);
            }
            _ => {}
        }
        walk_statement(self, statement);
    }

    fn place(&mut self, place: &Place) {
        if let PlaceRoot::Local(local) = place.root {
            self.uses.locals.insert(local);
        }
        walk_place(self, place);
    }

    fn item(&mut self, item: &ViewItem) {
        match &item.kind {
            ViewKind::For {
                over,
                filter,
                key,
                otherwise,
                ..
            } if self.rendered_only => {
                self.expr(over);
                if let Some(filter) = filter {
                    self.expr(filter);
                }
                self.expr(key);
                walk_view(self, otherwise);
                return;
            }
            ViewKind::Element(element) if self.rendered_only && element.is_boundary() => {
                super::walk::walk_around(self, element);
                return;
            }
            ViewKind::Slot { param, .. } => {
                self.uses.locals.insert(*param);
            }
            _ => {}
        }
        walk_item(self, item);
    }

    fn handler(&mut self, handler: &Handler) {
        if self.rendered_only {
            return;
        }
        if let HandlerAction::Param(param) = handler.action {
            self.uses.locals.insert(param);
        }
        walk_handler(self, handler);
    }
}

fn collect(rendered_only: bool, walk: impl FnOnce(&mut Collector)) -> Uses {
    let mut collector = Collector {
        uses: Uses::default(),
        rendered_only,
    };
    walk(&mut collector);
    collector.uses
}

/// What a view uses, with its rows and handlers.
pub fn of_view(view: &View) -> Uses {
    collect(false, |collector| walk_view(collector, view))
}

/// What is used when the component with this view renders: no handlers, no rows of `for`.
pub fn of_render(view: &View) -> Uses {
    collect(true, |collector| walk_view(collector, view))
}

/// What an expression uses.
pub fn of_expr(expr: &Expr) -> Uses {
    collect(false, |collector| collector.expr(expr))
}

/// What a handler uses, with its modifiers.
pub fn of_handler(handler: &Handler) -> Uses {
    collect(false, |collector| collector.handler(handler))
}

/// What a block uses.
pub fn of_block(block: &Block) -> Uses {
    collect(false, |collector| walk_block(collector, block))
}
