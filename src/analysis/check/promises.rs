//! Promises: each `[[require]]` of a case, and the limits of the command line, against the rows they speak of.

use super::super::compare::{Compared, Line};
use super::{Finding, Rules, What, as_printed};
use crate::diagnostic::Severity;
use crate::money::Fraction;
use crate::published::Known;
use crate::requirement::{Bound, Costs, Figure, Holds, Judged, Limit, Measure, Requirement, Whose};

/// What came of one promise on one row.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Who made it.
    pub promise: Promise,
    /// What must hold.
    pub requirement: Requirement,
    /// The row it was held against; `None` if there is none to hold it against.
    pub row: Option<usize>,
    /// What came out.
    pub judged: Judged,
}

/// Who made a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// A `[[require]]` of the file, by its index.
    File(usize),
    /// `--min-saving`.
    MinSaving,
    /// `--max-increase`.
    MaxIncrease,
}

/// Rows of one promise that are shown: beyond that a file is not written by people.
const ROWS: usize = 10_000;

/// Every promise with what came of it.
pub(super) fn outcomes(compared: &Compared<'_>, rules: &Rules) -> Vec<Outcome> {
    let own = compared.case.require.iter().enumerate();
    let own = own.map(|(nth, required)| (Promise::File(nth), required.requirement.clone()));
    let saving = |limit: Fraction| Requirement {
        figure: Figure::Saving,
        bound: Bound::AtLeast,
        limit: Limit::Percent(limit),
        whose: Whose::Group,
        system: None,
        yearly: false,
    };
    let least = rules.min_saving.clone().map(|limit| (Promise::MinSaving, saving(limit)));
    let most = rules.max_increase.as_ref().map(|limit| {
        let limit = Limit::Percent(&Fraction::from(100) + limit);
        let after =
            Requirement { figure: Figure::After, bound: Bound::AtMost, limit, ..saving(Fraction::zero()) };
        (Promise::MaxIncrease, after)
    });
    let mut found = Vec::new();
    for (promise, requirement) in own.chain(least).chain(most) {
        let rows = rows_of(compared, &requirement);
        if rows.is_empty() {
            let judged = requirement.judge(&Costs::default());
            found.push(Outcome { promise, requirement: requirement.clone(), row: None, judged });
        }
        for row in rows {
            let costs = compared.lines.get(row).map(costs).unwrap_or_default();
            let judged = requirement.judge(&costs);
            found.push(Outcome { promise, requirement: requirement.clone(), row: Some(row), judged });
        }
        if found.len() > ROWS {
            break;
        }
    }
    found
}

/// The rows that a requirement speaks of: of the right member and system, over the case's term where there is such a
/// row. Without a system it speaks of the rows of everything, or of all rows where none is of everything.
fn rows_of(compared: &Compared<'_>, requirement: &Requirement) -> Vec<usize> {
    let is_of = |line: &Line<'_>| match (&requirement.whose, &line.published.member) {
        (Whose::Group, member) => member.is_none(),
        (Whose::Every, member) => member.is_some(),
        (Whose::Member(name), Some(member)) => member.is(name),
        (Whose::Member(_), None) => false,
    };
    let mut rows: Vec<(usize, &Line<'_>)> =
        compared.lines.iter().enumerate().filter(|(_, line)| is_of(line)).collect();
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
fn keep_if_any(rows: &mut Vec<(usize, &Line<'_>)>, condition: impl Fn(&Line<'_>) -> bool) {
    if rows.iter().any(|(_, line)| condition(line)) {
        rows.retain(|(_, line)| condition(line));
    }
}

fn costs(line: &Line<'_>) -> Costs {
    let measure = |known: &Known| Measure { value: known.value.clone(), range: known.range.clone() };
    let implied = as_printed(&line.implied);
    Costs {
        before: measure(&implied.before),
        after: measure(&implied.after),
        saving: measure(&implied.saving),
        percent: measure(&implied.percent),
    }
}

/// The finding that a promise is not kept, at the promise where the file makes it, else at the row.
pub(super) fn finding<'f>(nth: usize, outcome: &Outcome, compared: &Compared<'_>) -> Option<Finding<'f>> {
    if outcome.judged.holds == Holds::AtWorst {
        return None;
    }
    let row = outcome.row.and_then(|row| compared.lines.get(row)).map(|line| line.published.span.clone());
    let (span, cause) = match outcome.promise {
        Promise::File(nth) => (compared.case.require.get(nth).map(|required| required.span.clone()), row),
        Promise::MinSaving | Promise::MaxIncrease => (row, None),
    };
    Some(Finding { severity: Severity::Error, span, cause, what: What::Promise(nth) })
}
