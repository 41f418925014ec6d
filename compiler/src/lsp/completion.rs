//! What may stand where the cursor is.

use super::actions::{exported, import, module};
use super::analysis::Analysis;
use super::hover::{payload_of, sentence, type_of};
use super::index::{Called, Meaning, Symbol, SymbolKind, kind_of};
use super::range;
use crate::elements::{self, Element, PropertyType};
use crate::hir::Type;
use crate::lexer::{RESERVED_WORDS, UNITS};
use crate::library::{self, ambient};
use crate::resolve::{CORE_TYPES, EFFECTS, OTHER_TYPES};
use crate::source::{SourceId, Span};
use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionItemLabelDetails, CompletionResponse,
    Documentation, MarkupContent, MarkupKind, TextEdit,
};

/// What is put where no word stands yet.
const NAME: &str = "x";

/// The text with a name at `offset`; none if a word stands there already.
pub(super) fn with_a_name(text: &str, offset: u32) -> Option<String> {
    let (before, behind) = text.split_at_checked(offset as usize)?;
    if before.ends_with(is_word) {
        return None;
    }
    Some(format!("{before}{NAME}{behind}"))
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

pub(super) fn complete(
    analysis: &Analysis,
    source: SourceId,
    offset: u32,
) -> Option<CompletionResponse> {
    let text = &analysis.sources.get(source)?.text;
    let before = text.get(..offset as usize)?;
    let word = before.trim_end_matches(is_word).len();
    let before_word = before.get(..word)?;
    let place = Place {
        analysis,
        source,
        offset,
    };
    let items = if before
        .get(word..)?
        .starts_with(|c: char| c.is_ascii_digit())
    {
        units()
    } else if let Some(object) = before_word.strip_suffix('.') {
        let object = object.strip_suffix('?').unwrap_or(object);
        place.members(u32::try_from(object.len()).ok()?)
    } else if let Some(items) = place.imports(before_word) {
        items
    } else {
        place.names(before_word)
    };
    Some(CompletionResponse::Array(items))
}

struct Place<'a> {
    analysis: &'a Analysis,
    source: SourceId,
    offset: u32,
}

