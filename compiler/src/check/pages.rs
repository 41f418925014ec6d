//! Components and pages as a whole: parameters, addresses, layouts.

use super::body::{Cx, Place};
use super::signatures::origin;
use super::{Checker, error};
use crate::ast::{self, Item, ItemKind, Route, RoutePart, Value};
use crate::hir::{
    self, Body, Component, ComponentId, Event, EventKind, EventRef, LocalKind, Page, PageId,
    PageRoute, Param, Segment, Type, ViewBody,
};
use crate::resolve::{Target, UpperItem};
use crate::source::{SourceId, Span};

fn empty_view() -> ViewBody {
    ViewBody {
        locals: Vec::new(),
        state: Vec::new(),
        view: Vec::new(),
    }
}

impl<'a> Checker<'a> {
    fn own_event_signatures(&mut self, body: &ast::Block) -> Vec<Event> {
        body.items
            .iter()
            .filter_map(|item: &Item| match &item.kind {
                ItemKind::Event(event) => Some(event),
                _ => None,
            })
            .map(|event| Event {
                origin: origin(&event.name, &None),
                kind: EventKind::Plain,
                private: false,
                params: self.params(&event.params, None),
                body: Body {
                    locals: Vec::new(),
                    block: hir::Block::default(),
                },
            })
            .collect()
    }

    pub(super) fn component_signatures(&mut self) {
        for item in &self.bindings.components {
            let tree: &'a ast::Component = item.tree;
            let params = self.params(&tree.params, None);
            let events = self.own_event_signatures(&tree.body);
            self.program.components.push(Component {
                origin: origin(&tree.name, &item.docs),
                source: item.source.unwrap_or(SourceId(0)),
                generics: tree.generics.iter().map(|name| name.text.clone()).collect(),
                params,
                body: empty_view(),
                events,
            });
        }
    }

    pub(super) fn page_signatures(&mut self) {
        let mut not_found: Option<Span> = None;
        let mut addresses: Vec<(String, Span)> = Vec::new();
        for item in &self.bindings.pages {
            let tree: &'a ast::Page = item.tree;
            let (route, params) = match &tree.route {
                Route::Status { span, .. } => {
                    match not_found {
                        Some(first) => self.report(error::second_not_found(*span, first)),
                        None => not_found = Some(*span),
                    }
                    (PageRoute::NotFound, Vec::new())
                }
                Route::Address { parts, span } => {
                    let (route, params) = self.address(parts, *span);
                    let shape = shape(&route);
                    match addresses.iter().find(|(known, _)| *known == shape) {
                        Some((_, first)) => {
                            let first = *first;
                            self.report(error::same_address(*span, first));
                        }
                        None => addresses.push((shape, *span)),
                    }
                    (route, params)
                }
            };
            let events = self.own_event_signatures(&tree.body);
            self.program.pages.push(Page {
                origin: origin(&tree.name, &item.docs),
                source: item.source.unwrap_or(SourceId(0)),
                route,
                params,
                title: None,
                description: None,
                layout: None,
                on_load: None,
                body: empty_view(),
                events,
            });
        }
    }

