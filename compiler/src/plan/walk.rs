//! Walking over the checked tree: one method for each kind of node, which by default goes on into the parts.

use crate::hir::{
    Arm, Block, ComponentArg, Condition, Expr, ExprKind, Handler, HandlerAction, HandlerModifier,
    Pattern, Piece, Place, PlaceStep, Statement, StatementKind, View, ViewItem, ViewKind,
};

/// Overrides what it is interested in and calls `walk_…` to go on.
pub trait Visitor: Sized {
    /// An expression.
    fn expr(&mut self, expr: &Expr) {
        walk_expr(self, expr);
    }

    /// A statement.
    fn statement(&mut self, statement: &Statement) {
        walk_statement(self, statement);
    }

    /// A place that is assigned or changed.
    fn place(&mut self, place: &Place) {
        walk_place(self, place);
    }

    /// An item of a view.
    fn item(&mut self, item: &ViewItem) {
        walk_item(self, item);
    }

    /// A handler.
    fn handler(&mut self, handler: &Handler) {
        walk_handler(self, handler);
    }

    /// A pattern.
    fn pattern(&mut self, _pattern: &Pattern) {}
}

/// Visits the statements and the value of a block.
pub fn walk_block<V: Visitor>(visitor: &mut V, block: &Block) {
    for statement in &block.statements {
        visitor.statement(statement);
    }
    if let Some(value) = &block.value {
        visitor.expr(value);
    }
}

/// Visits the items of a view.
pub fn walk_view<V: Visitor>(visitor: &mut V, view: &View) {
    for item in view {
        visitor.item(item);
    }
}

fn walk_all<V: Visitor>(visitor: &mut V, exprs: &[Expr]) {
    for expr in exprs {
        visitor.expr(expr);
    }
}

fn walk_condition<V: Visitor>(visitor: &mut V, condition: &Condition) {
    match condition {
        Condition::Is(expr) => visitor.expr(expr),
        Condition::Let { pattern, value } => {
            visitor.expr(value);
            visitor.pattern(pattern);
        }
    }
}

fn walk_arm<V: Visitor>(visitor: &mut V, arm: &Arm) {
    visitor.pattern(&arm.pattern);
    if let Some(guard) = &arm.guard {
        visitor.expr(guard);
    }
    walk_block(visitor, &arm.body);
}

/// Visits the parts of an expression.
pub fn walk_expr<V: Visitor>(visitor: &mut V, expr: &Expr) {
    match &expr.kind {
        ExprKind::Literal(_)
        | ExprKind::None
        | ExprKind::Local(_)
        | ExprKind::Constant(_)
        | ExprKind::Var(_)
        | ExprKind::Computed(_)
        | ExprKind::Ambient(_)
        | ExprKind::Error => {}
        ExprKind::Some(inner)
        | ExprKind::Inner(inner)
        | ExprKind::Ok(inner)
        | ExprKind::Err(inner)
        | ExprKind::NegateInt(inner)
        | ExprKind::NegateFloat(inner)
        | ExprKind::NegateDuration(inner)
        | ExprKind::Not(inner)
        | ExprKind::Try(inner) => visitor.expr(inner),
        ExprKind::TryCall(call) => visitor.statement(call),
        ExprKind::Interpolation(pieces) => {
            for piece in pieces {
                if let Piece::Hole(hole) = piece {
                    visitor.expr(hole);
                }
            }
        }
        ExprKind::List(items)
        | ExprKind::Set(items)
        | ExprKind::Record(_, items)
        | ExprKind::Variant(_, _, items)
        | ExprKind::Call(_, items)
        | ExprKind::CallLocal(_, items)
        | ExprKind::TypeMethod(_, _, items)
        | ExprKind::Builtin(_, items)
        | ExprKind::Route(_, items) => walk_all(visitor, items),
        ExprKind::Map(entries) => {
            for (key, value) in entries {
                visitor.expr(key);
                visitor.expr(value);
            }
        }
        ExprKind::With { object, fields } => {
            visitor.expr(object);
            for (_, value) in fields {
                visitor.expr(value);
            }
        }
        ExprKind::Field { object, .. } => visitor.expr(object),
        ExprKind::Chain { object, then, .. } => {
            visitor.expr(object);
            visitor.expr(then);
        }
        ExprKind::ListIndex(left, right)
        | ExprKind::MapIndex(left, right)
        | ExprKind::Slice(left, right)
        | ExprKind::Binary(_, left, right)
        | ExprKind::And(left, right)
        | ExprKind::Or(left, right)
        | ExprKind::Coalesce(left, right) => {
            visitor.expr(left);
            visitor.expr(right);
        }
        ExprKind::Method(_, receiver, args) => {
            visitor.expr(receiver);
            walk_all(visitor, args);
        }
        ExprKind::Mutate(_, place, args) => {
            walk_all(visitor, args);
            visitor.place(place);
        }
        ExprKind::If {
            condition,
            then,
            otherwise,
        } => {
            walk_condition(visitor, condition);
            walk_block(visitor, then);
            if let Some(otherwise) = otherwise {
                walk_block(visitor, otherwise);
            }
        }
        ExprKind::Match { scrutinee, arms } => {
            visitor.expr(scrutinee);
            for arm in arms {
                walk_arm(visitor, arm);
            }
        }
        ExprKind::Lambda { body, .. } => walk_block(visitor, body),
    }
}

