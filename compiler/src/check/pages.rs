//! Pages: addresses, parameters, title, layout, `on_load` (LANGUAGE §11.1).

use super::body::{Cx, Side, Site};
use super::signatures::{DefaultValue, Signature, SignatureParam, origin};
use super::{Checker, error};
use crate::ast::{self, RoutePart, Value};
use crate::hir::{
    ComponentId, EventRef, Expr, Handler, LocalKind, Page, PageId, PageRoute, Param, Type, ViewBody,
};
use crate::resolve::{Item, Target, UpperItem};
use crate::source::{SourceId, Span};
use crate::suggest::nearest;
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// What stands behind the address of a page.
#[derive(Default)]
struct Arguments {
    title: Option<Expr>,
    description: Option<Expr>,
    image: Option<Expr>,
    robots: Option<Expr>,
    layout: Option<ComponentId>,
    on_load: Option<Handler>,
}

impl<'a> Checker<'a> {
    pub(super) fn page_signature(&mut self, id: PageId, item: &Item<&'a ast::Page>) {
        let tree = item.tree;
        let holes: Vec<_> = match &tree.route {
            ast::Route::Address { parts, .. } => parts
                .iter()
                .filter_map(|part| match part {
                    RoutePart::Hole {
                        name, ty, default, ..
                    } => Some((name, ty, default)),
                    RoutePart::Text { .. } => None,
                })
                .collect(),
            ast::Route::Status { .. } => Vec::new(),
        };
        let mut params = Vec::new();
        let mut known = Vec::new();
        for (name, ty, default) in holes {
            let ty = self.ty(ty);
            known.push(SignatureParam {
                name: name.text.clone(),
                ty: ty.clone(),
                span: Some(name.span),
                default: default
                    .as_ref()
                    .map_or(DefaultValue::Required, DefaultValue::Expr),
            });
            params.push(Param {
                origin: origin(name, &None),
                ty,
                default: None,
                rule: None,
            });
        }
        self.known.pages.push(Rc::new(Signature {
            name: tree.name.text.clone(),
            span: Some(tree.name.span),
            generics: 0,
            params: known,
            result: Type::Route,
        }));
        let route = match &tree.route {
            ast::Route::Address { parts, span } => self.address(parts, *span, &params),
            ast::Route::Status { .. } => PageRoute::NotFound,
        };
        let events = self.own_event_signatures(&tree.body, |event| EventRef::Page(id, event));
        self.program.pages.push(Page {
            origin: origin(&tree.name, &item.docs),
            source: item.source.unwrap_or(SourceId(0)),
            route,
            params,
            title: None,
            description: None,
            image: None,
            robots: None,
            layout: None,
            on_load: None,
            body: ViewBody {
                locals: Vec::new(),
                state: Vec::new(),
                view: Vec::new(),
            },
            events,
        });
    }

    /// The inside of a page.
    pub(super) fn page_body(&mut self, id: PageId) {
        let Some(item) = self.bindings.pages.get(id.0 as usize) else {
            return;
        };
        let tree: &'a ast::Page = item.tree;
        let Some(page) = self.program.pages.get_mut(id.0 as usize) else {
            return;
        };
        let params = std::mem::take(&mut page.params);
        let events = std::mem::take(&mut page.events);
        let holes: Vec<_> = match &tree.route {
            ast::Route::Address { parts, .. } => parts
                .iter()
                .filter_map(|part| match part {
                    RoutePart::Hole { name, default, .. } => Some((name, default)),
                    RoutePart::Text { .. } => None,
                })
                .collect(),
            ast::Route::Status { .. } => Vec::new(),
        };
        let declare = |cx: &mut Cx| {
            for ((name, _), param) in holes.iter().zip(&params) {
                cx.declare(name, param.ty.clone(), LocalKind::Fixed);
            }
        };
        let mut cx = Cx::new(Site::View, Side::Browser, None);
        declare(&mut cx);
        let state = self.locals(&mut cx, &tree.body);
        let arguments = self.page_arguments(&mut cx, tree);
        let view = self.own_view(&mut cx, &tree.body);
        let events = self.own_events(&tree.body, events, &declare, &state, &cx);
        let params = params
            .iter()
            .zip(&holes)
            .map(|(param, (_, default))| Param {
                default: default.as_ref().map(|default| {
                    let mut cx = Cx::new(Site::Constant, Side::Both, None);
                    let why = super::calls::param_here(param.origin.span);
                    let value = self.expr_for(&mut cx, default, &param.ty, why);
                    cx.finish(value)
                }),
                ..param.clone()
            })
            .collect();
        if let Some(page) = self.program.pages.get_mut(id.0 as usize) {
            page.params = params;
            page.events = events;
            page.title = arguments.title;
            page.description = arguments.description;
            page.image = arguments.image;
            page.robots = arguments.robots;
            page.layout = arguments.layout;
            page.on_load = arguments.on_load;
            page.body = ViewBody {
                locals: cx.into_locals(),
                state,
                view,
            };
        }
    }

