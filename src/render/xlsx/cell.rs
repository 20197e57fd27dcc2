//! One cell of a report as one of a sheet: numbers as numbers with the look of their unit, everything else as text.

use super::page::{CellEntry, CellValue, Look};
use crate::lang::Term;
use crate::money::{Currency, Fraction, Rounding};
use crate::render::number::{self, decimals_of, unit_power};
use crate::render::style::{ReductionMark, Style, Unit};
use crate::report::{Cell, Money, Percent, Sense};

/// The digits that a number of a sheet keeps.
const DIGITS: usize = 15;

/// The longest text around a number that its format may hold.
const LONGEST_AROUND: usize = 60;

/// The most characters that a cell holds.
const LONGEST: usize = 32_767;

/// A cell as one of a sheet.
pub(super) fn entry(cell: &Cell, style: &Style) -> CellEntry {
    typed(cell, style).unwrap_or_else(|| {
        let text: String = style.cell(cell).chars().take(LONGEST).collect();
        CellEntry::text(text)
    })
}

/// The number in a cell, with whatever stands around it in its format; none where it holds no single number.
fn typed(cell: &Cell, style: &Style) -> Option<CellEntry> {
    match cell {
        Cell::Count(count) => number_entry(&Fraction::from(i128::from(*count)), "#,##0".to_owned()),
        Cell::Number(value, decimals) => {
            let decimals = value.exact_decimals(4).map_or(4, crate::money::places).max(*decimals);
            number_entry(value, signed(&places_format(decimals, ""), Sense::Plain, style.mark))
        }
        Cell::Money(money) => money_entry(money, style),
        Cell::Percent(percent) => percent_entry(percent, style),
        Cell::Words(words) => {
            let nth = words.iter().position(|word| typed(word, style).is_some())?;
            let (before, rest) = words.split_at_checked(nth)?;
            let (word, after) = rest.split_first()?;
            let texts = |cells: &[Cell]| cells.iter().map(|cell| style.cell(cell)).collect::<Vec<_>>();
            if after.iter().any(|word| typed(word, style).is_some()) {
                return None;
            }
            let before = texts(before).iter().map(|text| [text, " "].concat()).collect::<String>();
            let after = texts(after).iter().map(|text| [" ", text].concat()).collect::<String>();
            let entry = around(typed(word, style)?, &before, &after)?;
            let bold = cell.is_best();
            Some(CellEntry { look: Look { bold, ..entry.look }, ..entry })
        }
        Cell::Aside(main, aside) if aside.is_empty() => typed(main, style),
        Cell::Aside(main, aside) => {
            let main = typed(main, style)?;
            let list = style.cell(&Cell::Parts(aside.clone()));
            around(main, "", &style.bracketed(&list))
        }
        _ => None,
    }
}

/// An amount that is one figure; a range stays text.
fn money_entry(money: &Money, style: &Style) -> Option<CellEntry> {
    let point = money.range.as_ref().and_then(crate::money::Range::point);
    let value = money.value.as_ref().or(point)?;
    let seen = as_seen(value, money.sense);
    let (scaled, pattern) = money_format(&seen, money, style);
    let entry = number_entry(&scaled, signed(&pattern, money.sense, style.mark))?;
    match (style.unit, money.currency) {
        (Unit::Auto, currency) if currency != Currency::JPY => {
            around(entry, &[currency.code(), " "].concat(), "")
        }
        _ => Some(entry),
    }
    .and_then(|entry| about(entry, money.approximate, style))
}

/// The number to write for an amount, and the format of its digits: whole amounts that the format shows in thousands or
/// millions; in 億円, which no format shows, the number of those.
fn money_format(value: &Fraction, money: &Money, style: &Style) -> (Fraction, String) {
    let (power, decimals) = (unit_power(style.unit, money.currency), decimals_of(value, money, style));
    match style.unit {
        Unit::Thousand => (value.clone(), places_format(decimals, ",")),
        Unit::Million => (value.clone(), places_format(decimals, ",,")),
        Unit::Oku => (value * &Fraction::power_of_ten(-power), places_format(decimals, "")),
        Unit::Auto | Unit::Yen => {
            let exact = value.exact_decimals(5).map_or(decimals, crate::money::places);
            (value.clone(), places_format(decimals.max(exact), ""))
        }
    }
}

