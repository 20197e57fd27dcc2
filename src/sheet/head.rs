//! The tables of a sheet: where their heads are, and what each column holds.

use super::form::Form;
use super::grid::{CellAt, SheetGrid, SheetValue, column_name};
use super::kinds::{is_base, is_member, is_money};
use super::plain::{half_width, plain, whole};
use super::unit::SheetUnit;
use super::words::{ColumnRole, GivenColumn, role_of, side_of, year_of};
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
}

/// A column.
#[derive(Clone, Debug)]
pub(super) struct SheetColumn {
    pub(super) at: u32,
    /// What its head says, the rows of it one after another.
    pub(super) head: String,
    pub(super) role: ColumnRole,
    /// The unit that its head states.
    pub(super) unit: Option<SheetUnit>,
    /// The item that its amounts are of, where the head names it.
    pub(super) item: Option<String>,
    /// The member whose they are, where the head names it.
    pub(super) member: Option<String>,
    /// Whether a person says what it holds, by a name that is of no other column.
    pub(super) told: bool,
}

impl SheetTable {
    /// The first column of a role.
    pub(super) fn column(&self, is: impl Fn(&ColumnRole) -> bool) -> Option<&SheetColumn> {
        self.columns.iter().find(|column| is(&column.role))
    }

    /// The columns of amounts: by form, or by year.
    pub(super) fn amounts(&self) -> impl Iterator<Item = &SheetColumn> {
        self.columns
            .iter()
            .filter(|column| matches!(column.role, ColumnRole::Amount(..) | ColumnRole::Year(..)))
    }
}

/// Rows looked at for a head.
const HEAD_WITHIN: usize = 60;

/// The most rows of a head.
const MOST_ROWS: usize = 3;

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
        let apart = tables.is_empty() || stands_apart(sheet, nth, &rows);
        let is_head = apart && looked < HEAD_WITHIN && is_head(sheet, row, mapped, listed);
        if tables.is_empty() {
            looked += 1;
        }
        if !is_head {
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
            table.end = row;
        }
        let columns = columns(sheet, (row, end), mapped);
        tables.push(SheetTable { columns, first: end.saturating_add(1), end: u32::MAX, head: (row, end) });
        nth = last + 1;
    }
    tables
}

/// Whether a row stands apart from the table above it: below an empty row, or below a title.
fn stands_apart(sheet: &SheetGrid, nth: usize, rows: &[u32]) -> bool {
    let before = nth.checked_sub(1).and_then(|before| rows.get(before));
    let (Some(before), Some(row)) = (before, rows.get(nth)) else { return true };
    before.checked_add(1) != Some(*row) || sheet.row(*before).count() < 2
}

