//! How a requirement stands: what it limits, taken apart, beside the limit, the worst end, the ceiling and the room left.

use super::deciding::{deciding, not_held};
use super::figure::{Asked, Kind, Printed};
use super::invoice::PlanBooks;
use super::printed::PrintedRow;
use super::tree::{Growing, NumberUnit, Operation, Step, StepKind};
use crate::analysis::compare::{Request, compare};
use crate::analysis::promises::{HeldFigure, PromiseLimits, PromiseOutcome, falls_away, outcomes};
use crate::case::{Case, Number, NumberOf, Required};
use crate::code;
use crate::cost::CostItem;
use crate::diagnostic::{Diagnostic, Source};
use crate::money::{Fraction, Range};
use crate::requirement::{Bound, Limit, LimitedFigure, Requirement};

/// What came of a requirement where it holds least, and against how many figures it is held.
pub(super) fn outcome(
    case: &Case,
    number: usize,
    asked: &Asked,
) -> Result<(PromiseOutcome, usize), Diagnostic> {
    let none = || asked.not_known();
    let required = case.require.get(number).ok_or_else(none)?;
    if falls_away(case, &required.requirement) {
        return Err(none().worded(code!("require-falls-away")));
    }
    // this requirement alone
    let alone = Case { require: vec![required.clone()], ..case.clone() };
    let found = compare(std::slice::from_ref(&alone), &Request::default());
    let found = found.map_err(|faults| faults.into_iter().next().unwrap_or_else(none))?;
    let compared = found.cases.first().ok_or_else(none)?;
    let all = outcomes(compared, &PromiseLimits::default());
    deciding(&all, asked).ok_or_else(|| not_held(&all, asked))
}

/// What a requirement was held against, by its parts.
pub(super) struct HeldAgainst<'h> {
    pub(super) case: &'h Case,
    pub(super) source: &'h Source,
    /// What grows of it.
    pub(super) tree: &'h Growing,
    pub(super) number: usize,
    pub(super) outcome: &'h PromiseOutcome,
}

