//! The tables of a sheet: where their heads are, and what each column holds.

use super::amount::{ReadCell, read};
use super::column::{SheetColumn, columns, is_budget_year};
use super::given::{GivenColumn, mapped_of};
use super::grid::{SheetGrid, SheetValue};
use super::kinds::{is_base, is_member, is_money, is_ratio, is_version, is_year_by_number};
use super::span::Span;
use super::unit::SheetUnit;
use super::whose::is_of_town;
use super::words::{ColumnRole, role_of, year_of};
use super::yearly::is_year;
use std::collections::HashSet;

/// A table of a sheet.
#[derive(Clone, Debug)]
pub(super) struct SheetTable {
    pub(super) columns: Vec<SheetColumn>,
    /// The first row below the head.
    pub(super) first: u32,
    /// The first row that is not the table's any more.
    pub(super) end: u32,
    /// The rows of the head.
    pub(super) head: (u32, u32),
    /// The first row of the head of the first table of the sheet.
    pub(super) first_head: u32,
}

impl SheetTable {
    /// The column at a place of the sheet: they go from the left.
    pub(super) fn at(&self, column: u32) -> Option<&SheetColumn> {
        let nth = self.columns.binary_search_by_key(&column, |known| known.at).ok()?;
        self.columns.get(nth)
    }

    /// The first column of a role.
    pub(super) fn column(&self, is: impl Fn(&ColumnRole) -> bool) -> Option<&SheetColumn> {
        self.columns.iter().find(|column| is(&column.role))
    }

    /// Whether a row says again what a row of the head says, where there is one.
    pub(super) fn is_head_again(&self, grid: &SheetGrid, row: u32) -> bool {
        let says = |head: u32| grid.row(row).all(|(column, value)| value.text() == grid.text((head, column)));
        self.head.1 < self.first && grid.row(row).count() > 1 && (self.head.0..=self.head.1).any(says)
    }

    /// The columns of amounts: by form, or by year.
    pub(super) fn amounts(&self) -> impl Iterator<Item = &SheetColumn> {
        self.columns.iter().filter(|column| column.is_amount())
    }
}

/// Rows looked at for a head.
pub(super) const HEAD_WITHIN: usize = 60;

/// The most rows of a head.
const MOST_ROWS: usize = 3;

/// The longest text of a head that means something, in bytes: a longer one is a remark.
const MOST_HEAD: usize = 300;

/// The tables of a sheet, from the top.
pub(super) fn tables(
    sheet: &SheetGrid,
    mapped: &[(String, GivenColumn)],
    listed: &HashSet<String>,
) -> Vec<SheetTable> {
    let rows = sheet.rows();
    let mut tables: Vec<SheetTable> = Vec::new();
    let mut nth = 0;
    let mut looked = 0;
    while let Some(row) = rows.get(nth).copied() {
        // 団体名 beside 乙町 below a table begins what is said of the next one
        if let Some(table) = tables.last_mut().filter(|table| table.end == u32::MAX && row >= table.first)
            && is_of_town(sheet, row)
        {
            table.end = row;
        }
        let apart = tables.is_empty() || stands_apart(sheet, nth, &rows);
        let is_head = apart && looked < HEAD_WITHIN && is_head(sheet, row, mapped, listed);
        if tables.is_empty() {
            looked += 1;
        }
        if !is_head {
            nth += 1;
            continue;
        }
        // printed again on the next page, without a title of its own
        let again = tables.last().is_some_and(|table| table.is_head_again(sheet, row));
        if again
            && nth
                .checked_sub(1)
                .and_then(|before| rows.get(before))
                .is_some_and(|before| !is_title(sheet, *before))
        {
            nth += 1;
            continue;
        }
        let mut last = nth;
        while last + 1 < nth + MOST_ROWS
            && rows.get(last + 1).is_some_and(|next| continues(sheet, row, *next))
        {
            last += 1;
        }
        let end = rows.get(last).copied().unwrap_or(row);
        if let Some(table) = tables.last_mut() {
            table.end = table.end.min(row);
        }
        let columns = columns(sheet, (row, end), mapped);
        let first_head = tables.first().map_or(row, |table| table.head.0);
        let first = end.saturating_add(1);
        tables.push(SheetTable { columns, first, end: u32::MAX, head: (row, end), first_head });
        nth = last + 1;
    }
    tables
}

/// Whether a row stands apart from the table above it: below an empty row, or below a title.
fn stands_apart(sheet: &SheetGrid, nth: usize, rows: &[u32]) -> bool {
    let before = nth.checked_sub(1).and_then(|before| rows.get(before));
    let (Some(before), Some(row)) = (before, rows.get(nth)) else { return true };
    before.checked_add(1) != Some(*row) || is_title(sheet, *before)
}

/// Whether a row has one text at most beside a unit that it states: ２ 共同化後（年額）　単位：円.
fn is_title(sheet: &SheetGrid, row: u32) -> bool {
    sheet.row(row).filter(|(_, value)| SheetUnit::stated(value.text()).is_none()).count() < 2
}

