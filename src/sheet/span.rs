//! A part of a year that a text speaks of: 第1四半期, 上半期, 10月～3月, 半年分, 6か月分.

use super::plain::{plain, whole};
use super::words::year_of;
use crate::text::lengths::MONTHS;

/// Months of a fiscal year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// The fiscal year, where it is named.
    pub(super) year: Option<i32>,
    /// The first month of the fiscal year, April being 0, where it is said which months they are.
    pub(super) first: Option<u32>,
    /// How many they are.
    pub(super) months: u32,
}

/// Words that are of a half of a year wherever they stand, and whether of its second half.
const HALVES: [(&str, Option<u32>); 6] = [
    ("上半期", Some(0)),
    ("下半期", Some(6)),
    ("半期", None),
    ("半年", None),
    ("1st half", Some(0)),
    ("2nd half", Some(6)),
];

/// Words that are of a half of a year where nothing else is said: 後期 is one, 後期高齢者 is none.
const HALVES_ALONE: [(&str, u32); 6] =
    [("上期", 0), ("下期", 6), ("前期", 0), ("後期", 6), ("年度前半", 0), ("年度後半", 6)];

impl Span {
    /// The part of a year that a text speaks of; none where it speaks of none, or of a whole one.
    pub(super) fn said(text: &str) -> Option<Span> {
        let word = whole(text);
        let year = year_in(&word);
        let found = |first: Option<u32>, months: u32| Some(Span { year, first, months });
        if let Some((before, after)) = word.split_once("四半期") {
            let nth = before.chars().next_back().and_then(nth).or_else(|| after.chars().next().and_then(nth));
            return found(nth.filter(|nth| (1..=4).contains(nth)).map(|nth| 3 * (nth - 1)), 3);
        }
        if let Some((_, first)) = HALVES.iter().find(|(known, _)| word.contains(known)) {
            return found(*first, 6);
        }
        let rest = plain(text);
        let rest = rest
            .split_once("年度")
            .filter(|(year, _)| year_of(year).is_some())
            .map_or(rest.as_str(), |(_, rest)| rest);
        let rest = rest.trim_end_matches("負担金").trim_end_matches(['分', '額', '計', 'の']);
        if let Some((_, first)) =
            HALVES_ALONE.iter().find(|(known, _)| rest == *known || rest == known.trim_start_matches("年度"))
        {
            return found(Some(*first), 6);
        }
        if let Some(quarter) = rest.strip_prefix('q').or_else(|| rest.strip_suffix('q')) {
            let nth = quarter.parse().ok().filter(|nth| (1..=4).contains(nth));
            return nth.and_then(|nth: u32| found(Some(3 * (nth - 1)), 3));
        }
        if let Some((first, months)) = months_of(&word) {
            return (months != 12).then_some(Span { year, first: Some(first), months });
        }
        length_of(&word).and_then(|months| found(None, months))
    }
}

/// The fiscal year before a word of a part of it: 令和8年度上半期.
fn year_in(word: &str) -> Option<i32> {
    let (year, _) = word.split_once("年度").or_else(|| word.split_once('年'))?;
    let year = year.rsplit(['/', '(']).next().unwrap_or(year);
    year_of(year)
}

/// The number that a character is.
fn nth(c: char) -> Option<u32> {
    let kanji = ['一', '二', '三', '四'];
    c.to_digit(10).or_else(|| u32::try_from(kanji.iter().position(|known| *known == c)? + 1).ok())
}

/// The first of the months that a text runs through, April being 0, and how many they are: 10月～3月, 4-9月.
fn months_of(word: &str) -> Option<(u32, u32)> {
    ["~", "〜", "から", "-", "―", "–", "~翌"].iter().find_map(|mark| {
        word.match_indices(mark).find_map(|(at, _)| {
            let (left, right) = word.split_at_checked(at)?;
            let right = right.strip_prefix(mark)?.trim_start_matches(['翌', '同', '年']);
            let left_month = left.ends_with('月');
            let first = last_number(left.trim_end_matches('月'))?;
            // 令和8年4月～令和9年3月: of the right side what stands before its month
            let right = right.split_once('月')?.0;
            let last = last_number(right)?;
            let is_date = right.chars().all(|c| c.is_ascii_digit());
            let is_month = |month: &u32| (1..=12).contains(month);
            let fits = is_month(&first) && is_month(&last) && (left_month || is_date);
            let nth = |month: u32| (month + 8) % 12;
            fits.then(|| (nth(first), (nth(last) + 12 - nth(first)) % 12 + 1))
        })
    })
}

/// The digits at the end of a text, as a number.
fn last_number(text: &str) -> Option<u32> {
    let digits: Vec<char> = text.chars().rev().take_while(char::is_ascii_digit).collect();
    digits.iter().rev().collect::<String>().parse().ok()
}

/// Months that a text counts, fewer than a year: 6か月分.
fn length_of(word: &str) -> Option<u32> {
    MONTHS.iter().find_map(|known| {
        let (before, after) = word.split_once(known)?;
        let months = last_number(before).filter(|months| (1..12).contains(months))?;
        // 3か月ごと, 13か月目
        (!after.starts_with("ごと") && !after.starts_with('毎') && !after.starts_with('目')).then_some(months)
    })
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn parts_of_years_are_told_from_years() {
        for (text, year, first, months) in [
            ("第1四半期", None, Some(0), 3),
            ("第４四半期", None, Some(9), 3),
            ("令和8年度上半期", Some(2026), Some(0), 6),
            ("R9下半期", None, Some(6), 6),
            ("後期", None, Some(6), 6),
            ("下期分", None, Some(6), 6),
            ("10月～3月", None, Some(6), 6),
            ("10月～翌年3月", None, Some(6), 6),
            ("4-9月", None, Some(0), 6),
            ("令和8年度（10月～3月）", Some(2026), Some(6), 6),
            ("半年分", None, None, 6),
            ("6か月分", None, None, 6),
            ("4月～6月", None, Some(0), 3),
            ("Q2", None, Some(3), 3),
        ] {
            assert_eq!(Span::said(text), Some(Span { year, first, months }), "{text}");
        }
        for text in [
            "後期高齢者医療",
            "令和8年度",
            "4月～3月",
            "令和8年4月～令和9年3月",
            "12か月",
            "年額",
            "5年間",
            "18か月",
            "3か月ごと",
            "金額",
            "保守料",
            "令和8～12年度",
            "品質Q",
            "前期高齢者納付金",
            "1-2階",
        ] {
            assert_eq!(Span::said(text), None, "{text}");
        }
    }
}