impl Place<'_> {
    fn span(&self, start: u32, end: u32) -> Span {
        Span {
            source: self.source,
            start,
            end,
        }
    }

    /// What stands behind a point; `end` is where the object ends.
    fn members(&self, end: u32) -> Vec<CompletionItem> {
        let index = &self.analysis.index;
        let program = &self.analysis.program;
        let text = self.analysis.sources.text(self.span(0, end));
        let word = text
            .get(text.trim_end_matches(is_word).len()..)
            .unwrap_or_default();
        if ambient::is_object(word) {
            return ambient::AMBIENT
                .iter()
                .filter(|row| row.object == word)
                .map(|row| item(row.name, CompletionItemKind::PROPERTY, row.ty, row.docs))
                .collect();
        }
        if word == "self" {
            return self.own_members();
        }
        let owner = self.analysis.name_at(self.source, end);
        match owner
            .filter(|(span, _)| span.end == end)
            .map(|(_, meaning)| meaning)
        {
            Some(Meaning::Symbol(declared)) => match index.symbols.get(&declared) {
                Some(symbol) if symbol.kind == SymbolKind::State => {
                    return self.inside(declared);
                }
                Some(symbol) if symbol.kind == SymbolKind::Enum => {
                    let mut items = self.inside(declared);
                    items.extend(methods("Enum", Which::Static));
                    return items;
                }
                Some(symbol) if symbol.detail.starts_with("extern fn ") => return answers(),
                _ => {}
            },
            Some(Meaning::Type(name)) => return methods(name, Which::Static),
            Some(Meaning::Prelude) => return variants(self.analysis, word),
            _ => {}
        }
        let objects = self.analysis.types.iter().filter(|(span, ty)| {
            span.source == self.source && span.end == end && **ty != Type::Error
        });
        let Some((_, ty)) = objects.min_by_key(|(span, _)| span.start) else {
            return Vec::new();
        };
        let mut items = Vec::new();
        let inner = match ty {
            Type::Option(inner) => {
                items.extend(methods("Option", Which::Method));
                inner
            }
            other => other,
        };
        if let Type::Record(id, _) = inner
            && let Some(record) = program.records.get(id.0 as usize)
        {
            items.extend(record.fields.iter().map(|field| {
                let docs = field.origin.docs.as_deref().unwrap_or_default();
                let ty = program.type_name(&field.ty);
                item(&field.origin.name, CompletionItemKind::FIELD, &ty, docs)
            }));
        }
        if let Some(kind) = kind_of(inner) {
            items.extend(methods(kind, Which::Method));
        }
        items
    }

    /// What belongs to a declaration.
    fn inside(&self, owner: Span) -> Vec<CompletionItem> {
        let mut symbols: Vec<(&Span, &Symbol)> = self
            .analysis
            .index
            .symbols
            .iter()
            .filter(|(_, symbol)| symbol.parent == Some(owner))
            .filter(|(_, symbol)| symbol.kind != SymbolKind::TypeParameter)
            .filter(|(_, symbol)| symbol.name != NAME)
            .collect();
        symbols.sort_by_key(|(span, _)| **span);
        symbols
            .into_iter()
            .map(|(_, symbol)| of_symbol(symbol))
            .collect()
    }

    /// The members of the state around.
    fn own_members(&self) -> Vec<CompletionItem> {
        let mut states = self.analysis.index.symbols.iter().filter(|(span, symbol)| {
            symbol.kind == SymbolKind::State
                && span.source == self.source
                && self.is_in(symbol.span)
        });
        match states.next() {
            Some((span, _)) => self.inside(*span),
            None => Vec::new(),
        }
    }

    fn is_in(&self, span: Span) -> bool {
        span.source == self.source && span.start <= self.offset && self.offset <= span.end
    }

    /// What a file offers, in the brackets of a `use`.
    fn imports(&self, before: &str) -> Option<Vec<CompletionItem>> {
        let line = before.lines().next_back()?;
        let (path, _) = line.strip_prefix("use ")?.split_once(".{")?;
        let items = exported(self.analysis)
            .filter(|(span, _)| {
                span.source != self.source
                    && module(self.analysis, span.source).as_deref() == Some(path)
            })
            .map(|(_, symbol)| of_symbol(symbol));
        Some(items.collect())
    }

    /// Names, labels, types, words.
    fn names(&self, before: &str) -> Vec<CompletionItem> {
        let before = before.trim_end();
        let calls = self.analysis.index.calls.iter().rev();
        let call = calls
            .filter(|(span, _)| span.source == self.source)
            .find(|(span, _)| span.start < self.offset && self.offset < span.end);
        let is_directly_in = |span: Span| {
            let inside = before.get(span.start as usize + 1..).unwrap_or_default();
            let count = |c: char| inside.matches(c).count();
            count('{') == count('}') && count('(') == count(')')
        };
        match call.filter(|(span, _)| is_directly_in(*span)) {
            Some((span, called)) if before.ends_with(':') => {
                let inside = before.get(span.start as usize + 1..).unwrap_or_default();
                let label = inside.trim_end_matches(':');
                let label = label.get(label.trim_end_matches(is_word).len()..);
                let mut items = self.values(*called, label.unwrap_or_default());
                items.extend(self.values_in_scope());
                items
            }
            Some((_, called)) if before.ends_with(['(', ',']) => {
                let mut items = self.labels(*called);
                items.extend(self.values_in_scope());
                items
            }
            None if before.ends_with([':', '<']) || before.ends_with("->") => self.types(),
            _ => {
                let mut items = self.values_in_scope();
                items.extend(
                    elements::elements()
                        .filter(|element| element.is_available)
                        .map(|element| {
                            let docs = sentence(element.docs);
                            item(element.name, CompletionItemKind::CLASS, "element", &docs)
                        }),
                );
                let words = RESERVED_WORDS.iter().chain(crate::parser::MEMBER_WORDS);
                let words = words.chain(crate::parser::MODIFIERS);
                let words = words.chain(crate::parser::DECLARATION_WORDS);
                items.extend(words.map(|word| item(word, CompletionItemKind::KEYWORD, "", "")));
                items
            }
        }
    }

    /// How the arguments of a call may be called.
    fn labels(&self, called: Called) -> Vec<CompletionItem> {
        let mut items = match called {
            Called::Symbol(owner) => {
                let mut items = self.inside(owner);
                items.retain(|item| {
                    let kinds = [CompletionItemKind::VARIABLE, CompletionItemKind::FIELD];
                    item.kind.is_some_and(|kind| kinds.contains(&kind))
                });
                items
            }
            Called::Element(element) => properties(element),
            Called::Method(_) | Called::Builtin(_) | Called::Other => Vec::new(),
        };
        for item in &mut items {
            item.insert_text = Some(format!("{}: ", item.label));
            item.sort_text = Some(format!("0{}", item.label));
        }
        items
    }

    /// The values that an argument takes, where those are few.
    fn values(&self, called: Called, label: &str) -> Vec<CompletionItem> {
        let name = match called {
            Called::Element(element) => match elements::property(element, label)
                .map(|found| found.ty)
            {
                Some(PropertyType::Enum(name) | PropertyType::EnumOrCss(name)) => name.to_owned(),
                _ => return Vec::new(),
            },
            Called::Symbol(owner) => {
                let mut symbols = self.analysis.index.symbols.values();
                let found =
                    symbols.find(|symbol| symbol.parent == Some(owner) && symbol.name == label);
                let ty = found.and_then(|symbol| symbol.detail.split_once(':'));
                let ty = ty.map(|(_, ty)| ty.trim()).unwrap_or_default();
                ty.split(|c| !is_word(c))
                    .next()
                    .unwrap_or_default()
                    .to_owned()
            }
            Called::Method(_) | Called::Builtin(_) | Called::Other => return Vec::new(),
        };
        variants(self.analysis, &name)
    }

    fn types(&self) -> Vec<CompletionItem> {
        let built_in = CORE_TYPES.iter().chain(OTHER_TYPES);
        let built_in = built_in.map(|name| item(name, CompletionItemKind::STRUCT, "type", ""));
        let kinds = [
            SymbolKind::Record,
            SymbolKind::Enum,
            SymbolKind::TypeParameter,
        ];
        let declared = self.declared(&kinds);
        built_in.chain(declared).collect()
    }

    /// What files of the program declare; of other files with the `use` that brings it.
    fn declared(&self, kinds: &[SymbolKind]) -> Vec<CompletionItem> {
        let mut items = Vec::new();
        for (span, symbol) in exported(self.analysis) {
            if !kinds.contains(&symbol.kind) || symbol.name == NAME {
                continue;
            }
            let mut item = of_symbol(symbol);
            let is_brought = span.source == self.source
                || self
                    .analysis
                    .uses_of(span)
                    .any(|used| used.source == self.source);
            if !is_brought {
                let from = module(self.analysis, span.source);
                let edit = import(self.analysis, self.source, span.source, &symbol.name);
                let edit = edit.and_then(|(at, new_text)| {
                    let range = range(self.analysis, at)?;
                    Some(vec![TextEdit { range, new_text }])
                });
                item.label_details = Some(CompletionItemLabelDetails {
                    detail: None,
                    description: from.map(|from| format!("use {from}")),
                });
                item.additional_text_edits = edit;
            }
            items.push(item);
        }
        items.sort_by(|left, right| left.label.cmp(&right.label));
        items
    }

    fn values_in_scope(&self) -> Vec<CompletionItem> {
        let index = &self.analysis.index;
        let mut items: Vec<CompletionItem> = index
            .locals
            .iter()
            .filter(|(name, scope)| self.is_in(*scope) && name.end < self.offset)
            .filter_map(|(name, _)| index.symbols.get(name))
            .map(of_symbol)
            .collect();
        items.extend(self.own_members());
        items.extend(self.declared(&[
            SymbolKind::Constant,
            SymbolKind::Function,
            SymbolKind::Record,
            SymbolKind::Enum,
            SymbolKind::State,
            SymbolKind::Component,
            SymbolKind::Page,
            SymbolKind::Style,
        ]));
        let enums = index.symbols.values();
        let variants = enums.filter(|symbol| symbol.kind == SymbolKind::Variant);
        items.extend(variants.map(of_symbol));
        items.extend(library::BUILTINS.iter().map(|builtin| {
            let signature = builtin.signature.to_string();
            let docs = sentence(builtin.docs);
            item(
                &builtin.signature.name,
                CompletionItemKind::FUNCTION,
                &signature,
                &docs,
            )
        }));
        let effects = EFFECTS.iter();
        items.extend(
            effects.map(|(name, _)| item(name, CompletionItemKind::FUNCTION, "effect", "")),
        );
        items.retain(|item| item.label != NAME);
        items
    }
}

