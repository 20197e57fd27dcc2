//! The table `commitments`: what each contracting body commits itself to in the years after that of the signing
//! (債務負担行為: 事項, 期間, 年度別限度額), tax included.

use super::grounds::{in_currency, in_full, in_full_between};
use crate::analysis::report::taxes_of_members;
use crate::analysis::split::{CaseSplit, ShareRow, Splitting, Who};
use crate::case::{Case, Tax};
use crate::code;
use crate::cost::{Calendar, Units, YearName};
use crate::lang::{Code, Term};
use crate::layout::columns::{Entry, listing};
use crate::layout::lookup::{member_id, plain_name, year_name};
use crate::layout::split::member_name;
use crate::plan::facts::{Fact, Side};
use crate::report::{Cell, Note, Table, note};
use std::collections::HashMap;

/// The years of the term, from 0, that come after the year of the signing.
fn years_after(case: &Case, found: &Splitting<'_>) -> Vec<usize> {
    let Some(signed) = case.signed else { return Vec::new() };
    let of_signing = Calendar { months: 1, start: Some(signed), ..case.calendar() }.years();
    let Some(signed) = of_signing.first().map(|year| year.name) else { return Vec::new() };
    let later = |name: YearName| name.number() > signed.number();
    found.computed.years.iter().enumerate().filter(|(_, year)| later(year.name)).map(|(nth, _)| nth).collect()
}

/// The table; nothing where the case says no signing, or nothing comes after its year, or shares say nothing of years.
pub(super) fn table(found: &Splitting<'_>) -> Option<Table> {
    type E<'f> = Entry<'f, &'f ShareRow>;
    let (plan, computed) = (found.computed.plan, &found.computed);
    let [way] = found.ways.as_slice() else { return None };
    let years = years_after(found.case, found);
    let taxes = taxes(found)?;
    years.first()?;
    let limits = limits(way, &taxes);
    found.by?;
    let named =
        |row: &ShareRow, name: &dyn Fn(usize) -> Cell| row.who.member().map_or(Cell::Word(Term::Total), name);
    let limit = |row: &ShareRow, year: usize| limits.get(&(year, row.who)).copied().flatten();
    // never rounded down by the unit that the reader asks for: a limit is in full
    let shown = |units: Option<Units>| match units {
        Some(Units { low, high, .. }) if low == high => in_full(found, &low.into()),
        Some(Units { low, high, .. }) => in_full_between(found, low, high),
        None => Cell::Absent,
    };
    let mut entries: Vec<E<'_>> = vec![
        E::data("key", |row| member_id(plan, row.who.member())),
        E::data("name", |row| named(row, &|number| plain_name(plan, number).into())),
        E::people("who", Term::Subject, |row| named(row, &|number| member_name(found, number))),
        E::people("matter", Term::CommitmentMatter, |_| Cell::text(&found.case.title)),
        E::people("period", Term::CommitmentPeriod, |row| period(found, &years, row.who)),
    ];
    for (year, name) in years.iter().filter_map(|nth| Some((*nth, year_name(&computed.years, *nth)?))) {
        let head = in_currency(found, name.into());
        entries.push(E::new(name.number().to_string(), head, move |row| shown(limit(row, year))));
    }
    entries.push(E::new("total", in_currency(found, Cell::Word(Term::Total)), |row| {
        let limits = years.iter().filter_map(|year| limit(row, *year));
        shown(limits.reduce(Units::plus))
    }));
    // nobody is billed nothing
    let rows = way.members.iter().filter(|row| row.who != Who::Nobody).chain([&way.total]);
    let rows = rows.map(|row| (row.role, row));
    Some(listing("commitments", Term::CommitmentsTable, entries, rows).telling_tax())
}

/// From the first to the last of these years in which whose the row is takes part.
fn period(found: &Splitting<'_>, years: &[usize], who: Who) -> Cell {
    let takes_part =
        |year: &&usize| who.member().is_none_or(|member| found.computed.takes_part_in(member, **year));
    let name = |nth: &usize| year_name(&found.computed.years, *nth);
    let mut of_row = years.iter().filter(takes_part);
    let Some(first) = of_row.next() else { return Cell::Absent };
    match of_row.next_back() {
        Some(last) => Cell::from(note!("commitment-years", first = name(first), last = name(last))),
        None => name(first).map_or(Cell::Absent, Cell::Year),
    }
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

/// What each is billed in each year, with the tax that limits have beside it: a limit is of the cost of its year, which what
/// is settled of an earlier one does not lower; what members pay to others is their own contract.
fn limits(way: &CaseSplit, taxes: &[Vec<i128>]) -> HashMap<(usize, Who), Option<Units>> {
    let tax = |year: usize, who: Who| -> Units {
        let of_year = taxes.get(year).map(Vec::as_slice).unwrap_or_default().iter().enumerate();
        let its = of_year.filter(|(nth, _)| who.member().is_none_or(|member| member == *nth));
        its.map(|(_, tax)| Units::exact(*tax)).sum()
    };
    let billed = |row: &ShareRow, year: usize| match row.who.member() {
        Some(member) => way.shares.billed(Some(member), Some(year)),
        None => way.shares.all_billed(row.sums.after.unwrap_or_default(), Some(year)),
    };
    let of_year = |row: &ShareRow| {
        let year = row.year?;
        let limit = row.sums.after.map(|_| billed(row, year).plus(tax(year, row.who)));
        Some(((year, row.who), limit))
    };
    way.rows.iter().filter_map(of_year).collect()
}

/// What becomes of tax, where the case is not with it: limits are, or there is no table although the case is signed.
pub(super) fn untaxed(found: &Splitting<'_>) -> Option<Note> {
    if years_after(found.case, found).is_empty() {
        return None;
    }
    match (taxes(found), found.case.tax) {
        (Some(_), Some(Tax::Included)) => None,
        (Some(_), _) => Some(note!("commitment-taxed")),
        (None, None) => Some(note!("commitment-untaxed")),
        (None, _) => Some(note!("commitment-untaxed").worded(why(found))),
    }
}

/// Why there are no limits of a case without tax.
fn why(found: &Splitting<'_>) -> Code {
    let facts = || found.computed.facts.iter().filter(|fact| fact.side == Side::After);
    let has_rate = |fact: &Fact| found.computed.item(fact).is_some_and(|item| item.tax_rate.is_some());
    if found.ways.len() > 1 {
        code!("commitment-of-one-rule")
    } else if facts().any(|fact| !fact.invoice.units.is_exact()) {
        code!("commitment-ranges")
    } else if facts().all(has_rate) {
        code!("commitment-other-rule")
    } else {
        code!("commitment-no-rate")
    }
}
