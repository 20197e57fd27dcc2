//! Rows that are called as what pays for costs, 国庫補助金 ▲400: a cost lowered by them would be no cost any more.

use super::fault::FoundFaults;
use super::place::Place;
use super::plain::plain;
use super::row::{RowKind, SheetRow};
use super::words::ColumnRole;
use crate::code;
use crate::diagnostic::Diagnostic;

/// What money from elsewhere is called.
const WORDS: [&str; 13] = [
    "補助金", "交付金", "国庫支出金", "国支出金", "県支出金", "道支出金", "府支出金", "都支出金", "地方債",
    "起債", "繰入金", "特定財源", "一般財源",
];

/// Asks for rows of funding among costs.
pub(super) fn ask(place: &Place<'_>, rows: &[SheetRow], found: &mut FoundFaults) {
    let is_item = |role: &ColumnRole| matches!(role, ColumnRole::Key("item" | "system" | "category"));
    for column in place.table.columns.iter().filter(|column| is_item(&column.role) && !column.given) {
        let items = rows.iter().filter(|row| row.kind == RowKind::Item && place.has_amount(row));
        for (text, at) in items.filter_map(|row| row.labels.get(&column.at)) {
            let word = plain(text);
            if !WORDS.iter().any(|end| word.ends_with(end)) && !word.ends_with("特別交付税") {
                continue;
            }
            let ColumnRole::Key(key) = column.role else { continue };
            let fault = Diagnostic::error(code!("no-header"), None).worded(code!("row-of-funding"));
            let head = column.head.rsplit('/').next().unwrap_or_default();
            found.add(
                place.sheet,
                *at,
                fault.with("found", text.as_str()).with("column", head).with("key", key),
            );
        }
    }
}