/// The type that a unit makes of a number, and what it means.
fn about_unit(unit: &str) -> (&'static str, &'static str) {
    match unit {
        "ms" => ("Duration", "milliseconds"),
        "s" => ("Duration", "seconds"),
        "m" => ("Duration", "minutes"),
        "h" => ("Duration", "hours"),
        "d" => ("Duration", "days of 24 hours"),
        "w" => ("Duration", "weeks of 7 days"),
        "px" => ("Length", "pixels"),
        "rem" => ("Length", "sizes of the page's text"),
        "em" => ("Length", "sizes of the text around"),
        "vh" => ("Length", "hundredths of the height of the window"),
        "vw" => ("Length", "hundredths of the width of the window"),
        "fr" => ("Length", "parts of the room that a grid has left"),
        "deg" => ("Length", "degrees of a turn"),
        "%" => ("Length", "hundredths of what is around"),
        "kb" => ("Int", "1,024 bytes"),
        "mb" => ("Int", "1,024 kb"),
        "gb" => ("Int", "1,024 mb"),
        _ => ("unit", ""),
    }
}

fn units() -> Vec<CompletionItem> {
    let units = UNITS.iter();
    units
        .map(|unit| {
            let (ty, docs) = about_unit(unit);
            item(unit, CompletionItemKind::UNIT, ty, docs)
        })
        .collect()
}

