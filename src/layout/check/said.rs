//! A finding as a diagnostic: its code, its wording, and the figures it speaks of as people read them.

use crate::analysis::check::{
    CheckedFile, Finding, FindingKind, HeldFigure, Mismatch, PromiseOutcome, as_printed,
};
use crate::analysis::compare::PrintedLine;
use crate::analysis::whatif::{Quantity, Valued};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::lang::{Code, Term, Text};
use crate::layout::cells::{cost, first_few, money, sense};
use crate::layout::known;
use crate::layout::misses::{self, Misses};
use crate::layout::moved::{figure_of, not_held, part_of};
use crate::layout::printed::{given_percent, printed, printed_amount};
use crate::layout::promises;
use crate::layout::verdicts;
use crate::layout::whatif::input_cell;
use crate::money::{Currency, Range};
use crate::plan::facts::CutItem;
use crate::published::{Known, PercentVerdict, SavingVerdict};
use crate::report::{Cell, Sense};
use crate::requirement::{Holds, LimitedFigure, Whose};

/// Puts a finding into the form of a diagnostic.
pub fn said(file: &CheckedFile<'_>, finding: &Finding<'_>) -> Diagnostic {
    let fault = match &finding.what {
        FindingKind::Fault(fault) => return (*fault).clone(),
        FindingKind::Plan(fault) => return fault.clone(),
        FindingKind::Disagrees(row) => disagrees(file, *row),
        FindingKind::Percent(row) => percent(file, *row),
        FindingKind::Saving(row) => saving(file, *row),
        FindingKind::BasesDiffer(group, members) => bases_differ(file, *group, members),
        FindingKind::Conflict(first, second) => conflict(file, *first, *second),
        FindingKind::Cut(cut) => never_counts(file, cut),
        FindingKind::Parts(mismatch) => parts(file, mismatch),
        FindingKind::Promise(nth) => promise(file, *nth),
        FindingKind::Lost(nth) => lost(file, *nth),
        FindingKind::LostPlan => lost_plan(file),
        FindingKind::Unlike(unlike) => Some(not_held(*unlike)),
    };
    let mut fault = fault.unwrap_or_else(|| Diagnostic::error(code!("inconsistent"), None));
    fault.severity = finding.severity;
    fault.span = finding.span.clone();
    fault.cause = finding.cause.clone();
    fault
}

fn line<'c>(file: &'c CheckedFile<'_>, row: usize) -> Option<&'c PrintedLine<'c>> {
    file.compared.as_ref()?.lines.get(row)
}

fn currency(file: &CheckedFile<'_>) -> Currency {
    file.compared.as_ref().map_or(Currency::JPY, |compared| compared.case.currency)
}

/// A claim that the plan of the same file does not bear out.
fn disagrees(file: &CheckedFile<'_>, row: usize) -> Option<Diagnostic> {
    let compared = file.compared.as_ref()?;
    let note = crate::layout::compare::claim(compared, row)?;
    let differences = note.arguments.iter().find(|(name, _)| *name == "differences")?;
    let fault = Diagnostic::error(code!("model-disagrees"), None).worded(code!("check-model-disagrees"));
    Some(fault.with("differences", differences.1.clone()))
}

fn percent(file: &CheckedFile<'_>, row: usize) -> Option<Diagnostic> {
    let line = line(file, row)?;
    let implied = &line.implied;
    let (code, wording) = match implied.percent_verdict? {
        PercentVerdict::Inconsistent => (code!("inconsistent"), code!("check-percent-inconsistent")),
        _ => (code!("within-precision"), code!("check-percent-within")),
    };
    let figures = &line.published.figures;
    let printed = printed(figures.percent.as_ref()?);
    let (missed, Misses { wording: other, exact, range, by, after }) = misses::of_percent(figures, implied)?;
    let fault = Diagnostic::error(code, None).worded(other.map_or(wording, |miss| miss.finding(missed)));
    let fault = fault.with("printed", printed).with("exact", exact).with("range", range);
    let fault = fault.with("by", by).with("after", after);
    Some(match verdicts::fits_as_left(figures, implied) {
        Some(left) => fault
            .worded(code!("check-percent-left"))
            .with("sign", if left.value.is_negative() { "+" } else { "" })
            .with("saving", verdicts::plain_percent_of(&left)),
        None => fault,
    })
}

