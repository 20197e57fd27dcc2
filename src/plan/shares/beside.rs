//! What stands beside the split of a year in its bills: money of the year before, and what is carried over from it.
//!
//! It comes after the bills: a member's bill is its share and what stands beside it. What is carried over lowers every
//! shared part of the year alike; the bills of the lowered cost are rounded as all are, and what they differ by stands beside.

use super::by_year;
use super::found::Beside;
use super::unsettled::{below_zero, beyond_split, nothing_split};
use crate::case::{Reckoned, Reckoning};
use crate::cost::Units;
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Quotas, apportion};
use crate::plan::facts::Computed;
use crate::sharing::{self, Basis, Claim, Remainder, Rule, Settlement, SharedItem, Sharer, Split, billed};

/// Money of the year before as it falls to the members of a year.
pub(crate) struct Settled {
    /// The settlements, by number: one, or all that are carried over into this year.
    pub(crate) numbers: Vec<usize>,
    /// What of it falls to each member.
    pub(crate) amounts: Vec<Units>,
    /// How it was divided.
    pub(crate) by: Divided,
}

/// How money of the year before was divided.
pub(crate) enum Divided {
    /// The file says what falls to whom.
    Stated,
    /// By a rule, in multiples of so many minor units: what was split.
    Rule(Box<Claim>, i128),
    /// By the bills of the year before, in multiples of so many minor units.
    Paid(Vec<i128>, i128),
    /// It lowers what is split: the exact bills of what is left, and the bills.
    Carried(Vec<Fraction>, Vec<i128>),
}

/// What stands beside the bills of each year: an amount a member. Nothing where nothing does, or where bills are not whole:
/// of selected costs.
///
/// # Errors
/// What cannot be split among the members; a bill below zero.
pub(super) fn beside(
    computed: &Computed<'_>,
    settlement: &Settlement,
    claim: &Claim,
    split: &Split<'_>,
) -> Result<Vec<Beside>, Diagnostic> {
    let years = settled(computed, settlement, claim, split)?;
    let total = |number: &usize| computed.plan.reckonings.get(*number)?.how.total();
    let sum = |found: Vec<Settled>| {
        let mut beside =
            Beside { members: vec![Units::default(); claim.members.len()], all: Units::default() };
        for settled in &found {
            let members = beside.members.iter_mut().zip(&settled.amounts);
            members.for_each(|(sum, amount)| *sum = sum.plus(*amount));
            // what nobody pays may be another part of a lowered cost
            let is_open =
                settlement.remainder == Remainder::Drop && matches!(settled.by, Divided::Carried(..));
            let known: Option<i128> = settled.numbers.iter().map(total).sum();
            let known = known.filter(|_| !is_open).map(Units::exact);
            beside.all = beside.all.plus(known.unwrap_or_else(|| settled.amounts.iter().copied().sum()));
        }
        beside
    };
    Ok(years.into_iter().map(sum).collect())
}

/// The same, each by itself.
///
/// # Errors
/// As above.
pub(super) fn settled(
    computed: &Computed<'_>,
    settlement: &Settlement,
    claim: &Claim,
    split: &Split<'_>,
) -> Result<Vec<Vec<Settled>>, Diagnostic> {
    let reckonings = &computed.plan.reckonings;
    if reckonings.is_empty() || computed.is_selected {
        return Ok(Vec::new());
    }
    let is_exact = computed.is_exact();
    let mut years: Vec<Vec<Settled>> = Vec::new();
    let mut paid: Vec<i128> = Vec::new();
    for (nth, year) in split.years.iter().enumerate() {
        let of_year = BesideYear { computed, settlement, claim, split, nth, is_exact };
        let mut found = Vec::new();
        let mut last = None;
        // all that is carried over lowers what is split at once, so that its bills are rounded once
        let mut carried: Option<(i128, Vec<usize>, &Reckoning)> = None;
        for (number, reckoning) in reckonings.iter().enumerate().filter(|(_, one)| one.year == nth) {
            match &reckoning.how {
                Reckoned::BeforeSplit(total) => {
                    let (sum, mut numbers, _) = carried.unwrap_or((0, Vec::new(), reckoning));
                    numbers.push(number);
                    carried = Some((sum.saturating_add(*total), numbers, reckoning));
                }
                _ => {
                    let (amounts, by) = of_year.amounts(reckoning, &paid)?;
                    found.push(Settled { numbers: vec![number], amounts, by });
                }
            }
            last = Some(reckoning);
        }
        if let Some((total, numbers, reckoning)) = carried {
            let (amounts, by) = of_year.lowered(total, reckoning)?;
            found.push(Settled { numbers, amounts, by });
        }
        let beside: Vec<Units> = (0..year.bills.len())
            .map(|member| found.iter().filter_map(|settled| settled.amounts.get(member)).copied().sum())
            .collect();
        paid =
            year.bills.iter().zip(&beside).map(|(bill, beside)| bill.saturating_add(beside.base)).collect();
        if let Some(reckoning) = last {
            below_zero(computed, reckoning, &paid, &beside)?;
        }
        years.push(found);
    }
    Ok(years)
}

