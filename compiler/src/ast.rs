//! The tree as it was written: a [`Span`] on every node, `Broken` where recovery skipped text, no meaning yet.
//!
//! Made by `parser`, read by `resolve`, `check` and the formatter. One block grammar serves events, functions, handlers and views; `check` says what
//! may stand where.

use crate::source::{SourceId, Span};
use smol_str::SmolStr;

/// A name with its place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Name {
    /// The name as written, without `r#` or the like.
    pub text: SmolStr,
    /// Where it stands.
    pub span: Span,
}

/// One source file.
#[derive(Debug, Clone, PartialEq)]
pub struct File {
    /// The file.
    pub source: SourceId,
    /// What it declares, in order.
    pub declarations: Vec<Declaration>,
}

/// A declaration at the top of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Declaration {
    /// Lines of `///` before it, without the slashes.
    pub docs: Option<SmolStr>,
    /// All of it, from its first word to its last bracket.
    pub span: Span,
    /// What it is.
    pub kind: DeclarationKind,
}

/// The kinds of declarations.
#[derive(Debug, Clone, PartialEq)]
pub enum DeclarationKind {
    /// `use a.b.{X, y}`
    Use(Use),
    /// `const NAME = …`
    Const(Const),
    /// `fn name(…) -> T { … }`
    Function(Function),
    /// `extern fn name(…) -> T`
    ExternFunction(Signature),
    /// `external fn …` or `external component …`
    External(External),
    /// `type Task { … }`
    Record(Record),
    /// `enum Filter { … }`
    Enum(Enum),
    /// `state Counter { … }`, `client state …`
    State(State),
    /// `component Panel(…) { … }`
    Component(Component),
    /// `page Home("/") { … }`
    Page(Page),
    /// `context { … }`
    Context(Vec<Field>),
    /// `app "Name" { … }`
    App(App),
    /// `style Name { … }`
    Style(Style),
    /// `test "name" { … }`
    Test(Test),
    /// Text that could not be read; a diagnostic was given. The name that it seems to declare.
    Broken(Option<Name>),
}

/// `use a.b.{X, y}`
#[derive(Debug, Clone, PartialEq)]
pub struct Use {
    /// `a`, `b`
    pub path: Vec<Name>,
    /// `X`, `y`
    pub names: Vec<Name>,
}

/// `const NAME: T = value`
#[derive(Debug, Clone, PartialEq)]
pub struct Const {
    /// Its name.
    pub name: Name,
    /// The declared type.
    pub ty: Option<TypeExpr>,
    /// Its value.
    pub value: Expr,
}

/// `fn name<T>(…) -> R { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Function {
    /// Its name.
    pub name: Name,
    /// Type parameters.
    pub generics: Vec<Name>,
    /// Parameters.
    pub params: Vec<Param>,
    /// The type behind `->`.
    pub result: Option<TypeExpr>,
    /// Its body.
    pub body: Block,
}

/// The head of a function without a body.
#[derive(Debug, Clone, PartialEq)]
pub struct Signature {
    /// Its name.
    pub name: Name,
    /// Parameters.
    pub params: Vec<Param>,
    /// The type behind `->`.
    pub result: Option<TypeExpr>,
}

/// `external fn` and `external component`.
#[derive(Debug, Clone, PartialEq)]
pub enum External {
    /// `external fn name(…) -> T from "./file.js"`
    Function {
        /// The head.
        signature: Signature,
        /// The module.
        from: TextLiteral,
    },
    /// `external component Name as Export from "./file.js" { … }`
    Component {
        /// Its name in RXL.
        name: Name,
        /// Its name in the module, if another.
        export: Option<Name>,
        /// The module.
        from: TextLiteral,
        /// Its properties.
        params: Vec<Param>,
    },
}

/// `name: T = default where rule else "message"`
#[derive(Debug, Clone, PartialEq)]
pub struct Param {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub ty: TypeExpr,
    /// The value behind `=`.
    pub default: Option<Value>,
    /// The rule behind `where`.
    pub rule: Option<Rule>,
    /// All of it.
    pub span: Span,
}

/// `where condition else message`
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// What must hold.
    pub condition: Expr,
    /// What is said otherwise.
    pub message: Expr,
}

/// A field of a record: a parameter that may be private.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Doc comment.
    pub docs: Option<SmolStr>,
    /// The word `private`.
    pub private: Option<Span>,
    /// Name, type, default, rule.
    pub param: Param,
}

