//! The resolved and typed tree: ids instead of names, a [`Type`] on every expression, every default filled in, every conversion explicit.
//!
//! Made by `check`, read by `plan` and both back ends. Names stay for the reader of emitted code; nothing is looked up by name any more.
//!
//! Ids index the arenas of [`Program`]. Locals are numbered within their [`Body`] (a function, an event, a default, a component, a page); lambdas,
//! handlers and views share the locals of the body around them.

use crate::elements;
use crate::library;
use crate::source::{SourceId, Span};
use sha2::{Digest, Sha256};
use smol_str::SmolStr;
use std::fmt;
use std::sync::Arc;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        $($(#[$doc])* #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)] pub struct $name(pub u32);)*
    };
}

ids! {
    /// Indexes [`Program::records`].
    RecordId;
    /// Indexes [`Program::enums`].
    EnumId;
    /// Indexes [`Program::constants`].
    ConstantId;
    /// Indexes [`Program::functions`].
    FunctionId;
    /// Indexes [`Program::states`].
    StateId;
    /// Indexes [`Program::components`].
    ComponentId;
    /// Indexes [`Program::pages`].
    PageId;
    /// Indexes [`Program::styles`].
    StyleId;
    /// Indexes [`Body::locals`].
    LocalId;
}

impl EnumId {
    /// The variants of `Json`, whose type is [`Type::Json`].
    pub fn json() -> EnumId {
        EnumId(u32::try_from(elements::prelude::PRELUDE_ENUMS.len()).unwrap_or(u32::MAX))
    }
}

/// A whole program. Built-in records and enums come first in their arenas, in the order of the prelude tables.
#[derive(Debug, Clone, Default)]
pub struct Program {
    /// Files in the order of the source map.
    pub files: Vec<File>,
    /// `type`
    pub records: Vec<Record>,
    /// `enum`
    pub enums: Vec<Enum>,
    /// `const`
    pub constants: Vec<Constant>,
    /// `fn`, at the top of a file and in states.
    pub functions: Vec<Function>,
    /// `state`
    pub states: Vec<State>,
    /// `component`
    pub components: Vec<Component>,
    /// `page`
    pub pages: Vec<Page>,
    /// `test`, in the order of the files. Nothing of them is in what is emitted for users.
    pub tests: Vec<Test>,
    /// `style`
    pub styles: Vec<Style>,
    /// What `asset("file")` names, each file once.
    pub assets: Vec<Asset>,
    /// What `app "Name" { … }` says.
    pub app: App,
}

/// A file of the project that the app serves.
#[derive(Clone, PartialEq, Eq)]
pub struct Asset {
    /// Relative to the folder of the root file.
    pub path: SmolStr,
    /// Its name below `web/assets/`, with a hash of what is in it.
    pub name: String,
    /// All of it.
    pub contents: Arc<[u8]>,
}

impl Asset {
    /// The file at `path` with what is in it.
    pub fn new(path: &str, contents: Vec<u8>) -> Asset {
        // What needs no escape in an address and is no riddle in a list of files.
        let plain = |text: &str| -> String {
            let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
            text.chars()
                .map(|c| if plain(c) { c } else { '-' })
                .collect()
        };
        let file = path.rsplit_once('/').map_or(path, |(_, file)| file);
        let (stem, ending) = match file.rsplit_once('.') {
            Some((stem, ending)) => (stem, format!(".{}", plain(ending).to_ascii_lowercase())),
            None => (file, String::new()),
        };
        let digest = Sha256::digest(&contents);
        let hash: String = digest
            .iter()
            .take(8)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        Asset {
            path: path.into(),
            name: format!("{}-{hash}{ending}", plain(stem)),
            contents: contents.into(),
        }
    }

    /// Where browsers get it: an address that changes with what is in it.
    pub fn address(&self) -> String {
        format!("/_rxl/assets/{}", self.name)
    }
}

impl fmt::Debug for Asset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What is in it is seldom a text.
        f.debug_struct("Asset")
            .field("path", &self.path)
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// One file.
#[derive(Debug, Clone)]
pub struct File {
    /// The source.
    pub source: SourceId,
    /// Its path without `.rxl`: `app`, `widgets/row`.
    pub module: SmolStr,
}

/// Where and how something is declared.
#[derive(Debug, Clone)]
pub struct Origin {
    /// Its name as written.
    pub name: SmolStr,
    /// Where the name stands. Built-ins have none.
    pub span: Option<Span>,
    /// Its doc comment.
    pub docs: Option<SmolStr>,
}

/// A type. Equal types are equal values.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Type {
    /// `Bool`
    Bool,
    /// `Int`
    Int,
    /// `Float`
    Float,
    /// `Text`
    Text,
    /// `Date`
    Date,
    /// `DateTime`
    DateTime,
    /// `Duration`
    Duration,
    /// `Bytes`
    Bytes,
    /// `Json`
    Json,
    /// `List<T>`
    List(Arc<Type>),
    /// `Map<K, V>`
    Map(Arc<Type>, Arc<Type>),
    /// `Set<T>`
    Set(Arc<Type>),
    /// `T?`; never an option of an option
    Option(Arc<Type>),
    /// `Result<T, E>`
    Result(Arc<Type>, Arc<Type>),
    /// A record with its type arguments.
    Record(RecordId, Arc<[Type]>),
    /// An enum with its type arguments.
    Enum(EnumId, Arc<[Type]>),
    /// `a..b`
    Range,
    /// `Route`
    Route,
    /// `Color`
    Color,
    /// `Length`
    Length,
    /// `Style`
    Style,
    /// `ZonedTime`
    ZonedTime,
    /// `Stream<T>`
    Stream(Arc<Type>),
    /// `Event`, `Event<T>`
    Event(Option<Arc<Type>>),
    /// `View`, `View<T>`
    View(Option<Arc<Type>>),
    /// `(A, B) -> R`
    Function(Arc<[Type]>, Arc<Type>),
    /// A type parameter of the declaration around it, by index.
    Param(u32, SmolStr),
    /// What calls without a result have.
    Unit,
    /// What `fail(…)` has: it fits everywhere.
    Never,
    /// The silent type of an expression that has an error. Not in a tree that reaches `plan`.
    Error,
}

