//! The tree of emitted JavaScript: only node kinds that RXL emits.
//!
//! Imports are no nodes: an expression names what it takes from another module ([`ExprKind::Imported`]), and the printer collects the import
//! declarations from what it met.

use crate::source::Span;
use smol_str::SmolStr;

/// One ES module.
#[derive(Debug, Clone, Default)]
pub struct Module {
    /// Comment lines at its top, without slashes.
    pub comments: Vec<String>,
    /// What it consists of.
    pub items: Vec<Statement>,
}

/// A statement.
#[derive(Debug, Clone)]
pub struct Statement {
    /// What it is.
    pub kind: StatementKind,
    /// Where it comes from.
    pub origin: Option<Span>,
}

/// The kinds of statements.
#[derive(Debug, Clone)]
pub enum StatementKind {
    /// `const target = value;`
    Const {
        /// What is bound.
        target: Binding,
        /// To what.
        value: Expr,
    },
    /// `let name = value;`
    Let {
        /// The name.
        name: Name,
        /// Its first value.
        value: Option<Expr>,
    },
    /// `target = value;`
    Assign {
        /// The variable.
        target: Name,
        /// Its new value.
        value: Expr,
    },
    /// `e;`
    Expr(Expr),
    /// `return e;`
    Return(Option<Expr>),
    /// `if (c) { … } else { … }`
    If {
        /// What is asked.
        condition: Expr,
        /// If it holds.
        then: Vec<Statement>,
        /// Otherwise; a single `If` is printed as `else if`.
        otherwise: Vec<Statement>,
    },
    /// `for (const target of over) { … }`
    ForOf {
        /// What is bound.
        target: Binding,
        /// What is run over.
        over: Expr,
        /// The body.
        body: Vec<Statement>,
    },
    /// `while (c) { … }`
    While {
        /// The condition.
        condition: Expr,
        /// The body.
        body: Vec<Statement>,
    },
    /// `break label;`
    Break(Option<SmolStr>),
    /// `continue;`
    Continue,
    /// `label: { … }`
    Labelled {
        /// The label.
        label: SmolStr,
        /// What can be left by it.
        body: Vec<Statement>,
    },
    /// `function name(params) { … }`
    Function(Function),
    /// `export …`
    Export(Box<Statement>),
    /// `export default e;`
    ExportDefault(Expr),
}

/// A name that is bound, with where it was written.
#[derive(Debug, Clone)]
pub struct Name {
    /// A JavaScript identifier.
    pub text: SmolStr,
    /// Its name in the source, if that is another one.
    pub original: Option<SmolStr>,
    /// Where the name stands in the source.
    pub origin: Option<Span>,
}

/// What a declaration or a parameter binds.
#[derive(Debug, Clone)]
pub enum Binding {
    /// `name`
    Name(Name),
    /// `{ a, b: c }`: property and name for each
    Object(Vec<(SmolStr, Name)>),
    /// `[a, b]`
    Array(Vec<Name>),
}

/// A function with a name.
#[derive(Debug, Clone)]
pub struct Function {
    /// Its name.
    pub name: Name,
    /// Its parameters.
    pub params: Vec<Binding>,
    /// Its body.
    pub body: Vec<Statement>,
}

/// An expression.
#[derive(Debug, Clone)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it comes from.
    pub origin: Option<Span>,
}

/// The kinds of expressions.
#[derive(Debug, Clone)]
pub enum ExprKind {
    /// A variable of the module.
    Name(SmolStr),
    /// A name of another module.
    Imported(Import),
    /// `"text"`
    Text(SmolStr),
    /// A number as JavaScript writes it.
    Number(SmolStr),
    /// `true`, `false`
    Bool(bool),
    /// `null`
    Null,
    /// `undefined`
    Undefined,
    /// `` `a ${b}` ``
    Template(Vec<TemplatePart>),
    /// `[a, b]`
    Array(Vec<Expr>),
    /// `{ a: b }`
    Object(Vec<Entry>),
    /// `a.b`
    Member(Box<Expr>, SmolStr),
    /// `a?.b`
    OptionalMember(Box<Expr>, SmolStr),
    /// `a[b]`
    Index(Box<Expr>, Box<Expr>),
    /// `f(a, b)`
    Call(Box<Expr>, Vec<Expr>),
    /// `(a) => e`
    Arrow(Vec<Binding>, Box<ArrowBody>),
    /// `function name(a) { … }`
    Function(Box<Function>),
    /// `!a`
    Not(Box<Expr>),
    /// `-a`
    Negate(Box<Expr>),
    /// `a + b`
    Binary(Operator, Box<Expr>, Box<Expr>),
    /// `a ? b : c`
    Conditional(Box<Expr>, Box<Expr>, Box<Expr>),
}

/// A name of another module.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Import {
    /// Which module.
    pub from: From,
    /// The exported name.
    pub name: SmolStr,
}

/// Where something is imported from, in the order in which imports are printed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum From {
    /// A bare specifier: `react`.
    Package(&'static str),
    /// A module of the program, by its path from the root of the output: `modules/todo.js`.
    Module(SmolStr),
}

/// A part of a template.
#[derive(Debug, Clone)]
pub enum TemplatePart {
    /// As it stands.
    Text(SmolStr),
    /// `${e}`
    Hole(Expr),
}

/// An entry of an object.
#[derive(Debug, Clone)]
pub enum Entry {
    /// `key: value`, or `key` alone if the value is a variable of that name
    Property {
        /// The key; quoted where it is no identifier.
        key: SmolStr,
        /// The value.
        value: Expr,
        /// Where the key stands in the source.
        origin: Option<Span>,
    },
    /// `...e`
    Spread(Expr),
}

/// What stands behind `=>`.
#[derive(Debug, Clone)]
pub enum ArrowBody {
    /// `e`
    Expr(Expr),
    /// `{ … }`
    Block(Vec<Statement>),
}

/// Operators with two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `%`
    Remainder,
    /// `===`
    Same,
    /// `!==`
    NotSame,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `in`
    In,
    /// `&&`
    And,
    /// `||`
    Or,
    /// `??`
    Coalesce,
}

impl Operator {
    /// As it is written.
    pub fn text(self) -> &'static str {
        match self {
            Operator::Add => "+",
            Operator::Subtract => "-",
            Operator::Multiply => "*",
            Operator::Divide => "/",
            Operator::Remainder => "%",
            Operator::Same => "===",
            Operator::NotSame => "!==",
            Operator::Less => "<",
            Operator::LessOrEqual => "<=",
            Operator::Greater => ">",
            Operator::GreaterOrEqual => ">=",
            Operator::In => "in",
            Operator::And => "&&",
            Operator::Or => "||",
            Operator::Coalesce => "??",
        }
    }
}
