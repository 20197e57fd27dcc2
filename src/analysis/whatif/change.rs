//! By how much a share changes: what does not change moves both shares together.
//!
//! A member that bears half of 600 to 1,000 pays 300 to 500; where it bears all of it, it pays 300 to 500 more, which is
//! 100% more, wherever the cost lies. The two shares are taken as sums over the same invoices; an invoice that is another
//! one after the change moves by itself.

use crate::analysis::plan::{Computed, Fact, Payer, Side};
use crate::analysis::shares::{Detail, Shares, Way, shares};
use crate::cost::Units;
use crate::money::{Fraction, Range, Rounding};
use std::collections::BTreeMap;

/// By how much a share changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
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
type Key<'c> = (&'c str, Option<&'c str>, usize, usize);

/// A share as a sum of parts of invoices.
struct Sum<'c> {
    /// The part of each invoice.
    parts: BTreeMap<Key<'c>, (Units, Fraction)>,
    /// What moves by itself.
    apart: (Fraction, Fraction),
    /// By less than how much rounding can bring the share from the sum; nothing where it cannot.
    slack: i128,
}

impl<'c> Traced<'c> {
    pub(super) fn new(computed: &'c Computed<'c>) -> Traced<'c> {
        let is_ranged =
            |fact: &Fact| fact.side == Side::After && !fact.invoice.units.is_exact();
        let is_ranged = computed.facts.iter().any(is_ranged) && computed.plan.sharing.division.is_none();
        let found = is_ranged.then(|| shares(computed, &Way::default(), Detail::Items).ok());
        Traced { computed, shares: found.flatten() }
    }

    /// What is paid as a sum of invoices; `None` where a promise moves more than these tell.
    fn sum(&self, scope: Scope) -> Option<Sum<'_>> {
        let shares = self.shares.as_ref()?;
        let rounding = shares.rounding?;
        let mut sum = Sum { parts: BTreeMap::new(), apart: <(Fraction, Fraction)>::default(), slack: 0 };
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

    fn add<'s>(&'s self, sum: &mut Sum<'s>, fact: &'s Fact, part: Fraction) {
        let Some(item) = self.computed.item(fact) else { return };
        let bearer = match fact.payer {
            Payer::Member(member) => self.computed.plan.members.get(member).map(|member| member.id.as_str()),
            _ => None,
        };
        let mut key = (item.id.as_str(), bearer, 0, fact.invoice.year);
        while sum.parts.contains_key(&key) {
            key.2 += 1;
        }
        sum.parts.insert(key, (fact.invoice.units, part));
    }
}

