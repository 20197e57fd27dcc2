//! Goal seek: the value of an input at which a figure just meets its target, to the input's least unit.
//!
//! The figure is looked at in places spread over the domain; between two neighbours of which one meets the target and
//! the other does not, the place where that changes is found by bisection over whole units, and proved by the figure
//! at that value and one unit beyond.

use super::domain::{MONTHS, PROMISES, default_domain, units};
use super::engine::Engine;
use super::figure::{Figure, Quantity};
use super::outcome::{Outcome, outcome};
use super::together::{together, unwatched};
use crate::case::{Input, Number, NumberOf, Written, split_assignment};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;

/// What is to be reached, by which input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The figure.
    pub figure: Figure,
    /// Its target, in major units or percent.
    pub target: Fraction,
    /// The input that moves.
    pub input: Input,
    /// What it is a number of.
    pub measure: NumberOf,
    /// The least and the greatest value looked at, in least units; and how far beyond to look if the target is met
    /// nowhere, or everywhere, between them.
    domain: (i128, i128, i128),
}

/// A value at which the target is met, and the next one at which it is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    /// The last value at which it is met.
    pub value: Fraction,
    /// The figure there.
    pub reached: Fraction,
    /// One unit beyond.
    pub beyond: Fraction,
    /// The figure there.
    pub reached_beyond: Fraction,
    /// Whether rounding makes the figure miss and meet the target again within a few units.
    pub unsteady: bool,
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Seek {
    /// What was looked for.
    pub goal: Goal,
    /// Where it is met: none, one, or several.
    pub solutions: Vec<Solution>,
    /// The least and the greatest value that was looked at and at which the figure can be computed, with it.
    pub ends: [(Fraction, Fraction); 2],
    /// Whether there are values in the domain at which it cannot be computed: below those, between them, above them.
    pub unknown: [bool; 3],
    /// Whether the target is met all over the domain, where there is no solution.
    pub met_throughout: bool,
    /// Whether amounts with a range were taken at its middle.
    pub middle: bool,
    /// Whether the figure goes one way only, as far as it was looked at.
    pub monotone: bool,
}

/// Places looked at over the domain.
const PLACES: usize = 65;
/// Units around a solution that are looked at for steadiness.
const AROUND: i128 = 8;
/// Where a percent is sought of an amount: how that is asked for.
fn of_percent(fault: Diagnostic, name: &str, value: &str) -> Diagnostic {
    if !value.trim_end().ends_with(['%', '％']) {
        return fault;
    }
    let whose = name.split_once('.').map_or(String::new(), |(_, whose)| [".", whose].concat());
    fault.worded(code!("seek-percent")).with("asked", ["percent", &whose, "=", value].concat())
}

impl Goal {
    /// Reads `FIGURE=VALUE` and `PATH` or `PATH=FROM..TO`.
    ///
    /// # Errors
    /// What cannot be read, no such figure or input, or an input that is no number.
    pub fn read(text: &str, by: &str, written: &Written) -> Result<Goal, Diagnostic> {
        let malformed = || Diagnostic::error(code!("seek-form"), None).with("found", text);
        let (name, value) = split_assignment(text).ok_or_else(malformed)?;
        let figure = Figure::read_amount(name, &written.case()?)?;
        let target = match figure.quantity {
            Quantity::Percent => crate::case::read_saving(value).map_err(|_| {
                let with_sign = [value.trim(), "%"].concat();
                match crate::case::read_saving(&with_sign) {
                    Ok(_) => malformed()
                        .with("meant", [name, "=", &with_sign].concat())
                        .worded(code!("seek-form-percent")),
                    Err(_) => malformed(),
                }
            })?,
            _ => written.read_amount(value).map_err(|fault| of_percent(fault, name, value))?,
        };
        let (path, range) = match split_assignment(by) {
            Some((path, range)) => (path, Some(range)),
            None => (by, None),
        };
        let input = written.find(path)?;
        let not_number = || written.not_one_number(&input);
        let read = |text: &str| written.read_number(&input, text)?.ok_or_else(not_number);
        let (measure, domain) = match range {
            Some(range) => {
                let form = || Diagnostic::error(code!("seek-form"), None).with("found", by);
                let (from, to) = range.split_once("..").ok_or_else(form)?;
                let (from, to) = (read(from)?, read(to)?);
                let (low, high) = (units(&from, from.measure), units(&to, from.measure));
                if low >= high {
                    return Err(form());
                }
                (from.measure, (low, high, high))
            }
            None => match written.number(&input) {
                Some(number) => (number.measure, default_domain(&number)),
                None if input.is_month(written) => (NumberOf::Months, MONTHS),
                None if input.is_promise() => (NumberOf::Percent, PROMISES),
                None => return Err(not_number()),
            },
        };
        Ok(Goal { figure, target, input, measure, domain })
    }

