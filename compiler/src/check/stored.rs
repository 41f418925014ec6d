//! `stored(…)`: where the browser keeps a var of a client state (LANGUAGE §7.2.5). Its words are options of the language, not names of the program.

use super::body::{Cx, Side, Site};
use super::{Checker, error};
use crate::ast::{self, Argument, ModifierKind, Value};
use crate::hir::{ExprKind, Literal, SameSite, Stored, StoredIn, Type};
use crate::source::Span;
use crate::suggest::nearest;
use smol_str::SmolStr;

const PLACES: [&str; 3] = ["local", "session", "cookie"];

impl Checker<'_> {
    /// Where a member is kept, if it says so.
    pub(super) fn stored(&mut self, member: &ast::Member) -> Option<Stored> {
        let (args, span) = member
            .modifiers
            .iter()
            .find_map(|modifier| match &modifier.kind {
                ModifierKind::Stored(args) => Some((&args.arguments, modifier.span)),
                _ => None,
            })?;
        let Some((first, options)) = args.split_first() else {
            self.report(error::stored_where(span, None));
            return None;
        };
        let mut place = match word(first) {
            Some("local") => StoredIn::Local { follow: true },
            Some("session") => StoredIn::Session,
            Some("cookie") => StoredIn::Cookie {
                max_age: None,
                same_site: SameSite::Lax,
                path: SmolStr::new_static("/"),
            },
            written => {
                let nearest = written.and_then(|word| nearest(word, PLACES));
                self.report(error::stored_where(first.span, nearest));
                return None;
            }
        };
        let mut name = None;
        for (number, option) in options.iter().enumerate() {
            let label = option.label.as_ref().map(|label| label.text.as_str());
            let before = options.iter().take(number);
            if let Some(label) = &option.label
                && before
                    .filter_map(|other| other.label.as_ref())
                    .any(|other| other.text == label.text)
            {
                self.report(error::doubled_argument(&label.text, option.span));
                continue;
            }
            match (label, &mut place) {
                (Some("name"), _) => name = self.text_option(option).or(name),
                (Some("follow"), StoredIn::Local { follow }) => {
                    *follow = match self.option(option, &Type::Bool) {
                        Some(Literal::Bool(value)) => value,
                        _ => *follow,
                    };
                }
                (Some("max_age"), StoredIn::Cookie { max_age, .. }) => {
                    if let Some(Literal::Duration(time)) = self.option(option, &Type::Duration) {
                        *max_age = Some(time);
                    }
                }
                (Some("path"), StoredIn::Cookie { path, .. }) => {
                    if let Some(written) = self.text_option(option) {
                        *path = written;
                    }
                }
                (Some("same_site"), StoredIn::Cookie { same_site, .. }) => match word(option) {
                    Some("Lax") => *same_site = SameSite::Lax,
                    Some("Strict") => *same_site = SameSite::Strict,
                    Some("None") => *same_site = SameSite::None,
                    _ => self.report(error::stored_same_site(option.span)),
                },
                (_, place) => {
                    let known = options_of(place);
                    let written = label.unwrap_or_default();
                    let nearest = nearest(written, known.iter().copied());
                    self.report(error::stored_option(written, known, option.span, nearest));
                }
            }
        }
        Some(Stored { place, name })
    }

    fn text_option(&mut self, option: &Argument) -> Option<SmolStr> {
        match self.option(option, &Type::Text)? {
            Literal::Text(text) => Some(text),
            _ => None,
        }
    }

    /// An option must be known when compiled.
    fn option(&mut self, option: &Argument, ty: &Type) -> Option<Literal> {
        let mut cx = Cx::new(Site::Constant, Side::Both, None);
        let value = self.value_for(&mut cx, &option.value, ty, None);
        match value.kind {
            ExprKind::Literal(literal) => Some(literal),
            ExprKind::Error => None,
            _ => {
                self.report(error::stored_literal(place_of(option)));
                None
            }
        }
    }
}

fn options_of(place: &StoredIn) -> &'static [&'static str] {
    match place {
        StoredIn::Local { .. } => &["name", "follow"],
        StoredIn::Session => &["name"],
        StoredIn::Cookie { .. } => &["name", "max_age", "same_site", "path"],
    }
}

/// A single word, as `local` or `Lax`.
fn word(argument: &Argument) -> Option<&str> {
    match &argument.value {
        Value::Expr(tree) => match &tree.kind {
            ast::ExprKind::Name(name) | ast::ExprKind::UpperName(name) => Some(&name.text),
            _ => None,
        },
        Value::Block(_) => None,
    }
}

fn place_of(argument: &Argument) -> Span {
    match &argument.value {
        Value::Expr(tree) => tree.span,
        Value::Block(block) => block.span,
    }
}
