//! The instalments of the bills of each year as people read them: members down the side, the months across, sums both ways.

use super::names::member_name;
use crate::analysis::split::{Instalment, Splitting};
use crate::code;
use crate::cost::Units;
use crate::lang::Term;
use crate::layout::cells::amount;
use crate::layout::columns::{column, for_people};
use crate::report::{Cell, Column, Role, Row, Section, Sense, Table, note};
use std::collections::BTreeSet;

/// Members by months, a section a year.
pub(super) fn matrix(found: &Splitting<'_>, parts: &[&Instalment], title: Term) -> Table {
    let months = months(found, parts);
    let years: BTreeSet<usize> = parts.iter().map(|part| part.year).collect();
    let sections = years.iter().map(|year| {
        let of_year: Vec<&Instalment> = parts.iter().copied().filter(|part| part.year == *year).collect();
        section(found, &of_year, &months, *year)
    });
    let sections: Vec<Section> = sections.chain(total(found, parts, &months, years.len())).collect();
    let head = |(nth, month): (usize, &u32)| Column {
        key: month.to_string().into(),
        head: Some(said(found, nth, *month)),
        ..Column::default()
    };
    let heads = months.iter().enumerate().map(head).map(for_people);
    let [who, sum] = [column("who", Term::Subject), column("sum", Term::SumHead)].map(for_people);
    let columns = std::iter::once(who).chain(heads).chain([sum]).collect();
    Table { id: "instalments_by_month", title, columns, sections }
}

/// The months that bills are paid in: those of the case, in its order, then any other that some bill has to be paid in.
fn months(found: &Splitting<'_>, parts: &[&Instalment]) -> Vec<u32> {
    let asked = found.computed.plan.sharing.instalments.as_ref();
    let mut months = asked.map_or_else(Vec::new, |asked| asked.months.clone());
    for part in parts {
        if !months.contains(&part.month) {
            months.push(part.month);
        }
    }
    months
}

/// The how-manieth instalment of a year it is, and in which month; a month that the case does not name has no number.
fn said(found: &Splitting<'_>, nth: usize, month: u32) -> Cell {
    let asked = found.computed.plan.sharing.instalments.as_ref();
    let is_named = asked.is_some_and(|asked| nth < asked.months.len());
    let note = match is_named {
        true => note!("instalment-month", number = nth + 1),
        false => note!("instalment-month").worded(code!("instalment-other-month")),
    };
    Cell::from(note.with("month", Cell::Count(month.into())))
}

/// The members of a year, and their sum.
fn section(found: &Splitting<'_>, parts: &[&Instalment], months: &[u32], year: usize) -> Section {
    let members: BTreeSet<usize> = parts.iter().map(|part| part.member).collect();
    let row = |member: usize| {
        let own: Vec<&Instalment> = parts.iter().copied().filter(|part| part.member == member).collect();
        row(found, Role::Item, member_name(found, member), &own, months)
    };
    let sum = found.only.is_none();
    let (role, word) = match found.computed.years.len() == 1 || found.year.is_some() {
        true => (Role::Total, Term::Total),
        false => (Role::Subtotal, Term::Subtotal),
    };
    let sum = sum.then(|| self::row(found, role, Cell::Word(word), parts, months));
    let heading = found.computed.years.get(year).map(|year| Cell::Year(year.name));
    Section { heading, rows: members.into_iter().map(row).chain(sum).collect() }
}

/// What is paid in each month over several years.
fn total(found: &Splitting<'_>, parts: &[&Instalment], months: &[u32], years: usize) -> Option<Section> {
    let row = row(found, Role::Total, Cell::Word(Term::Total), parts, months);
    let heading = Some(Cell::Word(Term::WholeTerm));
    (years > 1).then_some(Section { heading, rows: vec![row] })
}

fn row(found: &Splitting<'_>, role: Role, name: Cell, parts: &[&Instalment], months: &[u32]) -> Row {
    let cost = |units: i128| {
        let units = Some(Units::exact(units));
        amount(units, found.case.currency, found.computed.decimals, Sense::Plain)
    };
    let in_month = |month: &u32| {
        let of_month = || parts.iter().filter(|part| part.month == *month);
        match of_month().next() {
            Some(_) => cost(of_month().map(|part| part.amount).sum()),
            None => Cell::Absent,
        }
    };
    let sum = cost(parts.iter().map(|part| part.amount).sum());
    let cells = std::iter::once(name).chain(months.iter().map(in_month)).chain([sum]);
    Row { role, cells: cells.collect() }
}
