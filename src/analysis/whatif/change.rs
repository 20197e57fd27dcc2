//! By how much a share changes: what does not change moves both shares together.
//!
//! A member that bears half of 600 to 1,000 pays 300 to 500; where it bears all of it, it pays 300 to 500 more, which is
//! 100% more, wherever the cost lies. The two shares are taken as sums over the same invoices; an invoice that is another
//! one after the change moves by itself.

use super::moving::{MovingAmount, Together};
use super::scaled::{Given, times, unrounded};
use crate::case::Change as Changed;
use crate::cost::{CostItem, Units};
use crate::money::{Fraction, Range};
use crate::plan::facts::{Computed, Fact, Payer, Side};
use crate::plan::shares::{Detail, Shares, Way, shares};
use std::collections::BTreeMap;

/// By how much a share changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareChange {
    /// In minor units: an increase is positive.
    pub units: Units,
    /// In percent of the share there was; `None` unless that is above 0.
    pub percent: Option<Range>,
}

/// Which part of what members pay.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scope {
    /// Of one member; `None` for all of them.
    pub(super) member: Option<usize>,
    /// Of one year of the term.
    pub(super) year: Option<usize>,
    /// Of one item.
    pub(super) item: Option<usize>,
}

/// The shares of a case with what they are made of, where costs are ranges.
pub(super) struct Traced<'c> {
    computed: &'c Computed<'c>,
    shares: Option<Shares>,
}

/// An invoice by its item, who bears it, which of several alike it is, and its year.
type InvoiceKey<'c> = (&'c str, Option<&'c str>, usize, usize);

/// The part of an invoice that is paid.
#[derive(Clone)]
struct Borne<'c> {
    fact: &'c Fact,
    item: &'c CostItem,
    part: Fraction,
}

/// A share as a sum of parts of invoices.
struct PartSum<'c> {
    /// The part of each invoice.
    parts: BTreeMap<InvoiceKey<'c>, Borne<'c>>,
    /// What moves by itself.
    apart: (Fraction, Fraction),
    /// By less than how much rounding can bring the share from the sum; nothing where it cannot.
    slack: i128,
}

impl<'c> Traced<'c> {
    pub(super) fn new(computed: &'c Computed<'c>) -> Traced<'c> {
        let is_ranged = |fact: &Fact| fact.side == Side::After && !fact.invoice.units.is_exact();
        let is_ranged = computed.facts.iter().any(is_ranged) && computed.plan.sharing.division.is_none();
        let found = is_ranged.then(|| shares(computed, &Way::default(), Detail::Items).ok());
        Traced { computed, shares: found.flatten() }
    }

    /// Whether another case's costs after are split into the very same parts, and settled alike.
    fn is_same(&self, other: &Traced<'_>) -> bool {
        let Some((shares, others)) = self.shares.as_ref().zip(other.shares.as_ref()) else { return false };
        fn after<'f>(traced: &'f Traced<'_>) -> impl Iterator<Item = (&'f crate::cost::Invoice, Payer)> {
            let facts = traced.computed.facts.iter().filter(|fact| fact.side == Side::After);
            facts.map(|fact| (&fact.invoice, fact.payer))
        }
        let settlement = |traced: &Traced<'_>| traced.computed.plan.sharing.settlement.clone();
        shares.rounding.is_some()
            && shares.rounding == others.rounding
            && settlement(self) == settlement(other)
            && shares.has_parts_of(others)
            && after(self).eq(after(other))
    }

    /// What is paid as a sum of invoices; `None` where a promise moves more than these tell.
    fn sum(&self, scope: Scope) -> Option<PartSum<'_>> {
        let shares = self.shares.as_ref()?;
        let rounding = shares.rounding?;
        let mut sum = PartSum { parts: BTreeMap::new(), apart: <(Fraction, Fraction)>::default(), slack: 0 };
        let mut fractional: BTreeMap<usize, i128> = BTreeMap::new();
        for (nth, fact) in self.computed.facts.iter().enumerate().filter(|(_, fact)| scope.takes(fact)) {
            let units = fact.invoice.units;
            let part = match (scope.member, fact.payer) {
                (None, _) => Fraction::from(1),
                (Some(member), Payer::Shared) => {
                    let ends = shares.ends_of_part(nth, member, units, false);
                    match weight(units, &ends) {
                        Some(part) => part,
                        None => {
                            sum.apart = (&sum.apart.0 + &ends.0, &sum.apart.1 + &ends.1);
                            *fractional.entry(fact.invoice.year).or_default() += 1;
                            continue;
                        }
                    }
                }
                (Some(_), _) => Fraction::from(1),
            };
            if part.is_zero() {
                continue;
            }
            if part != Fraction::from(1) {
                *fractional.entry(fact.invoice.year).or_default() += 1;
            }
            self.add(&mut sum, fact, part);
        }
        sum.slack = match scope {
            // what nobody pays is in no share
            Scope { member: None, .. } if !shares.uncollected().is_exact() => return None,
            Scope { member: None, .. } => 0,
            // each invoice is in whole units by itself
            Scope { item: Some(_), .. } => fractional.values().sum(),
            _ if rounding == 1 => i128::try_from(fractional.len()).ok()?,
            Scope { year, .. } => {
                let years = year.map_or(self.computed.years.len(), |_| 1);
                rounding.saturating_mul(i128::try_from(years).ok()?)
            }
        };
        Some(sum)
    }

    fn add<'s>(&'s self, sum: &mut PartSum<'s>, fact: &'s Fact, part: Fraction) {
        let Some(item) = self.computed.item(fact) else { return };
        let bearer = match fact.payer {
            Payer::Member(member) => self.computed.plan.members.get(member).map(|member| member.id.as_str()),
            _ => None,
        };
        let mut key = (item.id.as_str(), bearer, 0, fact.invoice.year);
        while sum.parts.contains_key(&key) {
            key.2 += 1;
        }
        sum.parts.insert(key, Borne { fact, item, part });
    }
}

