//! What stands under an explanation: who bears the rest of a rounding and why, what was changed, how to see more.

use super::depth::Depth;
use super::formula::{brought, round, unit, used};
use super::labels::{exact, input, is_of_plan, label, range_of, whose, words, year_name};
use crate::analysis::compare::Compared;
use crate::analysis::explain::{
    Explanation, Kind, Leaf, More, NumberUnit, Operation, Printed, Step, StepKind,
};
use crate::case::{Number, NumberOf, path_parts};
use crate::code;
use crate::layout::cells::{few, some};
use crate::layout::compare::claim;
use crate::layout::promises::holds_word;
use crate::layout::{bases, grants, verdicts};
use crate::money::Fraction;
use crate::published::PercentVerdict;
use crate::report::{Cell, Note, note};
use crate::sharing::{Remainder, Round};

/// The notes.
pub(super) fn notes(found: &Explanation<'_>, depth: Depth) -> Vec<Note> {
    let mut notes: Vec<Note> =
        found.tree.inputs.iter().filter_map(|leaf| changed(found, leaf)).map(Note::brief).collect();
    notes.extend(rounded_within(found).into_iter().flat_map(|nth| rest(found, nth)).map(Note::brief));
    notes.extend(unrounded(found));
    notes.extend(judged(found).into_iter().map(Note::brief));
    let ranged = found.computed.as_ref().is_some_and(|computed| !computed.is_exact());
    notes.extend(ranged.then(|| note!("explain-ranges").brief()));
    if matches!(found.asked.kind, Kind::Support | Kind::Net) {
        notes.extend(found.case.plan.as_ref().and_then(grants::repaid));
    }
    if depth == Depth::Screen {
        let hint = match (found.asked.part.year, found.years()) {
            (None, [first, _, ..]) if is_of_plan(found) => {
                let year = Cell::text(first.name.number().to_string());
                note!("explain-year-hint", year)
            }
            _ => note!("explain-depth-hint"),
        };
        notes.push(hint.brief());
    }
    notes.extend(bases_used(found));
    notes.extend(paths(found));
    notes
}

/// That a part of a bill is before rounding, where a split shows it in whole units.
fn unrounded(found: &Explanation<'_>) -> Option<Note> {
    let root = found.tree.steps.get(found.root)?;
    let is_part =
        found.asked.kind == Kind::After && found.asked.member.is_some() && found.asked.part.items.is_some();
    let is_whole = &root.exact * &Fraction::minor_per_major(found.case.currency.minor_digits());
    (is_part && !is_whole.is_whole()).then(|| note!("explain-unrounded").brief())
}

/// Where the figures of the bases are from that members are weighed by.
fn bases_used(found: &Explanation<'_>) -> Vec<Note> {
    let (Some(plan), Some(computed)) = (&found.case.plan, &found.computed) else { return Vec::new() };
    let is_of = |path: &str, id: &str| {
        let parts = path_parts(path);
        parts.first().is_some_and(|first| first == "member") && parts.get(2).is_some_and(|base| base == id)
    };
    let years = &computed.years;
    let years = found.asked.part.year.and_then(|year| years.get(year..=year)).unwrap_or(years);
    bases::notes(plan, years, |id| found.tree.inputs.iter().any(|leaf| is_of(&leaf.path, id)))
}

/// What the inputs are called where one of them is to be changed.
fn paths(found: &Explanation<'_>) -> Option<Note> {
    let can_be_set = |leaf: &&Leaf| !NOT_SET.iter().any(|first| leaf.path.starts_with(first));
    let named = |leaf: &Leaf| {
        Cell::from(note!("explain-path", input = input(found, &leaf.path), path = Cell::name(&leaf.path)))
    };
    let named = some(found.tree.inputs.iter().filter(can_be_set).map(named))?;
    Some(note!("explain-paths", inputs = few(named, NAMED)))
}

/// What begins the paths of inputs that no what-if changes.
const NOT_SET: [&str; 2] = ["require.", "published."];
/// So many paths are named.
const NAMED: usize = 12;

