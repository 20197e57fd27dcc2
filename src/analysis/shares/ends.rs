//! What each member pays at the least and at the most where costs are known only within ranges.
//!
//! Shares rise with the costs that are shared. Where they go by costs before, a member pays least if its own is the least
//! and all others are the greatest: of 15 shared by costs of 10 and of 8 to 12, the first pays 15 x 10 / 22 = 6.8 to
//! 15 x 10 / 18 = 8.3. Where a saving of costs before is promised, its cap is the most. Bills in coarse units can differ
//! by one of them from what they are at either end.

use super::claim::{before_at, claim};
use super::{Way, split};
use crate::analysis::fair::Level;
use crate::analysis::plan::{Computed, Side};
use crate::cost::Units;
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Rounding};
use crate::sharing::{self, Basis, Claim, Remainder, Settlement, Split};

/// The bills of each year: what each member pays at the least, as the costs are taken, and at the most.
pub(super) fn bills(
    computed: &Computed<'_>,
    way: &Way,
    settlement: &Settlement,
    base: &Split<'_>,
) -> Result<Vec<Vec<Units>>, Diagnostic> {
    if computed.facts.iter().all(|fact| fact.invoice.units.is_exact()) {
        let year = |year: &sharing::YearSplit| year.bills.iter().copied().map(Units::exact).collect();
        return Ok(base.years.iter().map(year).collect());
    }
    let low = claim(computed, way, Level::Low)?.0;
    let high = claim(computed, way, Level::High)?.0;
    let ends = Ends { settlement, base };
    let members = 0..computed.plan.members.len();
    // a promise must hold at both ends
    let at_ends = [split(computed, &low, way, settlement)?, split(computed, &high, way, settlement)?];
    let is_promised = settlement.min_saving.is_some();
    let by_before = goes_by_before(computed, way) && is_ranged(computed, Side::Before);
    if !(is_promised || by_before) {
        let [low, high] = &at_ends;
        let member = |member| ends.of(member, End::Split(low), End::Split(high));
        return Ok(by_year(base, members.map(member)));
    }
    drop(at_ends);
    let (least, most) = (before_at(computed, Level::Low), before_at(computed, Level::High));
    let corners = Corners { low, high, least, most };
    let free = Settlement { min_saving: None, ..settlement.clone() };
    let unheld = Ends { settlement: &free, base };
    let bills: Vec<Vec<Units>> = match by_before {
        true => members.clone().map(|member| corners.bills(&unheld, member)).collect(),
        // the same two splits hold the ends of every member
        false => {
            let [low, high] = [&corners.low, &corners.high].map(|claim| sharing::split(claim, &free).ok());
            members.clone().map(|member| unheld.of(member, End::of(&low), End::of(&high))).collect()
        }
    };
    let is_held = |(member, bills): (usize, &Vec<Units>)| corners.may_hold(&ends, member, bills);
    if !is_promised || !bills.iter().enumerate().any(is_held) {
        return Ok(by_year(base, bills.into_iter()));
    }
    Ok(by_year(base, members.map(|member| corners.under_cap(&ends, member, &bills))))
}

/// Whether a rule shares by costs before.
fn goes_by_before(computed: &Computed<'_>, way: &Way) -> bool {
    let plan = computed.plan;
    let is_current = |rule: &sharing::Rule| rule.terms().iter().any(|term| term.basis == Basis::Current);
    let own = || plan.shares.iter().flatten().chain(&plan.sharing.rule).any(is_current);
    way.rule.as_ref().map_or_else(own, is_current)
}

/// Whether some cost of a side is a range.
fn is_ranged(computed: &Computed<'_>, side: Side) -> bool {
    computed.facts.iter().any(|fact| fact.side == side && !fact.invoice.units.is_exact())
}

/// The claim at both ends of costs after, and the costs before at both of theirs.
struct Corners {
    low: Claim,
    high: Claim,
    least: Vec<Option<Fraction>>,
    most: Vec<Option<Fraction>>,
}

