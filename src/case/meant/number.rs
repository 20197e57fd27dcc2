//! Whole numbers that are meant by texts: 5年 is 60 months, 令和9年4月 is some month of the term.

use crate::case::literal;
use crate::text::lengths::{behind_months, months, number};
use crate::text::narrow;

/// Keys that count months of the term.
pub(in crate::case) const MONTHS_OF_TERM: [&str; 3] = ["at", "from", "to"];

/// Where the term begins, and in which month its fiscal years do.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::case) struct TermBegin {
    pub(in crate::case) start: Option<(u16, u8)>,
    pub(in crate::case) year_starts: Option<u8>,
}

/// What a text says where a month of the term is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::case) enum MonthMeant {
    /// The month of this number.
    Number(u32),
    /// A month of the calendar, and nothing says where the term begins.
    NoStart,
    /// None that can be told.
    Unknown,
}

/// A text without spaces, its digits narrow.
fn plain(text: &str) -> String {
    let digit = |c: char| match c {
        '０'..='９' | '／' | '－' | '．' => narrow(c),
        c => c,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(digit).collect()
}

/// The whole number that a text means where this key stands; months of the term are [`month_of_term`].
pub(in crate::case) fn whole(key: &str, text: &str) -> Option<u32> {
    let text = plain(text);
    let text = match text.split_once('.') {
        // 60.0
        Some((whole, rest)) if !rest.is_empty() && rest.bytes().all(|digit| digit == b'0') => whole,
        _ => &text,
    };
    match key {
        "months" | "every" => months(text),
        // 令和9年度 is 2027
        "year" => literal::fiscal_year(text),
        "year_starts" => match year_month(text) {
            Some((_, month)) => Some(month.into()),
            None => {
                number(text).filter(|(_, rest)| matches!(*rest, "" | "月" | "月から")).map(|(month, _)| month)
            }
        },
        // 1年後
        _ => number(text)
            .filter(|(_, rest)| matches!(*rest, "" | "年" | "年後" | "年度後" | "年目"))
            .map(|(found, _)| found),
    }
}

/// A year and month, a day of it being of no account: 令和9年4月1日, 2027-04-01, 2027/4.
fn year_month(text: &str) -> Option<(u16, u8)> {
    let by_words = || text.split_once('月').and_then(|(month, _)| literal::month(&[month, "月"].concat()));
    let by_signs = || {
        let mut parts = text.split(['/', '-', '.']);
        let (year, month) = (parts.next()?, parts.next()?);
        literal::month(&format!("{year}年{month}月")).or_else(|| literal::month(&format!("{year}.{month}")))
    };
    literal::month(text).or_else(by_words).or_else(by_signs)
}

/// A month as the head of a case has it, 2026-04, that a text means; of a fiscal year its first.
pub(in crate::case) fn calendar_month(text: &str) -> Option<String> {
    let text = plain(text);
    let of_year = || literal::fiscal_year(&text).filter(|_| text.ends_with("年度") || text.starts_with("FY"));
    match year_month(&text) {
        Some((year, month)) => Some(format!("{year}-{month:02}")),
        None => of_year().map(|year| format!("{year}-04")),
    }
}

/// The month of the term that a text means, of a fiscal year its first, or its last where it `ends` something.
pub(in crate::case) fn month_of_term(text: &str, begin: TermBegin, ends: bool) -> MonthMeant {
    let text = plain(text);
    let text = text.trim_end_matches("から").trim_end_matches("まで");
    let nth = text.strip_prefix('第').unwrap_or(text);
    if let Some((nth, rest)) = number(nth)
        && (rest.is_empty() || behind_months(rest) == Some("目"))
    {
        return MonthMeant::Number(nth);
    }
    let year_starts = begin.year_starts.unwrap_or(4);
    let of_year = |year: u32| match (ends, year_starts) {
        (false, first) => Some((year, first)),
        (true, 1) => Some((year, 12)),
        (true, first) => Some((year.checked_add(1)?, first.checked_sub(1)?)),
    };
    let is_fiscal = text.ends_with("年度") || text.starts_with("FY");
    let found = match year_month(text) {
        Some((year, month)) => Some((u32::from(year), month)),
        None => literal::fiscal_year(text).filter(|_| is_fiscal).and_then(of_year),
    };
    match (found, begin.start) {
        (None, _) => MonthMeant::Unknown,
        (Some(_), None) => MonthMeant::NoStart,
        (Some((year, month)), Some(start)) => counted((year, month), start),
    }
}

/// The number of a month of the calendar, the first being 1.
fn counted((year, month): (u32, u8), (first_year, first): (u16, u8)) -> MonthMeant {
    let months = |year: u32, month: u8| year.saturating_mul(12).saturating_add(month.into());
    let since = months(year, month).checked_sub(months(first_year.into(), first));
    match since.and_then(|since| since.checked_add(1)).filter(|number| *number <= 600) {
        Some(number) => MonthMeant::Number(number),
        None => MonthMeant::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_told_in_months() {
        for (text, meant) in [
            ("5年", Some(60)),
            ("５か年", Some(60)),
            ("5年間", Some(60)),
            ("60か月", Some(60)),
            ("2年6か月", Some(30)),
            ("1年半", Some(18)),
            ("5 years", Some(60)),
            ("24", Some(24)),
            ("60.0", Some(60)),
            ("令和8年", None),
            ("長期", None),
        ] {
            assert_eq!(whole("months", text), meant, "{text}");
        }
        assert_eq!(whole("year", "令和9年度"), Some(2027));
        assert_eq!((whole("year_starts", "4月"), whole("year_starts", "令和8年10月")), (Some(4), Some(10)));
    }

    /// From April 2026: April 2027 is the 13th month, the fiscal year 2027 ends with the 24th.
    #[test]
    fn months_of_the_calendar_are_counted_from_the_first() {
        let begin = TermBegin { start: Some((2026, 4)), year_starts: None };
        for text in ["令和9年4月", "2027-04", "2027-04-01", "R9.4", "2027/4", "令和9年度", "13", "13か月目"]
        {
            assert_eq!(month_of_term(text, begin, false), MonthMeant::Number(13), "{text}");
        }
        assert_eq!(month_of_term("令和9年度", begin, true), MonthMeant::Number(24));
        assert_eq!(month_of_term("令和8年3月", begin, false), MonthMeant::Unknown);
        assert_eq!(month_of_term("令和9年4月", TermBegin::default(), false), MonthMeant::NoStart);
        assert_eq!(month_of_term("末", begin, true), MonthMeant::Unknown);
        for text in ["2026/04", "令和8年度", "R8/4/1", "2026-04-01"] {
            assert_eq!(calendar_month(text).as_deref(), Some("2026-04"), "{text}");
        }
        assert_eq!(calendar_month("来年度"), None);
    }
}