/// `type Name { … }`
#[derive(Debug, Clone)]
pub struct Record {
    /// Name, place, docs.
    pub origin: Origin,
    /// The file; none for built-ins.
    pub source: Option<SourceId>,
    /// Names of its type parameters.
    pub generics: Vec<SmolStr>,
    /// Fields in order.
    pub fields: Vec<Field>,
}

/// A field of a record or a variant.
#[derive(Debug, Clone)]
pub struct Field {
    /// Name, place, docs.
    pub origin: Origin,
    /// Its type.
    pub ty: Type,
    /// Never leaves the server.
    pub private: bool,
    /// Its default.
    pub default: Option<Body>,
    /// `where … else …`; its body's first locals are the fields of the record in order.
    pub rule: Option<Rule>,
}

/// `where condition else message`
#[derive(Debug, Clone)]
pub struct Rule {
    /// Locals: the fields or parameters in order.
    pub locals: Vec<Local>,
    /// What must hold.
    pub condition: Expr,
    /// What is said otherwise.
    pub message: Expr,
}

/// `enum Name { … }`
#[derive(Debug, Clone)]
pub struct Enum {
    /// Name, place, docs.
    pub origin: Origin,
    /// The file; none for built-ins.
    pub source: Option<SourceId>,
    /// Names of its type parameters.
    pub generics: Vec<SmolStr>,
    /// Variants in order.
    pub variants: Vec<Variant>,
}

impl Enum {
    /// Whether no variant has fields.
    pub fn is_plain(&self) -> bool {
        self.variants
            .iter()
            .all(|variant| variant.fields.is_empty())
    }
}

/// A variant.
#[derive(Debug, Clone)]
pub struct Variant {
    /// Name, place, docs.
    pub origin: Origin,
    /// Fields in order.
    pub fields: Vec<Field>,
}

/// `const NAME = …`
#[derive(Debug, Clone)]
pub struct Constant {
    /// Name, place, docs.
    pub origin: Origin,
    /// The file.
    pub source: SourceId,
    /// Its value.
    pub value: Body,
}

/// `style Name { … }`
#[derive(Debug, Clone)]
pub struct Style {
    /// Name, place, docs.
    pub origin: Origin,
    /// The file.
    pub source: SourceId,
    /// Its rules in order.
    pub rules: Vec<StyleRule>,
}

/// A rule of a style.
#[derive(Debug, Clone)]
pub enum StyleRule {
    /// `color: red(9)`
    Property {
        /// A CSS property of every element.
        property: &'static elements::Property,
        /// A literal, a step of a colour scale or a variant: known when the program is compiled.
        value: Expr,
    },
    /// `hover { … }`
    When(StyleState, Vec<StyleRule>),
    /// `at(max_width: 640px) { … }`
    At {
        /// `max-width`, as CSS names it.
        limit: &'static str,
        /// `640px`
        length: SmolStr,
        /// The rules there.
        rules: Vec<StyleRule>,
    },
    /// `animation(300ms, repeat: 2) { at(0%) { … } }`
    Animation {
        /// How long it takes, in milliseconds.
        duration: i64,
        /// How often it runs; without end if none.
        repeat: Option<i64>,
        /// How it goes from one frame to the next, as CSS says it.
        easing: SmolStr,
        /// Places between `0%` and `100%`, each with its properties.
        frames: Vec<(SmolStr, Vec<StyleRule>)>,
    },
}

/// When a block of a style holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StyleState {
    /// The pointer is over it.
    Hover,
    /// It is being pressed.
    Active,
    /// The keyboard is on it.
    Focus,
    /// It cannot be used.
    Disabled,
    /// Dark colours are shown.
    Dark,
    /// Light colours are shown.
    Light,
}

/// `app "Name" { … }`
#[derive(Debug, Clone, Default)]
pub struct App {
    /// Its name, `""` without one.
    pub name: SmolStr,
    /// The language of its pages, as in `lang` of HTML.
    pub lang: Option<SmolStr>,
    /// Its colours and shapes.
    pub theme: Theme,
    /// Elements `meta` of every page: name and value of their attributes.
    pub meta: Vec<Vec<(SmolStr, SmolStr)>>,
    /// The address of a stylesheet behind its own.
    pub stylesheet: Option<SmolStr>,
    /// What is told of every failure, in place of a toast.
    pub on_error: Option<EventRef>,
    /// What is shown over the page while the connection is away.
    pub overlay: Option<ComponentId>,
}

