//! A table as one list of columns: each with its key, its head, who sees it and what fills its cells.

use crate::lang::Term;
use crate::report::{Audience, Cell, Column, Role, Row, Section, Shape, Table};
use std::borrow::Cow;
use std::rc::Rc;

/// One column of a table whose rows are made of `R`.
pub(super) struct Entry<'a, R> {
    column: Column,
    where_said: bool,
    fill: Box<dyn Fn(&R) -> Cell + 'a>,
}

impl<'a, R> Entry<'a, R> {
    /// A column that everyone sees.
    pub(super) fn new<C: Into<Cell>>(
        key: impl Into<Cow<'static, str>>,
        head: impl Into<Cell>,
        fill: impl Fn(&R) -> C + 'a,
    ) -> Entry<'a, R> {
        let column = Column { key: key.into(), head: Some(head.into()), ..Column::default() };
        Entry { column, where_said: false, fill: Box::new(move |row| fill(row).into()) }
    }

    /// A column for people only.
    pub(super) fn people<C: Into<Cell>>(
        key: impl Into<Cow<'static, str>>,
        head: impl Into<Cell>,
        fill: impl Fn(&R) -> C + 'a,
    ) -> Entry<'a, R> {
        Entry::new(key, head, fill).of(Audience::People)
    }

    /// A column that a screen has if there is room.
    pub(super) fn screen<C: Into<Cell>>(
        key: impl Into<Cow<'static, str>>,
        head: impl Into<Cell>,
        fill: impl Fn(&R) -> C + 'a,
    ) -> Entry<'a, R> {
        Entry::new(key, head, fill).of(Audience::Screen)
    }

    /// A column for data formats only.
    pub(super) fn data<C: Into<Cell>>(
        key: impl Into<Cow<'static, str>>,
        fill: impl Fn(&R) -> C + 'a,
    ) -> Entry<'a, R> {
        let Entry { column, fill, .. } = Entry::new(key, Term::NoHead, fill).of(Audience::Data);
        Entry { column: Column { head: None, ..column }, where_said: false, fill }
    }

    fn of(mut self, audience: Audience) -> Entry<'a, R> {
        self.column.audience = audience;
        self
    }

    /// The same as a value with its range.
    pub(super) fn ranged(mut self) -> Entry<'a, R> {
        self.column.shape = Shape::Ranged;
        self
    }

    /// The same as the two ends of a range, `low` and `high`.
    pub(super) fn ends(mut self) -> Entry<'a, R> {
        self.column.shape = Shape::Ends;
        self
    }

    /// The same as a value whose range stands after all other columns, if so.
    pub(super) fn ends_last_if(mut self, is_ranged: bool) -> Entry<'a, R> {
        if is_ranged {
            self.column.shape = Shape::EndsLast;
        }
        self
    }

    /// The same, which gives way before those of a lower rank where the screen is too narrow.
    pub(super) fn rank(mut self, rank: u8) -> Entry<'a, R> {
        self.column.rank = rank;
        self
    }

    /// The same for data, and beside it one for people that has a mark before the cells of which that holds.
    pub(super) fn marked(self, mark: Term, holds: impl Fn(&R) -> bool + 'a) -> [Entry<'a, R>; 2]
    where
        R: 'a,
    {
        let fill = Rc::new(self.fill);
        let shown = Rc::clone(&fill);
        let column = Column { audience: Audience::People, shape: Shape::Single, ..self.column.clone() };
        let column = Column { key: format!("shown_{}", column.key).into(), ..column };
        let cell = move |row: &R| match holds(row) {
            true => Cell::Words(vec![Cell::Word(mark), shown(row)]),
            false => shown(row),
        };
        let data = Entry { fill: Box::new(move |row| fill(row)), ..self };
        [data.seen_if(false), Entry { column, where_said: false, fill: Box::new(cell) }]
    }

    /// The same, which people see only where some cell says something.
    pub(super) fn where_said(mut self) -> Entry<'a, R> {
        self.where_said = true;
        self
    }

    /// The same, which people see only if so.
    pub(super) fn seen_if(mut self, seen: bool) -> Entry<'a, R> {
        if !seen {
            self.column.hide();
        }
        self
    }

    /// The same, which is there only if so.
    pub(super) fn only_if(self, there: bool) -> Entry<'a, R> {
        if there { self } else { self.of(Audience::Nobody) }
    }
}

