//! Whether a promise can be kept wherever costs lie: it is hardest where those before are the least and those after the greatest.
//!
//! Worked example: two members share 1,000 equally and paid 810 to 990 and 1,000. Of 1,810 they save 44.75% at the least:
//! 47% cannot be promised, although it could if the first had paid the 900 in the middle.

use super::claim::claim;
use super::split::split;
use super::way::Way;
use crate::diagnostic::Diagnostic;
use crate::plan::facts::Computed;
use crate::plan::level::{Level, before_at};
use crate::sharing::{Claim, Settlement};

/// Splits the plan where a promise is hardest to keep, if anything is promised and any cost is a range.
///
/// # Errors
/// A promise that cannot hold there, with the largest that can.
pub(super) fn holds(computed: &Computed<'_>, way: &Way, settlement: &Settlement) -> Result<(), Diagnostic> {
    if settlement.min_saving.is_none() || computed.facts.iter().all(|fact| fact.invoice.units.is_exact()) {
        return Ok(());
    }
    let (mut claim, _) = claim(computed, way, Level::High)?;
    least_before(computed, &mut claim);
    split(computed, &claim, way, settlement).map(drop)
}

/// Members whose costs before are the least that they can be.
pub(super) fn least_before(computed: &Computed<'_>, claim: &mut Claim) {
    for (member, before) in claim.members.iter_mut().zip(before_at(computed, Level::Low)) {
        member.before = before;
    }
}
