//! One input of a case, and where it stands.

/// One input of a case, found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Its path, in the form that names it fully.
    pub path: String,
    pub(super) place: Place,
}

/// Where an input stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The amount of an item; of a form with several, this one of them, or all.
    Amount(Item, Option<usize>),
    Growth(Item),
    Every(Item),
    /// The tax rate of an item, where it has one of its own.
    ItemTaxRate(Item),
    /// The tax rate of the case.
    TaxRate,
    From(Item),
    To(Item),
    At(Item),
    Share(usize),
    Min(Item),
    Max(Item),
    Base(usize, usize),
    /// A base with a figure for each year: this one of them, or all.
    BaseByYear(usize, usize, Option<usize>),
    MemberFrom(usize),
    MemberTo(usize),
    Rate(usize),
    /// What a support pays, or the most that it pays.
    Support(usize, Pays),
    Months,
    Discount,
    Rule,
    MinSaving,
    RoundTo,
    Remainder,
    Round,
    Bill,
}

/// A number of a support.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pays {
    /// The part of the cost that it pays.
    Rate,
    /// What it pays over the term.
    Amount,
    /// The most it pays.
    Cap,
}

/// An item by its number on a side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) after: bool,
    pub(super) number: usize,
}

impl Input {
    /// Whether it is the saving promised to every member, also where the file promises none.
    pub fn is_promise(&self) -> bool {
        self.place == Place::MinSaving
    }

    /// Whether it is a month of the term, also where the file does not give it.
    pub fn is_month(&self) -> bool {
        matches!(
            self.place,
            Place::From(_) | Place::To(_) | Place::At(_) | Place::MemberFrom(_) | Place::MemberTo(_)
        )
    }
}
