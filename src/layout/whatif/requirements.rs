//! Whether the requirements of a case still hold in a scenario: the table `requirements`, and what a council is told.

use super::effects::title;
use crate::analysis::check::{Outcome, Promise};
use crate::analysis::whatif::{Scenarios, Tried};
use crate::case::Case;
use crate::code;
use crate::lang::Term;
use crate::layout::columns::data;
use crate::layout::promises;
use crate::report::{Cell, Note, Role, Row, Section, Table, note};
use crate::requirement::Holds;

/// Rows that a note names.
const NAMED: usize = 6;

/// The outcomes that change or do not hold, or all that are asked for; `None` where there is none.
pub(super) fn table(found: &Scenarios, all: bool) -> Option<Table> {
    let mut sections = Vec::new();
    if all {
        let as_is = || Cell::Word(Term::AsIs);
        sections.push(section(&found.case, as_is(), as_is(), found.kept.iter().collect()));
    }
    for tried in &found.tried {
        let mended = |outcome: &Outcome| before(found, outcome).is_some_and(|old| !holds(old));
        let shown = |outcome: &&Outcome| all || !holds(outcome) || mended(outcome);
        let shown = tried.kept.iter().filter(shown).collect();
        let id = Cell::text(tried.scenario.id.clone());
        sections.push(section(&tried.case, id, title(&tried.scenario), shown));
    }
    sections.retain(|section| !section.rows.is_empty());
    (!sections.is_empty()).then(|| Table {
        id: "requirements",
        title: Term::RequirementsTable,
        columns: [data("scenario"), data("requirement")].into_iter().chain(promises::columns()).collect(),
        sections,
    })
}

fn section(case: &Case, id: Cell, title: Cell, shown: Vec<&Outcome>) -> Section {
    let row = |outcome: &Outcome| {
        let Promise::File(nth) = outcome.promise else { return None };
        let place = [id.clone(), Cell::Count(nth as u64 + 1)];
        let cells = place.into_iter().chain(promises::cells(case, None, outcome));
        Some(Row { role: Role::Item, cells: cells.collect() })
    };
    Section { heading: Some(title), rows: shown.into_iter().filter_map(row).collect() }
}

fn holds(outcome: &Outcome) -> bool {
    outcome.judged.holds == Holds::AtWorst
}

/// The same outcome in the case as it is.
fn before<'f>(found: &'f Scenarios, outcome: &Outcome) -> Option<&'f Outcome> {
    found.kept.iter().find(|old| (old.promise, old.of) == (outcome.promise, outcome.of))
}

/// How many requirements hold in a scenario, and how many do not; nothing where there are none.
pub(super) fn summary(found: &Scenarios, tried: &Tried) -> Option<Note> {
    let count = |holding: bool| {
        // what falls away is neither kept nor broken
        let judged = |nth: &usize| {
            let mut of =
                tried.kept.iter().filter(|outcome| outcome.promise == Promise::File(*nth)).peekable();
            of.peek().is_some() && of.all(holds) == holding
        };
        Cell::number_of((0..tried.case.require.len()).filter(judged).count())
    };
    let all = tried.kept.iter().chain(&found.kept).all(holds);
    let note = note!("summary-kept", kept = count(true), broken = count(false));
    let note = if all { note.worded(code!("summary-all-kept")) } else { note };
    (!tried.kept.is_empty()).then_some(note)
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
        return vec![if count == 1 { note.worded(code!("require-one-holds")) } else { note }];
    }
    gone.extend((0..count).filter_map(|nth| note(found, tried, Promise::File(nth))));
    gone
}

fn note(found: &Scenarios, tried: &Tried, promise: Promise) -> Option<Note> {
    let is_of = |outcome: &&Outcome| outcome.promise == promise;
    let first = tried.kept.iter().find(is_of)?;
    let open: Vec<&Outcome> = tried.kept.iter().filter(|outcome| is_of(outcome) && !holds(outcome)).collect();
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
    let Promise::File(nth) = promise else { return None };
    let why = tried.case.require.get(nth).and_then(|required| required.why.as_ref());
    let why = why.map(|why| Cell::text(why.clone()));
    let promised = Cell::aside(promises::promise(&first.requirement, tried.case.currency), why);
    let note = note!("require-outcome", promise = promised).worded(code);
    let whose = match new != Holds::Unknown {
        true => listed(&tried.case, &open),
        false => promises::spoken_of(&tried.case, &first.requirement),
    };
    Some(note.with("whose", whose))
}

/// The worst that comes of a requirement: that it does not hold, not for certain, or that it is not known.
fn worst<'o>(outcomes: impl Iterator<Item = &'o Outcome>) -> Holds {
    let found: Vec<Holds> = outcomes.map(|outcome| outcome.judged.holds).collect();
    let order = [Holds::No, Holds::NotAtWorst, Holds::Unknown, Holds::AtWorst];
    order.into_iter().find(|holds| found.contains(holds)).unwrap_or(Holds::Unknown)
}

/// Whose figures do not hold, each with what it comes to.
fn listed(case: &Case, open: &[&Outcome]) -> Cell {
    let named = open.iter().take(NAMED).map(|outcome| {
        let figures = promises::figures(outcome, case.currency);
        let reached = if figures.actual == Cell::Absent { figures.worst } else { figures.actual };
        Cell::Words(vec![promises::subject_of(case, outcome), reached])
    });
    let mut cells: Vec<Cell> = named.collect();
    let more = open.len().saturating_sub(NAMED);
    if more > 0 {
        cells.push(Cell::from(note!("more", count = more)));
    }
    Cell::Parts(cells)
}
