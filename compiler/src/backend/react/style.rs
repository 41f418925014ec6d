//! Looks: classes of the stylesheet where values are known, the `style` of the element where they are found at run time.

use super::code::Code;
use crate::backend::js::ast::{
    Entry, Expr as Js, ExprKind as JsExprKind, Operator, Statement as JsStatement,
};
use crate::backend::js::build::{client, null, property, text};
use crate::elements::prelude::PRELUDE_ENUMS;
use crate::elements::style::{atomic, columns_at, space};
use crate::elements::{Property, PropertyType};
use crate::hir::{Block, Condition, Expr, ExprKind, Literal, Type};
use smol_str::{SmolStr, format_smolstr};

/// What becomes of an element's looks.
#[derive(Debug, Default)]
pub struct Looks {
    /// Classes that are always there.
    fixed: Vec<String>,
    /// Classes found at run time: texts, `null` or `false`.
    found: Vec<Js>,
    /// Entries of the `style` object.
    style: Vec<Entry>,
}

impl Looks {
    /// A class that is an expression, perhaps a plain text.
    pub fn add_expr(&mut self, class: Js) {
        match class.kind {
            JsExprKind::Text(class) => self.add(class),
            _ => self.found.push(class),
        }
    }

    /// Adds a class that is always there.
    pub fn add(&mut self, class: impl Into<String>) {
        self.fixed.push(class.into());
    }

    /// `className` and `style`, where there are any.
    pub fn into_entries(self) -> Vec<Entry> {
        let mut entries = Vec::new();
        let fixed = self.fixed.join(" ");
        if self.found.is_empty() {
            if !fixed.is_empty() {
                entries.push(property("className", text(fixed)));
            }
        } else {
            let mut parts = Vec::new();
            if !fixed.is_empty() {
                parts.push(text(fixed));
            }
            parts.extend(self.found);
            entries.push(property("className", client("classes").call(parts)));
        }
        if !self.style.is_empty() {
            entries.push(property(
                "style",
                crate::backend::js::build::object(self.style),
            ));
        }
        entries
    }
}

impl Code<'_, '_> {
    /// `class: "wide {kind}"`, `style: Tile`
    pub fn user_class(&mut self, value: &Expr, looks: &mut Looks, out: &mut Vec<JsStatement>) {
        match &value.kind {
            ExprKind::Literal(Literal::Text(class)) => looks.add(class.as_str()),
            ExprKind::Some(inner) => self.user_class(inner, looks, out),
            ExprKind::Style(style) => looks.add(self.style_class(*style)),
            _ => {
                let class = self.expr(value, out);
                looks.found.push(class);
            }
        }
    }

    /// A class of the element's stylesheet, by the property's value.
    pub fn variant_class(
        &mut self,
        declared: &'static Property,
        prefix: &str,
        value: &Expr,
        looks: &mut Looks,
        out: &mut Vec<JsStatement>,
    ) {
        if matches!(value.ty, Type::Text) {
            // A property that also takes CSS.
            self.css(
                declared,
                &[&declared.name.replace('_', "-")],
                value,
                looks,
                out,
            );
            return;
        }
        match self.known_class(prefix, value) {
            Some(Some(class)) => {
                self.unit.used.classes.insert(class.clone());
                looks.add(class);
            }
            Some(None) => {}
            None => {
                let class = self.found_class(declared, prefix, value, out);
                looks.found.push(class);
            }
        }
    }

    /// The class if the value is known when compiled; `Some(None)` if that means no class.
    fn known_class(&self, prefix: &str, value: &Expr) -> Option<Option<String>> {
        match &value.kind {
            ExprKind::Literal(Literal::Bool(on)) => Some(on.then(|| prefix.to_owned())),
            ExprKind::Literal(Literal::Int(number)) => Some(Some(format!("{prefix}-{number}"))),
            ExprKind::Variant(enumeration, variant, _) => {
                let variant = self.variant_name(*enumeration, *variant);
                Some(Some(format!("{prefix}-{}", kebab_case(&variant))))
            }
            _ => None,
        }
    }

    fn found_class(
        &mut self,
        declared: &'static Property,
        prefix: &str,
        value: &Expr,
        out: &mut Vec<JsStatement>,
    ) -> Js {
        if let Some(known) = self.known_class(prefix, value) {
            return match known {
                Some(class) => {
                    self.unit.used.classes.insert(class.clone());
                    text(class)
                }
                None => null(),
            };
        }
        if let ExprKind::If {
            condition,
            then,
            otherwise: Some(otherwise),
        } = &value.kind
            && let Condition::Is(condition) = &**condition
            && let (Some(then), Some(otherwise)) = (only_value(then), only_value(otherwise))
        {
            let test = self.expr(condition, out);
            let then = self.found_class(declared, prefix, then, out);
            let otherwise = self.found_class(declared, prefix, otherwise, out);
            return test.choose(then, otherwise);
        }
        let value_js = self.expr(value, out);
        if value.ty == Type::Bool {
            self.unit.used.classes.insert(prefix.to_owned());
            return value_js.binary(Operator::And, text(prefix));
        }
        for suffix in possible(declared.ty) {
            self.unit.used.classes.insert(format!("{prefix}-{suffix}"));
        }
        client("variantClass").call(vec![text(prefix), value_js])
    }

    /// `columns_at: [640px: 2]`: a rule for each width, the widest last.
    pub fn columns_at(&mut self, value: &Expr, looks: &mut Looks) {
        let ExprKind::Map(entries) = &value.kind else {
            return;
        };
        let mut known: Vec<(String, String)> = entries
            .iter()
            .filter_map(|(width, columns)| {
                let width = self.known_css(PropertyType::Css, width)?;
                Some((width, self.known_css(PropertyType::Css, columns)?))
            })
            .collect();
        known.sort_by(|(a, _), (b, _)| pixels(a).total_cmp(&pixels(b)));
        let (class, rule) = columns_at(&known);
        self.unit.used.rules.insert(rule);
        looks.add(class);
    }

