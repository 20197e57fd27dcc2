//! Every reading that the words of a line allow, held against the arithmetic: one answer, a question, or a contradiction.

use super::against;
use super::apart;
use super::around::Around;
use super::asked;
use super::assigned::assignments;
use super::figures::{build, costs};
use super::guessed::{is_far, not_said};
use super::order;
use super::reading::{LineReading, tier};
use super::roles::{CanBe, Candidate};
use super::scanned::{OrderKind, Scanned, Value};
use super::shapes::shapes;
use super::told::Decided;
use super::went::with_parts_that_went;
use super::word::{Direction, FigureRole};
use crate::code;
use crate::diagnostic::{self, Diagnostic, Span};
use crate::lang::Code;
use crate::published::{Figures, SavingVerdict, imply};

/// The most figures that a line has.
const MOST_FIGURES: usize = 8;

/// What comes of a line.
pub(super) enum Answer {
    /// One reading, and whether the arithmetic decided on it.
    One(Box<LineReading>, Option<Decided>),
    /// Readings that differ, each holding together.
    Several(Vec<LineReading>),
}

/// Reads the figures of a line that was taken apart.
pub(super) fn answer(line: Scanned) -> Result<Answer, Vec<Diagnostic>> {
    let around = Around::new(&line);
    if let Some(fault) = asked::at_once(&around) {
        return Err(vec![fault]);
    }
    let share = asked::share(&around);
    let alone = line.figures.len() == 1;
    let mut readings = Vec::new();
    let mut fault = None;
    for (shape, level) in shapes(line) {
        match of_shape(&shape, level, alone) {
            Ok(more) => readings.extend(more),
            Err(found) => fault = fault.or(Some(found)),
        }
    }
    match (readings.is_empty(), fault) {
        (true, Some(fault)) => Err(fault),
        (true, None) => Err(vec![Diagnostic::error(code!("no-figure"), Some(0..0))]),
        (false, _) => {
            // what the words contradict is no reading of them
            let (against, kept): (Vec<_>, Vec<_>) =
                readings.into_iter().partition(|one| one.against.is_some());
            let holds = |one: &&LineReading| one.tier < 2;
            let meant = against.iter().find(|one| one.level == 0 && holds(one)).or(against.first());
            match meant.and_then(|reading| Some((reading, reading.against?))) {
                Some((reading, said)) if !kept.iter().any(|one| holds(&one)) => {
                    Err(vec![against::fault(reading, said)])
                }
                _ => undoubted(in_order(kept), share),
            }
        }
    }
}

/// The reading that holds among those that keep to the years of their costs. One that holds only against the stages of them, and
/// not as they are told, is asked about: 予算, 決算 and ▲ may be what is left of a budget.
fn in_order(readings: Vec<LineReading>) -> Answer {
    let is_late = |one: &LineReading| order::against(one) == Some(OrderKind::Year);
    let (late, kept): (Vec<_>, Vec<_>) = readings.into_iter().partition(is_late);
    let readings = if kept.is_empty() { late } else { kept };
    let told = readings.iter().find(|one| one.level == 0 && order::against(one).is_none()).cloned();
    match (decide(readings), told) {
        (Answer::One(found, decided), Some(told)) => match order::against(&found) {
            Some(OrderKind::Stage) => Answer::Several(vec![told, *found]),
            _ => Answer::One(found, decided),
        },
        (answer, _) => answer,
    }
}

/// The answer, unless its one reading takes a figure for the change that words set apart, or a share for a percent of it.
fn undoubted(answer: Answer, share: Option<Span>) -> Result<Answer, Vec<Diagnostic>> {
    let fault = match &answer {
        Answer::One(reading, _) => apart::doubted(reading).or_else(|| asked::of_share(reading, share)),
        Answer::Several(_) => None,
    };
    fault.map_or(Ok(answer), |fault| Err(vec![fault]))
}

