//! The report: tables of typed values with their notes, the waist between what is analysed and how it is written.

mod kinds;
mod made;
mod picture;
mod sizes;
mod value;

use crate::lang::Term;
pub use kinds::{CodePart, Sense, Topic, Weight};
pub(crate) use made::note;
pub use picture::{Drawing, Mark, Picture};
use std::borrow::Cow;
pub use value::{Cell, Money, Note, OpenEnd, Percent, Role};

/// Everything one command has to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The command that asked.
    pub command: &'static str,
    /// Whether its amounts include tax, where its cases say it and agree.
    pub tax: Option<Term>,
    /// What it is about: the case, its members, its term; none where the tables name several.
    pub heading: Option<Cell>,
    /// The answer in one sentence, and the figures it speaks of.
    pub summary: Option<Summary>,
    /// What unit its amounts are shown in where the reader asks for none.
    pub scale: Scale,
    /// Pictures of what the tables say, for formats that can draw.
    pub pictures: Vec<Picture>,
    /// The tables, the main one first.
    pub tables: Vec<Table>,
    /// What stands under the tables.
    pub notes: Vec<Note>,
}

impl Report {
    /// The same, with whether its amounts include tax.
    pub fn taxed(self, tax: Option<Term>) -> Report {
        Report { tax, ..self }
    }
}

/// The answer to what a command asks, before any table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The sentences, the most telling first.
    pub said: Vec<Note>,
    /// The figures they speak of, by their names in data.
    pub figures: Vec<(&'static str, Cell)>,
}

impl Summary {
    /// One sentence that speaks of all of these figures.
    pub fn of(said: Note, figures: Vec<(&'static str, Cell)>) -> Summary {
        let said = figures.iter().fold(said, |said, (name, cell)| said.with(name, cell.clone()));
        Summary { said: vec![said], figures }
    }
}

/// What unit amounts are shown in where the reader asks for none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// As documents print them, each exactly.
    #[default]
    Printed,
    /// Thousands of the currency.
    Thousand,
    /// The currency itself.
    Whole,
    /// The currency itself, whatever unit the reader asks for: each amount with all its digits.
    Exact,
}

/// A table: its columns, and its rows in sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name in data formats.
    pub id: &'static str,
    /// Its name for people.
    pub title: Term,
    /// Whether its title or its rows say themselves whether tax is in their amounts.
    pub tells_tax: bool,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The rows, a section for each thing they belong to.
    pub sections: Vec<Section>,
}

impl Table {
    /// The same for data formats only.
    pub fn hidden(mut self) -> Table {
        self.columns.iter_mut().for_each(Column::hide);
        self
    }

    /// The same, whose title or rows say themselves whether tax is in their amounts.
    pub fn telling_tax(self) -> Table {
        Table { tells_tax: true, ..self }
    }

    /// Whether people see any of it; data formats have tables of their own too.
    pub fn is_for_people(&self) -> bool {
        self.columns.iter().any(Column::is_for_people)
    }

    /// Whether it has any data.
    pub fn is_data(&self) -> bool {
        self.columns.iter().any(|column| matches!(column.audience, Audience::All | Audience::Data))
    }

    /// The columns that people see, each with its number: those of bars too if these can be drawn, and those of a screen.
    pub fn seen(&self, with_bars: bool, on_screen: bool) -> impl Iterator<Item = (usize, &Column)> {
        let is_shown = move |(nth, column): &(usize, &Column)| match column.audience {
            Audience::Screen => on_screen,
            _ => column.is_for_people() && (with_bars || !self.has_bars_in(*nth)),
        };
        self.columns.iter().enumerate().filter(is_shown)
    }

    fn has_bars_in(&self, column: usize) -> bool {
        let rows = self.sections.iter().flat_map(|section| &section.rows);
        rows.filter_map(|row| row.cells.get(column)).any(|cell| matches!(cell, Cell::Bar(..)))
    }

    /// Whether a column holds figures: they stand at the right.
    pub(crate) fn figures_in(&self, column: usize) -> bool {
        let rows = self.sections.iter().flat_map(|section| &section.rows);
        rows.filter_map(|row| row.cells.get(column)).any(Cell::is_figure)
    }
}

/// Rows that belong together, under a heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// What they belong to; none for a table that is not divided.
    pub heading: Option<Cell>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in data formats; with [`Shape::Ranged`] the first of three.
    pub key: Cow<'static, str>,
    /// Its head for people.
    pub head: Option<Cell>,
    /// How many data columns it makes.
    pub shape: Shape,
    /// Who sees it.
    pub audience: Audience,
    /// How soon it gives way where the screen is too narrow: the greatest first, 0 never.
    pub rank: u8,
}

impl Column {
    /// Makes it one that people do not see.
    pub fn hide(&mut self) {
        self.audience = match self.audience {
            Audience::All | Audience::Data => Audience::Data,
            Audience::People | Audience::Screen | Audience::Nobody => Audience::Nobody,
        };
    }

    /// Whether people see it.
    pub fn is_for_people(&self) -> bool {
        matches!(self.audience, Audience::All | Audience::People)
    }
}

/// How many data columns a column makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One.
    Single,
    /// Three: the value, `_low` and `_high`.
    Ranged,
    /// Two, `low` and `high`, whatever the key: the ends of the range.
    Ends,
    /// Three as well, of which `_low` and `_high` stand after all other columns.
    EndsLast,
}

impl Default for Column {
    fn default() -> Column {
        Column { key: "".into(), head: None, shape: Shape::Single, audience: Audience::All, rank: 0 }
    }
}

/// Who sees a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everyone.
    All,
    /// Data formats only.
    Data,
    /// People only.
    People,
    /// People at a screen with room for it; it gives way first, and nobody is told.
    Screen,
    /// Nobody: it has nothing to say this time.
    Nobody,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is among its like.
    pub role: Role,
    /// A cell a column.
    pub cells: Vec<Cell>,
}

impl Role {
    /// Its name in data formats.
    pub fn code(self) -> &'static str {
        match self {
            Role::Item => "item",
            Role::Subtotal => "subtotal",
            Role::Total => "total",
        }
    }
}
