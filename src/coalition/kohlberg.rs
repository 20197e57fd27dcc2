//! Kohlberg's criterion: exact proof that shares are the nucleolus of a game.
//!
//! Shares that add up to the total are the nucleolus exactly if, for every level of excess, the groups with at least that
//! excess are balanced: some weights, all above 0, count every member once. Where shares may not exceed what a member
//! costs by itself, members that pay exactly that may help with weights from 0 up. Once the groups so far span all
//! vectors, every further group can be given a weight too, and nothing more is to be shown.
//!
//! E. Kohlberg, "On the nucleolus of a characteristic function game", SIAM Journal on Applied Mathematics 20 (1971);
//! with what spans already left out as in T. Solymosi and B. Sziklai, "Characterization sets for the nucleolus in
//! balanced games", Operations Research Letters 44 (2016).

use super::balance::weighed;
use super::game::{Game, Group, in_group, single};
use super::span::VectorSpan;
use crate::money::{Fraction, Quotas};

/// Whether these shares are the nucleolus; `individual` where no member may pay more than it costs by itself.
pub(super) fn holds(game: &Game, shares: &[Fraction], individual: bool) -> bool {
    let Quotas::Small { numerators, denominator } = Quotas::of(shares) else { return false };
    let sum: Option<i128> = numerators.iter().try_fold(0_i128, |sum, share| sum.checked_add(*share));
    let total = game.total().checked_mul(denominator);
    if shares.len() != game.members() || sum.is_none() || sum != total {
        return false;
    }
    let Some(excesses) = excesses(game, &numerators, denominator) else { return false };
    let own = |member: usize| excesses.get((1_usize << member) - 1).copied().unwrap_or(0);
    if individual && (0..game.members()).any(|member| own(member) > 0) {
        return false;
    }
    let helpers = (0..game.members()).filter(|member| individual && own(*member) == 0).map(single);
    balanced_at_every_level(game, &excesses, helpers.collect())
}

/// By how much every group pays more than it costs by itself, on the common denominator; by group, from 1.
fn excesses(game: &Game, shares: &[i128], denominator: i128) -> Option<Vec<i128>> {
    let mut pays = vec![0_i128];
    let mut excesses = Vec::with_capacity(1 << game.members());
    for (group, cost) in game.groups() {
        let rest = usize::try_from(group & (group - 1)).ok().and_then(|rest| pays.get(rest)).copied()?;
        let paid = rest.checked_add(*shares.get(super::game::first(group))?)?;
        pays.push(paid);
        excesses.push(paid.checked_sub(cost.checked_mul(denominator)?)?);
    }
    Some(excesses)
}

fn balanced_at_every_level(game: &Game, excesses: &[i128], helpers: Vec<Group>) -> bool {
    let members = game.members();
    let vector = |group: Group| (0..members).map(move |member| i128::from(in_group(group, member)));
    // all groups but the whole one, which has no choice, the largest excess first
    let mut order: Vec<(i128, Group)> =
        excesses.iter().copied().zip(1..).filter(|(_, group)| *group != game.all()).collect();
    order.sort_unstable_by(|one, other| other.cmp(one));
    // groups that have weights above 0 together
    let mut positive: Vec<Group> = vec![game.all()];
    let mut span = VectorSpan::default();
    span.add(vector(game.all()));
    for level in order.chunk_by(|one, other| one.0 == other.0) {
        let mut wanted: Vec<Group> =
            level.iter().map(|(_, group)| *group).filter(|group| !span.has(vector(*group))).collect();
        while !wanted.is_empty() {
            let may: Vec<Group> = positive.iter().chain(&helpers).copied().collect();
            let Some(weighed) = weighed(members, &wanted, &may) else { return false };
            for group in weighed {
                span.add(vector(group));
                if !positive.contains(&group) {
                    positive.push(group);
                }
            }
            wanted.retain(|group| !span.has(vector(*group)));
        }
        if span.rank() == members {
            break;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A taxi to 6, 12 and 42: 3, 4 1/2 and 34 1/2.
    #[test]
    fn only_the_nucleolus_is_proved() {
        let ways = [6, 12, 42];
        let farthest =
            |group| (0..3).filter(|one| in_group(group, *one)).map(|one| ways[one]).max().unwrap_or(0);
        let game = Game::of(3, farthest).unwrap();
        let proved = |halves: &[i128]| {
            let shares: Vec<Fraction> =
                halves.iter().map(|half| Fraction::ratio(*half, 2).unwrap()).collect();
            holds(&game, &shares, true)
        };
        assert!(proved(&[6, 9, 69]));
        // the first level is right and the second is not; neither is
        assert!(!proved(&[6, 10, 68]));
        assert!(!proved(&[8, 8, 68]));
        // not the whole cost, or not of three
        assert!(!proved(&[6, 9, 68]));
        assert!(!proved(&[6, 9, 69, 0]));
        assert!(!proved(&[6, 78]));
    }
}
