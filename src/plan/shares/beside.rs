//! What stands beside the split of a year in its bills: money of the year before, and what is carried over from it.
//!
//! It comes after the bills: a member's bill is its share and what stands beside it. What is carried over lowers every
//! shared part of the year alike; the bills of the lowered cost are rounded as all are, and what they differ by stands beside.

use super::beside_year::{BesideYear, BillsTogether, Divided, Fallen};
use super::falls::Falls;
use super::found::{Beside, Shares};
use super::together::AmountEnds;
use super::unsettled::below_zero;
use crate::case::{Reckoned, Reckoning};
use crate::cost::Units;
use crate::diagnostic::Diagnostic;
use crate::plan::facts::Computed;
use crate::sharing::{Claim, Remainder, Settlement, Split};

/// Money of the year before as it falls to the members of a year.
pub(crate) struct Settled {
    /// The settlements, by number: one, or all that are carried over into this year.
    pub(crate) numbers: Vec<usize>,
    /// What of it falls to each member.
    pub(crate) amounts: Vec<Units>,
    /// How it was divided.
    pub(crate) by: Divided,
    /// Between what each member's bill lies with it, where that is known better than both; none where it is not.
    pub(super) bills: Vec<Option<AmountEnds>>,
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
    shares: &Shares,
) -> Result<Vec<Beside>, Diagnostic> {
    let years = settled(computed, settlement, claim, split, Some(shares))?;
    let members = claim.members.len();
    Ok(years.into_iter().map(|found| sum(computed, settlement, members, &found)).collect())
}

/// All that stands beside the bills of a year.
fn sum(computed: &Computed<'_>, settlement: &Settlement, members: usize, found: &[Settled]) -> Beside {
    let total = |number: &usize| computed.plan.reckonings.get(*number)?.how.total();
    let mut beside = Beside { members: vec![Units::default(); members], ..Beside::default() };
    for settled in found {
        let members = beside.members.iter_mut().zip(&settled.amounts);
        members.for_each(|(sum, amount)| *sum = sum.plus(*amount));
        // what nobody pays may be another part of a lowered cost
        let is_open = settlement.remainder == Remainder::Drop && matches!(settled.by, Divided::Carried(..));
        let known: Option<i128> = settled.numbers.iter().map(total).sum();
        let known = known.filter(|_| !is_open).map(Units::exact);
        beside.all = beside.all.plus(known.unwrap_or_else(|| settled.amounts.iter().copied().sum()));
    }
    let is_ranged = |settled: &&Settled| settled.amounts.iter().any(|amount| !amount.is_exact());
    let mut ranged = found.iter().filter(is_ranged);
    if let (Some(settled), None) = (ranged.next(), ranged.next()) {
        let of = |(member, ends): (usize, &Option<AmountEnds>)| {
            let own = settled.amounts.get(member)?.base;
            let others = beside.members.get(member)?.base.saturating_sub(own);
            let with = |end: i128| end.saturating_add(others);
            ends.map(|ends| AmountEnds { low: with(ends.low), high: with(ends.high) })
        };
        beside.bills = settled.bills.iter().enumerate().map(of).collect();
    }
    beside
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
    shares: Option<&Shares>,
) -> Result<Vec<Vec<Settled>>, Diagnostic> {
    let reckonings = &computed.plan.reckonings;
    if reckonings.is_empty() || computed.is_selected {
        return Ok(Vec::new());
    }
    let is_exact = computed.is_exact();
    let mut years: Vec<Vec<Settled>> = Vec::new();
    let mut paid: Vec<i128> = Vec::new();
    let mut before = Beside::default();
    let shares = shares.filter(|_| !is_exact);
    let falls = shares.and_then(|shares| Falls::new(computed, shares));
    for (nth, year) in split.years.iter().enumerate() {
        let ranged = shares.map(|shares| BillsTogether { shares, falls: falls.as_ref(), before: &before });
        let of_year = BesideYear { computed, settlement, claim, split, nth, is_exact, ranged };
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
                    let (fallen, by) = of_year.amounts(reckoning, &paid)?;
                    let Fallen { amounts, bills } = fallen;
                    found.push(Settled { numbers: vec![number], amounts, by, bills });
                }
            }
            last = Some(reckoning);
        }
        if let Some((total, numbers, reckoning)) = carried {
            let (Fallen { amounts, bills }, by) = of_year.lowered(total, reckoning)?;
            found.push(Settled { numbers, amounts, by, bills });
        }
        let beside: Vec<Units> = (0..year.bills.len())
            .map(|member| found.iter().filter_map(|settled| settled.amounts.get(member)).copied().sum())
            .collect();
        paid =
            year.bills.iter().zip(&beside).map(|(bill, beside)| bill.saturating_add(beside.base)).collect();
        if let Some(reckoning) = last {
            below_zero(computed, reckoning, &paid, &beside)?;
        }
        before = sum(computed, settlement, claim.members.len(), &found);
        years.push(found);
    }
    Ok(years)
}
