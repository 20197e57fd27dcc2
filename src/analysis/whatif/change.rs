//! By how much a share changes: what does not change moves both shares together.
//!
//! A member that bears half of 600 to 1,000 pays 300 to 500; where it bears all of it, it pays 300 to 500 more, which is
//! 100% more, wherever the cost lies. The two shares are taken as sums over the same invoices; an invoice that is another
//! one after the change moves by itself.

use super::draft::Scope;
use super::filled::filled;
use super::joint::Joint;
use super::left::FigureAsked;
use super::moving::{MovingAmount, Together};
use super::scaled::Given;
use super::traced::{BentPart, PartSum, SumCourse, Traced, WeighedSum};
use crate::case::Change as Changed;
use crate::cost::Units;
use crate::money::{Fraction, Range, Rounding};
use crate::plan::curve::Portion;
use crate::plan::facts::{Fact, Payer, Side};
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
    /// Whether nothing changes, wherever costs lie.
    pub(super) fn is_nothing(&self) -> bool {
        self.units == Units::default()
    }

    /// The change of a share where the old and the new one have nothing to do with each other.
    pub(super) fn apart((old, new): (Units, Units)) -> ShareChange {
        ShareChange { units: new.minus(old), percent: percent(old, new) }
    }

    /// The same where it is less than so much to either side of a share that was this.
    fn within(self, off: i128, old: Units) -> ShareChange {
        let most = off.saturating_sub(1).max(0);
        self.between((-most, most), old)
    }

    /// The same where it is between these, of a share that was this.
    pub(super) fn between(self, (least, most): (i128, i128), old: Units) -> ShareChange {
        let units = self.units;
        let units = Units {
            low: units.low.max(least).min(units.base),
            base: units.base,
            high: units.high.min(most).max(units.base),
        };
        // an end below nothing is furthest from it in parts of the least, one above it nearest to it in parts of the most
        let part = |end: i128, is_low: bool| {
            let of = if (end < 0) == is_low { old.low } else { old.high };
            Fraction::ratio(end.checked_mul(100)?, of).filter(|_| old.low > 0)
        };
        let ends = part(least, true).zip(part(most, false));
        let percent = self.percent.map(|percent| match ends {
            Some((least, most)) if percent.low <= most && percent.high >= least => {
                Range { low: percent.low.max(least), high: percent.high.min(most) }
            }
            _ => percent,
        });
        ShareChange { units, percent }
    }

    /// The same, which reaches to this.
    fn around(self, base: i128) -> ShareChange {
        let units = Units { low: self.units.low.min(base), base, high: self.units.high.max(base) };
        ShareChange { units, ..self }
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
    /// Whether nothing that makes a share has changed, and whether only rounding has.
    same: bool,
    alike: bool,
    /// What was given a value.
    given: Given<'t>,
}

impl<'t> Both<'t> {
    pub(super) fn new(old: &'t Traced<'t>, new: &'t Traced<'t>, changes: &'t [Changed]) -> Both<'t> {
        Both { old, new, same: old.is_same(new), alike: old.is_alike(new), given: Given::by(changes) }
    }

    /// Two versions of a case: what is written otherwise in them is another estimate.
    pub(super) fn versions(old: &'t Traced<'t>, new: &'t Traced<'t>) -> Both<'t> {
        Both { old, new, same: old.is_same(new), alike: old.is_alike(new), given: Given::all() }
    }

    /// By how much a share changes, from its least to its greatest, invoice by invoice where it is a sum of such.
    pub(super) fn change(&self, units: (Units, Units), scope: Scope) -> ShareChange {
        self.change_of(units, [(scope, FigureAsked::default()); 2])
    }

    /// The same of any figure, where a member has another number in the new case.
    pub(super) fn change_of(
        &self,
        units: (Units, Units),
        asked: [(Scope, FigureAsked<'_>); 2],
    ) -> ShareChange {
        let apart = ShareChange::apart(units);
        if units.0.is_exact() || units.1.is_exact() {
            return apart;
        }
        let is_paid = asked.iter().all(|(_, asked)| !asked.saving);
        let is_same = self.same && is_paid;
        let is_share = is_paid && asked.iter().all(|(_, asked)| asked.after.is_none_or(<[_]>::is_empty));
        if is_same && is_share && units.0 == units.1 {
            let nothing = || Range::exact(Fraction::zero());
            return ShareChange { units: Units::default(), percent: apart.percent.map(|_| nothing()) };
        }
        // of shares that are the same only what is taken off differs
        let [(was, of_old), (is, of_new)] = asked.map(|(scope, asked)| {
            (scope, FigureAsked { but_share: is_same && asked.after.is_some(), ..asked })
        });
        let Some((olds, news)) = self.old.sums(was, of_old).zip(self.new.sums(is, of_new)) else {
            return apart;
        };
        let given = &self.given;
        let pairs = olds.iter().flat_map(|old| news.iter().map(move |new| (old, new)));
        // courses that are not taken together leave nothing between their ends
        let changes = pairs.filter_map(|(old, new)| cut(&apart, &CoursePair { old, new, given }));
        let around = |change: ShareChange| change.around(apart.units.base);
        let found = changes.reduce(ShareChange::or).map(around).unwrap_or(apart.clone());
        let rounded = is_share.then(|| self.rounded(asked.map(|(scope, _)| scope))).flatten();
        let found = rounded.map_or(found.clone(), |off| found.within(off, units.0));
        let scopes = asked.map(|(scope, _)| scope);
        let filled = is_share.then(|| filled([self.old, self.new], scopes, || self.of_all())).flatten();
        filled.map_or(found.clone(), |ends| found.between(ends, units.0))
    }

    /// By how much all that members pay changes over the term.
    fn of_all(&self) -> Units {
        let is_paid =
            |fact: &Fact| fact.side == Side::After && matches!(fact.payer, Payer::Member(_) | Payer::Shared);
        let costs = [self.old, self.new].map(|traced| traced.computed.sum(is_paid));
        self.change(costs.into(), Scope::default()).units
    }

    /// By less than how much a share changes where only rounding does.
    fn rounded(&self, [was, is]: [Scope; 2]) -> Option<i128> {
        let off = || self.old.rounded(was)?.checked_add(self.new.rounded(is)?);
        if self.alike { off() } else { None }
    }
}

/// Two courses, one of each case.
struct CoursePair<'p, 'k, 'g> {
    old: &'p SumCourse<'k>,
    new: &'p SumCourse<'k>,
    given: &'p Given<'g>,
}

impl<'k> CoursePair<'_, 'k, '_> {
    /// What is known of how the new figure lies to the old one: of its least, or its most.
    fn known(&self, most: bool) -> impl Iterator<Item = Together> {
        let all = |course: &'_ SumCourse<'k>, least: bool| {
            let others = if least { &course.least } else { &course.most };
            std::iter::once(course.sum.clone()).chain(others.iter().cloned()).collect::<Vec<_>>()
        };
        let (olds, news) = (all(self.old, most), all(self.new, !most));
        let given = self.given;
        news.into_iter()
            .flat_map(move |new| olds.iter().map(|old| together(old, &new, given)).collect::<Vec<_>>())
    }

