//! Sums of variables, each between two ends, and what comes of numbers that are known between ends only.

use super::form::AmountRange;
use crate::money::Fraction;
use std::collections::BTreeMap;

/// A sum of variables, each so many times, and a fixed amount.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct AmountLine {
    pub(crate) fixed: Fraction,
    pub(crate) slopes: BTreeMap<usize, Fraction>,
}

impl AmountLine {
    /// Adds another one so many times.
    pub(crate) fn add(&mut self, other: &AmountLine, times: &Fraction) {
        self.fixed = &self.fixed + &(&other.fixed * times);
        for (variable, slope) in &other.slopes {
            let sum = self.slopes.entry(*variable).or_default();
            *sum = &*sum + &(slope * times);
        }
        self.slopes.retain(|_, slope| !slope.is_zero());
    }

    /// What it is of another one, where that is the same wherever their variables lie.
    pub(super) fn in_parts_of(&self, whole: &AmountLine) -> Option<Fraction> {
        let part = match whole.slopes.iter().next() {
            Some((variable, slope)) => self.slope(*variable).checked_div(slope)?,
            None => self.fixed.checked_div(&whole.fixed)?,
        };
        let mut less = self.clone();
        less.add(whole, &-&part);
        (less == AmountLine::default()).then_some(part)
    }

    pub(super) fn slope(&self, variable: usize) -> Fraction {
        self.slopes.get(&variable).cloned().unwrap_or_default()
    }

    pub(super) fn at(&self, point: &[Fraction]) -> Fraction {
        let term = |(variable, slope): (&usize, &Fraction)| Some(slope * point.get(*variable)?);
        &self.fixed + &self.slopes.iter().filter_map(term).sum::<Fraction>()
    }

    pub(super) fn range(&self, ends: &[AmountRange]) -> AmountRange {
        let mut range = (self.fixed.clone(), self.fixed.clone());
        for (variable, slope) in &self.slopes {
            let Some(between) = ends.get(*variable) else { continue };
            let (low, high) = product(between, &(slope.clone(), slope.clone()));
            range = (&range.0 + &low, &range.1 + &high);
        }
        range
    }
}

/// The least and the greatest product of two numbers between these.
pub(crate) fn product(one: &AmountRange, other: &AmountRange) -> AmountRange {
    let all = [&one.0 * &other.0, &one.0 * &other.1, &one.1 * &other.0, &one.1 * &other.1];
    hull(all).unwrap_or_default()
}

/// The same of a quotient, by what is above 0.
pub(super) fn quotient(one: &AmountRange, by: &AmountRange) -> Option<AmountRange> {
    let all = [
        one.0.checked_div(&by.0),
        one.0.checked_div(&by.1),
        one.1.checked_div(&by.0),
        one.1.checked_div(&by.1),
    ];
    hull(all.into_iter().collect::<Option<Vec<_>>>()?)
}

fn hull(all: impl IntoIterator<Item = Fraction>) -> Option<AmountRange> {
    all.into_iter()
        .map(|one| (one.clone(), one))
        .reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
}
