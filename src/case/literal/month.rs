//! A month as documents write it: 2013-10, 2013年10月, 平成25年10月, H25.10.

use crate::text;

/// The eras by their name and letter, with the year before their first.
const ERAS: [(&str, char, u16); 5] =
    [("令和", 'R', 2018), ("平成", 'H', 1988), ("昭和", 'S', 1925), ("大正", 'T', 1911), ("明治", 'M', 1867)];

/// A text without spaces, in narrow letters and digits.
fn narrowed(text: &str) -> String {
    let narrow = |c: char| match c {
        '０'..='９' | '．' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => text::narrow(c),
        c => c,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect()
}

/// The year and month that a text says. Documents write years of an era beyond its end, as nobody knew it: 平成35年 is
/// 2023.
pub(crate) fn month(text: &str) -> Option<(u16, u8)> {
    let text = narrowed(text);
    let (year, month) = iso(&text).or_else(|| named(&text)).or_else(|| lettered(&text))?;
    (1..=12).contains(&month).then_some((year, month))
}

/// The fiscal year that a text says, by the calendar year in which it begins, or its number in a term: 2027, FY2027, 2027年度,
/// 令和9年度, R9, 2年目.
pub(in crate::case) fn fiscal_year(text: &str) -> Option<u32> {
    let text = narrowed(text);
    let plain = text.strip_suffix("年度").or_else(|| text.strip_suffix("年目")).unwrap_or(&text);
    let plain = plain.strip_prefix("FY").unwrap_or(plain);
    let named = ERAS.iter().find_map(|(name, letter, before)| {
        let nth = plain.strip_prefix(name).or_else(|| plain.strip_prefix(*letter))?;
        of_era(nth, *before).map(u32::from)
    });
    named.or_else(|| digits(plain, 1, 9))
}

fn digits<T: std::str::FromStr>(text: &str, least: usize, most: usize) -> Option<T> {
    let fits = (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

/// 2013-10
fn iso(text: &str) -> Option<(u16, u8)> {
    let (year, month) = text.split_once('-')?;
    Some((digits(year, 4, 4)?, digits(month, 2, 2)?))
}

/// 2013年10月, 平成25年10月
fn named(text: &str) -> Option<(u16, u8)> {
    let (year, month) = text.strip_suffix('月')?.split_once('年')?;
    let month = digits(month, 1, 2)?;
    match ERAS.iter().find_map(|(name, _, before)| Some((year.strip_prefix(name)?, before))) {
        Some((nth, before)) => of_era(nth, *before).map(|year| (year, month)),
        None => Some((digits(year, 4, 4)?, month)),
    }
}

/// H25.10
fn lettered(text: &str) -> Option<(u16, u8)> {
    let letter = text.chars().next()?.to_ascii_uppercase();
    let (_, _, before) = ERAS.iter().find(|(_, known, _)| *known == letter)?;
    let (nth, month) = text.get(1..)?.split_once('.')?;
    Some((of_era(nth, *before)?, digits(month, 1, 2)?))
}

/// The year of an era: 元 is its first.
fn of_era(nth: &str, before: u16) -> Option<u16> {
    let nth: u16 = if nth == "元" { 1 } else { digits(nth, 1, 2)? };
    (nth > 0).then_some(before + nth)
}

#[cfg(test)]
mod tests {
    use super::{fiscal_year, month};

    #[test]
    fn fiscal_years_are_read_as_tables_print_them() {
        for text in ["2027", "FY2027", "2027年度", "令和9年度", "令和９年度", "令和9", "R9"] {
            assert_eq!(fiscal_year(text), Some(2027), "{text}");
        }
        assert_eq!(
            (fiscal_year("令和元年度"), fiscal_year("2年目"), fiscal_year("3")),
            (Some(2019), Some(2), Some(3))
        );
        for text in ["", "令和0年度", "X9", "-1", "R9.4", "9.5"] {
            assert_eq!(fiscal_year(text), None, "{text}");
        }
    }

    #[test]
    fn months_are_read_as_documents_write_them() {
        for (text, read) in [
            ("2013-10", (2013, 10)),
            ("2013年10月", (2013, 10)),
            ("平成25年10月", (2013, 10)),
            ("H25.10", (2013, 10)),
            ("令和8年4月", (2026, 4)),
            ("R8.4", (2026, 4)),
            ("令和元年5月", (2019, 5)),
            ("平成31年4月", (2019, 4)),
            ("平成３５年１０月", (2023, 10)),
            ("昭和 63 年 4 月", (1988, 4)),
            ("S63.04", (1988, 4)),
        ] {
            assert_eq!(month(text), Some(read), "{text}");
        }
        for text in
            ["2013-13", "2013-1", "13-10", "平成25年", "平成0年4月", "H25", "X3.4", "令和8年度", "", "H25.0"]
        {
            assert_eq!(month(text), None, "{text}");
        }
    }
}
