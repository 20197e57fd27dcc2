//! The invoices of two shares as amounts that both are sums of: which of them is one and the same.

use super::moving::MovingAmount;
use super::scaled::{Given, times};
use super::traced::{Borne, InvoiceKey, InvoiceSum, PartSum};
use crate::money::Fraction;
use crate::plan::facts::Side;
use crate::plan::line::AmountLine;
use std::collections::BTreeMap;

/// How many times which of the amounts an invoice is in the old share, and in the new one.
type Places = [Option<(usize, Fraction)>; 2];

/// Amounts that two shares are sums of.
pub(super) struct Joint<'j, 'k> {
    /// What was given a value.
    pub(super) given: &'j Given<'j>,
    pub(super) moving: Vec<MovingAmount>,
    pub(super) places: BTreeMap<InvoiceKey<'k>, Places>,
    /// Whether some of it goes by costs before.
    pub(super) is_weighed: bool,
    /// By less than how much rounding can bring those that are another one so many times from that, in the new share.
    pub(super) rounded: Fraction,
}

impl<'k> Joint<'_, 'k> {
    /// Finds a place for each invoice of the old and of the new share.
    pub(super) fn place(&mut self, sums: [&PartSum<'k>; 2]) {
        self.is_weighed = sums.iter().any(|sum| !sum.weighed.is_empty());
        let [olds, news] = sums.map(invoices);
        let keys: std::collections::BTreeSet<&InvoiceKey<'k>> =
            olds.keys().chain(news.keys()).copied().collect();
        for key in keys {
            let places = match (olds.get(key), news.get(key)) {
                (Some(old), Some(new)) => self.both(key.0, old, new),
                (old, new) => [old, new].map(|borne| borne.map(|borne| self.alone(borne))),
            };
            self.places.insert(*key, places);
        }
    }

    /// An invoice that stands in both: one amount where it is the same, or the same so many times.
    fn both(&mut self, side: Side, old: &Borne<'k>, new: &Borne<'k>) -> Places {
        if old.fact.invoice.units == new.fact.invoice.units {
            let same = self.alone(old);
            return [Some(same.clone()), Some(same)];
        }
        // what costs are shared by is not rounded as they are
        let is_moved = (side == Side::After || !self.is_weighed) && !self.given.names(new.item);
        let moved = is_moved.then(|| times((old.fact, old.item), (new.fact, new.item))).flatten();
        let (number, one) = self.alone(old);
        let Some((times, off)) = moved else {
            return [Some((number, one)), Some(self.alone(new))];
        };
        self.rounded = &self.rounded + &(&off * &new.part.abs());
        [Some((number, one)), Some((number, times))]
    }

    fn alone(&mut self, borne: &Borne<'k>) -> (usize, Fraction) {
        let units = borne.fact.invoice.units;
        (self.push((Fraction::from(units.low), Fraction::from(units.high))), Fraction::from(1))
    }

    fn push(&mut self, ends: (Fraction, Fraction)) -> usize {
        self.moving.push(MovingAmount { ends, old: Fraction::zero(), new: Fraction::zero() });
        self.moving.len().saturating_sub(1)
    }

    /// A sum of the old share, or of the new one, in these amounts.
    pub(super) fn line(&self, sum: &InvoiceSum<'k>, nth: usize) -> AmountLine {
        let place = |key: &InvoiceKey<'k>| self.places.get(key)?.get(nth)?.as_ref();
        let mut line = AmountLine { fixed: sum.fixed.clone(), slopes: BTreeMap::new() };
        for (key, borne) in &sum.parts {
            let Some((number, times)) = place(key) else { continue };
            line.slopes.insert(*number, &borne.part * times);
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
