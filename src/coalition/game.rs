//! The game: what every group of members would cost by itself, in whole minor units.
//!
//! A taxi for three who live on one road: 6 to the first, 12 to the second, 42 to the last. A group costs the way to
//! the member of it that lives farthest away.
//!
//! ```
//! use cloudcost::coalition::{Game, in_group};
//! let ways = [6, 12, 42];
//! let farthest = |group| (0..3).filter(|member| in_group(group, *member)).map(|member| ways[member]).max().unwrap();
//! let game = Game::of(3, farthest).unwrap();
//! assert_eq!((game.cost(0b011), game.total()), (12, 42));
//! assert!(game.dearer_together().is_none() && game.cheaper_with_more().is_none());
//! ```

use crate::money::whole::ToPrimitive;

/// A group of members: bit 0 is the first member.
pub type Group = u32;

/// The most members whose groups are counted out one by one: a million groups.
pub const MOST_ENUMERATED: usize = 20;

/// Up to so many members every way to part every group in two is looked at: 3^15 of them.
pub(crate) const MOST_PARTED: usize = 15;

/// Costs are below this, so that no sum or product of the methods leaves 128 bits.
const LARGEST: i128 = 1 << 76;

/// The cost of every group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Game {
    members: usize,
    costs: Vec<i128>,
}

/// Whether a member is in a group.
pub fn in_group(group: Group, member: usize) -> bool {
    member < 32 && group & (1 << member) != 0
}

/// The numbers of the members of a group, in order.
pub fn numbers(group: Group) -> impl Iterator<Item = usize> {
    (0..32).filter(move |member| in_group(group, *member))
}

/// The member with the lowest number of a group that has one.
pub(super) fn first(group: Group) -> usize {
    group.trailing_zeros().to_usize().unwrap_or(0)
}

/// The group of one member.
pub(super) fn single(member: usize) -> Group {
    u32::try_from(member).ok().and_then(|member| 1_u32.checked_shl(member)).unwrap_or(0)
}

/// How many members a group has.
pub(super) fn size(group: Group) -> usize {
    group.count_ones().to_usize().unwrap_or(0)
}

impl Game {
    /// The game of these costs, by group: 2^members of them, that of the empty group 0. `None` if they are not that, if
    /// there is no member or more than [`MOST_ENUMERATED`], or if a cost is 2^76 or more.
    pub fn new(members: usize, costs: Vec<i128>) -> Option<Game> {
        let fits = (1..=MOST_ENUMERATED).contains(&members)
            && costs.len() == 1 << members
            && costs.first() == Some(&0)
            && costs.iter().all(|cost| (-LARGEST..LARGEST).contains(cost));
        fits.then_some(Game { members, costs })
    }

    /// The game that a function gives for every group with a member; see [`Game::new`].
    pub fn of(members: usize, cost: impl Fn(Group) -> i128) -> Option<Game> {
        if !(1..=MOST_ENUMERATED).contains(&members) {
            return None;
        }
        let costs = (0..1_u32 << members).map(|group| if group == 0 { 0 } else { cost(group) });
        Game::new(members, costs.collect())
    }

    /// How many members there are.
    pub fn members(&self) -> usize {
        self.members
    }

    /// What a group costs by itself.
    pub fn cost(&self, group: Group) -> i128 {
        group.to_usize().and_then(|group| self.costs.get(group)).copied().unwrap_or(0)
    }

    /// The group of all members.
    pub fn all(&self) -> Group {
        Group::MAX >> (32 - self.members)
    }

    /// What all members cost together: what is to be shared.
    pub fn total(&self) -> i128 {
        self.cost(self.all())
    }

    /// What the members cost one by one.
    pub fn alone(&self) -> i128 {
        (0..self.members).map(|member| self.cost(single(member))).sum()
    }

    /// Every group with a member, and its cost.
    pub fn groups(&self) -> impl Iterator<Item = (Group, i128)> {
        (0..).zip(self.costs.iter().copied()).skip(1)
    }

    /// Two groups that cost more together than apart, those that lose most: the game is not subadditive. With more than
    /// 15 members only single members are held against the rest of a group.
    pub fn dearer_together(&self) -> Option<(Group, Group)> {
        let mut worst = (0, None);
        let mut look = |one: Group, other: Group, whole: i128| {
            let lost = whole - self.cost(one) - self.cost(other);
            if lost > worst.0 {
                worst = (lost, Some((one, other)));
            }
        };
        for (group, whole) in self.groups().filter(|(group, _)| size(*group) > 1) {
            if self.members > MOST_PARTED {
                numbers(group).for_each(|member| look(single(member), group & !single(member), whole));
                continue;
            }
            // every part of the group without its first member, so that each pair is seen once
            let rest = group & (group - 1);
            let mut part = rest;
            while part != 0 {
                look(group & !part, part, whole);
                part = (part - 1) & rest;
            }
        }
        worst.1
    }

    /// A group, and a member whose joining makes it cheaper, by the most: the game is not monotone.
    pub fn cheaper_with_more(&self) -> Option<(Group, usize)> {
        let mut worst = (0, None);
        for (group, cost) in self.groups() {
            for member in (0..self.members).filter(|member| !in_group(group, *member)) {
                let gained = cost - self.cost(group | single(member));
                if gained > worst.0 {
                    worst = (gained, Some((group, member)));
                }
            }
        }
        worst.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_game_is_none() {
        assert!(Game::new(0, vec![0]).is_none());
        assert!(Game::new(2, vec![0, 1, 1]).is_none());
        assert!(Game::new(1, vec![1, 1]).is_none());
        assert!(Game::new(1, vec![0, 1 << 76]).is_none());
        assert!(Game::new(21, vec![0; 1 << 21]).is_none());
        assert_eq!(Game::new(1, vec![0, 5]).unwrap().total(), 5);
    }

    #[test]
    fn of_sixteen_single_members_are_held_against_the_rest() {
        // the fourth and the eighth together cost 7 where they cost 1 each
        let game = Game::of(16, |group| match group {
            0b1000_1000 => 7,
            _ => i128::try_from(size(group)).unwrap(),
        });
        assert_eq!(game.unwrap().dearer_together(), Some((0b1000, 0b1000_0000)));
    }

    #[test]
    fn a_game_that_is_not_subadditive_and_not_monotone_is_named() {
        // five cost 83 where two and three of them cost 82 apart; and the fifth makes the third and fourth cheaper
        let game = Game::of(5, |group| match group {
            0b00011 => 40,
            0b11100 => 42,
            _ => [0, 25, 45, 60, 66, 83][size(group)],
        });
        let game = game.unwrap();
        assert_eq!(game.dearer_together(), Some((0b00011, 0b11100)));
        assert_eq!(game.cheaper_with_more(), Some((0b01100, 4)));
    }
}
