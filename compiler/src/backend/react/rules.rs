//! Rules of records and parameters, checked before a form or an event is sent: `function OrderRules(wrong, value) { … }`.

use super::code::{Access, Code, Reading};
use super::expr::if_then;
use super::types;
use super::unit::Unit;
use crate::ast::StateKind;
use crate::backend::js::ast::{
    Binding, Expr as Js, Function, Name, Operator, Statement as JsStatement,
    StatementKind as JsStatementKind,
};
use crate::backend::js::build::{client, int, name, statement, text, undefined};
use crate::hir::{EventRef, Field, LocalId, Param, Rule, State, Type};
use crate::plan::rules::{are_ruled, has_rules};
use crate::plan::{Plan, uses};
use smol_str::{SmolStr, format_smolstr};

impl<'a> Unit<'a> {
    /// The function that tells of what breaks a rule in a value of a type; none if nothing can.
    pub fn rules(&mut self, ty: &Type) -> Option<Js> {
        if !has_rules(self.program(), ty) {
            return None;
        }
        match ty {
            Type::List(item) => Some(client("rulesOfEach").call(vec![self.rules(item)?])),
            Type::Option(some) => Some(client("rulesOfSome").call(vec![self.rules(some)?])),
            Type::Map(_, value) => Some(client("rulesOfValues").call(vec![self.rules(value)?])),
            Type::Record(..) | Type::Enum(..) => Some(name(self.declared_rules(ty))),
            _ => None,
        }
    }

    fn declared_rules(&mut self, ty: &Type) -> SmolStr {
        if let Some(known) = self.rule_names.get(ty).cloned() {
            return known;
        }
        let wanted = format_smolstr!("{}Rules", types::name(self.program(), ty));
        let declared = self.declare(&wanted);
        // Known before it is made: the type may contain itself.
        self.rule_names.insert(ty.clone(), declared.clone());
        let program = self.program();
        let (wrong, value) = names_of_parameters(self);
        let body = match ty {
            Type::Record(record, args) => {
                let fields = program.records.get(record.0 as usize);
                let fields = fields.map_or(&[][..], |record| &record.fields);
                self.record_rules(fields, args, &wrong, &value)
            }
            Type::Enum(enumeration, args) => {
                let variants = program.enums.get(enumeration.0 as usize);
                let variants = variants.into_iter().flat_map(|declared| &declared.variants);
                let mut body = Vec::new();
                for variant in variants {
                    let fields = name(value.clone()).member(variant.origin.name.clone());
                    let mut inner = Vec::new();
                    for (index, field) in variant.fields.iter().enumerate() {
                        let value = fields.clone().index(int(index as i64));
                        inner.extend(self.rules_within(field, args, &wrong, value));
                    }
                    if !inner.is_empty() {
                        let is_it = fields.binary(Operator::NotSame, undefined());
                        body.push(if_then(is_it, inner));
                    }
                }
                body
            }
            _ => Vec::new(),
        };
        self.add_function_to_tail(declared.clone(), vec![wrong, value], body);
        declared
    }

    fn record_rules(
        &mut self,
        fields: &'a [Field],
        args: &[Type],
        wrong: &SmolStr,
        value: &SmolStr,
    ) -> Vec<JsStatement> {
        let values: Vec<Js> = fields
            .iter()
            .map(|field| name(value.clone()).member(field.origin.name.clone()))
            .collect();
        let mut body = Vec::new();
        for (field, of_field) in fields.iter().zip(&values) {
            if field.private {
                continue;
            }
            if let Some(rule) = &field.rule
                && can_ask(rule, fields)
            {
                self.rule(rule, &field.origin.name, &values, &mut body);
            }
            body.extend(self.rules_within(field, args, wrong, of_field.clone()));
        }
        body
    }

    /// The rules of what stands in a field.
    fn rules_within(
        &mut self,
        field: &Field,
        args: &[Type],
        wrong: &SmolStr,
        value: Js,
    ) -> Option<JsStatement> {
        let rules = self.rules(&types::substitute(&field.ty, args))?;
        let name = vec![name(wrong.clone()), text(field.origin.name.clone())];
        let within = client("within").call(name);
        Some(rules.call(vec![within, value]).statement())
    }

