//! The body that is being checked: its locals and what may stand in it.

use crate::hir::{self, Block, Body, Expr, Local, LocalId, LocalKind, StateId, Type};
use crate::source::{SourceId, Span};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

/// Where code stands: what it may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// `fn`, computed, default, constant: reads and computes.
    Pure,
    /// An event of a server state.
    ServerEvent,
    /// An optimistic event: runs on both sides.
    OptimisticEvent,
    /// An event of a client state.
    ClientEvent,
    /// A view: what is shown.
    View,
    /// A handler in a view, or an event of a component.
    Handler,
}

impl Place {
    /// Whether the code runs in the browser alone.
    pub(super) fn is_browser(self) -> bool {
        matches!(self, Place::ClientEvent | Place::View | Place::Handler)
    }

    /// Whether statements that do something may stand here.
    pub(super) fn is_event(self) -> bool {
        matches!(
            self,
            Place::ServerEvent | Place::OptimisticEvent | Place::ClientEvent | Place::Handler
        )
    }
}

/// What a name of a local stands for.
#[derive(Debug, Clone)]
pub(super) enum Binding {
    /// A local.
    Local(LocalId),
    /// A place that a loop or condition gave a name: how it is read, how it is assigned.
    Alias(Box<Expr>, Box<hir::Place>),
}

/// The body that is being checked.
#[derive(Debug, Clone)]
pub(super) struct Cx {
    pub(super) source: SourceId,
    pub(super) place: Place,
    /// The state whose members have no prefix.
    pub(super) state: Option<StateId>,
    /// The component or page whose events have no prefix, by the spans of their names.
    pub(super) own_events: FxHashMap<Span, hir::EventRef>,
    pub(super) locals: Vec<Local>,
    pub(super) names: FxHashMap<Span, Binding>,
    /// What `return` gives, in a `fn`.
    pub(super) result: Option<Type>,
    /// How many loops are around.
    pub(super) loops: usize,
    /// Inside a lambda that is no handler nothing can be assigned and `return` has no place.
    pub(super) in_lambda: bool,
}

impl Cx {
    pub(super) fn new(source: SourceId, place: Place, state: Option<StateId>) -> Cx {
        Cx {
            source,
            place,
            state,
            own_events: FxHashMap::default(),
            locals: Vec::new(),
            names: FxHashMap::default(),
            result: None,
            loops: 0,
            in_lambda: false,
        }
    }

    /// Declares a local.
    pub(super) fn declare(
        &mut self,
        name: &crate::ast::Name,
        ty: Type,
        kind: LocalKind,
    ) -> LocalId {
        let id = self.add(name.text.clone(), Some(name.span), ty, kind);
        self.names.insert(name.span, Binding::Local(id));
        id
    }

    /// Makes a local that the program does not name.
    pub(super) fn hidden(&mut self, name: &str, ty: Type) -> LocalId {
        self.add(SmolStr::new(name), None, ty, LocalKind::Fixed)
    }

    fn add(&mut self, name: SmolStr, span: Option<Span>, ty: Type, kind: LocalKind) -> LocalId {
        let id = LocalId(u32::try_from(self.locals.len()).unwrap_or(u32::MAX));
        self.locals.push(Local {
            name,
            span,
            ty,
            kind,
        });
        id
    }

    pub(super) fn local(&self, id: LocalId) -> Option<&Local> {
        self.locals.get(id.0 as usize)
    }

    /// Ends the body with a value.
    pub(super) fn finish(self, value: Expr) -> Body {
        Body {
            locals: self.locals,
            block: Block {
                statements: Vec::new(),
                value: Some(Box::new(value)),
            },
        }
    }

    /// Ends the body with a block.
    pub(super) fn finish_block(self, block: Block) -> Body {
        Body {
            locals: self.locals,
            block,
        }
    }
}
