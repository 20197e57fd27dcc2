//! A day as documents write it: 2025-10-01, 2025年10月1日, 令和7年10月1日, R7.10.1.

use super::month::month;
use crate::cost::Day;
use crate::text;

/// The day that a text says.
pub(in crate::case) fn day(text: &str) -> Option<Day> {
    let text = text.trim();
    let (head, day) = match text.strip_suffix('日') {
        Some(named) => named.rsplit_once('月').map(|(head, day)| ([head, "月"].concat(), day))?,
        None => text.rsplit_once(['-', '.', '．']).map(|(head, day)| (head.to_owned(), day))?,
    };
    let narrow = |c: char| match c {
        '０'..='９' => text::narrow(c),
        c => c,
    };
    let day: String = day.trim().chars().map(narrow).collect();
    let is_written = (1..=2).contains(&day.len()) && day.bytes().all(|byte| byte.is_ascii_digit());
    let is_iso = text.contains('-');
    let day = Some(day).filter(|day| is_written && (!is_iso || day.len() == 2))?;
    let (year, month) = month(&head)?;
    Day::new(year.into(), month.into(), day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn a_day_is_read_in_the_forms_that_documents_use() {
        let texts = ["2025-10-01", "2025年10月1日", "令和7年10月1日", "R7.10.1", "令和７年１０月１日"];
        for text in texts {
            let read = day(text).map(|day| (day.year, day.month, day.day));
            assert_eq!(read, Some((2025, 10, 1)), "{text}");
        }
        for text in ["2025-10-1", "2025-13-01", "2025-02-29", "令和7年10月", "7.10.1", "", "2025/10/01"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
