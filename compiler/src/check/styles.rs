//! `style Name { … }`: looks under a name (LANGUAGE §11.4). They become rules of the stylesheet, so every value is known when the program is compiled.

use super::Checker;
use super::body::{Cx, Side, Site};
use super::error;
use crate::ast::{self, Args, Name, StyleRule as Tree, Value};
use crate::elements::{self, Role};
use crate::hir::{Expr, ExprKind, Literal, StyleRule, StyleState, Type};
use crate::suggest::nearest;
use smol_str::SmolStr;

/// The blocks for a state of the element or the page.
const STATES: [(&str, StyleState); 6] = [
    ("hover", StyleState::Hover),
    ("active", StyleState::Active),
    ("focus", StyleState::Focus),
    ("disabled", StyleState::Disabled),
    ("dark", StyleState::Dark),
    ("light", StyleState::Light),
];

/// What `at` asks of the window, and as CSS names it.
const LIMITS: [(&str, &str); 4] = [
    ("min_width", "min-width"),
    ("max_width", "max-width"),
    ("min_height", "min-height"),
    ("max_height", "max-height"),
];

impl Checker<'_> {
    pub(super) fn styles(&mut self) {
        let bindings = self.bindings;
        for (number, item) in bindings.styles.iter().enumerate() {
            let rules = self.style_rules(&item.tree.rules);
            if let Some(style) = self.program.styles.get_mut(number) {
                style.rules = rules;
            }
        }
    }

    fn style_rules(&mut self, rules: &[Tree]) -> Vec<StyleRule> {
        let rules = rules.iter();
        rules
            .filter_map(|rule| match rule {
                Tree::Property { name, value } => self.style_property(name, value),
                Tree::Nested { name, args, rules } => {
                    super::deep(|| self.style_block(name, args.as_ref(), rules))
                }
            })
            .collect()
    }

    fn style_property(&mut self, name: &Name, value: &ast::Expr) -> Option<StyleRule> {
        let property = elements::common_property(&name.text)
            .filter(|property| matches!(property.role, Role::Css(_) | Role::CssAll(_)));
        let Some(property) = property else {
            let known = elements::common_properties()
                .filter(|property| matches!(property.role, Role::Css(_) | Role::CssAll(_)));
            let near = nearest(&name.text, known.map(|property| property.name));
            self.report(error::unknown_property(
                "style", &name.text, name.span, near,
            ));
            return None;
        };
        let mut cx = Cx::new(Site::Constant, Side::Both, None);
        let value = self.property(&mut cx, property, &Value::Expr(value.clone()), None)?;
        let value = self.known(value)?;
        Some(StyleRule::Property { property, value })
    }

    /// A value as it stands in the stylesheet: constants are replaced by what they are.
    fn known(&mut self, value: Expr) -> Option<Expr> {
        let span = value.span;
        match self.known_value(&value) {
            Some(known) => Some(Expr { span, ..known }),
            None => {
                self.report(error::style_value(span));
                None
            }
        }
    }

    fn known_value(&self, value: &Expr) -> Option<Expr> {
        match &value.kind {
            ExprKind::Literal(_) => Some(value.clone()),
            ExprKind::Some(inner) => self.known_value(inner),
            ExprKind::NegateInt(inner) | ExprKind::NegateFloat(inner) => {
                matches!(inner.kind, ExprKind::Literal(_)).then(|| value.clone())
            }
            ExprKind::Variant(_, _, fields) if fields.is_empty() => Some(value.clone()),
            ExprKind::Builtin(builtin, args) if builtin.is_color() => {
                let step = args.first().map(|step| &step.kind);
                matches!(step, Some(ExprKind::Literal(Literal::Int(1..=12)))).then(|| value.clone())
            }
            ExprKind::Constant(id) => {
                let constant = self.program.constants.get(id.0 as usize)?;
                self.known_value(constant.value.block.value.as_deref()?)
            }
            _ => None,
        }
    }

    fn style_block(
        &mut self,
        name: &Name,
        args: Option<&Args>,
        rules: &[Tree],
    ) -> Option<StyleRule> {
        if let Some((_, state)) = STATES.iter().find(|(word, _)| *word == name.text) {
            if let Some(args) = args {
                self.report(error::style_rule(
                    &format!("`{}` takes no arguments", name.text),
                    args.span,
                ));
            }
            return Some(StyleRule::When(*state, self.style_rules(rules)));
        }
        match name.text.as_str() {
            "at" => self.at_size(name, args, rules),
            "animation" => self.animation(name, args, rules),
            _ => {
                let words = STATES.iter().map(|(word, _)| *word);
                let near = nearest(&name.text, words.chain(["at", "animation"]));
                self.report(error::style_block(&name.text, name.span).suggest(near));
                None
            }
        }
    }

    /// `at(max_width: 640px) { … }`
    fn at_size(&mut self, name: &Name, args: Option<&Args>, rules: &[Tree]) -> Option<StyleRule> {
        let found = match args.map(|args| args.arguments.as_slice()) {
            Some([argument]) => {
                let label = argument.label.as_ref();
                let limit =
                    label.and_then(|label| LIMITS.iter().find(|(word, _)| *word == label.text));
                limit.zip(self.length(&argument.value))
            }
            _ => None,
        };
        let rules = self.style_rules(rules);
        let Some(((_, limit), length)) = found else {
            self.report(error::style_rule(
                "`at` takes one width or height, such as `at(max_width: 640px)`",
                args.map_or(name.span, |args| args.span),
            ));
            return None;
        };
        Some(StyleRule::At {
            limit,
            length,
            rules,
        })
    }

    /// `animation(300ms, repeat: 2, easing: "linear") { at(0%) { … } }`
    fn animation(&mut self, name: &Name, args: Option<&Args>, rules: &[Tree]) -> Option<StyleRule> {
        let mut duration = None;
        let mut repeat = Some(1);
        let mut easing = SmolStr::new_static("ease");
        let at = args.map_or(name.span, |args| args.span);
        for argument in args.iter().flat_map(|args| &args.arguments) {
            let label = argument.label.as_ref().map(|label| label.text.as_str());
            let value = self.known_argument(&argument.value);
            match (label, value.map(|value| value.kind)) {
                (None | Some("duration"), Some(ExprKind::Literal(Literal::Duration(time)))) => {
                    duration = Some(time);
                }
                (Some("repeat"), Some(ExprKind::Literal(Literal::Int(count)))) if count > 0 => {
                    repeat = Some(count);
                }
                (Some("endless"), Some(ExprKind::Literal(Literal::Bool(endless)))) => {
                    repeat = if endless { None } else { repeat };
                }
                (Some("easing"), Some(ExprKind::Literal(Literal::Text(text)))) => easing = text,
                _ => {
                    self.report(error::style_animation(argument.span));
                    return None;
                }
            }
        }
        let mut frames = Vec::new();
        for rule in rules {
            frames.extend(self.frame(rule));
        }
        let Some(duration) = duration else {
            self.report(error::style_animation(at));
            return None;
        };
        Some(StyleRule::Animation {
            duration,
            repeat,
            easing,
            frames,
        })
    }

    /// `at(25%) { … }`
    fn frame(&mut self, rule: &Tree) -> Option<(SmolStr, Vec<StyleRule>)> {
        let (place, found) = match rule {
            Tree::Property { name, .. } => (name.span, None),
            Tree::Nested { name, args, rules } => {
                let place = args.as_ref().map_or(name.span, |args| args.span);
                let percent = match args.as_ref().map(|args| args.arguments.as_slice()) {
                    Some([argument]) if name.text == "at" && argument.label.is_none() => {
                        self.length(&argument.value)
                    }
                    _ => None,
                };
                let percent = percent.filter(|length| {
                    let number = length
                        .strip_suffix('%')
                        .and_then(|text| text.parse::<f64>().ok());
                    number.is_some_and(|number| (0.0..=100.0).contains(&number))
                });
                (place, percent.zip(Some(rules)))
            }
        };
        let Some((percent, rules)) = found else {
            self.report(error::style_rule(
                "an animation has frames from `at(0%) { … }` to `at(100%) { … }`",
                place,
            ));
            return None;
        };
        let mut properties = Vec::new();
        for rule in rules {
            match rule {
                Tree::Property { name, value } => {
                    properties.extend(self.style_property(name, value));
                }
                Tree::Nested { name, .. } => {
                    self.report(error::style_rule("a frame has properties alone", name.span))
                }
            }
        }
        Some((percent, properties))
    }

    fn length(&mut self, value: &Value) -> Option<SmolStr> {
        match self.known_argument(value)?.kind {
            ExprKind::Literal(Literal::Length(length)) => Some(length),
            _ => None,
        }
    }

    fn known_argument(&mut self, value: &Value) -> Option<Expr> {
        let Value::Expr(tree) = value else {
            return None;
        };
        let mut cx = Cx::new(Site::Constant, Side::Both, None);
        let value = self.expr(&mut cx, tree, None);
        if matches!(value.ty, Type::Error) {
            return None;
        }
        self.known_value(&value)
    }
}
