//! Items down and members across: heads that name towns.

use super::grid::SheetGrid;
use super::head::SheetTable;
use super::kinds::is_member;
use super::outline::{is_list, is_support};
use super::plain::without_layout;
use super::words::{ColumnRole, GivenColumn, side_of};
use super::{form::Form, head};
use std::collections::HashSet;

/// The names of the members that the sheets list.
pub(super) fn listed<'g>(
    sheets: impl Iterator<Item = &'g SheetGrid>,
    mapped: &[(String, GivenColumn)],
) -> HashSet<String> {
    let mut names = HashSet::new();
    for sheet in sheets {
        for table in head::tables(sheet, mapped, &HashSet::new()).iter().filter(|table| is_list(table)) {
            let Some(column) = table.column(|role| *role == ColumnRole::Member) else { continue };
            let below = sheet
                .cells
                .iter()
                .filter(|((row, at), _)| *at == column.at && (table.first..table.end).contains(row));
            names.extend(below.map(|(_, value)| without_layout(value.text())));
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
        let (above, last) = column.head.rsplit_once('/').unwrap_or(("", &column.head));
        let amounts = matches!(column.role, ColumnRole::Unknown | ColumnRole::Amount(..));
        if !amounts || !is_member(last, listed) {
            continue;
        }
        if column.role == ColumnRole::Unknown {
            column.role = ColumnRole::Amount(side_of(above), Form::said(above));
        }
        column.member = Some(without_layout(last));
        column.item = None;
    }
}
