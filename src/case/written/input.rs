//! One input of a case, and where it stands.

use crate::case::file::coalition::CoalitionKey;
use crate::case::file::instalments::BillsKey;
use crate::case::file::item::ItemKey;
use crate::case::file::plan::{FinanceKey, MemberKey, SharingKey};
use crate::case::file::settlement::SettlementKey;
use crate::case::file::support::SupportKey;
use crate::case::file::tax::TaxKey;
use crate::cost::ItemAt;

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
    Amount(ItemAt, Option<usize>),
    Base(usize, usize),
    /// A base with a figure for each year: this one of them, or all.
    BaseByYear(usize, usize, Option<usize>),
    Rate(usize),
    Months,
    /// What all items are shared by: a division, or else a rule.
    Rule,
    /// A key of an item.
    Item(ItemAt, ItemKey),
    Member(usize, MemberKey),
    Support(usize, SupportKey),
    Sharing(SharingKey),
    Finance(FinanceKey),
    /// What the head says of tax.
    Tax(TaxKey),
    Settlement(usize, SettlementKey),
    /// What a settlement says that falls to one member: the number of that among all it says.
    SettledBy(usize, usize),
    Coalition(usize, CoalitionKey),
    /// Instalments, and what a bill is called.
    Bills(BillsKey),
    /// The percent of one instalment.
    Instalment(usize),
    /// The part of one payer from outside.
    PaidBy(ItemAt, usize),
    /// One of the percents by which an item is shared, or by which all are.
    Part(Option<ItemAt>, usize),
}

impl Input {
    /// Whether it is the saving promised to every member, also where the file promises none.
    pub fn is_promise(&self) -> bool {
        self.place == InputPlace::Sharing(SharingKey::MinSaving)
    }
}
