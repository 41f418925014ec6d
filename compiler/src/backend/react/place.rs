//! Places: how they are read and how a new value is put into them. Values never change, so a place inside of a value is changed by a new value with
//! that one part replaced.

use super::code::{Access, Code};
use super::expr::assign;
use crate::backend::js::ast::{
    Binding, Expr as Js, Name, Statement as JsStatement, StatementKind as JsStatementKind,
};
use crate::backend::js::build::{
    array, client, int, name, object, property, statement, text, undefined,
};
use crate::hir::{Expr, LocalId, Operation, Place, PlaceRoot, PlaceStep, Type};
use crate::library::{self, Method};
use crate::plan::Cell;
use smol_str::SmolStr;

/// A place whose indexes have been evaluated.
struct Found {
    root: PlaceRoot,
    steps: Vec<Step>,
}

enum Step {
    Field(SmolStr),
    Index(Js),
    Key(Js),
}

/// How often the indexes of a place are going to be written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Times {
    Once,
    Twice,
}

impl Code<'_, '_> {
    /// The value of a place.
    pub fn read_place(&mut self, place: &Place, out: &mut Vec<JsStatement>) -> Js {
        let found = self.find(place, Times::Once, out);
        self.read(&found)
    }

    /// `place = value`, `place += value`
    pub fn assign_place(
        &mut self,
        place: &Place,
        operation: Option<Operation>,
        value: &Expr,
        out: &mut Vec<JsStatement>,
    ) {
        let mut value = self.expr(value, out);
        let mut before = Vec::new();
        let times = match operation {
            Some(_) => Times::Twice,
            None => Times::Once,
        };
        let found = self.find(place, times, &mut before);
        let can_fail = place
            .steps
            .iter()
            .any(|step| matches!(step, PlaceStep::Index(_) | PlaceStep::Key(_)));
        if !before.is_empty() || (can_fail && !self.is_fixed(&value)) {
            // The right side comes first.
            value = self.path("value", value, out);
            out.append(&mut before);
        }
        let new = match operation {
            Some(operation) => {
                let old = self.read(&found);
                self.combine(operation, old, value)
            }
            None => value,
        };
        let write = self.write(&found, new);
        out.push(write.at(place.span));
    }

    /// A method that changes its place; gives its result.
    pub fn mutate(
        &mut self,
        method: &Method,
        place: &Place,
        args: &[Expr],
        out: &mut Vec<JsStatement>,
    ) -> Js {
        let (found, changed) = self.changed(method, place, args, out);
        if method.signature.result == library::Ty::Unit {
            let write = self.write(&found, changed);
            out.push(write.at(place.span));
            return undefined();
        }
        let result = Name::made(self.new_name("result"));
        self.change(&found, changed, result.clone(), place, out);
        name(result.text)
    }

    /// `let last = items.pop()`: the result has the name of the local.
    pub fn mutate_into(
        &mut self,
        local: LocalId,
        (method, place, args): (&Method, &Place, &[Expr]),
        out: &mut Vec<JsStatement>,
    ) -> SmolStr {
        let (found, changed) = self.changed(method, place, args, out);
        let result = self.declare(local);
        let declared = result.text.clone();
        self.change(&found, changed, result, place, out);
        declared
    }

    /// `const [next, result] = changed;` and the place gets what is next.
    fn change(
        &mut self,
        found: &Found,
        changed: Js,
        result: Name,
        place: &Place,
        out: &mut Vec<JsStatement>,
    ) {
        let next = self.new_name("next");
        out.push(statement(JsStatementKind::Const {
            target: Binding::Array(vec![Name::made(next.clone()), result]),
            value: changed,
        }));
        let write = self.write(found, name(next));
        out.push(write.at(place.span));
    }

    /// The same as a statement: nobody wants the result.
    pub fn mutate_only(
        &mut self,
        method: &Method,
        place: &Place,
        args: &[Expr],
        out: &mut Vec<JsStatement>,
    ) {
        let (found, changed) = self.changed(method, place, args, out);
        let new = match method.signature.result {
            library::Ty::Unit => changed,
            _ => changed.index(int(0)),
        };
        let write = self.write(&found, new);
        out.push(write.at(place.span));
    }

    fn changed(
        &mut self,
        method: &Method,
        place: &Place,
        args: &[Expr],
        out: &mut Vec<JsStatement>,
    ) -> (Found, Js) {
        let order = self.order_for(method, &place.ty, args);
        let mut values = self.operands(args, out);
        let found = self.find(place, Times::Twice, out);
        values.insert(0, self.read(&found));
        values.extend(order);
        let changed = client(method.js_name()).call(values);
        (found, changed)
    }

    fn find(&mut self, place: &Place, times: Times, out: &mut Vec<JsStatement>) -> Found {
        let mut steps = Vec::new();
        for step in &place.steps {
            match step {
                PlaceStep::Field(record, field) => {
                    steps.push(Step::Field(self.field_name(*record, *field)));
                }
                PlaceStep::Index(index) => {
                    steps.push(Step::Index(self.step(index, times, out)));
                }
                PlaceStep::Key(key) => {
                    steps.push(Step::Key(self.step(key, times, out)));
                }
                PlaceStep::Inner => {}
            }
        }
        Found {
            root: place.root,
            steps,
        }
    }

    fn step(&mut self, step: &Expr, times: Times, out: &mut Vec<JsStatement>) -> Js {
        let value = self.expr(step, out);
        match times {
            Times::Once => value,
            Times::Twice => {
                let hint = match step.ty {
                    Type::Int => "index",
                    _ => "key",
                };
                self.path(hint, value, out)
            }
        }
    }

    fn root(&self, root: PlaceRoot) -> Js {
        match root {
            PlaceRoot::Var(var) => self.cell(Cell::Var(var)).method("get", Vec::new()),
            PlaceRoot::Local(local) => self.local(local),
        }
    }

    fn read(&self, found: &Found) -> Js {
        found
            .steps
            .iter()
            .fold(self.root(found.root), |value, step| match step {
                Step::Field(field) => value.member(field.clone()),
                Step::Index(index) => client("listAt").call(vec![value, index.clone()]),
                Step::Key(key) => client("mapAt").call(vec![value, key.clone()]),
            })
    }

    fn write(&self, found: &Found, value: Js) -> JsStatement {
        let value = if found.steps.is_empty() {
            value
        } else {
            let steps = found
                .steps
                .iter()
                .map(|step| match step {
                    Step::Field(field) => text(field.clone()),
                    Step::Index(index) => index.clone(),
                    Step::Key(key) => object(vec![property("key", key.clone())]),
                })
                .collect();
            client("setIn").call(vec![self.root(found.root), array(steps), value])
        };
        match found.root {
            PlaceRoot::Var(var) => self
                .cell(Cell::Var(var))
                .method("set", vec![value])
                .statement(),
            PlaceRoot::Local(local) => match self.env.get(&local) {
                Some(Access::Cell { cell, .. }) => {
                    name(cell.clone()).method("set", vec![value]).statement()
                }
                Some(Access::Variable(variable)) => assign(variable, value),
                _ => assign(&self.source_name(local), value),
            },
        }
    }
}
