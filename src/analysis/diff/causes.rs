//! A figure's change shared out to what was changed: the Shapley value over the changes, every order of making them
//! averaged, so that no order is favoured and the parts add up.

use super::changed::UNIT;
use crate::case::{Case, Difference, Written};
use crate::money::{Fraction, Quotas};
use crate::sharing::{self, Settlement};
use std::collections::BTreeMap;

/// One change, or several that are taken as one, and its part of the figure's change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// The paths of what was changed.
    pub paths: Vec<String>,
    /// The item, the member or the input that they are of.
    pub group: String,
    /// Its part, exactly, in major units or in percent.
    pub exact: Fraction,
    /// The same rounded so that the parts add up.
    pub part: Fraction,
}

/// So many changes are told apart at most: every set of them is computed.
const MOST: usize = 12;

/// One change or several that are made together.
type ChangeUnit = Vec<usize>;

/// The change of one figure between two versions of a case.
pub(super) struct FigureChange<'a> {
    /// The old version.
    pub(super) old: &'a Written,
    /// The new one.
    pub(super) new: &'a Written,
    /// What is otherwise in it.
    pub(super) differences: &'a [Difference],
    /// The figure before and after.
    pub(super) ends: (&'a Fraction, &'a Fraction),
    /// The figure of a case between them.
    pub(super) value: &'a dyn Fn(&Case) -> Option<Fraction>,
}

impl FigureChange<'_> {
    /// The change shared out to the differences, rounded to so many decimals by largest remainder.
    pub(super) fn causes(&self, decimals: i32) -> Vec<Cause> {
        let alone = grouped(self.differences);
        let (sets, all) = apart(alone.len(), &self.values(&alone));
        let of_set = |set: &usize| {
            let units = alone.iter().enumerate().filter(|(nth, _)| set >> nth & 1 == 1);
            units.flat_map(|(_, unit)| unit.iter().copied()).collect::<ChangeUnit>()
        };
        let units: Vec<ChangeUnit> = sets.iter().map(of_set).collect();
        let exact = shapley(units.len(), &all);
        let parts = rounded(&exact, &(self.ends.1 - self.ends.0), decimals);
        let shares = exact.into_iter().zip(parts);
        let mut causes: Vec<Cause> =
            units.iter().zip(shares).map(|(unit, of)| self.cause(unit, of)).collect();
        causes.sort_by_key(|cause| std::cmp::Reverse(cause.exact.abs()));
        causes
    }

    /// What a unit changes, and its part of the change.
    fn cause(&self, unit: &ChangeUnit, (exact, part): (Fraction, Fraction)) -> Cause {
        let made = self.made(unit);
        let group = made.first().map_or(String::new(), |difference| difference.group.clone());
        let mut paths: Vec<String> = Vec::new();
        for difference in made {
            let path = if difference.group == UNIT { UNIT } else { difference.path.as_str() };
            if !paths.iter().any(|known| known == path) {
                paths.push(path.to_owned());
            }
        }
        Cause { paths, group, exact, part }
    }

    /// The figure with each set of units made, by the bits of the set; nothing where the case cannot be computed with that.
    fn values(&self, units: &[ChangeUnit]) -> Vec<Option<Fraction>> {
        let count = 1_usize << units.len();
        let of = |set: usize| match set {
            0 => Some(self.ends.0.clone()),
            set if set + 1 == count => Some(self.ends.1.clone()),
            set => {
                let made = units.iter().enumerate().filter(|(nth, _)| set >> nth & 1 == 1);
                let made = self.made(made.flat_map(|(_, unit)| unit));
                self.old.with(self.new, &made).case().ok().and_then(|case| (self.value)(&case))
            }
        };
        (0..count).map(of).collect()
    }

    /// The differences of these numbers.
    fn made<'n>(&self, numbers: impl IntoIterator<Item = &'n usize>) -> Vec<&Difference> {
        numbers.into_iter().filter_map(|nth| self.differences.get(*nth)).collect()
    }
}

