//! Walking over the checked tree: one method for each kind of node, which by default goes on into the parts.

use crate::hir::{
    Answer, Arm, Block, Body, ComponentArg, Condition, Element, Event, Expr, ExprKind, Field,
    FunctionBody, Handler, HandlerAction, HandlerModifier, Param, Pattern, Piece, Place, PlaceStep,
    Program, Rule, Statement, StatementKind, View, ViewBody, ViewItem, ViewKind,
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

    /// Statements that run one after the other.
    fn block(&mut self, block: &Block) {
        walk_block(self, block);
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

/// Visits all code of a program: what is declared in the order of the arenas of [`Program`].
pub fn walk_program<V: Visitor>(visitor: &mut V, program: &Program) {
    let variants = program.enums.iter().flat_map(|declared| &declared.variants);
    let fields = program.records.iter().flat_map(|record| &record.fields);
    for field in fields.chain(variants.flat_map(|variant| &variant.fields)) {
        walk_field(visitor, field);
    }
    for constant in &program.constants {
        walk_body(visitor, &constant.value);
    }
    for function in &program.functions {
        walk_params(visitor, &function.params);
        if let FunctionBody::Rxl(body) = &function.body {
            walk_body(visitor, body);
        }
    }
    for state in &program.states {
        for var in &state.vars {
            walk_body(visitor, &var.default);
        }
        for computed in &state.computeds {
            walk_body(visitor, &computed.value);
        }
        walk_events(visitor, &state.events);
    }
    for component in &program.components {
        walk_params(visitor, &component.params);
        walk_view_body(visitor, &component.body);
        walk_events(visitor, &component.events);
    }
    for page in &program.pages {
        walk_params(visitor, &page.params);
        for text in page.texts() {
            visitor.expr(text);
        }
        if let Some(on_load) = &page.on_load {
            visitor.handler(on_load);
        }
        walk_view_body(visitor, &page.body);
        walk_events(visitor, &page.events);
    }
    for test in &program.tests {
        walk_body(visitor, &test.body);
    }
}

/// Visits the code of a body.
pub fn walk_body<V: Visitor>(visitor: &mut V, body: &Body) {
    visitor.block(&body.block);
}

/// Visits what a component or a page begins with and what it shows.
pub fn walk_view_body<V: Visitor>(visitor: &mut V, body: &ViewBody) {
    for (_, start) in &body.state {
        visitor.expr(start);
    }
    walk_view(visitor, &body.view);
}

fn walk_field<V: Visitor>(visitor: &mut V, field: &Field) {
    if let Some(default) = &field.default {
        walk_body(visitor, default);
    }
    if let Some(rule) = &field.rule {
        walk_rule(visitor, rule);
    }
}

fn walk_params<V: Visitor>(visitor: &mut V, params: &[Param]) {
    for param in params {
        if let Some(default) = &param.default {
            walk_body(visitor, default);
        }
        if let Some(rule) = &param.rule {
            walk_rule(visitor, rule);
        }
    }
}

fn walk_rule<V: Visitor>(visitor: &mut V, rule: &Rule) {
    visitor.expr(&rule.condition);
    visitor.expr(&rule.message);
}

fn walk_events<V: Visitor>(visitor: &mut V, events: &[Event]) {
    for event in events {
        walk_params(visitor, &event.params);
        walk_body(visitor, &event.body);
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
    visitor.block(&arm.body);
}

/// Visits the parts of an expression.
pub fn walk_expr<V: Visitor>(visitor: &mut V, expr: &Expr) {
    match &expr.kind {
        ExprKind::Literal(_)
        | ExprKind::None
        | ExprKind::Local(_)
        | ExprKind::Constant(_)
        | ExprKind::Style(_)
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
            visitor.block(then);
            if let Some(otherwise) = otherwise {
                visitor.block(otherwise);
            }
        }
        ExprKind::Match { scrutinee, arms } => {
            visitor.expr(scrutinee);
            for arm in arms {
                walk_arm(visitor, arm);
            }
        }
        ExprKind::Lambda { body, .. } => visitor.block(body),
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
            visitor.block(otherwise);
        }
        StatementKind::Assign { place, value, .. } => {
            visitor.expr(value);
            visitor.place(place);
        }
        StatementKind::Expr(expr) => visitor.expr(expr),
        StatementKind::CallEvent { args, .. } | StatementKind::Effect { args, .. } => {
            walk_all(visitor, args);
        }
        StatementKind::Watched { call, then } => {
            visitor.statement(call);
            for then in then {
                visitor.handler(then.handler());
            }
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
            visitor.block(body);
        }
        StatementKind::Return(value) => {
            if let Some(value) = value {
                visitor.expr(value);
            }
        }
        StatementKind::Sleep(value)
        | StatementKind::Assert(value)
        | StatementKind::Answer(_, Answer::Returns(Some(value)) | Answer::Fails(value)) => {
            visitor.expr(value);
        }
        StatementKind::Update(block) => visitor.block(block),
        StatementKind::Break
        | StatementKind::Continue
        | StatementKind::Reset(_)
        | StatementKind::Flush
        | StatementKind::Cancel(_)
        | StatementKind::Answer(_, Answer::Returns(None)) => {}
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
    visitor.block(body);
    if let Some(otherwise) = otherwise {
        visitor.block(otherwise);
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

/// Visits the parts of an element but its content.
pub fn walk_around<V: Visitor>(visitor: &mut V, element: &Element) {
    for property in &element.properties {
        visitor.expr(&property.value);
    }
    for (_, handler) in &element.handlers {
        visitor.handler(handler);
    }
    for slot in &element.slots {
        walk_view(visitor, &slot.view);
    }
}

/// Visits the parts of an item.
pub fn walk_item<V: Visitor>(visitor: &mut V, item: &ViewItem) {
    match &item.kind {
        ViewKind::Element(element) => {
            walk_around(visitor, element);
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
        visitor.block(body);
    }
    for modifier in &handler.modifiers {
        match modifier {
            HandlerModifier::Debounce(time) | HandlerModifier::Throttle(time) => visitor.expr(time),
            HandlerModifier::Then(then) => visitor.handler(then.handler()),
            HandlerModifier::PreventDefault | HandlerModifier::StopPropagation => {}
        }
    }
}
