//! What every file declares and brings: the top-level names of the program.

use super::error::ResolveError;
use super::{Bindings, FileItems, FunctionTree, Item, UpperItem};
use crate::ast::{self, DeclarationKind, MemberKind, Name, StateKind};
use crate::elements::prelude::{PRELUDE_ENUMS, PRELUDE_RECORDS};
use crate::hir::{ComponentId, ConstantId, EnumId, FunctionId, PageId, RecordId, StateId, StyleId};
use crate::source::Span;
use crate::suggest::nearest;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::collections::{HashMap, HashSet};

/// Types of the language, by name; the first ones cannot be declared anew.
pub const CORE_TYPES: &[&str] = &[
    "Bool", "Int", "Float", "Text", "List", "Map", "Set", "Event", "View",
];
/// The other types of the language.
pub const OTHER_TYPES: &[&str] = &[
    "Date",
    "DateTime",
    "Duration",
    "Bytes",
    "Json",
    "Result",
    "Range",
    "Route",
    "Color",
    "Length",
    "Style",
    "ZonedTime",
    "Stream",
    "FormData",
    "File",
];

fn id(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// Collects all declarations and follows the imports.
pub(super) fn declare<'ast>(
    files: &'ast [ast::File],
    modules: &[SmolStr],
    errors: &mut Vec<ResolveError>,
) -> Bindings<'ast> {
    let mut bindings = Bindings::default();
    let prelude = prelude(&mut bindings);
    let mut declared: Vec<HashMap<SmolStr, Span>> = Vec::new();
    let mut app: Option<Span> = None;
    for (file, module) in files.iter().zip(modules) {
        let mut items = FileItems {
            source: file.source,
            module: module.clone(),
            upper: prelude.clone(),
            functions: HashMap::new(),
            broken: HashSet::new(),
            tree: file,
        };
        let mut spans = HashMap::new();
        for declaration in &file.declarations {
            if let DeclarationKind::App(settings) = &declaration.kind {
                if let Some(first) = app {
                    errors.push(ResolveError::SecondApp {
                        first,
                        at: settings.name.span,
                    });
                }
                app.get_or_insert(settings.name.span);
            }
            add(&mut bindings, &mut items, &mut spans, declaration, errors);
        }
        bindings.files.push(items);
        declared.push(spans);
    }
    import(&mut bindings, &mut declared, errors);
    bindings
}

/// Adds the built-in records and enums; gives the names that every file knows.
fn prelude(bindings: &mut Bindings<'_>) -> HashMap<SmolStr, UpperItem> {
    let mut upper = HashMap::new();
    for name in CORE_TYPES.iter().chain(OTHER_TYPES) {
        upper.insert(SmolStr::new_static(name), UpperItem::BuiltinType(name));
    }
    for (name, _) in PRELUDE_RECORDS {
        let record = RecordId(id(bindings.records.len()));
        upper.insert(SmolStr::new_static(name), UpperItem::Record(record));
        bindings.records.push(built_in(name));
    }
    for (name, _) in PRELUDE_ENUMS {
        let enumeration = EnumId(id(bindings.enums.len()));
        upper.insert(SmolStr::new_static(name), UpperItem::Enum(enumeration));
        bindings.enums.push(built_in(name));
    }
    // Its name is that of a type; what follows a point is looked for here.
    bindings.enums.push(built_in("Json"));
    upper
}

fn built_in<T>(name: &'static str) -> Item<Option<T>> {
    Item {
        name: SmolStr::new_static(name),
        source: None,
        docs: None,
        tree: None,
    }
}

