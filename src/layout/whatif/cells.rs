//! Cells that several tables of a what-if have: amounts and percents with their ranges, inputs, bars.

use crate::analysis::whatif::{Figure, Outcome, Quantity, Valued};
use crate::case::{Case, Number, NumberOf};
use crate::lang::{Term, Text};
use crate::layout::cells::{cost, exact_money, money, number_within, ranged_percent, saved, saving_percent};
use crate::money::{Currency, Fraction, Range, Rounding, places};
use crate::report::{Cell, Scale, Sense, note};

/// Decimals of a percent that proves something, and the most that it is given to tell values apart.
const EXACT: i32 = 6;
const MOST: i32 = 30;

/// As many decimals as tell percents apart that are not the same.
pub(super) fn apart(values: &[&Fraction]) -> i32 {
    telling(values, EXACT)
}

/// The same, at least so many.
pub(super) fn telling(values: &[&Fraction], least: i32) -> i32 {
    let tells = |places: &i32| {
        let shown = |value: &Fraction| value.rounded(*places, Rounding::HalfAway);
        let pairs = values
            .iter()
            .enumerate()
            .flat_map(|(nth, one)| values.iter().skip(nth + 1).map(move |other| (*one, *other)));
        pairs.filter(|(one, other)| one != other).all(|(one, other)| shown(one) != shown(other))
    };
    (least..MOST).find(tells).unwrap_or(MOST)
}

/// Thousands, unless these amounts are too small for that, or one of those that are shown exactly is no whole thousand;
/// those of other currencies carry their own.
pub(super) fn scale<'n>(
    amounts: impl IntoIterator<Item = Fraction>,
    exact: impl IntoIterator<Item = &'n Number>,
    own: Currency,
) -> Scale {
    let (thousand, least) = (Fraction::from(1_000), Fraction::from(1_000_000));
    let money = |number: &'n Number| match number.measure {
        NumberOf::Money(currency) => Some((currency, &number.value)),
        NumberOf::Rate(_) | NumberOf::Percent | NumberOf::Count | NumberOf::Months | NumberOf::Years => None,
    };
    let mut exact = exact.into_iter().filter_map(money).filter(|(currency, _)| *currency == own);
    let is_whole = |value: &Fraction| value.checked_div(&thousand).is_some_and(|part| part.is_whole());
    match amounts.into_iter().any(|amount| amount.abs() >= least) && exact.all(|(_, value)| is_whole(value)) {
        true => Scale::Thousand,
        false => Scale::Whole,
    }
}

/// An input that is an amount of the case's currency.
pub(super) fn amount(number: &Number, own: Currency) -> Option<Fraction> {
    (number.measure == NumberOf::Money(own)).then(|| number.value.clone())
}

/// What a case costs, before and after.
pub(super) fn costs(outcome: &Outcome) -> impl Iterator<Item = Fraction> {
    outcome.before.into_iter().chain(outcome.after).map(|units| outcome.major(units.high))
}

/// A percent with all its decimals.
pub(super) fn written_percent(value: Fraction) -> Cell {
    let decimals = value.decimals_within(6);
    Cell::plain_percent(value, decimals)
}

/// A figure's value; percents with at most so many decimals, an exact one with no more than it has.
pub(super) fn figure(figure: &Figure, value: Option<Fraction>, currency: Currency, most: i32) -> Cell {
    let Some(value) = value else { return Cell::Absent };
    match figure.quantity {
        Quantity::Before | Quantity::After => exact_money(Some(value), currency, Sense::Plain),
        Quantity::Saving => exact_money(Some(value), currency, Sense::Reduction),
        Quantity::Percent => {
            let exact = value.exact_decimals(most.unsigned_abs()).map(places);
            let decimals = exact.map_or(most, |places| places.max(1));
            ranged_percent(Some(Range::exact(value)), Sense::Reduction, decimals)
        }
        Quantity::WorseOff => note!("explain-count", count = Cell::exact(value)).into(),
        Quantity::Unmet => note!("count-unmet", count = Cell::exact(value)).into(),
    }
}

/// The same of a figure with its ends: as a range where it is one; a percent has so many decimals.
pub(super) fn valued_to(of: &Figure, value: &Valued, currency: Currency, decimals: i32) -> Cell {
    let ends = || Some(value.ends.clone());
    match of.quantity {
        _ if value.is_exact() => figure(of, Some(value.middle.clone()), currency, decimals),
        Quantity::Before | Quantity::After => money(None, ends(), currency, Sense::Plain),
        Quantity::Saving => money(None, ends(), currency, Sense::Reduction),
        Quantity::Percent => saving_percent(ends(), decimals),
        Quantity::WorseOff | Quantity::Unmet => Cell::Absent,
    }
}

/// A figure of an outcome, as far as it is known: as a range where costs are.
pub(super) fn known(figure: &Figure, outcome: &Outcome) -> Cell {
    let Some(standing) = figure.costs(outcome) else { return Cell::Absent };
    match figure.quantity {
        Quantity::Before => cost(standing.before, outcome.currency),
        Quantity::After => cost(standing.share, outcome.currency),
        Quantity::Saving => saved(standing.saving(), outcome.currency),
        Quantity::Percent => saving_percent(standing.percent(), 1),
        Quantity::WorseOff => worse_off(outcome),
        // what a case requires is not among the figures
        Quantity::Unmet => Cell::Absent,
    }
}