impl Corners {
    /// The bills of a member where nothing is promised: they rise with its own cost before and fall with that of others.
    fn bills(&self, ends: &Ends<'_>, member: usize) -> Vec<Units> {
        let low = corner(&self.low, member, &self.least, &self.most);
        let high = corner(&self.high, member, &self.most, &self.least);
        let [low, high] = [&low, &high].map(|claim| sharing::split(claim, ends.settlement).ok());
        ends.of(member, End::of(&low), End::of(&high))
    }

    /// The most that a member may pay over the term with its cost before at this end.
    fn cap(&self, ends: &Ends<'_>, before: &[Option<Fraction>], member: usize) -> Option<i128> {
        ends.cap(before.get(member)?.as_ref()?)
    }

    /// Whether a promise may hold a member down that pays this without one.
    fn may_hold(&self, ends: &Ends<'_>, member: usize, free: &[Units]) -> bool {
        let most = free.iter().map(|bill| bill.high).sum::<i128>();
        self.cap(ends, &self.least, member).is_none_or(|cap| most > cap)
    }

    /// The bills of a member where a promise may hold somebody down, by what it pays without one. More cost before can
    /// mean both more room and more to move to others: all that is certain is that a member pays no less than without a
    /// promise, or than its least cap, and no more than its cap.
    fn under_cap(&self, ends: &Ends<'_>, member: usize, free: &[Vec<Units>]) -> Vec<Units> {
        let of_member = free.get(member).map(Vec::as_slice).unwrap_or_default();
        let mut lows: Vec<i128> = of_member.iter().map(|bill| bill.low).collect();
        let least_cap = self.least_cap(ends, member, free);
        let above = least_cap.map_or(0, |cap| (lows.iter().sum::<i128>() - cap).max(0));
        lows.first_mut().into_iter().for_each(|low| *low -= above);
        ends.of(member, End::AtLeast(lows), End::Cap(self.cap(ends, &self.most, member)))
    }

    /// The lowest cap a member can have: where rounding keeps what is promised from holding, more can hold than that, up
    /// to what the group itself saves.
    fn least_cap(&self, ends: &Ends<'_>, member: usize, free: &[Vec<Units>]) -> Option<i128> {
        let after: i128 = free.iter().flatten().map(|bill| bill.low).sum();
        let before = self.most.iter().flatten().fold(Fraction::zero(), |sum, before| &sum + before);
        let kept = Fraction::from(after).checked_div(&before)?.min(ends.settlement.kept()?);
        (self.least.get(member)?.as_ref()? * &kept).units(0, Rounding::Floor)
    }
}

/// A claim in which the cost before of one member is at one end, and of all others at the other.
fn corner(claim: &Claim, member: usize, own: &[Option<Fraction>], others: &[Option<Fraction>]) -> Claim {
    let mut claim = claim.clone();
    for (nth, of) in claim.members.iter_mut().enumerate() {
        of.before = if nth == member { own.get(nth) } else { others.get(nth) }.cloned().flatten();
    }
    claim
}

/// What is known of one end of what a member pays.
enum End<'s> {
    /// The split in which it pays least, or most.
    Split(&'s Split<'s>),
    /// No less than this in each year.
    AtLeast(Vec<i128>),
    /// No more than this over the term, if that is known.
    Cap(Option<i128>),
}

impl<'s> End<'s> {
    /// The end that a split shows, if there is one.
    fn of(split: &'s Option<Split<'s>>) -> End<'s> {
        split.as_ref().map_or(End::Cap(None), End::Split)
    }
}

struct Ends<'s> {
    settlement: &'s Settlement,
    base: &'s Split<'s>,
}