impl Scope {
    fn takes(&self, fact: &Fact) -> bool {
        let pays = match fact.payer {
            Payer::Member(payer) => self.member.is_none_or(|member| member == payer),
            Payer::Shared => true,
            Payer::Group | Payer::Outside(_) => false,
        };
        fact.side == Side::After
            && pays
            && self.year.is_none_or(|year| fact.invoice.year == year)
            && self.item.is_none_or(|item| fact.item == item)
    }
}

/// The part of an invoice that these ends are at both of its ends.
fn weight(units: Units, (low, high): &(Fraction, Fraction)) -> Option<Fraction> {
    let of = |end: &Fraction, units: i128| end.checked_div(&Fraction::from(units));
    match (units.low, units.high) {
        (0, 0) => Some(Fraction::zero()),
        (0, most) => of(high, most).filter(|_| low.is_zero()),
        (least, 0) => of(low, least).filter(|_| high.is_zero()),
        (least, most) => of(low, least).filter(|part| Some(part) == of(high, most).as_ref()),
    }
}

impl ShareChange {
    /// The change of a share where the old and the new one have nothing to do with each other.
    pub(super) fn apart((old, new): (Units, Units)) -> ShareChange {
        ShareChange { units: new.minus(old), percent: percent(old, new) }
    }
}

/// A case as it is and after a change.
pub(super) struct Both<'t> {
    old: &'t Traced<'t>,
    new: &'t Traced<'t>,
    /// Whether nothing that makes a share has changed.
    same: bool,
    /// What was given a value.
    given: Given<'t>,
}

impl<'t> Both<'t> {
    pub(super) fn new(old: &'t Traced<'t>, new: &'t Traced<'t>, changes: &'t [Changed]) -> Both<'t> {
        Both { old, new, same: old.is_same(new), given: Given::by(changes) }
    }

    /// Two versions of a case: what is written otherwise in them is another estimate.
    pub(super) fn versions(old: &'t Traced<'t>, new: &'t Traced<'t>) -> Both<'t> {
        Both { old, new, same: old.is_same(new), given: Given::all() }
    }

    /// By how much a share changes, from its least to its greatest, invoice by invoice where it is a sum of such.
    pub(super) fn change(&self, units: (Units, Units), scope: Scope) -> ShareChange {
        self.change_of(units, [scope, scope])
    }

