//! What a support covers, and what is paid of it: to whom, in which year.

use crate::cost::{Support, Units};
use crate::money::Fraction;
use crate::plan::facts::{Computed, PaidPart, Payer, Side, Supported};

/// How far what a support pays is told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Grain {
    /// By the member that it goes to.
    pub(crate) member: bool,
    /// By year.
    pub(crate) year: bool,
    /// By item.
    pub(crate) item: bool,
}

impl Grain {
    /// The years that are told apart; `None` for all of them together.
    pub(super) fn years(self, computed: &Computed<'_>) -> Vec<Option<usize>> {
        if self.year { (0..computed.years.len()).map(Some).collect() } else { vec![None] }
    }

    /// The same of the members, or with the group as a whole past the last one.
    pub(super) fn payers(self, computed: &Computed<'_>, with_group: bool) -> Vec<Option<usize>> {
        let count = computed.plan.members.len() + usize::from(with_group);
        if self.member { (0..count).map(Some).collect() } else { vec![None] }
    }
}

/// The side that a support lowers.
pub(super) fn side_of(support: &Support) -> Side {
    if support.is_before { Side::Before } else { Side::After }
}

/// The year of the term in which a support is received that is paid of the costs of a year; none after the term.
pub(crate) fn received_in(computed: &Computed<'_>, support: &Support, year: usize) -> Option<usize> {
    Some(year.saturating_add(support.years_after)).filter(|year| *year < computed.years.len())
}

/// What one member pays of one covered item in one year, exactly; whose number is past the last one, the group as a whole.
pub(super) struct Covered {
    /// The number of the fact that it is a part of.
    pub(super) fact: usize,
    pub(super) item: usize,
    pub(super) year: usize,
    pub(super) member: usize,
    pub(super) cost: Fraction,
    /// The least and the most that it can be.
    pub(super) low: Fraction,
    pub(super) high: Fraction,
    /// Whether it need not add up with others to what the item costs: a division of the whole cost says nothing of items.
    pub(super) is_loose: bool,
}

/// What a member gets in a year.
#[derive(Clone)]
pub(super) struct Receipt {
    pub(super) year: usize,
    pub(super) member: usize,
    pub(super) pays: Units,
    /// The least and the most that it would be without a cap.
    pub(super) uncapped: (i128, i128),
    /// The places of the costs that it is for.
    pub(super) covered: Vec<usize>,
}

/// What support pays, without a cost of its own.
pub(super) fn supported_part(
    side: Side,
    item: Option<usize>,
    year: usize,
    payer: Payer,
    support: Supported,
) -> PaidPart {
    PaidPart { side, item, year, payer, units: Units::default(), support }
}

/// The places of the parts that a condition picks.
pub(super) fn numbers(covered: &[Covered], picks: impl Fn(&Covered) -> bool) -> Vec<usize> {
    covered.iter().enumerate().filter(|(_, part)| picks(part)).map(|(nth, _)| nth).collect()
}
