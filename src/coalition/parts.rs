//! Games as sums of simple parts: own costs, fixed costs for whoever uses something, prices by the number of users.
//!
//! Shapley values add up over the parts, and each part has a closed form: an own cost is its member's, a fixed cost is
//! shared equally by those who use it, and so is a price by their number. Three towns pay 30 million for a base that
//! each of them alone would pay too, and half a million for each of their 40, 20 and 10 businesses:
//!
//! ```
//! use cloudcost::Fraction;
//! use cloudcost::coalition::{CostPart, GameParts};
//! let fees = CostPart::Own([40, 20, 10].map(|businesses| businesses * 500_000).to_vec());
//! let base = CostPart::Fixed { users: vec![0, 1, 2], cost: 30_000_000 };
//! let game = GameParts::new(3, [fees, base]);
//! assert_eq!(game.shapley(), [30_000_000, 20_000_000, 15_000_000].map(Fraction::from));
//! assert_eq!(game.cost(&[true, false, true]), Some(55_000_000));
//! // no group would be cheaper off: each would pay the whole base
//! let price = CostPart::ByCount { users: vec![0, 1, 2], prices: vec![None, Some(50), Some(60)] };
//! assert_eq!(GameParts::new(3, [price]).cost(&[false, true, false]), None);
//! ```
//!
//! That equal shares of what each uses are the Shapley value of such a game: Littlechild and Owen (1973), as for the
//! airport.

use super::game::{Game, MOST_ENUMERATED};
use crate::money::Fraction;
use crate::money::whole::BigInt;
use crate::money::whole::Integer;
use std::collections::BTreeMap;

/// A part of every group's cost, in whole minor units; members by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CostPart {
    /// What each member costs, whoever else is in the group: own costs, unit prices times units.
    Own(Vec<i128>),
    /// A cost that a group bears in full as soon as one of its members uses it.
    Fixed {
        /// The members that use it, each once.
        users: Vec<usize>,
        /// The cost.
        cost: i128,
    },
    /// A price for one, two, three … users in the group; `None` for a number without a price.
    ByCount {
        /// The members that use it, each once.
        users: Vec<usize>,
        /// The prices, from that of one user on; as many as there are users.
        prices: Vec<Option<i128>>,
    },
}

/// A game that is a sum of parts; of parts with the same users one is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GameParts {
    pub(super) own: Vec<i128>,
    pub(super) fixed: BTreeMap<Vec<usize>, i128>,
    pub(super) by_count: BTreeMap<Vec<usize>, Vec<Option<i128>>>,
}

impl GameParts {
    /// The sum of these parts, among so many members.
    pub fn new(members: usize, parts: impl IntoIterator<Item = CostPart>) -> GameParts {
        let mut sum = GameParts { own: vec![0; members], ..GameParts::default() };
        for part in parts {
            match part {
                CostPart::Own(costs) => sum.own.iter_mut().zip(costs).for_each(|(own, cost)| *own += cost),
                CostPart::Fixed { mut users, cost } => {
                    users.sort_unstable();
                    *sum.fixed.entry(users).or_default() += cost;
                }
                CostPart::ByCount { mut users, prices } => {
                    users.sort_unstable();
                    let known = sum.by_count.entry(users);
                    let known = known.or_insert_with(|| vec![Some(0); prices.len()]);
                    for (known, price) in known.iter_mut().zip(prices) {
                        *known = known.zip(price).map(|(one, other)| one + other);
                    }
                }
            }
        }
        sum
    }

    /// How many members there are.
    pub fn members(&self) -> usize {
        self.own.len()
    }

    /// More than any sum of costs comes to, whatever their signs.
    pub(super) fn size(&self) -> i128 {
        let own = self.own.iter().map(|cost| cost.abs());
        let fixed = self.fixed.values().map(|cost| cost.abs());
        let priced = self.by_count.values().map(|prices| {
            // what a further user adds is each user's own
            let count = i128::try_from(prices.len()).unwrap_or(i128::MAX >> 64);
            6 * count * prices.iter().flatten().map(|price| price.abs()).max().unwrap_or(0)
        });
        own.chain(fixed).chain(priced).sum()
    }

    /// Whether no price depends on the number of users.
    pub(crate) fn is_fixed(&self) -> bool {
        self.by_count.is_empty()
    }

