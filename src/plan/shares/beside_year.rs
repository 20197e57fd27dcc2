//! What falls to each member of money of the year before, in one year: as it is stated, by a rule, by the bills of the year
//! before, or by what is shared in it.

use super::by_year;
use super::claim::CostsAt;
use super::falls::{FallenEnds, Falls, by_ends, cut_to, in_units};
use super::found::{Beside, Shares};
use super::together::AmountEnds;
use super::unsettled::{beyond_split, nothing_split};
use crate::case::{Reckoned, Reckoning};
use crate::cost::Units;
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Quotas, Rounding, apportion};
use crate::plan::facts::{Computed, Fact, Payer, Side};
use crate::plan::level::Level;
use crate::sharing::{self, Basis, Billed, Claim, Rule, Settlement, SharedItem, Sharer, Split, billed};

/// How money of the year before was divided.
pub(crate) enum Divided {
    /// The file says what falls to whom.
    Stated,
    /// By a rule, in multiples of so many minor units: what was split.
    Rule(Box<Claim>, i128),
    /// By the bills of the year before, in multiples of so many minor units.
    Paid(Vec<i128>, i128),
    /// It lowers what is split.
    Carried(CarriedOver),
}

/// What is left of a year to split where money is carried over into it.
pub(crate) struct CarriedOver {
    /// The part of what was to be split that still is.
    pub(crate) kept: Fraction,
    /// The exact bills of that.
    pub(crate) quotas: Vec<Fraction>,
    /// How these are billed.
    pub(crate) billed: Billed,
}

/// A year whose bills something stands beside.
pub(super) struct BesideYear<'y> {
    pub(super) computed: &'y Computed<'y>,
    pub(super) settlement: &'y Settlement,
    pub(super) claim: &'y Claim,
    pub(super) split: &'y Split<'y>,
    pub(super) nth: usize,
    pub(super) is_exact: bool,
    pub(super) ranged: Option<BillsTogether<'y>>,
}

/// Bills that are ranges: how they move together, and what stood beside those of the year before.
pub(super) struct BillsTogether<'y> {
    pub(super) shares: &'y Shares,
    pub(super) falls: Option<&'y Falls<'y>>,
    pub(super) before: &'y Beside,
}

/// What falls to members, and between what their bills lie with it, where that is known better than both.
pub(super) struct Fallen {
    pub(super) amounts: Vec<Units>,
    pub(super) bills: Vec<Option<AmountEnds>>,
}

impl Fallen {
    fn alone(amounts: Vec<Units>) -> Fallen {
        Fallen { amounts, bills: Vec::new() }
    }
}

