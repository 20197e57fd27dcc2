//! Sums and products of ratios of machine integers in lowest terms; `None` where a part would outgrow them.
//!
//! Most denominators of this field are small (12 months, a percent, a few members): common divisors are looked for where
//! two denominators meet, and in machine words where the numbers fit them, which is several times faster than in general.

use num_rational::Ratio;
use num_traits::ToPrimitive;
use std::cmp::Ordering;

/// The greatest common divisor; that with 0 is the other number.
fn divisor(one: i128, other: i128) -> i128 {
    let (mut one, mut other) = (one.unsigned_abs(), other.unsigned_abs());
    while other != 0 {
        if let (Some(one), Some(other)) = (one.to_u64(), other.to_u64()) {
            return divisor_of_words(one, other).into();
        }
        (one, other) = (other, one % other);
    }
    i128::try_from(one).unwrap_or(1)
}

fn divisor_of_words(mut one: u64, mut other: u64) -> u64 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

/// `number / by` where it divides; machine words divide several times faster.
fn divided(number: i128, by: i128) -> i128 {
    match by {
        1 => number,
        _ => match (i64::try_from(number), i64::try_from(by)) {
            (Ok(number), Ok(by)) => number.checked_div(by).map_or(number.into(), i128::from),
            _ => number / by,
        },
    }
}

/// The ratio of two numbers, the second above 0, in lowest terms.
pub(super) fn reduced(numerator: i128, denominator: i128) -> Ratio<i128> {
    let common = divisor(numerator, denominator);
    Ratio::new_raw(divided(numerator, common), divided(denominator, common))
}

/// The product: what stands above one line can only cancel what stands below the other.
pub(super) fn product(one: &Ratio<i128>, other: &Ratio<i128>) -> Option<Ratio<i128>> {
    let (a, b, c, d) = (*one.numer(), *one.denom(), *other.numer(), *other.denom());
    if b == 1 && d == 1 {
        return Some(Ratio::new_raw(a.checked_mul(c)?, 1));
    }
    if a == 1 && b == 1 {
        return Some(*other);
    }
    if c == 1 && d == 1 {
        return Some(*one);
    }
    let (down, up) = (divisor(a, d), divisor(c, b));
    let numerator = divided(a, down).checked_mul(divided(c, up))?;
    Some(Ratio::new_raw(numerator, divided(b, up).checked_mul(divided(d, down))?))
}

/// The sum, or with `checked_sub` the difference.
pub(super) fn sum(
    one: &Ratio<i128>,
    other: &Ratio<i128>,
    add: fn(i128, i128) -> Option<i128>,
) -> Option<Ratio<i128>> {
    let (a, b, c, d) = (*one.numer(), *one.denom(), *other.numer(), *other.denom());
    if b == d {
        let numerator = add(a, c)?;
        return Some(if b == 1 { Ratio::new_raw(numerator, 1) } else { reduced(numerator, b) });
    }
    let common = if b == 1 || d == 1 { 1 } else { divisor(b, d) };
    let (left, right) = (divided(b, common), divided(d, common));
    let numerator = add(a.checked_mul(right)?, c.checked_mul(left)?)?;
    // where denominators have nothing in common, neither have the sum and their product
    let rest = if common == 1 { 1 } else { divisor(numerator, common) };
    Some(Ratio::new_raw(divided(numerator, rest), left.checked_mul(divided(d, rest))?))
}

/// Which is larger, where that is seen without dividing.
pub(super) fn compared(one: &Ratio<i128>, other: &Ratio<i128>) -> Ordering {
    if one.denom() == other.denom() {
        return one.numer().cmp(other.numer());
    }
    match (one.numer().checked_mul(*other.denom()), other.numer().checked_mul(*one.denom())) {
        (Some(one), Some(other)) => one.cmp(&other),
        _ => one.cmp(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_rational::BigRational;
    use proptest::prelude::*;

    fn ratios() -> impl Strategy<Value = Ratio<i128>> {
        let number =
            prop_oneof![-1_000_i128..1_000, any::<i64>().prop_map(i128::from), -(1 << 100)..1_i128 << 100];
        let below = prop_oneof![1_i128..1_000, 1..i128::from(u64::MAX), 1..1_i128 << 100];
        (number, below).prop_map(|(numerator, denominator)| reduced(numerator, denominator))
    }

    fn big(ratio: &Ratio<i128>) -> BigRational {
        BigRational::new((*ratio.numer()).into(), (*ratio.denom()).into())
    }

    fn same(found: Option<Ratio<i128>>, exact: &BigRational) -> bool {
        found.is_none_or(|found| {
            exact.numer() == &(*found.numer()).into() && exact.denom() == &(*found.denom()).into()
        })
    }

    proptest! {
        #[test]
        fn they_are_those_of_unlimited_numbers_in_lowest_terms(one in ratios(), other in ratios()) {
            let (a, b) = (big(&one), big(&other));
            prop_assert!(same(product(&one, &other), &(&a * &b)));
            prop_assert!(same(sum(&one, &other, i128::checked_add), &(&a + &b)));
            prop_assert!(same(sum(&one, &other, i128::checked_sub), &(&a - &b)));
            prop_assert_eq!(compared(&one, &other), a.cmp(&b));
        }
    }

    #[test]
    fn what_fits_is_found() {
        let third = reduced(2, 6);
        assert_eq!(third, Ratio::new_raw(1, 3));
        assert_eq!(product(&third, &reduced(9, 2)), Some(Ratio::new_raw(3, 2)));
        assert_eq!(sum(&third, &reduced(1, 6), i128::checked_add), Some(Ratio::new_raw(1, 2)));
        assert_eq!(sum(&third, &reduced(1, 3), i128::checked_sub), Some(Ratio::new_raw(0, 1)));
        assert_eq!(reduced(0, 7), Ratio::new_raw(0, 1));
        assert_eq!(product(&reduced(1 << 100, 1), &reduced(1 << 100, 1)), None);
    }
}
