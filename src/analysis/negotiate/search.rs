//! The percents that hold: all parts of the bases, cut by each condition, and by groups as long as one objects at a corner.

use super::condition::{Condition, Wants};
use super::corners::{Corners, at};
use super::found::RangeEnd;
use super::ground::Ground;
use crate::money::Fraction;
use crate::plan::fair::Objector;

/// The conditions on groups that were found so far, and who finds more.
pub(super) struct FoundGroups<'g, 'c> {
    pub(super) ground: &'g Ground<'c>,
    pub(super) objector: Option<Objector>,
}

impl FoundGroups<'_, '_> {
    /// The condition of the group that objects most at a point; none if no group does.
    pub(super) fn objecting(&self, point: &[Fraction]) -> Option<Condition> {
        let objector = self.objector.as_ref()?;
        let members = 0..self.ground.plan.members.len();
        let alone: Vec<Vec<Fraction>> = members.map(|member| self.ground.pays(member, None)).collect();
        let shares: Vec<Fraction> = alone.iter().map(|pays| at(pays, point)).collect();
        let (whose, cost) = objector.worst(&shares)?;
        let limit = Fraction::from(cost);
        let pays = |base: usize| {
            let of_members = whose.iter().filter_map(|member| alone.get(*member)?.get(base));
            of_members.sum::<Fraction>()
        };
        let misses = (0..self.ground.bases.len()).map(|base| &pays(base) - &limit).collect();
        Some(Condition { whose, year: None, wants: Wants::Stays, at_most: true, limit, misses })
    }
}

/// The corners of all parts that hold; conditions on groups are added to the others as they are needed.
pub(super) fn holding(groups: &FoundGroups<'_, '_>, conditions: &mut Vec<Condition>) -> Corners {
    let mut holds = Corners::of_all(groups.ground.bases.len());
    for (number, condition) in conditions.iter().enumerate() {
        holds.cut(number, &condition.misses);
    }
    let mut content: Vec<Vec<Fraction>> = Vec::new();
    loop {
        let unasked: Vec<Vec<Fraction>> = holds
            .points()
            .filter(|point| !content.iter().any(|known| known == point))
            .map(<[_]>::to_vec)
            .collect();
        let Some(point) = unasked.into_iter().next() else { return holds };
        match groups.objecting(&point) {
            None => content.push(point),
            Some(condition) => {
                holds.cut(conditions.len(), &condition.misses);
                conditions.push(condition);
            }
        }
    }
}

/// The ends of each base, and which conditions bind them: that hold with nothing to spare at every corner of the end, and
/// would not beyond it.
pub(super) fn ends(holds: &Corners, conditions: &[Condition]) -> Vec<[RangeEnd; 2]> {
    let bases = holds.points().next().map_or(0, <[Fraction]>::len);
    let of = |base: usize| -> Option<[RangeEnd; 2]> {
        let (least, greatest) = holds.ends(base)?;
        let end = |part: Fraction, is_least: bool| {
            let corners: Vec<&[Fraction]> =
                holds.points().filter(|point| point.get(base) == Some(&part)).collect();
            let is_binding = |(_, condition): &(usize, &Condition)| {
                let at_base = condition.misses.get(base).cloned().unwrap_or_default();
                let elsewhere = condition.misses.iter().any(Fraction::is_positive);
                let leads_out =
                    if is_least { !at_base.is_positive() && elsewhere } else { at_base.is_positive() };
                leads_out && corners.iter().all(|corner| at(&condition.misses, corner).is_zero())
            };
            let is_bound = if is_least { part.is_positive() } else { part < Fraction::from(1) };
            let all = conditions.iter().enumerate();
            let bound = all.filter(|_| is_bound).filter(is_binding).map(|(number, _)| number);
            RangeEnd { part, binding: once_each(bound, conditions) }
        };
        Some([end(least, true), end(greatest, false)])
    };
    (0..bases).filter_map(of).collect()
}

/// One condition each of those that say the same of the same members: what support leaves is in several pieces.
pub(super) fn once_each(numbers: impl Iterator<Item = usize>, conditions: &[Condition]) -> Vec<usize> {
    let said = |number: usize| {
        conditions.get(number).map(|condition| (&condition.whose, condition.year, &condition.wants))
    };
    let mut found: Vec<usize> = Vec::new();
    for number in numbers {
        if !found.iter().any(|known| said(*known) == said(number)) {
            found.push(number);
        }
    }
    found
}
