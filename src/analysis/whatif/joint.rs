//! The invoices of two shares as amounts that both are sums of: which of them is one and the same.

use super::joint_amounts::{InvoiceLine, JointAmounts};
use super::moving::{MovingAmount, Together};
use super::prices::Prices;
use super::scaled::{Given, times};
use super::traced::{BentPart, Borne, InvoiceKey, InvoiceSum, PartSum, WeighedSum};
use crate::money::{Fraction, Rounding};
use crate::plan::curve::Portion;
use crate::plan::facts::Side;
use crate::plan::line::AmountLine;
use std::collections::BTreeMap;

/// What an invoice is of the amounts in the old share, and in the new one.
type Places = [Option<InvoiceLine>; 2];

/// By what invoices are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TracedBy {
    /// Each is an amount of its own.
    Invoice,
    /// All that follow from one price move together, but for rounding.
    Price,
}

impl TracedBy {
    pub(super) const ALL: [TracedBy; 2] = [TracedBy::Invoice, TracedBy::Price];
}

/// Amounts that two shares are sums of.
pub(super) struct Joint<'j, 'k> {
    /// What was given a value.
    pub(super) given: &'j Given<'j>,
    pub(super) amounts: JointAmounts,
    pub(super) places: BTreeMap<InvoiceKey<'k>, Places>,
    /// Whether some of it goes by costs before.
    pub(super) is_weighed: bool,
    /// By less than how much rounding can bring those that are another one so many times from that, in the new share.
    pub(super) rounded: Fraction,
}

impl<'k> Joint<'_, 'k> {
    /// Finds a place for each invoice of the old and of the new share.
    pub(super) fn place(&mut self, by: TracedBy, sums: [&PartSum<'k>; 2]) {
        self.is_weighed = sums.iter().any(|sum| !sum.weighed.is_empty());
        let [olds, news] = sums.map(invoices);
        let keys: std::collections::BTreeSet<&InvoiceKey<'k>> =
            olds.keys().chain(news.keys()).copied().collect();
        let prices =
            (by == TracedBy::Price).then(|| Prices::placed(&mut self.amounts, self.given, [&olds, &news]));
        for key in keys {
            let places = match (&prices, olds.get(key), news.get(key)) {
                (Some(prices), old, new) => prices.lines(&mut self.amounts, key, [old, new]),
                (None, Some(old), Some(new)) => self.both(key.0, old, new),
                (None, old, new) => [old, new].map(|borne| borne.map(|borne| self.amounts.alone(borne))),
            };
            self.places.insert(*key, places);
        }
    }

    /// An invoice that stands in both: one amount where it is the same, or the same so many times.
    fn both(&mut self, side: Side, old: &Borne<'k>, new: &Borne<'k>) -> Places {
        if old.fact.invoice.units == new.fact.invoice.units {
            let same = self.amounts.alone(old);
            return [Some(same.clone()), Some(same)];
        }
        // what costs are shared by is not rounded as they are
        let is_moved =
            (side == Side::After || !self.is_weighed) && !self.given.is_another(old.item, new.item);
        let moved = is_moved.then(|| times((old.fact, old.item), (new.fact, new.item))).flatten();
        let was = self.amounts.alone(old);
        let Some((times, off)) = moved else {
            return [Some(was), Some(self.amounts.alone(new))];
        };
        self.rounded = &self.rounded + &(&off * &new.part.abs());
        let slopes = was.slopes.iter().map(|(number, _)| (*number, times.clone())).collect();
        [Some(was), Some(InvoiceLine { fixed: Fraction::zero(), slopes })]
    }

    /// A sum of the old share, or of the new one, in these amounts.
    pub(super) fn line(&self, sum: &InvoiceSum<'k>, nth: usize) -> AmountLine {
        let place = |key: &InvoiceKey<'k>| self.places.get(key)?.get(nth)?.as_ref();
        let mut line = AmountLine { fixed: sum.fixed.clone(), slopes: BTreeMap::new() };
        for (key, borne) in &sum.parts {
            let Some(invoice) = place(key) else { continue };
            line.fixed = &line.fixed + &(&borne.part * &invoice.fixed);
            for (number, times) in &invoice.slopes {
                let slope = line.slopes.entry(*number).or_default();
                *slope = &*slope + &(&borne.part * times);
            }
        }
        line
    }
}

/// All invoices of a share, each as often as it is in it most.
fn invoices<'p, 'k>(sum: &'p PartSum<'k>) -> BTreeMap<&'p InvoiceKey<'k>, Borne<'k>> {
    let mut all: BTreeMap<&InvoiceKey<'k>, Borne<'k>> = BTreeMap::new();
    let weighed = sum.weighed.iter().flat_map(|weighed| [&weighed.times, &weighed.of, &weighed.whole]);
    for (key, borne) in weighed.chain([&sum.sum]).flat_map(|sum| &sum.parts) {
        let known = all.entry(key).or_insert_with(|| Borne { part: Fraction::zero(), ..borne.clone() });
        // an invoice that is shared in two ways is rounded once
        known.part = &known.part.abs() + &borne.part.abs();
    }
    all
}

/// Two shares as sums of the same invoices as far as these are the same, or the same so many times.
pub(super) fn together<'k>(
    by: TracedBy,
    (old, new): (&PartSum<'k>, &PartSum<'k>),
    given: &Given<'_>,
) -> Together {
    let rounded = Fraction::zero();
    let (amounts, places) = (JointAmounts(Vec::new()), BTreeMap::new());
    let mut joint = Joint { given, amounts, places, is_weighed: false, rounded };
    let (one, nothing) = (|| Fraction::from(1), Fraction::zero);
    joint.amounts.0 = vec![
        MovingAmount { ends: old.apart.clone(), old: one(), new: nothing() },
        MovingAmount { ends: new.apart.clone(), old: nothing(), new: one() },
    ];
    joint.place(by, [old, new]);
    let [was, is] = [(old, 0), (new, 1)].map(|(sum, nth)| joint.line(&sum.sum, nth));
    joint.amounts.0.push(MovingAmount { ends: (one(), one()), old: was.fixed, new: is.fixed });
    let [olds, news] = [was.slopes, is.slopes];
    for (number, amount) in joint.amounts.0.iter_mut().enumerate() {
        let part = |of: &BTreeMap<usize, Fraction>, own: &Fraction| of.get(&number).unwrap_or(own).clone();
        (amount.old, amount.new) = (part(&olds, &amount.old), part(&news, &amount.new));
    }
    joint.amounts.0.extend(bent(old, new));
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
    Together { weighed, slack: [old.slack, of_new], moving: joint.amounts.0 }
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
