//! Statements of functions, events and handlers.

use super::choice::Goal;
use super::code::{Code, Reading};
use super::expr::{assign, if_then};
use super::shape::written_shape;
use crate::ast::StateKind;
use crate::backend::js::ast::{
    Binding, Expr as Js, Name, Operator, Statement as JsStatement, StatementKind as JsStatementKind,
};
use crate::backend::js::build::{
    array, arrow_block, bool, client, constant, name, null, statement, text,
};
use crate::hir::{
    Block, Condition, Effect, EventKind, EventRef, Expr, ExprKind, LocalId, LocalKind, StateId,
    Statement, StatementKind, Type, VarRef,
};
use crate::library;
use crate::plan::Cell;
use smol_str::SmolStr;

impl Code<'_, '_> {
    /// Adds what a statement becomes.
    pub fn statement(&mut self, item: &Statement, out: &mut Vec<JsStatement>) {
        let first = out.len();
        self.bare_statement(item, out);
        if let Some(made) = out.get_mut(first)
            && made.origin.is_none()
        {
            made.origin = Some(item.span);
        }
    }

    fn bare_statement(&mut self, item: &Statement, out: &mut Vec<JsStatement>) {
        match &item.kind {
            StatementKind::Let { local, value } => self.let_statement(*local, value, out),
            StatementKind::LetElse {
                local,
                value,
                otherwise,
            } => {
                let declared = self.let_fixed(*local, value, out);
                let is_none = name(declared).binary(Operator::Same, null());
                let mut body = Vec::new();
                self.block_to(otherwise, &Goal::Nothing, &mut body);
                out.push(if_then(is_none, body));
            }
            StatementKind::Assign {
                place,
                operation,
                value,
            } => self.assign_place(place, *operation, value, out),
            StatementKind::Expr(expr) => match &expr.kind {
                ExprKind::Mutate(method, place, args) => {
                    self.mutate_only(method, place, args, out);
                }
                _ => self.expr_to(expr, &Goal::Nothing, out),
            },
            StatementKind::CallEvent { event, args } => {
                let call = self.event_call(*event, args, out);
                out.push(call.statement());
            }
            StatementKind::Watched { call, then } => {
                let mut body = Vec::new();
                self.statement(call, &mut body);
                let mut called = arrow_block(Vec::new(), body);
                for then in then {
                    called = self.watched(called, then);
                }
                out.push(called.call(Vec::new()).statement());
            }
            StatementKind::Emit { param, payload } => {
                let args = self.operands(payload, out);
                out.push(self.local(*param).call(args).statement());
            }
            StatementKind::Effect { effect, args } => {
                let args = self.operands(args, out);
                out.push(client(effect_name(*effect)).call(args).statement());
            }
            StatementKind::For {
                item,
                second,
                over,
                filter,
                body,
                otherwise,
            } => {
                let looped = Loop {
                    filter: filter.as_ref(),
                    body,
                    otherwise: otherwise.as_ref(),
                };
                self.for_statement(*item, *second, over, &looped, out);
            }
            StatementKind::ForPlace {
                position,
                place,
                filter,
                body,
                otherwise,
            } => {
                let whole = self.read_place(place, out);
                let over = client("positions").call(vec![whole]);
                let looped = Loop {
                    filter: filter.as_ref(),
                    body,
                    otherwise: otherwise.as_ref(),
                };
                self.looped(over, &looped, out, |code| {
                    Binding::Name(code.declare(*position))
                });
            }
            StatementKind::While { condition, body } => self.while_statement(condition, body, out),
            StatementKind::Return(value) => {
                let value = match value {
                    Some(value) => {
                        self.expr_to(value, &Goal::Return, out);
                        return;
                    }
                    None => None,
                };
                out.push(statement(JsStatementKind::Return(value)));
            }
            StatementKind::Break => out.push(statement(JsStatementKind::Break(None))),
            StatementKind::Continue => out.push(statement(JsStatementKind::Continue)),
            StatementKind::Reset(state) => self.reset(*state, out),
            StatementKind::Cancel(event) => {
                let event = self.unit.plan().event_name(*event).unwrap_or_default();
                let args = vec![text(format!("{event}.cancel")), array(Vec::new())];
                out.push(client("send").call(args).statement());
            }
            // Code of the server and of tests alone.
            StatementKind::Flush
            | StatementKind::Sleep(_)
            | StatementKind::Update(_)
            | StatementKind::Assert(_)
            | StatementKind::Answer(..) => {}
        }
    }

