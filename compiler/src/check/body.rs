//! The body that is being checked: its locals, and what may stand in it.

use crate::ast::Name;
use crate::hir::{Block, Body, Expr, Local, LocalId, LocalKind, Place, StateId, Type};
use crate::source::Span;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

/// What kind of code it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Site {
    /// The value of a constant, a default, a rule: sees constants and functions alone.
    Constant,
    /// The start value of a var: sees the vars above it as well.
    Start {
        /// Index of the var.
        var: u32,
    },
    /// A `fn`, at the top of a file or in a state.
    Function,
    /// A computed of a state.
    Computed,
    /// What is shown.
    View,
    /// A handler in a view, or an event of a component.
    Handler,
    /// An event of a state.
    Event,
    /// An optimistic event: runs on both sides.
    Optimistic,
    /// A background event, outside of `update`.
    Background,
    /// `update { … }`
    Update,
    /// A test: calls events as a page does.
    Test,
}

impl Site {
    /// Whether statements that do something may stand here.
    pub(super) fn acts(self) -> bool {
        matches!(
            self,
            Site::Handler
                | Site::Event
                | Site::Optimistic
                | Site::Background
                | Site::Update
                | Site::Test
        )
    }

    /// Whether the vars of the state around it may be changed here.
    pub(super) fn changes(self) -> bool {
        matches!(self, Site::Event | Site::Optimistic | Site::Update)
    }
}

/// Where code runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Wherever it is used.
    Both,
    /// On the server; a computed that reads nothing private also in the browser.
    Server,
    /// In the browser.
    Browser,
}

/// What a name of a local stands for.
#[derive(Debug, Clone)]
pub(super) enum Binding {
    /// A local.
    Local(LocalId),
    /// A place to which `for mut` or `if let mut` gave a name.
    Alias(Box<Place>),
}

/// The body that is being checked.
#[derive(Debug)]
pub(super) struct Cx {
    /// What kind of code it is.
    pub(super) site: Site,
    /// Where it runs.
    pub(super) side: Side,
    /// The state whose members have no prefix.
    pub(super) state: Option<StateId>,
    locals: Vec<Local>,
    /// How many lambdas were around each local when it was declared.
    depths: Vec<u32>,
    names: FxHashMap<Span, Binding>,
    /// What `return` gives, in a `fn`, with the place where that is declared.
    pub(super) result: Option<(Type, Option<Span>)>,
    /// How many loops are around.
    pub(super) loops: u32,
    /// How many lambdas that are no handlers are around: nothing outside of them can be assigned, and `return` has no place.
    pub(super) lambdas: u32,
    /// Lists and maps over which a `for mut` runs just now.
    pub(super) running: Vec<Place>,
    /// The next call stands behind the `in` of a `for`: it may give a stream.
    pub(super) takes_stream: bool,
    /// It is the body of a hook: no page has called it.
    pub(super) is_hook: bool,
}

impl Cx {
    /// Whether the code runs in a tab, and may look at what is around it.
    pub(super) fn is_in_tab(&self) -> bool {
        match self.site {
            Site::View | Site::Handler => true,
            Site::Event => self.side == Side::Browser,
            _ => false,
        }
    }

    pub(super) fn new(site: Site, side: Side, state: Option<StateId>) -> Cx {
        Cx {
            site,
            side,
            state,
            locals: Vec::new(),
            depths: Vec::new(),
            names: FxHashMap::default(),
            result: None,
            loops: 0,
            lambdas: 0,
            running: Vec::new(),
            takes_stream: false,
            is_hook: false,
        }
    }

    /// Declares a local under its name.
    pub(super) fn declare(&mut self, name: &Name, ty: Type, kind: LocalKind) -> LocalId {
        let id = self.add(name.text.clone(), Some(name.span), ty, kind);
        self.names.insert(name.span, Binding::Local(id));
        id
    }

    /// Gives a name to something that is known already.
    pub(super) fn bind(&mut self, name: &Name, binding: Binding) {
        self.names.insert(name.span, binding);
    }

    /// Makes a local that the program does not name.
    pub(super) fn hidden(&mut self, name: &'static str, ty: Type) -> LocalId {
        self.add(SmolStr::new_static(name), None, ty, LocalKind::Fixed)
    }

    fn add(&mut self, name: SmolStr, span: Option<Span>, ty: Type, kind: LocalKind) -> LocalId {
        let id = LocalId(super::index(self.locals.len()));
        self.locals.push(Local {
            name,
            span,
            ty,
            kind,
        });
        self.depths.push(self.lambdas);
        id
    }

    pub(super) fn binding(&self, declared: Span) -> Option<&Binding> {
        self.names.get(&declared)
    }

    pub(super) fn local(&self, id: LocalId) -> Option<&Local> {
        self.locals.get(id.0 as usize)
    }

    pub(super) fn type_of(&self, id: LocalId) -> Type {
        self.local(id).map_or(Type::Error, |local| local.ty.clone())
    }

    /// Gives a local its type once it is found.
    pub(super) fn set_type(&mut self, id: LocalId, ty: Type) {
        if let Some(local) = self.locals.get_mut(id.0 as usize) {
            local.ty = ty;
        }
    }

    /// Whether a local was declared outside of the lambda that is being checked.
    pub(super) fn is_outside_lambda(&self, id: LocalId) -> bool {
        self.depths
            .get(id.0 as usize)
            .is_some_and(|depth| *depth < self.lambdas)
    }

    /// The parameter of type `View` with this name.
    pub(super) fn slot_named(&self, name: &str) -> Option<LocalId> {
        let number = self
            .locals
            .iter()
            .position(|local| matches!(local.ty, Type::View(_)) && local.name == name)?;
        Some(LocalId(super::index(number)))
    }

    /// All locals, when the body is done.
    pub(super) fn into_locals(self) -> Vec<Local> {
        self.locals
    }

    /// Ends the body with a value.
    pub(super) fn finish(self, value: Expr) -> Body {
        self.finish_block(Block {
            statements: Vec::new(),
            value: Some(Box::new(value)),
        })
    }

    /// Ends the body with a block.
    pub(super) fn finish_block(self, block: Block) -> Body {
        Body {
            locals: self.locals,
            block,
        }
    }
}
