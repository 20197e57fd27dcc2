//! What shows only when several rows stand side by side.

use super::implied::{Implied, Known};
use crate::money::Range;

/// Whether the percents of all members lie beyond one end of the group's: then no average of them, however weighted,
/// is the group's percent. It takes two members to say so.
///
/// ```
/// use cloudcost::published::all_on_one_side;
/// use cloudcost::{Fraction, Range};
/// let percent = |low, high| Range { low: Fraction::from(low), high: Fraction::from(high) };
/// let group = percent(34, 36);
/// assert!(all_on_one_side(&group, &[percent(23, 25), percent(19, 21)]));
/// assert!(!all_on_one_side(&group, &[percent(23, 25), percent(39, 41)]));
/// assert!(!all_on_one_side(&group, &[percent(23, 25)]));
/// ```
pub fn all_on_one_side(group: &Range, members: &[Range]) -> bool {
    members.len() >= 2
        && (members.iter().all(|member| member.high < group.low)
            || members.iter().all(|member| group.high < member.low))
}

/// Whether two rows of the same thing cannot both be true: some figure of theirs has no value in common.
pub fn conflict(one: &Implied, other: &Implied) -> bool {
    let apart = |a: &Known, b: &Known| match (&a.range, &b.range) {
        (Some(a), Some(b)) => !a.overlaps(b),
        _ => false,
    };
    one.figures().into_iter().zip(other.figures()).any(|(a, b)| apart(a, b))
}
