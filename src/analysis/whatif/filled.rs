//! What a promise moves where all that is shared goes by one rule: it fills shares up to one level. Whoever would be above its cap
//! pays that, and all others in proportion to what they would pay: where costs rise by so much, no share falls, and none
//! rises by more.
//!
//! Of 1,200 that three share equally one may pay no more than 300: 300, 450 and 450. Of 1,300 the others pay 50 more each. Whatever the
//! first may pay, and whatever the rest costs, that is between 0 and 100.

use super::balance::balance;
use super::draft::Scope;
use super::traced::Traced;
use crate::cost::Units;
use crate::plan::facts::{Fact, Payer, Side};
use crate::plan::shares::only_rule;
use crate::sharing::Bill;

/// Between what the change of a member's share over the term lies, where what all pay changes by so much; `None` where more
/// moves it than what is shared.
pub(super) fn filled(
    versions: [&Traced<'_>; 2],
    [was, is]: [Scope; 2],
    of_all: impl FnOnce() -> Units,
) -> Option<(i128, i128)> {
    let is_of_term = |scope: &Scope| (scope.year, scope.item) == (None, None);
    let member = was.member.filter(|_| was.member == is.member && [was, is].iter().all(is_of_term))?;
    if !is_level(versions) {
        return None;
    }
    let [old, new] = versions.map(|traced| slack(traced, member));
    let off = old?.checked_add(new?)?.checked_sub(1)?.max(0);
    let of_all = of_all();
    Some((of_all.low.min(0).checked_sub(off)?, of_all.high.max(0).checked_add(off)?))
}

/// Whether members, what they pay alone and paid before, the only rule and how it is settled are the same in both, and all
/// take part all the time.
fn is_level(versions: [&Traced<'_>; 2]) -> bool {
    let [old, new] = versions;
    let (plans, rules) =
        (versions.map(|traced| traced.computed.plan), versions.map(|traced| only_rule(traced.computed)));
    let [plan, other] = plans;
    let [Some(rule), Some(other_rule)] = rules else { return false };
    let who = |plan: &crate::case::Plan| -> Vec<_> {
        plan.members.iter().map(|member| (member.id.clone(), member.bases.clone())).collect()
    };
    let is_nothing = |number: usize, side: Side| {
        let is_own = |fact: &Fact| fact.side == side && fact.payer == Payer::Member(number);
        balance([old, new], [&is_own, &is_own]) == Units::default()
    };
    let settlement = &plan.sharing.settlement;
    rule == other_rule
        && *settlement == other.sharing.settlement
        && settlement.bill == Bill::Year
        && old.computed.calendar.term() == new.computed.calendar.term()
        && who(plan) == who(other)
        && (0..plan.members.len())
            .all(|number| [Side::Before, Side::After].into_iter().all(|side| is_nothing(number, side)))
}

/// By less than how much the bills of a member are off what it pays exactly.
fn slack(traced: &Traced<'_>, member: usize) -> Option<i128> {
    let shares = traced.shares()?;
    match &shares.followed {
        Some(followed) => Some(followed.slack(member, None)),
        None => shares.rounding?.checked_mul(i128::try_from(traced.computed.years.len()).ok()?),
    }
}
