//! By how much a share changes: what does not change moves both shares together.
//!
//! A member that bears half of 600 to 1,000 pays 300 to 500; where it bears all of it, it pays 300 to 500 more, which is
//! 100% more, wherever the cost lies. The two shares are taken as sums over the same invoices; an invoice that is another
//! one after the change moves by itself.

use super::joint::Joint;
use super::moving::{MovingAmount, Together};
use super::scaled::Given;
use super::traced::{PartSum, Scope, Traced, WeighedSum};
use crate::case::Change as Changed;
use crate::cost::Units;
use crate::money::{Fraction, Range};
use crate::plan::curve::Portion;
use std::collections::BTreeMap;

/// By how much a share changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareChange {
    /// In minor units: an increase is positive.
    pub units: Units,
    /// In percent of the share there was; `None` unless that is above 0.
    pub percent: Option<Range>,
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
        let pairs = olds.iter().flat_map(|old| news.iter().map(move |new| (old, new)));
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
    if old.is_exact() && new.is_exact() {
        return part(old.base, new.base).map(Range::exact);
    }
    let corners = [(old.low, new.low), (old.low, new.high), (old.high, new.low), (old.high, new.high)];
    let parts: Option<Vec<Fraction>> = corners.into_iter().map(|(old, new)| part(old, new)).collect();
    Range::hull(parts?)
}

/// Two shares as sums of the same invoices as far as these are the same, or the same so many times.
fn together<'k>(old: &PartSum<'k>, new: &PartSum<'k>, (given, decimals): (&Given<'_>, u32)) -> Together {
    let mut joint = Joint { given, decimals, moving: Vec::new(), places: BTreeMap::new(), scaled: 0 };
    let (one, nothing) = (|| Fraction::from(1), Fraction::zero);
    joint.moving = vec![
        MovingAmount { ends: old.apart.clone(), old: one(), new: nothing() },
        MovingAmount { ends: new.apart.clone(), old: nothing(), new: one() },
        MovingAmount { ends: (one(), one()), old: old.sum.fixed.clone(), new: new.sum.fixed.clone() },
    ];
    joint.place([old, new]);
    let lines = [(old, 0), (new, 1)].map(|(sum, nth)| joint.line(&sum.sum, nth));
    let [olds, news] = lines.map(|line| line.slopes);
    for (number, amount) in joint.moving.iter_mut().enumerate() {
        let part = |of: &BTreeMap<usize, Fraction>, own: &Fraction| of.get(&number).unwrap_or(own).clone();
        (amount.old, amount.new) = (part(&olds, &amount.old), part(&news, &amount.new));
    }
    let portions = |(sum, nth): (&PartSum<'k>, usize)| {
        let portion = |weighed: &WeighedSum<'k>| Portion {
            times: joint.line(&weighed.times, nth),
            of: joint.line(&weighed.of, nth),
            whole: joint.line(&weighed.whole, nth),
        };
        sum.weighed.iter().map(portion).collect::<Vec<_>>()
    };
    let weighed = [(old, 0), (new, 1)].map(portions);
    Together { weighed, slack: (old.slack, new.slack), scaled: joint.scaled, moving: joint.moving }
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
