//! The nucleolus where nothing costs more together than apart, with more members than groups could be counted out for.
//!
//! What a member can hold against another is the most that a group with it and without the other pays above its cost: a
//! smallest cut finds it. Shares under which any two members can hold as much against each other are the kernel (M. Davis
//! and M. Maschler, "The kernel of a cooperative game", 1965). Where groups that cost f and g apart cost no more in their
//! union and in what they have in common together, as costs do that are shared by whoever uses something, and some shares
//! satisfy every group, the kernel is the nucleolus and nothing else (M. Maschler, B. Peleg and L. S. Shapley, "The kernel
//! and bargaining set for convex games", International Journal of Game Theory 1, 1972). So shares are proved by two smallest
//! cuts for each pair of members. That a group may in part stay as it is makes it no dearer than the cheaper of both, and
//! such a group says nothing that its parts do not (G. Huberman, "The nucleolus and the essential coalitions", 1980).
//!
//! They are found by Newton's way: what the groups found say of each pair is an equation, the shares that come nearest to all
//! of them by least squares are looked at next (as in H. Meinhardt, "The Pre-Kernel as a Tractable Solution for Cooperative
//! Games", 2013). Few steps are enough; nothing is given that is not proved.
//!
//! A taxi for three who live on one road, 6 to the first, 12 to the second, 42 to the last: the first bears half of its way
//! against the two others, the second half of the 9 that this leaves of its own.
//!
//! ```
//! use cloudcost::Fraction;
//! use cloudcost::coalition::{CostPart, GameParts, nucleolus_of_parts};
//! let way = |users: &[usize], cost| CostPart::Fixed { users: users.to_vec(), cost };
//! let road = GameParts::new(3, [way(&[0, 1, 2], 6), way(&[1, 2], 6), way(&[2], 30)]);
//! let halves = nucleolus_of_parts(&road, None, 42).unwrap();
//! assert_eq!(halves, [6, 9, 69].map(|half| Fraction::ratio(half, 2).unwrap()));
//! ```

use crate::coalition::cut::{Complaint, Ranking, complaints};
use crate::coalition::equations::Equations;
use crate::coalition::parts::GameParts;
use crate::money::whole::Integer;
use crate::money::{Fraction, Quotas, Rounding};

/// Steps tried before no answer is given: some ten are needed.
const MOST_STEPS: usize = 60;

/// How often a step that leads no nearer is halved.
const MOST_HALVED: u32 = 6;

/// What costs and shares may come to on a common denominator, so that no sum of a smallest cut leaves 128 bits.
const LARGEST: i128 = 1 << 118;

/// Steps that are no answer are looked at to so many parts of a unit.
const PARTS: i128 = 1 << 30;

/// The nucleolus of a game of parts in which each group takes the cheapest way there is, if its members may stay as they are
/// at what they cost `today`; all together are to pay `total`. `None` where that is not shown: where a cost is not of the
/// kinds that smallest cuts look at, and where no shares satisfy every group.
pub fn nucleolus_of_parts(parts: &GameParts, today: Option<&[i128]>, total: i128) -> Option<Vec<Fraction>> {
    let members = parts.members();
    if total > parts.cost(&vec![true; members])?
        || today.is_some_and(|today| some_rather_stay(parts, today, total))
    {
        return None;
    }
    let sizes = parts.size() + today.unwrap_or_default().iter().map(|cost| cost.abs()).sum::<i128>();
    let most = LARGEST / (sizes + total.abs() + 1);
    let equal = Fraction::ratio(total, i128::try_from(members).ok()?)?;
    let mut shares = vec![equal; members];
    let half = Fraction::ratio(1, 2)?;
    let mut best: Option<(Fraction, Vec<Fraction>)> = None;
    let mut halved = 0;
    for _ in 0..MOST_STEPS {
        let (pays, scale, is_exact) = on_one_denominator(&shares, most)?;
        let (worst, pairs) = complaints(parts, today, &pays, scale)?;
        let against = |one, other| pairs.get(&(one, other)).zip(pairs.get(&(other, one)));
        let pairs = (0..members).flat_map(|one| (0..one).filter_map(move |other| against(one, other)));
        let short = total * scale - pays.iter().sum::<i128>();
        let missed =
            pairs.clone().map(|(one, other)| one.excess - other.excess).chain([short]).map(Fraction::from);
        let missed = missed.fold(Fraction::zero(), |sum, missed| &sum + &(&missed * &missed));
        if is_exact && missed.is_zero() {
            return (worst.excess <= 0).then_some(shares);
        }
        let missed = &missed * &Fraction::ratio(1, scale)?.power(2);
        match &best {
            // a step too far: half of it
            Some((least, from)) if missed >= *least && halved < MOST_HALVED => {
                shares = from.iter().zip(&shares).map(|(from, to)| &(from + to) * &half).collect();
                halved += 1;
            }
            _ => {
                let next = nearest(&pays, scale, total, pairs);
                best = Some((missed, std::mem::replace(&mut shares, next)));
                halved = 0;
            }
        }
    }
    None
}