    /// Whether no fixed cost of several members is below 0.
    pub(crate) fn shares_no_rebate(&self) -> bool {
        self.fixed.iter().all(|(users, cost)| users.len() < 2 || *cost >= 0)
    }

    /// What the members that are `true` cost; `None` if a price for their number is missing.
    pub fn cost(&self, group: &[bool]) -> Option<i128> {
        let is_in = |member: &usize| group.get(*member).copied().unwrap_or(false);
        let own: i128 = self.own.iter().zip(group).filter(|(_, is_in)| **is_in).map(|(own, _)| own).sum();
        let used = self.fixed.iter().filter(|(users, _)| users.iter().any(is_in));
        let fixed: i128 = used.map(|(_, cost)| cost).sum();
        let priced = self.by_count.iter().map(|(users, prices)| {
            let count = users.iter().filter(|user| is_in(user)).count();
            count.checked_sub(1).map_or(Some(0), |place| prices.get(place).copied().flatten())
        });
        Some(own + fixed + priced.sum::<Option<i128>>()?)
    }

    /// What every group costs, by group; `None` with more than [`MOST_ENUMERATED`] members.
    pub fn costs(&self) -> Option<Vec<Option<i128>>> {
        let members = self.members();
        if members > MOST_ENUMERATED {
            return None;
        }
        let groups = 1_usize << members;
        // what only those outside a group use: sums over the subsets of its complement
        let mut used_within = vec![0_i128; groups];
        let mut all_fixed = 0;
        for (users, cost) in &self.fixed {
            if let Some(place) = used_within.get_mut(place(users)) {
                *place += cost;
                all_fixed += cost;
            }
        }
        for bit in (0..members).map(|member| 1_usize << member) {
            for group in (0..groups).filter(|group| group & bit != 0) {
                let without = used_within.get(group ^ bit).copied().unwrap_or(0);
                if let Some(sum) = used_within.get_mut(group) {
                    *sum += without;
                }
            }
        }
        let masks: Vec<(usize, &Vec<Option<i128>>)> =
            self.by_count.iter().map(|(users, prices)| (place(users), prices)).collect();
        let mut own = vec![0_i128];
        let mut costs = vec![Some(0)];
        for group in 1..groups {
            let rest = own.get(group & (group - 1)).copied().unwrap_or(0);
            let first = usize::try_from(group.trailing_zeros()).ok().and_then(|first| self.own.get(first));
            let sum = rest + first.copied().unwrap_or(0);
            own.push(sum);
            let unused = used_within.get(groups - 1 - group).copied().unwrap_or(0);
            let priced = masks.iter().map(|(users, prices)| {
                let count = usize::try_from((users & group).count_ones()).unwrap_or(0);
                count.checked_sub(1).map_or(Some(0), |place| prices.get(place).copied().flatten())
            });
            costs.push(priced.sum::<Option<i128>>().map(|priced| sum + all_fixed - unused + priced));
        }
        Some(costs)
    }

    /// The game, if every group has a cost and can be counted out.
    pub fn game(&self) -> Option<Game> {
        Game::new(self.members(), self.costs()?.into_iter().collect::<Option<_>>()?)
    }

    /// The Shapley value, exactly, however many members there are. A price missing for a smaller number does not matter:
    /// a price by the number of users is the same for all of them. A missing price for all users counts as 0.
    pub fn shapley(&self) -> Vec<Fraction> {
        let whole =
            |(users, prices): (_, &Vec<Option<i128>>)| (users, prices.last().copied().flatten().unwrap_or(0));
        let fixed = self.fixed.iter().map(|(users, cost)| (users, *cost));
        let shared: Vec<(&Vec<usize>, i128)> = fixed
            .chain(self.by_count.iter().map(whole))
            .filter(|(users, cost)| !users.is_empty() && *cost != 0)
            .collect();
        // whole numbers on one denominator are added up faster than fractions
        let mut counts: Vec<usize> = shared.iter().map(|(users, _)| users.len()).collect();
        counts.sort_unstable();
        counts.dedup();
        let denominator =
            counts.iter().fold(BigInt::from(1), |common, count| common.lcm(&BigInt::from(*count)));
        let mut sums: Vec<BigInt> = self.own.iter().map(|own| &denominator * *own).collect();
        for (users, cost) in shared {
            let each = &denominator / users.len() * cost;
            for user in users {
                if let Some(sum) = sums.get_mut(*user) {
                    *sum += &each;
                }
            }
        }
        let value = |sum| Fraction::ratio_of(sum, denominator.clone()).unwrap_or_default();
        sums.into_iter().map(value).collect()
    }

