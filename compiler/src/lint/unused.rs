//! Names that are declared and not used, and names that hide those of the language.

use super::error::Lint;
use crate::ast::{DeclarationKind, MemberKind, Name, Use};
use crate::hir::{Body, Event, FunctionBody, Local, LocalKind, Program};
use crate::plan::{Cell, Plan, reads};
use crate::resolve::{Bindings, FileItems, OTHER_TYPES, Target, UpperItem};
use crate::source::{SourceId, Span};
use rustc_hash::FxHashSet;
use smol_str::SmolStr;

/// What is named somewhere.
struct Used {
    /// Locals, by the place of their declaration.
    locals: FxHashSet<Span>,
    /// What is named in which file.
    upper: FxHashSet<(SourceId, UpperItem)>,
    /// Functions of files, by file.
    functions: FxHashSet<(SourceId, crate::hir::FunctionId)>,
}

impl Used {
    fn new(bindings: &Bindings<'_>) -> Used {
        let mut used = Used {
            locals: FxHashSet::default(),
            upper: FxHashSet::default(),
            functions: FxHashSet::default(),
        };
        for (span, target) in &bindings.uses {
            match target {
                Target::Local(declared) => {
                    used.locals.insert(*declared);
                }
                Target::Upper(item) => {
                    used.upper.insert((span.source, *item));
                }
                Target::Function(function) => {
                    used.functions.insert((span.source, *function));
                }
                _ => {}
            }
        }
        used
    }

    fn anywhere(&self, item: UpperItem) -> bool {
        self.upper.iter().any(|(_, used)| *used == item)
    }
}

/// Reports what is declared and not used.
pub(super) fn names(plan: &Plan, bindings: &Bindings<'_>, found: &mut Vec<Lint>) {
    let used = Used::new(bindings);
    imports(bindings, &used, found);
    declarations(bindings, &used, found);
    members(plan, bindings, &used, found);
    locals(&plan.program, &used, found);
}

/// A `use` without which its file would not be in the program is used, whatever it names: the pages of that file come with it.
fn imports(bindings: &Bindings<'_>, used: &Used, found: &mut Vec<Lint>) {
    for file in &bindings.files {
        for import in imports_of(file) {
            let is_used = |name: &Name| {
                let item = file.upper.get(&name.text);
                let function = file.functions.get(&name.text);
                match (item, function) {
                    (Some(item), _) => used.upper.contains(&(file.source, *item)),
                    (_, Some(function)) => used.functions.contains(&(file.source, *function)),
                    _ => true,
                }
            };
            if !import.names.iter().any(is_used) && !is_reached_without(bindings, import) {
                continue;
            }
            for name in import.names.iter().filter(|name| !is_used(name)) {
                found.push(Lint::UnusedImport {
                    name: name.text.clone(),
                    at: name.span,
                });
            }
        }
    }
}

fn imports_of<'a>(file: &FileItems<'a>) -> impl Iterator<Item = &'a Use> {
    let declarations = file.tree.declarations.iter();
    declarations.filter_map(|declaration| match &declaration.kind {
        DeclarationKind::Use(import) => Some(import),
        _ => None,
    })
}

/// Whether the file that `left_out` brings is in the program also by other ways.
fn is_reached_without(bindings: &Bindings<'_>, left_out: &Use) -> bool {
    let module_of = |import: &Use| {
        let names: Vec<&str> = import.path.iter().map(|name| name.text.as_str()).collect();
        names.join("/")
    };
    let goal = module_of(left_out);
    let mut waiting: Vec<&FileItems<'_>> = bindings.files.first().into_iter().collect();
    let mut seen: FxHashSet<SourceId> = waiting.iter().map(|file| file.source).collect();
    while let Some(file) = waiting.pop() {
        if file.module == goal {
            return true;
        }
        let imports = imports_of(file).filter(|import| !std::ptr::eq(*import, left_out));
        let modules: FxHashSet<String> = imports.map(module_of).collect();
        let next = bindings.files.iter();
        let next = next.filter(|file| modules.contains(file.module.as_str()));
        waiting.extend(next.filter(|file| seen.insert(file.source)));
    }
    false
}

/// Types, enums, constants, components and functions of files. States and pages are there without being named.
fn declarations(bindings: &Bindings<'_>, used: &Used, found: &mut Vec<Lint>) {
    let functions: FxHashSet<_> = used.functions.iter().map(|(_, id)| *id).collect();
    let upper: FxHashSet<_> = used.upper.iter().map(|(_, item)| *item).collect();
    for file in &bindings.files {
        for declaration in &file.tree.declarations {
            let (what, name) = match &declaration.kind {
                DeclarationKind::Record(tree) => ("type", &tree.name),
                DeclarationKind::Enum(tree) => ("enum", &tree.name),
                DeclarationKind::Const(tree) => ("constant", &tree.name),
                DeclarationKind::Component(tree) => ("component", &tree.name),
                DeclarationKind::Style(tree) => ("style", &tree.name),
                DeclarationKind::Function(tree) => ("function", &tree.name),
                DeclarationKind::ExternFunction(tree) => ("function", &tree.name),
                _ => continue,
            };
            let is_used = match (file.upper.get(&name.text), file.functions.get(&name.text)) {
                (Some(item), _) => upper.contains(item),
                (_, Some(function)) => functions.contains(function),
                _ => true,
            };
            if !is_used {
                found.push(unused(what, &name.text, name.span));
            }
        }
    }
}

