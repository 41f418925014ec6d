//! `manifest.json`: what server and browser must know about pages and events, so that a change of a view never changes the Rust output.

use crate::hir::{
    EventRef, Expr, ExprKind, Literal, Page, PageRoute, Piece, Program, Segment, Type,
};
use crate::plan::{PagePlan, Plan};
use crate::source::SourceId;
use serde_json::{Map, Value, json};
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};

/// A page's module, with the modules that it loads.
pub struct PageModules {
    /// `pages/Home.js`
    pub module: SmolStr,
    /// All that it imports, directly or not, but what every page loads.
    pub preload: BTreeSet<SmolStr>,
}

/// The manifest. `modules` are in the order of the pages, `files` says where the module of each file stands.
pub fn manifest(
    plan: &Plan,
    modules: &[PageModules],
    files: &BTreeMap<SourceId, SmolStr>,
) -> String {
    let pages: Vec<Value> = plan
        .program
        .pages
        .iter()
        .zip(&plan.pages)
        .zip(modules)
        .map(|((page, planned), modules)| page_entry(plan, page, planned, modules))
        .collect();
    let events: Vec<String> = plan
        .events
        .iter()
        .flat_map(|event| {
            let name = event.name.to_string();
            let cancel = plan
                .is_background(event.event)
                .then(|| format!("{name}.cancel"));
            [name].into_iter().chain(cancel)
        })
        .collect();
    let app = &plan.program.app;
    let mut manifest = json!({
        "app": app.name.as_str(),
        "contract": plan.contract,
        "pages": pages,
        "events": events,
    });
    let calls = calls(plan, files);
    if let Value::Object(entries) = &mut manifest {
        if !calls.is_empty() {
            entries.insert("calls".into(), Value::Object(calls));
        }
        settings(plan, files, entries);
    }
    format!("{manifest:#}\n")
}

/// What `app` sets.
fn settings(plan: &Plan, files: &BTreeMap<SourceId, SmolStr>, entries: &mut Map<String, Value>) {
    let app = &plan.program.app;
    if let Some(lang) = &app.lang {
        entries.insert("lang".into(), lang.as_str().into());
    }
    if let Some(stylesheet) = &app.stylesheet {
        entries.insert("stylesheet".into(), stylesheet.as_str().into());
    }
    if let Some(mode) = &app.theme.mode {
        entries.insert("mode".into(), mode.as_str().into());
    }
    if !app.meta.is_empty() {
        let attributes = |attributes: &Vec<(SmolStr, SmolStr)>| -> Value {
            let attributes = attributes.iter();
            let attributes =
                attributes.map(|(name, value)| (name.to_string(), json!(value.as_str())));
            Value::Object(attributes.collect())
        };
        let meta: Vec<Value> = app.meta.iter().map(attributes).collect();
        entries.insert("meta".into(), meta.into());
    }
    if let Some(event) = app.on_error.and_then(|event| plan.event_name(event)) {
        entries.insert("onError".into(), event.as_str().into());
    }
    let overlay = app
        .overlay
        .and_then(|id| plan.program.components.get(id.0 as usize));
    if let Some(overlay) = overlay
        && let Some(module) = files.get(&overlay.source)
    {
        let name = super::unit::top_name(&overlay.origin.name);
        let overlay = json!({ "module": module.as_str(), "name": name.as_str() });
        entries.insert("overlay".into(), overlay);
    }
}

/// The events of client states that the server calls, with the modules that declare them: a page that is shown may not have loaded one.
fn calls(plan: &Plan, files: &BTreeMap<SourceId, SmolStr>) -> Map<String, Value> {
    let called = plan.browser.called.iter();
    called
        .filter_map(|event| {
            let EventRef::State(state, _) = event else {
                return None;
            };
            let state = plan.program.states.get(state.0 as usize)?;
            let module = files.get(&state.source)?;
            Some((plan.event_name(*event)?.to_string(), module.as_str().into()))
        })
        .collect()
}