    /// A number of least units of the input.
    fn value(&self, units: i128) -> Fraction {
        Fraction::decimal(units, self.measure.decimals())
    }

    /// The figure with the input at so many units.
    fn figure_at(&self, case: &MovedCase<'_>, units: i128) -> Option<Fraction> {
        let number = self.number(units);
        if let Some(outcome) = case.engine.as_ref().and_then(|engine| engine.outcome(&[&number])) {
            return self.figure.of(&outcome);
        }
        let outcome = self.outcome_at(case.written, units)?;
        // a promise that cannot hold is no value that the promise may have
        let can_be = outcome.unsplit.is_none() || !self.input.is_promise();
        can_be.then(|| self.figure.of(&outcome)).flatten()
    }

    fn number(&self, units: i128) -> Number {
        Number { value: self.value(units), range: None, measure: self.measure }
    }

    /// What comes of the case with the input at so many units.
    fn outcome_at(&self, written: &Written, units: i128) -> Option<Outcome> {
        let mut changed = written.clone();
        changed.set_measured(&self.input, &self.number(units));
        outcome(&changed.case().ok()?).ok()
    }

    /// Whether a figure meets the target: at least that much, of a cost at most.
    fn is_met(&self, figure: &Option<Fraction>) -> bool {
        figure.as_ref().is_some_and(|figure| match self.figure.is_cost() {
            true => *figure <= self.target,
            false => *figure >= self.target,
        })
    }
}

/// Looks for every value of the input at which the figure just meets the target.
///
/// # Errors
/// A case that cannot be computed as it is, or that has no such figure.
pub fn seek(written: &Written, goal: Goal) -> Result<Seek, Diagnostic> {
    let today = outcome(&written.case()?)?;
    let case = &MovedCase { written, engine: Engine::new(written, &[&goal.input]) };
    let (low, mut high, mut furthest) = goal.domain;
    let mut places = look(case, &goal, low, high);
    let crossings = |places: &[SoughtPlace]| places.windows(2).any(is_crossed);
    while high < furthest && !crossings(&places) {
        let further = (high * 10).min(furthest);
        let more = look(case, &goal, high, further);
        // a case that cannot be computed there ends the search
        if more.iter().any(|place| place.figure.is_none()) {
            furthest = further;
        }
        places.extend(more.into_iter().skip(1));
        high = further;
    }
    let is_known: Vec<bool> = places.iter().map(|place| place.figure.is_some()).collect();
    let first = is_known.iter().position(|known| *known).unwrap_or(0);
    let last = is_known.iter().rposition(|known| *known).unwrap_or(0);
    let within = is_known.get(first..=last).is_some_and(|known| known.contains(&false));
    let unknown = [first > 0, within, last + 1 < is_known.len()];
    let places = up_to_the_edges(case, &goal, places);
    let crossed = places.windows(2).filter(|pair| is_crossed(pair));
    let solutions = crossed.filter_map(|pair| match pair {
        [a, b] => solution(case, &goal, a, b),
        _ => None,
    });
    let solutions = solutions.collect();
    let figures: Vec<&Fraction> = places.iter().filter_map(|place| place.figure.as_ref()).collect();
    let rises = figures.windows(2).all(|pair| pair.first() <= pair.last());
    let falls = figures.windows(2).all(|pair| pair.first() >= pair.last());
    let known = || places.iter().filter_map(|place| Some((goal.value(place.units), place.figure.clone()?)));
    let (Some(first), Some(last)) = (known().next(), known().next_back()) else {
        let at_least = || goal.outcome_at(written, goal.domain.0)?.unsplit;
        let unknown = || Diagnostic::error(code!("figure-not-known"), None).with("found", &*goal.figure.name);
        return Err(today.unsplit.or_else(at_least).unwrap_or_else(unknown));
    };
    Ok(Seek {
        ends: [first, last],
        unknown,
        met_throughout: places.iter().all(|place| place.met || place.figure.is_none()),
        middle: !written.ranged().is_empty(),
        monotone: rises || falls,
        solutions,
        goal,
    })
}