/// Rows under a heading.
pub(super) struct Rows<R> {
    /// What they belong to.
    pub(super) heading: Option<Cell>,
    /// What each row is made of, and what it is among its like.
    pub(super) rows: Vec<(Role, R)>,
}

impl<R> Rows<R> {
    /// Rows under a heading, if there is one.
    pub(super) fn under(heading: Option<Cell>, rows: impl IntoIterator<Item = (Role, R)>) -> Rows<R> {
        Rows { heading, rows: rows.into_iter().collect() }
    }
}

/// Things that are listed, each a row.
pub(super) fn items<R>(rows: impl IntoIterator<Item = R>) -> impl Iterator<Item = (Role, R)> {
    rows.into_iter().map(|row| (Role::Item, row))
}

/// The table of these columns and of rows that are not divided.
pub(super) fn listing<R>(
    id: &'static str,
    title: Term,
    entries: Vec<Entry<'_, R>>,
    rows: impl IntoIterator<Item = (Role, R)>,
) -> Table {
    table(id, title, entries, [Rows::under(None, rows)])
}

/// The table of these columns and rows; a column that is not there is not filled.
pub(super) fn table<R>(
    id: &'static str,
    title: Term,
    mut entries: Vec<Entry<'_, R>>,
    sections: impl IntoIterator<Item = Rows<R>>,
) -> Table {
    keep(&mut entries, Audience::All);
    let sections = sections.into_iter().map(|rows| section(&entries, rows)).collect();
    of_sections(id, title, entries, sections)
}

/// Leaves out the columns that are not there, and those that this reader never sees.
pub(super) fn keep<R>(entries: &mut Vec<Entry<'_, R>>, reader: Audience) {
    entries.retain(|Entry { column, .. }| match (column.audience, reader) {
        (Audience::Nobody, _) | (_, Audience::Nobody) => false,
        // a column of people that is hidden this time still tells what is rounded
        (Audience::Data, Audience::People) => column.head.is_some(),
        (Audience::People, Audience::Data) => false,
        _ => true,
    });
}

/// Rows laid out in these columns.
pub(super) fn section<R>(entries: &[Entry<'_, R>], rows: Rows<R>) -> Section {
    let rows_of = rows.rows.iter().map(|(role, of)| row(entries, *role, of));
    Section { heading: rows.heading, rows: rows_of.collect() }
}

/// One row laid out in these columns.
pub(super) fn row<R>(entries: &[Entry<'_, R>], role: Role, of: &R) -> Row {
    Row { role, cells: entries.iter().map(|entry| (entry.fill)(of)).collect() }
}

/// The table of these columns, of rows that were laid out in them. What is a range in some row has its two ends in data, after
/// all other columns, unless it has them already.
pub(super) fn of_sections<R>(
    id: &'static str,
    title: Term,
    entries: Vec<Entry<'_, R>>,
    sections: Vec<Section>,
) -> Table {
    let says = |place: usize| {
        let rows = sections.iter().flat_map(|section| &section.rows);
        rows.filter_map(|row| row.cells.get(place)).any(|cell| !cell.is_nothing())
    };
    let has_range = |place: usize| {
        let rows = sections.iter().flat_map(|section| &section.rows);
        rows.filter_map(|row| row.cells.get(place)).any(is_range)
    };
    let keys: Vec<Cow<'static, str>> = entries.iter().map(|entry| entry.column.key.clone()).collect();
    let has_ends = |key: &str| keys.iter().any(|other| other.strip_suffix("_low") == Some(key));
    let column = |(place, entry): (usize, Entry<'_, R>)| {
        let mut column = entry.column;
        let is_for_data = matches!(column.audience, Audience::All | Audience::Data);
        if column.shape == Shape::Single && is_for_data && has_range(place) && !has_ends(&column.key) {
            column.shape = Shape::EndsLast;
        }
        if entry.where_said && !says(place) {
            column.hide();
        }
        column
    };
    let columns = entries.into_iter().enumerate().map(column).collect();
    Table { id, title, tells_tax: false, columns, sections }
}

/// Whether a cell is a figure that is only known within a range.
fn is_range(cell: &Cell) -> bool {
    match cell {
        Cell::Money(money) => money.value.is_none() && money.range.is_some(),
        Cell::Percent(percent) => percent.value.is_none() && percent.range.is_some(),
        Cell::Numbers(range, _) => range.point().is_none(),
        _ => false,
    }
}
