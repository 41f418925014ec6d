//! States and their members.

use super::Tokens;
use super::block::{block, required_block};
use super::cursor::{Cursor, Failed, Parsed, Separator, bracketed};
use super::declaration::function;
use super::error::ParseError;
use super::expr::{expr, expr_or_broken, value_of};
use super::params::{args, optional_params};
use super::type_expr::{broken_type, type_or_broken};
use crate::ast::{
    Computed, Event, Guard, Hook, Member, MemberKind, Modifier, ModifierKind, State, StateKind, Var,
};
use crate::lexer::Token;
use crate::source::Span;

/// A state behind its word.
pub(super) fn state(input: &mut Tokens<'_, '_>, kind: StateKind, kind_span: Span) -> Parsed<State> {
    let name = input.upper_name("a state")?;
    let params = optional_params(input)?;
    let keep = match (input.at_word("keep"), input.token(1)) {
        (true, Some(Token::Number(_))) => {
            input.take();
            Some(expr(input)?)
        }
        _ => None,
    };
    let guard = guard(input)?;
    if !input.at(&Token::BraceOpen) {
        return Err(input.unexpected("`{` and the members of the state"));
    }
    let (members, _) = bracketed(input, Separator::CommaOrLine, member, |span| {
        Some(Member {
            docs: None,
            modifiers: Vec::new(),
            span,
            kind: MemberKind::Broken,
        })
    });
    Ok(State {
        kind,
        kind_span,
        name,
        params,
        keep,
        guard,
        members,
    })
}

/// `requires …` or `public`, if it is there.
pub(super) fn guard(input: &mut Tokens<'_, '_>) -> Parsed<Option<Guard>> {
    if let Some(span) = input.eat_word("public") {
        return Ok(Some(Guard::Public(span)));
    }
    if input.eat(&Token::Requires).is_none() {
        return Ok(None);
    }
    let condition = expr(input)?;
    let otherwise = match input.eat(&Token::Else) {
        Some(_) => Some(expr(input)?),
        None => None,
    };
    Ok(Some(Guard::Requires {
        condition,
        otherwise,
    }))
}

/// Whether the word at hand is a word before something else, not the name of a var.
fn is_word_before(input: &mut Tokens<'_, '_>) -> bool {
    matches!(
        input.token(1),
        Some(Token::Name(_) | Token::UpperName(_) | Token::Fn)
    )
}

fn modifier(input: &mut Tokens<'_, '_>) -> Option<Modifier> {
    let Some(Token::Name(word)) = input.token(0) else {
        return None;
    };
    let kind = match word.as_str() {
        "stored" if input.token(1) == Some(&Token::ParenOpen) => {
            let span = input.here();
            input.take();
            let args = args(input);
            return Some(Modifier {
                kind: ModifierKind::Stored(args),
                span,
            });
        }
        "private" => ModifierKind::Private,
        "editable" => ModifierKind::Editable,
        "extern" => ModifierKind::Extern,
        "optimistic" => ModifierKind::Optimistic,
        "background" => ModifierKind::Background,
        "latest" => ModifierKind::Latest,
        "detached" => ModifierKind::Detached,
        _ => return None,
    };
    if !is_word_before(input) {
        return None;
    }
    let span = input.here();
    input.take();
    Some(Modifier { kind, span })
}

fn member(input: &mut Tokens<'_, '_>) -> Parsed<Member> {
    let start = input.here();
    let docs = input.docs();
    let mut modifiers = Vec::new();
    while let Some(modifier) = modifier(input) {
        modifiers.push(modifier);
    }
    let kind = match input.token(0) {
        Some(Token::Fn) => {
            input.take();
            MemberKind::Function(function(input)?)
        }
        Some(Token::Name(word)) => match word.as_str() {
            "computed" if is_word_before(input) => {
                input.take();
                computed(input)?
            }
            "event" if is_word_before(input) => MemberKind::Event(event(input)?),
            "on" if is_word_before(input) => {
                input.take();
                MemberKind::Hook(Hook {
                    name: input.name("`start`, `stop`, `join` or `leave`")?,
                    body: required_block(input, "the hook")?,
                })
            }
            "let" | "var" if is_word_before(input) => {
                let at = input.here();
                let word = word.clone();
                input.report(ParseError::MisplacedWord {
                    word,
                    place: "a var of a state",
                    at,
                });
                input.take();
                var(input)?
            }
            _ => var(input)?,
        },
        Some(Token::Let) => {
            let at = input.here();
            input.report(ParseError::MisplacedWord {
                word: "let".into(),
                place: "a var of a state",
                at,
            });
            input.take();
            input.eat(&Token::Mut);
            var(input)?
        }
        _ => var(input)?,
    };
    Ok(Member {
        docs,
        modifiers,
        span: input.since(start),
        kind,
    })
}

fn var(input: &mut Tokens<'_, '_>) -> Parsed<MemberKind> {
    let name = input.name("a var, a computed, an event or a function")?;
    let ty = input.eat(&Token::Colon).map(|_| type_or_broken(input));
    let default = input.eat(&Token::Assign).map(|_| expr_or_broken(input));
    if ty.is_none() && default.is_none() {
        if input.at(&Token::BraceOpen) || input.at(&Token::ParenOpen) {
            return Err(input.unexpected(
                "`:` and the type of the var, or the word `event` or `fn` before its name",
            ));
        }
        let Failed = input.unexpected("`:` and the type of the var, or `=` and its value");
        input.recover(Separator::CommaOrLine);
        let ty = Some(broken_type(name.span));
        return Ok(MemberKind::Var(Var { name, ty, default }));
    }
    Ok(MemberKind::Var(Var { name, ty, default }))
}

fn computed(input: &mut Tokens<'_, '_>) -> Parsed<MemberKind> {
    let name = input.name("a computed")?;
    let ty = input.eat(&Token::Colon).map(|_| type_or_broken(input));
    let value = value_of(input, &name);
    Ok(MemberKind::Computed(Computed { name, ty, value }))
}

/// An event; the word `event` is next.
pub(super) fn event(input: &mut Tokens<'_, '_>) -> Parsed<Event> {
    input.take();
    let name = input.name("an event")?;
    let params = optional_params(input)?;
    let guard = guard(input)?;
    let body = input.at(&Token::BraceOpen).then(|| block(input));
    Ok(Event {
        name,
        params,
        guard,
        body,
    })
}
