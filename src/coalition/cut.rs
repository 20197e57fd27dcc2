//! Groups in the order of what they pay above their own cost, also where there are too many to count out.
//!
//! Where a group's cost is a sum of own costs, of costs that whoever uses something bears in full and of prices that
//! rise ever less with the number of users, the group that pays most above its cost is a smallest cut of a network
//! (J.-C. Picard, "Maximal closure of a graph", 1976); the next ones come from parting the groups that are left
//! (E. L. Lawler, "A procedure for computing the K best solutions", 1972). Thirty towns pay 1 each for what any of them
//! would have for 10, and the first ten pay 3 more each for what they would have for 20:
//!
//! ```
//! use cloudcost::coalition::{CostPart, GameParts, Ranking};
//! let base = CostPart::Fixed { users: (0..30).collect(), cost: 10 };
//! let link = CostPart::Fixed { users: (0..10).collect(), cost: 20 };
//! let parts = GameParts::new(30, [base, link]);
//! let pays: Vec<i128> = (0..30).map(|town| if town < 10 { 4 } else { 1 }).collect();
//! let mut groups = Ranking::new(&parts, &pays, 1).unwrap();
//! // all of them pay 60 for 30; without one of the last, 59
//! assert_eq!(groups.next(), Some((30, (0..30).collect())));
//! assert_eq!(groups.next().map(|(excess, group)| (excess, group.len())), Some((29, 29)));
//! ```

mod against;
mod build;
mod flow;

use super::parts::GameParts;
pub(super) use against::{Complaint, complaints};
use build::{Built, of_parts};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Groups in the order of what they pay above their own cost, those that pay most above it first; each once, the empty
/// group too.
pub struct Ranking<'p> {
    parts: &'p GameParts,
    pays: Vec<i128>,
    scale: i128,
    /// The network, full as far as no member is to be in or out.
    built: Built,
    found: BinaryHeap<BestGroup>,
    /// The group given last, whose rest is not yet parted.
    last: Option<BestGroup>,
    cuts: usize,
}

/// The best group of those that have some members and lack others.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct BestGroup {
    excess: i128,
    size: Reverse<usize>,
    group: Reverse<Vec<usize>>,
    fixed: Vec<Option<bool>>,
}

impl<'p> Ranking<'p> {
    /// The ranking if members pay this each, in units of which `scale` make a unit of the costs. `None` if a cost is not
    /// of the kinds that smallest cuts can look at: one below 0 that several use, or a price that rises more with a
    /// further user than with the one before, or is not known for some number of users.
    pub fn new(parts: &'p GameParts, pays: &[i128], scale: i128) -> Option<Ranking<'p>> {
        let mut built = of_parts(parts, pays, scale)?;
        let nobody = vec![None; parts.members()];
        let is_in = built.network.cut(&mut built.room);
        let (pays, found) = (pays.to_vec(), BinaryHeap::new());
        let mut ranking = Ranking { parts, pays, scale, built, found, last: None, cuts: 1 };
        let best = ranking.candidate(&is_in, nobody);
        ranking.found.push(best);
        Some(ranking)
    }

    /// How many smallest cuts have been looked for.
    pub fn cuts(&self) -> usize {
        self.cuts
    }

    /// The group on the source's side of a smallest cut: of those with the members that are to be in and without those
    /// that are not, the one that pays most above its cost; of equal ones a smallest.
    fn candidate(&self, is_in: &[bool], fixed: Vec<Option<bool>>) -> BestGroup {
        let members = self.parts.members();
        let group: Vec<usize> =
            (0..members).filter(|member| is_in.get(*member).copied().unwrap_or(false)).collect();
        let flags = is_in.get(..members).unwrap_or_default();
        let pays: i128 = group.iter().filter_map(|member| self.pays.get(*member)).sum();
        let cost = self.parts.cost(flags).unwrap_or(0) * self.scale;
        BestGroup { excess: pays - cost, size: Reverse(group.len()), group: Reverse(group), fixed }
    }

    /// Parts the groups that a candidate was the best of, but for itself.
    fn part(&mut self, candidate: &BestGroup) {
        let mut fixed = candidate.fixed.clone();
        let mut room = self.built.room.clone();
        for (member, is_in) in fixed.iter().enumerate() {
            is_in.iter().for_each(|is_in| self.built.fix(&mut room, member, *is_in));
        }
        self.built.network.cut(&mut room);
        let mut distances = self.built.network.distances(&room);
        for member in 0..fixed.len() {
            if fixed.get(member).copied().flatten().is_some() {
                continue;
            }
            let is_in = candidate.group.0.binary_search(&member).is_ok();
            let mut turned = fixed.clone();
            for (places, is_in) in [(&mut turned, !is_in), (&mut fixed, is_in)] {
                if let Some(place) = places.get_mut(member) {
                    *place = Some(is_in);
                }
            }
            // what is full stays full: only what the turned member changes has to flow
            let (mut other, mut near) = (room.clone(), distances.clone());
            self.built.fix(&mut other, member, !is_in);
            self.built.network.widened(&other, &mut near, member, !is_in);
            let side = self.built.network.cut_from(&mut other, near);
            self.cuts += 1;
            let best = self.candidate(&side, turned);
            self.found.push(best);
            // the candidate is a smallest cut all the same
            self.built.fix(&mut room, member, is_in);
            self.built.network.widened(&room, &mut distances, member, is_in);
        }
    }
}

impl Iterator for Ranking<'_> {
    type Item = (i128, Vec<usize>);

