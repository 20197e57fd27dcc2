//! What stands beside the shares of a year, and when bills are paid: the tables `settled` and `instalments`.

use crate::analysis::split::{Instalment, ShareRow, Splitting, Who};
use crate::code;
use crate::cost::Units;
use crate::lang::Term;
use crate::layout::cells::amount;
use crate::layout::columns::{Entry, Rows, column, for_people, table, unseen};
use crate::layout::split::{called, instalments, member_name};
use crate::report::{Cell, Column, Note, Role, Row, Section, Sense, Table};

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
        member.map_or(Cell::Absent, |member| Cell::text(member.id.clone()))
    };
    let year = |row: &&ShareRow| {
        let year = row.year.and_then(|year| found.computed.years.get(year));
        year.map_or(Cell::Absent, |year| Cell::Count(year.name.number().into()))
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

/// The instalments of every bill: for people a column a month, by year; for data a row each.
pub(super) fn paid(found: &Splitting<'_>) -> Vec<Table> {
    let (Some(parts), Some(mut rows)) = (&found.instalments, instalments(found)) else { return Vec::new() };
    rows.columns.iter_mut().for_each(unseen);
    vec![by_month(found, parts), rows]
}

/// Members down the side, months of the year across.
fn by_month(found: &Splitting<'_>, parts: &[Instalment]) -> Table {
    let starts = u32::from(found.case.year_starts);
    let since = |month: u32| (month + 12).saturating_sub(starts) % 12;
    let mut months: Vec<u32> = parts.iter().map(|part| part.month).collect();
    months.sort_by_key(|month| since(*month));
    months.dedup();
    let money =
        |units| amount(Some(Units::exact(units)), found.case.currency, found.computed.decimals, Sense::Plain);
    let section = |parts: &[&Instalment], year: usize| {
        let of = |whose: &dyn Fn(&Instalment) -> bool, role, name| {
            let in_month = |month: &u32| {
                let mut mine = parts.iter().filter(|part| part.month == *month && whose(part)).peekable();
                let is_some = mine.peek().is_some();
                let sum = mine.fold(0_i128, |sum, part| sum.saturating_add(part.amount));
                if is_some { money(sum) } else { Cell::Absent }
            };
            let whole = parts.iter().filter(|part| whose(part));
            let whole = whole.fold(0_i128, |sum, part| sum.saturating_add(part.amount));
            let cells = months.iter().map(in_month).chain([money(whole)]);
            Row { role, cells: std::iter::once(name).chain(cells).collect() }
        };
        let mut members: Vec<usize> = parts.iter().map(|part| part.member).collect();
        members.sort_unstable();
        members.dedup();
        let rows = members.into_iter().map(|member| {
            of(&move |part: &Instalment| part.member == member, Role::Item, member_name(found, member))
        });
        let all = of(&|_: &Instalment| true, Role::Subtotal, Cell::Word(Term::Subtotal));
        let heading = found.computed.years.get(year).map(|year| Cell::Year(year.name));
        Section { heading, rows: rows.chain([all]).collect() }
    };
    let of_year = |year: usize| parts.iter().filter(move |part| part.year == year).collect::<Vec<_>>();
    let sections = (0..found.computed.years.len()).filter(|year| !of_year(*year).is_empty());
    let sections = sections.map(|year| section(&of_year(year), year)).collect();
    let head = |(nth, month): (usize, &u32)| {
        let note = Note::new(code!("instalment-in")).with("month", Cell::Count((*month).into()));
        let note = note.with("number", Cell::number_of(nth.saturating_add(1)));
        Column { head: Some(Cell::Said(Box::new(note))), ..for_people(column("", Term::NoHead)) }
    };
    let who = for_people(column("who", Term::Subject));
    let bill = called(found.computed.plan.sharing.word);
    let columns = std::iter::once(who).chain(months.iter().enumerate().map(head));
    let columns = columns.chain([for_people(column("bill", bill.bill))]).collect();
    Table { id: "instalments_by_month", title: bill.instalments, columns, sections }
}
