//! Where the inputs of a step stand that its formula shows.

use super::formula::used;
use crate::analysis::explain::{Explanation, Operation, StepKind};
use crate::diagnostic::Source;
use crate::report::Cell;
use std::collections::BTreeSet;

/// Lines of a file named beside one row.
const LINES: usize = 3;

/// The file and the lines.
pub(super) fn place(found: &Explanation<'_>, source: &Source, nth: usize) -> Cell {
    let mut lines = BTreeSet::new();
    lines_of(found, source, nth, &mut lines);
    let name = source.name().rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: Vec<String> = lines.iter().take(LINES).map(ToString::to_string).collect();
    if shown.is_empty() { Cell::blank() } else { Cell::name([name, ":", &shown.join(", ")].concat()) }
}

fn lines_of(found: &Explanation<'_>, source: &Source, nth: usize, lines: &mut BTreeSet<usize>) {
    let Some(step) = found.tree.steps.get(nth) else { return };
    let follow = |uses: &[usize], lines: &mut BTreeSet<usize>| {
        uses.iter().for_each(|nth| lines_of(found, source, *nth, lines));
    };
    match step.operation {
        Operation::Input(nth) => {
            let span = found.tree.inputs.get(nth).and_then(|leaf| leaf.span.clone());
            lines.extend(span.map(|span| source.position(span.start).line));
        }
        // all that share it weigh in; the member's own weight is what is asked for
        Operation::Proportion => {
            let (_, factors) = step.uses.split_last().unwrap_or((&0, &[]));
            follow(factors, lines);
        }
        Operation::Product
        | Operation::Invoice(_)
        | Operation::Taxed(..)
        | Operation::Spread(..)
        | Operation::Power(_) => {
            follow(&step.uses, lines);
        }
        Operation::Taken if step.what == StepKind::Weight => follow(&step.uses, lines),
        Operation::Sum | Operation::Quotient
            if [StepKind::Growth, StepKind::Layer, StepKind::Tax].contains(&step.what) =>
        {
            follow(&step.uses, lines);
        }
        Operation::Sum if used(found, step).len() == 1 => follow(&step.uses, lines),
        _ => {}
    }
}
