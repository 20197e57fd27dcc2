//! The Shapley value: what each member adds to the cost, on average over all orders in which they may join.
//!
//! Four kinds of aeroplane need runways that cost 8, 11, 13 and 18. All four need the first 8, 2 each; three need the 3
//! beyond, 1 each; two the next 2, 1 each; the last alone the last 5: 2, 3, 4 and 9.
//!
//! ```
//! use cloudcost::Fraction;
//! use cloudcost::coalition::{Game, in_group, shapley};
//! let runways = [8, 11, 13, 18];
//! let longest = |group| (0..4).filter(|kind| in_group(group, *kind)).map(|kind| runways[kind]).max().unwrap();
//! let game = Game::of(4, longest).unwrap();
//! assert_eq!(shapley(&game), [2, 3, 4, 9].map(Fraction::from));
//! ```
//!
//! L. S. Shapley, "A value for n-person games", 1953; the airport: S. C. Littlechild and G. Owen, "A simple expression
//! for the Shapley value in a special case", Management Science 20 (1973).

use super::game::{Game, first, size};
use crate::money::Fraction;

/// The Shapley value of each member, exactly; the values add up to the total.
pub fn shapley(game: &Game) -> Vec<Fraction> {
    between(game, game).into_iter().map(|(value, _)| value).collect()
}

/// Between what the Shapley value of each member lies in every game whose costs lie between those of two games: costs of
/// groups with the member weigh for it, those of all others against it.
///
/// ```
/// use cloudcost::Fraction;
/// use cloudcost::coalition::{Game, shapley_between};
/// // 10 to 12 for one, 20 for the other, 24 for both: half of 10 to 12, and half of 24 less 20
/// let game = |one: i128| Game::of(2, |group| [0, one, 20, 24][group as usize]).unwrap();
/// let ends = shapley_between(&game(10), &game(12));
/// assert_eq!(ends[0], (Fraction::from(7), Fraction::from(8)));
/// assert_eq!(ends[1], (Fraction::from(16), Fraction::from(17)));
/// ```
pub fn between(low: &Game, high: &Game) -> Vec<(Fraction, Fraction)> {
    let members = low.members();
    let weights: Vec<Fraction> = (0..members).map(|before| weight(before, members)).collect();
    let (least, most) = (sums_by_size(low), sums_by_size(high));
    let ends = |(least, most): (&[[i128; 2]], &[[i128; 2]])| {
        (value(least, most, &weights), value(most, least, &weights))
    };
    least.chunks(members + 1).zip(most.chunks(members + 1)).map(ends).collect()
}

/// For each member, sums of costs by size of the group: of groups with it, and of those without it.
fn sums_by_size(game: &Game) -> Vec<[i128; 2]> {
    let members = game.members();
    let sizes = members + 1;
    let mut all = vec![0_i128; sizes];
    let mut sums = vec![[0_i128; 2]; sizes * members];
    for (group, cost) in game.groups() {
        let size = size(group);
        if let Some(sum) = all.get_mut(size) {
            *sum += cost;
        }
        let mut left = group;
        while left != 0 {
            if let Some([with, _]) = sums.get_mut(first(left) * sizes + size) {
                *with += cost;
            }
            left &= left - 1;
        }
    }
    for of_member in sums.chunks_mut(sizes) {
        of_member.iter_mut().zip(&all).for_each(|([with, without], all)| *without = all - *with);
    }
    sums
}

/// In which part of all orders exactly these `before` members come before a member: before! (members - before - 1)! /
/// members!
fn weight(before: usize, members: usize) -> Fraction {
    // 1 / (members x binomial(members - 1, before)); at most 20 members
    let mut orders = 1_i128;
    for (taken, left) in (1_i128..).zip((0..members).rev()).take(before) {
        orders = orders * i128::try_from(left).unwrap_or(0) / taken;
    }
    Fraction::ratio(1, orders * i128::try_from(members).unwrap_or(1)).unwrap_or_default()
}

/// The sum over sizes: costs of groups with the member weigh by those before it, costs without it come off.
fn value(with: &[[i128; 2]], without: &[[i128; 2]], weights: &[Fraction]) -> Fraction {
    let mut value = Fraction::zero();
    for (size, ([with, _], [_, without])) in with.iter().zip(without).enumerate() {
        if let Some(weight) = size.checked_sub(1).and_then(|before| weights.get(before)) {
            value = &value + &(weight * &Fraction::from(*with));
        }
        if let Some(weight) = weights.get(size) {
            value = &value - &(weight * &Fraction::from(*without));
        }
    }
    value
}
