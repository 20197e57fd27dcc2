//! Sentences under scenarios: who gains and at which rate, who loses, what a newcomer saves, what a leaver leaves behind.

use super::beside;
use super::effects::{name_of, title};
use super::requirements;
use crate::analysis::whatif::{Outcome, PayerStanding, Scenarios, ShareChange, Tried};
use crate::case::{self, Case};
use crate::code;
use crate::cost::{Bearer, CostItem, Months, Units};
use crate::diagnostic::{Diagnostic, FaultKind};
use crate::lang::{Code, Term};
use crate::layout::cells::{cost, few, ranged_percent, risen, saved};
use crate::layout::faults::sentence;
use crate::layout::{away, known, membership};
use crate::money::{Currency, Fraction, Range};
use crate::report::{Cell, Note, Sense, note};
use crate::sharing::{Basis, Remainder, Rule};

/// The notes on all scenarios: what a reader must know, and what the tables show too.
pub(super) fn notes(found: &Scenarios) -> (Vec<Note>, Vec<Note>) {
    let (mut notes, mut shown) = (Vec::new(), Vec::new());
    for tried in &found.tried {
        let about = |notes: Vec<Note>| notes.into_iter().map(|note| note.about(title(&tried.scenario)));
        shown.extend(about(of_members(found, tried)));
        shown.extend(about(requirements::notes(found, tried)));
        notes.extend(about(of_scenario(found, tried)));
    }
    shown.extend(other_members(found));
    notes.extend(found.today.unsplit.as_ref().map(|fault| unsplit(fault).about(Cell::Word(Term::AsIs))));
    notes.extend(unknown(&found.today, &found.case));
    let ranges = found.tried.iter().any(|tried| !tried.outcome.is_exact());
    notes.extend(ranges.then(|| note!("whatif-ranges")));
    let moves = found.tried.iter().any(|tried| tried.cuts != found.cuts);
    let as_is = moves.then_some(Cell::Word(Term::AsIs));
    notes.extend(membership::note(&found.case, &found.cuts).map(|note| note.about(as_is)));
    notes.extend(of_plan(&found.case));
    if found.case.currency == Currency::JPY && found.tried.iter().any(|tried| tried.scenario.has_leavers()) {
        notes.push(note!("whatif-leave-vote"));
    }
    (notes, shown)
}

/// Scenarios that a note names.
const SCENARIOS: usize = 6;

/// That scenarios are of different members, or of other months of theirs: what the group saves is not of the same costs then.
fn other_members(found: &Scenarios) -> Option<Note> {
    let taking_part = |case: &Case| -> Vec<Option<Months>> {
        let (members, term) = (case.members(), Months::new(1, case.months));
        members.iter().map(|member| (!member.candidate).then(|| member.months.and(term))).collect()
    };
    let today = taking_part(&found.case);
    let others = found.tried.iter().filter(|tried| taking_part(&tried.case) != today);
    let others: Vec<Cell> = others
        .map(|tried| {
            let count = note!("report-members", count = Cell::number_of(tried.outcome.taking_part));
            Cell::aside(title(&tried.scenario), [Cell::from(count)])
        })
        .collect();
    let differ = found.tried.len() > 1 && !others.is_empty();
    differ.then(|| note!("whatif-other-members", scenarios = few(others, SCENARIOS)).brief())
}

/// What is not known of an outcome's costs.
pub(super) fn unknown(outcome: &Outcome, case: &Case) -> Vec<Note> {
    let members = case.members();
    known::notes(&outcome.known, members, true)
}

/// What the figures leave out: support, and what is borne outside.
pub(super) fn of_plan(case: &Case) -> Vec<Note> {
    let Some(plan) = &case.plan else { return Vec::new() };
    let is_outside = |item: &CostItem| matches!(item.bearer, Bearer::Outside(_)) || !item.outside.is_empty();
    let outside = plan.after.iter().any(is_outside);
    let notes = [
        known::about(plan.items()),
        outside.then(|| note!("whatif-outside")),
        (!plan.support.is_empty()).then(|| note!("whatif-before-support")),
    ];
    notes.into_iter().flatten().collect()
}

/// Says that costs could not be split, and why, in the words of the fault.
fn unsplit(fault: &Diagnostic) -> Note {
    note!("whatif-unsplit", reason = said(fault))
}

/// What a fault says, as part of a sentence.
pub(super) fn said(fault: &Diagnostic) -> Cell {
    // the largest saving that can be promised stands in the help of the fault
    let has =
        |known: &str| fault.kind.is_of_promise() && fault.arguments.iter().any(|(name, _)| *name == known);
    let is_ranged = fault.kind == FaultKind::PromiseOfRanges;
    let wording = match (has("largest"), has("loss"), is_ranged) {
        (true, _, false) => code!("cannot-hold-but"),
        (true, _, true) => code!("cannot-hold-but-ranges"),
        (_, true, false) => code!("cannot-hold-but-loss"),
        (_, true, true) => code!("cannot-hold-but-ranges-loss"),
        _ => fault.wording,
    };
    Cell::from(sentence(fault, wording))
}