    /// The same where a member has another number in the new case.
    pub(super) fn change_of(&self, (old, new): (Units, Units), [was, is]: [Scope; 2]) -> ShareChange {
        let apart = ShareChange::apart((old, new));
        if old.is_exact() || new.is_exact() {
            return apart;
        }
        if self.same && old == new {
            let nothing = || Range::exact(Fraction::zero());
            return ShareChange { units: Units::default(), percent: apart.percent.map(|_| nothing()) };
        }
        let Some((old, new)) = self.old.sum(was).zip(self.new.sum(is)) else { return apart };
        cut(apart, &together(old, new, (&self.given, self.new.computed.decimals)))
    }
}

/// The change in percent of the share there was where each is anywhere between its ends.
fn percent(old: Units, new: Units) -> Option<Range> {
    let part = |old: i128, new: i128| {
        let change = new.checked_sub(old)?.checked_mul(100)?;
        if old > 0 { Fraction::ratio(change, old) } else { None }
    };
    if old.is_exact() && new.is_exact() {
        return part(old.base, new.base).map(Range::exact);
    }
    let corners = [(old.low, new.low), (old.low, new.high), (old.high, new.low), (old.high, new.high)];
    let parts: Option<Vec<Fraction>> = corners.into_iter().map(|(old, new)| part(old, new)).collect();
    Range::hull(parts?)
}

/// Two shares as sums of the same invoices as far as these are the same, or the same so many times.
fn together<'k>(old: PartSum<'k>, mut new: PartSum<'k>, (given, decimals): (&Given<'_>, u32)) -> Together {
    let (one, nothing) = (|| Fraction::from(1), Fraction::zero);
    let ends = |units: Units| (Fraction::from(units.low), Fraction::from(units.high));
    let mut moving = vec![
        MovingAmount { ends: old.apart, old: one(), new: nothing() },
        MovingAmount { ends: new.apart, old: nothing(), new: one() },
    ];
    let mut scaled = 0_i128;
    for (key, borne) in old.parts {
        let Some(other) = new.parts.remove(&key) else {
            moving.push(MovingAmount {
                ends: ends(borne.fact.invoice.units),
                old: borne.part,
                new: nothing(),
            });
            continue;
        };
        let (units, others) = (borne.fact.invoice.units, other.fact.invoice.units);
        let moved = || {
            let times = times(borne.fact, other.fact).filter(|_| !given.names(other.item))?;
            unrounded(other.fact, decimals)?;
            Some((unrounded(borne.fact, decimals)?, &other.part * &times))
        };
        match if units == others { Some((ends(units), other.part.clone())) } else { moved() } {
            Some((ends, part)) => {
                scaled += i128::from(units != others);
                moving.push(MovingAmount { ends, old: borne.part, new: part });
            }
            None => {
                moving.push(MovingAmount { ends: ends(units), old: borne.part, new: nothing() });
                moving.push(MovingAmount { ends: ends(others), old: nothing(), new: other.part });
            }
        }
    }
    for borne in new.parts.into_values() {
        moving.push(MovingAmount { ends: ends(borne.fact.invoice.units), old: nothing(), new: borne.part });
    }
    Together { moving, slack: (old.slack, new.slack), scaled }
}

/// A change as far as both shares together allow it.
fn cut(apart: ShareChange, shares: &Together) -> ShareChange {
    let (low, high) = shares.difference();
    let units = Units {
        low: low.map_or(apart.units.low, |low| low.max(apart.units.low)).min(apart.units.base),
        base: apart.units.base,
        high: high.map_or(apart.units.high, |high| high.min(apart.units.high)).max(apart.units.base),
    };
    ShareChange { units, percent: apart.percent.map(|percent| cut_percent(percent, shares)) }
}

fn cut_percent(percent: Range, shares: &Together) -> Range {
    let hundred = Fraction::from(100);
    let in_percent = |ratio: Fraction| &(&ratio * &hundred) - &hundred;
    let [low, high] = [false, true].map(|most| shares.ratio(most).map(in_percent));
    let low = low.map_or(percent.low.clone(), |low| low.max(percent.low.clone()));
    let high = high.map_or(percent.high.clone(), |high| high.min(percent.high.clone()));
    if low <= high { Range { low, high } } else { percent }
}