    fn next(&mut self) -> Option<(i128, Vec<usize>)> {
        if let Some(last) = self.last.take() {
            self.part(&last);
        }
        let best = self.found.pop()?;
        let found = (best.excess, best.group.0.clone());
        self.last = Some(best);
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coalition::{CostPart, in_group, numbers};

    /// Every group of five members, against the ranking.
    #[test]
    fn every_group_comes_once_in_the_order_of_its_excess() {
        let parts = GameParts::new(
            5,
            [
                CostPart::Own(vec![3, -2, 5, 7, 0]),
                CostPart::Fixed { users: vec![2, 0], cost: 19 },
                CostPart::Fixed { users: vec![1, 2, 3], cost: 31 },
                CostPart::Fixed { users: vec![4], cost: -6 },
                CostPart::ByCount {
                    users: vec![0, 1, 3, 4],
                    prices: vec![Some(40), Some(50), Some(52), Some(51)],
                },
            ],
        );
        let pays = [20, 10, 33, 41, 5];
        let mut ranking = Ranking::new(&parts, &pays, 1).unwrap();
        let found: Vec<(i128, Vec<usize>)> = ranking.by_ref().collect();
        // one cut for each group: all others are the best of what the one before is parted into
        assert_eq!(ranking.cuts(), 32);
        let excess = |group: u32| {
            let flags: Vec<bool> = (0..5).map(|member| in_group(group, member)).collect();
            let paid: i128 = numbers(group).map(|member| pays[member]).sum();
            paid - parts.cost(&flags).unwrap()
        };
        let mut wanted: Vec<(i128, Vec<usize>)> =
            (0..32).map(|group| (excess(group), numbers(group).collect())).collect();
        assert!(found.windows(2).all(|pair| pair[0].0 >= pair[1].0), "{found:?}");
        let mut sorted = found.clone();
        sorted.sort();
        wanted.sort();
        assert_eq!(sorted, wanted);
    }

    #[test]
    fn a_price_that_rises_faster_with_more_users_is_refused() {
        let steps = CostPart::ByCount { users: vec![0, 1, 2], prices: vec![Some(10), Some(10), Some(25)] };
        assert!(Ranking::new(&GameParts::new(3, [steps]), &[1, 2, 3], 1).is_none());
        let rebate = CostPart::Fixed { users: vec![0, 1], cost: -5 };
        assert!(Ranking::new(&GameParts::new(2, [rebate]), &[1, 2], 1).is_none());
        let unknown = CostPart::ByCount { users: vec![0, 1], prices: vec![None, Some(10)] };
        assert!(Ranking::new(&GameParts::new(2, [unknown]), &[1, 2], 1).is_none());
    }
}
