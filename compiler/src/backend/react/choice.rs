//! `if` and `match`: as conditional expressions where they are plain, else as statements that bring their value to where it is wanted.

use super::code::Code;
use super::expr::{assign, if_then};
use super::pattern::Matched;
use crate::backend::js::ast::{
    Expr as Js, ExprKind as JsKind, Name, Statement as JsStatement,
    StatementKind as JsStatementKind,
};
use crate::backend::js::build::{all, arrow_of, constant, give, name, statement, undefined};
use crate::hir::{Arm, Block, Condition, Expr, ExprKind, Pattern, Statement};
use crate::plan::uses;
use crate::plan::walk::{Visitor, walk_expr};
use smol_str::SmolStr;

/// Where a value goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// It is returned.
    Return,
    /// It is assigned to a variable.
    Assign(SmolStr),
    /// Nobody wants it.
    Nothing,
}

/// Whether it can be an expression of JavaScript: no statements in its blocks, nothing that changes a place.
pub fn is_expression(expr: &Expr) -> bool {
    struct Finder {
        found: bool,
    }
    impl Visitor for Finder {
        fn expr(&mut self, expr: &Expr) {
            match &expr.kind {
                ExprKind::Mutate(..) => self.found = true,
                // A function has a body of its own.
                ExprKind::Lambda { .. } => {}
                _ => walk_expr(self, expr),
            }
        }
        fn statement(&mut self, _: &Statement) {
            self.found = true;
        }
    }
    let mut finder = Finder { found: false };
    finder.expr(expr);
    !finder.found
}

impl Code<'_, '_> {
    /// The statements of a block, its value brought to `goal`.
    pub fn block_to(&mut self, block: &Block, goal: &Goal, out: &mut Vec<JsStatement>) {
        self.scoped(|code| {
            for statement in &block.statements {
                code.statement(statement, out);
            }
            if let Some(value) = &block.value {
                code.expr_to(value, goal, out);
            }
        });
    }

    /// An expression, its value brought to `goal`.
    pub fn expr_to(&mut self, expr: &Expr, goal: &Goal, out: &mut Vec<JsStatement>) {
        let as_statements = match &expr.kind {
            ExprKind::If { .. } | ExprKind::Match { .. } => {
                *goal == Goal::Nothing || !is_expression(expr)
            }
            _ => false,
        };
        if as_statements {
            self.choice_to(expr, goal, out);
        } else {
            let value = self.expr(expr, out);
            deliver(value, goal, out);
        }
    }

    /// The value of an `if` or a `match`.
    pub fn choice_value(&mut self, expr: &Expr, out: &mut Vec<JsStatement>) -> Js {
        if is_expression(expr) {
            let choices = self.choices(expr, out);
            return self.chosen(choices, undefined(), out);
        }
        let result = self.new_name("value");
        out.push(statement(JsStatementKind::Let {
            name: Name::made(result.clone()),
            value: None,
        }));
        self.choice_to(expr, &Goal::Assign(result.clone()), out);
        name(result)
    }

    /// The branches of an `if` or a `match`, in order; the last one that has no test ends it.
    fn choices(&mut self, expr: &Expr, out: &mut Vec<JsStatement>) -> Vec<Choice> {
        match &expr.kind {
            ExprKind::If {
                condition,
                then,
                otherwise,
            } => {
                let matched = self.condition(condition, out);
                self.bind(&matched);
                let mut choices = vec![self.block_choice(matched.test(), then)];
                if let Some(otherwise) = otherwise {
                    choices.push(self.block_choice(None, otherwise));
                }
                choices
            }
            ExprKind::Match { scrutinee, arms } => {
                let subject = self.subject(scrutinee, arms.first().map(|arm| &arm.pattern), out);
                let count = arms.len();
                let mut choices = Vec::new();
                for (index, arm) in arms.iter().enumerate() {
                    let matched = self.matched(&arm.pattern, &subject);
                    self.bind(&matched);
                    let mut tests = matched.tests;
                    // A `match` covers everything: what is left for the last arm fits it.
                    if index + 1 == count && arm.guard.is_none() {
                        tests.clear();
                    }
                    if let Some(guard) = &arm.guard {
                        tests.push(self.guard(guard));
                    }
                    let test = all(tests);
                    choices.push(self.block_choice(test, &arm.body));
                }
                choices
            }
            _ => Vec::new(),
        }
    }