impl Scope {
    fn takes(&self, fact: &Fact) -> bool {
        let pays = match fact.payer {
            Payer::Member(payer) => self.member.is_none_or(|member| member == payer),
            Payer::Shared => true,
            Payer::Group | Payer::Outside => false,
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

impl Change {
    /// The change of a share where the old and the new one have nothing to do with each other.
    pub(super) fn apart((old, new): (Units, Units)) -> Change {
        Change { units: new.minus(old), percent: percent(old, new) }
    }
}

/// By how much a share changes, from its least to its greatest, where both are sums of these invoices.
pub(super) fn change(pair: (Units, Units), scope: Scope, traced: (&Traced<'_>, &Traced<'_>)) -> Change {
    let (old, new) = pair;
    let apart = Change::apart(pair);
    if old.is_exact() || new.is_exact() {
        return apart;
    }
    let Some((old, new)) = traced.0.sum(scope).zip(traced.1.sum(scope)) else { return apart };
    Together::of(old, new).cut(apart)
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

/// An amount between two ends, with how often it is in the old share and in the new one.
struct Moving {
    ends: (Fraction, Fraction),
    old: Fraction,
    new: Fraction,
}

/// Two shares as sums of the same amounts.
struct Together {
    moving: Vec<Moving>,
    slack: (i128, i128),
}

/// So many steps find the greatest ratio, or it is left as it is.
const STEPS: usize = 40;

impl Together {
    fn of<'k>(old: Sum<'k>, mut new: Sum<'k>) -> Together {
        let (one, nothing) = (|| Fraction::from(1), Fraction::zero);
        let ends = |units: Units| (Fraction::from(units.low), Fraction::from(units.high));
        let mut moving = vec![
            Moving { ends: old.apart, old: one(), new: nothing() },
            Moving { ends: new.apart, old: nothing(), new: one() },
        ];
        for (key, (units, part)) in old.parts {
            let same = new.parts.get(&key).is_some_and(|(other, _)| *other == units);
            let other = same.then(|| new.parts.remove(&key)).flatten();
            let of_new = other.map_or_else(nothing, |(_, part)| part);
            moving.push(Moving { ends: ends(units), old: part, new: of_new });
        }
        for (units, part) in new.parts.into_values() {
            moving.push(Moving { ends: ends(units), old: nothing(), new: part });
        }
        Together { moving, slack: (old.slack, new.slack) }
    }

    /// The change as far as it is within this one too.
    fn cut(&self, apart: Change) -> Change {
        let slack = self.slack.0.saturating_add(self.slack.1);
        let one = Fraction::from(1);
        let [least, _] = self.at(&one, false);
        let [most, _] = self.at(&one, true);
        let (low, high) = match slack {
            0 => (least.units(0, Rounding::Ceiling), most.units(0, Rounding::Floor)),
            _ => {
                let slack = Fraction::from(slack);
                let low = (&least - &slack).units(0, Rounding::Floor).map(|low| low.saturating_add(1));
                let high = (&most + &slack).units(0, Rounding::Ceiling).map(|high| high.saturating_sub(1));
                (low, high)
            }
        };
        let units = Units {
            low: low.map_or(apart.units.low, |low| low.max(apart.units.low)).min(apart.units.base),
            base: apart.units.base,
            high: high.map_or(apart.units.high, |high| high.min(apart.units.high)).max(apart.units.base),
        };
        let percent = apart.percent.map(|percent| self.cut_percent(percent));
        Change { units, percent }
    }

    /// The new share less so many times the old one, at its least or greatest, and the old one there.
    fn at(&self, times: &Fraction, most: bool) -> [Fraction; 2] {
        let mut sums = [Fraction::zero(), Fraction::zero()];
        for Moving { ends, old, new } in &self.moving {
            let part = new - &(times * old);
            let end = if part.is_negative() == most { &ends.0 } else { &ends.1 };
            sums = [&sums[0] + &(&part * end), &sums[1] + &(old * end)];
        }
        sums
    }

    fn cut_percent(&self, percent: Range) -> Range {
        let hundred = Fraction::from(100);
        let in_percent = |ratio: Fraction| &(&ratio * &hundred) - &hundred;
        let low = self.ratio(false).map(in_percent);
        let high = self.ratio(true).map(in_percent);
        let low = low.map_or(percent.low.clone(), |low| low.max(percent.low.clone()));
        let high = high.map_or(percent.high.clone(), |high| high.min(percent.high.clone()));
        if low <= high { Range { low, high } } else { percent }
    }

    /// The least or the greatest that the new share can be in parts of the old one: each step takes the ratio at the
    /// amounts at which the new share is furthest from that of the last step (Dinkelbach's).
    fn ratio(&self, most: bool) -> Option<Fraction> {
        let lowest = |moving: &Moving| (&moving.old * &moving.ends.0).min(&moving.old * &moving.ends.1);
        let least_old = self.moving.iter().map(lowest).fold(Fraction::zero(), |sum, part| &sum + &part);
        let [old, new] = [self.slack.0, self.slack.1].map(Fraction::from);
        if !(&least_old - &old).is_positive() {
            return None;
        }
        let mut ratio = Fraction::from(1);
        for _ in 0..STEPS {
            let [over, paid] = self.at(&ratio, most);
            let share = &over + &(&ratio * &paid);
            let next = match most {
                true => (&share + &new).checked_div(&(&paid - &old)),
                false => (&share - &new).checked_div(&(&paid + &old)),
            }?;
            if next == ratio {
                return Some(ratio);
            }
            ratio = next;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moving(ends: (i128, i128), old: (i128, i128), new: (i128, i128)) -> Moving {
        let part = |(of, all)| Fraction::ratio(of, all).unwrap_or_default();
        Moving { ends: (Fraction::from(ends.0), Fraction::from(ends.1)), old: part(old), new: part(new) }
    }

    #[test]
    fn what_doubles_doubles_at_either_end() {
        let shares = Together { moving: vec![moving((600, 1000), (1, 2), (1, 1))], slack: (0, 0) };
        let units = |low, base, high| Units { low, base, high };
        let apart = Change { units: units(100, 400, 700), percent: percent(units(300, 400, 500), units(600, 800, 1000)) };
        let change = shares.cut(apart);
        assert_eq!(change.units, units(300, 400, 500));
        assert_eq!(change.percent, Some(Range::exact(Fraction::from(100))));
    }

    #[test]
    fn the_part_that_grows_most_makes_the_greatest_percent() {
        // 100 to 200 doubles, 100 to 300 stays: from (100 + 300) to 500 up to (200 + 100) to 500
        let shares = Together {
            moving: vec![moving((100, 200), (1, 1), (2, 1)), moving((100, 300), (1, 1), (1, 1))],
            slack: (0, 0),
        };
        assert_eq!(shares.ratio(false), Fraction::ratio(5, 4));
        assert_eq!(shares.ratio(true), Fraction::ratio(5, 3));
    }
}
