//! `app "Name" { … }`: what holds for the whole program (LANGUAGE §11.4).

use super::body::{Cx, Side, Site};
use super::events::Action;
use super::literals::plain_text;
use super::{Checker, error};
use crate::ast::{self, Args, DeclarationKind, ItemKind, Setting, Value};
use crate::elements::style::{ACCENTS, GRAYS, RADII};
use crate::hir::{Component, ComponentId, EventRef, ExprKind, Literal, Origin, ViewBody};
use crate::source::{SourceId, Span};
use crate::suggest::nearest;
use smol_str::SmolStr;

/// The settings that there are.
const SETTINGS: [&str; 6] = ["lang", "theme", "head", "on_error", "overlay", "stylesheet"];

/// The modes that a theme may begin with.
const MODES: [&str; 3] = ["System", "Light", "Dark"];

/// The attributes of a `meta` in `head`.
const META: [&str; 3] = ["name", "property", "content"];

impl<'a> Checker<'a> {
    pub(super) fn app(&mut self) {
        let bindings = self.bindings;
        for file in &bindings.files {
            for declaration in &file.tree.declarations {
                let DeclarationKind::App(app) = &declaration.kind else {
                    continue;
                };
                let mut seen: Vec<&ast::Name> = Vec::new();
                for setting in &app.settings {
                    match seen.iter().find(|name| name.text == setting.name.text) {
                        Some(first) => {
                            let doubled =
                                error::doubled_argument(&setting.name.text, setting.name.span)
                                    .also(first.span, "set here already");
                            self.report(doubled);
                        }
                        None => self.setting(setting, file.source),
                    }
                    seen.push(&setting.name);
                }
            }
        }
    }

    fn setting(&mut self, setting: &'a Setting, source: SourceId) {
        let name = &setting.name;
        match (name.text.as_str(), &setting.value) {
            ("lang", Value::Expr(value)) => match plain_text(value) {
                Some(lang) => self.program.app.lang = Some(lang),
                None => self.report(error::setting(name, "a text such as `\"en\"`")),
            },
            ("theme", Value::Expr(value)) => self.theme(name, value),
            ("head", Value::Block(block)) => self.head(name, block),
            ("on_error", Value::Expr(value)) => self.on_error(name, value),
            ("overlay", Value::Block(block)) => self.overlay(block, source, name.span),
            ("stylesheet", Value::Expr(value)) => self.stylesheet(name, value),
            ("head" | "overlay", _) => self.report(error::setting(name, "a block")),
            ("lang" | "theme" | "on_error" | "stylesheet", _) => {
                self.report(error::setting(name, "a value, and no block"));
            }
            _ => {
                let near = nearest(&name.text, SETTINGS);
                self.report(error::unknown_setting(&name.text, name.span, near));
            }
        }
    }

    /// `theme(accent: Amber, gray: Sand, radius: Large, mode: System)`
    fn theme(&mut self, setting: &ast::Name, value: &ast::Expr) {
        let Some(args) = call_of(value, "theme") else {
            self.report(error::setting(
                setting,
                "`theme(…)` with `accent`, `gray`, `radius` or `mode`",
            ));
            return;
        };
        let accents: Vec<&str> = ACCENTS.to_vec();
        let grays: Vec<&str> = GRAYS.iter().map(|(name, ..)| *name).collect();
        let radii: Vec<&str> = RADII.iter().map(|(name, _)| *name).collect();
        for argument in &args.arguments {
            let Some(label) = &argument.label else {
                self.report(error::extra_argument("theme", THEME, argument.span));
                continue;
            };
            let known: &[&str] = match label.text.as_str() {
                "accent" => &accents,
                "gray" => &grays,
                "radius" => &radii,
                "mode" => &MODES,
                other => {
                    let near = nearest(other, ["accent", "gray", "radius", "mode"]);
                    self.report(error::unknown_argument(
                        other, "theme", THEME, label.span, near,
                    ));
                    continue;
                }
            };
            let found = match &argument.value {
                Value::Expr(ast::Expr {
                    kind: ast::ExprKind::UpperName(name),
                    ..
                }) => known.iter().find(|known| **known == name.text),
                _ => None,
            };
            let Some(found) = found else {
                self.report(error::theme_value(&label.text, known, argument.span));
                continue;
            };
            let found = Some(SmolStr::new(found));
            let theme = &mut self.program.app.theme;
            match label.text.as_str() {
                "accent" => theme.accent = found,
                "gray" => theme.gray = found,
                "radius" => theme.radius = found,
                _ => theme.mode = found,
            }
        }
    }