    /// A guard as one expression: it may only be evaluated where the pattern fits.
    pub fn guard(&mut self, guard: &Expr) -> Js {
        let mut before = Vec::new();
        let value = self.expr(guard, &mut before);
        match before.is_empty() {
            true => value,
            false => arrow_of(Vec::new(), before, value).call(Vec::new()),
        }
    }

    fn block_choice(&mut self, test: Option<Js>, block: &Block) -> Choice {
        let mut before = Vec::new();
        let value = match &block.value {
            Some(value) => self.expr(value, &mut before),
            None => undefined(),
        };
        Choice {
            test,
            before,
            value,
        }
    }

    /// The value of the first choice whose test holds, else `otherwise`. If a choice needs statements, they stand in an `if` that fills a variable.
    pub fn chosen(
        &mut self,
        choices: Vec<Choice>,
        otherwise: Js,
        out: &mut Vec<JsStatement>,
    ) -> Js {
        if choices.iter().all(|choice| choice.before.is_empty()) {
            return choices
                .into_iter()
                .rev()
                .fold(otherwise, |rest, choice| match choice.test {
                    Some(test) => test.choose(choice.value, rest),
                    None => choice.value,
                });
        }
        let result = self.new_name("value");
        let is_complete = choices.last().is_some_and(|choice| choice.test.is_none());
        let start = (!is_complete).then_some(otherwise);
        out.push(statement(JsStatementKind::Let {
            name: Name::made(result.clone()),
            value: start,
        }));
        let branches = choices
            .into_iter()
            .map(|mut choice| {
                choice.before.push(assign(&result, choice.value));
                (choice.test, choice.before)
            })
            .collect();
        out.extend(else_chain(branches));
        name(result)
    }

    /// An `if` or a `match` as statements.
    fn choice_to(&mut self, expr: &Expr, goal: &Goal, out: &mut Vec<JsStatement>) {
        match &expr.kind {
            ExprKind::If {
                condition,
                then,
                otherwise,
            } => {
                let matched = self.condition(condition, out);
                let mut branches = vec![(matched.test(), self.branch(&matched, then, goal))];
                if let Some(otherwise) = otherwise {
                    let mut statements = Vec::new();
                    self.block_to(otherwise, goal, &mut statements);
                    branches.push((None, statements));
                }
                out.extend(else_chain(branches));
            }
            ExprKind::Match { scrutinee, arms } => {
                let subject = self.subject(scrutinee, arms.first().map(|arm| &arm.pattern), out);
                self.match_to(&subject, arms, goal, out);
            }
            _ => {}
        }
    }

    fn match_to(&mut self, subject: &Js, arms: &[Arm], goal: &Goal, out: &mut Vec<JsStatement>) {
        let count = arms.len();
        let mut branches: Vec<Branch> = Vec::new();
        for (index, arm) in arms.iter().enumerate() {
            let mut matched = self.matched(&arm.pattern, subject);
            if index + 1 == count && arm.guard.is_none() {
                matched.tests.clear();
            }
            self.bind(&matched);
            let mut guard_before = Vec::new();
            let guard = arm
                .guard
                .as_ref()
                .map(|guard| self.expr(guard, &mut guard_before));
            branches.push(Branch {
                test: matched.test(),
                guard_before,
                guard,
                body: self.branch(&matched, &arm.body, goal),
            });
        }
        if branches.iter().all(|branch| branch.guard_before.is_empty()) {
            let branches = branches
                .into_iter()
                .map(|branch| {
                    let test = all(branch.test.into_iter().chain(branch.guard));
                    (test, branch.body)
                })
                .collect();
            out.extend(else_chain(branches));
            return;
        }
        // A guard that needs statements of its own: each arm that runs leaves the whole.
        let label = self.new_name("match");
        let mut body = Vec::new();
        for mut branch in branches {
            branch
                .body
                .push(statement(JsStatementKind::Break(Some(label.clone()))));
            let mut arm = branch.guard_before;
            match branch.guard {
                Some(guard) => arm.push(if_then(guard, branch.body)),
                None => arm.append(&mut branch.body),
            }
            match branch.test {
                Some(test) => body.push(if_then(test, arm)),
                None => body.append(&mut arm),
            }
        }
        out.push(statement(JsStatementKind::Labelled { label, body }));
    }

    /// A block behind a pattern: names that lead into the matched value get constants where the block uses them.
    fn branch(&mut self, matched: &Matched, block: &Block, goal: &Goal) -> Vec<JsStatement> {
        let used = uses::of_block(block).locals;
        self.scoped(|code| {
            let mut statements = Vec::new();
            for (local, path) in &matched.names {
                if matches!(path.kind, JsKind::Name(_)) || !used.contains(local) {
                    code.know(*local, super::code::Access::Fixed(path.clone()));
                } else {
                    let declared = code.declare(*local);
                    statements.push(constant(declared, path.clone()));
                }
            }
            code.block_to(block, goal, &mut statements);
            statements
        })
    }

