//! What each member pays at the least and at the most where costs are known only within ranges.
//!
//! Shares rise with the costs that are shared. Where they go by costs before, or a saving of them is promised, a member
//! pays least if its own cost before is the least and all others are the greatest: of 15 shared by costs of 10 and of 8
//! to 12, the first pays 15 x 10 / 22 = 6.8 to 15 x 10 / 18 = 8.3. Bills in coarse units can differ by one of them
//! from what they are at either end.

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
    if !depends_on_before(computed, way, settlement) {
        let (low, high) = (split(computed, &low, way, settlement)?, split(computed, &high, way, settlement)?);
        let member = |member| ends.of(member, End::Split(&low), End::Split(&high));
        return Ok(by_year(base, (0..computed.plan.members.len()).map(member)));
    }
    let least = before_at(computed, Level::Low);
    let most = before_at(computed, Level::High);
    let member = |member: usize| {
        let corners = [corner(&low, member, &least, &most), corner(&high, member, &most, &least)];
        let [least_paid, most_paid] = corners.each_ref().map(|claim| sharing::split(claim, settlement).ok());
        let own = low.own.iter().map(|year| year.get(member).copied().unwrap_or(0)).collect();
        let cap = most.get(member).and_then(|before| ends.cap(before.as_ref()?));
        ends.of(
            member,
            least_paid.as_ref().map_or(End::Alone(own), End::Split),
            most_paid.as_ref().map_or(End::Cap(cap), End::Split),
        )
    };
    Ok(by_year(base, (0..computed.plan.members.len()).map(member)))
}

/// Whether shares go by costs before that are ranges.
fn depends_on_before(computed: &Computed<'_>, way: &Way, settlement: &Settlement) -> bool {
    let plan = computed.plan;
    let rules = || plan.shares.iter().flatten().chain(&plan.sharing.rule);
    let is_current = |rule: &sharing::Rule| rule.terms().iter().any(|term| term.basis == Basis::Current);
    let current = way.rule.as_ref().map_or_else(|| rules().any(is_current), is_current);
    let ranged = || {
        let mut before = computed.facts.iter().filter(|fact| fact.side == Side::Before);
        before.any(|fact| !fact.invoice.units.is_exact())
    };
    (current || settlement.min_saving.is_some()) && ranged()
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
    /// A promise cannot hold there; it pays no less than its own items, in each year.
    Alone(Vec<i128>),
    /// A promise cannot hold there; over the term it pays no more than its cap.
    Cap(Option<i128>),
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
                End::Alone(own) => own.get(nth).copied().unwrap_or(0),
                End::Cap(_) => *base,
            };
            let high = match &high {
                End::Split(split) => self.most(split, member, nth),
                End::Cap(Some(cap)) if nth == 0 => base + room(*cap),
                End::Cap(_) | End::Alone(_) => *base,
            };
            Units { low: low.min(*base), base: *base, high: high.max(*base) }
        };
        base.iter().enumerate().map(bill).collect()
    }

    /// The most that a member with this cost before may pay over the term, in whole units.
    fn cap(&self, before: &Fraction) -> Option<i128> {
        let kept = &Fraction::from(100) - self.settlement.min_saving.as_ref()?;
        (&(before * &kept) * &Fraction::decimal(1, 2)).units(0, Rounding::Floor)
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
