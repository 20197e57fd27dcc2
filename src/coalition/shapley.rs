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
    let members = game.members();
    let sizes = members + 1;
    // sums of costs by size of the group: over all groups, and over those with each member
    let mut all = vec![0_i128; sizes];
    let mut with = vec![0_i128; sizes * members];
    for (group, cost) in game.groups() {
        let size = size(group);
        if let Some(sum) = all.get_mut(size) {
            *sum += cost;
        }
        let mut left = group;
        while left != 0 {
            if let Some(sum) = with.get_mut(first(left) * sizes + size) {
                *sum += cost;
            }
            left &= left - 1;
        }
    }
    let weights: Vec<Fraction> = (0..members).map(|before| weight(before, members)).collect();
    with.chunks(sizes).map(|with| value(&all, with, &weights)).collect()
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
fn value(all: &[i128], with: &[i128], weights: &[Fraction]) -> Fraction {
    let mut value = Fraction::zero();
    for (size, (all, with)) in all.iter().zip(with).enumerate() {
        if let Some(weight) = size.checked_sub(1).and_then(|before| weights.get(before)) {
            value = &value + &(weight * &Fraction::from(*with));
        }
        if let Some(weight) = weights.get(size) {
            value = &value - &(weight * &Fraction::from(all - with));
        }
    }
    value
}
