//! What each member pays, what support covers of it, and the numbers it is shared by.

use super::tables;
use crate::analysis::split::Splitting;
use crate::case::Member;
use crate::lang::Term;
use crate::layout::bases::called;
use crate::layout::cells::{distinct, number_within};
use crate::layout::columns::{Entry, items, listing};
use crate::report::{Audience, Cell, Report, Table};

/// Before, share and saving of each member over the term; nothing where several ways stand side by side.
pub(super) fn shares(report: &Report) -> Option<Table> {
    let table =
        tables::renamed(report, "shares", "shares", Term::SharesTable).filter(Table::is_for_people)?;
    let keys = ["who", "before", "share", "saving", "shown_percent", "verdict"];
    let is_shown = |key: &&str| seen(&table, key) && tables::says(&table, key);
    let shown: Vec<&str> = keys.into_iter().filter(is_shown).collect();
    Some(tables::only(table, &shown))
}

/// What support covers of each member's share, and what is left; nothing where there is none.
pub(super) fn net(report: &Report) -> Option<Table> {
    let table = tables::renamed(report, "shares", "net", Term::NetTable)?;
    let is_supported = seen(&table, "shown_support");
    is_supported.then(|| for_people_only(table, &["who", "share", "shown_support", "shown_net"]))
}

/// The same of the group by year, with what somebody outside pays; nothing where nobody does.
pub(super) fn net_by_year(table: Table) -> Option<Table> {
    let keys = ["subject", "after", "outside", "support", "shown_net"];
    let shown: Vec<&str> = keys.into_iter().filter(|key| seen(&table, key)).collect();
    seen(&table, "shown_net").then(|| {
        let is_computed = |basis: &Cell| *basis == Cell::Word(Term::Computed);
        for_people_only(tables::rows_where(table, "basis", is_computed), &shown)
    })
}

fn seen(table: &Table, key: &str) -> bool {
    table.columns.iter().any(|column| column.key == key && column.is_for_people())
}

/// These columns, for people only: programs have them in another table.
fn for_people_only(table: Table, keys: &[&str]) -> Table {
    let mut table = tables::only(table, keys);
    for column in &mut table.columns {
        let is_seen = column.is_for_people();
        column.audience = if is_seen { Audience::People } else { Audience::Nobody };
    }
    table
}

/// The numbers that costs are shared by, a column a base, or a base and year where it changes; nothing where no member has
/// any.
pub(super) fn bases(found: &Splitting<'_>) -> Option<Table> {
    type E<'f> = Entry<'f, &'f Member>;
    let members = || found.computed.members().map(|(_, member)| member);
    let names = distinct(members().flat_map(|member| &member.bases).map(|(name, _)| name));
    let mut entries: Vec<E<'_>> = vec![
        E::data("member", |member| Cell::text(&member.id)),
        E::people("who", Term::Subject, |member| Cell::name(&member.name)),
    ];
    for base in &names {
        let called = || Cell::text(called(found.computed.plan, base));
        let changes = members().flat_map(|member| &member.by_year).any(|(name, _)| name == *base);
        // a mean over the term where it changes
        let figure = move |member: &&Member| {
            let (_, value) = member.bases.iter().find(|(known, _)| known == *base)?;
            Some(number_within(value, 6))
        };
        entries.push(E::new(base.to_string(), called(), figure).seen_if(!changes));
        for year in found.computed.years.iter().map(|year| year.name).filter(|_| changes) {
            let key = [base.as_str(), ".", &year.number().to_string()].concat();
            entries.push(E::people(key, Cell::aside(called(), [year]), move |member| {
                member.base_in(base, year.number()).map(|value| number_within(value, 6))
            }));
        }
    }
    (!names.is_empty()).then(|| listing("bases", Term::BasesTable, entries, items(members())))
}
