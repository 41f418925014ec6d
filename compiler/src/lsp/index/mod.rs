//! What every name in a program is: declarations with how they read, and every use of them.
//!
//! Made from the trees, the bindings of `resolve` and the types of `check`. Works on programs with errors as far as those are understood.

mod bodies;
mod declarations;
mod members;
mod params;
mod types;

pub use members::kind_of;

use crate::ast::*;
use crate::check::Types;
use crate::elements::{Element, EventProperty, Property};
use crate::hir::{Program, Type};
use crate::library::{Builtin, Method};
use crate::resolve::Bindings;
use crate::source::{SourceMap, Span};
use params::params_of_all;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use types::types_of_locals;

/// All names of a program.
#[derive(Debug, Default)]
pub struct Index {
    /// Declared names by where they stand.
    pub symbols: FxHashMap<Span, Symbol>,
    /// Every name in order: where it stands and what it means. Declarations are among them.
    pub names: Vec<(Span, Meaning)>,
    /// Locals by the part of the program in which they are known.
    pub locals: Vec<(Span, Span)>,
    /// Calls in the order in which they begin: the brackets, and what is called.
    pub calls: Vec<(Span, Called)>,
    /// Where an inlay hint with a type belongs: behind the name of a declaration without a type.
    pub untyped: Vec<Span>,
    /// The types of locals and other declared values.
    pub types: FxHashMap<Span, Type>,
}

/// Something that the program declares.
#[derive(Debug, Clone)]
pub struct Symbol {
    /// Its name.
    pub name: SmolStr,
    /// What it is.
    pub kind: SymbolKind,
    /// How it reads, without its body.
    pub detail: String,
    /// Its doc comment.
    pub docs: Option<SmolStr>,
    /// What it belongs to.
    pub parent: Option<Span>,
    /// All of it.
    pub span: Span,
}

/// The kinds of symbols.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SymbolKind {
    /// `const`
    Constant,
    /// `fn`
    Function,
    /// `type`
    Record,
    /// A field of a record or variant.
    Field,
    /// `enum`
    Enum,
    /// A variant.
    Variant,
    /// `state`
    State,
    /// A var of a state.
    Var,
    /// `computed`
    Computed,
    /// `event`
    Event,
    /// `component`
    Component,
    /// `page`
    Page,
    /// `style`
    Style,
    /// `test`
    Test,
    /// A parameter.
    Parameter,
    /// Any other local.
    Local,
    /// A type parameter.
    TypeParameter,
}

/// What a name means.
#[derive(Debug, Clone, Copy)]
pub enum Meaning {
    /// What the program declares at this place.
    Symbol(Span),
    /// A type of the language, or one of the prelude, or a variant of it.
    Type(&'static str),
    /// A built-in record or enum.
    Prelude,
    /// A method of the library.
    Method(&'static Method),
    /// A built-in function.
    Builtin(&'static Builtin),
    /// An element.
    Element(&'static Element),
    /// A property of an element.
    Property(&'static Property),
    /// A handler of an element.
    Handler(&'static EventProperty),
    /// An effect or another word of the language.
    Word,
    /// A file in a `use`.
    Module,
    /// A label of a call whose meaning is not known.
    Label,
}

/// What is called.
#[derive(Debug, Clone, Copy)]
pub enum Called {
    /// What the program declares at this place.
    Symbol(Span),
    /// A method of the library.
    Method(&'static Method),
    /// A built-in function.
    Builtin(&'static Builtin),
    /// An element.
    Element(&'static Element),
    /// Something else.
    Other,
}

/// Makes the index of a program.
pub fn index(
    sources: &SourceMap,
    files: &[File],
    bindings: &Bindings<'_>,
    program: &Program,
    types: &Types,
) -> Index {
    let mut indexer = Indexer {
        sources,
        bindings,
        program,
        types,
        index: Index {
            types: types_of_locals(program),
            ..Index::default()
        },
        params: params_of_all(bindings),
        generics: Vec::new(),
        parent: None,
    };
    for (file, items) in files.iter().zip(&bindings.files) {
        for declaration in &file.declarations {
            indexer.declaration(declaration, items);
        }
    }
    let mut index = indexer.index;
    index.names.sort_by_key(|(span, _)| *span);
    index.names.dedup_by_key(|(span, _)| *span);
    index.calls.sort_by_key(|(span, _)| *span);
    index
}

struct Indexer<'a> {
    sources: &'a SourceMap,
    bindings: &'a Bindings<'a>,
    program: &'a Program,
    types: &'a Types,
    index: Index,
    /// Parameters by what has them.
    params: FxHashMap<Span, Vec<&'a Name>>,
    /// The type parameters of the declaration at hand.
    generics: Vec<Span>,
    /// The declaration around.
    parent: Option<Span>,
}

impl Indexer<'_> {
    /// The text from `start` up to `end`, on one line.
    fn head(&self, start: Span, end: u32) -> String {
        let text = self.sources.text(Span { end, ..start });
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn declare(
        &mut self,
        name: &Name,
        kind: SymbolKind,
        detail: String,
        docs: Option<SmolStr>,
        span: Span,
    ) {
        let symbol = Symbol {
            name: name.text.clone(),
            kind,
            detail,
            docs,
            parent: self.parent,
            span,
        };
        self.index.symbols.insert(name.span, symbol);
        self.mean(name.span, Meaning::Symbol(name.span));
    }

    fn mean(&mut self, span: Span, meaning: Meaning) {
        self.index.names.push((span, meaning));
    }

    fn within(&mut self, parent: Span, inside: impl FnOnce(&mut Self)) {
        let outer = self.parent.replace(parent);
        inside(self);
        self.parent = outer;
    }
}