/// `type Name<T> { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Its name.
    pub name: Name,
    /// Type parameters.
    pub generics: Vec<Name>,
    /// Fields in order.
    pub fields: Vec<Field>,
}

/// `enum Name<T> { A, B(x: Int) }`
#[derive(Debug, Clone, PartialEq)]
pub struct Enum {
    /// Its name.
    pub name: Name,
    /// Type parameters.
    pub generics: Vec<Name>,
    /// Variants in order.
    pub variants: Vec<Variant>,
}

/// A variant of an enum.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// Doc comment.
    pub docs: Option<SmolStr>,
    /// Its name.
    pub name: Name,
    /// Its fields; none for `A`.
    pub fields: Vec<Param>,
}

/// `[client | session | shared] state Name(…) { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// Which kind.
    pub kind: StateKind,
    /// The word that says the kind, or `state`.
    pub kind_span: Span,
    /// Its name.
    pub name: Name,
    /// Key parameters of a shared state.
    pub params: Vec<Param>,
    /// `keep 30d`
    pub keep: Option<Expr>,
    /// `requires …` or `public`
    pub guard: Option<Guard>,
    /// Members in order.
    pub members: Vec<Member>,
}

/// Where a state lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StateKind {
    /// `state`: on the server, one for each tab.
    Tab,
    /// `client state`: in the browser, one for each tab.
    Client,
    /// `session state` (later).
    Session,
    /// `shared state` (later).
    Shared,
}

/// `requires …` and `public`.
#[derive(Debug, Clone, PartialEq)]
pub enum Guard {
    /// `requires condition else effect`
    Requires {
        /// What must hold.
        condition: Expr,
        /// What happens otherwise.
        otherwise: Option<Expr>,
    },
    /// `public`
    Public(Span),
}

/// A member of a state.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Doc comment.
    pub docs: Option<SmolStr>,
    /// `private`, `optimistic`, … in the order written.
    pub modifiers: Vec<Modifier>,
    /// All of it, modifiers included.
    pub span: Span,
    /// What it is.
    pub kind: MemberKind,
}

/// A word before a member.
#[derive(Debug, Clone, PartialEq)]
pub struct Modifier {
    /// Which one.
    pub kind: ModifierKind,
    /// The word.
    pub span: Span,
}

/// The words that can stand before a member.
#[derive(Debug, Clone, PartialEq)]
pub enum ModifierKind {
    /// `private`
    Private,
    /// `editable`
    Editable,
    /// `stored(local, name: "x")`
    Stored(Args),
    /// `extern`
    Extern,
    /// `optimistic`
    Optimistic,
    /// `background`
    Background,
    /// `latest`
    Latest,
    /// `detached`
    Detached,
}

/// The kinds of members.
#[derive(Debug, Clone, PartialEq)]
pub enum MemberKind {
    /// `name: T = default`
    Var(Var),
    /// `computed name: T = value`
    Computed(Computed),
    /// `event name(…) { … }`
    Event(Event),
    /// `on start { … }`
    Hook(Hook),
    /// `fn name(…) -> T { … }`
    Function(Function),
    /// Text that could not be read; a diagnostic was given.
    Broken,
}

/// `name: T = default`
#[derive(Debug, Clone, PartialEq)]
pub struct Var {
    /// Its name.
    pub name: Name,
    /// The declared type.
    pub ty: Option<TypeExpr>,
    /// The start value.
    pub default: Option<Expr>,
}

/// `computed name: T = value`
#[derive(Debug, Clone, PartialEq)]
pub struct Computed {
    /// Its name.
    pub name: Name,
    /// The declared type.
    pub ty: Option<TypeExpr>,
    /// What it is computed from.
    pub value: Expr,
}

/// `event name(…) requires … { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Its name.
    pub name: Name,
    /// Parameters.
    pub params: Vec<Param>,
    /// `requires …` or `public`
    pub guard: Option<Guard>,
    /// The body; missing in an `extern event`.
    pub body: Option<Block>,
}

/// `on start { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Hook {
    /// `start`, `stop`, `join`, `leave`
    pub name: Name,
    /// The body.
    pub body: Block,
}

/// `component Name<T>(…) { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Component {
    /// Its name.
    pub name: Name,
    /// Type parameters.
    pub generics: Vec<Name>,
    /// Parameters.
    pub params: Vec<Param>,
    /// Locals, events and the view.
    pub body: Block,
}

