//! The React back end: plain ES modules that a person can read, one for each `.rxl` file and one for each page, the stylesheet and the manifest.
//!
//! Builds trees of JavaScript, never text. Decides nothing of meaning: where code runs, what a page receives and what things are called on the wire is
//! in the plan.

mod call;
mod choice;
mod code;
mod component;
mod datatype;
mod element;
mod expr;
mod form;
mod handler;
mod manifest;
mod module;
mod operation;
mod page;
mod pattern;
mod place;
mod printing;
mod published;
mod rows;
mod rules;
mod shape;
mod state;
mod statement;
mod style;
mod styles;
mod types;
mod unit;
mod view;

use super::js::client::CORE;
use super::js::print::{Printed, print};
use super::js::source_map;
use super::{OutputFile, Target};
use crate::elements::icons;
use crate::elements::style::{Used, stylesheet};
use crate::hir::{ComponentId, PageId, ViewItem, ViewKind};
use crate::lexer::{self, Token};
use crate::plan::Plan;
use crate::plan::walk::{Visitor, walk_item, walk_view};
use crate::source::SourceMap;
use manifest::PageModules;
use published::Published;
use smol_str::{SmolStr, format_smolstr};
use std::collections::{BTreeMap, BTreeSet};
use unit::{Finished, Shared};

/// All files below `web/`.
pub fn emit(plan: &Plan, sources: &SourceMap, target: Target) -> Vec<OutputFile> {
    let program = &plan.program;
    let shared = Shared {
        plan,
        target,
        rooted: rooted_components(plan),
        lazy: module::lazy_constants(plan),
        modules: program
            .files
            .iter()
            .map(|file| (file.source, format_smolstr!("modules/{}.js", file.module)))
            .collect(),
    };
    let mut output = Output::default();
    let path_of = |source| {
        sources
            .get(source)
            .map_or("", |source| source.path.as_str())
    };
    for (source, path) in &shared.modules {
        if let Some(finished) = module::module(&shared, *source, path, path_of(*source)) {
            output.add(path, finished);
        }
    }
    let mut pages = Vec::new();
    for (index, (page, planned)) in program.pages.iter().zip(&plan.pages).enumerate() {
        let path = format_smolstr!("pages/{}.js", planned.name);
        let id = PageId(index as u32);
        if let Some(finished) = page::page(&shared, id, &path, path_of(page.source)) {
            output.add(&path, finished);
        }
        pages.push(path);
    }
    let pages: Vec<PageModules> = pages
        .into_iter()
        .map(|module| PageModules {
            preload: output.needed_by(&module),
            module,
        })
        .collect();
    if output.used.has_found_icons {
        let named = texts(sources).into_iter();
        output
            .used
            .rules
            .extend(named.filter_map(|text| icons::rule(&text)));
    }
    let mut files = output.files(plan, sources);
    files.push(OutputFile::generated(
        "web/manifest.json",
        manifest::manifest(plan, &pages, &shared.modules),
    ));
    files.push(OutputFile::generated(
        "web/app.css",
        stylesheet(&output.used, &program.app.theme),
    ));
    files
}

#[derive(Default)]
struct Output {
    /// Modules by their paths.
    printed: Vec<(SmolStr, Printed)>,
    used: Used,
}

impl Output {
    fn add(&mut self, path: &SmolStr, finished: Finished) {
        let printed = print(&finished.module, path, &finished.bound);
        self.printed.push((path.clone(), printed));
        self.used.classes.extend(finished.used.classes);
        self.used.styles.extend(finished.used.styles);
        self.used.rules.extend(finished.used.rules);
        self.used.colors.extend(finished.used.colors);
        self.used.has_found_icons |= finished.used.has_found_icons;
    }

    /// All modules that a module imports, directly or not, but what every page loads: that has React in it, too.
    fn needed_by(&self, module: &SmolStr) -> BTreeSet<SmolStr> {
        let imports: BTreeMap<&SmolStr, &BTreeSet<SmolStr>> = self
            .printed
            .iter()
            .map(|(path, printed)| (path, &printed.imports))
            .collect();
        let mut needed = BTreeSet::new();
        let mut waiting = vec![module];
        while let Some(next) = waiting.pop() {
            for import in imports.get(next).copied().into_iter().flatten() {
                let is_there = import == CORE || import.starts_with("react");
                if !is_there && needed.insert(import.clone()) {
                    waiting.push(import);
                }
            }
        }
        needed
    }

