//! An amount in a cell: full-width digits, commas, ▲, a dash for nothing, a unit of its own.

use super::grid::SheetValue;
use super::plain::{half_width, unnoted};
use super::unit::SheetUnit;
use crate::case::read_amount;
use crate::money::{Fraction, Rounding};

/// What a cell of amounts holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ReadCell {
    /// Nothing: empty, or a dash.
    Nothing,
    /// An amount that says its unit, or 0, which needs none.
    Whole(Yen),
    /// A number without a unit.
    Bare(String),
    /// A formula that nobody has calculated.
    Uncalculated,
    /// No number.
    NoNumber,
}

/// An amount in yen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Yen {
    /// As it is written into a case.
    pub(super) written: String,
    pub(super) yen: Fraction,
}

impl Yen {
    /// No cost.
    pub(super) fn nothing() -> Yen {
        Yen { written: "0円".to_owned(), yen: Fraction::zero() }
    }

    /// An amount of whole yen.
    pub(super) fn whole(yen: Fraction) -> Option<Yen> {
        let minus = if yen.is_negative() { "-" } else { "" };
        let digits = yen.abs().scaled(0, Rounding::Down).to_string();
        yen.is_whole().then(|| Yen { written: [minus, &digits, "円"].concat(), yen })
    }
}

/// Reads a cell of amounts.
pub(super) fn read(value: Option<&SheetValue>) -> ReadCell {
    let text = match value {
        None => return ReadCell::Nothing,
        Some(SheetValue::Uncalculated(_)) => return ReadCell::Uncalculated,
        Some(SheetValue::Other(_)) => return ReadCell::NoNumber,
        Some(SheetValue::Number(text) | SheetValue::Text(text)) => text,
    };
    let text: String = half_width(text).chars().filter(|c| !c.is_whitespace()).collect();
    if text.is_empty() || text.chars().all(|c| "-ー―–—‐ｰ".contains(c)) {
        return ReadCell::Nothing;
    }
    let (minus, rest) = signed(unnoted(&text));
    // ¥110,000-
    let rest = match rest.strip_prefix(['¥', '￥', '\\']) {
        Some(rest) => rest.trim_end_matches(['-', '―', '.']),
        None => rest,
    };
    match number(rest) {
        Some(digits) => {
            let bare = [if minus { "-" } else { "" }, &digits].concat();
            match digits.chars().all(|c| matches!(c, '0' | '.')) {
                true => ReadCell::Whole(Yen::nothing()),
                false => ReadCell::Bare(bare),
            }
        }
        // 千円 is a unit, no thousand
        None if SheetUnit::named(rest).is_some() => ReadCell::NoNumber,
        None if SheetUnit::WORDS_END.iter().any(|end| rest.ends_with(end)) => {
            let written = [if minus { "-" } else { "" }, rest].concat();
            match read_amount(&written) {
                Ok(yen) => ReadCell::Whole(Yen { written, yen }),
                Err(_) => ReadCell::NoNumber,
            }
        }
        None => ReadCell::NoNumber,
    }
}

impl SheetUnit {
    /// What an amount with a unit of its own ends in.
    const WORDS_END: [&'static str; 1] = ["円"];

    /// A bare number in this unit.
    pub(super) fn amount(self, bare: &str) -> Option<Yen> {
        let written = [bare, self.word()].concat();
        let yen = read_amount(&written).ok()?;
        Some(Yen { written, yen })
    }
}

/// Plain digits with a point and a minus as the number that they are.
pub(super) fn exact(digits: &str) -> Option<Fraction> {
    let (minus, rest) = digits.strip_prefix('-').map_or((false, digits), |rest| (true, rest));
    let (whole, fraction) = rest.split_once('.').unwrap_or((rest, ""));
    let all = [whole, fraction].concat();
    let is_number = !all.is_empty() && all.len() < 36 && all.bytes().all(|byte| byte.is_ascii_digit());
    let number: i128 = all.parse().ok().filter(|_| is_number)?;
    let number = Fraction::decimal(number, i32::try_from(fraction.len()).ok()?);
    Some(if minus { &Fraction::zero() - &number } else { number })
}

/// Whether a number is below nothing, and the rest of it: ▲, △, -, or brackets as accountants set them.
fn signed(text: &str) -> (bool, &str) {
    if let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return (true, inner);
    }
    match text.strip_prefix(['▲', '△', '-', '⊿']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// The digits of a number with commas in their places, or none; without the commas.
fn number(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let groups: Vec<&str> = whole.split(',').collect();
    let (first, rest) = groups.split_first()?;
    let grouped =
        rest.is_empty() || (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3);
    let is_number = !first.is_empty() && groups.iter().all(|group| all_digits(group)) && grouped;
    let has_fraction = text.contains('.');
    if !is_number || !all_digits(fraction) || has_fraction && fraction.is_empty() {
        return None;
    }
    let whole = groups.concat();
    Some(if has_fraction { [&whole, ".", fraction].concat() } else { whole })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> ReadCell {
        read(Some(&SheetValue::Text(text.to_owned())))
    }

    #[test]
    fn numbers_of_offices_are_read_exactly() {
        assert_eq!(of("６０，０００"), ReadCell::Bare("60000".to_owned()));
        assert_eq!(of("▲1,234.5"), ReadCell::Bare("-1234.5".to_owned()));
        assert_eq!(of("(300)"), ReadCell::Bare("-300".to_owned()));
        for noted in ["8,000※", "８，０００※１", "8,000(注2)", "8,000*", "8,000 注1)"] {
            assert_eq!(of(noted), ReadCell::Bare("8000".to_owned()), "{noted}");
        }
        for nothing in ["－", "-", "―", " ", "ー"] {
            assert_eq!(of(nothing), ReadCell::Nothing, "{nothing}");
        }
        for wrong in [
            "60,00O", "1,23", "約60", "6 万くらい", "=1+1", "1.", "未定", "（千円）", "円", "8,000*2", "※",
            "8,000注",
        ] {
            assert_eq!(of(wrong), ReadCell::NoNumber, "{wrong}");
        }
        let ReadCell::Whole(amount) = of("６，０００万円") else { panic!() };
        assert_eq!(amount.yen, Fraction::from(60_000_000));
        assert_eq!(SheetUnit::Thousand.amount("60000.5").unwrap().yen, Fraction::from(60_000_500));
        assert_eq!(of("0"), ReadCell::Whole(Yen { written: "0円".to_owned(), yen: Fraction::zero() }));
    }
}
