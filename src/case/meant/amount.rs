//! Texts that hold an amount and something that is said elsewhere: tax, a period, nothing decided yet, a hyphen for 〜.

use super::tax::TAX;
use crate::case::literal::{self, Flaw};
use crate::code;
use crate::diagnostic::FaultKind;
use crate::text::narrow;

/// What says beside an amount that it is of a year or a month, with the key that says so.
const PERIODS: [(&str, &str); 16] = [
    ("年額", "yearly"),
    ("年間", "yearly"),
    ("毎年", "yearly"),
    ("／年", "yearly"),
    ("/年", "yearly"),
    ("月額", "monthly"),
    ("毎月", "monthly"),
    ("／月", "monthly"),
    ("/月", "monthly"),
    ("per year", "yearly"),
    ("a year", "yearly"),
    ("/year", "yearly"),
    ("per month", "monthly"),
    ("a month", "monthly"),
    ("/month", "monthly"),
    ("p.a.", "yearly"),
];

/// The keys that say what one amount is of.
pub(in crate::case) const FORMS: [&str; 4] = ["total", "once", "yearly", "monthly"];

/// What is written where nothing is decided.
const OPEN: [&str; 23] = [
    "-", "－", "―", "—", "", "未定", "不明", "未確定", "未決定", "調整中", "検討中", "協議中", "精査中",
    "算定中", "別途", "別途協議", "?", "？", "…", "tbd", "n/a", "unknown", "to be decided",
];

/// The same flaw of what stands for the value of a key, with what to do about it where that can be told.
pub(in crate::case) fn amount(key: &str, text: &str, flaw: Flaw) -> Flaw {
    if flaw.kind != FaultKind::NoAmount {
        return flaw;
    }
    let lower = text.trim().to_ascii_lowercase();
    if OPEN.contains(&lower.as_str()) {
        return flaw.worded(code!("unreadable-amount-open")).with("key", key);
    }
    if let Some((amount, tax)) = beside(&lower, text.trim(), &TAX) {
        return flaw.worded(code!("unreadable-amount-tax")).with("amount", amount).with("tax", tax);
    }
    let period = Some(key).filter(|key| FORMS.contains(key)).and_then(|_| {
        beside(&lower, text.trim(), &PERIODS).or_else(|| {
            let of =
                |word, key| text.trim().strip_prefix(word).and_then(amount_alone).map(|amount| (amount, key));
            of("年", "yearly").or_else(|| of("月", "monthly"))
        })
    });
    if let Some((amount, form)) = period {
        return flaw.worded(code!("unreadable-amount-period")).with("amount", amount).with("form", form);
    }
    match with_wave(text.trim()) {
        Some(range) => flaw.worded(code!("unreadable-amount-hyphen")).with("amount", range),
        None => flaw,
    }
}

/// A percent that was typed for an amount: it is moved by one in another way.
pub(in crate::case) fn percent(flaw: Flaw, path: &str, text: &str) -> Flaw {
    match flaw.kind == FaultKind::NoAmount && literal::percent(text).is_ok() {
        true => flaw.worded(code!("unreadable-amount-percent")).with("path", path),
        false => flaw,
    }
}

/// The amount of a text without a word of a list, and what that word means.
fn beside(lower: &str, text: &str, words: &[(&str, &'static str)]) -> Option<(String, &'static str)> {
    let (place, word, meant) =
        words.iter().find_map(|(word, meant)| Some((lower.find(word)?, word, *meant)))?;
    let (before, rest) = text.split_at_checked(place)?;
    let rest = rest.get(word.len()..)?;
    let is_bracket =
        |c: char| matches!(c, '(' | ')' | '（' | '）' | '[' | ']' | '［' | '］') || c.is_whitespace();
    let before = before.trim_end_matches(is_bracket);
    let rest = rest.trim_start_matches(is_bracket).trim_end_matches(['）', ')']);
    amount_alone(&[before, rest].concat()).map(|amount| (amount, meant))
}

/// A text that is an amount, without spaces around it.
fn amount_alone(text: &str) -> Option<String> {
    let text = text.trim();
    literal::printed_amount(text).is_ok().then(|| text.to_owned())
}

/// The range of a text with one hyphen between its ends, as it is to be written.
fn with_wave(text: &str) -> Option<String> {
    let is_hyphen = |c: char| matches!(c, '-' | '－' | '−' | '‐' | 'ー' | '―');
    let mut ends = text.split(is_hyphen).map(str::trim);
    let (low, high) = (ends.next()?, ends.next()?);
    let range = [low, "〜", high].concat();
    (ends.next().is_none() && !low.is_empty() && literal::printed_amount(&range).is_ok()).then_some(range)
}

/// What an amount means whose thousands are parted by a point: `2.600万円` may be 2,600万円. Three decimals of which the last is 0
/// are hardly written otherwise.
pub(in crate::case) fn with_comma(text: &str) -> Option<String> {
    let half: String = text.trim().chars().map(narrow).collect();
    let unit = ["千円", "万円", "円"].into_iter().find(|unit| half.ends_with(unit))?;
    let (whole, decimals) = half.strip_suffix(unit)?.split_once('.')?;
    let are_digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let is_group = (1..=3).contains(&whole.len()) && decimals.len() == 3 && decimals.ends_with('0');
    let is_meant = is_group && are_digits(whole) && are_digits(decimals) && !whole.starts_with('0');
    is_meant.then(|| [whole, ",", decimals, unit].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_beside_an_amount_is_told_from_it() {
        let said = |key: &str, text: &str| {
            let flaw = amount(key, text, literal::printed_amount(text).unwrap_err());
            let fault = flaw.into_fault(0..0);
            let text = |name| fault.text(name).unwrap_or_default().to_owned();
            (fault.wording.name(), text("amount"), [text("tax"), text("form")].concat())
        };
        for (key, written, wording, meant, word) in [
            ("yearly", "4,800万円（税抜）", "unreadable-amount-tax", "4,800万円", "excluded"),
            ("yearly", "税込 4,800万円", "unreadable-amount-tax", "4,800万円", "included"),
            ("yearly", "年4,800万円", "unreadable-amount-period", "4,800万円", "yearly"),
            ("once", "2,500万円/年", "unreadable-amount-period", "2,500万円", "yearly"),
            ("yearly", "月額400万円", "unreadable-amount-period", "400万円", "monthly"),
            ("cap", "月額400万円", "unreadable-amount", "", ""),
            ("yearly", "2500-3000万円", "unreadable-amount-hyphen", "2500〜3000万円", ""),
            ("yearly", "未定", "unreadable-amount-open", "", ""),
            ("yearly", "", "unreadable-amount-open", "", ""),
            ("yearly", "千弗", "unreadable-amount", "", ""),
        ] {
            let expected = (wording, meant.to_owned(), word.to_owned());
            assert_eq!(said(key, written), expected, "{written}");
        }
    }
}
