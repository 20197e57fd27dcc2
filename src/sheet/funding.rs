//! Rows that are called as what pays for costs, 国庫補助金 ▲400: a cost lowered by them would be no cost any more.

use super::fault::FoundFaults;
use super::place::Place;
use super::plain::plain;
use super::row::{RowKind, SheetRow};
use super::words::ColumnRole;
use crate::code;
use crate::diagnostic::Diagnostic;

/// What money from elsewhere is called.
const WORDS: [&str; 38] = [
    "補助金", "交付金", "国庫支出金", "国支出金", "県支出金", "道支出金", "府支出金", "都支出金", "地方債",
    "起債", "繰入金", "特定財源", "一般財源", "収入", "収益", "歳入", "繰越金", "繰越", "繰越額", "剰余金",
    "雑入", "寄附金", "寄付金", "助成金", "国補助", "県補助", "道補助", "府補助", "都補助", "国庫補助",
    "補助額", "充当", "充当額", "交付税", "市債", "町債", "村債", "県債",
];

/// Asks for rows of funding among costs.
pub(super) fn ask(place: &Place<'_>, rows: &[SheetRow], found: &mut FoundFaults) {
    let is_item = |role: &ColumnRole| {
        matches!(role, ColumnRole::Member | ColumnRole::Key("item" | "system" | "category"))
    };
    for column in place.table.columns.iter().filter(|column| is_item(&column.role) && !column.given) {
        let items = rows.iter().filter(|row| row.kind == RowKind::Item && place.has_amount(row));
        for (text, at) in items.filter_map(|row| row.labels.get(&column.at)) {
            // most names have no letter of these
            if !text.contains(|c: char| "金債源収益歳繰入補充税".contains(c)) {
                continue;
            }
            let word = plain(text);
            if !WORDS.iter().any(|end| word.ends_with(end)) && !word.ends_with("特別交付税") {
                continue;
            }
            let key = if let ColumnRole::Key(key) = column.role { key } else { "member" };
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
