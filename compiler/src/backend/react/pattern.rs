//! Patterns: what must hold, and where the names in them lead.
//!
//! Values never change, so a name in a pattern is a path into what was matched.

use super::code::{Access, Code};
use crate::backend::js::ast::{Expr as Js, Operator};
use crate::backend::js::build::{all, client, int, null, text, undefined};
use crate::hir::{EnumId, LocalId, Pattern};
use std::collections::BTreeMap;

/// A pattern over a path.
#[derive(Debug, Default)]
pub struct Matched {
    /// What must hold, in order; nothing if it always fits.
    pub tests: Vec<Js>,
    /// Where the names lead.
    pub names: BTreeMap<LocalId, Js>,
}

impl Matched {
    /// What must hold; `None` if it always fits.
    pub fn test(&self) -> Option<Js> {
        all(self.tests.iter().cloned())
    }
}

impl Code<'_, '_> {
    /// What it takes for `subject` to fit.
    pub fn matched(&self, pattern: &Pattern, subject: &Js) -> Matched {
        let mut matched = Matched::default();
        self.match_into(pattern, subject, &mut matched);
        matched
    }

    fn match_into(&self, pattern: &Pattern, subject: &Js, matched: &mut Matched) {
        let mut test = |test: Js| matched.tests.push(test);
        match pattern {
            Pattern::Wildcard => {}
            Pattern::Bind(local) => {
                matched.names.insert(*local, subject.clone());
            }
            Pattern::Literal(literal) => test(
                subject
                    .clone()
                    .binary(Operator::Same, super::expr::literal(literal)),
            ),
            Pattern::None => test(subject.clone().binary(Operator::Same, null())),
            Pattern::Some(inner) => {
                // What is no `null` itself needs no question before.
                if !excludes_none(inner) {
                    test(subject.clone().binary(Operator::NotSame, null()));
                }
                self.match_into(inner, subject, matched);
            }
            Pattern::Ok(inner) => {
                test(text("ok").binary(Operator::In, subject.clone()));
                self.match_into(inner, &subject.clone().member("ok"), matched);
            }
            Pattern::Err(inner) => {
                test(text("err").binary(Operator::In, subject.clone()));
                self.match_into(inner, &subject.clone().member("err"), matched);
            }
            Pattern::Variant {
                enumeration,
                variant,
                fields,
            } => {
                let variant = self.variant_name(*enumeration, *variant);
                let subject = match *enumeration == EnumId::json() {
                    true => &client("jsonVariant").call(vec![subject.clone()]),
                    false => subject,
                };
                if fields.is_empty() {
                    test(subject.clone().binary(Operator::Same, text(variant)));
                    return;
                }
                let payload = subject.clone().member(variant);
                test(payload.clone().binary(Operator::NotSame, undefined()));
                for (index, field) in fields.iter().enumerate() {
                    let part = payload.clone().index(int(index as i64));
                    self.match_into(field, &part, matched);
                }
            }
            Pattern::Or(alternatives) => {
                let alternatives: Vec<Matched> = alternatives
                    .iter()
                    .map(|alternative| self.matched(alternative, subject))
                    .collect();
                self.one_of(&alternatives, matched);
            }
        }
    }

    /// Any of the alternatives. A name leads to where the first one that fits has it.
    fn one_of(&self, alternatives: &[Matched], matched: &mut Matched) {
        let tests: Option<Vec<Js>> = alternatives.iter().map(Matched::test).collect();
        if let Some(any) = tests.and_then(|tests| {
            tests
                .into_iter()
                .reduce(|left, right| left.binary(Operator::Or, right))
        }) {
            matched.tests.push(any);
        }
        let names = alternatives.first().map(|first| first.names.keys());
        for local in names.into_iter().flatten() {
            let path = alternatives
                .iter()
                .rev()
                .fold(None, |rest: Option<Js>, alternative| {
                    let path = alternative.names.get(local)?.clone();
                    Some(match (rest, alternative.test()) {
                        (Some(rest), Some(test)) => test.choose(path, rest),
                        _ => path,
                    })
                });
            matched.names.extend(path.map(|path| (*local, path)));
        }
    }

    /// Lets the names of a pattern be read as their paths.
    pub fn bind(&mut self, matched: &Matched) {
        for (local, path) in &matched.names {
            self.know(*local, Access::Fixed(path.clone()));
        }
    }
}

/// Whether the test of the pattern fails for `null` without failing to run.
fn excludes_none(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::Literal(_) => true,
        Pattern::Variant {
            enumeration,
            fields,
            ..
        } => fields.is_empty() && *enumeration != EnumId::json(),
        Pattern::Or(alternatives) => alternatives.iter().all(excludes_none),
        _ => false,
    }
}
