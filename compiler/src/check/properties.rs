//! Properties of elements: which values each of them takes (LANGUAGE §18.2).

use super::Checker;
use super::body::Cx;
use super::error;
use super::types::{is_broken, option_of};
use crate::ast::{self, Value};
use crate::elements::{Property, PropertyType};
use crate::hir::{EnumId, Expr, ExprKind, Literal, Type};
use std::sync::Arc;

impl Checker<'_> {
    /// The value of a property, if it fits.
    pub(super) fn property(
        &mut self,
        cx: &mut Cx,
        property: &'static Property,
        value: &Value,
        worked: Option<&Type>,
    ) -> Option<Expr> {
        let tree = match value {
            Value::Expr(tree) => tree,
            Value::Block(block) => {
                let wanted = self.property_takes(property, worked);
                self.report(error::property_type(
                    property.name,
                    &wanted,
                    "block",
                    block.span,
                ));
                return None;
            }
        };
        let hint = match property.ty {
            PropertyType::Enum(name) => self.prelude_enum(name),
            PropertyType::EnumOrCss(name) if !ends_in_text(tree) => self.prelude_enum(name),
            PropertyType::Value => worked.map(|ty| option_of(ty.clone())),
            PropertyType::Amount => worked.cloned(),
            PropertyType::Columns => Some(Type::Map(Arc::new(Type::Length), Arc::new(Type::Int))),
            PropertyType::Values => worked.map(|ty| Type::List(Arc::new(inner(ty).clone()))),
            PropertyType::Label => worked.map(label_type),
            PropertyType::Route => Some(Type::Route),
            PropertyType::Bool => Some(Type::Bool),
            PropertyType::Style => Some(option_of(Type::Style)),
            PropertyType::Text if matches!(tree.kind, ast::ExprKind::None) => {
                Some(option_of(Type::Text))
            }
            _ => None,
        };
        let value = self.expr(cx, tree, hint.as_ref());
        self.property_fits(value, property, worked)
    }

    /// A checked value, if it fits the property.
    pub(super) fn property_fits(
        &mut self,
        value: Expr,
        property: &'static Property,
        worked: Option<&Type>,
    ) -> Option<Expr> {
        use Type::{Bool, Color, Duration, Float, Int, Length, Text};
        let ty = &value.ty;
        if is_broken(ty) {
            return None;
        }
        let is_enum = |name: &str| self.prelude_enum(name).as_ref() == Some(ty);
        let fits = match property.ty {
            PropertyType::Text | PropertyType::Icon => *ty == Text || *ty == option_of(Text),
            PropertyType::Int | PropertyType::Scale(..) => *ty == Int,
            PropertyType::Bool => *ty == Bool,
            PropertyType::Number => matches!(ty, Int | Float),
            PropertyType::Plain => matches!(ty, Text | Int | Float | Bool),
            PropertyType::Amount => worked.is_none_or(|worked| ty == worked),
            PropertyType::Space => matches!(ty, Int | Float | Length | Text),
            PropertyType::Color => matches!(ty, Color | Text),
            PropertyType::Duration => matches!(ty, Duration | Text),
            PropertyType::CssNumber => matches!(ty, Int | Float | Text),
            PropertyType::Css => matches!(ty, Text),
            PropertyType::Enum(name) => is_enum(name),
            PropertyType::EnumOrCss(name) => *ty == Text || is_enum(name),
            PropertyType::Value => worked.is_none_or(|worked| {
                ty == worked || ty == inner(worked) || *ty == option_of(worked.clone())
            }),
            PropertyType::Values => match ty {
                Type::List(item) => worked.is_none_or(|worked| **item == *inner(worked)),
                _ => false,
            },
            PropertyType::Label => worked.is_none_or(|worked| *ty == label_type(worked)),
            PropertyType::Route => *ty == Type::Route,
            PropertyType::Style => *inner(ty) == Type::Style,
            PropertyType::Columns => is_columns(&value),
            PropertyType::Bind | PropertyType::View | PropertyType::ViewOf(_) => true,
            PropertyType::Data => super::types::is_data(ty),
        };
        if !fits {
            let wanted = self.property_takes(property, worked);
            let found = self.show(ty);
            let diagnostic = error::property_type(property.name, &wanted, &found, value.span);
            self.report(match (property.ty, ty) {
                (PropertyType::Text, ty) if super::types::is_data(ty) => {
                    diagnostic.help("put the value into a text: `\"{…}\"`")
                }
                (_, Type::Option(inner)) => diagnostic.help(format!(
                    "it may be `none`: give {} in its place with `??`",
                    error::a(&self.show(inner))
                )),
                _ => diagnostic,
            });
            return None;
        }
        if property.ty == PropertyType::Icon {
            self.known_icon(&value);
        }
        if let (PropertyType::Scale(low, high), ExprKind::Literal(Literal::Int(step))) =
            (property.ty, &value.kind)
            && !(i64::from(low)..=i64::from(high)).contains(step)
        {
            self.report(error::property_range(property.name, low, high, value.span));
            return None;
        }
        Some(value)
    }

    /// What a property takes, in words.
    fn property_takes(&self, property: &'static Property, worked: Option<&Type>) -> String {
        let variants = |name: &str| {
            let names: Vec<String> = crate::elements::prelude::PRELUDE_ENUMS
                .iter()
                .filter(|(known, _)| *known == name)
                .flat_map(|(_, variants)| variants.iter())
                .map(|variant| format!("`{variant}`"))
                .collect();
            format!("one of {}", names.join(", "))
        };
        let of = |ty: &Type| error::a(&self.show(ty));
        match property.ty {
            PropertyType::Text => "a `Text`".to_owned(),
            PropertyType::Int => "an `Int`".to_owned(),
            PropertyType::Bool => "a `Bool`".to_owned(),
            PropertyType::Number => "a number".to_owned(),
            PropertyType::Plain => "a `Text`, a number or a `Bool`".to_owned(),
            PropertyType::Space => {
                "a number of steps, a length such as `16px`, or CSS as Text".to_owned()
            }
            PropertyType::Color => {
                "a colour such as `gray(3)` or `#3e63dd`, or CSS as Text".to_owned()
            }
            PropertyType::Duration => "a duration such as `300ms`, or CSS as Text".to_owned(),
            PropertyType::CssNumber => "a number, or CSS as Text".to_owned(),
            PropertyType::Css => "CSS as Text".to_owned(),
            PropertyType::Enum(name) => variants(name),
            PropertyType::EnumOrCss(name) => format!("{}, or CSS as Text", variants(name)),
            PropertyType::Scale(low, high) => format!("a step from {low} to {high}"),
            PropertyType::Icon => "the name of an icon".to_owned(),
            PropertyType::Data => "a value that is data".to_owned(),
            PropertyType::Amount => worked.map_or_else(|| "a number".to_owned(), of),
            PropertyType::View => "a view".to_owned(),
            PropertyType::Columns => {
                "a map literal from widths to numbers such as `[640px: 2]`".to_owned()
            }
            PropertyType::ViewOf(record) => format!("a view of a `{record}`"),
            PropertyType::Value => worked.map_or_else(|| "a value".to_owned(), of),
            PropertyType::Values => worked.map_or_else(
                || "a list".to_owned(),
                |ty| of(&Type::List(Arc::new(inner(ty).clone()))),
            ),
            PropertyType::Label => "a function that gives a Text".to_owned(),
            PropertyType::Bind => "something that can be set".to_owned(),
            PropertyType::Route => "a page with its parameters, such as `Home()`".to_owned(),
            PropertyType::Style => "a declared style".to_owned(),
        }
    }

    /// An enum that every file knows.
    pub(super) fn prelude_enum(&self, name: &str) -> Option<Type> {
        let number = self
            .program
            .enums
            .iter()
            .position(|declared| declared.source.is_none() && declared.origin.name == name)?;
        Some(Type::Enum(EnumId(super::index(number)), Arc::from([])))
    }
}

