//! Tornado: every input moved by the same percent down and up, one at a time, and what that does to a figure.

use super::figure::Figure;
use super::outcome::outcome;
use super::parted::Parted;
use super::together::{Watch, together};
use crate::case::{Input, Number, Written};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Range};

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
    /// From the least to the greatest of the two figures and of what it is now: both may lie on one side of that.
    pub fn span(&self, now: &Fraction) -> Range {
        let [low, high] = &self.figures;
        Range { low: low.min(high).min(now).clone(), high: low.max(high).max(now).clone() }
    }

    /// How far apart these are.
    fn size(&self, now: &Fraction) -> Fraction {
        let Range { low, high } = self.span(now);
        &high - &low
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
    let case = written.case()?;
    let found = outcome(&case)?;
    let Some(now) = figure.of(&found) else {
        return Err(found.unsplit.unwrap_or_else(|| unknown(&figure)));
    };
    let parted = Parted::new(written, &case, &found);
    let part = &percent * &Fraction::decimal(1, 2);
    let factors = [&Fraction::from(1) - &part, &Fraction::from(1) + &part];
    let inputs = written.inputs();
    let swing = |nth: usize| -> Option<Swing> {
        let input = inputs.get(nth)?;
        let quick = parted.as_ref().and_then(|parted| parted.moved(input, &factors, &figure));
        let whole = || {
            let [low, high] = factors.each_ref().map(|factor| moved(written, input, factor, &figure));
            Some([low?, high?])
        };
        let [low, high] = quick.or_else(whole)?;
        let numbers = low.0.zip(high.0).map(|(low, high)| [low, high]);
        Some(Swing { input: input.clone(), inputs: numbers, figures: [low.1, high.1] })
    };
    let tried = together(inputs.len(), swing, watch);
    let stuck = inputs.iter().zip(&tried).filter(|(_, tried)| tried.is_none());
    let stuck = stuck.map(|(input, _)| input.clone()).collect();
    let (mut swings, still): (Vec<Swing>, Vec<Swing>) =
        tried.into_iter().flatten().partition(|swing| swing.figures.iter().any(|figure| *figure != now));
    swings.sort_by_key(|swing| std::cmp::Reverse(swing.size(&now)));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::read_case;
    use crate::diagnostic::Source;

    /// Every kind of input: amounts of every form, growth, months, bases, rates, limits, support, tax, finance.
    const TOWNS: &str = r#"
format = 1
title = "invented"
months = 30
tax = "included"
tax_rate = "10%"
[rates]
USD = 140
[finance]
discount = "2%"
[sharing]
rule = "40% equal + 60% people"
min_saving = "1%"
remainder = "b"
[[member]]
id = "a"
bases = { people = 700, desks = 21 }
[[member]]
id = "b"
bases = { people = 400, desks = 14 }
from = 8
[[before]]
item = "old"
member = "a"
yearly = 9_000_001
growth = "1.5%"
[[before]]
item = "old"
member = "b"
yearly = 7_500_000
[[before]]
item = "desks"
monthly = "USD 2.5"
per = "desks"
[[after]]
item = "base"
total = "USD 30001"
[[after]]
item = "by number"
by_members = { 1 = 1_000_000, 2 = 1_700_003 }
share = "equal"
[[after]]
item = "moving"
once = 800_001
at = 3
member = "b"
[[after]]
item = "years"
by_year = [101, 202, 303]
min = 10
max = 90
[[after]]
item = "own"
monthly = "1,000±10%"
per = "people"
[[support]]
name = "grant"
rate = "50%"
cap = 900_000
items = ["moving"]
"#;

    #[test]
    fn an_input_alone_does_what_it_does_in_the_whole_case() {
        let written = read_case("t", Source::new("t", TOWNS)).unwrap().written.unwrap();
        let case = written.case().unwrap();
        let found = outcome(&case).unwrap();
        let parted = Parted::new(&written, &case, &found).unwrap();
        let mut quick = 0;
        for name in ["before", "after", "saving", "percent", "share.a"] {
            let figure = Figure::read(name, &case).unwrap();
            for (down, up) in [(9, 11), (0, 20), (-1, 21)] {
                let factors = [Fraction::decimal(down, 1), Fraction::decimal(up, 1)];
                for input in written.inputs() {
                    let whole = factors.each_ref().map(|factor| moved(&written, &input, factor, &figure));
                    if let Some(parts) = parted.moved(&input, &factors, &figure) {
                        quick += 1;
                        assert_eq!(parts.map(Some), whole, "{name} {}", input.path);
                    }
                }
            }
        }
        assert!(quick > 100, "{quick}");
    }
}
