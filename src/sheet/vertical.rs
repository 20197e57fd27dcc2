//! Sheets without a row of heads, in which each row is a name and its amount: 保守料 1,000 below 現行経費（年額・千円）.

use super::amount::{ReadCell, read};
use super::column::SheetColumn;
use super::form::Form;
use super::given::{GivenColumn, mapped_of};
use super::grid::{SheetGrid, SheetValue};
use super::head::SheetTable;
use super::kinds::{is_count, is_member};
use super::plain::{plain, without_layout};
use super::sides::side_alone;
use super::unit::SheetUnit;
use super::words::{ColumnRole, is_member_word, role_of};
use std::collections::HashSet;

/// The columns of the names, of the amounts and of the remarks behind them.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Pair {
    name: u32,
    amount: u32,
}

/// The sheet as one table of items and amounts, where every row from the first amount on is a name with one amount, or one
/// text alone.
pub(super) fn table(
    sheet: &SheetGrid,
    mapped: &[(String, GivenColumn)],
    (listed, is_alone): (&HashSet<String>, bool),
) -> Option<SheetTable> {
    // beside others a sheet of names and numbers may be of anything but money
    if !is_alone && !sheet.cells.values().any(|value| SheetUnit::stated(value.text()).is_some()) {
        return None;
    }
    let rows = sheet.rows();
    let pairs: Vec<(u32, Pair)> = rows.iter().filter_map(|row| Some((*row, pair(sheet, *row)?))).collect();
    let ((first_pair, pair), [_, ..]) = pairs.split_first()? else { return None };
    // １ 現行 right above the first of them is theirs
    let before = rows.iter().rev().find(|row| *row < first_pair).copied();
    let is_heading = |row: &u32| {
        let mut cells = sheet.row(*row);
        let text = cells.next().map(|(_, value)| value.text()).filter(|_| cells.next().is_none());
        let is_title = |text: &str| SheetUnit::stated(text).is_some() || Form::said(text).is_some();
        text.is_some_and(|text| side_alone(text).is_some() && !is_title(text))
    };
    let first = before.filter(is_heading).unwrap_or(*first_pair);
    let member = rows.iter().take_while(|row| **row < first).find_map(|row| town(sheet, *row, listed));
    let is_base = |row: u32| {
        let name = sheet.text((row, pair.name));
        is_count(name) || matches!(role_of(name), ColumnRole::Base(_))
    };
    let of_row =
        |row: &u32| pairs.binary_search_by_key(row, |(of, _)| *of).ok().and_then(|nth| pairs.get(nth));
    let fits = |row: &u32| match of_row(row) {
        Some((_, of)) => of == pair && (member.is_some() || !is_base(*row)),
        None => sheet.row(*row).count() < 2,
    };
    if !rows.iter().filter(|row| **row >= first).all(fits) {
        return None;
    }
    let column = |at: u32, role: ColumnRole| SheetColumn::alone(at, role, mapped_of(mapped, "", at));
    let mut columns = vec![column(pair.name, ColumnRole::Key("item"))];
    columns.push(SheetColumn { member, ..column(pair.amount, ColumnRole::Amount(None, None)) });
    let remarks = sheet.columns().into_iter().filter(|at| *at > pair.amount);
    columns.extend(remarks.map(|at| column(at, ColumnRole::Key("note"))));
    Some(SheetTable { columns, first, end: u32::MAX, head: (first, first), first_head: first })
}

/// A row that is a name, a number behind it, and texts behind that.
fn pair(sheet: &SheetGrid, row: u32) -> Option<Pair> {
    let mut cells = sheet.row(row);
    let is_word = |value: &SheetValue| read(Some(value)) == ReadCell::NoNumber;
    let (name, _) = cells.next().filter(|(_, value)| is_word(value))?;
    let is_number =
        |value| matches!(read(Some(value)), ReadCell::Bare(_) | ReadCell::Whole(_) | ReadCell::Nothing);
    let (amount, _) = cells.next().filter(|(_, value)| is_number(value))?;
    cells.all(|(_, value)| is_word(value)).then_some(Pair { name, amount })
}

/// The town that a row names: 団体名 beside 甲町, or 団体名：甲町.
fn town(sheet: &SheetGrid, row: u32, listed: &HashSet<String>) -> Option<String> {
    let texts: Vec<&str> = sheet.row(row).map(|(_, value)| value.text()).collect();
    let (head, name) = match texts.as_slice() {
        [text] => text.split_once(['：', ':'])?,
        [head, name] => (*head, *name),
        _ => return None,
    };
    let names = is_member_word(head) && !plain(name).is_empty();
    Some(without_layout(name)).filter(|name| names && is_member(name, listed))
}
