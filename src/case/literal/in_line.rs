//! Figures within a line: words of change and から stay words of the line, and a number may borrow the unit behind it.

use super::cursor::Cursor;
use super::digits::number;
use super::figure::{Literal, PercentLiteral, percent_of};
use super::flaw::Flaw;
use super::marks::Marks;
use super::quantity;
use super::spread::{ReadAmount, spread};
use crate::code;
use crate::money::{Fraction, Range};

/// What stands between the ends of a range in a line: a hyphen and "to" may also lead from one figure to the next.
const RANGE: &[&str] = &["~"];
/// What may join two figures that share a unit.
const JOINTS: &[&str] = &["~", "-", "–", "—", "to "];

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
    let mut marks = Marks::default();
    marks.before(cursor)?;
    let mut first = quantity::read(cursor)?;
    let number_end = cursor.place();
    marks.measure_after(cursor)?;
    let closed = cursor.place() > number_end;
    if !closed && !first.united {
        let next = cursor.looking_ahead(|cursor| {
            cursor.take_any(JOINTS)?;
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
    let (value, range) = spread(cursor, RANGE, first, closed, &mut marks)?;
    let estimate = cursor.place() > start;
    marks.measure_after(cursor)?;
    let united = united || estimate || marks.currency.is_some();
    let literal = ReadAmount { value, range, place, estimate, marks }.finished()?;
    Ok(InLine { literal, united, power: power.filter(|_| united && !estimate) })
}

/// A percent of a line, or a range of them: 25%, 15-20%, 15 to 20 percent, 2〜3割.
pub(in crate::case) fn percent_in_line(cursor: &mut Cursor<'_>) -> Result<PercentLiteral, Flaw> {
    let mut marks = Marks::default();
    marks.before(cursor)?;
    let start = cursor.place();
    let first = first_of_range(cursor);
    let (value, decimals) = quantity::percent(cursor)?;
    if value >= Fraction::power_of_ten(6) || decimals > 6 {
        return Err(Flaw::new(code!("percent-too-large"), start..cursor.place()));
    }
    while marks.hedge_after(cursor) {}
    let Some(low) = first else { return percent_of(value, decimals, marks) };
    // 2〜3割: both are tenths
    let low = if decimals < 0 { &low * &Fraction::from(10) } else { low };
    let middle = &(&low + &value) * &Fraction::decimal(5, 1);
    let ends = Range { low, high: value };
    Ok(PercentLiteral { ends: Some(ends), ..percent_of(middle, decimals, marks)? })
}

/// Whether a range of percents comes next.
pub(in crate::case) fn percents_ahead(cursor: &mut Cursor<'_>) -> bool {
    cursor.looking_ahead(|cursor| {
        let _ = Marks::default().before(cursor);
        first_of_range(cursor).is_some()
    })
}

/// Takes the first number of a range of percents, with what joins it to the second.
fn first_of_range(cursor: &mut Cursor<'_>) -> Option<Fraction> {
    let read = |cursor: &mut Cursor<'_>| {
        let first = number(cursor, code!("unreadable-percent")).ok()?;
        let signed = cursor.take_any(quantity::PERCENT_SIGNS).is_some();
        cursor.take_any(JOINTS).or_else(|| cursor.take_any(&["から"]).filter(|_| !signed))?;
        // 800 -36% is no range
        let rises = cursor.looking_ahead(|cursor| {
            let _ = Marks::default().before(cursor);
            let second = number(cursor, code!("unreadable-percent")).ok()?;
            cursor.take_any(quantity::PERCENT_SIGNS).or_else(|| cursor.take_any(&["割"]))?;
            Some(second.value > first.value)
        });
        (rises == Some(true)).then_some(first.value)
    };
    cursor.looking_ahead(read)?;
    read(cursor)
}
