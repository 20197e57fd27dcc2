//! Files of cases held against themselves, against their promises, and against how they were before.

mod broken;
mod file;
mod findings;
mod idle;
mod paid_instead;
mod parts;
mod since;
mod unlike;
mod unstated;

use super::compare::{Compared, Request, compare};
use super::promises::{self, PromiseLimits};
pub use super::promises::{HeldFigure, PromiseMaker, PromiseOutcome};
pub(crate) use super::promises::{as_printed, falls_away};
use crate::case::{Case, Reading};
use crate::code;
use crate::cost::ItemAt;
use crate::diagnostic::{Diagnostic, FaultKind, Severity};
use crate::plan::facts::{CutItem, Selection, Side, compute};
use crate::plan::shares::{Detail, Way, shares};
use crate::published::{PercentVerdict, SavingVerdict};
pub use file::File;
pub use findings::{Finding, FindingKind, Rules};
pub use parts::Mismatch;
pub(crate) use since::reprinted;
pub use since::{RowChange, SinceBaseline};

/// Everything found.
#[derive(Clone, Debug)]
pub struct Checked<'f> {
    /// The files, in the order given.
    pub files: Vec<CheckedFile<'f>>,
    /// Cases of the baseline that no file is.
    pub gone: Vec<&'f str>,
    /// Whether there is a baseline.
    pub has_baseline: bool,
}

/// What was found in one file.
#[derive(Clone, Debug)]
pub struct CheckedFile<'f> {
    /// The file.
    pub file: &'f File,
    /// Its case with what its figures imply.
    pub compared: Option<Compared<'f>>,
    /// What deserves a look or a change, in the order of their places.
    pub findings: Vec<Finding<'f>>,
    /// Each promise with what came of it, a row each.
    pub outcomes: Vec<PromiseOutcome>,
    /// What changed since the baseline.
    pub since: SinceBaseline<'f>,
}

/// Published rows that the plan disagrees with.
fn claims<'f>(compared: &Compared<'f>) -> Vec<Finding<'f>> {
    let agreements = compared.model.iter().flat_map(|model| &model.agreements).enumerate();
    let wrong =
        agreements.filter(|(_, agreement)| agreement.as_ref().is_some_and(|agreement| !agreement.holds()));
    wrong
        .map(|(row, _)| Finding {
            severity: Severity::Error,
            span: compared.lines.get(row).map(|line| line.published.span.clone()),
            cause: None,
            what: FindingKind::Disagrees(row),
        })
        .collect()
}

/// Items of members that take part in none of their months. That may be meant: a town may be about to join later.
fn never_counted<'f>(compared: &Compared<'f>) -> Vec<Finding<'f>> {
    let Some(model) = &compared.model else { return Vec::new() };
    let computed = &model.computed;
    let finding = |cut: CutItem| Finding {
        severity: Severity::Warning,
        span: computed.place_of(cut.at),
        cause: computed.plan.places.members.get(cut.member).cloned(),
        what: FindingKind::Cut(Box::new(cut)),
    };
    computed.cuts().into_iter().filter(|cut| cut.is_lost).map(finding).collect()
}

/// One-time costs of today that do not come again in a term that outlasts them.
fn never_renewed<'f>(compared: &Compared<'f>) -> Option<Finding<'f>> {
    let computed = &compared.model.as_ref()?.computed;
    let numbers = computed.never_renewed();
    let at = ItemAt { side: Side::Before, number: *numbers.first()? };
    let (span, first) = (computed.place_of(at), computed.plan.item(at)?);
    let fault = Diagnostic::error(code!("never-renewed"), span.clone())
        .worded(code!("check-never-renewed"))
        .warning()
        .with("item", first.name.clone())
        .with("months", computed.calendar.months.to_string());
    Some(Finding { severity: Severity::Warning, span, cause: None, what: FindingKind::Plan(fault) })
}

/// A plan that cannot be computed fails the check.
fn of_plan<'f>(fault: Diagnostic) -> Finding<'f> {
    Finding {
        severity: Severity::Error,
        span: fault.span.clone(),
        cause: fault.cause.clone(),
        what: FindingKind::Plan(fault),
    }
}

/// Why a plan that says how its costs are shared cannot be split, and who would be paid where it can. One that says nothing of
/// it is for `compare` alone.
fn split<'f>(case: &Case) -> Vec<Finding<'f>> {
    let Some(plan) = &case.plan else { return Vec::new() };
    let Ok(computed) = compute(case, plan, &Selection::default()) else { return Vec::new() };
    if !computed.known.after() && plan.sharing.settlement.min_saving.is_none() {
        // nothing is promised of a cost that there is none of
        return Vec::new();
    }
    let says_some = plan.shares.iter().any(Option::is_some);
    match shares(&computed, &Way::default(), Detail::Supported) {
        Ok(found) => paid_instead::paid_instead(&computed, &found),
        Err(fault) if fault.kind != FaultKind::NoRule => vec![of_plan(fault)],
        Err(fault) if says_some => vec![Finding { severity: Severity::Warning, ..of_plan(fault) }],
        Err(_) => Vec::new(),
    }
}

