//! All words of the language by kind, for editors: grammars are checked against them.

use crate::elements::elements;
use crate::lexer::{RESERVED_WORDS, SYMBOLS, UNITS};
use crate::library::BUILTINS;
use crate::{parser, resolve};
use std::collections::{BTreeMap, BTreeSet};

/// Each kind with its words, sorted.
pub fn words() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let effects = resolve::EFFECTS.iter().map(|(name, _)| *name);
    let functions = BUILTINS
        .iter()
        .map(|builtin| builtin.signature.name.as_str())
        .filter(|name| name.starts_with(|first: char| first.is_ascii_lowercase()));
    BTreeMap::from([
        ("reserved", RESERVED_WORDS.iter().copied().collect()),
        ("symbols", SYMBOLS.iter().copied().collect()),
        ("units", UNITS.iter().copied().collect()),
        (
            "declarations",
            parser::DECLARATION_WORDS.iter().copied().collect(),
        ),
        ("members", parser::MEMBER_WORDS.iter().copied().collect()),
        ("modifiers", parser::MODIFIERS.iter().copied().collect()),
        ("clauses", parser::CLAUSE_WORDS.iter().copied().collect()),
        (
            "types",
            resolve::CORE_TYPES
                .iter()
                .chain(resolve::OTHER_TYPES)
                .copied()
                .collect(),
        ),
        ("functions", functions.chain(effects).collect()),
        ("elements", elements().map(|element| element.name).collect()),
    ])
}
