//! What support leaves of costs within ranges, as parts beside what it pays: bill and support move together.

use super::covered::{Grain, supported_part};
use super::given::GivenSupport;
use super::left::PaidCell;
use crate::cost::{SupportPays, Units};
use crate::plan::amounts::Amounts;
use crate::plan::facts::{Computed, PaidPart, Payer, Side, Supported};
use crate::plan::shares::Shares;

/// Parts without a cost that bring what these supports leave, of each payer or item over the term or in each year, to its
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
    let of_items = |place: (Option<usize>, Option<usize>)| items.iter().map(move |item| (place, *item));
    let cells = years.iter().flat_map(|year| payers.iter().map(move |payer| (*payer, *year)));
    let paired = |((payer, year), item): ((Option<usize>, Option<usize>), Option<usize>)| {
        let cell = PaidCell { computed, shares, amounts, given, payer, year, item };
        let (after, (low, high)) = (cell.after()?, left(&cell)?);
        let is_meant = |part: &&PaidPart| {
            part.side == Side::After
                && year.is_none_or(|year| part.year == year)
                && payer.is_none_or(|payer| part.payer == Payer::Member(payer))
                && (item.is_none() || part.item == item)
        };
        let known = parts.iter().filter(is_meant).map(|part| part.support);
        let known = known.fold(Supported::default(), Supported::plus);
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
    cells.flat_map(of_items).filter_map(paired).collect()
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
    match (own, of_each) {
        (Some((low, high)), Some((least, most))) if low.max(least) <= high.min(most) => {
            Some((low.max(least), high.min(most)))
        }
        (own, of_each) => own.or(of_each),
    }
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
