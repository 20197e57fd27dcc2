//! A text that is one amount or one percent, and nothing else.

use super::cursor::Cursor;
use super::figure::{Literal, PercentLiteral, percent_of};
use super::flaw::{Flaw, Unreadable};
use super::in_line::{percent_in_line, percents_ahead};
use super::marks::Marks;
use super::part::{fraction, of_fraction};
use super::plain;
use super::quantity;
use super::spread::{RANGE_WORDS, amount_at};
use crate::code;
use crate::money::Fraction;

/// Reads an amount written as text; a bound is none.
pub(in crate::case) fn amount(text: &str) -> Result<Literal, Flaw> {
    let read = printed_amount(text)?;
    match read.bound {
        Some(_) => Err(Flaw::whole(code!("bound-in-plan"))),
        None => Ok(read),
    }
}

/// Reads an amount as a document printed it: it may be a bound.
pub(in crate::case) fn printed_amount(text: &str) -> Result<Literal, Flaw> {
    plain::amount(text).map_or_else(|| any_amount(text), Ok)
}

/// The same word by word.
fn any_amount(text: &str) -> Result<Literal, Flaw> {
    let mut cursor = Cursor::new(text);
    let read = amount_at(&mut cursor, RANGE_WORDS)?;
    cursor.end(Unreadable::Amount)?;
    read.finished()
}

/// Reads a percent written as text, or the part of a whole that a fraction says; a bound is none,
/// and a range is several.
pub(in crate::case) fn percent(text: &str) -> Result<PercentLiteral, Flaw> {
    let mut cursor = Cursor::new(text);
    if cursor.looking_ahead(|cursor| fraction(cursor).is_some() && cursor.at_end()) {
        return percent_of(of_fraction(&mut cursor, 0)?, 0, Marks::default());
    }
    let read = printed_percent(text)?;
    match (read.bound, &read.ends) {
        (None, None) => Ok(read),
        (_, Some(_)) => Err(Flaw::whole(code!("amount-no-range")).worded(code!("percent-no-range"))),
        (Some(_), None) => Err(Flaw::whole(code!("bound-in-plan")).worded(code!("percent-bound"))),
    }
}

/// Reads a percent as a document printed it: it may be a bound, or a range.
pub(in crate::case) fn printed_percent(text: &str) -> Result<PercentLiteral, Flaw> {
    let mut cursor = Cursor::new(text);
    let read = match percents_ahead(&mut cursor) {
        true => percent_in_line(&mut cursor)?,
        false => percent_at(&mut cursor)?,
    };
    cursor.end(Unreadable::Percent)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Grants and by-laws say what part of a whole they mean by a fraction, which is exact.
    #[test]
    fn a_fraction_is_a_part_of_a_whole() {
        let third = Fraction::ratio(100, 3).unwrap();
        for text in ["1/3", "３分の１", "三分の一", "33/99"] {
            assert_eq!(percent(text).unwrap().value, third, "{text}");
        }
        assert_eq!(percent("100分の20").unwrap().value, Fraction::from(20));
        for text in ["4/3", "1/0", "1/3%", "1/3/5", "1.5/2.5"] {
            assert!(percent(text).is_err(), "{text}");
        }
    }

    /// A few digits and a unit are read at once: as they are read word by word.
    #[test]
    fn plain_amounts_mean_what_they_mean_word_by_word() {
        let numbers = (0..1_300).chain([9_990, 10_000, 12_300, 99_999, 1_234_567, 9_999_999, 5_000_000]);
        let mut plainly = 0;
        for number in numbers {
            for written in
                [format!("{number}"), format!("0{number}"), format!("{number}.0"), format!("-{number}")]
            {
                for unit in ["円", "千円", "百万円", "万円", "億円", "億", "兆円", "円未満", " 円", ""]
                {
                    let text = [&written, unit].concat();
                    let Some(read) = plain::amount(&text) else { continue };
                    assert_eq!(Ok(read), any_amount(&text), "{text}");
                    plainly += 1;
                }
            }
        }
        assert!(plainly > 10_000, "{plainly}");
    }
}