/// What came of a requirement, or of a published figure.
fn judged(found: &Explanation<'_>) -> Vec<Note> {
    match &found.more {
        More::Nothing => Vec::new(),
        More::Requirement(outcome, count) => {
            let holds = note!("explain-holds", holds = holds_word(outcome.judged.holds));
            let several = (*count > 1).then(|| note!("explain-least", count = *count));
            std::iter::once(holds).chain(several).collect()
        }
        More::Published(row, implied, beside) => {
            let plan = beside.as_ref().and_then(|(row, compared)| claim(compared, *row));
            let currency = found.case.currency;
            let verdict = match found.asked.kind {
                Kind::Published(_, Printed::Percent) => verdicts::percent_note(&row.figures, implied)
                    .or_else(|| verdicts::in_brief(&row.figures, implied, currency)),
                Kind::Published(_, Printed::Saving) => verdicts::saving_note(&row.figures, implied, currency),
                _ => None,
            };
            // what was cut off is told with its range already
            let is_told = matches!(implied.percent_verdict, Some(PercentVerdict::Truncated { .. }))
                && matches!(found.asked.kind, Kind::Published(_, Printed::Percent));
            let range = found.range.as_ref().filter(|_| found.is_one_number() && !is_told);
            let range = range.map(|range| {
                let range = range_of(found, range);
                note!("explain-printed-range", range)
            });
            // where the row itself has nothing to hold a percent against, the plan has
            let by_plan = beside.as_ref().is_some_and(|(row, compared)| is_held(compared, *row));
            let verdict = verdict.filter(|_| !by_plan || implied.exact_percent.is_some());
            plan.into_iter().chain(verdict).chain(range).collect()
        }
    }
}

/// Whether the plan of its file has what a row speaks of.
fn is_held(compared: &Compared<'_>, row: usize) -> bool {
    compared.lines.get(row).is_some_and(|line| compared.agreement(line).is_some())
}

/// A number of an input as people read it.
fn number(number: &Number) -> Cell {
    let value = Cell::exact(number.value.clone());
    match number.measure {
        NumberOf::Percent => note!("explain-percent-of", value).into(),
        _ => value,
    }
}

/// An input that a change gave its value.
fn changed(found: &Explanation<'_>, leaf: &Leaf) -> Option<Note> {
    if !leaf.is_changed {
        return None;
    }
    let path = input(found, &leaf.path);
    let now = leaf.number.as_ref().map(number);
    Some(match (&leaf.was, now) {
        (Some(was), Some(now)) => {
            note!("explain-changed", path, was = number(was), now)
        }
        (None, Some(now)) if leaf.text.is_none() => {
            note!("explain-changed", path, now).worded(code!("explain-changed-new"))
        }
        _ => {
            let was = leaf.text.as_ref().map(Cell::text);
            note!("explain-changed", path, was).worded(code!("explain-changed-rule"))
        }
    })
}

/// The bills that a figure of one year is the sum of, where each is rounded with those of all others.
fn rounded_within(found: &Explanation<'_>) -> Vec<usize> {
    let step = |nth: usize| found.tree.steps.get(nth);
    let is_of_year = step(found.root).is_some_and(|root| root.year.is_some());
    let mut open: Vec<usize> = if is_of_year { vec![found.root] } else { Vec::new() };
    let mut bills = Vec::new();
    while let Some(nth) = open.pop() {
        match step(nth) {
            Some(Step { operation: Operation::Remainder(_), .. }) => bills.push(nth),
            Some(Step { operation: Operation::Sum, uses, .. }) => open.extend(uses.iter().rev()),
            _ => {}
        }
    }
    bills
}