    /// The segments and parameters of an address; path parameters come before query parameters.
    fn address(&mut self, parts: &[RoutePart], span: Span) -> (PageRoute, Vec<Param>) {
        let mut path = Vec::new();
        let mut query = Vec::new();
        let mut params: Vec<Param> = Vec::new();
        let mut in_query = false;
        // What may come next in the path: a text that begins with `/`, or a hole behind one.
        let mut after_slash = false;
        for (index, part) in parts.iter().enumerate() {
            match part {
                RoutePart::Text { text, span } => {
                    let mut rest = text.as_str();
                    if in_query {
                        if rest != "&" {
                            self.report(error::bad_address(
                                "parameters of the query stand as `?{a: T = x}&{b: T = y}`",
                                *span,
                            ));
                        }
                        continue;
                    }
                    if let Some((before, after)) = rest.split_once('?') {
                        in_query = true;
                        if !after.is_empty() {
                            self.report(error::bad_address(
                                "behind `?` stand parameters in `{ }` alone",
                                *span,
                            ));
                        }
                        rest = before;
                    }
                    if index == 0 && !rest.starts_with('/') {
                        self.report(error::bad_address("it begins with `/`", *span));
                    } else if index > 0 && !rest.is_empty() && !rest.starts_with('/') {
                        self.report(error::bad_address(
                            "a parameter is a whole part between slashes",
                            *span,
                        ));
                    }
                    if rest.contains(['#', ' ']) || rest.contains("//") {
                        self.report(error::bad_address(
                            "it has no `#`, no space and no empty part",
                            *span,
                        ));
                    }
                    after_slash = rest.ends_with('/');
                    path.extend(
                        rest.split('/')
                            .filter(|segment| !segment.is_empty())
                            .map(|segment| Segment::Static(segment.into())),
                    );
                }
                RoutePart::Hole {
                    name,
                    ty,
                    default,
                    span,
                } => {
                    let written = self.ty(ty);
                    let number = u32::try_from(params.len()).unwrap_or(u32::MAX);
                    let is_rest = matches!(&written, Type::List(inner) if **inner == Type::Text);
                    let plain = |checker: &Self, ty: &Type| {
                        matches!(ty, Type::Text | Type::Int | Type::Bool | Type::Error)
                            || matches!(ty, Type::Enum(..)) && checker.has_order(ty)
                    };
                    let allowed = if in_query {
                        let inner = match &written {
                            Type::List(inner) | Type::Option(inner) => inner,
                            other => other,
                        };
                        plain(self, inner)
                    } else {
                        plain(self, &written) || is_rest
                    };
                    if !allowed {
                        let shown = self.show(&written);
                        self.report(error::route_parameter(&shown, ty.span));
                    }
                    if in_query {
                        if default.is_none() && !matches!(written, Type::Option(_) | Type::List(_))
                        {
                            self.report(error::query_default(&name.text, name.span));
                        }
                        query.push(number);
                    } else {
                        if !after_slash {
                            self.report(error::bad_address(
                                "a parameter is a whole part between slashes",
                                *span,
                            ));
                        }
                        if matches!(path.last(), Some(Segment::Rest(_))) {
                            self.report(error::bad_address(
                                "what takes the rest stands last",
                                *span,
                            ));
                        }
                        path.push(if is_rest {
                            Segment::Rest(number)
                        } else {
                            Segment::Param(number)
                        });
                        after_slash = false;
                    }
                    params.push(Param {
                        origin: origin(name, &None),
                        ty: written,
                        default: None,
                        rule: None,
                    });
                }
            }
        }
        if parts.is_empty() {
            self.report(error::bad_address("it begins with `/`", span));
        }
        (PageRoute::Address { path, query }, params)
    }

    /// Defaults of route parameters as values, by parameter.
    pub(super) fn route_defaults(&self, page: PageId) -> Vec<Option<Value>> {
        let Some(item) = self.bindings.pages.get(page.0 as usize) else {
            return Vec::new();
        };
        let tree: &'a ast::Page = item.tree;
        match &tree.route {
            Route::Status { .. } => Vec::new(),
            Route::Address { parts, .. } => parts
                .iter()
                .filter_map(|part| match part {
                    RoutePart::Hole { default, .. } => Some(default),
                    RoutePart::Text { .. } => None,
                })
                .map(|default| default.clone().map(Value::Expr))
                .collect(),
        }
    }

    pub(super) fn component_bodies(&mut self) {
        for (index, item) in self.bindings.components.iter().enumerate() {
            let tree: &'a ast::Component = item.tree;
            let id = ComponentId(u32::try_from(index).unwrap_or(u32::MAX));
            let source = item.source.unwrap_or(SourceId(0));
            let Some(component) = self.program.components.get(index) else {
                continue;
            };
            let (params, events) = (component.params.clone(), component.events.clone());
            let mut cx = Cx::new(source, Place::View, None);
            self.declare_params(&mut cx, &tree.params, &params);
            let (body, events) = self.body(&mut cx, &tree.body, &events, |event| {
                EventRef::Component(id, event)
            });
            let params = self.param_defaults(&tree.params, &params, source);
            if let Some(component) = self.program.components.get_mut(index) {
                component.body = ViewBody {
                    locals: cx.locals,
                    ..body
                };
                component.events = events;
                component.params = params;
            }
        }
    }

    /// The inside of a component or page.
    fn body(
        &mut self,
        cx: &mut Cx,
        tree: &ast::Block,
        signatures: &[Event],
        event_ref: impl Fn(u32) -> EventRef,
    ) -> (ViewBody, Vec<Event>) {
        let (state, events, items) = self.own_members(cx, tree);
        for (number, event) in events.iter().enumerate() {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            cx.own_events.insert(event.name.span, event_ref(number));
        }
        let events = self.own_event_bodies(cx, &events, signatures);
        let view = self.view(cx, &items);
        (
            ViewBody {
                locals: Vec::new(),
                state,
                view,
            },
            events,
        )
    }

