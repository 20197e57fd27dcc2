//! The guess: the nucleolus in binary floating point by the crate coopgame, as an order of the groups by their excess.
//!
//! Nothing of it reaches an answer but which groups are taken to tie; floating point lives only here.
#![allow(clippy::float_arithmetic)]

use crate::coalition::game::{Game, Group};
use crate::money::whole::ToPrimitive;
use coopgame::ExplicitGame;
use coopgame::nucleolus::{nucleolus, prenucleolus};

/// The groups but the whole one, the largest guessed excess first.
pub(super) struct Order {
    groups: Vec<Group>,
    excesses: Vec<f64>,
    savings: Vec<f64>,
}

/// Guesses the nucleolus of the savings game, scaled so that its largest saving is 1.
pub(super) fn order(game: &Game, individual: bool) -> Option<Order> {
    let mut own = vec![0_i128];
    let mut saved = Vec::with_capacity(1 << game.members());
    for (group, cost) in game.groups() {
        let rest = usize::try_from(group & (group - 1)).ok().and_then(|rest| own.get(rest)).copied()?;
        let apart = rest + game.cost(group & group.wrapping_neg());
        own.push(apart);
        saved.push(apart - cost);
    }
    let largest = saved.iter().map(|saving| saving.abs()).max()?.max(1).to_f64()?;
    let values: Option<Vec<f64>> = saved.iter().map(|saving| Some(saving.to_f64()? / largest)).collect();
    let values = values?;
    let table = ExplicitGame::from_binary(&values).ok()?;
    let found = if individual { nucleolus(&table) } else { prenucleolus(&table) };
    let savings = found.ok()?.into_allocation();
    let mut gets = vec![0.0_f64];
    let mut ordered = Vec::with_capacity(values.len());
    for (group, value) in (1..).zip(values) {
        let rest = usize::try_from(group & (group - 1)).ok().and_then(|rest| gets.get(rest)).copied()?;
        let got = rest + savings.get(crate::coalition::game::first(group))?;
        gets.push(got);
        if group != game.all() {
            ordered.push((value - got, group));
        }
    }
    ordered.sort_by(|one, other| other.0.total_cmp(&one.0));
    let savings = if individual { savings } else { Vec::new() };
    let (excesses, groups) = ordered.into_iter().unzip();
    Some(Order { groups, excesses, savings })
}

impl Order {
    /// The groups in levels of excesses that are nearer than this to the largest of the level.
    pub(super) fn levels(&self, tie: f64) -> impl Iterator<Item = &[Group]> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let largest = self.excesses.get(from)?;
            let near = self.excesses.iter().skip(from).take_while(|excess| largest - *excess < tie).count();
            let level = self.groups.get(from..from + near.max(1))?;
            from += near.max(1);
            Some(level)
        })
    }

    /// The members that may not pay more than they do: by themselves they cost as much.
    pub(super) fn at_limit(&self, tie: f64) -> impl Iterator<Item = usize> {
        self.savings.iter().enumerate().filter(move |(_, saving)| **saving < tie).map(|(member, _)| member)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_hold_together_what_is_near() {
        let order =
            Order { groups: vec![4, 1, 2], excesses: vec![0.5, 0.5 - 1e-12, 0.25], savings: vec![0.0, 1.0] };
        assert_eq!(order.levels(1e-9).collect::<Vec<_>>(), [&[4, 1][..], &[2]]);
        assert_eq!(order.levels(1e-13).count(), 3);
        assert_eq!(order.at_limit(1e-9).collect::<Vec<_>>(), [0]);
    }
}
