//! Amounts and percents as people write them: exact digits, Japanese and Latin units, ranges, written precision.

pub(super) mod cursor;
mod in_line;
mod kanji;
mod marks;
pub(super) mod quantity;

use crate::code;
use crate::diagnostic::{Diagnostic, Span, Word};
use crate::lang::Code;
use crate::money::{Amount, AmountLimit, Currency, Fraction, Range};
use crate::published::Bound;
pub(super) use cursor::Cursor;
pub(super) use in_line::{amount_in_line, percent_in_line, percents_ahead};
use marks::Marks;
use quantity::{PERCENT_SIGNS, Quantity};

/// An amount as written, its currency still open where none is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Literal {
    /// The number, its written sign not yet applied to a saving.
    pub(super) value: Fraction,
    /// What the true number can be, by the written precision or the range given.
    pub(super) range: Range,
    /// Whether the range is given, not only the precision of the digits.
    pub(super) estimate: bool,
    /// Marked 約, "about".
    pub(super) approximate: bool,
    /// The currency written with it.
    pub(super) currency: Option<Currency>,
    /// Whether the currency is only known as a dollar.
    pub(super) dollar: bool,
    /// The side that is meant, where it is a bound.
    pub(super) bound: Option<Bound>,
    /// The sign or word of change written with it.
    pub(super) change: Change,
}

/// A percent as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PercentLiteral {
    /// The number in percent, without its sign.
    pub(super) value: Fraction,
    /// Decimals written: 1 for 29.9%, −1 for 3割.
    pub(super) decimals: i32,
    /// Marked 約, "about".
    pub(super) approximate: bool,
    /// The sign or word of change written with it.
    pub(super) change: Change,
    /// The side that is meant, where it is a bound.
    pub(super) bound: Option<Bound>,
    /// The ends, where it is a range.
    pub(super) ends: Option<Range>,
}

impl Literal {
    /// The currency in a case of this one: a dollar is the case's own, where that is one.
    pub(super) fn currency_in(&self, case: Currency) -> Option<Currency> {
        const DOLLARS: &[&str] = &[
            "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "BSD", "BBD", "BZD", "BMD", "BND", "FJD", "GYD",
            "JMD", "KYD", "LRD", "NAD", "SBD", "SRD", "TTD", "XCD",
        ];
        match self.dollar && DOLLARS.contains(&case.code()) {
            true => Some(case),
            false => self.currency,
        }
    }
}

/// What a figure says about the direction of change, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Nothing.
    Bare,
    /// A minus sign.
    Minus,
    /// ▲, △, 減, 削減: a reduction.
    Reduction(String),
    /// +, 増: an increase.
    Increase(String),
}

/// Why a text is no amount or percent, and the bytes of it that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Flaw {
    pub(super) code: Code,
    pub(super) at: Option<Span>,
    arguments: Vec<(&'static str, Word)>,
}

impl Flaw {
    pub(super) fn new(code: Code, at: Span) -> Flaw {
        Flaw { code, at: Some(at), arguments: Vec::new() }
    }

    /// The same flaw, with a word to fill in.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<Word>) -> Flaw {
        self.arguments.push((name, value.into()));
        self
    }

    pub(super) fn whole(code: Code) -> Flaw {
        Flaw { code, at: None, arguments: Vec::new() }
    }

    /// A value of a kind that no figure is written as.
    pub(super) fn of_kind(key: &str, kind: Code) -> Flaw {
        Flaw {
            code: code!("wrong-type"),
            at: None,
            arguments: vec![("key", key.into()), ("kind", kind.into()), ("example", "\"…\"".into())],
        }
    }

    /// The fault it is, at its place in a file.
    pub(super) fn into_fault(self, span: Span) -> Diagnostic {
        let fault = Diagnostic::error(self.code, Some(span));
        self.arguments.into_iter().fold(fault, |fault, (name, value)| fault.with(name, value))
    }
}

/// Reads an amount written as text; a bound is none.
pub(super) fn amount(text: &str) -> Result<Literal, Flaw> {
    let read = printed_amount(text)?;
    match read.bound {
        Some(_) => Err(Flaw::whole(code!("bound-in-plan"))),
        None => Ok(read),
    }
}

/// Reads an amount as a document printed it: it may be a bound.
pub(super) fn printed_amount(text: &str) -> Result<Literal, Flaw> {
    let mut cursor = Cursor::new(text);
    let read = amount_at(&mut cursor, RANGE_WORDS)?;
    cursor.end(code!("unreadable-amount"))?;
    read.finished()
}

/// What stands between the ends of a range.
const RANGE_WORDS: &[&str] = &["~", "–", "—", "から", "to "];

/// An amount whose text may still go on.
struct ReadAmount {
    value: Fraction,
    range: Range,
    /// One unit of the last digit that counts as written.
    place: Fraction,
    estimate: bool,
    marks: Marks,
}

fn amount_at(cursor: &mut Cursor<'_>, range_words: &[&str]) -> Result<ReadAmount, Flaw> {
    let mut marks = Marks::default();
    marks.before(cursor)?;
    let first = quantity::read(cursor)?;
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
    fn finished(self) -> Result<Literal, Flaw> {
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
        };
        Ok(match literal.change {
            Change::Minus => Literal { value: -&literal.value, range: literal.range.negated(), ..literal },
            _ => literal,
        })
    }
}

