//! The source texts that source maps show: only what a module comes from, and nothing that runs on the server alone, since maps are served to whoever
//! asks.
//!
//! What is left out becomes spaces and empty lines, so that all places stay where they are.

use crate::ast::StateKind;
use crate::hir::{ConstantId, FunctionId, Origin};
use crate::plan::Plan;
use crate::source::{Source, SourceId, SourceMap, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Where the declarations stand that the browser may read, by file and in order.
pub struct Published {
    regions: BTreeMap<SourceId, Vec<Range<usize>>>,
}

impl Published {
    /// Of a program.
    pub fn new(plan: &Plan, sources: &SourceMap) -> Published {
        let declared = declared(plan);
        Published {
            regions: sources
                .iter()
                .map(|(id, source)| (id, browser_regions(id, source, &declared)))
                .collect(),
        }
    }

    /// The text of a file as a map may show it that leads to `origins`.
    pub fn text<'s>(
        &self,
        id: SourceId,
        source: &Source,
        origins: impl Iterator<Item = &'s Span>,
    ) -> String {
        let regions = self.regions.get(&id).map_or(&[][..], Vec::as_slice);
        let mut used = BTreeSet::new();
        let mut shown: Vec<Range<usize>> = Vec::new();
        for origin in origins.filter(|origin| origin.source == id) {
            let place = origin.range();
            let region = regions
                .partition_point(|region| region.start <= place.start)
                .checked_sub(1);
            match region.and_then(|index| Some((index, regions.get(index)?))) {
                Some((index, region)) if place.end <= region.end => {
                    used.insert(index);
                }
                _ => shown.push(place),
            }
        }
        shown.extend(used.iter().filter_map(|index| regions.get(*index).cloned()));
        blanked(&source.text, shown)
    }
}

/// Who may read a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reader {
    Browser,
    Server,
}

/// Where each declaration has its name, in order.
fn declared(plan: &Plan) -> BTreeMap<(SourceId, u32), Reader> {
    let program = &plan.program;
    let browser = &plan.browser;
    let mut declared = BTreeMap::new();
    let mut add = |origin: &Origin, is_browser: bool| {
        if let Some(span) = origin.span {
            let reader = match is_browser {
                true => Reader::Browser,
                false => Reader::Server,
            };
            declared.insert((span.source, span.start), reader);
        }
    };
    for record in &program.records {
        let is_public = record.fields.iter().all(|field| !field.private);
        add(&record.origin, is_public);
    }
    for declared in &program.enums {
        add(&declared.origin, true);
    }
    for (index, constant) in program.constants.iter().enumerate() {
        let is_browser = browser.constants.contains(&ConstantId(index as u32));
        add(&constant.origin, is_browser);
    }
    for (index, function) in program.functions.iter().enumerate() {
        let is_browser = browser.functions.contains(&FunctionId(index as u32));
        // Those of a state are part of it.
        if function.state.is_none() {
            add(&function.origin, is_browser);
        }
    }
    for state in &program.states {
        add(&state.origin, state.kind == StateKind::Client);
    }
    for component in &program.components {
        add(&component.origin, true);
    }
    for page in &program.pages {
        add(&page.origin, true);
    }
    for test in &program.tests {
        declared.insert((test.span.source, test.span.start), Reader::Server);
    }
    declared
}

/// The declarations of the browser in a file, each from its name on.
fn browser_regions(
    id: SourceId,
    source: &Source,
    declared: &BTreeMap<(SourceId, u32), Reader>,
) -> Vec<Range<usize>> {
    let here = || declared.range((id, 0)..=(id, u32::MAX));
    let ends = here()
        .skip(1)
        .map(|((_, start), _)| *start as usize)
        .chain([source.text.len()]);
    here()
        .zip(ends)
        .filter(|((_, reader), _)| **reader == Reader::Browser)
        .map(|(((_, start), _), end)| {
            let start = *start as usize;
            let text = source.text.get(start..end).unwrap_or_default();
            start..start + without_next_head(text, end < source.text.len())
        })
        .collect()
}

/// The length of a declaration's text without the comments and the first word of the one behind it.
fn without_next_head(text: &str, has_next: bool) -> usize {
    let mut length = text.len();
    if has_next {
        length = text.rfind('\n').map_or(0, |at| at + 1);
    }
    loop {
        let kept = text.get(..length).unwrap_or_default().trim_end();
        let last_line = kept.rsplit('\n').next().unwrap_or_default();
        if !last_line.trim_start().starts_with("//") {
            return kept.len();
        }
        length = kept.len() - last_line.len();
    }
}

fn blanked(text: &str, mut shown: Vec<Range<usize>>) -> String {
    shown.sort_by_key(|range| (range.start, range.end));
    let mut blanked = String::new();
    let mut done = 0;
    for range in shown {
        let start = range.start.max(done);
        let (Some(gap), Some(part)) = (text.get(done..start), text.get(start..range.end)) else {
            continue;
        };
        let lines = gap.bytes().filter(|byte| *byte == b'\n').count();
        blanked.extend(std::iter::repeat_n('\n', lines));
        let before = gap.rsplit('\n').next().unwrap_or_default();
        // Columns of maps count UTF-16 units.
        let columns = before.encode_utf16().count();
        blanked.extend(std::iter::repeat_n(' ', columns));
        blanked.push_str(part);
        done = range.end;
    }
    blanked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_shown_becomes_spaces() {
        let text = "a é\u{1F980}b\n\nc d e";
        assert_eq!(blanked(text, vec![0..1, 8..9, 13..14]), "a    b\n\n  d");
    }

    #[test]
    fn the_head_of_the_next_declaration_is_none_of_this_one() {
        let text =
            "Panel {\n  text(\"x\") // y\n}\n\n// about the key\n/// of the state\nprivate state ";
        let kept = without_next_head(text, true);
        assert_eq!(&text[..kept], "Panel {\n  text(\"x\") // y\n}");
    }
}
