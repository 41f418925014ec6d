//! What both back ends must agree on: where each computed runs, what each page receives, which events are on the wire and under which names.
//!
//! Takes the checked program, gives a [`Plan`]. Back ends read it and decide nothing themselves.

use crate::hir::{ComputedRef, EventRef, Program, Type, VarRef};
use smol_str::SmolStr;
use std::collections::BTreeSet;

/// The program with everything that both sides share.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The checked program.
    pub program: Program,
    /// Names of the states on the wire, by `StateId`: the declared name, or `module.Name` where two files declare the same.
    pub state_names: Vec<SmolStr>,
    /// Computeds by state and index: where each runs and what it reads.
    pub computeds: Vec<Vec<ComputedPlan>>,
    /// Pages by `PageId`.
    pub pages: Vec<PagePlan>,
    /// Events that the browser may send, by name.
    pub events: Vec<WireEvent>,
    /// A hash over the shapes of events, vars and effects (not of texts or styles), 16 hex digits.
    pub contract: String,
}

/// A var or a computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cell {
    /// A var.
    Var(VarRef),
    /// A computed.
    Computed(ComputedRef),
}

/// Where code runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// In the browser.
    Browser,
    /// On the server.
    Server,
}

/// A computed.
#[derive(Debug, Clone)]
pub struct ComputedPlan {
    /// On the server if it reads something private of the server, else in the browser.
    pub side: Side,
    /// What it reads directly or through functions; other computeds stand for themselves.
    pub reads: BTreeSet<Cell>,
}

/// A page.
#[derive(Debug, Clone)]
pub struct PagePlan {
    /// Its name on the wire and as a module: the declared name, or `module.Name` where two files declare the same.
    pub name: SmolStr,
    /// Exactly what the server sends to a tab on this page: public vars and server computeds of server states.
    pub receives: BTreeSet<Cell>,
}

/// An event that the browser may send.
#[derive(Debug, Clone)]
pub struct WireEvent {
    /// `Todo.toggle`
    pub name: SmolStr,
    /// The event.
    pub event: EventRef,
    /// Types of its parameters.
    pub params: Vec<Type>,
}
