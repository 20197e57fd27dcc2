//! How an exact number is brought to whole parts.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::Signed;
use std::cmp::Ordering;

/// How a number is brought to a number of decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// 四捨五入: to the nearest, a half away from zero.
    HalfAway,
    /// 切り捨て: cut off, towards zero.
    Down,
    /// 切り上げ: away from zero.
    Up,
    /// Towards minus infinity: the lower end of a range.
    Floor,
    /// Towards plus infinity: the upper end of a range.
    Ceiling,
}

/// Rounds `numerator / denominator` (positive) to a whole number; `None` if that needs more than 128 bits.
pub(super) fn whole(numerator: i128, denominator: i128, rounding: Rounding) -> Option<i128> {
    if denominator == 1 {
        return Some(numerator);
    }
    let (floor, rest) = match (i64::try_from(numerator), i64::try_from(denominator)) {
        // machine words divide several times faster
        (Ok(numerator), Ok(denominator)) => {
            let (floor, rest) = numerator.div_mod_floor(&denominator);
            (floor.into(), rest.into())
        }
        _ => numerator.div_mod_floor(&denominator),
    };
    let up = match rounding {
        _ if rest == 0 => false,
        Rounding::Floor => false,
        Rounding::Ceiling => true,
        Rounding::Down => numerator < 0,
        Rounding::Up => numerator > 0,
        Rounding::HalfAway => match rest.checked_mul(2)?.cmp(&denominator) {
            Ordering::Less => false,
            Ordering::Greater => true,
            Ordering::Equal => numerator > 0,
        },
    };
    floor.checked_add(up.into())
}

pub(super) fn whole_big(ratio: &BigRational, rounding: Rounding) -> BigInt {
    match rounding {
        Rounding::HalfAway => ratio.round().to_integer(),
        Rounding::Down => ratio.trunc().to_integer(),
        Rounding::Up if ratio.is_negative() => ratio.floor().to_integer(),
        Rounding::Up => ratio.ceil().to_integer(),
        Rounding::Floor => ratio.floor().to_integer(),
        Rounding::Ceiling => ratio.ceil().to_integer(),
    }
}
