//! The term that a text speaks of: 5年間, 令和8～12年度, 5年総額.

use super::grid::CellAt;
use super::plain::{half_width, whole};
use super::words::year_of;
use crate::text::lengths;
use std::collections::BTreeSet;

/// A term of whole years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) years: u32,
    /// Its first fiscal year, where that is said.
    pub(super) first: Option<i32>,
}

/// A term with the cell that says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SaidTerm {
    pub(super) term: Term,
    pub(super) sheet: usize,
    pub(super) at: CellAt,
}

impl Term {
    /// What a text says of a term; none where it speaks of what was, or of two terms.
    pub(super) fn said(text: &str) -> Option<Term> {
        let plain = whole(text);
        if ["過去", "直近", "実績", "決算"].iter().any(|word| plain.contains(word)) {
            return None;
        }
        let range = range(text);
        let lengths: BTreeSet<u32> = lengths(&plain).filter(|months| *months > 12).collect();
        let length = match lengths.iter().collect::<Vec<_>>().as_slice() {
            [] => None,
            [months] if **months % 12 == 0 && **months <= 600 => Some(**months / 12),
            _ => return None,
        };
        match (range, length) {
            (Some((first, last)), length) => {
                let years = u32::try_from(last.checked_sub(first)?.checked_add(1)?).ok()?;
                let fits = (2..=50).contains(&years) && length.is_none_or(|length| length == years);
                fits.then_some(Term { years, first: Some(first) })
            }
            (None, length) => length.map(|years| Term { years, first: None }),
        }
    }
}

/// The first and the last fiscal year of a run: 令和8年度～令和12年度, 令和8～12年度, 2026年度から2030年度.
fn range(text: &str) -> Option<(i32, i32)> {
    let text: String = half_width(text).chars().filter(|c| !c.is_whitespace()).collect();
    ["~", "〜", "-", "―", "から"].iter().find_map(|mark| {
        let (left, right) = text.split_once(mark)?;
        let is_part = |c: &char| c.is_ascii_digit() || "令和平成元年度RrHh".contains(*c);
        let left: String =
            left.chars().rev().take_while(is_part).collect::<Vec<char>>().into_iter().rev().collect();
        let right: String = right.chars().take_while(is_part).collect();
        let right = right.split_once("年度").map_or(right.as_str(), |(right, _)| right);
        let right = right.trim_end_matches(['年', '度']);
        let era: String = left.chars().take_while(|c| !c.is_ascii_digit() && *c != '元').collect();
        let first = year_of(&left)?;
        let has_mark = left.contains('年') || text.contains("年度") || text.contains('年');
        let last = year_of(right).or_else(|| year_of(&[&era, right].concat()))?;
        (has_mark && last > first).then_some((first, last))
    })
}

/// The lengths that a text names, in months: 5年間, 18か月; 5年 alone is none, but for 5年総額.
pub(super) fn lengths(plain: &str) -> impl Iterator<Item = u32> {
    let said = lengths::lengths(plain).filter(|length| !length.bare || length.after.starts_with("総額"));
    said.filter_map(|length| length.months().filter(|months| *months > 0))
}

#[cfg(test)]
mod tests {
    use super::Term;

    #[test]
    fn terms_of_titles_are_read() {
        for (text, years, first) in [
            ("共同化後の経費（5年間）", 5, None),
            ("５年総額", 5, None),
            ("60か月", 5, None),
            ("経費試算（３か年）", 3, None),
            ("令和8年度～令和14年度の7年間", 7, Some(2026)),
            ("令和8～12年度 負担金", 5, Some(2026)),
            ("2026年度から2030年度まで", 5, Some(2026)),
            ("R8〜R12年度", 5, Some(2026)),
        ] {
            assert_eq!(Term::said(text), Some(Term { years, first }), "{text}");
        }
        for text in
            ["年間経費", "令和8年度", "1年間", "過去5年間の実績", "令和8～12年度の7年間", "3-4階", "03-5年"]
        {
            assert_eq!(Term::said(text), None, "{text}");
        }
    }
}
