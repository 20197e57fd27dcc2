//! What a line is asked about as its words alone say: a percent that is a share, a saving that is said twice.

use super::around::Around;
use super::order;
use super::reading::LineReading;
use super::word::FigureRole;
use crate::code;
use crate::diagnostic::{self, Diagnostic, Span};

/// What is asked before any reading is made.
pub(super) fn at_once(around: &Around<'_>) -> Option<Diagnostic> {
    let span = |nth: usize| around.line.figures.get(nth).map(|figure| figure.span.clone());
    if let Some(part) = around.part_of_amount().filter(|_| !around.says_change()) {
        return Some(Diagnostic::error(code!("share-not-saving"), span(part)));
    }
    let second = order::second_saving(around)?;
    let fault = Diagnostic::error(code!("figure-twice"), span(second));
    let fault = fault.with("figure", diagnostic::Word::Said(FigureRole::Saving.name()));
    Some(span(0).into_iter().fold(fault, Diagnostic::caused_by))
}

/// A percent that no word of change follows, of an amount that no word names.
pub(super) fn share(around: &Around<'_>) -> Option<Span> {
    let is_named = |nth: usize| nth > 0 && around.label(nth - 1).is_some();
    let share = around.part_of_amount().filter(|nth| around.change(*nth).is_none() && !is_named(*nth))?;
    around.line.figures.get(share).map(|figure| figure.span.clone())
}

/// What is asked of a reading that contradicts itself by such a percent: 9,000万円増え3億9,000万円（13億円の30％）.
pub(super) fn of_share(reading: &LineReading, share: Option<Span>) -> Option<Diagnostic> {
    let has_change = reading.roles.iter().any(|(_, role, _)| *role == FigureRole::Saving);
    let share = share.filter(|_| reading.tier > 1 && has_change)?;
    Some(Diagnostic::error(code!("share-not-saving"), Some(share)))
}
