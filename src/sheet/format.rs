//! How a cell shows its number: the code of its format, `#,##0,"千円"`, says what people see of it.

use super::amount::exact;
use super::dated::{day_of_serial, year_seen};
use super::grid::{CellAt, SheetGrid, SheetValue, Shown};
use super::unit::SheetUnit;
use super::veils::{MAYBE, STRUCK, VEILED};
use crate::code;
use crate::lang::Code;
use crate::money::Fraction;
use std::collections::BTreeMap;

/// One section of a format, taken apart.
#[derive(Default)]
struct FormatSection {
    /// What is written before the digits, and after them.
    before: String,
    after: String,
    digits: bool,
    /// Commas behind the last digit: each divides by a thousand.
    thousands: i32,
    percents: i32,
    /// Whether it is of dates, or of any text.
    other: bool,
}

/// A sheet with its numbers as their formats show them: as texts where people read texts, else as what they are.
pub(super) fn show(mut grid: SheetGrid, formats: &BTreeMap<CellAt, String>) -> SheetGrid {
    for (at, code) in formats {
        let Some(value) = grid.cells.get_mut(at) else { continue };
        if code == STRUCK {
            grid.struck.insert(*at);
            continue;
        }
        let own = code.trim_start_matches(MAYBE);
        if own != code {
            grid.conditional.insert(*at);
        }
        match value {
            SheetValue::Number(_) if own.is_empty() => {}
            SheetValue::Number(digits) => {
                if let Some(year) = day_of_serial(digits).and_then(|day| year_seen(&day, own)) {
                    *value = SheetValue::Text(year);
                    continue;
                }
                let (seen, how) = shown(digits, own);
                *value = seen;
                grid.shown.extend(how.map(|how| (*at, how)));
            }
            // a number that somebody typed as a text
            SheetValue::Text(_) if own == VEILED => {
                _ = grid.shown.insert(*at, odd(code!("number-veiled"), code))
            }
            // 2026-04-01 that people read as 令和8年度
            SheetValue::Other(day) => {
                // of LibreOffice the text alone is known
                let text = own.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).map(str::to_owned);
                if let Some(year) = year_seen(day, own).or(text) {
                    *value = SheetValue::Text(year);
                }
            }
            _ => {}
        }
    }
    grid
}

/// What cannot be an amount as it stands, and why.
fn odd(why: Code, code: &str) -> Shown {
    Shown { power: 0, unit: None, odd: Some(why), code: code.to_owned() }
}

/// A number as its format shows it: the number itself, with what has to be known of it; or the text that people read.
fn shown(digits: &str, code: &str) -> (SheetValue, Option<Shown>) {
    let number = || SheetValue::Number(digits.to_owned());
    let Some(section) = section_of(digits, code) else { return (number(), None) };
    let is_zero = digits.chars().all(|c| matches!(c, '0' | '.' | '-'));
    let odd = |why: Code| (number(), Some(odd(why, code)));
    if code == VEILED && !is_zero {
        return odd(code!("number-veiled"));
    }
    if section.other || is_zero && !section.digits {
        return (number(), None);
    }
    if !section.digits {
        return odd(code!("number-unseen"));
    }
    if section.percents > 0 {
        let shifted = shifted(digits, 2 * section.percents);
        return (SheetValue::Text([&shifted, "%"].concat()), None);
    }
    let is_minus = |text: &str| text.ends_with(['▲', '△', '-', '−', '(', '（', '⊿']);
    if !digits.starts_with('-') && !is_zero && is_minus(section.before.trim_end()) {
        return odd(code!("number-sign-differs"));
    }
    let unit = SheetUnit::named(&section.after);
    let is_word = |text: &str| text.chars().any(char::is_alphabetic);
    let is_money = |text: &str| SheetUnit::named(text).is_some() || matches!(text.trim(), "¥" | "￥");
    let words = [&section.before, &section.after];
    // 令和8年度, 5台: people read a text
    if words.iter().any(|text| is_word(text) && !is_money(text)) {
        let seen = shifted(digits, -3 * section.thousands);
        return (SheetValue::Text([&section.before, seen.as_str(), &section.after].concat()), None);
    }
    let power = 3 * section.thousands;
    let shown = Shown { power, unit, odd: None, code: code.to_owned() };
    (number(), (power != 0 || unit.is_some()).then_some(shown))
}

