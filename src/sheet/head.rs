//! The tables of a sheet: where their heads are, and what each column holds.

use super::form::{Form, Side};
use super::grid::{At, Grid, Value, column_name};
use super::kinds::{is_base, is_member, is_money};
use super::plain::{half_width, plain};
use super::unit::SheetUnit;
use super::words::{Given, Role, role_of, side_of, year_of};
use std::collections::HashSet;

/// A table of a sheet.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) columns: Vec<Column>,
    /// The first row below the head.
    pub(super) first: u32,
    /// The first row that is not the table's any more.
    pub(super) end: u32,
    /// The rows of the head.
    pub(super) head: (u32, u32),
}

/// A column.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) at: u32,
    /// What its head says, the rows of it one after another.
    pub(super) head: String,
    pub(super) role: Role,
    /// The unit that its head states.
    pub(super) unit: Option<SheetUnit>,
    /// The item that its amounts are of, where the head names it.
    pub(super) item: Option<String>,
    /// The member whose they are, where the head names it.
    pub(super) member: Option<String>,
}

impl Table {
    /// The first column of a role.
    pub(super) fn column(&self, is: impl Fn(&Role) -> bool) -> Option<&Column> {
        self.columns.iter().find(|column| is(&column.role))
    }

    /// The columns of amounts: by form, or by year.
    pub(super) fn amounts(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| matches!(column.role, Role::Amount(..) | Role::Year(..)))
    }
}

/// Rows looked at for a head.
const HEAD_WITHIN: usize = 60;

/// The most rows of a head.
const MOST_ROWS: usize = 3;

/// The tables of a sheet, from the top.
pub(super) fn tables(sheet: &Grid, mapped: &[(String, Given)], listed: &HashSet<String>) -> Vec<Table> {
    let rows = sheet.rows();
    let mut tables: Vec<Table> = Vec::new();
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
        tables.push(Table { columns, first: end.saturating_add(1), end: u32::MAX, head: (row, end) });
        nth = last + 1;
    }
    tables
}

/// Whether a row stands apart from the table above it: below an empty row, or below a title.
fn stands_apart(sheet: &Grid, nth: usize, rows: &[u32]) -> bool {
    let before = nth.checked_sub(1).and_then(|before| rows.get(before));
    let (Some(before), Some(row)) = (before, rows.get(nth)) else { return true };
    before.checked_add(1) != Some(*row) || sheet.row(*before).count() < 2
}

