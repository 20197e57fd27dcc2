//! The instalments of the bills of each year as people read them: members down the side, the months across, sums both ways.

use super::names::member_name;
use crate::analysis::split::{Instalment, Splitting};
use crate::code;
use crate::cost::Units;
use crate::lang::Term;
use crate::layout::cells::{cost, distinct};
use crate::layout::columns::{Entry, Rows, items, table};
use crate::layout::lookup::year_name;
use crate::report::{Cell, Role, Table, note};
use std::collections::BTreeSet;

/// Who pays these instalments, a member or all of them.
type PayerInstalments<'f> = (Cell, Vec<&'f Instalment>);

/// Members by months, a section a year.
pub(super) fn matrix(found: &Splitting<'_>, parts: &[&Instalment], title: Term) -> Table {
    type E<'f> = Entry<'f, PayerInstalments<'f>>;
    let sum = |parts: &mut dyn Iterator<Item = &&Instalment>| {
        cost(Units::exact(parts.map(|part| part.amount).sum()), found.case.currency)
    };
    let months = months(found, parts);
    let in_month = |(nth, month): (usize, &u32)| {
        let month = *month;
        E::people(month.to_string(), said(found, nth, month), move |(_, parts)| {
            let mut of_month = parts.iter().filter(|part| part.month == month).peekable();
            of_month.peek().is_some().then(|| sum(&mut of_month))
        })
    };
    let mut entries: Vec<E<'_>> = vec![E::people("who", Term::Subject, |(name, _)| name.clone())];
    entries.extend(months.iter().enumerate().map(in_month));
    entries.push(E::people("sum", Term::SumHead, |(_, parts)| sum(&mut parts.iter())));
    let years: BTreeSet<usize> = parts.iter().map(|part| part.year).collect();
    let of_years = years.iter().map(|year| of_year(found, parts, *year));
    // what is paid in each month over several years
    let total = (Role::Total, (Cell::Word(Term::Total), parts.to_vec()));
    let total = Rows::under(Some(Cell::Word(Term::WholeTerm)), [total]);
    table("instalments_by_month", title, entries, of_years.chain((years.len() > 1).then_some(total)))
}

/// The months that bills are paid in: those of the case, in its order, then any other that some bill has to be paid in.
fn months(found: &Splitting<'_>, parts: &[&Instalment]) -> Vec<u32> {
    let asked = found.computed.plan.sharing.instalments.as_ref();
    let asked = asked.map(|asked| asked.months.as_slice()).unwrap_or_default();
    distinct(asked.iter().copied().chain(parts.iter().map(|part| part.month)))
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
fn of_year<'f>(found: &Splitting<'_>, parts: &[&'f Instalment], year: usize) -> Rows<PayerInstalments<'f>> {
    let of_year: Vec<&Instalment> = parts.iter().copied().filter(|part| part.year == year).collect();
    let members: BTreeSet<usize> = of_year.iter().map(|part| part.member).collect();
    let of_member = |member: usize| {
        let own = of_year.iter().copied().filter(|part| part.member == member).collect();
        (member_name(found, member), own)
    };
    let (role, word) = match found.computed.years.len() == 1 || found.year.is_some() {
        true => (Role::Total, Term::Total),
        false => (Role::Subtotal, Term::Subtotal),
    };
    let rows: Vec<_> = items(members.into_iter().map(of_member)).collect();
    let sum = found.only.is_none().then_some((role, (Cell::Word(word), of_year)));
    Rows::under(year_name(&found.computed.years, year).map(Cell::Year), rows.into_iter().chain(sum))
}
