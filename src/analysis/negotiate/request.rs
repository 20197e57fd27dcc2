//! What is asked of a negotiation: the bases, and what everybody must be able to accept.

use crate::case::WrittenRule;
use crate::money::Fraction;

/// The least and the most bases that percents are sought for.
pub const BASES: [usize; 2] = [2, 4];

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NegotiateRequest {
    /// The bases, each as a rule of its own.
    pub bases: Vec<WrittenRule>,
    /// What every member must save, in percent of its cost before; nobody pays more than before by default.
    pub min_saving: Option<Fraction>,
    /// Whether no group may be better off by itself.
    pub fair: bool,
    /// The items, by id, that the percents are for, instead of all that are shared by the rule of the case.
    pub items: Vec<String>,
    /// Whether savings are after support.
    pub net: bool,
}
