//! What all members pay is the sum of what each pays: by what is known of its change, no single one changes by more than the
//! others leave.
//!
//! Where a, whose bill is in whole thousands, pays at most 1,000 more, and all together 600 to 736 more, b pays 400 less to 736 more.

use super::change::ShareChange;
use super::outcome::Outcome;
use crate::cost::Units;
use crate::money::{Fraction, Range, Rounding};

/// Between what each of these changes lies, where they add up to this.
pub(in crate::analysis) fn within_all(changes: &[Range], all: &Range) -> Vec<Range> {
    let sum =
        |end: fn(&Range) -> &Fraction| changes.iter().map(end).fold(Fraction::zero(), |sum, end| &sum + end);
    let (least, most) = (sum(|change| &change.low), sum(|change| &change.high));
    let left = |change: &Range| {
        let (others_least, others_most) = (&least - &change.low, &most - &change.high);
        Range {
            low: (&all.low - &others_most).max(change.low.clone()),
            high: (&all.high - &others_least).min(change.high.clone()),
        }
    };
    changes.iter().map(left).collect()
}

/// The changes of members' shares, none of which is more than the change of what all pay leaves it.
pub(super) fn held_by_all(
    changes: Vec<Option<ShareChange>>,
    all: &ShareChange,
    [today, outcome]: [&Outcome; 2],
) -> Vec<Option<ShareChange>> {
    let share = |outcome: &Outcome, number: usize| {
        let member = outcome.members.get(number).and_then(Option::as_ref);
        member.and_then(|member| member.share).unwrap_or_default()
    };
    let range = |units: Units| Range { low: Fraction::from(units.low), high: Fraction::from(units.high) };
    // who joins or leaves pays all or nothing of it
    let ends = |(number, change): (usize, &Option<ShareChange>)| {
        let apart = || share(outcome, number).minus(share(today, number));
        range(change.as_ref().map_or_else(apart, |change| change.units))
    };
    let ends = within_all(&changes.iter().enumerate().map(ends).collect::<Vec<_>>(), &range(all.units));
    let narrowed = changes.into_iter().zip(ends).enumerate().map(|(number, (change, ends))| {
        let [low, high] = [ends.low, ends.high].map(|end| end.units(0, Rounding::Floor));
        let (change, ends) = (change?, low.zip(high));
        Some(ends.map_or(change.clone(), |ends| change.between(ends, share(today, number))))
    });
    narrowed.collect()
}
