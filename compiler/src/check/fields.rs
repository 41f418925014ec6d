//! Rows of fields, calls and indexes, with `?.`, which opens what stands before it for all that follows.

use super::body::{Cx, Side, Site};
use super::fit::{broken, some};
use super::methods;
use super::signatures::Member;
use super::types::option_of;
use super::{Checker, error};
use crate::ast::{self, Args};
use crate::hir::{EnumId, Expr, ExprKind, LocalId, StateId, Type};
use crate::library::ambient;
use crate::resolve::{Target, UpperItem};
use crate::source::Span;
use crate::suggest::nearest;

/// Options that were opened by `?.`, outermost first: what may be missing, and the local that holds it.
type Opened = Vec<(Expr, LocalId)>;

/// What stands before a point and is no value.
pub(super) enum Owner {
    State(StateId),
    Enum(EnumId),
    /// A type of the language: `Date.of(…)`
    Builtin(&'static str),
    /// A group of values of the tab: `connection`
    Tab(&'static str),
    /// Something that has no members, or a name in error; it was reported.
    Nothing,
}

impl<'a> Checker<'a> {
    /// A row of fields, calls and indexes.
    pub(super) fn chain(&mut self, cx: &mut Cx, tree: &ast::Expr, wanted: Option<&Type>) -> Expr {
        let mut opened = Opened::new();
        let mut result = self.link(cx, tree, wanted, &mut opened);
        if opened.is_empty() || result.ty == Type::Error {
            return result;
        }
        if result.ty == Type::Unit {
            self.report(error::not_a_value(
                "a call that gives nothing",
                "open the option with `if let` and call it there",
                result.span,
            ));
            return broken(result.span);
        }
        let ty = option_of(result.ty.clone());
        if !matches!(result.ty, Type::Option(_)) {
            result = some(result, ty.clone());
        }
        for (object, local) in opened.into_iter().rev() {
            result = Expr {
                span: object.span.to(tree.span),
                kind: ExprKind::Chain {
                    object: Box::new(object),
                    local,
                    then: Box::new(result),
                },
                ty: ty.clone(),
            };
        }
        result
    }

    fn link(
        &mut self,
        cx: &mut Cx,
        tree: &ast::Expr,
        wanted: Option<&Type>,
        opened: &mut Opened,
    ) -> Expr {
        let expr = super::deep(|| self.link_here(cx, tree, wanted, opened));
        self.note_type(tree.span, &expr.ty);
        expr
    }

    fn link_here(
        &mut self,
        cx: &mut Cx,
        tree: &ast::Expr,
        wanted: Option<&Type>,
        opened: &mut Opened,
    ) -> Expr {
        let span = tree.span;
        match &tree.kind {
            ast::ExprKind::Field {
                object,
                name,
                optional,
            } => match self.owner(cx, object) {
                Some(owner) => self.member_of(cx, owner, name, wanted, span),
                None => {
                    let object = self.object(cx, object, *optional, opened);
                    self.field(cx, object, name, span)
                }
            },
            ast::ExprKind::Index { object, index } => {
                let object = self.link(cx, object, None, opened);
                self.index(cx, object, index, span)
            }
            ast::ExprKind::Call { callee, args } => match &callee.kind {
                ast::ExprKind::Field {
                    object,
                    name,
                    optional,
                } => {
                    if let Some(owner) = self.owner(cx, object) {
                        return self.call_of(cx, owner, name, args, wanted, span);
                    }
                    if !optional && methods::changes(&name.text) {
                        return self.mutate(cx, object, name, args, span);
                    }
                    let object = self.object(cx, object, *optional, opened);
                    self.method_call(cx, object, name, args, wanted, span)
                }
                _ => self.call(cx, callee, args, wanted, span),
            },
            _ => self.expr(cx, tree, wanted),
        }
    }

    fn object(
        &mut self,
        cx: &mut Cx,
        tree: &ast::Expr,
        optional: bool,
        opened: &mut Opened,
    ) -> Expr {
        let object = self.link(cx, tree, None, opened);
        if !optional {
            return object;
        }
        let span = object.span;
        match &object.ty {
            Type::Option(inner) => {
                let ty = (**inner).clone();
                let local = cx.hidden("inner", ty.clone());
                opened.push((object, local));
                Expr {
                    kind: ExprKind::Local(local),
                    ty,
                    span,
                }
            }
            Type::Error => object,
            other => {
                let shown = self.show(other);
                self.report(
                    error::no_option("?.", &shown, span).help("write `.` in place of `?.`"),
                );
                broken(span)
            }
        }
    }

    /// What stands before a point, if it is no value.
    pub(super) fn owner(&mut self, cx: &Cx, object: &ast::Expr) -> Option<Owner> {
        match &object.kind {
            ast::ExprKind::SelfState => Some(match cx.state {
                Some(state) => Owner::State(state),
                None => {
                    self.report(error::not_a_value(
                        "`self`",
                        "it stands in states alone, for the state around",
                        object.span,
                    ));
                    Owner::Nothing
                }
            }),
            ast::ExprKind::UpperName(name) => match self.target(name) {
                Some(Target::Upper(UpperItem::State(state))) => Some(Owner::State(state)),
                Some(Target::Upper(UpperItem::Enum(id))) => Some(Owner::Enum(id)),
                Some(Target::Upper(UpperItem::BuiltinType(name))) => Some(Owner::Builtin(name)),
                Some(
                    Target::Upper(UpperItem::Constant(_) | UpperItem::Style(_))
                    | Target::Word("PI"),
                ) => None,
                Some(Target::Upper(
                    UpperItem::Record(_) | UpperItem::Component(_) | UpperItem::Page(_),
                )) => {
                    self.report(error::not_a_value(
                        &format!("`{}`", name.text),
                        "it has no members; call it first",
                        name.span,
                    ));
                    Some(Owner::Nothing)
                }
                _ => {
                    // A bare variant has no members either; an unknown name was reported.
                    let _ = self.bare_variant(name, None);
                    Some(Owner::Nothing)
                }
            },
            ast::ExprKind::Group(inner) => self.owner(cx, inner),
            ast::ExprKind::Name(name) => match self.target(name) {
                Some(Target::Word(word)) if ambient::is_object(word) => Some(Owner::Tab(word)),
                _ => None,
            },
            _ => None,
        }
    }

    fn member_of(
        &mut self,
        cx: &mut Cx,
        owner: Owner,
        name: &ast::Name,
        wanted: Option<&Type>,
        span: Span,
    ) -> Expr {
        match owner {
            Owner::State(state) => match self.member(state, &name.text) {
                Some(member) => self.member_value(cx, state, member, name, span),
                None => {
                    self.unknown_member(state, name);
                    broken(span)
                }
            },
            Owner::Enum(id) => {
                if starts_upper(name) {
                    return self.variant_call(cx, id, name, None, wanted, span);
                }
                self.report(error::not_a_value(
                    &format!("the method `{}`", name.text),
                    &format!("call it: `{}()`", name.text),
                    name.span,
                ));
                broken(span)
            }
            Owner::Tab(object) => self.ambient(cx, object, name, span),
            Owner::Builtin("Json") if starts_upper(name) => {
                self.variant_call(cx, EnumId::json(), name, None, wanted, span)
            }
            Owner::Builtin(ty) => {
                self.report(error::unknown_field(ty, &name.text, name.span, None, None));
                broken(span)
            }
            Owner::Nothing => broken(span),
        }
    }

    fn call_of(
        &mut self,
        cx: &mut Cx,
        owner: Owner,
        name: &ast::Name,
        args: &Args,
        wanted: Option<&Type>,
        span: Span,
    ) -> Expr {
        match owner {
            Owner::State(state) => match self.member(state, &name.text) {
                Some(Member::Function(function)) => {
                    self.function_call(cx, function, args, wanted, name.span, span)
                }
                Some(Member::Event(_) | Member::Setter(_)) => {
                    self.report(error::event_as_value(&name.text, name.span));
                    broken(span)
                }
                Some(Member::Var(_) | Member::Computed(_)) => {
                    let what = format!("`{}`, which is a value,", name.text);
                    self.report(error::not_callable(&what, name.span));
                    broken(span)
                }
                None => {
                    self.unknown_member(state, name);
                    broken(span)
                }
            },
            Owner::Enum(id) if starts_upper(name) => {
                self.variant_call(cx, id, name, Some(args), wanted, span)
            }
            Owner::Enum(id) => self.enum_method(cx, id, name, args, span),
            Owner::Tab("color_mode") if name.text == "set" => {
                self.report(error::event_as_value(&name.text, name.span));
                broken(span)
            }
            Owner::Tab(object) => {
                let what = format!("`{object}.{}`", name.text);
                self.report(error::not_callable(&what, name.span));
                broken(span)
            }
            Owner::Builtin("Json") if starts_upper(name) => {
                self.variant_call(cx, EnumId::json(), name, Some(args), wanted, span)
            }
            Owner::Builtin("Route") => {
                let what = format!("`Route.{}`", name.text);
                self.report(error::not_yet(&what, name.span));
                broken(span)
            }
            Owner::Builtin(ty) => self.type_method(cx, ty, name, args, span),
            Owner::Nothing => broken(span),
        }
    }

    /// `connection.status`
    fn ambient(&mut self, cx: &Cx, object: &'static str, name: &ast::Name, span: Span) -> Expr {
        let Some(id) = ambient::find(object, &name.text) else {
            let nearest = nearest(&name.text, ambient::names_of(object));
            let diagnostic = error::unknown_field(object, &name.text, name.span, nearest, None);
            self.report(diagnostic);
            return broken(span);
        };
        let ty = match id.row().map_or("", |row| row.ty) {
            "Int" => Type::Int,
            "Text" => Type::Text,
            "Bool" => Type::Bool,
            name => self.prelude_enum(name).unwrap_or(Type::Error),
        };
        // The server knows where the tab is that calls.
        let is_known = object == "request"
            && name.text == "path"
            && matches!(cx.site, Site::Event | Site::Background | Site::Update);
        if !cx.is_in_tab() && !is_known {
            let what = format!("`{object}.{}`", name.text);
            self.report(match cx.side {
                _ if cx.site == Site::Test => error::not_in_test(&what, span),
                Side::Server if cx.site.acts() => error::browser_alone(&what, span),
                _ => error::impure(&what, span),
            });
        }
        Expr {
            kind: ExprKind::Ambient(id),
            ty,
            span,
        }
    }

    /// `object.name` of a record.
    fn field(&mut self, cx: &Cx, object: Expr, name: &ast::Name, span: Span) -> Expr {
        if let Some(method) = methods::field(&object.ty, &name.text) {
            let ty = methods::written(&method.signature.result.to_string());
            return Expr {
                kind: ExprKind::Method(method, Box::new(object), Vec::new()),
                ty,
                span,
            };
        }
        let Type::Record(record, arguments) = &object.ty else {
            self.no_field(&object, name);
            return broken(span);
        };
        let (record, arguments) = (*record, arguments.clone());
        let Some(declared) = self.program.records.get(record.0 as usize) else {
            return broken(span);
        };
        let found = declared
            .fields
            .iter()
            .enumerate()
            .find(|(_, field)| field.origin.name == name.text);
        let Some((index, field)) = found else {
            let names = declared
                .fields
                .iter()
                .map(|field| field.origin.name.as_str());
            let diagnostic = error::unknown_field(
                &declared.origin.name,
                &name.text,
                name.span,
                nearest(&name.text, names),
                declared.origin.span,
            );
            self.report(diagnostic);
            return broken(span);
        };
        if field.private && cx.side == Side::Browser {
            let path = format!("{}.{}", declared.origin.name, name.text);
            let diagnostic = error::private_in_browser(&path, name.span, field.origin.span);
            self.report(match cx.site {
                Site::Test => diagnostic.remark(error::SEEN_BY_TESTS),
                _ => diagnostic,
            });
            return broken(span);
        }
        let ty = super::types::substitute(&field.ty, &arguments);
        Expr {
            kind: ExprKind::Field {
                object: Box::new(object),
                record,
                field: super::index(index),
            },
            ty,
            span,
        }
    }

    fn no_field(&mut self, object: &Expr, name: &ast::Name) {
        let diagnostic = match &object.ty {
            Type::Error => return,
            Type::Option(inner) if methods::row(&object.ty, &name.text).is_none() => {
                let inner = self.show(inner);
                error::option_as_value(&inner, object.span)
            }
            ty if let Some(method) = methods::row(ty, &name.text) => {
                let arguments = if method.takes_nothing() { "" } else { "…" };
                error::not_a_value(
                    &format!("the method `{}`", name.text),
                    &format!("call it: `{}({arguments})`", name.text),
                    name.span,
                )
            }
            ty => {
                let shown = self.show(ty);
                let nearest = nearest(&name.text, methods::names_of(ty));
                error::unknown_field(&shown, &name.text, name.span, nearest, None)
            }
        };
        self.report(diagnostic);
    }

    /// `object[index]`
    fn index(&mut self, cx: &mut Cx, object: Expr, index: &ast::Expr, span: Span) -> Expr {
        let ty = object.ty.clone();
        let of = |kind, ty| Expr { kind, ty, span };
        match &ty {
            Type::List(element) => {
                let index = self.expr(cx, index, Some(&Type::Int));
                if index.ty == Type::Range {
                    return of(ExprKind::Slice(Box::new(object), Box::new(index)), ty);
                }
                let index = self.fit(index, &Type::Int);
                let element = (**element).clone();
                of(
                    ExprKind::ListIndex(Box::new(object), Box::new(index)),
                    element,
                )
            }
            Type::Map(key, value) => {
                let index = self.expr_as(cx, index, key);
                let value = (**value).clone();
                of(ExprKind::MapIndex(Box::new(object), Box::new(index)), value)
            }
            Type::Text => {
                let index = self.expr(cx, index, None);
                if index.ty != Type::Range && index.ty != Type::Error {
                    self.report(
                        error::mismatch("Range", &self.show(&index.ty), index.span)
                            .help("`char_at(i)` gives one character, `text[a..b]` a part"),
                    );
                    return broken(span);
                }
                of(ExprKind::Slice(Box::new(object), Box::new(index)), ty)
            }
            Type::Error => {
                let _ = self.expr(cx, index, None);
                broken(span)
            }
            Type::Option(inner) => {
                let shown = self.show(inner);
                self.report(error::option_as_value(&shown, object.span));
                broken(span)
            }
            other => {
                let shown = self.show(other);
                self.report(
                    error::mismatch("List", &shown, object.span)
                        .help("lists and texts can be indexed"),
                );
                broken(span)
            }
        }
    }
}

pub(super) fn starts_upper(name: &ast::Name) -> bool {
    name.text
        .starts_with(|first: char| first.is_ascii_uppercase())
}
