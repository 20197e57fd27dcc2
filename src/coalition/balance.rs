//! Balanced groups: weights above 0 by which every member is counted exactly once; the cheapest ones by an exact simplex.
//!
//! Of three members, the pairs at a half each are balanced: every member is in two of them. If every pair costs 4, they
//! give 6: more than that three members cannot bring up without a pair that objects (Bondareva 1963, Shapley 1967).

use super::game::{Group, in_group, numbers, single};
use crate::money::Fraction;

/// A column: a group that may get a weight, or a stand-in for a member that no group counts yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum GroupColumn {
    Group(Group),
    StandIn(usize),
}

impl GroupColumn {
    fn members(self) -> impl Iterator<Item = usize> {
        numbers(match self {
            GroupColumn::Group(group) => group,
            GroupColumn::StandIn(member) => single(member),
        })
    }
}

/// Weights by which every member is counted once, at the least cost there is.
#[derive(Clone, Debug)]
pub(super) struct Balance {
    /// The columns of the basis and their weights.
    pub(super) weights: Vec<(GroupColumn, Fraction)>,
    /// One price a member: no column costs less than its members' prices.
    pub(super) prices: Vec<Fraction>,
    /// What the weighted columns cost.
    pub(super) cost: Fraction,
}

/// The table of the simplex method: a basis, its inverse, and the weights it gives.
struct Simplex {
    columns: Vec<(GroupColumn, Fraction)>,
    inverse: Vec<Vec<Fraction>>,
    weights: Vec<Fraction>,
}

/// Finds the cheapest balanced columns, from one column a member on. `enter` is asked for a column that costs less than
/// the prices of its members, with that cost; when told to be careful, for the first of them in the order of columns
/// (R. G. Bland's rule, 1977: no basis comes twice).
pub(super) fn cheapest(
    start: Vec<(GroupColumn, Fraction)>,
    mut enter: impl FnMut(&[Fraction], bool) -> Option<(GroupColumn, Fraction)>,
) -> Balance {
    let members = start.len();
    let unit = |row: usize| (0..members).map(|column| Fraction::from(i128::from(row == column))).collect();
    let mut simplex = Simplex {
        columns: start,
        inverse: (0..members).map(unit).collect(),
        weights: vec![Fraction::from(1); members],
    };
    // the first of all columns is a slow choice: only where nothing has got cheaper for a while
    let patience = 4 * members + 20;
    let mut stalled = 0;
    loop {
        let prices = simplex.prices();
        let Some((column, cost)) = enter(&prices, stalled > patience) else {
            return simplex.done(prices);
        };
        stalled = match simplex.exchange(column, cost) {
            Some(step) if !step.is_zero() => 0,
            _ => stalled + 1,
        };
    }
}

impl Simplex {
    fn prices(&self) -> Vec<Fraction> {
        let mut prices = vec![Fraction::zero(); self.columns.len()];
        for ((_, cost), row) in self.columns.iter().zip(&self.inverse) {
            if !cost.is_zero() {
                for (price, entry) in prices.iter_mut().zip(row) {
                    if !entry.is_zero() {
                        *price = &*price + &(cost * entry);
                    }
                }
            }
        }
        prices
    }

    fn done(self, prices: Vec<Fraction>) -> Balance {
        let cost = prices.iter().sum::<Fraction>();
        let weights = self.columns.into_iter().map(|(column, _)| column).zip(self.weights).collect();
        Balance { weights, prices, cost }
    }

    /// Takes a column into the basis for the first whose weight falls to 0; by how much the weight of the new one grows.
    fn exchange(&mut self, column: GroupColumn, cost: Fraction) -> Option<Fraction> {
        let entry =
            |row: &Vec<Fraction>| column.members().filter_map(|member| row.get(member)).sum::<Fraction>();
        let pace: Vec<Fraction> = self.inverse.iter().map(entry).collect();
        let leaving = (0..pace.len())
            .filter_map(|row| {
                let pace = pace.get(row).filter(|pace| pace.is_positive())?;
                Some((self.weights.get(row)?.checked_div(pace)?, self.columns.get(row)?.0, row))
            })
            .min()?;
        let (step, _, leaves) = leaving;
        let scale = Fraction::from(1).checked_div(pace.get(leaves)?)?;
        let pivot: Vec<Fraction> = self.inverse.get(leaves)?.iter().map(|entry| entry * &scale).collect();
        for (nth, ((row, weight), pace)) in
            self.inverse.iter_mut().zip(&mut self.weights).zip(&pace).enumerate()
        {
            if nth == leaves {
                *row = pivot.clone();
                *weight = step.clone();
            } else if !pace.is_zero() {
                for (entry, pivot) in row.iter_mut().zip(&pivot).filter(|(_, pivot)| !pivot.is_zero()) {
                    *entry = &*entry - &(pace * pivot);
                }
                *weight = &*weight - &(pace * &step);
            }
        }
        if let Some(place) = self.columns.get_mut(leaves) {
            *place = (column, cost);
        }
        Some(step)
    }
}

/// Groups of `may` that get a weight above 0 by some weights under which every member is counted once and which are as
/// large as they can be in sum on the groups of `wanted`; groups of `may` cost nothing and bring nothing. `None` if no
/// such weights give any group of `wanted` a weight.
pub(super) fn weighed(members: usize, wanted: &[Group], may: &[Group]) -> Option<Vec<Group>> {
    // weights are quotients of determinants of 0 and 1, below 10^8 for 20 members: no stand-in is worth its cost
    let stand_in = Fraction::power_of_ten(12);
    let start = (0..members).map(|member| (GroupColumn::StandIn(member), stand_in.clone())).collect();
    let less = Fraction::from(-1);
    let balance = cheapest(start, |prices, careful| {
        let worth = |group: Group| {
            (0..)
                .zip(prices)
                .filter(|(member, _)| in_group(group, *member))
                .map(|(_, price)| price)
                .sum::<Fraction>()
        };
        let offered = may.iter().map(|group| (*group, Fraction::zero()));
        let offered = offered.chain(wanted.iter().map(|group| (*group, less.clone())));
        let gain =
            |(group, cost): (Group, Fraction)| (&worth(group) - &cost, GroupColumn::Group(group), cost);
        let gains = offered.map(gain).filter(|(gain, ..)| gain.is_positive());
        let best = match careful {
            true => gains.min_by_key(|(_, column, _)| *column),
            false => gains.max_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1))),
        };
        best.map(|(_, column, cost)| (column, cost))
    });
    let weighed: Vec<Group> = balance
        .weights
        .iter()
        .filter(|(_, weight)| weight.is_positive())
        .map(|(column, _)| match column {
            GroupColumn::Group(group) => Some(*group),
            GroupColumn::StandIn(_) => None,
        })
        .collect::<Option<_>>()?;
    weighed.iter().any(|group| wanted.contains(group)).then_some(weighed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_balanced_and_two_pairs_that_overlap_are_not() {
        let mut pairs = weighed(3, &[0b011, 0b101, 0b110], &[]).unwrap();
        pairs.sort_unstable();
        assert_eq!(pairs, [0b011, 0b101, 0b110]);
        assert_eq!(weighed(3, &[0b011, 0b110], &[]), None);
        // with the single members allowed they are
        assert!(weighed(3, &[0b011, 0b110], &[0b001, 0b100]).is_some());
    }
}