/// Whether it is a literal of widths and numbers: rules for widths stand in the stylesheet, which is made when the program is compiled.
fn is_columns(value: &Expr) -> bool {
    let ExprKind::Map(entries) = &value.kind else {
        return false;
    };
    entries.iter().all(|(width, columns)| {
        matches!(width.kind, ExprKind::Literal(Literal::Length(_)))
            && matches!(columns.kind, ExprKind::Literal(Literal::Int(_)))
    })
}

/// Without its option.
pub(super) fn inner(ty: &Type) -> &Type {
    match ty {
        Type::Option(inner) => inner,
        ty => ty,
    }
}

fn label_type(ty: &Type) -> Type {
    Type::Function(Arc::from([inner(ty).clone()]), Arc::new(Type::Text))
}

/// Whether a value is a text literal in one of its branches.
fn ends_in_text(tree: &ast::Expr) -> bool {
    let ends = |items: &[ast::Item]| match items.last().map(|item| &item.kind) {
        Some(ast::ItemKind::Expr(expr)) => ends_in_text(expr),
        _ => false,
    };
    match &tree.kind {
        ast::ExprKind::Text(_) => true,
        ast::ExprKind::Group(inner) => ends_in_text(inner),
        ast::ExprKind::If(tree) => ends(&tree.then.items),
        ast::ExprKind::Match(tree) => tree
            .arms
            .first()
            .is_some_and(|arm| ends(super::control::arm_items(&arm.body))),
        _ => false,
    }
}
