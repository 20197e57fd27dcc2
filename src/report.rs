//! The report: tables of typed values with their notes, the waist between what is analysed and how it is written.

use crate::lang::{Code, Term};
use crate::money::{Currency, Fraction, Range};
use std::borrow::Cow;

/// Everything one command has to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The command that asked.
    pub command: &'static str,
    /// Whether its amounts include tax, where its cases say it and agree.
    pub tax: Option<Term>,
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

/// A table: its columns, and its rows in sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name in data formats.
    pub id: &'static str,
    /// Its name for people.
    pub title: Term,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The rows, a section for each thing they belong to.
    pub sections: Vec<Section>,
}

impl Table {
    /// Whether people see any of it; data formats have tables of their own too.
    pub fn is_for_people(&self) -> bool {
        self.columns.iter().any(Column::is_for_people)
    }

    /// Whether it has any data.
    pub fn is_data(&self) -> bool {
        self.columns.iter().any(|column| matches!(column.audience, Audience::All | Audience::Data))
    }

    /// Whether a column holds figures: they stand at the right.
    pub fn figures_in(&self, column: usize) -> bool {
        let rows = self.sections.iter().flat_map(|section| &section.rows);
        let mut cells = rows.filter_map(|row| row.cells.get(column));
        cells.any(|cell| {
            matches!(
                cell,
                Cell::Money(_)
                    | Cell::Percent(_)
                    | Cell::Number(..)
                    | Cell::Numbers(..)
                    | Cell::Count(_)
                    | Cell::Months(_)
            )
        })
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
}

impl Column {
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

/// What a row is among its like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// One of the things listed.
    Item,
    /// The sum of some of them.
    Subtotal,
    /// The sum of all of them.
    Total,
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

/// One typed value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing: not known, or not applicable.
    Absent,
    /// A text of a case, in the reader's language already.
    Text(String),
    /// The name of a member, in the reader's language already: no line ends inside it.
    Name(String),
    /// A word of the program.
    Word(Term),
    /// A whole number.
    Count(u64),
    /// So many months.
    Months(u32),
    /// Yes or no.
    Flag(bool),
    /// An amount of money.
    Money(Money),
    /// A percent.
    Percent(Percent),
    /// A plain number, with the decimals shown to people.
    Number(Fraction, i32),
    /// Plain numbers from the least to the greatest, with the decimals shown to people.
    Numbers(Range, i32),
    /// A bar from one place to another, in thousandths of the room there is.
    Bar(u32, u32),
    /// Several of these, as a list.
    Parts(Vec<Cell>),
    /// Several sentences, as a list.
    Clauses(Vec<Cell>),
    /// Several of these, side by side.
    Words(Vec<Cell>),
    /// One of these, with others in brackets.
    Aside(Box<Cell>, Vec<Cell>),
    /// A sentence of the program's, by its code.
    Said(Box<Note>),
}

impl Cell {
    /// How many things there are.
    pub fn number_of(count: usize) -> Cell {
        Cell::Count(u64::try_from(count).unwrap_or(u64::MAX))
    }

    /// Whether it has nothing to say: absent, or an amount of nothing.
    pub fn is_nothing(&self) -> bool {
        match self {
            Cell::Absent => true,
            Cell::Money(money) => {
                money.range.as_ref().is_some_and(|range| range.low.is_zero() && range.high.is_zero())
            }
            _ => false,
        }
    }
}

/// An amount, exact or within a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// In which currency.
    pub currency: Currency,
    /// The amount, if it is one.
    pub value: Option<Fraction>,
    /// What encloses it.
    pub range: Option<Range>,
    /// Whether a positive number is a cost or a reduction.
    pub sense: Sense,
    /// Printed as 約, "about".
    pub approximate: bool,
}

/// A percent, exact or within a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Percent {
    /// In percent.
    pub value: Option<Fraction>,
    /// What encloses it.
    pub range: Option<Range>,
    /// Whether a positive number is plain or a reduction.
    pub sense: Sense,
    /// Decimals shown to people.
    pub decimals: i32,
    /// Printed as 約, "about".
    pub approximate: bool,
}

/// What a positive number means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// Just that much.
    Plain,
    /// A reduction by that much; a negative number is an increase.
    Reduction,
    /// A change by that much; a negative number is a reduction.
    Change,
}

/// A sentence under the tables, by its code, with the values it speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The stable code.
    pub code: Code,
    /// Which wording to take where a code has several; the code itself by default.
    pub wording: Code,
    /// The case it belongs to; none for a note on all of them.
    pub case: Option<String>,
    /// What of the case it is about: a row.
    pub subject: Option<Cell>,
    /// The values to fill in.
    pub arguments: Vec<(&'static str, Cell)>,
}

impl Note {
    /// A note of this code about nothing in particular.
    pub fn new(code: Code) -> Note {
        Note { code, wording: code, case: None, subject: None, arguments: Vec::new() }
    }

    /// The same, belonging to a case.
    pub fn of_case(self, id: &str) -> Note {
        Note { case: Some(id.to_owned()), ..self }
    }

    /// The same, about this.
    pub fn about(self, subject: Cell) -> Note {
        Note { subject: Some(subject), ..self }
    }

    /// The same, with a value to fill in.
    pub fn with(mut self, name: &'static str, value: Cell) -> Note {
        self.arguments.push((name, value));
        self
    }

    /// The same, said in another of the code's wordings.
    pub fn worded(self, wording: Code) -> Note {
        Note { wording, ..self }
    }
}