/// `theme(accent: Amber, gray: Sand, radius: Large, mode: Dark)`
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Theme {
    /// The colour scale that stands for the accent.
    pub accent: Option<SmolStr>,
    /// The tint of the grays.
    pub gray: Option<SmolStr>,
    /// How round corners are.
    pub radius: Option<SmolStr>,
    /// Light or dark, until the user chooses.
    pub mode: Option<SmolStr>,
}

/// A function.
#[derive(Debug, Clone)]
pub struct Function {
    /// Name, place, docs.
    pub origin: Origin,
    /// The file.
    pub source: SourceId,
    /// The state whose vars it may read, for a `fn` in a state.
    pub state: Option<StateId>,
    /// Names of its type parameters.
    pub generics: Vec<SmolStr>,
    /// Parameters: the first locals of the body, in order.
    pub params: Vec<Param>,
    /// What it gives.
    pub result: Type,
    /// `Native`, or `extern`.
    pub body: FunctionBody,
}

/// Where a function is written.
#[derive(Debug, Clone)]
pub enum FunctionBody {
    /// In RXL.
    Rxl(Body),
    /// `extern fn`: in Rust.
    Extern,
}

/// A parameter. Calls give every argument: `check` fills defaults in.
#[derive(Debug, Clone)]
pub struct Param {
    /// Name, place, docs.
    pub origin: Origin,
    /// Its type.
    pub ty: Type,
    /// Its default, to show and for decoding.
    pub default: Option<Body>,
    /// `where … else …`; its locals are the parameters in order.
    pub rule: Option<Rule>,
}

/// `state Name { … }`
#[derive(Debug, Clone)]
pub struct State {
    /// Name, place, docs.
    pub origin: Origin,
    /// The file.
    pub source: SourceId,
    /// Where it lives. `Session` and `Shared` do not reach this tree yet.
    pub kind: crate::ast::StateKind,
    /// Vars in order.
    pub vars: Vec<Var>,
    /// Computeds in order.
    pub computeds: Vec<Computed>,
    /// Events in order.
    pub events: Vec<Event>,
}

/// `name: T = default`
#[derive(Debug, Clone)]
pub struct Var {
    /// Name, place, docs.
    pub origin: Origin,
    /// Its type.
    pub ty: Type,
    /// Never leaves the server.
    pub private: bool,
    /// Its start value; `check` fills in what a var without default has. May read vars above it.
    pub default: Body,
    /// Where the browser keeps it, for a var of a client state.
    pub stored: Option<Stored>,
}

/// `stored(cookie, max_age: 30d)`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Where.
    pub place: StoredIn,
    /// Under which name; without one state and var.
    pub name: Option<SmolStr>,
}

/// The browser's stores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoredIn {
    /// `local`
    Local {
        /// Whether other tabs take over what one sets.
        follow: bool,
    },
    /// `session`
    Session,
    /// `cookie`
    Cookie {
        /// How long it lives, in milliseconds; without it as long as the browser runs.
        max_age: Option<i64>,
        /// `Lax`, `Strict` or `None`.
        same_site: SameSite,
        /// Below which path it counts.
        path: SmolStr,
    },
}

/// To which requests from other sites a cookie is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SameSite {
    /// Navigation alone.
    Lax,
    /// None.
    Strict,
    /// All.
    None,
}

/// `computed name = value`
#[derive(Debug, Clone)]
pub struct Computed {
    /// Name, place, docs.
    pub origin: Origin,
    /// Its type.
    pub ty: Type,
    /// Declared `private`.
    pub private: bool,
    /// What it is computed from.
    pub value: Body,
}

/// `event name(…) { … }`
#[derive(Debug, Clone)]
pub struct Event {
    /// Name, place, docs.
    pub origin: Origin,
    /// Which kind.
    pub kind: EventKind,
    /// Unreachable from the browser.
    pub private: bool,
    /// Parameters: the first locals of the body, in order.
    pub params: Vec<Param>,
    /// What it does.
    pub body: Body,
}

/// The name of the event that `on start` is. No program can write it.
pub const ON_START: &str = "on start";

/// The name of the event that `on stop` is.
pub const ON_STOP: &str = "on stop";

impl Event {
    /// Whether it is a hook: nothing in the program calls it.
    pub fn is_hook(&self) -> bool {
        matches!(self.origin.name.as_str(), ON_START | ON_STOP)
    }
}

/// The kinds of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// No modifier.
    Plain,
    /// `optimistic`
    Optimistic,
    /// `background`, with `latest` and `detached`
    Background {
        /// A new start ends the one before.
        latest: bool,
        /// Goes on when its tab is gone.
        detached: bool,
    },
    /// `extern`
    Extern,
}

/// A var of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VarRef {
    /// The state.
    pub state: StateId,
    /// Index into [`State::vars`].
    pub var: u32,
}

/// A computed of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ComputedRef {
    /// The state.
    pub state: StateId,
    /// Index into [`State::computeds`].
    pub computed: u32,
}

/// An event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EventRef {
    /// Of a state: index into [`State::events`].
    State(StateId, u32),
    /// Of a component: index into [`Component::events`].
    Component(ComponentId, u32),
    /// Of a page: index into [`Page::events`].
    Page(PageId, u32),
}

/// Code with its locals.
#[derive(Debug, Clone)]
pub struct Body {
    /// All locals of the body, lambdas and handlers included.
    pub locals: Vec<Local>,
    /// The code. Its `value` is what the body gives, if it gives something.
    pub block: Block,
}

