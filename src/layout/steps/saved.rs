//! What is saved, in data: a reduction is positive there, so the formula is what was less what is, and the label says saving.

use super::formula::{difference, formula, quotient, used};
use super::labels::{label, whose};
use crate::analysis::explain::{Explanation, Kind, Operation, Step, StepKind};
use crate::code;
use crate::lang::Term;
use crate::report::{Cell, Note};

/// The formula of a step, which comes to its value as data have it.
pub(super) fn saved_formula(found: &Explanation<'_>, step: &Step) -> Cell {
    let inner = || used(found, step).first().map_or(Cell::blank(), |inner| saved_formula(found, inner));
    match step.operation {
        Operation::Difference => difference(&used(found, step)),
        Operation::Quotient => quotient(found, step),
        Operation::Sum if step.uses.len() == 1 => inner(),
        Operation::Verdict => inner(),
        _ => formula(found, step),
    }
}

/// What a step is called, by the sign that it has in data.
pub(super) fn saved_label(found: &Explanation<'_>, step: &Step) -> Cell {
    let asked = &found.asked;
    let is_whole = asked.part.items.is_none() && asked.part.year.is_none();
    let code = match (step.what, asked.kind) {
        (StepKind::NetSaving, _) => return Cell::Word(Term::NetSaving),
        (StepKind::Figure, Kind::Saving) if is_whole => code!("explain-saved"),
        (StepKind::Figure, Kind::Percent) if is_whole => code!("explain-saved-percent"),
        _ => return label(found, step),
    };
    Note::new(code).with("whose", whose(found, asked.member)).into()
}
