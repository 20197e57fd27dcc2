//! What the group pays with one input moved: only the items that it has to do with are computed anew.
//!
//! Of items of 100 and 60 a year the first rises by a tenth: the group pays 160 less the 100 of that item as it was, and
//! the 110 of it as it is, and nobody looks at the other.

use super::figure::Figure;
use super::outcome::{Outcome, PayerStanding};
use crate::case::{Case, Extract, Input, Number, Written};
use crate::cost::Units;
use crate::money::Fraction;
use crate::plan::facts::{Computed, Selection, compute};

/// A case taken apart into what its items cost.
pub(super) struct Parted<'w> {
    written: &'w Written,
    now: &'w Outcome,
    /// What each item before costs, and each item after.
    items: [Vec<Units>; 2],
}

/// An input moved: its value, where it has one, and the figure.
pub(super) type MovedInput = (Option<Number>, Fraction);

impl<'w> Parted<'w> {
    /// A case and what comes of it; `None` where it has no plan.
    pub(super) fn new(written: &'w Written, case: &Case, now: &'w Outcome) -> Option<Parted<'w>> {
        let items = costs(case)?;
        Some(Parted { written, now, items })
    }

    /// A figure of the group with an input multiplied by each of these factors; `None` where the whole case has to say it:
    /// for another figure, another input, or a value that the input cannot have.
    pub(super) fn moved(
        &self,
        input: &Input,
        factors: &[Fraction; 2],
        figure: &Figure,
    ) -> Option<[MovedInput; 2]> {
        if figure.member.is_some() {
            return None;
        }
        let part = self.written.extract(input)?;
        let [low, high] = factors.each_ref().map(|factor| self.times(&part, factor, figure));
        Some([low?, high?])
    }

    fn times(&self, part: &Extract, factor: &Fraction, figure: &Figure) -> Option<MovedInput> {
        let mut changed = part.written.clone();
        changed.multiply(&part.input, factor).ok()?;
        let [before, after] = costs(&changed.case().ok()?)?;
        let cost = |side: usize, now: Option<Units>, moved: Vec<Units>| {
            let numbers = part.items.get(side)?;
            let was = numbers.iter().filter_map(|number| self.items.get(side)?.get(*number));
            Some(now.map(|now| less(now, was.copied().sum()).plus(moved.into_iter().sum())))
        };
        let group = PayerStanding {
            before: cost(0, self.now.before, before)?,
            share: cost(1, self.now.after, after)?,
            ..PayerStanding::default()
        };
        Some((changed.number(&part.input), figure.of_costs(group, self.now)?))
    }
}

/// A sum without a part of it, at each end.
fn less(sum: Units, part: Units) -> Units {
    Units { low: sum.low - part.low, base: sum.base - part.base, high: sum.high - part.high }
}

/// What each item before costs over the term, whoever bears it, and each item after.
fn costs(case: &Case) -> Option<[Vec<Units>; 2]> {
    let plan = case.plan.as_ref()?;
    let computed: Computed<'_> = compute(case, plan, &Selection::default()).ok()?;
    let mut items = [vec![Units::default(); plan.before.len()], vec![Units::default(); plan.after.len()]];
    for fact in &computed.facts {
        fact.side
            .of(items.each_mut())
            .get_mut(fact.item)
            .into_iter()
            .for_each(|sum| *sum = sum.plus(fact.invoice.units));
    }
    Some(items)
}
