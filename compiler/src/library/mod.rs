//! The library of the language as one table: what each type's methods and the built-in functions take, give and mean.
//!
//! `check` types calls by it, both back ends name their runtime functions by it, completion and the specification are made from it. The functions
//! themselves are in `runtime/src/library/` (Rust) and `runtime/client/src/library/` (TypeScript), one file a type on each side.
//!
//! A signature is written as a user would read it; [`Signature`] is what `check` works with.

use std::sync::LazyLock;

/// A method.
#[derive(Debug, PartialEq, Eq)]
pub struct Method {
    /// The type that has it, with type parameters `T`, `K`, `V`, `E`, `R`.
    pub receiver: Ty,
    /// What it is called with.
    pub signature: Signature,
    /// Called on the type itself (`Filter.values()`), not on a value.
    pub is_static: bool,
    /// Changes its place (`*` in the table).
    pub mutates: bool,
    /// Can fail.
    pub fails: bool,
    /// One sentence for editors and the specification.
    pub docs: &'static str,
}

/// A built-in function.
#[derive(Debug, PartialEq, Eq)]
pub struct Builtin {
    /// What it is called with.
    pub signature: Signature,
    /// Where it may stand.
    pub context: Context,
    /// Can fail.
    pub fails: bool,
    /// One sentence for editors and the specification.
    pub docs: &'static str,
}

/// Where a built-in function may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// Pure: everywhere.
    Everywhere,
    /// Impure: events, hooks, handlers and their arguments, tests; not optimistic events.
    Events,
    /// Handlers and events of `client state`.
    Browser,
    /// Views, handlers and client events.
    Views,
}

/// Name, parameters, result.
#[derive(Debug, PartialEq, Eq)]
pub struct Signature {
    /// `pad_start`
    pub name: String,
    /// In order.
    pub params: Vec<Param>,
    /// What it gives; `Ty::Unit` for nothing.
    pub result: Ty,
}

/// A parameter of a method or built-in function.
#[derive(Debug, PartialEq, Eq)]
pub struct Param {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: Ty,
    /// Its default, as a literal of the language.
    pub default: Option<String>,
}

/// A type in the table. Type parameters stand for themselves; `Number` is Int or Float, the same one throughout a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ty {
    /// `T`, `K`, `V`, `E`, `R`, `U`
    Param(String),
    /// `Int`, `List<T>`, `Map<K, V>`, the name of a prelude record or enum.
    Named(String, Vec<Ty>),
    /// `T?`
    Option(Box<Ty>),
    /// `(A, B) -> R`
    Function(Vec<Ty>, Box<Ty>),
    /// Nothing.
    Unit,
    /// Never returns.
    Never,
}

/// All methods.
pub static METHODS: LazyLock<Vec<Method>> = LazyLock::new(Vec::new);

/// All built-in functions.
pub static BUILTINS: LazyLock<Vec<Builtin>> = LazyLock::new(Vec::new);
