//! Sheets of one town each, and tables that only say how others differ.

use super::about::About;
use super::grid::SheetGrid;
use super::head::SheetTable;
use super::kinds::is_member;
use super::outline::{LeftOut, is_list, is_support};
use super::plain::plain;
use super::whose::{told_in, unmarked};
use super::words::ColumnRole;
use crate::code;
use std::collections::{BTreeSet, HashSet};

/// Takes the amounts of a sheet, or of a table, for those of the town that it is named by, where nothing in it names one.
pub(super) fn member_of_sheet(
    sheet: &SheetGrid,
    table: &mut SheetTable,
    (about, listed): (&About, &HashSet<String>),
    left: &mut Vec<LeftOut>,
) {
    let names_members = table.column(|role| *role == ColumnRole::Member).is_some()
        || table.columns.iter().any(|column| column.member.is_some());
    if names_members || is_list(table) || is_support(table) || table.amounts().next().is_none() {
        return;
    }
    let told = || told_town(sheet, table, about);
    let named = |text: &str| Some(unmarked(text)).filter(|name| is_member(name, listed));
    let title = || named(about.own_title.as_deref()?);
    let name = named(&sheet.name).or_else(told).or_else(title);
    let name = name.or_else(|| town_above(sheet, about, table));
    let Some(name) = name.or_else(|| town_leading(sheet, about, table)) else { return };
    for column in table.columns.iter_mut().filter(|column| column.is_amount()) {
        column.member = Some(name.clone());
    }
    let place = if sheet.name == name { name } else { sheet.name_of((table.head.0, 0)) };
    left.push(LeftOut::told(place, code!("read-town"), false));
}

/// The town that a word for it names right above a table, or above all tables of the sheet.
fn told_town(sheet: &SheetGrid, table: &SheetTable, about: &About) -> Option<String> {
    let town = |first: u32, end: u32| {
        let cells = sheet.cells.range((first, 0)..(end.max(first), 0));
        let rows: BTreeSet<u32> = cells.map(|(at, _)| at.0).collect();
        rows.into_iter().rev().find_map(|row| told_in(sheet, row))
    };
    town(about.own_from, table.head.0).or_else(|| town(0, table.first_head))
}

/// The one town that a cell right above a table is the name of, beside titles: 甲町 below 現行経費（年額）.
fn town_above(sheet: &SheetGrid, about: &About, table: &SheetTable) -> Option<String> {
    let cells = sheet.cells.range((about.own_from, 0)..(table.head.0.max(about.own_from), 0));
    let is_town = |name: &String| name.ends_with(['市', '町', '村']) && is_member(name, &HashSet::new());
    let names: BTreeSet<String> = cells.map(|(_, value)| unmarked(value.text())).filter(is_town).collect();
    let mut names = names.into_iter();
    names.next().filter(|_| names.next().is_none())
}

/// The one town whose costs of today the titles above a table say that it has: 甲町の現行経費（年額）. What several share begins
/// with the name of one of them too, 甲町クラウド.
fn town_leading(sheet: &SheetGrid, about: &About, table: &SheetTable) -> Option<String> {
    const OF_TODAY: [&str; 6] = ["現行", "現在", "更新前", "導入前", "移行前", "既存"];
    const SHARED: [&str; 4] = ["共同", "クラウド", "広域", "協議会"];
    let read = |title: &str| {
        let title = title.trim_start_matches(|c: char| !c.is_alphabetic());
        let is_end = |(_, c): &(usize, char)| matches!(c, '市' | '町' | '村');
        let ends = title.char_indices().filter(is_end).map(|(at, c)| at + c.len_utf8());
        let split = ends.filter_map(|end| title.split_at_checked(end));
        let mut of_today = split.filter(|(name, rest)| {
            let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == 'の');
            let is_today = OF_TODAY.iter().any(|word| rest.starts_with(word));
            is_today && !SHARED.iter().any(|word| rest.contains(word)) && is_member(name, &HashSet::new())
        });
        of_today.next().map(|(name, _)| unmarked(name))
    };
    let cells = sheet.cells.range((about.own_from, 0)..(table.head.0.max(about.own_from), 0));
    let names: BTreeSet<String> = cells.filter_map(|(_, value)| read(value.text())).collect();
    let mut names = names.into_iter();
    names.next().filter(|_| names.next().is_none())
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
