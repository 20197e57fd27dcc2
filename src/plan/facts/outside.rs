//! What somebody outside the group bears of an invoice: a part of it, rounded down to whole units.
//!
//! Half of 1,001 is 500; what is left to the group is 501.

use super::fact::Payer;
use crate::cost::{CostItem, Invoice, Units};
use crate::money::{Fraction, Rounding};

/// What is left of an invoice, and the part of each payer outside.
pub(super) fn parts(item: &CostItem, invoice: &Invoice) -> (Invoice, Vec<(Payer, Invoice)>) {
    if item.outside.is_empty() {
        return (invoice.clone(), Vec::new());
    }
    let of = |part: &Fraction| Units {
        low: CostItem::borne_outside(invoice.units.low, part),
        base: CostItem::borne_outside(invoice.units.base, part),
        high: CostItem::borne_outside(invoice.units.high, part),
    };
    let parts: Vec<Units> = item.outside.iter().map(|(_, part)| of(part)).collect();
    let rest = rest(item, invoice.units, &parts);
    let with = |units: Units| Invoice { units, ..invoice.clone() };
    let outside = parts.into_iter().enumerate().map(|(nth, units)| (Payer::Outside(nth), with(units)));
    (with(rest), outside.collect())
}

/// What is left. It rises with the invoice where there is one payer; of several, each may be cut by less than a unit, so that
/// it lies that much around its exact part.
fn rest(item: &CostItem, units: Units, parts: &[Units]) -> Units {
    let base = units.base - parts.iter().map(|part| part.base).sum::<i128>();
    let taken = item.outside.iter().map(|(_, part)| part).sum::<Fraction>();
    let kept = &Fraction::from(1) - &taken;
    let slack = i128::try_from(item.outside.len()).unwrap_or(0);
    match parts {
        _ if units.is_exact() => Units::exact(base),
        [part] => Units { low: units.low - part.low, base, high: units.high - part.high },
        _ => {
            let end =
                |units: i128, rounding| (&Fraction::from(units) * &kept).units(0, rounding).unwrap_or(base);
            let low = end(units.low, Rounding::Floor) - if units.low < 0 { slack } else { 0 };
            let high = end(units.high, Rounding::Ceiling) + if units.high > 0 { slack } else { 0 };
            Units { low: low.min(base), base, high: high.max(base) }
        }
    }
}
