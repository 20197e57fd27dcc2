//! How a step comes of others, as a formula.

use super::labels::{currency, exact, value as shown, words};
use crate::analysis::explain::{Explanation, Kind, NumberUnit, Operation, Step, StepKind};
use crate::code;
use crate::lang::{Code, Term};
use crate::money::{Fraction, Rounding, places};
use crate::report::{Cell, Note, note};
use crate::sharing::Round;

/// So many summands are written out.
const WRITTEN_OUT: usize = 3;

/// The formula of a step; nothing for one that is nothing but itself.
pub(super) fn formula(found: &Explanation<'_>, step: &Step) -> Cell {
    let used = used(found, step);
    match step.operation {
        Operation::Input(nth) => text(found, nth),
        Operation::Number | Operation::Taken => Cell::blank(),
        Operation::Sum if used.len() > WRITTEN_OUT => Cell::from(note!("explain-sum", count = used.len())),
        Operation::Sum => match used.as_slice() {
            [only] if is_of_many(found, only) => Cell::Words(vec![value(only)]),
            [only] => formula(found, only),
            _ => sum(&used),
        },
        // a change is what is now less what was: its sign is that of the cost
        Operation::Difference if is_change(found, step) => {
            signed(code!("explain-minus"), &used.into_iter().rev().collect::<Vec<_>>())
        }
        Operation::Difference => signed(code!("explain-minus"), &used),
        Operation::Quotient => match used.as_slice() {
            [saving, before] => {
                let made = vec![shown(found, saving), words(code!("explain-over")), factor(found, before)];
                Cell::Words(made)
            }
            _ => Cell::blank(),
        },
        Operation::Product => product(found, step),
        Operation::Power(_) => factor(found, step),
        Operation::Proportion => proportion(found, step),
        Operation::Invoice(_) => used.first().map_or(Cell::blank(), |inner| rounded(found, step, inner)),
        Operation::Taxed(_, rounding) => {
            used.first().map_or(Cell::blank(), |inner| taxed(found, step, inner, rounding))
        }
        Operation::Spread(place, ..) if matches!(step.what, StepKind::Settled(_) | StepKind::Carried) => {
            settled(found, &used, place)
        }
        Operation::Spread(place, ..) => spread(&used, place),
        Operation::Remainder(place) => cut(found, step, place),
        Operation::Round(..) => match step.what {
            StepKind::Rounded(_) => fits(found, step),
            _ => used.first().map_or(Cell::blank(), |inner| value(inner)),
        },
        Operation::Verdict => used.first().map_or(Cell::blank(), |inner| formula(found, inner)),
        Operation::Inference => signed(code!("explain-and"), &used),
        Operation::Support(_) => support(step, &used),
    }
}

/// Whether a step is a sum of more than are written out, or of one such sum alone: of that nothing is said a line above it.
fn is_of_many(found: &Explanation<'_>, step: &Step) -> bool {
    let used = used(found, step);
    let is_many =
        if let [only] = used.as_slice() { is_of_many(found, only) } else { used.len() > WRITTEN_OUT };
    step.operation == Operation::Sum && is_many
}

/// Whether a rounding gives what is printed.
fn fits(found: &Explanation<'_>, step: &Step) -> Cell {
    words(if step.exact == found.value() { code!("explain-fits") } else { code!("explain-fits-not") })
}

/// What a support covers times what it pays of that, and what it pays at most where that is less: what is left of its cap,
/// or all there is to pay; a part of the last unit is not paid.
fn support(step: &Step, used: &[&Step]) -> Cell {
    let (Some(cost), Some(rate)) = (used.first(), used.get(1)) else { return Cell::blank() };
    let product = Cell::Words(vec![value(cost), words(code!("explain-times")), value(rate)]);
    let most = used.get(2).filter(|room| room.exact < cost.exact).unwrap_or(cost);
    let whole = &cost.exact * &rate.exact;
    match (most.exact < whole, step.exact < whole) {
        (true, _) => Cell::from(note!("explain-at-most", value = product, most = value(most))),
        (false, true) => Cell::from(note!("explain-cut-down", value = product)),
        (false, false) => product,
    }
}