    /// What those who have joined cost, after each has joined in this order; `None` where a price is missing.
    pub fn joining(&self, order: &[usize]) -> Vec<Option<i128>> {
        let mut place = vec![usize::MAX; self.members()];
        for (nth, member) in order.iter().enumerate() {
            if let Some(place) = place.get_mut(*member) {
                *place = nth;
            }
        }
        let when = |user: &usize| place.get(*user).copied().unwrap_or(usize::MAX);
        let mut added: Vec<i128> = order.iter().filter_map(|member| self.own.get(*member)).copied().collect();
        let mut missing = vec![false; order.len()];
        let mut add = |step: usize, cost: i128| {
            if let Some(sum) = added.get_mut(step) {
                *sum += cost;
            }
        };
        for (users, cost) in &self.fixed {
            add(users.iter().map(when).min().unwrap_or(usize::MAX), *cost);
        }
        for (users, prices) in &self.by_count {
            let mut steps: Vec<usize> = users.iter().map(when).collect();
            steps.sort_unstable();
            let mut before = 0;
            for (nth, (step, price)) in steps.iter().zip(prices).enumerate() {
                let until = steps.get(nth + 1).copied().unwrap_or(order.len());
                match price {
                    Some(price) => {
                        add(*step, price - before);
                        before = *price;
                    }
                    None => missing.iter_mut().take(until).skip(*step).for_each(|missing| *missing = true),
                }
            }
        }
        let mut sum = 0;
        let joined = added.into_iter().zip(missing).map(|(added, missing)| {
            sum += added;
            (!missing).then_some(sum)
        });
        joined.collect()
    }
}

/// The place of a group in a list by group.
fn place(users: &[usize]) -> usize {
    users
        .iter()
        .fold(0, |group, user| group | 1_usize.checked_shl(u32::try_from(*user).unwrap_or(64)).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coalition::{Group, in_group, numbers, shapley};

    fn flags(group: Group, members: usize) -> Vec<bool> {
        (0..members).map(|member| in_group(group, member)).collect()
    }

    #[test]
    fn twenty_are_counted_out_and_one_more_is_not() {
        assert_eq!(GameParts::new(20, []).costs().map(|costs| costs.len()), Some(1 << 20));
        assert!(GameParts::new(21, []).costs().is_none());
    }

    #[test]
    fn what_nobody_uses_is_nobody_s_and_rebates_of_several_are_told() {
        let parts = |users: Vec<usize>, cost| {
            GameParts::new(2, [CostPart::Own(vec![3, 4]), CostPart::Fixed { users, cost }])
        };
        assert_eq!(parts(vec![], 5).shapley(), [3, 4].map(Fraction::from));
        assert!(parts(vec![0], -5).shares_no_rebate() && parts(vec![0, 1], 0).shares_no_rebate());
        assert!(!parts(vec![0, 1], -5).shares_no_rebate());
    }

    #[test]
    fn the_list_of_all_groups_and_the_closed_form_agree_with_each_group_and_order_by_itself() {
        let parts = GameParts::new(
            4,
            [
                CostPart::Own(vec![3, 0, 5, 7]),
                CostPart::Fixed { users: vec![2, 0], cost: 90 },
                CostPart::Fixed { users: vec![0, 2], cost: 10 },
                CostPart::Fixed { users: vec![1, 2, 3], cost: 31 },
                CostPart::ByCount { users: vec![0, 1, 3], prices: vec![Some(40), Some(50), Some(52)] },
            ],
        );
        let game = parts.game().unwrap();
        for (group, cost) in game.groups() {
            assert_eq!(parts.cost(&flags(group, 4)), Some(cost), "{:?}", numbers(group).collect::<Vec<_>>());
        }
        assert_eq!(parts.shapley(), shapley(&game));
        // first 2: 5 + 100 + 31; then 0: 3 + 40; then 3: 7 + 10; then 1: 0 + 2
        assert_eq!(parts.joining(&[2, 0, 3, 1]), [136, 179, 196, 198].map(Some));
        let pairs = CostPart::ByCount { users: vec![0, 1, 2], prices: vec![None, Some(50), Some(60)] };
        assert_eq!(GameParts::new(4, [pairs]).joining(&[3, 1, 0, 2]), [Some(0), None, Some(50), Some(60)]);
    }
}
