//! Items down and members across: heads that name towns.

use super::column::names_item;
use super::form::Form;
use super::given::GivenColumn;
use super::grid::SheetGrid;
use super::head::{SheetTable, tables};
use super::kinds::is_member;
use super::outline::{is_list, is_support};
use super::plain::member_name;
use super::sides::side_of;
use super::words::ColumnRole;
use std::collections::HashSet;

/// The names of the members that the sheets list.
pub(super) fn listed<'g>(
    sheets: impl Iterator<Item = &'g SheetGrid>,
    mapped: &[(String, GivenColumn)],
) -> HashSet<String> {
    let mut names = HashSet::new();
    for sheet in sheets {
        for table in tables(sheet, mapped, &HashSet::new()).iter().filter(|table| is_list(table)) {
            let Some(column) = table.column(|role| *role == ColumnRole::Member) else { continue };
            let below = sheet.column(column.at, (table.first, table.end));
            names.extend(below.map(|(_, value)| member_name(value.text())));
        }
    }
    names
}

/// Says of each column of amounts whose they are, where its head names a member and no column of the table does.
pub(super) fn members_across(table: &mut SheetTable, listed: &HashSet<String>) {
    let names_members = table.column(|role| *role == ColumnRole::Member).is_some();
    if names_members || is_support(table) {
        return;
    }
    for column in &mut table.columns {
        if !column.is_amount() && column.role != ColumnRole::Unknown {
            continue;
        }
        // 甲町 below 導入前, or 月額 below 甲町
        let Some(name) = column.head.rsplit('/').find(|part| is_member(part, listed)) else { continue };
        if column.role == ColumnRole::Unknown {
            let above = column.head.strip_suffix(name).unwrap_or_default();
            column.role = ColumnRole::Amount(side_of(above), Form::said(above));
        }
        let mut others = column.head.rsplit('/').filter(|part| *part != name && names_item(part));
        if column.item.as_deref().is_none_or(|item| item == name) {
            column.item = others.next().map(str::to_owned);
        }
        column.member = Some(member_name(name));
    }
    // 総額 beside the amounts of members is their sum
    let members = table.columns.iter().filter(|column| column.member.is_some()).count();
    let of_all = |column: &&mut super::column::SheetColumn| {
        column.member.is_none()
            && !column.given
            && matches!(column.role, ColumnRole::Amount(_, Some(Form::Total)))
    };
    for column in table.columns.iter_mut().filter(of_all).filter(|_| members > 1) {
        column.role = ColumnRole::Sum;
    }
    // an item that every column is of names none where the rows do
    let rows_name = table.column(|role| matches!(role, ColumnRole::Key("item" | "system"))).is_some();
    let items: HashSet<Option<String>> = table
        .columns
        .iter()
        .filter(|column| column.member.is_some())
        .map(|column| column.item.clone())
        .collect();
    if rows_name && items.len() == 1 {
        for column in table.columns.iter_mut().filter(|column| column.member.is_some() && !column.told) {
            column.item = None;
        }
    }
}
