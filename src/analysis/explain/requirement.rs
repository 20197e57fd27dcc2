//! How a requirement stands: what it limits, taken apart, beside the limit, the worst end, the ceiling and the room left.

use super::figure::{Asked, Kind, Printed};
use super::invoice::Books;
use super::leaves::leaf;
use super::printed::Row;
use super::tree::{Operation, Step, Tree, Unit, What};
use crate::analysis::compare::{Request, compare};
use crate::analysis::promises::{Limits, Of, Outcome, falls_away, outcomes};
use crate::case::{Case, Measure, Number, Required};
use crate::diagnostic::{Diagnostic, Source};
use crate::money::{Fraction, Range};
use crate::plan::facts::Side;
use crate::requirement::{Bound, Figure, Holds, Limit, Requirement};
use std::cmp::Ordering;

/// The outcome that decides among those asked for, the least room of those that hold least, and how many these are.
fn deciding(outcomes: &[Outcome], asked: &Asked) -> Option<(Outcome, usize)> {
    let is_meant = |outcome: &&Outcome| match outcome.of {
        Of::Plan { member, year } => {
            asked.member.is_none_or(|asked| member == Some(asked))
                && asked.part.year.is_none_or(|asked| year == Some(asked))
        }
        Of::Nothing | Of::Row(_) => true,
    };
    let rank = |outcome: &Outcome| match outcome.judged.holds {
        Holds::No => 0,
        Holds::NotAtWorst => 1,
        Holds::Unknown => 2,
        Holds::AtWorst => 3,
    };
    let room = |outcome: &Outcome| outcome.judged.headroom.value.clone();
    let less = |one: &&Outcome, other: &&Outcome| {
        rank(one).cmp(&rank(other)).then_with(|| match (room(one), room(other)) {
            (Some(one), Some(other)) => one.cmp(&other),
            _ => Ordering::Equal,
        })
    };
    let (least, count) =
        (outcomes.iter().filter(is_meant).min_by(less)?, outcomes.iter().filter(is_meant).count());
    Some((least.clone(), count))
}

/// What came of a requirement where it holds least, and against how many figures it is held.
pub(super) fn outcome(case: &Case, number: usize, asked: &Asked) -> Result<(Outcome, usize), Diagnostic> {
    let none = || asked.not_known();
    let required = case.require.get(number).ok_or_else(none)?;
    if falls_away(case, &required.requirement) {
        return Err(none());
    }
    // this requirement alone
    let alone = Case { require: vec![required.clone()], ..case.clone() };
    let found = compare(std::slice::from_ref(&alone), &Request::default());
    let found = found.map_err(|faults| faults.into_iter().next().unwrap_or_else(none))?;
    let compared = found.cases.first().ok_or_else(none)?;
    let all = outcomes(compared, &Limits::default());
    deciding(&all, asked).ok_or_else(none)
}

/// What a requirement was held against, by its parts.
pub(super) struct Held<'h> {
    pub(super) case: &'h Case,
    pub(super) source: &'h Source,
    pub(super) number: usize,
    pub(super) outcome: &'h Outcome,
}

