//! A condition: an amount that some members together must not pay more than, or less than.

use crate::cost::Units;
use crate::money::Fraction;

/// What somebody wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wants {
    /// To pay no more than before.
    NotMore,
    /// To save so many percent.
    Saves(Fraction),
    /// What a requirement of the case says, by its number.
    Required(usize),
    /// Not to be better off as a group of its own.
    Stays,
}

/// A condition on what members pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The members, by number in the plan.
    pub whose: Vec<usize>,
    /// In which year of the term; over all of it without.
    pub year: Option<usize>,
    /// What is wanted.
    pub wants: Wants,
    /// Whether it is at the most, or at least.
    pub at_most: bool,
    /// The amount, in minor units.
    pub limit: Fraction,
    /// By how much it is missed with each base alone, in minor units; below 0 where it holds.
    pub misses: Vec<Fraction>,
}

impl Condition {
    /// Whether it speaks of what is left after support, where that is asked for.
    pub(crate) fn counts_support(&self) -> bool {
        matches!(self.wants, Wants::NotMore | Wants::Saves(_))
    }

    /// Whether an amount keeps to it, wherever it lies in its range.
    pub(super) fn keeps(&self, paid: Units) -> bool {
        match self.at_most {
            true => Fraction::from(paid.high) <= self.limit,
            false => Fraction::from(paid.low) >= self.limit,
        }
    }
}
