//! Patterns against the type of what is matched.

use super::body::{Binding, Cx};
use super::{Checker, error};
use crate::ast::{self, PatternKind};
use crate::hir::{EnumId, Literal, LocalId, LocalKind, Pattern, Type};
use crate::resolve::{Target, UpperItem};
use crate::source::Span;
use crate::suggest::nearest;
use smol_str::SmolStr;

impl Checker<'_> {
    /// A pattern for values of `ty`; its names become locals.
    pub(super) fn pattern(&mut self, cx: &mut Cx, tree: &ast::Pattern, ty: &Type) -> Pattern {
        match &tree.kind {
            PatternKind::Wildcard | PatternKind::Broken => Pattern::Wildcard,
            PatternKind::Bind(name) => {
                Pattern::Bind(cx.declare(name, ty.clone(), LocalKind::Fixed))
            }
            PatternKind::Or(alternatives) => self.alternatives(cx, alternatives, ty),
            PatternKind::None => match ty {
                Type::Option(_) | Type::Error => Pattern::None,
                _ => self.misfit("`none`", ty, tree.span),
            },
            PatternKind::Bool(value) => match ty {
                Type::Bool | Type::Error => Pattern::Literal(Literal::Bool(*value)),
                _ => self.misfit("a Bool", ty, tree.span),
            },
            PatternKind::Text(text) => match ty {
                Type::Text | Type::Error => Pattern::Literal(Literal::Text(text.clone())),
                _ => self.misfit("a text", ty, tree.span),
            },
            PatternKind::Number(number) => {
                let value = self.number(number, tree.span, Some(ty));
                match value.kind {
                    crate::hir::ExprKind::Literal(literal) if value.ty == *ty => {
                        Pattern::Literal(literal)
                    }
                    crate::hir::ExprKind::Error => Pattern::Wildcard,
                    _ if *ty == Type::Error => Pattern::Wildcard,
                    _ => self.misfit("a number", ty, tree.span),
                }
            }
            PatternKind::Wrapper { name, fields } => {
                let inner = |index: usize| match (name.text.as_str(), ty) {
                    ("some", Type::Option(inner)) | ("ok", Type::Result(inner, _)) => {
                        (index == 0).then(|| (**inner).clone())
                    }
                    ("err", Type::Result(_, inner)) => (index == 0).then(|| (**inner).clone()),
                    _ => None,
                };
                let (Some(inner), [field]) = (inner(0), fields.as_slice()) else {
                    if *ty != Type::Error {
                        let shown = format!("`{}(…)`", name.text);
                        self.misfit(&shown, ty, tree.span);
                    }
                    self.declare_broken(cx, fields);
                    return Pattern::Wildcard;
                };
                let field = Box::new(self.pattern(cx, field, &inner));
                match name.text.as_str() {
                    "some" => Pattern::Some(field),
                    "ok" => Pattern::Ok(field),
                    _ => Pattern::Err(field),
                }
            }
            PatternKind::Variant {
                enumeration,
                name,
                fields,
            } => self.variant_pattern(
                cx,
                enumeration.as_ref(),
                name,
                fields.as_deref(),
                ty,
                tree.span,
            ),
        }
    }

    fn misfit(&mut self, pattern: &str, ty: &Type, at: Span) -> Pattern {
        if *ty != Type::Error {
            let shown = self.show(ty);
            self.report(error::pattern_type(pattern, &shown, at));
        }
        Pattern::Wildcard
    }

    /// Names in a pattern that does not fit still exist.
    fn declare_broken(&mut self, cx: &mut Cx, fields: &[ast::Pattern]) {
        for field in fields {
            self.pattern(cx, field, &Type::Error);
        }
    }

    fn variant_pattern(
        &mut self,
        cx: &mut Cx,
        enumeration: Option<&ast::Name>,
        name: &ast::Name,
        fields: Option<&[ast::Pattern]>,
        ty: &Type,
        span: Span,
    ) -> Pattern {
        let all = fields.unwrap_or_default();
        let (id, arguments) = match ty {
            Type::Enum(id, arguments) => (*id, arguments.clone()),
            Type::Json => (EnumId::json(), std::sync::Arc::from([])),
            Type::Error => {
                self.declare_broken(cx, all);
                return Pattern::Wildcard;
            }
            Type::Option(inner) if matches!(**inner, Type::Enum(..) | Type::Json) => {
                self.declare_broken(cx, all);
                let shown = self.show(ty);
                let diagnostic = error::pattern_type(&format!("`{}`", name.text), &shown, span)
                    .help(format!(
                        "write `some({})`; `none` is the other case",
                        name.text
                    ));
                self.report(diagnostic);
                return Pattern::Wildcard;
            }
            _ => {
                self.declare_broken(cx, all);
                return self.misfit(&format!("`{}`", name.text), ty, span);
            }
        };
        let named = match ty {
            Type::Json => UpperItem::BuiltinType("Json"),
            _ => UpperItem::Enum(id),
        };
        if let Some(prefix) = enumeration
            && self.target(prefix) != Some(Target::Upper(named))
        {
            self.declare_broken(cx, all);
            return self.misfit(&format!("`{}.{}`", prefix.text, name.text), ty, span);
        }
        let Some((variant, types)) = self.variant(id, &name.text) else {
            self.unknown_variant(id, name);
            self.declare_broken(cx, all);
            return Pattern::Wildcard;
        };
        if types.len() != all.len() {
            self.report(error::pattern_fields(
                &name.text,
                types.len(),
                all.len(),
                span,
            ));
            self.declare_broken(cx, all);
            return Pattern::Wildcard;
        }
        let fields = all
            .iter()
            .zip(&types)
            .map(|(field, ty)| {
                let ty = super::types::substitute(ty, &arguments);
                self.pattern(cx, field, &ty)
            })
            .collect();
        Pattern::Variant {
            enumeration: id,
            variant,
            fields,
        }
    }

    /// The variant of an enum by name, with the types of its fields.
    pub(super) fn variant(&self, id: EnumId, name: &str) -> Option<(u32, Vec<Type>)> {
        let declared = self.program.enums.get(id.0 as usize)?;
        let index = declared
            .variants
            .iter()
            .position(|variant| variant.origin.name == name)?;
        let types = declared
            .variants
            .get(index)?
            .fields
            .iter()
            .map(|field| field.ty.clone())
            .collect();
        Some((u32::try_from(index).ok()?, types))
    }

    pub(super) fn unknown_variant(&mut self, id: EnumId, name: &ast::Name) {
        let Some(declared) = self.program.enums.get(id.0 as usize) else {
            return;
        };
        let names: Vec<&str> = declared
            .variants
            .iter()
            .map(|variant| variant.origin.name.as_str())
            .collect();
        let nearest = nearest(&name.text, names.iter().copied());
        let mut diagnostic = error::unknown_variant(
            &declared.origin.name,
            &name.text,
            name.span,
            nearest,
            declared.origin.span,
        );
        if nearest.is_none() {
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            diagnostic = diagnostic.help(format!("it has {}", names.join(", ")));
        }
        self.report(diagnostic);
    }

    /// Alternatives bind the same names; those of the first one are the locals of all.
    fn alternatives(&mut self, cx: &mut Cx, trees: &[ast::Pattern], ty: &Type) -> Pattern {
        let mut patterns = Vec::new();
        let mut first: Vec<(SmolStr, LocalId)> = Vec::new();
        for (number, tree) in trees.iter().enumerate() {
            let mut names = Vec::new();
            bound_names(tree, &mut names);
            let before = self.errors.len();
            let pattern = self.pattern(cx, tree, ty);
            let bound: Vec<(SmolStr, LocalId)> = names
                .iter()
                .filter_map(|name| match cx.binding(name.span)? {
                    Binding::Local(id) => Some((name.text.clone(), *id)),
                    Binding::Alias(_) => None,
                })
                .collect();
            if number == 0 {
                first = bound;
                patterns.push(pattern);
                continue;
            }
            let same = bound.len() == first.len()
                && bound.iter().all(|(text, id)| {
                    first.iter().any(|(known, local)| {
                        known == text && cx.type_of(*local) == cx.type_of(*id)
                    })
                });
            if !same && self.errors.len() == before {
                let at = trees.first().map_or(tree.span, |first| first.span);
                self.report(error::alternatives_bind(tree.span).also(at, "the first alternative"));
            }
            patterns.push(rename(pattern, &bound, &first));
        }
        Pattern::Or(patterns)
    }
}