fn saving(file: &CheckedFile<'_>, row: usize) -> Option<Diagnostic> {
    let line = line(file, row)?;
    let figures = &line.published.figures;
    let (code, wording) = match line.implied.saving_verdict {
        SavingVerdict::Inconsistent => (code!("inconsistent"), code!("check-saving-inconsistent")),
        _ => (code!("within-precision"), code!("check-saving-within")),
    };
    let printed = printed_amount(figures.saving.as_ref()?, Sense::Reduction);
    let (missed, misses) = misses::of_saving(figures, &line.implied, currency(file))?;
    let Misses { wording: other, exact, range, by, .. } = misses;
    let fault = Diagnostic::error(code, None).worded(other.map_or(wording, |miss| miss.finding(missed)));
    Some(fault.with("printed", printed).with("exact", exact).with("range", range).with("by", by))
}

/// A percent as printed, else as implied.
fn shown_percent(line: &PrintedLine<'_>) -> Cell {
    let Known { value, range } = as_printed(&line.implied).percent;
    match &line.published.figures.percent {
        Some(stated) => printed(stated),
        None => given_percent(value, range, 1),
    }
}

fn bases_differ(file: &CheckedFile<'_>, group: usize, members: &[usize]) -> Option<Diagnostic> {
    const NAMED: usize = 6;
    let percents = members.iter().take(NAMED).filter_map(|row| line(file, *row));
    let mut percents: Vec<Cell> = percents.map(|line| shown_percent(line)).collect();
    if members.len() > NAMED {
        percents.push(Cell::text("…"));
    }
    let fault = Diagnostic::error(code!("bases-differ"), None).worded(code!("check-bases-differ"));
    let fault = fault.with("group", shown_percent(line(file, group)?));
    Some(fault.with("members", Cell::Parts(percents)))
}

fn conflict(file: &CheckedFile<'_>, first: usize, second: usize) -> Option<Diagnostic> {
    let figures = |row: usize| {
        let implied = as_printed(&line(file, row)?.implied);
        let amounts = [
            (&implied.before, Sense::Plain),
            (&implied.after, Sense::Plain),
            (&implied.saving, Sense::Reduction),
        ];
        let mut shown: Vec<Cell> = amounts
            .into_iter()
            .filter(|(known, _)| !known.is_unknown())
            .map(|(known, sense)| money(known.value.clone(), known.range.clone(), currency(file), sense))
            .collect();
        shown.push(shown_percent(line(file, row)?));
        Some(Cell::Parts(shown))
    };
    let fault =
        Diagnostic::error(code!("conflicting-figures"), None).worded(code!("check-conflicting-figures"));
    Some(fault.with("first", figures(first)?).with("second", figures(second)?))
}

fn never_counts(file: &CheckedFile<'_>, cut: &CutItem) -> Option<Diagnostic> {
    let case = file.compared.as_ref()?.case;
    let plan = case.plan.as_ref()?;
    let whole = cost(cut.whole, case.currency);
    let name = |text: &Text| text.clone();
    let fault = Diagnostic::error(code!("cut-by-membership"), None).worded(code!("check-cut-by-membership"));
    let fault = fault.with("item", name(&plan.item(cut.at)?.name));
    let fault = fault.with("member", name(&plan.members.get(cut.member)?.name));
    Some(fault.with("whole", whole))
}

fn parts(file: &CheckedFile<'_>, mismatch: &Mismatch) -> Option<Diagnostic> {
    let figure = mismatch.figure.of([Term::Before, Term::After, Term::Saving]);
    let amount = |range: &Range| {
        let (value, range) = match range.point() {
            Some(value) => (Some(value.clone()), None),
            None => (None, Some(range.clone())),
        };
        money(value, range, currency(file), sense(mismatch.figure))
    };
    let fault = Diagnostic::error(code!("parts-differ"), None).with("figure", Cell::Word(figure));
    let fault = fault.with("sum", amount(&mismatch.sum)).with("stated", amount(&mismatch.stated));
    Some(fault.with("count", mismatch.parts.len().to_string()))
}

/// Whether promises are held against a plan, not against printed rows.
fn is_planned(file: &CheckedFile<'_>) -> bool {
    file.compared.as_ref().is_some_and(|compared| compared.model.is_some())
}

