//! Printed percents and amounts as cells, with the words of a bound, and the percents that amounts give.

use crate::code;
use crate::layout::cells::{money, percent};
use crate::money::{Currency, Fraction, Range, Rounding, places};
use crate::published::{End, Interval, PrintedBound, Stated, StatedPercent};
use crate::report::{Cell, Money, OpenEnd, Percent, Sense};

/// A saving in percent that amounts give, with at most so many decimals; an exact one with no more than it has.
pub(super) fn given_percent(value: Option<Fraction>, range: Option<Range>, most: i32) -> Cell {
    let exact = |value: &Fraction| value.exact_decimals(most.unsigned_abs()).map(places);
    let decimals = value.as_ref().and_then(exact).map_or(most, |decimals| decimals.max(1));
    Cell::percent(Percent { value, range, sense: Sense::Reduction, decimals, approximate: false })
}

/// Decimals, at least so many, with which numbers are shown on the side of the printed percent that they lie on: 19.999998% is
/// cut off to 19.999%, and 20.0000% would not be; 10.00001% is more than a bound of 10%.
pub(super) fn telling<'n>(
    numbers: impl Iterator<Item = &'n Fraction> + Clone,
    stated: Option<&StatedPercent>,
    least: i32,
) -> i32 {
    let Some(stated) = stated else { return least };
    let spoken = stated.spoken_of();
    let ends = || spoken.iter().flat_map(|spoken| [&spoken.low, &spoken.high]).flatten();
    let tells = |decimals: &i32| {
        numbers.clone().all(|number| {
            let shown = number.rounded(*decimals, Rounding::HalfAway);
            let by = |rule| shown.rounded(stated.decimals, rule) == number.rounded(stated.decimals, rule);
            let is_beside = |end: &End| shown.cmp(&end.value) == number.cmp(&end.value);
            [Rounding::Down, Rounding::HalfAway].into_iter().all(by) && ends().all(is_beside)
        })
    };
    (least..=least.saturating_add(MOST_MORE)).find(tells).unwrap_or(least)
}

/// Decimals at most that are added to tell a number from what it is not.
const MOST_MORE: i32 = 8;

/// A percent as it is printed.
pub(super) fn printed(stated: &StatedPercent) -> Cell {
    // 20.1〜25%: as many digits as either end has
    let digits = |end: &Fraction| end.exact_decimals(6).map_or(0, places);
    let of_ends = stated.ends.as_ref().map_or(0, |ends| digits(&ends.low).max(digits(&ends.high)));
    let percent = Cell::percent(Percent {
        value: stated.ends.is_none().then(|| stated.value.clone()),
        range: stated.ends.clone(),
        sense: Sense::Reduction,
        decimals: stated.decimals.max(0).max(of_ends),
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

/// A saving of which the least is known and no greatest, as the costs leave it; `None` of any other.
pub(super) fn open_saving(change: Option<&Interval>, currency: Currency) -> Option<Cell> {
    let (least, bound) = PrintedBound::of_change(change?)?;
    let saving = money(None, Some(Range::exact(least.clone())), currency, Sense::Reduction);
    Some(with_bound(saving, bound, least.is_negative()))
}

/// The same of its percent, cut off to so many decimals.
pub(super) fn open_percent(change: Option<&Interval>, decimals: i32) -> Option<Cell> {
    let (least, bound) = PrintedBound::of_change(change?)?;
    let least = least.rounded(decimals, Rounding::Down);
    let is_negative = least.is_negative();
    let percent = percent(None, Some(Range::exact(least)), Sense::Reduction, decimals);
    Some(with_bound(percent, bound, is_negative))
}

/// A figure as it is printed, with the words of its bound where it is one.
pub(super) fn bounded(figure: Cell, bound: Option<PrintedBound>) -> Cell {
    // a range that a bound is said of once is shown by its ends
    let both = matches!(bound, Some(PrintedBound::Between { .. }));
    let Some(bound) = bound.filter(|_| both || !is_range(&figure)) else { return figure };
    // a bound is of the size: at least 30% more is no less than that, whichever sign it has in data
    let is_negative = match &figure {
        Cell::Money(money) => money.value.as_ref().is_some_and(Fraction::is_negative),
        Cell::Percent(percent) => percent.value.as_ref().is_some_and(Fraction::is_negative),
        _ => false,
    };
    with_bound(figure, bound, is_negative)
}

fn with_bound(figure: Cell, bound: PrintedBound, is_negative: bool) -> Cell {
    let code = match (bound, &figure) {
        (PrintedBound::Below, _) => code!("bounded-below"),
        (PrintedBound::Above, _) => code!("bounded-above"),
        (PrintedBound::Under, _) => code!("bounded-under"),
        (PrintedBound::Over, _) => code!("bounded-over"),
        (PrintedBound::JustBelow, _) => code!("bounded-just-below"),
        (PrintedBound::JustAbove, Cell::Money(_)) => code!("bounded-odd"),
        (PrintedBound::JustAbove, _) => code!("bounded-just-above"),
        (PrintedBound::Between { low: true, high: true }, _) => code!("bounded-from-to"),
        (PrintedBound::Between { low: true, high: false }, _) => code!("bounded-from-under"),
        (PrintedBound::Between { low: false, high: true }, _) => code!("bounded-over-to"),
        (PrintedBound::Between { low: false, high: false }, _) => code!("bounded-over-under"),
    };
    let open = bound.is_open().then_some(match bound.is_below() != is_negative {
        true => OpenEnd::Low,
        false => OpenEnd::High,
    });
    Cell::Bounded(Box::new(figure), open, code)
}

fn is_range(figure: &Cell) -> bool {
    match figure {
        Cell::Percent(percent) => percent.value.is_none(),
        Cell::Money(money) => money.value.is_none(),
        _ => false,
    }
}
