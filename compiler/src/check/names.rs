//! Names as values: locals, members of states, constants, bare variants; and which code may read what.

use super::body::{Binding, Cx, Side, Site};
use super::fit::broken;
use super::places::read_of;
use super::properties::inner;
use super::signatures::Member;
use super::{Checker, Progress, error};
use crate::ast::{self, StateKind};
use crate::hir::{ComputedRef, ConstantId, EnumId, Expr, ExprKind, Literal, StateId, Type, VarRef};
use crate::library::ambient;
use crate::resolve::{Target, UpperItem};
use crate::source::Span;
use crate::suggest::nearest;
use smol_str::SmolStr;

impl<'a> Checker<'a> {
    /// A lower-case name as a value.
    pub(super) fn name(&mut self, cx: &mut Cx, name: &ast::Name, wanted: Option<&Type>) -> Expr {
        let span = name.span;
        let Some(target) = self.target(name) else {
            return broken(span);
        };
        let (what, help) = match target {
            Target::Local(declared) => match cx.binding(declared) {
                Some(Binding::Local(id)) => {
                    let ty = cx.type_of(*id);
                    let kind = ExprKind::Local(*id);
                    match ty {
                        Type::Event(_) => (
                            format!("the event `{}`", name.text),
                            "give it to a handler, or call it in one".to_owned(),
                        ),
                        Type::View(_) => (
                            format!("the slot `{}`", name.text),
                            "it stands in a view on a line of its own".to_owned(),
                        ),
                        ty => return Expr { kind, ty, span },
                    }
                }
                Some(Binding::Alias(place)) => {
                    let place = place.clone();
                    return self.read_alias(cx, &place, span);
                }
                None => return broken(span),
            },
            Target::Member(state, index) => {
                let member = self
                    .known
                    .members
                    .get(state.0 as usize)
                    .and_then(|members| members.in_order.get(index as usize))
                    .copied()
                    .flatten();
                return match member {
                    Some(member) => self.member_value(cx, state, member, name, span),
                    None => broken(span),
                };
            }
            Target::OwnEvent(_) | Target::Effect(_) => {
                self.report(error::event_as_value(&name.text, span));
                return broken(span);
            }
            Target::Function(function) => {
                if let Some(Type::Function(params, _)) = wanted {
                    let params = params.clone();
                    return self.function_as_value(cx, function, &params, span);
                }
                (
                    format!("the function `{}`", name.text),
                    format!("call it: `{}(…)`", name.text),
                )
            }
            Target::Builtin(_) => (
                format!("the function `{}`", name.text),
                format!("call it: `{}(…)`", name.text),
            ),
            Target::Element(element) => {
                self.report(error::element_outside_view(element.name, span));
                return broken(span);
            }
            Target::Word("ignore") => (
                "`ignore`".to_owned(),
                "it is a handler: `on_click: ignore`".to_owned(),
            ),
            Target::Word(word) if ambient::is_object(word) => {
                let names: Vec<String> = ambient::names_of(word)
                    .map(|name| format!("`{word}.{name}`"))
                    .collect();
                (
                    format!("`{word}`"),
                    format!("read a value of it: {}", names.join(", ")),
                )
            }
            Target::Word(word) => {
                self.report(error::not_yet(&format!("`{word}`"), span));
                return broken(span);
            }
            Target::Upper(_) | Target::TypeParam(_) => return broken(span),
        };
        self.report(error::not_a_value(&what, &help, span));
        broken(span)
    }

    fn read_alias(&mut self, cx: &Cx, place: &crate::hir::Place, span: Span) -> Expr {
        let mut expr = read_of(self, cx, place);
        expr.span = span;
        expr
    }

