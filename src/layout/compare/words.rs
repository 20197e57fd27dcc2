//! What rows of the table `savings` and the notes under it are called: the case, the row, a percent, the first of a list.

use crate::analysis::compare::{Compared, PrintedLine};
use crate::case::OneTime;
use crate::lang::Term;
use crate::layout::cells;
use crate::layout::printed::{open_percent, printed};
use crate::layout::verdicts::status_word;
use crate::published::Known;
use crate::report::{Cell, Sense};

/// Names listed in a sentence before "and so many more".
const NAMED: usize = 6;

/// The case and the term that its rows are of.
pub(super) fn heading(found: &Compared<'_>) -> Cell {
    let months = found.model.as_ref().map_or(found.case.months, |model| model.computed.calendar.months);
    cells::heading(found.case, months)
}

/// What a row is of, in the reader's words: whose, of which system, which cost, over which months if not the case's.
pub(super) fn subject(found: &Compared<'_>, line: &PrintedLine<'_>) -> Cell {
    let row = line.published;
    let one_time = |one_time| match one_time {
        OneTime::Included => Term::Included,
        OneTime::Excluded => Term::Excluded,
    };
    let words = [
        row.one_time.map(one_time),
        row.net.then_some(Term::NetFigures),
        found.model.as_ref().map(|_| Term::Published),
        row.status.map(status_word),
    ];
    let months = (row.months != found.case.months).then_some(Cell::Months(row.months));
    Cell::aside(
        cells::printed_row(row),
        months.into_iter().chain(words.into_iter().flatten().map(Cell::Word)),
    )
}

/// A percent of what is known.
pub(super) fn percent(known: &Known, decimals: i32) -> Cell {
    cells::percent(known.value.clone(), known.range.clone(), Sense::Reduction, decimals)
}

/// The percent that the amounts of a row give: where they are bounds, the least of it may be all that is known.
pub(super) fn given_percent(line: &PrintedLine<'_>, decimals: i32) -> Cell {
    let open = open_percent(line.implied.percent_left(), decimals);
    open.unwrap_or_else(|| percent(&line.implied.percent, decimals))
}

/// The percent of a row for people: as printed, with the side that a bound means, else as the amounts give it.
pub(super) fn shown_percent(line: &PrintedLine<'_>) -> Cell {
    match &line.published.figures.percent {
        Some(stated) => printed(stated),
        None => given_percent(line, 1),
    }
}

/// The first few of a list, and how many more there are.
pub(super) fn listed(cells: impl IntoIterator<Item = Cell>) -> Cell {
    cells::few(cells, NAMED)
}
