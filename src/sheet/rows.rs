//! The rows of a table: what each is of and what amounts it has, the names of merged cells filled down, and the rows of
//! sums told apart.

use super::cell::{AskedOnce, cell, names};
use super::column::SheetColumn;
use super::fault::FoundFaults;
use super::form::Form;
use super::grid::{CellAt, SheetGrid};
use super::head::SheetTable;
use super::leading;
use super::named::{is_beside, is_ditto, is_statistic, is_subtotal, is_sum, lessens, names_amount};
use super::plain::plain;
use super::row::{RowKind, SheetRow, WhyLeft};
use super::sides::side_alone;
use super::unit::SheetUnit;
use super::words::{ColumnRole, is_unit_price, role_of};
use crate::code;
use crate::cost::Side;
use crate::diagnostic::Diagnostic;
use std::collections::{BTreeMap, BTreeSet};

/// Reads the rows of a table; `number` is that of the sheet.
pub(super) fn rows(
    sheet: (usize, &SheetGrid),
    table: &SheetTable,
    unit: Option<SheetUnit>,
    found: &mut FoundFaults,
) -> Vec<SheetRow> {
    let (number, grid) = sheet;
    let mut rows: Vec<SheetRow> = Vec::new();
    let mut filled: BTreeMap<u32, (String, CellAt)> = BTreeMap::new();
    let mut asked = AskedOnce::default();
    let (mut heading, mut side) = (None, None);
    for row in grid.rows().into_iter().filter(|row| (table.first..table.end).contains(row)) {
        // heads are printed again on every page
        if table.is_head_again(grid, row) {
            continue;
        }
        let mut read = labelled((grid, table), row, rows.last());
        if row_of_bases(table, &read) {
            bases(&mut read, grid, table);
            rows.push(read);
            continue;
        }
        let of_row = unit_of_row(table, &read);
        for column in table.columns.iter().filter(|column| is_amount(&column.role)) {
            let unit = of_row.or(column.unit).or(unit);
            cell((sheet, table), &mut read, column, unit, (&mut asked, found));
        }
        if read.kind == RowKind::Item {
            finish(&mut read, grid, table, &mut filled);
            // 1人当たり below a total is what that comes to for each
            let is_each = !read.amounts.is_empty() && names(table, &read).any(is_unit_price);
            if is_each && rows.iter().rev().any(|above| above.kind == RowKind::Sum) {
                read.kind = RowKind::Left(WhyLeft::Beside);
            }
            read.side = side_of_heading(&read, &mut side);
            read.own = own_form(table, &read);
            read.form = read.own.or(form_of_heading(&read, &mut heading));
            let hinted = names(table, &read).find_map(Form::said);
            read.hinted = hinted.filter(|form| *form == Form::Once);
            if let Some(column) = lacking(&read, grid, table) {
                let fault = Diagnostic::error(code!("missing-amount"), None);
                found.add(number, (row, column), fault.worded(code!("row-without-amount")));
            }
        }
        if !matches!(read.kind, RowKind::Item | RowKind::Left(_)) {
            (heading, side) = (None, None);
        }
        rows.push(read);
    }
    leading::sides(table, &mut rows);
    rows
}

/// A row with its labels, and whether they call it a sum.
fn labelled((grid, table): (&SheetGrid, &SheetTable), row: u32, above: Option<&SheetRow>) -> SheetRow {
    let mut read = SheetRow::empty(row);
    for column in table.columns.iter().filter(|column| is_label(&column.role)) {
        let said = grid.said((row, column.at));
        let text = grid.text(said).trim();
        // 〃 says what the row above it does; below nothing it says nothing
        let above = || above.and_then(|above| above.labels.get(&column.at));
        let text = if is_ditto(text) { above().map_or("", |(text, _)| text) } else { text };
        if !text.is_empty() {
            read.labels.insert(column.at, (text.to_owned(), said));
        }
    }
    let named: Vec<&str> = names(table, &read).collect();
    if named.iter().any(|text| is_sum(text)) {
        let sub = named.iter().any(|text| is_subtotal(text));
        read.kind = if sub { RowKind::Subtotal } else { RowKind::Sum };
    }
    read
}

/// The unit that a row states of its own amounts: 保守料（千円）, or 千円 in a column of units.
pub(super) fn unit_of_row(table: &SheetTable, row: &SheetRow) -> Option<SheetUnit> {
    let of_units = table.columns.iter().filter(|column| plain(&column.head) == "単位");
    let mut labels = of_units.filter_map(|column| row.labels.get(&column.at));
    let of_name = || names(table, row).find_map(SheetUnit::stated);
    labels.find_map(|(text, _)| SheetUnit::named(text)).or_else(of_name)
}

/// What the name of a row says that its amounts are of: 保守（月額）, 保守（5年、年額）, 年間保守料.
fn own_form(table: &SheetTable, row: &SheetRow) -> Option<Form> {
    let said: Vec<&str> = names(table, row).collect();
    let price = || said.iter().find_map(|name| Form::of_price(name));
    said.iter().find_map(|name| Form::of_name(name)).or_else(price)
}

/// What the heading says that a row stands below: 月額費用.
fn form_of_heading(row: &SheetRow, heading: &mut Option<Form>) -> Option<Form> {
    if let Some(text) = heading_text(row) {
        *heading = Form::said(text);
    }
    *heading
}

/// The side that the heading says that a row stands below: １ 現行.
fn side_of_heading(row: &SheetRow, heading: &mut Option<Side>) -> Option<Side> {
    if let Some(text) = heading_text(row) {
        *heading = side_alone(text);
    }
    *heading
}