/// A year whose bills something stands beside.
struct BesideYear<'y> {
    computed: &'y Computed<'y>,
    settlement: &'y Settlement,
    claim: &'y Claim,
    split: &'y Split<'y>,
    nth: usize,
    is_exact: bool,
}

impl BesideYear<'_> {
    /// What of a reckoning falls to each member; `paid` are the bills of the year before.
    fn amounts(&self, reckoning: &Reckoning, paid: &[i128]) -> Result<(Vec<Units>, Divided), Diagnostic> {
        let cannot = || nothing_split(reckoning);
        Ok(match &reckoning.how {
            Reckoned::By(by) => {
                let of = |member: usize| by.iter().find(|(number, _)| *number == member);
                let takes_part = |member: &usize| self.computed.months_of(*member).is_some();
                let amount =
                    |member: usize| Some(member).filter(takes_part).and_then(of).map(|(_, units)| *units);
                let members = 0..self.claim.members.len();
                let amounts = members.map(|member| Units::exact(amount(member).unwrap_or(0)));
                (amounts.collect(), Divided::Stated)
            }
            Reckoned::Rule(total, rule) => {
                let is_exact = self.is_exact || rule.terms().iter().all(|term| term.basis != Basis::Current);
                let claim = self.claim_of(total.saturating_abs(), rule).ok_or_else(cannot)?;
                let parts = self.split_of(&claim, *total).ok_or_else(cannot)?;
                let among = |member| self.computed.takes_part_in(member, self.nth);
                (within(*total, &parts, is_exact, among), Divided::Rule(Box::new(claim), self.unit(*total)))
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
                (within(*total, &parts, self.is_exact, among), Divided::Paid(paid, unit))
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
    fn lowered(&self, total: i128, reckoning: &Reckoning) -> Result<(Vec<Units>, Divided), Diagnostic> {
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
    fn lowered_by(&self, total: i128) -> Option<(Vec<Units>, Divided)> {
        let year = self.split.years.get(self.nth)?;
        let members = self.claim.members.len();
        let shared = self.shared()?;
        let sum = shared.iter().map(|(part, _)| part).sum::<Fraction>();
        if !sum.is_positive() || (&sum + &Fraction::from(total)).is_negative() {
            return None;
        }
        let kept = (&sum + &Fraction::from(total)).checked_div(&sum)?;
        let lowered: Vec<Fraction> =
            shared.iter().map(|(part, own)| &(part * &kept) + &Fraction::from(*own)).collect();
        let settlement = self.claim.settlement_of(self.nth, self.settlement);
        let bills = billed(&Quotas::of(&lowered), year.cost.checked_add(total)?, &settlement)?.bills;
        // rounding moves no bill by more than a unit of every member
        let rounding = i128::try_from(members).ok()?.checked_mul(self.settlement.round_to.max(1))?;
        let of = |(bill, share): (i128, &i128)| {
            let base = bill.saturating_sub(*share);
            let (low, high) = (total.saturating_sub(rounding).min(base), rounding.max(base));
            if self.is_exact { Units::exact(base) } else { Units { low, base, high } }
        };
        let amounts = bills.iter().copied().zip(&year.bills).map(of).collect();
        Some((amounts, Divided::Carried(lowered, bills)))
    }
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