/// The reading that holds; if several do, the question which is meant; if none does, the first.
fn decide(readings: Vec<LineReading>) -> Answer {
    let told = distinct(readings.iter().filter(|reading| reading.level == 0)).len();
    for level in 0..=1 {
        let mut holding =
            distinct(readings.iter().filter(|reading| reading.level == level && reading.tier < 2));
        let bare = holding.iter().all(|reading| reading.level == 0 && lists_costs(reading));
        let checked = holding.iter().all(|reading| is_checked(&reading.figures));
        // half of it went and half is left: the same
        let mut kept: Vec<&LineReading> = Vec::new();
        holding.retain(|reading| {
            let is_new = kept.iter().all(|known| !same(known, reading));
            if is_new {
                kept.push(reading);
            }
            is_new
        });
        let all = holding.len();
        if all > 1 && (bare || checked) {
            // in a list the costs stand in order, unless only another order follows exactly; what follows from the figures
            // as they are printed goes before what only their unprinted digits allow
            let best = holding.iter().map(|reading| reading.tier).min();
            holding.retain(|reading| Some(reading.tier) == best);
        }
        if holding.len() > 1 {
            return Answer::Several(holding.into_iter().cloned().collect());
        }
        if let Some(only) = holding.pop() {
            let also = |one: &&LineReading| one.tier < 2 && !same(one, only);
            let others = all > 1 || readings.iter().any(|one| also(&one));
            let decided = match (others && (all > 1 || told > 1), level > 0 || told > 1) {
                (true, _) => Some(Decided::Closest),
                (false, true) => Some(Decided::Only),
                (false, false) => None,
            };
            return Answer::One(Box::new(only.clone()), decided);
        }
    }
    let mut readings = readings;
    readings.sort_by_key(|reading| (reading.tier > 2, reading.level));
    match readings.into_iter().next() {
        Some(first) => Answer::One(Box::new(first), None),
        None => Answer::Several(Vec::new()),
    }
}

/// Whether two readings have the same amounts or costs, and the same percent: half of it went, and half is left.
fn same(one: &LineReading, other: &LineReading) -> bool {
    let (one, other) = (&one.figures, &other.figures);
    let percent = |figures: &Figures| {
        let percent = figures.percent.as_ref()?;
        Some((percent.value.clone(), percent.spoken_of()))
    };
    let amounts = |figures: &Figures| Figures { percent: None, ..figures.clone() };
    let alike = amounts(one) == amounts(other) || costs(one).is_some() && costs(one) == costs(other);
    alike && percent(one) == percent(other)
}

/// Whether a reading has a figure more than it needs, so that the arithmetic says something of it.
fn is_checked(figures: &Figures) -> bool {
    let amounts = [&figures.before, &figures.after, &figures.saving];
    let amounts = amounts.into_iter().filter(|amount| amount.is_some()).count();
    amounts + usize::from(figures.percent.is_some()) > 2
}

fn lists_costs(reading: &LineReading) -> bool {
    let has = |wanted: FigureRole| reading.roles.iter().any(|(_, role, _)| *role == wanted);
    has(FigureRole::Before) && has(FigureRole::After)
}

fn distinct<'r>(readings: impl Iterator<Item = &'r LineReading>) -> Vec<&'r LineReading> {
    let mut kept: Vec<&LineReading> = Vec::new();
    for reading in readings {
        if !kept.iter().any(|known| known.figures == reading.figures) {
            kept.push(reading);
        }
    }
    kept
}

/// The readings of a line in which nothing is joined any more.
fn of_shape(line: &Scanned, level: u8, alone: bool) -> Result<Vec<LineReading>, Vec<Diagnostic>> {
    let around = Around::new(line);
    let said = around.all().map_err(|fault| vec![fault])?;
    if let Some(extra) = line.figures.get(MOST_FIGURES) {
        let fault = Diagnostic::error(code!("figure-twice"), Some(extra.span.clone()));
        return Err(vec![fault.with("figure", diagnostic::Word::Said(FigureRole::Saving.name()))]);
    }
    if line.figures.len() == 1 && said == [CanBe::Bare] {
        if alone {
            let span = line.figures.first().map(|figure| figure.span.clone());
            return Err(vec![Diagnostic::error(code!("one-amount"), span)]);
        }
        // a range of one figure, whichever: as likely as not the saving
        let saving = vec![Candidate { role: FigureRole::Saving, level: 0, way: None }];
        return finished(line, &around, vec![saving], level);
    }
    let choices = assignments(&said, &around);
    if choices.is_empty() {
        return Err(vec![twice(line, &said)]);
    }
    let choices = with_parts_that_went(choices, &said, &around);
    let readings = finished(line, &around, choices, level)?;
    // a third amount that no word names is a saving only if it is the difference
    let guessed = said.iter().filter(|one| **one == CanBe::Bare).count() > 2;
    let apart = |one: &LineReading| imply(&one.figures).saving_verdict == SavingVerdict::Inconsistent;
    let far = |one: &LineReading| apart(one) && is_far(one, &said);
    match guessed && readings.iter().all(apart) || !readings.is_empty() && readings.iter().all(far) {
        true => Err(vec![not_said(line, &said)]),
        false => Ok(readings),
    }
}

