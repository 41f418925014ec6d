//! `for` in views: the body is a memoised component of its own, so that one changed row renders one row.
//!
//! A row's properties are its element, its index if it uses it, and what it takes along from around; none of them changes when another row does.

use super::choice::give_last;
use super::code::{Access, Code, Reading};
use super::component::{self, pascal_case, property_name};
use super::view::{Root, jsx, jsx_with};
use crate::backend::js::ast::{Binding, Entry, Expr as Js, Name, Statement as JsStatement};
use crate::backend::js::build::{
    array, arrow_of, client, constant, function, name, object, property, undefined,
};
use crate::hir::{ComponentArg, EventRef, Expr, ExprKind, LocalId, Type, View, ViewItem, ViewKind};
use crate::plan::uses;
use smol_str::{SmolStr, format_smolstr};

/// A `for` taken apart.
struct Rows<'e> {
    item: LocalId,
    second: Option<LocalId>,
    over: &'e Expr,
    filter: Option<&'e Expr>,
    key: &'e Expr,
    body: &'e View,
    otherwise: &'e View,
}

impl Rows<'_> {
    fn is_map(&self) -> bool {
        matches!(self.over.ty, Type::Map(..))
    }
}

/// What a row takes along from around it.
struct Taken {
    locals: Vec<(LocalId, Access)>,
    events: Vec<(EventRef, SmolStr)>,
}

impl Code<'_, '_> {
    /// `each(rows, keyOf, row, otherwise, where)`
    pub fn rows(&mut self, item: &ViewItem, out: &mut Vec<JsStatement>) -> Js {
        let ViewKind::For {
            item: element,
            second,
            over,
            filter,
            key,
            body,
            otherwise,
        } = &item.kind
        else {
            return undefined();
        };
        let rows = Rows {
            item: *element,
            second: *second,
            over,
            filter: filter.as_ref(),
            key,
            body,
            otherwise,
        };
        let mut over = self.expr(rows.over, out);
        if rows.is_map() {
            over = client("mapEntries").call(vec![over]);
        }
        let key = self.of_row(&rows, rows.key);
        let row = self.row_call(&rows).at(item.span);
        let mut args = vec![over, key, row];
        if !rows.otherwise.is_empty() {
            args.push(self.scoped(|code| {
                let mut before = Vec::new();
                let value = code.node(rows.otherwise, &mut before);
                arrow_of(Vec::new(), before, value)
            }));
        }
        if let Some(filter) = rows.filter {
            if rows.otherwise.is_empty() {
                args.push(undefined());
            }
            args.push(self.of_row(&rows, filter));
        }
        client("each").call(args)
    }

    /// `(task, index) => value`
    fn of_row(&mut self, rows: &Rows<'_>, value: &Expr) -> Js {
        let used = uses::of_expr(value).locals;
        self.scoped(|code| {
            let mut params = code.row_params(rows, |local| used.contains(&local));
            if !rows.is_map() && !rows.second.is_some_and(|second| used.contains(&second)) {
                params.truncate(1);
            }
            let mut before = Vec::new();
            let value = code.expr(value, &mut before);
            arrow_of(params, before, value)
        })
    }

    /// `task, index`, or `[key, value]` of a map; what is not used has no name of its own.
    fn row_params(&mut self, rows: &Rows<'_>, is_used: impl Fn(LocalId) -> bool) -> Vec<Binding> {
        let param = |code: &mut Self, local: Option<LocalId>| match local {
            Some(local) if is_used(local) => code.declare(local),
            _ => code.unused(),
        };
        let first = param(self, Some(rows.item));
        let second = param(self, rows.second);
        match rows.is_map() {
            true => vec![Binding::Array(vec![first, second])],
            false => vec![Binding::Name(first), Binding::Name(second)],
        }
    }

    /// `(task, index, key) => jsx(HomeTaskRow, { task }, key)`, and the component that it shows.
    fn row_call(&mut self, rows: &Rows<'_>) -> Js {
        if let Some(direct) = self.direct_row(rows) {
            return direct;
        }
        let used = uses::of_view(rows.body);
        let own: Vec<LocalId> = std::iter::once(rows.item)
            .chain(rows.second)
            .filter(|local| used.locals.contains(local))
            .collect();
        let is_own = |local: &LocalId| *local == rows.item || Some(*local) == rows.second;
        let taken = self.taken(&used, is_own);
        let item = pascal_case(&self.source_name(rows.item));
        let wanted = format_smolstr!("{}{item}Row", self.owner);
        let row_name = self.unit.declare(&wanted);
        let properties = self.row_component(rows.body, &row_name, &own, &taken);
        self.scoped(|code| {
            let mut params = code.row_params(rows, |local| own.contains(&local));
            if rows.is_map() {
                params.push(Binding::Name(code.unused()));
            }
            let key = code.new_name("key");
            params.push(Binding::Name(Name::made(key.clone())));
            let own: Vec<Js> = own.iter().map(|local| code.local(*local)).collect();
            let locals = taken.locals.iter().map(|(_, access)| access.handed_on());
            let events = taken.events.iter().map(|(_, event)| name(event.clone()));
            let entries: Vec<Entry> = properties
                .into_iter()
                .zip(own.into_iter().chain(locals).chain(events))
                .map(|(taken, value)| property(taken, value))
                .collect();
            let shown = jsx_with(name(row_name), object(entries), "jsx", Some(name(key)));
            arrow_of(params, Vec::new(), shown)
        })
    }

