//! Three proposals among the percents that hold, each shown only after its bills have been held against the conditions.

use super::condition::{Condition, Wants};
use super::corners::{Corners, at, highest_of, least};
use super::found::{Proposal, Proposed};
use super::grid::{beside, in_steps};
use super::ground::Ground;
use super::net::Net;
use super::request::NegotiateRequest;
use crate::analysis::split::{self, CaseSplit};
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;
use crate::sharing::{Basis, Rule};

/// Bills looked at for one proposal, at most.
const TRIED: usize = 24;
/// Decimals of percents, the fewest that hold.
const DECIMALS: [i32; 3] = [2, 4, 6];
/// What stands below the line of a fraction in a rule, at most.
const LARGEST: i128 = 1_000_000;

/// Where proposals are sought, and what they are held against.
pub(super) struct Sought<'s, 'c> {
    pub(super) ground: &'s Ground<'c>,
    pub(super) request: &'s NegotiateRequest,
    pub(super) conditions: &'s [Condition],
    pub(super) holds: &'s Corners,
}

/// Percents with their bills.
struct TriedPercents {
    rule: Rule,
    split: CaseSplit,
    /// How many were passed over.
    passed: usize,
    point: Vec<Fraction>,
}

impl Sought<'_, '_> {
    /// The proposals, those of the case as it is first, where it can be split.
    pub(super) fn proposals(&self) -> Result<Vec<Proposal>, Diagnostic> {
        let own = self.split_of(self.ground.case).ok();
        let best = self.lowest(&self.savings()?, Proposed::Best);
        let shares: Option<Vec<Fraction>> = match (&own, &best) {
            (Some(split), _) => Some(self.bills(split)),
            (None, Some(best)) => Some(self.bills(&best.split)),
            (None, None) => None,
        };
        let distances = shares.map(|shares| self.distances(&shares)).unwrap_or_default();
        let nearest = own.as_ref().and_then(|own| {
            // nothing is nearer to the case than its own percents
            let own = self.own_percents(own).map(|tried| proposal(tried, Proposed::Nearest, None));
            own.or_else(|| self.lowest(&distances, Proposed::Nearest))
        });
        let simplest = self.simplest(&distances);
        let own = own.map(|split| Proposal {
            proposed: Proposed::Own,
            rule: None,
            split,
            rounding_decides: false,
            exact: None,
        });
        Ok(own.into_iter().chain(best).chain(nearest).chain(simplest).collect())
    }

    /// The case split by its own rules, with who would be better off elsewhere where that is asked.
    fn split_of(&self, case: &crate::case::Case) -> Result<CaseSplit, Diagnostic> {
        let request = split::SplitRequest {
            fair: self.request.fair,
            net: self.request.net,
            ..split::SplitRequest::default()
        };
        let found = split::split(case, &request);
        let mut ways = found.map_err(|faults| {
            faults
                .into_iter()
                .next()
                .map_or_else(|| Diagnostic::error(crate::code!("no-plan"), None), |unsplit| unsplit.fault)
        })?;
        ways.ways.pop().ok_or_else(|| Diagnostic::error(crate::code!("no-plan"), None))
    }

    /// What each member pays over the term.
    fn bills(&self, split: &CaseSplit) -> Vec<Fraction> {
        let members = 0..self.ground.plan.members.len();
        members.map(|member| Fraction::from(split.shares.total(member).base)).collect()
    }

    /// What each member pays of what it paid before, with each base alone.
    fn savings(&self) -> Result<Vec<Vec<Fraction>>, Diagnostic> {
        let net = Net::of(self.ground, self.request)?;
        let mut parts = Vec::new();
        for (member, _) in self.ground.computed.members() {
            let before = self.ground.before(crate::plan::level::Level::Base, member, None);
            let before = before.map(|before| &before - &net.before(member));
            let Some(before) = before.filter(Fraction::is_positive) else { continue };
            for piece in net.left(member, &self.ground.pays(member, None)) {
                parts.extend(piece.iter().map(|pay| pay.checked_div(&before)).collect::<Option<Vec<_>>>());
            }
        }
        Ok(parts)
    }

    /// How far each member's share is from this one, either way, with each base alone.
    fn distances(&self, shares: &[Fraction]) -> Vec<Vec<Fraction>> {
        let of = |(member, _)| {
            let share = shares.get(member).cloned().unwrap_or_default();
            let above: Vec<Fraction> =
                self.ground.pays(member, None).iter().map(|pay| pay - &share).collect();
            let below = above.iter().map(|distance| -distance).collect();
            [above, below]
        };
        self.ground.computed.members().flat_map(of).collect()
    }

    fn is_inside(&self, point: &[Fraction]) -> bool {
        self.conditions.iter().all(|condition| !at(&condition.misses, point).is_positive())
    }