/// A member in both outcomes.
type Pair = (usize, PayerStanding, PayerStanding);

/// Who joins and leaves, who pays less and more, and at which rate.
fn of_members(found: &Scenarios, tried: &Tried) -> Vec<Note> {
    let all = || found.today.members.iter().zip(&tried.outcome.members).enumerate();
    let staying: Vec<Pair> =
        all().filter_map(|(number, (old, new))| Some((number, (*old)?, (*new)?))).collect();
    let mut notes = Vec::new();
    let is_same_split = found.today.unsplit.is_none() && tried.outcome.unsplit.is_none();
    if is_same_split {
        let joined =
            all().filter_map(|(number, (old, new))| new.filter(|_| old.is_none()).map(|new| (number, new)));
        notes.extend(joined.map(|(number, new)| newcomer(tried, number, &new)));
        let left =
            all().filter_map(|(number, (old, new))| old.filter(|_| new.is_none()).map(|old| (number, old)));
        notes.extend(leavers(tried, &left.collect::<Vec<_>>(), &staying));
    }
    let moved = |rises: bool| -> Vec<Pair> {
        let is = |(_, old, new): &&Pair| match rises {
            true => new.paid().base > old.paid().base,
            false => new.paid().base < old.paid().base,
        };
        staying.iter().filter(is).copied().collect()
    };
    let (less, more) = (moved(false), moved(true));
    notes.extend(rates(code!("whatif-less"), tried, &less, staying.len()));
    notes.extend(rates(code!("whatif-more"), tried, &more, staying.len()));
    let nowhere_more =
        staying.iter().all(|pair| change(tried, pair).is_none_or(|change| change.units.high <= 0));
    if nowhere_more && (!less.is_empty() || (is_same_split && tried.scenario.joining().next().is_some())) {
        notes.push(note!("whatif-nobody-more"));
    }
    notes
}

fn of_scenario(found: &Scenarios, tried: &Tried) -> Vec<Note> {
    let mut notes: Vec<Note> = tried.outcome.unsplit.iter().map(unsplit).collect();
    let moves = (0..tried.changes.len()).any(|number| tried.moves(number));
    let is_same = found.today == tried.outcome
        && !moves
        && (!beside::is_all(&tried.scenario, &tried.case) || tried.scenario.changes.is_empty());
    notes.extend(is_same.then(|| note!("whatif-unchanged")));
    notes.extend(beside::of_scenario(&tried.scenario, &tried.case));
    if tried.cuts != found.cuts {
        notes.extend(membership::note(&tried.case, &tried.cuts));
    }
    if tried.outcome.known != found.today.known {
        notes.extend(unknown(&tried.outcome, &tried.case));
    }
    notes.extend(worse_off(found, tried));
    notes.extend(beside(found, tried));
    notes
}

fn newcomer(tried: &Tried, number: usize, new: &PayerStanding) -> Note {
    let wording = if new.saving().is_some() { code!("whatif-joins") } else { code!("whatif-joins-unknown") };
    note!(
        "whatif-joins",
        member = name_of(&tried.case, number),
        share = cost(new.share, tried.outcome.currency),
        saving = saved(new.saving(), tried.outcome.currency),
        percent = ranged_percent(new.percent(), Sense::Reduction, 1)
    )
    .worded(wording)
}

/// What those who left have paid, and what those who stay must take over; where more than that changes, not all of it
/// is for the leaving.
fn leavers(tried: &Tried, left: &[(usize, PayerStanding)], staying: &[Pair]) -> Option<Note> {
    let taken =
        staying.iter().filter_map(|pair| change(tried, pair)).map(|change| change.units).sum::<Units>();
    let names = left.iter().map(|(number, _)| name_of(&tried.case, *number)).collect();
    let paid = left.iter().map(|(_, old)| old.paid()).sum::<Units>();
    let alone = tried.scenario.changes.iter().all(|change| matches!(change, case::Change::Leave(_)));
    let note = note!(
        "whatif-leaves",
        members = Cell::Parts(names),
        paid = cost(paid, tried.outcome.currency),
        taken = risen(taken, tried.outcome.currency)
    )
    .worded(if alone { code!("whatif-leaves") } else { code!("whatif-leaves-among") });
    (!left.is_empty()).then_some(note)
}