fn page_entry(plan: &Plan, page: &Page, planned: &PagePlan, modules: &PageModules) -> Value {
    let mut entry = Map::new();
    entry.insert("name".into(), planned.name.as_str().into());
    let name_of = |index: &u32| {
        page.params
            .get(*index as usize)
            .map_or("", |param| param.origin.name.as_str())
    };
    match &page.route {
        PageRoute::Address { path, query } => {
            let path: Vec<Value> = path
                .iter()
                .map(|segment| match segment {
                    Segment::Static(part) => json!(part.as_str()),
                    Segment::Param(index) => json!({ "param": name_of(index) }),
                    Segment::Rest(index) => json!({ "rest": name_of(index) }),
                })
                .collect();
            let query: Vec<&str> = query.iter().map(name_of).collect();
            entry.insert("path".into(), path.into());
            entry.insert("query".into(), query.into());
        }
        PageRoute::NotFound => {
            entry.insert("status".into(), 404.into());
        }
    }
    let params: Vec<Value> = page
        .params
        .iter()
        .map(|param| {
            let mut entry = Map::new();
            entry.insert("name".into(), param.origin.name.as_str().into());
            entry.insert("type".into(), type_json(&plan.program, &param.ty));
            let default = param
                .default
                .as_ref()
                .and_then(|default| default.block.value.as_deref())
                .and_then(|default| constant(&plan.program, default));
            if let Some(default) = default {
                entry.insert("default".into(), default);
            }
            Value::Object(entry)
        })
        .collect();
    entry.insert("params".into(), params.into());
    entry.insert("module".into(), modules.module.as_str().into());
    let preload: Vec<&str> = modules.preload.iter().map(SmolStr::as_str).collect();
    entry.insert("preload".into(), preload.into());
    let receives: Vec<Value> = planned
        .receives
        .iter()
        .filter_map(|cell| plan.cell_name(*cell))
        .map(|name| name.as_str().into())
        .collect();
    entry.insert("receives".into(), receives.into());
    let title = page.title.as_ref().and_then(known_text);
    entry.insert("title".into(), title.into());
    Value::Object(entry)
}

/// A type as the router and inputs know it: `"Int"`, `{"enum": ["A", "B"]}`, `{"list": T}`, `{"option": T}`.
pub fn type_json(program: &Program, ty: &Type) -> Value {
    match ty {
        Type::Bool => json!("Bool"),
        Type::Int => json!("Int"),
        Type::Float => json!("Float"),
        Type::Date => json!("Date"),
        Type::DateTime => json!("DateTime"),
        Type::Duration => json!("Duration"),
        Type::Enum(enumeration, _) => {
            let declared = program.enums.get(enumeration.0 as usize);
            let variants: Vec<&str> = declared
                .into_iter()
                .flat_map(|declared| &declared.variants)
                .map(|variant| variant.origin.name.as_str())
                .collect();
            json!({ "enum": variants })
        }
        Type::List(item) => json!({ "list": type_json(program, item) }),
        Type::Option(some) => json!({ "option": type_json(program, some) }),
        _ => json!("Text"),
    }
}

/// The value of a default of a query parameter, in wire form.
fn constant(program: &Program, expr: &Expr) -> Option<Value> {
    match &expr.kind {
        ExprKind::Literal(literal) => Some(match literal {
            Literal::Bool(value) => json!(value),
            Literal::Int(value) | Literal::Duration(value) | Literal::DateTime(value) => {
                json!(value)
            }
            Literal::Float(value) => json!(value),
            Literal::Text(value)
            | Literal::Color(value)
            | Literal::Length(value)
            | Literal::Date(value) => json!(value.as_str()),
        }),
        ExprKind::None => Some(Value::Null),
        ExprKind::Some(inner) => constant(program, inner),
        ExprKind::NegateInt(inner) => constant(program, inner)?
            .as_i64()
            .map(|value| json!(-value)),
        ExprKind::List(items) => items
            .iter()
            .map(|item| constant(program, item))
            .collect::<Option<Vec<Value>>>()
            .map(Value::Array),
        ExprKind::Variant(enumeration, variant, fields) if fields.is_empty() => program
            .enums
            .get(enumeration.0 as usize)?
            .variants
            .get(*variant as usize)
            .map(|variant| json!(variant.origin.name.as_str())),
        ExprKind::Constant(id) => {
            let declared = program.constants.get(id.0 as usize)?;
            constant(program, declared.value.block.value.as_deref()?)
        }
        ExprKind::Interpolation(_) => known_text(expr).map(Value::from),
        _ => None,
    }
}

/// The text if it is known when compiled.
fn known_text(expr: &Expr) -> Option<String> {
    match &expr.kind {
        ExprKind::Literal(Literal::Text(value)) => Some(value.to_string()),
        ExprKind::Interpolation(pieces) => pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(part) => Some(part.as_str()),
                Piece::Hole(_) => None,
            })
            .collect(),
        _ => None,
    }
}
