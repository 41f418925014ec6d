//! Methods of the library on values, typed by the table.

use super::body::{Cx, Site};
use super::fit::{Solution, broken};
use super::places::NoPlace;
use super::signatures::{DefaultValue, Signature, SignatureParam};
use super::types::{is_broken, is_data, option_of};
use super::{Checker, error};
use crate::ast::{self, Args};
use crate::elements::prelude::PRELUDE_ENUMS;
use crate::hir::{EnumId, Expr, ExprKind, Type};
use crate::library::{self, METHODS, Method, Ty};
use crate::source::Span;
use crate::suggest::nearest;
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;
use std::sync::{Arc, LazyLock};

/// The type parameters of the table, by index.
const PARAMS: [&str; 6] = ["T", "K", "V", "R", "U", "E"];

/// A method with its types as `check` has them.
pub(super) struct Row {
    pub(super) method: &'static Method,
    receiver: Type,
    signature: Signature<'static>,
}

impl Row {
    pub(super) fn takes_nothing(&self) -> bool {
        self.method.signature.params.is_empty()
    }
}

static ROWS: LazyLock<FxHashMap<(&'static str, &'static str), Row>> = LazyLock::new(|| {
    METHODS
        .iter()
        .map(|method| {
            let row = Row {
                method,
                receiver: library_type(&method.receiver),
                signature: library_signature(&method.signature, PARAMS.len()),
            };
            (
                (method.receiver_kind(), method.signature.name.as_str()),
                row,
            )
        })
        .collect()
});

static CHANGING: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    METHODS
        .iter()
        .filter(|method| method.mutates)
        .map(|method| method.signature.name.as_str())
        .collect()
});

/// Whether methods of this name change their place.
pub(super) fn changes(name: &str) -> bool {
    CHANGING.contains(name)
}

/// How a function of the table is called.
pub(super) fn library_signature(
    signature: &'static library::Signature,
    generics: usize,
) -> Signature<'static> {
    Signature {
        name: SmolStr::new(&signature.name),
        span: None,
        generics,
        params: signature
            .params
            .iter()
            .map(|param| SignatureParam {
                name: SmolStr::new(&param.name),
                ty: library_type(&param.ty),
                span: None,
                default: param
                    .default
                    .as_deref()
                    .map_or(DefaultValue::Required, DefaultValue::Literal),
            })
            .collect(),
        result: library_type(&signature.result),
    }
}

/// A type of the table.
fn library_type(ty: &Ty) -> Type {
    match ty {
        Ty::Param(name) => {
            let number = PARAMS.iter().position(|known| known == name).unwrap_or(0);
            Type::Param(super::index(number), SmolStr::new(name))
        }
        Ty::Option(inner) => option_of(library_type(inner)),
        Ty::Function(params, result) => Type::Function(
            params.iter().map(library_type).collect(),
            Arc::new(library_type(result)),
        ),
        Ty::Unit => Type::Unit,
        Ty::Never => Type::Never,
        Ty::Named(name, arguments) => {
            let argument =
                |number: usize| Arc::new(arguments.get(number).map_or(Type::Error, library_type));
            match name.as_str() {
                "Bool" => Type::Bool,
                "Int" => Type::Int,
                "Float" => Type::Float,
                "Text" => Type::Text,
                "Date" => Type::Date,
                "DateTime" => Type::DateTime,
                "Duration" => Type::Duration,
                "Bytes" => Type::Bytes,
                "Json" => Type::Json,
                "Range" => Type::Range,
                "ZonedTime" => Type::ZonedTime,
                "Weekday" => prelude_enum(name),
                "Route" => Type::Route,
                "Color" => Type::Color,
                "Length" => Type::Length,
                "List" => Type::List(argument(0)),
                "Set" => Type::Set(argument(0)),
                "Map" => Type::Map(argument(0), argument(1)),
                "Result" => Type::Result(argument(0), argument(1)),
                _ => Type::Error,
            }
        }
    }
}

/// A built-in enum by its name, whose place in the program is that in the table.
fn prelude_enum(name: &str) -> Type {
    let place = PRELUDE_ENUMS.iter().position(|(known, _)| *known == name);
    place.map_or(Type::Error, |place| {
        Type::Enum(EnumId(super::index(place)), Arc::from([]))
    })
}

/// A type as the table writes it.
pub(super) fn written(ty: &str) -> Type {
    library::rows::ty(ty).map_or(Type::Error, |ty| library_type(&ty))
}