/// Two figures that the words make the same.
fn twice(line: &Scanned, said: &[CanBe]) -> Diagnostic {
    let role = |one: &CanBe| match one {
        CanBe::One(choices) => {
            let role = choices.first().map_or(FigureRole::Saving, |choice| choice.role);
            (role.key(), role.name())
        }
        CanBe::Bare => ("", FigureRole::Saving.name()),
    };
    let roles: Vec<(&str, Code)> = said.iter().map(role).collect();
    let spans: Vec<_> = line.figures.iter().map(|figure| figure.span.clone()).collect();
    for (nth, (key, name)) in roles.iter().enumerate() {
        let first = roles.iter().take(nth).position(|(known, _)| known == key && !key.is_empty());
        if let (Some(first), Some(span)) = (first.and_then(|first| spans.get(first)), spans.get(nth)) {
            let fault = Diagnostic::error(code!("figure-twice"), Some(span.clone()))
                .with("figure", diagnostic::Word::Said(*name));
            return fault.caused_by(first.clone());
        }
    }
    let nth = roles.iter().rposition(|(key, _)| key.is_empty()).unwrap_or(0);
    let fault = Diagnostic::error(code!("figure-twice"), spans.get(nth).cloned())
        .with("figure", diagnostic::Word::Said(FigureRole::Saving.name()));
    match spans.first() {
        Some(first) => fault.caused_by(first.clone()),
        None => fault,
    }
}

fn finished(
    line: &Scanned,
    around: &Around<'_>,
    choices: Vec<Vec<Candidate>>,
    level: u8,
) -> Result<Vec<LineReading>, Vec<Diagnostic>> {
    let mut readings = Vec::new();
    for choice in choices {
        let assigned = choice.iter().map(|candidate| candidate.level).max().unwrap_or(0).max(level);
        for (ways, turned) in directions(line, around, &choice) {
            let roles = line.figures.iter().cloned().zip(&choice).zip(ways);
            let roles: Vec<_> = roles.map(|((figure, choice), way)| (figure, choice.role, way)).collect();
            let (figures, currency) = build(&roles)?;
            let tier = tier(&figures);
            let level = assigned.max(turned);
            let mut reading = LineReading { roles, figures, currency, level, against: None, tier };
            reading.against = against::contradicted(around, &reading);
            readings.push(reading);
        }
    }
    Ok(readings)
}

/// Which way each change can go: as it says itself, else as the costs say, else as the other one or the line says, else
/// down; against the costs only if nothing else holds.
fn directions(
    line: &Scanned,
    around: &Around<'_>,
    choice: &[Candidate],
) -> Vec<(Vec<Option<Direction>>, u8)> {
    let changes = |candidate: &&Candidate| matches!(candidate.role, FigureRole::Saving | FigureRole::Percent);
    let own: Vec<Option<Direction>> = choice.iter().map(|candidate| candidate.way).collect();
    if choice.iter().filter(changes).all(|candidate| candidate.way.is_some()) {
        return vec![(own, 0)];
    }
    let filled =
        |way: Direction| -> Vec<Option<Direction>> { own.iter().map(|known| known.or(Some(way))).collect() };
    let cost = |wanted: FigureRole| {
        let mut figures = line.figures.iter().zip(choice);
        figures.find_map(|(figure, candidate)| match &figure.value {
            Value::Amount(literal) if candidate.role == wanted => Some(literal.value.clone()),
            _ => None,
        })
    };
    if let (Some(before), Some(after)) = (cost(FigureRole::Before), cost(FigureRole::After)) {
        let (first, other) = match before < after {
            true => (Direction::Up, Direction::Down),
            false => (Direction::Down, Direction::Up),
        };
        return vec![(filled(first), 0), (filled(other), u8::from(before != after))];
    }
    let said = choice.iter().filter(changes).find_map(|candidate| candidate.way).or(around.way_of_line());
    // 増減額 630万円: a number without a sign under such a name is a rise, or a reduction that is printed without one
    let open = line.figures.iter().enumerate().any(|(nth, _)| around.is_named_without_way(nth));
    match said {
        None if open => vec![(filled(Direction::Down), 0), (filled(Direction::Up), 0)],
        said => vec![(filled(said.unwrap_or(Direction::Down)), 0)],
    }
}
