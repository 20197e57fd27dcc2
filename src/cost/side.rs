//! The two sides of a comparison, and where an item stands on them.

/// Which side of the comparison a cost is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Today's.
    Before,
    /// The shared system's.
    After,
}

impl Side {
    /// Both, in the order of a file.
    pub const BOTH: [Side; 2] = [Side::Before, Side::After];

    /// The word of a case file for it.
    pub fn word(self) -> &'static str {
        match self {
            Side::Before => "before",
            Side::After => "after",
        }
    }

    /// The side of a word.
    pub fn of_word(word: &str) -> Option<Side> {
        Side::BOTH.into_iter().find(|side| side.word() == word)
    }

    /// Of a pair, what belongs to this side.
    pub fn of<T>(self, [before, after]: [T; 2]) -> T {
        match self {
            Side::Before => before,
            Side::After => after,
        }
    }
}

/// An item by its number on its side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ItemAt {
    /// The side.
    pub side: Side,
    /// The number, from 0.
    pub number: usize,
}