    /// Between what the new figure less the old one lies.
    fn difference(&self) -> (Option<i128>, Option<i128>) {
        let low = self.known(false).filter_map(|shares| shares.difference().0).max();
        (low, self.known(true).filter_map(|shares| shares.difference().1).min())
    }

    /// The least or the most that the new one is in parts of the old one.
    fn ratio(&self, most: bool) -> Option<Fraction> {
        let (news, olds) =
            if most { (&self.new.most, &self.old.least) } else { (&self.new.least, &self.old.most) };
        let (old, new) = (&self.old.sum, &self.new.sum);
        let ratio = |old, new| together(old, new, self.given).ratio(most);
        let of_news = std::iter::once(new).chain(news).filter_map(|new| ratio(old, new));
        // what is paid is more in parts of less
        let is_paid = together(old, new, self.given).is_never_below_nothing();
        let of_olds = olds.iter().filter(|_| is_paid).filter_map(|old| ratio(old, new));
        let ratios = of_news.chain(of_olds);
        if most { ratios.min() } else { ratios.max() }
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
fn together<'k>(old: &PartSum<'k>, new: &PartSum<'k>, given: &Given<'_>) -> Together {
    let rounded = Fraction::zero();
    let (moving, places) = (Vec::new(), BTreeMap::new());
    let mut joint = Joint { given, moving, places, is_weighed: false, rounded };
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
    joint.moving.extend(bent(old, new));
    let portions = |(sum, nth): (&PartSum<'k>, usize)| {
        let portion = |weighed: &WeighedSum<'k>| Portion {
            times: joint.line(&weighed.times, nth),
            of: joint.line(&weighed.of, nth),
            whole: joint.line(&weighed.whole, nth),
        };
        sum.weighed.iter().map(portion).collect::<Vec<_>>()
    };
    let weighed = [(old, 0), (new, 1)].map(portions);
    let rounded = joint.rounded.units(0, Rounding::Ceiling).unwrap_or(i128::MAX >> 1);
    let (less, more) = new.slack;
    let of_new = (less.saturating_add(rounded), more.saturating_add(rounded));
    Together { weighed, slack: [old.slack, of_new], moving: joint.moving }
}

/// Parts of invoices that do not rise as these do: one and the same where it is so in both.
fn bent(old: &PartSum<'_>, new: &PartSum<'_>) -> Vec<MovingAmount> {
    let keys: std::collections::BTreeSet<_> = old.bent.keys().chain(new.bent.keys()).collect();
    let moving =
        |part: &BentPart, [old, new]: [Fraction; 2]| MovingAmount { ends: part.of.1.clone(), old, new };
    let of = |key| match (old.bent.get(key), new.bent.get(key)) {
        (Some(was), Some(is)) if was.of == is.of => {
            vec![moving(was, [was.times.clone(), is.times.clone()])]
        }
        (was, is) => {
            let was = was.map(|part| moving(part, [part.times.clone(), Fraction::zero()]));
            let is = is.map(|part| moving(part, [Fraction::zero(), part.times.clone()]));
            was.into_iter().chain(is).collect()
        }
    };
    keys.into_iter().flat_map(of).collect()
}

/// A change as far as two courses together allow it; `None` where no costs take both.
fn cut(apart: &ShareChange, pair: &CoursePair<'_, '_, '_>) -> Option<ShareChange> {
    let (low, high) = pair.difference();
    let low = low.map_or(apart.units.low, |low| low.max(apart.units.low));
    let high = high.map_or(apart.units.high, |high| high.min(apart.units.high));
    let units = Units { low, high, ..apart.units };
    let percent = || apart.percent.clone().map(|percent| cut_percent(percent, pair));
    (low <= high).then(|| ShareChange { units, percent: percent() })
}

fn cut_percent(percent: Range, pair: &CoursePair<'_, '_, '_>) -> Range {
    let hundred = Fraction::from(100);
    let in_percent = |ratio: Fraction| &(&ratio * &hundred) - &hundred;
    let [low, high] = [false, true].map(|most| pair.ratio(most).map(in_percent));
    let low = low.map_or(percent.low.clone(), |low| low.max(percent.low.clone()));
    let high = high.map_or(percent.high.clone(), |high| high.min(percent.high.clone()));
    if low <= high { Range { low, high } } else { percent }
}
