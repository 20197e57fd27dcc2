//! The table `present_values`: what the costs of each year are worth at the base date.

use super::model::present_value;
use super::words::heading;
use crate::analysis::compare::Compared;
use crate::case::Case;
use crate::cost::YearName;
use crate::lang::Term;
use crate::layout::columns::{Entry, Rows, items, of_sections, section};
use crate::layout::lookup::year_name;
use crate::money::{Fraction, Range};
use crate::plan::discounted::Present;
use crate::plan::facts::RowKey;
use crate::report::{Cell, Role, Section, Sense, Table};

/// What a year is worth, or all of them.
struct PresentRow<'f> {
    case: &'f Case,
    year: Option<YearName>,
    is_total: bool,
    /// Before and after; a dash for what is not known.
    before: Option<Range>,
    after: Option<Range>,
}

impl PresentRow<'_> {
    fn shown(&self, range: Option<&Range>, sense: Sense) -> Option<Cell> {
        range.map(|range| present_value(range, self.case.currency, sense))
    }

    fn saving(&self) -> Option<Cell> {
        self.shown(Some(&self.before.as_ref()?.minus(self.after.as_ref()?)), Sense::Reduction)
    }

    fn year_number(&self) -> Option<u32> {
        (!self.is_total).then(|| self.year.map_or(0, YearName::number))
    }

    fn subject(&self) -> Cell {
        let word = if self.is_total { Term::Total } else { Term::BaseDate };
        self.year.map_or(Cell::Word(word), Cell::Year)
    }
}

fn entries<'f>() -> Vec<Entry<'f, PresentRow<'f>>> {
    type E<'f> = Entry<'f, PresentRow<'f>>;
    vec![
        E::data("case", |of| Cell::text(&of.case.id)),
        E::data("year", PresentRow::year_number),
        E::people("subject", Term::BookYear, PresentRow::subject),
        E::new("before", Term::Before, |of| of.shown(of.before.as_ref(), Sense::Plain)).ranged(),
        E::new("after", Term::After, |of| of.shown(of.after.as_ref(), Sense::Plain)).ranged(),
        E::new("saving", Term::Saving, PresentRow::saving).ranged(),
    ]
}

/// The table of these sections, if there is one.
pub(super) fn years(sections: Vec<Section>) -> Option<Table> {
    let title = Term::PresentValuesTable;
    (!sections.is_empty()).then(|| of_sections("present_values", title, entries(), sections))
}

/// The years of a case, where measures and years are asked for.
pub(super) fn years_of(found: &Compared<'_>) -> Option<Section> {
    let model = found.model.as_ref()?;
    let measures = model.measures.as_ref()?;
    let is_of_year = |key: &RowKey| matches!(key, RowKey::Year(..));
    if !model.rows.iter().any(|row| row.sums.keys.iter().any(is_of_year)) {
        return None;
    }
    let known = &model.computed.known;
    let of = |year, is_total, before: &Range, after: &Range| PresentRow {
        case: found.case,
        year,
        is_total,
        before: known.before().then(|| before.clone()),
        after: known.after().then(|| after.clone()),
    };
    let row = |present: &Present| {
        let year = year_name(&model.computed.years, present.year);
        of(year, false, &present.before, &present.after)
    };
    let sum = |side: fn(&Present) -> &Range| {
        let nothing = Range::exact(Fraction::zero());
        measures.years.iter().fold(nothing, |sum, present| sum.plus(side(present)))
    };
    let total = of(None, true, &sum(|present| &present.before), &sum(|present| &present.after));
    let rows = items(measures.years.iter().map(row)).chain([(Role::Total, total)]);
    Some(section(&entries(), Rows::under(Some(heading(found)), rows)))
}
