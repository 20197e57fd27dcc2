//! What each member is billed in both versions where money of another year stands in its bills: the share and that.

use super::changed::Moved;
use crate::analysis::compare::range_of;
use crate::analysis::whatif::{Figure, Quantity, Valued};
use crate::case::{Case, Member};
use crate::money::{Fraction, Range};
use crate::plan::facts::{Selection, compute};
use crate::plan::shares::{Detail, Way, shares};

/// What a member is billed over the term, and what of it stands beside its share.
struct BilledMember {
    member: Member,
    bill: Valued,
    beside: Range,
    /// Whether all of its share is billed.
    is_whole: bool,
}

/// The bills of all members over the term, of the new version first; none where no version has settlements. `figures` are
/// those of their shares, among others.
pub(super) fn bills(old: &Case, new: &Case, figures: &[Moved]) -> Vec<Moved> {
    let settles = |case: &Case| case.plan.as_ref().is_some_and(|plan| !plan.reckonings.is_empty());
    if !settles(old) && !settles(new) {
        return Vec::new();
    }
    let (then, now) = (of(old).unwrap_or_default(), of(new).unwrap_or_default());
    fn billed<'b>(bills: &'b [BilledMember], id: &str) -> Option<&'b BilledMember> {
        bills.iter().find(|billed| billed.member.id == id)
    }
    let gone = then.iter().filter(|billed_then| billed(&now, &billed_then.member.id).is_none());
    let all = now.iter().chain(gone).enumerate();
    all.map(|(number, BilledMember { member, .. })| {
        let figure = Figure {
            name: ["bill.", &member.id].concat(),
            quantity: Quantity::After,
            member: Some(number),
            whose: Some(member.name.clone()),
        };
        let (old, new) = (billed(&then, &member.id), billed(&now, &member.id));
        let share = figures.iter().find(|moved| {
            moved.figure.quantity == Quantity::After
                && moved.figure.member.is_some()
                && moved.figure.name.strip_suffix(&member.id).is_some_and(|name| name.ends_with('.'))
        });
        let change = old.zip(new).map(|both| changed(both, share.and_then(|share| share.change.as_ref())));
        let bill = |billed: Option<&BilledMember>| billed.map(|billed| billed.bill.clone());
        Moved { figure, old: bill(old), new: bill(new), change }
    })
    .collect()
}

/// By how much a bill changed: by as much as the share in it did, and what stands beside that.
fn changed((old, new): (&BilledMember, &BilledMember), share: Option<&Valued>) -> Valued {
    let (middle, apart) = (&new.bill.middle - &old.bill.middle, new.bill.ends.minus(&old.bill.ends));
    let together = share.filter(|_| old.is_whole && new.is_whole);
    // what stands beside the same shares, and is known alike, is the same
    let is_same = |share: &Valued| old.beside == new.beside && share.ends == Range::exact(Fraction::zero());
    let beside = |share: &Valued| match is_same(share) {
        true => Range::exact(Fraction::zero()),
        false => new.beside.minus(&old.beside),
    };
    let ends = match together.map(|share| share.ends.plus(&beside(share))) {
        Some(known) => Range {
            low: apart.low.max(known.low).min(middle.clone()),
            high: apart.high.min(known.high).max(middle.clone()),
        },
        None => apart,
    };
    Valued { middle, ends }
}

/// What a member is billed over the term.
pub(super) fn bill(case: &Case, number: usize) -> Option<Valued> {
    let id = &case.members().get(number)?.id;
    of(case)?.into_iter().find(|billed| billed.member.id == *id).map(|billed| billed.bill)
}

fn of(case: &Case) -> Option<Vec<BilledMember>> {
    let plan = case.plan.as_ref()?;
    let computed = compute(case, plan, &Selection::default()).ok()?;
    let found = shares(&computed, &Way::default(), Detail::Supported).ok()?;
    let decimals = computed.decimals;
    let members = plan.members.iter().enumerate().filter(|(_, member)| !member.candidate);
    let bill = |(number, member): (usize, &Member)| {
        let bill = found.due(Some(number), None);
        let middle = Fraction::of_minor(bill.base, decimals);
        BilledMember {
            member: member.clone(),
            bill: Valued { middle, ends: range_of(bill, decimals) },
            beside: range_of(found.stands_beside(Some(number), None).unwrap_or_default(), decimals),
            is_whole: found.billed(Some(number), None) == found.total(number),
        }
    };
    Some(members.map(bill).collect())
}
