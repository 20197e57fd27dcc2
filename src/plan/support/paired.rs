//! What support leaves of costs within ranges, as parts beside what it pays: bill and support move together.

use super::cell::PaidCell;
use super::covered::{Grain, supported_part};
use super::given::GivenSupport;
use crate::cost::{SupportPays, Units};
use crate::plan::amounts::Amounts;
use crate::plan::facts::{Computed, PaidPart, Payer, Side, Supported};
use crate::plan::shares::Shares;
use std::collections::BTreeMap;

/// Parts without a cost that bring what these supports leave, of each payer and item over the term or in each year, to its
/// ends.
pub(super) fn paired(
    computed: &Computed<'_>,
    shares: &Shares,
    given: &[GivenSupport<'_>],
    grain: Grain,
    parts: &[PaidPart],
) -> Vec<PaidPart> {
    let known = shares.followed.as_ref().map(|followed| followed.amounts().clone());
    let amounts = &known.unwrap_or_else(|| Amounts::of(computed));
    let (payers, years) = (grain.payers(computed, false), grain.years(computed));
    let mut items: Vec<Option<usize>> = match grain.item {
        true => given.iter().flat_map(|given| given.support.items.iter().copied().map(Some)).collect(),
        false => vec![None],
    };
    items.sort_unstable();
    items.dedup();
    // what a member pays of an item is a part of its own
    let of_items = (grain.item && grain.member).then(|| paid(&shares.parts_of(computed), grain));
    let mut known: BTreeMap<CellKey, Supported> = BTreeMap::new();
    for part in parts.iter().filter(|part| part.side == Side::After) {
        let sum = known.entry(key(part, grain)).or_default();
        *sum = sum.plus(part.support);
    }
    let of_items_of = |place: (Option<usize>, Option<usize>)| items.iter().map(move |item| (place, *item));
    let cells = years.iter().flat_map(|year| payers.iter().map(move |payer| (*payer, *year)));
    let paired = |((payer, year), item): ((Option<usize>, Option<usize>), Option<usize>)| {
        let cell = PaidCell { computed, shares, amounts, given, payer, year, item, is_billed: true };
        let after = match &of_items {
            Some(paid) => paid.get(&(payer, year, item)).copied().unwrap_or_default(),
            None => cell.after()?,
        };
        let (low, high) = left(&cell)?;
        let known = known.get(&(payer, year, item)).copied().unwrap_or_default();
        let support = Supported {
            pays: Units::default(),
            at_low: after.low.saturating_sub(low).min(known.at_low).saturating_sub(known.at_low),
            at_high: after.high.saturating_sub(high).max(known.at_high).saturating_sub(known.at_high),
            tied: cell.tied(),
        };
        let payer = payer.map_or(Payer::Group, Payer::Member);
        (support != Supported::default())
            .then(|| supported_part(Side::After, item, year.unwrap_or(0), payer, support))
    };
    cells.flat_map(of_items_of).filter_map(paired).collect()
}

/// Whose, in which year and of which item, as far as these are told apart.
type CellKey = (Option<usize>, Option<usize>, Option<usize>);

fn key(part: &PaidPart, grain: Grain) -> CellKey {
    let payer = match part.payer {
        Payer::Member(member) if grain.member => Some(member),
        _ => None,
    };
    (payer, grain.year.then_some(part.year), part.item.filter(|_| grain.item))
}

/// What members pay after, told apart so far.
fn paid(parts: &[PaidPart], grain: Grain) -> BTreeMap<CellKey, Units> {
    let mut paid: BTreeMap<CellKey, Units> = BTreeMap::new();
    let is_paid = |part: &&PaidPart| part.side == Side::After && matches!(part.payer, Payer::Member(_));
    for part in parts.iter().filter(is_paid) {
        let sum = paid.entry(key(part, grain)).or_default();
        *sum = sum.plus(part.units);
    }
    paid
}

/// What is left in a cell: of all members no less and no more than what is left to each of them, and what nobody pays.
fn left(cell: &PaidCell<'_>) -> Option<(i128, i128)> {
    let own = cell.left();
    // a cap is of each member, and a fixed amount of a year goes by the costs of all years
    let is_spread = |given: &GivenSupport<'_>| {
        let is_part = matches!(given.support.pays, SupportPays::Rate(_)) && given.support.cap.is_none();
        given.support.to.is_none() && !is_part
    };
    let is_of_each = cell.payer.is_none() && cell.item.is_none() && cell.given.iter().any(is_spread);
    let of_each = is_of_each.then(|| left_to_each(cell)).flatten();
    let of_parts = is_of_each.then(|| left_of_parts(cell)).flatten();
    [own, of_each, of_parts].into_iter().flatten().reduce(|known, other| {
        let both = (known.0.max(other.0), known.1.min(other.1));
        if both.0 <= both.1 { both } else { known }
    })
}

/// What is left to all as a sum of exact parts, each less what support pays of it: how bills are rounded moves nothing of it.
fn left_of_parts(cell: &PaidCell<'_>) -> Option<(i128, i128)> {
    if cell.shares.followed.is_some() || cell.shares.may_move() {
        return None;
    }
    (0..cell.computed.plan.members.len()).try_fold((0_i128, 0_i128), |sum, member| {
        let (low, high) = PaidCell { payer: Some(member), is_billed: false, ..*cell }.left()?;
        Some((sum.0.saturating_add(low), sum.1.saturating_add(high)))
    })
}

/// The same as a sum over members; `None` where it is not known of one of them.
fn left_to_each(cell: &PaidCell<'_>) -> Option<(i128, i128)> {
    let (bills, uncollected) = cell.shares.borne(cell.year);
    (0..bills.len()).try_fold((uncollected.low, uncollected.high), |sum, member| {
        let of_member = PaidCell { payer: Some(member), ..*cell };
        let ((low, high), after, pays) = (of_member.left()?, of_member.after()?, of_member.pays());
        let low = low.max(after.low.saturating_sub(pays.high));
        let high = high.min(after.high.saturating_sub(pays.low));
        Some((sum.0.saturating_add(low), sum.1.saturating_add(high)))
    })
}
