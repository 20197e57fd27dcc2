//! The ends of a range in size: of a reduction and of an increase alike.

use super::kinds::Sense;
use super::value::{Cell, Money, Percent};
use crate::money::Range;

impl Cell {
    /// The ends of a range, the smaller in size first; the larger without a sign.
    pub fn sizes(&self) -> Option<[Cell; 2]> {
        let ends = |range: &Range| match range.high.is_positive() {
            true => [range.low.clone(), range.high.clone()],
            false => [range.high.clone(), range.low.abs()],
        };
        match self {
            Cell::Money(money) => {
                let [low, high] = ends(money.range.as_ref()?);
                let of = |value, sense| {
                    Cell::money(Money { value: Some(value), range: None, sense, ..*money.clone() })
                };
                Some([of(low, money.sense), of(high, Sense::Plain)])
            }
            Cell::Percent(percent) => {
                let [low, high] = ends(percent.range.as_ref()?);
                let of = |value, sense| {
                    Cell::percent(Percent { value: Some(value), range: None, sense, ..*percent.clone() })
                };
                Some([of(low, percent.sense), of(high, Sense::Plain)])
            }
            _ => None,
        }
    }
}
