//! The core: shares that no group refuses; who objects otherwise, and the least support from outside that ends it.
//!
//! Three members cost 10 together, 4 in pairs, 3 alone. Whatever the shares, some pair pays more than 4: all pairs
//! together pay each share twice, 20, and would pay 12 by themselves. With 4 from outside, shares of 2 each hold.
//!
//! ```
//! use cloudcost::Fraction;
//! use cloudcost::coalition::{Game, least_support, objections};
//! let game = Game::of(3, |group| [0, 3, 4, 10][group.count_ones() as usize]).unwrap();
//! let found = objections(3, |group| Some(game.cost(group)), &[4, 3, 3], 2);
//! // all pairs, and the first member by itself
//! assert_eq!(found.count, 4);
//! // the worst first, of equal ones the smaller, then the one listed first
//! assert_eq!((found.worst[0].group, found.worst[0].pays, found.worst[0].alone), (0b011, 7, 4));
//! assert_eq!(found.worst[1].group, 0b101);
//! let least = least_support(&game, None);
//! assert_eq!(least.support, Fraction::from(4));
//! assert_eq!(least.shares, [2, 2, 2].map(Fraction::from));
//! ```
//!
//! D. B. Gillies, "Solutions to general non-zero-sum games", 1959; the least support is the cost of stability of
//! Y. Bachrach et al., "The cost of stability in coalitional games", 2009.

use super::balance::{Balance, GroupColumn, cheapest};
use super::game::{Game, Group, first, numbers, single, size};
use crate::money::{Fraction, Quotas};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A group that would be cheaper off by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Objection {
    /// Its members.
    pub group: Group,
    /// What they pay.
    pub pays: i128,
    /// What they would cost by themselves.
    pub alone: i128,
}

impl Objection {
    /// How much cheaper off they would be.
    pub fn excess(&self) -> i128 {
        self.pays - self.alone
    }
}

/// The groups that would be cheaper off by themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Objections {
    /// How many there are.
    pub count: usize,
    /// The worst of them, worst first; of equal ones the smaller group, then the one with the first member.
    pub worst: Vec<Objection>,
    /// The largest excess of any group whose cost is known; below 0 if every group gains. That of all members together
    /// counts only if they object.
    pub largest: Option<i128>,
}

/// What every group pays together, by group, if its members pay this each.
pub fn sums(shares: &[i128]) -> Vec<i128> {
    let mut sums = vec![0];
    for share in shares {
        // the groups with this member are those without it again
        sums.extend_from_within(..);
        let with = sums.len() / 2;
        sums.iter_mut().skip(with).for_each(|sum| *sum += share);
    }
    sums
}

/// An objection in its order: excess, a smaller and earlier group, what it pays, the group.
type Ranked = (i128, Reverse<(usize, Group)>, i128, Group);

/// Every group that pays more than it would cost by itself; groups whose cost is not known are passed over. Up to
/// `limit` of them are listed. The shares are whole units, at most [`super::MOST_ENUMERATED`] of them.
pub fn objections(
    members: usize,
    cost: impl Fn(Group) -> Option<i128>,
    shares: &[i128],
    limit: usize,
) -> Objections {
    let mut found = Objections::default();
    let mut worst: BinaryHeap<Reverse<Ranked>> = BinaryHeap::new();
    let all = Group::MAX >> (32 - members.clamp(1, 31));
    for (group, paid) in (0..=all).zip(sums(shares)).skip(1) {
        let Some(alone) = cost(group) else { continue };
        let excess = paid - alone;
        if group != all || excess > 0 {
            found.largest = found.largest.max(Some(excess));
        }
        if excess > 0 {
            found.count += 1;
            if worst.len() == limit && worst.peek().is_some_and(|Reverse((least, ..))| excess < *least) {
                continue;
            }
            worst.push(Reverse((
                excess,
                Reverse((size(group), group.reverse_bits().wrapping_neg())),
                paid,
                group,
            )));
            if worst.len() > limit {
                worst.pop();
            }
        }
    }
    let sorted = worst.into_sorted_vec();
    found.worst = sorted
        .into_iter()
        .map(|Reverse((excess, _, pays, group))| Objection { group, pays, alone: pays - excess })
        .collect();
    found
}

/// The least support from outside with which some shares hold, and such shares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeastSupport {
    /// The support, in minor units; 0 if the core is not empty.
    pub support: Fraction,
    /// Shares that no group refuses; with the support they pay for the whole.
    pub shares: Vec<Fraction>,
    /// Groups with weights by which every member is counted once: they bring up no more than these shares together.
    pub groups: Vec<(Group, Fraction)>,
}

/// Finds the least support; `other` is what all members together could pay for something else, if they could.
pub fn least_support(game: &Game, other: Option<i128>) -> LeastSupport {
    let total = Fraction::from(game.total());
    let cost = |group: Group| match group == game.all() {
        true => other.unwrap_or(game.total()).min(game.total()),
        false => game.cost(group),
    };
    let start = (0..game.members()).map(|member| {
        let group = single(member);
        (GroupColumn::Group(group), Fraction::from(cost(group)))
    });
    let Balance { weights, prices, cost: most } = cheapest(start.collect(), |prices, careful| {
        let group = refuses(game, &cost, prices, careful)?;
        Some((GroupColumn::Group(group), Fraction::from(cost(group))))
    });
    let group = |(column, weight): (GroupColumn, Fraction)| match column {
        GroupColumn::Group(group) if weight.is_positive() => Some((group, weight)),
        GroupColumn::Group(_) | GroupColumn::StandIn(_) => None,
    };
    let groups = weights.into_iter().filter_map(group).collect();
    LeastSupport { support: &total - &most, shares: prices, groups }
}

