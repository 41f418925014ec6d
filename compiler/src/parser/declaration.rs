//! Files and what stands at their top.

use super::Tokens;
use super::block::{block, required_block};
use super::cursor::{Cursor, Failed, Parsed, Separator, bracketed};
use super::error::ParseError;
use super::expr::{expr_or_broken, text, value, value_of};
use super::page::page;
use super::params::{args, field, optional_params, param, params};
use super::state::state;
use super::type_expr::{generics, type_expr, type_or_broken};
use crate::ast::{
    App, Component, Const, Declaration, DeclarationKind, Enum, External, File, Function, Name,
    Record, Setting, Signature, StateKind, Style, StyleRule, Test, TextPart, Use, Variant,
};
use crate::lexer::Token;

/// The words that begin a declaration, besides `fn`.
pub const DECLARATION_WORDS: &[&str] = &[
    "use",
    "const",
    "type",
    "enum",
    "state",
    "client",
    "session",
    "shared",
    "component",
    "page",
    "context",
    "app",
    "style",
    "test",
    "extern",
    "external",
];

/// All declarations of a file.
pub(super) fn file(input: &mut Tokens<'_, '_>) -> File {
    let source = input.here().source;
    let mut declarations = Vec::new();
    loop {
        input.skip_lines();
        if input.token(0).is_none() {
            break;
        }
        let start = input.here();
        let docs = input.docs();
        let before = input.index();
        let reported = input.reported();
        let name = declared_name(input);
        let kind = match declaration(input) {
            Ok(kind) => {
                if !matches!(input.token(0), None | Some(Token::NewLine)) {
                    let at = input.here();
                    let found = input.token(0).cloned();
                    let next = input.token(1).cloned();
                    if input.reported() == reported {
                        input.report(ParseError::not_separated(Separator::Line, found, next, at));
                    }
                    skip_to_declaration(input);
                }
                kind
            }
            Err(Failed) => {
                if input.index() == before {
                    let partner = input.partner(before);
                    input.go_to(partner.max(before) + 1);
                }
                skip_to_declaration(input);
                DeclarationKind::Broken(name)
            }
        };
        declarations.push(Declaration {
            docs,
            span: input.since(start),
            kind,
        });
    }
    File {
        source,
        declarations,
    }
}

/// The name that the declaration at hand seems to declare, whatever is wrong with it.
fn declared_name(input: &mut Tokens<'_, '_>) -> Option<Name> {
    let ahead = match input.token(1) {
        Some(Token::Fn) => 2,
        Some(Token::Name(word)) if DECLARATION_WORDS.contains(&word.as_str()) => 2,
        _ => 1,
    };
    let span = input.span(ahead);
    match input.token(ahead) {
        Some(Token::Name(text) | Token::UpperName(text)) => Some(Name {
            text: text.clone(),
            span,
        }),
        _ => None,
    }
}

/// Goes to the next line that begins with a word of a declaration, outside of brackets.
fn skip_to_declaration(input: &mut Tokens<'_, '_>) {
    loop {
        let index = input.index();
        match input.token(0) {
            None => return,
            Some(Token::NewLine) => {
                let begins = match input.token(1) {
                    Some(Token::Fn) | None => true,
                    Some(Token::Name(word)) => DECLARATION_WORDS.contains(&word.as_str()),
                    Some(_) => false,
                };
                if begins {
                    return;
                }
                input.take();
            }
            Some(_) => {
                let partner = input.partner(index);
                input.go_to(partner.max(index) + 1);
            }
        }
    }
}

