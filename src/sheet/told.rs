//! What a person says of a sheet, held against it: a column that is not there, a unit that the sheet contradicts.

use super::column::is_named;
use super::fault::FoundFaults;
use super::given::GivenColumn;
use super::grid::SheetGrid;
use super::other::TemplateSettings;
use super::outline::{TablePart, is_support};
use super::plain::half_width;
use super::unit::SheetUnit;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::near::nearest;

/// The first name of a column that no table has.
pub(super) fn unknown_column(parts: &[TablePart], mapped: &[(String, GivenColumn)]) -> Option<Diagnostic> {
    let columns = || parts.iter().flat_map(|part| &part.table.columns);
    let (name, _) = mapped.iter().find(|(name, _)| !columns().any(|column| is_named(column, name)))?;
    let mut heads: Vec<&str> = Vec::new();
    for column in columns().filter(|column| !column.head.is_empty()) {
        if !heads.contains(&column.head.as_str()) {
            heads.push(&column.head);
        }
    }
    let fault = Diagnostic::error(code!("unknown-key"), None)
        .with("found", name.as_str())
        .with("known", heads.join(", "));
    Some(match nearest(name, &heads) {
        Some(near) => fault.with("near", near).worded(code!("map-column-near")),
        None => fault.worded(code!("map-column")),
    })
}

/// A unit that is told where every sheet states one, and another: which of both is right nobody knows.
pub(super) fn unit(
    (parts, sheets): (&[TablePart], &[SheetGrid]),
    settings: &TemplateSettings,
    told: Option<SheetUnit>,
    found: &mut FoundFaults,
) {
    let Some(told) = told else { return };
    let stated = |part: &TablePart| part.about.unit.or(settings.unit());
    let is_used =
        |part: &TablePart| stated(part).is_none() && part.table.amounts().any(|column| column.unit.is_none());
    if parts.iter().any(is_used) {
        return;
    }
    // an option without effect is none that a person meant
    let has_amounts =
        parts.iter().any(|part| part.table.amounts().next().is_some() || is_support(&part.table));
    if let Some(part) = parts.first().filter(|_| !has_amounts && found.is_empty()) {
        let fault = Diagnostic::error(code!("unit-unknown"), None).worded(code!("unit-of-nothing"));
        found.add(part.sheet, (part.table.head.1, 0), fault.with("told", told.word()));
        return;
    }
    if let Some((_, _, sheet, at)) = settings.get("unit").filter(|_| settings.unit() != Some(told)) {
        found.add(*sheet, *at, contradicted(told, settings.unit()));
        return;
    }
    for part in parts {
        let of_heads = part.table.amounts().find(|column| column.unit.is_some_and(|unit| unit != told));
        let of_sheet = part.about.unit.filter(|unit| *unit != told).and(part.about.unit_at);
        let at = of_sheet.or_else(|| of_heads.map(|column| (part.table.head.1, column.at)));
        if let Some(at) = at
            && sheets.get(part.sheet).is_some()
        {
            let unit = of_sheet.and(part.about.unit).or_else(|| of_heads.and_then(|column| column.unit));
            found.add(part.sheet, at, contradicted(told, unit));
        }
    }
}

fn contradicted(told: SheetUnit, stated: Option<SheetUnit>) -> Diagnostic {
    let stated = stated.map_or("", SheetUnit::word);
    let fault = Diagnostic::error(code!("unit-unknown"), None).worded(code!("unit-contradicts"));
    fault.with("told", told.word()).with("stated", stated)
}

/// Amounts that the sheet says are of another currency, with that word: they are not read as yen.
pub(super) fn currency(parts: &[TablePart], sheets: &[SheetGrid], found: &mut FoundFaults) {
    for part in parts.iter().filter(|part| part.table.amounts().next().is_some()) {
        let Some(sheet) = sheets.get(part.sheet) else { continue };
        let mut cells = sheet.cells.iter().filter_map(|(at, value)| Some((*at, foreign(value.text())?)));
        if let Some((at, word)) = cells.next() {
            let fault = Diagnostic::error(code!("unit-unknown"), None).worded(code!("unit-foreign"));
            found.add(part.sheet, at, fault.with("found", word));
        }
    }
}

/// The other currency that a text is of: in brackets, behind 単位 or unit, or before an amount.
fn foreign(text: &str) -> Option<&'static str> {
    const WORDS: [&str; 10] = ["GBP", "USD", "EUR", "AUD", "£", "$", "€", "ポンド", "ドル", "ユーロ"];
    let text = half_width(text).trim().to_uppercase();
    let in_brackets = text
        .split(['(', '[', '〔', '【'])
        .skip(1)
        .filter_map(|rest| rest.split([')', ']', '〕', '】']).next());
    let behind = ["単位", "UNIT"].iter().filter_map(|mark| Some(text.split_once(mark)?.1));
    let says = |part: &str, word: &str| {
        part.match_indices(word).any(|(at, _)| {
            let before = part.get(..at).and_then(|text| text.chars().next_back());
            let after = part.get(at + word.len()..).and_then(|text| text.chars().next());
            // letters within another word are none
            let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
            !word.starts_with(|c: char| c.is_ascii_alphabetic()) || !(is_letter(before) || is_letter(after))
        })
    };
    let parts: Vec<&str> = in_brackets.chain(behind).collect();
    let is_amount = |word: &str| {
        text.strip_prefix(word)
            .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    };
    WORDS.into_iter().find(|word| is_amount(word) || parts.iter().any(|part| says(part, word)))
}

#[cfg(test)]
mod tests {
    use super::foreign;

    #[test]
    fn another_currency_is_seen_where_a_unit_stands() {
        let seen = [
            ("Before yearly (GBP thousand)", "GBP"),
            ("After yearly ($k)", "$"),
            ("Unit: £", "£"),
            ("単位：千ドル", "ドル"),
            ("£412,350.75", "£"),
            ("利用料（USD）", "USD"),
        ];
        seen.iter().for_each(|(text, word)| assert_eq!(foreign(text), Some(*word), "{text}"));
        let plain = [
            "単位：千円", "ハンドル（予備）", "Unit: thousand yen", "電算委託料", "ドルフィン保守",
            "(EUROPA)",
        ];
        plain.iter().for_each(|text| assert_eq!(foreign(text), None, "{text}"));
    }
}
