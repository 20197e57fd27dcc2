//! The methods of separable costs: what the group would save without a member, and three ways to share the rest.
//!
//! Three purposes of the Tennessee Valley dams, in thousand dollars: navigation alone 163,520, flood control 140,826,
//! power 250,096; the last two 367,370, the first and the last 378,821, the first two 301,607; all three 412,584.
//! Without navigation 45,214 would be saved, without flood control 33,763, without power 110,977: separable costs of
//! 189,954, and 222,630 remain. SCRB shares them in proportion to what separable costs leave of the cost alone
//! (118,306, 107,063 and 139,119 of 364,488), ENSC equally (74,210 each).
//!
//! ```
//! use cloudcost::Fraction;
//! use cloudcost::coalition::{Separable, alternative_cost_avoided, equal_remaining, separable_costs};
//! let alone = [163_520, 140_826, 250_096].map(Fraction::from).to_vec();
//! let without = [367_370, 378_821, 301_607].map(Fraction::from).to_vec();
//! let tva = Separable { total: Fraction::from(412_584), alternative: alone.clone(), alone, without };
//! let navigation = Fraction::ratio(45_214 * 364_488 + 222_630 * 118_306, 364_488).unwrap();
//! assert_eq!(separable_costs(&tva).unwrap()[0], navigation);
//! assert_eq!(alternative_cost_avoided(&tva), separable_costs(&tva));
//! assert_eq!(equal_remaining(&tva), [119_424, 107_973, 185_187].map(Fraction::from));
//! ```
//!
//! P. D. Straffin and J. P. Heaney, "Game theory and the Tennessee Valley Authority", International Journal of Game
//! Theory 10 (1981); the separable costs, remaining benefits method is that of the US Federal Inter-Agency River Basin
//! Committee, "Proposed practices for economic analysis of river basin projects" (1950).

use crate::money::Fraction;

/// The few costs that these methods look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Separable {
    /// What all members cost together.
    pub total: Fraction,
    /// What each member is ready to pay at most: its cost by itself, the least there is.
    pub alone: Vec<Fraction>,
    /// What the same service would cost each member alone, whatever else it could do.
    pub alternative: Vec<Fraction>,
    /// What all but this member cost.
    pub without: Vec<Fraction>,
}

/// Why a method gives no answer: something remains to be shared, and no member has anything left to weigh it by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoDivision;

impl Separable {
    /// What each member adds when it comes last.
    pub fn separable(&self) -> Vec<Fraction> {
        self.without.iter().map(|without| &self.total - without).collect()
    }

    /// What separable costs leave of the total.
    pub fn remaining(&self) -> Fraction {
        self.separable().iter().fold(self.total.clone(), |left, cost| &left - cost)
    }

    fn separable_between(&self, high: &Separable) -> Vec<(Fraction, Fraction)> {
        let ends = |(low, most): (&Fraction, &Fraction)| (&self.total - most, &high.total - low);
        self.without.iter().zip(&high.without).map(ends).collect()
    }

    fn remaining_between(&self, high: &Separable) -> (Fraction, Fraction) {
        let others = Fraction::from(i128::try_from(self.without.len()).unwrap_or(i128::MAX) - 1);
        let sum = |costs: &Separable| costs.without.iter().sum::<Fraction>();
        (&sum(self) - &(&others * &high.total), &sum(high) - &(&others * &self.total))
    }

    fn by(&self, limits: &[Fraction]) -> Result<Vec<Fraction>, NoDivision> {
        let separable = self.separable();
        let remaining = self.remaining();
        if remaining.is_zero() {
            return Ok(separable);
        }
        let left = |(limit, cost): (&Fraction, &Fraction)| (limit - cost).max(Fraction::zero());
        let weights: Vec<Fraction> = limits.iter().zip(&separable).map(left).collect();
        let sum = weights.iter().sum::<Fraction>();
        let shared = |(cost, weight): (&Fraction, &Fraction)| {
            (&remaining * weight).checked_div(&sum).map(|part| cost + &part).ok_or(NoDivision)
        };
        separable.iter().zip(&weights).map(shared).collect()
    }
}

