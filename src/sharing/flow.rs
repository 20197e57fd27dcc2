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

#[cfg(test)]
mod tests {
    use super::super::grid::BillCell;
    use super::*;

    #[test]
    fn who_has_passed_a_unit_on_is_dearer_than_before() {
        // the first must give two units in the first year that the last can take in the second: both between them can pass them on
        let cell = |units, high, tenths: i128| BillCell {
            units,
            start: units,
            low: 0,
            high,
            odd: 0,
            exact: tenths * 100_000_000_000,
        };
        let first = [cell(12, 12, 100), cell(10, 20, 105), cell(10, 20, 102), cell(0, 0, 0)];
        let second = [cell(0, 0, 0), cell(10, 20, 95), cell(10, 20, 98), cell(0, 20, 20)];
        let cells = first.into_iter().chain(second).collect();
        let mut grid = Grid { cells, members: 4, unit: 1 };
        grid.settle(Needs { members: vec![2, 0, 0, -2], nobody: vec![0, 0] }).unwrap();
        // 10.5 and 9.5 are as near to 11 and 9 as to 10, and a unit further from 12 and 8; 10.2 and 9.8 are 0.6 each further from
        // 11 and 9 than from 10
        let units: Vec<i128> = grid.cells.iter().map(|cell| cell.units).collect();
        assert_eq!(units, [10, 11, 11, 0, 0, 9, 9, 2]);
    }
}