/// Checks files.
///
/// ```
/// use cloudcost::analysis::check::{File, Rules, check};
/// use cloudcost::{Severity, Source, read_case};
/// let text = "format = 1\ntitle = \"a\"\n[[published]]\nbefore = \"22億円\"\nafter = \"14億円\"\npercent = \"50%\"\n";
/// let reading = read_case("a", Source::new("a.toml", text)).unwrap();
/// let file = File {
///     name: "a.toml".to_owned(),
///     source: Some(reading.warnings.source),
///     case: Some(reading.case),
///     written: None,
///     faults: reading.warnings.list,
///     at: None,
///     more: 0,
/// };
/// let (files, rules) = ([file], Rules::default());
/// let findings = &check(&files, &rules).files[0].findings;
/// assert_eq!(findings.iter().filter(|finding| finding.severity == Severity::Error).count(), 1);
/// ```
pub fn check<'f>(files: &'f [File], rules: &'f Rules) -> Checked<'f> {
    let is_pair = rules.is_pair(files.len() == 1);
    let checked: Vec<CheckedFile<'f>> = files.iter().map(|file| checked(file, rules, is_pair)).collect();
    let baseline = rules.baseline.iter().flatten().filter(|_| !is_pair);
    let is_there = |old: &&Reading| {
        files.iter().filter_map(|file| file.case.as_ref()).any(|case| case.id == old.case.id)
    };
    let gone = baseline.filter(|old| !is_there(old)).map(|old| old.case.id.as_str()).collect();
    Checked { files: checked, gone, has_baseline: rules.baseline.is_some() }
}

/// Checks one file; `is_pair` if it is the only one, held against the only case of a baseline.
pub fn checked<'f>(file: &'f File, rules: &'f Rules, is_pair: bool) -> CheckedFile<'f> {
    let mut findings: Vec<Finding<'f>> = file.faults.iter().map(of_fault).collect();
    let Some(case) = &file.case else {
        return CheckedFile {
            file,
            compared: None,
            findings,
            outcomes: Vec::new(),
            since: SinceBaseline::default(),
        };
    };
    let compared = match compare(std::slice::from_ref(case), &Request::default()) {
        Ok(comparison) => comparison.cases.into_iter().next(),
        Err(faults) => {
            findings.extend(faults.into_iter().map(of_plan));
            None
        }
    };
    let mut outcomes = Vec::new();
    let mut since = SinceBaseline::default();
    if let Some(compared) = &compared {
        findings.extend(split(case));
        findings.extend(verdicts(compared));
        findings.extend(side_by_side(compared));
        findings.extend(claims(compared));
        findings.extend(never_counted(compared));
        findings.extend(compared.model.iter().flat_map(|model| idle::idle(&model.computed)));
        findings.extend(never_renewed(compared));
        findings.extend(compared.model.iter().flat_map(|model| unlike::unlike(&model.computed)));
        findings.extend(unstated::unstated(compared));
        let limits =
            PromiseLimits { min_saving: rules.min_saving.clone(), max_increase: rules.max_increase.clone() };
        outcomes = promises::outcomes(compared, &limits);
        findings.extend(
            outcomes.iter().enumerate().filter_map(|(nth, outcome)| broken::finding(nth, outcome, compared)),
        );
        since = since::since(compared, file, (rules, is_pair));
        findings.extend(since.lost());
        findings.extend(since.lost_plan(file));
        findings.extend(since.not_held(file, rules));
    }
    findings.sort_by_key(|finding| finding.span.as_ref().map_or(0, |span| span.start));
    CheckedFile { file, compared, findings, outcomes, since }
}

fn of_fault(fault: &Diagnostic) -> Finding<'_> {
    let (span, cause) = (fault.span.clone(), fault.cause.clone());
    Finding { severity: fault.severity, span, cause, what: FindingKind::Fault(fault) }
}

/// Figures of one row that do not follow from each other.
fn verdicts<'f>(compared: &Compared<'_>) -> Vec<Finding<'f>> {
    let mut findings = Vec::new();
    for (nth, line) in compared.lines.iter().enumerate() {
        let (implied, places) = (&line.implied, &line.published.places);
        let percent = match implied.percent_verdict {
            Some(PercentVerdict::Inconsistent) => Some(Severity::Error),
            Some(PercentVerdict::WithinPrecision) => Some(Severity::Warning),
            _ => None,
        };
        let saving = match implied.saving_verdict {
            SavingVerdict::Inconsistent => Some(Severity::Error),
            SavingVerdict::WithinPrecision => Some(Severity::Warning),
            _ => None,
        };
        let found = [
            percent.map(|severity| (severity, &places.percent, FindingKind::Percent(nth))),
            saving.map(|severity| (severity, &places.saving, FindingKind::Saving(nth))),
        ];
        for (severity, place, what) in found.into_iter().flatten() {
            let span = place.clone().or_else(|| Some(line.published.span.clone()));
            findings.push(Finding { severity, span, cause: None, what });
        }
    }
    findings
}

/// What shows only when several rows stand side by side.
fn side_by_side<'f>(compared: &Compared<'_>) -> Vec<Finding<'f>> {
    let row = |nth: usize| compared.lines.get(nth).map(|line| line.published);
    let span = |nth: usize| row(nth).map(|row| row.span.clone());
    let percent = |nth: usize| row(nth).and_then(|row| row.places.percent.clone()).or_else(|| span(nth));
    let warning = |span, cause, what| Finding { severity: Severity::Warning, span, cause, what };
    let bases = compared.bases_differ.iter().map(|(group, members)| {
        let cause = members.first().and_then(|first| percent(*first));
        warning(percent(*group), cause, FindingKind::BasesDiffer(*group, members.clone()))
    });
    let conflicts = compared
        .conflicts
        .iter()
        .map(|(first, second)| warning(span(*second), span(*first), FindingKind::Conflict(*first, *second)));
    let parts = parts::mismatches(compared)
        .into_iter()
        .map(|mismatch| warning(mismatch.place(compared), None, FindingKind::Parts(Box::new(mismatch))));
    bases.chain(conflicts).chain(parts).collect()
}
