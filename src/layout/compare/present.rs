//! The table `present_values`: what the costs of each year are worth at the base date.

use super::model::present_value;
use super::words::heading;
use crate::analysis::compare::Compared;
use crate::case::Case;
use crate::lang::Term;
use crate::layout::columns::{column, data, for_people, ranged};
use crate::money::Range;
use crate::plan::discounted::Present;
use crate::plan::facts::RowKey;
use crate::report::{Cell, Role, Row, Section, Sense, Table};

/// The table of these sections, if there is one.
pub(super) fn years(sections: Vec<Section>) -> Option<Table> {
    let columns = vec![
        data("case"),
        data("year"),
        for_people(column("subject", Term::BookYear)),
        ranged(column("before", Term::Before)),
        ranged(column("after", Term::After)),
        ranged(column("saving", Term::Saving)),
    ];
    let title = Term::PresentValuesTable;
    (!sections.is_empty()).then_some(Table { id: "present_values", title, columns, sections })
}

/// The years of a case, where measures and years are asked for.
pub(super) fn years_of(found: &Compared<'_>) -> Option<Section> {
    let model = found.model.as_ref()?;
    let measures = model.measures.as_ref()?;
    let is_of_year = |key: &RowKey| matches!(key, RowKey::Year(..));
    if !model.rows.iter().any(|row| row.sums.keys.iter().any(is_of_year)) {
        return None;
    }
    let known = (model.computed.known.before(), model.computed.known.after());
    let row = |present: &Present| {
        let year = present.year.and_then(|year| model.computed.years.get(year));
        let subject = year.map_or(Cell::Word(Term::BaseDate), |year| Cell::Year(year.name));
        let number = year.map_or(Cell::Count(0), |year| Cell::Count(year.name.number().into()));
        cells(found.case, Role::Item, (number, subject), known, (&present.before, &present.after))
    };
    let sum = |of: fn(&Present) -> &Range| {
        measures.years.iter().fold(Range::exact(crate::money::Fraction::zero()), |sum, present| Range {
            low: &sum.low + &of(present).low,
            high: &sum.high + &of(present).high,
        })
    };
    let (before, after) = (sum(|present| &present.before), sum(|present| &present.after));
    let total = (Cell::Absent, Cell::Word(Term::Total));
    let total = cells(found.case, Role::Total, total, known, (&before, &after));
    let rows = measures.years.iter().map(row).chain([total]).collect();
    Some(Section { heading: Some(heading(found)), rows })
}

/// A row: the year, before, after and what is saved; a dash for what is not known.
fn cells(
    case: &Case,
    role: Role,
    (year, subject): (Cell, Cell),
    (knows_before, knows_after): (bool, bool),
    (before, after): (&Range, &Range),
) -> Row {
    let value = |range: &Range, known: bool, sense| match known {
        true => present_value(range, case.currency, sense),
        false => Cell::Absent,
    };
    let saved = before.minus(after);
    let cells = vec![
        Cell::text(case.id.clone()),
        year,
        subject,
        value(before, knows_before, Sense::Plain),
        value(after, knows_after, Sense::Plain),
        value(&saved, knows_before && knows_after, Sense::Reduction),
    ];
    Row { role, cells }
}
