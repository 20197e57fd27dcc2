//! The tables of a sheet: where their heads are, and what each column holds.

use super::form::{CostSide, Form};
use super::grid::{CellAt, SheetGrid, SheetValue, column_name};
use super::kinds::{is_base, is_money};
use super::plain::{half_width, plain};
use super::unit::SheetUnit;
use super::words::{ColumnRole, GivenColumn, role_of, side_of, year_of};

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
pub(super) fn tables(sheet: &SheetGrid, mapped: &[(String, GivenColumn)]) -> Vec<SheetTable> {
    let rows = sheet.rows();
    let mut tables: Vec<SheetTable> = Vec::new();
    let mut nth = 0;
    let mut looked = 0;
    while let Some(row) = rows.get(nth).copied() {
        let apart = tables.is_empty() || stands_apart(sheet, nth, &rows);
        let is_head = apart && looked < HEAD_WITHIN && is_head(sheet, row, mapped);
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

/// Whether a row is the beginning of a head: two columns at least that are known, and no number.
fn is_head(sheet: &SheetGrid, row: u32, mapped: &[(String, GivenColumn)]) -> bool {
    let (mut known, mut texts, mut members) = (0, 0, false);
    let mut years: Vec<i32> = Vec::new();
    for (column, value) in sheet.row(row) {
        texts += 1;
        match value {
            SheetValue::Text(text) => {
                let given = mapped_of(mapped, text, column).is_some();
                let role = role_of(text);
                // the sum of a row of sums is no head
                let means = is_money(text) || is_base(text);
                let counts = !matches!(role, ColumnRole::Unknown | ColumnRole::Derived | ColumnRole::Sum)
                    || role == ColumnRole::Unknown && means;
                known += usize::from(given || counts);
                members |= role == ColumnRole::Member;
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
    known >= 2 || members && texts >= 3
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
        // below the head of names stand names
        if matches!(above, ColumnRole::Member | ColumnRole::Key(_))
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

fn mapped_of<'m>(mapped: &'m [(String, GivenColumn)], head: &str, column: u32) -> Option<&'m GivenColumn> {
    let is = |name: &str| {
        plain(name) == plain(head) || half_width(name).eq_ignore_ascii_case(&column_name(column))
    };
    mapped.iter().find(|(name, _)| is(name)).map(|(_, given)| given)
}

fn columns(sheet: &SheetGrid, head: (u32, u32), mapped: &[(String, GivenColumn)]) -> Vec<SheetColumn> {
    let columns = sheet.columns();
    columns.iter().map(|column| one(sheet, head, *column, &columns, mapped)).collect()
}

/// One column, by the rows of its head.
fn one(
    sheet: &SheetGrid,
    head: (u32, u32),
    at: u32,
    columns: &[u32],
    mapped: &[(String, GivenColumn)],
) -> SheetColumn {
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
        (Some(given), ColumnRole::Year(year, own)) => match given.role {
            ColumnRole::Amount(side, _) => (ColumnRole::Year(year, side.or(own)), None),
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
    SheetColumn { at, head: whole, role, unit, item }
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

/// What a sheet says of all its amounts: in its name and above its first head.
pub(super) struct About {
    pub(super) side: Option<CostSide>,
    pub(super) form: Option<Form>,
    pub(super) unit: Option<SheetUnit>,
    /// The first text above the head.
    pub(super) title: Option<(CellAt, String)>,
}

/// What stands above a table of a sheet.
pub(super) fn about(sheet: &SheetGrid, table: &SheetTable) -> About {
    let above = || {
        let texts = sheet.cells.iter().filter(|(at, _)| at.0 < table.head.0);
        texts.filter_map(
            |(at, value)| if let SheetValue::Text(text) = value { Some((*at, text)) } else { None },
        )
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
