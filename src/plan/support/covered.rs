//! What a support covers, and what is paid of it: to whom, in which year.

use crate::cost::{Support, Units};
use crate::money::Fraction;
use crate::plan::facts::{PaidPart, Payer, Side, Supported};

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

/// The side that a support lowers.
pub(super) fn side_of(support: &Support) -> Side {
    if support.is_before { Side::Before } else { Side::After }
}

/// What one member pays of one covered item in one year, exactly; whose number is past the last one, the group as a whole.
pub(super) struct Covered {
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