/// `page Name("/route", …) { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Its name.
    pub name: Name,
    /// Its address, or the status code of an error page.
    pub route: Route,
    /// `title:`, `layout:`, `on_load:` …
    pub arguments: Vec<Argument>,
    /// `requires …` or `public`
    pub guard: Option<Guard>,
    /// Locals, events and the view.
    pub body: Block,
}

/// What stands first in the brackets of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Route {
    /// `"/item/{id: Int}?{tab: Text = "info"}"`
    Address {
        /// The parts in order.
        parts: Vec<RoutePart>,
        /// The literal with its quotes.
        span: Span,
    },
    /// `404`
    Status {
        /// The number.
        number: u32,
        /// Where.
        span: Span,
    },
}

/// A part of an address.
#[derive(Debug, Clone, PartialEq)]
pub enum RoutePart {
    /// Text as written: slashes, static segments, `?`, `&`.
    Text {
        /// With escapes resolved.
        text: SmolStr,
        /// Where.
        span: Span,
    },
    /// `{id: Int = 1}`
    Hole {
        /// Its name.
        name: Name,
        /// Its type.
        ty: TypeExpr,
        /// The default of a query parameter.
        default: Option<Expr>,
        /// With its braces.
        span: Span,
    },
}

/// `app "Name" { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct App {
    /// The name of the app.
    pub name: TextLiteral,
    /// `theme: …`, `head { … }`
    pub settings: Vec<Setting>,
}

/// One setting of an app.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// Its name.
    pub name: Name,
    /// An expression or a block.
    pub value: Value,
}

/// `style Name { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    /// Its name.
    pub name: Name,
    /// Its rules.
    pub rules: Vec<StyleRule>,
}

/// One rule of a style.
#[derive(Debug, Clone, PartialEq)]
pub enum StyleRule {
    /// `color: red(9)`
    Property {
        /// The CSS property.
        name: Name,
        /// Its value.
        value: Expr,
    },
    /// `hover { … }`, `at(max_width: 640px) { … }`
    Nested {
        /// `hover`, `at`, `animation`
        name: Name,
        /// What stands in the brackets.
        args: Option<Args>,
        /// The rules inside.
        rules: Vec<StyleRule>,
    },
}

/// `test "name" { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    /// The name.
    pub name: TextLiteral,
    /// The body.
    pub body: Block,
}

/// A type as written.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeExpr {
    /// What it is.
    pub kind: TypeExprKind,
    /// Where.
    pub span: Span,
}

/// The kinds of written types.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeExprKind {
    /// `Int`, `List<T>`, `Task`
    Named {
        /// The name.
        name: Name,
        /// What stands in `< >`.
        arguments: Vec<TypeExpr>,
    },
    /// `T?`
    Option(Box<TypeExpr>),
    /// `(A, B) -> R`
    Function {
        /// Parameters.
        params: Vec<TypeExpr>,
        /// Result.
        result: Box<TypeExpr>,
    },
    /// Text that could not be read; a diagnostic was given.
    Broken,
}

/// `{ … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Items in order.
    pub items: Vec<Item>,
    /// With its braces.
    pub span: Span,
}

/// One item of a block.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// All of it.
    pub span: Span,
}

/// The kinds of items.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemKind {
    /// `let mut x: T = e else { … }`
    Let {
        /// The word `mut` was written.
        mutable: bool,
        /// The name.
        name: Name,
        /// The declared type.
        ty: Option<TypeExpr>,
        /// Its value.
        value: Expr,
        /// `else { … }`
        otherwise: Option<Block>,
    },
    /// `local x: T = e`
    Local {
        /// The name.
        name: Name,
        /// The declared type.
        ty: Option<TypeExpr>,
        /// The start value.
        value: Expr,
    },
    /// `event name(…) { … }` in a component
    Event(Event),
    /// `for mut x, i in xs where c key k { … } else { … }`
    For {
        /// The word `mut` was written.
        mutable: bool,
        /// The first name.
        name: Name,
        /// The second name: index or value.
        second: Option<Name>,
        /// What is run over.
        over: Expr,
        /// `where c`
        filter: Option<Expr>,
        /// `key k`
        key: Option<Expr>,
        /// The body.
        body: Block,
        /// `else { … }`
        otherwise: Option<Block>,
    },
    /// `while c { … }`
    While {
        /// The condition.
        condition: Condition,
        /// The body.
        body: Block,
    },
    /// `return e`
    Return(Option<Expr>),
    /// `break`
    Break,
    /// `continue`
    Continue,
    /// `assert e`
    Assert(Expr),
    /// `e`: a value, a call, an element, an `if` or a `match`
    Expr(Expr),
    /// `place = e`, `place += e`
    Assign {
        /// What is assigned.
        place: Expr,
        /// Which operator.
        operator: AssignOperator,
        /// Where the operator stands.
        operator_span: Span,
        /// The new value.
        value: Expr,
    },
    /// `name(…) { … }` or `name { … }`: a call with a trailing block
    Trailing {
        /// A name or a call.
        call: Expr,
        /// The block behind it.
        block: Block,
    },
    /// Text that could not be read; a diagnostic was given.
    Broken,
}

