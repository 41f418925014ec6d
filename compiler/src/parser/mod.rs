//! From tokens to the tree as it was written.
//!
//! The grammar is LL(1) with brackets that know their partners, so every construct is a chumsky parser made with `custom` that looks at the next token and goes
//! one way; nothing is tried twice, and time is linear. A mistake is reported once, and the parser goes on behind the next line break or comma of the same
//! depth (items, members, arms, arguments) or at the next word of a declaration.

mod block;
mod cursor;
mod declaration;
mod error;
mod expr;
mod page;
mod params;
mod pattern;
mod state;
mod type_expr;

pub use declaration::DECLARATION_WORDS;

/// The words that begin a member of a state or an item of a component, besides `fn`.
pub const MEMBER_WORDS: &[&str] = &["computed", "event", "on", "local"];

/// The words before a member.
pub const MODIFIERS: &[&str] = &[
    "private",
    "editable",
    "stored",
    "extern",
    "optimistic",
    "background",
    "latest",
    "detached",
];

/// The words that begin a clause inside a declaration or item, besides the reserved ones.
pub const CLAUSE_WORDS: &[&str] = &["where", "key", "keep", "public", "from", "as"];

use crate::ast::File;
use crate::diagnostics::Diagnostic;
use crate::lexer::{self, Lexed, Lexeme};
use crate::source::SourceId;
use chumsky::Parser as _;
use chumsky::error::EmptyErr;
use chumsky::extra::{Full, SimpleState};
use chumsky::input::InputRef;
use chumsky::primitive::custom;
use cursor::Reading;

/// What is carried along: tokens for looking ahead, documentation, mistakes.
type Extra<'t> = Full<EmptyErr, SimpleState<Reading<'t>>, ()>;

/// The input of every parser of this module.
type Tokens<'t, 'p> = InputRef<'t, 'p, &'t [Lexeme], Extra<'t>>;

/// Reads one file.
pub fn parse(source: SourceId, text: &str) -> (File, Vec<Diagnostic>) {
    let (lexed, mut diagnostics) = lexer::lex(source, text);
    let (file, found) = parse_lexed(source, &lexed, text.len());
    diagnostics.extend(found);
    (file, diagnostics)
}

/// Reads one file whose tokens are known; `end` is the length of its text.
pub fn parse_lexed(source: SourceId, lexed: &Lexed, end: usize) -> (File, Vec<Diagnostic>) {
    let mut state = SimpleState(Reading::new(source, lexed, end));
    let file = custom::<_, &[Lexeme], _, Extra<'_>>(|input| Ok(declaration::file(input)))
        .parse_with_state(lexed.tokens.as_slice(), &mut state)
        .into_output()
        .unwrap_or(File {
            source,
            declarations: Vec::new(),
        });
    (file, state.0.into_diagnostics())
}
