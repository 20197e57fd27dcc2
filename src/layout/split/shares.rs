//! The columns of the table `shares`: who pays what, what is saved, and who is worse off.

use super::bills::called;
use super::figures::{self, Made};
use super::names::member_name;
use super::words;
use crate::analysis::split::{By, CaseSplit, ShareRow, Splitting, Who};
use crate::cost::Units;
use crate::lang::Term;
use crate::layout::cells::{cost, saved, saving_percent};
use crate::layout::columns::Entry;
use crate::layout::heads::heads;
use crate::layout::lookup::{item_id, member_id, plain_name, whose, year_number};
use crate::report::{Cell, Role};

/// The columns, those of the data in the order of the interface, those of people from the most to the least needed.
pub(super) fn entries<'f>(found: &'f Splitting<'_>) -> Vec<Entry<'f, Made<'f>>> {
    let mut entries = of_whom(found);
    entries.extend(paid(found));
    entries.extend(gained(found));
    entries.extend(beside(found));
    // additions to the interface's columns: the ends of what is only known within a range
    entries.extend(figures::ends(found.case.currency));
    entries.extend(added(found));
    entries
}

/// Whose and what a row is of.
fn of_whom<'f>(found: &'f Splitting<'_>) -> Vec<Entry<'f, Made<'f>>> {
    type E<'f> = Entry<'f, Made<'f>>;
    let (plan, years) = (found.computed.plan, &found.computed.years);
    let rules = words::RuleCells::of(found);
    vec![
        E::data("rule", move |(way, row)| rules.cell(way, row)),
        E::data("member", |(_, row)| member_id(plan, row.who.member())),
        E::data("name", |(_, row)| name(row, |number| plain_name(plan, number).into())),
        E::data("year", |(_, row)| year_number(years, row.year)),
        E::data("item", |(_, row)| match row.item? {
            None => Some(Cell::Word(Term::Rounding)),
            Some(item) => item_id(plan, item),
        }),
        E::people("who", Term::Subject, |(_, row)| name(row, |number| member_name(found, number))),
    ]
}

/// Whether rows are of the whole of what somebody pays, not of an item.
fn is_of_term(found: &Splitting<'_>) -> bool {
    found.by != Some(By::Item)
}

/// What was paid and what is.
fn paid<'f>(found: &'f Splitting<'_>) -> Vec<Entry<'f, Made<'f>>> {
    type E<'f> = Entry<'f, Made<'f>>;
    let cost = |units: Option<Units>| cost(units, found.case.currency);
    let (of_term, is_ranged) = (is_of_term(found), !found.computed.is_exact());
    let nets_before = found.net && found.ways.iter().any(|way| way.total.is_supported_before());
    let settles = found.ways.iter().any(|way| way.total.settlement.is_some()) && of_term;
    let is_billed_apart = settles || (found.has_direct() && of_term);
    let bill = called(found.computed.plan.sharing.word).bill;
    vec![
        E::new("before", Term::Before, move |(_, row)| cost(row.sums.before))
            .rank(4)
            .seen_if(of_term && !nets_before),
        E::people("shown_before", Term::NetBefore, move |(_, row)| cost(row.counted_before()))
            .rank(4)
            .only_if(of_term && nets_before),
        E::people("shown_counted", Term::NetShare, move |(_, row)| cost(row.counted())).only_if(found.net),
        // what is billed is made of it
        E::new("share", Term::ShareHead, move |(_, row)| cost(row.sums.after))
            .rank(if found.net { 3 } else { 0 })
            .seen_if(!found.net || is_billed_apart),
        E::people("shown_settlement", Term::SettlementHead, move |(_, row)| cost(row.settlement))
            .rank(3)
            .only_if(settles),
        E::people("shown_bill", bill, move |(_, row)| cost(row.bill())).rank(2).only_if(is_billed_apart),
        E::data("support", move |(_, row)| cost(Some(row.sums.support.pays))).ends_last_if(is_ranged),
        E::data("net_share", move |(_, row)| cost(row.sums.net_after())).ends_last_if(is_ranged),
    ]
}

