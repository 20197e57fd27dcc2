//! The table `savings`: before, after, saving and percent, with the check of each printed percent.

mod model;
mod notes;
mod of;
mod plan_notes;
mod present;
mod savings;
mod summary;
mod words;

use super::cells::{common_tax, tax};
use super::columns::{Rows, table};
use crate::analysis::compare::{Compared, Comparison, ModelRow};
use crate::cost::Units;
use crate::lang::Term;
use crate::report::{Cell, Note, Report, Role, Scale, Table};
use of::Of;
use savings::entries;

/// How a published row agrees with the plan of its case, as a note; `None` where there is no plan.
pub(super) fn claim(found: &Compared<'_>, row: usize) -> Option<Note> {
    plan_notes::claim_of_row(found, row)
}

/// Lays out what `compare` found.
pub fn compare(found: &Comparison<'_>) -> Report {
    let differ = !found.differences.tax.is_empty();
    let named = summary::only_plan(found).is_none();
    let sections = found.cases.iter().map(|case| section(case, named, differ)).collect();
    let title = match found.cases.iter().any(|case| case.model.is_some()) {
        true => Term::PlanTable,
        false => Term::SavingsTable,
    };
    let savings = table("savings", title, entries(nets(found), found.net), sections);
    let money = found.funding.then(|| funding(found)).flatten().into_iter();
    Report {
        command: "compare",
        tax: common_tax(found.cases.iter().map(|case| case.case)),
        heading: summary::heading(found),
        summary: summary::summary(found),
        scale: scale(found),
        tables: money
            .chain([savings])
            .chain(model::measures(&found.cases))
            .chain(present::years(&found.cases))
            .collect(),
        notes: notes::notes(found),
    }
}

/// Where the money of the cases is from.
pub(super) fn funding(found: &Comparison<'_>) -> Option<Table> {
    let named = found.cases.len() > 1;
    super::funding::funding(found.cases.iter().filter_map(|case| {
        let model = case.model.as_ref()?;
        let heading = named.then(|| words::heading(case));
        Some((case.case, &model.computed, model.funding.as_ref()?, heading))
    }))
}

/// Whether others bear something in some row.
fn nets(found: &Comparison<'_>) -> bool {
    let rows = found.cases.iter().filter_map(|case| case.model.as_ref()).flat_map(|model| &model.rows);
    let others =
        |row: &ModelRow| row.sums.outside != Units::default() || row.sums.support.pays != Units::default();
    rows.into_iter().any(others)
}

/// Figures as printed where there are some; plans alone in thousands, unless one is too small for that.
fn scale(found: &Comparison<'_>) -> Scale {
    let scales = found.cases.iter().map(|case| match &case.model {
        Some(model) if case.lines.is_empty() => super::headings::scale(&model.computed, std::iter::empty()),
        _ => Scale::Printed,
    });
    scales.reduce(|one, other| if one == other { one } else { Scale::Printed }).unwrap_or_default()
}

/// The rows of a case: of its plan, then as printed; named where several cases stand in the table.
fn section<'f>(found: &'f Compared<'_>, named: bool, taxes_differ: bool) -> Rows<Of<'f>> {
    let planned = found
        .model
        .iter()
        .flat_map(|model| model.rows.iter().map(move |row| (row.role, Of::Planned(found, model, row))));
    let printed = found.lines.iter().map(|line| (Role::Item, Of::Printed(found, line)));
    let mut heading = words::heading(found);
    if let (Cell::Aside(_, aside), Some(tax)) = (&mut heading, tax(found.case).filter(|_| taxes_differ)) {
        aside.push(Cell::Word(tax));
    }
    Rows { heading: named.then_some(heading), rows: planned.chain(printed).collect() }
}
