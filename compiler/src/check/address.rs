//! Addresses of pages: `/item/{id: Int}?{tab: Text = "info"}`.

use super::{Checker, error};
use crate::ast::RoutePart;
use crate::hir::{PageRoute, Param, Segment, Type};
use crate::source::Span;
use smol_str::SmolStr;

impl Checker<'_> {
    /// Reads the parts of an address. `params` are its holes in order.
    pub(super) fn address(
        &mut self,
        parts: &[RoutePart],
        span: Span,
        params: &[Param],
    ) -> PageRoute {
        let mut path = Vec::new();
        let mut query = Vec::new();
        // What stands since the last slash; none before the first one.
        let mut segment: Option<SegmentParts> = None;
        let mut in_query = false;
        let mut number = 0;
        let mut errors: Vec<(&str, Span)> = Vec::new();
        for part in parts {
            match part {
                RoutePart::Text { text, span } if in_query => {
                    if text != "&" {
                        errors.push((
                            "query parameters stand between `&`: `?{a: Int = 1}&{b: Int = 2}`",
                            *span,
                        ));
                    }
                }
                RoutePart::Text { text, span } => {
                    let (before, behind) = match text.split_once('?') {
                        Some((before, behind)) => (before, Some(behind)),
                        None => (text.as_str(), None),
                    };
                    for (count, piece) in before.split('/').enumerate() {
                        if count > 0 {
                            if let Some(segment) = segment.take() {
                                segment.end(&mut path, &mut errors);
                            }
                            segment = Some(SegmentParts::new(*span));
                        }
                        if piece.is_empty() {
                            continue;
                        }
                        match &mut segment {
                            Some(segment) => segment.text.push_str(piece),
                            None => errors.push(("it begins with `/`", *span)),
                        }
                    }
                    if let Some(behind) = behind {
                        in_query = true;
                        if !behind.is_empty() {
                            errors.push(("behind `?` stand parameters in braces", *span));
                        }
                    }
                }
                RoutePart::Hole {
                    span,
                    name,
                    default,
                    ..
                } => {
                    let index = super::index(number);
                    let ty = params
                        .get(number)
                        .map_or(Type::Error, |param| param.ty.clone());
                    number += 1;
                    self.route_parameter(&ty, in_query, *span);
                    if in_query {
                        if default.is_none() && !matches!(ty, Type::Option(_)) {
                            self.report(error::query_default(&name.text, *span));
                        }
                        query.push(index);
                        continue;
                    }
                    if let Some(default) = default {
                        errors.push((
                            "only query parameters, behind `?`, have defaults",
                            default.span,
                        ));
                    }
                    match &mut segment {
                        Some(segment) => segment.holes.push((index, ty)),
                        None => errors.push(("it begins with `/`", *span)),
                    }
                }
            }
        }
        match segment {
            Some(segment) => segment.end(&mut path, &mut errors),
            None if errors.is_empty() => errors.push(("it begins with `/`", span)),
            None => {}
        }
        let rest = path
            .iter()
            .position(|segment| matches!(segment, Segment::Rest(_)));
        if let Some(rest) = rest
            && rest + 1 < path.len()
        {
            errors.push((
                "a `List<Text>` takes the rest of the path, so it comes last",
                span,
            ));
        }
        if let Some((rule, span)) = errors.first() {
            self.report(error::bad_address(rule, *span));
        }
        PageRoute::Address { path, query }
    }

    fn route_parameter(&mut self, ty: &Type, in_query: bool, at: Span) {
        let is_plain = |ty: &Type| match ty {
            Type::Text | Type::Int | Type::Bool | Type::Date | Type::Error => true,
            Type::Enum(id, _) => self
                .program
                .enums
                .get(id.0 as usize)
                .is_some_and(crate::hir::Enum::is_plain),
            _ => false,
        };
        let fits = match ty {
            Type::List(item) if in_query => is_plain(item),
            Type::List(item) => **item == Type::Text,
            Type::Option(inner) if in_query => is_plain(inner),
            ty => is_plain(ty),
        };
        if !fits {
            let shown = self.show(ty);
            self.report(error::route_parameter(&shown, at));
        }
    }
}

/// What stands between two slashes.
struct SegmentParts {
    text: String,
    holes: Vec<(u32, Type)>,
    span: Span,
}

impl SegmentParts {
    fn new(span: Span) -> SegmentParts {
        SegmentParts {
            text: String::new(),
            holes: Vec::new(),
            span,
        }
    }

    fn end(self, path: &mut Vec<Segment>, errors: &mut Vec<(&str, Span)>) {
        match (self.text.as_str(), self.holes.as_slice()) {
            ("", []) => {}
            (text, []) => path.push(Segment::Static(SmolStr::new(text))),
            ("", [(index, Type::List(_))]) => path.push(Segment::Rest(*index)),
            ("", [(index, _)]) => path.push(Segment::Param(*index)),
            _ => errors.push((
                "a parameter fills the whole part between two slashes",
                self.span,
            )),
        }
    }
}

/// An address without the names of its parameters: equal ones answer to the same addresses.
pub(super) fn shape(parts: &[RoutePart]) -> String {
    let mut shape = String::new();
    for part in parts {
        match part {
            RoutePart::Text { text, .. } => match text.split_once('?') {
                Some((path, _)) => {
                    shape.push_str(path);
                    break;
                }
                None => shape.push_str(text),
            },
            RoutePart::Hole { ty, .. } => shape.push_str(match &ty.kind {
                crate::ast::TypeExprKind::Named { name, .. } if name.text == "List" => "{*}",
                _ => "{}",
            }),
        }
    }
    match shape.trim_end_matches('/') {
        "" => "/".to_owned(),
        path => path.to_owned(),
    }
}
