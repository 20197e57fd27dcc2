//! How a life-cycle measure is made: the costs of each year, each worth today what the discount leaves of it.

use super::costs::WhichInvoices;
use super::invoice::PlanBooks;
use super::tree::{Growing, NumberUnit, Operation, Step, StepKind};
use crate::lang::Term;
use crate::money::{Fraction, Range};
use crate::plan::facts::{Fact, Side};
use crate::plan::measures::{MeasureValue, Measured, measures};

impl PlanBooks<'_> {
    /// A measure, with the range that costs within theirs make of it; nothing where it means nothing.
    pub(super) fn measure(&self, name: Term) -> Option<(Step, Range)> {
        let finance = &self.computed.plan.finance;
        let found = measures(self.computed, &finance.discount, finance.timing);
        let (known, all): (Measured, fn(&Fact, bool) -> bool) = match name {
            Term::PresentValueBefore => (found.before, |_, _| true),
            Term::PresentValueAfter => (found.after, |_, _| true),
            Term::NetSaving => (found.net_saving, |_, _| true),
            Term::Investment => (found.investment, |_, once| once),
            Term::SavingsToInvestment => (found.ratio, |_, _| true),
            Term::AdjustedReturn => (found.adjusted_return, |_, _| true),
            Term::InternalReturn => (found.internal_return, |_, _| true),
            Term::SimplePayback => (found.simple_payback, |_, _| true),
            Term::DiscountedPayback => (found.discounted_payback, |_, _| true),
            _ => return None,
        };
        let (range, unit) = of_value(&known.ok()?);
        let step = match name {
            Term::PresentValueBefore => self.present(StepKind::Before, Side::Before, all),
            Term::PresentValueAfter => self.present(StepKind::After, Side::After, all),
            Term::NetSaving => {
                let sides = self.sides([Side::Before, Side::After], all);
                difference(self.tree, StepKind::Saving, sides)
            }
            Term::Investment => {
                let sides = self.sides([Side::After, Side::Before], all);
                difference(self.tree, StepKind::Invested, sides)
            }
            Term::SavingsToInvestment => self.ratio(),
            Term::AdjustedReturn => {
                let ratio = self.ratio().of(NumberUnit::Number);
                let uses = vec![self.tree.add(Step { what: StepKind::Ratio, ..ratio })];
                let rate = self.texts.written.discount();
                let uses = uses.into_iter().chain(self.tree.input(self.texts, rate)).collect();
                Step::money(StepKind::Figure, Operation::Taken, Fraction::zero(), uses)
            }
            _ => {
                let years = self.saved_by_year();
                Step::money(StepKind::Figure, Operation::Taken, Fraction::zero(), years)
            }
        };
        let step = step.of(unit);
        let value = range.point().cloned();
        // where costs are ranges every step is at their middle, and so is the measure
        let agrees = value.as_ref().is_none_or(|value| *value == step.exact);
        let step = match (step.operation, value) {
            (Operation::Taken, value) => {
                let exact = value.unwrap_or_else(|| middle(&range));
                Step { exact, ..step }
            }
            (_, Some(exact)) if !agrees => Step { operation: Operation::Taken, exact, ..step },
            _ => step,
        };
        Some((step, range))
    }

    /// Present values of two sides.
    fn sides(&self, sides: [Side; 2], picks: fn(&Fact, bool) -> bool) -> Vec<usize> {
        let what = |side| if side == Side::Before { StepKind::Before } else { StepKind::After };
        let steps = sides.map(|side| {
            let step = self.present(what(side), side, picks);
            self.tree.add(step)
        });
        steps.to_vec()
    }

    /// What the other costs save for each unit that is invested.
    fn ratio(&self) -> Step {
        let others = self.sides([Side::Before, Side::After], |_, once| !once);
        let saved = difference(self.tree, StepKind::SavedByOthers, others);
        let saved = self.tree.add(saved);
        let once = self.sides([Side::After, Side::Before], |_, once| once);
        let invested = difference(self.tree, StepKind::Invested, once);
        let invested = self.tree.add(invested);
        let exact = self.tree.exact(saved).checked_div(&self.tree.exact(invested)).unwrap_or_default();
        Step::money(StepKind::Figure, Operation::Quotient, exact, vec![saved, invested])
            .of(NumberUnit::Number)
    }

    /// 1 and the discount of a year; nothing where there is none.
    pub(super) fn growth_of_year(&self) -> Option<usize> {
        let rate = &self.computed.plan.finance.discount;
        let input = self.tree.input(self.texts, self.texts.written.discount()).filter(|_| !rate.is_zero())?;
        let one = self.tree.add(Step::number(StepKind::Growth, Fraction::from(1)));
        let sum = self.tree.sum(StepKind::Growth, vec![one, input]);
        Some(self.tree.add(sum.of(NumberUnit::Number)))
    }

    /// What each year saves, undiscounted.
    fn saved_by_year(&self) -> Vec<usize> {
        let years = 0..self.computed.years.len();
        let steps = years.map(|year| {
            let part = WhichInvoices { year: Some(year), items: None };
            let sides = [(StepKind::Before, Side::Before), (StepKind::After, Side::After)].map(|of| {
                let cost = self.costs(of, &part, |_| true);
                self.tree.add(cost.year(year))
            });
            let step = difference(self.tree, StepKind::Saving, sides.to_vec());
            self.tree.add(step.year(year))
        });
        steps.collect()
    }
}

/// The first less the second.
fn difference(tree: &Growing, what: StepKind, of: Vec<usize>) -> Step {
    let mut values = of.iter().map(|nth| tree.exact(*nth));
    let first = values.next().unwrap_or_default();
    let exact = values.fold(first, |left, value| &left - &value);
    Step::money(what, Operation::Difference, exact, of)
}

/// A measure as a range, and what it is a number of: of a percent the part of 1.
fn of_value(value: &MeasureValue) -> (Range, NumberUnit) {
    let whole = |first: u32, last: u32| {
        let [low, high] = [first, last].map(|count| Fraction::from(i128::from(count)));
        Range { low, high }
    };
    match value {
        MeasureValue::Money(range) => (range.clone(), NumberUnit::Money),
        MeasureValue::Ratio(range) => (range.clone(), NumberUnit::Number),
        MeasureValue::Percent(range) => {
            let part = |percent: &Fraction| percent * &Fraction::decimal(1, 2);
            (Range { low: part(&range.low), high: part(&range.high) }, NumberUnit::Percent)
        }
        MeasureValue::Months(first, last) => (whole(*first, *last), NumberUnit::Months),
        MeasureValue::Years(first, last) => (whole(*first, *last), NumberUnit::Years),
    }
}

fn middle(range: &Range) -> Fraction {
    &(&range.low + &range.high) * &Fraction::decimal(5, 1)
}
