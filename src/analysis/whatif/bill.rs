//! An invoice as a function of the numbers that move: a sum of products, rounded as in any other computation; of a price
//! with tax each price is rounded first, then the parts of them that are invoiced.

use crate::money::whole::BigInt;
use crate::money::whole::Integer;
use crate::money::whole::{Signed, ToPrimitive};
use crate::money::{Fraction, Rounding};

/// Factors, each with the variables that it is multiplied by.
pub(super) type VariableFactors = Vec<(Fraction, Vec<usize>)>;

/// What is invoiced, in minor units, at given numbers.
pub(super) enum Invoiced {
    /// A sum, rounded once.
    Plain(Sum),
    /// Prices, each rounded with its tax, and the part of each that is invoiced.
    Taxed(Vec<(Fraction, Sum)>, Rounding),
}

/// An amount as a sum of products over a common denominator.
pub(super) struct Sum {
    products: Vec<Product>,
    denominator: BigInt,
    small: Option<i128>,
}

/// A number times some variables.
struct Product {
    numerator: BigInt,
    small: Option<i128>,
    variables: Vec<usize>,
}

impl Invoiced {
    /// From prices with the part of each that is invoiced, each a sum of products; and how tax on them is rounded.
    pub(super) fn new(stretches: Vec<(Fraction, VariableFactors)>, tax: Option<Rounding>) -> Invoiced {
        let mut stretches: Vec<(Fraction, Sum)> =
            stretches.into_iter().map(|(part, products)| (part, Sum::new(products))).collect();
        match (tax, stretches.pop()) {
            (None, last) => Invoiced::Plain(last.map_or_else(|| Sum::new(Vec::new()), |(_, sum)| sum)),
            (Some(rounding), last) => {
                stretches.extend(last);
                Invoiced::Taxed(stretches, rounding)
            }
        }
    }

    /// What is invoiced at these numbers, in minor units.
    pub(super) fn units(&self, numbers: &[i128]) -> i128 {
        match self {
            Invoiced::Plain(sum) => sum.units(numbers, Rounding::HalfAway),
            Invoiced::Taxed(stretches, rounding) => {
                let cost =
                    |(part, sum): &(Fraction, Sum)| part * &Fraction::from(sum.units(numbers, *rounding));
                let cost = stretches.iter().map(cost).sum::<Fraction>();
                cost.units(0, Rounding::HalfAway).unwrap_or(i128::MAX)
            }
        }
    }
}

/// A quotient cut off; machine words divide several times faster, and most amounts fit them.
fn divided(number: i128, by: i128) -> i128 {
    match (u64::try_from(number), u64::try_from(by)) {
        (Ok(number), Ok(by)) => number.checked_div(by).map_or(0, i128::from),
        _ => number / by,
    }
}

impl Sum {
    fn new(products: VariableFactors) -> Sum {
        let products: Vec<_> = products.into_iter().filter(|(factor, _)| !factor.is_zero()).collect();
        let denominator =
            products.iter().fold(BigInt::from(1), |common, (factor, _)| common.lcm(&factor.denominator()));
        let product = |(factor, variables): (Fraction, Vec<usize>)| {
            let numerator = factor.numerator() * (&denominator / factor.denominator());
            Product { small: numerator.to_i128(), numerator, variables }
        };
        let products = products.into_iter().map(product).collect();
        Sum { products, small: denominator.to_i128(), denominator }
    }

    fn units(&self, numbers: &[i128], rounding: Rounding) -> i128 {
        self.small_units(numbers, rounding).unwrap_or_else(|| self.big_units(numbers, rounding))
    }

    /// In machine integers; `None` where they do not suffice.
    fn small_units(&self, numbers: &[i128], rounding: Rounding) -> Option<i128> {
        let mut sum: i128 = 0;
        for product in &self.products {
            let moving = product.variables.iter().filter_map(|variable| numbers.get(*variable));
            let product = moving.copied().try_fold(product.small?, i128::checked_mul)?;
            sum = sum.checked_add(product)?;
        }
        let denominator = self.small?;
        if rounding != Rounding::HalfAway {
            return Fraction::ratio(sum, denominator)?.units(0, rounding);
        }
        let magnitude = sum.checked_abs()?.checked_mul(2)?.checked_add(denominator)?;
        Some(divided(magnitude, denominator.checked_mul(2)?) * sum.signum())
    }

    fn big_units(&self, numbers: &[i128], rounding: Rounding) -> i128 {
        let product = |product: &Product| {
            let moving = product.variables.iter().filter_map(|variable| numbers.get(*variable));
            moving.fold(product.numerator.clone(), |product, number| product * number)
        };
        let sum: BigInt = self.products.iter().map(product).sum();
        if rounding != Rounding::HalfAway {
            let exact = Fraction::ratio_of(sum, self.denominator.clone()).unwrap_or_default();
            return exact.units(0, rounding).unwrap_or(i128::MAX);
        }
        let magnitude: BigInt = (sum.abs() * 2 + &self.denominator) / (&self.denominator * 2);
        let units = if sum.is_negative() { -magnitude } else { magnitude };
        units.to_i128().unwrap_or(i128::MAX)
    }
}
