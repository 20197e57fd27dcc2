//! What changed since a baseline: the same rows of the same case, then and now.

use super::file::File;
use super::findings::{Finding, FindingKind, Rules};
use crate::analysis::compare::{Compared, Request, compare};
use crate::analysis::diff::{CaseText, Diff, Unlike, of_texts, paired_rows};
use crate::analysis::promises::as_printed;
use crate::analysis::whatif::Quantity;
use crate::case::{Case, Published, entries};
use crate::diagnostic::{Diagnostic, Severity, Source};
use crate::money::Fraction;
use crate::published::{Implied, Known, StatedPercent};
use std::collections::{BTreeMap, BTreeSet};

/// What changed in one case.
#[derive(Clone, Debug, Default)]
pub struct SinceBaseline<'f> {
    /// Whether the baseline has no such case.
    pub is_new: bool,
    /// Rows with a change, those that are new and those that are no longer there.
    pub changes: Vec<RowChange<'f>>,
    /// What differs between the plans, where both versions have one.
    pub plan: Option<Box<Diff<'f>>>,
    /// Whether one of them has a plan and the other none, or one of two cannot be computed.
    pub is_plan_alone: bool,
    /// Whether the saving of the plan fell by more than the limit: certainly, or somewhere in the ranges of its amounts;
    /// `None` where it did not.
    pub plan_lost: Option<bool>,
    /// What keeps the figures of both from being held against each other.
    pub unlike: Vec<Unlike>,
}

/// One row, then and now.
#[derive(Clone, Debug)]
pub struct RowChange<'f> {
    /// The row as it is now, or as it was last.
    pub row: &'f Published,
    /// What it implied then; `None` for a new row.
    pub was: Option<Implied>,
    /// What it implies now; `None` for one that is no longer there.
    pub is: Option<Implied>,
    /// The percents printed then and now, where they differ and the amounts beside them say a percent of their own.
    pub printed: Option<[Option<StatedPercent>; 2]>,
    /// Whether its saving fell by more than the limit.
    pub lost: bool,
}

/// Compares a case with the one of the same name in the baseline; one file with one file whatever their names.
pub(super) fn since<'f>(
    compared: &Compared<'f>,
    file: &'f File,
    (rules, is_pair): (&'f Rules, bool),
) -> SinceBaseline<'f> {
    let Some(baseline) = &rules.baseline else {
        return SinceBaseline::default();
    };
    let Some(old) = baseline.iter().find(|old| is_pair || old.case.id == compared.case.id) else {
        return SinceBaseline { is_new: true, ..SinceBaseline::default() };
    };
    let unlike = Unlike::between(&old.case, compared.case);
    if unlike.iter().any(|unlike| unlike.is_currency()) {
        // amounts of two currencies have no difference
        return SinceBaseline { unlike, ..SinceBaseline::default() };
    }
    let is_taxed_alike = !unlike.iter().any(|unlike| matches!(unlike, Unlike::Tax(_)));
    let since = rows(compared, &old.case, rules.max_loss.as_ref().filter(|_| is_taxed_alike));
    let texts = file.case.as_ref().zip(file.source.as_ref());
    let new = texts.map(|(case, source)| CaseText { case, written: file.written.as_ref(), source });
    let has = [old.case.plan.is_some(), compared.case.plan.is_some()];
    let plan =
        new.filter(|_| has == [true, true]).and_then(|new| of_texts(CaseText::of(old), new, None).ok());
    let alike = plan.as_ref().filter(|_| unlike.is_empty());
    let plan_lost = alike.and_then(|plan| lost_by(plan, rules.max_loss.as_ref()?));
    let is_plan_alone = has.contains(&true) && plan.is_none();
    let plan = plan.filter(Diff::is_changed).map(Box::new);
    SinceBaseline { plan, is_plan_alone, plan_lost, unlike, ..since }
}

/// What changed in the printed rows of a case, and the case as it is now.
///
/// # Errors
/// A plan that cannot be computed.
pub(crate) fn reprinted<'f>(
    old: &'f Case,
    new: &'f Case,
) -> Result<Option<(Compared<'f>, SinceBaseline<'f>)>, Vec<Diagnostic>> {
    let found = compare(std::slice::from_ref(new), &Request::default())?;
    let compared = found.cases.into_iter().next();
    Ok(compared.map(|compared| {
        let since = rows(&compared, old, None);
        (compared, since)
    }))
}

