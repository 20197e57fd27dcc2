//! The invoices of two shares as multiples of the prices that they are made of: what follows from one price moves with it.
//!
//! Of 4 to 6 for each of 50 and then of 60 terminals the first is 200 to 300 and the second 240 to 360: 40 to 60 more, not 60 less to 160
//! more. Whole units are less than one off, which is an amount of its own.

use super::joint_amounts::{InvoiceLine, JointAmounts};
use super::scaled::{Given, kept, rounded, times_price};
use super::traced::{Borne, InvoiceKey};
use crate::cost::{CostItem, Estimate, Layer, Price, Side};
use crate::money::Fraction;
use std::collections::BTreeMap;

/// The price of each item that has one, in the old share and in the new one.
#[derive(Default)]
pub(super) struct Prices<'k>(BTreeMap<(Side, &'k str), [Option<OnePrice<'k>>; 2]>);

/// The price that all invoices of an item follow from.
struct OnePrice<'k> {
    price: &'k Estimate,
    /// Which of the amounts it is, and how many times.
    place: (usize, Fraction),
}

/// An invoice by its price: so much, and so many times the price, but for less than so many units.
#[derive(PartialEq)]
struct PricedInvoice {
    fixed: Fraction,
    times: Fraction,
    off: Fraction,
}

/// The invoices of a share by what they are known by.
type Invoices<'i, 'k> = BTreeMap<&'i InvoiceKey<'k>, Borne<'k>>;

impl<'k> Prices<'k> {
    /// Gives each price a place among the amounts: the old and the new one of an item have the same where one is the other so
    /// many times.
    pub(super) fn placed(
        amounts: &mut JointAmounts,
        given: &Given<'_>,
        sums: [&Invoices<'_, 'k>; 2],
    ) -> Prices<'k> {
        let mut items: BTreeMap<(Side, &'k str), [Option<&'k CostItem>; 2]> = BTreeMap::new();
        for (nth, sum) in sums.into_iter().enumerate() {
            for (key, borne) in sum {
                let known = items.entry((key.0, key.1)).or_default();
                known.get_mut(nth).into_iter().for_each(|known| *known = Some(borne.item));
            }
        }
        Prices(items.into_iter().map(|(item, both)| (item, of_item(amounts, given, both))).collect())
    }

    /// What an invoice is of the amounts in the old share and in the new one.
    pub(super) fn lines(
        &self,
        amounts: &mut JointAmounts,
        key: &InvoiceKey<'k>,
        bornes: [Option<&Borne<'k>>; 2],
    ) -> [Option<InvoiceLine>; 2] {
        let prices = self.0.get(&(key.0, key.1));
        let [old, new] = [0, 1].map(|nth| prices.and_then(|prices| prices.get(nth)?.as_ref()));
        let made = [old, new].into_iter().zip(bornes).map(|(price, borne)| multiple(price?, borne?));
        let made: Vec<Option<PricedInvoice>> = made.collect();
        let [was, is] = bornes.map(|borne| borne.map(|borne| borne.fact.invoice.units));
        let is_one = was.is_some() && was == is;
        let place = |price: Option<&OnePrice<'_>>| price.map(|price| price.place.clone());
        // the very same invoice is one amount, whatever it is made of
        if is_one && (made.first() != made.last() || place(old) != place(new)) {
            let own = bornes[0].map(|borne| amounts.alone(borne));
            return [own.clone(), own];
        }
        let mut rounding = None;
        let mut line =
            |price: Option<&OnePrice<'_>>, made: Option<&PricedInvoice>, borne: Option<&Borne<'k>>| {
                let borne = borne?;
                let Some((PricedInvoice { fixed, times, off }, price)) = made.zip(price) else {
                    return Some(amounts.alone(borne));
                };
                // and is rounded once
                let known = rounding.filter(|_| is_one).unwrap_or_else(|| amounts.push((-off, off.clone())));
                rounding = Some(known);
                let (number, of_price) = &price.place;
                let slopes = vec![(*number, times * of_price), (known, Fraction::from(1))];
                Some(InvoiceLine { fixed: fixed.clone(), slopes })
            };
        let [was, is] = bornes;
        [
            line(old, made.first().and_then(Option::as_ref), was),
            line(new, made.last().and_then(Option::as_ref), is),
        ]
    }
}

/// The price of an item in both shares.
fn of_item<'k>(
    amounts: &mut JointAmounts,
    given: &Given<'_>,
    both: [Option<&'k CostItem>; 2],
) -> [Option<OnePrice<'k>>; 2] {
    let [old, new] = both.map(|item| item.and_then(|item| Some((item, only_amount(&item.price)?))));
    let mut own = |price: &'k Estimate| {
        let ends = (price.low().clone(), price.high().clone());
        OnePrice { price, place: (amounts.push(ends), Fraction::from(1)) }
    };
    let was = old.map(|(_, price)| own(price));
    let Some((item, price)) = new else { return [was, None] };
    let linked = || {
        let (old, _) = old.filter(|(old, _)| !given.is_another(old, item))?;
        let times = times_price(&old.price, &item.price).filter(Fraction::is_positive)?;
        Some(OnePrice { price, place: (was.as_ref()?.place.0, times) })
    };
    let is = linked().unwrap_or_else(|| own(price));
    [was, Some(is)]
}

/// The amount of a price that has only one.
fn only_amount(price: &Price) -> Option<&Estimate> {
    match price {
        Price::Once { amount, .. }
        | Price::Monthly(amount)
        | Price::Yearly(amount)
        | Price::Total(amount) => Some(amount),
        Price::ByYear(_) | Price::ByMembers(_) => None,
    }
}

/// An invoice by its price; `None` where its ends are not those of the price so many times.
fn multiple(price: &OnePrice<'_>, borne: &Borne<'_>) -> Option<PricedInvoice> {
    let (units, off) = (borne.fact.invoice.units, rounded(borne.fact, borne.item));
    let ends = [price.price.low(), &price.price.base, price.price.high()];
    let units = [units.low, units.base, units.high].map(Fraction::from);
    let made = match borne.item.tax {
        None => {
            exactly(price.price, borne).map(|times| PricedInvoice { fixed: Fraction::zero(), times, off })
        }
        // each price is brought to whole units with its tax: between its ends an invoice is near the line through these
        Some(_) => {
            let times = (&units[2] - &units[0]).checked_div(&(ends[2] - ends[0]))?;
            let fixed = &units[0] - &(&times * ends[0]);
            Some(PricedInvoice { fixed, times, off: &off + &off })
        }
    }?;
    let at = |price: &Fraction| &made.fixed + &(&made.times * price);
    let is_so = ends.into_iter().zip(&units).all(|(price, units)| (units - &at(price)).abs() <= made.off);
    is_so.then_some(made)
}

/// How many times its price an invoice is before it is rounded.
fn exactly(price: &Estimate, borne: &Borne<'_>) -> Option<Fraction> {
    let of_layer = |layer: &Layer| &layer.price.base * &Fraction::from(i128::from(layer.months.count()));
    let invoice = &borne.fact.invoice;
    let sum = invoice.layers.iter().map(of_layer).sum::<Fraction>();
    let minor = Fraction::minor_per_major(borne.decimals);
    (&(&(&sum * &invoice.pieces) * &kept(borne.item)) * &minor).checked_div(&price.base)
}
