//! The source texts that source maps show: what runs on the server alone is blanked out, since maps are served to whoever asks.
//!
//! Every character that is not known to belong to the browser becomes a space, so that all places stay where they are.

use crate::ast::StateKind;
use crate::hir::{ConstantId, FunctionId, Origin};
use crate::plan::Plan;
use crate::source::{Source, SourceId, SourceMap, Span};
use std::collections::BTreeMap;
use std::ops::Range;

/// The texts to show, by file. `emitted` are the places from which emitted code comes.
pub fn published<'s>(
    plan: &Plan,
    sources: &SourceMap,
    emitted: impl Iterator<Item = &'s Span>,
) -> BTreeMap<SourceId, String> {
    let mut shown: BTreeMap<SourceId, Vec<Range<usize>>> = BTreeMap::new();
    for span in emitted {
        shown.entry(span.source).or_default().push(span.range());
    }
    let declared = declared(plan);
    sources
        .iter()
        .map(|(id, source)| {
            let mut ranges = shown.remove(&id).unwrap_or_default();
            ranges.extend(browser_regions(id, source, &declared));
            (id, blanked(&source.text, &ranges))
        })
        .collect()
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

fn blanked(text: &str, shown: &[Range<usize>]) -> String {
    let mut is_shown = vec![false; text.len()];
    for range in shown {
        if let Some(part) = is_shown.get_mut(range.clone()) {
            part.fill(true);
        }
    }
    let mut blanked = String::with_capacity(text.len());
    for (at, char) in text.char_indices() {
        if char == '\n' || is_shown.get(at) == Some(&true) {
            blanked.push(char);
        } else {
            // Columns of maps count UTF-16 units.
            blanked.extend(std::iter::repeat_n(' ', char.len_utf16()));
        }
    }
    blanked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_shown_becomes_spaces() {
        assert_eq!(blanked("a é\u{1F980}b\nc", &[0..1]), "a     \n ");
    }

    #[test]
    fn the_head_of_the_next_declaration_is_none_of_this_one() {
        let text =
            "Panel {\n  text(\"x\") // y\n}\n\n// about the key\n/// of the state\nprivate state ";
        let kept = without_next_head(text, true);
        assert_eq!(&text[..kept], "Panel {\n  text(\"x\") // y\n}");
    }
}
