//! The tables `steps` and `inputs`: every step and every input, flat.

use super::formula::formula;
use super::labels::label;
use crate::analysis::explain::{Explanation, Leaf, Operation, Step, Unit, What};
use crate::case::{Measure, Number};
use crate::diagnostic::Source;
use crate::lang::Term;
use crate::layout::columns::{Entry, Rows, table};
use crate::money::Rounding;
use crate::report::{Cell, Role, Table, note};
use std::collections::BTreeMap;

/// The steps, the figure last.
pub(super) fn steps(found: &Explanation<'_>) -> Table {
    let parents = found.tree.parents();
    let id = |nth: usize| Cell::number_of(nth.saturating_add(1));
    let rows = found.tree.steps.iter().enumerate().map(|row| (Role::Item, row)).collect();
    type Row<'s> = (usize, &'s Step);
    table(
        "steps",
        Term::StepsTable,
        vec![
            Entry::data("id", |(nth, _): &Row<'_>| id(*nth)),
            Entry::data("parent", |(nth, _): &Row<'_>| parents.get(*nth).copied().flatten().map(id).into()),
            Entry::data("operation", |(_, step): &Row<'_>| Cell::text(operation(step).to_owned())),
            Entry::data("label", |(_, step): &Row<'_>| flat(label(found, step))),
            Entry::data("formula", |(_, step): &Row<'_>| flat(formula(found, step))),
            Entry::data("numerator", |(_, step): &Row<'_>| Cell::numerator(step.exact.clone())),
            Entry::data("denominator", |(_, step): &Row<'_>| Cell::denominator(step.exact.clone())),
            Entry::data("value", |(_, step): &Row<'_>| Cell::exact(shown(step))),
            Entry::data("unit", |(_, step): &Row<'_>| unit(found, step.unit)),
            Entry::data("year", |(_, step): &Row<'_>| {
                let year = step.year.and_then(|year| found.years().get(year));
                year.map(|year| year.name).into()
            }),
            Entry::data("item", |(_, step): &Row<'_>| {
                let item = step.item.and_then(|(side, item)| found.item(side, item));
                item.map(|item| Cell::text(item.id.clone())).into()
            }),
            Entry::data("member", |(_, step): &Row<'_>| {
                let member = step.member.and_then(|number| found.member(number));
                member.map(|member| Cell::text(member.id.clone())).into()
            }),
            Entry::data("uses", |(_, step): &Row<'_>| match step.uses.is_empty() {
                true => Cell::Absent,
                false => {
                    let ids = step.uses.iter().map(|nth| nth.saturating_add(1).to_string());
                    Cell::text(ids.collect::<Vec<_>>().join(" "))
                }
            }),
            Entry::data("input", |(_, step): &Row<'_>| match step.operation {
                Operation::Input(nth) => id(nth),
                _ => Cell::Absent,
            }),
        ],
        vec![Rows { heading: None, rows }],
    )
}

/// The inputs that the steps begin with.
pub(super) fn inputs(found: &Explanation<'_>, source: &Source) -> Table {
    let mut used_by: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (nth, step) in found.tree.steps.iter().enumerate() {
        if let Operation::Input(input) = step.operation {
            used_by.entry(input).or_default().push(nth);
        }
    }
    type Row<'l> = (usize, &'l Leaf);
    let at = |leaf: &Leaf| leaf.span.as_ref().map(|span| source.position(span.start));
    let number =
        |number: &Option<Number>| number.as_ref().map(|number| Cell::exact(number.value.clone())).into();
    let rows = found.tree.inputs.iter().enumerate().map(|row| (Role::Item, row)).collect();
    table(
        "inputs",
        Term::InputsTable,
        vec![
            Entry::data("id", |(nth, _): &Row<'_>| Cell::number_of(nth.saturating_add(1))),
            Entry::data("path", |(_, leaf): &Row<'_>| Cell::text(leaf.path.clone())),
            Entry::data("text", |(_, leaf): &Row<'_>| {
                leaf.text.as_ref().map(|text| Cell::text(text.clone())).into()
            }),
            Entry::data("value", move |(_, leaf): &Row<'_>| number(&leaf.number)),
            Entry::data("unit", |(_, leaf): &Row<'_>| measure(leaf.number.as_ref())),
            Entry::data("was", move |(_, leaf): &Row<'_>| number(&leaf.was)),
            Entry::data("changed", |(_, leaf): &Row<'_>| Cell::Flag(leaf.is_changed)),
            Entry::data("file", |(_, leaf): &Row<'_>| match leaf.span {
                Some(_) => Cell::text(source.name().to_owned()),
                None => Cell::Absent,
            }),
            Entry::data("line", move |(_, leaf): &Row<'_>| at(leaf).map(|at| at.line).into()),
            Entry::data("column", move |(_, leaf): &Row<'_>| at(leaf).map(|at| at.column).into()),
            Entry::data("used_by", |(nth, _): &Row<'_>| {
                let ids = used_by.get(nth).map(Vec::as_slice).unwrap_or_default().iter();
                let ids = ids.map(|nth| nth.saturating_add(1).to_string());
                Cell::text(ids.collect::<Vec<_>>().join(" "))
            }),
        ],
        vec![Rows { heading: None, rows }],
    )
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
        Unit::Percent => &step.exact * &crate::money::Fraction::from(100),
        Unit::Money | Unit::Months | Unit::Years | Unit::Number => step.exact.clone(),
    }
}

fn unit(found: &Explanation<'_>, unit: Unit) -> Cell {
    Cell::text(match unit {
        Unit::Money => found.case.currency.code().to_owned(),
        Unit::Percent => "percent".to_owned(),
        Unit::Months => "months".to_owned(),
        Unit::Years => "years".to_owned(),
        Unit::Number => "number".to_owned(),
    })
}

fn measure(number: Option<&Number>) -> Cell {
    let Some(number) = number else { return Cell::text("rule".to_owned()) };
    Cell::text(match number.measure {
        Measure::Money(currency) | Measure::Rate(currency) => currency.code().to_owned(),
        Measure::Percent => "percent".to_owned(),
        Measure::Months => "months".to_owned(),
        Measure::Count => "number".to_owned(),
    })
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
        Operation::Taken if step.what == What::Moved => "cap",
        Operation::Taken => "taken",
    }
}