/// Under which name the table has the methods of a type.
fn receiver_kind(ty: &Type) -> Option<&'static str> {
    Some(match ty {
        Type::Text => "Text",
        Type::Int => "Int",
        Type::Float => "Float",
        Type::List(_) => "List",
        Type::Map(..) => "Map",
        Type::Set(_) => "Set",
        Type::Option(_) => "Option",
        Type::Range => "Range",
        Type::Date => "Date",
        Type::DateTime => "DateTime",
        Type::Duration => "Duration",
        Type::ZonedTime => "ZonedTime",
        Type::Json => "Json",
        Type::Bytes => "Bytes",
        Type::Result(..) => "Result",
        _ => return None,
    })
}

/// The method of a type by name.
pub(super) fn row(ty: &Type, name: &str) -> Option<&'static Row> {
    // The key borrows from the table, so that a name of the program can only be asked for as one of the same life; both are only compared.
    let kind = receiver_kind(ty)?;
    let name: &str = METHOD_NAMES.get(name)?;
    ROWS.get(&(kind, name))
}

static METHOD_NAMES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    METHODS
        .iter()
        .map(|method| method.signature.name.as_str())
        .collect()
});

/// The field of a type by name: `date.year`.
pub(super) fn field(ty: &Type, name: &str) -> Option<&'static Method> {
    row(ty, name)
        .map(|row| row.method)
        .filter(|method| method.is_field)
}

/// The methods of a type, for suggestions.
pub(super) fn names_of(ty: &Type) -> impl Iterator<Item = &'static str> {
    receiver_kind(ty)
        .into_iter()
        .flat_map(library::methods_of)
        .filter(|method| method.is_available && !method.is_static)
        .map(|method| method.signature.name.as_str())
}

impl<'a> Checker<'a> {
    /// `object.name(args)`
    pub(super) fn method_call(
        &mut self,
        cx: &mut Cx,
        object: Expr,
        name: &ast::Name,
        args: &Args,
        wanted: Option<&Type>,
        span: Span,
    ) -> Expr {
        if object.ty == Type::Error {
            self.loose_arguments(cx, args);
            return broken(span);
        }
        if let (Type::Record(..), "with") = (&object.ty, name.text.as_str()) {
            return self.with(cx, object, args, span);
        }
        let Some(row) = self.find_method(&object.ty, name, object.span) else {
            self.loose_arguments(cx, args);
            return broken(span);
        };
        if row.method.follows_clock && (cx.site != Site::View || cx.lambdas > 0) {
            let what = format!("`{}()`, which follows the clock,", name.text);
            self.report(error::in_views_alone(&what, name.span));
        }
        match self.method_arguments(cx, row, &object.ty.clone(), args, wanted, name.span) {
            Some((values, ty)) => Expr {
                kind: ExprKind::Method(row.method, Box::new(object), values),
                ty,
                span,
            },
            None => broken(span),
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
    ) -> Expr {
        let place = match self.place(cx, object) {
            Ok(place) => place,
            Err(no_place) => {
                self.no_place_for(cx, no_place, object, name);
                self.loose_arguments(cx, args);
                return broken(span);
            }
        };
        let ty = place.ty.clone();
        let Some(row) = self.find_method(&ty, name, object.span) else {
            self.loose_arguments(cx, args);
            return broken(span);
        };
        self.not_while_running(cx, &place, object.span);
        match self.method_arguments(cx, row, &ty, args, None, name.span) {
            Some((values, ty)) => Expr {
                kind: ExprKind::Mutate(row.method, Box::new(place), values),
                ty,
                span,
            },
            None => broken(span),
        }
    }

    /// A method that changes its place is called on something that is none.
    fn no_place_for(
        &mut self,
        cx: &mut Cx,
        no_place: NoPlace,
        object: &ast::Expr,
        name: &ast::Name,
    ) {
        match no_place {
            NoPlace::Reported => {}
            NoPlace::Because(diagnostic) => self.report(*diagnostic),
            NoPlace::Value => {
                let value = self.expr(cx, object, None);
                if value.ty != Type::Error
                    && self.find_method(&value.ty, name, value.span).is_some()
                {
                    let instead = match name.text.as_str() {
                        "sort" => Some("sorted()"),
                        "sort_by" => Some("sorted_by(…)"),
                        "push" => Some("list + [x]"),
                        "extend" => Some("list + other"),
                        "retain" => Some("filter(…)"),
                        _ => None,
                    };
                    self.report(error::mutation_needs_place(&name.text, instead, name.span));
                }
            }
        }
    }

    /// The method of a type by name; reports if there is none, or not yet.
    fn find_method(&mut self, ty: &Type, name: &ast::Name, object: Span) -> Option<&'static Row> {
        let shown = || self.program.type_name(ty);
        let diagnostic = match row(ty, &name.text) {
            _ if is_broken(ty) => return None,
            Some(row) if row.method.is_field => {
                error::not_callable(&format!("`{}`, which is a field,", name.text), name.span)
            }
            Some(row) if row.method.is_static => {
                let called = format!("{}.{}", shown(), name.text);
                error::not_callable(&format!("`{}` of a value", name.text), name.span)
                    .help(format!("it is called on the type: `{called}(…)`"))
            }
            Some(row) if row.method.is_available => return Some(row),
            Some(_) => error::not_yet(&format!("`{}` of `{}`", name.text, shown()), name.span),
            None => match ty {
                Type::Option(inner) if row(inner, &name.text).is_some() => {
                    error::option_as_value(&self.show(inner), object)
                }
                Type::Record(..) if self.has_field(ty, &name.text) => {
                    error::not_callable(&format!("`{}`, which is a field,", name.text), name.span)
                }
                _ => error::unknown_method(
                    &shown(),
                    &name.text,
                    name.span,
                    nearest(&name.text, names_of(ty)),
                ),
            },
        };
        self.report(diagnostic);
        None
    }

