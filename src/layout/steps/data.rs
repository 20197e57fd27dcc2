//! The tables `steps` and `inputs`: every step and every input, flat.

use super::saved::{saved_formula, saved_label};
use crate::analysis::explain::{Explanation, Leaf, NumberUnit, Operation, Step, StepKind};
use crate::case::{Number, NumberOf};
use crate::diagnostic::Source;
use crate::lang::Term;
use crate::layout::columns::{Entry, items, listing};
use crate::layout::lookup::year_name;
use crate::money::Rounding;
use crate::report::{Cell, Table, note};
use std::collections::BTreeMap;

/// The steps, the figure last.
pub(super) fn steps(found: &Explanation<'_>) -> Table {
    type E<'s> = Entry<'s, (usize, &'s Step)>;
    let parents = found.tree.parents();
    let parent = |nth: &usize| parents.get(*nth).copied().flatten().map(numbered);
    let entries: Vec<E<'_>> = vec![
        E::data("id", |(nth, _)| numbered(*nth)),
        E::data("parent", |(nth, _)| parent(nth)),
        E::data("operation", |(_, step)| Cell::text(operation(step))),
        E::data("label", |(_, step)| flat(saved_label(found, step))),
        E::data("formula", |(_, step)| flat(saved_formula(found, step))),
        E::data("numerator", |(_, step)| Cell::numerator(step.exact.clone())),
        E::data("denominator", |(_, step)| Cell::denominator(step.exact.clone())),
        E::data("value", |(_, step)| Cell::exact(shown(step))),
        E::data("unit", |(_, step)| Cell::text(unit(found, step.unit))),
        E::data("year", |(_, step)| year_name(found.years(), step.year)),
        E::data("item", |(_, step)| Some(Cell::text(&found.item(step.item?)?.id))),
        E::data("member", |(_, step)| Some(Cell::text(&found.member(step.member?)?.id))),
        E::data("uses", |(_, step)| (!step.uses.is_empty()).then(|| numbers(&step.uses))),
        E::data("input", |(_, step)| match step.operation {
            Operation::Input(nth) => Some(numbered(nth)),
            _ => None,
        }),
    ];
    listing("steps", Term::StepsTable, entries, items(found.tree.steps.iter().enumerate()))
}

/// Steps and inputs are numbered from 1.
fn numbered(nth: usize) -> usize {
    nth.saturating_add(1)
}

fn numbers(nths: &[usize]) -> Cell {
    Cell::text(nths.iter().map(|nth| numbered(*nth).to_string()).collect::<Vec<_>>().join(" "))
}

/// The inputs that the steps begin with.
pub(super) fn inputs(found: &Explanation<'_>, source: &Source) -> Table {
    type E<'l> = Entry<'l, (usize, &'l Leaf)>;
    let mut used_by: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (nth, step) in found.tree.steps.iter().enumerate() {
        if let Operation::Input(input) = step.operation {
            used_by.entry(input).or_default().push(nth);
        }
    }
    let at = |leaf: &Leaf| leaf.span.as_ref().map(|span| source.position(span.start));
    let number = |number: &Option<Number>| number.as_ref().map(|number| Cell::exact(number.value.clone()));
    let entries: Vec<E<'_>> = vec![
        E::data("id", |(nth, _)| numbered(*nth)),
        E::data("path", |(_, leaf)| Cell::text(&leaf.path)),
        E::data("text", |(_, leaf)| leaf.text.as_ref().map(Cell::text)),
        E::data("value", move |(_, leaf)| number(&leaf.number)),
        E::data("unit", |(_, leaf)| Cell::text(measure(leaf.number.as_ref()))),
        E::data("was", move |(_, leaf)| number(&leaf.was)),
        E::data("changed", |(_, leaf)| leaf.is_changed),
        E::data("file", |(_, leaf)| leaf.span.as_ref().map(|_| Cell::text(source.name()))),
        E::data("line", move |(_, leaf)| at(leaf).map(|at| at.line)),
        E::data("column", move |(_, leaf)| at(leaf).map(|at| at.column)),
        E::data("used_by", |(nth, _)| numbers(used_by.get(nth).map(Vec::as_slice).unwrap_or_default())),
    ];
    listing("inputs", Term::InputsTable, entries, items(found.tree.inputs.iter().enumerate()))
}

/// What data have of a cell of several parts: one sentence.
fn flat(cell: Cell) -> Cell {
    match cell {
        Cell::Parts(parts) if parts.is_empty() => Cell::Absent,
        Cell::Parts(_) | Cell::Clauses(_) | Cell::Words(_) | Cell::Aside(..) | Cell::Year(_) => {
            note!("explain-plain", said = cell).into()
        }
        cell => cell,
    }
}

/// The value as people read it: of a percent a hundred times as much.
fn shown(step: &Step) -> crate::money::Fraction {
    match step.unit {
        NumberUnit::Percent => &step.exact * &crate::money::Fraction::from(100),
        NumberUnit::Money | NumberUnit::Months | NumberUnit::Years | NumberUnit::Number => step.exact.clone(),
    }
}

fn unit(found: &Explanation<'_>, unit: NumberUnit) -> &'static str {
    match unit {
        NumberUnit::Money => found.case.currency.code(),
        NumberUnit::Percent => "percent",
        NumberUnit::Months => "months",
        NumberUnit::Years => "years",
        NumberUnit::Number => "number",
    }
}

fn measure(number: Option<&Number>) -> &'static str {
    match number.map(|number| number.measure) {
        None => "rule",
        Some(NumberOf::Money(currency) | NumberOf::Rate(currency)) => currency.code(),
        Some(NumberOf::Percent) => "percent",
        Some(NumberOf::Months) => "months",
        Some(NumberOf::Years) => "years",
        Some(NumberOf::Count) => "number",
    }
}

/// The name of an operation in data.
fn operation(step: &Step) -> &'static str {
    match step.operation {
        Operation::Input(_) => "input",
        Operation::Number => "number",
        Operation::Sum => "sum",
        Operation::Difference => "difference",
        Operation::Product => "product",
        Operation::Quotient => "quotient",
        Operation::Power(_) => "power",
        Operation::Proportion => "proportion",
        Operation::Invoice(_) => "invoice-rounding",
        Operation::Taxed(_, Rounding::Down) => "tax-rounding-down",
        Operation::Taxed(_, Rounding::Up) => "tax-rounding-up",
        Operation::Taxed(..) => "tax-rounding-nearest",
        Operation::Spread(..) => "spread",
        Operation::Remainder(_) => "largest-remainder",
        Operation::Round(..) => "rounding",
        Operation::Support(_) => "support",
        Operation::Verdict => "verdict",
        Operation::Inference => "inference",
        Operation::Taken if step.what == StepKind::Moved => "cap",
        Operation::Taken => "taken",
    }
}
