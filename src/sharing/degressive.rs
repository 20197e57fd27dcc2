//! 逓減割: twice the base pays so many times as much, base^log2(factor).
//!
//! 50 million by `degressive(population, 1.5)` for 120,000, 60,000, 30,000 and 8,000 people: each halving pays two
//! thirds, exactly, as a base is 2^k x m and its weight 1.5^k x m^log2(1.5). With 60,000 people as 1, the weights are
//! 1.5, 1, 2/3 and (8/60)^0.58496… = 0.30769….
//!
//! ```
//! use cloudcost::Fraction;
//! use cloudcost::sharing::{Basis, Claim, DEGRESSIVE, Sharer, Rule, SharedItem, Settlement, split};
//! let members = [120_000, 60_000, 30_000, 8_000].map(|people| Sharer::default().base("population", people));
//! let rule = Rule::by(Basis::curved(&DEGRESSIVE, "population", Fraction::decimal(15, 1)).unwrap());
//! let item = SharedItem::of_one_year(rule, 50_000_000);
//! let claim = Claim { members: members.to_vec(), items: vec![item], years: 1, ..Claim::default() };
//! let split = split(&claim, &Settlement::default()).unwrap();
//! let part = |member| split.quota(member, 0).unwrap();
//! assert_eq!(&part(1) * &Fraction::from(3), &part(0) * &Fraction::from(2));
//! assert_eq!(&part(2) * &Fraction::from(3), &part(1) * &Fraction::from(2));
//! assert_eq!(split.years[0].bills, [21_586_692, 14_391_128, 9_594_086, 4_428_094]);
//! ```

use super::curve::{Curve, Weigher};
use super::real::Powers;
use crate::money::Fraction;
use crate::money::whole::BigInt;
use crate::money::whole::{One, Pow};

/// Twice the base pays `factor` times as much.
pub static DEGRESSIVE: Curve = Curve { name: "degressive", limits: [1, 1_000], weight };

/// For a base of 2^k x m: factor^k x m^log2(factor).
fn weight(factor: &Fraction) -> Weigher {
    let mut powers = Powers::of_log2(factor);
    let factor = factor.clone();
    Box::new(move |base| {
        let (above, below, rest) = without_twos(base);
        let exact = raised(&factor, above).checked_div(&raised(&factor, below)).unwrap_or_default();
        &exact * &powers.raise(&rest)
    })
}

/// How often 2 divides what is above and below the line, and what is left without them.
fn without_twos(base: &Fraction) -> (u64, u64, Fraction) {
    let (above, below) = (base.numerator(), base.denominator());
    let twos = |number: &BigInt| number.trailing_zeros().unwrap_or(0);
    let counts = (twos(&above), twos(&below));
    let rest = Fraction::ratio_of(above >> counts.0, below >> counts.1);
    (counts.0, counts.1, rest.unwrap_or_default())
}

fn raised(factor: &Fraction, times: u64) -> Fraction {
    let power = |number: BigInt| if times == 0 { BigInt::one() } else { Pow::pow(number, times) };
    Fraction::ratio_of(power(factor.numerator()), power(factor.denominator())).unwrap_or_default()
}
