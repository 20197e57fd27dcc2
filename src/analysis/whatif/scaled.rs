//! Whether an invoice after a change is the amount there was so many times: a scale moved it, or the price of a currency.
//!
//! 1,000 to 1,200 and 10% more are 1,100 to 1,320: 100 to 120 more, not 100 less to 320 more. An amount that a change gives
//! anew is another estimate, even where its ends are those of the old one so many times.

use crate::case::Change;
use crate::cost::{CostItem, Estimate, Layer};
use crate::lang::Lang;
use crate::money::{Fraction, Rounding};
use crate::plan::facts::Fact;

/// The inputs that changes give a value; `None` where any of them may be another estimate.
pub(super) struct Given<'c>(Option<Vec<&'c str>>);

impl<'c> Given<'c> {
    /// Whatever is not the very same amount is another estimate: of two versions of a file nobody knows.
    pub(super) fn all() -> Given<'c> {
        Given(None)
    }

    pub(super) fn by(changes: &'c [Change]) -> Given<'c> {
        let path = |change: &'c Change| match change {
            Change::Set(path, _) => Some(path.as_str()),
            _ => None,
        };
        Given(Some(
            changes
                .iter()
                .filter_map(path)
                .filter(|path| path.starts_with("after.") || path.starts_with("before."))
                .collect(),
        ))
    }

    /// Whether one of them may be of this item: it names it.
    pub(super) fn names(&self, item: &CostItem) -> bool {
        let names = [item.id.as_str(), item.name.in_lang(Lang::Ja), item.name.in_lang(Lang::En)];
        self.0
            .as_ref()
            .is_none_or(|paths| paths.iter().any(|path| names.iter().any(|name| path.contains(name))))
    }
}

/// How many times the old invoice the new one is, over the same months.
pub(super) fn times(old: &Fact, new: &Fact) -> Option<Fraction> {
    let (old, new) = (&old.invoice, &new.invoice);
    let times = old.layers.iter().zip(new.layers.iter()).map(|(old, new)| {
        let times = new.price.base.checked_div(&old.price.base)?;
        let is_so = |end: fn(&Estimate) -> &Fraction| *end(&new.price) == &times * end(&old.price);
        let alike = old.months == new.months && is_so(Estimate::low) && is_so(Estimate::high);
        alike.then_some(times)
    });
    let times: Option<Vec<Fraction>> = times.collect();
    let times = times.filter(|times| old.layers.len() == new.layers.len() && times.windows(2).all(is_one))?;
    let pieces = new.pieces.checked_div(&old.pieces)?;
    times.first().map(|times| times * &pieces).filter(Fraction::is_positive)
}

fn is_one(pair: &[Fraction]) -> bool {
    pair.first() == pair.last()
}

/// The ends of an invoice before it is rounded to whole units; `None` where rounding these is not all that is done to it.
pub(super) fn unrounded(fact: &Fact, decimals: u32) -> Option<(Fraction, Fraction)> {
    let invoice = &fact.invoice;
    let end = |of: fn(&Estimate) -> &Fraction, units: i128| {
        let cost = |layer: &Layer| of(&layer.price) * &Fraction::from(i128::from(layer.months.count()));
        let sum = invoice.layers.iter().map(cost).sum::<Fraction>();
        let sum = &(&sum * &invoice.pieces) * &Fraction::minor_per_major(decimals);
        (sum.units(0, Rounding::HalfAway) == Some(units)).then_some(sum)
    };
    Some((end(Estimate::low, invoice.units.low)?, end(Estimate::high, invoice.units.high)?))
}
