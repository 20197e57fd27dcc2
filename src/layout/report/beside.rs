//! What stands beside the shares of a year in its bills: the table `settled`.

use crate::analysis::split::{ShareRow, Splitting, Who};
use crate::cost::Units;
use crate::lang::Term;
use crate::layout::cells::cost;
use crate::layout::columns::{Entry, Rows, table};
use crate::layout::lookup::{member_id, year_name, year_number};
use crate::layout::split::{called, member_name};
use crate::report::{Cell, Role, Table};

/// The bills of the years in which something stands beside shares: the share, what is beside it, and the bill.
pub(super) fn settled(found: &Splitting<'_>) -> Option<Table> {
    type E<'f> = Entry<'f, &'f ShareRow>;
    let [way] = found.ways.as_slice() else { return None };
    let is_settled = |year: usize| {
        let mut rows = way.rows.iter().filter(|row| row.year == Some(year));
        rows.any(|row| row.settlement.is_some_and(|beside| beside != Units::default()))
    };
    let sections = (0..found.computed.years.len()).filter(|year| is_settled(*year)).map(|year| {
        let rows = way.rows.iter().filter(|row| row.year == Some(year) && row.who != Who::Nobody);
        let role = |row: &ShareRow| if row.who == Who::All { Role::Subtotal } else { Role::Item };
        Rows::under(year_name(&found.computed.years, year).map(Cell::Year), rows.map(|row| (role(row), row)))
    });
    let sections: Vec<Rows<&ShareRow>> = sections.collect();
    if sections.is_empty() {
        return None;
    }
    let money = |units: Option<Units>| cost(units, found.case.currency);
    let name = |row: &ShareRow| {
        row.who.member().map_or(Cell::Word(Term::Subtotal), |number| member_name(found, number))
    };
    let pays_itself = found.computed.plan.after.iter().any(|item| item.direct);
    let head = if pays_itself { Term::BilledShareHead } else { Term::ShareHead };
    let called = called(found.computed.plan.sharing.word);
    let bill = called.bill;
    let entries: Vec<E<'_>> = vec![
        E::data("member", |row| member_id(found.computed.plan, row.who.member())),
        E::data("year", |row| year_number(&found.computed.years, row.year)),
        E::people("who", Term::Subject, move |row| name(row)),
        // in data a share is what it is in every table: with what is paid to others
        E::data("share", move |row| money(row.sums.after)),
        E::people("billed", head, move |row| money(row.billed)),
        E::new("settlement", Term::SettlementHead, move |row| money(row.settlement)),
        E::new("bill", bill, move |row| money(row.bill())),
    ];
    Some(table("settled", called.settled, entries, sections))
}
