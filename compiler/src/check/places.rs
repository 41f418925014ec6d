//! Places: what can be assigned or changed (LANGUAGE §5.3).

use super::body::{Binding, Cx, Site};
use super::signatures::Member;
use super::types::{is_broken, substitute};
use super::{Checker, error};
use crate::ast;
use crate::diagnostics::Diagnostic;
use crate::hir::{
    Expr, ExprKind, LocalId, LocalKind, Place, PlaceRoot, PlaceStep, StateId, Statement,
    StatementKind, Type, VarRef,
};
use crate::resolve::{Target, UpperItem};
use crate::source::Span;
use crate::suggest::nearest;

/// Why something is no place.
pub(super) enum NoPlace {
    /// It was reported.
    Reported,
    /// It looks like one, and this is why it is none.
    Because(Box<Diagnostic>),
    /// It is a value like any other.
    Value,
}

fn because(diagnostic: Diagnostic) -> NoPlace {
    NoPlace::Because(Box::new(diagnostic))
}

impl Checker<'_> {
    /// The place that an expression names.
    pub(super) fn place(&mut self, cx: &mut Cx, tree: &ast::Expr) -> Result<Place, NoPlace> {
        let place = super::deep(|| self.place_here(cx, tree));
        if let Ok(place) = &place {
            self.note_type(tree.span, &place.ty);
        }
        place
    }

    fn place_here(&mut self, cx: &mut Cx, tree: &ast::Expr) -> Result<Place, NoPlace> {
        match &tree.kind {
            ast::ExprKind::Name(name) => self.named_place(cx, name),
            ast::ExprKind::Group(inner) => self.place(cx, inner),
            ast::ExprKind::Field {
                object,
                name,
                optional: false,
            } => {
                let state = match &object.kind {
                    ast::ExprKind::SelfState => cx.state,
                    ast::ExprKind::UpperName(upper) => match self.target(upper) {
                        Some(Target::Upper(UpperItem::State(state))) => Some(state),
                        _ => return Err(NoPlace::Value),
                    },
                    _ => None,
                };
                match state {
                    Some(state) => match self.member(state, &name.text) {
                        Some(member) => self.member_place(cx, state, member, name, tree.span),
                        None => {
                            self.unknown_member(state, name);
                            Err(NoPlace::Reported)
                        }
                    },
                    None if matches!(object.kind, ast::ExprKind::SelfState) => Err(NoPlace::Value),
                    None => {
                        let place = self.place(cx, object)?;
                        self.field_place(place, name, tree.span)
                    }
                }
            }
            ast::ExprKind::Field { optional: true, .. } => Err(because(error::not_a_place(
                "what stands behind `?.`",
                "open the option in place: `if let mut x = … { x.… = … }`",
                tree.span,
            ))),
            ast::ExprKind::Index { object, index } => {
                let place = self.place(cx, object)?;
                self.index_place(cx, place, index, tree.span)
            }
            ast::ExprKind::UpperName(name) => match self.target(name) {
                Some(Target::Upper(UpperItem::Constant(_))) => Err(because(error::not_a_place(
                    &format!("the constant `{}`", name.text),
                    "constants keep their value; a var of a state can change",
                    name.span,
                ))),
                _ => Err(NoPlace::Value),
            },
            ast::ExprKind::Broken => Err(NoPlace::Reported),
            _ => Err(NoPlace::Value),
        }
    }

    fn named_place(&mut self, cx: &mut Cx, name: &ast::Name) -> Result<Place, NoPlace> {
        match self.target(name) {
            None => Err(NoPlace::Reported),
            Some(Target::Local(declared)) => match cx.binding(declared) {
                Some(Binding::Alias(place)) => {
                    if cx.lambdas > 0 {
                        return Err(because(error::assignment_outside(name.span)));
                    }
                    let mut place = (**place).clone();
                    place.span = name.span;
                    Ok(place)
                }
                Some(Binding::Local(id)) => self.local_place(cx, *id, name, declared),
                None => Err(NoPlace::Reported),
            },
            Some(Target::Member(state, index)) => {
                let member = self
                    .known
                    .members
                    .get(state.0 as usize)
                    .and_then(|members| members.in_order.get(index as usize).copied())
                    .flatten();
                match member {
                    Some(member) => self.member_place(cx, state, member, name, name.span),
                    None => Err(NoPlace::Reported),
                }
            }
            Some(_) => Err(NoPlace::Value),
        }
    }

    fn local_place(
        &self,
        cx: &Cx,
        id: LocalId,
        name: &ast::Name,
        declared: Span,
    ) -> Result<Place, NoPlace> {
        let Some(local) = cx.local(id) else {
            return Err(NoPlace::Reported);
        };
        if local.ty == Type::Error {
            return Err(NoPlace::Reported);
        }
        let place = Place {
            root: PlaceRoot::Local(id),
            steps: Vec::new(),
            ty: local.ty.clone(),
            span: name.span,
        };
        let diagnostic = match local.kind {
            LocalKind::Mutable | LocalKind::State if cx.is_outside_lambda(id) => {
                error::assignment_outside(name.span)
            }
            LocalKind::Mutable => return Ok(place),
            LocalKind::State if cx.site == Site::Handler => return Ok(place),
            LocalKind::State => error::assignment_outside(name.span),
            LocalKind::Fixed => error::not_a_place(
                &format!("`{}`", name.text),
                "only vars, `local`s, `let mut` and the names of `for mut` and `if let mut` can be assigned",
                name.span,
            ),
        };
        Err(because(diagnostic.also(declared, "declared here")))
    }

    fn member_place(
        &mut self,
        cx: &Cx,
        state: StateId,
        member: Member,
        name: &ast::Name,
        span: Span,
    ) -> Result<Place, NoPlace> {
        let Some(declared) = self.program.states.get(state.0 as usize) else {
            return Err(NoPlace::Reported);
        };
        let var = match member {
            Member::Var(var) => var,
            Member::Computed(_) => {
                return Err(because(error::not_a_place(
                    &format!("the computed `{}`", name.text),
                    "it follows what it is computed from; change that",
                    name.span,
                )));
            }
            Member::Event(_) | Member::Function(_) | Member::Setter(_) => {
                return Err(NoPlace::Value);
            }
        };
        if cx.state == Some(state) && cx.site == Site::Background {
            return Err(because(error::needs_update(span)));
        }
        let is_own = cx.state == Some(state) && cx.site.changes();
        if !is_own {
            let name = declared.origin.name.clone();
            return Err(because(match cx.state == Some(state) {
                true => error::assignment_outside(span),
                false => error::other_state(&name, span),
            }));
        }
        if cx.lambdas > 0 {
            return Err(because(error::assignment_outside(span)));
        }
        let is_private = declared
            .vars
            .get(var as usize)
            .is_some_and(|var| var.private);
        if is_private && cx.site == Site::Optimistic {
            let what = format!("`{}`, which is private,", name.text);
            return Err(because(error::optimistic(&what, span)));
        }
        let var = VarRef { state, var };
        let ty = self.var_type(var, name.span);
        match ty {
            Type::Error => Err(NoPlace::Reported),
            ty => Ok(Place {
                root: PlaceRoot::Var(var),
                steps: Vec::new(),
                ty,
                span,
            }),
        }
    }

    fn field_place(
        &mut self,
        mut place: Place,
        name: &ast::Name,
        span: Span,
    ) -> Result<Place, NoPlace> {
        let diagnostic = match &place.ty {
            ty if is_broken(ty) => return Err(NoPlace::Reported),
            Type::Record(id, arguments) => {
                let Some(record) = self.program.records.get(id.0 as usize) else {
                    return Err(NoPlace::Reported);
                };
                let found = record
                    .fields
                    .iter()
                    .enumerate()
                    .find(|(_, field)| field.origin.name == name.text);
                match found {
                    Some((number, field)) => {
                        let ty = substitute(&field.ty, arguments);
                        place
                            .steps
                            .push(PlaceStep::Field(*id, super::index(number)));
                        place.ty = ty;
                        place.span = span;
                        return Ok(place);
                    }
                    None => {
                        let names = record.fields.iter().map(|field| field.origin.name.as_str());
                        error::unknown_field(
                            &record.origin.name,
                            &name.text,
                            name.span,
                            nearest(&name.text, names),
                            record.origin.span,
                        )
                    }
                }
            }
            Type::Option(inner) => {
                let shown = self.show(inner);
                error::option_as_value(&shown, place.span)
                    .help("open it in place: `if let mut x = … { x.… = … }`")
            }
            ty => error::unknown_field(&self.show(ty), &name.text, name.span, None, None),
        };
        self.report(diagnostic);
        Err(NoPlace::Reported)
    }

    fn index_place(
        &mut self,
        cx: &mut Cx,
        mut place: Place,
        index: &ast::Expr,
        span: Span,
    ) -> Result<Place, NoPlace> {
        match place.ty.clone() {
            ty if is_broken(&ty) => {
                let _ = self.expr(cx, index, None);
                return Err(NoPlace::Reported);
            }
            Type::List(element) => {
                let index = self.expr(cx, index, Some(&Type::Int));
                if index.ty == Type::Range {
                    return Err(because(error::not_a_place(
                        "a part of a list",
                        "assign the items one by one, or the whole list",
                        span,
                    )));
                }
                let index = self.fit(index, &Type::Int);
                place.steps.push(PlaceStep::Index(index));
                place.ty = (*element).clone();
            }
            Type::Map(key, value) => {
                let key = self.expr_as(cx, index, &key);
                place.steps.push(PlaceStep::Key(key));
                place.ty = (*value).clone();
            }
            Type::Text => {
                return Err(because(error::not_a_place(
                    "a part of a text",
                    "assign the whole text",
                    span,
                )));
            }
            other => {
                let shown = self.show(&other);
                self.report(error::mismatch("List", &shown, place.span));
                return Err(NoPlace::Reported);
            }
        }
        place.span = span;
        Ok(place)
    }

    /// A place whose indexes are locals or literals, so that it can be named several times; other indexes become locals before it.
    pub(super) fn with_fixed_indexes(
        &mut self,
        cx: &mut Cx,
        mut place: Place,
        out: &mut Vec<Statement>,
    ) -> Place {
        for step in &mut place.steps {
            let (PlaceStep::Index(index) | PlaceStep::Key(index)) = step else {
                continue;
            };
            if matches!(index.kind, ExprKind::Literal(_) | ExprKind::Local(_)) {
                continue;
            }
            let (ty, span) = (index.ty.clone(), index.span);
            let local = cx.hidden("at", ty.clone());
            let fixed = Expr {
                kind: ExprKind::Local(local),
                ty,
                span,
            };
            let value = std::mem::replace(index, fixed);
            out.push(Statement {
                kind: StatementKind::Let { local, value },
                span,
            });
        }
        place
    }

    /// Reports that a list is changed as a whole while a `for mut` runs over it.
    pub(super) fn not_while_running(&mut self, cx: &Cx, place: &Place, at: Span) {
        let running = cx.running.iter().find(|running| {
            running.root == place.root
                && place.steps.len() <= running.steps.len()
                && place
                    .steps
                    .iter()
                    .zip(&running.steps)
                    .all(|(one, other)| is_same_step(one, other))
        });
        if let Some(running) = running {
            self.report(error::changed_while_running(at, running.span));
        }
    }
}