    /// An upper-case name as a value.
    pub(super) fn upper_name(
        &mut self,
        cx: &mut Cx,
        name: &ast::Name,
        wanted: Option<&Type>,
    ) -> Expr {
        let span = name.span;
        // A variant of the expected enum wins over whatever else has the name.
        if let Some(id) = expected_enum(wanted)
            && self.variant_index(id, &name.text).is_some()
        {
            return self.variant_call(cx, id, name, None, wanted, span);
        }
        let Some(target) = self.target(name) else {
            return match self.bare_variant(name, wanted) {
                Some(id) => self.variant_call(cx, id, name, None, wanted, span),
                None => broken(span),
            };
        };
        let (what, help) = match target {
            Target::Upper(UpperItem::Constant(constant)) => {
                let ty = self.constant_type(constant, span);
                return Expr {
                    kind: ExprKind::Constant(constant),
                    ty,
                    span,
                };
            }
            Target::Upper(UpperItem::Style(style)) => {
                return Expr {
                    kind: ExprKind::Style(style),
                    ty: Type::Style,
                    span,
                };
            }
            Target::Word("PI") => {
                return Expr {
                    kind: ExprKind::Literal(Literal::Float(std::f64::consts::PI)),
                    ty: Type::Float,
                    span,
                };
            }
            Target::Upper(UpperItem::State(_)) => (
                format!("the state `{}`", name.text),
                format!("name a member of it: `{}.…`", name.text),
            ),
            Target::Upper(UpperItem::Page(_)) => (
                format!("the page `{}`", name.text),
                format!("its address is `{}(…)`, with its parameters", name.text),
            ),
            Target::Upper(UpperItem::Component(_)) => (
                format!("the component `{}`", name.text),
                "components stand in views".to_owned(),
            ),
            Target::Upper(UpperItem::Record(_)) => (
                format!("the type `{}`", name.text),
                format!("make a value of it: `{}(…)`", name.text),
            ),
            Target::Upper(UpperItem::Enum(_)) => (
                format!("the enum `{}`", name.text),
                format!("name a variant of it: `{}.…`", name.text),
            ),
            _ => (
                format!("the type `{}`", name.text),
                "types stand behind `:` and in `< >`".to_owned(),
            ),
        };
        self.report(error::not_a_value(&what, &help, span));
        broken(span)
    }

    /// A variant that stands alone where its enum is not expected, or that the expected enum does not have.
    pub(super) fn bare_variant(
        &mut self,
        name: &ast::Name,
        wanted: Option<&Type>,
    ) -> Option<EnumId> {
        let span = name.span;
        if wanted == Some(&Type::Error) {
            return None;
        }
        let found: Vec<(usize, String)> = self
            .program
            .enums
            .iter()
            .enumerate()
            .filter(|(_, declared)| {
                declared
                    .variants
                    .iter()
                    .any(|variant| variant.origin.name == name.text)
            })
            .map(|(index, declared)| (index, declared.origin.name.to_string()))
            .collect();
        // An unknown name was reported by `resolve`.
        if found.is_empty() {
            return None;
        }
        let enums: Vec<String> = found.iter().map(|(_, name)| name.clone()).collect();
        match expected_enum(wanted) {
            Some(id) => self.unknown_variant(id, name),
            None => match wanted.filter(|ty| !super::types::is_open(ty)) {
                Some(wanted) => {
                    let (wanted, found) = (self.show(wanted), enums.join("` or `"));
                    self.report(error::mismatch(&wanted, &found, span));
                }
                None => {
                    self.report(error::bare_variant(&name.text, &enums, span));
                    if let [(only, _)] = found.as_slice() {
                        return Some(EnumId(super::index(*only)));
                    }
                }
            },
        }
        None
    }

    pub(super) fn variant_index(&self, id: EnumId, name: &str) -> Option<usize> {
        self.program
            .enums
            .get(id.0 as usize)?
            .variants
            .iter()
            .position(|variant| variant.origin.name == name)
    }

    /// The type of a constant; checks it if it was not yet.
    pub(super) fn constant_type(&mut self, id: ConstantId, at: Span) -> Type {
        match self.progress.constants.get(id.0 as usize) {
            Some(Progress::Under) => {
                let name = self.program.constants.get(id.0 as usize);
                let name =
                    name.map_or_else(SmolStr::default, |constant| constant.origin.name.clone());
                self.report(error::circle("the constant", &name, at));
                return Type::Error;
            }
            Some(Progress::Unseen) => self.check_constant(id),
            Some(Progress::Done) | None => {}
        }
        self.program
            .constants
            .get(id.0 as usize)
            .and_then(|constant| constant.value.block.value.as_ref())
            .map_or(Type::Error, |value| value.ty.clone())
    }

    pub(super) fn check_constant(&mut self, id: ConstantId) {
        let Some(item) = self.bindings.constants.get(id.0 as usize) else {
            return;
        };
        let tree: &'a ast::Const = item.tree;
        if let Some(slot) = self.progress.constants.get_mut(id.0 as usize) {
            *slot = Progress::Under;
        }
        super::deep(|| {
            let mut cx = Cx::new(Site::Constant, Side::Both, None);
            let value = match &tree.ty {
                Some(ty) => {
                    let wanted = self.ty(ty);
                    self.expr_for(
                        &mut cx,
                        &tree.value,
                        &wanted,
                        super::states::declared_here(ty.span),
                    )
                }
                None => self.expr(&mut cx, &tree.value, None),
            };
            if !super::types::is_data(&value.ty) && *inner(&value.ty) != Type::Style {
                self.not_data(&value.ty.clone(), "a constant", value.span);
            }
            let body = cx.finish(value);
            if let Some(constant) = self.program.constants.get_mut(id.0 as usize) {
                constant.value = body;
            }
        });
        if let Some(slot) = self.progress.constants.get_mut(id.0 as usize) {
            *slot = Progress::Done;
        }
    }