impl BesideYear<'_> {
    /// What of a reckoning falls to each member; `paid` are the bills of the year before.
    pub(super) fn amounts(
        &self,
        reckoning: &Reckoning,
        paid: &[i128],
    ) -> Result<(Fallen, Divided), Diagnostic> {
        let cannot = || nothing_split(reckoning);
        Ok(match &reckoning.how {
            Reckoned::By(by) => {
                let of = |member: usize| by.iter().find(|(number, _)| *number == member);
                let takes_part = |member: &usize| self.computed.months_of(*member).is_some();
                let amount =
                    |member: usize| Some(member).filter(takes_part).and_then(of).map(|(_, units)| *units);
                let members = 0..self.claim.members.len();
                let amounts = members.map(|member| Units::exact(amount(member).unwrap_or(0)));
                (Fallen::alone(amounts.collect()), Divided::Stated)
            }
            Reckoned::Rule(total, rule) => {
                let is_exact = self.is_exact || rule.terms().iter().all(|term| term.basis != Basis::Current);
                let claim = self.claim_of(total.saturating_abs(), rule).ok_or_else(cannot)?;
                let parts = self.split_of(&claim, *total).ok_or_else(cannot)?;
                let among = |member| self.computed.takes_part_in(member, self.nth);
                let fallen = match self.by_before(*total, rule).filter(|_| !is_exact) {
                    Some(ends) => cut(*total, &parts, ends),
                    None => within(*total, &parts, is_exact, among),
                };
                (Fallen::alone(fallen), Divided::Rule(Box::new(claim), self.unit(*total)))
            }
            Reckoned::Paid(total) => {
                let paid: Vec<i128> = paid.iter().map(|bill| (*bill).max(0)).collect();
                let weights: Vec<Fraction> = paid.iter().map(|bill| Fraction::from(*bill)).collect();
                let is_some = weights.iter().any(Fraction::is_positive);
                let unit = self.unit(*total);
                let parts = apportion(total.saturating_abs(), &weights, unit).filter(|_| is_some);
                let parts = parts.ok_or_else(cannot)?;
                // whoever takes part at some time may have been sent a bill; nobody else pays any of it
                let among = |member| self.computed.months_of(member).is_some();
                let fallen = match self.by_paid(*total, unit) {
                    Some(ends) => Fallen { amounts: cut(*total, &parts, ends.amounts), bills: ends.bills },
                    None => Fallen::alone(within(*total, &parts, self.is_exact, among)),
                };
                (fallen, Divided::Paid(paid, unit))
            }
            Reckoned::BeforeSplit(total) => self.lowered(*total, reckoning)?,
        })
    }

    /// The unit that a total is split in.
    fn unit(&self, total: i128) -> i128 {
        let unit = self.settlement.round_to.max(1);
        if total % unit == 0 { unit } else { 1 }
    }

    /// A total to be split by a rule among those that take part in the year, whole, by their figures of it.
    fn claim_of(&self, total: i128, rule: &Rule) -> Option<Claim> {
        let takes_part = |number: &usize| self.computed.takes_part_in(*number, self.nth);
        let among: Vec<usize> = (0..self.claim.members.len()).filter(takes_part).collect();
        let changing = by_year::changing(self.computed);
        let rules = by_year::rules(self.computed, rule, &changing);
        let (_, rule) = rules.into_iter().find(|(year, _)| year.is_none_or(|year| year == self.nth))?;
        let whole = |member: &Sharer| Sharer { from: 1, to: u32::MAX, ..member.clone() };
        Some(Claim {
            members: self.claim.members.iter().map(whole).collect(),
            items: vec![SharedItem { among: Some(among), ..SharedItem::of_one_year(rule, total) }],
            years: 1,
            ..Claim::default()
        })
    }

    /// What of it each pays.
    fn split_of(&self, claim: &Claim, total: i128) -> Option<Vec<i128>> {
        let settlement = Settlement { round_to: self.unit(total), ..Settlement::default() };
        let split = sharing::split(claim, &settlement).ok()?;
        split.years.into_iter().next().map(|year| year.bills)
    }

    /// What the bills change by where so much less is split; the total is below 0.
    pub(super) fn lowered(
        &self,
        total: i128,
        reckoning: &Reckoning,
    ) -> Result<(Fallen, Divided), Diagnostic> {
        // a version in between of two may bill apart what neither does
        if let Some(fault) = reckoning.apart(self.settlement.bill) {
            return Err(fault);
        }
        let shared = self.shared().unwrap_or_default();
        let most = shared.iter().map(|(part, _)| part).sum::<Fraction>();
        if most.is_positive() && (&most + &Fraction::from(total)).is_negative() {
            return Err(beyond_split(self.computed, reckoning, total, &most));
        }
        self.lowered_by(total).ok_or_else(|| nothing_split(reckoning))
    }

    /// What each member bears of what is shared in the year, exactly, and what it bears alone.
    fn shared(&self) -> Option<Vec<(Fraction, i128)>> {
        let own = self.claim.own.get(self.nth)?;
        let of = |(member, own): (usize, &i128)| {
            Some((&self.split.quota(member, self.nth)? - &Fraction::from(*own), *own))
        };
        own.iter().enumerate().map(of).collect()
    }

    /// The same; nothing where there is less to split than that.
    fn lowered_by(&self, total: i128) -> Option<(Fallen, Divided)> {
        let year = self.split.years.get(self.nth)?;
        let shared = self.shared()?;
        let sum = shared.iter().map(|(part, _)| part).sum::<Fraction>();
        if !sum.is_positive() || (&sum + &Fraction::from(total)).is_negative() {
            return None;
        }
        let kept = (&sum + &Fraction::from(total)).checked_div(&sum)?;
        let quotas: Vec<Fraction> =
            shared.iter().map(|(part, own)| &(part * &kept) + &Fraction::from(*own)).collect();
        let settlement = self.claim.settlement_of(self.nth, self.settlement);
        let billed = billed(&Quotas::of(&quotas), year.cost.checked_add(total)?, &settlement)?;
        let (least, most) = self.ends_of_lowered(total)?;
        let of = |(bill, share): (i128, &i128)| {
            let base = bill.saturating_sub(*share);
            if self.is_exact {
                return Units::exact(base);
            }
            Units { low: least.min(base), base, high: most.max(base) }
        };
        let mut amounts: Vec<Units> = billed.bills.iter().copied().zip(&year.bills).map(of).collect();
        let falls = self.ranged.as_ref().and_then(|ranged| ranged.falls);
        let known = falls.and_then(|falls| falls.by_shared(total, self.nth));
        let FallenEnds { amounts: ends, bills: with_it } = known.unwrap_or_default();
        amounts.iter_mut().zip(ends).for_each(|(amount, ends)| *amount = between(*amount, ends));
        Some((Fallen { amounts, bills: with_it }, Divided::Carried(CarriedOver { kept, quotas, billed })))
    }

    /// Between what the change of a bill lies, wherever costs do, where so much less is split: the part of it that the member
    /// has of what is shared, which is more than all of it where credits leave others less than nothing.
    ///
    /// 100 less a credit of 40 are 60: of 6 that are carried over, somebody that pays 100 of the 60 gets 10, and somebody
    /// that gets the 40 pays back 4.
    fn ends_of_lowered(&self, total: i128) -> Option<(i128, i128)> {
        let is_meant = |fact: &&Fact| {
            (fact.side, fact.payer, fact.invoice.year) == (Side::After, Payer::Shared, self.nth)
        };
        let shared = || self.computed.facts.iter().filter(is_meant).map(|fact| fact.invoice.units);
        let credits: i128 = shared().map(|units| units.low.min(0)).sum();
        let least: i128 = shared().map(|units| units.low).sum();
        let (low, high) = match Fraction::ratio(credits, least).filter(|_| least > 0) {
            Some(part) => {
                let more = (&part * &Fraction::from(total)).units(0, Rounding::Ceiling)?;
                (total.checked_sub(more)?, more)
            }
            // no more is carried over than is split
            None => (shared().map(|units| -units.high.max(0)).sum(), -credits),
        };
        let rounding = self.rounding_of_both()?;
        Some((low.checked_sub(rounding)?, high.checked_add(rounding)?))
    }

    /// By how much rounding can bring two bills of one member apart: each by a unit of every member at the most, and by
    /// the units that a promise may move, one for each bill that is rounded up or carries an incomplete one.
    fn rounding_of_both(&self) -> Option<i128> {
        let members = i128::try_from(self.claim.members.len()).ok()?;
        let years = i128::try_from(self.claim.years).ok()?;
        let moved = if self.settlement.min_saving.is_some() { years.checked_mul(3)? } else { 0 };
        members.checked_mul(moved.checked_add(2)?)?.checked_mul(self.settlement.round_to.max(1))
    }

    /// Between what falls to each by the bills of the year before, where they are ranges.
    fn by_paid(&self, total: i128, unit: i128) -> Option<FallenEnds> {
        let BillsTogether { shares, falls, before } = self.ranged.as_ref()?;
        let last = self.nth.checked_sub(1)?;
        let bills =
            shares.billed.get(last)?.iter().zip(&before.members).map(|(bill, beside)| bill.plus(*beside));
        let apart = by_ends(total, unit, &bills.collect::<Vec<_>>());
        let followed = falls.and_then(|falls| falls.by_paid(total, unit, (last, self.nth), before));
        let Some(mut found) = followed else { return Some(FallenEnds { amounts: apart, bills: Vec::new() }) };
        let both = found.amounts.iter_mut().zip(apart);
        both.for_each(|(ends, other)| *ends = ends.within(other.low, other.high));
        Some(found)
    }

    /// The same by a rule that goes by costs before: a part is greatest with the most of its own and the least of all others.
    fn by_before(&self, total: i128, rule: &Rule) -> Option<Vec<AmountEnds>> {
        let claim =
            self.claim_of(total.saturating_abs(), rule).filter(|claim| claim.members.len() <= MOST)?;
        let [least, most] = [Level::Low, Level::High].map(|level| CostsAt::of(self.computed, level));
        let part = |member: usize, costs: [&CostsAt; 2]| {
            let claim = CostsAt::corner(&claim, member, costs);
            let part = sharing::split(&claim, &Settlement::default()).ok()?.quota(member, 0)?;
            Some(&part * &Fraction::from(total.signum()))
        };
        let of = |member: usize| {
            let (one, other) = (part(member, [&least, &most])?, part(member, [&most, &least])?);
            Some(in_units(&(one.clone().min(other.clone()), one.max(other)), self.unit(total)))
        };
        (0..claim.members.len()).map(of).collect()
    }
}