/// The section of a format that shows a number, by its sign or by a condition of its own.
fn section_of(digits: &str, code: &str) -> Option<FormatSection> {
    let sections = sections(code);
    let is_negative = digits.starts_with('-');
    let is_zero = digits.chars().all(|c| matches!(c, '0' | '.' | '-'));
    let holds = |section: &str| condition(section).map(|condition| fulfils(digits, condition));
    if sections.iter().any(|section| holds(section).is_some()) {
        let own = sections.iter().find(|section| holds(section) == Some(true));
        let rest = sections.iter().find(|section| holds(section).is_none());
        return own.or(rest).map(|section| section_parts(section));
    }
    let nth = match (is_zero, is_negative) {
        (true, _) if sections.len() > 2 => 2,
        (false, true) if sections.len() > 1 => 1,
        _ => 0,
    };
    sections.get(nth).map(|section| section_parts(section))
}

/// The parts of a format between its semicolons; those within quotes and brackets are text.
fn sections(code: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let (mut quoted, mut bracket, mut escaped) = (false, false, false);
    for c in code.chars() {
        let is_plain = !quoted && !bracket && !escaped;
        match c {
            ';' if is_plain => {
                sections.push(String::new());
                continue;
            }
            '"' if !escaped && !bracket => quoted = !quoted,
            '[' if is_plain => bracket = true,
            ']' if bracket => bracket = false,
            _ => {}
        }
        escaped = !quoted && !escaped && matches!(c, '\\' | '_' | '*' | '!');
        if let Some(last) = sections.last_mut() {
            last.push(c);
        }
    }
    sections
}

/// The condition that a section sets: >=1000.
fn condition(section: &str) -> Option<(String, Fraction)> {
    let mut brackets = section.split('[').skip(1).filter_map(|rest| rest.split_once(']'));
    brackets.find_map(|(inner, _)| {
        let sign: String = inner.chars().take_while(|c| matches!(c, '<' | '>' | '=')).collect();
        let bound = exact(inner.strip_prefix(sign.as_str())?.trim())?;
        (!sign.is_empty()).then_some((sign, bound))
    })
}

/// Whether a number fulfils a condition.
fn fulfils(digits: &str, (sign, bound): (String, Fraction)) -> bool {
    let Some(value) = exact(digits) else { return false };
    match sign.as_str() {
        "<" => value < bound,
        ">" => value > bound,
        "<=" => value <= bound,
        ">=" => value >= bound,
        "<>" => value != bound,
        _ => value == bound,
    }
}

/// Takes a section apart.
fn section_parts(section: &str) -> FormatSection {
    let mut parts = FormatSection::default();
    let mut commas = 0;
    let mut chars = section.chars();
    let lower = section.to_ascii_lowercase();
    if lower.contains("general") || section.contains("標準") || section.trim() == "@" {
        return FormatSection { other: true, ..parts };
    }
    while let Some(c) = chars.next() {
        let text = match c {
            '"' => chars.by_ref().take_while(|c| *c != '"').collect(),
            '\\' | '!' => chars.next().map(String::from).unwrap_or_default(),
            '_' | '*' => {
                chars.next();
                String::new()
            }
            '[' => {
                let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                // [$¥-411]: a sign of money, and a place
                let sign = inner.strip_prefix('$').map(|rest| rest.split('-').next().unwrap_or_default());
                sign.unwrap_or_default().to_owned()
            }
            '0' | '#' | '?' => {
                parts.digits = true;
                commas = 0;
                continue;
            }
            ',' if parts.digits => {
                commas += 1;
                continue;
            }
            '.' => {
                parts.thousands += commas;
                commas = 0;
                continue;
            }
            '%' | '％' => {
                parts.percents += 1;
                continue;
            }
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 's' | 'g' | 'G' if !parts.digits => {
                return FormatSection { other: true, ..parts };
            }
            // of eras, or of powers of ten
            'e' | 'E' => return FormatSection { other: true, ..parts },
            c => String::from(c),
        };
        if parts.digits { parts.after += &text } else { parts.before += &text }
    }
    parts.thousands += commas;
    parts
}

