//! Figures within a line: words of change and から stay words of the line, and a number may borrow the unit behind it.

use super::ahead::BETWEEN;
use super::cursor::Cursor;
use super::digits::number;
use super::figure::{Literal, PercentLiteral, percent_of};
use super::flaw::{Flaw, Unreadable};
use super::marks::Marks;
use super::quantity;
use super::spread::{ReadAmount, spread};
use crate::code;
use crate::money::{Fraction, Range};
use crate::published::PrintedBound;

/// What stands between the ends of a range in a line: a hyphen and "to" may also lead from one figure to the next.
const RANGE: &[&str] = &["~"];
/// What may join two figures that share a unit.
const JOINTS: &[&str] = &["~", "-", "–", "—", "to "];

/// What stands between the ends of a range behind "between".
const BETWEEN_ENDS: &[&str] = &["and"];

/// An amount of a line.
pub(in crate::case) struct InLine {
    pub(in crate::case) literal: Literal,
    /// Whether a unit or a currency is written with it.
    pub(in crate::case) united: bool,
    /// The power of ten of that unit, which a bare number beside it can share; none of 1億2,000万円, which has two.
    pub(in crate::case) power: Option<i32>,
}

/// Reads an amount of a line.
pub(in crate::case) fn amount_in_line(cursor: &mut Cursor<'_>) -> Result<InLine, Flaw> {
    let (range_words, joints) = match cursor.take_any(BETWEEN) {
        Some(_) => (BETWEEN_ENDS, BETWEEN_ENDS),
        None => (RANGE, JOINTS),
    };
    let mut marks = Marks::default();
    marks.before(cursor)?;
    let mut first = quantity::read(cursor)?;
    let number_end = cursor.place();
    marks.measure_after(cursor)?;
    let closed = cursor.place() > number_end;
    if !closed && !first.united {
        let next = cursor.looking_ahead(|cursor| {
            cursor.take_any(joints)?;
            let mut marks = Marks::default();
            marks.before(cursor).ok()?;
            let second = quantity::read(cursor).ok()?;
            marks.measure_after(cursor).ok()?;
            Some((second, marks))
        });
        if let Some((second, of_second)) =
            next.filter(|(second, marks)| second.united || marks.currency.is_some())
        {
            first = first.with_unit_of(&second);
            marks.currency = marks.currency.or(of_second.currency);
            marks.dollar = marks.dollar || of_second.dollar;
        }
    }
    let (united, power) = (first.united, first.power());
    let place = first.place.clone();
    let start = cursor.place();
    let bounded = between_bounds(cursor, &first.value, &mut marks);
    let (value, range) = match bounded {
        Some(range) => (&(&range.low + &range.high) * &Fraction::decimal(5, 1), range),
        None => spread(cursor, range_words, first, closed, &mut marks)?,
    };
    let estimate = cursor.place() > start;
    marks.measure_after(cursor)?;
    let united = united || estimate || marks.currency.is_some();
    let literal = ReadAmount { value, range, place, estimate, marks }.finished()?;
    Ok(InLine { literal, united, power: power.filter(|_| united && !estimate) })
}

/// Takes the other end of 1億円以上2億円未満: the two are a range.
fn between_bounds(cursor: &mut Cursor<'_>, low: &Fraction, marks: &mut Marks) -> Option<Range> {
    let of_low = match marks.bound? {
        PrintedBound::Above => true,
        PrintedBound::Over => false,
        _ => return None,
    };
    let read = |cursor: &mut Cursor<'_>| {
        cursor.take_any(&["、", "から"]);
        let second = quantity::read(cursor).ok()?;
        let mut marks = Marks::default();
        marks.measure_after(cursor).ok()?;
        let is_high = matches!(marks.bound, Some(PrintedBound::Below | PrintedBound::Under));
        let of_high = marks.bound == Some(PrintedBound::Below);
        (is_high && second.value > *low).then_some((second.value, of_high))
    };
    let (high, of_high) = cursor.looking_ahead(read)?;
    read(cursor);
    marks.bound = Some(PrintedBound::Between { low: of_low, high: of_high });
    Some(Range { low: low.clone(), high })
}

