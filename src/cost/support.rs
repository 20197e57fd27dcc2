//! Support: grants and tax measures that lower the after-cost, rounded down a member and year.

use crate::lang::Text;
use crate::money::Fraction;

/// One grant or tax measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Support {
    /// What people call it.
    pub name: Text,
    /// The after-items it covers, by their number.
    pub items: Vec<usize>,
    /// How much of them it pays.
    pub pays: SupportPays,
    /// The most it pays in the term, in major units: a member where it goes to each, in all otherwise.
    pub cap: Option<Fraction>,
    /// Who gets it: one member, which keeps it, or each in proportion to its cost of the items.
    pub to: Option<usize>,
}

/// How much a support pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SupportPays {
    /// This part of the cost of the items: 0.5 for 50%.
    Rate(Fraction),
    /// This amount over the term, in major units, spread as the cost of the items is.
    Amount(Fraction),
}