    /// Each module with its map.
    fn files(&self, plan: &Plan, sources: &SourceMap) -> Vec<OutputFile> {
        let published = Published::new(plan, sources);
        let mut files = Vec::new();
        for (path, printed) in &self.printed {
            let file = path.rsplit('/').next().unwrap_or(path);
            let map = source_map::encode(file, &printed.segments, sources, |id, source| {
                let origins = printed.segments.iter().map(|segment| &segment.origin);
                published.text(id, source, origins)
            });
            let text = format!("{}//# sourceMappingURL={file}.map\n", printed.text);
            files.push(OutputFile::generated(format!("web/{path}"), text));
            files.push(OutputFile::generated(format!("web/{path}.map"), map));
        }
        files
    }
}

/// All texts that stand in the program.
fn texts(sources: &SourceMap) -> BTreeSet<SmolStr> {
    sources
        .iter()
        .flat_map(|(id, source)| lexer::lex(id, &source.text).0.tokens)
        .filter_map(|lexeme| match lexeme.token {
            Token::Piece(text) => Some(text),
            _ => None,
        })
        .collect()
}

/// Components to which `id`, `class` and the like are given somewhere, and those that hand them on as their own root.
fn rooted_components(plan: &Plan) -> BTreeSet<ComponentId> {
    struct Finder {
        found: BTreeSet<ComponentId>,
    }
    impl Visitor for Finder {
        fn item(&mut self, item: &ViewItem) {
            if let ViewKind::Component {
                component, root, ..
            } = &item.kind
                && !root.is_empty()
            {
                self.found.insert(*component);
            }
            walk_item(self, item);
        }
    }
    let mut finder = Finder {
        found: BTreeSet::new(),
    };
    let program = &plan.program;
    for view in program
        .components
        .iter()
        .map(|component| &component.body.view)
        .chain(program.pages.iter().map(|page| &page.body.view))
    {
        walk_view(&mut finder, view);
    }
    let mut waiting: Vec<ComponentId> = finder.found.iter().copied().collect();
    while let Some(next) = waiting.pop() {
        let view = program
            .components
            .get(next.0 as usize)
            .map(|component| &component.body.view);
        for item in view.into_iter().flatten() {
            if let ViewKind::Component { component, .. } = &item.kind
                && finder.found.insert(*component)
            {
                waiting.push(*component);
            }
        }
    }
    finder.found
}

#[cfg(test)]
mod tests {
    use super::statement::EFFECTS;
    use crate::backend::js;
    use crate::elements::{self, Render};
    use crate::library::ambient::{self, AMBIENT, AmbientId};
    use crate::library::{BUILTINS, Builtin, Context, METHODS, Method};

    #[test]
    fn all_that_the_back_end_imports_is_in_the_table() {
        let methods = METHODS.iter().filter(|method| {
            // The variants of an enum are a list in the module itself.
            method.is_available && method.js_name() != "enumValues"
        });
        let methods = methods.map(Method::js_name);
        let builtins = BUILTINS.iter();
        let builtins = builtins.filter(|builtin| builtin.context != Context::Compiled);
        let builtins = builtins.map(Builtin::js_name);
        let elements = elements::elements().filter_map(|element| match element.render {
            Render::Client { component, .. } => Some(component.to_owned()),
            _ => None,
        });
        let effects = EFFECTS.iter().map(|(_, name)| (*name).to_owned());
        let ambient = AMBIENT
            .iter()
            .filter_map(|row| ambient::find(row.object, row.name))
            .map(AmbientId::js_name);
        let mut names: Vec<String> = methods
            .chain(builtins)
            .chain(elements)
            .chain(effects)
            .chain(ambient)
            .collect();

        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/backend/react");
        for entry in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            let literals = text.split("client(\"").skip(1);
            names.extend(literals.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
        }
        let missing: Vec<&String> = names
            .iter()
            .filter(|name| js::client::find(name).is_none())
            .collect();
        assert!(missing.is_empty(), "not in client.txt: {missing:?}");
    }
}
