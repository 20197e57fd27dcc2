//! The group that would gain most by leaving, whatever the members pay: one question, asked again and again.

use super::fairness::Fairness;
use super::game::CaseGame;
use super::many::Many;
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Rounding};

/// Decimals of a minor unit to which all groups are added up; those that are nearer to their cost are looked at exactly.
const COUNTED: i32 = 18;
/// The same where groups are found by smallest cuts.
const CUT: i32 = 12;

/// A game that is asked who objects.
#[derive(Clone, Debug)]
pub(crate) struct Objector {
    found: Fairness,
}

impl Objector {
    /// Of this game.
    ///
    /// # Errors
    /// More members than groups can be counted out for, and costs that nothing but counting can look at.
    pub(crate) fn new(game: CaseGame) -> Result<Objector, Diagnostic> {
        Ok(Objector { found: Fairness::of(game)? })
    }

    /// How many groups nothing says the cost of.
    pub(crate) fn missing(&self) -> usize {
        self.found.missing.0
    }

    /// The group that pays most above what it would cost by itself, with that cost; none if nobody objects. Members and
    /// their exact shares by number in the plan.
    pub(crate) fn worst(&self, shares: &[Fraction]) -> Option<(Vec<usize>, i128)> {
        let pays = self.found.of_game(shares.iter().cloned());
        let groups = match &self.found.costs {
            Some(costs) => counted(costs, &pays),
            None => {
                let scale = 10_i128.pow(CUT.unsigned_abs());
                foremost(&Many::new(&self.found.game)?, &self.found.game, &scaled(&pays, CUT)?, scale)
            }
        };
        let above = |group: Vec<usize>| {
            let paid = group.iter().filter_map(|member| pays.get(*member));
            let paid = paid.sum::<Fraction>();
            let cost = self.cost(&group)?;
            Some((&paid - &Fraction::from(cost), group, cost))
        };
        let objecting = groups.into_iter().filter_map(above).filter(|(excess, ..)| excess.is_positive());
        let (_, group, cost) = objecting.max_by(|one, other| one.0.cmp(&other.0))?;
        let number = |member: &usize| self.found.game.members.get(*member).copied();
        Some((group.iter().filter_map(number).collect(), cost))
    }

    fn cost(&self, group: &[usize]) -> Option<i128> {
        let is_in: Vec<bool> =
            (0..self.found.game.members.len()).map(|member| group.contains(&member)).collect();
        self.found.game.cost(&is_in)
    }
}

/// Of each kind of cost the group that pays most above it, and all groups with a quotation.
fn foremost(many: &Many<'_>, game: &CaseGame, pays: &[i128], scale: i128) -> Vec<Vec<usize>> {
    let is_meant = |by_items, group: &Vec<usize>| !group.is_empty() && !many.is_quoted(by_items, group);
    let first = many.ranked(pays, scale).into_iter().filter_map(|(by_items, mut ranking)| {
        ranking.find(|(_, group)| is_meant(by_items, group)).map(|(_, group)| group)
    });
    first.chain(game.quoted.keys().cloned()).collect()
}

/// Shares cut off to so many decimals of a unit.
fn scaled(pays: &[Fraction], places: i32) -> Option<Vec<i128>> {
    pays.iter().map(|share| share.units(places, Rounding::Floor)).collect()
}

/// The group that pays most above its cost, or those of which that is too near to say.
fn counted(costs: &[Option<i128>], pays: &[Fraction]) -> Vec<Vec<usize>> {
    let scale = 10_i128.pow(COUNTED.unsigned_abs());
    let Some(pays) = scaled(pays, COUNTED) else { return Vec::new() };
    // what is cut off of a sum is less than a unit a member
    let near = -i128::try_from(pays.len()).unwrap_or(0);
    let mut best: Option<(i128, usize)> = None;
    let mut open = Vec::new();
    for (group, (cost, paid)) in costs.iter().zip(crate::coalition::sums(&pays)).enumerate().skip(1) {
        let Some(excess) = cost.and_then(|cost| paid.checked_sub(cost.checked_mul(scale)?)) else { continue };
        if excess > 0 && best.is_none_or(|(most, _)| excess > most) {
            best = Some((excess, group));
        } else if excess > near && excess <= 0 {
            open.push(group);
        }
    }
    let groups = best.map_or(open, |(_, group)| vec![group]);
    let members = |group: usize| (0..pays.len()).filter(|member| (group >> member) & 1 == 1).collect();
    groups.into_iter().map(members).collect()
}
