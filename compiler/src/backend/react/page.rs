//! The module of a page: its component, and what the router must know besides.

use super::code::{Code, Reading};
use super::handler::Given;
use super::module::comments;
use super::unit::{Finished, Shared, Unit, top_name};
use crate::backend::js::ast::{
    Binding, Expr as Js, ExprKind as JsKind, Name, StatementKind as JsStatementKind,
};
use crate::backend::js::build::expr as build_expr;
use crate::backend::js::build::{arrow, arrow_of, client, name, object, property, statement};
use crate::hir::{Expr, Handler, HandlerAction, LocalId, Page, PageId};
use crate::plan::uses::{self, Uses};
use smol_str::SmolStr;
use std::collections::BTreeSet;

/// The module of a page.
pub fn page(shared: &Shared<'_>, id: PageId, path: &SmolStr, from: &str) -> Option<Finished> {
    let page = shared.program().pages.get(id.0 as usize)?;
    let component = top_name(&page.origin.name);
    let mut unit = Unit::new(shared, path.clone(), BTreeSet::from([component.clone()]));
    unit.add_page_component(id);
    let mut entries = vec![property("component", name(component))];
    for (key, value) in [
        ("title", &page.title),
        ("description", &page.description),
        ("image", &page.image),
        ("robots", &page.robots),
    ] {
        if let Some(value) = value {
            let made = unit.page_text(page, value);
            entries.push(property(key, made));
        }
    }
    if let Some(layout) = page.layout {
        entries.push(property("layout", unit.component(layout)));
    }
    if let Some(on_load) = &page.on_load {
        let made = unit.on_load(page, on_load);
        entries.push(property("onLoad", made));
    }
    let definition = client("definePage").call(vec![object(entries)]);
    unit.add(statement(JsStatementKind::ExportDefault(definition)));
    Some(unit.finish(comments(from)))
}

impl<'a> Unit<'a> {
    /// `({ id }) => "…"`: called while the page is shown, so that it subscribes to what it reads.
    fn page_text(&mut self, page: &'a Page, value: &'a Expr) -> Js {
        let cells = self.plan().subscriptions_of_expr(value);
        let mut code = Code::new(self, &page.body.locals, Reading::Subscribed);
        let params = code.page_params(page, &uses::of_expr(value));
        let mut before = Vec::new();
        for cell in cells {
            code.subscribe_to(cell, &mut before);
        }
        let value = code.expr(value, &mut before);
        let mut statements = std::mem::take(&mut code.hooks);
        statements.append(&mut before);
        arrow_of(params, statements, value)
    }

    fn on_load(&mut self, page: &'a Page, handler: &'a Handler) -> Js {
        let mut code = Code::new(self, &page.body.locals, Reading::Live);
        let used = match &handler.action {
            HandlerAction::Code { body, .. } => uses::of_block(body),
            _ => Uses::default(),
        };
        let params = code.page_params(page, &used);
        let made = code.handler(handler, Given::Nothing);
        // A handler without parameters of its own, called with those of the route.
        match made.kind {
            JsKind::Arrow(own, body) if own.is_empty() => {
                build_expr(JsKind::Arrow(params, body)).at(handler.span)
            }
            _ => arrow(params, made.call(Vec::new())),
        }
    }
}

impl Code<'_, '_> {
    /// `{ id, tab }`, those that are used.
    fn page_params(&mut self, page: &Page, used: &Uses) -> Vec<Binding> {
        let mut bound: Vec<(SmolStr, Name)> = Vec::new();
        for (index, param) in page.params.iter().enumerate() {
            let local = LocalId(index as u32);
            if used.locals.contains(&local) {
                bound.push((param.origin.name.clone(), self.declare(local)));
            }
        }
        super::component::params(bound)
    }
}
