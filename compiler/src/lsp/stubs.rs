//! Declarations for names that nothing declares yet, made from how they are used.

use super::actions::{Mend, value_of};
use super::analysis::Analysis;
use crate::diagnostics::{Code, Diagnostic};
use crate::hir::Type;
use crate::lexer::{self, Lexeme, Token};
use crate::source::Span;

/// An argument of a call.
struct Given {
    label: Option<String>,
    /// What stands there, if it is a name: the best name for a parameter.
    name: Option<String>,
    ty: Option<Type>,
}

/// An event that a state does not have yet.
pub(super) fn event(analysis: &Analysis, diagnostic: &Diagnostic) -> Option<Mend> {
    if diagnostic.code != Code::UNKNOWN_MEMBER {
        return None;
    }
    let declared = diagnostic.secondary.first()?.span;
    let state = analysis.index.symbols.get(&declared)?;
    let name = analysis.sources.text(diagnostic.primary.span);
    let given = arguments(analysis, diagnostic.primary.span).unwrap_or_default();
    let params = params(analysis, &given);
    let brackets = match params.is_empty() {
        true => String::new(),
        false => format!("({params})"),
    };
    let text = &analysis.sources.get(declared.source)?.text;
    let behind = text.get(state.span.range())?.strip_suffix('}')?;
    let kept = behind.trim_end();
    let end = state.span.start + u32::try_from(kept.len()).ok()?;
    let at = Span {
        start: end,
        end: state.span.end - 1,
        ..declared
    };
    let title = format!("Create the event `{name}`");
    let stub = format!("\n\n  event {name}{brackets} {{\n  }}\n");
    Some((title, at, stub))
}

/// A function, a component or a page that is called and is not there.
pub(super) fn declaration(analysis: &Analysis, diagnostic: &Diagnostic) -> Option<Mend> {
    let at = diagnostic.primary.span;
    let name = analysis.sources.text(at);
    let given = arguments(analysis, at)?;
    let params = params(analysis, &given);
    let (what, stub) = match diagnostic.code {
        Code::UNKNOWN_NAME => {
            let first = given.first().and_then(|given| given.ty.clone());
            let ty = first.unwrap_or(Type::Text);
            let shown = analysis.program.type_name(&ty);
            let value = value_of(analysis, &ty, 0);
            let body = format!("fn {name}({params}) -> {shown} {{\n  {value}\n}}");
            ("function", body)
        }
        Code::UNKNOWN_UPPER_NAME if is_route(analysis, at) => {
            let holes: Vec<String> = params
                .split(", ")
                .filter(|param| !param.is_empty())
                .map(|param| format!("/{{{param}}}"))
                .collect();
            let path = format!("/{}{}", name.to_lowercase(), holes.concat());
            let body =
                format!("page {name}(\"{path}\", title: \"{name}\") {{\n  text(\"{name}\")\n}}");
            ("page", body)
        }
        Code::UNKNOWN_UPPER_NAME => {
            let brackets = match params.is_empty() {
                true => String::new(),
                false => format!("({params})"),
            };
            let body = format!("component {name}{brackets} {{\n  text(\"{name}\")\n}}");
            ("component", body)
        }
        _ => return None,
    };
    let text = &analysis.sources.get(at.source)?.text;
    let end = u32::try_from(text.trim_end().len()).ok()?;
    let whole = u32::try_from(text.len()).ok()?;
    let place = Span {
        start: end,
        end: whole,
        ..at
    };
    let title = format!("Create the {what} `{name}`");
    Some((title, place, format!("\n\n{stub}\n")))
}

/// Whether the name stands where the address of a page is wanted.
fn is_route(analysis: &Analysis, at: Span) -> bool {
    let text = analysis.sources.get(at.source).map(|source| &source.text);
    let before = text.and_then(|text| text.get(..at.start as usize));
    let before = before.unwrap_or_default().trim_end();
    ["to:", "redirect(", "url_of("]
        .iter()
        .any(|end| before.ends_with(end))
}

/// The parameters that take these arguments: `task: Task, n: Int`.
fn params(analysis: &Analysis, given: &[Given]) -> String {
    let params: Vec<String> = given
        .iter()
        .enumerate()
        .map(|(index, given)| {
            let known = given.label.clone().or_else(|| given.name.clone());
            let name = known.unwrap_or_else(|| format!("value{}", index + 1));
            let ty = given.ty.as_ref().unwrap_or(&Type::Text);
            format!("{name}: {}", analysis.program.type_name(ty))
        })
        .collect();
    params.join(", ")
}

/// The arguments of the call of the name at `at`; none if it is not called.
fn arguments(analysis: &Analysis, at: Span) -> Option<Vec<Given>> {
    let text = &analysis.sources.get(at.source)?.text;
    let (lexed, _) = lexer::lex(at.source, text);
    let tokens = &lexed.tokens;
    let name = tokens.iter().position(|lexeme| lexeme.span == at)?;
    let open = tokens.get(name + 1)?;
    if open.token != Token::ParenOpen {
        return None;
    }
    let close = open.partner as usize;
    let mut given = Vec::new();
    let mut first = name + 2;
    while first < close {
        let end = end_of_argument(tokens, first, close);
        given.extend(argument(analysis, tokens.get(first..end)?));
        first = end + 1;
    }
    Some(given)
}

/// The index of the comma behind an argument, or of the bracket.
fn end_of_argument(tokens: &[Lexeme], first: usize, close: usize) -> usize {
    let mut index = first;
    while index < close {
        let Some(lexeme) = tokens.get(index) else {
            break;
        };
        if lexeme.token == Token::Comma {
            return index;
        }
        // Over brackets at once.
        index = (lexeme.partner as usize).max(index) + 1;
    }
    close
}

fn argument(analysis: &Analysis, tokens: &[Lexeme]) -> Option<Given> {
    let (label, value) = match tokens {
        [label, colon, value @ ..] if colon.token == Token::Colon => match &label.token {
            Token::Name(label) => (Some(label.to_string()), value),
            _ => (None, tokens),
        },
        _ => (None, tokens),
    };
    let (first, last) = (value.first()?, value.last()?);
    let name = match value {
        [only] => match &only.token {
            Token::Name(name) => Some(name.to_string()),
            _ => None,
        },
        _ => None,
    };
    let found = analysis.types.get(&first.span.to(last.span)).cloned();
    let literal = match &first.token {
        Token::Number(_) => Some(Type::Int),
        Token::TextOpen => Some(Type::Text),
        Token::True | Token::False => Some(Type::Bool),
        _ => None,
    };
    let declared = analysis
        .symbol_at(first.span.source, first.span.start)
        .filter(|_| value.len() == 1)
        .and_then(|(_, declared, _)| analysis.index.types.get(&declared).cloned());
    let ty = found.or(declared).or(literal);
    Some(Given {
        label,
        name,
        ty: ty.filter(|ty| *ty != Type::Error),
    })
}