impl HeldAgainst<'_> {
    /// The requirement beside what it limits; a plan's figures come from `books`.
    pub(super) fn step(&self, books: Option<&PlanBooks<'_>>) -> Option<(Step, Range)> {
        let judged = &self.outcome.judged;
        let in_parts = |value: &Fraction| match judged.in_percent {
            true => value * &Fraction::decimal(1, 2),
            false => value.clone(),
        };
        let unit = if judged.in_percent { NumberUnit::Percent } else { NumberUnit::Money };
        let range = judged.actual.range.as_ref();
        let range = range.map(|range| Range { low: in_parts(&range.low), high: in_parts(&range.high) });
        let value = judged.actual.value.as_ref().map(in_parts);
        let made = self.actual(books);
        // of a range every step is at its middle
        let middle = || {
            let middle = |range: &Range| &(&range.low + &range.high) * &Fraction::decimal(5, 1);
            made.map(|made| self.tree.exact(made)).or_else(|| range.as_ref().map(middle))
        };
        let exact = value.or_else(middle)?;
        let actual = made.filter(|nth| self.tree.exact(*nth) == exact);
        let actual = actual.unwrap_or_else(|| {
            let told = Step::money(self.what(), Operation::Taken, exact.clone(), Vec::new()).of(unit);
            self.tree.add(self.of(told))
        });
        let required = self.case.require.get(self.number)?;
        let limit = self.limit(required);
        let mut uses = vec![actual, limit];
        if let Some(worst) = judged.worst.as_ref().map(in_parts).filter(|worst| *worst != exact) {
            let step = Step::money(StepKind::Worst, Operation::Taken, worst, vec![actual]).of(unit);
            uses.push(self.tree.add(step));
        }
        uses.extend(self.room(books, &required.requirement, limit));
        let step = Step::money(StepKind::Figure, Operation::Verdict, exact.clone(), uses).of(unit);
        Some((self.of(step), range.unwrap_or_else(|| Range::exact(exact))))
    }

    /// Of the member and the year that it was held against.
    pub(super) fn of(&self, step: Step) -> Step {
        match self.outcome.of {
            HeldFigure::Plan { member, year } => Step { member, year, ..step },
            HeldFigure::Nothing | HeldFigure::Row(_) => step,
        }
    }

    fn what(&self) -> StepKind {
        match self.outcome.requirement.figure {
            LimitedFigure::Before => StepKind::Before,
            LimitedFigure::Saving if self.outcome.judged.in_percent => StepKind::Percent,
            LimitedFigure::Saving => StepKind::Saving,
            LimitedFigure::NetSaving => StepKind::NetSaving,
            LimitedFigure::NetShare => StepKind::NetShare,
            LimitedFigure::After | LimitedFigure::Share => StepKind::After,
        }
    }

    /// The limit as the file writes it.
    fn limit(&self, required: &Required) -> usize {
        let (value, measure) = match &required.requirement.limit {
            Limit::Amount(amount) => (amount.clone(), NumberOf::Money(self.case.currency)),
            Limit::Percent(percent) => (percent.clone(), NumberOf::Percent),
        };
        let side = match required.requirement.bound {
            Bound::AtLeast => ".at_least",
            Bound::AtMost => ".at_most",
        };
        let path = ["require.", &self.number.saturating_add(1).to_string(), side].concat();
        let (exact, unit) = match measure {
            NumberOf::Percent => (&value * &Fraction::decimal(1, 2), NumberUnit::Percent),
            _ => (value.clone(), NumberUnit::Money),
        };
        let number = Number { value, range: None, measure };
        let nth = self.tree.told(&path, required.limit.clone(), Some(number), self.source);
        self.tree.add(Step::money(StepKind::Limit, Operation::Input(nth), exact, Vec::new()).of(unit))
    }

    /// What is limited, taken apart.
    fn actual(&self, books: Option<&PlanBooks<'_>>) -> Option<usize> {
        let requirement = &self.outcome.requirement;
        let in_percent = self.outcome.judged.in_percent;
        match requirement.figure {
            LimitedFigure::Before => self.side(books, Kind::Before),
            LimitedFigure::Saving if in_percent => self.side(books, Kind::Percent),
            LimitedFigure::Saving => self.side(books, Kind::Saving),
            LimitedFigure::After | LimitedFigure::Share if in_percent => {
                let after = self.side(books, Kind::After)?;
                let before = self.side(books, Kind::Before)?;
                let part = self.tree.exact(after).checked_div(&self.tree.exact(before))?;
                let step =
                    Step::money(StepKind::PartOfBefore, Operation::Quotient, part, vec![after, before]);
                Some(self.tree.add(step.of(NumberUnit::Percent)))
            }
            LimitedFigure::After | LimitedFigure::Share => self.side(books, Kind::After),
            LimitedFigure::NetShare if in_percent => {
                let after = self.side(books, Kind::Net)?;
                let before = self.net_before(books)?;
                let part = self.tree.exact(after).checked_div(&self.tree.exact(before))?;
                let step =
                    Step::money(StepKind::PartOfBefore, Operation::Quotient, part, vec![after, before]);
                Some(self.tree.add(step.of(NumberUnit::Percent)))
            }
            LimitedFigure::NetShare => self.side(books, Kind::Net),
            LimitedFigure::NetSaving if self.is_told_apart() => {
                let step = self.of_system(books?, if in_percent { Kind::Percent } else { Kind::Saving })?;
                Some(self.tree.add(self.of(step)))
            }
            LimitedFigure::NetSaving => {
                let (books, asked) = (books?, self.asked(books?, Kind::Net)?);
                let step = books.net_saving(&asked, in_percent).ok()?;
                Some(self.tree.add(self.of(step)))
            }
        }
    }

    /// The cost before that is left after support.
    pub(super) fn net_before(&self, books: Option<&PlanBooks<'_>>) -> Option<usize> {
        let asked = self.asked(books?, Kind::Before)?;
        let step = books?.net_before(&asked).ok()?;
        Some(self.tree.add(self.of(step)))
    }

    /// The cost before that a limit of this figure is a part of.
    fn base(&self, books: Option<&PlanBooks<'_>>) -> Option<usize> {
        match self.outcome.requirement.figure.is_net() {
            true => self.net_before(books),
            false => self.side(books, Kind::Before),
        }
    }

    /// A figure of who the requirement is of, as it is asked for.
    pub(super) fn asked(&self, books: &PlanBooks<'_>, kind: Kind) -> Option<Asked> {
        let HeldFigure::Plan { member, year } = self.outcome.of else { return None };
        let mut part = super::costs::WhichInvoices { year, items: None };
        if let Some(system) = &self.outcome.requirement.system {
            let is_of = |item: &CostItem| item.system.as_ref().is_some_and(|label| label.agrees(system));
            let items = books.computed.plan.numbered().filter(|(_, item)| is_of(item));
            part.items = Some(items.map(|(at, _)| at).collect());
        }
        Some(Asked { name: String::new(), kind, member, part })
    }

    /// A figure of who the requirement is of.
    pub(super) fn side(&self, books: Option<&PlanBooks<'_>>, kind: Kind) -> Option<usize> {
        let step = match (self.outcome.of, books) {
            (HeldFigure::Row(row), _) => {
                let printed = match kind {
                    Kind::Before => Printed::Before,
                    Kind::Saving => Printed::Saving,
                    Kind::Percent => Printed::Percent,
                    _ => Printed::After,
                };
                PrintedRow::of(self.case, row, self.source, self.tree)?.as_printed(printed)?
            }
            (HeldFigure::Plan { .. }, Some(books)) => match kind != Kind::Before && self.is_told_apart() {
                true => self.of_system(books, kind)?,
                false => books.figure(&self.asked(books, kind)?).ok()?,
            },
            _ => return None,
        };
        let what = match kind {
            Kind::Before => StepKind::Before,
            Kind::Saving => StepKind::Saving,
            Kind::Percent => StepKind::Percent,
            Kind::Net => StepKind::NetShare,
            _ => StepKind::After,
        };
        Some(self.tree.add(Step { what, ..self.of(step) }))
    }

    /// The highest cost after that keeps to the limit, and what is left up to it.
    fn room(&self, books: Option<&PlanBooks<'_>>, requirement: &Requirement, limit: usize) -> Vec<usize> {
        let judged = &self.outcome.judged;
        let Some(ceiling) = judged.ceiling.value.clone() else { return Vec::new() };
        let step = match (requirement.figure, &requirement.limit) {
            (LimitedFigure::Saving | LimitedFigure::NetSaving, Limit::Percent(_)) => {
                self.base(books).map(|before| {
                    let one = self
                        .tree
                        .add(Step::number(StepKind::Left, Fraction::from(1)).of(NumberUnit::Percent));
                    let left = &Fraction::from(1) - &self.tree.exact(limit);
                    let left = Step::money(StepKind::Left, Operation::Difference, left, vec![one, limit]);
                    let left = self.tree.add(left.of(NumberUnit::Percent));
                    let exact = &self.tree.exact(before) * &self.tree.exact(left);
                    Step::money(StepKind::Ceiling, Operation::Product, exact, vec![before, left])
                })
            }
            (LimitedFigure::Saving | LimitedFigure::NetSaving, Limit::Amount(_)) => {
                self.base(books).map(|before| {
                    let exact = &self.tree.exact(before) - &self.tree.exact(limit);
                    Step::money(StepKind::Ceiling, Operation::Difference, exact, vec![before, limit])
                })
            }
            (_, Limit::Percent(_)) => self.base(books).map(|before| {
                let exact = &self.tree.exact(before) * &self.tree.exact(limit);
                Step::money(StepKind::Ceiling, Operation::Product, exact, vec![before, limit])
            }),
            (_, Limit::Amount(_)) => None,
        };
        let told = || Step::money(StepKind::Ceiling, Operation::Taken, ceiling.clone(), vec![limit]);
        let step = step.filter(|step| step.exact == ceiling).unwrap_or_else(told);
        let mut found = vec![self.tree.add(step)];
        if let Some(headroom) = judged.headroom.value.clone() {
            let kind = if requirement.figure.is_net() { Kind::Net } else { Kind::After };
            let after = self.side(books, kind);
            let after = after.filter(|after| &ceiling - &self.tree.exact(*after) == headroom);
            let step = match (after, found.first()) {
                (Some(after), Some(first)) => {
                    Step::money(StepKind::Headroom, Operation::Difference, headroom, vec![*first, after])
                }
                _ => Step::money(StepKind::Headroom, Operation::Taken, headroom, found.clone()),
            };
            found.push(self.tree.add(step));
        }
        found
    }
}