impl Ends<'_> {
    /// The bills of a member in each year between its ends.
    fn of(&self, member: usize, low: End<'_>, high: End<'_>) -> Vec<Units> {
        let base: Vec<i128> =
            self.base.years.iter().map(|year| year.bills.get(member).copied().unwrap_or(0)).collect();
        // what a cap leaves room for may fall into any year: it is laid on the first
        let room = |cap: i128| (cap - base.iter().sum::<i128>()).max(0);
        let bill = |(nth, base): (usize, &i128)| {
            let low = match &low {
                End::Split(split) => self.least(split, member, nth),
                End::AtLeast(lows) => lows.get(nth).copied().unwrap_or(*base),
                End::Cap(_) => *base,
            };
            let high = match &high {
                End::Split(split) => self.most(split, member, nth),
                End::Cap(Some(cap)) if nth == 0 => base + room(*cap),
                End::Cap(_) | End::AtLeast(_) => *base,
            };
            Units { low: low.min(*base), base: *base, high: high.max(*base) }
        };
        base.iter().enumerate().map(bill).collect()
    }

    /// The most that a member with this cost before may pay over the term, in whole units.
    fn cap(&self, before: &Fraction) -> Option<i128> {
        (before * &self.settlement.kept()?).units(0, Rounding::Floor)
    }

    /// Whether a bill differs by less than one minor unit from what it is in the split.
    fn is_fine(&self) -> bool {
        self.settlement.round_to <= 1 && self.settlement.remainder == Remainder::Largest
    }

    /// The least that the bill of a year can be where this split is that in which the member pays least.
    fn least(&self, split: &Split<'_>, member: usize, year: usize) -> i128 {
        let (bill, cost) = bill_of(split, member, year);
        let left = if cost < 0 { self.left() } else { 0 };
        match self.settlement.remainder {
            _ if self.is_fine() => bill,
            Remainder::Member(bearer) if bearer == member => {
                bill.min(in_units(split, (member, year), 1, Rounding::Floor).saturating_sub(left))
            }
            _ => bill.min(in_units(split, (member, year), self.unit(), Rounding::Floor)),
        }
    }

    /// The same of the most.
    fn most(&self, split: &Split<'_>, member: usize, year: usize) -> i128 {
        let (bill, cost) = bill_of(split, member, year);
        let is_cut = self.settlement.remainder != Remainder::Largest;
        // a promise can leave to others what the bearer has no room for
        let is_cut = is_cut && cost >= 0 && self.settlement.min_saving.is_none();
        let rounding = if is_cut { Rounding::Floor } else { Rounding::Ceiling };
        let left = if cost < 0 { 0 } else { self.left() };
        match self.settlement.remainder {
            _ if self.is_fine() => bill,
            Remainder::Member(bearer) if bearer == member => {
                bill.max(in_units(split, (member, year), 1, Rounding::Ceiling).saturating_add(left))
            }
            _ => bill.max(in_units(split, (member, year), self.unit(), rounding)),
        }
    }

    fn unit(&self) -> i128 {
        self.settlement.round_to.max(1)
    }

    /// What rounding may leave at the most for the one that bears it: less than a unit of each other member.
    fn left(&self) -> i128 {
        let members = self.base.years.first().map_or(0, |year| year.bills.len());
        i128::try_from(members.saturating_sub(1)).unwrap_or(0).saturating_mul(self.unit())
    }
}

/// The bill of a member in a year, and what all pay in it.
fn bill_of(split: &Split<'_>, member: usize, year: usize) -> (i128, i128) {
    let year = split.years.get(year);
    let bill = year.and_then(|year| year.bills.get(member)).copied().unwrap_or(0);
    (bill, year.map_or(0, |year| year.cost))
}

/// An exact bill in whole units.
fn in_units(split: &Split<'_>, (member, year): (usize, usize), unit: i128, rounding: Rounding) -> i128 {
    let units = split.quota(member, year).unwrap_or_default().checked_div(&Fraction::from(unit));
    units.and_then(|units| units.units(0, rounding)).unwrap_or(0).saturating_mul(unit)
}

/// Bills of each member by year as bills of each year by member.
fn by_year(base: &Split<'_>, members: impl Iterator<Item = Vec<Units>>) -> Vec<Vec<Units>> {
    let mut years: Vec<Vec<Units>> =
        base.years.iter().map(|year| Vec::with_capacity(year.bills.len())).collect();
    for bills in members {
        years.iter_mut().zip(bills).for_each(|(year, bill)| year.push(bill));
    }
    years
}
