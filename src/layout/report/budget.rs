//! The table `budget`: what each member pays in each year, adding up both ways; and the tax in it.

use crate::analysis::report::{TaxedYear, taxes};
use crate::analysis::split::{Across, Splitting};
use crate::cost::Units;
use crate::lang::Term;
use crate::layout::cells::cost;
use crate::layout::columns::{Entry, listing};
use crate::layout::split::{called, matrix};
use crate::report::{Cell, Role, Table};

/// Members by years, as `split` has them; nothing where shares say nothing of years.
pub(super) fn table(found: &Splitting<'_>) -> Option<Table> {
    if found.ways.len() != 1 || found.by.is_none() {
        return None;
    }
    let title = called(found.computed.plan.sharing.word).budget;
    Some(Table { id: "budget", title, ..matrix(found, Across::Year) })
}

/// A sum of each year: its key, its name, and what it sums.
type YearSum = (&'static str, Term, fn(TaxedYear) -> i128);

/// What all members bear of the costs of each year without tax, the tax, and both; nothing where a rate is not stated.
pub(super) fn taxed(found: &Splitting<'_>) -> Option<Table> {
    type E<'f> = Entry<'f, YearSum>;
    found.by?;
    let years = taxes(found.case, &found.computed)?;
    let money = |units| cost(Units::exact(units), found.case.currency);
    let mut entries: Vec<E<'_>> = vec![
        E::data("key", |(key, ..)| Cell::text(*key)),
        E::data("name", |(_, name, _)| *name),
        E::people("who", Term::Subject, |(_, name, _)| *name),
    ];
    entries.extend(found.computed.years.iter().zip(&years).map(|(year, taxed)| {
        E::new(year.name.number().to_string(), year.name, move |(.., of)| money(of(*taxed)))
    }));
    entries.push(E::new("total", Term::Total, |(.., of)| {
        money(years.iter().fold(0_i128, |sum, year| sum.saturating_add(of(*year))))
    }));
    let lines: [(Role, YearSum); 3] = [
        (Role::Item, ("net", Term::WithoutTax, |year| year.net)),
        (Role::Item, ("tax", Term::ConsumptionTax, |year| year.tax)),
        (Role::Total, ("gross", Term::WithTax, TaxedYear::gross)),
    ];
    // what is settled of another year is in the bills, and no cost of this one
    let is_settled = !found.computed.plan.reckonings.is_empty();
    let title = if is_settled { Term::TaxesTableUnsettled } else { Term::TaxesTable };
    Some(listing("taxes", title, entries, lines).telling_tax())
}
