//! One program as an editor asks about it: trees, names, types, mistakes.

use super::index::{Index, Meaning, Symbol, index};
use crate::ast::File;
use crate::check::check_with_types;
use crate::diagnostics::{self, Diagnostic};
use crate::hir::{Program, Type};
use crate::lint;
use crate::plan::{self, Side};
use crate::resolve::resolve;
use crate::source::{SourceId, SourceMap, Span};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::path::{Path, PathBuf};

/// What is known of a program at one moment.
pub(super) struct Analysis {
    /// The folder of the root file.
    pub(super) folder: PathBuf,
    pub(super) sources: SourceMap,
    pub(super) files: Vec<File>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) program: Program,
    pub(super) index: Index,
    /// The types of expressions.
    pub(super) types: FxHashMap<Span, Type>,
    /// Where computeds run, by the places of their names.
    pub(super) sides: FxHashMap<Span, Side>,
}

impl Analysis {
    /// Reads and checks the program with this root file.
    pub(super) fn new(root: &Path, read: &dyn Fn(&Path) -> Option<String>) -> Option<Analysis> {
        let folder = root.parent()?.to_path_buf();
        let name = root.file_name()?.to_str()?;
        let text = read(root)?;
        let (sources, files, mut diagnostics) = crate::load(name, text, &|path| {
            Some(read(&folder.join(path))?.into_bytes())
        });
        let modules: Vec<SmolStr> = sources
            .iter()
            .map(|(_, source)| source.path.trim_end_matches(".rxl").into())
            .collect();
        let (bindings, found) = resolve(&files, &modules);
        diagnostics.extend(found);
        // What is in the files that the app serves has no meaning here.
        let is_there = |path: &str| folder.join(path).is_file().then(Vec::new);
        let (program, found, types) = check_with_types(&bindings, &is_there);
        diagnostics.extend(found);
        let index = index(&sources, &files, &bindings, &program, &types);
        let mut sides = FxHashMap::default();
        let mut checked = program;
        if !diagnostics::has_errors(&diagnostics) {
            let (plan, found) = plan::plan(checked);
            diagnostics.extend(found);
            for (state, computeds) in plan.program.states.iter().zip(&plan.computeds) {
                for (computed, placed) in state.computeds.iter().zip(computeds) {
                    if let Some(span) = computed.origin.span {
                        sides.insert(span, placed.side);
                    }
                }
            }
            if !diagnostics::has_errors(&diagnostics) {
                diagnostics.extend(lint::lint(&plan, &bindings));
            }
            checked = plan.program;
        }
        drop(bindings);
        lint::allow::allow(&sources, &mut diagnostics);
        diagnostics::sort(&mut diagnostics);
        Some(Analysis {
            folder,
            sources,
            files,
            diagnostics,
            program: checked,
            index,
            types,
            sides,
        })
    }

    /// The file at `path`, if the program has it.
    pub(super) fn source(&self, path: &Path) -> Option<SourceId> {
        let relative = path.strip_prefix(&self.folder).ok()?.to_str()?;
        self.sources.find(&relative.replace('\\', "/"))
    }

    pub(super) fn path(&self, source: SourceId) -> Option<PathBuf> {
        let source = self.sources.get(source)?;
        Some(self.folder.join(&source.path))
    }

    /// The name at or right before `offset`.
    pub(super) fn name_at(&self, source: SourceId, offset: u32) -> Option<(Span, Meaning)> {
        let names = &self.index.names;
        let behind =
            names.partition_point(|(span, _)| (span.source, span.start) <= (source, offset));
        let (span, meaning) = names.get(behind.checked_sub(1)?)?;
        (span.source == source && offset <= span.end).then_some((*span, *meaning))
    }

    /// The declaration that the name at `offset` means.
    pub(super) fn symbol_at(&self, source: SourceId, offset: u32) -> Option<(Span, Span, &Symbol)> {
        let (span, meaning) = self.name_at(source, offset)?;
        let Meaning::Symbol(declared) = meaning else {
            return None;
        };
        Some((span, declared, self.index.symbols.get(&declared)?))
    }

    /// Every place where the name declared at `declared` stands, that one included.
    pub(super) fn uses_of(&self, declared: Span) -> impl Iterator<Item = Span> {
        self.index
            .names
            .iter()
            .filter(
                move |(_, meaning)| matches!(meaning, Meaning::Symbol(span) if *span == declared),
            )
            .map(|(span, _)| *span)
    }

    /// The names of one file.
    pub(super) fn names_in(&self, source: SourceId) -> impl Iterator<Item = &(Span, Meaning)> {
        self.index
            .names
            .iter()
            .filter(move |(span, _)| span.source == source)
    }
}
