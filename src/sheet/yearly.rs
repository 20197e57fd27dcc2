//! Twelve months from one of a year to one of the next, 2026/4～2027/3, as heads tell a fiscal year.

use super::plain::whole;
use super::words::year_of;

/// The fiscal year that a head tells by its first and its last month: 2026/4～2027/3, 令和8年4月～令和9年3月.
pub(super) fn year_of_months(head: &str) -> Option<i32> {
    let (first, last) = months(head)?;
    (first.1 == 4 && last.1 == 3 && last.0 == first.0.checked_add(1)?).then_some(first.0)
}

/// Whether a head tells a fiscal year so.
pub(super) fn is_year(head: &str) -> bool {
    year_of_months(head).is_some()
}

/// Whether a head says since when something is, or until when, and no year that amounts are of: 加入年度, 更新年度.
pub(super) fn is_since(head: &str) -> bool {
    const WORDS: [&str; 11] =
        ["加入", "参加", "開始", "終了", "導入", "更新", "稼働", "契約", "移行", "脱退", "満了"];
    WORDS.iter().any(|word| head.contains(word))
}

/// Whether a head tells months of two years that are no fiscal year: 2026/10～2027/9.
pub(super) fn is_other_year(head: &str) -> bool {
    months(head).is_some() && year_of_months(head).is_none()
}

/// The first and the last month that a text runs through, each with its year.
fn months(text: &str) -> Option<((i32, u32), (i32, u32))> {
    let text = whole(text);
    let text = text.trim_matches(['(', ')']);
    ["~", "〜", "から", "-", "―", "–"].iter().find_map(|mark| {
        let (first, last) = text.split_once(mark)?;
        Some((month(first)?, month(last.trim_end_matches("まで"))?))
    })
}

/// A month with its year: 2026/4, 令和8年4月, R8.4, 2026.4.1.
fn month(text: &str) -> Option<(i32, u32)> {
    let is_between = |c: char| matches!(c, '/' | '.' | '年');
    let (year, rest) = text.split_once(is_between)?;
    let rest = rest.trim_end_matches('日').trim_end_matches('分');
    let rest = rest.split(['月', '/', '.']).next()?;
    let month: u32 = rest.parse().ok().filter(|month| (1..=12).contains(month))?;
    Some((year_of(year)?, month))
}

#[cfg(test)]
mod tests {
    use super::{is_other_year, year_of_months};

    #[test]
    fn a_fiscal_year_runs_from_april_to_march() {
        for text in [
            "2026/4～2027/3",
            "令和８年４月～令和９年３月",
            "R8.4〜R9.3",
            "2026.4-2027.3",
            "2026/4/1～2027/3/31",
        ] {
            assert_eq!(year_of_months(text), Some(2026), "{text}");
        }
        for text in ["2026/10～2027/9", "2026/4～2028/3", "令和8年4月～令和8年9月"] {
            assert!(year_of_months(text).is_none() && is_other_year(text), "{text}");
        }
        for text in ["令和8年度", "2026～2027", "4月～3月", "1-2階", "R8～R12年度"] {
            assert!(year_of_months(text).is_none() && !is_other_year(text), "{text}");
        }
    }
}
