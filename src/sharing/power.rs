//! An allocation base to a power: below 1, a large member pays less a head than a small one.
//!
//! Populations of 90,000, 40,000 and 10,000 to the power 0.5 are 300, 200 and 100: 60 million are 30, 20 and 10.
//!
//! ```
//! use cloudcost::Fraction;
//! use cloudcost::sharing::{Basis, Claim, POWER, Sharer, Rule, SharedItem, Settlement, split};
//! let members = [90_000, 40_000, 10_000].map(|people| Sharer::default().base("population", people));
//! let root = Basis::curved(&POWER, "population", Fraction::decimal(5, 1)).unwrap();
//! let item = SharedItem::of_one_year(Rule::by(root), 60_000_000);
//! let claim = Claim { members: members.to_vec(), items: vec![item], years: 1, ..Claim::default() };
//! let split = split(&claim, &Settlement::default()).unwrap();
//! assert_eq!(split.years[0].bills, [30_000_000, 20_000_000, 10_000_000]);
//! ```

use super::curve::{Curve, Weigher};
use super::real::Powers;
use crate::money::Fraction;
use crate::money::whole::BigInt;
use crate::money::whole::{One, Pow, ToPrimitive};

/// A base to a power: the number is the exponent.
pub static POWER: Curve = Curve { name: "^", limits: [0, 10], weight };

/// base^(p/q), of which s^p is exact where the base is s^q x m.
fn weight(exponent: &Fraction) -> Weigher {
    let mut powers = Powers::of(exponent);
    let root = exponent.denominator().to_u32().unwrap_or(u32::MAX);
    let power = exponent.numerator().to_u32().unwrap_or(u32::MAX);
    Box::new(move |base| {
        let (above, rest_above) = taken_out(base.numerator(), root);
        let (below, rest_below) = taken_out(base.denominator(), root);
        let exact = Fraction::ratio_of(above.pow(power), below.pow(power)).unwrap_or_default();
        let rest = Fraction::ratio_of(rest_above, rest_below).unwrap_or_default();
        &exact * &powers.raise(&rest)
    })
}

/// Prime factors above this are found only where what is left is a whole power: enough for every base below 10^9.
const LARGEST_FACTOR: u64 = 1_000;

/// Takes whole powers out of a number: `(s, m)` with `number = s^root x m`, so that bases whose ratio has an exact root
/// get weights in exactly that ratio.
fn taken_out(number: BigInt, root: u32) -> (BigInt, BigInt) {
    let one = BigInt::one;
    if root == 1 || number.bits() == 0 {
        return (number, one());
    }
    if number.bits() <= u64::from(root) {
        return (one(), number);
    }
    let (mut taken, mut rest, mut left) = (one(), one(), number);
    if let Some(mut small) = left.to_u64() {
        for factor in (2..=LARGEST_FACTOR).take_while(|factor| factor * factor <= left.to_u64().unwrap_or(0))
        {
            let mut times = 0;
            while small % factor == 0 {
                small /= factor;
                times += 1;
            }
            taken *= BigInt::from(factor).pow(times / root);
            rest *= BigInt::from(factor).pow(times % root);
        }
        left = small.into();
    }
    let whole = left.nth_root(root);
    match Pow::pow(&whole, root) == left {
        true => (taken * whole, rest),
        false => (taken, rest * left),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_powers_come_out_of_a_number() {
        for (number, root, taken, rest) in [
            (90_000_i64, 2, 300, 1),
            (2 * 10_007 * 10_007, 2, 10_007, 2),
            (12, 2, 2, 3),
            (48, 4, 2, 3),
            (7, 5, 1, 7),
            (30, 1, 30, 1),
            (0, 2, 0, 1),
        ] {
            assert_eq!(taken_out(number.into(), root), (taken.into(), rest.into()), "{number}");
        }
    }
}
