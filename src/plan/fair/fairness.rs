//! What holds of a game whatever the shares: whether some satisfy all, and which support it takes.

use super::found::Needed;
use super::game::CaseGame;
use super::many::Many;
use crate::coalition::{Game, Group, LeastSupport, MOST_ENUMERATED, least_known, least_support, shapley};
use crate::code;
use crate::diagnostic::{Diagnostic, FaultKind};
use crate::money::{Fraction, Rounding};

/// Groups without a price that are named.
const NAMED: usize = 20;

/// What holds of the case's game, whatever the shares.
#[derive(Clone, Debug)]
pub struct Fairness {
    /// The game.
    pub game: CaseGame,
    /// Groups that nothing says the cost of: how many, and the first of them.
    pub missing: (usize, Vec<Vec<usize>>),
    /// The least support from outside with which some shares satisfy all; `None` while prices are missing.
    pub support: Option<Needed>,
    /// The support that is needed whatever the missing prices are, if those that are known prove that some is.
    pub at_least: Option<Needed>,
    /// Two groups that cost more together than apart, and by how much.
    pub dearer_together: Option<(Vec<usize>, Vec<usize>, i128)>,
    /// The Shapley value, by member of the plan, where every price is known.
    pub shapley: Option<Vec<Fraction>>,
    /// What each member would pay if those who use something shared it equally, by member of the plan; only where no
    /// price depends on how many they are.
    pub by_use: Option<Vec<Fraction>>,
    /// A group, a member whose joining makes it cheaper, and by how much.
    pub cheaper_with_more: Option<(Vec<usize>, usize, i128)>,
    /// What every group costs, by group; `None` with too many members to count the groups out.
    pub(super) costs: Option<Vec<Option<i128>>>,
}

impl Fairness {
    /// Looks at a game.
    ///
    /// # Errors
    /// More members than groups can be counted out for, and costs that nothing but counting can look at.
    pub(crate) fn of(game: CaseGame) -> Result<Fairness, Diagnostic> {
        let found = Fairness {
            missing: (0, Vec::new()),
            support: None,
            at_least: None,
            dearer_together: None,
            cheaper_with_more: None,
            shapley: None,
            by_use: game.by_use().map(|values| game.spread(values)),
            costs: game.costs(),
            game,
        };
        match found.costs.clone() {
            Some(costs) => Ok(found.counted(&costs)),
            None => found.cut(),
        }
    }

    /// Whether every group was counted out.
    pub fn is_counted(&self) -> bool {
        self.costs.is_some()
    }

    /// What a group would cost by itself, where every group was counted out: by the bits of its members.
    pub(super) fn cost_of(&self, group: usize) -> Option<i128> {
        self.costs.as_ref()?.get(group).copied().flatten()
    }

    /// With the cost of every group.
    fn counted(mut self, costs: &[Option<i128>]) -> Fairness {
        let without: Vec<Group> =
            (0..).zip(costs).filter(|(_, cost)| cost.is_none()).map(|(group, _)| group).collect();
        let named = without.iter().take(NAMED).map(|group| self.game.named(*group)).collect();
        self.missing = (without.len(), named);
        match costs.iter().copied().collect() {
            Some(whole) => self.look(whole),
            None => self.look_at_known(costs.to_vec()),
        }
        self
    }

    /// What holds whatever the missing prices are.
    fn look_at_known(&mut self, mut costs: Vec<Option<i128>>) {
        if let Some(whole) = costs.last_mut() {
            *whole = Some(whole.map_or(self.game.total, |cost| cost.min(self.game.total)));
        }
        let found = least_known(self.game.members.len(), &costs, self.game.total);
        self.at_least = found.map(|found| self.needed(found));
    }

    fn needed(&self, found: LeastSupport) -> Needed {
        let mut groups = found.groups;
        groups.sort_unstable_by_key(|(group, _)| *group);
        let groups = groups.into_iter().map(|(group, weight)| (self.game.named(group), weight));
        Needed {
            units: found.support.units(0, Rounding::Ceiling).unwrap_or(i128::MAX),
            groups: groups.collect(),
        }
    }

    /// With what smallest cuts tell.
    fn cut(mut self) -> Result<Fairness, Diagnostic> {
        let Some(many) = Many::new(&self.game) else {
            let fault = Diagnostic::error(code!("too-many-to-count"), None)
                .of_kind(FaultKind::TooManyGroups)
                .worded(code!("too-many-to-judge"));
            let fault = fault.with("found", self.game.members.len().to_string());
            return Err(fault.with("most", MOST_ENUMERATED.to_string()));
        };
        let found = (many.needed(), many.dearer_together(), many.cheaper_with_more());
        self.shapley = self.game.closed_form().map(|values| self.game.spread(values));
        (self.support, self.dearer_together, self.cheaper_with_more) = found;
        Ok(self)
    }

    /// What needs every price.
    fn look(&mut self, mut costs: Vec<i128>) {
        let other = costs.last().copied();
        let alone = Game::new(self.game.members.len(), costs.clone());
        if let Some(alone) = alone {
            self.dearer_together = alone.dearer_together().map(|(one, other)| {
                let lost = alone.cost(one | other) - alone.cost(one) - alone.cost(other);
                (self.game.named(one), self.game.named(other), lost)
            });
            self.cheaper_with_more = alone.cheaper_with_more().map(|(group, member)| {
                let larger = 1 << member | group;
                let member = self.game.members.get(member).copied().unwrap_or(0);
                (self.game.named(group), member, alone.cost(group) - alone.cost(larger))
            });
        }
        if let Some(whole) = costs.last_mut() {
            *whole = self.game.total;
        }
        let Some(game) = Game::new(self.game.members.len(), costs) else { return };
        self.shapley = Some(self.game.spread(shapley(&game)));
        self.support = Some(self.needed(least_support(&game, other)));
    }

    /// Values of the plan's members as values of the game's.
    pub(super) fn of_game<V: Clone + Default>(&self, values: impl Iterator<Item = V>) -> Vec<V> {
        let values: Vec<V> = values.collect();
        self.game.members.iter().map(|number| values.get(*number).cloned().unwrap_or_default()).collect()
    }
}
