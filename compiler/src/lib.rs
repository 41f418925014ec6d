//! `rxlc`, the compiler of RXL: files in, files and diagnostics out.
//!
//! ```text
//! SourceMap ─lex→ tokens ─parse→ Ast ─resolve→ Bindings ─check→ Hir ─plan→ Plan ─lint, emit→ files
//! ```
//!
//! The core does no I/O: it asks for files through a function ([`Read`]) and gives files as values. Disk and console live in [`cli`] and [`build`].

pub mod ast;
pub mod backend;
pub mod build;
mod calendar;
pub mod check;
pub mod diagnostics;
pub mod doc;
pub mod elements;
pub mod format;
pub mod hir;
pub mod lexer;
pub mod library;
pub mod lint;
pub mod lsp;
pub mod parser;
pub mod plan;
pub mod resolve;
pub mod source;
pub mod suggest;
pub mod words;

use ast::{DeclarationKind, File};
use backend::{OutputFile, Target};
use diagnostics::Diagnostic;
use plan::Plan;
use smol_str::SmolStr;
use source::SourceMap;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// Gives what is in a file, by its path relative to the folder of the root file; none if there is no such file.
pub type Read<'a> = dyn Fn(&str) -> Option<Vec<u8>> + 'a;

/// What came of a program.
#[derive(Debug)]
pub struct Compilation {
    /// The files of the program.
    pub sources: SourceMap,
    /// What was asked for besides the root file, there or not: a change of one of them may change what comes out.
    pub asked: BTreeSet<String>,
    /// Mistakes and warnings in the order of the source.
    pub diagnostics: Vec<Diagnostic>,
    /// The plan, if there is no error.
    pub plan: Option<Plan>,
}

/// Reads the trees of a program: the root file and all that it reaches by `use`.
pub fn load(root: &str, text: String, read: &Read) -> (SourceMap, Vec<File>, Vec<Diagnostic>) {
    let mut sources = SourceMap::with_root(root, text);
    let mut files: Vec<File> = Vec::new();
    let mut diagnostics = Vec::new();
    loop {
        let next = sources.iter().nth(files.len());
        let Some((id, text)) = next.map(|(id, source)| (id, source.text.clone())) else {
            break;
        };
        let (file, found) = parser::parse(id, &text);
        diagnostics.extend(found);
        for declaration in &file.declarations {
            let DeclarationKind::Use(import) = &declaration.kind else {
                continue;
            };
            let path: Vec<&str> = import.path.iter().map(|name| name.text.as_str()).collect();
            let path = format!("{}.rxl", path.join("/"));
            // A file that is not there is said by `resolve`, with the place of the `use`.
            if sources.find(&path).is_none()
                && let Some(text) = read(&path).and_then(|bytes| String::from_utf8(bytes).ok())
            {
                sources.add(path, text);
            }
        }
        files.push(file);
    }
    (sources, files, diagnostics)
}

/// Checks a program that is in one piece or several.
pub fn compile(root: &str, text: String, read: &Read) -> Compilation {
    let asked = RefCell::new(BTreeSet::new());
    let read = |path: &str| {
        asked.borrow_mut().insert(path.to_owned());
        read(path)
    };
    let (sources, files, mut diagnostics) = load(root, text, &read);
    let modules: Vec<SmolStr> = sources
        .iter()
        .map(|(_, source)| source.path.trim_end_matches(".rxl").into())
        .collect();
    let (bindings, found) = resolve::resolve(&files, &modules);
    diagnostics.extend(found);
    let (program, found) = check::check(&bindings, &read);
    diagnostics.extend(found);
    let mut plan = None;
    if !diagnostics::has_errors(&diagnostics) {
        let (made, found) = plan::plan(program);
        diagnostics.extend(found);
        plan = Some(made).filter(|_| !diagnostics::has_errors(&diagnostics));
    }
    if let Some(plan) = &plan {
        diagnostics.extend(lint::lint(plan, &bindings));
    }
    lint::allow::allow(&sources, &mut diagnostics);
    diagnostics::sort(&mut diagnostics);
    Compilation {
        sources,
        asked: asked.into_inner(),
        diagnostics,
        plan,
    }
}

impl Compilation {
    /// The files for the browser and for Rust; none if there is an error.
    pub fn emit(&self) -> Vec<OutputFile> {
        self.emit_for(Target::Release)
    }

    /// The same for a purpose.
    pub fn emit_for(&self, target: Target) -> Vec<OutputFile> {
        self.plan
            .as_ref()
            .map(|plan| backend::emit(plan, &self.sources, target))
            .unwrap_or_default()
    }

    /// The files of the project that the app serves; none if there is an error.
    pub fn assets(&self) -> &[hir::Asset] {
        self.plan
            .as_ref()
            .map(|plan| plan.program.assets.as_slice())
            .unwrap_or_default()
    }

    /// The tests of the program as Rust; none if there is an error.
    pub fn emit_tests(&self) -> Option<backend::rust::Tests> {
        self.plan.as_ref().map(backend::rust::emit_tests)
    }

    /// Where the lines of the emitted Rust come from.
    pub fn rust_lines(&self) -> backend::rust::Lines {
        self.plan
            .as_ref()
            .map(|plan| backend::rust::emit_with_lines(plan).1)
            .unwrap_or_default()
    }
}
