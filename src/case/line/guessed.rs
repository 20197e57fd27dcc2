//! Amounts of which nothing in a line says what they are, taken for the change of its costs.

use super::reading::LineReading;
use super::roles::CanBe;
use super::scanned::Scanned;
use super::word::FigureRole;
use crate::code;
use crate::diagnostic::{self, Diagnostic};
use crate::money::Fraction;
use crate::published::{Figures, imply};

/// Whether an amount that no word names is taken for the change, and is not nearly that, or stands before what the cost came to:
/// rather another cost.
pub(super) fn is_far(reading: &LineReading, said: &[CanBe]) -> bool {
    let nth = reading.roles.iter().position(|(_, role, _)| *role == FigureRole::Saving);
    // what words set apart is asked about as such
    let is_apart =
        nth.and_then(|nth| reading.roles.get(nth)).is_some_and(|(it, ..)| it.manner.apart.is_some());
    let is_bare = !is_apart && nth.and_then(|nth| said.get(nth)) == Some(&CanBe::Bare);
    let without = Figures { saving: None, ..reading.figures.clone() };
    let stated = reading.figures.saving.as_ref().map(|saving| saving.amount.exact().abs());
    let change = imply(&without).saving.range.map(|range| range.low.abs().max(range.high.abs()));
    let two = Fraction::from(2);
    let is_far = |(stated, change): (Fraction, Fraction)| &stated * &two < change || &change * &two < stated;
    let after = reading.roles.iter().position(|(_, role, _)| *role == FigureRole::After);
    let is_early = nth.zip(after).is_some_and(|(nth, after)| nth < after);
    is_bare && (is_early || stated.zip(change).is_some_and(is_far))
}

/// The last amount of which nothing says what it is.
pub(super) fn not_said(line: &Scanned, said: &[CanBe]) -> Diagnostic {
    let nth = said.iter().rposition(|one| *one == CanBe::Bare);
    let span = nth.and_then(|nth| line.figures.get(nth)).map(|figure| figure.span.clone());
    let fault = Diagnostic::error(code!("figure-twice"), span).worded(code!("figure-not-said"));
    fault.with("figure", diagnostic::Word::Said(FigureRole::Saving.name()))
}
