//! What the user has to write in Rust and has not: compares the traits that the program asks for with the user's files, and writes what is missing. It changes
//! nothing that is there.

use super::externs::{self, Method, Trait};
use super::names::ident;
use crate::plan::Plan;
use crate::source::Span;
use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use std::collections::BTreeMap;
use syn::{ImplItem, Item, UseTree};

/// A Rust file of the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RustFile {
    /// Its path, for messages.
    pub path: String,
    /// All of it.
    pub text: String,
}

/// Something that the program asks for and the user's Rust does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// `extern fn load` or `extern event Tasks.import`
    pub what: String,
    /// Where the program declares it.
    pub declared: Option<Span>,
}

/// What is missing, and the files with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stubs {
    /// In the order of the program.
    pub missing: Vec<Missing>,
    /// The files that change, as they are to be.
    pub files: Vec<RustFile>,
}

/// The value that implements the traits, if the user has not chosen another one.
const BACKEND: &str = "Backend";

/// Writes what the user's files lack: into the `impl` of its trait where there is one, else into the file that implements another one, else into `home`.
///
/// # Errors
/// A file is no Rust: its path, and what is wrong.
pub fn stubs(plan: &Plan, files: &[RustFile], home: &str) -> Result<Stubs, String> {
    let parsed: Vec<Parsed<'_>> = files.iter().map(Parsed::new).collect::<Result<_, _>>()?;
    let traits = externs::asked(plan);
    let is_asked = |found: &&Impl| traits.iter().any(|asked| found.is_of(asked));
    let backend = parsed
        .iter()
        .find_map(|file| Some((file, file.impls.iter().find(is_asked)?)));
    // What is new stands beside what there is.
    let home = backend.map_or(home, |(file, _)| &file.file.path);
    let backend = backend.map(|(_, found)| found.backend.clone());
    let mut stubs = Stubs::default();
    let mut insertions: BTreeMap<&str, Vec<(usize, String)>> = BTreeMap::new();
    let mut new_impls = Vec::new();
    for asked in &traits {
        let found: Vec<(&Parsed<'_>, &Impl)> = parsed
            .iter()
            .flat_map(|file| file.impls.iter().map(move |found| (file, found)))
            .filter(|(_, found)| found.is_of(asked))
            .collect();
        let lacks: Vec<&Method> = asked
            .methods
            .iter()
            .filter(|method| {
                let name = ident(&method.name).to_string();
                !found.iter().any(|(_, found)| found.methods.contains(&name))
            })
            .collect();
        if lacks.is_empty() {
            continue;
        }
        stubs.missing.extend(lacks.iter().map(|method| Missing {
            what: method.what.clone(),
            declared: method.declared,
        }));
        match found.first() {
            Some((file, found)) => {
                let mut text = String::new();
                for method in &lacks {
                    text.push('\n');
                    text.push_str(&method_text(method, &|module| file.knows(module)));
                }
                let at = insertions.entry(&file.file.path).or_default();
                at.push((found.end, text));
            }
            None => new_impls.push((asked, lacks)),
        }
    }
    for file in files {
        let Some(mut places) = insertions.remove(file.path.as_str()) else {
            continue;
        };
        places.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        let mut text = file.text.clone();
        for (at, inserted) in places {
            // An `impl` on one line: its brace has to go on a line of its own.
            let line = text.get(..at).and_then(|before| before.rsplit('\n').next());
            let inserted = match line.is_some_and(|line| line.trim().is_empty()) {
                true => inserted,
                false => format!("\n{}", inserted.trim_start_matches('\n')),
            };
            text.insert_str(at, &inserted);
        }
        stubs.files.push(RustFile {
            path: file.path.clone(),
            text,
        });
    }
    if !new_impls.is_empty() {
        let at_home = stubs.files.iter().position(|file| file.path == home);
        let old = match at_home {
            Some(index) => Some(stubs.files.swap_remove(index).text),
            None => files
                .iter()
                .find(|file| file.path == home)
                .map(|file| file.text.clone()),
        };
        let has_backend = parsed
            .iter()
            .any(|file| file.types.iter().any(|name| name == BACKEND));
        let known = parsed.iter().find(|file| file.file.path == home);
        let mut text = old.unwrap_or_else(|| head(plan, &new_impls));
        let is_new = known.is_none();
        if backend.is_none() && !has_backend {
            text.push_str("\n/// What the program needs of Rust.\npub struct Backend;\n");
        }
        let backend = backend.unwrap_or_else(|| BACKEND.to_owned());
        let knows = |module: &str| is_new || known.is_some_and(|file| file.knows(module));
        for (asked, lacks) in new_impls {
            let module = asked.module.to_string();
            let path = match knows(&module) {
                true => module,
                false => format!("crate::app::{module}"),
            };
            let methods: Vec<String> = lacks
                .iter()
                .map(|method| method_text(method, &knows))
                .collect();
            text.push_str(&format!(
                "\nimpl {path}::{} for {backend} {{\n{}}}\n",
                asked.name,
                methods.join("\n")
            ));
        }
        stubs.files.push(RustFile {
            path: home.to_owned(),
            text,
        });
    }
    Ok(stubs)
}

/// The beginning of a new file.
fn head(plan: &Plan, impls: &[(&Trait, Vec<&Method>)]) -> String {
    let mut used: Vec<String> = plan
        .program
        .files
        .iter()
        .map(|file| super::names::module(&file.module).to_string())
        .chain(["prelude".to_owned()])
        .filter(|module| {
            impls.iter().any(|(asked, methods)| {
                asked.module == module.as_str()
                    || methods
                        .iter()
                        .any(|method| names_module(&method.signature(), module))
            })
        })
        .collect();
    used.sort();
    let used = match used.as_slice() {
        [one] => one.clone(),
        several => format!("{{{}}}", several.join(", ")),
    };
    format!(
        "//! What the program has in Rust. `rxlc stubs` adds what the program asks for, and changes nothing that is here.\n\nuse crate::app::{used};\n"
    )
}

/// A method with a body that fails, indented as in an `impl`.
fn method_text(method: &Method, knows: &dyn Fn(&str) -> bool) -> String {
    let signature = relocated(method.signature(), knows);
    let docs = method.docs.iter().flat_map(|docs| docs.lines());
    let docs = docs.map(|line| match line.is_empty() {
        true => String::new(),
        false => format!(" {line}"),
    });
    let unwritten = format!("`{}` is not written yet", method.name);
    let item = quote! {
        impl Stub {
            #(#[doc = #docs])*
            #signature { Err(rxl::Error::known(#unwritten)) }
        }
    };
    let text = syn::parse2::<syn::File>(item.clone())
        .map(|file| prettyplease::unparse(&file))
        .unwrap_or_else(|_| format!("impl Stub {{\n    {item}\n}}\n"));
    let inner = text.strip_prefix("impl Stub {\n").unwrap_or(&text);
    inner.strip_suffix("}\n").unwrap_or(inner).to_owned()
}

/// Types as emitted code names them, named from a file of the user: `super::tasks::Task` is `tasks::Task` where the module is known, else its full path.
fn relocated(tokens: TokenStream, knows: &dyn Fn(&str) -> bool) -> TokenStream {
    let mut out = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(word) if word == "super" => {
                let colons: Vec<TokenTree> = tokens.by_ref().take(2).collect();
                let is_known = matches!(tokens.peek(), Some(TokenTree::Ident(module)) if knows(&module.to_string()));
                if !is_known {
                    out.extend(quote! { crate::app });
                    out.extend(colons);
                }
            }
            TokenTree::Group(group) => {
                let inner = relocated(group.stream(), knows);
                let group = proc_macro2::Group::new(group.delimiter(), inner);
                out.extend([TokenTree::Group(group)]);
            }
            token => out.extend([token]),
        }
    }
    out
}

