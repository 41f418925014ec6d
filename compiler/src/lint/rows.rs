//! Rows whose key is where they stand, though events move them.

use super::error::Lint;
use crate::hir::{
    Expr, ExprKind, LocalId, Place, PlaceRoot, PlaceStep, Statement, StatementKind, VarRef,
    ViewItem, ViewKind,
};
use crate::plan::Plan;
use crate::plan::walk::{Visitor, walk_expr, walk_item, walk_program, walk_statement};
use crate::source::Span;

/// Methods of lists that leave no row where it stood, or the rows behind one. `push` and `extend` move none.
const MOVING: &[&str] = &[
    "sort",
    "sort_by",
    "insert_at",
    "remove_at",
    "swap",
    "remove",
    "retain",
];

/// Reports `for x, i in S.list key i` where an event moves rows of the list.
pub(super) fn keys(plan: &Plan, found: &mut Vec<Lint>) {
    let mut rows = Rows(Vec::new());
    walk_program(&mut rows, &plan.program);
    if rows.0.is_empty() {
        return;
    }
    let mut moves = Moves(Vec::new());
    walk_program(&mut moves, &plan.program);
    for (list, at) in rows.0 {
        let moved = moves.0.iter().find(|(moved, _)| *moved == list);
        let state = plan.program.states.get(list.var.state.0 as usize);
        let var = state.and_then(|state| state.vars.get(list.var.var as usize));
        if let (Some((_, moved)), Some(state), Some(var)) = (moved, state, var) {
            found.push(Lint::KeyByIndex {
                at,
                list: format!("{}.{}", state.origin.name, var.origin.name),
                moved: *moved,
            });
        }
    }
}

/// A var, or a field in one.
#[derive(PartialEq, Eq)]
struct Path {
    var: VarRef,
    fields: Vec<u32>,
}

/// Lists that are shown with the index as key, and where the key stands.
struct Rows(Vec<(Path, Span)>);

impl Visitor for Rows {
    fn item(&mut self, item: &ViewItem) {
        if let ViewKind::For {
            second: Some(index),
            over,
            key,
            ..
        } = &item.kind
            && is_local(key, *index)
            && let Some(path) = path_of(over)
        {
            self.0.push((path, key.span));
        }
        walk_item(self, item);
    }
}

fn is_local(expr: &Expr, local: LocalId) -> bool {
    matches!(expr.kind, ExprKind::Local(read) if read == local)
}

fn path_of(expr: &Expr) -> Option<Path> {
    match &expr.kind {
        ExprKind::Var(var) => Some(Path {
            var: *var,
            fields: Vec::new(),
        }),
        ExprKind::Field { object, field, .. } => {
            let mut path = path_of(object)?;
            path.fields.push(*field);
            Some(path)
        }
        _ => None,
    }
}

/// Lists whose rows are moved, and where.
struct Moves(Vec<(Path, Span)>);

impl Moves {
    fn moved(&mut self, place: &Place, at: Span) {
        let PlaceRoot::Var(var) = place.root else {
            return;
        };
        let fields: Option<Vec<u32>> = place
            .steps
            .iter()
            .map(|step| match step {
                PlaceStep::Field(_, field) => Some(*field),
                PlaceStep::Index(_) | PlaceStep::Key(_) | PlaceStep::Inner => None,
            })
            .collect();
        if let Some(fields) = fields {
            self.0.push((Path { var, fields }, at));
        }
    }
}

impl Visitor for Moves {
    fn expr(&mut self, expr: &Expr) {
        if let ExprKind::Mutate(method, place, _) = &expr.kind
            && MOVING.contains(&method.signature.name.as_str())
        {
            self.moved(place, expr.span);
        }
        walk_expr(self, expr);
    }

    fn statement(&mut self, statement: &Statement) {
        // `xs = xs.filter(…)` moves rows; a list that comes from elsewhere is another list.
        if let StatementKind::Assign {
            place,
            operation: None,
            value,
        } = &statement.kind
            && let ExprKind::Method(_, receiver, _) = &value.kind
            && path_of(receiver)
                .is_some_and(|path| matches!(place.root, PlaceRoot::Var(var) if var == path.var))
        {
            self.moved(place, statement.span);
        }
        walk_statement(self, statement);
    }
}
