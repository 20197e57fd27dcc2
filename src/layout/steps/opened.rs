//! Which parts of a step a reader asks for first: a bill for its items, a sum for its years.

use super::labels::is_of_plan;
use crate::analysis::explain::{Explanation, Operation, StepKind};

/// The parts of a step that a reader asks for first.
pub(super) fn parts_of(found: &Explanation<'_>, nth: usize) -> Vec<usize> {
    let Some(step) = found.tree.steps.get(nth) else { return Vec::new() };
    let of = |nth: Option<&usize>| nth.and_then(|nth| found.tree.steps.get(*nth));
    let of_item = found.asked.part.items.is_some();
    match step.operation {
        Operation::Remainder(place) => match of(step.uses.get(place.saturating_add(1))) {
            Some(exact) if exact.operation == Operation::Sum => exact.uses.clone(),
            _ => step.uses.get(place.saturating_add(1)).copied().into_iter().collect(),
        },
        Operation::Sum => {
            let open = |nth: &usize| match of(Some(nth)) {
                // of one item each year stands with its name
                Some(exact) if exact.what == StepKind::Exact && !of_item => exact.uses.clone(),
                _ => vec![*nth],
            };
            match step.what {
                StepKind::Figure
                | StepKind::Before
                | StepKind::After
                | StepKind::Year
                | StepKind::Bill
                | StepKind::Due
                | StepKind::Billed
                | StepKind::Item => step.uses.iter().flat_map(open).collect(),
                StepKind::Exact if of_item => {
                    step.uses.iter().flat_map(|nth| parts_of(found, *nth)).collect()
                }
                StepKind::Support => step.uses.clone(),
                _ => Vec::new(),
            }
        }
        Operation::Difference | Operation::Verdict | Operation::Inference => step.uses.clone(),
        Operation::Quotient if step.what == StepKind::Division => match of(step.uses.first()) {
            Some(sum) => sum.uses.clone(),
            None => Vec::new(),
        },
        Operation::Taken if matches!(step.what, StepKind::Division | StepKind::MovedUnits) => {
            step.uses.clone()
        }
        Operation::Quotient if step.what == StepKind::Figure && is_of_plan(found) => {
            step.uses.iter().copied().take(1).collect()
        }
        Operation::Quotient
            if matches!(step.what, StepKind::Figure | StepKind::Percent | StepKind::PartOfBefore) =>
        {
            step.uses.clone()
        }
        Operation::Support(_) => step.uses.clone(),
        Operation::Proportion if matches!(step.what, StepKind::Moved | StepKind::Limits) => {
            step.uses.iter().copied().take(1).collect()
        }
        Operation::Taken | Operation::Product if step.what == StepKind::Figure => step.uses.clone(),
        _ => Vec::new(),
    }
}