/// Whether a signature names a type of a module.
fn names_module(tokens: &TokenStream, module: &str) -> bool {
    let text = tokens.to_string();
    text.contains(&format!("super :: {module} ::"))
}

/// A user's file as far as it matters here.
struct Parsed<'a> {
    file: &'a RustFile,
    impls: Vec<Impl>,
    /// Names of types that it declares.
    types: Vec<String>,
    uses: BTreeMap<String, Vec<String>>,
}

/// An `impl` of a trait.
struct Impl {
    /// The last two names of the trait's path; the first is empty if there is one alone.
    path: (String, String),
    backend: String,
    methods: Vec<String>,
    /// Where its closing brace stands.
    end: usize,
}

impl Impl {
    fn is_of(&self, asked: &Trait) -> bool {
        asked.name == self.path.1 && asked.module == self.path.0
    }
}

impl<'a> Parsed<'a> {
    fn new(file: &'a RustFile) -> Result<Parsed<'a>, String> {
        let tree = syn::parse_file(&file.text).map_err(|error| {
            let at = error.span().start();
            format!("{}:{}:{}: {error}", file.path, at.line, at.column + 1)
        })?;
        let mut parsed = Parsed {
            file,
            impls: Vec::new(),
            types: Vec::new(),
            uses: BTreeMap::new(),
        };
        for item in &tree.items {
            match item {
                Item::Use(item) => parsed.read_use(&item.tree, &mut Vec::new()),
                Item::Struct(item) => parsed.types.push(item.ident.to_string()),
                Item::Enum(item) => parsed.types.push(item.ident.to_string()),
                Item::Type(item) => parsed.types.push(item.ident.to_string()),
                _ => {}
            }
        }
        for item in &tree.items {
            let Item::Impl(item) = item else { continue };
            let Some((_, path, _)) = &item.trait_ else {
                continue;
            };
            let names: Vec<String> = path
                .segments
                .iter()
                .map(|segment| segment.ident.to_string())
                .collect();
            let methods = item.items.iter().filter_map(|item| match item {
                ImplItem::Fn(method) => Some(method.sig.ident.to_string()),
                _ => None,
            });
            let found = Impl {
                path: parsed.resolved(names),
                backend: item.self_ty.to_token_stream().to_string(),
                methods: methods.collect(),
                end: item.brace_token.span.close().byte_range().start,
            };
            parsed.impls.push(found);
        }
        Ok(parsed)
    }

    fn read_use(&mut self, tree: &UseTree, path: &mut Vec<String>) {
        let mut leaf = |path: &[String], name: &syn::Ident, known_as: &syn::Ident| {
            let mut full = path.to_vec();
            if name != "self" {
                full.push(name.to_string());
            }
            let known_as = match known_as == "self" {
                true => full.last().cloned().unwrap_or_default(),
                false => known_as.to_string(),
            };
            self.uses.insert(known_as, full);
        };
        match tree {
            UseTree::Path(inner) => {
                path.push(inner.ident.to_string());
                self.read_use(&inner.tree, path);
                path.pop();
            }
            UseTree::Name(name) => leaf(path, &name.ident, &name.ident),
            UseTree::Rename(name) => leaf(path, &name.ident, &name.rename),
            UseTree::Group(group) => {
                for item in &group.items {
                    self.read_use(item, path);
                }
            }
            UseTree::Glob(_) => {}
        }
    }

    /// The last two names of a path, through the `use`s of the file.
    fn resolved(&self, mut names: Vec<String>) -> (String, String) {
        if let Some(full) = names.first().and_then(|first| self.uses.get(first)) {
            names.splice(..1, full.iter().cloned());
        }
        let last = names.pop().unwrap_or_default();
        (names.pop().unwrap_or_default(), last)
    }

    /// Whether a module of the program can be named without its path.
    fn knows(&self, module: &str) -> bool {
        self.uses.get(module).is_some_and(|full| {
            full.last().is_some_and(|last| last == module)
                && full
                    .iter()
                    .rev()
                    .nth(1)
                    .is_some_and(|parent| parent == "app")
        })
    }
}