/// Whether the saving of a plan fell by more than so many percent of what it was: yes where that is certain, no where it did
/// somewhere in the ranges of amounts; `None` where it nowhere did. What both versions have in common lies where it does in
/// both.
fn lost_by(plan: &Diff<'_>, limit: &Fraction) -> Option<bool> {
    let moved = plan.figures.iter().find(|moved| moved.figure.quantity == Quantity::Saving)?;
    let (old, change) = (moved.old.as_ref()?, moved.change.as_ref()?);
    let part = limit * &Fraction::decimal(1, 2);
    let allowed = [&old.ends.low, &old.ends.high].map(|end| -&(&end.abs() * &part));
    let spans = old.ends.low.is_negative() && old.ends.high.is_positive();
    let (least, most) = (allowed.iter().min()?, allowed.iter().max()?);
    let most = if spans { Fraction::zero() } else { most.clone() };
    match (change.ends.high < *least, change.ends.low < most) {
        (true, _) => Some(true),
        (false, true) => Some(false),
        (false, false) => None,
    }
}

/// What changed in the printed rows.
fn rows<'f>(compared: &Compared<'f>, old: &'f Case, max_loss: Option<&Fraction>) -> SinceBaseline<'f> {
    let pairs = paired_rows(old, compared.case);
    let then_of: BTreeMap<usize, usize> = pairs.iter().map(|[old, new]| (*new, *old)).collect();
    let then = compare(std::slice::from_ref(old), &Request::default()).map_or(Vec::new(), |old| old.cases);
    let then: Vec<_> = then.into_iter().flat_map(|old| old.lines).collect();
    let mut changes = Vec::new();
    for (row, line) in compared.lines.iter().enumerate() {
        let found = then_of.get(&row).and_then(|old| then.get(*old));
        let found = found.map(|line| (line.published, as_printed(&line.implied)));
        let is = as_printed(&line.implied);
        let printed = found.as_ref().and_then(|(row, _)| reprinted_percent(row, line.published, &is));
        let was = found.map(|(_, was)| was);
        let lost = match (&was, max_loss) {
            (Some(was), Some(limit)) => fell(&was.saving, &is.saving, limit)
                .or_else(|| fell(&was.percent, &is.percent, limit))
                .unwrap_or(false),
            _ => false,
        };
        let same = printed.is_none() && was.as_ref().is_some_and(|was| figures(was) == figures(&is));
        if !same {
            changes.push(RowChange { row: line.published, was, is: Some(is), printed, lost });
        }
    }
    let kept: BTreeSet<usize> = then_of.into_values().collect();
    let gone = then.iter().enumerate().filter(|(nth, _)| !kept.contains(nth));
    changes.extend(gone.map(|(_, line)| {
        let was = Some(as_printed(&line.implied));
        RowChange { row: line.published, was, is: None, printed: None, lost: false }
    }));
    SinceBaseline { changes, ..SinceBaseline::default() }
}

/// The printed percents of a row in both versions, where they differ and no other figure of it says so.
fn reprinted_percent(then: &Published, now: &Published, is: &Implied) -> Option<[Option<StatedPercent>; 2]> {
    let [then, now] = [then, now].map(|row| row.figures.percent.clone());
    (is.exact_percent.is_some() && then != now).then_some([then, now])
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

impl<'f> SinceBaseline<'f> {
    /// The savings that fell too far.
    pub(super) fn lost(&self) -> Vec<Finding<'f>> {
        let lost = self.changes.iter().enumerate().filter(|(_, change)| change.lost);
        lost.map(|(nth, change)| {
            let places = &change.row.places;
            let place = places.saving.clone().or_else(|| places.after.clone());
            let span = place.or_else(|| Some(change.row.span.clone()));
            Finding { severity: Severity::Error, span, cause: None, what: FindingKind::Lost(nth) }
        })
        .collect()
    }

    /// How many printed rows are no longer there.
    pub fn gone(&self) -> usize {
        self.changes.iter().filter(|change| change.is.is_none()).count()
    }

    /// That nobody can say whether a saving fell too far, where that is asked: at what keeps both versions apart.
    pub(super) fn not_held(&self, file: &File, rules: &Rules) -> Option<Finding<'f>> {
        let unlike = self.unlike.first().filter(|_| rules.max_loss.is_some())?;
        let keys = |source: &Source| entries(source.text()).remove(&vec![unlike.key().to_owned()]);
        let span = file.source.as_ref().and_then(keys);
        Some(Finding { severity: Severity::Error, span, cause: None, what: FindingKind::Unlike(*unlike) })
    }

    /// That the saving of the plan fell too far, at what caused most of it.
    pub(super) fn lost_plan(&self, file: &File) -> Option<Finding<'f>> {
        let plan = self.plan.as_ref().filter(|_| self.plan_lost.is_some())?;
        let first = plan.causes.first().and_then(|cause| cause.paths.first());
        let changed = plan.changed.iter().find(|changed| Some(&changed.difference.path) == first);
        let input = changed.and_then(|changed| changed.difference.new.as_ref());
        let span = file.written.as_ref().zip(input).and_then(|(written, input)| written.place_of(input));
        Some(Finding { severity: Severity::Error, span, cause: None, what: FindingKind::LostPlan })
    }
}
