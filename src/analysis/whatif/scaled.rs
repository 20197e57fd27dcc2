//! Whether an invoice after a change is the amount there was so many times: a scale moved it, or the price of a currency.
//!
//! 1,000 to 1,200 and 10% more are 1,100 to 1,320: 100 to 120 more, not 100 less to 320 more. An amount that a change gives
//! anew is another estimate, even where its ends are those of the old one so many times.

use crate::case::Change;
use crate::cost::{CostItem, Estimate, Invoice, Price, Units};
use crate::lang::Lang;
use crate::money::Fraction;
use crate::plan::facts::Fact;

/// The prices that changes give a value; `None` where any that differs may be another estimate.
pub(super) struct Given<'c>(Option<Vec<&'c str>>);

impl<'c> Given<'c> {
    /// A price that is not the very same is another estimate: of two versions of a file nobody knows.
    pub(super) fn all() -> Given<'c> {
        Given(None)
    }

    pub(super) fn by(changes: &'c [Change]) -> Given<'c> {
        let path = |change: &'c Change| match change {
            Change::Set(path, _) => Some(path.as_str()),
            _ => None,
        };
        let is_of_price = |path: &&str| {
            let is_of_item = path.starts_with("after.") || path.starts_with("before.");
            is_of_item && !path.rsplit('.').next().is_some_and(|key| BUT_PRICES.contains(&key))
        };
        Given(Some(changes.iter().filter_map(path).filter(is_of_price).collect()))
    }

    /// Whether the price of an item may be another estimate than it was: a change gives it anew.
    pub(super) fn is_another(&self, old: &CostItem, new: &CostItem) -> bool {
        let names = [new.id.as_str(), new.name.in_lang(Lang::Ja), new.name.in_lang(Lang::En)];
        match &self.0 {
            // the same amount in two versions of a file is taken for one
            None => old.price != new.price,
            Some(paths) => paths.iter().any(|path| names.iter().any(|name| path.contains(name))),
        }
    }
}

/// What else than its price can be set of an item, at the end of a path.
const BUT_PRICES: [&str; 14] = [
    "growth", "from", "to", "at", "every", "share", "per", "member", "members", "paid_by", "min", "max",
    "tax_rate", "tax_round",
];

/// How many times the old invoice the new one is but for rounding, and by less than how much that brings it from there, in minor
/// units; `None` where it is another estimate, or over other months.
pub(super) fn times(
    (old, old_item): (&Fact, &CostItem),
    (new, new_item): (&Fact, &CostItem),
) -> Option<(Fraction, Fraction)> {
    let (olds, news) = (&old.invoice, &new.invoice);
    let months = |invoice: &Invoice| invoice.layers.iter().map(|layer| layer.months).collect::<Vec<_>>();
    let alike = months(olds) == months(news)
        && old_item.growth == new_item.growth
        && old_item.runs.first == new_item.runs.first;
    let price = times_price(&old_item.price, &new_item.price).filter(|_| alike)?;
    let pieces = news.pieces.checked_div(&olds.pieces)?;
    let tax = match (&old_item.tax, &new_item.tax) {
        (None, None) => Fraction::from(1),
        (Some(old), Some(new)) => new.factor.checked_div(&old.factor)?,
        _ => return None,
    };
    let kept = kept(new_item).checked_div(&kept(old_item))?;
    let times = &(&price * &pieces) * &(&tax * &kept);
    let off = &rounded(new, new_item) + &(&rounded(old, old_item) * &times);
    let ends = |units: Units| [units.low, units.base, units.high].map(Fraction::from);
    let is_so = |(new, old): (Fraction, Fraction)| (&new - &(&times * &old)).abs() <= off;
    let is_so = ends(news.units).into_iter().zip(ends(olds.units)).all(is_so);
    (is_so && times.is_positive()).then_some((times, off))
}

/// How many times the amounts of one price those of another are.
pub(super) fn times_price(old: &Price, new: &Price) -> Option<Fraction> {
    let pairs: Vec<(&Estimate, &Estimate)> = match (old, new) {
        (
            Price::Once { amount: old, at, every },
            Price::Once { amount: new, at: new_at, every: new_every },
        ) if (at, every) == (new_at, new_every) => vec![(old, new)],
        (Price::Monthly(old), Price::Monthly(new))
        | (Price::Yearly(old), Price::Yearly(new))
        | (Price::Total(old), Price::Total(new)) => vec![(old, new)],
        (Price::ByYear(olds), Price::ByYear(news)) if olds.len() == news.len() => {
            olds.iter().zip(news).collect()
        }
        _ => return None,
    };
    let (old, new) = pairs.iter().find(|(old, _)| !old.base.is_zero())?;
    let times = new.base.checked_div(&old.base)?;
    let is_so = |(old, new): &(&Estimate, &Estimate)| **new == old.scaled(&times);
    pairs.iter().all(is_so).then_some(times)
}

/// What is left of an item after what is borne outside.
pub(super) fn kept(item: &CostItem) -> Fraction {
    &Fraction::from(1) - &item.outside.iter().map(|(_, part)| part).sum::<Fraction>()
}

/// By less than how many minor units an invoice can be from its exact amount: it is rounded itself, and so are the parts of it that
/// are borne outside, the years of a total, and each price that is taxed.
pub(super) fn rounded(fact: &Fact, item: &CostItem) -> Fraction {
    let layers = fact.invoice.layers.iter();
    let prices = match item.price {
        Price::Monthly(_) => layers.map(|layer| i128::from(layer.months.count())).sum(),
        _ => i128::try_from(layers.count()).unwrap_or(i128::MAX >> 64),
    };
    let taxed = item
        .tax
        .as_ref()
        .map(|_| &Fraction::from(prices) * &fact.invoice.pieces.clone().max(Fraction::from(1)));
    let once = i128::try_from(item.outside.len()).unwrap_or(i128::MAX >> 64);
    let once = once.saturating_add(i128::from(matches!(item.price, Price::Total(_))));
    &(&Fraction::decimal(5, 1) + &Fraction::from(once)) + &taxed.unwrap_or_default()
}