    /// CSS properties that all get one value.
    pub fn css(
        &mut self,
        declared: &'static Property,
        properties: &[&str],
        value: &Expr,
        looks: &mut Looks,
        out: &mut Vec<JsStatement>,
    ) {
        if let Some(known) = self.known_css(declared.ty, value) {
            for css in properties {
                let (class, rule) = atomic(css, &known);
                self.unit.used.rules.insert(rule);
                looks.add(class);
            }
            return;
        }
        let found = self.expr(value, out);
        let is_optional = matches!(value.ty, Type::Option(_));
        let inner = match &value.ty {
            Type::Option(some) => some,
            other => other,
        };
        let converter = match (declared.ty, inner) {
            (PropertyType::Space, Type::Int | Type::Float) => Some("space"),
            (_, Type::Duration) => Some("milliseconds"),
            (_, Type::Enum(..)) => Some("cssValue"),
            _ => None,
        };
        let mut found = match converter {
            Some(converter) => client(converter).call(vec![found]),
            None => found,
        };
        if is_optional && converter.is_none() {
            // React leaves out what is undefined.
            found = found.binary(Operator::Coalesce, crate::backend::js::build::undefined());
        }
        if properties.len() > 1 {
            found = self.path("size", found, out);
        }
        for css in properties {
            looks.style.push(property(react_name(css), found.clone()));
        }
    }

    /// The value as CSS if it is known when compiled.
    pub(super) fn known_css(&mut self, ty: PropertyType, value: &Expr) -> Option<String> {
        match &value.kind {
            ExprKind::Literal(literal) => Some(match literal {
                Literal::Int(number) => match ty {
                    PropertyType::Space => space(*number as f64),
                    _ => number.to_string(),
                },
                Literal::Float(number) => match ty {
                    PropertyType::Space => space(*number),
                    _ => number.to_string(),
                },
                Literal::Text(css) | Literal::Color(css) | Literal::Length(css) => css.to_string(),
                Literal::Duration(milliseconds) => format!("{milliseconds}ms"),
                Literal::Bool(_) | Literal::Date(_) | Literal::DateTime(_) => return None,
            }),
            ExprKind::Builtin(builtin, args) if builtin.is_color() => {
                let step = known_step(args)?;
                let name = format!("{}-{step}", builtin.signature.name);
                let css = format!("var(--{name})");
                self.unit.used.colors.insert(name);
                Some(css)
            }
            ExprKind::Variant(enumeration, variant, _) => {
                let variant = self.variant_name(*enumeration, *variant);
                Some(kebab_case(&variant))
            }
            ExprKind::Some(inner) => self.known_css(ty, inner),
            ExprKind::NegateInt(inner) | ExprKind::NegateFloat(inner) => {
                let positive = self.known_css(ty, inner)?;
                Some(format!("-{positive}"))
            }
            _ => None,
        }
    }

    /// `red(9)` as a value.
    pub fn color(&mut self, scale: &str, args: &[Expr], out: &mut Vec<JsStatement>) -> Js {
        if let Some(step) = known_step(args) {
            let name = format!("{scale}-{step}");
            let css = format!("var(--{name})");
            self.unit.used.colors.insert(name);
            return text(css);
        }
        self.unit.used.colors.insert(format!("{scale}-*"));
        let args = self.operands(args, out);
        client(scale).call(args)
    }
}

fn known_step(args: &[Expr]) -> Option<i64> {
    match args.first().map(|arg| &arg.kind) {
        Some(ExprKind::Literal(Literal::Int(step @ 1..=12))) => Some(*step),
        _ => None,
    }
}

fn only_value(block: &Block) -> Option<&Expr> {
    match block.statements.is_empty() {
        true => block.value.as_deref(),
        false => None,
    }
}

/// What the value of a property can be, as it stands in a class.
fn possible(ty: PropertyType) -> Vec<String> {
    match ty {
        PropertyType::Enum(name) | PropertyType::EnumOrCss(name) => PRELUDE_ENUMS
            .iter()
            .find(|(declared, _)| *declared == name)
            .map(|(_, variants)| variants.iter().map(|variant| kebab_case(variant)).collect())
            .unwrap_or_default(),
        PropertyType::Scale(first, last) => (first..=last).map(|step| step.to_string()).collect(),
        _ => Vec::new(),
    }
}

/// About how wide a length is, to put lengths in order.
fn pixels(length: &str) -> f64 {
    let digits = length.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    let number = digits.parse().unwrap_or(0.0);
    match length.ends_with("em") {
        true => number * 16.0,
        false => number,
    }
}

/// `FlexStart` → `flex-start`
fn kebab_case(name: &str) -> String {
    let mut kebab = String::new();
    for (index, char) in name.chars().enumerate() {
        if char.is_ascii_uppercase() {
            if index > 0 {
                kebab.push('-');
            }
            kebab.push(char.to_ascii_lowercase());
        } else {
            kebab.push(char);
        }
    }
    kebab
}

/// `padding-top` → `paddingTop`; names of variables stay.
fn react_name(css: &str) -> SmolStr {
    match css.starts_with("--") {
        true => SmolStr::new(css),
        false => super::call::camel_case(&css.replace('-', "_")),
    }
}

/// `aria_label` → `aria-label`
pub fn dashed(name: &str) -> SmolStr {
    format_smolstr!("{}", name.replace('_', "-"))
}