/// Each change alone where they are few, else by item and member, else by the kind of thing.
fn grouped(differences: &[Difference]) -> Vec<ChangeUnit> {
    let (of_unit, alone): (Vec<usize>, Vec<usize>) = (0..differences.len())
        .partition(|nth| differences.get(*nth).is_some_and(|difference| difference.group == UNIT));
    if alone.len() + usize::from(!of_unit.is_empty()) <= MOST {
        let units = alone.into_iter().map(|nth| vec![nth]).chain([of_unit]);
        return units.filter(|unit| !unit.is_empty()).collect();
    }
    let by = |key: &dyn Fn(&Difference) -> String| {
        let mut groups: Vec<(String, ChangeUnit)> = Vec::new();
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for (nth, difference) in differences.iter().enumerate() {
            let key = key(difference);
            let place = *known.entry(key.clone()).or_insert_with(|| {
                groups.push((key, Vec::new()));
                groups.len() - 1
            });
            if let Some((_, unit)) = groups.get_mut(place) {
                unit.push(nth);
            }
        }
        groups.into_iter().map(|(_, unit)| unit).collect::<Vec<_>>()
    };
    let groups = by(&|difference| difference.group.clone());
    match groups.len() <= MOST {
        true => groups,
        false => by(&|difference| difference.group.split('.').next().unwrap_or_default().to_owned()),
    }
}

/// As many sets of so many units as can be told apart, each by its bits, and the figure with every set of those made. Two
/// that the case cannot be computed without each other are one: at each step those which that mends most.
fn apart(count: usize, known: &[Option<Fraction>]) -> (Vec<usize>, Vec<Fraction>) {
    let mut sets: Vec<usize> = (0..count).map(|nth| 1 << nth).collect();
    loop {
        let unions = unions(&sets);
        let found: Option<Vec<Fraction>> =
            unions.iter().map(|made| known.get(*made).cloned().flatten()).collect();
        if let Some(found) = found {
            return (sets, found);
        }
        let is_unknown = |made: &&usize| known.get(**made).is_none_or(Option::is_none);
        let unknown: Vec<usize> = unions.iter().filter(is_unknown).copied().collect();
        let pairs = (0..sets.len()).flat_map(|last| (0..last).map(move |first| (first, last)));
        let left = |(first, last): &(usize, usize)| {
            let bits = |nth: &usize| sets.get(*nth).copied().unwrap_or(0);
            let together = |made: &&usize| (*made & bits(first) == 0) == (*made & bits(last) == 0);
            unknown.iter().filter(together).count()
        };
        let Some((first, last)) = pairs.min_by_key(left) else { return (sets, Vec::new()) };
        let moved = sets.remove(last);
        sets.get_mut(first).into_iter().for_each(|set| *set |= moved);
    }
}

/// The bits of every choice of these sets, by the bits of the choice.
fn unions(sets: &[usize]) -> Vec<usize> {
    let of = |choice: usize| {
        let chosen = sets.iter().enumerate().filter(|(nth, _)| choice >> nth & 1 == 1);
        chosen.fold(0, |made, (_, set)| made | set)
    };
    (0..1_usize << sets.len()).map(of).collect()
}

/// The Shapley value of each of so many units: what it adds to a set, averaged over all orders.
fn shapley(count: usize, values: &[Fraction]) -> Vec<Fraction> {
    let factorial = |number: usize| {
        (1..=number).fold(Fraction::from(1), |product, factor| {
            &product * &Fraction::from(i128::try_from(factor).unwrap_or(i128::MAX))
        })
    };
    let all = factorial(count);
    let weights: Vec<Fraction> = (0..count)
        .map(|size| (&factorial(size) * &factorial(count - 1 - size)).checked_div(&all).unwrap_or_default())
        .collect();
    let part = |unit: usize| {
        let mut sum = Fraction::zero();
        for (set, without) in values.iter().enumerate().filter(|(set, _)| set >> unit & 1 == 0) {
            let size = usize::try_from(set.count_ones()).unwrap_or(0);
            if let (Some(with), Some(weight)) = (values.get(set | 1 << unit), weights.get(size)) {
                sum = &sum + &(&(with - without) * weight);
            }
        }
        sum
    };
    (0..count).map(part).collect()
}

/// Parts in whole units that add up to the total: largest remainder.
fn rounded(exact: &[Fraction], total: &Fraction, decimals: i32) -> Vec<Fraction> {
    let scale = Fraction::power_of_ten(decimals);
    let scaled: Vec<Fraction> = exact.iter().map(|part| part * &scale).collect();
    let whole = (total * &scale).units(0, crate::money::Rounding::HalfAway).unwrap_or(0);
    let bills = sharing::bills(&Quotas::of(&scaled), whole, &Settlement::default());
    let back = |units: i128| Fraction::decimal(units, decimals);
    bills.map_or_else(|| exact.to_vec(), |bills| bills.into_iter().map(back).collect())
}