fn declaration(input: &mut Tokens<'_, '_>) -> Parsed<DeclarationKind> {
    let word = match input.token(0) {
        Some(Token::Fn) => {
            input.take();
            return function(input).map(DeclarationKind::Function);
        }
        Some(Token::Name(word)) => word.clone(),
        _ => return Err(not_a_declaration(input)),
    };
    let second = input.token(1);
    let names = matches!(
        second,
        Some(Token::Name(_) | Token::UpperName(_) | Token::Fn)
    );
    match (word.as_str(), second) {
        ("use", _) => {
            input.take();
            use_names(input).map(DeclarationKind::Use)
        }
        ("const", _) => {
            input.take();
            constant(input).map(DeclarationKind::Const)
        }
        ("type", _) if names => {
            input.take();
            record(input).map(DeclarationKind::Record)
        }
        ("enum", _) if names => {
            input.take();
            enumeration(input).map(DeclarationKind::Enum)
        }
        ("state", _) if names => {
            let kind = input.here();
            input.take();
            state(input, StateKind::Tab, kind).map(DeclarationKind::State)
        }
        ("client" | "session" | "shared", Some(Token::Name(state_word)))
            if state_word == "state" =>
        {
            let kind = match word.as_str() {
                "client" => StateKind::Client,
                "session" => StateKind::Session,
                _ => StateKind::Shared,
            };
            let span = input.here();
            input.take();
            input.take();
            state(input, kind, span).map(DeclarationKind::State)
        }
        ("component", _) if names => {
            input.take();
            component(input).map(DeclarationKind::Component)
        }
        ("page", _) if names => {
            input.take();
            page(input).map(DeclarationKind::Page)
        }
        ("context", Some(Token::BraceOpen)) => {
            input.take();
            Ok(DeclarationKind::Context(
                bracketed(input, Separator::CommaOrLine, field, |_| None).0,
            ))
        }
        ("app", Some(Token::TextOpen)) => {
            input.take();
            app(input).map(DeclarationKind::App)
        }
        ("style", _) if names => {
            input.take();
            let name = input.upper_name("a style")?;
            if !input.at(&Token::BraceOpen) {
                return Err(input.unexpected("`{`"));
            }
            Ok(DeclarationKind::Style(Style {
                name,
                rules: bracketed(input, Separator::CommaOrLine, rule, |_| None).0,
            }))
        }
        ("test", Some(Token::TextOpen)) => {
            input.take();
            let name = text(input);
            if name
                .parts
                .iter()
                .any(|part| matches!(part, TextPart::Hole(_)))
            {
                input.report(ParseError::HoleNotAllowed {
                    place: "the name of a test",
                    at: name.span,
                });
            }
            Ok(DeclarationKind::Test(Test {
                name,
                body: required_block(input, "the name of the test")?,
            }))
        }
        ("extern", Some(Token::Fn)) => {
            input.take();
            input.take();
            signature(input).map(DeclarationKind::ExternFunction)
        }
        ("external", _) if names => external(input).map(DeclarationKind::External),
        _ => Err(not_a_declaration(input)),
    }
}

fn not_a_declaration(input: &mut Tokens<'_, '_>) -> Failed {
    let at = input.here();
    let found = input.token(0).cloned();
    let error = match &found {
        Some(Token::Name(word)) => match super::error::foreign_word(word) {
            Some(instead) => ParseError::Foreign {
                word: word.clone(),
                instead,
                at,
            },
            None => ParseError::NotADeclaration { found, at },
        },
        Some(Token::Semicolon) => ParseError::Semicolon { at },
        _ => ParseError::NotADeclaration { found, at },
    };
    input.report(error);
    Failed
}

fn use_names(input: &mut Tokens<'_, '_>) -> Parsed<Use> {
    let mut path = vec![input.name("the name of a file")?];
    loop {
        input.expect(
            &Token::Dot,
            "`.` and the names to bring, as in `use file.{Name}`",
        )?;
        if input.at(&Token::BraceOpen) {
            break;
        }
        path.push(input.name("the name of a file or folder")?);
    }
    let (names, _) = bracketed(
        input,
        Separator::CommaOrLine,
        |input| match input.token(0) {
            Some(Token::UpperName(_)) => input.upper_name("a name"),
            _ => input.name("a name"),
        },
        |_| None,
    );
    Ok(Use { path, names })
}

fn constant(input: &mut Tokens<'_, '_>) -> Parsed<Const> {
    let name = input.upper_name("a constant")?;
    let ty = input.eat(&Token::Colon).map(|_| type_or_broken(input));
    let value = value_of(input, &name);
    Ok(Const { name, ty, value })
}

/// A function behind `fn`.
pub(super) fn function(input: &mut Tokens<'_, '_>) -> Parsed<Function> {
    let name = input.name("a function")?;
    let generics = generics(input)?;
    let params = params(input)?;
    let result = result(input)?;
    if !input.at(&Token::BraceOpen) {
        let found = input.token(0).cloned();
        let here = input.here();
        let ends = matches!(found, None | Some(Token::NewLine | Token::BraceClose));
        input.report(match found {
            _ if ends => ParseError::MissingBody {
                what: "a function",
                at: name.span,
            },
            found => ParseError::MissingBlock {
                what: "the head of the function",
                at: here,
                found,
            },
        });
        return Err(Failed);
    }
    if result.is_none() {
        input.report(ParseError::MissingResult {
            name: name.text.clone(),
            at: name.span,
        });
    }
    Ok(Function {
        name,
        generics,
        params,
        result,
        body: block(input),
    })
}

