//! What is saved, in data: a reduction is positive there, so the formula is what was less what is, and the label says saving.

use super::formula::{factor, formula, signed, used, value};
use super::labels::{label, whose, words};
use crate::analysis::explain::{Explanation, Kind, Operation, Step, StepKind};
use crate::code;
use crate::lang::Term;
use crate::report::{Cell, Note};

/// The formula of a step, which comes to its value as data have it.
pub(super) fn saved_formula(found: &Explanation<'_>, step: &Step) -> Cell {
    let inner = || used(found, step).first().map_or(Cell::blank(), |inner| saved_formula(found, inner));
    match step.operation {
        Operation::Difference => signed(code!("explain-minus"), &used(found, step)),
        Operation::Quotient => match used(found, step).as_slice() {
            [part, whole] => {
                Cell::Words(vec![value(part), words(code!("explain-over")), factor(found, whole)])
            }
            _ => formula(found, step),
        },
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