/// A local: parameter, `let`, loop name, lambda parameter, pattern name, `local` of a component.
#[derive(Debug, Clone)]
pub struct Local {
    /// Its name as written; hidden ones that `check` makes have a name as well, without a place.
    pub name: SmolStr,
    /// Where the name stands.
    pub span: Option<Span>,
    /// Its type.
    pub ty: Type,
    /// What it is.
    pub kind: LocalKind,
}

/// What a local is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LocalKind {
    /// Never assigned again.
    Fixed,
    /// `let mut`
    Mutable,
    /// `local` of a component or page: lives as long as its instance.
    State,
}

/// Statements and, where the block gives something, its value.
#[derive(Debug, Clone, Default)]
pub struct Block {
    /// In order.
    pub statements: Vec<Statement>,
    /// The last item of a block that has a value.
    pub value: Option<Box<Expr>>,
}

/// A statement.
#[derive(Debug, Clone)]
pub struct Statement {
    /// What it is.
    pub kind: StatementKind,
    /// Where.
    pub span: Span,
}

/// The kinds of statements.
#[derive(Debug, Clone)]
pub enum StatementKind {
    /// `let x = e`
    Let {
        /// The local.
        local: LocalId,
        /// Its value.
        value: Expr,
    },
    /// `let x = e else { … }`: `value` is an option; `otherwise` leaves.
    LetElse {
        /// The local, of the option's inner type.
        local: LocalId,
        /// The option.
        value: Expr,
        /// What happens without a value.
        otherwise: Block,
    },
    /// `place = e`, `place += e`
    Assign {
        /// What is assigned.
        place: Place,
        /// For `+=` and the like: how the old value (left) and `value` (right) combine.
        operation: Option<Operation>,
        /// The right side; evaluated before the place.
        value: Expr,
    },
    /// An expression for what it does: an `if`, a `match`, a call.
    Expr(Expr),
    /// A call of an event.
    CallEvent {
        /// Which one.
        event: EventRef,
        /// All arguments in order.
        args: Vec<Expr>,
    },
    /// `Tasks.add(title).on_failed(failure => …)` in browser code: a call of an event, and what runs once it is handled.
    Watched {
        /// The call.
        call: Box<Statement>,
        /// What runs then, in the order written.
        then: Vec<Then>,
    },
    /// A call of a parameter of type `Event`.
    Emit {
        /// The parameter.
        param: LocalId,
        /// What is handed over.
        payload: Option<Expr>,
    },
    /// `toast(…)`, `redirect(…)`, …
    Effect {
        /// Which one.
        effect: Effect,
        /// All arguments in order.
        args: Vec<Expr>,
    },
    /// `for x, i in xs where c { … } else { … }`
    For {
        /// The element, the number of a range, or the key of a map.
        item: LocalId,
        /// The index, or the value of a map.
        second: Option<LocalId>,
        /// A list, set, map or range; in a background event also a stream.
        over: Expr,
        /// Checked at its turn.
        filter: Option<Expr>,
        /// The body.
        body: Block,
        /// Runs if nothing was picked.
        otherwise: Option<Block>,
    },
    /// `for mut x, i in place where c { … } else { … }`. Inside, the element has no local of its own: it is read as `place[position]` and
    /// assigned as a place, so both back ends need no notion of an alias. Index expressions in `place` are locals or literals.
    ForPlace {
        /// Index in a list, key in a map.
        position: LocalId,
        /// A list or a map. It runs over the positions that there were at the start.
        place: Place,
        /// Checked at its turn.
        filter: Option<Expr>,
        /// The body.
        body: Block,
        /// Runs if nothing was picked.
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
    /// `reset()`: all vars of the state get their defaults.
    Reset(StateId),
    /// `flush`: the calling tab sees what has changed so far.
    Flush,
    /// `sleep(d)`
    Sleep(Expr),
    /// `update { … }` in a background event: a transaction.
    Update(Block),
    /// `S.e.cancel()`: ends what the calling tab has started of a background event.
    Cancel(EventRef),
    /// `assert e`, in a test.
    Assert(Expr),
    /// `f.returns(v)`, `f.fails(text)`: from here on calls of an extern function end like this, in a test.
    Answer(FunctionId, Answer),
}

/// What can be assigned.
#[derive(Debug, Clone)]
pub struct Place {
    /// Where it begins.
    pub root: PlaceRoot,
    /// How it goes on.
    pub steps: Vec<PlaceStep>,
    /// The type of what is there.
    pub ty: Type,
    /// Where.
    pub span: Span,
}

/// Where a place begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceRoot {
    /// A var of the state whose event runs.
    Var(VarRef),
    /// A `let mut` or a `local`.
    Local(LocalId),
}

/// One step of a place.
#[derive(Debug, Clone)]
pub enum PlaceStep {
    /// A field of a record: record and index of the field.
    Field(RecordId, u32),
    /// `[i]` of a list; fails if absent.
    Index(Expr),
    /// `[k]` of a map. As the last step of a plain assignment it inserts or replaces, else it fails if absent.
    Key(Expr),
    /// What is in an option that is known to have something (`if let mut`).
    Inner,
}

/// What is asked.
#[derive(Debug, Clone)]
pub enum Condition {
    /// A Bool.
    Is(Expr),
    /// `let pattern = value`; a plain name that opens an option is `Some(Bind)`.
    Let {
        /// The pattern.
        pattern: Pattern,
        /// What it is matched against.
        value: Expr,
    },
}