fn promise(file: &CheckedFile<'_>, nth: usize) -> Option<Diagnostic> {
    let outcome = file.outcomes.get(nth)?;
    let (code, wording) = match outcome.judged.holds {
        Holds::No => (code!("requirement-broken"), code!("requirement-broken")),
        // a plan has ranges of its own; what is printed is rounded
        Holds::NotAtWorst if matches!(outcome.of, HeldFigure::Plan { .. }) => {
            (code!("requirement-broken"), code!("requirement-of-range"))
        }
        Holds::NotAtWorst => (code!("requirement-broken"), code!("requirement-not-at-worst")),
        _ if outcome.of == HeldFigure::Nothing && is_planned(file) => {
            (code!("requirement-not-checkable"), code!("requirement-no-costs"))
        }
        _ if outcome.requirement.yearly && !matches!(outcome.of, HeldFigure::Plan { .. }) => {
            (code!("requirement-not-checkable"), code!("requirement-yearly"))
        }
        _ if outcome.of == HeldFigure::Nothing => {
            (code!("requirement-not-checkable"), code!("requirement-no-row"))
        }
        _ => (code!("requirement-not-checkable"), code!("requirement-not-checkable")),
    };
    let wording = match outcome.judged.holds {
        Holds::Unknown => unknown(file, outcome).unwrap_or(wording),
        _ => wording,
    };
    let cells = promises::figures(outcome, currency(file));
    let compared = file.compared.as_ref()?;
    let whose = promises::of_plan(compared.case, outcome).into_iter().filter(|cell| *cell != Cell::Absent);
    let promised = Cell::aside(promises::promise(&outcome.requirement, currency(file)), whose);
    let computed = compared.model.as_ref().map(|model| &model.computed);
    let missing = computed.map(|computed| known::missing(&computed.known, &computed.plan.members));
    let fault = Diagnostic::error(code, None).worded(wording).with("promise", promised);
    let fault = fault.with("members", Cell::from(missing));
    // what is exact is its own worst end
    let fault = match outcome.judged.holds == Holds::No && cells.actual == cells.worst {
        true => fault.worded(code!("requirement-broken-exact")),
        false => fault,
    };
    Some(fault.with("actual", cells.actual).with("worst", cells.worst))
}

/// Why the figures of a plan that a promise takes are not known.
fn unknown(file: &CheckedFile<'_>, outcome: &PromiseOutcome) -> Option<Code> {
    let computed = &file.compared.as_ref()?.model.as_ref()?.computed;
    let known = &computed.known;
    let of_group = outcome.requirement.whose == Whose::Group;
    Some(match outcome.requirement.figure {
        LimitedFigure::After | LimitedFigure::Share | LimitedFigure::Saving if !known.after() => {
            code!("requirement-no-after")
        }
        _ if !known.states_before() => code!("requirement-no-before"),
        _ if !of_group && known.is_unowned() => code!("requirement-unowned"),
        _ if !known.missing().is_empty() => code!("requirement-before-missing"),
        // some is stated, none is missing, and none is a member's own
        _ if !of_group && !computed.knows_before() => code!("requirement-unowned"),
        _ => return None,
    })
}

/// A plan whose saving fell, with what moved it most.
fn lost_plan(file: &CheckedFile<'_>) -> Option<Diagnostic> {
    let plan = file.since.plan.as_ref()?;
    let moved = plan.figures.iter().find(|moved| moved.figure.quantity == Quantity::Saving)?;
    let shown = |value: &Option<Valued>| figure_of(&moved.figure, value.as_ref(), plan.new, false);
    let causes = plan.causes.iter().filter(|cause| !cause.exact.is_zero()).map(|cause| {
        let part = part_of(&plan.asked, &cause.part, plan.new);
        let inputs = cause.paths.iter().map(|path| input_cell(path, plan.new));
        Cell::aside(Cell::Parts(inputs.collect()), [part])
    });
    let fault = Diagnostic::error(code!("saving-lost"), None).worded(code!("saving-lost-plan"));
    let fault = fault.with("was", shown(&moved.old));
    let fault = fault.with("is", shown(&moved.new));
    let causes: Vec<Cell> = causes.collect();
    let is_certain = file.since.plan_lost == Some(true);
    if causes.is_empty() {
        let code = if is_certain { code!("saving-lost") } else { code!("saving-lost-perhaps") };
        return Some(fault.worded(code));
    }
    let fault = if is_certain { fault } else { fault.worded(code!("saving-lost-perhaps-plan")) };
    Some(fault.with("causes", Cell::Parts(first_few(causes, NAMED))))
}

/// So many causes are named in a message.
const NAMED: usize = 3;

fn lost(file: &CheckedFile<'_>, nth: usize) -> Option<Diagnostic> {
    let change = file.since.changes.get(nth)?;
    let (was, is) = change.was.as_ref().zip(change.is.as_ref())?;
    let shown = |one: &Known, percent: &Known| match one.is_unknown() {
        true => given_percent(percent.value.clone(), percent.range.clone(), 1),
        false => money(one.value.clone(), one.range.clone(), currency(file), Sense::Reduction),
    };
    let fault = Diagnostic::error(code!("saving-lost"), None);
    Some(fault.with("was", shown(&was.saving, &was.percent)).with("is", shown(&is.saving, &is.percent)))
}