/// Whether a difference is what is saved.
fn is_change(found: &Explanation<'_>, step: &Step) -> bool {
    matches!(step.what, StepKind::Saving | StepKind::NetSaving)
        || (step.what == StepKind::Figure
            && matches!(found.asked.kind, Kind::Saving | Kind::Measure(Term::NetSaving)))
}

/// The steps that a step uses.
pub(super) fn used<'f>(found: &'f Explanation<'_>, step: &Step) -> Vec<&'f Step> {
    step.uses.iter().filter_map(|nth| found.tree.steps.get(*nth)).collect()
}

/// The text of an input as the file writes it.
fn text(found: &Explanation<'_>, nth: usize) -> Cell {
    let text = found.tree.inputs.get(nth).and_then(|leaf| leaf.text.clone());
    text.map_or(Cell::blank(), Cell::text)
}

pub(super) fn value(step: &Step) -> Cell {
    exact(&step.exact, step.unit)
}

/// Values with what stands before each but the first between them: a sign, and how the value is shown after it.
fn joined(used: &[&Step], after: impl Fn(&Step) -> (Code, Cell)) -> Cell {
    let mut cells = Vec::new();
    for (nth, step) in used.iter().enumerate() {
        match nth {
            0 => cells.push(value(step)),
            _ => {
                let (sign, value) = after(step);
                cells.extend([words(sign), value]);
            }
        }
    }
    Cell::Words(cells)
}

/// Values with this sign between them.
pub(super) fn signed(sign: Code, used: &[&Step]) -> Cell {
    joined(used, |step| (sign, value(step)))
}

/// A sum: what is added below 0 is taken off.
fn sum(used: &[&Step]) -> Cell {
    joined(used, |step| match step.exact.is_negative() {
        true => (code!("explain-minus"), exact(&step.exact.abs(), step.unit)),
        false => (code!("explain-plus"), value(step)),
    })
}

/// A factor of a product: months as a part of those that an amount is for, growth as a power.
pub(super) fn factor(found: &Explanation<'_>, step: &Step) -> Cell {
    let used = used(found, step);
    match (step.operation, step.what, used.as_slice()) {
        (Operation::Quotient, StepKind::Months, [count, of]) => {
            Cell::from(note!("explain-months-of", months = value(count), of = value(of)))
        }
        (Operation::Power(times), _, [base]) => Cell::from(note!("explain-power", base = value(base), times)),
        (Operation::Number, StepKind::Months, _) => {
            Cell::from(note!("months", count = Cell::exact(step.exact.clone())))
        }
        (Operation::Taxed(..), ..) => {
            let made = formula(found, step);
            Cell::from(note!("explain-in-brackets", value = made))
        }
        _ => value(step),
    }
}

fn product(found: &Explanation<'_>, step: &Step) -> Cell {
    let mut cells = Vec::new();
    // one piece a member is no factor to tell
    let is_told = |step: &&Step| step.what != StepKind::Weight || step.exact != Fraction::from(1);
    for (nth, step) in used(found, step).into_iter().filter(is_told).enumerate() {
        if nth > 0 {
            cells.push(words(code!("explain-times")));
        }
        cells.push(factor(found, step));
    }
    Cell::Words(cells)
}

/// The cost times percent and weight, over the weight of all: what is 1 is left out.
fn proportion(found: &Explanation<'_>, step: &Step) -> Cell {
    let used = used(found, step);
    let Some((total, factors)) = used.split_last() else { return Cell::blank() };
    let one = Fraction::from(1);
    let mut cells = Vec::new();
    for step in factors.iter().filter(|step| step.what != StepKind::Weight || step.exact != one) {
        if !cells.is_empty() {
            cells.push(words(code!("explain-times")));
        }
        cells.push(factor(found, step));
    }
    cells.push(words(code!("explain-over")));
    cells.push(match total.operation {
        Operation::Number => Cell::from(note!("explain-count", count = Cell::exact(total.exact.clone()))),
        _ => value(total),
    });
    Cell::Words(cells)
}

/// What an invoice is rounded of, and that it is where it was.
fn rounded(found: &Explanation<'_>, step: &Step, inner: &Step) -> Cell {
    let made = formula(found, inner);
    match inner.exact == step.exact {
        true => made,
        false => {
            let made = if made == Cell::blank() { value(inner) } else { made };
            Cell::from(note!("explain-round", value = made, currency = currency(found)))
        }
    }
}