/// What is saved, and who is worse off.
fn gained<'f>(found: &'f Splitting<'_>) -> Vec<Entry<'f, Made<'f>>> {
    type E<'f> = Entry<'f, Made<'f>>;
    let of_term = is_of_term(found);
    vec![
        E::new("saving", Term::Saving, |(_, row)| saved(row.saving(), found.case.currency))
            .rank(1)
            .seen_if(of_term),
        E::data("percent", |(_, row)| saving_percent(row.percent(), 6)),
        E::people("shown_percent", Term::Percent, |(_, row)| saving_percent(row.percent(), 1))
            .rank(1)
            .seen_if(of_term),
        E::data("worse_off", |(_, row)| row.worse_off().filter(|_| row.who != Who::Nobody)),
        E::data("capped", |(way, row)| is_capped(way, row)),
        E::people("verdict", Term::Verdict, |(way, row)| verdict(way, row))
            // the answer stays as long as the change does
            .rank(1)
            .where_said()
            .only_if(of_term),
    ]
}

/// What people see beside the shares: the part of the whole, support, what is paid a head.
fn beside<'f>(found: &'f Splitting<'_>) -> Vec<Entry<'f, Made<'f>>> {
    type E<'f> = Entry<'f, Made<'f>>;
    let cost = |units: Option<Units>| cost(units, found.case.currency);
    // a year or an item has no part of the whole term, nor a cost a head
    let of_whole = found.by.is_none();
    let supported = found.ways.iter().any(|way| way.total.sums.support.pays != Units::default());
    let heads = heads(found.case, &found.computed);
    vec![
        E::people("shown_part", Term::PartHead, |(way, row)| figures::part(way, row, 1))
            .rank(5)
            .where_said()
            .only_if(of_whole),
        E::people("shown_support", Term::Support, move |(_, row)| cost(Some(row.sums.support.pays)))
            .rank(6)
            .where_said(),
        E::people("shown_net", Term::NetShare, move |(_, row)| cost(row.sums.net_after()))
            .rank(7)
            .only_if(supported && !found.net),
        E::people("shown_head", heads.head(), move |(_, row)| figures::a_head(&heads, row, heads.decimals()))
            .rank(8)
            .where_said()
            .only_if(of_whole),
    ]
}

/// Columns that data have after all others.
fn added<'f>(found: &'f Splitting<'_>) -> Vec<Entry<'f, Made<'f>>> {
    type E<'f> = Entry<'f, Made<'f>>;
    let cost = |units: Option<Units>| cost(units, found.case.currency);
    let is_ranged = !found.computed.is_exact();
    let counts = found.ways.iter().any(|way| way.errors.is_some());
    let heads = heads(found.case, &found.computed);
    vec![
        E::data("settlement", move |(_, row)| cost(row.settlement)).ends_last_if(is_ranged),
        E::data("bill", move |(_, row)| cost(row.bill())).ends_last_if(is_ranged),
        E::data("uncollected", move |(way, row)| cost(figures::uncollected(way, row)))
            .ends_last_if(is_ranged),
        E::data("part", |(way, row)| figures::part(way, row, 6)),
        E::data("per_head", move |(_, row)| figures::a_head(&heads, row, 6)),
        E::data("standard_error", move |(way, row)| cost(figures::error(way, row))).only_if(counts),
    ]
}

/// Whether a promise holds a member down, where that is certain.
fn is_capped(way: &CaseSplit, row: &ShareRow) -> Option<bool> {
    row.who.member().and_then(|number| way.shares.is_capped(number))
}

/// Whose a row is, in words; words of the program are the same code in every language.
fn name(row: &ShareRow, of_member: impl Fn(usize) -> Cell) -> Cell {
    match row.role {
        Role::Subtotal if row.who == Who::All => Cell::Word(Term::Subtotal),
        _ => whose(row.who, of_member),
    }
}

/// What a row comes to for its member, in words that need no colour; nothing where all is well.
fn verdict(way: &CaseSplit, row: &ShareRow) -> Cell {
    let mut said = Vec::new();
    match (row.worse_off(), row.who) {
        (Some(true), _) => said.push(Cell::Word(Term::WorseOff)),
        (None, Who::Member(_)) if row.saving().is_some() => said.push(Cell::Word(Term::MaybeWorseOff)),
        _ => {}
    }
    if is_capped(way, row) == Some(true) && row.year.is_none() && row.item.is_none() {
        said.push(Cell::Word(Term::Capped));
    }
    Cell::Parts(said)
}
