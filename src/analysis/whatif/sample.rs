//! Samples: every amount and rate that has a range drawn at random, and how the saving is spread then.
//!
//! Draws are whole least units (yen), from splitmix64, whose every sample starts at a place of its own; only integers
//! are computed with, so the same seed gives the same figures on any machine and any number of cores.

mod chance;
mod random;

use crate::code;
pub use chance::Chance;
pub use random::Distribution;

use super::terms::{Terms, Variable};
use super::together::{Watch, together};
use crate::case::{Ranged, Written};
use crate::diagnostic::Diagnostic;
use crate::money::{Currency, Fraction, Rounding, places};
use crate::plan::facts::{Selection, compute};
use chance::Judge;
use random::Random;

/// How the saving is spread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Samples {
    /// The currency of all amounts.
    pub currency: Currency,
    /// How many samples were drawn.
    pub count: usize,
    /// The seed they were drawn with.
    pub seed: u64,
    /// How numbers lie in their ranges.
    pub shape: Distribution,
    /// How many amounts and rates were drawn.
    pub drawn: usize,
    /// The saving below or at which 5, 50 and 95 percent of the samples are, in major units.
    pub saving: [Fraction; 3],
    /// The same of the percent; `None` where the cost before is not above 0.
    pub percent: Option<[Fraction; 3]>,
    /// In how many samples something is saved.
    pub positive: usize,
    /// How often each requirement of the case holds, in the order of the file.
    pub chances: Vec<Chance>,
}

/// Samples that each piece of work takes.
const CHUNK: usize = 1_024;
/// Samples, at most.
pub const MOST_SAMPLES: u32 = 10_000_000;

/// Draws samples; `watch` is told how many there are from time to time.
///
/// # Errors
/// A case that cannot be computed, or one without a range.
pub fn sample(
    written: &Written,
    count: usize,
    seed: u64,
    shape: Distribution,
    watch: Watch<'_>,
) -> Result<Samples, Diagnostic> {
    let case = written.case()?;
    let ranged = written.ranged();
    let computed = case.plan.as_ref().map(|plan| compute(&case, plan, &Selection::default())).transpose()?;
    if computed.is_some_and(|computed| !computed.known.before() || !computed.known.after()) {
        return Err(Diagnostic::error(code!("figure-not-known"), None).with("found", "saving"));
    }
    if ranged.is_empty() {
        return Err(Diagnostic::error(code!("nothing-to-draw"), None));
    }
    let variable =
        |ranged: &Ranged| Variable { target: ranged.target, decimals: ranged.number.measure.decimals() };
    let variables: Vec<Variable> = ranged.iter().map(variable).collect();
    let terms = Terms::new(written, &case, &variables)?;
    let draws: Vec<(i128, i128)> = ranged.iter().map(units).collect();
    let judge = Judge::new(written, &case, &ranged);
    let chunk = |nth: usize| -> Drawn {
        let range = nth * CHUNK..((nth + 1) * CHUNK).min(count);
        let mut numbers = vec![0; draws.len()];
        let mut drawn = Drawn { costs: Vec::new(), chances: vec![Chance::default(); case.require.len()] };
        for sample in range {
            let mut random = Random::of_sample(seed, sample);
            for (number, (low, high)) in numbers.iter_mut().zip(&draws) {
                *number = random.within(*low, *high, shape);
            }
            let ledger = judge.ledger(&numbers);
            let costs = ledger.as_ref().map_or_else(
                || terms.costs(&numbers),
                |ledger| {
                    let total = ledger.total();
                    (total.before.unwrap_or_default().base, total.share.unwrap_or_default().base)
                },
            );
            judge.add(&mut drawn.chances, costs, ledger.as_ref(), &numbers);
            drawn.costs.push(costs);
        }
        drawn
    };
    let mut costs = Vec::with_capacity(count);
    let mut chances = vec![Chance::default(); case.require.len()];
    for drawn in together(count.div_ceil(CHUNK), chunk, watch) {
        costs.extend(drawn.costs);
        chances.iter_mut().zip(&drawn.chances).for_each(|(sum, chance)| sum.add(chance));
    }
    Ok(Samples { chances, ..spread(costs, draws.len(), seed, shape, case.currency) })
}

/// What a piece of work drew.
struct Drawn {
    costs: Vec<(i128, i128)>,
    chances: Vec<Chance>,
}

/// The whole units between the ends of a range; where there are none, the one nearest to its middle.
fn units(ranged: &Ranged) -> (i128, i128) {
    let places = ranged.number.measure.decimals();
    let end = |value: &Fraction, rounding| value.units(places, rounding).unwrap_or(0);
    let (low, high) = match &ranged.number.range {
        Some(range) => (end(&range.low, Rounding::Ceiling), end(&range.high, Rounding::Floor)),
        None => (1, 0),
    };
    match low <= high {
        true => (low, high),
        false => {
            let middle = end(&ranged.number.value, Rounding::HalfAway);
            (middle, middle)
        }
    }
}

fn spread(
    mut costs: Vec<(i128, i128)>,
    drawn: usize,
    seed: u64,
    shape: Distribution,
    currency: Currency,
) -> Samples {
    let count = costs.len();
    let saving = |cost: &(i128, i128)| cost.0.saturating_sub(cost.1);
    let decimals = places(currency.minor_digits());
    let positive = costs.iter().filter(|cost| saving(cost) > 0).count();
    costs.sort_unstable_by_key(saving);
    let savings = ranks(&costs).map(|cost| Fraction::decimal(cost.as_ref().map_or(0, saving), decimals));
    let percent = costs.iter().all(|(before, _)| *before > 0).then(|| {
        // a/b < c/d is ad < cb where b and d are above 0; amounts are below 10^20 minor units
        costs.sort_unstable_by(|a, b| saving(a).saturating_mul(b.0).cmp(&saving(b).saturating_mul(a.0)));
        ranks(&costs).map(|cost| {
            let (before, after) = cost.unwrap_or((1, 1));
            let percent = before.saturating_sub(after).saturating_mul(100);
            Fraction::ratio(percent, before).unwrap_or_default()
        })
    });
    let chances = Vec::new();
    Samples { currency, count, seed, shape, drawn, saving: savings, percent, positive, chances }
}

/// Those at which 5, 50 and 95 percent are reached: the nearest rank.
fn ranks(sorted: &[(i128, i128)]) -> [Option<(i128, i128)>; 3] {
    [5, 50, 95].map(|percent: usize| {
        let rank = sorted.len().saturating_mul(percent).div_ceil(100);
        sorted.get(rank.saturating_sub(1)).copied()
    })
}
