//! Where the inputs of a step stand that its formula shows: lines of a file, or cells of a workbook.

use super::formula::used;
use crate::analysis::explain::{Explanation, Operation, StepKind};
use crate::diagnostic::Source;
use crate::layout::cells::distinct;
use crate::report::Cell;
use std::collections::BTreeSet;

/// Places of a file named beside one row.
const PLACES: usize = 3;

/// The file and the lines, or the cells where it is a workbook.
pub(super) fn place(found: &Explanation<'_>, source: &Source, nth: usize) -> Cell {
    let mut starts = BTreeSet::new();
    starts_of(found, nth, &mut starts);
    let name = source.name().rsplit(['/', '\\']).next().unwrap_or_default();
    let place = |start| match source.cell(start) {
        Some(cell) => cell.name.clone(),
        None => source.position(start).line.to_string(),
    };
    let mut shown = distinct(starts.into_iter().map(place));
    shown.truncate(PLACES);
    if shown.is_empty() { Cell::blank() } else { Cell::name([name, ":", &shown.join(", ")].concat()) }
}

fn starts_of(found: &Explanation<'_>, nth: usize, starts: &mut BTreeSet<usize>) {
    let Some(step) = found.tree.steps.get(nth) else { return };
    let follow = |uses: &[usize], starts: &mut BTreeSet<usize>| {
        uses.iter().for_each(|nth| starts_of(found, *nth, starts));
    };
    match step.operation {
        Operation::Input(nth) => {
            let span = found.tree.inputs.get(nth).and_then(|leaf| leaf.span.clone());
            starts.extend(span.map(|span| span.start));
        }
        // all that share it weigh in; the member's own weight is what is asked for
        Operation::Proportion => {
            let (_, factors) = step.uses.split_last().unwrap_or((&0, &[]));
            follow(factors, starts);
        }
        Operation::Product
        | Operation::Invoice(_)
        | Operation::Taxed(..)
        | Operation::Spread(..)
        | Operation::Power(_) => {
            follow(&step.uses, starts);
        }
        Operation::Taken if step.what == StepKind::Weight => follow(&step.uses, starts),
        Operation::Sum | Operation::Quotient
            if [StepKind::Growth, StepKind::Layer, StepKind::Tax, StepKind::TaxFactor]
                .contains(&step.what) =>
        {
            follow(&step.uses, starts);
        }
        Operation::Sum if used(found, step).len() == 1 => follow(&step.uses, starts),
        _ => {}
    }
}