    /// A condition: what must hold, and where its names lead.
    pub fn condition(&mut self, condition: &Condition, out: &mut Vec<JsStatement>) -> Matched {
        match condition {
            Condition::Is(expr) => Matched {
                tests: vec![self.expr(expr, out)],
                ..Matched::default()
            },
            Condition::Let { pattern, value } => {
                let subject = self.subject(value, Some(pattern), out);
                self.matched(pattern, &subject)
            }
        }
    }

    /// A path to a matched value. If it needs a constant, that is called as the pattern calls it.
    pub fn subject(
        &mut self,
        value: &Expr,
        pattern: Option<&Pattern>,
        out: &mut Vec<JsStatement>,
    ) -> Js {
        let hint = match pattern {
            Some(Pattern::Bind(local)) => self.source_name(*local),
            Some(Pattern::Some(inner)) => match &**inner {
                Pattern::Bind(local) => self.source_name(*local),
                _ => self.hint(value),
            },
            _ => self.hint(value),
        };
        let value = self.expr(value, out);
        self.path(&hint, value, out)
    }
}

/// A branch of a choice.
pub struct Choice {
    /// What must hold; nothing for the last one.
    pub test: Option<Js>,
    /// What happens before.
    pub before: Vec<JsStatement>,
    /// Its value.
    pub value: Js,
}

struct Branch {
    test: Option<Js>,
    guard_before: Vec<JsStatement>,
    guard: Option<Js>,
    body: Vec<JsStatement>,
}

/// `if … else if … else …`; a branch without test ends it.
fn else_chain(branches: Vec<(Option<Js>, Vec<JsStatement>)>) -> Vec<JsStatement> {
    branches
        .into_iter()
        .rev()
        .fold(Vec::new(), |otherwise, (test, then)| match test {
            None => then,
            Some(condition) if then.is_empty() && !otherwise.is_empty() => {
                vec![if_then(condition.negated(), otherwise)]
            }
            Some(condition) => vec![statement(JsStatementKind::If {
                condition,
                then,
                otherwise,
            })],
        })
}

/// Returns a value. If the statements before have just brought it into a variable, each branch returns it instead.
pub fn give_last(value: Js, out: &mut Vec<JsStatement>) {
    if let (
        JsKind::Name(wanted),
        [
            ..,
            JsStatement {
                kind:
                    JsStatementKind::Let {
                        name: filled,
                        value: None,
                    },
                ..
            },
            JsStatement {
                kind: JsStatementKind::If { .. },
                ..
            },
        ],
    ) = (&value.kind, out.as_slice())
        && filled.text == *wanted
        && let Some(mut branches) = out.pop()
    {
        out.pop();
        returned(&mut branches, wanted);
        out.push(branches);
        return;
    }
    out.push(give(value));
}

/// Where a branch ends by assigning `variable`, it returns the value.
fn returned(item: &mut JsStatement, variable: &SmolStr) {
    match &mut item.kind {
        JsStatementKind::If {
            then, otherwise, ..
        } => {
            for branch in [then, otherwise] {
                if let Some(last) = branch.last_mut() {
                    returned(last, variable);
                }
            }
        }
        JsStatementKind::Assign { target, value } if target.text == *variable => {
            let value = std::mem::replace(value, undefined());
            item.kind = JsStatementKind::Return(Some(value));
        }
        _ => {}
    }
}

/// Brings a value to where it is wanted.
pub fn deliver(value: Js, goal: &Goal, out: &mut Vec<JsStatement>) {
    match goal {
        Goal::Return => out.push(give(value)),
        Goal::Assign(target) => out.push(assign(target, value)),
        Goal::Nothing => {
            if has_effect(&value) {
                out.push(value.statement());
            }
        }
    }
}

/// Whether dropping it could be noticed: it may fail, or it does something at once.
fn has_effect(value: &Js) -> bool {
    match &value.kind {
        JsKind::Name(_)
        | JsKind::Imported(_)
        | JsKind::Text(_)
        | JsKind::Number(_)
        | JsKind::Bool(_)
        | JsKind::Null
        | JsKind::Undefined
        | JsKind::Arrow(..) => false,
        JsKind::Member(object, _) => has_effect(object),
        _ => true,
    }
}
