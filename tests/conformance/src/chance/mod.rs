//! Cases made by chance: well-typed expressions over all types, and bodies of events over the vars of a state. The kinds of expressions are listed by type in
//! [`expression`]; what is drawn depends on the seed alone.

mod draw;
mod expression;
mod statement;
mod ty;

use crate::case::{Case, Kind};
use draw::Draw;
use expression::Scope;
use ty::Type;

/// So many cases; a seed gives the same ones each time.
pub fn cases(seed: u64, count: usize) -> Vec<Case> {
    (0..count)
        .map(|number| {
            let mut draw = Draw::new(seed, number as u64);
            let (kind, code) = match draw.one_in(3) {
                true => (Kind::Event, statement::body(&mut draw)),
                false => {
                    let ty = Type::any(&mut draw, 2);
                    let code = Scope::empty().expression(&mut draw, &ty, 4);
                    (Kind::Value(ty.to_string()), code)
                }
            };
            Case {
                origin: format!("seed {seed}, case {number}"),
                kind,
                code,
                expected: None,
            }
        })
        .collect()
}
