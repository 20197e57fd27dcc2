//! The least and the most that a member pays of an item in a year: what is added or cut off moves to the others in
//! proportion to what they pay of it, until every limit holds.
//!
//! That is one rate at which all of them pay, but for those who stand at a limit. 1,000 by populations of 70, 20 and 10:
//! 700, 200 and 100. At least 150 each: the third pays 150, and the 50 are taken off the others 7 to 2, 661.11… and
//! 188.88…. At most 600 too: the first pays 600, and the others 400 by 20 to 10, 266.66… and 133.33…; that is below 150, so
//! that they pay 250 and 150.
//!
//! ```
//! use cloudcost::Fraction;
//! use cloudcost::sharing::{Basis, Claim, Limits, Sharer, Rule, Settlement, SharedItem, split};
//! let members = [70, 20, 10].map(|people| Sharer::default().base("population", people)).to_vec();
//! let limits = Limits { min: Some(Fraction::from(150)), max: Some(Fraction::from(600)) };
//! let item = SharedItem::of_one_year(Rule::by(Basis::proportional("population")), 1_000);
//! let items = vec![SharedItem { limits, ..item }];
//! let claim = Claim { members, items, years: 1, ..Claim::default() };
//! assert_eq!(split(&claim, &Settlement::default()).unwrap().years[0].bills, [600, 250, 150]);
//! ```

use crate::money::Fraction;
use std::cmp::Ordering;

/// What a shared item costs each member in a full year at least and at most, in minor units; not negative.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// At least.
    pub min: Option<Fraction>,
    /// At most.
    pub max: Option<Fraction>,
}

/// Between which amounts a member pays of an item in a year; `None` for no upper end.
pub(crate) type Between = (Fraction, Option<Fraction>);

impl Limits {
    /// Whether there is one.
    pub fn is_some(&self) -> bool {
        self.min.is_some() || self.max.is_some()
    }

    /// The limits of a member that takes part in so many months of a year.
    pub(crate) fn of_months(&self, months: u32) -> Between {
        let part = Fraction::ratio(i128::from(months), 12).unwrap_or_default();
        let cut = |limit: &Fraction| limit * &part;
        (self.min.as_ref().map(cut).unwrap_or_default(), self.max.as_ref().map(cut))
    }
}

/// These parts of a cost, none below or above its limits, and still the same in all; `None` where that cannot be.
pub(crate) fn held(parts: &[Fraction], limits: &[Option<Between>]) -> Option<Vec<Fraction>> {
    let cost = parts.iter().sum::<Fraction>();
    held_to(&cost, parts, limits)
}

/// The same for a cost that these weights share.
pub(crate) fn held_to(
    cost: &Fraction,
    weights: &[Fraction],
    limits: &[Option<Between>],
) -> Option<Vec<Fraction>> {
    let mut stands: Vec<Option<Fraction>> = vec![None; weights.len()];
    loop {
        let (mut rest, mut open) = (cost.clone(), Fraction::zero());
        for (weight, stands) in weights.iter().zip(&stands) {
            match stands {
                Some(at) => rest = &rest - at,
                None => open = &open + weight,
            }
        }
        let rate = rest.checked_div(&open);
        let pays = |weight: &Fraction| rate.as_ref().map_or_else(Fraction::zero, |rate| rate * weight);
        let (below, above) = violations(&pays, weights, limits, &stands);
        if below.is_empty() && above.is_empty() {
            let all = weights.iter().zip(stands).map(|(weight, at)| at.unwrap_or_else(|| pays(weight)));
            return (rate.is_some() || rest.is_zero()).then(|| all.collect());
        }
        let sum = |off: &[(usize, Fraction, Fraction)]| off.iter().map(|(_, _, by)| by).sum::<Fraction>();
        // whoever would pay too little even though the rate has to fall stands at its limit for good; alike the other way
        let fixed: Vec<_> = match sum(&below).cmp(&sum(&above)) {
            Ordering::Greater => below,
            Ordering::Less => above,
            Ordering::Equal => below.into_iter().chain(above).collect(),
        };
        for (member, at, _) in fixed {
            *stands.get_mut(member)? = Some(at);
        }
    }
}

/// A member beyond a limit, the limit, and by how much.
type OverLimit = Vec<(usize, Fraction, Fraction)>;

/// Who of those that are free pays less than its least, and who more than its most.
fn violations(
    pays: &dyn Fn(&Fraction) -> Fraction,
    weights: &[Fraction],
    limits: &[Option<Between>],
    stands: &[Option<Fraction>],
) -> (OverLimit, OverLimit) {
    let (mut below, mut above) = (Vec::new(), Vec::new());
    for (member, ((weight, limits), stands)) in weights.iter().zip(limits).zip(stands).enumerate() {
        let (None, Some((least, most))) = (stands, limits) else { continue };
        let pays = pays(weight);
        match most {
            _ if pays < *least => below.push((member, least.clone(), least - &pays)),
            Some(most) if pays > *most => above.push((member, most.clone(), &pays - most)),
            _ => {}
        }
    }
    (below, above)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(numbers: &[i128]) -> Vec<Fraction> {
        numbers.iter().copied().map(Fraction::from).collect()
    }

    #[test]
    fn limits_hold_or_it_is_said_that_they_cannot() {
        let limits = |least: i128, most: i128| Some((Fraction::from(least), Some(Fraction::from(most))));
        let held = |parts: &[i128], limits: &[Option<Between>]| held(&whole(parts), limits);
        assert_eq!(held(&[90, 10], &[limits(20, 100), limits(20, 100)]), Some(whole(&[80, 20])));
        // the one that has no weight pays its least; where nobody else pays, nothing can be moved
        assert_eq!(held(&[100, 0], &[limits(0, 95), limits(5, 50)]), Some(whole(&[95, 5])));
        assert_eq!(held(&[100, 0], &[limits(0, 90), limits(0, 50)]), None);
        assert_eq!(held(&[100, 0], &[limits(60, 90), limits(60, 90)]), None);
        assert_eq!(held(&[0, 0], &[limits(0, 90), limits(0, 50)]), Some(whole(&[0, 0])));
        // one that takes no part has no limits
        assert_eq!(held(&[50, 50, 0], &[limits(0, 40), None, None]), Some(whole(&[40, 60, 0])));
    }
}