/// What a row without amounts says that has one text only, in however many cells that are merged.
fn heading_text(row: &SheetRow) -> Option<&str> {
    let mut labels = row.labels.values();
    let (text, at) = labels.next().filter(|_| row.kind == RowKind::Left(WhyLeft::NoAmount))?;
    labels.all(|(_, other)| other == at).then_some(text)
}

/// Whether a row below the heads of members counts something of them: 人口, 端末台数. Below 金額 on the sheet of a town 端末 is what
/// terminals cost.
fn row_of_bases(table: &SheetTable, row: &SheetRow) -> bool {
    let mut members = table.columns.iter().filter_map(|column| Some((&column.head, column.member.as_ref()?)));
    let is_named = |(head, member): (&String, &String)| plain(head).contains(&plain(member));
    let counts = |text: &str, is_headed: bool| {
        let word = plain(text);
        is_headed && matches!(role_of(text), ColumnRole::Base(_))
            || ["人口", "世帯", "数", "面積", "財政規模", "需要額", "収入額"]
                .iter()
                .any(|end| word.ends_with(end))
    };
    let has_members = table.columns.iter().any(|column| column.member.is_some());
    let is_headed = members.any(is_named);
    has_members && base_of_row(table, row).is_some_and(|(text, _)| counts(text, is_headed))
}

/// What such a row is called.
pub(super) fn base_of_row<'r>(table: &SheetTable, row: &'r SheetRow) -> Option<&'r (String, CellAt)> {
    let column = table.column(|role| matches!(role, ColumnRole::Key("item" | "system" | "category")))?;
    row.labels.get(&column.at)
}

/// Takes its numbers down as they stand, and their sums.
fn bases(row: &mut SheetRow, grid: &SheetGrid, table: &SheetTable) {
    row.kind = RowKind::Bases;
    let is_read = |column: &&SheetColumn| column.member.is_some() || column.role == ColumnRole::Sum;
    for column in table.columns.iter().filter(is_read) {
        let at = (row.row, column.at);
        let text = grid.text(at).trim();
        if !text.is_empty() {
            row.labels.insert(column.at, (text.to_owned(), at));
        }
    }
}

/// The column in which an amount is missing: a row that says what its amount is of, where amounts have a form of their own,
/// has one or says by a dash that there is none.
fn lacking(row: &SheetRow, grid: &SheetGrid, table: &SheetTable) -> Option<u32> {
    let has_form = table.column(|role| *role == ColumnRole::Form).is_some();
    let lacks = has_form && row.kind == RowKind::Left(WhyLeft::NoAmount);
    let mut empty = table.amounts().map(|column| column.at).filter(|_| lacks);
    empty.find(|column| row.nothing.contains(column) && grid.value((row.row, *column)).is_none())
}

fn is_label(role: &ColumnRole) -> bool {
    matches!(
        role,
        ColumnRole::Member
            | ColumnRole::Key(_)
            | ColumnRole::Form
            | ColumnRole::YearOfRow
            | ColumnRole::Unknown
            | ColumnRole::Number
            | ColumnRole::Base(_)
    )
}

fn is_amount(role: &ColumnRole) -> bool {
    role.is_summed() || *role == ColumnRole::Rest
}

/// Says what a row is that sums nothing, and fills down the names that stand for several rows where blanks stand for
/// merged cells.
fn finish(
    row: &mut SheetRow,
    grid: &SheetGrid,
    table: &SheetTable,
    filled: &mut BTreeMap<u32, (String, CellAt)>,
) {
    let has_amounts = !row.amounts.is_empty();
    let cells: BTreeSet<CellAt> = row.labels.values().map(|(_, at)| *at).collect();
    let remark = row.labels.values().find(|(text, _)| text.starts_with(['※', '注', '＊', '*']));
    let remark = remark.filter(|_| cells.len() <= 1);
    match (has_amounts, row.labels.is_empty(), remark.is_some()) {
        (false, ..) if remark.is_some_and(|(text, _)| names_amount(text)) => {
            row.kind = RowKind::Left(WhyLeft::RemarkAmount);
        }
        (false, ..)
            if remark.is_some_and(|(text, _)| {
                lessens(text) || ["半額", "無償"].iter().any(|word| text.contains(word))
            }) =>
        {
            row.kind = RowKind::Left(WhyLeft::RemarkLessens);
        }
        // an average is no member of a list
        (false, ..) if table.amounts().next().is_none() && names(table, row).any(is_statistic) => {
            row.kind = RowKind::Left(WhyLeft::Beside);
        }
        (true, ..) if names(table, row).any(is_beside) => row.kind = RowKind::Left(WhyLeft::Beside),
        (false, _, true) => row.kind = RowKind::Left(WhyLeft::Remark),
        (false, true, _) => row.kind = RowKind::Left(WhyLeft::NoName),
        (false, false, false) if table.amounts().next().is_some() => {
            row.kind = RowKind::Left(WhyLeft::NoAmount)
        }
        _ => {}
    }
    let fills = |column: &&SheetColumn| {
        matches!(
            column.role,
            ColumnRole::Member | ColumnRole::YearOfRow | ColumnRole::Key("system" | "category" | "item")
        )
    };
    // below a name of its own a row goes on with nothing of the row above
    let mut own = false;
    for column in table.columns.iter().filter(fills) {
        own |= row.labels.contains_key(&column.at);
        match row.labels.get(&column.at) {
            Some(label) => _ = filled.insert(column.at, label.clone()),
            None if !grid.knows_merged && has_amounts && !own => {
                if let Some(label) = filled.get(&column.at) {
                    row.labels.insert(column.at, label.clone());
                }
            }
            None => {}
        }
    }
}