    fn has_field(&self, ty: &Type, name: &str) -> bool {
        let Type::Record(id, _) = ty else {
            return false;
        };
        self.program
            .records
            .get(id.0 as usize)
            .is_some_and(|record| record.fields.iter().any(|field| field.origin.name == name))
    }

    /// Arguments and result of a method.
    fn method_arguments(
        &mut self,
        cx: &mut Cx,
        row: &'static Row,
        receiver: &Type,
        args: &Args,
        wanted: Option<&Type>,
        at: Span,
    ) -> Option<(Vec<Expr>, Type)> {
        let mut known = Solution::new(PARAMS.len());
        known.learn(&row.receiver, receiver);
        let (values, ty) = self.arguments(cx, &row.signature, args, wanted, known, at)?;
        self.method_rules(row.method, receiver, &values, &ty, at)?;
        Some((values, ty))
    }

    /// What the table cannot say: which element types sums, orders and joins take.
    fn method_rules(
        &mut self,
        method: &'static Method,
        receiver: &Type,
        values: &[Expr],
        ty: &Type,
        at: Span,
    ) -> Option<()> {
        match ty {
            Type::Map(key, _) => self.lookup_type(key, "a key of a map", at),
            Type::Set(item) => self.lookup_type(item, "an item of a set", at),
            _ => {}
        }
        let Type::List(element) = receiver else {
            return Some(());
        };
        let element = &**element;
        let lambda_result = || match values.first().map(|value| &value.ty) {
            Some(Type::Function(_, result)) => (**result).clone(),
            _ => Type::Error,
        };
        let is_number =
            |ty: &Type| is_broken(ty) || matches!(ty, Type::Int | Type::Float | Type::Duration);
        let name = method.signature.name.as_str();
        let (ordered, needs, found) = match name {
            "min" | "max" | "sorted" | "sort" => (Some(element.clone()), "", Type::Error),
            "min_by" | "max_by" | "sorted_by" | "sort_by" => {
                (Some(lambda_result()), "", Type::Error)
            }
            "sum" if !is_number(element) => {
                (None, "a list of Int, Float or Duration", receiver.clone())
            }
            "sum_by" if !is_number(ty) => {
                (None, "a function to Int, Float or Duration", ty.clone())
            }
            "join" if !matches!(element, Type::Text) && !is_broken(element) => {
                (None, "a list of Text", receiver.clone())
            }
            "flatten" if !matches!(element, Type::List(_)) && !is_broken(element) => {
                (None, "a list of lists", receiver.clone())
            }
            _ => return Some(()),
        };
        let diagnostic = match ordered {
            Some(ty) if self.has_order(&ty) || is_broken(&ty) => return Some(()),
            Some(ty) => error::no_order(&self.show(&ty), at),
            None => {
                let found = self.show(&found);
                let diagnostic = error::method_needs(name, needs, &found, at);
                match name {
                    "join" => {
                        diagnostic.help("make texts of the items first: `map(item => \"{item}\")`")
                    }
                    _ => diagnostic,
                }
            }
        };
        self.report(diagnostic);
        None
    }

