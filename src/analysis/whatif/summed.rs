//! What all members pay is the sum of what each pays: by what is known of its change, no single one changes by more than the
//! others leave.
//!
//! Where a, whose bill is in whole thousands, pays at most 1,000 more, and all together 600 to 736 more, b pays 400 less to 736 more.

use super::change::Both;
use super::draft::Scope;
use super::outcome::Outcome;
use super::share_change::ShareChange;
use super::traced::Traced;
use crate::case::Change;
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

/// By how much each member's share changes from one version to the other, and what all of them pay.
pub(super) fn changes_of(
    [(old, today), (new, outcome)]: [(&Traced<'_>, &Outcome); 2],
    made: &[Change],
) -> (Vec<Option<ShareChange>>, Option<ShareChange>) {
    let both = Both::new(old, new, made);
    let of = |member: Option<usize>, old_share: Units, new_share: Units| {
        both.change((old_share, new_share), Scope { member, ..Scope::default() })
    };
    let pairs = today.members.iter().zip(&outcome.members).enumerate();
    let changes = pairs.map(|(number, (old, new))| {
        let (old, new) = ((*old)?.share?, (*new)?.share?);
        Some(of(Some(number), old, new))
    });
    let changes: Vec<Option<ShareChange>> = changes.collect();
    let is_split = today.unsplit.is_none() && outcome.unsplit.is_none();
    let Some(all) = is_split.then(|| of(None, today.shared, outcome.shared)) else { return (changes, None) };
    (held_by_all(changes, &all, [today, outcome]), Some(all))
}

/// The changes of members' shares, none of which is more than the change of what all pay leaves it.
fn held_by_all(
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