/// Private vars and computeds, and functions of states. Rust reads the vars of a state with extern events.
fn members(plan: &Plan, bindings: &Bindings<'_>, used: &Used, found: &mut Vec<Lint>) {
    let reads = reads::of_program(&plan.program);
    for (number, state) in plan.program.states.iter().enumerate() {
        let id = crate::hir::StateId(number as u32);
        let is_open = state
            .events
            .iter()
            .any(|event| event.kind == crate::hir::EventKind::Extern);
        let vars = state.vars.iter().enumerate();
        let vars = vars.filter(|(_, var)| var.private && !is_open);
        for (index, var) in vars {
            let cell = Cell::Var(crate::hir::VarRef {
                state: id,
                var: index as u32,
            });
            if let Some(at) = var.origin.span
                && !reads.cells.contains(&cell)
            {
                found.push(unused("private var", &var.origin.name, at));
            }
        }
        for (index, computed) in state.computeds.iter().enumerate() {
            let cell = Cell::Computed(crate::hir::ComputedRef {
                state: id,
                computed: index as u32,
            });
            if let Some(at) = computed.origin.span
                && computed.private
                && !reads.cells.contains(&cell)
            {
                found.push(unused("private computed", &computed.origin.name, at));
            }
        }
        let is_hooked = bindings.states.get(number).is_some_and(|item| {
            item.tree
                .members
                .iter()
                .any(|member| matches!(member.kind, MemberKind::Hook(_)))
        });
        if let Some(at) = state.origin.span
            && !is_hooked
            && !is_open
            && !used.anywhere(UpperItem::State(id))
        {
            found.push(unused("state", &state.origin.name, at));
        }
    }
    for (index, function) in plan.program.functions.iter().enumerate() {
        let id = crate::hir::FunctionId(index as u32);
        if let Some(at) = function.origin.span
            && function.state.is_some()
            && !reads.functions.contains(&id)
        {
            found.push(unused("function", &function.origin.name, at));
        }
    }
}

/// Locals and parameters. Those of pages stand in the address; those of extern functions and events are Rust's.
fn locals(program: &Program, used: &Used, found: &mut Vec<Lint>) {
    let mut seen = FxHashSet::default();
    let mut judge = |locals: &[Local], params: usize| {
        for (index, local) in locals.iter().enumerate() {
            let Some(at) = local.span else {
                continue;
            };
            if local.name.starts_with('_') || used.locals.contains(&at) || !seen.insert(at) {
                continue;
            }
            let what = match local.kind {
                _ if index < params => "parameter",
                LocalKind::State => "local",
                LocalKind::Fixed | LocalKind::Mutable => "name",
            };
            found.push(Lint::Unused {
                what,
                name: local.name.clone(),
                at,
                may_hide: true,
            });
        }
    };
    for constant in &program.constants {
        judge(&constant.value.locals, 0);
    }
    for function in &program.functions {
        if let FunctionBody::Rxl(Body { locals, .. }) = &function.body {
            judge(locals, function.params.len());
        }
    }
    let mut events: Vec<&Event> = Vec::new();
    for state in &program.states {
        for var in &state.vars {
            judge(&var.default.locals, 0);
        }
        for computed in &state.computeds {
            judge(&computed.value.locals, 0);
        }
        events.extend(&state.events);
    }
    for component in &program.components {
        judge(&component.body.locals, component.params.len());
        events.extend(&component.events);
    }
    for page in &program.pages {
        let behind = page.body.locals.get(page.params.len()..);
        judge(behind.unwrap_or_default(), 0);
        events.extend(&page.events);
    }
    for event in events {
        if event.kind != crate::hir::EventKind::Extern {
            judge(&event.body.locals, event.params.len());
        }
    }
}

fn unused(what: &'static str, name: &SmolStr, at: Span) -> Lint {
    Lint::Unused {
        what,
        name: name.clone(),
        at,
        may_hide: false,
    }
}

/// Reports types with the name of a type of the language. Pages, components and states are no types: where one hides a type, a message says so as soon as the
/// type is named.
pub(super) fn hiding(bindings: &Bindings<'_>, found: &mut Vec<Lint>) {
    let declarations = bindings
        .files
        .iter()
        .flat_map(|file| &file.tree.declarations);
    for declaration in declarations {
        let name = match &declaration.kind {
            DeclarationKind::Record(tree) => &tree.name,
            DeclarationKind::Enum(tree) => &tree.name,
            _ => continue,
        };
        if OTHER_TYPES.contains(&name.text.as_str()) || name.text == "Failure" {
            found.push(Lint::HidesBuiltin {
                name: name.text.clone(),
                at: name.span,
            });
        }
    }
}