    pub(super) fn page_bodies(&mut self) {
        for (index, item) in self.bindings.pages.iter().enumerate() {
            let tree: &'a ast::Page = item.tree;
            let id = PageId(u32::try_from(index).unwrap_or(u32::MAX));
            let source = item.source.unwrap_or(SourceId(0));
            let Some(page) = self.program.pages.get(index) else {
                continue;
            };
            let (mut params, events) = (page.params.clone(), page.events.clone());
            let mut cx = Cx::new(source, Place::View, None);
            if let Route::Address { parts, .. } = &tree.route {
                let holes = parts.iter().filter_map(|part| match part {
                    RoutePart::Hole { name, default, .. } => Some((name, default)),
                    RoutePart::Text { .. } => None,
                });
                for ((name, default), param) in holes.zip(params.iter_mut()) {
                    cx.declare(name, param.ty.clone(), LocalKind::Fixed);
                    if let Some(default) = default {
                        let mut inner = self.pure_cx(source, None);
                        let value = self.expr_as(&mut inner, default, Some(&param.ty));
                        param.default = Some(inner.finish(value));
                    }
                }
            }
            let (body, events) = self.body(&mut cx, &tree.body, &events, |event| {
                EventRef::Page(id, event)
            });
            let mut title = None;
            let mut description = None;
            let mut layout = None;
            let mut on_load = None;
            for argument in &tree.arguments {
                let Some(label) = &argument.label else {
                    self.report(error::one_content(&tree.name.text, argument.span));
                    continue;
                };
                match label.text.as_str() {
                    "title" => title = Some(self.value_as(&mut cx, &argument.value, &Type::Text)),
                    "description" => {
                        description = Some(self.value_as(&mut cx, &argument.value, &Type::Text));
                    }
                    "layout" => layout = self.layout(&argument.value, argument.span),
                    "on_load" => {
                        on_load = Some(self.handler(&mut cx, &argument.value, None, argument.span));
                    }
                    "image" | "robots" => {
                        self.report(error::not_yet(&format!("`{}`", label.text), label.span));
                    }
                    other => {
                        let names = ["title", "description", "layout", "on_load"];
                        let nearest = crate::suggest::nearest(other, names);
                        self.report(error::unknown_property("page", other, label.span, nearest));
                    }
                }
            }
            if let Some(page) = self.program.pages.get_mut(index) {
                page.params = params;
                page.title = title;
                page.description = description;
                page.layout = layout;
                page.on_load = on_load;
                page.events = events;
                page.body = ViewBody {
                    locals: cx.locals,
                    ..body
                };
            }
        }
    }

    fn layout(&mut self, value: &Value, span: Span) -> Option<ComponentId> {
        let Value::Expr(ast::Expr {
            kind: ast::ExprKind::UpperName(name),
            ..
        }) = value
        else {
            self.report(error::bad_layout("it is no component", span));
            return None;
        };
        let Target::Upper(UpperItem::Component(id)) = self.target(name)? else {
            self.report(error::bad_layout("it is no component", name.span));
            return None;
        };
        let item = self.bindings.components.get(id.0 as usize)?;
        let tree: &'a ast::Component = item.tree;
        let has_children =
            self.program
                .components
                .get(id.0 as usize)
                .is_some_and(|component| {
                    component.params.iter().any(|param| {
                        param.origin.name == "children" && param.ty == Type::View(None)
                    })
                });
        let rule = if !has_children {
            Some("it has no `children: View`")
        } else if tree
            .params
            .iter()
            .any(|param| param.name.text != "children" && param.default.is_none())
        {
            Some("a parameter of it has no default")
        } else {
            None
        };
        if let Some(rule) = rule {
            self.report(error::bad_layout(rule, name.span));
            return None;
        }
        Some(id)
    }
}

/// Which addresses a page answers, to find two that answer the same.
fn shape(route: &PageRoute) -> String {
    match route {
        PageRoute::NotFound => "404".to_owned(),
        PageRoute::Address { path, .. } => path
            .iter()
            .map(|segment| match segment {
                Segment::Static(text) => format!("/{text}"),
                Segment::Param(_) => "/{}".to_owned(),
                Segment::Rest(_) => "/{*}".to_owned(),
            })
            .collect(),
    }
}