fn properties(element: &'static Element) -> Vec<CompletionItem> {
    let properties = element
        .properties
        .iter()
        .chain(elements::common_properties());
    let properties = properties.map(|property| {
        let docs = sentence(property.docs);
        item(
            property.name,
            CompletionItemKind::PROPERTY,
            &type_of(property),
            &docs,
        )
    });
    let events = element.events.iter().chain(elements::common_events());
    let events = events.map(|event| {
        let payload = payload_of(event.payload);
        item(
            event.name,
            CompletionItemKind::EVENT,
            &payload,
            &sentence(event.docs),
        )
    });
    let mut items: Vec<CompletionItem> = properties.chain(events).collect();
    let mut seen = std::collections::HashSet::new();
    items.retain(|item| !item.label.ends_with('*') && seen.insert(item.label.clone()));
    items
}

/// Which methods of a type.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    Static,
    Method,
}

fn methods(kind: &str, which: Which) -> Vec<CompletionItem> {
    library::methods_of(kind)
        .filter(|method| method.is_available && method.is_static == (which == Which::Static))
        .map(|method| {
            let signature = method.signature.to_string();
            let docs = sentence(method.docs);
            item(
                &method.signature.name,
                CompletionItemKind::METHOD,
                &signature,
                &docs,
            )
        })
        .collect()
}

/// The variants of the enum with this name.
fn variants(analysis: &Analysis, name: &str) -> Vec<CompletionItem> {
    let mut enums = analysis.program.enums.iter();
    let Some(found) = enums.find(|declared| declared.origin.name == name) else {
        return Vec::new();
    };
    let variants = found.variants.iter();
    variants
        .map(|variant| {
            let docs = variant.origin.docs.as_deref().unwrap_or_default();
            let mut item = item(
                &variant.origin.name,
                CompletionItemKind::ENUM_MEMBER,
                name,
                docs,
            );
            item.sort_text = Some(format!("0{}", variant.origin.name));
            item
        })
        .collect()
}

/// What a test can say of an extern function.
fn answers() -> Vec<CompletionItem> {
    let all = [
        (
            "returns",
            "(value)",
            "In a test: what calls give from here on.",
        ),
        (
            "fails",
            "(text: Text)",
            "In a test: calls fail with this text from here on.",
        ),
    ];
    all.into_iter()
        .map(|(name, call, docs)| {
            item(
                name,
                CompletionItemKind::METHOD,
                &format!("{name}{call}"),
                docs,
            )
        })
        .collect()
}

fn of_symbol(symbol: &Symbol) -> CompletionItem {
    let kind = match symbol.kind {
        SymbolKind::Constant | SymbolKind::Style => CompletionItemKind::CONSTANT,
        SymbolKind::Function | SymbolKind::Test => CompletionItemKind::FUNCTION,
        SymbolKind::Record => CompletionItemKind::STRUCT,
        SymbolKind::Field | SymbolKind::Var => CompletionItemKind::FIELD,
        SymbolKind::Computed => CompletionItemKind::PROPERTY,
        SymbolKind::Enum => CompletionItemKind::ENUM,
        SymbolKind::Variant => CompletionItemKind::ENUM_MEMBER,
        SymbolKind::State => CompletionItemKind::MODULE,
        SymbolKind::Event => CompletionItemKind::EVENT,
        SymbolKind::Component | SymbolKind::Page => CompletionItemKind::CLASS,
        SymbolKind::Parameter | SymbolKind::Local => CompletionItemKind::VARIABLE,
        SymbolKind::TypeParameter => CompletionItemKind::TYPE_PARAMETER,
    };
    let docs = symbol.docs.as_deref().unwrap_or_default();
    item(&symbol.name, kind, &symbol.detail, docs)
}

fn item(label: &str, kind: CompletionItemKind, detail: &str, docs: &str) -> CompletionItem {
    CompletionItem {
        label: label.to_owned(),
        kind: Some(kind),
        detail: (!detail.is_empty()).then(|| detail.to_owned()),
        documentation: (!docs.is_empty()).then(|| {
            Documentation::MarkupContent(MarkupContent {
                kind: MarkupKind::Markdown,
                value: docs.to_owned(),
            })
        }),
        ..CompletionItem::default()
    }
}
