//! The figures of rows as they are printed, and which of them a requirement speaks of.

use crate::analysis::compare::{Compared, PrintedLine};
use crate::published::{Implied, Known};
use crate::requirement::{Costs, Measure, Requirement, Whose};

/// What a row implies, with the saving and the percent of the amounts as printed where two are: the figures that people
/// hold a promise against, beside the ranges of what they can truly be.
pub(crate) fn as_printed(implied: &Implied) -> Implied {
    let mut implied = implied.clone();
    let difference = implied.before.value.as_ref().zip(implied.after.value.as_ref());
    let difference = difference.map(|(before, after)| before - after);
    implied.saving.value = implied.saving.value.or(difference);
    implied.percent.value = implied.percent.value.or_else(|| implied.exact_percent.clone());
    implied
}

/// The rows that a requirement speaks of: of the right member and system, over the case's term where there is such a
/// row. Without a system it speaks of the rows of everything, or of all rows where none is of everything.
pub(super) fn rows_of(compared: &Compared<'_>, requirement: &Requirement) -> Vec<usize> {
    let is_of = |line: &PrintedLine<'_>| match (&requirement.whose, &line.published.member) {
        (Whose::Group, member) => member.is_none(),
        (Whose::Every, member) => member.is_some(),
        (Whose::Member(name), Some(member)) => member.is(name),
        (Whose::Member(_), None) => false,
    };
    let is_net = requirement.figure.is_net();
    let is_meant = |line: &PrintedLine<'_>| line.published.net == is_net && is_of(line);
    let mut rows: Vec<(usize, &PrintedLine<'_>)> =
        compared.lines.iter().enumerate().filter(|(_, line)| is_meant(line)).collect();
    match &requirement.system {
        Some(system) => {
            rows.retain(|(_, line)| line.published.system.as_ref().is_some_and(|s| s.agrees(system)));
        }
        None => keep_if_any(&mut rows, |line| line.published.system.is_none()),
    }
    keep_if_any(&mut rows, |line| line.published.months == compared.case.months);
    rows.into_iter().map(|(nth, _)| nth).collect()
}

/// Keeps the rows that satisfy a condition, or all if none does.
fn keep_if_any(rows: &mut Vec<(usize, &PrintedLine<'_>)>, condition: impl Fn(&PrintedLine<'_>) -> bool) {
    if rows.iter().any(|(_, line)| condition(line)) {
        rows.retain(|(_, line)| condition(line));
    }
}

/// What a printed row says of costs.
pub(super) fn costs(line: &PrintedLine<'_>) -> Costs {
    let measure = |known: &Known| Measure { value: known.value.clone(), range: known.range.clone() };
    let implied = as_printed(&line.implied);
    Costs {
        before: measure(&implied.before),
        after: measure(&implied.after),
        saving: measure(&implied.saving),
        percent: measure(&implied.percent),
        promised: None,
        apart: false,
    }
}
