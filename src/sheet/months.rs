//! Months of a term as sheets write them: by their number, or by the calendar, 令和9年4月.

use super::costs::Cost;
use super::fault::FoundFaults;
use super::members::Members;
use super::other::{TemplateSettings, start};
use super::plain::half_width;
use crate::case::read_month;
use crate::code;
use crate::diagnostic::Diagnostic;

/// Keys that are months of the term.
const MONTHS: [&str; 3] = ["from", "to", "at"];

/// Brings all months to their numbers in the term; what is none is a fault.
pub(super) fn settle(
    (members, costs): (&mut Members, &mut [Cost]),
    settings: &TemplateSettings,
    found: &mut FoundFaults,
) {
    let of_years = super::costs::years(costs).map(|(first, _)| (i64::from(first), 4));
    let said = settings.get("start").and_then(|(_, text, ..)| read_month(&start(text)));
    let first = said.map(|(year, month)| (i64::from(year), i64::from(month))).or(of_years);
    let of_members = members.list.iter_mut().flat_map(|member| {
        let sheet = member.sheet;
        member.keys.iter_mut().map(move |key| (sheet, key))
    });
    let of_costs = costs.iter_mut().flat_map(|cost| {
        let sheet = cost.sheet;
        cost.keys.iter_mut().map(move |key| (sheet, key))
    });
    for (sheet, (_, text, at)) in of_members.chain(of_costs).filter(|(_, (key, ..))| MONTHS.contains(key)) {
        match number(text, first) {
            Some(number) => *text = number.to_string(),
            None => found.add(sheet, *at, fault(text, first.is_some())),
        }
    }
}

fn fault(text: &str, starts: bool) -> Diagnostic {
    let wording = match starts {
        true => code!("month-in-sheet"),
        false => code!("month-without-start"),
    };
    Diagnostic::error(code!("not-a-number"), None).worded(wording).with("found", text)
}

/// The number of a month in the term.
fn number(text: &str, first: Option<(i64, i64)>) -> Option<i64> {
    let digits = half_width(text);
    let digits = digits.trim().trim_end_matches("か月目").trim_end_matches("月目");
    if let Ok(number) = digits.parse::<u32>() {
        return Some(i64::from(number));
    }
    let (year, month) = read_month(&start(text))?;
    let (first_year, first_month) = first?;
    let number = (i64::from(year) - first_year) * 12 + i64::from(month) - first_month + 1;
    (number > 0).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::number;

    /// From April 2026 the 13th month is April 2027.
    #[test]
    fn months_of_the_calendar_are_numbered_from_the_first() {
        let first = Some((2026, 4));
        for (text, month) in [
            ("13", 13),
            ("１３", 13),
            ("令和9年4月", 13),
            ("R8.4", 1),
            ("2027-03-01", 12),
            ("2027/3", 12),
            ("13か月目", 13),
        ] {
            assert_eq!(number(text, first), Some(month), "{text}");
        }
        assert_eq!(
            (number("令和8年3月", first), number("令和9年4月", None), number("来春", first)),
            (None, None, None)
        );
    }
}
