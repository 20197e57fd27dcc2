//! What changed since a baseline: the same rows of the same case, then and now.

use super::findings::{Finding, Rules, What};
use super::printed::as_printed;
use crate::analysis::compare::{Compared, Request, compare};
use crate::case::{Case, Published};
use crate::diagnostic::Severity;
use crate::lang::Text;
use crate::money::Fraction;
use crate::published::{Implied, Known};
use std::collections::{BTreeMap, VecDeque};

/// What changed in one case.
#[derive(Clone, Debug, Default)]
pub struct Since<'f> {
    /// Whether the baseline has no such case.
    pub is_new: bool,
    /// Rows with a change, or that are new.
    pub changes: Vec<Change>,
    /// Rows that are no longer there.
    pub gone: Vec<&'f Published>,
}

/// One row, then and now.
#[derive(Clone, Debug)]
pub struct Change {
    /// The row now.
    pub row: usize,
    /// What it implied then; `None` for a new row.
    pub was: Option<Implied>,
    /// What it implies now.
    pub is: Implied,
    /// Whether its saving fell by more than the limit.
    pub lost: bool,
}

/// What a row is of.
type Thing<'p> =
    (&'p Option<Text>, &'p Option<Text>, &'p Option<Text>, u32, Option<crate::case::OneTime>, bool);

fn thing(row: &Published) -> Thing<'_> {
    (&row.system, &row.member, &row.of, row.months, row.one_time, row.net)
}

/// Compares a case with the one of the same name in the baseline.
pub(super) fn since<'f>(compared: &Compared<'f>, rules: &'f Rules) -> Since<'f> {
    let Some(baseline) = &rules.baseline else {
        return Since::default();
    };
    let old: Option<&Case> = baseline.iter().find(|old| old.id == compared.case.id);
    let Some(old) = old else {
        return Since { is_new: true, ..Since::default() };
    };
    let old = compare(std::slice::from_ref(old), &Request::default()).map_or(Vec::new(), |old| old.cases);
    let mut then: BTreeMap<Thing<'_>, VecDeque<(&'f Published, Implied)>> = BTreeMap::new();
    for line in old.into_iter().flat_map(|old| old.lines) {
        then.entry(thing(line.published)).or_default().push_back((line.published, as_printed(&line.implied)));
    }
    let mut changes = Vec::new();
    for (row, line) in compared.lines.iter().enumerate() {
        let was = then.get_mut(&thing(line.published)).and_then(VecDeque::pop_front).map(|(_, was)| was);
        let is = as_printed(&line.implied);
        let lost = match (&was, &rules.max_loss) {
            (Some(was), Some(limit)) => fell(&was.saving, &is.saving, limit)
                .or_else(|| fell(&was.percent, &is.percent, limit))
                .unwrap_or(false),
            _ => false,
        };
        let same = was.as_ref().is_some_and(|was| figures(was) == figures(&is));
        if !same {
            changes.push(Change { row, was, is, lost });
        }
    }
    let gone = then.into_values().flatten().map(|(row, _)| row).collect();
    Since { is_new: false, changes, gone }
}

fn figures(implied: &Implied) -> [&Known; 4] {
    [&implied.before, &implied.after, &implied.saving, &implied.percent]
}

/// Whether a saving fell by more than so many percent of what it was: by its value, or where it is known as a range
/// only by the lower end. `None` if that is not known on both sides.
fn fell(was: &Known, is: &Known, limit: &Fraction) -> Option<bool> {
    let by = |known: &Known| known.value.clone().or_else(|| known.range.as_ref().map(|r| r.low.clone()));
    let (was, is) = (by(was)?, by(is)?);
    let floor = &was - &(&was.abs() * &(limit * &Fraction::decimal(1, 2)));
    Some(is < floor)
}

impl<'f> Since<'f> {
    /// The savings that fell too far.
    pub(super) fn lost(&self, compared: &Compared<'_>) -> Vec<Finding<'f>> {
        let lost = self.changes.iter().enumerate().filter(|(_, change)| change.lost);
        lost.map(|(nth, change)| {
            let row = compared.lines.get(change.row).map(|line| line.published);
            let place = row.and_then(|row| row.places.saving.clone().or_else(|| row.places.after.clone()));
            let span = place.or_else(|| row.map(|row| row.span.clone()));
            Finding { severity: Severity::Error, span, cause: None, what: What::Lost(nth) }
        })
        .collect()
    }
}
