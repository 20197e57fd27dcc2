//! A table as one list of columns: each with its key, its head, who sees it and what fills its cells.

use crate::lang::Term;
use crate::report::{Audience, Cell, Column, Role, Row, Section, Shape, Table};

/// One column of a table whose rows are made of `R`.
pub(super) struct Entry<'a, R> {
    column: Column,
    where_said: bool,
    fill: Box<dyn Fn(&R) -> Cell + 'a>,
}

impl<'a, R> Entry<'a, R> {
    fn of(column: Column, fill: impl Fn(&R) -> Cell + 'a) -> Entry<'a, R> {
        Entry { column, where_said: false, fill: Box::new(fill) }
    }

    /// A column that everyone sees.
    pub(super) fn new(key: &'static str, head: Term, fill: impl Fn(&R) -> Cell + 'a) -> Entry<'a, R> {
        Entry::of(column(key, head), fill)
    }

    /// A column for data formats only.
    pub(super) fn data(key: &'static str, fill: impl Fn(&R) -> Cell + 'a) -> Entry<'a, R> {
        Entry::of(data(key), fill)
    }

    /// A column for people only.
    pub(super) fn people(key: &'static str, head: Term, fill: impl Fn(&R) -> Cell + 'a) -> Entry<'a, R> {
        Entry::of(for_people(column(key, head)), fill)
    }

    /// A column that everyone sees, whose key and head follow from the case.
    pub(super) fn keyed(key: String, head: Cell, fill: impl Fn(&R) -> Cell + 'a) -> Entry<'a, R> {
        Entry::of(Column { key: key.into(), head: Some(head), ..Column::default() }, fill)
    }

    /// The same as a value with its range.
    pub(super) fn ranged(mut self) -> Entry<'a, R> {
        self.column.shape = Shape::Ranged;
        self
    }

    /// The same, which gives way before those of a lower rank where the screen is too narrow.
    pub(super) fn rank(mut self, rank: u8) -> Entry<'a, R> {
        self.column.rank = rank;
        self
    }

    /// The same under another head.
    pub(super) fn headed(mut self, head: Cell) -> Entry<'a, R> {
        self.column.head = Some(head);
        self
    }

    /// The same, which people see only where some cell says something.
    pub(super) fn where_said(mut self) -> Entry<'a, R> {
        self.where_said = true;
        self
    }

    /// The same, which people see only if so.
    pub(super) fn seen_if(mut self, seen: bool) -> Entry<'a, R> {
        if !seen {
            unseen(&mut self.column);
        }
        self
    }

    /// The same, which is there only if so.
    pub(super) fn only_if(mut self, there: bool) -> Entry<'a, R> {
        if !there {
            self.column.audience = Audience::Nobody;
        }
        self
    }
}

/// Makes a column one that people do not see.
pub(super) fn unseen(column: &mut Column) {
    column.audience = match column.audience {
        Audience::All | Audience::Data => Audience::Data,
        Audience::People | Audience::Nobody => Audience::Nobody,
    };
}

/// Rows under a heading.
pub(super) struct Rows<R> {
    /// What they belong to.
    pub(super) heading: Option<Cell>,
    /// What each row is made of, and what it is among its like.
    pub(super) rows: Vec<(Role, R)>,
}

/// The table of these columns and rows; a column that is not there is not filled.
pub(super) fn table<R>(
    id: &'static str,
    title: Term,
    mut entries: Vec<Entry<'_, R>>,
    sections: Vec<Rows<R>>,
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
    let row = |(role, row): &(Role, R)| Row {
        role: *role,
        cells: entries.iter().map(|entry| (entry.fill)(row)).collect(),
    };
    Section { heading: rows.heading, rows: rows.rows.iter().map(row).collect() }
}

/// The table of these columns, of rows that were laid out in them.
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
    let columns = entries.iter().enumerate().map(|(place, entry)| {
        let mut column = entry.column.clone();
        if entry.where_said && !says(place) {
            unseen(&mut column);
        }
        column
    });
    Table { id, title, columns: columns.collect(), sections }
}

/// A column that everyone sees.
pub(super) fn column(key: &'static str, head: Term) -> Column {
    Column { key: key.into(), head: Some(Cell::Word(head)), ..Column::default() }
}

/// A column for data formats only.
pub(super) fn data(key: &'static str) -> Column {
    Column { key: key.into(), audience: Audience::Data, ..Column::default() }
}

/// The same column for people only.
pub(super) fn for_people(column: Column) -> Column {
    Column { audience: Audience::People, ..column }
}

/// A column of the two ends of a range: `low` and `high`.
pub(super) fn ends(head: Term) -> Column {
    Column { key: "range".into(), head: Some(Cell::Word(head)), shape: Shape::Ends, ..Column::default() }
}

/// The same column as a value with its range.
pub(super) fn ranged(column: Column) -> Column {
    Column { shape: Shape::Ranged, ..column }
}

/// The same column, which gives way before those of a lower rank where the screen is too narrow.
pub(super) fn ranked(rank: u8, column: Column) -> Column {
    Column { rank, ..column }
}