/// A price with its tax, and how it was brought to the minor unit.
fn taxed(found: &Explanation<'_>, step: &Step, inner: &Step, rounding: Rounding) -> Cell {
    let made = formula(found, inner);
    let code = match rounding {
        Rounding::Down => code!("explain-tax-down"),
        Rounding::Up => code!("explain-tax-up"),
        _ => code!("explain-round"),
    };
    match inner.exact == step.exact {
        true => made,
        false => Cell::from(Note::new(code).with("value", made).with("currency", currency(found))),
    }
}

/// A year's part of a sum over several.
fn spread(used: &[&Step], place: usize) -> Cell {
    let Some((whole, months)) = used.split_first() else { return Cell::blank() };
    let of = months.iter().map(|step| &step.exact).sum::<Fraction>();
    match months.get(place) {
        Some(mine) if months.len() > 1 => Cell::from(note!(
            "explain-spread",
            whole = value(whole),
            months = value(mine),
            of = Cell::exact(of)
        )),
        _ => value(whole),
    }
}

/// A member's part of a settlement: the total times its part of all, in whole units.
fn settled(found: &Explanation<'_>, used: &[&Step], place: usize) -> Cell {
    let Some((total, parts)) = used.split_first() else { return Cell::blank() };
    let Some(mine) = parts.get(place) else { return Cell::blank() };
    let all = parts.iter().map(|step| &step.exact).sum::<Fraction>();
    let made = match mine.operation {
        Operation::Proportion => formula(found, mine),
        // by a rule of several terms, exactly
        _ if all == total.exact => value(mine),
        _ => Cell::Words(vec![
            value(total),
            words(code!("explain-times")),
            value(mine),
            words(code!("explain-over")),
            exact(&all, NumberUnit::Money),
        ]),
    };
    Cell::from(note!("explain-settled", value = made))
}

/// A bill: what is left of its exact amount when it is rounded down, and what is added to that.
fn cut(found: &Explanation<'_>, step: &Step, place: usize) -> Cell {
    let used = used(found, step);
    let Some(mine) = used.get(place.saturating_add(1)) else { return Cell::blank() };
    if mine.exact == step.exact {
        return Cell::blank();
    }
    let floor = brought(found, &mine.exact, used.first().is_some_and(|cost| cost.exact.is_negative()));
    let dealt = &step.exact - &floor;
    let note = note!("explain-cut", exact = exact(&mine.exact, NumberUnit::Money));
    let (with_rest, alone) = match round(found) {
        Round::Down => (code!("explain-cut"), code!("explain-cut-only")),
        Round::Nearest => (code!("explain-nearest"), code!("explain-nearest-only")),
        Round::Up => (code!("explain-up"), code!("explain-up-only")),
    };
    Cell::from(match dealt.is_zero() {
        true => note.worded(alone),
        false => note
            .worded(with_rest)
            .with("floor", exact(&floor, NumberUnit::Money))
            .with("dealt", exact(&dealt, NumberUnit::Money)),
    })
}

/// An amount brought to a multiple of the unit of bills; of a year's cost below 0 its magnitude is.
pub(super) fn brought(found: &Explanation<'_>, amount: &Fraction, mirrored: bool) -> Fraction {
    let unit = unit(found);
    let times = amount.checked_div(&unit).unwrap_or_default();
    let (down, up) = match mirrored {
        true => (Rounding::Ceiling, Rounding::Floor),
        false => (Rounding::Floor, Rounding::Ceiling),
    };
    let rounding = match round(found) {
        Round::Down => down,
        Round::Nearest => Rounding::HalfAway,
        Round::Up => up,
    };
    &times.rounded(0, rounding) * &unit
}

/// How a bill is brought to the unit.
pub(super) fn round(found: &Explanation<'_>) -> Round {
    found.case.plan.as_ref().map_or(Round::Down, |plan| plan.sharing.settlement.round)
}

/// The unit of bills, in major units.
pub(super) fn unit(found: &Explanation<'_>) -> Fraction {
    let decimals = places(found.case.currency.minor_digits());
    let round_to = found.case.plan.as_ref().map_or(1, |plan| plan.sharing.settlement.round_to.max(1));
    Fraction::decimal(round_to, decimals)
}