/// The rate at which shares of these members change: one for all of them, or each its own.
fn rates(code: Code, tried: &Tried, moved: &[Pair], staying: usize) -> Option<Note> {
    let rate = |pair: &Pair| change(tried, pair)?.percent.clone();
    let first = moved.first()?;
    let shown = |range: Option<Range>| ranged_percent(range, Sense::Change, 2);
    let same = moved.len() > 1 && moved.iter().all(|pair| about_equal(rate(pair), rate(first)));
    if same && moved.len() == staying {
        let wording = match (tried.scenario.joining().next().is_none(), !tried.scenario.has_leavers()) {
            (false, _) => code!("whatif-all-there"),
            (true, false) => code!("whatif-all-staying"),
            (true, true) => code!("whatif-all"),
        };
        let note = Note::new(code).worded(wording);
        return Some(note.with("rate", shown(rate(first))));
    }
    let each = moved.iter().map(|pair| {
        let name = name_of(&tried.case, pair.0);
        match rate(pair) {
            Some(range) => Cell::Words(vec![name, shown(Some(range))]),
            None => name,
        }
    });
    Some(Note::new(code).with("members", Cell::Parts(each.collect())))
}

/// Whether two rates are the same but for the rounding of bills to whole units.
fn about_equal(a: Option<Range>, b: Option<Range>) -> bool {
    let place =
        |range: Range| [range.low, range.high].map(|end| end.rounded(2, crate::money::Rounding::HalfAway));
    a.map(place) == b.map(place)
}

/// By how much the share of a member changes that stays.
fn change<'t>(tried: &'t Tried, (number, ..): &Pair) -> Option<&'t ShareChange> {
    tried.changes.get(*number)?.as_ref()
}

/// What is to be known beside the figures: another term, present values, percents and remainders of those who left.
fn beside(found: &Scenarios, tried: &Tried) -> Vec<Note> {
    let mut notes = Vec::new();
    let months = |case: &Case| Cell::Months(case.months);
    if tried.case.months != found.case.months {
        let note = note!("horizons-differ").worded(code!("whatif-horizons"));
        notes.push(note.with("now", months(&found.case)).with("then", months(&tried.case)));
    }
    let (Some(plan), Some(today)) = (&tried.case.plan, &found.case.plan) else { return notes };
    if tried.case.months != plan.quoted_months
        && !plan.coalitions.is_empty()
        && plan.sharing.division.is_some()
    {
        notes.push(note!("fair-without-quotations"));
    }
    let is_out = |number: usize| plan.members.get(number).is_some_and(|member| member.candidate);
    if let Remainder::Member(number) = today.sharing.settlement.remainder
        && is_out(number)
    {
        notes.push(note!("whatif-remainder", member = name_of(&tried.case, number)));
    }
    notes.extend(away::settlements(&tried.case));
    notes.extend(away::supports(&tried.case));
    let left = |percents: &[Option<Fraction>]| {
        let mut paid = percents.iter().zip(&plan.members);
        paid.any(|(percent, member)| {
            percent.as_ref().is_some_and(|percent| !percent.is_zero())
                && tried.scenario.leaves(&member.id, &member.name)
        })
    };
    let is_raised = |rule: &Rule| {
        rule.terms().iter().any(|term| matches!(&term.basis, Basis::Table(table) if left(table.percents())))
    };
    let negotiated =
        plan.shares.iter().zip(plan.after.iter()).filter(|(rule, _)| rule.as_ref().is_some_and(is_raised));
    let negotiated: Vec<Cell> = negotiated.map(|(_, item)| Cell::text(&item.name)).collect();
    if !negotiated.is_empty() {
        notes.push(note!("whatif-negotiated", items = Cell::Parts(negotiated)));
    }
    notes
}

/// Members that pay more than before, and those that perhaps do, where that is new.
fn worse_off(found: &Scenarios, tried: &Tried) -> Vec<Note> {
    let certain = |outcome: &Outcome, number: usize| outcome.worse.get(number) == Some(&Some(true));
    let now: Vec<usize> =
        (0..tried.outcome.worse.len()).filter(|number| certain(&tried.outcome, *number)).collect();
    let perhaps: Vec<usize> = tried.outcome.perhaps_worse_off().collect();
    let open: Vec<usize> = found.today.perhaps_worse_off().collect();
    let is_new = !now.iter().all(|number| certain(&found.today, *number));
    let is_newly_open = !perhaps.iter().all(|number| open.contains(number) || certain(&found.today, *number));
    let named = |numbers: Vec<usize>| {
        Cell::Parts(numbers.into_iter().map(|number| name_of(&tried.case, number)).collect())
    };
    let notes = [
        is_new.then(|| note!("whatif-worse-off", members = named(now))),
        is_newly_open.then(|| note!("whatif-perhaps-worse-off", members = named(perhaps))),
    ];
    notes.into_iter().flatten().collect()
}