    fn let_statement(&mut self, local: LocalId, value: &Expr, out: &mut Vec<JsStatement>) {
        let is_mutable = self
            .locals
            .get(local.0 as usize)
            .is_some_and(|local| local.kind == LocalKind::Mutable);
        let needs_statements = matches!(value.kind, ExprKind::If { .. } | ExprKind::Match { .. })
            && !super::choice::is_expression(value);
        if needs_statements {
            // The name may also be read in the value: there it means what it meant before, so it is declared in its own right first.
            let mut filled = Vec::new();
            let target = self.new_name(&self.source_name(local));
            self.expr_to(value, &Goal::Assign(target.clone()), &mut filled);
            out.push(statement(JsStatementKind::Let {
                name: Name::made(target.clone()),
                value: None,
            }));
            out.append(&mut filled);
            self.bind_variable(local, target, is_mutable);
            return;
        }
        if is_mutable {
            let value = self.expr(value, out);
            let declared = self.declare_variable(local);
            out.push(statement(JsStatementKind::Let {
                name: declared,
                value: Some(value),
            }));
        } else {
            self.let_fixed(local, value, out);
        }
    }

    /// `const x = value;`; gives the name.
    fn let_fixed(&mut self, local: LocalId, value: &Expr, out: &mut Vec<JsStatement>) -> SmolStr {
        if let ExprKind::Mutate(method, place, args) = &value.kind
            && method.signature.result != library::Ty::Unit
        {
            return self.mutate_into(local, (method, place, args), out);
        }
        let value = self.expr(value, out);
        let declared = self.declare(local);
        let text = declared.text.clone();
        out.push(constant(declared, value));
        text
    }

    /// A call of an event: over the wire, of a client state, or of the component around.
    pub fn event_call(&mut self, event: EventRef, args: &[Expr], out: &mut Vec<JsStatement>) -> Js {
        let types: Vec<&Type> = args.iter().map(|arg| &arg.ty).collect();
        let args = self.operands(args, out);
        let program = self.unit.program();
        match event {
            EventRef::State(state, index) => {
                let declared = program.states.get(state.0 as usize);
                let is_client = declared.is_some_and(|state| state.kind == StateKind::Client);
                let args = match is_client {
                    true => args,
                    false => self.check_rules(event, args, out),
                };
                let is_foreseen = declared
                    .and_then(|state| state.events.get(index as usize))
                    .is_some_and(|event| event.kind == EventKind::Optimistic);
                if is_client || is_foreseen {
                    let member = declared
                        .and_then(|state| state.events.get(index as usize))
                        .map_or_else(SmolStr::default, |event| event.origin.name.clone());
                    self.unit.state(state).method(member, args)
                } else {
                    let wire_name = self.unit.plan().event_name(event).unwrap_or_default();
                    let shapes: Vec<Option<Js>> = types
                        .into_iter()
                        .map(|ty| written_shape(self.unit, ty))
                        .collect();
                    let mut given = vec![text(wire_name), array(args)];
                    if shapes.iter().any(Option::is_some) {
                        let shapes = shapes.into_iter();
                        let shapes = shapes.map(|shape| shape.unwrap_or_else(null));
                        given.push(array(shapes.collect()));
                    }
                    client("send").call(given)
                }
            }
            EventRef::Component(..) | EventRef::Page(..) => {
                let declared = self.events.get(&event).cloned().unwrap_or_default();
                name(declared).call(args)
            }
        }
    }

    fn reset(&mut self, state: StateId, out: &mut Vec<JsStatement>) {
        let program = self.unit.program();
        let Some(declared) = program.states.get(state.0 as usize) else {
            return;
        };
        for (index, var) in declared.vars.iter().enumerate() {
            let cell = self.cell(Cell::Var(VarRef {
                state,
                var: index as u32,
            }));
            if declared.kind == StateKind::Client {
                out.push(cell.method("reset", Vec::new()).statement());
            } else if !var.private {
                // In an optimistic event: the server's cells do not know what they began with.
                let mut code = Code::new(self.unit, &var.default.locals, Reading::Live);
                if let Some(start) = code.block_result(&var.default.block, out) {
                    out.push(cell.method("set", vec![start]).statement());
                }
            }
        }
    }