/// Puts the locals of the first alternative in the place of those of a later one.
fn rename(pattern: Pattern, bound: &[(SmolStr, LocalId)], first: &[(SmolStr, LocalId)]) -> Pattern {
    let one = |pattern: Box<Pattern>| Box::new(rename(*pattern, bound, first));
    match pattern {
        Pattern::Bind(id) => {
            let name = bound.iter().find(|(_, known)| *known == id);
            let known = name.and_then(|(name, _)| first.iter().find(|(text, _)| text == name));
            Pattern::Bind(known.map_or(id, |(_, known)| *known))
        }
        Pattern::Some(inner) => Pattern::Some(one(inner)),
        Pattern::Ok(inner) => Pattern::Ok(one(inner)),
        Pattern::Err(inner) => Pattern::Err(one(inner)),
        Pattern::Variant {
            enumeration,
            variant,
            fields,
        } => Pattern::Variant {
            enumeration,
            variant,
            fields: fields
                .into_iter()
                .map(|field| rename(field, bound, first))
                .collect(),
        },
        Pattern::Or(patterns) => Pattern::Or(
            patterns
                .into_iter()
                .map(|pattern| rename(pattern, bound, first))
                .collect(),
        ),
        other => other,
    }
}

fn bound_names<'t>(tree: &'t ast::Pattern, names: &mut Vec<&'t ast::Name>) {
    match &tree.kind {
        PatternKind::Bind(name) => names.push(name),
        PatternKind::Wrapper { fields, .. } => {
            for field in fields {
                bound_names(field, names);
            }
        }
        PatternKind::Variant { fields, .. } => {
            for field in fields.iter().flatten() {
                bound_names(field, names);
            }
        }
        PatternKind::Or(alternatives) => {
            if let Some(first) = alternatives.first() {
                bound_names(first, names);
            }
        }
        _ => {}
    }
}