/// Whether all together would pay less if some stayed as they are: then no shares satisfy every group.
fn some_rather_stay(parts: &GameParts, today: &[i128], total: i128) -> bool {
    let gained = Ranking::new(parts, today, 1).and_then(|mut groups| groups.next());
    gained.is_none_or(|(gained, _)| total > today.iter().sum::<i128>() - gained)
}

/// Shares on a common denominator; where that is more than it may be, cut off to some parts of a unit.
fn on_one_denominator(shares: &[Fraction], most: i128) -> Option<(Vec<i128>, i128, bool)> {
    if let Quotas::Small { numerators, denominator } = Quotas::of(shares)
        && denominator <= most
        && fit(&numerators)
    {
        return Some((numerators, denominator, true));
    }
    let scale = PARTS.min(most);
    let cut = |share: &Fraction| (share * &Fraction::from(scale)).units(0, Rounding::HalfAway);
    let pays = shares.iter().map(cut).collect::<Option<Vec<i128>>>()?;
    fit(&pays).then_some((pays, scale, false))
}

fn fit(pays: &[i128]) -> bool {
    pays.iter().all(|pays| pays.unsigned_abs() <= LARGEST.unsigned_abs() / 64)
}

/// The shares that come nearest to all of this: that they add up, and that of each pair of complaints both are the same.
///
/// With the equations as the rows of A, what is looked for is the step d with AᵀA d = Aᵀ r, where r is what each misses now.
fn nearest<'c>(
    pays: &[i128],
    scale: i128,
    total: i128,
    pairs: impl Iterator<Item = (&'c Complaint, &'c Complaint)>,
) -> Vec<Fraction> {
    let members = pays.len();
    let mut normal = vec![vec![0_i128; members + 1]; members];
    let mut add = |row: &[i128], missed: i128| {
        for (entry, sums) in row.iter().zip(&mut normal).filter(|(entry, _)| **entry != 0) {
            for (sum, other) in sums.iter_mut().zip(row.iter().chain([&missed])) {
                *sum += entry * other;
            }
        }
    };
    add(&vec![1; members], total * scale - pays.iter().sum::<i128>());
    for (one, other) in pairs {
        let row = one.group.iter().zip(&other.group);
        let row: Vec<i128> = row.map(|(one, other)| i128::from(*one) - i128::from(*other)).collect();
        add(&row, other.excess - one.excess);
    }
    let mut equations = Equations::of(members);
    for row in normal {
        let common = row.iter().fold(0_i128, |common, entry| common.gcd(entry)).max(1);
        equations.add(row.into_iter().map(|entry| Fraction::from(entry / common)).collect());
    }
    let one = Fraction::ratio(1, scale).unwrap_or_default();
    let moved = |(pays, step): (&i128, Option<Fraction>)| {
        &(&Fraction::from(*pays) + &step.unwrap_or_default()) * &one
    };
    pays.iter().zip(equations.values()).map(moved).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coalition::{CostPart, Game, Group, in_group, nucleolus};
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn flags(group: Group, members: usize) -> Vec<bool> {
        (0..members).map(|member| in_group(group, member)).collect()
    }

    /// Costs of which none is dearer together; the prices rise ever less.
    fn parts() -> impl Strategy<Value = GameParts> {
        let fixed = vec((1_u32..128, 0_i128..60), 0..9);
        (2_usize..8, vec(-3_i128..20, 7), fixed, vec(0_i128..30, 7)).prop_map(
            |(members, own, fixed, steps)| {
                let own = CostPart::Own(own.into_iter().take(members).collect());
                let fixed = fixed.into_iter().map(|(group, cost)| CostPart::Fixed {
                    users: (0..members).filter(|one| in_group(group, *one)).collect(),
                    cost,
                });
                let mut steps: Vec<i128> = steps.into_iter().take(members - 1).collect();
                steps.sort_unstable_by(|one, other| other.cmp(one));
                let mut price = 0;
                let rising = steps.into_iter().map(|step| {
                    price += step;
                    Some(price)
                });
                let prices = CostPart::ByCount { users: (1..members).collect(), prices: rising.collect() };
                GameParts::new(members, fixed.chain([own, prices]))
            },
        )
    }

    proptest! {
        /// As when every group is counted out, with what each costs today or without; and nothing where no shares satisfy all.
        #[test]
        fn two_ways_agree(parts in parts(), percents in proptest::option::of(vec(20_i128..200, 7))) {
            let members = parts.members();
            let total = parts.cost(&vec![true; members]).unwrap();
            let alone = |one: usize| parts.cost(&flags(1 << one, members)).unwrap();
            let today: Option<Vec<i128>> =
                percents.map(|percents| (0..members).map(|one| alone(one) * percents[one] / 100).collect());
            let stays = |group: Group| -> Option<i128> {
                Some((0..members).filter(|one| in_group(group, *one)).map(|one| today.as_ref().unwrap()[one]).sum())
            };
            let all = Group::MAX >> (32 - members);
            let cost = |group: Group| {
                let built = parts.cost(&flags(group, members)).unwrap();
                let stays = today.as_ref().and_then(|_| stays(group));
                if group == all { total } else { stays.map_or(built, |stays| stays.min(built)) }
            };
            let apart = |group: Group| {
                parts.cost(&flags(group, members)).unwrap() + stays(all & !group).unwrap()
            };
            let satisfies = today.is_none() || (0..=all).all(|group| apart(group) >= total);
            let found = nucleolus_of_parts(&parts, today.as_deref(), total);
            let wanted = satisfies.then(|| nucleolus(&Game::of(members, cost).unwrap()).unwrap());
            prop_assert_eq!(found, wanted);
        }
    }

    /// Twenty towns at the first stop of a line that costs 21, twenty at the second for 83 more, one at the end for 296 more:
    /// 21 / (20 + 1) = 1 each, then (104 - 20) / (20 + 1) = 4 each, and the rest, 400 - 20 - 80 = 300
    /// (S. C. Littlechild, 1974).
    #[test]
    fn forty_one_towns_on_a_line_are_as_on_paper() {
        let way = |from: usize, cost| CostPart::Fixed { users: (from..41).collect(), cost };
        let line = GameParts::new(41, [way(0, 21), way(20, 83), way(40, 296)]);
        let wanted: Vec<Fraction> = (0..41)
            .map(|town| {
                Fraction::from(if town < 20 {
                    1
                } else if town < 40 {
                    4
                } else {
                    300
                })
            })
            .collect();
        assert_eq!(nucleolus_of_parts(&line, None, 400), Some(wanted));
    }

    #[test]
    fn what_is_not_shown_is_not_said() {
        let link = |cost| GameParts::new(2, [CostPart::Fixed { users: vec![0, 1], cost }]);
        assert_eq!(nucleolus_of_parts(&link(10), None, 10), Some(vec![Fraction::from(5); 2]));
        // a rebate for whoever uses it; more to pay than it costs; two that stay for 9
        assert_eq!(nucleolus_of_parts(&link(-10), None, -10), None);
        assert_eq!(nucleolus_of_parts(&link(10), None, 11), None);
        assert_eq!(nucleolus_of_parts(&link(10), Some(&[4, 5]), 10), None);
        assert_eq!(
            nucleolus_of_parts(&link(10), Some(&[4, 7]), 10),
            Some([7, 13].map(|half| Fraction::ratio(half, 2).unwrap()).to_vec())
        );
    }

    /// Newton's way alone would go to and fro between two shares.
    #[test]
    fn a_step_that_leads_no_nearer_is_halved() {
        let prices = [26, 43, 50, 55, 59, 61].map(Some).to_vec();
        let licence = CostPart::ByCount { users: (1..7).collect(), prices };
        let parts = GameParts::new(7, [CostPart::Own(vec![0, 0, 7, 1, 4, 7, 1]), licence]);
        let wanted = [0, 17, 10, 6, 20, 10, 18].map(Fraction::from).to_vec();
        assert_eq!(nucleolus_of_parts(&parts, Some(&[0, 26, 10, 6, 29, 10, 27]), 81), Some(wanted));
    }
}
