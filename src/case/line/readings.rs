//! Every reading that the words of a line allow, held against the arithmetic: one answer, a question, or a contradiction.

use super::around::Around;
use super::figures::{build, costs};
use super::roles::{Candidate, Said};
use super::scanned::{LineFigure, Scanned, Value};
use super::shapes::shapes;
use super::word::{Direction, FigureRole, LineWord};
use crate::code;
use crate::diagnostic::{self, Diagnostic};
use crate::lang::Code;
use crate::money::Currency;
use crate::published::{Figures, PercentVerdict, SavingVerdict, imply};

/// The most figures that a line has.
const MOST_FIGURES: usize = 8;

/// The most readings that are held against the arithmetic.
const MOST_READINGS: usize = 2_000;

/// What each figure of a line is.
#[derive(Clone, Debug)]
pub(super) struct LineReading {
    /// Its figures with their roles and which way the change goes.
    pub(super) roles: Vec<(LineFigure, FigureRole, Option<Direction>)>,
    pub(super) figures: Figures,
    pub(super) currency: Currency,
    level: u8,
    /// 0 where the figures follow from each other as printed, 1 within their precision, 2 if they contradict.
    tier: u8,
}

/// What comes of a line.
pub(super) enum Answer {
    /// One reading, and whether the arithmetic alone decided on it.
    One(Box<LineReading>, bool),
    /// Readings that differ, each holding together.
    Several(Vec<LineReading>),
}

/// Reads the figures of a line that was taken apart.
pub(super) fn answer(line: Scanned) -> Result<Answer, Vec<Diagnostic>> {
    let around = Around::new(&line);
    if let Some(part) = around.part_of_amount().filter(|_| !around.says_change()) {
        let span = line.figures.get(part).map(|figure| figure.span.clone());
        return Err(vec![Diagnostic::error(code!("share-not-saving"), span)]);
    }
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
        (false, _) => Ok(decide(readings)),
    }
}

/// The reading that holds; if several do, the question which is meant; if none does, the first.
fn decide(readings: Vec<LineReading>) -> Answer {
    let told = distinct(readings.iter().filter(|reading| reading.level == 0)).len();
    for level in 0..=1 {
        let mut holding =
            distinct(readings.iter().filter(|reading| reading.level == level && reading.tier < 2));
        let bare = holding.iter().all(|reading| reading.level == 0 && lists_costs(reading));
        let checked = holding.iter().all(|reading| is_checked(&reading.figures));
        if holding.len() > 1 && (bare || checked) {
            // in a list the costs stand in order, unless only another order follows exactly; what follows from the figures
            // as they are printed goes before what only their unprinted digits allow
            let best = holding.iter().map(|reading| reading.tier).min();
            holding.retain(|reading| Some(reading.tier) == best);
            // half of it went and half is left: the same costs
            let first = holding.first().and_then(|reading| costs(&reading.figures));
            let mut nth = 0;
            holding.retain(|reading| {
                nth += 1;
                nth == 1 || first.is_none() || costs(&reading.figures) != first
            });
        }
        if holding.len() > 1 {
            return Answer::Several(holding.into_iter().cloned().collect());
        }
        if let Some(only) = holding.pop() {
            return Answer::One(Box::new(only.clone()), level > 0 || told > 1);
        }
    }
    let mut readings = readings;
    readings.sort_by_key(|reading| reading.level);
    match readings.into_iter().next() {
        Some(first) => Answer::One(Box::new(first), false),
        None => Answer::Several(Vec::new()),
    }
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
    if line.figures.len() == 1 && said == [Said::Bare] {
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
    finished(line, &around, choices, level)
}

/// Every way to give each figure one role, none twice.
fn assignments(said: &[Said], around: &Around<'_>) -> Vec<Vec<Candidate>> {
    let bare = said.iter().filter(|one| **one == Said::Bare).count();
    let last_bare = said.iter().rposition(|one| *one == Said::Bare);
    let candidate = |role, level| Candidate { role, level, way: None };
    // 25%（5,000万円／2億円）: a part of its whole, if it is no pair
    let is_part = |nth: usize| {
        around.has_percent()
            && said.get(nth) == Some(&Said::Bare)
            && said.get(nth + 1) == Some(&Said::Bare)
            && around.gap(nth + 1) == [LineWord::Slash]
    };
    let mut found: Vec<Vec<Candidate>> = vec![Vec::new()];
    for (nth, one) in said.iter().enumerate() {
        let mut choices = match one {
            Said::One(choices) => choices.clone(),
            Said::Bare if bare >= 3 && Some(nth) == last_bare => vec![candidate(FigureRole::Saving, 0)],
            Said::Bare if bare == 1 && around.has_ratio() => {
                vec![candidate(FigureRole::After, 0), candidate(FigureRole::Before, 1)]
            }
            // the last bare amount is the change where the costs have names
            Said::Bare if Some(nth) == last_bare => {
                vec![
                    candidate(FigureRole::Before, 0),
                    candidate(FigureRole::After, 0),
                    candidate(FigureRole::Saving, 0),
                ]
            }
            Said::Bare => vec![candidate(FigureRole::Before, 0), candidate(FigureRole::After, 0)],
        };
        if is_part(nth) {
            choices.push(candidate(FigureRole::Saving, 0));
        }
        let mut longer = Vec::new();
        for start in &found {
            for choice in &choices {
                if start.iter().all(|taken: &Candidate| taken.role.key() != choice.role.key()) {
                    longer.push(start.iter().copied().chain([*choice]).collect());
                }
            }
        }
        longer.truncate(MOST_READINGS);
        found = longer;
    }
    // bare amounts are costs as long as costs are free
    let costs = |reading: &Vec<Candidate>| {
        let bare = reading.iter().zip(said).enumerate().filter(|(_, (_, one))| **one == Said::Bare);
        let whole = |nth: usize| reading.get(nth + 1).map(|next| next.role) == Some(FigureRole::Before);
        bare.map(|(nth, (choice, _))| (nth, choice.role))
            .all(|(nth, role)| role != FigureRole::Saving || is_part(nth) && whole(nth))
    };
    if found.iter().any(costs) {
        found.retain(costs);
    }
    found
}

/// Two figures that the words make the same.
fn twice(line: &Scanned, said: &[Said]) -> Diagnostic {
    let role = |one: &Said| match one {
        Said::One(choices) => {
            let role = choices.first().map_or(FigureRole::Saving, |choice| choice.role);
            (role.key(), role.name())
        }
        Said::Bare => ("", FigureRole::Saving.name()),
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
            readings.push(LineReading { roles, figures, currency, level: assigned.max(turned), tier });
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
    let said = choice.iter().filter(changes).find_map(|candidate| candidate.way);
    vec![(filled(said.or(around.way_of_line()).unwrap_or(Direction::Down)), 0)]
}

fn tier(figures: &Figures) -> u8 {
    let implied = imply(figures);
    let saving = match implied.saving_verdict {
        SavingVerdict::Inconsistent => 2,
        SavingVerdict::WithinPrecision => 1,
        SavingVerdict::Exact | SavingVerdict::WithinBound | SavingVerdict::NotCheckable => 0,
    };
    let percent = match implied.percent_verdict {
        Some(PercentVerdict::Inconsistent) => 2,
        Some(PercentVerdict::WithinPrecision) => 1,
        _ => 0,
    };
    saving.max(percent)
}