/// Whether a row is the beginning of a head: two columns at least that are known or name members, and no number.
fn is_head(sheet: &Grid, row: u32, mapped: &[(String, Given)], listed: &HashSet<String>) -> bool {
    let (mut known, mut texts, mut members, mut named) = (0, 0, false, 0);
    let mut years: Vec<i32> = Vec::new();
    for (column, value) in sheet.row(row) {
        texts += 1;
        match value {
            Value::Text(text) => {
                let given = mapped_of(mapped, text, column).is_some();
                let role = role_of(text);
                // the sum of a row of sums is no head
                let means = is_money(text) || is_base(text);
                let counts = !matches!(role, Role::Unknown | Role::Derived | Role::Sum)
                    || role == Role::Unknown && means;
                known += usize::from(given || counts);
                members |= role == Role::Member;
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
fn continues(sheet: &Grid, head: u32, row: u32) -> bool {
    let mut known = 0;
    for (column, value) in sheet.row(row) {
        let is_text = matches!(value, Value::Text(_)) || year_of(value.text()).is_some();
        if !is_text {
            return false;
        }
        let above = role_of(sheet.text(sheet.said((head, column))));
        let is_wide = sheet.region((head, column)).is_some_and(|r| r.first.1 < r.last.1);
        // below the head of names stand names; below one over several columns the heads of each
        if matches!(above, Role::Member | Role::Key(_))
            && !is_wide
            && sheet.region((row, column)).is_none_or(|r| r.first.0 == row)
        {
            return false;
        }
        known +=
            usize::from(!matches!(role_of(value.text()), Role::Unknown) || matches!(above, Role::Amount(..)));
    }
    let last = sheet.row(row).last().map(|(_, value)| value);
    let is_word = super::amount::read(last) == super::amount::Read::NoNumber;
    let means = |value: &Value| year_of(value.text()).is_some() || role_of(value.text()) != Role::Unknown;
    known >= 1 && (is_word || sheet.row(row).all(|(_, value)| means(value)))
}

fn mapped_of<'m>(mapped: &'m [(String, Given)], head: &str, column: u32) -> Option<&'m Given> {
    let is = |name: &str| {
        plain(name) == plain(head) || half_width(name).eq_ignore_ascii_case(&column_name(column))
    };
    mapped.iter().find(|(name, _)| is(name)).map(|(_, given)| given)
}

fn columns(sheet: &Grid, head: (u32, u32), mapped: &[(String, Given)]) -> Vec<Column> {
    let columns = sheet.columns();
    columns.iter().map(|column| one(sheet, head, *column, &columns, mapped)).collect()
}

/// One column, by the rows of its head.
fn one(sheet: &Grid, head: (u32, u32), at: u32, columns: &[u32], mapped: &[(String, Given)]) -> Column {
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
    let whole = parts.join("/");
    let unit = SheetUnit::stated(&last).or_else(|| SheetUnit::stated(&above));
    let given = mapped_of(mapped, &last, at).or_else(|| mapped_of(mapped, &whole, at));
    let (role, item) = match (given, role_of(&last)) {
        // what is told of the column of a year is its side: the amount is of that year
        (Some(given), Role::Year(year, own)) => match given.role {
            Role::Amount(side, _) => (Role::Year(year, side.or(own)), None),
            _ => (given.role.clone(), None),
        },
        (Some(given), _) => (given.role.clone(), None),
        (None, Role::Amount(side, form)) => {
            (Role::Amount(side.or_else(|| side_of(&above)), form.or_else(|| Form::said(&above))), None)
        }
        (None, Role::Year(year, side)) => (Role::Year(year, side.or_else(|| side_of(&above))), None),
        (None, Role::Key(_) | Role::Unknown) if matches!(role_of(&above), Role::Amount(..)) => {
            (Role::Amount(side_of(&above), Form::said(&above)), Some(last.clone()))
        }
        (None, role) => (role, None),
    };
    Column { at, head: whole, role, unit, item, member: None }
}

/// What stands left of an empty cell of a head, over columns that have heads of their own below it.
fn from_the_left(sheet: &Grid, at: At, last: u32, columns: &[u32]) -> String {
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

/// What a sheet says of all its amounts: in its name and above its first head.
pub(super) struct About {
    pub(super) side: Option<Side>,
    pub(super) form: Option<Form>,
    pub(super) unit: Option<SheetUnit>,
    /// The first text above the head.
    pub(super) title: Option<(At, String)>,
}

/// What stands above a table of a sheet.
pub(super) fn about(sheet: &Grid, table: &Table) -> About {
    let above = || {
        let texts = sheet.cells.iter().filter(|(at, _)| at.0 < table.head.0);
        texts.filter_map(|(at, value)| if let Value::Text(text) = value { Some((*at, text)) } else { None })
    };
    let anywhere = sheet.cells.values().filter(|value| plain_starts(value.text()));
    let unit = above().find_map(|(_, text)| SheetUnit::stated(text));
    About {
        side: above().find_map(|(_, text)| side_of(text)).or_else(|| side_of(&sheet.name)),
        form: above().find_map(|(_, text)| Form::said(text)).or_else(|| Form::said(&sheet.name)),
        unit: unit.or_else(|| anywhere.filter_map(|value| SheetUnit::stated(value.text())).next()),
        title: above()
            .map(|(at, text)| (at, text.clone()))
            .find(|(_, text)| SheetUnit::stated(text).is_none()),
    }
}

/// Whether a text is a statement of a unit, wherever it stands.
fn plain_starts(text: &str) -> bool {
    let text = plain(text.trim_start_matches(['（', '(', '※', '注']));
    text.starts_with("単位") || text.starts_with("unit")
}
