//! The tables `shares` and `rules`: who pays what, and who is worse off, by one rule or by several side by side.

mod beside;
mod bills;
mod fair;
mod figures;
mod instalments;
mod matrix;
mod member;
mod names;
mod notes;
mod rules;
mod sections;
mod settled;
mod shares;
mod statement;
mod summary;
mod words;

use super::cells::tax;
use super::columns::{keep, of_sections, section, table};
use super::headings;
use crate::analysis::split::{Across, By, ShareRow, Splitting};
use crate::diagnostic::Diagnostic;
use crate::lang::Term;
use crate::report::{Audience, Cell, Column, Report, Scale, Section, Table};
pub(super) use bills::{called, instalments};
pub(super) use matrix::matrix;
pub(super) use names::{listed, member_name, named};
use sections::sections;
use shares::entries;
pub(super) use words::{expression, way as words_of};
pub(super) use words::{rule_of, spelled};

/// Lays out what `split` found.
pub fn split(found: &Splitting<'_>) -> Report {
    let sections = found.ways.iter().flat_map(|way| sections(found, way));
    around(found, table("shares", Term::SharesTable, entries(found), sections))
}

/// The same without the rows of the table `shares`; and its columns for data, with the rows of its sections as they are
/// asked for: there may be as many as members times items.
///
/// # Errors
/// Why costs cannot be split.
pub fn flowing<R>(
    found: &Splitting<'_>,
    write: impl FnOnce(Report, &[Column], &mut dyn Iterator<Item = Section>) -> R,
) -> Result<R, Diagnostic> {
    let mut columns = entries(found);
    keep(&mut columns, Audience::Data);
    let laid = of_sections("shares", Term::SharesTable, columns, Vec::new());
    let heads = laid.columns.clone();
    let mut columns = entries(found);
    keep(&mut columns, Audience::Data);
    let rows = found.ways.iter().flat_map(|way| sections(found, way)).map(|rows| section(&columns, rows));
    let report = around(found, laid);
    match found.ways.as_slice() {
        [way] => found.flowing(way, |items| {
            let items = items.map(|rows| section(&columns, sections::of_item(found, way, rows)));
            write(report, &heads, &mut items.chain(rows))
        }),
        _ => Ok(write(report, &heads, &mut { rows })),
    }
}

/// The report around the table `shares`.
fn around(found: &Splitting<'_>, mut shares: Table) -> Report {
    let matrix = found.across.and_then(|across| match across {
        Across::Base => None,
        Across::Rule => Some(rules::matrix(found)),
        Across::Year | Across::Item | Across::Member => Some(matrix(found, across)),
    });
    let of_one = |table: Table| if found.only.is_some() { member::by_part(table) } else { table };
    let matrix = matrix.or_else(|| of_year(found)).map(of_one);
    let several = found.ways.len() > 1;
    let rules = several.then(|| of_one(rules::rules(found)));
    shares = of_one(shares);
    // people have the rules side by side, or the matrix; data keeps its long form
    if several || matrix.is_some() {
        shares = shares.hidden();
    }
    let shown = matrix.into_iter().chain(rules.filter(|_| found.across.is_none()));
    Report {
        command: "split",
        tax: tax(found.case),
        heading: Some(heading(found)),
        summary: Some(summary::summary(found)),
        scale: scale(found),
        pictures: Vec::new(),
        tables: money(found)
            .into_iter()
            .chain(shown)
            .chain([shares])
            .chain(instalments(found))
            .chain(fair::tables(found))
            .collect(),
        notes: notes::notes(found),
    }
}

/// Where the money is from, where that is asked for.
fn money(found: &Splitting<'_>) -> Option<Table> {
    let funding = found.funding.as_ref()?;
    let whose = found.only.map(|member| member_name(found, member));
    super::funding::funding(std::iter::once((found.case, &found.computed, funding, whose)))
}

/// How shares come about, or a year beside the year before.
fn of_year(found: &Splitting<'_>) -> Option<Table> {
    let way = found.ways.first()?;
    match (&found.statement, found.year) {
        (Some(statement), _) => Some(statement::statement(found, way, statement)),
        (None, Some(year)) if found.change => Some(statement::changes(found, way, year)),
        _ => None,
    }
}

/// The case, who shares its costs, over which term and of which year of it.
fn heading(found: &Splitting<'_>) -> Cell {
    let heading = headings::of_plan(found.case, &found.computed, Some(Term::BorneByMembers));
    let year = found.year.and_then(|year| found.computed.years.get(year)).map(|year| Cell::Year(year.name));
    match (heading, year) {
        (Cell::Parts(mut parts), Some(year)) => {
            parts.insert(1.min(parts.len()), year);
            Cell::Parts(parts)
        }
        (heading, _) => heading,
    }
}

/// Thousands, unless the amounts are too small, or bills of a year are no whole thousands.
fn scale(found: &Splitting<'_>) -> Scale {
    let shares = found.ways.iter().map(|way| &way.shares);
    let bills = shares
        .flat_map(|shares| shares.bills.iter().chain(shares.beside.iter().map(|year| &year.members)))
        .flatten();
    // an instalment, and how a share comes about, are told to the minor unit
    if found.instalments.is_some() || found.statement.is_some() {
        return Scale::Whole;
    }
    let exact = (found.by == Some(By::Year)).then(|| bills.map(|bill| bill.base));
    // what rounding moves is small: beside it items are told to the minor unit too
    let of_rounding = |row: &&ShareRow| row.item == Some(None);
    let moved = found.ways.iter().flat_map(|way| way.rows.iter().filter(of_rounding));
    let moved = moved.filter_map(|row| row.sums.after).map(|units| units.base);
    headings::scale(&found.computed, exact.into_iter().flatten().chain(moved))
}
