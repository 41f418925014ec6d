//! Short constructors for the tree.

use super::ast::{
    ArrowBody, Binding, Entry, Expr, ExprKind, From, Function, Import, Name, Operator, Statement,
    StatementKind,
};
use super::client::module_of;
use crate::source::Span;
use smol_str::SmolStr;

impl Name {
    /// A name that the compiler made.
    pub fn made(text: impl Into<SmolStr>) -> Name {
        Name {
            text: text.into(),
            original: None,
            origin: None,
        }
    }

    /// A name of the source.
    pub fn of(text: SmolStr, original: &SmolStr, origin: Option<Span>) -> Name {
        Name {
            text,
            original: Some(original.clone()),
            origin,
        }
    }
}

impl Expr {
    /// The same, from `span`.
    pub fn at(mut self, span: Span) -> Expr {
        self.origin = Some(span);
        self
    }

    /// `self.name`
    pub fn member(self, name: impl Into<SmolStr>) -> Expr {
        expr(ExprKind::Member(Box::new(self), name.into()))
    }

    /// `self?.name`
    pub fn optional_member(self, name: impl Into<SmolStr>) -> Expr {
        expr(ExprKind::OptionalMember(Box::new(self), name.into()))
    }

    /// `self[index]`
    pub fn index(self, index: Expr) -> Expr {
        expr(ExprKind::Index(Box::new(self), Box::new(index)))
    }

    /// `self(args)`
    pub fn call(self, args: Vec<Expr>) -> Expr {
        expr(ExprKind::Call(Box::new(self), args))
    }

    /// `self.name(args)`
    pub fn method(self, name: impl Into<SmolStr>, args: Vec<Expr>) -> Expr {
        self.member(name).call(args)
    }

    /// `self operator other`
    pub fn binary(self, operator: Operator, other: Expr) -> Expr {
        expr(ExprKind::Binary(operator, Box::new(self), Box::new(other)))
    }

    /// `self ? then : otherwise`
    pub fn choose(self, then: Expr, otherwise: Expr) -> Expr {
        expr(ExprKind::Conditional(
            Box::new(self),
            Box::new(then),
            Box::new(otherwise),
        ))
    }

    /// `!self`, without doubling: `!!a` is `a`, `!(a === b)` is `a !== b`.
    pub fn negated(self) -> Expr {
        match self.kind {
            ExprKind::Not(inner) => *inner,
            ExprKind::Binary(Operator::Same, left, right) => left.binary(Operator::NotSame, *right),
            ExprKind::Binary(Operator::NotSame, left, right) => left.binary(Operator::Same, *right),
            kind => expr(ExprKind::Not(Box::new(Expr {
                kind,
                origin: self.origin,
            }))),
        }
    }

    /// As a statement.
    pub fn statement(self) -> Statement {
        statement(StatementKind::Expr(self))
    }
}

impl Statement {
    /// The same, from `span`.
    pub fn at(mut self, span: Span) -> Statement {
        self.origin = Some(span);
        self
    }
}

/// An expression from nowhere.
pub fn expr(kind: ExprKind) -> Expr {
    Expr { kind, origin: None }
}

/// A statement from nowhere.
pub fn statement(kind: StatementKind) -> Statement {
    Statement { kind, origin: None }
}

/// A variable.
pub fn name(text: impl Into<SmolStr>) -> Expr {
    expr(ExprKind::Name(text.into()))
}

/// `"text"`
pub fn text(value: impl Into<SmolStr>) -> Expr {
    expr(ExprKind::Text(value.into()))
}

/// A whole number.
pub fn int(value: i64) -> Expr {
    expr(ExprKind::Number(SmolStr::new(value.to_string())))
}

/// `null`
pub fn null() -> Expr {
    expr(ExprKind::Null)
}

/// `undefined`
pub fn undefined() -> Expr {
    expr(ExprKind::Undefined)
}

/// `true`, `false`
pub fn bool(value: bool) -> Expr {
    expr(ExprKind::Bool(value))
}

/// `[items]`
pub fn array(items: Vec<Expr>) -> Expr {
    expr(ExprKind::Array(items))
}

/// `{ entries }`
pub fn object(entries: Vec<Entry>) -> Expr {
    expr(ExprKind::Object(entries))
}

/// `key: value`
pub fn property(key: impl Into<SmolStr>, value: Expr) -> Entry {
    Entry::Property {
        key: key.into(),
        value,
        origin: None,
    }
}

/// `(params) => value`
pub fn arrow(params: Vec<Binding>, value: Expr) -> Expr {
    expr(ExprKind::Arrow(params, Box::new(ArrowBody::Expr(value))))
}

/// `(params) => { body }`
pub fn arrow_block(params: Vec<Binding>, body: Vec<Statement>) -> Expr {
    expr(ExprKind::Arrow(params, Box::new(ArrowBody::Block(body))))
}

/// `(params) => { before; return value; }`, or `(params) => value` if nothing comes before.
pub fn arrow_of(params: Vec<Binding>, mut before: Vec<Statement>, value: Expr) -> Expr {
    if before.is_empty() {
        return arrow(params, value);
    }
    before.push(give(value));
    arrow_block(params, before)
}

/// `function name(params) { body }` as an expression
pub fn function(name: Name, params: Vec<Binding>, body: Vec<Statement>) -> Expr {
    expr(ExprKind::Function(Box::new(Function {
        name,
        params,
        body,
    })))
}

/// `const name = value;`
pub fn constant(name: Name, value: Expr) -> Statement {
    statement(StatementKind::Const {
        target: Binding::Name(name),
        value,
    })
}

/// `return value;`
pub fn give(value: Expr) -> Statement {
    statement(StatementKind::Return(Some(value)))
}

/// `export …`
pub fn export(item: Statement) -> Statement {
    statement(StatementKind::Export(Box::new(item)))
}

/// Something from the browser client.
pub fn client(name: impl Into<SmolStr>) -> Expr {
    let name = name.into();
    package(module_of(&name), name)
}

/// Something from `react`.
pub fn react(name: impl Into<SmolStr>) -> Expr {
    package("react", name)
}

/// Something from `react/jsx-runtime`.
pub fn jsx_runtime(name: impl Into<SmolStr>) -> Expr {
    package("react/jsx-runtime", name)
}

fn package(package: &'static str, name: impl Into<SmolStr>) -> Expr {
    expr(ExprKind::Imported(Import {
        from: From::Package(package),
        name: name.into(),
    }))
}

/// `a && b && c`; `true` for none.
pub fn all(tests: impl IntoIterator<Item = Expr>) -> Option<Expr> {
    tests
        .into_iter()
        .reduce(|left, right| left.binary(Operator::And, right))
}