/// The least support that is needed whatever the groups without a price cost, if those with one call for any; `None` if
/// they do not. Costs by group, that of all members last.
pub fn least_known(members: usize, costs: &[Option<i128>], total: i128) -> Option<LeastSupport> {
    let cost = |group: Group| costs.get(usize::try_from(group).ok()?).copied().flatten();
    let largest = costs.iter().flatten().map(|cost| cost.unsigned_abs()).max().unwrap_or(0);
    // dearer than any balanced groups with prices: weights are quotients of determinants of 0 and 1, below 10^8
    let unknown = i128::try_from(largest).ok()?.checked_add(1)?.checked_mul(10_i128.pow(10))?;
    let known: Vec<(Group, i128)> =
        (1..).zip(costs.iter().skip(1)).filter_map(|(group, cost)| Some((group, (*cost)?))).collect();
    let start = (0..members).map(|member| match cost(single(member)) {
        Some(cost) => (GroupColumn::Group(single(member)), Fraction::from(cost)),
        None => (GroupColumn::StandIn(member), Fraction::from(unknown)),
    });
    let balance = cheapest(start.collect(), |prices, careful| {
        let sums = Subsets::of(prices);
        let above = known
            .iter()
            .map(|(group, cost)| (&sums.of_group(*group) - &Fraction::from(*cost), *group, *cost));
        let mut above = above.filter(|(excess, ..)| excess.is_positive());
        let found = match careful {
            true => above.next(),
            false => above.max_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1))),
        };
        found.map(|(_, group, cost)| (GroupColumn::Group(group), Fraction::from(cost)))
    });
    let support = &Fraction::from(total) - &balance.cost;
    let groups = balance.weights.into_iter().filter(|(_, weight)| weight.is_positive());
    let groups = groups.map(|(column, weight)| match column {
        GroupColumn::Group(group) => Some((group, weight)),
        GroupColumn::StandIn(_) => None,
    });
    let groups = groups.collect::<Option<Vec<_>>>()?;
    support.is_positive().then_some(LeastSupport { support, shares: balance.prices, groups })
}

/// Sums of prices, on a common denominator where they fit into machine integers.
enum Subsets<'p> {
    Small(Vec<i128>, i128),
    Large(&'p [Fraction]),
}

impl Subsets<'_> {
    fn of(prices: &[Fraction]) -> Subsets<'_> {
        match Quotas::of(prices) {
            Quotas::Small { numerators, denominator }
                if numerators.iter().all(|price| price.unsigned_abs() < 1 << 120) =>
            {
                Subsets::Small(numerators, denominator)
            }
            _ => Subsets::Large(prices),
        }
    }

    fn of_group(&self, group: Group) -> Fraction {
        match self {
            Subsets::Small(numerators, denominator) => {
                let sum = numbers(group).filter_map(|member| numerators.get(member)).sum();
                Fraction::ratio(sum, *denominator).unwrap_or_default()
            }
            Subsets::Large(prices) => {
                numbers(group).filter_map(|member| prices.get(member)).sum::<Fraction>()
            }
        }
    }
}

/// The group that pays most above its own cost; when careful, the first that pays more.
fn refuses(game: &Game, cost: &impl Fn(Group) -> i128, prices: &[Fraction], careful: bool) -> Option<Group> {
    let Quotas::Small { numerators, denominator } = Quotas::of(prices) else {
        // prices are quotients of determinants: they fit
        return None;
    };
    let (mut worst, mut found) = (0, None);
    let mut group: Group = 0;
    let mut pays = 0_i128;
    // one member comes or goes at a time (the Gray code), so that one sum is enough
    for step in 1..=game.all() {
        let member = first(step);
        let price = numerators.get(member).copied().unwrap_or(0);
        group ^= single(member);
        pays = if group & single(member) != 0 { pays + price } else { pays - price };
        let excess = pays - cost(group) * denominator;
        if excess > 0 && (if careful { found.is_none_or(|known| group < known) } else { excess > worst }) {
            (worst, found) = (excess, Some(group));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_objections_that_are_as_bad_the_smaller_group_is_kept() {
        // the first two pay 10 for what they would have for 5, the third as well; all three gain
        let cost = |group: Group| Some([0, 10, 10, 5, 5, 20, 20, 30][group as usize]);
        let found = objections(3, cost, &[5, 5, 10], 1);
        assert_eq!((found.count, found.largest), (2, Some(5)));
        assert_eq!(found.worst, [Objection { group: 0b100, pays: 10, alone: 5 }]);
    }

    #[test]
    fn a_group_that_just_pays_its_cost_does_not_refuse() {
        let game = Game::of(2, |group| [0, 4, 5, 9][group as usize]).unwrap();
        let refusing = |prices: [i128; 2], careful| {
            refuses(&game, &|group| game.cost(group), &prices.map(Fraction::from), careful)
        };
        for careful in [false, true] {
            assert_eq!(refusing([4, 5], careful), None);
        }
        // all of them pay 3 more, each alone 1 and 2 more
        assert_eq!(refusing([5, 7], false), Some(0b11));
        assert_eq!(refusing([5, 7], true), Some(0b01));
    }

    #[test]
    fn sums_of_prices_are_exact_whatever_their_size() {
        let huge = Fraction::power_of_ten(37);
        let prices = [huge.clone(), Fraction::ratio(1, 3).unwrap(), Fraction::from(2)];
        assert_eq!(Subsets::of(&prices).of_group(0b011), &huge + &prices[1]);
        assert_eq!(Subsets::of(&prices[1..]).of_group(0b11), Fraction::ratio(7, 3).unwrap());
    }
}
