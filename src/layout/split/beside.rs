//! Notes on what stands beside shares: settlements and instalments in bills, and support.

use super::bills::bill_word;
use super::names::{listed, member_name};
use crate::analysis::split::{CaseSplit, ShareRow, Splitting, Who};
use crate::code;
use crate::cost::Units;
use crate::layout::cells::some;
use crate::plan::shares::BillBelowZero;
use crate::report::{Cell, Note, note};

/// What stands beside shares in bills, and why there are no instalments of a case that has some.
pub(super) fn settled(found: &Splitting<'_>) -> Vec<Note> {
    let plan = found.computed.plan;
    let (settles, parts) = (!plan.reckonings.is_empty(), plan.sharing.instalments.is_some());
    let mut notes = Vec::new();
    if found.computed.is_selected {
        let word = bill_word(found);
        notes.extend((settles || parts).then(|| note!("beside-left-out", word).brief()));
        return notes;
    }
    if settles {
        let names = plan.reckonings.iter().map(|one| {
            let year = found.computed.years.get(one.year).map(|year| Cell::Year(year.name));
            Cell::aside(Cell::text(&one.name), year)
        });
        let note = note!("split-settlement", names = listed(names.collect())).brief();
        // what a member pays itself is in its share and in no bill
        let pays_itself = plan.after.iter().any(|item| item.direct);
        let note = note.with("word", bill_word(found));
        notes.push(if pays_itself { note.worded(code!("split-settlement-direct")) } else { note });
    }
    if parts && found.instalments.is_none() {
        let wording = match found.ways.len() {
            1 => code!("instalments-of-ranges"),
            _ => code!("instalments-of-one-rule"),
        };
        notes.push(Note::new(wording).with("word", bill_word(found)).brief());
    }
    notes
}

/// That savings are before support, and who gains only with it.
pub(super) fn support(found: &Splitting<'_>) -> Option<Note> {
    let ways = || found.ways.iter();
    let none = |row: &ShareRow| row.sums.support.pays == Units::default() && !row.is_supported_before();
    if ways().all(|way| found.whole(way, Who::All).is_none_or(none)) {
        return None;
    }
    let seen = |note: Note| if found.shows_gains() { note } else { note.of_data() };
    if found.net {
        return Some(seen(note!("split-support").worded(code!("split-support-net")).brief()));
    }
    let note = note!("split-support");
    let [way] = found.ways.as_slice() else { return Some(seen(note)) };
    let looked_at = |row: &&ShareRow| found.only.is_none() || row.who.member() == found.only;
    let with_it =
        found.of_members(way).filter(looked_at).filter(|row| row.worse_off() == Some(true)).filter(|row| {
            let net = row.sums.net_before().zip(row.sums.net_after());
            net.is_some_and(|(before, net)| net.high <= before.low)
        });
    let names: Vec<Cell> = with_it.filter_map(|row| Some(member_name(found, row.who.member()?))).collect();
    Some(seen(match names.is_empty() {
        true => note,
        false => note.worded(code!("split-support-helps")).with("members", listed(names)).brief(),
    }))
}

/// Who would be paid instead of paying, by support or by a bill below zero; of some items only nothing is said.
pub(super) fn paid_instead(found: &Splitting<'_>, way: &CaseSplit) -> Vec<Note> {
    if found.computed.is_selected {
        return Vec::new();
    }
    let looked_at = |member: usize| found.only.is_none_or(|only| only == member);
    let by_support = found.of_members(way).filter(|row| row.sums.is_paid_by_support());
    let by_support = by_support.filter_map(|row| row.who.member()).filter(|member| looked_at(*member));
    let by_support: Vec<Cell> = by_support.map(|member| member_name(found, member)).collect();
    let year = |year: usize| found.computed.years.get(year).map(|year| Cell::Year(year.name));
    // who receives in a fair division has a note of its own
    let bills = way.shares.bills_below_zero(&found.computed).into_iter().filter(|_| way.method.is_none());
    let bills =
        bills.filter(|bill| looked_at(bill.member) && found.year.is_none_or(|only| only == bill.year));
    let (certain, perhaps): (Vec<_>, Vec<_>) = bills.partition(|bill| bill.is_certain);
    let told = |bills: Vec<BillBelowZero>, wording| {
        let bills = bills.into_iter();
        let named = bills.map(|bill| Cell::aside(member_name(found, bill.member), year(bill.year)));
        let note = |names| note!("split-bill-below-zero", members = listed(names)).worded(wording);
        some(named).map(|names| note(names).with("word", bill_word(found)))
    };
    let by_support = some(by_support).map(|names| note!("split-support-beyond", members = listed(names)));
    let bills =
        [told(certain, code!("split-bill-below-zero")), told(perhaps, code!("split-bill-may-be-below-zero"))];
    let bills = bills.into_iter().flatten();
    by_support.into_iter().chain(bills).map(Note::brief).collect()
}
