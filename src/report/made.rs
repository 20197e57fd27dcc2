//! How cells and notes are made of what they hold.

use super::value::{Cell, Note};
use crate::cost::{Day, YearName};
use crate::lang::{Term, Text};

/// A note of this code with the values to fill in: `note!("more", count = 3)`; a value that is called as its place is,
/// by its name alone.
macro_rules! note {
    (@ $name:ident) => { $name };
    (@ $name:ident $value:expr) => { $value };
    ($code:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::report::Note::new($crate::code!($code))
            $(.with(stringify!($name), $crate::report::note!(@ $name $($value)?)))*
    };
}
pub(crate) use note;

impl From<Term> for Cell {
    fn from(word: Term) -> Cell {
        Cell::Word(word)
    }
}

impl From<&Text> for Cell {
    fn from(text: &Text) -> Cell {
        Cell::Text(text.clone())
    }
}

impl From<Note> for Cell {
    fn from(note: Note) -> Cell {
        Cell::Said(Box::new(note))
    }
}

impl From<YearName> for Cell {
    fn from(year: YearName) -> Cell {
        Cell::Year(year)
    }
}

impl From<Day> for Cell {
    fn from(day: Day) -> Cell {
        Cell::Day(day)
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Cell {
        Cell::Flag(flag)
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Cell {
        Cell::number_of(count)
    }
}

impl From<u32> for Cell {
    fn from(count: u32) -> Cell {
        Cell::Count(count.into())
    }
}

/// Nothing where there is none.
impl<C: Into<Cell>> From<Option<C>> for Cell {
    fn from(cell: Option<C>) -> Cell {
        cell.map_or(Cell::Absent, Into::into)
    }
}
