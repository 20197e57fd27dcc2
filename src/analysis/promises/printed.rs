//! The figures of a row as they are printed.

use crate::published::Implied;

/// What a row implies, with the saving and the percent of the amounts as printed where two are: the figures that people
/// hold a promise against, beside the ranges of what they can truly be.
pub fn as_printed(implied: &Implied) -> Implied {
    let mut implied = implied.clone();
    let difference = implied.before.value.as_ref().zip(implied.after.value.as_ref());
    let difference = difference.map(|(before, after)| before - after);
    implied.saving.value = implied.saving.value.or(difference);
    implied.percent.value = implied.percent.value.or_else(|| implied.exact_percent.clone());
    implied
}