    /// `Filter.values()`, `Filter.parse(text)`
    pub(super) fn enum_method(
        &mut self,
        cx: &mut Cx,
        id: EnumId,
        name: &ast::Name,
        args: &Args,
        span: Span,
    ) -> Expr {
        let ty = Type::Enum(id, Arc::from([]));
        let declared = self.program.enums.get(id.0 as usize);
        let is_plain = declared.is_some_and(crate::hir::Enum::is_plain);
        let row = METHOD_NAMES
            .get(name.text.as_str())
            .and_then(|name| ROWS.get(&("Enum", *name)))
            .filter(|_| is_plain);
        let Some(row) = row else {
            let shown = self.show(&ty);
            let names = library::methods_of("Enum")
                .filter(|_| is_plain)
                .map(|method| method.signature.name.as_str());
            let diagnostic =
                error::unknown_method(&shown, &name.text, name.span, nearest(&name.text, names));
            self.report(match is_plain {
                true => diagnostic,
                false => {
                    diagnostic.help("`values()` and `parse(…)` belong to enums without fields")
                }
            });
            return broken(span);
        };
        self.static_call(cx, row, ty, args, name.span, span)
    }

    /// `Date.of(2021, 1, 31)`, `Json.parse(text)`
    pub(super) fn type_method(
        &mut self,
        cx: &mut Cx,
        kind: &'static str,
        name: &ast::Name,
        args: &Args,
        span: Span,
    ) -> Expr {
        let statics = library::methods_of(kind).filter(|method| method.is_static);
        let names: Vec<&str> = statics
            .map(|method| method.signature.name.as_str())
            .collect();
        let found = METHOD_NAMES
            .get(name.text.as_str())
            .filter(|name| names.contains(*name))
            .and_then(|name| ROWS.get(&(kind, *name)));
        match found {
            Some(row) => self.static_call(cx, row, written(kind), args, name.span, span),
            None => {
                let nearest = nearest(&name.text, names.iter().copied());
                self.report(error::unknown_method(kind, &name.text, name.span, nearest));
                self.loose_arguments(cx, args);
                broken(span)
            }
        }
    }

    fn static_call(
        &mut self,
        cx: &mut Cx,
        row: &'static Row,
        ty: Type,
        args: &Args,
        at: Span,
        span: Span,
    ) -> Expr {
        let mut known = Solution::new(PARAMS.len());
        known.learn(&row.receiver, &ty);
        let Some((values, result)) = self.arguments(cx, &row.signature, args, None, known, at)
        else {
            return broken(span);
        };
        if let Some(value) = values.iter().find(|value| !is_data(&value.ty)) {
            let shown = self.show(&value.ty);
            let what = format!("`{}.{}`", self.show(&ty), row.method.signature.name);
            self.report(error::no_data(&shown, &what, value.span));
        }
        Expr {
            kind: ExprKind::TypeMethod(row.method, ty, values),
            ty: result,
            span,
        }
    }

    /// `record.with(field: value)`
    fn with(&mut self, cx: &mut Cx, object: Expr, args: &Args, span: Span) -> Expr {
        let Type::Record(id, arguments) = object.ty.clone() else {
            return broken(span);
        };
        let Some(signature) = self.known.records.get(id.0 as usize).cloned() else {
            return broken(span);
        };
        let mut fields: Vec<(u32, Expr)> = Vec::new();
        for argument in &args.arguments {
            let Some(label) = &argument.label else {
                self.report(error::unnamed_in_with(&signature.name, argument.span));
                continue;
            };
            let found = signature
                .params
                .iter()
                .enumerate()
                .find(|(_, param)| param.name == label.text);
            let Some((number, param)) = found else {
                let names = signature.params.iter().map(|param| param.name.as_str());
                self.report(error::unknown_field(
                    &signature.name,
                    &label.text,
                    label.span,
                    nearest(&label.text, names),
                    signature.span,
                ));
                continue;
            };
            if fields
                .iter()
                .any(|(known, _)| *known == super::index(number))
            {
                self.report(error::doubled_argument(&label.text, argument.span));
                continue;
            }
            let ty = super::types::substitute(&param.ty, &arguments);
            let value = self.value_for(
                cx,
                &argument.value,
                &ty,
                super::calls::param_here(param.span),
            );
            fields.push((super::index(number), value));
        }
        Expr {
            ty: object.ty.clone(),
            kind: ExprKind::With {
                object: Box::new(object),
                fields,
            },
            span,
        }
    }
}
