//! Tornado: every input moved by the same percent down and up, one at a time, and what that does to a figure.

use super::figure::Figure;
use super::outcome::outcome;
use super::together::{Watch, together};
use crate::case::{Input, Number, Written};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;

/// What moving one input does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swing {
    /// The input.
    pub input: Input,
    /// Its value moved down and up; `None` for an input of several amounts, which move together.
    pub inputs: Option<[Number; 2]>,
    /// The figure with the input moved down and up.
    pub figures: [Fraction; 2],
}

impl Swing {
    /// How far apart the two figures are.
    pub fn size(&self) -> Fraction {
        let [low, high] = &self.figures;
        (low - high).abs()
    }
}

/// All swings, the largest first.
#[derive(Clone, Debug)]
pub struct Tornado {
    /// The figure looked at.
    pub figure: Figure,
    /// By how many percent each input was moved.
    pub percent: Fraction,
    /// The figure with nothing moved.
    pub now: Fraction,
    /// Whether amounts with a range were taken at its middle.
    pub middle: bool,
    /// The swings that are not nothing.
    pub swings: Vec<Swing>,
    /// How many inputs do nothing to the figure.
    pub still: usize,
    /// Inputs that cannot be moved so far.
    pub stuck: Vec<Input>,
}

/// Moves every input; `watch` is told how many have been moved.
///
/// # Errors
/// A case that cannot be computed as it is, or does not have the figure.
pub fn tornado(
    written: &Written,
    figure: Figure,
    percent: Fraction,
    watch: Watch<'_>,
) -> Result<Tornado, Diagnostic> {
    let now = outcome(&written.case()?)?;
    let Some(now) = figure.of(&now) else {
        return Err(now.unsplit.unwrap_or_else(|| unknown(&figure)));
    };
    let part = &percent * &Fraction::decimal(1, 2);
    let factors = [&Fraction::from(1) - &part, &Fraction::from(1) + &part];
    let inputs = written.inputs();
    let swing = |nth: usize| -> Option<Swing> {
        let input = inputs.get(nth)?;
        let moved = factors.each_ref().map(|factor| moved(written, input, factor, &figure));
        let [Some(low), Some(high)] = moved else { return None };
        let numbers = low.0.zip(high.0).map(|(low, high)| [low, high]);
        Some(Swing { input: input.clone(), inputs: numbers, figures: [low.1, high.1] })
    };
    let tried = together(inputs.len(), swing, watch);
    let stuck = inputs.iter().zip(&tried).filter(|(_, tried)| tried.is_none());
    let stuck = stuck.map(|(input, _)| input.clone()).collect();
    let (mut swings, still): (Vec<Swing>, Vec<Swing>) =
        tried.into_iter().flatten().partition(|swing| swing.figures.iter().any(|figure| *figure != now));
    swings.sort_by_key(|swing| std::cmp::Reverse(swing.size()));
    let middle = !written.ranged().is_empty();
    Ok(Tornado { middle, figure, percent, now, swings, still: still.len(), stuck })
}

fn unknown(figure: &Figure) -> Diagnostic {
    Diagnostic::error(code!("figure-not-known"), None).with("found", figure.name.clone())
}

fn moved(
    written: &Written,
    input: &Input,
    factor: &Fraction,
    figure: &Figure,
) -> Option<(Option<Number>, Fraction)> {
    let mut changed = written.clone();
    changed.multiply(input, factor).ok()?;
    let outcome = outcome(&changed.case().ok()?).ok()?;
    Some((changed.number(input), figure.of(&outcome)?))
}
