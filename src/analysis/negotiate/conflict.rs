//! Nothing holds: the fewest conditions that contradict each other, how far the nearest percents miss, and the support that
//! would mend it.

use super::condition::Condition;
use super::corners::{Corners, at, highest_of, least};
use super::found::{Conflict, Mended};
use super::grid::beside;
use super::search::FoundGroups;
use crate::money::{Fraction, Rounding};
use std::collections::BTreeMap;

/// Conditions among which fewer that contradict each other are sought, at most.
const MOST: usize = 60;

/// Decimals of percents that are told.
const DECIMALS: i32 = 2;

/// What stands in the way; `None` if it cannot be told. Groups that object on the way are added to the conditions.
pub(super) fn conflict(groups: &FoundGroups<'_, '_>, conditions: &mut Vec<Condition>) -> Option<Conflict> {
    let all = Corners::of_all(groups.ground.bases.len());
    let mut highest = |point: &[Fraction]| {
        let known: Vec<Vec<Fraction>> = conditions.iter().map(|condition| condition.misses.clone()).collect();
        let of_members = highest_of(&known, point);
        let of_groups = groups.objecting(point);
        if let Some(condition) = of_groups.filter(|found| !conditions.iter().any(|known| known == found)) {
            let is_highest = of_members.is_none_or(|known| at(&known, point) < at(&condition.misses, point));
            let found = condition.misses.clone();
            conditions.push(condition);
            return if is_highest { Some(found) } else { highest_of(&known, point) };
        }
        of_members
    };
    let (nearest, misses_most) = least(&all, &mut highest)?;
    let told = in_decimals(&nearest, &mut highest)?;
    let miss = |group: &SameConditions| {
        let miss = |number: &usize| Some((*number, at(&conditions.get(*number)?.misses, &told.0)));
        group.iter().filter_map(miss).max_by(|one, other| one.1.cmp(&other.1))
    };
    let mut open = open(conditions);
    // what misses most is named where it is in the way: it is what the answer says
    open.sort_by_key(|group| miss(group).map(|(_, miss)| -&miss));
    let (fewest, is_smallest) = fewest(&all, conditions, &open)?;
    // what makes these percents the nearest is missed by as much as any
    let is_most = |number: &usize| {
        let misses = |point: &[Fraction]| conditions.get(*number).map(|one| at(&one.misses, point));
        misses(&nearest).is_some_and(|miss| miss >= misses_most)
            || misses(&told.0).is_some_and(|miss| miss >= told.1)
    };
    let beside = open.iter().filter(|group| !fewest.contains(group) && group.iter().any(is_most));
    let beside = beside.filter_map(miss).filter(|(_, miss)| miss.is_positive()).collect();
    let named =
        |group: &SameConditions| miss(group).map(|(number, miss)| (number, miss.max(Fraction::zero())));
    Some(Conflict {
        of_group: Vec::new(),
        conditions: fewest.iter().filter_map(named).collect(),
        is_smallest,
        support: support(&all, conditions),
        beside,
        nearest,
        misses: misses_most,
        told,
    })
}

/// The percents beside these that people can write, of which the highest of what is linear there is least, and that: a
/// figure stands beside percents as they are told.
fn in_decimals(
    point: &[Fraction],
    mut highest: impl FnMut(&[Fraction]) -> Option<Vec<Fraction>>,
) -> Option<(Vec<Fraction>, Fraction)> {
    let away =
        |near: &[Fraction]| near.iter().zip(point).map(|(near, part)| (near - part).abs()).sum::<Fraction>();
    let of = |near: Vec<Fraction>| Some((at(&highest(&near)?, &near), away(&near), near));
    let (value, _, near) = beside(point, DECIMALS).into_iter().filter_map(of).min()?;
    Some((near, value))
}

/// Conditions that say the same of the same members: what support leaves is in several pieces.
type SameConditions = Vec<usize>;

/// What is left after some conditions.
fn cut(mut left: Corners, conditions: &[Condition], numbers: &[usize]) -> Corners {
    for number in numbers {
        if let Some(condition) = conditions.get(*number) {
            left.cut(*number, &condition.misses);
        }
    }
    left
}

/// Whether these conditions leave nothing.
fn contradict(all: &Corners, conditions: &[Condition], groups: &[&SameConditions]) -> bool {
    let cut = |left, group: &&SameConditions| cut(left, conditions, group);
    groups.iter().fold(all.clone(), cut).is_empty()
}