/// What became of the rest of a year's bills, or of those of an item or a category.
fn rest(found: &Explanation<'_>, nth: usize) -> Vec<Note> {
    let Some(step) = found.tree.steps.get(nth) else { return Vec::new() };
    let (Operation::Remainder(place), Some(year)) = (step.operation, step.year) else { return Vec::new() };
    let used = used(found, step);
    let Some((cost, quotas)) = used.split_first() else { return Vec::new() };
    let mirrored = cost.exact.is_negative();
    let floors: Vec<Fraction> = quotas.iter().map(|step| brought(found, &step.exact, mirrored)).collect();
    let sum = floors.iter().sum::<Fraction>();
    let left = &cost.exact - &sum;
    if left.is_zero() {
        return Vec::new();
    }
    let money = |value: &Fraction| exact(value, NumberUnit::Money);
    let note = note!(
        "explain-rest",
        year = billed_together(found, step, year),
        floors = money(&sum),
        cost = money(&cost.exact),
        left = money(&left),
        unit = money(&unit(found))
    );
    let note = match (round(found), remainder(found, year)) {
        (Round::Nearest | Round::Up, _) => rounded_rest(found, year, note),
        (Round::Down, Remainder::Drop) => note.worded(code!("explain-rest-drop")),
        (Round::Down, Remainder::Member(bearer)) => {
            note.worded(code!("explain-rest-member")).with("member", whose(found, Some(bearer)))
        }
        (Round::Down, Remainder::Largest) => note,
    };
    let bills = found.bills.iter().find(|(of, _)| *of == nth);
    let tie = bills.and_then(|(_, bills)| tie(found, (quotas, &floors, bills), place));
    std::iter::once(note).chain(tie).collect()
}

/// The year whose bills are rounded together, with the item or the category where these are billed by themselves.
fn billed_together(found: &Explanation<'_>, step: &Step, year: usize) -> Cell {
    let year = year_name(found, year);
    match step.what {
        StepKind::Item | StepKind::Category => Cell::Parts(vec![year, label(found, step)]),
        _ => year,
    }
}

/// The same where bills are rounded to the nearest or up.
fn rounded_rest(found: &Explanation<'_>, year: usize, note: Note) -> Note {
    let way = match round(found) {
        Round::Nearest => code!("explain-way-nearest"),
        Round::Up | Round::Down => code!("explain-way-up"),
    };
    let note = note.with("way", words(way));
    match remainder(found, year) {
        Remainder::Drop => note.worded(code!("explain-rest-rounded-drop")),
        Remainder::Member(bearer) => {
            note.worded(code!("explain-rest-rounded-member")).with("member", whose(found, Some(bearer)))
        }
        Remainder::Largest => note.worded(code!("explain-rest-rounded")),
    }
}

/// What becomes of the remainder of a year.
fn remainder(found: &Explanation<'_>, year: usize) -> Remainder {
    let own = found.case.plan.as_ref().map(|plan| &plan.sharing.settlement);
    let takes_part =
        |member| found.computed.as_ref().is_none_or(|computed| computed.takes_part_in(member, year));
    own.map_or(Remainder::Largest, |own| own.among(takes_part).remainder)
}

/// Who has the same remainder as this member, where only the order of the file decides between them.
fn tie(
    found: &Explanation<'_>,
    (quotas, floors, bills): (&[&Step], &[Fraction], &[Fraction]),
    place: usize,
) -> Option<Note> {
    let rest = |nth: usize| Some(&quotas.get(nth)?.exact - floors.get(nth)?);
    let mine = rest(place)?;
    // who is listed first gets the unit: another of the same remainder stands on the other side of the cut
    let got = |nth: usize| Some(bills.get(nth)? != floors.get(nth)?);
    let other = (0..quotas.len()).find(|nth| {
        *nth != place && rest(*nth).as_ref() == Some(&mine) && got(*nth).is_some() && got(*nth) != got(place)
    })?;
    let (first, second) = if got(place) == Some(true) { (place, other) } else { (other, place) };
    let name = |nth: usize| quotas.get(nth).map(|step| whose(found, step.member));
    let note = note!("explain-tie", member = name(first), other = name(second));
    let gives = bills.get(first)? < floors.get(first)?;
    Some(if gives { note.worded(code!("explain-tie-off")) } else { note })
}