    fn page_arguments(&mut self, cx: &mut Cx, tree: &'a ast::Page) -> Arguments {
        let mut found = Arguments::default();
        let mut seen: Vec<&ast::Name> = Vec::new();
        for argument in &tree.arguments {
            let Some(label) = &argument.label else {
                self.report(error::page_argument_name(argument.span));
                continue;
            };
            if let Some(first) = seen.iter().find(|known| known.text == label.text) {
                self.report(
                    error::doubled_argument(&label.text, argument.span)
                        .also(first.span, "given here already"),
                );
                continue;
            }
            seen.push(label);
            match label.text.as_str() {
                text @ ("title" | "description" | "image" | "robots") => {
                    let value = Some(self.value_for(cx, &argument.value, &Type::Text, None));
                    match text {
                        "title" => found.title = value,
                        "description" => found.description = value,
                        "image" => found.image = value,
                        _ => found.robots = value,
                    }
                }
                "layout" => found.layout = self.layout(&argument.value, argument.span),
                "on_load" => {
                    found.on_load = Some(self.handler(cx, &argument.value, None, argument.span));
                }
                _ => {
                    let names = [
                        "title",
                        "description",
                        "image",
                        "robots",
                        "layout",
                        "on_load",
                    ];
                    self.report(error::unknown_argument(
                        &label.text,
                        "page",
                        "page Name(\"/address\", title: …, layout: …, on_load: …)",
                        label.span,
                        nearest(&label.text, names),
                    ));
                }
            }
        }
        found
    }

    /// A component that shows a page as its `children`.
    fn layout(&mut self, value: &Value, at: Span) -> Option<ComponentId> {
        let Value::Expr(tree) = value else {
            self.report(error::bad_layout("it is a block", at, None));
            return None;
        };
        let ast::ExprKind::UpperName(name) = &tree.kind else {
            self.report(error::bad_layout("it is no component", tree.span, None));
            return None;
        };
        let component = match self.target(name)? {
            Target::Upper(UpperItem::Component(component)) => component,
            _ => {
                let rule = format!("`{}` is no component", name.text);
                self.report(error::bad_layout(&rule, name.span, None));
                return None;
            }
        };
        let signature = self.known.components.get(component.0 as usize)?.clone();
        let has_children = signature
            .params
            .iter()
            .any(|param| param.name == "children" && param.ty == Type::View(None));
        if !has_children {
            let rule = format!("`{}` has no `children: View`", name.text);
            self.report(error::bad_layout(&rule, name.span, signature.span));
            return None;
        }
        let required = signature
            .params
            .iter()
            .find(|param| param.name != "children" && param.default.is_required());
        if let Some(param) = required {
            let rule = format!("nobody gives it its parameter `{}`", param.name);
            self.report(error::bad_layout(&rule, name.span, param.span));
            return None;
        }
        Some(component)
    }

    /// Pages that answer to the same addresses.
    pub(super) fn same_addresses(&mut self) {
        let mut seen: FxHashMap<String, Span> = FxHashMap::default();
        for item in &self.bindings.pages {
            let (key, span) = match &item.tree.route {
                ast::Route::Status { span, .. } => (String::new(), *span),
                ast::Route::Address { parts, span } => (super::address::shape(parts), *span),
            };
            match seen.get(&key) {
                Some(first) => {
                    let first = *first;
                    self.report(match key.is_empty() {
                        true => error::second_not_found(span, first),
                        false => error::same_address(span, first),
                    });
                }
                None => {
                    seen.insert(key, span);
                }
            }
        }
    }
}
