//! Whether the requirements of a case still hold in a scenario: the table `requirements`, and what a council is told.

use super::effects::title;
use crate::analysis::check::{PromiseMaker, PromiseOutcome};
use crate::analysis::promises::worst;
use crate::analysis::whatif::{Scenarios, Tried};
use crate::case::Case;
use crate::code;
use crate::lang::Term;
use crate::layout::cells::few;
use crate::layout::columns::{Rows, items, table as laid};
use crate::layout::promises::{self, PromisedRow, entries};
use crate::report::{Cell, Note, Table, note};
use crate::requirement::Holds;

/// Rows that a note names.
const NAMED: usize = 6;

/// The outcomes that change or do not hold, or all that are asked for; `None` where there is none.
pub(super) fn table(found: &Scenarios, all: bool) -> Option<Table> {
    let as_is = all.then(|| section(&found.case, Term::AsIs.into(), Term::AsIs.into(), found.kept.iter()));
    let tried = found.tried.iter().map(|tried| {
        let mended = |outcome: &PromiseOutcome| before(found, outcome).is_some_and(|old| !holds(old));
        let shown = |outcome: &&PromiseOutcome| all || !holds(outcome) || mended(outcome);
        let id = Cell::text(&tried.scenario.id);
        section(&tried.case, id, title(&tried.scenario), tried.kept.iter().filter(shown))
    });
    let sections: Vec<_> =
        as_is.into_iter().chain(tried).filter(|section| !section.rows.is_empty()).collect();
    let places = ["scenario", "requirement"];
    (!sections.is_empty()).then(|| laid("requirements", Term::RequirementsTable, entries(&places), sections))
}

fn section<'f>(
    case: &'f Case,
    id: Cell,
    title: Cell,
    shown: impl Iterator<Item = &'f PromiseOutcome>,
) -> Rows<PromisedRow<'f>> {
    let row = |outcome: &'f PromiseOutcome| {
        let PromiseMaker::File(nth) = outcome.promise else { return None };
        Some(PromisedRow::new([id.clone(), Cell::number_of(nth + 1)], case, None, outcome))
    };
    Rows::under(Some(title), items(shown.filter_map(row)))
}

fn holds(outcome: &PromiseOutcome) -> bool {
    outcome.judged.holds == Holds::AtWorst
}

/// The same outcome in the case as it is.
fn before<'f>(found: &'f Scenarios, outcome: &PromiseOutcome) -> Option<&'f PromiseOutcome> {
    found.kept.iter().find(|old| (old.promise, old.of) == (outcome.promise, outcome.of))
}

/// How many requirements hold in a scenario, and how many do not; nothing where there are none.
pub(super) fn summary(found: &Scenarios, tried: &Tried) -> Option<Note> {
    if tried.kept.is_empty() {
        return None;
    }
    // what falls away is neither kept nor broken
    let [kept, broken, uncertain, unknown] = promises::tally(&tried.kept);
    let code = match (uncertain > 0, unknown > 0) {
        (false, false) => code!("summary-kept"),
        (false, true) => code!("summary-kept-unknown"),
        (true, false) => code!("summary-kept-uncertain"),
        (true, true) => code!("summary-kept-open"),
    };
    let all = tried.kept.iter().chain(&found.kept).all(holds);
    let counts = [("kept", kept), ("broken", broken), ("uncertain", uncertain), ("unknown", unknown)];
    let note =
        counts.iter().fold(Note::new(code), |note, (key, count)| note.with(key, Cell::number_of(*count)));
    Some(note.worded_if(all, code!("summary-all-kept")))
}

/// What a scenario does to each requirement: broken, mended, not known; or that all hold.
pub(super) fn notes(found: &Scenarios, tried: &Tried) -> Vec<Note> {
    let mut gone = promises::gone(&tried.case);
    if tried.kept.is_empty() {
        return gone;
    }
    let count = tried.case.require.len();
    if gone.is_empty() && tried.kept.iter().all(holds) && found.kept.iter().all(holds) {
        let note = note!("require-all-hold", count);
        return vec![note.worded_if(count == 1, code!("require-one-holds"))];
    }
    gone.extend((0..count).filter_map(|nth| note(found, tried, PromiseMaker::File(nth))));
    gone
}

fn note(found: &Scenarios, tried: &Tried, promise: PromiseMaker) -> Option<Note> {
    let is_of = |outcome: &&PromiseOutcome| outcome.promise == promise;
    let first = tried.kept.iter().find(is_of)?;
    let open: Vec<&PromiseOutcome> =
        tried.kept.iter().filter(|outcome| is_of(outcome) && !holds(outcome)).collect();
    let old = worst(found.kept.iter().filter(is_of));
    let new = worst(tried.kept.iter().filter(is_of));
    let code = match (old, new) {
        (Holds::AtWorst, Holds::AtWorst) => return None,
        (Holds::No, Holds::AtWorst) => code!("require-holds-now"),
        (Holds::NotAtWorst, Holds::AtWorst) => code!("require-certain-now"),
        (Holds::Unknown, Holds::AtWorst) => code!("require-holds-here"),
        (_, Holds::Unknown) => code!("require-unknown"),
        (Holds::AtWorst, Holds::NotAtWorst) => code!("require-uncertain"),
        (Holds::No, Holds::NotAtWorst) => code!("require-perhaps-now"),
        (Holds::NotAtWorst, Holds::NotAtWorst) => code!("require-still-uncertain"),
        (Holds::Unknown, Holds::NotAtWorst) => code!("require-uncertain-here"),
        (Holds::AtWorst, Holds::No) => code!("require-broken"),
        (Holds::No, Holds::No) => code!("require-still-broken"),
        (Holds::NotAtWorst, Holds::No) => code!("require-certainly-broken"),
        (Holds::Unknown, Holds::No) => code!("require-broken-here"),
    };
    let PromiseMaker::File(nth) = promise else { return None };
    let why = tried.case.require.get(nth).and_then(|required| required.why.as_ref());
    let why = why.map(Cell::text);
    let promised = Cell::aside(promises::promise(&first.requirement, tried.case.currency), why);
    let note = note!("require-outcome", promise = promised).worded(code);
    let whose = match new != Holds::Unknown {
        true => listed(&tried.case, &open),
        false => promises::spoken_of(&tried.case, &first.requirement),
    };
    Some(note.with("whose", whose))
}

/// Whose figures do not hold, each with what it comes to.
fn listed(case: &Case, open: &[&PromiseOutcome]) -> Cell {
    let named = open.iter().map(|outcome| {
        let figures = promises::figures(outcome, case.currency);
        let reached = if figures.actual == Cell::Absent { figures.worst } else { figures.actual };
        Cell::Words(vec![promises::subject_of(case, outcome), reached])
    });
    few(named, NAMED)
}
