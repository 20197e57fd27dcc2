//! What a row says of its costs in columns of keys: 備考, 分担方法, 開始月.

use super::column::SheetColumn;
use super::fault::{FoundFaults, pair_name};
use super::grid::CellAt;
use super::place::Place;
use super::plain::half_width;
use super::row::SheetRow;
use super::words::ColumnRole;
use crate::code;
use crate::diagnostic::Diagnostic;

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
        // 1 below 増加率（%）
        let mark = if key == "growth" && in_percents(&known.head, text) { "%" } else { "" };
        let said = (key, [text, mark].concat(), *at);
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