    /// `head { meta(name: "author", content: "Ada") }`
    fn head(&mut self, setting: &ast::Name, block: &ast::Block) {
        for item in &block.items {
            let ItemKind::Expr(expr) = &item.kind else {
                self.report(error::setting(setting, META_SHAPE));
                continue;
            };
            let Some(args) = call_of(expr, "meta") else {
                self.report(error::setting(setting, META_SHAPE).pointing_at(expr.span));
                continue;
            };
            let mut attributes = Vec::new();
            for argument in &args.arguments {
                let label = argument.label.as_ref().map(|label| label.text.as_str());
                let value = match &argument.value {
                    Value::Expr(value) => plain_text(value),
                    Value::Block(_) => None,
                };
                match label.filter(|label| META.contains(label)).zip(value) {
                    Some((label, value)) => attributes.push((SmolStr::new(label), value)),
                    None => {
                        self.report(error::setting(setting, META_SHAPE).pointing_at(argument.span));
                    }
                }
            }
            self.program.app.meta.push(attributes);
        }
    }

    /// `stylesheet: asset("looks.css")`
    fn stylesheet(&mut self, setting: &ast::Name, value: &ast::Expr) {
        let address = match call_of(value, "asset") {
            Some(args) => self.asset(args, value.span),
            None => {
                self.report(error::setting(setting, STYLESHEET).pointing_at(value.span));
                return;
            }
        };
        // What is no file has been said.
        let ExprKind::Literal(Literal::Text(address)) = address.kind else {
            return;
        };
        if address.ends_with(".css") {
            self.program.app.stylesheet = Some(address);
        } else {
            self.report(error::setting(setting, STYLESHEET).pointing_at(value.span));
        }
    }

    /// `on_error: State.event`
    fn on_error(&mut self, setting: &ast::Name, value: &ast::Expr) {
        let cx = Cx::new(Site::Constant, Side::Browser, None);
        let event = match self.action(&cx, value) {
            Some(Action::Event(event @ EventRef::State(state, _)))
                if self.state_kind(state) == Some(ast::StateKind::Client) =>
            {
                event
            }
            _ => {
                let wanted = "an event of a `client state`, such as `Errors.show`";
                self.report(error::setting(setting, wanted).pointing_at(value.span));
                return;
            }
        };
        let failure = self.prelude_record("Failure");
        let takes = self.signature_of_event(event).is_some_and(
            |signature| matches!(signature.params.as_slice(), [only] if only.ty == failure),
        );
        if takes {
            self.program.app.on_error = Some(event);
        } else {
            let wanted = "an event with one parameter of type `Failure`";
            self.report(error::setting(setting, wanted).pointing_at(value.span));
        }
    }

    /// `overlay { … }`: a component without parameters.
    fn overlay(&mut self, block: &'a ast::Block, source: SourceId, at: Span) {
        let mut cx = Cx::new(Site::View, Side::Browser, None);
        let state = self.locals(&mut cx, block);
        let view = self.own_view(&mut cx, block);
        let id = ComponentId(super::index(self.program.components.len()));
        self.program.components.push(Component {
            origin: Origin {
                name: SmolStr::new_static("ConnectionOverlay"),
                span: Some(at),
                docs: None,
            },
            source,
            generics: Vec::new(),
            params: Vec::new(),
            body: ViewBody {
                locals: cx.into_locals(),
                state,
                view,
            },
            events: Vec::new(),
        });
        self.program.app.overlay = Some(id);
    }

    fn state_kind(&self, state: crate::hir::StateId) -> Option<ast::StateKind> {
        let state = self.program.states.get(state.0 as usize)?;
        Some(state.kind)
    }
}

const THEME: &str = "theme(accent: Blue, gray: Gray, radius: Medium, mode: System)";
const STYLESHEET: &str = "a file of the project with CSS, such as `asset(\"looks.css\")`";
const META_SHAPE: &str = "elements such as `meta(name: \"author\", content: \"Ada\")`";

/// The arguments, if it is a call of this name.
fn call_of<'t>(tree: &'t ast::Expr, name: &str) -> Option<&'t Args> {
    let ast::ExprKind::Call { callee, args } = &tree.kind else {
        return None;
    };
    match &callee.kind {
        ast::ExprKind::Name(callee) if callee.text == name => Some(args),
        _ => None,
    }
}
