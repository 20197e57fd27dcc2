//! Numbers without a unit in a line of amounts: one that the words make a figure shares the unit beside it, every other is a
//! year, a count, a mark.

use super::around::{Around, way_of};
use super::rate;
use super::scanned::{LineFigure, NoFigure, Scanned, Value, WhyNoFigure};
use super::word::{FigureRole, LineWord};
use crate::case::literal::{Literal, PercentLiteral};
use crate::money::{Currency, Fraction, Range};

/// The line with every bare number made an amount or left out, where any amount has a unit: 1,000→900千円 is a thousand
/// of them too, and so is the 9,876 of 現行 12,345千円 共同化後 9,876.
/// Beside （単位：千円） each of them is one, where no amount has a unit of its own.
pub(super) fn settled(mut line: Scanned, declared: Option<i32>) -> Scanned {
    let united = line.figures.iter().any(|figure| figure.is_amount() && figure.united);
    if !united && declared.is_none() {
        return line;
    }
    let around = Around::new(&line);
    let shared = |nth: usize| match declared {
        Some(power) if !united => in_declared(line.figures.get(nth)?, power),
        _ => own_unit(line.figures.get(nth)?).or_else(|| with_unit(&around, nth)),
    };
    let shared: Vec<Option<LineFigure>> = (0..line.figures.len()).map(shared).collect();
    for (figure, shared) in line.figures.iter_mut().zip(shared) {
        if let Some(shared) = shared {
            *figure = shared;
        }
    }
    let is_left_out = |figure: &LineFigure| figure.is_amount() && !figure.united;
    // a year alone is read, as a year; in the place of a cost it is told
    let around = Around::new(&line);
    let is_read = |nth: usize, figure: &LineFigure| {
        let is_cost = (leads(&around, nth) || leads(&around, nth + 1)) && stands_alone(&around, nth);
        is_year(figure) && !is_cost
    };
    let told = line.figures.iter().enumerate();
    let told =
        told.filter(|(nth, figure)| is_left_out(figure) && !is_read(*nth, figure)).map(|(_, figure)| figure);
    let told: Vec<NoFigure> =
        told.map(|figure| NoFigure { span: figure.span.clone(), why: WhyNoFigure::NoUnit }).collect();
    line.left_out.extend(told);
    let kept: Vec<bool> = line.figures.iter().map(|figure| !is_left_out(figure)).collect();
    line.keep(&kept)
}

/// A bare number in the unit that stands in a bracket right behind it.
fn own_unit(figure: &LineFigure) -> Option<LineFigure> {
    in_declared(figure, figure.manner.declared?)
}

/// A bare number that is an amount, in the unit it shares: of the other cost of its pair, else of the amount before it,
/// else of the one behind it.
fn with_unit(around: &Around<'_>, nth: usize) -> Option<LineFigure> {
    let figures = &around.line.figures;
    let figure = figures.get(nth).filter(|figure| figure.is_amount() && !figure.united)?;
    let paired = |gap: usize| gap > 0 && leads(around, gap);
    let before = (0..nth).rev().filter_map(|other| figures.get(other)).find_map(unit_of);
    let behind = figures.iter().skip(nth + 1).find_map(unit_of);
    let (power, literal) = match (paired(nth + 1), paired(nth) && stands_alone(around, nth)) {
        (true, _) => behind.or(before)?,
        (false, true) => before.or(behind)?,
        (false, false) if is_named(around, nth) => before.or(behind)?,
        // 305,000 → 207,400 (▲97,600千円)
        (false, false) if is_of_bare_pair(around, nth) => behind.or(before)?,
        (false, false) => return None,
    };
    // 2019 beside an arrow is a year
    if is_year(figure) {
        return None;
    }
    let mut figure = shared(figure, power, literal)?;
    figure.manner.other = as_percent(around, nth);
    Some(figure)
}

/// The percent that a number with a sign may be too, where no word names it: 10億円→8億円 ▲20.
fn as_percent(around: &Around<'_>, nth: usize) -> Option<PercentLiteral> {
    let Value::Amount(bare) = &around.line.figures.get(nth)?.value else { return None };
    let labelled = matches!(around.gap(nth).last(), Some(LineWord::Label(..)));
    let signed = way_of(&bare.change).is_some();
    (signed && !labelled && !bare.estimate).then(|| rate::read(bare, around.gap(nth), false).0)
}

/// A bare number in the unit that the line declares, of yen.
fn in_declared(figure: &LineFigure, power: i32) -> Option<LineFigure> {
    let Value::Amount(bare) = &figure.value else { return None };
    let yen = Literal { currency: Some(Currency::JPY), dollar: false, ..bare.clone() };
    if figure.united || is_year(figure) {
        return None;
    }
    shared(figure, power, &yen)
}

