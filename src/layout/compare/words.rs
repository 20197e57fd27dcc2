//! What rows of the table `savings` and the notes under it are called: the case, the row, a percent, the first of a list.

use crate::analysis::compare::{Compared, Line};
use crate::case::OneTime;
use crate::lang::Term;
use crate::layout::cells;
use crate::layout::verdicts::status_word;
use crate::published::Known;
use crate::report::{Cell, Percent, Sense};

/// Names listed in a sentence before "and so many more".
const NAMED: usize = 6;

/// The case and the term that its rows are of.
pub(super) fn heading(found: &Compared<'_>) -> Cell {
    let months = found.model.as_ref().map_or(found.case.months, |model| model.computed.calendar.months);
    cells::heading(found.case, months)
}

/// What a row is of, in the reader's words: whose, of which system, which cost, over which months if not the case's.
pub(super) fn subject(found: &Compared<'_>, line: &Line<'_>) -> Cell {
    let row = line.published;
    let mut parts: Vec<Cell> = [&row.member, &row.system, &row.of]
        .into_iter()
        .flatten()
        .map(|text| Cell::text(text.clone()))
        .collect();
    if parts.is_empty() {
        parts.push(Cell::Word(Term::Whole));
    }
    let mut aside = Vec::new();
    if row.months != found.case.months {
        aside.push(Cell::Months(row.months));
    }
    aside.extend(row.one_time.map(|one_time| {
        Cell::Word(match one_time {
            OneTime::Included => Term::Included,
            OneTime::Excluded => Term::Excluded,
        })
    }));
    aside.extend(row.net.then_some(Cell::Word(Term::NetFigures)));
    if found.model.is_some() {
        aside.push(Cell::Word(Term::Published));
    }
    aside.extend(row.status.map(|status| Cell::Word(status_word(status))));
    Cell::aside(Cell::Parts(parts), aside)
}

/// A percent of what is known.
pub(super) fn percent(known: &Known, decimals: i32) -> Cell {
    if known.value.is_none() && known.is_unknown() {
        return Cell::Absent;
    }
    Cell::percent(Percent {
        value: known.value.clone(),
        range: known.range.clone(),
        sense: Sense::Reduction,
        decimals,
        approximate: false,
    })
}

/// The first few of a list, and how many more there are.
pub(super) fn listed(cells: Vec<Cell>) -> Cell {
    Cell::Parts(cells::first_few(cells, NAMED))
}