/// Digits with their point moved: 0.015 by 2 is 1.5.
fn shifted(digits: &str, by: i32) -> String {
    let (minus, rest) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let (whole, fraction) = rest.split_once('.').unwrap_or((rest, ""));
    let places = usize::try_from(by.unsigned_abs()).unwrap_or(0);
    let zeros = "0".repeat(places);
    let (whole, fraction) = match by >= 0 {
        true => {
            let padded = [fraction, &zeros].concat();
            let (moved, rest) = padded.split_at_checked(places).unwrap_or((&padded, ""));
            ([whole, moved].concat(), rest.to_owned())
        }
        false => {
            let padded = [&zeros, whole].concat();
            let (rest, moved) = padded.split_at_checked(padded.len() - places).unwrap_or((&padded, ""));
            (rest.to_owned(), [moved, fraction].concat())
        }
    };
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    [minus, if whole.is_empty() { "0" } else { whole }, point, fraction].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is seen of 1234567 and -1234567.
    #[test]
    fn a_number_is_what_its_format_shows() {
        let of = |digits: &str, code: &str| shown(digits, code);
        for (code, power, unit) in [
            ("#,##0,", 3, None),
            ("#,##0,,", 6, None),
            ("#,##0,.0", 3, None),
            ("0.0,,\"百万円\"", 6, Some(SheetUnit::Million)),
            ("#,##0\"千円\"", 0, Some(SheetUnit::Thousand)),
            ("#,##0円", 0, Some(SheetUnit::Yen)),
            ("[Black]#,##0,;[Red]\"▲\"#,##0,;\"－\"", 3, None),
            ("[>=1000000]#,##0,;#,##0", 3, None),
            ("_ * #,##0,_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ", 3, None),
        ] {
            let (value, seen) = of("1234567", code);
            let seen = seen.unwrap();
            assert_eq!(
                (value.text(), seen.power, seen.unit, seen.odd),
                ("1234567", power, unit, None),
                "{code}"
            );
        }
        for plain in [
            "General", "#,##0", "#,##0;[Red]#,##0", "¥#,##0", "[$¥-411]#,##0;-#,##0", "0.00E+00",
            "[DBNum1]#,##0", "#,##0_);(#,##0)", "#,##0;\"▲\"#,##0", "@", "0", "[<1000]#,##0,;#,##0",
        ] {
            assert_eq!(of("1234567", plain).1, None, "{plain}");
            assert_eq!(of("1234567", plain).0, SheetValue::Number("1234567".to_owned()), "{plain}");
        }
        for (digits, code, text) in [
            ("0.35", "0.0%", "35%"),
            ("1.5", "0%", "150%"),
            ("-0.015", "0.0%", "-1.5%"),
            ("8", "\"令和\"0\"年度\"", "令和8年度"),
            ("20", "0\"台\"", "20台"),
            ("6", "0か月", "6か月"),
        ] {
            assert_eq!(of(digits, code).0, SheetValue::Text(text.to_owned()), "{code}");
        }
        let odd = |digits: &str, code: &str| of(digits, code).1.and_then(|seen| seen.odd).is_some();
        assert!(odd("500", ";;;") && odd("500", "\"－\"") && odd("20", "\"▲\"#,##0") && odd("5", "(#,##0)"));
        assert!(!odd("0", ";;;") && !odd("-20", "#,##0;\"▲\"#,##0") && !odd("0", "#,##0;-#,##0;\"－\""));
    }
}
