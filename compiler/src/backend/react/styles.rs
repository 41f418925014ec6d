//! The program's own styles as rules of the stylesheet.

use super::code::Code;
use crate::elements::{Property, Role};
use crate::hir::{Expr, StyleId, StyleRule, StyleState};
use std::fmt::Write;

/// Where rules hold: what stands around the class of the style.
#[derive(Clone, Default)]
struct Scope {
    /// `@media (max-width:640px)`, outermost first.
    media: Vec<String>,
    /// `:root[data-theme=dark] `
    before: String,
    /// `:hover`
    behind: String,
}

impl Code<'_, '_> {
    /// The class of a style, whose rules come into the stylesheet.
    pub fn style_class(&mut self, id: StyleId) -> String {
        let program = self.unit.program();
        let Some(style) = program.styles.get(id.0 as usize) else {
            return String::new();
        };
        let name = &style.origin.name;
        let same = program.styles.iter();
        let is_only = same.filter(|other| other.origin.name == *name).count() == 1;
        let class = match is_only {
            true => format!("style-{name}"),
            false => format!("style-{}-{name}", id.0),
        };
        if !self.unit.used.styles.contains_key(&class) {
            let mut sheet = Sheet {
                class: class.clone(),
                css: String::new(),
                animations: 0,
            };
            let rules = style.rules.clone();
            self.style_rules(&rules, &Scope::default(), &mut sheet);
            self.unit.used.styles.insert(class.clone(), sheet.css);
        }
        class
    }

    fn style_rules(&mut self, rules: &[StyleRule], scope: &Scope, sheet: &mut Sheet) {
        let mut own = String::new();
        for rule in rules {
            match rule {
                StyleRule::Property { property, value } => {
                    self.declaration(property, value, &mut own);
                }
                StyleRule::Animation {
                    duration,
                    repeat,
                    easing,
                    frames,
                } => {
                    sheet.animations += 1;
                    let name = format!("{}-{}", sheet.class, sheet.animations);
                    let count = repeat.map_or("infinite".to_owned(), |count| count.to_string());
                    // Writing into a String cannot fail.
                    let _ = write!(own, "animation:{name} {duration}ms {easing} {count};");
                    self.frames(&name, frames, sheet);
                }
                StyleRule::When(..) | StyleRule::At { .. } => {}
            }
        }
        sheet.rule(scope, &own);
        for rule in rules {
            match rule {
                StyleRule::When(state, rules) => {
                    for scope in scope.when(*state) {
                        self.style_rules(rules, &scope, sheet);
                    }
                }
                StyleRule::At {
                    limit,
                    length,
                    rules,
                } => {
                    let mut scope = scope.clone();
                    scope.media.push(format!("({limit}:{length})"));
                    self.style_rules(rules, &scope, sheet);
                }
                StyleRule::Property { .. } | StyleRule::Animation { .. } => {}
            }
        }
    }

    fn frames(
        &mut self,
        name: &str,
        frames: &[(impl AsRef<str>, Vec<StyleRule>)],
        sheet: &mut Sheet,
    ) {
        let mut css = format!("@keyframes {name}{{");
        for (percent, rules) in frames {
            let mut own = String::new();
            for rule in rules {
                if let StyleRule::Property { property, value } = rule {
                    self.declaration(property, value, &mut own);
                }
            }
            // Writing into a String cannot fail.
            let _ = write!(css, "{}{{{}}}", percent.as_ref(), own.trim_end_matches(';'));
        }
        sheet.css.push_str(&css);
        sheet.css.push('}');
    }

    fn declaration(&mut self, property: &'static Property, value: &Expr, css: &mut String) {
        let Some(value) = self.known_css(property.ty, value) else {
            return;
        };
        let one;
        let names: &[&str] = match &property.role {
            Role::Css(name) => {
                one = [*name];
                &one
            }
            Role::CssAll(names) => names,
            _ => &[],
        };
        for name in names {
            // Writing into a String cannot fail.
            let _ = write!(css, "{name}:{value};");
        }
    }
}

/// The rules of one style.
struct Sheet {
    class: String,
    css: String,
    animations: u32,
}

impl Sheet {
    fn rule(&mut self, scope: &Scope, declarations: &str) {
        let declarations = declarations.trim_end_matches(';');
        if declarations.is_empty() {
            return;
        }
        let Scope {
            media,
            before,
            behind,
        } = scope;
        if !media.is_empty() {
            // Writing into a String cannot fail.
            let _ = write!(self.css, "@media {}{{", media.join(" and "));
        }
        // Writing into a String cannot fail.
        let _ = write!(
            self.css,
            "{before}.{}{behind}{{{declarations}}}",
            self.class
        );
        if !media.is_empty() {
            self.css.push('}');
        }
    }
}

impl Scope {
    /// The scopes that are left where a state holds as well.
    fn when(&self, state: StyleState) -> Vec<Scope> {
        let behind = |selector: &str| {
            let mut scope = self.clone();
            scope.behind.push_str(selector);
            vec![scope]
        };
        match state {
            StyleState::Hover => behind(":hover"),
            StyleState::Active => behind(":active"),
            StyleState::Focus => behind(":focus-visible"),
            StyleState::Disabled => behind(":is(:disabled,[aria-disabled=true],[data-disabled])"),
            StyleState::Dark => self.theme("dark", "light"),
            StyleState::Light => self.theme("light", "dark"),
        }
    }

    /// What the user has chosen, else what the system wants.
    fn theme(&self, theme: &str, other: &str) -> Vec<Scope> {
        let mut chosen = self.clone();
        chosen.before = format!(":root[data-theme={theme}] ");
        let mut wanted = self.clone();
        wanted.before = format!(":root:not([data-theme={other}]) ");
        wanted.media.push(format!("(prefers-color-scheme:{theme})"));
        vec![chosen, wanted]
    }
}