    fn for_statement(
        &mut self,
        item: LocalId,
        second: Option<LocalId>,
        over: &Expr,
        looped: &Loop<'_>,
        out: &mut Vec<JsStatement>,
    ) {
        let is_map = matches!(over.ty, Type::Map(..));
        let is_list = matches!(over.ty, Type::List(_));
        let over = self.expr(over, out);
        match second {
            None => self.looped(over, looped, out, |code| Binding::Name(code.declare(item))),
            Some(second) if is_map => {
                let entries = client("mapEntries").call(vec![over]);
                self.looped(entries, looped, out, |code| {
                    Binding::Array(vec![code.declare(item), code.declare(second)])
                });
            }
            Some(second) => {
                let entries = match is_list {
                    true => over.method("entries", Vec::new()),
                    false => client("indexed").call(vec![over]),
                };
                self.looped(entries, looped, out, |code| {
                    let item = code.declare(item);
                    Binding::Array(vec![code.declare(second), item])
                });
            }
        }
    }

    fn looped(
        &mut self,
        over: Js,
        looped: &Loop<'_>,
        out: &mut Vec<JsStatement>,
        bind: impl FnOnce(&mut Self) -> Binding,
    ) {
        let picked = looped.otherwise.map(|_| self.new_name("picked"));
        if let Some(picked) = &picked {
            out.push(statement(JsStatementKind::Let {
                name: Name::made(picked.clone()),
                value: Some(bool(false)),
            }));
        }
        let made = self.scoped(|code| {
            let target = bind(code);
            let mut body = Vec::new();
            if let Some(filter) = looped.filter {
                let test = code.expr(filter, &mut body);
                body.push(if_then(
                    test.negated(),
                    vec![statement(JsStatementKind::Continue)],
                ));
            }
            body.extend(picked.as_ref().map(|picked| assign(picked, bool(true))));
            code.block_to(looped.body, &Goal::Nothing, &mut body);
            statement(JsStatementKind::ForOf { target, over, body })
        });
        out.push(made);
        if let (Some(otherwise), Some(picked)) = (looped.otherwise, picked) {
            let mut body = Vec::new();
            self.block_to(otherwise, &Goal::Nothing, &mut body);
            out.push(if_then(name(picked).negated(), body));
        }
    }

    fn while_statement(&mut self, condition: &Condition, body: &Block, out: &mut Vec<JsStatement>) {
        let made = self.scoped(|code| {
            let mut before = Vec::new();
            let matched = code.condition(condition, &mut before);
            code.bind(&matched);
            let test = matched.test().unwrap_or_else(|| bool(true));
            let mut statements = Vec::new();
            let condition = match before.is_empty() {
                true => test,
                // What the condition needs is made anew each time.
                false => {
                    statements.append(&mut before);
                    statements.push(if_then(
                        test.negated(),
                        vec![statement(JsStatementKind::Break(None))],
                    ));
                    bool(true)
                }
            };
            statements.push(client("checkTime").call(Vec::new()).statement());
            code.block_to(body, &Goal::Nothing, &mut statements);
            statement(JsStatementKind::While {
                condition,
                body: statements,
            })
        });
        out.push(made);
    }
}

/// What loops have in common.
struct Loop<'e> {
    filter: Option<&'e Expr>,
    body: &'e Block,
    otherwise: Option<&'e Block>,
}

/// The client's function for each effect.
pub const EFFECTS: &[(Effect, &str)] = &[
    (Effect::Redirect, "redirect"),
    (Effect::GoBack, "goBack"),
    (Effect::Toast, "toast"),
    (Effect::Download, "download"),
    (Effect::Copy, "copy"),
    (Effect::Focus, "focus"),
    (Effect::ScrollTo, "scrollTo"),
    (Effect::SetTitle, "setTitle"),
    (Effect::OpenUrl, "openUrl"),
    (Effect::Log, "log"),
    (Effect::SetColorMode, "setColorMode"),
];

fn effect_name(effect: Effect) -> &'static str {
    EFFECTS
        .iter()
        .find(|(known, _)| *known == effect)
        .map_or("log", |(_, name)| name)
}