/// `=`, `+=`, `-=`, `*=`, `/=`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AssignOperator {
    /// `=`
    Set,
    /// `+=`
    Add,
    /// `-=`
    Subtract,
    /// `*=`
    Multiply,
    /// `/=`
    Divide,
}

/// What stands behind `if` and `while`.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// `e`
    Is(Expr),
    /// `let mut p = e`
    Let {
        /// The word `mut` was written.
        mutable: bool,
        /// The pattern.
        pattern: Pattern,
        /// What it is matched against.
        value: Expr,
    },
}

/// A pattern.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    /// What it is.
    pub kind: PatternKind,
    /// Where.
    pub span: Span,
}

/// The kinds of patterns.
#[derive(Debug, Clone, PartialEq)]
pub enum PatternKind {
    /// A number, `-` included, with its unit if it has one.
    Number(Number),
    /// A text without holes.
    Text(SmolStr),
    /// `true`, `false`
    Bool(bool),
    /// `none`
    None,
    /// `_`
    Wildcard,
    /// `name`
    Bind(Name),
    /// `some(p)`, `ok(p)`, `err(p)`: a lower-case name with brackets
    Wrapper {
        /// The name.
        name: Name,
        /// What stands in the brackets.
        fields: Vec<Pattern>,
    },
    /// `Variant(p, …)`, `Enum.Variant(p, …)`
    Variant {
        /// `Enum`
        enumeration: Option<Name>,
        /// `Variant`
        name: Name,
        /// What stands in the brackets; `None` without brackets.
        fields: Option<Vec<Pattern>>,
    },
    /// `a | b`
    Or(Vec<Pattern>),
    /// Text that could not be read; a diagnostic was given.
    Broken,
}

/// A value where a block may stand as well: an argument, a default, behind `=>`.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `e`
    Expr(Expr),
    /// `{ … }`
    Block(Block),
}

/// `(a, name: b)`
#[derive(Debug, Clone, PartialEq)]
pub struct Args {
    /// In the order written.
    pub arguments: Vec<Argument>,
    /// With the brackets.
    pub span: Span,
}

/// `name: value`
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// `name`; any word.
    pub label: Option<Name>,
    /// `value`
    pub value: Value,
    /// All of it.
    pub span: Span,
}

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where.
    pub span: Span,
}

/// The kinds of expressions.
#[derive(Debug, Clone, PartialEq)]
pub enum ExprKind {
    /// `1`, `1.5`, `300ms`
    Number(Number),
    /// `#3e63dd`: the digits without `#`, as written
    Color(SmolStr),
    /// `"Hello {name}"`
    Text(TextLiteral),
    /// `true`, `false`
    Bool(bool),
    /// `none`
    None,
    /// `self`
    SelfState,
    /// A lower-case name
    Name(Name),
    /// An upper-case name
    UpperName(Name),
    /// `( e )`; kept for the formatter
    Group(Box<Expr>),
    /// `if c { … } else { … }`
    If(Box<If>),
    /// `match e { … }`
    Match(Box<Match>),
    /// `x => e`, `(a: T, b) => e`
    Lambda(Box<Lambda>),
    /// `[a, b]`
    List(Vec<Expr>),
    /// `[k: v]`, `[:]`
    Map(Vec<(Expr, Expr)>),
    /// `a + b`
    Binary {
        /// Which operator.
        operator: BinaryOperator,
        /// Where the operator stands.
        operator_span: Span,
        /// Left.
        left: Box<Expr>,
        /// Right.
        right: Box<Expr>,
    },
    /// `-a`, `!a`, `try a`
    Unary {
        /// Which operator.
        operator: UnaryOperator,
        /// The operand.
        operand: Box<Expr>,
    },
    /// `a.b`, `a?.b`
    Field {
        /// `a`
        object: Box<Expr>,
        /// `b`; lower or upper case
        name: Name,
        /// Written with `?.`
        optional: bool,
    },
    /// `f(a, b: c)`
    Call {
        /// `f`
        callee: Box<Expr>,
        /// What stands in the brackets.
        args: Args,
    },
    /// `a[i]`
    Index {
        /// `a`
        object: Box<Expr>,
        /// `i`
        index: Box<Expr>,
    },
    /// Text that could not be read; a diagnostic was given.
    Broken,
}