fn add<'ast>(
    bindings: &mut Bindings<'ast>,
    items: &mut FileItems<'ast>,
    spans: &mut HashMap<SmolStr, Span>,
    declaration: &'ast ast::Declaration,
    errors: &mut Vec<ResolveError>,
) {
    fn item<T>(name: &Name, items: &FileItems<'_>, docs: &Option<SmolStr>, tree: T) -> Item<T> {
        Item {
            name: name.text.clone(),
            source: Some(items.source),
            docs: docs.clone(),
            tree,
        }
    }
    let docs = &declaration.docs;
    let (name, upper) = match &declaration.kind {
        DeclarationKind::Const(tree) => {
            bindings.constants.push(item(&tree.name, items, docs, tree));
            let constant = ConstantId(id(bindings.constants.len() - 1));
            (&tree.name, UpperItem::Constant(constant))
        }
        DeclarationKind::Function(tree) => {
            let function = FunctionTree::Rxl(tree, None);
            bindings
                .functions
                .push(item(&tree.name, items, docs, function));
            let function = FunctionId(id(bindings.functions.len() - 1));
            declare_name(spans, &tree.name, "this file", errors);
            items.functions.insert(tree.name.text.clone(), function);
            return;
        }
        DeclarationKind::ExternFunction(tree) => {
            let function = FunctionTree::Extern(tree);
            bindings
                .functions
                .push(item(&tree.name, items, docs, function));
            let function = FunctionId(id(bindings.functions.len() - 1));
            declare_name(spans, &tree.name, "this file", errors);
            items.functions.insert(tree.name.text.clone(), function);
            return;
        }
        DeclarationKind::Record(tree) => {
            bindings
                .records
                .push(item(&tree.name, items, docs, Some(tree)));
            unique(
                tree.fields.iter().map(|field| &field.param.name),
                "this type",
                errors,
            );
            let record = RecordId(id(bindings.records.len() - 1));
            (&tree.name, UpperItem::Record(record))
        }
        DeclarationKind::Enum(tree) => {
            bindings
                .enums
                .push(item(&tree.name, items, docs, Some(tree)));
            unique(
                tree.variants.iter().map(|variant| &variant.name),
                "this enum",
                errors,
            );
            let enumeration = EnumId(id(bindings.enums.len() - 1));
            (&tree.name, UpperItem::Enum(enumeration))
        }
        DeclarationKind::State(tree) => {
            let state = StateId(id(bindings.states.len()));
            match tree.kind {
                StateKind::Session => errors.push(not_yet("`session state`", tree.kind_span)),
                StateKind::Shared => errors.push(not_yet("`shared state`", tree.kind_span)),
                StateKind::Tab | StateKind::Client => {}
            }
            if let Some(guard) = &tree.guard {
                errors.push(not_yet("a guard", guard_span(guard)));
            }
            unique(
                tree.members
                    .iter()
                    .filter_map(|member| member_name(&member.kind)),
                "this state",
                errors,
            );
            for member in &tree.members {
                if let MemberKind::Function(function) = &member.kind {
                    let function = FunctionTree::Rxl(function, Some(state));
                    if let Some(name) = member_name(&member.kind) {
                        bindings
                            .functions
                            .push(item(name, items, &member.docs, function));
                    }
                }
            }
            bindings.states.push(item(&tree.name, items, docs, tree));
            (&tree.name, UpperItem::State(state))
        }
        DeclarationKind::Component(tree) => {
            bindings
                .components
                .push(item(&tree.name, items, docs, tree));
            let component = ComponentId(id(bindings.components.len() - 1));
            (&tree.name, UpperItem::Component(component))
        }
        DeclarationKind::Page(tree) => {
            if let Some(guard) = &tree.guard {
                errors.push(not_yet("a guard", guard_span(guard)));
            }
            bindings.pages.push(item(&tree.name, items, docs, tree));
            let page = PageId(id(bindings.pages.len() - 1));
            (&tree.name, UpperItem::Page(page))
        }
        DeclarationKind::Style(tree) => {
            bindings.styles.push(item(&tree.name, items, docs, tree));
            let style = StyleId(id(bindings.styles.len() - 1));
            (&tree.name, UpperItem::Style(style))
        }
        DeclarationKind::Context(_) => {
            errors.push(not_yet("`context`", declaration.span));
            return;
        }
        DeclarationKind::External(external) => {
            let name = match external {
                ast::External::Function { signature, .. } => &signature.name,
                ast::External::Component { name, .. } => name,
            };
            errors.push(not_yet("`external`", name.span));
            broken(items, spans, name);
            return;
        }
        DeclarationKind::Broken(name) => {
            if let Some(name) = name {
                broken(items, spans, name);
            }
            return;
        }
        DeclarationKind::Use(_) | DeclarationKind::App(_) | DeclarationKind::Test(_) => return,
    };
    if CORE_TYPES.contains(&name.text.as_str()) {
        errors.push(ResolveError::CoreType {
            name: name.text.clone(),
            at: name.span,
        });
        return;
    }
    if declare_name(spans, name, "this file", errors) {
        items.upper.insert(name.text.clone(), upper);
    }
}

/// Makes a name known that means nothing.
fn broken(items: &mut FileItems<'_>, spans: &mut HashMap<SmolStr, Span>, name: &Name) {
    spans.entry(name.text.clone()).or_insert(name.span);
    items.broken.insert(name.text.clone());
}

