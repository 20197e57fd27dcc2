//! What a row says of its costs in columns of keys: 備考, 分担方法, 開始月.

use super::amount::exact;
use super::column::SheetColumn;
use super::fault::{FoundFaults, pair_name};
use super::grid::CellAt;
use super::place::Place;
use super::plain::half_width;
use super::row::SheetRow;
use super::words::ColumnRole;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Rounding};

/// The keys of the cost in a column, each with its text and its cell. Of several remarks the one that stands behind the amount
/// is its own; of several systems and categories the first; of anything else that is said twice a person is asked.
pub(super) fn keys(
    place: &Place<'_>,
    column: &SheetColumn,
    row: &SheetRow,
    found: &mut FoundFaults,
) -> Vec<(&'static str, String, CellAt)> {
    let mut keys: Vec<(&'static str, String, CellAt)> = Vec::new();
    for known in &place.table.columns {
        let ColumnRole::Key(key) = known.role else { continue };
        if key == "item" {
            continue;
        }
        let Some((text, at)) = row.labels.get(&known.at) else { continue };
        let said = match key {
            // 1 below 増加率（%）
            "growth" if in_percents(&known.head, text) => (key, [text, "%"].concat(), *at),
            "tax_rate" => match tax_rate(text) {
                Some((key, text)) => (key, text, *at),
                None => {
                    let fault =
                        Diagnostic::error(code!("not-a-number"), None).worded(code!("percent-unsaid"));
                    found.add(place.sheet, *at, fault.with("found", text.as_str()));
                    continue;
                }
            },
            _ => (key, text.clone(), *at),
        };
        let before = keys.iter_mut().find(|(other, ..)| *other == key);
        match (before, key) {
            (None, _) => keys.push(said),
            (Some(before), "note") if before.2.1 < column.at => *before = said,
            (Some(_), "note" | "system" | "category") => {}
            (Some(before), _) if before.1 == said.1 => {}
            (Some(before), _) => found.add(place.sheet, *at, twice(known, before.2, *at)),
        }
    }
    keys
}

/// A rate of tax in percent, with its key: 8 and 0.08 are 8%, and 8%（軽減） too; 非課税 is no tax.
fn tax_rate(text: &str) -> Option<(&'static str, String)> {
    let text = half_width(text);
    let number = text.split(['%', '(', '※']).next().unwrap_or_default().trim();
    if ["非課税", "不課税", "課税対象外", "対象外", "免税"].contains(&number) {
        return Some(("tax", "none".to_owned()));
    }
    let rate = exact(number)?;
    // no tax is below 1%
    let is_part = !text.contains('%') && rate < Fraction::from(1);
    let percent = if is_part { &rate * &Fraction::from(100) } else { rate };
    percent.is_whole().then(|| ("tax_rate", [&percent.scaled(0, Rounding::Down).to_string(), "%"].concat()))
}

/// That a key is said twice, and differently.
fn twice(column: &SheetColumn, first: CellAt, second: CellAt) -> Diagnostic {
    let head = column.head.rsplit('/').next().unwrap_or_default();
    let fault = Diagnostic::error(code!("no-header"), None).worded(code!("key-said-twice"));
    let fault = fault.with("cells", pair_name(first, second)).with("column", head);
    fault.with("letter", super::grid::column_name(column.at))
}

/// Whether a number is in the percents of its head.
pub(super) fn in_percents(head: &str, text: &str) -> bool {
    let is_number = half_width(text).chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    is_number && half_width(head).contains('%')
}
