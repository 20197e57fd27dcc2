//! Estimates of the Shapley value from orders drawn by chance, for games too large to count out.
//!
//! Members join in an order, each adds what it adds; the mean over many orders is the estimate, and its standard error
//! the deviation of single orders divided by the root of their number. The same seed draws the same orders.
//!
//! ```
//! use cloudcost::coalition::sample;
//! use cloudcost::Fraction;
//! // a taxi to 6, 12 and 42: who comes first pays the way, who comes later what it adds
//! let ways = [6, 12, 42];
//! let joining = |order: &[usize]| {
//!     let (mut paid, mut added) = (0, vec![0; 3]);
//!     for member in order {
//!         added[*member] = (ways[*member] - paid).max(0);
//!         paid = paid.max(ways[*member]);
//!     }
//!     Some(added)
//! };
//! let found = sample(3, 10_000, 7, joining).unwrap();
//! // the exact value is 2, 5, 35
//! for (value, exact) in found.values.iter().zip([2, 5, 35]) {
//!     assert!((value - &Fraction::from(exact)).abs() < Fraction::decimal(5, 1));
//! }
//! assert_eq!(found.values.iter().sum::<Fraction>(), Fraction::from(42));
//! ```
//!
//! J. Castro, D. Gómez and J. Tejada, "Polynomial calculation of the Shapley value based on sampling", Computers &
//! Operations Research 36 (2009); the generator is splitmix64 (G. L. Steele, D. Lea and C. H. Flood, 2014).

use crate::money::Fraction;

/// An estimate of the Shapley value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimated {
    /// The mean of what each member adds; the means add up to the total.
    pub values: Vec<Fraction>,
    /// The standard error of each mean, cut off after 4 decimals.
    pub errors: Vec<Fraction>,
}

/// Estimates from `orders` orders, at least 2; `joining` says what each member adds in an order. `None` if it cannot, or
/// for fewer orders.
pub fn sample(
    members: usize,
    orders: u32,
    seed: u64,
    joining: impl Fn(&[usize]) -> Option<Vec<i128>>,
) -> Option<Estimated> {
    if orders < 2 {
        return None;
    }
    let mut state = seed;
    let mut order: Vec<usize> = (0..members).collect();
    let mut sums = vec![0_i128; members];
    let mut squares = vec![Fraction::zero(); members];
    for _ in 0..orders {
        shuffle(&mut order, &mut state);
        for ((sum, square), added) in sums.iter_mut().zip(&mut squares).zip(joining(&order)?) {
            *sum += added;
            *square = &*square + &(&Fraction::from(added) * &Fraction::from(added));
        }
    }
    let count = Fraction::from(i128::from(orders));
    let one_less = Fraction::from(i128::from(orders) - 1);
    let values: Vec<Fraction> =
        sums.iter().map(|sum| Fraction::from(*sum).checked_div(&count)).collect::<Option<_>>()?;
    let error = |(square, mean): (&Fraction, &Fraction)| {
        let deviation = square - &(&count * &(mean * mean));
        Some(deviation.checked_div(&one_less)?.checked_div(&count)?.square_root(4))
    };
    let errors = squares.iter().zip(&values).map(error).collect::<Option<_>>()?;
    Some(Estimated { values, errors })
}

/// Another order, every one as likely as any other up to 2^-50.
fn shuffle(order: &mut [usize], state: &mut u64) {
    for last in (1..order.len()).rev() {
        let drawn = u128::from(next(state)) * u128::try_from(last + 1).unwrap_or(1);
        order.swap(last, usize::try_from(drawn >> 64).unwrap_or(0));
    }
}

fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_takes_two_orders() {
        let estimated = |orders| sample(1, orders, 7, |_| Some(vec![5])).map(|found| found.values);
        assert_eq!([0, 1].map(estimated), [None, None]);
        assert_eq!(estimated(2), Some(vec![Fraction::from(5)]));
    }

    #[test]
    fn the_generator_is_splitmix64_and_every_order_of_three_comes_up_about_as_often() {
        let mut state = 1_234_567;
        assert_eq!(
            [next(&mut state), next(&mut state)],
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]
        );
        let mut counts = std::collections::BTreeMap::new();
        let mut order = vec![0, 1, 2];
        for _ in 0..6_000 {
            shuffle(&mut order, &mut state);
            *counts.entry(order.clone()).or_insert(0) += 1;
        }
        assert_eq!(counts.len(), 6);
        assert!(counts.values().all(|count| (850..1_150).contains(count)), "{counts:?}");
    }
}