fn not_yet(what: &str, at: Span) -> ResolveError {
    ResolveError::NotYet {
        what: what.to_owned(),
        at,
    }
}

pub(super) fn guard_span(guard: &ast::Guard) -> Span {
    match guard {
        ast::Guard::Requires { condition, .. } => condition.span,
        ast::Guard::Public(span) => *span,
    }
}

/// The name of a member.
pub(super) fn member_name(member: &MemberKind) -> Option<&Name> {
    match member {
        MemberKind::Var(var) => Some(&var.name),
        MemberKind::Computed(computed) => Some(&computed.name),
        MemberKind::Event(event) => Some(&event.name),
        MemberKind::Function(function) => Some(&function.name),
        MemberKind::Hook(_) | MemberKind::Broken => None,
    }
}

fn declare_name(
    spans: &mut HashMap<SmolStr, Span>,
    name: &Name,
    place: &'static str,
    errors: &mut Vec<ResolveError>,
) -> bool {
    if let Some(first) = spans.get(&name.text) {
        errors.push(ResolveError::Duplicate {
            name: name.text.clone(),
            place,
            first: Some(*first),
            at: name.span,
        });
        return false;
    }
    spans.insert(name.text.clone(), name.span);
    true
}

/// Reports names that stand twice.
pub(super) fn unique<'a>(
    names: impl Iterator<Item = &'a Name>,
    place: &'static str,
    errors: &mut Vec<ResolveError>,
) {
    let mut seen: FxHashMap<&SmolStr, Span> = FxHashMap::default();
    for name in names.filter(|name| name.text != "_") {
        if let Some(first) = seen.get(&name.text) {
            errors.push(ResolveError::Duplicate {
                name: name.text.clone(),
                place,
                first: Some(*first),
                at: name.span,
            });
        } else {
            seen.insert(&name.text, name.span);
        }
    }
}

/// Follows `use`.
fn import(
    bindings: &mut Bindings<'_>,
    declared: &mut [HashMap<SmolStr, Span>],
    errors: &mut Vec<ResolveError>,
) {
    let own: Vec<HashMap<SmolStr, Span>> = declared.to_vec();
    for index in 0..bindings.files.len() {
        let Some(file) = bindings.files.get(index) else {
            continue;
        };
        let tree = file.tree;
        for declaration in &tree.declarations {
            let DeclarationKind::Use(import) = &declaration.kind else {
                continue;
            };
            let words: Vec<&str> = import.path.iter().map(|name| name.text.as_str()).collect();
            let module = words.join("/");
            let Some(from) = bindings.files.iter().position(|file| file.module == module) else {
                if let (Some(first), Some(last)) = (import.path.first(), import.path.last()) {
                    errors.push(ResolveError::MissingFile {
                        path: format!("{module}.rxl"),
                        at: first.span.to(last.span),
                    });
                }
                if let Some(file) = bindings.files.get_mut(index) {
                    file.broken
                        .extend(import.names.iter().map(|name| name.text.clone()));
                }
                continue;
            };
            for name in &import.names {
                let Some(names) = own.get(from) else { continue };
                if !names.contains_key(&name.text) {
                    let mut known: Vec<SmolStr> = names.keys().cloned().collect();
                    known.sort();
                    let nearest =
                        nearest(&name.text, known.iter().map(SmolStr::as_str)).map(SmolStr::new);
                    errors.push(ResolveError::MissingImport {
                        name: name.text.clone(),
                        file: module.clone().into(),
                        at: name.span,
                        nearest,
                        names: known,
                    });
                    if let Some(file) = bindings.files.get_mut(index) {
                        file.broken.insert(name.text.clone());
                    }
                    continue;
                }
                if let Some(spans) = declared.get_mut(index)
                    && !declare_name(spans, name, "this file", errors)
                {
                    continue;
                }
                let Some(source) = bindings.files.get(from) else {
                    continue;
                };
                let upper = source.upper.get(&name.text).copied();
                let function = source.functions.get(&name.text).copied();
                let is_broken = source.broken.contains(&name.text);
                if let Some(file) = bindings.files.get_mut(index) {
                    if let Some(upper) = upper {
                        file.upper.insert(name.text.clone(), upper);
                    }
                    if let Some(function) = function {
                        file.functions.insert(name.text.clone(), function);
                    }
                    if is_broken {
                        file.broken.insert(name.text.clone());
                    }
                }
            }
        }
    }
}