    /// The percents by which the highest of these pieces is lowest: in decimals where such hold beside the exact ones.
    fn lowest(&self, pieces: &[Vec<Fraction>], proposed: Proposed) -> Option<Proposal> {
        let (exact, _) = least(self.holds, |point| highest_of(pieces, point))?;
        let height = |point: &[Fraction]| highest_of(pieces, point).map(|piece| at(&piece, point));
        for decimals in DECIMALS {
            let mut beside: Vec<(Option<Fraction>, Vec<Fraction>)> = beside(&exact, decimals)
                .into_iter()
                .filter(|point| self.is_inside(point))
                .map(|point| (height(&point), point))
                .collect();
            beside.sort();
            let points = beside.into_iter().map(|(_, point)| point);
            if let Some(tried) = self.first(points) {
                let exact = (tried.point != exact).then_some(exact);
                return Some(proposal(tried, proposed, exact));
            }
        }
        // a rule can be written with percents like these, or with short fractions
        let is_short = exact.iter().all(|part| part.denominator() <= LARGEST.into());
        let tried = self.first(std::iter::once(exact).filter(|_| is_short));
        tried.map(|tried| proposal(tried, proposed, None))
    }

    /// The percents of the case's own rule, where it is of these bases, decides every bill alone, and holds.
    fn own_percents(&self, own: &CaseSplit) -> Option<TriedPercents> {
        let rule = self.ground.plan.sharing.rule.as_ref()?;
        let terms = rule.terms();
        if !terms.iter().all(|term| self.ground.bases.contains(&term.basis)) {
            return None;
        }
        let hundredth = Fraction::decimal(1, 2);
        let part = |basis: &Basis| {
            let of = terms.iter().filter(|term| term.basis == *basis);
            of.map(|term| &term.percent * &hundredth).sum::<Fraction>()
        };
        let point: Vec<Fraction> = self.ground.bases.iter().map(part).collect();
        let tried = self.first(std::iter::once(point).filter(|point| self.is_inside(point)))?;
        (self.bills(&tried.split) == self.bills(own)).then_some(tried)
    }

    /// The percents in the largest steps that hold, of several the nearest.
    fn simplest(&self, distances: &[Vec<Fraction>]) -> Option<Proposal> {
        let ends: Option<Vec<(Fraction, Fraction)>> =
            (0..self.ground.bases.len()).map(|base| self.holds.ends(base)).collect();
        let ends = ends?;
        for step in [10, 5, 1] {
            let points = in_steps(step, &ends).into_iter().filter(|point| self.is_inside(point));
            let height = |point: &[Fraction]| highest_of(distances, point).map(|piece| at(&piece, point));
            let mut points: Vec<(Option<Fraction>, Vec<Fraction>)> =
                points.map(|point| (height(&point), point)).collect();
            points.sort();
            if let Some(tried) = self.first(points.into_iter().map(|(_, point)| point)) {
                return Some(proposal(tried, Proposed::Simplest(step), None));
            }
        }
        None
    }

    /// The first of these percents whose bills keep to all conditions.
    fn first(&self, points: impl Iterator<Item = Vec<Fraction>>) -> Option<TriedPercents> {
        for (passed, point) in points.take(TRIED).enumerate() {
            let Some(rule) = self.ground.rule(&point) else { continue };
            let Ok(split) = self.split_of(&self.ground.by(&rule)) else { continue };
            if self.keeps(&split) {
                return Some(TriedPercents { rule, split, passed, point });
            }
        }
        None
    }

    /// Whether bills keep to all conditions; groups are looked at as `split --fair` does.
    fn keeps(&self, split: &CaseSplit) -> bool {
        let is_kept = |condition: &Condition| match (condition.whose.as_slice(), &condition.wants) {
            (_, Wants::Stays) => true,
            ([member], _) => match condition.year {
                Some(year) => {
                    let bill = split.shares.bills.get(year).and_then(|year| year.get(*member));
                    bill.is_some_and(|bill| condition.keeps(*bill))
                }
                None if condition.counts_support() && self.request.net => {
                    let row = split.members.iter().find(|row| row.who.member() == Some(*member));
                    row.and_then(|row| row.counted()).is_some_and(|paid| condition.keeps(paid))
                }
                None => condition.keeps(split.shares.total(*member)),
            },
            _ => false,
        };
        let nobody_leaves = split.standing.as_ref().is_none_or(|standing| standing.objections.is_empty());
        nobody_leaves && self.conditions.iter().all(is_kept)
    }
}

fn proposal(tried: TriedPercents, proposed: Proposed, exact: Option<Vec<Fraction>>) -> Proposal {
    Proposal {
        proposed,
        rule: Some(tried.rule),
        split: tried.split,
        rounding_decides: tried.passed > 0,
        exact,
    }
}
