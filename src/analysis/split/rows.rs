//! The rows of a split: each member's cost before, share and support, by year or by item, and their sums.

use super::row::{ShareRow, Who};
use super::sheet::{Sheet, pays};
use crate::cost::Units;
use crate::plan::facts::{Computed, Fact, PaidPart, Side, Sums, Supported};
use crate::plan::shares::Shares;
use crate::report::Role;

/// A row for each member over the term.
pub(super) fn members(computed: &Computed<'_>, shares: &Shares, supported: &[PaidPart]) -> Vec<ShareRow> {
    let mut sheet = Sheet::new(computed);
    sheet.add_before(computed.facts.iter());
    sheet.add_bills(shares, None);
    sheet.add_parts(supported.iter());
    sheet.rows(None, None, |member, sums| computed.months_of(member).is_some() || pays(sums))
}

/// All of it: the cost itself, apart from what it is split into.
pub(super) fn total(computed: &Computed<'_>, supported: &[PaidPart]) -> ShareRow {
    summed(
        computed,
        Role::Total,
        |fact| fact.side == Side::Before || !fact.payer.is_outside(),
        supported.iter(),
    )
}

/// The sum of the facts that a condition picks and of the support of these parts.
fn summed<'p>(
    computed: &Computed<'_>,
    role: Role,
    picks: impl Fn(&Fact) -> bool,
    supported: impl Iterator<Item = &'p PaidPart>,
) -> ShareRow {
    let side = |side| computed.sum(|fact| fact.side == side && picks(fact));
    let supported: Vec<&PaidPart> = supported.collect();
    let support = |side| support_of(supported.iter().copied().filter(|part| part.side == side));
    let sums = Sums {
        before: computed.known.before().then(|| side(Side::Before)),
        after: Some(side(Side::After)),
        support: support(Side::After),
        before_support: support(Side::Before),
        ..Sums::default()
    };
    ShareRow::new(role, Who::All, sums)
}

/// The support of these parts together.
fn support_of<'p>(parts: impl Iterator<Item = &'p PaidPart>) -> Supported {
    parts.fold(Supported::default(), |sum, part| sum.plus(part.support))
}

/// The members' rows of each year, then its sum.
pub(super) fn by_year(
    computed: &Computed<'_>,
    shares: &Shares,
    supported: &[PaidPart],
    in_all: &[PaidPart],
) -> Vec<ShareRow> {
    let mut rows = Vec::new();
    for year in 0..computed.years.len() {
        let of_year = |part: &&PaidPart| part.year == year;
        let mut sheet = Sheet::new(computed);
        sheet.add_before(computed.facts.iter().filter(|fact| fact.invoice.year == year));
        sheet.add_bills(shares, Some(year));
        sheet.add_parts(supported.iter().filter(of_year));
        let there = |member| computed.takes_part_in(member, year);
        let settles =
            |member| shares.stands_beside(Some(member), Some(year)).is_some_and(|it| it != Units::default());
        let wanted = |member: usize, sums: &Sums| there(member) || pays(sums) || settles(member);
        let mut of_members = sheet.rows(Some(year), None, wanted);
        for row in &mut of_members {
            row.sums.tied =
                row.who.member().map(|member| shares.tied(member, Some(year))).unwrap_or_default();
        }
        if rows.is_empty() {
            // each year mostly has as many as the first
            rows.reserve_exact(of_members.len().saturating_add(1).saturating_mul(computed.years.len()));
        }
        rows.extend(of_members);
        let picks = |fact: &Fact| fact.invoice.year == year && !fact.payer.is_outside();
        let sum = summed(computed, Role::Subtotal, picks, in_all.iter().filter(of_year));
        rows.push(ShareRow { year: Some(year), ..sum });
    }
    rows
}

/// The members' rows of each item, over the term or in one year, then its sum; what belongs to no item comes last. Costs
/// before belong to no item of the shared system.
pub(super) fn by_item(
    computed: &Computed<'_>,
    shares: &Shares,
    (supported, in_all): (&[PaidPart], &[PaidPart]),
    year: Option<usize>,
) -> Vec<ShareRow> {
    let mut parts = shares.parts_of(computed);
    parts.extend(supported.iter().cloned());
    parts.retain(|part| part.side == Side::After && !part.payer.is_outside());
    parts.retain(|part| year.is_none_or(|year| part.year == year));
    // a stable sort: years and members stay in their order
    parts.sort_by_key(|part| part.item.unwrap_or(usize::MAX));
    let mut rows = Vec::new();
    for of_item in parts.chunk_by(|one, next| one.item == next.item) {
        let item = of_item.first().and_then(|part| part.item);
        let is_of_year = |fact: &&Fact| year.is_none_or(|year| fact.invoice.year == year);
        let is_of_item = |fact: &&Fact| fact.side == Side::After && Some(fact.item) == item;
        let facts = computed.facts.iter().filter(is_of_item).filter(is_of_year);
        let is_of_sum = |part: &&PaidPart| part.side == Side::After && part.item == item;
        let of_sum = in_all.iter().filter(is_of_sum).filter(|part| year.is_none_or(|year| part.year == year));
        rows.extend(of_item_rows(computed, (of_item, support_of(of_sum)), year, facts));
    }
    rows
}

/// The members' rows of one item with these parts, then the sum of these facts less what they are supported with in all.
fn of_item_rows<'f>(
    computed: &Computed<'_>,
    (parts, support): (&[PaidPart], Supported),
    year: Option<usize>,
    facts: impl Iterator<Item = &'f Fact>,
) -> Vec<ShareRow> {
    let item = parts.first().and_then(|part| part.item);
    let mut sheet = Sheet::new(computed);
    sheet.add_parts(parts.iter());
    let mut rows = sheet.rows(year, Some(item), |_, sums: &Sums| pays(sums));
    let after = facts.filter(|fact| !fact.payer.is_outside()).map(|fact| fact.invoice.units).sum();
    let sums = Sums { after: Some(after), support, ..Sums::default() };
    rows.push(ShareRow { year, item: Some(item), ..ShareRow::new(Role::Subtotal, Who::All, sums) });
    rows.iter_mut().for_each(|row| row.sums.before = None);
    rows
}

/// The rows of items whose parts come one after the other.
pub(super) fn flowing<'f>(
    computed: &'f Computed<'_>,
    items: &'f mut dyn Iterator<Item = (Option<usize>, Vec<PaidPart>)>,
    net: bool,
) -> impl Iterator<Item = Vec<ShareRow>> + 'f {
    let mut facts = computed.facts.as_slice();
    items.filter_map(move |(item, mut parts)| {
        let before = |fact: &Fact| fact.side == Side::Before || item.is_none_or(|item| fact.item < item);
        facts = facts.get(facts.partition_point(before)..).unwrap_or_default();
        let own = facts.iter().take_while(|fact| Some(fact.item) == item);
        parts.retain(|part| !part.payer.is_outside());
        let support = support_of(parts.iter());
        let mut rows = (!parts.is_empty()).then(|| of_item_rows(computed, (&parts, support), None, own))?;
        rows.iter_mut().for_each(|row| row.net = net);
        Some(rows)
    })
}
