//! A claim split by the rules, with what stands in the way in words of the plan.

use super::found::HeldDown;
use super::told::told;
use super::way::Way;
use crate::diagnostic::Diagnostic;
use crate::money::Rounding;
use crate::money::whole::ToPrimitive;
use crate::plan::facts::Computed;
use crate::sharing::{self, Capped, Claim, Settlement, Split};

/// A member that the promised saving holds down, with what is moved in whole units.
pub(super) fn held_down(capped: &Capped) -> HeldDown {
    let moved = (&capped.uncapped - &capped.cap).scaled(0, Rounding::HalfAway);
    HeldDown { member: capped.member, moved: moved.to_i128().unwrap_or(i128::MAX) }
}

/// Splits a claim, and says what stands in the way in words of the plan.
pub(super) fn split<'c>(
    computed: &Computed<'_>,
    claim: &'c Claim,
    way: &Way,
    settlement: &Settlement,
) -> Result<Split<'c>, Diagnostic> {
    sharing::split(claim, settlement).map_err(|faults| told(computed, way, faults, settlement))
}
