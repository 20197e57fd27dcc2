//! The two sides of a comparison, its amounts, and where an item stands on a side.

/// Which side of the comparison a cost is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Today's.
    Before,
    /// The shared system's.
    After,
}

impl Side {
    /// Both, in the order of a file.
    pub(crate) const BOTH: [Side; 2] = [Side::Before, Side::After];

    /// The word of a case file for it.
    pub fn word(self) -> &'static str {
        match self {
            Side::Before => "before",
            Side::After => "after",
        }
    }

    /// The side of a word.
    pub(crate) fn of_word(word: &str) -> Option<Side> {
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

/// The three amounts of a comparison: the costs of both sides, and what is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparedAmount {
    /// The cost before.
    Before,
    /// The cost after.
    After,
    /// What is saved.
    Saving,
}

impl ComparedAmount {
    /// All of them, in the order of a row.
    pub const ALL: [ComparedAmount; 3] =
        [ComparedAmount::Before, ComparedAmount::After, ComparedAmount::Saving];

    /// Of three, what belongs to this one.
    pub fn of<T>(self, [before, after, saving]: [T; 3]) -> T {
        match self {
            ComparedAmount::Before => before,
            ComparedAmount::After => after,
            ComparedAmount::Saving => saving,
        }
    }
}

/// An item by its number on its side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemAt {
    /// The side.
    pub side: Side,
    /// The number, from 0.
    pub number: usize,
}