/// Reads what may follow a first quantity: ±, 〜, or nothing; gives the base value and the range. A first quantity
/// that is not closed by 円 or the like takes the unit of the second.
fn spread(
    cursor: &mut Cursor<'_>,
    range_words: &[&str],
    first: Quantity,
    closed: bool,
    marks: &mut Marks,
) -> Result<(Fraction, Range), Flaw> {
    let unit_of = |first: Quantity, second: &Quantity| match closed {
        true => first,
        false => first.with_unit_of(second),
    };
    if cursor.take_any(&["±", "+/-"]).is_some() {
        let other = quantity::read(cursor)?;
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
        let range = Range::around(&first.value, &first.place);
        return Ok((first.value, range));
    }
    let minuses = marks.minuses;
    marks.before(cursor)?;
    let minus = marks.change == Change::Minus;
    let end = |magnitude: &Fraction, negative: bool| if negative { -magnitude } else { magnitude.clone() };
    let second = quantity::read(cursor)?;
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

/// Refuses what no amount can be. Half a place of four decimals, and the middle of a range, have five.
fn limited(range: &Range) -> Result<(), Flaw> {
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

/// Reads a percent written as text; a bound is none.
pub(super) fn percent(text: &str) -> Result<PercentLiteral, Flaw> {
    let read = printed_percent(text)?;
    match (read.bound, &read.ends) {
        (None, None) => Ok(read),
        _ => Err(Flaw::whole(code!("bound-in-plan"))),
    }
}

/// Reads a percent as a document printed it: it may be a bound, or a range.
pub(super) fn printed_percent(text: &str) -> Result<PercentLiteral, Flaw> {
    let mut cursor = Cursor::new(text);
    let read = match percents_ahead(&mut cursor) {
        true => percent_in_line(&mut cursor)?,
        false => percent_at(&mut cursor)?,
    };
    cursor.end(code!("unreadable-percent"))?;
    Ok(read)
}

fn percent_at(cursor: &mut Cursor<'_>) -> Result<PercentLiteral, Flaw> {
    let mut marks = Marks::default();
    marks.before(cursor)?;
    let start = cursor.place();
    let (value, decimals) = quantity::percent(cursor)?;
    let too_large = value >= Fraction::power_of_ten(6) || decimals > 6;
    if too_large {
        return Err(Flaw::new(code!("percent-too-large"), start..cursor.place()));
    }
    marks.after(cursor)?;
    percent_of(value, decimals, marks)
}

fn percent_of(value: Fraction, decimals: i32, marks: Marks) -> Result<PercentLiteral, Flaw> {
    if let Some(currency) = marks.currency {
        return Err(Flaw::whole(code!("unreadable-percent")).with("found", currency.code()));
    }
    let Marks { approximate, change, bound, .. } = marks;
    Ok(PercentLiteral { value, decimals, approximate, change, bound, ends: None })
}

/// What a line holds at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ahead {
    /// A number with a percent sign, 割 or 倍 after it.
    Percent,
    /// Any other number.
    Amount,
    /// No number.
    Nothing,
}

/// What comes next in a line: signs and words like 約 and ▲ may stand before a number.
pub(super) fn ahead(cursor: &mut Cursor<'_>) -> Ahead {
    cursor.looking_ahead(|cursor| {
        // a contradiction in the signs is said when the figure is read
        let _ = Marks::default().before(cursor);
        if !quantity::at_number(cursor) {
            return Ahead::Nothing;
        }
        let in_digits = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '・');
        while cursor
            .take_if(|c| in_digits(c) || kanji::digit(c).is_some() || kanji::is_small_unit(c))
            .is_some()
        {}
        match cursor.take_any(PERCENT_SIGNS).or_else(|| cursor.take_any(&["割", "倍", "times"])) {
            Some(_) => Ahead::Percent,
            None => Ahead::Amount,
        }
    })
}

/// A TOML integer: exact.
pub(super) fn bare_integer(digits: &str, radix: u32) -> Result<Literal, Flaw> {
    if radix != 10 {
        return Err(Flaw::whole(code!("number-form")));
    }
    bare(digits, |value, _| Range::exact(value.clone()))
}

/// A TOML float: its very digits, precise to the last.
pub(super) fn bare_float(digits: &str) -> Result<Literal, Flaw> {
    bare(digits, Range::around)
}

fn bare(digits: &str, range: impl Fn(&Fraction, &Fraction) -> Range) -> Result<Literal, Flaw> {
    let (minus, digits) = match digits.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, digits.strip_prefix('+').unwrap_or(digits)),
    };
    let plain: String = digits.chars().filter(|c| *c != '_').collect();
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(decimals) {
        return Err(Flaw::whole(code!("number-form")));
    }
    let number =
        quantity::Number::of_digits(whole, decimals).ok_or_else(|| Flaw::whole(code!("amount-too-large")))?;
    let value = if minus { -&number.value } else { number.value };
    let range = range(&value, &Fraction::power_of_ten(-number.decimals));
    if number.decimals > 4 {
        return Err(Flaw::whole(code!("too-many-decimals")));
    }
    limited(&range)?;
    Ok(Literal {
        value,
        range,
        estimate: false,
        approximate: false,
        currency: None,
        dollar: false,
        bound: None,
        change: if minus { Change::Minus } else { Change::Bare },
    })
}

/// A percent without quotes and sign could mean two things.
pub(super) fn bare_percent<T>(digits: &str) -> Result<T, Flaw> {
    Err(Flaw::whole(code!("bare-percent")).with("found", digits))
}

/// Whether a text is a percent rather than an amount.
pub(super) fn is_percent(text: &str) -> bool {
    ahead(&mut Cursor::new(text)) == Ahead::Percent
}

#[cfg(test)]
mod tests;