/// A pattern.
#[derive(Debug, Clone)]
pub enum Pattern {
    /// Fits everything.
    Wildcard,
    /// Fits everything and names it.
    Bind(LocalId),
    /// Equal to a literal.
    Literal(Literal),
    /// `none`
    None,
    /// `some(p)`
    Some(Box<Pattern>),
    /// `ok(p)`
    Ok(Box<Pattern>),
    /// `err(p)`
    Err(Box<Pattern>),
    /// A variant with all of its fields; a bare `Busy` of a variant with fields does not type-check.
    Variant {
        /// The enum.
        enumeration: EnumId,
        /// Index of the variant.
        variant: u32,
        /// Patterns for its fields.
        fields: Vec<Pattern>,
    },
    /// Any of these; they bind the same names, and each name has one local for all alternatives.
    Or(Vec<Pattern>),
}

/// A literal.
#[derive(Debug, Clone, PartialEq)]
pub enum Literal {
    /// `true`
    Bool(bool),
    /// Within ±(2^53 − 1).
    Int(i64),
    /// Any double.
    Float(f64),
    /// Without holes.
    Text(SmolStr),
    /// Whole milliseconds.
    Duration(i64),
    /// `#3e63dd`, as CSS writes it.
    Color(SmolStr),
    /// `16px`, as CSS writes it.
    Length(SmolStr),
    /// `Date("2021-01-01")`, in ISO 8601.
    Date(SmolStr),
    /// `DateTime("…Z")`, in milliseconds since 1970.
    DateTime(i64),
}

/// An expression with its type.
#[derive(Debug, Clone)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Its type, after the conversions that are part of the tree.
    pub ty: Type,
    /// Where.
    pub span: Span,
}

