//! From amounts to places: where a cell's ends lie, and round amounts along an axis.

use super::frame::Px;
use crate::money::{Fraction, Range, Rounding};
use crate::report::{Cell, Money, Sense};

/// The middle of a range.
pub(super) fn middle(range: &Range) -> Fraction {
    &(&range.low + &range.high) * &Fraction::decimal(5, 1)
}

/// An axis from nothing, or from below it, to the greatest amount.
pub(super) struct ChartScale {
    low: Fraction,
    high: Fraction,
    /// Where its ends lie.
    places: [Px; 2],
    /// Round amounts along it.
    pub(super) ticks: Vec<Fraction>,
}

/// Round amounts that fit on an axis, at most.
const TICKS: i128 = 4;

impl ChartScale {
    /// An axis that holds these amounts and nothing, between two places.
    pub(super) fn of<'r>(ranges: impl Iterator<Item = &'r Range>, places: [Px; 2]) -> ChartScale {
        let ChartScale { low, high, .. } = ChartScale::tight(ranges, places);
        let step = step(&(&high - &low));
        let steps = |end: &Fraction, rounding| {
            end.checked_div(&step).and_then(|steps| steps.units(0, rounding)).unwrap_or(0)
        };
        let (first, last) = (steps(&low, Rounding::Floor), steps(&high, Rounding::Ceiling));
        let ticks: Vec<Fraction> = (first..=last).map(|nth| &step * &Fraction::from(nth)).collect();
        let end = |tick: Option<&Fraction>| tick.cloned().unwrap_or_default();
        ChartScale { low: end(ticks.first()), high: end(ticks.last()), places, ticks }
    }

    /// The same from the least to the greatest of the amounts, for bars that carry their figures themselves.
    pub(super) fn tight<'r>(ranges: impl Iterator<Item = &'r Range>, places: [Px; 2]) -> ChartScale {
        let (mut low, mut high) = (Fraction::zero(), Fraction::zero());
        for range in ranges {
            low = low.min(range.low.clone());
            high = high.max(range.high.clone());
        }
        ChartScale { low, high, places, ticks: Vec::new() }
    }

    /// Where an amount lies.
    pub(super) fn at(&self, value: &Fraction) -> Px {
        let [from, to] = self.places;
        let part = (value - &self.low).checked_div(&(&self.high - &self.low)).unwrap_or_default();
        let length = Fraction::from(i128::from(to.minus(from).0));
        let along =
            (&part * &length).units(0, Rounding::HalfAway).and_then(|units| i64::try_from(units).ok());
        from.plus(Px(along.unwrap_or(0)))
    }

    /// Where nothing lies.
    pub(super) fn zero(&self) -> Px {
        self.at(&Fraction::zero())
    }
}

/// 1, 2 or 5 with zeros: the least that leads over a length in a few steps.
fn step(length: &Fraction) -> Fraction {
    let most = Fraction::from(TICKS);
    let steps = (-6..40).flat_map(|power| [1, 2, 5].map(|digit| Fraction::decimal(digit, -power)));
    let mut enough = steps.filter(|step| length.is_positive() && &(step * &most) >= length);
    enough.next().unwrap_or_else(|| Fraction::from(1))
}

/// An amount like those of a cell.
pub(super) fn like(cell: &Cell, value: Fraction, sense: Sense) -> Cell {
    match cell {
        Cell::Money(money) => Cell::money(Money {
            currency: money.currency,
            value: Some(value),
            range: None,
            sense,
            approximate: false,
        }),
        _ => Cell::Absent,
    }
}

#[cfg(test)]
mod tests {
    use super::{ChartScale, Px, Range};
    use crate::money::Fraction;

    #[test]
    fn an_axis_begins_at_nothing_and_ends_at_a_round_amount() {
        let range = Range { low: Fraction::from(40), high: Fraction::from(130) };
        let scale = ChartScale::of([&range].into_iter(), [Px(0), Px(30_000)]);
        let ticks: Vec<Fraction> = [0, 50, 100, 150].map(Fraction::from).to_vec();
        assert_eq!(scale.ticks, ticks);
        // 130 of 150 on 300 pixels
        assert_eq!((scale.zero(), scale.at(&range.high)), (Px(0), Px(26_000)));
        let loss = Range::exact(Fraction::from(-30));
        let scale = ChartScale::of([&range, &loss].into_iter(), [Px(0), Px(30_000)]);
        assert_eq!(scale.zero(), Px(7_500));
        assert_eq!(ChartScale::of([].into_iter(), [Px(0), Px(100)]).zero(), Px(0));
    }
}