impl Held<'_> {
    /// The requirement beside what it limits; a plan's figures come from `books`.
    pub(super) fn step(&self, tree: &mut Tree, books: Option<&Books<'_>>) -> Option<(Step, Range)> {
        let judged = &self.outcome.judged;
        let in_parts = |value: &Fraction| match judged.in_percent {
            true => value * &Fraction::decimal(1, 2),
            false => value.clone(),
        };
        let unit = if judged.in_percent { Unit::Percent } else { Unit::Money };
        let range = judged.actual.range.as_ref();
        let range = range.map(|range| Range { low: in_parts(&range.low), high: in_parts(&range.high) });
        let value = judged.actual.value.as_ref().map(in_parts);
        let made = self.actual(tree, books);
        // of a range every step is at its middle
        let middle = || {
            let middle = |range: &Range| &(&range.low + &range.high) * &Fraction::decimal(5, 1);
            made.map(|made| tree.exact(made)).or_else(|| range.as_ref().map(middle))
        };
        let exact = value.or_else(middle)?;
        let actual = made.filter(|nth| tree.exact(*nth) == exact);
        let actual = actual.unwrap_or_else(|| {
            let told = Step::money(self.what(), Operation::Taken, exact.clone(), Vec::new()).of(unit);
            tree.add(self.of(told))
        });
        let required = self.case.require.get(self.number)?;
        let limit = self.limit(tree, required);
        let mut uses = vec![actual, limit];
        if let Some(worst) = judged.worst.as_ref().map(in_parts).filter(|worst| *worst != exact) {
            let step = Step::money(What::Worst, Operation::Taken, worst, vec![actual]).of(unit);
            uses.push(tree.add(step));
        }
        uses.extend(self.room(tree, books, &required.requirement, limit));
        let step = Step::money(What::Figure, Operation::Verdict, exact.clone(), uses).of(unit);
        Some((self.of(step), range.unwrap_or_else(|| Range::exact(exact))))
    }

    /// Of the member and the year that it was held against.
    fn of(&self, step: Step) -> Step {
        match self.outcome.of {
            Of::Plan { member, year } => Step { member, year, ..step },
            Of::Nothing | Of::Row(_) => step,
        }
    }

    fn what(&self) -> What {
        match self.outcome.requirement.figure {
            Figure::Before => What::Before,
            Figure::Saving if self.outcome.judged.in_percent => What::Percent,
            Figure::Saving => What::Saving,
            Figure::NetSaving => What::NetSaving,
            Figure::NetShare => What::NetShare,
            Figure::After | Figure::Share => What::After,
        }
    }

    /// The limit as the file writes it.
    fn limit(&self, tree: &mut Tree, required: &Required) -> usize {
        let (value, measure) = match &required.requirement.limit {
            Limit::Amount(amount) => (amount.clone(), Measure::Money(self.case.currency)),
            Limit::Percent(percent) => (percent.clone(), Measure::Percent),
        };
        let side = match required.requirement.bound {
            Bound::AtLeast => ".at_least",
            Bound::AtMost => ".at_most",
        };
        let path = ["require.", &self.number.saturating_add(1).to_string(), side].concat();
        let (exact, unit) = match measure {
            Measure::Percent => (&value * &Fraction::decimal(1, 2), Unit::Percent),
            _ => (value.clone(), Unit::Money),
        };
        let number = Number { value, range: None, measure };
        let nth = leaf(tree, path, required.limit.clone(), Some(number), self.source);
        tree.add(Step::money(What::Limit, Operation::Input(nth), exact, Vec::new()).of(unit))
    }

    /// What is limited, taken apart.
    fn actual(&self, tree: &mut Tree, books: Option<&Books<'_>>) -> Option<usize> {
        let requirement = &self.outcome.requirement;
        let in_percent = self.outcome.judged.in_percent;
        match requirement.figure {
            Figure::Before => self.side(tree, books, Kind::Before),
            Figure::Saving if in_percent => self.side(tree, books, Kind::Percent),
            Figure::Saving => self.side(tree, books, Kind::Saving),
            Figure::After | Figure::Share if in_percent => {
                let after = self.side(tree, books, Kind::After)?;
                let before = self.side(tree, books, Kind::Before)?;
                let part = tree.exact(after).checked_div(&tree.exact(before))?;
                let step = Step::money(What::PartOfBefore, Operation::Quotient, part, vec![after, before]);
                Some(tree.add(step.of(Unit::Percent)))
            }
            Figure::After | Figure::Share => self.side(tree, books, Kind::After),
            Figure::NetShare if in_percent => {
                let after = self.side(tree, books, Kind::Net)?;
                let before = self.net_before(tree, books)?;
                let part = tree.exact(after).checked_div(&tree.exact(before))?;
                let step = Step::money(What::PartOfBefore, Operation::Quotient, part, vec![after, before]);
                Some(tree.add(step.of(Unit::Percent)))
            }
            Figure::NetShare => self.side(tree, books, Kind::Net),
            Figure::NetSaving => {
                let (books, asked) = (books?, self.asked(books?, Kind::Net)?);
                let step = books.net_saving(tree, &asked, in_percent).ok()?;
                Some(tree.add(self.of(step)))
            }
        }
    }

    /// The cost before that is left after support.
    fn net_before(&self, tree: &mut Tree, books: Option<&Books<'_>>) -> Option<usize> {
        let asked = self.asked(books?, Kind::Before)?;
        let step = books?.net_before(tree, &asked).ok()?;
        Some(tree.add(self.of(step)))
    }

    /// The cost before that a limit of this figure is a part of.
    fn base(&self, tree: &mut Tree, books: Option<&Books<'_>>) -> Option<usize> {
        match self.outcome.requirement.figure.is_net() {
            true => self.net_before(tree, books),
            false => self.side(tree, books, Kind::Before),
        }
    }

    /// A figure of who the requirement is of, as it is asked for.
    fn asked(&self, books: &Books<'_>, kind: Kind) -> Option<Asked> {
        let Of::Plan { member, year } = self.outcome.of else { return None };
        let mut part = super::costs::Part { year, items: None };
        if let Some(system) = &self.outcome.requirement.system {
            let plan = books.computed.plan;
            let sides = [(Side::Before, &plan.before), (Side::After, &plan.after)];
            let items = sides.into_iter().flat_map(|(side, items)| {
                let of = |label: &crate::lang::Text| label.agrees(system);
                let items = items.iter().enumerate();
                let items = items.filter(move |(_, item)| item.system.as_ref().is_some_and(of));
                items.map(move |(nth, _)| (side, nth))
            });
            part.items = Some(items.collect());
        }
        Some(Asked { name: String::new(), kind, member, part })
    }

    /// A figure of who the requirement is of.
    fn side(&self, tree: &mut Tree, books: Option<&Books<'_>>, kind: Kind) -> Option<usize> {
        let step = match (self.outcome.of, books) {
            (Of::Row(row), _) => {
                let printed = match kind {
                    Kind::Before => Printed::Before,
                    Kind::Saving => Printed::Saving,
                    Kind::Percent => Printed::Percent,
                    _ => Printed::After,
                };
                let row = Row::of(self.case, row, self.source)?;
                row.as_printed(tree, printed)?
            }
            (Of::Plan { .. }, Some(books)) => books.figure(tree, &self.asked(books, kind)?).ok()?,
            _ => return None,
        };
        let what = match kind {
            Kind::Before => What::Before,
            Kind::Saving => What::Saving,
            Kind::Percent => What::Percent,
            Kind::Net => What::NetShare,
            _ => What::After,
        };
        Some(tree.add(Step { what, ..self.of(step) }))
    }

    /// The highest cost after that keeps to the limit, and what is left up to it.
    fn room(
        &self,
        tree: &mut Tree,
        books: Option<&Books<'_>>,
        requirement: &Requirement,
        limit: usize,
    ) -> Vec<usize> {
        let judged = &self.outcome.judged;
        let Some(ceiling) = judged.ceiling.value.clone() else { return Vec::new() };
        let step = match (requirement.figure, &requirement.limit) {
            (Figure::Saving | Figure::NetSaving, Limit::Percent(_)) => self.base(tree, books).map(|before| {
                let one = tree.add(Step::number(What::Left, Fraction::from(1)).of(Unit::Percent));
                let left = &Fraction::from(1) - &tree.exact(limit);
                let left = Step::money(What::Left, Operation::Difference, left, vec![one, limit]);
                let left = tree.add(left.of(Unit::Percent));
                let exact = &tree.exact(before) * &tree.exact(left);
                Step::money(What::Ceiling, Operation::Product, exact, vec![before, left])
            }),
            (Figure::Saving | Figure::NetSaving, Limit::Amount(_)) => self.base(tree, books).map(|before| {
                let exact = &tree.exact(before) - &tree.exact(limit);
                Step::money(What::Ceiling, Operation::Difference, exact, vec![before, limit])
            }),
            (_, Limit::Percent(_)) => self.base(tree, books).map(|before| {
                let exact = &tree.exact(before) * &tree.exact(limit);
                Step::money(What::Ceiling, Operation::Product, exact, vec![before, limit])
            }),
            (_, Limit::Amount(_)) => None,
        };
        let told = || Step::money(What::Ceiling, Operation::Taken, ceiling.clone(), vec![limit]);
        let step = step.filter(|step| step.exact == ceiling).unwrap_or_else(told);
        let mut found = vec![tree.add(step)];
        if let Some(headroom) = judged.headroom.value.clone() {
            let kind = if requirement.figure.is_net() { Kind::Net } else { Kind::After };
            let after = self.side(tree, books, kind);
            let after = after.filter(|after| &ceiling - &tree.exact(*after) == headroom);
            let step = match (after, found.first()) {
                (Some(after), Some(first)) => {
                    Step::money(What::Headroom, Operation::Difference, headroom, vec![*first, after])
                }
                _ => Step::money(What::Headroom, Operation::Taken, headroom, found.clone()),
            };
            found.push(tree.add(step));
        }
        found
    }
}
