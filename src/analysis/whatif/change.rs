//! By how much a share changes: what does not change moves both shares together.
//!
//! A member that bears half of 600 to 1,000 pays 300 to 500; where it bears all of it, it pays 300 to 500 more, which is
//! 100% more, wherever the cost lies. The two shares are taken as sums over the same invoices; an invoice that is another
//! one after the change moves by itself.

use super::moving::{MovingAmount, Together};
use super::scaled::{Given, times, unrounded};
use crate::case::Change as Changed;
use crate::cost::{CostItem, Units};
use crate::money::{Fraction, Range, Rounding};
use crate::plan::amounts::Amounts;
use crate::plan::facts::{Computed, Fact, Payer, Side};
use crate::plan::form::Form;
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
    amounts: Amounts,
}

/// An invoice by its side, its item, who bears it, which of several alike it is, and its year.
type InvoiceKey<'c> = (Side, &'c str, Option<&'c str>, usize, usize);

/// The part of an invoice that is paid.
#[derive(Clone)]
struct Borne<'c> {
    fact: &'c Fact,
    item: &'c CostItem,
    part: Fraction,
}

/// A share as a sum of parts of invoices.
#[derive(Clone)]
struct PartSum<'c> {
    /// The part of each invoice that is a range.
    parts: BTreeMap<InvoiceKey<'c>, Borne<'c>>,
    /// What is known.
    fixed: Fraction,
    /// What moves by itself.
    apart: (Fraction, Fraction),
    /// By less than how much rounding can bring the share from the sum; nothing where it cannot.
    slack: i128,
}