/// The case that is moved, with what does not move computed once where that is possible.
struct MovedCase<'w> {
    written: &'w Written,
    engine: Option<Engine>,
}

/// A place that was looked at.
#[derive(Clone, Debug)]
struct SoughtPlace {
    units: i128,
    figure: Option<Fraction>,
    met: bool,
}

impl Goal {
    fn place(&self, case: &MovedCase<'_>, units: i128) -> SoughtPlace {
        let figure = self.figure_at(case, units);
        SoughtPlace { units, met: self.is_met(&figure), figure }
    }
}

/// Whether the target is met at one of two places and missed at the other.
fn is_crossed(pair: &[SoughtPlace]) -> bool {
    matches!(pair, [a, b] if a.met != b.met && a.figure.is_some() && b.figure.is_some())
}

/// The places with those added at which the figure can just be computed: beyond them it cannot.
fn up_to_the_edges(case: &MovedCase<'_>, goal: &Goal, places: Vec<SoughtPlace>) -> Vec<SoughtPlace> {
    let mut all: Vec<SoughtPlace> = Vec::with_capacity(places.len());
    for place in places {
        let edge = all.last().filter(|last| last.figure.is_some() != place.figure.is_some()).map(|last| {
            let (mut known, mut unknown) =
                if last.figure.is_some() { (last.clone(), place.units) } else { (place.clone(), last.units) };
            while (known.units - unknown).abs() > 1 {
                let middle = goal.place(case, unknown + (known.units - unknown) / 2);
                match middle.figure {
                    Some(_) => known = middle,
                    None => unknown = middle.units,
                }
            }
            known
        });
        all.extend(edge.filter(|edge| {
            edge.units != place.units && all.last().is_none_or(|last| last.units != edge.units)
        }));
        all.push(place);
    }
    all
}

fn look(case: &MovedCase<'_>, goal: &Goal, low: i128, high: i128) -> Vec<SoughtPlace> {
    let last = i128::try_from(PLACES - 1).unwrap_or(1).min(high - low).max(1);
    let count = usize::try_from(last).unwrap_or(1) + 1;
    let at = |nth: usize| low + (high - low) * i128::try_from(nth).unwrap_or(0) / last;
    together(count, |nth| goal.place(case, at(nth)), &unwatched)
}

/// Bisects between a place that meets the target and one that does not; `None` if the figure cannot be computed there.
fn solution(case: &MovedCase<'_>, goal: &Goal, a: &SoughtPlace, b: &SoughtPlace) -> Option<Solution> {
    let (mut a, mut b) = (a.clone(), b.clone());
    while b.units - a.units > 1 {
        let middle = goal.place(case, a.units + (b.units - a.units) / 2);
        match middle.met == a.met {
            true => a = middle,
            false => b = middle,
        }
    }
    let around = (a.units - AROUND..=b.units + AROUND).filter(|units| *units >= 0);
    let around: Vec<bool> = around.map(|units| goal.place(case, units).met).collect();
    let flips = around.windows(2).filter(|pair| pair.first() != pair.last()).count();
    let (met, missed) = if a.met { (a, b) } else { (b, a) };
    Some(Solution {
        value: goal.value(met.units),
        reached: met.figure?,
        beyond: goal.value(missed.units),
        reached_beyond: missed.figure?,
        unsteady: flips > 1,
    })
}
