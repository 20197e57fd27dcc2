//! An amount with the range that may follow its first number.

use super::change::ChangeSign;
use super::cursor::Cursor;
use super::figure::Literal;
use super::flaw::Flaw;
use super::marks::Marks;
use super::quantity::{self, PERCENT_SIGNS, WithUnits};
use crate::code;
use crate::money::{Amount, AmountLimit, Currency, Fraction, Range};

/// What stands between the ends of a range.
pub(super) const RANGE_WORDS: &[&str] = &["~", "–", "—", "から", "to "];

/// An amount whose text may still go on.
pub(super) struct ReadAmount {
    pub(super) value: Fraction,
    pub(super) range: Range,
    /// One unit of the last digit that counts as written.
    pub(super) place: Fraction,
    pub(super) estimate: bool,
    pub(super) marks: Marks,
}

pub(super) fn amount_at(cursor: &mut Cursor<'_>, range_words: &[&str]) -> Result<ReadAmount, Flaw> {
    let mut marks = Marks::default();
    marks.before(cursor)?;
    let first = quantity::read(cursor)?;
    marks.united = first.united;
    let number_end = cursor.place();
    marks.after_amount(cursor)?;
    let closed = cursor.place() > number_end;
    let start = cursor.place();
    let place = first.place.clone();
    let (value, range) = spread(cursor, range_words, first, closed, &mut marks)?;
    let estimate = cursor.place() > start;
    marks.after_amount(cursor)?;
    Ok(ReadAmount { value, range, place, estimate, marks })
}

impl ReadAmount {
    /// The literal, if it is within the limits of an amount.
    pub(super) fn finished(self) -> Result<Literal, Flaw> {
        let ReadAmount { value, range, place, estimate, marks } = self;
        limited(&range)?;
        let range = match marks.bound.and_then(|bound| bound.within(&value, &place)) {
            Some(range) if !estimate => range,
            _ => range,
        };
        let literal = Literal {
            value,
            range,
            estimate,
            approximate: marks.approximate,
            currency: marks.currency,
            dollar: marks.dollar,
            bound: marks.bound,
            change: marks.change,
            bare: !marks.united && marks.currency.is_none() && !marks.dollar,
        };
        Ok(match literal.change {
            ChangeSign::Minus => {
                Literal { value: -&literal.value, range: literal.range.negated(), ..literal }
            }
            _ => literal,
        })
    }
}

/// Reads what may follow a first quantity: ±, 〜, or nothing; gives the base value and the range. A first quantity
/// that is not closed by 円 or the like takes the unit of the second.
pub(super) fn spread(
    cursor: &mut Cursor<'_>,
    range_words: &[&str],
    first: WithUnits,
    closed: bool,
    marks: &mut Marks,
) -> Result<(Fraction, Range), Flaw> {
    let unit_of = |first: WithUnits, second: &WithUnits| match closed {
        true => first,
        false => first.with_unit_of(second),
    };
    if cursor.take_any(&["±", "+/-"]).is_some() {
        let other = quantity::read(cursor)?;
        marks.united = marks.united || other.united;
        let (first, half) = match cursor.take_any(PERCENT_SIGNS) {
            Some(_) => {
                let part = &other.value * &Fraction::decimal(1, 2);
                let half = &first.value * &part;
                (first, half)
            }
            None => {
                let first = unit_of(first, &other);
                (first, other.value)
            }
        };
        let range = Range { low: &first.value - &half, high: &first.value + &half };
        return Ok((first.value, range));
    }
    let start = cursor.place();
    if cursor.take_any(range_words).is_none() {
        let range = written(&first.value, &first.place);
        return Ok((first.value, range));
    }
    let minuses = marks.minuses;
    marks.before(cursor)?;
    let minus = marks.change == ChangeSign::Minus;
    let end = |magnitude: &Fraction, negative: bool| if negative { -magnitude } else { magnitude.clone() };
    let second = quantity::read(cursor)?;
    marks.united = marks.united || second.united;
    let first = unit_of(first, &second);
    let low = end(&first.value, minus && minuses > 0);
    let high = end(&second.value, minus && marks.minuses > minuses);
    if low > high {
        return Err(Flaw::new(code!("range-reversed"), start..cursor.place()));
    }
    let middle = &(&low + &high) * &Fraction::decimal(5, 1);
    let range = Range { low, high };
    // the sign is put back by the caller
    Ok(if minus { (-&middle, range.negated()) } else { (middle, range) })
}

/// What an amount with these digits can be: half a place to either side. Nothing is nothing: 0円 is no amount below it, and
/// none above it unless it is written in a larger unit.
fn written(value: &Fraction, place: &Fraction) -> Range {
    let around = Range::around(value, place);
    match value.is_zero() {
        false => around,
        true if *place <= Fraction::from(1) => Range::exact(Fraction::zero()),
        true => Range { low: Fraction::zero(), ..around },
    }
}

/// Refuses what no amount can be. Half a place of four decimals, and the middle of a range, have five.
pub(super) fn limited(range: &Range) -> Result<(), Flaw> {
    for end in [&range.low, &range.high] {
        match Amount::new(end, Currency::JPY) {
            Err(AmountLimit::TooLarge) => return Err(Flaw::whole(code!("amount-too-large"))),
            Err(AmountLimit::TooManyDecimals) if end.exact_decimals(5).is_none() => {
                return Err(Flaw::whole(code!("too-many-decimals")));
            }
            _ => {}
        }
    }
    Ok(())
}