impl<'c> Traced<'c> {
    pub(super) fn new(computed: &'c Computed<'c>) -> Traced<'c> {
        // what a promise keeps to is a part of the cost before
        let is_promised = computed.plan.sharing.settlement.min_saving.is_some();
        let counts = |fact: &Fact| fact.side == Side::After || is_promised;
        let is_ranged = |fact: &Fact| counts(fact) && !fact.invoice.units.is_exact();
        let is_ranged = computed.facts.iter().any(is_ranged) && computed.plan.sharing.division.is_none();
        let found = is_ranged.then(|| shares(computed, &Way::default(), Detail::Items).ok()).flatten();
        let followed = found.as_ref().and_then(|shares| shares.followed.as_ref());
        let amounts = match followed {
            Some(followed) => followed.amounts().clone(),
            None if found.is_some() => Amounts::of(computed),
            None => Amounts::default(),
        };
        Traced { computed, shares: found, amounts }
    }

    /// Whether another case's costs are split into the very same parts, and settled alike.
    fn is_same(&self, other: &Traced<'_>) -> bool {
        let Some((shares, others)) = self.shares.as_ref().zip(other.shares.as_ref()) else { return false };
        // of a promise the costs before are a part of it
        let is_held = shares.rounding.is_none();
        fn costs<'f>(
            traced: &'f Traced<'_>,
            all: bool,
        ) -> impl Iterator<Item = (&'f crate::cost::Invoice, Payer)> {
            let facts = traced.computed.facts.iter().filter(move |fact| all || fact.side == Side::After);
            facts.map(|fact| (&fact.invoice, fact.payer))
        }
        let settlement = |traced: &Traced<'_>| traced.computed.plan.sharing.settlement.clone();
        shares.rounding == others.rounding
            && settlement(self) == settlement(other)
            && shares.has_parts_of(others)
            && costs(self, is_held).eq(costs(other, is_held))
    }

    /// What is paid as a sum of invoices, in each course that a promise can take; `None` where that moves more than these
    /// tell.
    fn sums(&self, scope: Scope) -> Option<Vec<PartSum<'_>>> {
        let shares = self.shares.as_ref()?;
        match (scope, shares.followed.as_ref()) {
            (Scope { member: Some(member), item: None, year }, Some(followed)) => {
                let slack = followed.slack(year);
                followed.paid(member, year).iter().map(|paid| self.sum_of(paid, slack)).collect()
            }
            _ => Some(vec![self.sum(shares, scope)?]),
        }
    }

    /// The same where nobody is held down, or of one item.
    fn sum(&self, shares: &Shares, scope: Scope) -> Option<PartSum<'_>> {
        let (mut sum, mut fractional) = (Form::default(), BTreeMap::<usize, i128>::new());
        for (nth, fact) in self.computed.facts.iter().enumerate().filter(|(_, fact)| scope.takes(fact)) {
            let part = match (scope.member, fact.payer) {
                (Some(member), Payer::Shared) => {
                    shares.form_of_part(self.computed, &self.amounts, (nth, fact), member)
                }
                _ => self.amounts.form(nth, fact),
            };
            let is_whole = scope.member.is_none() || fact.payer != Payer::Shared || {
                let ends = (fact.invoice.units.low, fact.invoice.units.high);
                self.amounts.range(&part) == (Fraction::from(ends.0), Fraction::from(ends.1))
            };
            if !part.is_nothing() && !is_whole {
                *fractional.entry(fact.invoice.year).or_default() += 1;
            }
            sum.add(&part);
        }
        let slack = match scope {
            // what nobody pays is in no share
            Scope { member: None, .. } if !shares.uncollected().is_exact() => return None,
            Scope { member: None, .. } => 0,
            // each invoice is in whole units by itself
            Scope { item: Some(_), .. } if shares.rounding.is_some() => fractional.values().sum(),
            _ if shares.rounding? == 1 => i128::try_from(fractional.len()).ok()?,
            Scope { year, .. } => {
                let years = year.map_or(self.computed.years.len(), |_| 1);
                shares.rounding?.saturating_mul(i128::try_from(years).ok()?)
            }
        };
        self.sum_of(&sum, slack)
    }

    /// A sum of amounts as one of the invoices that they are first in.
    fn sum_of(&self, form: &Form, slack: i128) -> Option<PartSum<'_>> {
        let (fixed, apart) = (form.fixed.clone(), form.off.clone());
        let mut sum = PartSum { parts: BTreeMap::new(), fixed, apart, slack };
        for (number, part) in &form.parts {
            let fact = self.computed.facts.get(self.amounts.fact_of(*number)?)?;
            self.add(&mut sum, fact, part.clone());
        }
        Some(sum)
    }

    fn add<'s>(&'s self, sum: &mut PartSum<'s>, fact: &'s Fact, part: Fraction) {
        let Some(item) = self.computed.item(fact) else { return };
        let bearer = match fact.payer {
            Payer::Member(member) => self.computed.plan.members.get(member).map(|member| member.id.as_str()),
            _ => None,
        };
        let mut key = (fact.side, item.id.as_str(), bearer, 0, fact.invoice.year);
        while sum.parts.contains_key(&key) {
            key.3 += 1;
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

impl ShareChange {
    /// The change of a share where the old and the new one have nothing to do with each other.
    pub(super) fn apart((old, new): (Units, Units)) -> ShareChange {
        ShareChange { units: new.minus(old), percent: percent(old, new) }
    }

    /// What is either of two changes.
    fn or(self, other: ShareChange) -> ShareChange {
        let (low, high) = (self.units.low.min(other.units.low), self.units.high.max(other.units.high));
        let ends = |one: Range, other: Range| Range::hull([one.low, one.high, other.low, other.high]);
        let percent = self.percent.zip(other.percent).and_then(|(one, other)| ends(one, other));
        ShareChange { units: Units { low, high, ..self.units }, percent }
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
        let Some((olds, news)) = self.old.sums(was).zip(self.new.sums(is)) else { return apart };
        let given = (&self.given, self.new.computed.decimals);
        let pairs = olds.iter().flat_map(|old| news.iter().map(move |new| (old.clone(), new.clone())));
        let changes = pairs.map(|(old, new)| cut(apart.clone(), &together(old, new, given)));
        changes.reduce(ShareChange::or).unwrap_or(apart)
    }
}

/// The change in percent of the share there was where each is anywhere between its ends.
fn percent(old: Units, new: Units) -> Option<Range> {
    let part = |old: i128, new: i128| {
        let change = new.checked_sub(old)?.checked_mul(100)?;
        if old > 0 { Fraction::ratio(change, old) } else { None }
    };
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
        MovingAmount { ends: (one(), one()), old: old.fixed, new: new.fixed },
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
                if units != others {
                    // each invoice that is this amount is rounded by itself
                    let times = borne.part.abs().max(part.abs()).units(0, Rounding::Ceiling).unwrap_or(1);
                    scaled = scaled.saturating_add(times.max(1));
                }
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
