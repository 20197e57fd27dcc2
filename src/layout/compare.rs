//! The table `savings`: before, after, saving and percent, with the check of each printed percent.

mod model;
mod notes;
mod of;
mod part;
mod plan_notes;
mod present;
mod savings;
mod summary;
mod words;

use super::cells::{common_tax, tax_word};
use super::columns::{keep, of_sections};
use crate::analysis::compare::{Compared, Comparison, Differences, FiguresBasis};
use crate::lang::Term;
use crate::report::{Audience, Cell, Column, Note, Report, Scale, Section, Table};
pub use part::{ComparedRows, Wanted};

/// How a published row agrees with the plan of its case, as a note; `None` where there is no plan.
pub(super) fn claim(found: &Compared<'_>, row: usize) -> Option<Note> {
    plan_notes::claim_of_row(found, row)
}

/// Lays out what `compare` found.
pub fn compare(found: &Comparison<'_>) -> Report {
    let wanted = Wanted {
        several: found.cases.len() > 1,
        net: found.net,
        funding: found.funding,
        reader: Audience::All,
        notes: true,
    };
    together(found.cases.iter().map(|case| ComparedRows::of(case, wanted)).collect(), wanted)
}

/// The report of cases that were laid out one by one.
pub fn together(parts: Vec<ComparedRows>, wanted: Wanted) -> Report {
    let bases: Vec<FiguresBasis> = parts.iter().map(|part| part.basis.clone()).collect();
    let differences = Differences::between(&bases);
    let has_plan = parts.iter().any(ComparedRows::has_plan);
    let title = if has_plan { Term::PlanTable } else { Term::SavingsTable };
    let nets = parts.iter().any(|part| part.nets);
    let infers = parts.iter().any(|part| part.infers);
    let scale = parts.iter().map(|part| part.scale).reduce(both).unwrap_or_default();
    let known: Vec<_> = parts.iter().filter_map(|part| part.known.clone()).collect();
    let answers: Vec<Note> = parts.iter().filter_map(|part| part.answer.clone()).collect();
    let several = (parts.len() > 1).then(|| summary::of_several(parts.len(), &known, answers, &differences));
    let (mut sections, mut notes) = (Vec::with_capacity(parts.len()), Vec::new());
    let (mut funding, mut measures, mut years) = (Vec::new(), Vec::new(), Vec::new());
    let mut alone = (None, None);
    for part in parts {
        let differ = !differences.tax.is_empty();
        sections.extend(part.savings.into_iter().map(|section| taxed(section, &part.basis, differ)));
        funding.extend(part.funding);
        measures.extend(part.measures);
        years.extend(part.years);
        notes.extend(part.notes);
        alone = part.alone.map_or(alone, |alone| *alone);
    }
    // what keeps cases from being held against each other comes before what is said of each
    let unlike = notes::unlike(&differences);
    let notes = unlike.chain(notes).chain(notes::inferred(infers, has_plan)).collect();
    let savings = savings_table(title, sections, nets, wanted);
    let (heading, summary) = alone;
    Report {
        command: "compare",
        tax: common_tax(bases.iter().map(FiguresBasis::tax)),
        heading,
        summary: several.or(summary),
        scale,
        pictures: Vec::new(),
        tables: super::funding::together(funding)
            .into_iter()
            .chain([savings])
            .chain(model::measures(measures))
            .chain(present::years(years))
            .collect(),
        notes,
    }
}

fn savings_table(title: Term, sections: Vec<Section>, nets: bool, wanted: Wanted) -> Table {
    let mut columns = savings::entries(wanted.net);
    keep(&mut columns, wanted.reader);
    let mut table = of_sections("savings", title, columns, sections);
    for column in table.columns.iter_mut().filter(|column| !nets && column.key == savings::NET_AFTER) {
        column.audience = Audience::Nobody;
    }
    table
}

/// The columns of the table `savings` for who reads it.
pub fn columns(wanted: Wanted) -> Vec<Column> {
    savings_table(Term::SavingsTable, Vec::new(), true, wanted).columns
}

/// The rows of a case, with whether its amounts include tax where cases differ in that.
fn taxed(mut section: Section, basis: &FiguresBasis, differ: bool) -> Section {
    let heading = match &mut section.heading {
        Some(Cell::Parts(parts)) => parts.first_mut(),
        heading => heading.as_mut(),
    };
    if let (Some(Cell::Aside(_, aside)), Some(tax)) = (heading, basis.tax().filter(|_| differ)) {
        aside.push(Cell::Word(tax_word(tax)));
    }
    section
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

/// Plans alone have a scale of their own; beside others figures stand as they are printed.
fn both(one: Scale, other: Scale) -> Scale {
    if one == other { one } else { Scale::Printed }
}
