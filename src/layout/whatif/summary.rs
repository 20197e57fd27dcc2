//! The answer of `whatif` in one sentence: what a change does to those who stay and to the whole, or which scenario saves most.

use super::cells::telling;
use super::effects::{name_of, title};
use super::requirements;
use crate::analysis::whatif::{Scenarios, Tried};
use crate::code;
use crate::cost::Units;
use crate::layout::cells::{cost, first_few, ranged_percent, saved};
use crate::money::Fraction;
use crate::report::{Cell, Note, Sense, Summary, note};

/// Members named in the sentence.
const NAMED: usize = 4;

/// The sentences and their figures.
pub(super) fn summary(found: &Scenarios) -> Option<Summary> {
    match found.tried.as_slice() {
        [] => None,
        [only] => Some(of_one(found, only)),
        several => of_several(found, several),
    }
}

fn of_one(found: &Scenarios, tried: &Tried) -> Summary {
    let both = [&found.today, &tried.outcome].map(|outcome| outcome.group().percent());
    // two percents that differ are not shown as one
    let points: Option<Vec<&Fraction>> = both.iter().map(|range| range.as_ref()?.point()).collect();
    let decimals = points.map_or(1, |points| telling(&points, 1));
    let is_same = both[0] == both[1];
    let [old, new] = both.map(|range| ranged_percent(range, Sense::Reduction, decimals));
    let mut said: Vec<Note> = shares(found, tried).into_iter().collect();
    if old != Cell::Absent && new != Cell::Absent {
        let whole = note!("summary-whole", old, new = new.clone());
        said.push(whole.worded_if(is_same, code!("summary-whole-same")));
    }
    if let Some(first) = said.first_mut() {
        first.subject = Some(title(&tried.scenario));
    }
    said.extend(requirements::summary(found, tried));
    let outcome = &tried.outcome;
    let figures = vec![
        ("before", cost(outcome.before, outcome.currency)),
        ("after", cost(outcome.after, outcome.currency)),
        ("saving", saved(outcome.saving(), outcome.currency)),
        ("percent", new),
    ];
    Summary { said, figures }
}

/// How the shares of those who stay change; nothing where none does.
fn shares(found: &Scenarios, tried: &Tried) -> Option<Note> {
    let pairs = found.today.members.iter().zip(&tried.outcome.members).enumerate();
    let changed: Vec<(Option<Fraction>, Cell)> = pairs
        .filter_map(|(number, (old, new))| {
            let (old, new) = ((*old)?.share?, (*new)?.share?);
            let change = tried.changes.get(number)?.as_ref()?.percent.clone().filter(|_| old != new);
            let size = change.as_ref().map(|change| change.low.abs().max(change.high.abs()));
            let change = ranged_percent(change, Sense::Change, 1);
            let named = Cell::Words(vec![name_of(&tried.case, number), change.clone()]);
            (change != Cell::Absent).then_some((size, named))
        })
        .collect();
    let shown = largest(changed);
    (!shown.is_empty()).then(|| note!("summary-shares", members = Cell::Parts(shown)))
}

/// The members whose shares change most, as they stand in the case, and how many more there are.
fn largest(mut changed: Vec<(Option<Fraction>, Cell)>) -> Vec<Cell> {
    let more = changed.len().saturating_sub(NAMED);
    let mut sizes: Vec<Option<Fraction>> = changed.iter().map(|(size, _)| size.clone()).collect();
    sizes.sort_unstable_by(|one, other| other.cmp(one));
    let least = sizes.into_iter().nth(NAMED.saturating_sub(1)).flatten();
    changed.retain(|(size, _)| more == 0 || *size >= least);
    let mut cells: Vec<Cell> = changed.into_iter().map(|(_, cell)| cell).take(NAMED).collect();
    cells.extend((more > 0).then(|| Cell::from(note!("more-members", count = more))));
    cells
}

/// Which of several scenarios saves most; what each saves where costs are ranges and none saves more than all others for certain.
fn of_several(found: &Scenarios, several: &[Tried]) -> Option<Summary> {
    if !several.iter().all(|tried| tried.outcome.is_as_long_as(&found.today)) {
        let note = note!("summary-terms-differ", count = several.len());
        return Some(Summary { said: vec![note], figures: Vec::new() });
    }
    let saving =
        |tried: &Tried| tried.outcome.saving().filter(|saving| saving.is_exact()).map(|saving| saving.base);
    // what breaks its own promise is no scenario to choose
    let held: Vec<&Tried> = several.iter().filter(|tried| !tried.outcome.breaks_promise()).collect();
    let savings: Option<Vec<i128>> = held.iter().map(|tried| saving(tried)).collect();
    let Some(most) = savings.and_then(|savings| savings.into_iter().max()) else {
        return of_ranges(found, several.len(), &held);
    };
    let best: Vec<&&Tried> = held.iter().filter(|tried| saving(tried) == Some(most)).collect();
    let names = best.iter().map(|tried| title(&tried.scenario)).collect();
    let outcome = &best.first()?.outcome;
    // the case as it is may save more than any of them
    let today = found.today.saving().filter(|saving| saving.is_exact())?;
    let note = note!(
        "summary-most",
        today = saved(today, found.today.currency),
        count = several.len(),
        scenarios = Cell::Parts(names),
        saving = saved(outcome.saving(), outcome.currency)
    )
    .worded(match most {
        most if most == today.base && best.len() == several.len() => code!("summary-none-changes"),
        ..0 if today.base < 0 => code!("summary-least"),
        most if most < today.base => code!("summary-none-more"),
        _ => code!("summary-most"),
    });
    Some(Summary { said: vec![note], figures: Vec::new() })
}

/// What each scenario saves within ranges, or the one that saves more than any other wherever costs lie.
fn of_ranges(found: &Scenarios, count: usize, held: &[&Tried]) -> Option<Summary> {
    let savings: Option<Vec<(&Tried, Units)>> =
        held.iter().map(|tried| Some((*tried, tried.outcome.saving()?))).collect();
    let savings = savings?;
    let told = |(tried, saving): &(&Tried, Units)| {
        Cell::Words(vec![title(&tried.scenario), saved(*saving, tried.outcome.currency)])
    };
    let is_best = |(best, saving): &&(&Tried, Units)| {
        let mut others = savings.iter().filter(|(other, _)| !std::ptr::eq(*other, *best));
        others.all(|(_, other)| other.high < saving.low)
    };
    // the case as it is may save more than any of them
    let beats_today = |(_, saving): &&(&Tried, Units)| {
        saving.low > 0 && found.today.saving().is_some_and(|today| today.high < saving.low)
    };
    let note = match savings.iter().find(is_best).filter(beats_today) {
        Some((best, saving)) => note!("summary-most", count, scenarios = title(&best.scenario))
            .with("saving", saved(*saving, best.outcome.currency)),
        None => {
            let scenarios = first_few(savings.iter().map(told).collect(), NAMED);
            note!("summary-most", count, scenarios = Cell::Parts(scenarios))
                .worded(code!("summary-ranges-overlap"))
        }
    };
    Some(Summary { said: vec![note], figures: Vec::new() })
}
