//! What each member is billed in both versions where money of another year stands in its bills: the share and that.

use super::changed::Moved;
use crate::analysis::compare::range_of;
use crate::analysis::whatif::{Figure, Quantity, Valued};
use crate::case::{Case, Member};
use crate::money::Fraction;
use crate::plan::facts::{Selection, compute};
use crate::plan::shares::{Detail, Way, shares};

/// The bills of all members over the term, of the new version first; none where no version has settlements.
pub(super) fn bills(old: &Case, new: &Case) -> Vec<Moved> {
    let settles = |case: &Case| case.plan.as_ref().is_some_and(|plan| !plan.reckonings.is_empty());
    if !settles(old) && !settles(new) {
        return Vec::new();
    }
    let (then, now) = (of(old).unwrap_or_default(), of(new).unwrap_or_default());
    let bill = |bills: &[(Member, Valued)], id: &str| {
        bills.iter().find(|(member, _)| member.id == id).map(|(_, bill)| bill.clone())
    };
    let gone = then.iter().filter(|(member, _)| bill(&now, &member.id).is_none());
    let all = now.iter().chain(gone).enumerate();
    all.map(|(number, (member, _))| {
        let figure = Figure {
            name: ["bill.", &member.id].concat(),
            quantity: Quantity::After,
            member: Some(number),
            whose: Some(member.name.clone()),
        };
        let (old, new) = (bill(&then, &member.id), bill(&now, &member.id));
        let change = old
            .as_ref()
            .zip(new.as_ref())
            .map(|(old, new)| Valued { middle: &new.middle - &old.middle, ends: new.ends.minus(&old.ends) });
        Moved { figure, old, new, change }
    })
    .collect()
}

/// What a member is billed over the term.
pub(super) fn bill(case: &Case, number: usize) -> Option<Valued> {
    let id = &case.members().get(number)?.id;
    of(case)?.into_iter().find(|(member, _)| member.id == *id).map(|(_, bill)| bill)
}

fn of(case: &Case) -> Option<Vec<(Member, Valued)>> {
    let plan = case.plan.as_ref()?;
    let computed = compute(case, plan, &Selection::default()).ok()?;
    let found = shares(&computed, &Way::default(), Detail::Supported).ok()?;
    let decimals = computed.decimals;
    let members = plan.members.iter().enumerate().filter(|(_, member)| !member.candidate);
    let bill = |(number, member): (usize, &Member)| {
        let beside = found.stands_beside(Some(number), None).unwrap_or_default();
        let bill = found.billed(Some(number), None).plus(beside);
        let middle = Fraction::of_minor(bill.base, decimals);
        (member.clone(), Valued { middle, ends: range_of(bill, decimals) })
    };
    Some(members.map(bill).collect())
}