/// A figure in the unit and the currency of another.
fn shared(figure: &LineFigure, power: i32, other: &Literal) -> Option<LineFigure> {
    let Value::Amount(bare) = &figure.value else { return None };
    let unit = Fraction::power_of_ten(power);
    let range = Range { low: &bare.range.low * &unit, high: &bare.range.high * &unit };
    // nothing in a larger unit may be less than half of one
    let range = match bare.value.is_zero() && power > 0 {
        true => Range { low: Fraction::zero(), high: &unit * &Fraction::decimal(5, 1) },
        false => range,
    };
    let literal = Literal {
        value: &bare.value * &unit,
        range,
        currency: other.currency,
        dollar: other.dollar,
        bare: false,
        ..bare.clone()
    };
    Some(LineFigure { value: Value::Amount(literal), united: true, power: Some(power), ..figure.clone() })
}

fn unit_of(figure: &LineFigure) -> Option<(i32, &Literal)> {
    match &figure.value {
        Value::Amount(literal) if figure.united => Some((figure.power?, literal)),
        _ => None,
    }
}

/// Whether the words of a gap lead from a cost to what it comes to, with nothing that parts them.
fn leads(around: &Around<'_>, gap: usize) -> bool {
    let words = around.gap(gap);
    let from = gap > 0
        && around.head(gap - 1).last() == Some(&LineWord::From)
        && words.last() == Some(&LineWord::To);
    let united = |nth: usize| around.line.figures.get(nth).is_some_and(|one| one.is_amount() && one.united);
    gap > 0
        && (united(gap) || united(gap - 1))
        && !words.iter().any(|word| word.parts())
        && (from || words.contains(&LineWord::Arrow) || words == [LineWord::Since])
}

/// Whether a bare number is one of two that an arrow joins, and a change beside them is about their difference in its unit: no years,
/// and no count of anything, 職員 1,200→1,000（▲2億円）.
fn is_of_bare_pair(around: &Around<'_>, nth: usize) -> bool {
    let bare = |nth: usize| match around.line.figures.get(nth) {
        Some(LineFigure { value: Value::Amount(bare), united: false, .. }) => Some(&bare.value),
        _ => None,
    };
    let is_pair = |gap: usize| {
        let first = gap.checked_sub(1)?;
        let (old, new) = (bare(first)?, bare(gap)?);
        let years = [first, gap].iter().all(|nth| around.line.figures.get(*nth).is_some_and(is_year));
        let gone = (old - new).abs();
        let is_change = |other: usize| {
            let figure = around.line.figures.get(other)?;
            let (power, literal) = unit_of(figure)?;
            let said = around.signed(other).is_some() || around.change(other).is_some();
            let difference = &gone * &Fraction::power_of_ten(power);
            let (less, more) =
                (difference.clone().min(literal.value.abs()), difference.max(literal.value.abs()));
            Some(said && &more * &Fraction::from(2) < &less * &Fraction::from(3))
        };
        let beside = [Some(gap + 1), first.checked_sub(1)].into_iter().flatten();
        let found = beside.filter_map(is_change).any(|is_change| is_change);
        let large = [old, new].iter().all(|value| **value >= Fraction::from(1_000));
        Some(around.gap(gap) == [LineWord::Arrow] && !years && large && found)
    };
    [nth, nth + 1].into_iter().any(|gap| is_pair(gap) == Some(true))
}

/// Whether the words name what a bare number is: a label right before it, or a sign written with it.
fn is_named(around: &Around<'_>, nth: usize) -> bool {
    let signed = around.line.figures.get(nth).is_some_and(|figure| way_of(figure.value.change()).is_some());
    let label = around.gap(nth).last();
    let labelled = matches!(
        label,
        Some(LineWord::Label(FigureRole::Before | FigureRole::After | FigureRole::Saving, _))
    );
    (signed || labelled) && stands_alone(around, nth)
}

/// Whether no amount follows at once, for which a number would be a mark or a year: 現行1 22億円.
fn stands_alone(around: &Around<'_>, nth: usize) -> bool {
    !around.is_amount(nth + 1) || !around.gap(nth + 1).is_empty()
}

fn is_year(figure: &LineFigure) -> bool {
    let Value::Amount(literal) = &figure.value else { return false };
    let years = Range { low: Fraction::from(1900), high: Fraction::from(2200) };
    let digits = figure.span.len() == 4 && literal.value.is_whole();
    digits && years.contains(&literal.value)
}