    /// What a component takes along that is made of a part of this one.
    fn taken(&self, used: &uses::Uses, is_own: impl Fn(&LocalId) -> bool) -> Taken {
        Taken {
            locals: used
                .locals
                .iter()
                .filter(|local| !is_own(local))
                .filter_map(|local| Some((*local, self.env.get(local)?.clone())))
                .collect(),
            events: used
                .events
                .iter()
                .filter_map(|event| Some((*event, self.events.get(event)?.clone())))
                .collect(),
        }
    }

    /// The content of an `error_boundary`, as a component of its own that fails by itself; before it the cells that it reads.
    pub fn guarded(&mut self, content: &View) -> (Js, Js) {
        let cells = self.unit.plan().read_within(content);
        let mut cells: Vec<Js> = cells.into_iter().map(|cell| self.cell(cell)).collect();
        let taken = self.taken(&uses::of_view(content), |_| false);
        let own = taken.locals.iter().filter_map(|(_, access)| match access {
            Access::Cell { cell, .. } => Some(name(cell.clone())),
            _ => None,
        });
        cells.extend(own);
        let wanted = format_smolstr!("{}Guarded", self.owner);
        let declared = self.unit.declare(&wanted);
        let properties = self.row_component(content, &declared, &[], &taken);
        let locals = taken.locals.iter().map(|(_, access)| access.handed_on());
        let events = taken.events.iter().map(|(_, event)| name(event.clone()));
        let entries: Vec<Entry> = properties
            .into_iter()
            .zip(locals.chain(events))
            .map(|(taken, value)| property(taken, value))
            .collect();
        let content = jsx_with(name(declared), object(entries), "jsx", None);
        (array(cells), content)
    }

    /// A body that is one component over parts of the row: the component is memoised itself, and needs no other one around it.
    fn direct_row(&mut self, rows: &Rows<'_>) -> Option<Js> {
        let [
            ViewItem {
                kind:
                    ViewKind::Component {
                        component,
                        args,
                        root,
                    },
                span,
            },
        ] = rows.body.as_slice()
        else {
            return None;
        };
        let is_direct = |arg: &ComponentArg| match arg {
            ComponentArg::Value(value) => self.is_part(value),
            ComponentArg::Handler(_) | ComponentArg::View(_) | ComponentArg::ViewOf(..) => false,
        };
        if !root.is_empty() || !args.iter().all(is_direct) {
            return None;
        }
        let used = uses::of_view(rows.body).locals;
        self.scoped(|code| {
            let mut params = code.row_params(rows, |local| used.contains(&local));
            if rows.is_map() {
                params.push(Binding::Name(code.unused()));
            }
            let key = code.new_name("key");
            params.push(Binding::Name(Name::made(key.clone())));
            let mut before = Vec::new();
            let (called, entries, children) =
                code.component_call(*component, args, root, Root::No, &mut before)?;
            let shown = jsx(called, entries, children, Some(name(key))).at(*span);
            Some(arrow_of(params, before, shown))
        })
    }

    /// A local, a literal, or a field of one: the same value as long as the row and what is around it are the same.
    fn is_part(&self, value: &Expr) -> bool {
        match &value.kind {
            ExprKind::Local(local) => !matches!(self.env.get(local), Some(Access::Cell { .. })),
            ExprKind::Literal(_) | ExprKind::None => true,
            ExprKind::Some(inner) | ExprKind::Inner(inner) => self.is_part(inner),
            ExprKind::Field { object, .. } => self.is_part(object),
            ExprKind::Variant(_, _, fields) => fields.is_empty(),
            _ => false,
        }
    }

    /// Declares the row's component. Gives the names of its properties: its own, then what it takes along.
    fn row_component(
        &mut self,
        body: &View,
        row_name: &SmolStr,
        own: &[LocalId],
        taken: &Taken,
    ) -> Vec<SmolStr> {
        let owner = self.owner.clone();
        let mut row = Code::new(self.unit, self.locals, Reading::Subscribed);
        row.owner = owner;
        let mut bound = Vec::new();
        for local in own {
            bound.push(row.declare(*local));
        }
        let mut cells = Vec::new();
        for (local, access) in &taken.locals {
            let declared = row.declare(*local);
            if let Access::Cell { .. } = access {
                cells.push((*local, declared.text.clone()));
            }
            bound.push(declared);
        }
        for (event, wanted) in &taken.events {
            let declared = row.new_name(wanted);
            row.events.insert(*event, declared.clone());
            bound.push(Name::made(declared));
        }
        let mut statements = Vec::new();
        row.subscribe_locals(&cells, body, &mut statements);
        row.subscribe(body, &mut statements);
        let mut shown = Vec::new();
        let node = row.node(body, &mut shown);
        statements.append(&mut row.hooks);
        statements.append(&mut shown);
        give_last(node, &mut statements);
        let properties: Vec<SmolStr> = bound.iter().map(|name| property_name(&name.text)).collect();
        let params = component::params(properties.iter().cloned().zip(bound).collect());
        let made = function(Name::made(row_name.clone()), params, statements);
        let made = self.unit.memoised(row_name, made);
        self.unit
            .later
            .push(constant(Name::made(row_name.clone()), made));
        properties
    }
}