fn result(input: &mut Tokens<'_, '_>) -> Parsed<Option<crate::ast::TypeExpr>> {
    Ok(match input.eat(&Token::Arrow) {
        Some(_) => Some(type_expr(input)?),
        None => None,
    })
}

fn signature(input: &mut Tokens<'_, '_>) -> Parsed<Signature> {
    Ok(Signature {
        name: input.name("a function")?,
        params: params(input)?,
        result: result(input)?,
    })
}

fn external(input: &mut Tokens<'_, '_>) -> Parsed<External> {
    input.take();
    if input.eat(&Token::Fn).is_some() {
        let signature = signature(input)?;
        return Ok(External::Function {
            signature,
            from: from(input)?,
        });
    }
    if input.eat_word("component").is_none() {
        return Err(input.unexpected("`fn` or `component`"));
    }
    let name = input.upper_name("a component")?;
    let export = match input.eat_word("as") {
        Some(_) => Some(input.upper_name("the name in the module")?),
        None => None,
    };
    let from = from(input)?;
    if !input.at(&Token::BraceOpen) {
        return Err(input.unexpected("`{` and the properties"));
    }
    Ok(External::Component {
        name,
        export,
        from,
        params: bracketed(input, Separator::CommaOrLine, param, |_| None).0,
    })
}

fn from(input: &mut Tokens<'_, '_>) -> Parsed<crate::ast::TextLiteral> {
    if input.eat_word("from").is_none() || !input.at(&Token::TextOpen) {
        return Err(input.unexpected("`from` and the file"));
    }
    Ok(text(input))
}

fn record(input: &mut Tokens<'_, '_>) -> Parsed<Record> {
    let name = input.upper_name("a type")?;
    let generics = generics(input)?;
    if !input.at(&Token::BraceOpen) {
        return Err(input.unexpected("`{` and the fields"));
    }
    Ok(Record {
        name,
        generics,
        fields: bracketed(input, Separator::CommaOrLine, field, |_| None).0,
    })
}

fn enumeration(input: &mut Tokens<'_, '_>) -> Parsed<Enum> {
    let name = input.upper_name("an enum")?;
    let generics = generics(input)?;
    if !input.at(&Token::BraceOpen) {
        return Err(input.unexpected("`{` and the variants"));
    }
    let (variants, _) = bracketed(
        input,
        Separator::CommaOrLine,
        |input| {
            Ok(Variant {
                docs: input.docs(),
                name: input.upper_name("a variant")?,
                fields: optional_params(input)?,
            })
        },
        |_| None,
    );
    Ok(Enum {
        name,
        generics,
        variants,
    })
}

fn component(input: &mut Tokens<'_, '_>) -> Parsed<Component> {
    Ok(Component {
        name: input.upper_name("a component")?,
        generics: generics(input)?,
        params: optional_params(input)?,
        body: required_block(input, "the head of the component")?,
    })
}

fn app(input: &mut Tokens<'_, '_>) -> Parsed<App> {
    let name = text(input);
    if !input.at(&Token::BraceOpen) {
        return Err(input.unexpected("`{` and the settings"));
    }
    let (settings, _) = bracketed(
        input,
        Separator::CommaOrLine,
        |input| {
            let name: Name = input.name("a setting")?;
            let value = if input.at(&Token::BraceOpen) {
                value(input)?
            } else {
                input.expect(&Token::Colon, "`:` and a value")?;
                value(input)?
            };
            Ok(Setting { name, value })
        },
        |_| None,
    );
    Ok(App { name, settings })
}

fn rule(input: &mut Tokens<'_, '_>) -> Parsed<StyleRule> {
    let name = input.name("a property")?;
    if input.eat(&Token::Colon).is_some() {
        return Ok(StyleRule::Property {
            name,
            value: expr_or_broken(input),
        });
    }
    let args = input.at(&Token::ParenOpen).then(|| args(input));
    if !input.at(&Token::BraceOpen) {
        return Err(input.unexpected("`:` and a value, or a block"));
    }
    Ok(StyleRule::Nested {
        name,
        args,
        rules: bracketed(input, Separator::CommaOrLine, rule, |_| None).0,
    })
}