/// A percent that is one figure; a range stays text.
fn percent_entry(percent: &Percent, style: &Style) -> Option<CellEntry> {
    let point = percent.range.as_ref().and_then(crate::money::Range::point);
    let value = percent.value.as_ref().or(point)?;
    let seen = as_seen(value, percent.sense);
    let decimals = number::percent_decimals(value, percent.decimals);
    let pattern = places_format(decimals, "%");
    let part = &seen * &Fraction::decimal(1, 2);
    let mark = number::percent_mark(percent.sense, style);
    // a percent is seldom a decimal: so many digits are enough for every figure that can be told apart
    let entry = number_entry(&part.rounded(12, Rounding::HalfAway), signed(&pattern, percent.sense, mark))?;
    about(entry, percent.approximate, style)
}

/// A number as it is seen: a reduction below nothing.
fn as_seen(value: &Fraction, sense: Sense) -> Fraction {
    match sense {
        Sense::Reduction | Sense::Points => -value,
        Sense::Plain | Sense::Change => value.clone(),
    }
}

/// `#,##0.00` with so many decimals.
fn places_format(decimals: i32, behind: &str) -> String {
    let zeros = "0".repeat(usize::try_from(decimals).unwrap_or(0));
    let point = if zeros.is_empty() { "" } else { "." };
    ["#,##0", point, &zeros, behind].concat()
}

/// A format with its signs: the mark below nothing, + above it where that says something.
pub(super) fn signed(pattern: &str, sense: Sense, mark: ReductionMark) -> String {
    let minus = match mark {
        ReductionMark::Minus => "-".to_owned(),
        mark => quoted(mark.symbol()),
    };
    let plus = if sense == Sense::Plain { "" } else { "+" };
    [plus, pattern, ";", &minus, pattern, ";", pattern].concat()
}

/// The same with a text before and behind the number.
fn around(entry: CellEntry, before: &str, after: &str) -> Option<CellEntry> {
    if before.len() + after.len() > LONGEST_AROUND {
        return None;
    }
    let [before, after] = [before, after].map(quoted);
    let pattern = entry.look.number.as_deref()?;
    let sections: Vec<String> =
        pattern.split(';').map(|section| [&before, section, &after].concat()).collect();
    Some(CellEntry { look: Look { number: Some(sections.join(";")), ..entry.look }, ..entry })
}

/// The same marked as approximate where it is.
fn about(entry: CellEntry, approximate: bool, style: &Style) -> Option<CellEntry> {
    if approximate { around(entry, style.word(Term::About), "") } else { Some(entry) }
}

/// A text as a format shows it.
fn quoted(text: &str) -> String {
    match text.is_empty() {
        true => String::new(),
        false => ["\"", &text.replace('"', "'").replace(';', ","), "\""].concat(),
    }
}

/// A number with its format; none where a sheet would not keep its digits.
fn number_entry(value: &Fraction, format: String) -> Option<CellEntry> {
    let value = CellValue::Number(double(value)?);
    Some(CellEntry { value, look: Look { number: Some(format), right: true, ..Look::default() } })
}

/// A number as the double that a sheet holds; none where it has more digits than a sheet keeps.
pub(super) fn double(value: &Fraction) -> Option<f64> {
    let decimals = value.exact_decimals(12).map(crate::money::places)?;
    let text = number::data(value, decimals, Rounding::HalfAway);
    let digits = text.trim_start_matches(['-', '0', '.']).chars().filter(char::is_ascii_digit).count();
    (digits <= DIGITS).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_more_digits_than_a_sheet_keeps_is_no_number() {
        assert_eq!(double(&Fraction::from(999_999_999_999_999)), Some(999_999_999_999_999.0));
        assert_eq!(double(&Fraction::from(1_234_567_890_123_456)), None);
        assert_eq!(double(&Fraction::decimal(-125, 1)), Some(-12.5));
    }

    #[test]
    fn a_format_has_the_mark_below_nothing_and_nothing_of_a_text_that_ends_it() {
        assert_eq!(signed("#,##0", Sense::Plain, ReductionMark::Filled), "#,##0;\"▲\"#,##0;#,##0");
        assert_eq!(signed("0", Sense::Change, ReductionMark::Minus), "+0;-0;0");
        assert_eq!(quoted("a\";b"), "\"a',b\"");
    }
}
