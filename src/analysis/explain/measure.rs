//! How a life-cycle measure is made: the costs of each year, each worth today what the discount leaves of it.

use super::costs::WhichInvoices;
use super::invoice::PlanBooks;
use super::tree::{NumberUnit, Operation, Step, StepKind, Tree};
use crate::lang::Term;
use crate::money::{Fraction, Range};
use crate::plan::facts::{Fact, Side};
use crate::plan::measures::{MeasureValue, Measured, measures};

impl PlanBooks<'_> {
    /// A measure, with the range that costs within theirs make of it; nothing where it means nothing.
    pub(super) fn measure(&self, tree: &mut Tree, name: Term) -> Option<(Step, Range)> {
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
            Term::PresentValueBefore => self.present(tree, StepKind::Before, Side::Before, all),
            Term::PresentValueAfter => self.present(tree, StepKind::After, Side::After, all),
            Term::NetSaving => {
                let sides = self.sides(tree, [Side::Before, Side::After], all);
                difference(tree, StepKind::Saving, sides)
            }
            Term::Investment => {
                let sides = self.sides(tree, [Side::After, Side::Before], all);
                difference(tree, StepKind::Invested, sides)
            }
            Term::SavingsToInvestment => self.ratio(tree),
            Term::AdjustedReturn => {
                let ratio = self.ratio(tree).of(NumberUnit::Number);
                let uses = vec![tree.add(Step { what: StepKind::Ratio, ..ratio })];
                let rate = self.texts.written.discount();
                let uses = uses.into_iter().chain(tree.input(self.texts, rate)).collect();
                Step::money(StepKind::Figure, Operation::Taken, Fraction::zero(), uses)
            }
            _ => {
                let years = self.saved_by_year(tree);
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
    fn sides(&self, tree: &mut Tree, sides: [Side; 2], picks: fn(&Fact, bool) -> bool) -> Vec<usize> {
        let what = |side| if side == Side::Before { StepKind::Before } else { StepKind::After };
        let steps = sides.map(|side| {
            let step = self.present(tree, what(side), side, picks);
            tree.add(step)
        });
        steps.to_vec()
    }

    /// What the other costs save for each unit that is invested.
    fn ratio(&self, tree: &mut Tree) -> Step {
        let others = self.sides(tree, [Side::Before, Side::After], |_, once| !once);
        let saved = difference(tree, StepKind::SavedByOthers, others);
        let saved = tree.add(saved);
        let once = self.sides(tree, [Side::After, Side::Before], |_, once| once);
        let invested = difference(tree, StepKind::Invested, once);
        let invested = tree.add(invested);
        let exact = tree.exact(saved).checked_div(&tree.exact(invested)).unwrap_or_default();
        Step::money(StepKind::Figure, Operation::Quotient, exact, vec![saved, invested])
            .of(NumberUnit::Number)
    }

    /// 1 and the discount of a year; nothing where there is none.
    pub(super) fn growth_of_year(&self, tree: &mut Tree) -> Option<usize> {
        let rate = &self.computed.plan.finance.discount;
        let input = tree.input(self.texts, self.texts.written.discount()).filter(|_| !rate.is_zero())?;
        let one = tree.add(Step::number(StepKind::Growth, Fraction::from(1)));
        let sum = tree.sum(StepKind::Growth, vec![one, input]);
        Some(tree.add(sum.of(NumberUnit::Number)))
    }

    /// What each year saves, undiscounted.
    fn saved_by_year(&self, tree: &mut Tree) -> Vec<usize> {
        let years = 0..self.computed.years.len();
        let steps = years.map(|year| {
            let part = WhichInvoices { year: Some(year), items: None };
            let sides = [(StepKind::Before, Side::Before), (StepKind::After, Side::After)].map(|of| {
                let cost = self.costs(tree, of, &part, |_| true);
                tree.add(cost.year(year))
            });
            let step = difference(tree, StepKind::Saving, sides.to_vec());
            tree.add(step.year(year))
        });
        steps.collect()
    }
}

/// The first less the second.
fn difference(tree: &mut Tree, what: StepKind, of: Vec<usize>) -> Step {
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