fn is_same_step(one: &PlaceStep, other: &PlaceStep) -> bool {
    match (one, other) {
        (PlaceStep::Field(record, field), PlaceStep::Field(other, number)) => {
            record == other && field == number
        }
        (PlaceStep::Index(one), PlaceStep::Index(other))
        | (PlaceStep::Key(one), PlaceStep::Key(other)) => match (&one.kind, &other.kind) {
            (ExprKind::Local(one), ExprKind::Local(other)) => one == other,
            (ExprKind::Literal(one), ExprKind::Literal(other)) => one == other,
            _ => false,
        },
        (PlaceStep::Inner, PlaceStep::Inner) => true,
        _ => false,
    }
}

/// What stands in a place, as a value.
pub(super) fn read_of(checker: &mut Checker<'_>, cx: &Cx, place: &Place) -> Expr {
    let span = place.span;
    let mut expr = match place.root {
        PlaceRoot::Var(var) => Expr {
            kind: ExprKind::Var(var),
            ty: checker.var_type(var, span),
            span,
        },
        PlaceRoot::Local(id) => Expr {
            kind: ExprKind::Local(id),
            ty: cx.type_of(id),
            span,
        },
    };
    for step in &place.steps {
        let ty = expr.ty.clone();
        let object = Box::new(expr);
        let (kind, ty) = match (step, &ty) {
            (PlaceStep::Field(record, field), Type::Record(_, arguments)) => {
                let declared = checker
                    .program
                    .records
                    .get(record.0 as usize)
                    .and_then(|record| record.fields.get(*field as usize));
                let ty = declared.map_or(Type::Error, |field| substitute(&field.ty, arguments));
                let (record, field) = (*record, *field);
                (
                    ExprKind::Field {
                        object,
                        record,
                        field,
                    },
                    ty,
                )
            }
            (PlaceStep::Index(index), Type::List(element)) => (
                ExprKind::ListIndex(object, Box::new(index.clone())),
                (**element).clone(),
            ),
            (PlaceStep::Key(key), Type::Map(_, value)) => (
                ExprKind::MapIndex(object, Box::new(key.clone())),
                (**value).clone(),
            ),
            (PlaceStep::Inner, Type::Option(inner)) => (ExprKind::Inner(object), (**inner).clone()),
            _ => (ExprKind::Error, Type::Error),
        };
        expr = Expr { kind, ty, span };
    }
    expr
}
