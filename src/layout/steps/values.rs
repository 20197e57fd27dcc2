//! Values as an explanation shows them: with all their digits, in their unit, with the mark of a reduction.

use crate::analysis::explain::{Explanation, Kind, More, NumberUnit, Printed, Step};
use crate::code;
use crate::lang::{Code, Term};
use crate::layout::cells::{currency_word, exact_money, ranged_percent};
use crate::money::{Fraction, Range, Rounding, places};
use crate::report::{Cell, Money, Note, Percent, Sense, note};
use crate::requirement::LimitedFigure;

/// A few words within a cell.
pub(super) fn words(code: Code) -> Cell {
    Cell::from(Note::new(code))
}

/// A value of the figure: an amount of the currency, a percent, months or years; as a range where it is one.
pub(super) fn amount(found: &Explanation<'_>, value: &Fraction) -> Cell {
    let range = found.range.clone().filter(|_| *value == found.value() && !found.is_one_number());
    of_unit(found, value, range, sense(found))
}

/// Decimals of a percent: those that it has, one at least and six at most; three of a range.
fn decimals(percent: &Fraction, is_range: bool) -> i32 {
    if is_range { 3 } else { percent.decimals_within(6).max(1) }
}

/// What the figure can truly be.
pub(super) fn range_of(found: &Explanation<'_>, range: &Range) -> Cell {
    of_unit(found, &range.low, Some(range.clone()), sense(found))
}

/// Whether what is asked for is what is saved: shown with the mark of a reduction.
pub(super) fn sense(found: &Explanation<'_>) -> Sense {
    let is_saving = match (found.asked.kind, &found.more) {
        (Kind::Saving | Kind::Percent | Kind::Measure(Term::NetSaving), _) => true,
        (Kind::Published(_, figure), _) => matches!(figure, Printed::Saving | Printed::Percent),
        (_, More::Requirement(outcome, _)) => {
            matches!(outcome.requirement.figure, LimitedFigure::Saving | LimitedFigure::NetSaving)
        }
        _ => false,
    };
    if is_saving { Sense::Reduction } else { Sense::Plain }
}

/// A value as its currency has it.
fn in_minor(found: &Explanation<'_>, value: &Fraction) -> Fraction {
    match found.case.currency.minor_digits() {
        0 => value.clone(),
        digits => value.rounded(places(digits), Rounding::HalfAway),
    }
}

/// A value in its unit.
fn of_unit(found: &Explanation<'_>, value: &Fraction, range: Option<Range>, sense: Sense) -> Cell {
    let unit = found.tree.steps.get(found.root).map_or(NumberUnit::Money, |step| step.unit);
    let counts = |code: Code| Cell::from(Note::new(code).with("count", Cell::exact(value.clone())));
    match unit {
        NumberUnit::Percent => {
            let hundred = Fraction::from(100);
            let part = |part: &Fraction| part * &hundred;
            let ends = range.map(|range| Range { low: part(&range.low), high: part(&range.high) });
            let value = part(value);
            let shown = ends.is_none().then(|| value.clone());
            let decimals = decimals(&value, ends.is_some());
            let range = ends.or_else(|| Some(Range::exact(value)));
            let approximate = false;
            Cell::percent(Percent { range, value: shown, sense, decimals, approximate })
        }
        NumberUnit::Months if range.is_none() => counts(code!("months")),
        NumberUnit::Years if range.is_none() => counts(code!("explain-years")),
        NumberUnit::Months | NumberUnit::Years | NumberUnit::Number => match range {
            Some(range) => Cell::numbers(range, 0),
            None => Cell::exact(value.clone()),
        },
        NumberUnit::Money => Cell::money(Money {
            currency: found.case.currency,
            // a present value has endless decimals, and an answer those of its currency
            value: range.is_none().then(|| in_minor(found, value)),
            range: range.or_else(|| Some(Range::exact(value.clone()))),
            sense,
            approximate: false,
        }),
    }
}

/// The unit of the amounts.
pub(super) fn currency(found: &Explanation<'_>) -> Cell {
    currency_word(found.case.currency)
}

/// A number with all its digits; of a percent a hundred times as much.
pub(super) fn exact(value: &Fraction, unit: NumberUnit) -> Cell {
    match unit {
        NumberUnit::Percent => {
            let value = Cell::exact(value * &Fraction::from(100));
            Cell::from(note!("explain-percent-of", value))
        }
        NumberUnit::Money | NumberUnit::Months | NumberUnit::Years | NumberUnit::Number => {
            Cell::exact(value.clone())
        }
    }
}

/// What a step saves; an increase has its plus.
pub(super) fn saved(found: &Explanation<'_>, step: &Step) -> Cell {
    if !step.exact.is_negative() {
        return exact(&-&step.exact, step.unit);
    }
    match step.unit {
        NumberUnit::Percent => {
            let percent = &step.exact * &Fraction::from(100);
            let decimals = percent.decimals_within(6);
            ranged_percent(Some(Range::exact(percent)), Sense::Reduction, decimals)
        }
        _ => exact_money(Some(step.exact.clone()), found.case.currency, Sense::Reduction),
    }
}