/// A percent of a line, or a range of them: 25%, 15-20%, 15 to 20 percent, 2〜3割, 2割5分〜3割, 25%〜3割.
pub(in crate::case) fn percent_in_line(cursor: &mut Cursor<'_>) -> Result<PercentLiteral, Flaw> {
    let mut marks = Marks::default();
    marks.before(cursor)?;
    let start = cursor.place();
    let first = first_of_range(cursor);
    if first.is_some() {
        marks.before(cursor)?;
    }
    let (value, decimals) = quantity::percent(cursor)?;
    if value >= Fraction::power_of_ten(6) || decimals > 6 {
        return Err(Flaw::new(code!("percent-too-large"), start..cursor.place()));
    }
    while marks.hedge_after(cursor) {}
    let Some(First { value: low, decimals: of_low, bound }) = first else {
        return percent_of(value, decimals, marks);
    };
    // of 20.1〜25% the coarser one says how far off both may be
    let decimals = decimals.min(of_low);
    let middle = &(&low + &value) * &Fraction::decimal(5, 1);
    let ends = Range { low, high: value };
    if let Some(low) = bound {
        marks.bound = Some(PrintedBound::Between { low, high: marks.bound != Some(PrintedBound::Under) });
    }
    Ok(PercentLiteral { ends: Some(ends), ..percent_of(middle, decimals, marks)? })
}

/// Whether a range of percents comes next.
pub(in crate::case) fn percents_ahead(cursor: &mut Cursor<'_>) -> bool {
    cursor.looking_ahead(|cursor| {
        let _ = Marks::default().before(cursor);
        first_of_range(cursor).is_some()
    })
}

/// The first number of a range of percents.
struct First {
    value: Fraction,
    decimals: i32,
    /// Where both ends are bounds, 20%以上25%未満: whether the first is 以上, not 超.
    bound: Option<bool>,
}

/// Whether one tenth more comes next.
fn next_tenth(cursor: &mut Cursor<'_>, value: &Fraction) -> bool {
    let next = value + &Fraction::from(1);
    cursor.looking_ahead(|cursor| {
        let read = number(cursor, Unreadable::Percent);
        read.is_ok_and(|read| read.value == next) && cursor.take_any(&["割"]).is_some()
    })
}

/// A number that is a percent by its own sign.
fn signed(cursor: &mut Cursor<'_>) -> Option<(Fraction, i32)> {
    let read = |cursor: &mut Cursor<'_>| {
        number(cursor, Unreadable::Percent).ok()?;
        cursor.take_any(quantity::PERCENT_SIGNS).or_else(|| cursor.take_any(&["割"]))
    };
    cursor.looking_ahead(read)?;
    quantity::percent(cursor).ok()
}

/// Takes the first number of a range of percents, with what joins it to the second; without a sign it has that of the second.
fn first_of_range(cursor: &mut Cursor<'_>) -> Option<First> {
    let read = |cursor: &mut Cursor<'_>| {
        let between = cursor.take_any(BETWEEN).is_some();
        let _ = if between { Marks::default().before(cursor) } else { Ok(()) };
        let own = signed(cursor);
        let (value, decimals) = match &own {
            Some(own) => own.clone(),
            None => number(cursor, Unreadable::Percent).ok().map(|bare| (bare.value, bare.decimals))?,
        };
        let bound = own.as_ref().and_then(|_| cursor.take_any(&["以上", "超"])).map(|word| word == "以上");
        if bound.is_some() {
            cursor.take_any(&["、", "から"]);
        } else if between {
            cursor.take_any(BETWEEN_ENDS)?;
        } else {
            let joined = cursor.take_any(JOINTS).or_else(|| cursor.take_any(&["から"]));
            // 2、3割: newspapers join two tenths so
            joined.or_else(|| {
                cursor.take_any(&["、", "，"]).filter(|_| own.is_none() && next_tenth(cursor, &value))
            })?;
        }
        let in_tenths = cursor.looking_ahead(|cursor| {
            let _ = Marks::default().before(cursor);
            number(cursor, Unreadable::Percent).is_ok() && cursor.take_any(&["割"]).is_some()
        });
        let (value, decimals) = match own.is_none() && in_tenths {
            true => (&value * &Fraction::from(10), decimals - 1),
            false => (value, decimals),
        };
        // 800 -36% is no range
        let rises = cursor.looking_ahead(|cursor| {
            let _ = Marks::default().before(cursor);
            let (second, _) = signed(cursor)?;
            // 30%から35%に: a rate that changed
            let led =
                own.is_some() && cursor.looking_ahead(|cursor| cursor.take_any(&["に", "へ"]).is_some());
            let closed = match bound {
                Some(_) => cursor.take_any(&["以下", "未満", "以内"]).is_some(),
                None => !led,
            };
            Some(closed && second > value)
        });
        (rises == Some(true)).then_some(First { value, decimals, bound })
    };
    cursor.looking_ahead(read)?;
    read(cursor)
}