/// How many members pay more than before, and how many perhaps.
pub(super) fn worse_off(outcome: &Outcome) -> Cell {
    match outcome.worse_off() {
        None => Cell::Absent,
        Some([certain, 0]) => certain.into(),
        Some([certain, perhaps]) => Cell::aside(certain, [note!("perhaps-more", count = perhaps)]),
    }
}

/// How many there are, certainly and at most, of so many that are certain and so many that may be.
pub(super) fn count_range([certain, perhaps]: [usize; 2]) -> Range {
    let count = |number: usize| Fraction::from(i128::try_from(number).unwrap_or(i128::MAX));
    Range { low: count(certain), high: count(certain.saturating_add(perhaps)) }
}

/// How many requirements do not hold for certain, and how many more may not.
pub(super) fn unmet([certain, perhaps]: [usize; 2]) -> Cell {
    match perhaps {
        0 => certain.into(),
        _ => Cell::aside(certain, [note!("perhaps-unmet", count = perhaps)]),
    }
}

/// Who pays more than before for certain: ids and names.
pub(super) fn losers(outcome: &Outcome, case: &Case) -> [Vec<Cell>; 2] {
    let known = outcome.worse_off().is_some();
    let worse = outcome.worse.iter().enumerate().filter(|(_, worse)| known && **worse == Some(true));
    let named: Vec<[Cell; 2]> = worse.map(|(number, _)| member(case, number)).collect();
    [0, 1].map(|nth| named.iter().filter_map(|of| of.get(nth).cloned()).collect())
}

/// The name of a figure in words: the group's, or a member's by its name.
pub(super) fn figure_name(figure: &Figure) -> Cell {
    let word = Cell::Word(match (figure.quantity, figure.member) {
        (Quantity::Before, _) => Term::Before,
        (Quantity::After, None) => Term::After,
        (Quantity::After, Some(_)) => Term::ShareNow,
        (Quantity::Saving, _) => Term::Saving,
        (Quantity::Percent, _) => Term::Percent,
        (Quantity::WorseOff, _) => Term::WorseOffCount,
        (Quantity::Unmet, _) => Term::BrokenCount,
    });
    match &figure.whose {
        None => word,
        Some(name) => Cell::from(note!("figure-of", figure = word, member = Cell::name(name.clone()))),
    }
}

/// The value of an input.
pub(super) fn number(number: &Number) -> Cell {
    match number.measure {
        NumberOf::Money(currency) => exact_money(Some(number.value.clone()), currency, Sense::Plain),
        NumberOf::Percent => written_percent(number.value.clone()),
        // a price of money is no amount of a table: no unit fits it
        NumberOf::Rate(_) | NumberOf::Count | NumberOf::Months | NumberOf::Years => {
            number_within(&number.value, 4)
        }
    }
}

/// The value of an input with its unit, as people read it beside amounts of the case: 140 yen a dollar, 60 months.
pub(super) fn number_said(found: &Number, own: Currency) -> Cell {
    let digits = || number_within(&found.value, 4);
    match found.measure {
        NumberOf::Money(currency) if currency != own => {
            Cell::Words(vec![digits(), Cell::text(currency.code())])
        }
        NumberOf::Rate(Currency::JPY) => note!("rate-in-yen", value = digits()).into(),
        NumberOf::Rate(currency) => {
            note!("rate-in", value = digits(), currency = Cell::text(currency.code())).into()
        }
        NumberOf::Months => note!("months", count = Cell::exact(found.value.clone())).into(),
        NumberOf::Money(_) | NumberOf::Percent | NumberOf::Count | NumberOf::Years => number(found),
    }
}

/// What the unit of a currency is called.
pub(super) fn currency_word(currency: Currency) -> Cell {
    match currency {
        Currency::JPY => Cell::text(Text::each("円", "JPY")),
        currency => Cell::text(currency.code()),
    }
}

/// The name of a member, and its id.
pub(super) fn member(case: &Case, number: usize) -> [Cell; 2] {
    let member = case.plan.as_ref().and_then(|plan| plan.members.get(number));
    match member {
        Some(member) => [Cell::text(&member.id), Cell::text(&member.name)],
        None => [Cell::Absent, Cell::Absent],
    }
}

/// Bars from nothing to each value, on one scale that holds nothing and all values.
pub(super) fn bars(values: &[Option<Fraction>]) -> Vec<Option<Cell>> {
    let known = values.iter().flatten().cloned();
    let Some(scale) = Range::hull(known.chain([Fraction::zero()])) else { return Vec::new() };
    let bar = |value: &Fraction| {
        span(&Fraction::zero().min(value.clone()), &Fraction::zero().max(value.clone()), &scale)
    };
    values.iter().map(|value| value.as_ref().map(bar)).collect()
}

/// A bar from one value to another on a scale.
pub(in crate::layout) fn span(from: &Fraction, to: &Fraction, scale: &Range) -> Cell {
    let width = &scale.high - &scale.low;
    let place = |value: &Fraction| {
        let part = (value - &scale.low).checked_div(&width).unwrap_or_default();
        let thousandths = part.scaled(3, Rounding::HalfAway);
        u32::try_from(thousandths).unwrap_or(0)
    };
    Cell::Bar(place(from), place(to))
}
