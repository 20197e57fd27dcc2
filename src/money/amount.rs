//! An amount of money: an exact number of major units together with its currency.

use super::currency::Currency;
use super::fraction::{Fraction, Rounding};
use rust_decimal::Decimal;

/// Why a number cannot be an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountLimit {
    /// Its magnitude is 10^15 major units or more.
    TooLarge,
    /// It has more than 4 decimals.
    TooManyDecimals,
}

/// An exact amount: below 10^15 major units in magnitude, with at most 4 decimals.
///
/// The limits keep every amount exact in a JSON reader and every sum of a million of them exact here.
///
/// ```
/// use cloudcost::{Amount, AmountLimit, Currency, Fraction};
/// let amount = Amount::new(&Fraction::decimal(125, 1), Currency::JPY).unwrap();
/// assert_eq!(amount.exact(), Fraction::ratio(25, 2).unwrap());
/// let limit = Fraction::power_of_ten(15);
/// assert_eq!(Amount::new(&limit, Currency::JPY), Err(AmountLimit::TooLarge));
/// assert_eq!(
///     Amount::new(&Fraction::ratio(1, 3).unwrap(), Currency::JPY),
///     Err(AmountLimit::TooManyDecimals)
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    value: Decimal,
    currency: Currency,
}

impl Amount {
    /// Decimals that an amount may have.
    pub(crate) const MAX_DECIMALS: u32 = 4;
    /// An amount is below 10 to this power.
    pub(crate) const MAX_POWER: i32 = 15;

    /// The amount of `value` major units of `currency`.
    ///
    /// # Errors
    /// [`AmountLimit`] if the number is outside the limits of an amount; it is never rounded into them.
    pub fn new(value: &Fraction, currency: Currency) -> Result<Amount, AmountLimit> {
        if value.abs() >= Fraction::power_of_ten(Self::MAX_POWER) {
            return Err(AmountLimit::TooLarge);
        }
        let decimals = value.exact_decimals(Self::MAX_DECIMALS).ok_or(AmountLimit::TooManyDecimals)?;
        let digits = i32::try_from(decimals)
            .ok()
            .and_then(|places| value.units(places, Rounding::Down))
            .ok_or(AmountLimit::TooLarge)?;
        Decimal::try_from_i128_with_scale(digits, decimals)
            .map(|value| Amount { value, currency })
            .map_err(|_| AmountLimit::TooLarge)
    }

    /// The number of major units.
    pub fn exact(&self) -> Fraction {
        let decimals = i32::try_from(self.value.scale()).unwrap_or(0);
        Fraction::decimal(self.value.mantissa(), decimals)
    }

    /// What it is an amount of.
    pub fn currency(&self) -> Currency {
        self.currency
    }
}
