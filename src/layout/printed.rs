//! Printed percents and amounts as cells, with the words of a bound, and the percents that amounts give.

use crate::code;
use crate::money::{Fraction, Range, places};
use crate::published::{PrintedBound, Stated, StatedPercent};
use crate::report::{Cell, Money, OpenEnd, Percent, Sense};

/// A saving in percent that amounts give, with at most so many decimals; an exact one with no more than it has.
pub(super) fn given_percent(value: Option<Fraction>, range: Option<Range>, most: i32) -> Cell {
    let exact = |value: &Fraction| value.exact_decimals(most.unsigned_abs()).map(places);
    let decimals = value.as_ref().and_then(exact).map_or(most, |decimals| decimals.max(1));
    Cell::percent(Percent { value, range, sense: Sense::Reduction, decimals, approximate: false })
}

/// A percent as it is printed.
pub(super) fn printed(stated: &StatedPercent) -> Cell {
    let percent = Cell::percent(Percent {
        value: stated.ends.is_none().then(|| stated.value.clone()),
        range: stated.ends.clone(),
        sense: Sense::Reduction,
        decimals: stated.decimals.max(0),
        approximate: stated.approximate,
    });
    bounded(percent, stated.bound)
}

/// An amount as it is printed.
pub(super) fn printed_amount(stated: &Stated, sense: Sense) -> Cell {
    let amount = Cell::money(Money {
        currency: stated.amount.currency(),
        value: (!stated.ranged).then(|| stated.amount.exact()),
        range: stated.ranged.then(|| stated.range.clone()),
        sense,
        approximate: stated.approximate,
    });
    bounded(amount, stated.bound)
}

/// A figure as it is printed, with the words of its bound where it is one.
pub(super) fn bounded(figure: Cell, bound: Option<PrintedBound>) -> Cell {
    let Some(bound) = bound else { return figure };
    let code = match (bound, &figure) {
        (PrintedBound::Below, _) => code!("bounded-below"),
        (PrintedBound::Above, _) => code!("bounded-above"),
        (PrintedBound::Under, _) => code!("bounded-under"),
        (PrintedBound::Over, _) => code!("bounded-over"),
        (PrintedBound::JustBelow, _) => code!("bounded-just-below"),
        (PrintedBound::JustAbove, Cell::Money(_)) => code!("bounded-odd"),
        (PrintedBound::JustAbove, _) => code!("bounded-just-above"),
    };
    // a bound is of the size: at least 30% more is no less than that, whichever sign it has in data
    let is_negative = match &figure {
        Cell::Money(money) => money.value.as_ref().is_some_and(Fraction::is_negative),
        Cell::Percent(percent) => percent.value.as_ref().is_some_and(Fraction::is_negative),
        _ => false,
    };
    let open = bound.is_open().then_some(match bound.is_below() != is_negative {
        true => OpenEnd::Low,
        false => OpenEnd::High,
    });
    Cell::Bounded(Box::new(figure), open, code)
}
