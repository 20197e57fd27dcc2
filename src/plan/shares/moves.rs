//! How many units a promise can move beyond rounding, where costs are ranges.
//!
//! No more than rounding puts above caps (`sharing/units`): rounding up adds less than a unit to a bill, so that a member
//! that keeps its cap exactly is above it by no more units than it has bills that are rounded up. Of three members that
//! share 10, each 3.33, one pays 4: one unit at the most moves in such a year, in two years two.

use super::followed::{Followed, UnitMoves};
use super::rounds::Rounds;
use crate::money::{Fraction, Rounding};
use crate::sharing::Remainder;

/// How each year is rounded, with what is billed in it at both ends.
type RoundedYears<'y> = [(Rounds<'y>, (i128, i128))];

/// What can move where a promise is followed so.
pub(super) fn unit_moves(followed: &Followed, years: &RoundedYears<'_>) -> UnitMoves {
    let units = UnitsMoving::new(followed, years).units();
    if units == 0 {
        return UnitMoves::default();
    }
    // an incomplete unit that another carries brings less than a unit, which may have to move on
    let odd = years.iter().filter(|year| is_odd(year)).count();
    let odd = i128::try_from(odd).unwrap_or(i128::MAX >> 64);
    let of_bill = units.saturating_add(odd).saturating_add(odd.min(1));
    let of_term = units.saturating_add(odd.saturating_mul(2));
    UnitMoves {
        of_bill: of_bill.saturating_mul(followed.unit),
        of_term: of_term.saturating_mul(followed.unit),
    }
}

/// Whether a year may have an incomplete unit that somebody carries.
fn is_odd((rounds, (least, most)): &(Rounds<'_>, (i128, i128))) -> bool {
    let is_whole = least == most && least.checked_rem(rounds.unit()) == Some(0);
    rounds.settlement.remainder != Remainder::Drop && rounds.unit() > 1 && !is_whole
}

/// By how many units rounding can bring each member above its exact bill of each year.
struct UnitsMoving<'y> {
    years: &'y RoundedYears<'y>,
    up: Vec<Vec<i128>>,
    /// Who may be above its cap by that.
    gives: Vec<usize>,
}

impl<'y> UnitsMoving<'y> {
    fn new(followed: &Followed, years: &'y RoundedYears<'y>) -> UnitsMoving<'y> {
        let of = |member: usize, (year, (rounds, costs)): (usize, &(Rounds<'_>, (i128, i128)))| {
            let bears = rounds.settlement.remainder == Remainder::Member(member);
            let stays = !bears && followed.is_whole(member, year);
            let up = if stays { 0 } else { rounds.adds(member, *costs).high };
            up.checked_div(rounds.unit()).unwrap_or(0)
        };
        let members = years.first().map_or(0, |(rounds, _)| rounds.members);
        let up: Vec<Vec<i128>> = (0..members)
            .map(|member| years.iter().enumerate().map(|year| of(member, year)).collect())
            .collect();
        let added = |of_member: &Vec<i128>| of_member.iter().sum::<i128>().saturating_mul(followed.unit);
        let gives = up.iter().enumerate().filter(|(member, up)| followed.may_be_above(*member, added(up)));
        let gives = gives.map(|(member, _)| member).collect();
        UnitsMoving { years, up, gives }
    }

    /// How many units are above caps, at the most.
    fn units(&self) -> i128 {
        let sum = (0..self.years.len()).map(|year| self.of_year(year)).sum::<i128>();
        sum.min(self.together().unwrap_or(i128::MAX))
    }

    /// How many are by a year's rounding: of bills that add up not all are rounded up.
    fn of_year(&self, year: usize) -> i128 {
        let up = |member: &usize| self.up.get(*member).and_then(|years| years.get(year)).copied();
        let given: i128 = self.gives.iter().filter_map(up).sum();
        match self.is_largest(year) {
            true => given.min((self.open(year) - 1).max(0)),
            false => given,
        }
    }

    /// The same of all years, each rounded by largest remainders: so many bills rounded up among so many that are open add
    /// no more than if the remainders of all were the same, `k (1 - k / n)` units; and a member above its cap by a part
    /// of a unit gives a whole one.
    fn together(&self) -> Option<i128> {
        let mut added = Fraction::zero();
        for year in 0..self.years.len() {
            let open = self.open(year);
            if !self.is_largest(year) {
                return None;
            }
            if open > 1 {
                added = &added + &Fraction::ratio((open / 2) * (open - open / 2), open)?;
            }
        }
        // all members together are not above their caps
        let givers = self.gives.len().min(self.up.len().saturating_sub(1));
        let given = &added + &Fraction::from(i128::try_from(givers).ok()?);
        Some((given.units(0, Rounding::Ceiling)? - 1).max(0))
    }

    fn is_largest(&self, year: usize) -> bool {
        self.years.get(year).is_some_and(|(rounds, _)| rounds.settlement.remainder == Remainder::Largest)
    }

    /// How many members have a bill in a year that rounding changes.
    fn open(&self, year: usize) -> i128 {
        let open = self.up.iter().filter(|years| years.get(year).is_some_and(|up| *up > 0));
        i128::try_from(open.count()).unwrap_or(i128::MAX)
    }
}
