//! How a published figure stands to the others of its row: what was printed, what the printed amounts give exactly, and by
//! which rule of rounding one leads to the other.

use super::figure::Printed;
use super::tree::{Growing, NumberUnit, Operation, Step, StepKind};
use crate::case::{Case, Number, NumberOf, Published};
use crate::diagnostic::Source;
use crate::money::{Currency, Fraction, Range, Rounding};
use crate::published::{Implied, Known, PrintedBound, Stated, StatedPercent, imply};

/// A row of printed figures as it is taken apart.
pub(super) struct PrintedRow<'r> {
    number: usize,
    row: &'r Published,
    currency: Currency,
    source: &'r Source,
    /// What grows of it.
    tree: &'r Growing,
    /// What its figures imply.
    pub(super) implied: Implied,
}

impl<'r> PrintedRow<'r> {
    /// A row of a case, by its number.
    pub(super) fn of(
        case: &'r Case,
        number: usize,
        source: &'r Source,
        tree: &'r Growing,
    ) -> Option<PrintedRow<'r>> {
        let row = case.published.get(number)?;
        Some(PrintedRow { number, row, currency: case.currency, source, tree, implied: imply(&row.figures) })
    }

    /// Whether a figure is printed as a bound that is open on one side: no number of it was made.
    fn is_open(&self, figure: Printed) -> bool {
        let bound = match figure {
            Printed::Percent => self.row.figures.percent.as_ref().and_then(|percent| percent.bound),
            _ => self.stated(figure).and_then(|stated| stated.bound),
        };
        bound.is_some_and(PrintedBound::is_open) && self.known(figure).is_unknown()
    }

    /// Whether some figure of the row is printed as a bound that is open on one side.
    pub(super) fn has_bound(&self) -> bool {
        let amounts = [Printed::Before, Printed::After, Printed::Saving];
        let is_open = |figure: &Printed| self.stated(*figure).is_some_and(Stated::is_open);
        amounts.iter().any(is_open) || self.is_open(Printed::Percent)
    }

    /// A figure of the row and what it can truly be; nothing where nothing, or no more than a bound, is known of it.
    pub(super) fn figure(&self, figure: Printed) -> Option<(Step, Range)> {
        if self.is_open(figure) {
            return None;
        }
        let known = self.known(figure).clone();
        let (range, value) = (known.range.as_ref().map(|range| self.in_parts(range, figure)), known.value);
        let printed = self.printed(figure);
        let made = self.made(figure);
        let step = match (printed, made) {
            (Some(printed), made) => {
                let mut uses = vec![printed];
                if let Some(made) = made {
                    let made = self.tree.add(made);
                    uses.push(made);
                    uses.extend(self.roundings(figure, made));
                }
                let exact = self.tree.exact(printed);
                Step::money(StepKind::Figure, Operation::Verdict, exact, uses).of(unit(figure))
            }
            (None, Some(made)) => Step { what: StepKind::Figure, ..made },
            (None, None) => {
                // from one amount and the percent only a range follows
                let range = range.clone()?;
                let stated = [Printed::Before, Printed::After, Printed::Saving, Printed::Percent];
                let uses = stated.iter().filter_map(|other| self.printed(*other)).collect();
                let value = value.unwrap_or_else(|| &(&range.low + &range.high) * &Fraction::decimal(5, 1));
                Step::money(StepKind::Figure, Operation::Inference, value, uses).of(unit(figure))
            }
        };
        let range = range.unwrap_or_else(|| Range::exact(step.exact.clone()));
        Some((step, range))
    }

    /// A figure as people hold a promise against it: what the printed amounts give, else as printed.
    pub(super) fn as_printed(&self, figure: Printed) -> Option<Step> {
        let made = match self.stated(figure) {
            Some(_) => None,
            None => self.made(figure),
        };
        made.or_else(|| {
            let printed = self.printed(figure)?;
            let exact = self.tree.exact(printed);
            Some(Step::money(StepKind::Figure, Operation::Sum, exact, vec![printed]).of(unit(figure)))
        })
    }

    fn known(&self, figure: Printed) -> &Known {
        match figure {
            Printed::Before => &self.implied.before,
            Printed::After => &self.implied.after,
            Printed::Saving => &self.implied.saving,
            Printed::Percent => &self.implied.percent,
        }
    }

    /// A range of percents as parts of 1.
    fn in_parts(&self, range: &Range, figure: Printed) -> Range {
        match figure {
            Printed::Percent => {
                let part = |percent: &Fraction| percent * &Fraction::decimal(1, 2);
                Range { low: part(&range.low), high: part(&range.high) }
            }
            _ => range.clone(),
        }
    }

    fn stated(&self, figure: Printed) -> Option<&Stated> {
        let figures = &self.row.figures;
        match figure {
            Printed::Before => figures.before.as_ref(),
            Printed::After => figures.after.as_ref(),
            Printed::Saving => figures.saving.as_ref(),
            Printed::Percent => None,
        }
    }

    /// A figure as it is printed.
    fn printed(&self, figure: Printed) -> Option<usize> {
        let places = &self.row.places;
        let (key, what, span) = match figure {
            Printed::Before => ("before", StepKind::Before, &places.before),
            Printed::After => ("after", StepKind::After, &places.after),
            Printed::Saving => ("saving", StepKind::Saving, &places.saving),
            Printed::Percent => ("percent", StepKind::Percent, &places.percent),
        };
        let number = match (figure, &self.row.figures.percent) {
            (Printed::Percent, Some(percent)) => of_percent(percent),
            (Printed::Percent, None) => return None,
            (_, _) => of_amount(self.stated(figure)?, self.currency),
        };
        let path = ["published.", &self.number.saturating_add(1).to_string(), ".", key].concat();
        let exact = match figure {
            Printed::Percent => &number.value * &Fraction::decimal(1, 2),
            _ => number.value.clone(),
        };
        let nth = self.tree.told(&path, span.clone(), Some(number), self.source);
        Some(self.tree.add(Step::money(what, Operation::Input(nth), exact, Vec::new()).of(unit(figure))))
    }

    /// What the printed amounts give, where there are enough of them.
    fn made(&self, figure: Printed) -> Option<Step> {
        // what is made of a bound is none
        let has = |figure: Printed| self.stated(figure).is_some_and(|stated| !stated.is_open());
        let pair = |one, other| {
            let pair = [self.printed(one)?, self.printed(other)?];
            Some((pair.to_vec(), pair.map(|nth| self.tree.exact(nth))))
        };
        match figure {
            Printed::Before if has(Printed::After) && has(Printed::Saving) => {
                let (uses, [after, saving]) = pair(Printed::After, Printed::Saving)?;
                Some(Step::money(StepKind::Before, Operation::Sum, &after + &saving, uses))
            }
            Printed::After if has(Printed::Before) && has(Printed::Saving) => {
                let (uses, [before, saving]) = pair(Printed::Before, Printed::Saving)?;
                Some(Step::money(StepKind::After, Operation::Difference, &before - &saving, uses))
            }
            Printed::Saving if has(Printed::Before) && has(Printed::After) => {
                let (uses, [before, after]) = pair(Printed::Before, Printed::After)?;
                Some(Step::money(StepKind::Saving, Operation::Difference, &before - &after, uses))
            }
            Printed::Percent => {
                let exact = &self.implied.exact_percent.clone()? * &Fraction::decimal(1, 2);
                let saving = match self.made(Printed::Saving) {
                    Some(made) => self.tree.add(made),
                    None => self.printed(Printed::Saving)?,
                };
                let before = match self.printed(Printed::Before) {
                    Some(printed) => printed,
                    None => {
                        let made = self.made(Printed::Before)?;
                        self.tree.add(made)
                    }
                };
                let quotient = self.tree.exact(saving).checked_div(&self.tree.exact(before));
                (quotient.as_ref() == Some(&exact)).then(|| {
                    let step =
                        Step::money(StepKind::Percent, Operation::Quotient, exact, vec![saving, before]);
                    step.of(NumberUnit::Percent)
                })
            }
            _ => None,
        }
    }

    /// The exact percent by each of the three rules, to the digits that are printed.
    fn roundings(&self, figure: Printed, exact: usize) -> Vec<usize> {
        let Some(printed) = self.row.figures.percent.as_ref().filter(|_| figure == Printed::Percent) else {
            return Vec::new();
        };
        let decimals = printed.decimals.saturating_add(2);
        let by = [Rounding::HalfAway, Rounding::Down, Rounding::Up].map(|rounding| {
            let value = self.tree.exact(exact).rounded(decimals, rounding);
            let operation = Operation::Round(decimals, rounding);
            let step = Step::money(StepKind::Rounded(rounding), operation, value, vec![exact]);
            self.tree.add(step.of(NumberUnit::Percent))
        });
        by.to_vec()
    }
}

fn unit(figure: Printed) -> NumberUnit {
    if figure == Printed::Percent { NumberUnit::Percent } else { NumberUnit::Money }
}

fn of_amount(stated: &Stated, currency: Currency) -> Number {
    let range = Some(stated.range.clone()).filter(|range| range.point().is_none());
    Number { value: stated.amount.exact(), range, measure: NumberOf::Money(currency) }
}

fn of_percent(stated: &StatedPercent) -> Number {
    Number { value: stated.value.clone(), range: Some(stated.range()), measure: NumberOf::Percent }
}