/// A number as written.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Digits, point and exponent without `_`, with `-` in a pattern.
    pub digits: SmolStr,
    /// Has a fraction or an exponent.
    pub is_float: bool,
    /// The unit glued to it: `ms`, `px`, `%`.
    pub unit: Option<SmolStr>,
}

/// A text literal.
#[derive(Debug, Clone, PartialEq)]
pub struct TextLiteral {
    /// Texts and holes in order.
    pub parts: Vec<TextPart>,
    /// With its quotes.
    pub span: Span,
}

impl TextLiteral {
    /// What stands in it besides holes.
    pub fn plain(&self) -> String {
        let texts = self.parts.iter().filter_map(|part| match part {
            TextPart::Text(text) => Some(text.as_str()),
            TextPart::Hole(_) => None,
        });
        texts.collect()
    }
}

/// A part of a text literal.
#[derive(Debug, Clone, PartialEq)]
pub enum TextPart {
    /// With escapes resolved and, in `"""`, indentation taken off.
    Text(SmolStr),
    /// `{e}`
    Hole(Expr),
}

/// `if c { … } else { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct If {
    /// What is asked.
    pub condition: Condition,
    /// If it holds.
    pub then: Block,
    /// Otherwise.
    pub otherwise: Option<Else>,
}

/// What stands behind `else`.
#[derive(Debug, Clone, PartialEq)]
pub enum Else {
    /// `else if …`: always an expression of kind `If`
    If(Expr),
    /// `else { … }`
    Block(Block),
}

/// `match e { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// What is looked at.
    pub scrutinee: Expr,
    /// Arms in order.
    pub arms: Vec<Arm>,
    /// The braces with what is in them.
    pub arms_span: Span,
}

/// `pattern if guard => body`
#[derive(Debug, Clone, PartialEq)]
pub struct Arm {
    /// The pattern.
    pub pattern: Pattern,
    /// Behind `if`.
    pub guard: Option<Expr>,
    /// Behind `=>`: a block, or one item as a block of one.
    pub body: ArmBody,
    /// All of it.
    pub span: Span,
}

/// What stands behind `=>` in an arm.
#[derive(Debug, Clone, PartialEq)]
pub enum ArmBody {
    /// `{ … }`
    Block(Block),
    /// One item.
    Item(Box<Item>),
}

/// `x => e`, `(a: T, b) => e`
#[derive(Debug, Clone, PartialEq)]
pub struct Lambda {
    /// Names with their declared types.
    pub params: Vec<LambdaParam>,
    /// The value.
    pub body: Value,
}

/// A parameter of a lambda.
#[derive(Debug, Clone, PartialEq)]
pub struct LambdaParam {
    /// Its name.
    pub name: Name,
    /// Its declared type.
    pub ty: Option<TypeExpr>,
}

/// Operators with two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BinaryOperator {
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
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `&&`
    And,
    /// `||`
    Or,
    /// `??`
    Coalesce,
    /// `..`
    Range,
}

/// Operators with one operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnaryOperator {
    /// `-`
    Negate,
    /// `!`
    Not,
    /// `try`
    Try,
}

impl BinaryOperator {
    /// As it is written.
    pub fn symbol(self) -> &'static str {
        match self {
            BinaryOperator::Add => "+",
            BinaryOperator::Subtract => "-",
            BinaryOperator::Multiply => "*",
            BinaryOperator::Divide => "/",
            BinaryOperator::Remainder => "%",
            BinaryOperator::Equal => "==",
            BinaryOperator::NotEqual => "!=",
            BinaryOperator::Less => "<",
            BinaryOperator::LessOrEqual => "<=",
            BinaryOperator::Greater => ">",
            BinaryOperator::GreaterOrEqual => ">=",
            BinaryOperator::And => "&&",
            BinaryOperator::Or => "||",
            BinaryOperator::Coalesce => "??",
            BinaryOperator::Range => "..",
        }
    }
}
