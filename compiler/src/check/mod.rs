//! From names to meaning: types on every expression, defaults filled in, conversions explicit, the rules of states, views and pages held.
//!
//! Takes `Bindings`, gives `Hir` and diagnostics. Signatures of all declarations come first, then bodies; constants, vars and computeds whose type must be
//! found are checked when they are first asked for, so the order of declaration has no meaning. An expression that has an error has the silent type:
//! nothing more is said about it.

mod address;
mod app;
mod assets;
mod bodies;
mod body;
mod calls;
mod circles;
mod components;
mod control;
mod elements;
mod error;
mod events;
mod exhaustive;
mod expr;
mod fields;
mod fit;
mod handlers;
mod inputs;
mod lambdas;
mod literals;
mod methods;
mod names;
mod operators;
mod pages;
mod patterns;
mod places;
mod properties;
mod signatures;
mod statements;
mod states;
mod stored;
mod styles;
mod tests;
mod types;
mod views;

use crate::Read;
use crate::ast;
use crate::diagnostics::Diagnostic;
use crate::hir::{EventRef, FunctionId, Program, StateId, Type};
use crate::resolve::{Bindings, Target};
use crate::source::Span;
use rustc_hash::FxHashMap;
use signatures::{Member, Members, Signature};
use std::rc::Rc;

/// Checks a whole program. Where there are errors the program is incomplete.
pub fn check(bindings: &Bindings<'_>, read: &Read) -> (Program, Vec<Diagnostic>) {
    let (program, diagnostics, _) = run(bindings, read, None);
    (program, diagnostics)
}

/// The types of expressions, by their places.
pub type Types = FxHashMap<Span, Type>;

/// The same for editors, which ask for the type of every expression, also in programs with errors.
pub fn check_with_types(bindings: &Bindings<'_>, read: &Read) -> (Program, Vec<Diagnostic>, Types) {
    let (program, diagnostics, types) = run(bindings, read, Some(Types::default()));
    (program, diagnostics, types.unwrap_or_default())
}

fn run(
    bindings: &Bindings<'_>,
    read: &Read,
    types: Option<Types>,
) -> (Program, Vec<Diagnostic>, Option<Types>) {
    let mut checker = Checker {
        bindings,
        read,
        program: Program::default(),
        known: Known::default(),
        progress: Progresses::default(),
        errors: Vec::new(),
        muted: 0,
        filling: 0,
        types,
    };
    checker.signatures();
    checker.bodies();
    checker.circles();
    let mut errors = checker.errors;
    crate::diagnostics::sort(&mut errors);
    (checker.program, errors, checker.types)
}

struct Checker<'a> {
    bindings: &'a Bindings<'a>,
    /// For the files that the app serves.
    read: &'a Read<'a>,
    program: Program,
    known: Known<'a>,
    progress: Progresses,
    errors: Vec<Diagnostic>,
    /// Above zero nothing is reported: a default is filled in that was checked where it is declared.
    muted: u32,
    /// How many defaults are being filled in, one inside the other.
    filling: u32,
    /// What every expression has turned out to be, if somebody asks for it.
    types: Option<Types>,
}

/// What is called how, by id.
#[derive(Default)]
struct Known<'a> {
    records: Vec<Rc<Signature<'a>>>,
    /// By enum and variant.
    variants: Vec<Vec<Rc<Signature<'a>>>>,
    functions: Vec<Rc<Signature<'a>>>,
    /// By state and event; those made for vars that can be set come last.
    events: Vec<Vec<Rc<Signature<'a>>>>,
    components: Vec<Rc<Signature<'a>>>,
    pages: Vec<Rc<Signature<'a>>>,
    /// Events of components and pages, by the span of their names.
    own_events: FxHashMap<Span, EventRef>,
    own_signatures: FxHashMap<EventRef, Rc<Signature<'a>>>,
    /// By state.
    members: Vec<Members>,
    /// Functions by the span of their names.
    function_ids: FxHashMap<Span, FunctionId>,
}

/// How far things are whose type is found by checking them.
#[derive(Default)]
struct Progresses {
    constants: Vec<Progress>,
    /// By state and var.
    vars: Vec<Vec<Progress>>,
    /// By state and computed.
    computeds: Vec<Vec<Progress>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    /// Not asked for yet.
    Unseen,
    /// Being checked: to ask for its type again is a circle, unless that is declared.
    Under,
    /// Known.
    Done,
}

impl<'a> Checker<'a> {
    fn report(&mut self, diagnostic: Diagnostic) {
        if self.muted == 0 {
            self.errors.push(diagnostic);
        }
    }

    /// What a name means; none if it had an error.
    fn target(&self, name: &ast::Name) -> Option<Target> {
        self.bindings.uses.get(&name.span).copied()
    }

    /// A type in words.
    fn show(&self, ty: &Type) -> String {
        self.program.type_name(ty)
    }

    /// The member of a state by name.
    fn member(&self, state: StateId, name: &str) -> Option<Member> {
        self.known
            .members
            .get(state.0 as usize)?
            .by_name
            .get(name)
            .copied()
    }

    fn signature_of_event(&self, event: EventRef) -> Option<Rc<Signature<'a>>> {
        match event {
            EventRef::State(state, index) => self
                .known
                .events
                .get(state.0 as usize)?
                .get(index as usize)
                .cloned(),
            EventRef::Component(..) | EventRef::Page(..) => {
                self.known.own_signatures.get(&event).cloned()
            }
        }
    }
}

/// Goes on with a deep tree; grows the stack where that is needed.
fn deep<R>(go: impl FnOnce() -> R) -> R {
    stacker::maybe_grow(96 * 1024, 2 * 1024 * 1024, go)
}

/// An index as ids hold it.
fn index(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