    /// `if (!(…)) wrong("amount", "1 to 100");`
    fn rule(&mut self, rule: &'a Rule, field: &str, values: &[Js], out: &mut Vec<JsStatement>) {
        let mut code = Code::new(self, &rule.locals, Reading::Live);
        let (wrong, _) = taken_names(&mut code);
        for (index, value) in values.iter().enumerate() {
            code.know(LocalId(index as u32), Access::Fixed(value.clone()));
        }
        let condition = code.expr(&rule.condition, out);
        let mut told = Vec::new();
        let message = code.expr(&rule.message, &mut told);
        told.push(name(wrong).call(vec![text(field), message]).statement());
        out.push(if_then(condition.negated(), told));
    }

    /// The function that tells of what breaks a rule in the arguments of an event; none if nothing can.
    pub fn event_rules(&mut self, event: EventRef) -> Option<Js> {
        let (state, params) = params_of(self.plan(), event)?;
        // What is sent is whole. An event of the browser may well get a record that is still being filled in.
        let is_sent = state.kind != StateKind::Client;
        let has_own = params.iter().any(|param| param.rule.is_some());
        if !(has_own || is_sent && are_ruled(self.program(), params)) {
            return None;
        }
        if let [only] = params
            && !has_own
        {
            return self.rules(&only.ty);
        }
        if let Some(known) = self.event_rule_names.get(&event).cloned() {
            return Some(name(known));
        }
        let wanted = self.plan().event_name(event).unwrap_or_default();
        let declared = self.declare(&format!("{}Rules", wanted.replace('.', "_")));
        self.event_rule_names.insert(event, declared.clone());
        let (wrong, value) = names_of_parameters(self);
        let bound: Vec<SmolStr> = (0..params.len())
            .map(|index| format_smolstr!("{value}_{index}"))
            .collect();
        let values: Vec<Js> = bound.iter().map(|bound| name(bound.clone())).collect();
        let mut body = Vec::new();
        for (param, value) in params.iter().zip(&values) {
            if let Some(rules) = self.rules(&param.ty).filter(|_| is_sent) {
                let args = vec![name(wrong.clone()), value.clone()];
                body.push(rules.call(args).statement());
            }
            if let Some(rule) = &param.rule {
                self.rule(rule, &param.origin.name, &values, &mut body);
            }
        }
        let bound = std::iter::once(wrong).chain(bound).collect();
        self.add_function_to_tail(declared.clone(), bound, body);
        Some(name(declared))
    }

    fn add_function_to_tail(
        &mut self,
        declared: SmolStr,
        params: Vec<SmolStr>,
        body: Vec<JsStatement>,
    ) {
        self.bound.extend(params.iter().cloned());
        self.add_to_tail(statement(JsStatementKind::Function(Function {
            name: Name::made(declared),
            params: params
                .into_iter()
                .map(|param| Binding::Name(Name::made(param)))
                .collect(),
            body,
        })));
    }
}

impl Code<'_, '_> {
    /// Adds `checkRules(OrderRules, order);` for the arguments of an event; gives them as they can be written once more.
    pub fn check_rules(
        &mut self,
        event: EventRef,
        args: Vec<Js>,
        out: &mut Vec<JsStatement>,
    ) -> Vec<Js> {
        let Some(rules) = self.unit.event_rules(event) else {
            return args;
        };
        let args: Vec<Js> = args
            .into_iter()
            .map(|arg| self.path("value", arg, out))
            .collect();
        let given = std::iter::once(rules).chain(args.iter().cloned()).collect();
        out.push(client("checkRules").call(given).statement());
        args
    }
}

/// What the parameters of a function that checks rules are called; its rules do not use these names for their own locals.
fn names_of_parameters(unit: &mut Unit<'_>) -> (SmolStr, SmolStr) {
    taken_names(&mut Code::new(unit, &[], Reading::Live))
}

fn taken_names(code: &mut Code<'_, '_>) -> (SmolStr, SmolStr) {
    (code.new_name("wrong"), code.new_name("value"))
}

fn params_of(plan: &Plan, event: EventRef) -> Option<(&State, &[Param])> {
    let EventRef::State(state, index) = event else {
        return None;
    };
    let state = plan.program.states.get(state.0 as usize)?;
    Some((state, &state.events.get(index as usize)?.params))
}

/// Whether the browser has all that a rule reads; what is private is asked on the server alone.
fn can_ask(rule: &Rule, fields: &[Field]) -> bool {
    let read = [&rule.condition, &rule.message].map(|expr| uses::of_expr(expr).locals);
    let mut read = read.iter().flatten();
    // Locals behind those of the fields are the rule's own.
    read.all(|local| {
        fields
            .get(local.0 as usize)
            .is_none_or(|field| !field.private)
    })
}
