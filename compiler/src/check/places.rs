//! Places: what can be assigned and changed (LANGUAGE §5.3).

use super::body::{Binding, Cx, Place as Context};
use super::expr::Member;
use super::statements::Called;
use super::{Checker, error};
use crate::ast::{self, Args};
use crate::hir::{
    self, Expr, ExprKind, LocalKind, Place, PlaceRoot, PlaceStep, StatementKind, Type,
};
use crate::library;
use crate::resolve::{Target, UpperItem};
use crate::source::Span;

impl Checker<'_> {
    /// A place, and how it is read; reports what is none.
    pub(super) fn place(&mut self, cx: &mut Cx, tree: &ast::Expr) -> Option<(Place, Expr)> {
        match &tree.kind {
            ast::ExprKind::Group(inner) => self.place(cx, inner),
            ast::ExprKind::Name(name) => match self.target(name)? {
                Target::Local(at) => self.local_place(cx, name, at),
                Target::Member(state, index) => {
                    let member = self.member(state, index)?;
                    self.member_place(cx, state, member, name, tree.span)
                }
                Target::OwnEvent(_) => {
                    self.report(error::not_a_place(
                        "an event",
                        "give it the work to do in its block",
                        tree.span,
                    ));
                    None
                }
                _ => {
                    self.report(error::not_a_place(
                        &format!("`{}`", name.text),
                        "vars, `local`s and `let mut` can be assigned",
                        tree.span,
                    ));
                    None
                }
            },
            ast::ExprKind::Field {
                object,
                name,
                optional: false,
            } => {
                let state = match &object.kind {
                    ast::ExprKind::SelfState => cx.state,
                    ast::ExprKind::UpperName(upper) => match self.target(upper) {
                        Some(Target::Upper(UpperItem::State(state))) => Some(state),
                        None => return None,
                        _ => None,
                    },
                    _ => {
                        let (place, read) = self.place(cx, object)?;
                        return self.field_place(place, read, name, tree.span);
                    }
                };
                let Some(state) = state else {
                    self.report(error::not_a_place(
                        "this",
                        "vars, `local`s and `let mut` can be assigned",
                        tree.span,
                    ));
                    return None;
                };
                match self.member_named(state, name) {
                    Some(member) => self.member_place(cx, state, member, name, tree.span),
                    None => {
                        self.unknown_member(state, name);
                        None
                    }
                }
            }
            ast::ExprKind::Index { object, index } => {
                let (mut place, read) = self.place(cx, object)?;
                let element = match &place.ty {
                    Type::List(element) => (**element).clone(),
                    Type::Error => return None,
                    other => {
                        let shown = self.show(other);
                        self.report(error::mismatch("List", &shown, object.span));
                        return None;
                    }
                };
                let index = self.expr_as(cx, index, Some(&Type::Int));
                place.steps.push(PlaceStep::Index(index.clone()));
                place.ty = element.clone();
                place.span = tree.span;
                let read = Expr {
                    kind: ExprKind::ListIndex(Box::new(read), Box::new(index)),
                    ty: element,
                    span: tree.span,
                };
                Some((place, read))
            }
            ast::ExprKind::Broken => None,
            ast::ExprKind::Field { .. } => {
                self.report(error::not_a_place(
                    "what stands behind `?.`",
                    "open the option with `if let` and assign the whole",
                    tree.span,
                ));
                None
            }
            _ => {
                let before = self.errors.len();
                let _ = self.expr(cx, tree, None);
                if self.errors.len() == before {
                    self.report(error::not_a_place(
                        "this value",
                        "vars, `local`s and `let mut` can be assigned, with their fields and items",
                        tree.span,
                    ));
                }
                None
            }
        }
    }

    fn local_place(&mut self, cx: &mut Cx, name: &ast::Name, at: Span) -> Option<(Place, Expr)> {
        match cx.names.get(&at)?.clone() {
            Binding::Alias(read, place) => Some((
                Place {
                    span: name.span,
                    ..*place
                },
                Expr {
                    span: name.span,
                    ..*read
                },
            )),
            Binding::Local(id) => {
                let local = cx.local(id)?.clone();
                let may = match local.kind {
                    LocalKind::Fixed => false,
                    LocalKind::Mutable => !cx.in_lambda,
                    LocalKind::State => cx.place == Context::Handler,
                };
                if !may {
                    let diagnostic = match local.kind {
                        LocalKind::Fixed => error::not_a_place(
                            &format!("`{}`", name.text),
                            "declare it with `let mut`; parameters and names of loops and patterns stay as they are",
                            name.span,
                        ),
                        LocalKind::Mutable => error::not_a_place(
                            &format!("`{}`", name.text),
                            "a lambda cannot assign what stands around it; use a loop",
                            name.span,
                        ),
                        LocalKind::State => error::assignment_outside(name.span),
                    };
                    self.report(diagnostic);
                    return None;
                }
                Some((
                    Place {
                        root: PlaceRoot::Local(id),
                        steps: Vec::new(),
                        ty: local.ty.clone(),
                        span: name.span,
                    },
                    Expr {
                        kind: ExprKind::Local(id),
                        ty: local.ty,
                        span: name.span,
                    },
                ))
            }
        }
    }

    fn member_place(
        &mut self,
        cx: &mut Cx,
        state: hir::StateId,
        member: Member,
        name: &ast::Name,
        span: Span,
    ) -> Option<(Place, Expr)> {
        let Member::Var(var) = member else {
            let (what, help) = match member {
                Member::Computed(_) => (
                    format!("`{}`, a computed,", name.text),
                    "change the vars that it is computed from",
                ),
                _ => (format!("`{}`", name.text), "only vars can be assigned"),
            };
            self.report(error::not_a_place(&what, help, span));
            return None;
        };
        if cx.state != Some(state) {
            let declared = self
                .program
                .states
                .get(state.0 as usize)
                .map(|state| state.origin.name.to_string())
                .unwrap_or_default();
            self.report(error::other_state(&declared, span));
            return None;
        }
        if !cx.place.is_event() || cx.in_lambda {
            self.report(error::assignment_outside(span));
            return None;
        }
        let ty = self.var_type(state, var);
        let root = hir::VarRef { state, var };
        if cx.place == Context::OptimisticEvent {
            let declared = self
                .program
                .states
                .get(state.0 as usize)
                .and_then(|state| state.vars.get(var as usize));
            if declared.is_some_and(|var| var.private) {
                self.report(error::optimistic(
                    &format!("`{}`, which is private,", name.text),
                    span,
                ));
                return None;
            }
        }
        Some((
            Place {
                root: PlaceRoot::Var(root),
                steps: Vec::new(),
                ty: ty.clone(),
                span,
            },
            Expr {
                kind: ExprKind::Var(root),
                ty,
                span,
            },
        ))
    }

    fn field_place(
        &mut self,
        mut place: Place,
        read: Expr,
        name: &ast::Name,
        span: Span,
    ) -> Option<(Place, Expr)> {
        let read = self.field(read, name, span);
        let ExprKind::Field { record, field, .. } = &read.kind else {
            return None;
        };
        place.steps.push(PlaceStep::Field(*record, *field));
        place.ty = read.ty.clone();
        place.span = span;
        Some((place, read))
    }

    /// A call of a method that changes its place, as a statement.
    pub(super) fn mutation(
        &mut self,
        cx: &mut Cx,
        object: &ast::Expr,
        name: &ast::Name,
        args: &Args,
        span: Span,
    ) -> Called {
        let changes = library::METHODS
            .iter()
            .any(|method| method.mutates && method.signature.name == name.text.as_str());
        if !changes {
            return Called::Value;
        }
        match self.mutate(cx, object, name, args, span) {
            Some(expr) => Called::Statement(StatementKind::Expr(expr)),
            None => Called::Failed,
        }
    }

    /// `place.push(x)` and the like.
    pub(super) fn mutate(
        &mut self,
        cx: &mut Cx,
        object: &ast::Expr,
        name: &ast::Name,
        args: &Args,
        span: Span,
    ) -> Option<Expr> {
        let (place, _) = self.place(cx, object)?;
        let method = self.find_method(&place.ty.clone(), name, object.span)?;
        let ty = place.ty.clone();
        let (values, result) = self.method_arguments(cx, method, &ty, args, None, span)?;
        Some(Expr {
            kind: ExprKind::Mutate(method, Box::new(place), values),
            ty: result,
            span,
        })
    }
}
