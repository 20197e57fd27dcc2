//! What members pay over the term as sums of the amounts that are ranges, for whoever holds it against other sums of them.

use super::form::Form;

/// What members pay in each course that a promise can take; one where nothing is promised. Amounts are numbered as a plan has
/// them.
pub(crate) struct PaidForms {
    /// By course and member of the plan, before rounding.
    pub(crate) courses: Vec<Vec<Form>>,
    /// By less than how much rounding can bring the bills of each member from that, in minor units.
    pub(crate) slack: Vec<i128>,
    /// Whether all of them together pay the whole cost, to the unit: what rounding adds to some it takes from others.
    pub(crate) is_footed: bool,
}