/// Whether a row is the beginning of a head: two columns at least that are known or name members, and no number.
pub(super) fn is_head(
    sheet: &SheetGrid,
    row: u32,
    mapped: &[(String, GivenColumn)],
    listed: &HashSet<String>,
) -> bool {
    let (mut known, mut texts, mut members, mut named, mut versions) = (0, 0, false, 0, 0);
    let mut named_items = 0;
    // 団体名 beside 甲町 says whose all is
    if is_of_town(sheet, row) {
        return false;
    }
    let mut years: Vec<i32> = Vec::new();
    for (column, value) in sheet.row(row) {
        texts += 1;
        match value {
            SheetValue::Text(text) if text.len() > MOST_HEAD => {}
            SheetValue::Text(text) => {
                let given = mapped_of(mapped, text, column).is_some();
                let role = role_of(text);
                // the sum of a row of sums is no head
                let means = is_money(text) || is_base(text);
                let ratio = role == ColumnRole::Derived && is_ratio(text);
                let counts = !matches!(
                    role,
                    ColumnRole::Unknown | ColumnRole::Derived | ColumnRole::Sum | ColumnRole::Part
                ) || role == ColumnRole::Unknown && means;
                let is_year = is_year(text) || is_year_by_number(text) || is_budget_year(text);
                let period = is_year || Span::said(text).is_some();
                known += usize::from(given || counts || ratio || period);
                named_items += usize::from(matches!(role, ColumnRole::Key("item" | "system" | "category")));
                members |= role == ColumnRole::Member;
                named += usize::from(is_member(text, listed));
                versions += usize::from(is_version(text));
            }
            value => match year_of(value.text()) {
                Some(year) => years.push(year),
                None => return false,
            },
        }
    }
    // one bare number is an amount, whatever year it could be
    let in_a_row =
        years.windows(2).all(|pair| matches!(pair, [one, next] if one.checked_add(1) == Some(*next)));
    if years.len() == 1 || !in_a_row {
        return false;
    }
    known += years.len();
    // members down and items across: the items may be called anything
    known >= 2
        || members && texts >= 3
        || texts == 2 && members && named == 0 && towns_below(sheet, row)
        || texts == 2 && named_items == 1 && named == 1 && amount_below(sheet, row).is_some()
        || known == 1 && (named >= 2 || versions >= 2 || texts >= 2 && stands_over_years(sheet, row))
}

/// The text that stands before a number in the next row, and nothing else.
fn amount_below(sheet: &SheetGrid, row: u32) -> Option<&str> {
    let (next, _) = *sheet.cells.range((row.checked_add(1)?, 0)..).map(|(at, _)| at).next()?;
    let columns = |row: u32| sheet.row(row).map(|(column, _)| column).collect::<Vec<u32>>();
    let mut cells = sheet.row(next).map(|(_, value)| value);
    let name = cells.next().filter(|value| read(Some(value)) == ReadCell::NoNumber)?;
    let is_number = |value| matches!(read(Some(value)), ReadCell::Bare(_) | ReadCell::Whole(_));
    (cells.next().is_some_and(is_number) && columns(next) == columns(row)).then_some(name.text())
}

/// Whether 団体 and the name of one cost stand over towns and amounts: 団体名 beside 甲町 says whose all is.
fn towns_below(sheet: &SheetGrid, row: u32) -> bool {
    amount_below(sheet, row).is_some_and(|name| is_member(name, &HashSet::new()))
}

/// Whether a row has 年度 over fiscal years.
fn stands_over_years(sheet: &SheetGrid, row: u32) -> bool {
    let heads = sheet.row(row).filter(|(_, value)| role_of(value.text()) == ColumnRole::YearOfRow);
    let below = |column: u32| (row.saturating_add(1)..=row.saturating_add(3)).map(move |row| (row, column));
    heads.map(|(column, _)| column).any(|column| below(column).any(|at| year_of(sheet.text(at)).is_some()))
}

/// Whether a row goes on with a head: no number, and something known beside or below what the head says already.
fn continues(sheet: &SheetGrid, head: u32, row: u32) -> bool {
    let mut known = 0;
    if sheet.row(row).any(|(_, value)| value.text().len() > MOST_HEAD) {
        return false;
    }
    // a head of merged cells ends where they do
    let reaches = |column: u32| sheet.region((head, column)).is_some_and(|region| region.last.0 >= row);
    let is_said =
        |value: &SheetValue| matches!(value, SheetValue::Text(_)) || year_of(value.text()).is_some();
    if sheet.row(head).any(|(column, _)| reaches(column)) && sheet.row(row).all(|(_, value)| is_said(value)) {
        return true;
    }
    for (column, value) in sheet.row(row) {
        let is_text = matches!(value, SheetValue::Text(_)) || year_of(value.text()).is_some();
        // 550,000 that somebody typed as a text is an amount as well
        let is_number = matches!(read(Some(value)), ReadCell::Bare(_)) && year_of(value.text()).is_none();
        if !is_text || is_number {
            return false;
        }
        let above = role_of(sheet.text(sheet.said((head, column))));
        let is_wide = sheet.region((head, column)).is_some_and(|r| r.first.1 < r.last.1);
        // below the head of names stand names, 区分 over 構成団体 apart; below one over several columns the heads of each
        if matches!(above, ColumnRole::Member | ColumnRole::Key(_))
            && !is_wide
            && sheet.region((row, column)).is_none_or(|r| r.first.0 == row)
            && !matches!(role_of(value.text()), ColumnRole::Member | ColumnRole::Key(_))
        {
            return false;
        }
        known += usize::from(!matches!(role_of(value.text()), ColumnRole::Unknown) || above.is_amount());
    }
    let last = sheet.row(row).last().map(|(_, value)| value);
    let is_word = read(last) == ReadCell::NoNumber;
    let means =
        |value: &SheetValue| year_of(value.text()).is_some() || role_of(value.text()) != ColumnRole::Unknown;
    known >= 1 && (is_word || sheet.row(row).all(|(_, value)| means(value)))
}
