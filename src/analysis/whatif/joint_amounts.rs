//! Amounts that two shares are sums of, and an invoice as a sum of such amounts.

use super::moving::MovingAmount;
use super::traced::Borne;
use crate::money::Fraction;

/// An invoice as a sum of amounts: so much, and how many times each.
#[derive(Clone)]
pub(super) struct InvoiceLine {
    pub(super) fixed: Fraction,
    pub(super) slopes: Vec<(usize, Fraction)>,
}

/// Amounts that two shares are sums of, by number.
pub(super) struct JointAmounts(pub(super) Vec<MovingAmount>);

impl JointAmounts {
    /// An invoice that is an amount of its own.
    pub(super) fn alone(&mut self, borne: &Borne<'_>) -> InvoiceLine {
        let units = borne.fact.invoice.units;
        let number = self.push((Fraction::from(units.low), Fraction::from(units.high)));
        InvoiceLine { fixed: Fraction::zero(), slopes: vec![(number, Fraction::from(1))] }
    }

    /// Adds an amount; its number.
    pub(super) fn push(&mut self, ends: (Fraction, Fraction)) -> usize {
        self.0.push(MovingAmount { ends, old: Fraction::zero(), new: Fraction::zero() });
        self.0.len().saturating_sub(1)
    }
}
