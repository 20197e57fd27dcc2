//! Sweeps: one or two inputs over their values, or candidates that join one after another.

use super::engine::Engine;
use super::figure::Figure;
use super::named::named;
use super::outcome::{Outcome, Verdicts, WholeCase, unmet};
use super::slip::{is_of_unknown_base, with_dots};
use super::together::{Watch, together};
use crate::case::{Case, Input, Number, Scenario, Written, split_assignment};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::{Amount, Fraction, Rounding, places};
use std::collections::BTreeSet;

/// What is varied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// Its name: a path, or `members`.
    pub path: String,
    /// Its values, in order.
    pub steps: Vec<SweepStep>,
    /// How many values were asked for: fewer are left where some are the same to the least unit.
    pub asked: usize,
}

/// One value of what is varied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SweepStep {
    /// An input at a number.
    Number(Input, Number),
    /// An input at a value that is no number, as written.
    Written(Input, String),
    /// So many of the candidates joined, with the id of the last.
    Joined(Vec<String>),
    /// A scenario of the case, made.
    Made(Scenario),
    /// A rule for every shared item, as written.
    Rule(String),
}

/// One combination of steps with what comes of it.
#[derive(Clone, Debug)]
pub struct Point {
    /// The number of the step on each axis.
    pub steps: Vec<usize>,
    /// What comes of it, or why the case cannot be computed there.
    pub outcome: Result<Outcome, Diagnostic>,
    /// How many requirements of the case do not hold there wherever its costs lie, and how many more may not; `None` where it
    /// has none, where it cannot be computed, and where none is known not to hold but some are not known.
    pub broken: Option<[usize; 2]>,
}

/// A sweep over one or two axes.
#[derive(Clone, Debug)]
pub struct Sweep {
    /// What is varied.
    pub axes: Vec<Axis>,
    /// Every combination, the last axis fastest.
    pub points: Vec<Point>,
}

/// Steps of an axis, at most.
const MOST: usize = 10_000;
/// Combinations, at most.
const MOST_POINTS: usize = 100_000;

impl Axis {
    /// Reads `PATH=FROM..TO/STEPS` (both ends and steps between them, rounded to the input's least unit),
    /// `PATH=VALUE|VALUE|…`, `scenario=ID|ID|…`, `rule=RULE|RULE|…`, or `members=join-order`.
    ///
    /// # Errors
    /// What cannot be read, or no such input.
    pub fn read(text: &str, written: &Written) -> Result<Axis, Diagnostic> {
        let malformed = || Diagnostic::error(code!("vary-form"), None).with("found", text);
        let (path, values) = split_assignment(text).ok_or_else(malformed)?;
        let steps: Option<Vec<SweepStep>> = match (path, values) {
            ("members", "join-order") => return join_order(written),
            ("members", _) => return Err(malformed()),
            ("scenario", _) => Some(made(values, written)?),
            ("rule", _) => Some(rules(values, written)?),
            _ => None,
        };
        if let Some(steps) = steps {
            return Ok(Axis { path: path.to_owned(), asked: steps.len(), steps });
        }
        let input = written.find(path)?;
        if let Some(meant) = with_dots(values) {
            let meant = [path, "=", &meant].concat();
            return Err(malformed().worded(code!("vary-form-dots")).with("meant", meant));
        }
        let mut asked = None;
        let steps = match values.split_once("..") {
            Some((from, rest)) => {
                let (to, count) = rest.rsplit_once('/').ok_or_else(malformed)?;
                let count: usize = count.trim().parse().map_err(|_| malformed())?;
                if !(2..=MOST).contains(&count) {
                    return Err(Diagnostic::error(code!("vary-steps"), None).with("most", MOST.to_string()));
                }
                asked = Some(count);
                even(&input, from, to, count, written)?
            }
            None => values.split('|').map(|value| step(&input, value, written)).collect::<Result<_, _>>()?,
        };
        Ok(Axis { path: input.path, asked: asked.unwrap_or(steps.len()), steps })
    }
}

