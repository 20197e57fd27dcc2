//! Sheets of one town each, and tables that only say how others differ.

use super::about::About;
use super::grid::SheetGrid;
use super::head::SheetTable;
use super::kinds::is_member;
use super::outline::{LeftOut, is_list, is_support};
use super::plain::{plain, without_layout};
use super::words::ColumnRole;
use crate::code;
use std::collections::HashSet;

/// Takes the amounts of a sheet, or of a table, for those of the town that it is named by, where nothing in it names one.
pub(super) fn member_of_sheet(
    sheet: &SheetGrid,
    table: &mut SheetTable,
    (about, listed): (&About, &HashSet<String>),
    left: &mut Vec<LeftOut>,
) {
    let names_members = table.column(|role| *role == ColumnRole::Member).is_some()
        || table.columns.iter().any(|column| column.member.is_some());
    // １ 甲町, 【甲町】 above one of several tables
    let is_mark = |c: char| !c.is_alphabetic() || "【】〔〕（）()".contains(c);
    let title = about.own_title.as_deref().map(|title| title.trim_matches(is_mark));
    let names = [Some(sheet.name.as_str()), title].into_iter().flatten();
    let Some(name) = names.map(without_layout).find(|name| is_member(name, listed)) else { return };
    if names_members || is_list(table) || is_support(table) || table.amounts().next().is_none() {
        return;
    }
    for column in table.columns.iter_mut().filter(|column| column.is_amount()) {
        column.member = Some(name.clone());
    }
    let place = if sheet.name == name { name } else { sheet.name_of((table.head.0, 0)) };
    left.push(LeftOut::told(place, code!("read-town"), false));
}

/// Whether a table says only how others differ: its title is 差引, and no column says a side.
pub(super) fn is_difference(table: &SheetTable, about: &About) -> bool {
    const WORDS: [&str; 6] = ["差引", "差額", "増減", "削減額", "削減効果", "比較増減"];
    let Some(title) = &about.own_title else { return false };
    let title = plain(title);
    let word = title.trim_start_matches(|c: char| {
        !c.is_alphabetic() || c.is_ascii_alphabetic() || ('Ⅰ'..='ⅿ').contains(&c)
    });
    let has_side = table
        .columns
        .iter()
        .any(|column| matches!(column.role, ColumnRole::Amount(Some(_), _) | ColumnRole::Year(_, Some(_))));
    WORDS.iter().any(|begin| word.starts_with(begin)) && !has_side
}