    /// A member of a state as a value.
    pub(super) fn member_value(
        &mut self,
        cx: &mut Cx,
        state: StateId,
        member: Member,
        name: &ast::Name,
        span: Span,
    ) -> Expr {
        match member {
            Member::Var(var) => {
                let var = VarRef { state, var };
                if !self.may_read(cx, state, member, name) {
                    return broken(span);
                }
                Expr {
                    kind: ExprKind::Var(var),
                    ty: self.var_type(var, name.span),
                    span,
                }
            }
            Member::Computed(computed) => {
                if !self.may_read(cx, state, member, name) {
                    return broken(span);
                }
                let ty = self.computed_type(state, computed, name.span);
                if ty == Type::Error {
                    return broken(span);
                }
                Expr {
                    kind: ExprKind::Computed(ComputedRef { state, computed }),
                    ty,
                    span,
                }
            }
            Member::Event(_) | Member::Setter(_) => {
                self.report(error::event_as_value(&name.text, name.span));
                broken(span)
            }
            Member::Function(_) => {
                self.report(error::not_a_value(
                    &format!("the function `{}`", name.text),
                    &format!("call it: `{}(…)`", name.text),
                    name.span,
                ));
                broken(span)
            }
        }
    }

    /// Whether the code at hand may read a member of a state; reports if not.
    pub(super) fn may_read(
        &mut self,
        cx: &Cx,
        state: StateId,
        member: Member,
        name: &ast::Name,
    ) -> bool {
        let Some(declared) = self.program.states.get(state.0 as usize) else {
            return false;
        };
        let (private, origin) = match member {
            Member::Var(var) => match declared.vars.get(var as usize) {
                Some(var) => (var.private, var.origin.span),
                None => return false,
            },
            Member::Computed(computed) => match declared.computeds.get(computed as usize) {
                Some(computed) => (computed.private, computed.origin.span),
                None => return false,
            },
            Member::Event(_) | Member::Function(_) | Member::Setter(_) => (false, None),
        };
        let path = format!("{}.{}", declared.origin.name, name.text);
        let is_client = declared.kind == StateKind::Client;
        let is_own = cx.state == Some(state);
        let diagnostic = match (cx.site, member) {
            (Site::Constant, _) => error::state_in_pure(&path, name.span),
            (Site::Function, _) if !is_own => error::state_in_pure(&path, name.span),
            (Site::Start { var }, Member::Var(read)) if is_own && read < var => return true,
            (Site::Start { .. }, _) => error::start_reads(&path, name.span),
            _ if is_client && cx.side == Side::Server => error::client_on_server(&path, name.span),
            (Site::Optimistic, _) if private => {
                error::optimistic(&format!("`{path}`, which is private,"), name.span)
            }
            _ if private && cx.side == Side::Browser => {
                let diagnostic = error::private_in_browser(&path, name.span, origin);
                match cx.site {
                    Site::Test => diagnostic.remark(error::SEEN_BY_TESTS),
                    _ => diagnostic,
                }
            }
            _ => return true,
        };
        self.report(diagnostic);
        false
    }

    /// Reports that a state has no such member.
    pub(super) fn unknown_member(&mut self, state: StateId, name: &ast::Name) {
        let (Some(declared), Some(members)) = (
            self.program.states.get(state.0 as usize),
            self.known.members.get(state.0 as usize),
        ) else {
            return;
        };
        let state = self.bindings.states.get(state.0 as usize);
        let mut trees = state.iter().flat_map(|state| &state.tree.members);
        if trees.any(|member| matches!(member.kind, ast::MemberKind::Broken)) {
            // It may be the member that could not be read.
            return;
        }
        let mut names: Vec<&str> = members.by_name.keys().map(SmolStr::as_str).collect();
        names.sort_unstable();
        let nearest = nearest(&name.text, names.iter().copied());
        let mut diagnostic = error::unknown_member(
            &declared.origin.name,
            &name.text,
            name.span,
            nearest,
            declared.origin.span,
        );
        if nearest.is_none() && !names.is_empty() && names.len() <= 12 {
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            diagnostic = diagnostic.help(format!("it has {}", names.join(", ")));
        }
        self.report(diagnostic);
    }
}

/// The enum that is expected, also within an option.
pub(super) fn expected_enum(wanted: Option<&Type>) -> Option<EnumId> {
    match wanted? {
        Type::Enum(id, _) => Some(*id),
        Type::Json => Some(EnumId::json()),
        Type::Option(inner) => match **inner {
            Type::Enum(id, _) => Some(id),
            Type::Json => Some(EnumId::json()),
            _ => None,
        },
        _ => None,
    }
}
