//! The ends of the bills of a division of the whole cost: rounded, under a promise, and adding up.

use super::rounds::Rounds;
use super::together::{AmountEnds, PaidTable};
use crate::cost::Units;
use crate::money::{Fraction, Rounding};
use crate::plan::facts::Computed;
use crate::plan::level::{Level, before_at};
use crate::sharing::Settlement;
use std::borrow::Cow;

/// The ends of the bills of exact shares between these ends, of a total between these.
pub(super) fn division_ends(
    computed: &Computed<'_>,
    settlement: &Settlement,
    (ends, total): (&[(Fraction, Fraction)], (i128, i128)),
    direct: &[Units],
) -> PaidTable {
    let billable = |((low, high), direct): (&(Fraction, Fraction), &Units)| {
        (low - &Fraction::from(direct.high), high - &Fraction::from(direct.low))
    };
    let ends: Vec<(Fraction, Fraction)> = ends.iter().zip(direct).map(billable).collect();
    let all: Units = direct.iter().copied().sum();
    let total = (total.0 - all.high, total.1 - all.low);
    let rounds = Rounds { settlement: Cow::Borrowed(settlement), members: ends.len() };
    let kept = settlement.kept();
    let caps = |level| {
        let cap = |(before, direct): (Option<Fraction>, &Units)| {
            let direct = if level == Level::Low { direct.high } else { direct.low };
            Some(&(&before? * kept.as_ref()?) - &Fraction::from(direct))
        };
        before_at(computed, level).into_iter().zip(direct).map(cap).collect::<Vec<_>>()
    };
    let (least, most) = (caps(Level::Low), caps(Level::High));
    let bill = |(member, (low, high)): (usize, &(Fraction, Fraction))| {
        let rounded = rounds.rounded(member, (low, high), total);
        let cap = |caps: &[Option<Fraction>]| caps.get(member).cloned().flatten();
        match (cap(&least), cap(&most)) {
            // what others cannot pay may come to it, up to its own cap
            (Some(least), Some(most)) => {
                let floor = |cap: &Fraction| cap.units(0, Rounding::Floor);
                let low = floor(&least.min(low.clone())).map(|low| low.saturating_sub(2 * rounds.unit()));
                let low = low.unwrap_or(rounded.low).min(rounded.low);
                AmountEnds { low, high: floor(&most).unwrap_or(i128::MAX / 4) }
            }
            _ => rounded,
        }
    };
    let bills: Vec<AmountEnds> = ends.iter().enumerate().map(bill).collect();
    let payers = i128::try_from(ends.len()).unwrap_or(0);
    let uncollected = rounds.uncollected(payers, total);
    let mut table = PaidTable {
        bills: bills.iter().map(|bill| vec![*bill]).collect(),
        totals: bills,
        costs: vec![AmountEnds { low: total.0, high: total.1 }],
        uncollected: vec![uncollected],
    };
    table.tighten();
    table
}