/// SCRB: separable costs, and the rest in proportion to remaining benefits: what separable costs leave of the least
/// that a member could pay otherwise. Nothing left weighs 0.
///
/// # Errors
/// [`NoDivision`] if something remains and nobody has remaining benefits.
pub fn separable_costs(costs: &Separable) -> Result<Vec<Fraction>, NoDivision> {
    costs.by(&costs.alone)
}

/// ACA: separable costs, and the rest in proportion to the alternative cost avoided: what separable costs leave of the
/// price of the same service alone.
///
/// # Errors
/// [`NoDivision`] if something remains and nobody avoids any cost.
pub fn alternative_cost_avoided(costs: &Separable) -> Result<Vec<Fraction>, NoDivision> {
    costs.by(&costs.alternative)
}

/// Between what the shares of SCRB and ACA lie, by these limits, in all cases whose costs lie between those of two: what
/// remains can go to a member with the least or the greatest weight that it has beside those of all others.
pub fn between(low: &Separable, high: &Separable, limits: [&[Fraction]; 2]) -> Vec<(Fraction, Fraction)> {
    let separable = low.separable_between(high);
    let remaining = low.remaining_between(high);
    let zero = Fraction::zero;
    let [least, most] = limits;
    let left = |((least, most), (low, high)): ((&Fraction, &Fraction), &(Fraction, Fraction))| {
        ((least - high).max(zero()), (most - low).max(zero()))
    };
    let weights: Vec<(Fraction, Fraction)> = least.iter().zip(most).zip(&separable).map(left).collect();
    let sum = weights.iter().fold((zero(), zero()), |sum, weight| (&sum.0 + &weight.0, &sum.1 + &weight.1));
    let share = |((low, high), weight): (&(Fraction, Fraction), &(Fraction, Fraction))| {
        let part = |mine: &Fraction, others: Fraction| mine.checked_div(&(mine + &others));
        let least = part(&weight.0, &sum.1 - &weight.1).unwrap_or_default();
        let most = part(&weight.1, &sum.0 - &weight.0).unwrap_or(Fraction::from(1));
        let parts =
            [&remaining.0 * &least, &remaining.0 * &most, &remaining.1 * &least, &remaining.1 * &most];
        let least = parts.iter().min().cloned().unwrap_or_default();
        let most = parts.iter().max().cloned().unwrap_or_default();
        (low + &least, high + &most)
    };
    separable.iter().zip(&weights).map(share).collect()
}

/// The same for ENSC: an equal part of the total, less what is saved without the member beside what is saved without
/// others.
pub(crate) fn equal_between(low: &Separable, high: &Separable) -> Vec<(Fraction, Fraction)> {
    let one = i128::try_from(low.without.len())
        .ok()
        .and_then(|members| Fraction::ratio(1, members))
        .unwrap_or_default();
    let rest = &Fraction::from(1) - &one;
    let sum = |costs: &Separable| costs.without.iter().fold(costs.total.clone(), |sum, cost| &sum + cost);
    let (least, most) = (sum(low), sum(high));
    let ends = |(low, high): (&Fraction, &Fraction)| {
        (&(&(&least - low) * &one) - &(&rest * high), &(&(&most - high) * &one) - &(&rest * low))
    };
    low.without.iter().zip(&high.without).map(ends).collect()
}

/// ENSC: separable costs, and the rest equally.
pub fn equal_remaining(costs: &Separable) -> Vec<Fraction> {
    let members = i128::try_from(costs.without.len()).unwrap_or(i128::MAX);
    let each = costs.remaining().checked_div(&Fraction::from(members)).unwrap_or_default();
    costs.separable().iter().map(|cost| cost + &each).collect()
}
