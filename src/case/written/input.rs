//! One input of a case, and where it stands.

use crate::case::file::item::ItemKey;
use crate::case::file::plan::{FinanceKey, MemberKey, SharingKey};
use crate::case::file::support::SupportKey;
use crate::case::file::tax::TaxKey;

/// One input of a case, found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Its path, in the form that names it fully.
    pub path: String,
    pub(super) place: InputPlace,
}

/// Where an input stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InputPlace {
    /// The amount of an item; of a form with several, this one of them, or all.
    Amount(Item, Option<usize>),
    Base(usize, usize),
    /// A base with a figure for each year: this one of them, or all.
    BaseByYear(usize, usize, Option<usize>),
    Rate(usize),
    Months,
    /// What all items are shared by: a division, or else a rule.
    Rule,
    /// A key of an item.
    Item(Item, ItemKey),
    Member(usize, MemberKey),
    Support(usize, SupportKey),
    Sharing(SharingKey),
    Finance(FinanceKey),
    /// What the head says of tax.
    Tax(TaxKey),
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
        self.place == InputPlace::Sharing(SharingKey::MinSaving)
    }
}