/// The conditions that some base alone breaks, those together that say the same.
fn open(conditions: &[Condition]) -> Vec<SameConditions> {
    let said = |condition: &Condition| (condition.whose.clone(), condition.year, condition.wants.clone());
    let mut groups: Vec<SameConditions> = Vec::new();
    for (number, condition) in conditions.iter().enumerate() {
        // what holds with every base alone is never in the way
        if !condition.misses.iter().any(Fraction::is_positive) {
            continue;
        }
        let is_same = |group: &&mut SameConditions| {
            let first = group.first().and_then(|first| conditions.get(*first));
            first.is_some_and(|first| said(first) == said(condition))
        };
        match groups.iter_mut().find(is_same) {
            Some(group) => group.push(number),
            None => groups.push(vec![number]),
        }
    }
    groups
}

/// The fewest of these that contradict each other, the first of them in order; whether that is proved.
fn fewest(
    all: &Corners,
    conditions: &[Condition],
    open: &[SameConditions],
) -> Option<(Vec<SameConditions>, bool)> {
    let mut kept: Vec<&SameConditions> = open.iter().collect();
    // the last are left out first: what misses most stays as long as it can
    for group in open.iter().rev() {
        let without: Vec<&SameConditions> = kept.iter().copied().filter(|other| *other != group).collect();
        if contradict(all, conditions, &without) {
            kept = without;
        }
    }
    if !contradict(all, conditions, &kept) {
        return None;
    }
    let size = kept.len();
    let kept: Vec<SameConditions> = kept.into_iter().cloned().collect();
    if open.len() > MOST {
        return Some((kept, size == 1));
    }
    for size in 1..size {
        if let Some(found) = of_size(all, conditions, open, size) {
            return Some((found, true));
        }
    }
    Some((kept, true))
}

/// The first so many conditions in order that leave nothing.
fn of_size(
    left: &Corners,
    conditions: &[Condition],
    open: &[SameConditions],
    size: usize,
) -> Option<Vec<SameConditions>> {
    if size == 0 {
        return left.is_empty().then(Vec::new);
    }
    for (nth, group) in open.iter().enumerate() {
        let cut = cut(left.clone(), conditions, group);
        if let Some(mut found) = of_size(&cut, conditions, open.get(nth + 1..)?, size - 1) {
            found.insert(0, group.clone());
            return Some(found);
        }
    }
    None
}

/// The least support to members with which some percents hold; `None` where something else is in the way than what a
/// member pays over the term after support: what a requirement says of shares no support moves.
fn support(all: &Corners, conditions: &[Condition]) -> Option<Mended> {
    let mut of_members: BTreeMap<usize, Vec<&Condition>> = BTreeMap::new();
    for condition in conditions {
        let is_moved = condition.at_most && condition.counts_support();
        match (condition.whose.as_slice(), condition.year, is_moved) {
            ([member], None, true) => of_members.entry(*member).or_default().push(condition),
            // what holds everywhere is in nobody's way
            _ if condition.misses.iter().all(|miss| !miss.is_positive()) => {}
            _ => return None,
        }
    }
    let short = |point: &[Fraction]| {
        let most = |conditions: &Vec<&Condition>| {
            let misses: Vec<Vec<Fraction>> =
                conditions.iter().map(|condition| condition.misses.clone()).collect();
            highest_of(&misses, point).filter(|miss| at(miss, point).is_positive())
        };
        of_members
            .iter()
            .filter_map(|(member, conditions)| Some((*member, most(conditions)?)))
            .collect::<Vec<_>>()
    };
    let bases = all.points().next()?.len();
    let sum = |point: &[Fraction]| {
        let parts = short(point);
        let of = |base: usize| parts.iter().filter_map(|(_, miss)| miss.get(base)).sum::<Fraction>();
        Some((0..bases).map(of).collect())
    };
    let (point, _) = least(all, sum)?;
    let (parts, _) = in_decimals(&point, sum)?;
    let whole = |(member, miss): (usize, Vec<Fraction>)| {
        Some((member, at(&miss, &parts).units(0, Rounding::Ceiling)?))
    };
    let members = short(&parts).into_iter().map(whole).collect::<Option<_>>()?;
    Some(Mended { parts, members })
}