/// Of more members than these it is not looked for.
const MOST: usize = 200;

/// Parts of a total with its sign, between these.
fn cut(total: i128, parts: &[i128], mut ends: Vec<AmountEnds>) -> Vec<Units> {
    cut_to(total, &mut ends);
    let of = |(part, ends): (&i128, AmountEnds)| {
        let base = if total < 0 { -part } else { *part };
        Units { low: ends.low.min(base), base, high: ends.high.max(base) }
    };
    parts.iter().zip(ends).map(of).collect()
}

/// What lies between its ends and these.
fn between(amount: Units, ends: AmountEnds) -> Units {
    let Units { low, base, high } = amount;
    Units { low: low.max(ends.low).min(base), base, high: high.min(ends.high).max(base) }
}

/// Parts of a total with its sign; where they depend on costs within ranges, anything between nothing and all of it for
/// whoever is among those that it is split among.
fn within(total: i128, parts: &[i128], is_exact: bool, among: impl Fn(usize) -> bool) -> Vec<Units> {
    let of = |(member, part): (usize, &i128)| {
        let base = if total < 0 { -part } else { *part };
        match is_exact || (base == 0 && !among(member)) {
            true => Units::exact(base),
            false => Units { low: total.min(0), base, high: total.max(0) },
        }
    };
    parts.iter().enumerate().map(of).collect()
}
