//! The table `budget`: what each member pays in each year, adding up both ways; and the tax in it.

use crate::analysis::report::{TaxedYear, taxes};
use crate::analysis::split::{Across, Splitting};
use crate::cost::Units;
use crate::lang::Term;
use crate::layout::cells::amount;
use crate::layout::columns::{column, data, for_people};
use crate::layout::split::{called, matrix};
use crate::report::{Cell, Column, Role, Row, Section, Sense, Table};
use std::iter::once;

/// Members by years, as `split` has them; nothing where shares say nothing of years.
pub(super) fn table(found: &Splitting<'_>) -> Option<Table> {
    if found.ways.len() != 1 || found.by.is_none() {
        return None;
    }
    let title = called(found.computed.plan.sharing.word).budget;
    Some(Table { id: "budget", title, ..matrix(found, Across::Year) })
}

/// A sum of each year: its role, its key, its name, and what it sums.
type Line = (Role, &'static str, Term, fn(TaxedYear) -> i128);

/// What all members bear of the costs of each year without tax, the tax, and both; nothing where a rate is not stated.
pub(super) fn taxed(found: &Splitting<'_>) -> Option<Table> {
    found.by?;
    let years = taxes(found.case, &found.computed)?;
    let money =
        |units| amount(Some(Units::exact(units)), found.case.currency, found.computed.decimals, Sense::Plain);
    let row = |(role, key, name, of): Line| {
        let sum = years.iter().fold(0_i128, |sum, year| sum.saturating_add(of(*year)));
        let cells = years.iter().map(|year| money(of(*year))).chain(once(money(sum)));
        let names = [Cell::text(key), Cell::Word(name), Cell::Word(name)];
        Row { role, cells: names.into_iter().chain(cells).collect() }
    };
    let lines: [Line; 3] = [
        (Role::Item, "net", Term::WithoutTax, |year| year.net),
        (Role::Item, "tax", Term::ConsumptionTax, |year| year.tax),
        (Role::Total, "gross", Term::WithTax, TaxedYear::gross),
    ];
    let heads = found.computed.years.iter().map(|year| Column {
        key: year.name.number().to_string().into(),
        head: Some(Cell::Year(year.name)),
        ..Column::default()
    });
    let who = [data("key"), data("name"), for_people(column("who", Term::Subject))];
    let columns = who.into_iter().chain(heads).chain([column("total", Term::Total)]).collect();
    let sections = vec![Section { heading: None, rows: lines.into_iter().map(row).collect() }];
    Some(Table { id: "taxes", title: Term::TaxesTable, columns, sections })
}
