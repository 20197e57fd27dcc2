//! A bill in instalments: parts of it in whole units, which add up to it.
//!
//! 1,000,003 yen in four equal parts of whole thousands, the rest in the last: 250,000 three times and 250,003.

use crate::money::{Fraction, Rounding};

/// How a bill is divided into instalments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// How much of the bill each of them is, in proportion.
    pub weights: Vec<Fraction>,
    /// Each but the one that bears the rest is a multiple of so many minor units.
    pub unit: i128,
    /// Whether it is brought to that upwards: never beyond what is left to pay.
    pub rounds_up: bool,
    /// Whether the first of them bears the rest, not the last.
    pub rest_first: bool,
}

impl Parts {
    /// The instalments of a bill, those of these places alone; `None` where none of these has a weight, or a bill of which
    /// nothing is to be paid.
    ///
    /// ```
    /// use cloudcost::Fraction;
    /// use cloudcost::sharing::Parts;
    /// let weights = vec![Fraction::from(1); 4];
    /// let parts = Parts { weights, unit: 1000, rounds_up: false, rest_first: false };
    /// assert_eq!(parts.of(1_000_003, &[0, 1, 2, 3]), Some(vec![250_000, 250_000, 250_000, 250_003]));
    /// // who takes part in the last two months only pays in these
    /// assert_eq!(parts.of(1_000_003, &[2, 3]), Some(vec![500_000, 500_003]));
    /// let up = Parts { rounds_up: true, rest_first: true, ..parts };
    /// assert_eq!(up.of(1_000_003, &[0, 1, 2, 3]), Some(vec![247_003, 251_000, 251_000, 251_000]));
    /// ```
    pub fn of(&self, bill: i128, places: &[usize]) -> Option<Vec<i128>> {
        let weights: Vec<&Fraction> = places.iter().filter_map(|place| self.weights.get(*place)).collect();
        let sum = weights.iter().copied().sum::<Fraction>();
        if bill <= 0 || weights.len() != places.len() {
            return None;
        }
        let rounding = if self.rounds_up { Rounding::Ceiling } else { Rounding::Floor };
        let unit = self.unit.max(1);
        let rest = if self.rest_first { 0 } else { weights.len().checked_sub(1)? };
        let mut left = bill;
        let mut parts = Vec::with_capacity(weights.len());
        for (nth, weight) in weights.iter().enumerate() {
            let exact = (&Fraction::from(bill) * weight).checked_div(&(&sum * &Fraction::from(unit)))?;
            let part = if nth == rest { 0 } else { exact.units(0, rounding)?.checked_mul(unit)?.min(left) };
            left -= part;
            parts.push(part);
        }
        parts.get_mut(rest).into_iter().for_each(|part| *part = left);
        Some(parts)
    }
}
