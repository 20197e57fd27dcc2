//! The sections of the table `shares`: rows of a year or an item each, and the total.

use super::figures::{Made, MadeRow};
use super::words;
use crate::analysis::split::{By, CaseSplit, ShareRow, Splitting, Who};
use crate::lang::Term;
use crate::layout::columns::Rows;
use crate::report::{Cell, Role};

/// One section, or one for each year or item; the total stands in the last.
pub(super) fn sections<'f>(found: &'f Splitting<'_>, way: &'f CaseSplit) -> Vec<Rows<Made<'f>>> {
    let made = |row: &'f ShareRow| (row.role, (way, MadeRow::Found(row)));
    let is_shown = |row: &&ShareRow| found.only.is_none_or(|only| row.who == Who::Member(only));
    let of_year = |row: &&ShareRow| found.year.is_none_or(|year| row.year.is_none_or(|of| of == year));
    let rows: Vec<&'f ShareRow> = way.rows.iter().filter(of_year).collect();
    let mut sections: Vec<Rows<Made<'f>>> = rows
        .chunk_by(|one, next| (one.year, one.item) == (next.year, next.item))
        .map(|rows| Rows {
            heading: rows.first().and_then(|row| row_heading(found, way, row)),
            rows: rows.iter().copied().filter(is_shown).map(made).collect(),
        })
        .collect();
    let is_told_apart = found.by.is_some() && (found.year.is_none() || found.by == Some(By::Item));
    let total = match found.only {
        None => found.whole(way, Who::All),
        // a member's rows of years or items add up to its row of all that is asked for
        Some(only) => found.whole(way, Who::Member(only)).filter(|_| is_told_apart),
    };
    let total = total.map(|row| {
        let total = ShareRow { role: Role::Total, ..row.clone() };
        (Role::Total, (way, MadeRow::Own(Box::new(total))))
    });
    match (is_told_apart, sections.last_mut()) {
        (false, Some(only)) => {
            let of_rule = (found.ways.len() > 1).then(|| words::way(way));
            only.heading = of_rule;
            // the sum of the one year is all that is asked for
            only.rows.retain(|(role, _)| *role == Role::Item);
            only.rows.extend(total);
        }
        _ => {
            let year = found.year.and_then(|year| found.computed.years.get(year));
            let heading = year.map_or(Cell::Word(Term::WholeTerm), |year| Cell::Year(year.name));
            sections.push(Rows { heading: Some(heading), rows: total.into_iter().collect() });
        }
    }
    sections.retain(|section| !section.rows.is_empty());
    sections
}

/// The rows of one item, for data.
pub(super) fn of_item<'f>(found: &Splitting<'_>, way: &'f CaseSplit, rows: Vec<ShareRow>) -> Rows<Made<'f>> {
    let is_shown = |row: &ShareRow| found.only.is_none_or(|only| row.who == Who::Member(only));
    let shown = rows.into_iter().filter(is_shown);
    Rows { heading: None, rows: shown.map(|row| (row.role, (way, MadeRow::Own(Box::new(row))))).collect() }
}

/// The year or the item that rows are of.
fn row_heading(found: &Splitting<'_>, way: &CaseSplit, row: &ShareRow) -> Option<Cell> {
    if let Some(year) = row.year {
        return found.computed.years.get(year).map(|year| Cell::Year(year.name));
    }
    Some(match row.item? {
        Some(item) => {
            let name = found.computed.plan.after.get(item)?.name.clone();
            let shared = found.is_shared(item);
            let rule = words::rule_of(found, way, item).filter(|_| shared);
            let rule = rule.map(words::expression);
            Cell::aside(Cell::text(name), rule)
        }
        None => Cell::Word(Term::Rounding),
    })
}
