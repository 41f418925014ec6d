//! Which name means which declaration. The tree stays as it is; the answer is a table beside it.
//!
//! Takes the files, gives [`Bindings`] and diagnostics. Knows scopes, imports and the prelude; knows no types, so names that depend on a type
//! (fields, methods, argument labels, bare variants, members behind `State.`) are left to `check`.

mod declare;
mod error;
mod walk;

pub use declare::{CORE_TYPES, OTHER_TYPES};

use crate::ast;
use crate::diagnostics::Diagnostic;
use crate::elements;
use crate::library;
use crate::source::{SourceId, Span};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::collections::{HashMap, HashSet};

/// Finds out what every name means. `files` are in the order of the source map; `modules` their paths without `.rxl`.
pub fn resolve<'ast>(
    files: &'ast [ast::File],
    modules: &[SmolStr],
) -> (Bindings<'ast>, Vec<Diagnostic>) {
    let mut errors = Vec::new();
    let mut bindings = declare::declare(files, modules, &mut errors);
    let uses = walk::walk(&bindings, &mut errors);
    bindings.uses = uses;
    let diagnostics = errors
        .iter()
        .map(error::ResolveError::to_diagnostic)
        .collect();
    (bindings, diagnostics)
}

/// The words that built-in rules know and `check` judges by their place.
pub const WORDS: &[&str] = &[
    "flush",
    "update",
    "sleep",
    "reset",
    "ignore",
    "some",
    "ok",
    "err",
    "request",
    "page",
    "connection",
    "browser",
    "color_mode",
    "context",
    "tab",
    "PI",
];

/// The effects by name.
pub const EFFECTS: &[(&str, crate::hir::Effect)] = {
    use crate::hir::Effect::*;
    &[
        ("redirect", Redirect),
        ("go_back", GoBack),
        ("toast", Toast),
        ("download", Download),
        ("copy", Copy),
        ("focus", Focus),
        ("scroll_to", ScrollTo),
        ("set_title", SetTitle),
        ("open_url", OpenUrl),
        ("log", Log),
    ]
};

/// What every name of the program means.
#[derive(Debug, Default)]
pub struct Bindings<'ast> {
    /// Files in the order of the source map.
    pub files: Vec<FileItems<'ast>>,
    /// Declarations by kind; an id is an index. Built-in records and enums of the prelude come first, without a tree.
    pub records: Vec<Item<Option<&'ast ast::Record>>>,
    /// See `records`.
    pub enums: Vec<Item<Option<&'ast ast::Enum>>>,
    /// `const`
    pub constants: Vec<Item<&'ast ast::Const>>,
    /// `fn` at the top of a file and in states, `extern fn`.
    pub functions: Vec<Item<FunctionTree<'ast>>>,
    /// `state`
    pub states: Vec<Item<&'ast ast::State>>,
    /// `component`
    pub components: Vec<Item<&'ast ast::Component>>,
    /// `page`
    pub pages: Vec<Item<&'ast ast::Page>>,
    /// `style`
    pub styles: Vec<Item<&'ast ast::Style>>,
    /// What each use of a name means, by the span of the name. Names with an error are missing here, and a diagnostic was given.
    pub uses: FxHashMap<Span, Target>,
}

/// A declaration with its place.
#[derive(Debug, Clone)]
pub struct Item<T> {
    /// Its name.
    pub name: SmolStr,
    /// The file; none for the prelude.
    pub source: Option<SourceId>,
    /// Its doc comment.
    pub docs: Option<SmolStr>,
    /// Its tree.
    pub tree: T,
}

/// The tree of a function.
#[derive(Debug, Clone, Copy)]
pub enum FunctionTree<'ast> {
    /// `fn`, with its state if it stands in one.
    Rxl(&'ast ast::Function, Option<crate::hir::StateId>),
    /// `extern fn`
    Extern(&'ast ast::Signature),
}

/// One file.
#[derive(Debug)]
pub struct FileItems<'ast> {
    /// The source.
    pub source: SourceId,
    /// Its path without `.rxl`.
    pub module: SmolStr,
    /// Upper-case names that it declares or brings.
    pub upper: HashMap<SmolStr, UpperItem>,
    /// Lower-case functions that it declares or brings.
    pub functions: HashMap<SmolStr, crate::hir::FunctionId>,
    /// Names of declarations that could not be read or brought, or are of a later version: known, so that their uses say nothing more.
    pub broken: HashSet<SmolStr>,
    /// The tree.
    pub tree: &'ast ast::File,
}

/// What an upper-case name can mean, variants aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UpperItem {
    /// A record.
    Record(crate::hir::RecordId),
    /// An enum.
    Enum(crate::hir::EnumId),
    /// A constant.
    Constant(crate::hir::ConstantId),
    /// A state.
    State(crate::hir::StateId),
    /// A component.
    Component(crate::hir::ComponentId),
    /// A page.
    Page(crate::hir::PageId),
    /// A style.
    Style(crate::hir::StyleId),
    /// `Int`, `List`, `Date`: a type of the language, by name.
    BuiltinType(&'static str),
}

/// What the use of a name means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Target {
    /// An upper-case name. A bare variant has no target: `check` looks it up in the expected type.
    Upper(UpperItem),
    /// A type parameter of the declaration around it, by index.
    TypeParam(u32),
    /// A local, by the span of the name that declares it: parameter, `let`, `local`, loop name, lambda parameter, pattern name.
    Local(Span),
    /// A member of the state around it: index into [`ast::State::members`].
    Member(crate::hir::StateId, u32),
    /// An event declared in the component or page around it, by the span of its name.
    OwnEvent(Span),
    /// A function of the file.
    Function(crate::hir::FunctionId),
    /// A built-in function: `now`, `fail`, `gray`, `PI`.
    Builtin(&'static library::Builtin),
    /// An effect: `toast`, `redirect`.
    Effect(crate::hir::Effect),
    /// A word that only `check` can judge: `flush`, `update`, `sleep`, `reset`, `cancel`, `ignore`, `some`, `ok`, `err`, `request`, `page`,
    /// `connection`, `browser`, `color_mode`, `context`, `tab`.
    Word(&'static str),
    /// An element at the start of an item.
    Element(&'static elements::Element),
}