impl Axis {
    /// The one input that all its steps set, in the measure that it has.
    fn input(&self) -> Option<&Input> {
        match self.steps.first()? {
            SweepStep::Number(input, _) => Some(input),
            SweepStep::Written(..) | SweepStep::Joined(_) | SweepStep::Made(_) | SweepStep::Rule(_) => None,
        }
    }
}

impl SweepStep {
    fn number(&self) -> Option<&Number> {
        match self {
            SweepStep::Number(_, number) => Some(number),
            SweepStep::Written(..) | SweepStep::Joined(_) | SweepStep::Made(_) | SweepStep::Rule(_) => None,
        }
    }
}

/// A value of a list; one with a range stays as it is written, as the range is part of it.
fn step(input: &Input, value: &str, written: &Written) -> Result<SweepStep, Diagnostic> {
    Ok(match written.read_number(input, value)?.filter(|number| number.range.is_none()) {
        Some(number) => SweepStep::Number(input.clone(), number),
        None => SweepStep::Written(input.clone(), value.trim().to_owned()),
    })
}

/// Evenly spaced numbers, each rounded to the least unit of the input.
fn even(
    input: &Input,
    from: &str,
    to: &str,
    count: usize,
    written: &Written,
) -> Result<Vec<SweepStep>, Diagnostic> {
    let number = |text: &str| match written.read_number(input, text)? {
        Some(number) if number.range.is_some() => {
            Err(Diagnostic::error(code!("vary-range"), None).with("found", text))
        }
        Some(number) => Ok(number),
        None => Err(written.not_one_number(input)),
    };
    let (from, to) = (number(from)?, number(to)?);
    if from.measure != to.measure {
        return Err(Diagnostic::error(code!("vary-currencies"), None));
    }
    // the ends may be finer than the least unit of the input; the steps between them then are as fine
    let written = |value: &Fraction| value.exact_decimals(Amount::MAX_DECIMALS).map(places);
    let decimals = [&from, &to]
        .into_iter()
        .filter_map(|end| written(&end.value))
        .fold(from.measure.decimals(), i32::max);
    let difference = &to.value - &from.value;
    let last = i128::try_from(count.saturating_sub(1)).unwrap_or(1);
    let mut steps: Vec<SweepStep> = Vec::with_capacity(count);
    for nth in 0..=last {
        let part = Fraction::ratio(nth, last).unwrap_or_default();
        let value = &from.value + &(&difference * &part);
        let value = match nth == 0 || nth == last {
            true => value,
            false => value.rounded(decimals, Rounding::HalfAway),
        };
        let step = SweepStep::Number(input.clone(), Number { value, range: None, measure: from.measure });
        if steps.last() != Some(&step) {
            steps.push(step);
        }
    }
    Ok(steps)
}

/// Scenarios of the case by their ids; `as-is` for the case as it is.
fn made(ids: &str, written: &Written) -> Result<Vec<SweepStep>, Diagnostic> {
    let of = |id: &str| match id.trim() {
        "as-is" => Ok(SweepStep::Made(Scenario { id: "as-is".to_owned(), ..Scenario::default() })),
        id => named(&written.scenarios, id).cloned().map(SweepStep::Made),
    };
    ids.split('|').map(of).collect()
}

/// Rules, each for every shared item.
fn rules(rules: &str, written: &Written) -> Result<Vec<SweepStep>, Diagnostic> {
    let of = |rule: &str| {
        written.clone().replace_rules(rule)?;
        Ok(SweepStep::Rule(rule.trim().to_owned()))
    };
    rules.split('|').map(of).collect()
}

fn join_order(written: &Written) -> Result<Axis, Diagnostic> {
    let candidates = written.candidates();
    if candidates.is_empty() {
        return Err(Diagnostic::error(code!("no-candidates"), None));
    }
    let joined = |count: usize| candidates.iter().take(count).map(|id| (*id).to_owned()).collect();
    let steps: Vec<SweepStep> =
        (0..=candidates.len()).map(|count| SweepStep::Joined(joined(count))).collect();
    Ok(Axis { path: "members".to_owned(), asked: steps.len(), steps })
}

