//! What a page receives and why, in words: `rxlc check --explain PAGE`.

use super::browser::{Step, ways};
use super::{Cell, Plan, Side};
use crate::hir::{ComputedRef, EventRef, PageId, Type};
use std::collections::{BTreeMap, BTreeSet};

/// What the server sends to a tab that shows the page, with the way from the page to each value; what its browser code computes; what stays on the server.
pub fn explain(plan: &Plan, page: PageId) -> String {
    let Some(declared) = plan.pages.get(page.0 as usize) else {
        return String::new();
    };
    let ways = ways(plan, page);
    let rows: Vec<[String; 4]> = declared
        .receives
        .iter()
        .map(|cell| received(plan, *cell, &ways))
        .collect();
    let mut out = match rows.is_empty() {
        true => format!("{} receives nothing from the server.\n", declared.name),
        false => format!(
            "{} receives from the server, and nothing else:\n\n{}",
            declared.name,
            aligned(&rows)
        ),
    };
    let here: Vec<String> = ways
        .keys()
        .filter(|cell| runs_in_browser(plan, **cell))
        .filter_map(|cell| plan.cell_name(*cell).map(String::from))
        .collect();
    if !here.is_empty() {
        out.push_str(&format!(
            "\nComputed in the browser: {}.\n",
            here.join(", ")
        ));
    }
    let mut behind = kept(plan, &declared.receives);
    behind.retain(|cell| !ways.contains_key(cell));
    let behind: Vec<String> = behind
        .into_iter()
        .filter_map(|cell| plan.cell_name(cell))
        .map(String::from)
        .collect();
    if !behind.is_empty() {
        out.push_str(&format!(
            "\nRead on the server for it, and not sent: {}.\n",
            behind.join(", ")
        ));
    }
    out
}

/// Name, type, what it is, why.
fn received(plan: &Plan, cell: Cell, ways: &BTreeMap<Cell, Vec<Step>>) -> [String; 4] {
    let what = match cell {
        Cell::Computed(_) => "computed on the server",
        Cell::Var(_) | Cell::Ambient(_) => "var",
    };
    let ty = plan.cell_type(cell);
    let way = ways.get(&cell).map(Vec::as_slice).unwrap_or_default();
    let way: Vec<String> = way.iter().map(|step| name(plan, *step)).collect();
    [
        plan.cell_name(cell).map(String::from).unwrap_or_default(),
        ty.map(|ty| type_name(plan, ty)).unwrap_or_default(),
        what.to_owned(),
        format!("read by {}", way.join(" → ")),
    ]
}

/// A type, with the fields of its record that are left out.
fn type_name(plan: &Plan, ty: &Type) -> String {
    let name = plan.program.type_name(ty);
    let mut inner = ty;
    while let Type::List(item) | Type::Set(item) | Type::Option(item) | Type::Map(_, item) = inner {
        inner = item;
    }
    let Type::Record(record, _) = inner else {
        return name;
    };
    let record = plan.program.records.get(record.0 as usize);
    let fields = record.into_iter().flat_map(|record| &record.fields);
    let private: Vec<&str> = fields
        .filter(|field| field.private)
        .map(|field| field.origin.name.as_str())
        .collect();
    match private.is_empty() {
        true => name,
        false => format!("{name} without {}", private.join(", ")),
    }
}

fn name(plan: &Plan, step: Step) -> String {
    let program = &plan.program;
    let found = match step {
        Step::Page(page) => {
            let page = program.pages.get(page.0 as usize);
            page.map(|page| page.origin.name.to_string())
        }
        Step::Component(component) => {
            let component = program.components.get(component.0 as usize);
            component.map(|component| component.origin.name.to_string())
        }
        Step::Event(event @ EventRef::State(..)) => plan.event_name(event).map(String::from),
        Step::Event(_) => None,
        Step::Constant(constant) => {
            let constant = program.constants.get(constant.0 as usize);
            constant.map(|constant| constant.origin.name.to_string())
        }
        Step::Cell(cell) => plan.cell_name(cell).map(String::from),
    };
    found.unwrap_or_default()
}

fn runs_in_browser(plan: &Plan, cell: Cell) -> bool {
    match cell {
        Cell::Computed(computed) => plan
            .computed(computed)
            .is_some_and(|computed| computed.side == Side::Browser),
        Cell::Var(_) | Cell::Ambient(_) => false,
    }
}

/// What the computeds of the server read that are received, as far as it is not received itself.
fn kept(plan: &Plan, receives: &BTreeSet<Cell>) -> BTreeSet<Cell> {
    let mut seen = BTreeSet::new();
    let computeds = receives.iter().filter_map(|cell| match cell {
        Cell::Computed(computed) => Some(*computed),
        Cell::Var(_) | Cell::Ambient(_) => None,
    });
    let mut waiting: Vec<ComputedRef> = computeds.collect();
    while let Some(computed) = waiting.pop() {
        for cell in plan
            .computed(computed)
            .into_iter()
            .flat_map(|plan| &plan.reads)
        {
            if receives.contains(cell) || !seen.insert(*cell) {
                continue;
            }
            if let Cell::Computed(inner) = cell {
                waiting.push(*inner);
            }
        }
    }
    seen
}

/// Rows with their columns below each other.
fn aligned(rows: &[[String; 4]]) -> String {
    let mut widths = [0; 4];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut out = String::new();
    for row in rows {
        let cells = row.iter().zip(widths);
        let cells: Vec<String> = cells
            .map(|(cell, width)| format!("{cell:width$}"))
            .collect();
        out.push_str(&format!("  {}\n", cells.join("  ").trim_end()));
    }
    out
}