/// Whether a row is the beginning of a head: two columns at least that are known or name members, and no number.
fn is_head(sheet: &SheetGrid, row: u32, mapped: &[(String, GivenColumn)], listed: &HashSet<String>) -> bool {
    let (mut known, mut texts, mut members, mut named) = (0, 0, false, 0);
    let mut years: Vec<i32> = Vec::new();
    for (column, value) in sheet.row(row) {
        texts += 1;
        match value {
            SheetValue::Text(text) => {
                let given = mapped_of(mapped, text, column).is_some();
                let role = role_of(text);
                // the sum of a row of sums is no head
                let means = is_money(text) || is_base(text);
                let counts = !matches!(
                    role,
                    ColumnRole::Unknown | ColumnRole::Derived | ColumnRole::Sum | ColumnRole::Part
                ) || role == ColumnRole::Unknown && means;
                known += usize::from(given || counts);
                members |= role == ColumnRole::Member;
                named += usize::from(is_member(text, listed));
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
    known >= 2 || members && texts >= 3 || known == 1 && named >= 2
}

/// Whether a row goes on with a head: no number, and something known beside or below what the head says already.
fn continues(sheet: &SheetGrid, head: u32, row: u32) -> bool {
    let mut known = 0;
    for (column, value) in sheet.row(row) {
        let is_text = matches!(value, SheetValue::Text(_)) || year_of(value.text()).is_some();
        if !is_text {
            return false;
        }
        let above = role_of(sheet.text(sheet.said((head, column))));
        let is_wide = sheet.region((head, column)).is_some_and(|r| r.first.1 < r.last.1);
        // below the head of names stand names; below one over several columns the heads of each
        if matches!(above, ColumnRole::Member | ColumnRole::Key(_))
            && !is_wide
            && sheet.region((row, column)).is_none_or(|r| r.first.0 == row)
        {
            return false;
        }
        known += usize::from(
            !matches!(role_of(value.text()), ColumnRole::Unknown) || matches!(above, ColumnRole::Amount(..)),
        );
    }
    let last = sheet.row(row).last().map(|(_, value)| value);
    let is_word = super::amount::read(last) == super::amount::ReadCell::NoNumber;
    let means =
        |value: &SheetValue| year_of(value.text()).is_some() || role_of(value.text()) != ColumnRole::Unknown;
    known >= 1 && (is_word || sheet.row(row).all(|(_, value)| means(value)))
}

/// What a person says of a column of this head.
fn mapped_of<'m>(
    mapped: &'m [(String, GivenColumn)],
    head: &str,
    column: u32,
) -> Option<&'m (String, GivenColumn)> {
    let find = |is: &dyn Fn(&str) -> bool| mapped.iter().find(|(name, _)| is(name));
    find(&|name| is_letter(name, column)).or_else(|| find(&|name| is_head_named(head, name)))
}

/// Whether a name is the letter of a column.
fn is_letter(name: &str, column: u32) -> bool {
    half_width(name).eq_ignore_ascii_case(&column_name(column))
}

/// Whether a name is that of a head; what stands in brackets counts where the name has some: 年額（税込） is not 年額（税抜）.
fn is_head_named(head: &str, name: &str) -> bool {
    whole(name) == whole(head) || whole(name) == plain(name) && plain(name) == plain(head)
}

/// Whether a name that a person gives is that of a column: its letter, or any part of its head.
pub(super) fn is_named(column: &SheetColumn, name: &str) -> bool {
    let mut parts = column.head.split('/').chain([column.head.as_str()]).filter(|part| !part.is_empty());
    is_letter(name, column.at) || parts.any(|part| is_head_named(part, name))
}

fn columns(sheet: &SheetGrid, head: (u32, u32), mapped: &[(String, GivenColumn)]) -> Vec<SheetColumn> {
    let columns = sheet.columns();
    let read: Vec<(SheetColumn, Option<&str>)> =
        columns.iter().map(|column| one(sheet, head, *column, &columns, mapped)).collect();
    let names: Vec<Option<&str>> = read.iter().map(|(_, name)| *name).collect();
    let alone =
        |name: Option<&str>| name.is_some() && names.iter().filter(|known| **known == name).count() == 1;
    read.into_iter().map(|(column, name)| SheetColumn { told: alone(name), ..column }).collect()
}

/// One column, by the rows of its head, with the name by which a person says what it holds.
fn one<'m>(
    sheet: &SheetGrid,
    head: (u32, u32),
    at: u32,
    columns: &[u32],
    mapped: &'m [(String, GivenColumn)],
) -> (SheetColumn, Option<&'m str>) {
    let mut parts: Vec<String> = Vec::new();
    for row in head.0..=head.1 {
        let mut text = sheet.text(sheet.said((row, at))).to_owned();
        if text.is_empty() && row < head.1 && !sheet.knows_merged {
            text = from_the_left(sheet, (row, at), head.1, columns);
        }
        if !text.is_empty() && parts.last() != Some(&text) {
            parts.push(text);
        }
    }
    let (last, above) = parts
        .split_last()
        .map_or((String::new(), String::new()), |(last, above)| (last.clone(), above.join("/")));
    let joined = parts.join("/");
    let unit = SheetUnit::stated(&last).or_else(|| SheetUnit::stated(&above));
    let own = of_its_year(role_of(&last), &parts);
    let of_above = || {
        let is_amount = matches!(own, ColumnRole::Amount(..) | ColumnRole::Year(..));
        parts.iter().rev().skip(1).filter(|_| is_amount).find_map(|part| mapped_of(mapped, part, at))
    };
    let given = mapped_of(mapped, &last, at).or_else(|| mapped_of(mapped, &joined, at)).or_else(of_above);
    let name = given.map(|(name, _)| name.as_str());
    let (role, item) = match (given.map(|(_, given)| given), own) {
        // what is told of the column of a year is its side: the amount is of that year
        (Some(given), ColumnRole::Year(year, own)) => match given.role {
            ColumnRole::Amount(side, form) if form != Some(Form::Monthly) => {
                (ColumnRole::Year(year, side.or(own)), None)
            }
            _ => (given.role.clone(), None),
        },
        (Some(given), _) => (given.role.clone(), None),
        (None, ColumnRole::Amount(side, form)) => {
            (ColumnRole::Amount(side.or_else(|| side_of(&above)), form.or_else(|| Form::said(&above))), None)
        }
        (None, ColumnRole::Year(year, side)) => {
            (ColumnRole::Year(year, side.or_else(|| side_of(&above))), None)
        }
        (None, ColumnRole::Key(_) | ColumnRole::Unknown)
            if matches!(role_of(&above), ColumnRole::Amount(..)) =>
        {
            (ColumnRole::Amount(side_of(&above), Form::said(&above)), Some(last.clone()))
        }
        (None, role) => (role, None),
    };
    (SheetColumn { at, head: joined, role, unit, item, member: None, told: false }, name)
}

/// An amount below the head of a fiscal year is that year's: 令和8年度 over 金額.
fn of_its_year(role: ColumnRole, parts: &[String]) -> ColumnRole {
    let year = parts.iter().rev().skip(1).find_map(|part| match role_of(part) {
        ColumnRole::Year(year, side) => Some((year, side)),
        _ => None,
    });
    match (role, year) {
        (ColumnRole::Amount(side, form), Some((year, above))) if form != Some(Form::Monthly) => {
            ColumnRole::Year(year, side.or(above))
        }
        (role, _) => role,
    }
}

/// What stands left of an empty cell of a head, over columns that have heads of their own below it.
fn from_the_left(sheet: &SheetGrid, at: CellAt, last: u32, columns: &[u32]) -> String {
    if sheet.text((last, at.1)).is_empty() {
        return String::new();
    }
    let left = columns.iter().rev().filter(|column| **column < at.1);
    for column in left {
        if sheet.text((last, *column)).is_empty() {
            break;
        }
        let text = sheet.text((at.0, *column));
        if !text.is_empty() {
            return text.to_owned();
        }
    }
    String::new()
}