/// The kinds of expressions.
#[derive(Debug, Clone)]
pub enum ExprKind {
    /// A literal.
    Literal(Literal),
    /// `none`
    None,
    /// A `T` where a `T?` is wanted.
    Some(Box<Expr>),
    /// What is in an option that is known to have something (reads through `if let mut`).
    Inner(Box<Expr>),
    /// Text with holes.
    Interpolation(Vec<Piece>),
    /// A local.
    Local(LocalId),
    /// A constant.
    Constant(ConstantId),
    /// A declared style.
    Style(StyleId),
    /// A var of a state: of the own one, or of another that may be read.
    Var(VarRef),
    /// A computed of a state.
    Computed(ComputedRef),
    /// `[a, b]`
    List(Vec<Expr>),
    /// `[a, b]` where a set is wanted
    Set(Vec<Expr>),
    /// `[k: v]`
    Map(Vec<(Expr, Expr)>),
    /// `Task(id: 1)`: all fields in order of declaration.
    Record(RecordId, Vec<Expr>),
    /// `Busy(50)`: all fields in order of declaration.
    Variant(EnumId, u32, Vec<Expr>),
    /// `ok(x)`
    Ok(Box<Expr>),
    /// `err(e)`
    Err(Box<Expr>),
    /// `task.with(done: true)`
    With {
        /// The record.
        object: Box<Expr>,
        /// Index of the field, new value.
        fields: Vec<(u32, Expr)>,
    },
    /// `task.done`
    Field {
        /// The record.
        object: Box<Expr>,
        /// The type of record.
        record: RecordId,
        /// Index of the field.
        field: u32,
    },
    /// `a?.rest`: if `object` has a value, it is bound and `then` is the result (an option), else none.
    Chain {
        /// The option.
        object: Box<Expr>,
        /// What is in it.
        local: LocalId,
        /// An option.
        then: Box<Expr>,
    },
    /// `list[i]`; fails if absent
    ListIndex(Box<Expr>, Box<Expr>),
    /// `map[k]`; fails if absent
    MapIndex(Box<Expr>, Box<Expr>),
    /// `list[a..b]`, `text[a..b]`: object and range
    Slice(Box<Expr>, Box<Expr>),
    /// `f(…)`: a `fn` of the program, or an `extern fn`
    Call(FunctionId, Vec<Expr>),
    /// A call of a parameter of function type.
    CallLocal(LocalId, Vec<Expr>),
    /// A method that gives a new value: entry of the library table, receiver, all arguments in order.
    Method(&'static library::Method, Box<Expr>, Vec<Expr>),
    /// A method that changes its place: entry of the library table, place, all arguments in order.
    Mutate(&'static library::Method, Box<Place>, Vec<Expr>),
    /// `Filter.values()`, `Filter.parse(t)`, `Date.of(…)`: entry of the library table, the type, all arguments.
    TypeMethod(&'static library::Method, Type, Vec<Expr>),
    /// `connection.status`: a value of the tab
    Ambient(library::ambient::AmbientId),
    /// `now()`, `random(r)`, `uuid()`, `fail(t)`, `gray(3)`: entry of the library table, all arguments.
    Builtin(&'static library::Builtin, Vec<Expr>),
    /// `Item(id: 3)` as an address: all parameters in order.
    Route(PageId, Vec<Expr>),
    /// `a + b` and the like.
    Binary(Operation, Box<Expr>, Box<Expr>),
    /// `a && b`
    And(Box<Expr>, Box<Expr>),
    /// `a || b`
    Or(Box<Expr>, Box<Expr>),
    /// `a ?? b`: `a` is an option; the result has the type of `b`.
    Coalesce(Box<Expr>, Box<Expr>),
    /// `-a` of an Int; fails never, since the range is symmetric
    NegateInt(Box<Expr>),
    /// `-a` of a Float
    NegateFloat(Box<Expr>),
    /// `-a` of a Duration
    NegateDuration(Box<Expr>),
    /// `!a`
    Not(Box<Expr>),
    /// `try f(…)`: a `Result<T, Failure>`
    Try(Box<Expr>),
    /// `try S.e(…)`: the call as a statement; a `Failure?`
    TryCall(Box<Statement>),
    /// `if`; as a statement its type is `Unit`.
    If {
        /// What is asked.
        condition: Box<Condition>,
        /// If it holds.
        then: Block,
        /// Otherwise.
        otherwise: Option<Block>,
    },
    /// `match`; exhaustive; as a statement its type is `Unit`.
    Match {
        /// What is looked at.
        scrutinee: Box<Expr>,
        /// Arms in order.
        arms: Vec<Arm>,
    },
    /// `x => e`
    Lambda {
        /// Parameters.
        params: Vec<LocalId>,
        /// Its body.
        body: Block,
    },
    /// An expression that has an error. Not in a tree that reaches `plan`.
    Error,
}

/// A part of an interpolated text.
#[derive(Debug, Clone)]
pub enum Piece {
    /// As it stands.
    Text(SmolStr),
    /// Printed by its type.
    Hole(Expr),
}

/// An arm of a `match`.
#[derive(Debug, Clone)]
pub struct Arm {
    /// The pattern.
    pub pattern: Pattern,
    /// Behind `if`.
    pub guard: Option<Expr>,
    /// Behind `=>`.
    pub body: Block,
}

/// A binary operation with its types settled. "Fails" means that it fails the event, or the view around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operation {
    /// `Int + Int`; fails on overflow
    AddInt,
    /// `Int - Int`; fails on overflow
    SubtractInt,
    /// `Int * Int`; fails on overflow
    MultiplyInt,
    /// `Int / Int`, truncated; fails on zero
    DivideInt,
    /// `Int % Int`, sign of the left; fails on zero
    RemainderInt,
    /// `Float + Float`
    AddFloat,
    /// `Float - Float`
    SubtractFloat,
    /// `Float * Float`
    MultiplyFloat,
    /// `Float / Float`
    DivideFloat,
    /// `Float % Float`
    RemainderFloat,
    /// `Text + Text`
    JoinText,
    /// `List<T> + List<T>`
    JoinList,
    /// `Duration + Duration`
    AddDuration,
    /// `Duration - Duration`
    SubtractDuration,
    /// `Duration * Int`
    MultiplyDuration,
    /// `Duration / Int`, truncated to milliseconds
    DivideDuration,
    /// `Duration / Duration -> Float`
    RatioOfDurations,
    /// `DateTime + Duration`
    AddToDateTime,
    /// `DateTime - Duration`
    SubtractFromDateTime,
    /// `DateTime - DateTime -> Duration`
    BetweenDateTimes,
    /// `Date + Duration`; fails if not whole days
    AddToDate,
    /// `Date - Duration`; fails if not whole days
    SubtractFromDate,
    /// `Date - Date -> Duration`
    BetweenDates,
    /// `a..b`
    Range,
    /// `==` of two values of one type
    Equal,
    /// `!=` of two values of one type
    NotEqual,
    /// `<` of two values of one ordered type
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

/// What an event asks the browser to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Effect {
    /// `redirect(to: Route, replace: Bool = false)`
    Redirect,
    /// `go_back()`
    GoBack,
    /// `toast(text: Text, tone: Tone = Info)`
    Toast,
    /// `download(name: Text, bytes: Bytes)`
    Download,
    /// `copy(text: Text)`
    Copy,
    /// `focus(id: Text)`
    Focus,
    /// `scroll_to(id: Text)`
    ScrollTo,
    /// `set_title(text: Text)`
    SetTitle,
    /// `open_url(url: Text)`
    OpenUrl,
    /// `log(value)`: the argument is already Text
    Log,
    /// `color_mode.set(mode: ColorMode)`
    SetColorMode,
}

/// `component Name(…) { … }`
#[derive(Debug, Clone)]
pub struct Component {
    /// Name, place, docs.
    pub origin: Origin,
    /// The file.
    pub source: SourceId,
    /// Names of its type parameters.
    pub generics: Vec<SmolStr>,
    /// Parameters: the first locals, in order.
    pub params: Vec<Param>,
    /// What it shows.
    pub body: ViewBody,
    /// Its own events; they share no locals with the view but its params and `local`s, which come first in their bodies in the same order.
    pub events: Vec<Event>,
}

/// The inside of a component or a page.
#[derive(Debug, Clone)]
pub struct ViewBody {
    /// All locals, handlers and lambdas included.
    pub locals: Vec<Local>,
    /// `local x = e`, in order.
    pub state: Vec<(LocalId, Expr)>,
    /// What is shown.
    pub view: View,
}

/// `page Name("/") { … }`
#[derive(Debug, Clone)]
pub struct Page {
    /// Name, place, docs.
    pub origin: Origin,
    /// The file.
    pub source: SourceId,
    /// Its address.
    pub route: PageRoute,
    /// Route parameters: the first locals of the body, path parameters before query parameters.
    pub params: Vec<Param>,
    /// `title:`, over the locals of the body; Text
    pub title: Option<Expr>,
    /// `description:`
    pub description: Option<Expr>,
    /// `image:`, an address; Text
    pub image: Option<Expr>,
    /// `robots:`
    pub robots: Option<Expr>,
    /// `layout:`
    pub layout: Option<ComponentId>,
    /// `on_load:`, over the locals of the body
    pub on_load: Option<Handler>,
    /// What it shows.
    pub body: ViewBody,
    /// Its own events, as those of a component.
    pub events: Vec<Event>,
}

impl Page {
    /// What is said about it: title, description and the like, where there is one.
    pub fn texts(&self) -> impl Iterator<Item = &Expr> {
        self.title
            .iter()
            .chain(&self.description)
            .chain(&self.image)
            .chain(&self.robots)
    }
}

/// `test "name" { … }`
#[derive(Debug, Clone)]
pub struct Test {
    /// Its name, unique in its file.
    pub name: SmolStr,
    /// Where the name stands.
    pub span: Span,
    /// The file.
    pub source: SourceId,
    /// What it does.
    pub body: Body,
}

/// What stands for an extern function in a test.
#[derive(Debug, Clone)]
pub enum Answer {
    /// `f.returns(v)`; a list where it gives a stream, nothing where it gives nothing.
    Returns(Option<Expr>),
    /// `f.fails(text)`
    Fails(Expr),
}

/// The address of a page.
#[derive(Debug, Clone)]
pub enum PageRoute {
    /// `"/item/{id: Int}?{tab: Text = "info"}"`
    Address {
        /// Segments between slashes; none for `/`.
        path: Vec<Segment>,
        /// Indexes of the query parameters in [`Page::params`]; all have defaults.
        query: Vec<u32>,
    },
    /// `404`
    NotFound,
}

/// A segment of an address.
#[derive(Debug, Clone)]
pub enum Segment {
    /// As it stands.
    Static(SmolStr),
    /// Index of the parameter in [`Page::params`].
    Param(u32),
    /// The last one, a `List<Text>`: index of the parameter.
    Rest(u32),
}

/// Items of a view in order.
pub type View = Vec<ViewItem>;

/// An item of a view.
#[derive(Debug, Clone)]
pub struct ViewItem {
    /// What it is.
    pub kind: ViewKind,
    /// Where; for an element or component, its name.
    pub span: Span,
}

/// The kinds of items of a view.
#[derive(Debug, Clone)]
#[allow(
    clippy::large_enum_variant,
    reason = "most items of a view are elements"
)]
pub enum ViewKind {
    /// An element.
    Element(Element),
    /// A component of the program.
    Component {
        /// Which one.
        component: ComponentId,
        /// One for each parameter, in order.
        args: Vec<ComponentArg>,
        /// `id`, `class`, `aria_*`, `data_*` for its root element.
        root: Vec<Property>,
    },
    /// A parameter of type `View` or `View<T>`.
    Slot {
        /// The parameter.
        param: LocalId,
        /// The value of a `View<T>`.
        arg: Option<Expr>,
    },
    /// A Text.
    Text(Expr),
    /// `if`
    If {
        /// What is asked.
        condition: Condition,
        /// If it holds.
        then: View,
        /// Otherwise; may be empty.
        otherwise: View,
    },
    /// `match`
    Match {
        /// What is looked at.
        scrutinee: Expr,
        /// Arms in order.
        arms: Vec<ViewArm>,
    },
    /// `for x, i in xs where c key k { … } else { … }`
    For {
        /// The element, the number of a range, or the key of a map.
        item: LocalId,
        /// The index, or the value of a map.
        second: Option<LocalId>,
        /// A list, set, map or range.
        over: Expr,
        /// Rows that are shown.
        filter: Option<Expr>,
        /// Text, Int or plain enum; `check` fills in the field `id`.
        key: Expr,
        /// The body.
        body: View,
        /// Shown if there is no row; may be empty.
        otherwise: View,
    },
    /// `let x = e`: holds for the items behind it in the same view.
    Let {
        /// The local.
        local: LocalId,
        /// Its value.
        value: Expr,
    },
}

/// An arm of a `match` in a view.
#[derive(Debug, Clone)]
pub struct ViewArm {
    /// The pattern.
    pub pattern: Pattern,
    /// Behind `if`.
    pub guard: Option<Expr>,
    /// Behind `=>`.
    pub body: View,
}

/// An element with its properties.
#[derive(Debug, Clone)]
pub struct Element {
    /// Entry of the element table.
    pub element: &'static elements::Element,
    /// Properties in the order written, `bind` already taken apart into `value`/`checked` and `on_change`.
    pub properties: Vec<Property>,
    /// Handlers in the order written.
    pub handlers: Vec<(&'static elements::EventProperty, Handler)>,
    /// The parts that are given as properties, in the order written: `trigger`.
    pub slots: Vec<ElementSlot>,
    /// The positional content as Text, or the trailing block.
    pub children: View,
    /// The type that an input works on, for elements with a value (`input`, `select`, …).
    pub value_type: Option<Type>,
    /// The type of the values that may be dropped on it, with `on_drop`.
    pub dropped: Option<Type>,
}

impl Element {
    /// Whether it catches what fails in it: then its content is rendered by a component of its own.
    pub fn is_boundary(&self) -> bool {
        self.element.name == "error_boundary"
    }
}

/// A view that is given to an element as a property.
#[derive(Debug, Clone)]
pub struct ElementSlot {
    /// Entry of the element table.
    pub property: &'static elements::Property,
    /// The value that the element gives to it, for `View<T>`.
    pub value: Option<LocalId>,
    /// What is shown.
    pub view: View,
}

/// A property with its value.
#[derive(Debug, Clone)]
pub struct Property {
    /// The name as written: `padding_top`, `aria_label`, `data_id`.
    pub name: SmolStr,
    /// Entry of the element table; `aria_*` and `data_*` share one entry each.
    pub property: &'static elements::Property,
    /// Its value, of a type that the entry allows.
    pub value: Expr,
}

/// An argument of a component.
#[derive(Debug, Clone)]
pub enum ComponentArg {
    /// A value.
    Value(Expr),
    /// For a parameter of type `Event`.
    Handler(Handler),
    /// For a parameter of type `View`.
    View(View),
    /// For a parameter of type `View<T>`: the local is its value.
    ViewOf(LocalId, View),
}

/// What happens when an event of the page fires: browser code.
#[derive(Debug, Clone)]
pub struct Handler {
    /// What it does.
    pub action: HandlerAction,
    /// Modifiers in the order written.
    pub modifiers: Vec<HandlerModifier>,
    /// Where.
    pub span: Span,
}

/// What a handler does.
#[derive(Debug, Clone)]
pub enum HandlerAction {
    /// Code over the payload. A bound call `Tasks.toggle(task.id)` is code with one `CallEvent`.
    Code {
        /// The payload, if it is used.
        payload: Option<LocalId>,
        /// What runs.
        body: Block,
    },
    /// A parameter of type `Event`, handed on.
    Param(LocalId),
    /// `ignore`
    Ignore,
}

/// What runs once the events are handled that a handler or a statement has called.
#[derive(Debug, Clone)]
pub enum Then {
    /// `.on_done(h)`: all of them have committed.
    Done(Handler),
    /// `.on_failed(h)`: one has failed; the payload is the failure.
    Failed(Handler),
}

impl Then {
    /// The handler.
    pub fn handler(&self) -> &Handler {
        match self {
            Then::Done(handler) | Then::Failed(handler) => handler,
        }
    }
}

/// A modifier of a handler.
#[derive(Debug, Clone)]
pub enum HandlerModifier {
    /// `.on_done(h)`, `.on_failed(h)`
    Then(Then),
    /// `.debounce(d)`
    Debounce(Expr),
    /// `.throttle(d)`
    Throttle(Expr),
    /// `.prevent_default()`
    PreventDefault,
    /// `.stop_propagation()`
    StopPropagation,
}

impl Program {
    /// A type as a user writes it: `List<Task>`, `Text?`.
    pub fn type_name(&self, ty: &Type) -> String {
        let list = |arguments: &[Type]| {
            arguments
                .iter()
                .map(|argument| self.type_name(argument))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let named = |name: &str, arguments: &[Type]| match arguments {
            [] => name.to_owned(),
            _ => format!("{name}<{}>", list(arguments)),
        };
        match ty {
            Type::Bool => "Bool".to_owned(),
            Type::Int => "Int".to_owned(),
            Type::Float => "Float".to_owned(),
            Type::Text => "Text".to_owned(),
            Type::Date => "Date".to_owned(),
            Type::DateTime => "DateTime".to_owned(),
            Type::Duration => "Duration".to_owned(),
            Type::Bytes => "Bytes".to_owned(),
            Type::Json => "Json".to_owned(),
            Type::List(item) => format!("List<{}>", self.type_name(item)),
            Type::Set(item) => format!("Set<{}>", self.type_name(item)),
            Type::Map(key, value) => {
                format!("Map<{}, {}>", self.type_name(key), self.type_name(value))
            }
            Type::Option(inner) => format!("{}?", self.type_name(inner)),
            Type::Result(ok, err) => {
                format!("Result<{}, {}>", self.type_name(ok), self.type_name(err))
            }
            Type::Record(record, arguments) => named(
                self.records
                    .get(record.0 as usize)
                    .map_or("?", |record| &record.origin.name),
                arguments,
            ),
            Type::Enum(enumeration, arguments) => named(
                self.enums
                    .get(enumeration.0 as usize)
                    .map_or("?", |enumeration| &enumeration.origin.name),
                arguments,
            ),
            Type::Range => "Range".to_owned(),
            Type::Route => "Route".to_owned(),
            Type::Color => "Color".to_owned(),
            Type::Length => "Length".to_owned(),
            Type::Style => "Style".to_owned(),
            Type::ZonedTime => "ZonedTime".to_owned(),
            Type::Stream(item) => format!("Stream<{}>", self.type_name(item)),
            Type::Event(None) => "Event".to_owned(),
            Type::Event(Some(payload)) => format!("Event<{}>", self.type_name(payload)),
            Type::View(None) => "View".to_owned(),
            Type::View(Some(value)) => format!("View<{}>", self.type_name(value)),
            Type::Function(params, result) => {
                format!("({}) -> {}", list(params), self.type_name(result))
            }
            Type::Param(_, name) => name.to_string(),
            Type::Unit => "nothing".to_owned(),
            Type::Never => "never".to_owned(),
            Type::Error => "?".to_owned(),
        }
    }
}
