//! The table `commitments`: what each contracting body commits itself to in the years after that of the signing
//! (債務負担行為: 事項, 期間, 年度別限度額), tax included.

use super::grounds::{in_currency, in_full};
use crate::analysis::report::taxes_of_members;
use crate::analysis::split::{ShareRow, Split, Splitting, Who};
use crate::case::{Case, Tax};
use crate::cost::{Calendar, Units, YearName};
use crate::lang::Term;
use crate::layout::cells::amount;
use crate::layout::columns::{column, data, for_people};
use crate::layout::split::member_name;
use crate::report::{Cell, Column, Note, Row, Section, Sense, Table, note};
use std::collections::HashMap;
use std::iter::once;

/// The years of the term, from 0, that come after the year of the signing.
fn years_after(case: &Case, found: &Splitting<'_>) -> Vec<usize> {
    let Some(signed) = case.signed else { return Vec::new() };
    let of_signing = Calendar { months: 1, start: Some(signed), ..case.calendar() }.years();
    let Some(signed) = of_signing.first().map(|year| year.name) else { return Vec::new() };
    let later = |name: YearName| name.number() > signed.number();
    found.computed.years.iter().enumerate().filter(|(_, year)| later(year.name)).map(|(nth, _)| nth).collect()
}

/// The table; nothing where the case says no signing, or nothing comes after its year.
pub(super) fn table(found: &Splitting<'_>) -> Option<Table> {
    let years = years_after(found.case, found);
    let taxes = taxes(found)?;
    let (first, last) = (years.first()?, years.last()?);
    let year = |nth: &usize| found.computed.years.get(*nth).map(|year| year.name);
    let note = note!("commitment-years", first = year(first), last = year(last));
    let lead = [
        (Term::CommitmentMatter, "matter", Cell::text(found.case.title.clone())),
        (Term::CommitmentPeriod, "period", Cell::from(note)),
    ];
    limits(found, &years, &lead, &taxes)
}

/// The tax that limits have beside the shares of each year and member: none where these are with it.
fn taxes(found: &Splitting<'_>) -> Option<Vec<Vec<i128>>> {
    let [way] = found.ways.as_slice() else { return None };
    match found.case.tax? {
        Tax::Included => Some(Vec::new()),
        Tax::Excluded if way.rule.is_none() && way.method.is_none() => {
            taxes_of_members(found.case, &found.computed)
        }
        Tax::Excluded => None,
    }
}

/// Limits of members by these years, with what is said of all of them before; nothing where shares say nothing of years.
fn limits(
    found: &Splitting<'_>,
    years: &[usize],
    lead: &[(Term, &'static str, Cell)],
    taxes: &[Vec<i128>],
) -> Option<Table> {
    let [way] = found.ways.as_slice() else { return None };
    found.by?;
    // a limit is of the cost of its year: what is settled of an earlier one does not lower it
    let tax = |year: usize, who: Who| -> Units {
        let of_year = taxes.get(year).map(Vec::as_slice).unwrap_or_default().iter().enumerate();
        let its = of_year.filter(|(nth, _)| who.member().is_none_or(|member| member == *nth));
        its.map(|(_, tax)| Units::exact(*tax)).sum()
    };
    let of_year = |row: &ShareRow| {
        let year = row.year?;
        Some(((year, row.who), row.sums.after.map(|units| units.plus(tax(year, row.who)))))
    };
    let by_year: HashMap<_, _> = way.rows.iter().filter_map(of_year).collect();
    let cost = |units| match units {
        Some(Units { low, high, .. }) if low == high => in_full(found, &low.into()),
        _ => amount(units, found.case.currency, found.computed.decimals, Sense::Plain),
    };
    let row = |row: &ShareRow| {
        let bill = |year: &usize| by_year.get(&(*year, row.who)).copied().flatten();
        let sum = years
            .iter()
            .filter_map(bill)
            .fold(None, |sum: Option<Units>, bill| Some(sum.unwrap_or_default().plus(bill)));
        let bills = years.iter().map(|year| bill(year).map(|units| cost(Some(units))).into());
        let said = lead.iter().map(|(_, _, cell)| cell.clone());
        let cells = names(found, row).into_iter().chain(said).chain(bills).chain(once(cost(sum)));
        Row { role: row.role, cells: cells.collect() }
    };
    let rows = whose(way).map(row).collect();
    // never rounded down by the unit that the reader asks for: a limit is in full
    let head_of = |head| in_currency(found, head);
    let heads = years.iter().filter_map(|year| found.computed.years.get(*year)).map(|year| Column {
        key: year.name.number().to_string().into(),
        head: Some(head_of(Cell::Year(year.name))),
        ..Column::default()
    });
    let who = [data("key"), data("name"), for_people(column("who", Term::Subject))];
    let said = lead.iter().map(|(term, key, _)| for_people(column(key, *term)));
    let total = Column { head: Some(head_of(Cell::Word(Term::Total))), ..column("total", Term::Total) };
    let columns = who.into_iter().chain(said).chain(heads).chain([total]).collect();
    let sections = vec![Section { heading: None, rows }];
    Some(Table { id: "commitments", title: Term::CommitmentsTable, columns, sections })
}

/// Every member, and all of them; nobody is billed nothing.
fn whose(way: &Split) -> impl Iterator<Item = &ShareRow> {
    way.members.iter().filter(|row| row.who != Who::Nobody).chain([&way.total])
}

/// Whose a row is: for data and for people.
fn names(found: &Splitting<'_>, row: &ShareRow) -> [Cell; 3] {
    let member = row.who.member().and_then(|number| found.computed.plan.members.get(number));
    match (member, row.who.member()) {
        (Some(member), Some(number)) => {
            let name = Cell::name(member.name.clone());
            [Cell::text(member.id.clone()), name, member_name(found, number)]
        }
        _ => [Cell::Absent, Cell::Word(Term::Total), Cell::Word(Term::Total)],
    }
}

/// What becomes of tax, where the case is not with it: limits are, or there is no table although the case is signed.
pub(super) fn untaxed(found: &Splitting<'_>) -> Option<Note> {
    if years_after(found.case, found).is_empty() {
        return None;
    }
    match (taxes(found), found.case.tax) {
        (Some(_), Some(Tax::Included)) => None,
        (Some(_), _) => Some(note!("commitment-taxed")),
        (None, _) => Some(note!("commitment-untaxed")),
    }
}