/// Visits the parts of a statement.
pub fn walk_statement<V: Visitor>(visitor: &mut V, statement: &Statement) {
    match &statement.kind {
        StatementKind::Let { value, .. } => visitor.expr(value),
        StatementKind::LetElse {
            value, otherwise, ..
        } => {
            visitor.expr(value);
            walk_block(visitor, otherwise);
        }
        StatementKind::Assign { place, value, .. } => {
            visitor.expr(value);
            visitor.place(place);
        }
        StatementKind::Expr(expr) => visitor.expr(expr),
        StatementKind::CallEvent { args, .. } | StatementKind::Effect { args, .. } => {
            walk_all(visitor, args);
        }
        StatementKind::Emit { payload, .. } => {
            if let Some(payload) = payload {
                visitor.expr(payload);
            }
        }
        StatementKind::For {
            over,
            filter,
            body,
            otherwise,
            ..
        } => {
            visitor.expr(over);
            walk_loop(visitor, filter.as_ref(), body, otherwise.as_ref());
        }
        StatementKind::ForPlace {
            place,
            filter,
            body,
            otherwise,
            ..
        } => {
            visitor.place(place);
            walk_loop(visitor, filter.as_ref(), body, otherwise.as_ref());
        }
        StatementKind::While { condition, body } => {
            walk_condition(visitor, condition);
            walk_block(visitor, body);
        }
        StatementKind::Return(value) => {
            if let Some(value) = value {
                visitor.expr(value);
            }
        }
        StatementKind::Sleep(time) => visitor.expr(time),
        StatementKind::Update(block) => walk_block(visitor, block),
        StatementKind::Break
        | StatementKind::Continue
        | StatementKind::Reset(_)
        | StatementKind::Flush
        | StatementKind::Cancel(_) => {}
    }
}

fn walk_loop<V: Visitor>(
    visitor: &mut V,
    filter: Option<&Expr>,
    body: &Block,
    otherwise: Option<&Block>,
) {
    if let Some(filter) = filter {
        visitor.expr(filter);
    }
    walk_block(visitor, body);
    if let Some(otherwise) = otherwise {
        walk_block(visitor, otherwise);
    }
}

/// Visits the index expressions of a place.
pub fn walk_place<V: Visitor>(visitor: &mut V, place: &Place) {
    for step in &place.steps {
        match step {
            PlaceStep::Index(index) | PlaceStep::Key(index) => visitor.expr(index),
            PlaceStep::Field(..) | PlaceStep::Inner => {}
        }
    }
}

/// Visits the parts of an item.
pub fn walk_item<V: Visitor>(visitor: &mut V, item: &ViewItem) {
    match &item.kind {
        ViewKind::Element(element) => {
            for property in &element.properties {
                visitor.expr(&property.value);
            }
            for (_, handler) in &element.handlers {
                visitor.handler(handler);
            }
            for (_, view) in &element.slots {
                walk_view(visitor, view);
            }
            walk_view(visitor, &element.children);
        }
        ViewKind::Component { args, root, .. } => {
            for arg in args {
                match arg {
                    ComponentArg::Value(value) => visitor.expr(value),
                    ComponentArg::Handler(handler) => visitor.handler(handler),
                    ComponentArg::View(view) | ComponentArg::ViewOf(_, view) => {
                        walk_view(visitor, view);
                    }
                }
            }
            for property in root {
                visitor.expr(&property.value);
            }
        }
        ViewKind::Slot { arg, .. } => {
            if let Some(arg) = arg {
                visitor.expr(arg);
            }
        }
        ViewKind::Text(text) => visitor.expr(text),
        ViewKind::If {
            condition,
            then,
            otherwise,
        } => {
            walk_condition(visitor, condition);
            walk_view(visitor, then);
            walk_view(visitor, otherwise);
        }
        ViewKind::Match { scrutinee, arms } => {
            visitor.expr(scrutinee);
            for arm in arms {
                visitor.pattern(&arm.pattern);
                if let Some(guard) = &arm.guard {
                    visitor.expr(guard);
                }
                walk_view(visitor, &arm.body);
            }
        }
        ViewKind::For {
            over,
            filter,
            key,
            body,
            otherwise,
            ..
        } => {
            visitor.expr(over);
            if let Some(filter) = filter {
                visitor.expr(filter);
            }
            visitor.expr(key);
            walk_view(visitor, body);
            walk_view(visitor, otherwise);
        }
        ViewKind::Let { value, .. } => visitor.expr(value),
    }
}

/// Visits what a handler does and how it is modified.
pub fn walk_handler<V: Visitor>(visitor: &mut V, handler: &Handler) {
    if let HandlerAction::Code { body, .. } = &handler.action {
        walk_block(visitor, body);
    }
    for modifier in &handler.modifiers {
        match modifier {
            HandlerModifier::Debounce(time) | HandlerModifier::Throttle(time) => visitor.expr(time),
            HandlerModifier::PreventDefault | HandlerModifier::StopPropagation => {}
        }
    }
}
