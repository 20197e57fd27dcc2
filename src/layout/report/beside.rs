//! What stands beside the shares of a year in its bills: the table `settled`.

use crate::analysis::split::{ShareRow, Splitting, Who};
use crate::cost::Units;
use crate::lang::Term;
use crate::layout::cells::amount;
use crate::layout::columns::{Entry, Rows, table};
use crate::layout::split::{called, member_name};
use crate::report::{Cell, Role, Sense, Table};

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
        let heading = found.computed.years.get(year).map(|year| Cell::Year(year.name));
        let role = |row: &ShareRow| if row.who == Who::All { Role::Subtotal } else { Role::Item };
        Rows { heading, rows: rows.map(|row| (role(row), row)).collect() }
    });
    let sections: Vec<Rows<&ShareRow>> = sections.collect();
    if sections.is_empty() {
        return None;
    }
    let money = |units| amount(units, found.case.currency, found.computed.decimals, Sense::Plain);
    let share = |row: &&ShareRow| {
        let beside = row.settlement.unwrap_or_default();
        row.bill.map(|bill| bill.minus(beside))
    };
    let id = |row: &&ShareRow| {
        let member = row.who.member().and_then(|number| found.computed.plan.members.get(number));
        member.map(|member| Cell::text(member.id.clone())).into()
    };
    let year = |row: &&ShareRow| {
        let year = row.year.and_then(|year| found.computed.years.get(year));
        year.map(|year| year.name.number()).into()
    };
    let name = |row: &&ShareRow| {
        row.who.member().map_or(Cell::Word(Term::Subtotal), |number| member_name(found, number))
    };
    let entries = vec![
        E::data("member", id),
        E::data("year", year),
        E::people("who", Term::Subject, name),
        E::new("share", Term::ShareHead, move |row| money(share(row))),
        E::new("settlement", Term::SettlementHead, move |row| money(row.settlement)),
        E::new("bill", Term::BillHead, move |row| money(row.bill))
            .headed(Cell::Word(called(found.computed.plan.sharing.word).bill)),
    ];
    Some(table("settled", Term::SettledTable, entries, sections))
}