impl SweepStep {
    /// Makes the change on a case.
    pub(super) fn apply(&self, written: &mut Written) -> Result<(), Diagnostic> {
        match self {
            SweepStep::Number(input, number) => {
                written.set_measured(input, number);
                Ok(())
            }
            SweepStep::Written(input, value) => written.set(&input.path, value),
            SweepStep::Joined(ids) => ids.iter().try_for_each(|id| written.join(id)),
            SweepStep::Made(scenario) => written.apply(scenario),
            SweepStep::Rule(rule) => written.replace_rules(rule),
        }
    }
}

/// Computes every combination of the steps of the axes; what members bear is kept of those whose figures are `asked` for,
/// or of all. `watch` is told how many there are from time to time.
///
/// # Errors
/// Too many combinations; a case that can be computed at no step.
pub fn sweep(
    written: &Written,
    axes: Vec<Axis>,
    asked: Option<&[Figure]>,
    watch: Watch<'_>,
) -> Result<Sweep, Diagnostic> {
    if let [one, other] = axes.as_slice()
        && one.path == other.path
    {
        return Err(Diagnostic::error(code!("vary-same"), None).with("found", one.path.clone()));
    }
    let counts: Vec<usize> = axes.iter().map(|axis| axis.steps.len()).collect();
    let count = counts.iter().try_fold(1_usize, |product, count| product.checked_mul(*count));
    let count = count.filter(|count| *count <= MOST_POINTS);
    let Some(count) = count else {
        return Err(Diagnostic::error(code!("vary-points"), None).with("most", MOST_POINTS.to_string()));
    };
    let kept: Option<BTreeSet<usize>> =
        asked.map(|figures| figures.iter().filter_map(|figure| figure.member).collect());
    let inputs: Option<Vec<&Input>> = axes.iter().map(Axis::input).collect();
    let engine = inputs.and_then(|inputs| Engine::new(written, &inputs));
    let quick = |steps: &[usize]| -> Option<(Outcome, Verdicts)> {
        let engine = engine.as_ref()?;
        let numbers = axes.iter().zip(steps).map(|(axis, nth)| axis.steps.get(*nth)?.number());
        let ledger = engine.ledger(&numbers.collect::<Option<Vec<&Number>>>()?)?;
        Some((engine.outcome_of(&ledger), engine.verdicts(&ledger)?))
    };
    let whole = |steps: &[usize]| -> Result<(Outcome, Verdicts), Diagnostic> {
        let case = changed(written, &axes, steps)?;
        let whole = WholeCase::new(&case)?;
        Ok((whole.outcome(), whole.verdicts()))
    };
    let point = |nth: usize| -> Point {
        let mut rest = nth;
        let mut steps = vec![0; counts.len()];
        for (place, count) in steps.iter_mut().zip(&counts).rev() {
            (*place, rest) = (rest % count, rest / count);
        }
        let (outcome, broken) = match quick(&steps).map_or_else(|| whole(&steps), Ok) {
            Ok((mut outcome, verdicts)) => {
                kept.iter().for_each(|members| outcome.keep(members));
                (Ok(outcome), unmet(&verdicts))
            }
            Err(fault) => (Err(fault), None),
        };
        Point { outcome, broken, steps }
    };
    let points = together(count, point, watch);
    let faults = || points.iter().filter_map(|point| point.outcome.as_ref().err());
    if let Some(fault) = faults().find(|fault| is_of_unknown_base(fault, written)) {
        return Err(fault.clone());
    }
    let first = faults().next();
    match (first, points.iter().any(|point| point.outcome.is_ok())) {
        (Some(fault), false) => Err(fault.clone()),
        _ => Ok(Sweep { axes, points }),
    }
}

/// The case at one combination.
fn changed(written: &Written, axes: &[Axis], steps: &[usize]) -> Result<Case, Diagnostic> {
    let mut changed = written.clone();
    for (axis, nth) in axes.iter().zip(steps) {
        if let Some(step) = axis.steps.get(*nth) {
            step.apply(&mut changed)?;
        }
    }
    changed.case()
}
