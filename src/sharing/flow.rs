//! Whole units moved between bills: along shortest paths over members and years, until nobody has more than it may.
//!
//! A unit goes from a member to a year, in which its bill falls, and on to another member, whose bill of that year rises;
//! that member may give one on in another year. Each unit takes the path that adds least (successive shortest paths, with
//! costs that are convex in every bill), so that what all of them add is least (Ahuja, Magnanti, Orlin: Network Flows,
//! 9.7 and 14.5).

use super::grid::{Grid, Needs};
use super::paths::{FoundPath, PathEnd, Paths};

impl Grid {
    /// Moves units until every member has given what it must, as cheaply as can be; `None` if that cannot be.
    pub(super) fn settle(&mut self, needs: Needs) -> Option<()> {
        let mut paths = Paths::new(self, needs);
        while paths.is_open() {
            let FoundPath { bills, giver, end } = paths.shortest()?;
            let most = match end {
                PathEnd::Member(member) => paths.needs.members.get(member)?.checked_neg()?,
                PathEnd::Nobody(year) => *paths.needs.nobody.get(year)?,
            };
            let mut amount = most.min(*paths.needs.members.get(giver)?);
            for (bill, up) in &bills {
                amount = amount.min(self.cells.get(*bill)?.step(*up, self.unit)?.1);
            }
            for (bill, up) in &bills {
                self.cells.get_mut(*bill)?.units += if *up { amount } else { -amount };
            }
            *paths.needs.members.get_mut(giver)? -= amount;
            let taker = match end {
                PathEnd::Member(member) => {
                    *paths.needs.members.get_mut(member)? += amount;
                    Some(member)
                }
                PathEnd::Nobody(year) => {
                    *paths.needs.nobody.get_mut(year)? -= amount;
                    None
                }
            };
            paths.moved(self, &bills, [Some(giver), taker]);
        }
        Some(())
    }
}
