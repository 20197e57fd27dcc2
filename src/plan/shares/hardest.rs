//! Whether a promise can be kept wherever costs lie: it is hardest where those before are the least and those after the greatest.
//!
//! Worked example: two members share 1,000 equally and paid 810 to 990 and 1,000. Of 1,810 they save 44.75% at the least:
//! 47% cannot be promised, although it could if the first had paid the 900 in the middle.

use super::claim::{CostsAt, claim};
use super::direct;
use super::split::split;
use super::way::Way;
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Rounding};
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
    let (claim, _) = claim(computed, way, Level::High)?;
    split(computed, &least_before(computed, &claim), way, settlement).map(drop)
}

/// A claim whose members' costs before are the least that they can be.
pub(super) fn least_before(computed: &Computed<'_>, claim: &Claim) -> Claim {
    CostsAt::of(computed, Level::Low).of_all(claim)
}

/// Whether a promise is kept for certain wherever costs lie, where a fair division comes to shares between these ends, of a
/// total of so much at the most. A member that may be left nothing to pay, or less, takes nothing then of what others cannot
/// pay: it is hardest where that is so, and all others pay what they may.
///
/// Of 100, a and b may pay 50 each, and a third between -7 and 10: where it gets 7, 107 do not fit.
pub(super) fn is_certain(
    computed: &Computed<'_>,
    settlement: &Settlement,
    ends: &[(Fraction, Fraction)],
    total: i128,
) -> bool {
    let direct = direct::over_term(computed);
    // multiples of the unit that are no more than this, wherever in a unit it lies
    let unit = settlement.round_to.max(1);
    let multiples = |amount: i128| amount.saturating_sub(unit - 1);
    let floor = |amount: &Fraction| amount.units(0, Rounding::Floor);
    let mut room: i128 = 0;
    let (mut takes_all, mut is_laid) = (true, unit == 1);
    is_laid |= direct.iter().all(|units| units.is_exact());
    for (((least, most), before), direct) in ends.iter().zip(before_at(computed, Level::Low)).zip(&direct) {
        let kept = before.zip(settlement.kept()).and_then(|(before, kept)| floor(&(&before * &kept)));
        let Some((kept, least)) = kept.zip(floor(least)) else { return false };
        if kept < direct.high && *most > Fraction::from(kept) {
            return false;
        }
        let takes = least > direct.high;
        takes_all &= takes;
        let pays = if takes { multiples(kept) } else { multiples(kept.min(least)) };
        room = room.saturating_add(pays);
    }
    (takes_all && is_laid) || room >= total
}
